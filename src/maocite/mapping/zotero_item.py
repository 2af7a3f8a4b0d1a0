"""What does a record look like as an item of Zotero's library? Shared by RIS and Zotero RDF.

A record becomes fields, creators, tags, child notes and lines of Extra. What the format at hand
has no place for, though CSL has a name for it, goes into Extra as a line; the rest goes into the
line of our own (see `zotero_extra`). Reading turns this around, line by line.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.mapping.csl_json import split_keywords, write_item
from maocite.mapping.custom import apply_custom, custom_for
from maocite.mapping.flat import is_archival, restore
from maocite.mapping.zotero import CREATORS, TYPE_LINES, VARIABLES, ItemType
from maocite.mapping.zotero_dates import is_plain, read_edtf, read_text, to_text
from maocite.mapping.zotero_detours import parted, whole_isbn, without_howpublished
from maocite.mapping.zotero_extra import (
    is_free,
    one_line,
    our_line,
    read_lines,
    variable_line,
)
from maocite.mapping.zotero_names import Creator, from_creator, read_name, to_creator
from maocite.mapping.zotero_notes import ANNOTATION, lines_of
from maocite.model import Date, Name, Record, Role, SecondaryRecord
from maocite.model.vocabulary import DATE_VARIABLES

CHILD_NOTE = "annote"
"""The CSL variable that Zotero and Better BibTeX keep as a note of its own below an item."""
_NOTES = "\n\n"
"""Between child notes that become one variable."""
_OUR_FIELDS = tuple(
    field.name
    for field in fields(SecondaryRecord)
    if field.name not in ("id", "type", "texts", "people", "dates", "keywords")
)
"""Fields of a record that CSL has no name for."""
_BY_NAME = {role.value: role for role in Role}


@dataclass(frozen=True, slots=True)
class ZoteroItem:
    """One item."""

    key: str
    """Citation key; empty where the file has none."""
    kind: ItemType
    fields: Mapping[str, str]
    """By Zotero's name, dates as text."""
    creators: tuple[Creator, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Child notes."""
    extra: tuple[str, ...] = ()
    """Lines of Extra."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """What a format can carry of one item type."""

    fields: AbstractSet[str]
    """Zotero fields that have a place of their own."""
    creators: AbstractSet[str]
    """Zotero creator types that have one."""
    keeps: Callable[[str], bool]
    """Whether a text comes back from there as it was."""
    keeps_creator: Callable[[Creator], bool]
    date: Callable[[str], bool] = bool
    """Whether Zotero's import leaves the text of a date alone."""
    paragraphs: AbstractSet[str] = frozenset()
    """Fields that may hold several lines; the format itself sees to them."""
    notes: bool = True
    """Whether it has child notes."""
    doubled: AbstractSet[str] = frozenset()
    """Fields that a line of Extra says once more, since older versions of Zotero lack them."""


def on_the_way(carrier: Carrier, kind: ItemType, last: ItemType) -> Carrier:
    """What a format can carry of an item that Zotero reads as `kind` and then makes `last` of.

    Only what both types call the same; the main creator of one becomes that of the other.
    """
    if last is kind:
        return carrier
    author = kind.creators.get("author", "")
    return replace(
        carrier,
        fields=carrier.fields & last.variables.keys(),
        creators=carrier.creators & {*last.roles, author},
    )


def to_item(flat: SecondaryRecord, kind: ItemType, carrier: Carrier) -> tuple[ZoteroItem, bool]:
    """The item of a flat record, and whether `from_item` surely gives the same record."""
    writing = _Writing(flat, kind, carrier)
    return writing.item(), writing.exact


class _Writing:
    """One record on its way; what it has no place for falls through to Extra."""

    def __init__(self, flat: SecondaryRecord, kind: ItemType, carrier: Carrier) -> None:
        self.exact = (
            "citation-key" not in flat.texts
            and "keyword" not in flat.texts
            and not is_archival(flat)
            and not any(getattr(flat, name) for name in _OUR_FIELDS)
        )
        self._flat, self._kind, self._carrier = flat, kind, carrier
        self._fields: dict[str, str] = {}
        self._extra: list[str] = []
        self._notes: tuple[str, ...] = ()

    def item(self) -> ZoteroItem:
        flat = self._flat
        if flat.type != self._kind.csl:
            self._extra.append(variable_line("type", TYPE_LINES.get(flat.type, flat.type)))
        creators = self._creators()
        note = self._texts()
        for variable, date in flat.dates.items():
            self._date(variable, date)
        self._stand_in()
        keeps = self._carrier.keeps
        if flat.keywords:
            self.exact = self.exact and all(map(keeps, flat.keywords))
        return ZoteroItem(
            flat.id,
            self._kind,
            self._fields,
            creators,
            flat.keywords,
            self._notes,
            (*self._extra, *self._free(note)),
        )

    def _texts(self) -> str | None:
        note, carrier, fields = None, self._carrier, self._kind.fields
        for variable, value in self._flat.texts.items():
            field = fields.get(variable)
            if field is not None and field in carrier.fields:
                self._fields[field] = value
                if field not in carrier.paragraphs and not carrier.keeps(value):
                    self.exact = False
                if field in carrier.doubled:
                    self._extra.append(variable_line(variable, value))
            elif variable == "note":
                note = value
            elif variable == CHILD_NOTE and carrier.notes:
                self._notes = (value,)
                self.exact = self.exact and not (lines_of(value) or value.startswith(ANNOTATION))
            else:
                self._extra.append(variable_line(variable, value))
                self.exact = self.exact and value.isprintable() and value == value.strip()
        return note

    def _creators(self) -> tuple[Creator, ...]:
        creators: list[Creator] = []
        carrier = self._carrier
        for role, names in self._flat.people.items():
            kind = self._kind.creators.get(role.value, "")
            native = kind in carrier.creators
            for name in names:
                creator = to_creator(kind or role.value, name)
                if native and carrier.keeps_creator(creator):
                    creators.append(creator)
                    self.exact = self.exact and from_creator(creator) == name
                else:
                    # A name that the format would tear apart stays whole in a line of Extra.
                    line = one_line(str(creator))
                    self._extra.append(f"{role.value}: {line}")
                    self.exact = self.exact and not native and read_name(line) == name
        return tuple(creators)

    def _date(self, variable: str, date: Date) -> None:
        field = self._kind.fields.get(variable)
        native = field is not None and field in self._carrier.fields
        text = to_text(date)
        # Zotero discards an access date that is not one, and guesses at none.
        spoken = field != "accessDate" and self._carrier.date(text)
        shown = native and (is_plain(date) or spoken)
        if field is not None and shown:
            self._fields[field] = text
            if is_plain(date) and not (field == "accessDate" and len(text) < len("2021-03-09")):
                return
            # Zotero makes the first day of a year or month of an access date that has none.
            self.exact = self.exact and self._carrier.keeps(text)
        line = date.edtf or text
        if not (shown and date.edtf is None):
            self._extra.append(variable_line(variable, line))
        seen = read_text(text) if shown and text.strip() else None
        back = (
            seen if seen and date.edtf is None else _joined(seen, [line]) if line.strip() else seen
        )
        self.exact = self.exact and back == date and line.isprintable()

    def _stand_in(self) -> None:
        """The day of the event as the date, where the record has no other: Zotero sorts by it."""
        event = self._flat.dates.get("event-date")
        if (
            event is not None
            and "issued" not in self._flat.dates
            and "date" in self._carrier.fields
        ):
            text = to_text(event)
            if is_plain(event) or self._carrier.date(text):
                self._fields["date"] = text
                self.exact = False

    def _free(self, note: str | None) -> list[str]:
        """The lines of a free note."""
        if note is None:
            return []
        lines = note.split("\n")
        self.exact = self.exact and all(map(is_free, lines))
        return [line for raw in lines if (line := one_line(raw).strip())]


def apart(item: ZoteroItem, foreign: Mapping[str, object]) -> ZoteroItem:
    """The item with as many child notes as the file had that it came from (see `together`)."""
    notes = foreign.get("notes")
    if not isinstance(notes, list | tuple) or not all(isinstance(note, str) for note in notes):
        return item
    texts = tuple(map(str, notes))
    return replace(item, notes=texts) if _NOTES.join(texts) == _NOTES.join(item.notes) else item


def together(item: ZoteroItem) -> dict[str, object]:
    """What is to be kept in `Record.extra` so that several child notes stay several."""
    notes = [note for note in item.notes if not lines_of(note)]
    return {"notes": notes} if len(notes) > 1 else {}


def completing_line(record: Record, back: SecondaryRecord) -> str | None:
    """The line of our own that makes the record of `back`, what reading gives without it.

    None where that is the record already.
    """
    seen = restore(back)
    custom = custom_for(record, _beside(back), lambda *_: seen).get("maocite")
    return our_line(custom) if isinstance(custom, Mapping) else None


def complete(record: Record, item: ZoteroItem, back: SecondaryRecord) -> ZoteroItem:
    """The item with the line of our own, if it needs one (see `completing_line`)."""
    line = completing_line(record, back)
    return item if line is None else replace(item, extra=(*item.extra, line))


def from_item(
    item: ZoteroItem, key: str, extra: Mapping[str, object], place: Place, report: Report
) -> tuple[SecondaryRecord, Mapping[str, object] | None]:
    """The flat record of an item, and what our own line adds to it (for `finish`)."""
    kind = item.kind
    texts: dict[str, str] = {}
    shown: dict[str, str] = {}
    for field, value in item.fields.items():
        variable = kind.variables.get(field) or VARIABLES.get(field)
        if variable in DATE_VARIABLES:
            shown[variable] = value
        elif variable is not None and value:
            texts[variable] = value
    people: dict[Role, tuple[Name, ...]] = {}
    for creator in item.creators:
        role = _BY_NAME[kind.roles.get(creator.kind) or CREATORS[creator.kind]]
        people[role] = (*people.get(role, ()), from_creator(creator))
    lines = [line for note in item.notes for line in lines_of(note)]
    if notes := [note for note in item.notes if not lines_of(note)]:
        texts[CHILD_NOTE] = _NOTES.join(note.removeprefix(ANNOTATION) for note in notes)
    dates = {name: read_text(text) for name, text in shown.items() if text.strip()}
    flat = SecondaryRecord(
        key, kind.csl, texts, people, dates, item.tags, (), MappingProxyType(dict(extra))
    )
    return with_lines(flat, (*item.extra, *lines))


def with_lines(
    flat: SecondaryRecord, lines: Sequence[str]
) -> tuple[SecondaryRecord, Mapping[str, object] | None]:
    """A flat record with what lines of Extra say, and what our own line adds (for `finish`).

    "Field: value lines in Extra override nothing but fill empty native fields"; what finds its
    field filled stays in the note.
    """
    found = read_lines(lines)
    texts, people, dates = dict(flat.texts), dict(flat.people), dict(flat.dates)
    for role, named in found.people.items():
        native = people.get(role, ())
        added = [name for line in named if (name := read_name(line)) and name not in native]
        if native or added:
            people[role] = (*native, *added)
    _without(people, found.contributors)
    keywords = flat.keywords
    for line in found.texts.pop("keyword", []):
        if not keywords:
            keywords = split_keywords(line)
        elif split_keywords(line) != keywords:
            found.note.append(f"keyword: {line}")
    types = found.texts.pop("type", [flat.type])
    found.texts.pop("citation-key", None)
    if "ISBN" in found.texts:
        found.texts["ISBN"] = whole_isbn(texts, found.texts["ISBN"])
    for variable, values in found.texts.items():
        if variable in DATE_VARIABLES:
            seen = dates.get(variable)
            date = _joined(seen, values)
            # A line that says less than the field, or comes second, is nobody's but the note's.
            rest = (
                values[1:]
                if date != seen or seen is None or seen == read_edtf(values[0])
                else values
            )
            rest = [value for value in rest if read_text(value) != date]
            dates[variable] = date
        else:
            text = texts.setdefault(variable, values[0])
            rest = [value for value in values if value != text]
        found.note += [found.lines[variable, value] for value in rest]
    parted(texts)
    if note := without_howpublished(texts, found.note):
        texts["note"] = "\n".join(note)
    whole = replace(
        flat,
        type=types[0],
        texts=MappingProxyType(texts),
        people=MappingProxyType(people),
        dates=MappingProxyType(dates),
        keywords=keywords,
    )
    return whole, found.ours


def _without(people: dict[Role, tuple[Name, ...]], editors: Sequence[str]) -> None:
    """Take editors away from the contributors, as whom Zotero has them."""
    contributors = list(people.get(Role.CONTRIBUTOR, ()))
    for line in editors:
        editor = read_name(line)
        shown = [name.display() for name in contributors]
        if editor and editor.display() in shown:
            del contributors[shown.index(editor.display())]
    if contributors:
        people[Role.CONTRIBUTOR] = tuple(contributors)
    else:
        people.pop(Role.CONTRIBUTOR, None)


def _joined(seen: Date | None, lines: Sequence[str]) -> Date:
    """The date of a date field and of the lines of Extra about it, which may say it in EDTF."""
    exact = read_edtf(lines[0])
    if seen is None:
        return exact or read_text(lines[0])
    if exact is None or seen.edtf is not None:
        return exact or seen
    return Date(exact.edtf, seen.raw)


def citation_key(item: ZoteroItem) -> str:
    """The key that the item bears, in its field or in Extra; empty where it has none."""
    if item.key:
        return item.key
    return key_in((*item.extra, *(line for note in item.notes for line in lines_of(note))))


def key_in(lines: Iterable[str]) -> str:
    """The citation key that lines of Extra give; empty where there is none."""
    for line in lines:
        name, colon, value = line.partition(":")
        if colon and name.strip().casefold() in (
            "citation key",
            "citekey",
            "citation-key",
            "bibtex",
        ):
            return value.strip()
    return ""


def finish(
    flat: SecondaryRecord, ours: Mapping[str, object] | None, place: Place, report: Report
) -> Record:
    """The record of a flat record that was read and of what our own line adds to it."""
    record = restore(flat)
    if ours is None:
        return record
    return apply_custom(record, _beside(flat), ours, place, report)


def _beside(flat: SecondaryRecord) -> dict[str, object]:
    """The variables whose change by another program outdates our own line.

    Not the key: where it does not come back as it was, the reader makes another.
    """
    item, _ = write_item(flat)
    del item["id"]
    return item


def warn(report: Report, place: Place, field: str, message: str, code: str) -> None:
    """Report something doubtful about one field."""
    where = Place(place.source, place.line, place.column, place.record, field)
    report(Problem(Level.WARNING, message, where, code))
