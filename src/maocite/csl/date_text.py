"""Dates written as text: EDTF, ISO 8601 and English words."""

import re
from dataclasses import dataclass
from functools import lru_cache

Parts = tuple[int, ...]
"""Year (negative before Christ), month (21 to 24 for a season), day, as far as known."""


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a text says."""

    start: Parts
    end: Parts | None = None
    open_ended: bool = False
    uncertain: bool = False


_LONGEST = 100
"""Characters; a longer text is prose."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_CIRCA = frozenset(("c", "c.", "ca", "ca.", "cir", "cir.", "circa", "about", "approximately"))
_BEFORE_CHRIST = frozenset(("bc", "bce", "b.c.", "b.c.e."))
_ANNO_DOMINI = frozenset(("ad", "ce", "a.d.", "c.e."))

_EDTF_DATE = (
    r"(-?[0-9]{4}|[0-9]{3}[Xu]|[0-9]{2}(?:XX|uu)|Y-?[0-9]{5,11})"
    r"(?:-([0-9]{2}|XX|uu)(?:-([0-9]{2}|XX|uu)(?:T[0-9:.,Z+-]+)?)?)?([?~%]?)\Z"
)
_YEAR_FIRST = r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?\Z"
_SLASHED = r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{3,4})\Z"
_EAST_ASIAN = r"([0-9]{1,4})[年년]\s*(?:([0-9]{1,2})[月월]\s*(?:([0-9]{1,2})[日일])?)?\Z"
_WORD = r"[0-9]+|[^\W\d_]+\.?(?:[^\W\d_]\.)*|[?~]|\S"
_DASH = r"\s+(?:[-–—/]+|to)\s+|[-–—/]"


@lru_cache(maxsize=4096)
def read(text: str) -> DateRead | str:
    """Read a date; a string is what to print where there is none to be read."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    if len(text) > _LONGEST:
        return text
    return _interval(text) or _numeric(text) or _words(text) or text


def month_number(word: str) -> int | None:
    """The number of an English month or season: "Aug." is 8, "spring" 21."""
    word = word.rstrip(".").lower()
    if word in _SEASONS:
        return _SEASONS[word]
    if len(word) < 3:
        return None
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(word)), None) or (
        9 if word == "sept" else None
    )


# EDTF -------------------------------------------------------------------------------------------


def _interval(text: str) -> DateRead | None:
    """An EDTF date or interval: "1985-04", "1984?/2004-06", "1985/..", "1985/"."""
    first, slash, last = text.partition("/")
    start = _edtf(first)
    if start is None or not slash:
        return start
    if last in {"", ".."}:
        return DateRead(start.start, open_ended=True, uncertain=start.uncertain)
    end = _edtf(last)
    if end is None:
        return None
    return DateRead(start.start, end.end or end.start, uncertain=start.uncertain or end.uncertain)


def _edtf(text: str) -> DateRead | None:
    """One date of EDTF level 0 or 1 (ISO 8601-2:2019, annex A)."""
    found = re.match(_EDTF_DATE, text)
    if found is None:
        return None
    digits, month, day, mark = found.groups()
    if digits[-1] in "Xu":
        # An unspecified digit stands for all of its values: 201X is 2010 to 2019.
        low, high = (int(re.sub("[Xu]", digit, digits)) for digit in "09")
        return DateRead((low or 1,), (high,), uncertain=mark != "") if month is None else None
    year = int(digits.lstrip("Y"))
    if year <= 0:
        # "0000" is 1 BC, "-0099" is 100 BC (ISO 8601, 4.2.2.1).
        year -= 1
    parts: Parts = (year,)
    if month is not None and month.isdecimal():
        number = int(month)
        if not (1 <= number <= 12 or 21 <= number <= 24):
            return None
        parts = (year, number)
        if day is not None and day.isdecimal():
            if not 1 <= int(day) <= 31 or number > 12:
                return None
            parts = (year, number, int(day))
    return DateRead(parts, uncertain=mark != "")


# Numbers ----------------------------------------------------------------------------------------


def _numeric(text: str) -> DateRead | None:
    """ "8/15/2000", "15.8.2000", "2000/8/15", "2000年8月15日", "-250", "250"."""
    if found := re.match(_EAST_ASIAN, text):
        return DateRead(tuple(int(part) for part in found.groups() if part))
    if found := re.match(_YEAR_FIRST, text):
        # Parts that are not known are often written as zeros: 2000-08-00.
        year, month, day = (int(part or 0) for part in found.groups())
        if not year or month > 12 or day > 31 or (day and not month):
            return None
        return DateRead(tuple(part for part in (year, month, day) if part))
    if found := re.match(_SLASHED, text):
        first, mark, middle, last = found.groups()
        # Month first with a solidus or hyphen as in the United States, unless it cannot be.
        month, day = int(first), int(middle)
        if mark == "." or month > 12:
            month, day = day, month
        return _checked(int(last), month, day)
    digits = text[1:] if text[0] in "-−" else text
    if digits.isdecimal() and len(digits) <= 4 and int(digits):
        return DateRead((int(digits) if digits == text else -int(digits),))
    return None


def _checked(year: int, month: int, day: int) -> DateRead | None:
    if year and 1 <= month <= 12 and 1 <= day <= 31:
        return DateRead((year, month, day))
    return None


# Words ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    """The parts named on one side of a range."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    uncertain: bool = False

    def parts(self) -> Parts | None:
        if self.year is None or (self.day is not None and (self.month or 99) > 12):
            return None
        return tuple(n for n in (self.year, self.month, self.day) if n is not None)


def _words(text: str) -> DateRead | None:
    """English words: one date, or two with what the one leaves out taken from the other."""
    one = _side(text)
    if one is not None:
        parts = one.parts()
        return DateRead(parts, uncertain=one.uncertain) if parts else None
    for dash in re.finditer(_DASH, text):
        first, last = _side(text[: dash.start()]), _side(text[dash.end() :])
        if first is None or last is None:
            continue
        for part in ("year", "month", "day"):
            if getattr(first, part) is None:
                setattr(first, part, getattr(last, part))
            elif getattr(last, part) is None:
                setattr(last, part, getattr(first, part))
        start, end = first.parts(), last.parts()
        if start and end:
            return DateRead(start, end, uncertain=first.uncertain or last.uncertain)
    return None


def _side(text: str) -> _Found | None:
    """The parts that a text names, None where it has a word that is no part of a date."""
    found = _Found()
    words = re.findall(_WORD, text)
    for index, word in enumerate(words):
        low = word.lower()
        if word.isdecimal():
            number = int(word)
            era = words[index + 1].lower() if index + 1 < len(words) else ""
            if era in _BEFORE_CHRIST or era in _ANNO_DOMINI or len(word) in {3, 4}:
                if found.year is not None or not number:
                    return None
                found.year = -number if era in _BEFORE_CHRIST else number
            elif found.day is None and 1 <= number <= 31:
                found.day = number
            else:
                return None
        elif low in _CIRCA or low in {"?", "~"}:
            found.uncertain = True
        elif low in _BEFORE_CHRIST or low in _ANNO_DOMINI:
            if index == 0 or not words[index - 1].isdecimal():
                return None
        elif low in {"st", "nd", "rd", "th", "of", ","} and index:
            continue
        elif (month := month_number(word)) is not None and found.month is None:
            found.month = month
        else:
            return None
    return found if words and (found.year or found.month or found.day) else None
