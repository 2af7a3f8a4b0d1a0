"""Do the statements on provenance speak of fields that are there, and of words that stand there?"""

import re
from collections.abc import Iterator
from typing import Any

from maocite.errors import Level, Place, Problem, did_you_mean
from maocite.model.library import Library
from maocite.model.provenance import Provenance
from maocite.model.record import ArchivalRecord, Record
from maocite.native import Json, encode
from maocite.native.records import ARCHIVAL, SECONDARY
from maocite.native.shapes import Shape

_STEP = re.compile(r"\.?(?P<name>[^.\[\]]+)|\[(?P<index>\d{1,6})\]")


def provenance_names_fields(library: Library) -> Iterator[Problem]:
    """Every `Provenance.field` is the path of a field: ``participant[1]``, ``levels[0].name``."""
    for record, path, entry in _entries(library):
        value = _resolve(record, entry.field)
        if isinstance(value, _NoFieldError):
            yield _problem(library, record, path, str(value), "provenance-path")


def sic_stands_in_the_field(library: Library) -> Iterator[Problem]:
    """Words marked `sic` are there, so that a later correction of the field does not go unnoticed."""
    for record, path, entry in _entries(library):
        if entry.sic is None:
            continue
        value = _resolve(record, entry.field)
        if isinstance(value, _NoFieldError) or any(entry.sic in text for text in _texts(value)):
            continue
        message = (
            f"{entry.sic!r} does not stand in {entry.field}; copy the words as they are there"
        )
        yield _problem(library, record, path, message, "sic-not-there")


def _entries(library: Library) -> Iterator[tuple[Record, str, Provenance]]:
    for record in library:
        for index, entry in enumerate(record.provenance):
            yield record, f"provenance[{index}]", entry


def _problem(library: Library, record: Record, path: str, message: str, code: str) -> Problem:
    known = library.places.get(record.id, Place())
    place = Place(known.source, known.line, None, record.id, path)
    return Problem(Level.WARNING, message, place, code)


class _NoFieldError(Exception):
    """A path leads nowhere; the message says where it ends."""


def _resolve(record: Record, path: str) -> "Json | _NoFieldError":
    """What lies at a path (None where the field is not set), or why there is no such path."""
    shape = ARCHIVAL if isinstance(record, ArchivalRecord) else SECONDARY
    try:
        return _walk(shape, encode(record), path)
    except _NoFieldError as error:
        return error


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
