"""What record does an entry describe? The way back from fields to variables.

What no rule knows is kept under ``extra["bibtex"]`` with the entry's own type, for the way back.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.mapping.bib.archival import made_fields, unprinted
from maocite.mapping.bib.block import Block
from maocite.mapping.bib.dates import first_year, read_edtf, read_parts, write_parts
from maocite.mapping.bib.dialect_in import KEYWORD_FIELDS, as_meant, identifier, repeats_url
from maocite.mapping.bib.dialects import DIALECTS
from maocite.mapping.bib.language import tag_of
from maocite.mapping.bib.latex_in import Decoder, is_itself
from maocite.mapping.bib.latex_out import one_line
from maocite.mapping.bib.names import read_names, with_and
from maocite.mapping.bib.table import (
    DATES,
    EDITOR_TYPES,
    OTHER_EDITORS,
    READ_TYPES,
    ROLES,
    STATES,
    SUBTYPE_NAMES,
    THESES,
    TYPE_WORDS,
    WRITE_TYPES,
    Form,
    reading,
)
from maocite.mapping.bib.write import FOREIGN, VERBATIM_FIELDS
from maocite.mapping.callnumber import library_parts, without_collection
from maocite.mapping.flat import is_archival
from maocite.mapping.zotero_extra import TEXT_EDITOR
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.model.vocabulary import ITEM_TYPES

Fields = dict[str, str]

_SUBTITLES = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "journaltitle": "journalsubtitle",
    "maintitle": "mainsubtitle",
}
_BESIDE = frozenset(_SUBTITLES.values())
"""Fields that are read together with another."""
_MADE = frozenset(
    {
        *("key", "howpublished", "note", "organization", "institution", "location", "address"),
        *("titleaddon", "addendum", "options", "extra"),
    }
)
"""Fields that `made_fields` makes for documents in archives."""
_PLACES = frozenset({"archive-place", "archive_collection", "archive_location"})
"""Variables that say where in an archive, or where that is."""
_UNDATED = frozenset({"year", "month", "day"})
_IN_ARCHIVES = frozenset({"archive", "archivelocation", "archivecollection", "library"})
_RIGHTS = ("rights", "copyright")
"""Zotero reads the one, Better BibTeX the other, so that a file may say the same in both."""
_LANGUAGES = frozenset({"langid", "language", "hyphenation"})
_IDENTIFIERS = frozenset({"DOI", "ISBN", "ISSN"})
_REPOSITORIES = {
    "arxiv": "https://arxiv.org/abs/",
    "googlebooks": "https://books.google.com/books?id=",
    "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/",
}
"""Where biblatex finds an ``eprint``, by its ``eprinttype``."""


class _Doubts:
    """Tells what is doubtful in the field that is being read.

    Apart from the reader of the entry, so that no circle keeps entries in memory.
    """

    __slots__ = ("_place", "_report", "field")

    def __init__(self, place: Place, report: Report) -> None:
        self._place, self._report = place, report
        self.field = ""

    def warn(self, message: str, code: str) -> None:
        place = self._place
        where = Place(place.source, place.line, place.column, place.record, self.field or None)
        self._report(Problem(Level.WARNING, message, where, code))

    def command(self, name: str) -> None:
        self.warn(f"the LaTeX command \\{name} is not known; kept as text", "unknown-command")


class EntryReader:
    """One entry on its way to a record; `report` takes what is doubtful in it."""

    def __init__(self, block: Block, place: Place, report: Report) -> None:
        self._block = block
        self._doubts = _Doubts(place, report)
        self._decoder = Decoder(self._doubts.command)
        self._texts: dict[str, str] = {}
        self._read_from: dict[str, str] = {}
        self._people: dict[Role, tuple[Name, ...]] = {}
        self._foreign: Fields = {}
        self._fields = self._distinct()
        self._type, self._own_type = self._types()
        self._rules = reading(self._type)

    def read(self) -> SecondaryRecord:
        """The flat record of the entry."""
        fields = self._fields
        for name in self._block.unknown:
            self._doubts.warn(
                f"the string {name!r} is declared nowhere; taken as it is", "unknown-string"
            )
        for message in self._block.mended:
            self._doubts.warn(f"the entry is not as BibTeX wants it: {message}", "mended-entry")
        for name in self._block.unparted:
            self._doubts.field = name
            self._doubts.warn("a comma is missing before this field", "missing-comma")
        for name in self._block.stray:
            self._doubts.field = name
            self._doubts.warn("what stands behind the value is left out", "stray-text")
        archival = self._is_archival()
        made: Fields = {}
        keywords: tuple[str, ...] = ()
        simple = _simple(self._type, archival)
        for name, value in fields.items():
            variable = simple.get(name)
            if variable and variable not in self._texts and is_itself(value):
                self._texts[variable] = value
                self._read_from[variable] = name
                continue
            self._doubts.field = name
            if not value or value.isspace() or name in _UNDATED or name in DATES:
                continue
            if archival and name in _MADE:
                made[name] = value
            elif name == "howpublished" and repeats_url(fields):
                self._keep(name, value)
            elif name in self._rules:
                self._text(name, value)
            elif name in ROLES or (name in OTHER_EDITORS and self._role_of(name)):
                self._names(name, value)
            elif name in ("eprint", "eprinttype"):
                self._eprint(name, value)
            elif name in KEYWORD_FIELDS:
                keywords += self._words(value)
            elif name not in _LANGUAGES and not self._is_read_beside(name):
                self._keep(name, value)
        self._language()
        if "eprint" in fields and not self._texts.keys() & {"URL", "DOI"}:
            self._eprint_address()
        dates = self._dates(archival)
        self._doubts.field = ""
        if archival:
            if "archive" not in self._texts and "institution" in made:
                self._described(made)
            self._location()
            self._library()
            flat = self._record(dates, keywords)
            for name in self._foreign_of(flat, made):
                self._doubts.field = name
                self._text(name, made[name]) if name in self._rules else self._keep(
                    name, made[name]
                )
        if "key" in self._foreign or "note" in self._texts:
            self._without_unprinted(self._record(dates, keywords))
        return self._record(dates, keywords)

    def _without_unprinted(self, flat: SecondaryRecord) -> None:
        """Take away what our own BibTeX says of published works for its styles alone."""
        if is_archival(flat):
            return
        for name, text in unprinted(flat, self._block.type).items():
            for fields in (self._foreign, self._texts):
                if fields.get(name) == one_line(text):
                    del fields[name]

    def _distinct(self) -> Fields:
        """The fields by name; the first of two counts, as in BibTeX, the second is kept beside."""
        fields: Fields = {}
        for name, value in self._block.fields:
            if name not in fields:
                fields[name] = value
            elif name == "keywords":
                fields[name] += f", {value}"
            elif fields[name] != value:
                self._doubts.field = name
                self._doubts.warn(
                    "the field is here twice; the first one counts", "duplicate-field"
                )
                self._keep(f"{name}-2", value)
        self._doubts.field = ""
        return as_meant(fields, self._block.type)

    def _types(self) -> tuple[str, str | None]:
        """The CSL type, and the entry type where writing would choose another."""
        entry_type = self._block.type
        subtype = self._fields.get("entrysubtype", "").strip()
        named = SUBTYPE_NAMES.get(subtype) or (subtype if subtype in ITEM_TYPES else None)
        csl_type = READ_TYPES.get(entry_type)
        if csl_type is None:
            self._doubts.warn(
                f"unknown entry type {entry_type!r}; taken for a document", "unknown-type"
            )
            return named or "document", entry_type
        if entry_type in THESES and "type" not in self._fields:
            self._texts["genre"] = THESES[entry_type]
        if named:
            return named, None
        if entry_type == "book" and "booktitle" in self._fields:
            title = self._own_title()
            if title and title != self._decoder.title(self._fields["booktitle"]):
                # A part of a book all the same, as Better BibTeX takes it.
                return "chapter", entry_type
        usual = WRITE_TYPES.get(csl_type, ("misc",) * 3)
        return csl_type, None if entry_type in usual else entry_type

    def _is_archival(self) -> bool:
        fields = self._fields
        if not _IN_ARCHIVES.isdisjoint(fields):
            return self._type not in ("book", "article-journal", "chapter", "thesis")
        # biblatex-chicago: "@misc with entrysubtype" is a document in an archive.
        return (
            "entrysubtype" in fields
            and "institution" in fields
            and self._block.type in ("misc", "letter", "unpublished")
        )

    def _is_read_beside(self, name: str) -> bool:
        if name == "entrysubtype":
            value = self._fields[name].strip()
            return value in SUBTYPE_NAMES or value in ITEM_TYPES
        if name.endswith("type") and name[:-4] in ("editor", *OTHER_EDITORS):
            return name[:-4] in self._fields and self._role_of(name[:-4]) is not None
        if name == TEXT_EDITOR:
            return self._fields[name] == self._fields.get("editor")
        return name in _BESIDE

    def _keep(self, name: str, value: str) -> None:
        """Keeps a field that no rule knows."""
        self._foreign[name] = value if name in VERBATIM_FIELDS else self._decoder.text(value)

    def _role_of(self, name: str) -> Role | None:
        """The role that ``editortype`` and its kin give to a name field."""
        kind = self._fields.get(f"{name}type", "").strip()
        # Better BibTeX takes who has no role here for an editor, as the field's name says.
        return EDITOR_TYPES.get(
            kind or ("editor" if name in ("editora", "editorb", "editorc") else "")
        )

    def _eprint(self, name: str, value: str) -> None:
        """biblatex's place for numbers of PubMed; other repositories are kept."""
        kind = self._fields.get("eprinttype", "").strip().casefold()
        variable = {"pmid": "PMID", "pubmed": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}.get(kind)
        if variable is None or "eprint" not in self._fields:
            self._keep(name, value)
        elif name == "eprint":
            self._texts.setdefault(variable, _verbatim(value))

    def _eprint_address(self) -> None:
        """The address of an electronic text that is named by its number alone; the number is kept."""
        kind = self._fields.get("eprinttype") or self._fields.get("archiveprefix", "")
        if before := _REPOSITORIES.get(kind.strip().casefold()):
            number = re.sub(r"(?i)arxiv:", "", _verbatim(self._fields["eprint"]))
            self._texts["URL"] = before + number

    def _names(self, name: str, value: str) -> None:
        role = self._role_of(name) or ROLES[name]
        if parted := with_and(value):
            self._doubts.warn(
                "names are parted by commas or semicolons alone, where BibTeX wants 'and'",
                "names-without-and",
            )
            value = parted
        names = tuple(read_names(value, self._decoder.text))
        if names:
            self._people[role] = self._people.get(role, ()) + names

    def _text(self, name: str, value: str) -> None:
        rule = self._rules[name]
        variable, form = rule.variable, rule.form
        if variable in self._texts and not (variable == "genre" and name == "type"):
            other = self._read_from.get(variable, "")
            if name in _RIGHTS and other in _RIGHTS and value == self._fields[other]:
                return
            if name not in (rule.field, rule.classic) or other not in self._fields:
                self._keep(name, value)
                return
            # Both go back to where they stand: the variable is written under a name of its own.
            self._keep(other, self._fields[other])
        self._read_from[variable] = name
        if form is Form.TEXT:
            text = self._decoder.text(value)
        elif form is Form.TITLE:
            text = self._decoder.title(value)
        elif form is Form.VERBATIM:
            text = _verbatim(value)
        else:
            text = _pages(value) or _SPACED_DASH.sub(
                "-", self._decoder.text(value).replace("–", "-").replace("—", "-")
            )
        if name in _SUBTITLES and (subtitle := self._fields.get(_SUBTITLES[name], "").strip()):
            second = self._decoder.title(subtitle)
            text = f"{text} {second}" if text[-1:] in ("?", "!", ":") else f"{text}: {second}"
        if variable == "genre":
            text = TYPE_WORDS.get(text, text)
        elif variable in ("status", "collection-title"):
            text = STATES.get(text, text)
        elif variable in _IDENTIFIERS:
            text = identifier(variable, text)
        if name == "booktitle" and self._type == "book" and text == self._own_title():
            # Said only so that the parts of the book may inherit it.
            self._keep(name, value)
            return
        if text:
            self._texts[variable] = text

    def _own_title(self) -> str:
        return self._decoder.title(self._fields.get("title", ""))

    def _words(self, value: str) -> tuple[str, ...]:
        text = self._decoder.text(value)
        words = text.split(";" if ";" in text else ",")
        return tuple(stripped for word in words if (stripped := word.strip(" ")))

    def _language(self) -> None:
        """biblatex's ``langid`` before ``language``, which is a list; the rest is kept."""
        found = [name for name in ("langid", "language", "hyphenation") if name in self._fields]
        for name in found:
            self._doubts.field = name
            value = self._decoder.text(self._fields[name])
            if value and "language" not in self._texts:
                self._texts["language"] = tag_of(value)
            elif value and tag_of(value) != self._texts.get("language"):
                self._keep(name, self._fields[name])

    def _dates(self, archival: bool) -> dict[str, Date]:
        fields = self._fields
        dates: dict[str, Date] = {}
        for name, variable in DATES.items():
            if name in fields and (value := fields[name]) and not value.isspace():
                self._doubts.field = name
                if "\\" in value or "{" in value:
                    value = self._decoder.text(value.replace("~", "\x00")).replace("\x00", "~")
                dates[variable] = read_edtf(value)
        if "issued" not in dates and not _UNDATED.isdisjoint(fields):
            year, month, day = (
                self._decoder.text(fields[name]) if name in fields else None
                for name in ("year", "month", "day")
            )
            date = read_parts(year or None, month or None, day or None)
            if date is not None:
                dates["issued"] = date
        elif not _UNDATED.isdisjoint(fields):
            self._second_date(dates)
        if (
            archival
            and "issued" not in dates
            and "original-date" in dates
            and "entrysubtype" in fields
        ):
            # biblatex-chicago prints origdate day first, so that documents in archives have it.
            dates["issued"] = dates.pop("original-date")
        event = dates.get("event-date")
        issued = dates.get("issued")
        if archival and event and issued and issued in _dates_of_event(event):
            del dates["issued"]
        return dates

    def _second_date(self, dates: dict[str, Date]) -> None:
        """``year``, ``month`` and ``day`` beside ``date``, which counts; a month may make it exact."""
        fields, date = self._fields, dates["issued"]
        texts = {n: self._decoder.text(fields[n]) for n in ("year", "month", "day") if n in fields}
        year = date.edtf if date.edtf and len(date.edtf) == 4 else None
        own = (date.edtf or "")[:4]
        other = read_parts(
            texts.get("year") or (own if own.isdigit() else None),
            texts.get("month"),
            texts.get("day"),
        )
        if other is None or other == date:
            return
        if year and other.edtf and other.edtf.startswith(f"{year}-") and not other.raw:
            dates["issued"] = other
        elif not (date.edtf and other.edtf and date.edtf.startswith(other.edtf) and not other.raw):
            self._doubts.field = "date"
            self._doubts.warn("another date is here too; that of this field counts", "second-date")
            for name in texts:
                self._keep(f"{name}-2", fields[name])

    def _described(self, made: Fields) -> None:
        """biblatex-chicago: ``note`` the location, ``organization`` the collection."""
        for name, variable in (
            ("institution", "archive"),
            ("organization", "archive_collection"),
            ("note", "archive_location"),
            ("location", "archive-place"),
        ):
            if name in made:
                self._texts.setdefault(variable, self._decoder.text(made.pop(name)))

    def _location(self) -> None:
        """``archivelocation`` names the collection again, for programs that know only this one."""
        collection = self._texts.get("archive_collection")
        location = self._texts.get("archive_location")
        if location:
            self._texts["archive_location"] = without_collection(collection, location)

    def _library(self) -> None:
        """``library`` may hold a whole call number: "a library name and a call number" (biblatex)."""
        texts = self._texts
        if self._read_from.get("archive") != "library" or not _PLACES.isdisjoint(texts):
            return
        if parts := library_parts(texts["archive"]):
            variables = ("archive", "archive-place", "archive_collection", "archive_location")
            texts.update((name, text) for name, text in zip(variables, parts, strict=True) if text)

    def _foreign_of(self, flat: SecondaryRecord, made: Fields) -> list[str]:
        """Fields that say something else than what one of the dialects makes of the record."""
        if not is_archival(flat):
            return list(made)
        if not made:
            return []
        texts = {name: self._decoder.text(value) for name, value in made.items()}
        for dialect in DIALECTS:
            for name, text in made_fields(flat.texts, flat.people, dialect.archives).items():
                if texts.get(name) == one_line(text):
                    del texts[name]
            if not texts:
                break
        return list(texts)

    def _record(self, dates: dict[str, Date], keywords: tuple[str, ...]) -> SecondaryRecord:
        foreign: dict[str, object] = {}
        if self._own_type:
            foreign["type"] = self._own_type
        if self._foreign:
            foreign["fields"] = dict(self._foreign)
        extra: Mapping[str, object] = {FOREIGN: foreign} if foreign else {}
        return SecondaryRecord(
            self._block.key,
            self._type,
            MappingProxyType(self._texts.copy()),
            MappingProxyType(self._people.copy()),
            MappingProxyType(dates),
            tuple(dict.fromkeys(keywords)),
            (),
            MappingProxyType(extra),
        )


