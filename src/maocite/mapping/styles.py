"""What should stock CSL styles be given? An item that they print well, and what it leaves out.

Written after what the Chicago styles of the CSL project print for archival records; the numbers
F1 to F18 below are the failures that each step avoids.
"""

from collections.abc import Mapping
from dataclasses import replace

from maocite.errors import Level, Place, Problem
from maocite.mapping.csl_dates import write_date
from maocite.mapping.csl_json import Item, join_keywords
from maocite.mapping.csl_names import write_name
from maocite.mapping.flat import flatten, title_for_print
from maocite.mapping.typography import en_dashed, unquoted
from maocite.model.archive import Folios
from maocite.model.date import Date
from maocite.model.name import Name, NameKind
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord, TitleForm
from maocite.model.role import Role

_UNPRINTED = {
    "other_dates": "CSL has no variable for dates that contradict the chosen one",
    "translation_language": "CSL has no variable for the language of the translation",
    "relations": "CSL has no variable for enclosures and other relations",
    "classification": "CSL has no variable for a mark of secrecy",
    "copies": "stock styles would print where else it lies as part of the source",
    "provenance": "CSL has no variable for where a statement comes from",
    "extra": "belongs to another format",
}


_GENRE_STANDS_FOR_TITLE = ("chicago", "turabian", "apa", "american-psychological-association")
"""Beginnings of the names of styles that print a genre without quotation marks in the place of a
title that is not there; others would print nothing."""


def for_styles(
    record: Record, style: str = "chicago-notes-bibliography"
) -> tuple[Item, list[Problem]]:
    """The item for a stock CSL style, and a `Level.LOSS` for each field that it does not hold."""
    if isinstance(record, ArchivalRecord):
        name = style.rpartition("/")[2]
        return _Archival(record, name.startswith(_GENRE_STANDS_FOR_TITLE)).view()
    return _secondary(record)


def _loss(record: Record, field: str, message: str) -> Problem:
    return Problem(Level.LOSS, message, Place(record=record.id, field=field), "not-carried")


def _name_losses(record: Record, role: Role, names: tuple[Name, ...]) -> list[Problem]:
    """What the names of a role say beyond their parts."""
    found = []
    for name in names:
        if name.forms:
            found.append("the name in other scripts")
        if name.identifiers:
            found.append("identifiers")
        if name.office:
            found.append("the office")
        if name.as_given:
            found.append("the spelling of the source")
    words = ", ".join(dict.fromkeys(found))
    if not words:
        return []
    return [_loss(record, role.value, f"CSL names have no place for {words}")]


def _date(date: Date) -> dict[str, object]:
    """The date in parts; in the words of the source only where the parts are not known.

    A style prints a literal date as it stands and would give each record another form of date.
    """
    written = write_date(date)
    if "date-parts" in written:
        written.pop("literal", None)
    return written


def _date_losses(record: Record, field: str, date: Date) -> list[Problem]:
    found = []
    if date.time:
        found.append("the time of day")
    if date.note:
        found.append("the note")
    if date.edtf and date.raw:
        found.append("the words of the source")
    if date.edtf and not _carries(date.edtf):
        found.append(f"the exact meaning of {date.edtf}")
    return (
        [_loss(record, field, f"CSL dates have no place for {', '.join(found)}")] if found else []
    )


def _carries(edtf: str) -> bool:
    from maocite.mapping.csl_dates import is_exact

    return is_exact(Date(edtf))


def _secondary(record: SecondaryRecord) -> tuple[Item, list[Problem]]:
    item: Item = {"id": record.id, "type": record.type}
    problems: list[Problem] = []
    for role, names in record.people.items():
        if names:
            item[role.value] = [write_name(name) for name in names]
            problems += _name_losses(record, role, names)
    item.update(record.texts)
    if "title-short" not in item and (short := _short_title(record.texts)):
        item["title-short"] = short
    for variable, date in record.dates.items():
        item[variable] = _date(date)
        problems += _date_losses(record, variable, date)
    if record.keywords:
        item["keyword"] = join_keywords(record.keywords)
    for field in ("provenance", "extra"):
        if getattr(record, field):
            problems.append(_loss(record, field, _UNPRINTED[field]))
    return item, problems


def _short_title(texts: Mapping[str, str]) -> str | None:
    """The main title without subtitle and, in English, without "A" or "The".

    "The short title contains the key word or words from the main title", CMOS 18, 13.34; styles
    only print one that the item brings along.
    """
    main, colon, _ = texts.get("title", "").partition(": ")
    if not colon:
        return None
    article, blank, rest = main.partition(" ")
    english = texts.get("language", "en").lower().startswith("en")
    return rest if english and blank and article in ("A", "An", "The") else main


def _verbatim(title: str) -> str:
    """A heading of a document, for a style to quote once and never to recase (F8)."""
    return f'<span class="nocase">{unquoted(title)}</span>'


def _dashed(location: str, folios: Folios | None) -> str:
    """The location with an en dash in its range of folios, as styles print ranges (CMOS 18, 6.83)."""
    if folios is None or not folios.ranges:
        return location
    before, raw, after = location.rpartition(folios.raw)
    return f"{before}{en_dashed(raw)}{after}"


