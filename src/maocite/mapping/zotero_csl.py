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
from maocite.mapping.zotero import ITEM_TYPES, ItemType, becomes
from maocite.mapping.zotero_dates import is_plain, read_edtf, read_text, to_text
from maocite.mapping.zotero_extra import variable_line
from maocite.mapping.zotero_item import (
    Carrier,
    ZoteroItem,
    completing_line,
    finish,
    on_the_way,
    to_item,
    with_lines,
)
from maocite.mapping.zotero_names import Creator, from_creator, to_creator
from maocite.model import Date, Name, Record, SecondaryRecord

_UNMAPPED = frozenset({"assignee", "legislativeBody", "issuingAuthority", "citationKey"})
"""Fields that the import of some or all versions does not fill from CSL's variable."""
_FAKES_PLACE = "event-place"
"""Older versions take it for the place of publication, so only types that meet have it as such."""
_MEETING = frozenset({"conferencePaper", "presentation", "letter"})
_ALIASES = {"container-title-short": "journalAbbreviation"}
"""Variables that the import knows by another name alone."""
_ABOUT = ("c", "ca", "circa")
"""What the export leaves of "c. 1966" and takes for a season."""
_OF_ZOTERO = "http://zotero.org/"
"""Begins what stands for the key of an item without one."""
_KEY_LINE = "Citation Key"
_DATES = frozenset({"issued", "accessed", "submitted", "original-date"})
"""Date variables that the import of some version reads; it knows nothing but plain dates."""
_REFUSED = "software"
"""The type that the import refuses, and with it the whole file. A book that has a version becomes
a program; a document becomes one by its ``type:`` line."""


def to_zotero_csl(record: Record) -> Item:
    """The record as an item that Zotero's import takes whole and `from_zotero_csl` gives back."""
    flat = flatten(record)
    kind = _imported_as(flat)
    carrier = on_the_way(_carrier(kind.name), kind, becomes(flat.type, kind))
    zotero, exact = to_item(flat, kind, carrier)
    if flat.type == _REFUSED and kind.csl == _REFUSED:
        zotero = replace(zotero, extra=(variable_line("type", _REFUSED), *zotero.extra))
    item = _item(flat, zotero)
    foreign = record.extra.get(FOREIGN)
    if isinstance(foreign, Mapping):
        for name, value in foreign.items():
            item.setdefault(name, value)
    if not (exact and flat is record and not flat.keywords):
        back, _ = _read(item, Place(record=record.id), _ignore)
        line = None if back is None else completing_line(record, back)
        if line is not None:
            item["note"] = f"{item['note']}\n{line}"
    return item


def from_zotero_csl(item: Mapping[str, object], place: Place, report: Report) -> Record | None:
    """The record of an item that Zotero wrote, or that we wrote for it."""
    flat, ours = _read(item, place, report)
    return None if flat is None else finish(flat, ours, place, report)


def _read(
    item: Mapping[str, object], place: Place, report: Report
) -> tuple[SecondaryRecord | None, Mapping[str, object] | None]:
    note = item.get("note")
    flat = read_item(_as_csl(item), place, report)
    if flat is None:
        return None, None
    worded: dict[str, Date] = {}
    for name, date in flat.dates.items():
        if date.raw is None or not date.raw.strip():
            continue
        if _is_raw(item[name]):
            worded[name] = read_text(date.raw)
        elif date.edtf is None and (found := read_edtf(date.raw)):
            # Zotero's export has words where it finds no year: EDTF, or what nobody can read.
            worded[name] = found
    people = {role: tuple(map(_parted, names)) for role, names in flat.people.items()}
    flat = replace(
        flat,
        dates=MappingProxyType({**flat.dates, **worded}),
        people=MappingProxyType(people),
    )
    return with_lines(flat, note.split("\n")) if isinstance(note, str) else (flat, None)


def _as_csl(item: Mapping[str, object]) -> Item:
    """The item without ``note``, with what Zotero's export says in its own way put right."""
    plain: Item = {
        name: value for name, value in item.items() if name not in ("note", "citation-key")
    }
    key = item.get("citation-key")
    if key is not None and str(plain.get("id", _OF_ZOTERO)).startswith(_OF_ZOTERO):
        plain["id"] = key
    for variable, name in _ALIASES.items():
        if name in plain and plain.setdefault(variable, plain[name]) == plain[name]:
            del plain[name]
    place = plain.get(_FAKES_PLACE)
    if (
        place is not None
        and place == plain.get("publisher-place")
        and item.get("type") != "speech"
    ):
        del plain[_FAKES_PLACE]
    for name, value in item.items():
        season = value.get("season") if isinstance(value, Mapping) else None
        if isinstance(value, Mapping) and isinstance(season, str):
            rest = {part: said for part, said in value.items() if part != "season"}
            if season in _ABOUT:
                plain[name] = {**rest, "circa": True}
            elif f"\n{name}: " in f"\n{item.get('note')}":
                plain[name] = rest  # half of an interval, which the note says whole
    return plain


