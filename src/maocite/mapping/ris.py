"""What does a record look like as RIS? Tags and values, in both directions, for Zotero's reading.

The table is in `ris_table`. Zotero's translator splits names at the first comma and keywords at
semicolons, takes HTML apart everywhere but in ``AB`` and ``N1``, and adds the ``M2`` lines to
Extra; what that would harm is written so that it survives.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape, unescape

from maocite.errors import Place
from maocite.formats import Report
from maocite.mapping.flat import flatten
from maocite.mapping.ris_foreign import (
    LISTS,
    is_doi,
    is_labelled,
    is_taken_apart,
    is_usual,
    names_library,
    record_number,
    usual,
)
from maocite.mapping.ris_table import OTHERWISE, read_types, reading, writing, written_type
from maocite.mapping.zotero import ITEM_TYPES, VARIABLES, ItemType, becomes
from maocite.mapping.zotero_dates import read_edtf, with_words
from maocite.mapping.zotero_item import (
    Carrier,
    ZoteroItem,
    apart,
    citation_key,
    complete,
    finish,
    from_item,
    on_the_way,
    to_item,
    together,
    warn,
)
from maocite.mapping.zotero_names import Creator, read_creator
from maocite.mapping.zotero_notes import is_markup, note_html, note_text
from maocite.model import Record, SecondaryRecord

Entry = list[tuple[str, str]]
"""Tags and their values in order, without ``ER``."""

FOREIGN = "ris"
"""Key of `Record.extra` for the tags of a file that the record has no place for."""
PARAGRAPHS = frozenset({"AB", "N1", "N2", "RN"})
"""Tags whose values keep their line breaks."""
_RAW = PARAGRAPHS
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx](?:[\s;,(].*)?")
_ISBN = re.compile(r"97[89](?:-?\d){10}(?:[\s;,(].*)?")
_MARGIN = len("AB  - ")
_KEY = "Citation Key"

_DATES = frozenset({"date", "accessDate", "filingDate", "originalDate"})
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DATE = re.compile(r"(\d{1,4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?)?")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_REPEATED = re.compile(
    r"(?:[\W\d_]|spring|summer|autumn|fall|winter|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*)+",
    re.I,
)
"""What only says the month again: ``2001/05//Spring2001``, as EBSCO writes."""
_ONE_PAGE = frozenset({"case", "bill"})
"""Types whose first page Zotero keeps apart, so that it has no place for the last."""
_PAGES = re.compile(r"([^\s,;–-]+)-([^\s,;–-]+)")
_SEPARATORS = re.compile(r"\s?[\u2028\u2029]\s?")
_TAG = re.compile(r"[A-Z][A-Z0-9] {1,2}-(?: |$)")


def to_entry(record: Record) -> Entry:
    """The record as RIS, such that reading it gives the whole record back."""
    flat = flatten(record)
    tag, kind = written_type(flat.type)
    foreign = record.extra.get(FOREIGN)
    own = foreign if isinstance(foreign, Mapping) else {}
    carrier = on_the_way(_carrier(kind.name), kind, becomes(flat.type, kind))
    item, exact = to_item(flat, kind, carrier)
    item = apart(item, own)
    entry = _lines(item, tag, own)
    exact = (
        exact
        and flat is record
        and _keeps(item.key)
        and all(map(_keeps_keyword, item.tags))
        and len(set(item.tags)) == len(item.tags)
        and all(_keeps_paragraphs(note) and note_text(note) == note for note in item.notes)
        and _keeps_paragraphs(item.fields.get("abstractNote", ""))
        and not _is_completed(item.fields)
        and not _ISSN.fullmatch(item.fields.get("ISBN", ""))
        and not _ISBN.fullmatch(item.fields.get("ISSN", ""))
        and not names_library(entry, tag)
        and all(is_usual(tag, value) for tag, value in entry)
        and item.fields.get("title") not in item.notes
        and not any(map(is_labelled, item.notes))
    )
    if exact:
        return entry
    seen = as_read(entry)
    back, _ = _read(seen, key_of(seen), Place(), _ignore)
    return _lines(complete(record, item, back), tag, own)


def _is_completed(fields: Mapping[str, str]) -> bool:
    """Whether reading fills a title from its short form."""
    return ("shortTitle" in fields and "title" not in fields) or (
        "journalAbbreviation" in fields and "publicationTitle" not in fields
    )


def from_entry(entry: Entry, key: str, place: Place, report: Report) -> Record:
    """The record of a RIS entry; `key` is what it is called."""
    flat, ours = _read(entry, key, place, report)
    return finish(flat, ours, place, report)


