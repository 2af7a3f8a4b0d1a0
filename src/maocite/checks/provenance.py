"""Do the statements on provenance speak of fields that are there, and of words that stand there?"""

import re
from collections.abc import Iterator
from typing import Any

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.errors import did_you_mean
from maocite.model.provenance import Provenance
from maocite.model.record import ArchivalRecord, Record
from maocite.model.role import Role
from maocite.native import Json
from maocite.native.reading import NOTHING_DECLARED
from maocite.native.records import ARCHIVAL, SECONDARY
from maocite.native.shapes import Shape

_STEP = re.compile(r"\.?(?P<name>[^.\[\]]+)|\[(?P<index>\d{1,6})\]")
_ROLES = {role.value: role for role in Role}


def provenance_names_fields(collection: Collection) -> Iterator[Finding]:
    """Every `Provenance.field` is the path of a field: ``participant[1]``, ``levels[0].name``."""
    for record, path, entry in _entries(collection):
        if entry.field in _shape(record).fields:
            continue
        value = _resolve(record, entry.field)
        if isinstance(value, _NoFieldError):
            yield Finding(str(value), at(record, path))


def sic_stands_in_the_field(collection: Collection) -> Iterator[Finding]:
    """Words marked `sic` are there, so that a later correction of the field does not go unnoticed."""
    for record, path, entry in _entries(collection):
        if entry.sic is None:
            continue
        value = _resolve(record, entry.field)
        if isinstance(value, _NoFieldError) or any(entry.sic in text for text in _texts(value)):
            continue
        message = (
            f"{entry.sic!r} does not stand in {entry.field}; copy the words as they are there"
        )
        yield Finding(message, at(record, path))


def _entries(collection: Collection) -> Iterator[tuple[Record, str, Provenance]]:
    for record in collection.library:
        for index, entry in enumerate(record.provenance):
            yield record, f"provenance[{index}]", entry


def _shape(record: Record) -> Shape[Any]:
    return ARCHIVAL if isinstance(record, ArchivalRecord) else SECONDARY


class _NoFieldError(Exception):
    """A path leads nowhere; the message says where it ends."""


def _resolve(record: Record, path: str) -> "Json | _NoFieldError":
    """What lies at a path (None where the field is not set), or why there is no such path."""
    shape = _shape(record)
    first = _STEP.match(path)
    name = (first["name"] if first else None) or ""
    # Only the field that the path begins with is written out: a record has many.
    value: Json = {name: _written(record, name, shape)} if name in shape.fields else {}
    try:
        return _walk(shape, value, path)
    except _NoFieldError as error:
        return error


def _written(record: Record, name: str, shape: Shape[Any]) -> Json:
    """A field of the record as the native format has it."""
    value: object
    if name in _ROLES:
        value = record.people.get(_ROLES[name])
    elif isinstance(record, ArchivalRecord):
        value = getattr(record, name.replace("-", "_"), None)
    else:
        value = record.texts.get(name) or record.dates.get(name) or getattr(record, name, None)
    return shape.fields[name].write(value, NOTHING_DECLARED) if value else None


def _walk(shape: Shape[Any], value: Json, path: str) -> Json:
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise _NoFieldError(
                f"{path!r} is no path; write title, participant[1], levels[0].name"
            )
        at = step.end()
        if _is_open(shape):
            return value
        if step["index"] is not None:
            shape, value = _entry(shape, value, int(step["index"]), path)
        else:
            shape, value = _field(shape, value, step["name"], path)
    return value


def _is_open(shape: Shape[Any]) -> bool:
    """Whether anything may lie inside: ``extra``, and forms of a name, which are names again."""
    return not shape.fields and ("$ref" in shape.schema or shape.schema.get("type") == "object")


def _entry(shape: Shape[Any], value: Json, index: int, path: str) -> tuple[Shape[Any], Json]:
    if shape.entry is None:
        raise _NoFieldError(f"{path!r}: there is no list before [{index}]")
    # A list of one is written as its entry.
    entries = value if isinstance(value, list) else [] if value is None else [value]
    if index >= len(entries):
        raise _NoFieldError(f"{path!r}: the list has {len(entries)} entries, the first is [0]")
    return shape.entry, entries[index]


def _field(shape: Shape[Any], value: Json, name: str, path: str) -> tuple[Shape[Any], Json]:
    if shape.entry is not None:
        raise _NoFieldError(f"{path!r}: say which entry of the list is meant, such as [0]")
    if name not in shape.fields:
        hint = did_you_mean(name, list(shape.fields))
        raise _NoFieldError(f"{path!r}: there is no field {name!r}{hint}")
    # A mapping of which only the first field is set is written as that field.
    return shape.fields[name], value.get(name) if isinstance(value, dict) else value


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _texts(entry)


PROVENANCE_PATH: LibraryRule = Rule(
    "provenance-path",
    "Does every statement on provenance name a field?",
    "A statement about a field that does not exist is lost for every reader. "
    "Write the path as the file has it: title, participant[1], levels[0].name.",
    provenance_names_fields,
)
SIC_NOT_THERE: LibraryRule = Rule(
    "sic-not-there",
    "Do the words marked sic stand in their field?",
    "Someone may have corrected what was to be kept as the source has it. "
    "Copy the words as they stand there, or delete the mark.",
    sic_stands_in_the_field,
)
