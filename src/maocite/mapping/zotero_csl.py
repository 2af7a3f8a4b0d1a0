"""What does a record look like as CSL-JSON for Zotero? With all that its import drops in ``note``.

Zotero's CSL import takes the variables that its item type has a field for and drops the others
without a word; ``note`` becomes Extra. So these variables are said twice: under their name, for
other programs, and as a line of ``note`` (see `zotero_extra`). People in roles that the type does
not have stand in ``note`` alone, for the import would make authors of them; uncertain dates go as
``raw``, which stays as written.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from maocite.errors import Place, Problem
from maocite.formats import Report
from maocite.mapping import csl_dates
from maocite.mapping.csl_json import Item, join_keywords, read_item
from maocite.mapping.flat import FOREIGN, flatten
from maocite.mapping.zotero import ITEM_TYPES, ItemType
from maocite.mapping.zotero_dates import is_plain, read_text
from maocite.mapping.zotero_item import (
    Carrier,
    ZoteroItem,
    completing_line,
    finish,
    to_item,
    with_lines,
)
from maocite.mapping.zotero_names import Creator, from_creator
from maocite.model import Name, Record, SecondaryRecord

_NEWER = frozenset(
    {
        "manuscript publisher",
        "manuscript number",
        "document type",
        "document place",
        "letter eventPlace",
        "book originalDate",
        "book originalPublisher",
        "book originalPlace",
        "bookSection originalDate",
        "bookSection originalPublisher",
        "bookSection originalPlace",
    }
)
"""Fields that only newer versions of Zotero (schema 41) have; older ones drop their variables."""


def to_zotero_csl(record: Record) -> Item:
    """The record as an item that Zotero's import takes whole and `from_zotero_csl` gives back."""
    flat = flatten(record)
    kind = _imported_as(flat)
    zotero, exact = to_item(flat, kind, _carrier(kind.name))
    item = _item(flat, zotero)
    foreign = record.extra.get(FOREIGN)
    if isinstance(foreign, Mapping):
        for name, value in foreign.items():
            item.setdefault(name, value)
    if not (exact and flat is record and not flat.keywords):
        back, _ = _read(item, Place(record=record.id), _ignore)
        line = None if back is None else completing_line(record, back)
        if line is not None:
            item["note"] = f"{item['note']}\n{line}" if "note" in item else line
    return item


def from_zotero_csl(item: Mapping[str, object], place: Place, report: Report) -> Record | None:
    """The record of an item that Zotero wrote, or that we wrote for it."""
    flat, ours = _read(item, place, report)
    return None if flat is None else finish(flat, ours, place, report)


def _read(
    item: Mapping[str, object], place: Place, report: Report
) -> tuple[SecondaryRecord | None, Mapping[str, object] | None]:
    note = item.get("note")
    plain = {name: value for name, value in item.items() if name not in ("note", "citation-key")}
    plain.setdefault("id", item.get("citation-key"))
    flat = read_item(plain, place, report)
    if flat is None:
        return None, None
    worded = {
        name: read_text(date.raw)
        for name, date in flat.dates.items()
        if date.raw is not None and date.edtf is None and date.raw.strip() and _is_raw(item[name])
    }
    people = {role: tuple(map(_parted, names)) for role, names in flat.people.items()}
    flat = replace(
        flat,
        dates=MappingProxyType({**flat.dates, **worded}),
        people=MappingProxyType(people),
    )
    return with_lines(flat, note.split("\n")) if isinstance(note, str) else (flat, None)


def _parted(name: Name) -> Name:
    """A name with the particles and the suffix that Zotero keeps in its two fields taken apart."""
    if name.family and name.given and name == Name(name.family, name.given):
        return from_creator(Creator("", name.family, name.given))
    return name


def _is_raw(date: object) -> bool:
    """Whether a date is written in Zotero's way, as text that is to be understood."""
    return isinstance(date, Mapping) and "raw" in date


_TOLD_APART = {
    "bill": ("hearing", frozenset({"publisher", "number-of-volumes"})),
    "book": ("computerProgram", frozenset({"version"})),
    "song": ("podcast", frozenset({"number"})),
    "motion_picture": (
        "videoRecording",
        frozenset(
            {
                *("collection-title", "publisher-place", "event-place", "volume"),
                *("number-of-volumes", "ISBN"),
            }
        ),
    ),
}
"""Types of which the import makes another where one of these variables is there."""
_GENRES = {
    ("broadcast", "radio broadcast"): "radioBroadcast",
    ("broadcast", "podcast"): "podcast",
    ("personal_communication", "email"): "email",
    ("personal_communication", "instant message"): "instantMessage",
}


def _imported_as(flat: SecondaryRecord) -> ItemType:
    """The Zotero type that the import makes of an item."""
    other, signs = _TOLD_APART.get(flat.type, ("", frozenset()))
    if not signs.isdisjoint(flat.texts):
        return ITEM_TYPES[other]
    if named := _GENRES.get((flat.type, flat.texts.get("genre", ""))):
        return ITEM_TYPES[named]
    return _usual_type(flat.type)


@cache
def _usual_type(csl: str) -> ItemType:
    return next((kind for kind in ITEM_TYPES.values() if kind.csl == csl), ITEM_TYPES["document"])


@cache
def _carrier(kind: str) -> Carrier:
    item = ITEM_TYPES[kind]
    return Carrier(
        fields=frozenset(
            field
            for field in item.variables
            if f"{kind} {field}" not in _NEWER and field != "citationKey"
        ),
        creators=frozenset(item.roles),
        keeps=bool,
        keeps_creator=_keeps_creator,
        date=bool,
    )


def _keeps_creator(creator: Creator) -> bool:
    return bool(creator.last) and creator.first != ""


def _item(flat: SecondaryRecord, zotero: ZoteroItem) -> Item:
    item: Item = {"id": flat.id, "citation-key": flat.id, "type": flat.type}
    for creator in zotero.creators:
        names = item.setdefault(zotero.kind.roles[creator.kind], [])
        if isinstance(names, list):
            names.append(
                {"literal": creator.last}
                if creator.first is None
                else {"family": creator.last, "given": creator.first}
            )
    item |= {
        name: text for name, text in flat.texts.items() if name not in ("note", "citation-key")
    }
    for variable, date in flat.dates.items():
        shown = zotero.fields.get(zotero.kind.fields.get(variable, ""))
        if is_plain(date) or shown is None:
            item[variable] = csl_dates.write_date(date)
        else:
            item[variable] = {"raw": shown}
    if "issued" not in flat.dates and (stand_in := zotero.fields.get("date")):
        item["issued"] = csl_dates.write_date(read_text(stand_in))
    if flat.keywords:
        item["keyword"] = join_keywords(flat.keywords)
    lines = [line for line in zotero.extra if line.strip()]
    if flat.keywords:
        lines.insert(0, f"keyword: {join_keywords(flat.keywords)}")
    if lines:
        item["note"] = "\n".join(lines)
    return item


def _ignore(problem: Problem) -> None:
    """What is doubtful in an item of our own shows when it is compared with the record."""
