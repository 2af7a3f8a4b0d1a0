"""Dates as CSL-JSON writes them: date-parts, raw text, EDTF, seasons, literal, circa."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One end of a date: a year, perhaps with a month or season, perhaps with a day."""

    year: int
    """Negative before Christ (``-100`` is 100 BC); never 0 unless the source says 0."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31; never without a month."""
    season: int | None = None
    """1 spring, 2 summer, 3 autumn, 4 winter; never together with a month."""


@dataclass(frozen=True, slots=True)
class Date:
    """The content of a date variable. Either ``start`` or ``literal`` is there."""

    start: DatePoint | None = None
    end: DatePoint | None = None
    """The other end of a range; None for a single date or an open range."""
    open_ended: bool = False
    """A range without end: ``2000/..``."""
    uncertain: bool = False
    """``circa`` in CSL-JSON, ``~`` or ``?`` in EDTF (condition ``is-uncertain-date``)."""
    literal: str | None = None
    """Text to be printed as it stands."""
    season_name: str | None = None
    """A season in words that is none of the four: "Michaelmas"."""

    @property
    def is_range(self) -> bool:
        """Whether there are two ends (an open one counts)."""
        return self.end is not None or self.open_ended


def parse_date(value: object) -> Date | None:
    """Read the JSON value of a date variable; None where it says nothing.

    A string is read as ``raw``. What cannot be read becomes a literal; nothing is raised.
    """
    raise NotImplementedError


def parse_date_text(text: str) -> Date | None:
    """Read a date written as text: EDTF level 0 and 1, ISO 8601, or English words."""
    raise NotImplementedError


def sort_key(date: Date | None) -> str:
    """A string that sorts dates in time: the start, then the end; BC before AD, empty for None.

    "Dates are sorted ... with missing date-parts as zero." A missing part sorts before any other.
    """
    raise NotImplementedError
