"""Do the records that relations point to exist?"""

from collections.abc import Iterator

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.errors import Level, did_you_mean

_HINTS = 20
"""After so many misses the other records are in another file, not misspelt; hints cost time."""
_CANDIDATES = 2000
"""Keys compared for a hint."""


def relations_have_targets(collection: Collection) -> Iterator[Finding]:
    """Every `Relation.target` is the id of a record of the collection."""
    library = collection.library
    misses = 0
    for record in collection.archival():
        for index, relation in enumerate(record.relations):
            if relation.target is None or relation.target in library:
                continue
            misses += 1
            hint = ""
            if misses <= _HINTS:
                near = [key for key in library.by_id if key[:1] == relation.target[:1]]
                hint = did_you_mean(relation.target, near[:_CANDIDATES])
            message = (
                f"there is no record {relation.target!r}"
                f"{hint or '; describe it under ' + repr('text') + ' instead'}"
            )
            yield Finding(message, at(record, f"relations[{index}].target"))


UNKNOWN_TARGET: LibraryRule = Rule(
    "unknown-target",
    "Does every relation lead to a record?",
    "A relation to nothing cannot be followed, nor printed. "
    "Correct the id, or describe the other document in words under text.",
    relations_have_targets,
    Level.ERROR,
)
