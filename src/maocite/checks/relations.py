"""Do the records that relations point to exist?"""

from collections.abc import Iterator

from maocite.errors import Level, Place, Problem, did_you_mean
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord


def relations_have_targets(library: Library) -> Iterator[Problem]:
    """Every `Relation.target` is the id of a record of the collection."""
    known = list(library.by_id)
    for record in library:
        if not isinstance(record, ArchivalRecord):
            continue
        for index, relation in enumerate(record.relations):
            if relation.target is None or relation.target in library:
                continue
            hint = did_you_mean(relation.target, known) or "; describe it under 'text' instead"
            place = library.places.get(record.id, Place())
            yield Problem(
                Level.ERROR,
                f"there is no record {relation.target!r}{hint}",
                Place(place.source, place.line, None, record.id, f"relations[{index}].target"),
                "unknown-target",
            )
