"""What stands in a whole file? Declarations of people and repositories, then the records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from maocite.errors import Place, did_you_mean
from maocite.model.archive import Repository
from maocite.model.library import Placed
from maocite.model.name import Name
from maocite.model.record import ArchivalRecord, Record
from maocite.native.node import Fields, Items, Json, Node, Scalar
from maocite.native.people import DECLARED_NAME, DECLARED_REPOSITORY, without_additions
from maocite.native.reading import Declared, Reading, Report
from maocite.native.records import RECORD
from maocite.native.shapes import Shape

TOP = ("$schema", "repositories", "people", "records")
"""What a file may say; ``$schema`` is for editors."""

_Declaration = TypeVar("_Declaration", Name, Repository)


@dataclass(frozen=True, slots=True)
class Document:
    """A file, taken apart but for its records."""

    declared: Declared
    places: Mapping[str, Node] = field(default_factory=dict)
    """Where each declaration stands, by path: ``people.mao``."""
    records: tuple[Node, ...] = ()


def open_document(node: Node, source: str | None, report: Report) -> Document:
    """Read the declarations of a file; the records are still nodes."""
    at = Reading(report, Place(source))
    if isinstance(node, Items):
        return Document(Declared(), records=node.entries)
    if not isinstance(node, Fields):
        at.unexpected(node, "a list of records, or a mapping with records")
        return Document(Declared())
    parts: dict[str, Node] = {}
    for key, value in at.distinct(node):
        if key.text in TOP:
            parts[key.text] = value
            continue
        hint = did_you_mean(key.text, TOP) or f"; known are {', '.join(TOP)}"
        at.error(key, f"unknown field {key.text!r}{hint}", "unknown-field")
    places: dict[str, Node] = {}
    people = _declarations("people", parts, DECLARED_NAME, places, at)
    repositories = _declarations("repositories", parts, DECLARED_REPOSITORY, places, at)
    return Document(Declared(people, repositories), places, _records(node, parts, at))


def _declarations(
    name: str,
    parts: Mapping[str, Node],
    shape: Shape[_Declaration],
    places: dict[str, Node],
    at: Reading,
) -> dict[str, _Declaration]:
    found: dict[str, _Declaration] = {}
    node = parts.get(name)
    if node is None:
        return found
    here = at.at(name)
    if not isinstance(node, Fields):
        here.unexpected(node, "a mapping of keys to declarations")
        return found
    for key, value in here.distinct(node):
        declaration = shape.read(value, here.at(key.text))
        places[f"{name}.{key.text}"] = key
        if declaration is not None:
            found[key.text] = replace(declaration, key=key.text)
    return found


def _records(node: Fields, parts: Mapping[str, Node], at: Reading) -> tuple[Node, ...]:
    records = parts.get("records")
    if isinstance(records, Items):
        return records.entries
    if records is None:
        at.error(node, "there are no records; list them under 'records:'", "missing-field")
    else:
        at.at("records").unexpected(records, "a list of records")
    return ()


def read_document(node: Node, source: str | None, report: Report) -> Iterator[Placed]:
    """The records of a file with their places; wrong ones are reported and left out."""
    document = open_document(node, source, report)
    for index, entry in enumerate(document.records):
        place = Place(source, entry.line, entry.column, record=f"records[{index}]")
        name = entry.get("id") if isinstance(entry, Fields) else None
        if isinstance(name, Scalar) and name.text:
            place = replace(place, record=name.text)
        record = RECORD.read(entry, Reading(report, place, document.declared))
        if record is not None:
            yield record, replace(place, column=None)


def declare(records: Iterable[Record]) -> Declared:
    """The people and repositories with keys that a file can declare once.

    A key that two records use for different things is not declared: both write it in full.
    """
    people: dict[str, Name] = {}
    repositories: dict[str, Repository] = {}
    torn: set[str] = set()
    for record in records:
        for name in (name for names in record.people.values() for name in names):
            if name.key and people.setdefault(name.key, base := without_additions(name)) != base:
                torn.add(f"people.{name.key}")
        repository = record.repository if isinstance(record, ArchivalRecord) else None
        key = repository.key if repository else None
        if repository and key and repositories.setdefault(key, repository) != repository:
            torn.add(f"repositories.{key}")
    return Declared(
        {key: name for key, name in people.items() if f"people.{key}" not in torn},
        {key: name for key, name in repositories.items() if f"repositories.{key}" not in torn},
    )


def encode_declarations(declared: Declared) -> dict[str, Json]:
    """``repositories`` and ``people`` of a file, whichever there are."""
    head: dict[str, Json] = {}
    if declared.repositories:
        head["repositories"] = _declare_all(declared.repositories, DECLARED_REPOSITORY)
    if declared.people:
        head["people"] = _declare_all(declared.people, DECLARED_NAME)
    return head


def _declare_all(declarations: Mapping[str, Any], shape: Shape[Any]) -> dict[str, Json]:
    return {
        key: shape.write(replace(value, key=None), Declared())
        for key, value in declarations.items()
    }