def _parted(name: Name) -> Name:
    """A name with the particles and the suffix that Zotero keeps in its two fields taken apart."""
    if not (name.family and name.given):
        return name
    particle = name.non_dropping_particle or ""
    # The export takes "al-Husayni-" for the particle of "al-Husayni-Banerjee".
    torn = particle.endswith("-") and not particle.islower()
    if torn or name == Name(name.family, name.given):
        return from_creator(to_creator("", name))
    return name


def _is_raw(date: object) -> bool:
    """Whether a date is written in Zotero's way, as text that is to be understood."""
    return isinstance(date, Mapping) and "raw" in date


_TOLD_APART = {
    "broadcast": (
        "tvBroadcast",
        frozenset(
            {
                *("archive", "archive_location", "container-title"),
                *("publisher", "publisher-place", "source"),
            }
        ),
    ),
    "motion_picture": (
        "videoRecording",
        frozenset(
            {
                *("collection-title", "publisher-place", "volume"),
                *("number-of-volumes", "ISBN"),
            }
        ),
    ),
}
"""Types of which the import makes another where one of these variables is there."""
_MISLEADING = {
    "bill": frozenset({"publisher", "number-of-volumes"}),
    "book": frozenset({"version"}),
    "song": frozenset({"number"}),
}
"""Variables that would make a hearing, a program and a podcast of these: they stand in ``note``."""
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
    if flat.type == _REFUSED:
        return ITEM_TYPES["computerProgram" if "version" in flat.texts else "document"]
    if flat.type == "broadcast":
        return ITEM_TYPES["podcast"]
    return _usual_type(flat.type)


@cache
def _usual_type(csl: str) -> ItemType:
    return next((kind for kind in ITEM_TYPES.values() if kind.csl == csl), ITEM_TYPES["document"])


@cache
def _carrier(kind: str) -> Carrier:
    item = ITEM_TYPES[kind]
    fields = frozenset(item.variables) - item.newer - _UNMAPPED
    if item.fields.get(_FAKES_PLACE) == "place":
        fields -= {"place"}  # of a talk, which newer versions take from no variable
    return Carrier(
        fields=fields,
        creators=frozenset(item.roles),
        keeps=bool,
        keeps_creator=_keeps_creator,
        date=bool,
        notes=False,
    )


def _keeps_creator(creator: Creator) -> bool:
    return bool(creator.last) and creator.first != ""


def _item(flat: SecondaryRecord, zotero: ZoteroItem) -> Item:
    written = flat.type
    if written == _REFUSED:
        written = "book" if zotero.kind.csl == _REFUSED else zotero.kind.csl
    item: Item = {"id": flat.id, "citation-key": flat.id, "type": written}
    for creator in zotero.creators:
        names = item.setdefault(zotero.kind.roles[creator.kind], [])
        if isinstance(names, list):
            names.append(
                {"literal": creator.last}
                if creator.first is None
                else {"family": creator.last, "given": creator.first}
            )
    left = {"note", "citation-key", *_MISLEADING.get(flat.type, ())}
    if zotero.kind.name not in _MEETING:
        left.add(_FAKES_PLACE)
    carried = zotero.kind.fields
    item |= {
        name: text
        for name, text in flat.texts.items()
        if name not in left and (carried.get(name) in zotero.fields or text.isprintable())
    }
    for variable, name in _ALIASES.items():
        if variable in flat.texts:
            item[name] = flat.texts[variable]
    for variable, date in flat.dates.items():
        shown = zotero.fields.get(zotero.kind.fields.get(variable, ""))
        if shown is None and variable in _DATES and not is_plain(date):
            shown = to_text(date)
        if is_plain(date) or shown is None:
            item[variable] = csl_dates.write_date(date)
        else:
            item[variable] = {"raw": shown}
    if "issued" not in flat.dates and (stand_in := zotero.fields.get("date", "").strip()):
        item["issued"] = csl_dates.write_date(read_text(stand_in))
    if flat.keywords:
        item["keyword"] = join_keywords(flat.keywords)
    lines = [line for line in zotero.extra if line.strip()]
    if flat.keywords:
        lines.insert(0, f"keyword: {join_keywords(flat.keywords)}")
    item["note"] = "\n".join([variable_line(_KEY_LINE, flat.id), *lines])
    return item


def _ignore(problem: Problem) -> None:
    """What is doubtful in an item of our own shows when it is compared with the record."""