def _and_others(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "et al" of a source in the words of a style: "Enver Hoxha and others"."""
    return tuple(
        replace(name, literal="others")
        if name.kind is NameKind.GROUP and (name.literal or "").rstrip(".") == "et al"
        else name
        for name in names
    )


class _Archival:
    """One archival record on its way to a style."""

    def __init__(self, record: ArchivalRecord, genre_stands_for_title: bool) -> None:
        self._record = record
        self._genre_stands_for_title = genre_stands_for_title
        self._problems: list[Problem] = []
        self._item: Item = {}

    def view(self) -> tuple[Item, list[Problem]]:
        record = self._record
        texts = flatten(record).texts
        self._item = {"id": record.id, "type": record.type}
        self._people()
        self._title_and_genre()
        self._dates()
        # F4: folios stand inside archive_location; `page` would print as "pp.".
        for variable in ("archive", "archive_collection", "archive_location", "archive-place"):
            if variable in texts:
                self._item[variable] = texts[variable]
        if "archive_location" in texts:
            self._item["archive_location"] = _dashed(texts["archive_location"], record.folios)
        for variable in ("abstract", "license", "URL", "note"):
            if variable in texts:
                self._item[variable] = texts[variable]
        if record.keywords:
            self._item["keyword"] = join_keywords(record.keywords)
        # F6, F7: without a language, styles put foreign titles into English title case.
        language = record.language or (record.title.language if record.title else None)
        if language:
            self._item["language"] = language
        self._rest()
        return self._item, self._problems

    def _lose(self, field: str, message: str) -> None:
        self._problems.append(_loss(self._record, field, message))

    def _people(self) -> None:
        record = self._record
        for role, names in record.people.items():
            if not names:
                continue
            if not role.in_csl:
                self._lose(role.value, "CSL has no variable for this role")
            elif role is Role.TRANSLATOR and not record.names(Role.AUTHOR):
                # F1: the translator would become the heading of the entry.
                self._lose(role.value, "styles print the translator as author where there is none")
            elif role is Role.CONTRIBUTOR:
                # F2: "with Elidor Mëhilli" reads as a co-author.
                self._lose(role.value, "styles print a contributor as co-author")
            else:
                self._item[role.value] = [write_name(name) for name in _and_others(names)]
                self._problems += _name_losses(record, role, names)

    def _title_and_genre(self) -> None:
        """A letter by its correspondents, a described document by its genre, others by title."""
        record, title = self._record, self._record.title
        formal = title is not None and title.form is not TitleForm.DESCRIPTIVE
        between = bool(record.names(Role.AUTHOR) and record.names(Role.RECIPIENT))
        if between and not formal:
            # Correspondents, genre and date are what a note gives of a letter (CMOS 18, 14.111).
            self._item["type"] = "personal_communication"
            if place := record.place or record.event_place:
                self._item["event-place"] = place
            if record.genre and record.genre != "letter":
                self._item["genre"] = record.genre
            elif record.genre:
                self._lose("genre", "the word letter is left out (CMOS 18, 14.111)")
            if title:
                self._lose("title", "a letter is cited by its correspondents, not by its title")
            return
        if record.place:
            self._lose(
                "place", "styles take the place of an unpublished document for a publisher's"
            )
        if record.event_place:
            self._lose("event-place", "styles print it as the place of a performance")
        if title is None:
            if record.genre:
                self._item["genre"] = record.genre
            return
        # F3: the date of the title is left out where the style prints the date.
        text = title_for_print(title, bool(record.date or record.event_date))
        if formal:
            self._item["title"] = _verbatim(text)
            if record.genre:
                self._item["genre"] = record.genre
        elif not self._genre_stands_for_title:
            self._item["title"] = _verbatim(text)
            if record.genre:
                self._lose("genre", "the descriptive title says it already")
        else:
            # F14: only a genre is printed without quotation marks.
            self._item["genre"] = text
            if record.genre:
                self._lose("genre", "the descriptive title stands in its place")
        self._title_losses(text)

    def _title_losses(self, printed: str) -> None:
        title = self._record.title
        if title is None:
            return
        if title.text != printed:
            self._lose("title.text", "the date is printed by itself, so the title is without it")
        if title.form:
            self._lose("title.form", "CSL does not say whether a title is formal or descriptive")
        for field, value in (
            ("title.original", title.original),
            ("title.romanised", title.romanised),
            ("title.translated", title.translated),
        ):
            if value:
                # F17: styles print no second title.
                self._lose(field, "stock styles print one title")

    def _dates(self) -> None:
        record = self._record
        printed = record.date or record.event_date
        if printed is None:
            return
        field = "date" if record.date else "event-date"
        self._item["issued"] = _date(printed)
        self._problems += _date_losses(record, field, printed)
        if record.date and record.event_date:
            self._lose("event-date", "stock styles print one date")

    def _rest(self) -> None:
        record = self._record
        for field, message in _UNPRINTED.items():
            if getattr(record, field):
                self._lose(field.replace("_", "-"), message)
        if record.excerpt:
            self._lose("excerpt", "CSL has no variable for an excerpt")
        if len(record.urls) > 1:
            self._lose("urls", "CSL has one address")
