"""Is everything that a file declares used by one of its records?"""

from collections.abc import Iterator

from maocite.checks.rule import NativeFile
from maocite.errors import Level, Place, Problem
from maocite.native.node import Fields, Items, Node, Scalar
from maocite.native.records import ROLES


def every_declaration_is_used(file: NativeFile) -> Iterator[Problem]:
    """People and repositories that no record names: often a misprint in the record that should."""
    used = {path for record in file.document.records for path in _named(record)}
    for path, node in file.document.places.items():
        if path in used:
            continue
        group, _, key = path.partition(".")
        kind = "person" if group == "people" else "repository"
        message = f"no record names the {kind} {key!r}; name it or delete the declaration"
        place = Place(file.source, node.line, node.column, field=path)
        yield Problem(Level.WARNING, message, place, f"unused-{kind}")


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
