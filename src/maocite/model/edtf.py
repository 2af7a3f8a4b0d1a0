"""Which days can a date mean? The Extended Date/Time Format, levels 0 and 1.

Source: Library of Congress, "Extended Date/Time Format (EDTF) Specification", 4 February 2019
(ISO 8601-2:2019): calendar dates, intervals, letter-prefixed years, seasons, qualification of a
whole date, unspecified digits from the right, open and unknown ends of intervals.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

Day = tuple[int, int, int]
"""Year (astronomical: 0 is 1 BC), month, day."""


class Qualifier(Enum):
    """How sure a date is (EDTF level 1, "Qualification of a date (complete)")."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


@dataclass(frozen=True, slots=True)
class Point:
    """One date: a day, a month, a year, a season, or one of them with unspecified digits."""

    year: str
    """As written: ``1966``, ``-0044``, ``196X``, ``Y170000``."""
    month: str | None = None
    """``01`` to ``12``, ``XX``, or a season ``21`` (spring) to ``24`` (winter)."""
    day: str | None = None
    """``01`` to ``31`` or ``XX``."""
    time: str | None = None
    """Time of day as ISO 8601 writes it after the ``T``: ``10:00:00Z``."""
    qualifier: Qualifier = Qualifier.NONE

    @property
    def season(self) -> int | None:
        """1 spring, 2 summer, 3 autumn, 4 winter; None for all other dates."""
        return (
            int(self.month) - 20
            if self.month and self.month.isdigit() and int(self.month) > 20
            else None
        )

    @property
    def is_exact(self) -> bool:
        """Whether no digit is unspecified."""
        return "X" not in f"{self.year}{self.month or ''}{self.day or ''}"

    def earliest(self) -> Day:
        """The first day that the date can mean. Winter is taken to begin in December."""
        year = int(self.year.lstrip("Y").replace("X", "9" if self.year.startswith("-") else "0"))
        if season := self.season:
            return (year, season * 3, 1)
        month = int(self.month) if self.month and self.month != "XX" else 1
        day = int(self.day) if self.day and self.day != "XX" else 1
        return (year, month, day)

    def latest(self) -> Day:
        """The last day that the date can mean."""
        year = int(self.year.lstrip("Y").replace("X", "0" if self.year.startswith("-") else "9"))
        if season := self.season:
            return (year + 1, 2, _days(year + 1, 2)) if season == 4 else (year, season * 3 + 2, 30)
        month = int(self.month) if self.month and self.month != "XX" else 12
        day = int(self.day) if self.day and self.day != "XX" else _days(year, month)
        return (year, month, day)

    def __str__(self) -> str:
        parts = [part for part in (self.year, self.month, self.day) if part]
        time = f"T{self.time}" if self.time else ""
        return "-".join(parts) + time + self.qualifier.value


class Open(Enum):
    """An end of an interval that is no date."""

    OPEN = ".."
    """The interval has no end."""
    UNKNOWN = ""
    """The end is not known."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another; one side may be open or unknown, not both."""

    start: Point | Open
    end: Point | Open

    def __str__(self) -> str:
        ends = (
            side.value if isinstance(side, Open) else str(side) for side in (self.start, self.end)
        )
        return "/".join(ends)


Edtf = Point | Interval

_POINT = re.compile(
    r"(?P<year>Y-?[1-9]\d{4,}|-?(?:\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX))"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<time>\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?))?)?)?(?P<qualifier>[?~%]?)"
)


is_plain_date = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?|-(?:0[13-9]|1[0-2])-(?:29|30))?"
).fullmatch
"""Whether a text is surely EDTF: year, month and day without anything else, as most dates are.
Says no to some that are."""


class EdtfError(ValueError):
    """A string is no EDTF of level 0 or 1, or names a day that does not exist."""


@lru_cache(maxsize=2048)
def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string; raises `EdtfError` saying what is wrong.

    >>> str(parse_edtf("1966~"))
    '1966~'
    """
    if "/" not in text:
        return _point(text)
    first, _, last = text.partition("/")
    start, end = _side(first), _side(last)
    if isinstance(start, Open) and isinstance(end, Open):
        raise EdtfError(f"{text!r} has no date on either side of the slash")
    if isinstance(start, Point) and isinstance(end, Point) and start.earliest() > end.latest():
        raise EdtfError(f"{text!r} runs backwards: it ends before it begins")
    return Interval(start, end)


def edtf_or_none(text: str) -> str | None:
    """The text where it is EDTF, else None."""
    try:
        parse_edtf(text)
    except EdtfError:
        return None
    return text


def _side(text: str) -> Point | Open:
    return Open(text) if text in ("", "..") else _point(text)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(
            f"{text!r} is no EDTF date; write 1959, 1959-05, 1959-05-13, 1959~ (about), 1959? (uncertain), 195X or 1959-05-13/1959-05-15"
        )
    year, month, day, time, qualifier = match.groups()
    if month is None and day is None and text.startswith("-0000"):
        raise EdtfError("there is no year -0000; the year 0000 is 1 BC")
    if month and month != "XX" and not (1 <= int(month) <= 12 or 21 <= int(month) <= 24):
        raise EdtfError(
            f"{text!r}: there is no month {month}; months are 01 to 12, seasons 21 to 24"
        )
    if day and month and month.isdigit() and int(month) > 20:
        raise EdtfError(f"{text!r}: a season has no day")
    if day and day != "XX":
        if month == "XX":
            raise EdtfError(f"{text!r}: a day needs a known month")
        if not 1 <= int(day) <= _longest(year, int(month or 1)):
            raise EdtfError(f"{text!r}: there is no day {day} in that month")
    if time and (int(time[:2]) > 24 or int(time[3:5]) > 59 or int(time[6:8]) > 59):
        raise EdtfError(f"{text!r}: there is no time {time}")
    return Point(year, month, day, time, Qualifier(qualifier))


def _days(year: int, month: int) -> int:
    """Days of a month in the proleptic Gregorian calendar, which repeats every 400 years."""
    return monthrange(year % 400 + 400, month)[1]


def _longest(year: str, month: int) -> int:
    """Days of the month; February has 29 where digits of the year are open."""
    if "X" in year:
        return 29 if month == 2 else _days(2000, month)
    return _days(int(year.lstrip("Y")), month)