def key_of(entry: Entry) -> str:
    """The citation key of an entry; empty where it has none."""
    lines = tuple(unescape(value) for tag, value in entry if tag == "M2")
    key = citation_key(ZoteroItem("", ITEM_TYPES["document"], {}, extra=lines))
    own = next((value for tag, value in entry if tag == "ID" and value), "")
    return key or own or record_number(entry)


@cache
def _carrier(kind: str) -> Carrier:
    """What RIS can carry of a Zotero type."""
    places = set(writing(kind))
    return Carrier(
        fields=frozenset(name for name in places if name in VARIABLES),
        creators=frozenset(
            name.removeprefix("creator:") for name in places if name.startswith("creator:")
        ),
        keeps=_keeps,
        keeps_creator=_keeps_creator,
        date=_keeps_date,
        paragraphs=frozenset({"abstractNote"}),
    )


def _keeps(text: str) -> bool:
    return text.isprintable() and bool(text) and text == text.strip()


def _keeps_creator(creator: Creator) -> bool:
    # "AU  - Ministry of Foreign Affairs, Albania" would become a person of that last name.
    if "," in creator.last or ";" in str(creator) or not _keeps(creator.last):
        return False
    return creator.first is None or _keeps(creator.first)


def _keeps_keyword(word: str) -> bool:
    return ";" not in word


def _keeps_date(text: str) -> bool:
    """Whether Zotero's import leaves a date in words alone: it wants a year, or no letters."""
    return not _DATE.fullmatch(text) and (
        re.search(r"\b\d{4}\b", text) is not None or re.search(r"[A-Za-z]", text) is None
    )


def _keeps_paragraphs(text: str) -> bool:
    lines = text.split("\n")
    if len(lines) == 1 and _keeps(text):
        return True
    return not text or (
        text == text.strip()
        and all(line.isprintable() and line == line.strip() for line in lines)
        and unfold(fold(text), _MARGIN) == text
    )


def fold(text: str) -> list[str]:
    """The lines of a value; one that looks like a tag is moved in by a blank."""
    first, *rest = text.split("\n")
    return [first, *(f" {line}" if _TAG.match(line) else line for line in rest)]


def unfold(lines: Sequence[str], margin: int) -> str:
    """The value of several lines; `margin`: how much stood before the first.

    A file that breaks its lines at 65 to 85 characters does so for room: they are joined by a
    blank. An empty line, a short line and a long line end where the author ended them.
    """
    room = all(len(line) <= 85 for line in lines)
    text, last = lines[0], len(lines[0]) + margin
    for line in lines[1:]:
        clean = line.strip()
        if clean and room and last >= 65:
            text += clean if text.endswith(" ") else f" {clean}"
        else:
            text += f"\n{clean}"
        last = len(line)
    return text


def physical(tag: str, value: str) -> list[str]:
    """The lines that a value is written on; one, except for notes and abstracts."""
    if value.isprintable():
        return [value]
    value = _SEPARATORS.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
    return fold(value) if tag in PARAGRAPHS else [" ".join(value.split("\n"))]


def logical(tag: str, lines: Sequence[str]) -> str:
    """The value of the lines that a file has for a tag."""
    if len(lines) == 1:
        return lines[0].strip()
    if tag in PARAGRAPHS:
        return unfold(lines, _MARGIN).strip()
    if tag in LISTS:
        return _listed(tag, lines)
    between = "\n" if tag == "KW" else " "
    return between.join(text for line in lines if (text := line.strip()))


def _listed(tag: str, lines: Sequence[str]) -> str:
    """Addresses, files and numbers, each on a line; what begins as none continues the one before."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        begins = line[0].isdigit() if tag == "SN" else _SCHEME.match(line)
        between = "\n" if begins else "" if tag == "UR" else " "
        text += between + line if text else line
    return text


def as_read(entry: Entry) -> Entry:
    """An entry as it comes back from a file."""
    return [
        (tag, value if value.isprintable() else logical(tag, physical(tag, value)))
        for tag, value in entry
    ]


def _lines(item: ZoteroItem, tag: str, foreign: Mapping[str, object]) -> Entry:
    own_type = foreign.get("type")
    entry: Entry = [("TY", own_type if isinstance(own_type, str) and _keeps(own_type) else tag)]
    by_kind: dict[str, list[str]] = {}
    for who in item.creators:
        by_kind.setdefault(f"creator:{who.kind}", []).append(_name(who))
    for field, place in writing(item.kind.name).items():
        if (value := item.fields.get(field)) is not None:
            if (
                place == "SP"
                and field == "pages"
                and item.kind.name not in _ONE_PAGE
                and (pages := _PAGES.fullmatch(value))
            ):
                entry += [("SP", _text(pages[1])), ("EP", _text(pages[2]))]
            elif field in _DATES and (date := _ris_date(value)):
                entry.append((place, date))
            else:
                entry.append((place, value.strip() if place in _RAW else _text(value)))
        elif field in by_kind:
            entry += [(place, name) for name in by_kind[field]]
        elif field == "tags":
            entry += [(place, _text(word.replace(";", ","))) for word in _for_import(item.tags)]
        elif field == "note":
            entry += [(place, _note(note)) for note in item.notes if note.strip()]
    entry += _foreign_lines(foreign)
    entry.append(("M2", _text(f"{_KEY}: {item.key}")))
    entry += [("M2", _text(line)) for line in item.extra]
    return entry


def _for_import(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Zotero splits the keyword of a record at commas where it is the only one; so it comes twice."""
    return tags * 2 if len(tags) == 1 and "," in tags[0] else tags


