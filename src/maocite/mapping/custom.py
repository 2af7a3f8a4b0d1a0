"""What does ``custom`` hold? The part of a record that CSL's variables do not say.

``{"maocite": {"fields": {...}, "beside": {...}}}``: `fields` are fields of the native format, null
for one that the variables suggest and the record does not have; `beside` is a check sum of the
variables that say something of the same field. A field counts only while those are unchanged, so
that what another program edits wins over what we kept.
"""

import json
from collections.abc import Callable, Mapping
from zlib import crc32

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.model.record import ArchivalRecord, Record

Plain = Callable[[Mapping[str, object], Place, Report], Record | None]
"""Reads the variables of an item alone."""

_KINDS = ("secondary", "archival")
"""Words of the native format for the two shapes of a record."""

_VARIABLES: Mapping[str, tuple[str, ...]] = {
    "repository": ("archive", "archive-place"),
    "levels": ("archive_collection", "archive_location"),
    "folios": ("archive_location",),
    "title": ("title", "original-title"),
    "date": ("issued",),
    "place": ("publisher-place",),
    "rights": ("license",),
    "urls": ("URL",),
    "copies": ("source",),
    "keywords": ("keyword",),
    "kind": (),
    "extra": (),
}
"""Variables beside a field of an archival record where they bear another name."""


def custom_for(record: Record, item: Mapping[str, object], plain: Plain) -> dict[str, object]:
    """What must stand under ``custom`` so that the item gives back the whole record."""
    known = plain(item, Place(), _ignore)
    if known == record:
        return {}
    from maocite.native import encode

    wanted: dict[str, object] = dict(encode(record))
    given: dict[str, object] = {} if known is None else dict(encode(known))
    wanted["kind"] = _kind(record)
    given["kind"] = "" if known is None else _kind(known)
    fields: dict[str, object] = {
        name: value for name, value in wanted.items() if name not in given or given[name] != value
    }
    fields.update({name: None for name in given if name not in wanted})
    beside = {
        name: mark
        for name in fields
        if (mark := _mark(name, wanted["kind"] == _KINDS[True], item))
    }
    return {"maocite": {"fields": fields, **({"beside": beside} if beside else {})}}


def _kind(record: Record) -> str:
    return _KINDS[isinstance(record, ArchivalRecord)]


def _mark(field: str, archival: bool, item: Mapping[str, object]) -> str:
    """Check sum of the variables beside a field; empty where there are none."""
    names = _VARIABLES.get(field, (field,)) if archival else (field,)
    if not archival and field == "keywords":
        names = ("keyword",)
    values = [item[name] for name in names if name in item]
    if not values:
        return ""
    text = json.dumps(values, ensure_ascii=True, sort_keys=True)
    return f"{crc32(text.encode()):08x}"


def apply_custom(
    record: Record, item: Mapping[str, object], custom: object, place: Place, report: Report
) -> Record:
    """The record completed by what ``custom`` keeps."""
    fields = custom.get("fields") if isinstance(custom, Mapping) else None
    if not isinstance(custom, Mapping) or not isinstance(fields, Mapping):
        message = 'custom.maocite is an object with "fields"; left out'
        report(Problem(Level.WARNING, message, _at(place, record, "custom"), "custom"))
        return record
    from maocite.native import decode, encode

    marks = custom.get("beside")
    marks = marks if isinstance(marks, Mapping) else {}
    value: dict[str, object] = dict(encode(record))
    archival = fields.get("kind", _kind(record)) == _KINDS[True]
    for name, kept in fields.items():
        if marks.get(name, "") != _mark(name, archival, item):
            message = "was edited in another program; what custom says of it is left out"
            report(Problem(Level.WARNING, message, _at(place, record, name), "edited"))
        elif kept is None:
            value.pop(name, None)
        else:
            value[name] = kept
    value["kind"] = _KINDS[archival]
    found: list[Problem] = []
    complete = decode(value, _at(place, record, None), found.append)
    if complete is None or any(problem.level is Level.ERROR for problem in found):
        reason = found[0].message if found else "it describes no record"
        message = f"custom.maocite is left out: {reason}"
        report(Problem(Level.WARNING, message, _at(place, record, "custom"), "custom"))
        return record
    return complete


def _at(place: Place, record: Record, field: str | None) -> Place:
    return Place(place.source, place.line, place.column, record.id, field)


def _ignore(problem: Problem) -> None:
    """What is wrong with an item that we wrote shows when it is compared with the record."""
