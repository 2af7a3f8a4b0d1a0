"""Dates as CSL-JSON writes them: date-parts, seasons, literal, circa (CSL 1.0.2, "Date")."""

from functools import lru_cache
from typing import NamedTuple


class DatePoint(NamedTuple):
    """One end of a date: a year, perhaps with a month or season, perhaps with a day."""

    year: int
    """Negative before Christ: ``-100`` is 100 BC. There is no year 0."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31; never without a month."""
    season: int | None = None
    """1 spring, 2 summer, 3 autumn, 4 winter; never together with a month."""


class Date(NamedTuple):
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

    An object may have ``date-parts``, ``season``, ``circa``, ``literal``, ``raw`` and ``edtf``;
    a string is read like ``raw``, a whole number as a year. What cannot be read becomes a
    literal; nothing is raised.
    """
    if isinstance(value, dict):
        return _from_object(value)
    if isinstance(value, str):
        return parse_date_text(value)
    year = None if isinstance(value, bool) or not isinstance(value, int) else _whole(value)
    return Date(DatePoint(year)) if year else None


def parse_date_text(text: str) -> Date | None:
    """Read a date written as text: EDTF level 0 and 1, ISO 8601, or English words.

    ``2000-08-15``, ``1987/..``, ``1984~``, ``2001-21`` (spring), ``15 August 2000``,
    ``Aug 15, 2000``, ``15-17 August 2000``, ``Spring 1999 - Summer 2001``, ``c. 1850``,
    ``250 BC``. Anything else, and anything in quotation marks, is a literal.
    """
    # Most dates are date-parts: the reader of texts is loaded when one turns up.
    from maocite.csl import date_text

    text = text.strip()
    if not text:
        return None
    read = date_text.read(text)
    if isinstance(read, str):
        return Date(literal=read)
    start = _point(read.start)
    if start is None:
        return Date(literal=text)
    return Date(start, _point(read.end), read.open_ended, read.uncertain)


def sort_key(date: Date | None) -> str:
    """A string that sorts dates in time, by their start and then by their end.

    "20000100" for January 2000: a missing part counts as zero, hence comes first (CSL 1.0.2,
    "Sorting"), years before Christ come before the others, a season where it begins. A literal
    sorts after all dates; None is the empty string. Letters and digits only: the order is the same
    for any collator.
    """
    if date is None:
        return ""
    if date.start is None:
        return f"z{(date.literal or '').casefold()}"
    key = _point_key(date.start)
    return f"{key}r{_point_key(date.end)}" if date.end is not None else key


def _point_key(point: DatePoint) -> str:
    month = point.month or (point.season * 3 if point.season else 0)
    year = min(max(point.year, -_FAR), _FAR) + _FAR
    return f"{year:012d}{month:02d}{point.day or 0:02d}"


_FAR = 100_000_000_000
_NO = frozenset(("", "0", "false", "no"))


def _from_object(value: dict[object, object]) -> Date | None:
    if len(value) == 1:
        # Most dates: one list of numbers, and equal dates are one object.
        parts = value.get("date-parts")
        if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list):
            numbers = tuple(parts[0])
            if set(map(type, numbers)) == _INTEGERS:
                return _from_numbers(numbers)
    literal = value.get("literal")
    if isinstance(literal, str) and literal.strip():
        return Date(literal=literal, uncertain=_is_true(value.get("circa")))
    date = _from_parts(value.get("date-parts"))
    if date is None:
        for key in ("edtf", "raw"):
            text = value.get(key)
            if isinstance(text, str) and (date := parse_date_text(text)):
                break
        else:
            return _season_alone(value.get("season"))
    season = value.get("season")
    if season is not None and date.start is not None and date.start.month is None:
        date = _with_season(date, date.start, season)
    if _is_true(value.get("circa")) and not date.uncertain:
        date = date._replace(uncertain=True)
    return date


_INTEGERS = {int}


@lru_cache(maxsize=16384)
def _from_numbers(parts: tuple[int, ...]) -> Date | None:
    """The date of a single list of year, month, day."""
    return _from_parts([list(parts)])


def _from_parts(parts: object) -> Date | None:
    """``date-parts``: one or two lists of year, month, day as numbers or strings.

    A second list without a year (``[[1987], [0]]``) makes an open range.
    """
    if not isinstance(parts, list) or not parts:
        return None
    first = parts[0]
    start = _point(first)
    if start is None:
        # A year that is no number is text that someone wrote: never drop it.
        words = [str(part) for part in first if part] if isinstance(first, list) else []
        return Date(literal=" ".join(words)) if words else None
    if len(parts) == 1:
        return Date(start)
    end = _point(parts[1])
    if end is None:
        return Date(start, open_ended=isinstance(parts[1], list) and bool(parts[1]))
    return Date(start, end) if end != start else Date(start)


def _point(parts: object) -> DatePoint | None:
    """Year, month, day; a month of 13 to 16 or 21 to 32 is a season (EDTF, 4.1 "Season")."""
    if not isinstance(parts, list | tuple) or not parts:
        return None
    year = _whole(parts[0])
    if not year:
        return None
    month = _whole(parts[1]) if len(parts) > 1 else None
    if not month or month < 0:
        return DatePoint(year)
    if month > 12:
        is_season = month <= 16 or 21 <= month <= 32
        return DatePoint(year, season=(month - 1) % 4 + 1 if is_season else None)
    day = _whole(parts[2]) if len(parts) > 2 else None
    return DatePoint(year, month, day if day and 0 < day < 32 else None)


def _whole(value: object) -> int | None:
    """The whole number that a JSON value stands for."""
    if isinstance(value, int):
        return int(value) if abs(value) < 10**11 else None
    if isinstance(value, str):
        text = value.strip()
        digits = text[1:] if text[:1] in {"-", "−"} else text
        if digits.isdecimal() and len(digits) < 12:
            return -int(digits) if digits is not text else int(digits)
        return _month_number(text)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e11:
        return int(value)
    return None


def _month_number(word: str) -> int | None:
    from maocite.csl import date_text

    return date_text.month_number(word)


def _with_season(date: Date, start: DatePoint, season: object) -> Date:
    number = _season_number(season)
    if number is not None:
        return date._replace(start=start._replace(season=number))
    if isinstance(season, str) and season.strip() and start.season is None:
        return date._replace(season_name=season.strip())
    return date


def _season_number(season: object) -> int | None:
    number = _whole(season)
    if number is None or number < 1:
        return None
    if number <= 4:
        return number
    return (number - 1) % 4 + 1 if 13 <= number <= 16 or 21 <= number <= 32 else None


def _season_alone(season: object) -> Date | None:
    """A season without a year can only be printed as it stands."""
    text = season.strip() if isinstance(season, str) else ""
    return Date(literal=text) if text and _season_number(text) is None else None


def _is_true(value: object) -> bool:
    if isinstance(value, str):
        return value.strip().lower() not in _NO
    return bool(value)