def _foreign_lines(foreign: Mapping[str, object]) -> Entry:
    tags = foreign.get("tags")
    entry: Entry = []
    for pair in tags if isinstance(tags, list | tuple) else ():
        match pair:
            case [str(tag), str(value)] if _TAG.match(f"{tag}  - ") and tag not in ("TY", "ER"):
                entry.append((tag, value))
    return entry


def _text(value: str) -> str:
    """A value on one line, safe from the import's reading of HTML."""
    line = value.strip() if value.isprintable() else " ".join(value.split())
    if "<" in line or ("&" in line and unescape(line) != line):
        return escape(line, quote=False)
    return line


def _note(note: str) -> str:
    """A child note; as HTML where Zotero would take something in the text for more than text."""
    if is_taken_apart(note):
        # Without a colon there is no label; in HTML it need not be written as one.
        return note_html(note).replace(":", "&#58;")
    return note_html(note) if is_markup(note) else note


def _name(creator: Creator) -> str:
    name = creator.last if creator.first is None else f"{creator.last}, {creator.first}"
    return _text(name)


def _ris_date(value: str) -> str:
    """``1960/06/07/``, ``2021///``; empty for what is no plain date."""
    match = _ISO.fullmatch(value)
    if match is None or (match[2] or "") > "12":
        return ""
    return f"{match[1]}/{match[2] or ''}/{match[3] or ''}/"


def _date_text(value: str) -> tuple[str, bool]:
    """A RIS date as Zotero's date field says it, and whether it says more; "0" and nothing stand
    for what is not known."""
    match = _DATE.fullmatch(value)
    if match is None:
        return value, False
    year, month, day, other = match.groups()
    season = _SEASONS.get((other or "").strip().casefold())
    parts = [f"{int(year):04d}"]
    if month and int(month):
        parts.append(f"{int(month):02d}")
        if day and int(day):
            parts.append(f"{int(day):02d}")
    elif season:
        parts.append(season)
    text = "-".join(parts)
    if read_edtf(text) is None:
        return value, False
    rest = (other or "").strip()
    if not rest or season or ":" in rest:
        return text, False
    whole = f"{text} {rest}"
    if len(parts) == 3 or (len(parts) > 1 and _REPEATED.fullmatch(rest)):
        return text, True
    return whole, False


def _dated(one: str, other: str) -> str:
    """Day and month with the year, which EndNote keeps in a tag of its own; empty where not so."""
    if re.fullmatch(r"\d{4}", one):
        one, other = other, one
    is_rest = re.fullmatch(r"\d{4}", other) and not re.search(r"\d{4}", one)
    return f"{one} {other}" if is_rest else ""