@cache
def _simple(csl_type: str, archival: bool) -> Mapping[str, str]:
    """Fields of a type whose text is that of a variable and of nothing else."""
    return {
        name: rule.variable
        for name, rule in reading(csl_type).items()
        if rule.form is Form.TEXT
        and rule.variable not in ("genre", "status", "collection-title")
        and rule.variable not in _IDENTIFIERS
        and name not in _SUBTITLES
        and name not in DATES
        and name not in _UNDATED
        and name not in ("booktitle", "howpublished")
        and not (archival and name in _MADE)
    }


def _dates_of_event(event: Date) -> tuple[Date | None, ...]:
    """The dates that an entry has beside that of an event, where it has none of its own."""
    parts = write_parts(event) if event.edtf else None
    written = read_parts(*map((parts or {}).get, ("year", "month", "day"))) if parts else None
    year = first_year(event)
    return (event, written, Date(year) if year and len(year) == 4 else None)


_SPACED_DASH = re.compile(r"(?<=\d) +- +(?=\d)")


def _pages(value: str) -> str:
    """``139-157`` of ``139--157``; empty where it is anything else than two numbers."""
    first, dash, last = value.partition("--")
    return f"{first}-{last}" if dash and first.isdigit() and last.isdigit() else ""


def _verbatim(value: str) -> str:
    r"""An address; in files that escape it anyway, ``\_`` and ``\%`` without the backslash."""
    text = value.strip()
    if text.startswith("\\url{") and text.endswith("}"):
        text = text[5:-1]
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    if "\\" in text:
        for char in "_%&#~$":
            text = text.replace(f"\\{char}", char)
    return text
