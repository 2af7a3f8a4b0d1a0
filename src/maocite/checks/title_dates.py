"""Does the date inside a title agree with the record, and is it printed only once?"""

import re
from collections.abc import Iterator

from maocite.archives.dates import find_dates
from maocite.archives.words import Words, fold
from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.spans import Span, exact_day, meet, span
from maocite.model.date import Date
from maocite.model.record import ArchivalRecord

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_YEAR = re.compile(r"(?<![\w/-])(?:1[5-9]|20)\d\d(?![\w/]|-\d{3})|\d{4}[年년]")
_BEFORE, _AFTER = 40, 24
"""Characters around a year in which the rest of its date is looked for."""


def dates_of_titles_fit(collection: Collection) -> Iterator[Finding]:
    """A day that the title names is one of the record's dates."""
    words = collection.profiles.words
    for record in collection.archival():
        if record.title is None:
            continue
        dates = _own(record)
        known = [found for date in dates if (found := span(date))]
        inside = _dates(record.title.text, dates, words)
        if not inside or not known or any(meet(a, b) for _, a in inside for b in known):
            continue
        named = " and ".join(text for text, _ in inside)
        given = " and ".join(date.edtf or "" for date in dates if date.edtf)
        message = (
            f"the title says {named}, the record {given}; correct the one that is wrong, or enter "
            "the day of the title as 'event-date', or under 'other-dates' with a note"
        )
        yield Finding(message, at(record, "title"))


def dates_of_titles_are_fields(collection: Collection) -> Iterator[Finding]:
    """Where the title names a day, the record has a date."""
    words = collection.profiles.words
    for record in collection.archival():
        if record.title is None or record.date or record.event_date:
            continue
        if inside := _dates(record.title.text, [], words):
            message = (
                f"the date stands in the title only ({inside[0][0]}), where nothing can sort by "
                "it; enter it as 'date' if the document was written then, else as 'event-date'"
            )
            yield Finding(message, at(record, "title"))


def dated_titles_have_another_form(collection: Collection) -> Iterator[Finding]:
    """A title that ends in the record's date has a form without it."""
    words = collection.profiles.words
    for record in collection.archival():
        if record.title is None:
            continue
        printed = record.title.without_date or record.title.text
        own = [date for date in (record.date, record.event_date) if date]
        known = [found for date in own if (found := span(date))]
        if not any(_may_hold(printed, found) for found in known):
            continue
        for text, days in _dates(printed, own, words):
            if not any(meet(days, found) for found in known):
                continue
            field = "title.without-date" if record.title.without_date else "title"
            without = _without(printed, text)
            message = (
                f"styles print the date beside the title, so that {text} would stand there twice; "
                f"write 'without-date: {without}'"
            )
            yield Finding(message, at(record, field))
            break


def _may_hold(title: str, days: Span) -> bool:
    """Whether a year of these days stands in the title: most titles need no closer look."""
    first, last = days[0][0], days[1][0]
    return last - first > _BEFORE or any(str(year) in title for year in range(first, last + 1))


def _own(record: ArchivalRecord) -> list[Date]:
    dates = (record.date, record.event_date, *record.other_dates)
    return [date for date in dates if date is not None]


def _dates(title: str, own: list[Date], words: Words) -> list[tuple[str, Span]]:
    """The dates in a title, as written; the record's own one where it stands there in English."""
    found = list(_YEAR.finditer(title))
    if not found:
        return []
    for date in own:
        if day := exact_day(date):
            for written in _spellings(day[0], day[1], day[2]):
                if written in title:
                    return [(written, (day, day))]
    dates: dict[int, tuple[str, Span]] = {}
    for match in found:
        start = max(0, match.start() - _BEFORE)
        # The search begins at a word: half a number would be another day.
        start = title.find(" ", start) if start else 0
        window = title[max(start, 0) : match.end() + _AFTER]
        if not _may_be_dated(window, words):
            continue
        for date_found in find_dates(window, words):
            days = span(date_found.date)
            text = re.split(r",?\s+at\s", window[date_found.start : date_found.end])[0]
            if days is not None:
                dates.setdefault(max(start, 0) + date_found.start, (text.strip(" ,"), days))
    return list(dates.values())


_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d[./年년-]\s?\d|\d[./]\s?[IVXivx]")


def _may_be_dated(window: str, words: Words) -> bool:
    """Whether a month stands beside the year; most years stand alone, and the search is costly."""
    if _NUMBERS.search(window):
        return True
    return any(fold(word) in words.months for word in _WORD.findall(window))


def _spellings(year: int, month: int, day: int) -> Iterator[str]:
    name = _MONTHS[month - 1]
    yield f"{day} {name} {year}"
    yield f"{name} {day}, {year}"
    yield f"{year:04}-{month:02}-{day:02}"


def _without(title: str, date: str) -> str:
    """The title less the date and the words that tie it: a proposal, to be looked at."""
    tie = r"(?:\s*,)?\s*(?:\b(?:on|of|dated|from|vom|am|du|le|от)\b\s*)?"
    pattern = rf"(?:\s*\(\s*{re.escape(date)}\s*\)|{tie}{re.escape(date)})"
    return re.sub(r"\s{2,}", " ", re.sub(pattern, "", title)).strip(" ,;")


TITLE_AGAINST_DATE: LibraryRule = Rule(
    "title-against-date",
    "Does the date inside the title agree with the record?",
    "A reader finds two days for one document. Correct the wrong one; a right one that means "
    "something else belongs under event-date, or under other-dates with a note.",
    dates_of_titles_fit,
)
DATE_ONLY_IN_TITLE: LibraryRule = Rule(
    "date-only-in-title",
    "Does a date stand in the title alone?",
    "Sorting, notes and exports know only the date fields. Enter it as date or as event-date.",
    dates_of_titles_are_fields,
)
TITLE_WITHOUT_DATE: LibraryRule = Rule(
    "title-without-date",
    "Has a title with a date a form without it?",
    "Styles print title and date, so that the day would stand there twice. "
    "Give the title a without-date.",
    dated_titles_have_another_form,
)