class _Reading:
    """One entry on its way; what finds no place, or finds it taken, is kept as it is."""

    def __init__(self, kind: ItemType) -> None:
        self.kind = kind
        self.fields: dict[str, str] = {}
        self.people: list[tuple[str, Creator]] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.extra: list[str] = []
        self.foreign: list[list[str]] = []
        self.end_page = ""

    def take(self, tag: str, field: str | None, value: str) -> None:
        text = value if tag in _RAW else unescape(value)
        if field is None or (field == "container" and self._variable("container-title")):
            if field is None or self._variable("container-title") != text:
                self.foreign.append([tag, value])
        elif field.startswith("creator:"):
            for name in text.split(";"):
                creator = read_creator(field.removeprefix("creator:"), name.strip(), ",")
                # Some programs say the authors twice, as A1 and as AU.
                if creator and all(who != creator or of == tag for of, who in self.people):
                    self.people.append((tag, creator))
        elif field == "tags":
            words = (word.strip() for word in re.split(r"[;\n]", text))
            self.tags += [word for word in words if word and word not in self.tags]
        elif field == "note":
            self.notes.append(note_text(text))
        elif field == "extra":
            self.extra.append(text)
        elif field == "end-page":
            if self.end_page and self.end_page != text:
                self.foreign.append([tag, value])
            else:
                self.end_page = text
        elif field == "collection":
            self.extra.append(f"archive_collection: {text}")
        elif field == "container":
            self.fields["publicationTitle"] = text
        else:
            self._field(tag, field, value, text)

    def _field(self, tag: str, field: str, value: str, text: str) -> None:
        if field in _DATES:
            text, more = _date_text(text)
            if more:
                self.foreign.append([tag, value])
            if text == "0000":
                self.foreign.append([tag, value])
                return
        elif field == "ISBN" and _ISSN.fullmatch(text):
            field = "ISSN"
        elif field == "ISSN" and _ISBN.fullmatch(text):
            field = "ISBN"
        variable = self.kind.variables.get(field) or VARIABLES[field]
        known = self._variable(variable)
        if known is None:
            self.fields[field] = text
        elif field in ("date", "accessDate") and (whole := _dated(known, text)):
            self.fields[field] = whole
        elif known != text and not (field == "date" and text in known):
            self.foreign.append([tag, value])

    def _variable(self, variable: str) -> str | None:
        for field, text in self.fields.items():
            if (self.kind.variables.get(field) or VARIABLES[field]) == variable:
                return text
        return None

    def close(self) -> None:
        """Put together what two tags say, and fill what other programs leave out."""
        fields = self.fields
        if self.end_page:
            # A number of pages with an end is a first page.
            if "numPages" in fields and "pages" not in fields:
                fields["pages"] = fields.pop("numPages")
            start = fields.get("pages")
            if start is None:
                fields["pages"] = self.end_page
            elif "-" in start or start == self.end_page:
                if start != self.end_page:
                    self.foreign.append(["EP", self.end_page])
            else:
                fields["pages"] = f"{start}-{self.end_page}"
        short = fields.get("journalAbbreviation")
        if short and self._variable("container-title") is None:
            fields["publicationTitle"] = short
        if "shortTitle" in fields and "title" not in fields:
            fields["title"] = fields.pop("shortTitle")


def _read(
    entry: Entry, key: str, place: Place, report: Report
) -> tuple[SecondaryRecord, Mapping[str, object] | None]:
    named = next((value.strip().upper() for tag, value in entry if tag == "TY"), "")
    kind = read_types().get(named)
    foreign: dict[str, object] = {}
    if kind is None:
        kind = ITEM_TYPES["document"]
        wrong = f"unknown type {named!r}" if named else "the record has no TY"
        message = f"{wrong}; taken for a document"
        warn(report, place, "TY", message, "unknown-item-type")
        if named:
            foreign["type"] = named
    if named in ("GEN", "") and any(tag in ("JO", "JF", "JA", "IS") for tag, _ in entry):
        kind = ITEM_TYPES["journalArticle"]
    if named == "EDBOOK":
        entry = [("A3" if tag in ("AU", "A1") else tag, value) for tag, value in entry]
    entry = usual(entry, named, kind)
    both, others = reading(kind.name)
    if named in OTHERWISE:
        others = {**others, **OTHERWISE[named]}
    state = _Reading(kind)
    later: Entry = []
    for tag, value in entry:
        if tag in ("TY", "ID") or not value.strip():
            continue
        if tag in both:
            state.take(tag, both[tag], value.strip())
        elif others.get(tag, "").startswith("creator:"):
            state.take(tag, others[tag], value.strip())  # in their order, whatever the tag
        else:
            later.append((tag, value.strip()))
    for tag, value in later:
        field = others.get(tag)
        # EndNote puts the DOI into M3, others a word for the kind of text.
        state.take(tag, None if tag == "M3" and not is_doi(value) else field, value)
    state.close()
    if not any(tag == "M2" and value.startswith(f"{_KEY}:") for tag, value in entry):
        with_words(state.fields, state.extra)
    if state.foreign:
        foreign["tags"] = state.foreign
        tags = ", ".join(dict.fromkeys(pair[0] for pair in state.foreign))
        warn(report, place, "", f"kept as they are, for the way back only: {tags}", "kept")
    item = ZoteroItem(
        key,
        kind,
        state.fields,
        tuple(who for _, who in state.people),
        tuple(state.tags),
        tuple(state.notes),
        tuple(state.extra),
    )
    foreign |= together(item)
    return from_item(item, key, {FOREIGN: foreign} if foreign else {}, place, report)


def _ignore(problem: object) -> None:
    """What is doubtful in an entry of our own shows when it is compared with the record."""
