"""Which dates does a citation name, and how does an archive write a date?

Reads day, month and year in the languages of ``words/dates.toml``, numeric and Roman months,
Chinese and Japanese dates, ranges, uncertain and missing dates. A year alone is a date only where
the whole segment says so: years inside call numbers are never dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from maocite.archives.words import Words, alternatives, fold, folded
from maocite.model import Date
from maocite.model.edtf import EdtfError, Interval, Point

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_TIME = re.compile(
    r",?\s*(?:at\s+)?(?P<time>\d{1,2}[:.]\d\d(?:\s*[-–]\s*\d{1,2}[:.]\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?"
    r"|\d{1,2}\s*[ap]\.?\s?m\b\.?)(?!\d)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text."""

    start: int
    end: int
    date: Date
    guess: str = ""
    """Why the reading is a guess; empty where it is not."""


@lru_cache(maxsize=4)
def _patterns(words: Words) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of a date inside running text, the most telling first."""
    spelt = {name.casefold() for name in words.month_names} | set(words.months)
    month = rf"(?:{alternatives(tuple(spelt))})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r"(?:1\d{3}|20\d\d)(?![\d-]|/\d)"
    short = r"(?:1\d{3}|20\d\d|'\d\d|\d\d)(?![\d/:-])"
    of = r"(?:\s*de\s+|\s*di\s+|\s+)"
    dash = r"\s*(?:[-–—/]|to|until|bis|au|à)\s*"
    # Nothing that goes on to the left may be part of a number or a call number.
    front = r"(?<![\w/-])(?<!\d\.)"
    forms = {
        "range-days": rf"(?P<d1>{day}){dash}(?P<d2>{day}){of}(?P<m2>{month}),?{of}?(?P<y2>{year})",
        "range-days-us": rf"(?P<m1>{month})\s+(?P<d1>{day}){dash}(?P<d2>{day}),?\s+(?P<y2>{year})",
        "range-months": rf"(?P<d1>{day}){of}(?P<m1>{month}),?(?:\s+(?P<y1>{year}))?{dash}(?P<d2>{day}){of}(?P<m2>{month}),?\s+(?P<y2>{year})",
        "range-months-us": rf"(?P<m1>{month})\s+(?P<d1>{day})(?:,\s+(?P<y1>{year}))?{dash}(?P<m2>{month})\s+(?P<d2>{day}),?\s+(?P<y2>{year})",
        "day-month-year": rf"(?P<d2>{day}){of}(?P<m2>{month}),?{of}?(?P<y2>{short})",
        "month-day-year": rf"(?P<m2>{month})\s+(?P<d2>{day}),?\s+(?P<y2>{year})",
        "year-month-day": rf"(?P<y2>{year})[.,]?\s+(?P<m2>{month})\s+(?P<d2>{day})(?!\d)",
        "cjk": r"(?P<y2>\d{4})\s?[年년]\s?(?P<n2>\d{1,2})\s?[月월](?:\s?(?P<d2>\d{1,2})\s?[日일])?",
        "iso": r"(?P<y2>1\d{3}|20\d\d)-(?P<n2>0\d|1[0-2])-(?P<d2>[0-3]\d)(?![\w-])",
        "roman": rf"(?P<d2>\d{{1,2}})[./ ]\s?(?P<r2>{alternatives(_ROMAN)})[./ ]\s?(?P<y2>{year})",
        "numeric": rf"(?P<d2>\d{{1,2}})(?P<s>[./])\s?(?P<n2>\d{{1,2}})(?P=s)\s?(?P<y2>{year})",
        "month-year": rf"(?P<m2>{month}),?{of}(?P<y2>{year})",
    }
    return tuple((name, re.compile(front + form, re.I)) for name, form in forms.items())


@lru_cache(maxsize=4)
def _whole_patterns(words: Words) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms that are a date only where they fill a segment."""
    about = rf"(?:{alternatives(words.about)})"
    year = r"1\d{3}|20\d\d"
    forms = {
        "year": rf"(?P<about>{about}\.?\s*)?(?P<y2>{year})(?P<doubt>\?)?",
        "years": rf"(?P<about>{about}\.?\s*)?(?P<y1>{year})\s*[-–—/]\s*(?P<y2>{year}|\d\d)",
        "decade": rf"(?P<about>{about}\.?\s*)?(?P<y2>\d{{3}})0s",
        "month-number": r"(?P<n2>0?[1-9]|1[0-2])[/.](?P<y2>1\d{3}|20\d\d)",
        "iso-month": r"(?P<y2>1\d{3}|20\d\d)-(?P<n2>0\d|1[0-2])",
        "season": rf"(?P<season>{alternatives(words.seasons)}),?\s+(?P<y2>{year})",
    }
    return tuple((name, re.compile(form, re.I)) for name, form in forms.items())


