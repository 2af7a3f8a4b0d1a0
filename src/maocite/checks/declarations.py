"""Is everything that a file declares used by one of its records?"""

from collections.abc import Iterator

from maocite.checks.rule import FileRule, Finding, NativeFile, Rule
from maocite.errors import Place
from maocite.native.node import Fields, Items, Node, Scalar
from maocite.native.records import ROLES


def every_person_is_named(file: NativeFile) -> Iterator[Finding]:
    """People of the file that no record names."""
    return _unused(file, "people", "person")


def every_repository_is_named(file: NativeFile) -> Iterator[Finding]:
    """Repositories of the file that no record names."""
    return _unused(file, "repositories", "repository")


def _unused(file: NativeFile, group: str, kind: str) -> Iterator[Finding]:
    used = {path for record in file.document.records for path in _named(record)}
    for path, node in file.document.places.items():
        if path in used or not path.startswith(f"{group}."):
            continue
        key = path.partition(".")[2]
        message = f"no record names the {kind} {key!r}; name it or delete the declaration"
        yield Finding(message, Place(file.source, node.line, node.column, field=path))


def _named(record: Node) -> Iterator[str]:
    """Paths of the declarations that a record names: ``people.mao``, ``repositories.aqsh``."""
    if not isinstance(record, Fields):
        return
    repository = record.get("repository")
    if isinstance(repository, Scalar):
        yield f"repositories.{repository.text}"
    for role in ROLES:
        given = record.get(role.value)
        for entry in given.entries if isinstance(given, Items) else (given,):
            person = entry.get("person") if isinstance(entry, Fields) else entry
            if isinstance(person, Scalar):
                yield f"people.{person.text}"


_REASON = (
    "Often it is a misprint in the record that should name it. "
    "Correct the record, or delete what is not needed."
)
UNUSED_PERSON: FileRule = Rule(
    "unused-person", "Is every declared person named by a record?", _REASON, every_person_is_named
)
UNUSED_REPOSITORY: FileRule = Rule(
    "unused-repository",
    "Is every declared repository named by a record?",
    _REASON,
    every_repository_is_named,
)
