"""Do the dates of a record agree, with one another and with its call number?"""

import re
from collections.abc import Iterator

from maocite.archives import Profile
from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.spans import Span, meet, span, years
from maocite.model.archive import Level, LevelKind
from maocite.model.record import ArchivalRecord

_YEARS = re.compile(r"(?P<first>1\d{3}|20\d\d)(?:\s*[-–/]\s*(?P<last>\d{2}|1\d{3}|20\d\d))?")
_FILE_OF_YEAR = re.compile(r"\d{1,5}/(?P<first>1\d{3}|20\d\d)")
"""``72/1971``: the file number of archives that count anew each year."""


def years_of_call_numbers_fit(collection: Collection) -> Iterator[Finding]:
    """One of the record's own dates lies in the year that the call number names.

    Further dates (`other_dates`) do not count: that of a hand-over explains the year, and is the
    reason to give when the check is silenced.
    """
    for record in collection.archival():
        known = {"date": span(record.date), "event date": span(record.event_date)}
        spans = {name: found for name, found in known.items() if found is not None}
        if not spans:
            continue
        for index, level in enumerate(record.levels):
            year = _year(level, collection.profile(record))
            if year is None or any(meet(year, found) for found in spans.values()):
                continue
            named = " and ".join(
                f"the {name} is {record.date if name == 'date' else record.event_date}"
                for name in spans
            )
            label = f"{level.label} {level.number}" if level.label else level.number
            message = (
                f"the call number has {label}, but {named}; compare both with the document, and "
                "where both are right silence this with the reason (filed later, handed over)"
            )
            yield Finding(message, at(record, f"levels[{index}].number"))


def _year(level: Level, profile: Profile | None) -> Span | None:
    """The year or years that a level names."""
    number = (level.number or "").strip(" .")
    match = None
    if level.kind is LevelKind.YEAR:
        match = _YEARS.fullmatch(number)
    elif level.kind is LevelKind.FILE and profile and "yyyy" in (profile.rule.prescribed or ""):
        match = _FILE_OF_YEAR.fullmatch(number)
    if match is None:
        return None
    first = int(match["first"])
    last = match.groupdict().get("last") or match["first"]
    end = int(match["first"][: 4 - len(last)] + last)
    return years(first, end) if end >= first else None


def documents_follow_their_event(collection: Collection) -> Iterator[Finding]:
    """What records an event was not written before it."""
    for record in collection.archival():
        written, happened = span(record.date), span(record.event_date)
        if written is None or happened is None or written[1] >= happened[0]:
            continue
        message = (
            f"written {record.date}, before the event of {record.event_date} that it records; "
            "exchange the dates if they were mixed up, and silence this for plans and invitations"
        )
        yield Finding(message, at(record, "date"))


def other_dates_are_explained(collection: Collection) -> Iterator[Finding]:
    """A further date says what it is, and is not the chosen one again."""
    for record in collection.archival():
        for index, other in enumerate(record.other_dates):
            field = f"other-dates[{index}]"
            same = other.edtf is not None and other.edtf in _chosen(record)
            if same and not other.note:
                message = f"{other} is the date of the record already; delete it here"
            elif not other.note:
                message = (
                    f"{other} stands beside the chosen date without a word; say in 'note' what it "
                    "is or who gives it, so that readers can judge between the two"
                )
            else:
                continue
            yield Finding(message, at(record, field))


def _chosen(record: ArchivalRecord) -> list[str]:
    dates = (record.date, record.event_date)
    return [date.edtf for date in dates if date is not None and date.edtf is not None]


YEAR_AGAINST_DATE: LibraryRule = Rule(
    "year-against-date",
    "Does the year inside the call number fit the date?",
    "Archives that file by year put a paper into its own year; where the two differ, one may be a "
    "misprint, or the paper was filed later. Compare them with the document.",
    years_of_call_numbers_fit,
)
DATE_BEFORE_EVENT: LibraryRule = Rule(
    "date-before-event",
    "Was the document written before the event that it records?",
    "Notes of a meeting are written at the meeting or after it. The dates may have been mixed up.",
    documents_follow_their_event,
)
OTHER_DATES: LibraryRule = Rule(
    "other-date-unexplained",
    "Does every further date say what it is?",
    "Two dates without a word contradict each other, and nobody can choose between them later. "
    "Give each of the other-dates a note.",
    other_dates_are_explained,
)