@lru_cache(maxsize=4096)
def find_dates(text: str, words: Words) -> tuple[FoundDate, ...]:
    """The dates with a month that stand anywhere in a text, in order, none inside another."""
    if not re.search(r"\d\d", text):
        return ()
    taken: list[FoundDate] = []
    for name, pattern in _patterns(words):
        for match in pattern.finditer(text):
            if any(match.start() < date.end and date.start < match.end() for date in taken):
                continue
            found = _date(name, match, words)
            if found:
                taken.append(_with_time(text, found))
    return tuple(sorted(taken, key=lambda date: date.start))


@lru_cache(maxsize=4096)
def read_date(text: str, words: Words) -> FoundDate | None:
    """The date that a whole segment is: ``c.1889``, ``[1966?]``, ``le 5 juin 1928``, ``2000``."""
    inner, doubt = text.strip(), False
    if inner.startswith("[") and inner.endswith("]"):
        inner = inner[1:-1].strip()
    if inner.endswith("?"):
        inner, doubt = inner[:-1].rstrip(), True
    if len(inner) > 60 or not re.search(r"\d\d", inner):
        return None
    lead = re.match(rf"(?:(?:{alternatives(words.lead)})\s+)?", inner, re.I)
    begin = lead.end() if lead else 0
    about = re.match(rf"(?:{alternatives(words.about)})(?:\.\s*|\s+)", inner[begin:], re.I)
    part = re.match(rf"(?:{alternatives(words.parts)})[- ]", inner[begin:], re.I)
    start = begin + (about.end() if about else part.end() if part else 0)
    for found in find_dates(inner[start:], words):
        rest = inner[start + found.end :].strip(" .")
        if found.start == 0 and fold(rest) in ("", "g", "г", "r", "god", "года"):
            return _qualified(text, found, bool(about or part), doubt, words)
        break
    for name, pattern in _whole_patterns(words):
        match = pattern.fullmatch(inner[begin:].rstrip("."))
        if match and (whole := _date(name, match, words)):
            circa = "about" in match.groupdict() and match["about"] is not None
            return _qualified(text, whole, circa, doubt, words)
    return None


def is_no_date(text: str, words: Words) -> bool:
    """Whether the segment says that there is no date: ``n.d.``."""
    return fold(text).rstrip(".") in folded(words.no_date)


def write_date(date: Date) -> str:
    """The date in words: as the source writes it, else ``5 June 1928``, ``June 1928``, ``c. 1889``."""
    if date.raw:
        return date.raw
    value = date.value
    if isinstance(value, Interval):
        if isinstance(value.start, Point) and isinstance(value.end, Point):
            return _write_interval(value.start, value.end)
        ends = [_write_point(p) if isinstance(p, Point) else "" for p in (value.start, value.end)]
        return "–".join(ends)
    assert value is not None
    return _write_point(value)


def _write_interval(start: Point, end: Point) -> str:
    if (start.year, start.month) == (end.year, end.month) and start.day and end.day:
        return f"{int(start.day)}–{_write_point(end)}"
    return f"{_write_point(start)}–{_write_point(end)}"


def _write_point(point: Point) -> str:
    if not point.is_exact:
        decade = re.fullmatch(r"(\d{3})X", point.year)
        return f"{decade[1]}0s" if decade and not point.month else str(point)
    parts = [point.year]
    if point.month and point.season is None:
        parts.insert(0, _MONTHS[int(point.month) - 1])
        if point.day:
            parts.insert(0, str(int(point.day)))
    elif point.season is not None:
        parts.insert(0, ("Spring", "Summer", "Autumn", "Winter")[point.season - 1])
    text = " ".join(parts)
    match point.qualifier.value:
        case "~":
            return f"c. {text}"
        case "?":
            return f"[{text}?]"
        case "%":
            return f"[c. {text}?]"
        case _:
            return text


def _date(name: str, match: re.Match[str], words: Words) -> FoundDate | None:
    """The date of a match, or None where there is no such day."""
    groups = match.groupdict()
    guess = ""
    year = groups["y2"].lstrip("'")
    if len(year) == 2:
        if name == "years":
            year = groups["y1"][:2] + year
        else:
            year, guess = f"19{year}", "two digits of the year, taken for the twentieth century"
    if name == "decade":
        return FoundDate(match.start(), match.end(), Date(f"{year}X"))
    if groups.get("season"):
        number = words.seasons[fold(groups["season"])]
        return _found(match, f"{year}-{number}", guess)
    month = _month(groups, "2", words) or _month(groups, "1", words)
    day = groups.get("d2")
    if name == "numeric" and month and month > 12 and day and int(day) <= 12:
        month, day, guess = int(day), str(month), "month before day"
    elif name == "numeric" and groups["s"] == "/" and day and int(day) <= 12:
        guess = "read as day, month, year"
    end = _edtf(year, month, day)
    if name.startswith("range") or name == "years":
        first = _edtf(
            (groups.get("y1") or year).lstrip("'"),
            _month(groups, "1", words) or month,
            groups.get("d1"),
        )
        return _found(match, f"{first}/{end}", guess)
    return _found(match, end, guess)


def _found(match: re.Match[str], edtf: str, guess: str) -> FoundDate | None:
    try:
        return FoundDate(match.start(), match.end(), _dated(edtf, match[0]), guess)
    except EdtfError:
        return None


def _dated(edtf: str, written: str) -> Date:
    """The date, with the words of the source only where the standard form differs."""
    plain = Date(edtf)
    return plain if write_date(plain) == written else Date(edtf, written)


def _month(groups: dict[str, str | None], side: str, words: Words) -> int | None:
    if name := groups.get(f"m{side}"):
        return words.months.get(fold(name).rstrip("."))
    if number := groups.get(f"n{side}"):
        return int(number)
    if roman := groups.get(f"r{side}"):
        return _ROMAN.index(roman.casefold()) + 1
    return None


def _edtf(year: str, month: int | None, day: str | None) -> str:
    digits = re.match(r"\d+", day) if day else None
    parts = [year]
    if month:
        parts.append(f"{month:02}")
        if digits:
            parts.append(f"{int(digits[0]):02}")
    return "-".join(parts)


def _with_time(text: str, found: FoundDate) -> FoundDate:
    time = _TIME.match(text, found.end)
    if not time:
        return found
    return replace(found, end=time.end(), date=replace(found.date, time=time["time"]))


def _qualified(text: str, found: FoundDate, about: bool, doubt: bool, words: Words) -> FoundDate:
    """The date of a whole segment with its marks of doubt; the words are kept where they say more."""
    mark = "%" if about and doubt else "~" if about else "?" if doubt else ""
    edtf = found.date.edtf or ""
    if mark:
        edtf = "/".join(side + mark for side in edtf.split("/"))
    plain = Date(edtf)
    written = text.strip()
    raw = None if write_date(plain) == written else written
    if not mark and found.date.raw is None:
        raw = None if write_date(plain) == found.date.raw else raw
    date = replace(found.date, edtf=edtf, raw=raw)
    return replace(found, start=0, end=len(text), date=date)


def dates_in(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """The spans of all dates, for the lexer: no separator is seen inside a date."""
    for found in find_dates(text, words):
        yield found.start, found.end
