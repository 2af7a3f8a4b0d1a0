"""How do dates stand in BibTeX (year, month, day) and in biblatex (EDTF)?

Source: biblatex manual, "Date and time specification": ISO 8601-2 EDTF levels 0 and 1, which is
what the model has. BibTeX knows a year and a month as macro, and prints both as they are written,
so that a range, a season and "c. 1966" can stand there in words.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from maocite.model.date import Date
from maocite.model.datewords import parse_words, read_words
from maocite.model.edtf import EdtfError, Interval, Point, is_plain_date, parse_edtf

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's macros for the months."""
MONTH_NAMES: Mapping[str, str] = dict(
    zip(
        MONTHS,
        (
            *("January", "February", "March", "April", "May", "June", "July", "August"),
            *("September", "October", "November", "December"),
        ),
        strict=True,
    )
)
"""What the macros stand for."""
_MONTH_WORDS: Mapping[str, str] = {
    **{name: f"{number:02d}" for number, name in enumerate(MONTHS, 1)},
    **dict.fromkeys(("spring",), "21"),
    **dict.fromkeys(("summer",), "22"),
    **dict.fromkeys(("autumn", "fall"), "23"),
    **dict.fromkeys(("winter",), "24"),
}
_UNSPECIFIED = re.compile(r"(?<=[\du-])u(?=[u-]|$)")
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_EDTF = re.compile(r"[-\dXxYyTtuZ:+/.?~%]{4,}")
_CIRCA = re.compile(r"(?:\\?c(?:irc)?a?(?:\.\s*|\s+|(?<=a))~?\s*)(\d{4})", re.I)


_ABOUT = re.compile(r"(?:c\.|ca\.?|circa)\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)", re.I)


def in_words(edtf: str) -> str:
    """``c. 1966`` for ``1966~``, as programs need it that take the tilde for a blank."""
    match = re.fullmatch(r"(\d{4}(?:-[01]\d(?:-\d\d)?)?)~", edtf)
    return f"c. {match[1]}" if match else edtf


@lru_cache(maxsize=2048)
def write_parts(date: Date) -> dict[str, str] | None:
    """``year``, ``month`` and ``day`` of a date; None for one that they cannot say.

    The month is a macro where it stands alone. Callers do not change the dictionary.
    """
    value = date.value
    if isinstance(value, Point):
        parts = _point(value)
    elif isinstance(value, Interval):
        parts = _interval(value)
    else:
        parts = None
    if parts is None:
        return None
    again = read_parts(parts["year"], _spelt(parts.get("month")), parts.get("day"))
    return parts if again is not None and again.edtf == date.edtf and not again.raw else None


def _spelt(month: str | None) -> str | None:
    return MONTH_NAMES.get(month, month) if month else None


def _point(point: Point) -> dict[str, str] | None:
    year = point.year
    if point.time or not year.lstrip("-").isdigit():
        decade = re.fullmatch(r"(\d{3})X", year)
        return {"year": f"{decade[1]}0s"} if decade and not point.month else None
    if year.startswith("-") or year == "0000":
        return {"year": f"{1 - int(year)} BC"} if not point.month else None
    shown = str(int(year)) if year > "0999" else year
    if point.qualifier.value:
        marked = {"~": f"c. {shown}", "?": f"{shown}?"}.get(point.qualifier.value)
        return {"year": marked} if marked and not point.month else None
    parts = {"year": shown}
    if point.season:
        parts["month"] = _SEASONS[point.season - 1]
    elif point.month and point.month.isdigit():
        parts["month"] = MONTHS[int(point.month) - 1]
        if point.day:
            parts["day"] = str(int(point.day)) if point.day.isdigit() else point.day
    elif point.month:
        return None
    return parts


def _interval(interval: Interval) -> dict[str, str] | None:
    """``March--April``, day ``12--14``, year ``1966--1968``."""
    start, end = interval.start, interval.end
    if not isinstance(start, Point):
        return None
    first = _point(start)
    if first is None or start.qualifier.value:
        return None
    if not isinstance(end, Point):
        return {"year": f"{first['year']}--"} if "month" not in first else None
    last = _point(end)
    if last is None or end.qualifier.value:
        return None
    if first.keys() == {"year"} == last.keys():
        return {"year": f"{first['year']}--{last['year']}"}
    if first["year"] != last["year"] or first.keys() != last.keys():
        return None
    if "day" not in first:
        return {
            "year": first["year"],
            "month": f"{_spelt(first['month'])}--{_spelt(last['month'])}",
        }
    if first["month"] == last["month"]:
        return {**first, "day": f"{first['day']}--{last['day']}"}
    months = (f"{_spelt(part['month'])} {part['day']}" for part in (first, last))
    return {"year": first["year"], "month": "--".join(months)}


def nearest_parts(date: Date) -> dict[str, str]:
    """The year or years of a date that `write_parts` cannot say whole; perhaps nothing."""
    value = date.value
    if isinstance(value, Point) and value.year.isdigit():
        return _point(replace(value, month=None, day=None, time=None)) or {"year": value.year}
    start, end = date.start, getattr(value, "end", None)
    if isinstance(start, Point) and isinstance(end, Point) and start.year != end.year:
        years = (start.year, end.year)
        if all(map(str.isdigit, years)):
            return {"year": "--".join(years)}
    year = first_year(date)
    return {"year": year} if year else {}


def first_year(date: Date) -> str | None:
    """The year that a date begins with, for formats that know only years."""
    start = date.start
    return str(start.earliest()[0]) if start is not None else None


@lru_cache(maxsize=2048)
def read_edtf(text: str) -> Date:
    """The date of a biblatex date field; words where it is no EDTF."""
    if is_plain_date(text):
        return Date(edtf=text)
    # Zotero's BibTeX export writes a time of which nothing is left: 2024-03-02TZ.
    text = text.strip().removesuffix("TZ")
    if _EDTF.fullmatch(text):
        try:
            return Date(edtf=str(parse_edtf(text.upper() if text[:1] == "y" else text)))
        except EdtfError:
            pass
    if about := _ABOUT.fullmatch(text):
        try:
            edtf = str(parse_edtf(f"{about[1]}~"))
            return Date(edtf, None if in_words(edtf) == text else text)
        except EdtfError:
            pass
    # biblatex before 3.5 wrote open ends as an empty side or as "open"; "~" may have become a tie.
    # EDTF itself wrote "?~", "unknown" and "u" until 2019.
    older = text.replace("?~", "%").replace("/open", "/..").replace("unknown", "")
    for candidate in (text.replace("\u00a0", "~"), older, _UNSPECIFIED.sub("X", older)):
        try:
            return Date(edtf=str(parse_edtf(candidate)))
        except EdtfError:
            continue
    return _in_figures(text) or read_words(text) or Date(raw=text)


_FIGURES = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})-(\d)|(\d{4})([01]\d)([0-3]\d)")
_BEFORE = re.compile(r"(\d{1,4})\s*(?:BCE?|B\.\s?C\.)")


def _in_figures(text: str) -> Date | None:
    """``1920/05/13``, ``1920-5-3``, ``19200513``, ``500 BC``."""
    if before := _BEFORE.fullmatch(text):
        return Date(edtf=f"-{int(before[1]) - 1:04d}" if int(before[1]) > 1 else "0000")
    if not (match := _FIGURES.fullmatch(text)):
        return None
    year, _, month, day, other, single, *joined = match.groups()
    if joined[0]:
        year, month, day = joined
    try:
        whole = f"{year}-{int(month):02d}-{int(day):02d}" if year else f"{other}-0{single}"
        return Date(edtf=str(parse_edtf(whole)))
    except EdtfError:
        return None


def read_parts(year: str | None, month: str | None, day: str | None) -> Date | None:
    """The date of ``year``, ``month`` and ``day``; words where they are no plain date."""
    if not year:
        words = " ".join(part for part in (day, month) if part)
        return Date(raw=words) if words else None
    year = year.strip().strip("{}")
    if not re.fullmatch(r"\d{4}", year):
        return _of_words(year, month, day)
    if not month:
        return Date(edtf=year)
    number, found_day = _month(month)
    day = day or found_day
    if number is None:
        return _of_months(year, month, day)
    days = _DAYS.fullmatch(day.strip()) if day else None
    try:
        if days and int(number) <= 12:
            first = f"{year}-{number}-{int(days[1]):02d}"
            edtf = f"{first}/{year}-{number}-{int(days[2]):02d}" if days[2] else first
            return Date(edtf=str(parse_edtf(edtf)))
        edtf = str(parse_edtf(f"{year}-{number}"))
    except EdtfError:
        return Date(edtf=year, raw=" ".join(part for part in (day, month, year) if part))
    return Date(edtf=edtf, raw=f"{day} {month} {year}" if day else None)


_DAYS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s*[-–]+\s*(\d{1,2})(?:st|nd|rd|th|\.)?)?")
_YEARS = re.compile(r"(\d{4})\s*[-–/]+\s*(\d\d(?:\d\d)?)")


def _of_words(year: str, month: str | None, day: str | None) -> Date:
    """The date of a ``year`` that is no plain one: ``1999--2000``, ``c. 1920``, ``May 1920``."""
    if years := _YEARS.fullmatch(year):
        # In this field, 1920-21 is no season.
        last = years[2] if len(years[2]) == 4 else years[1][:2] + years[2]
        date = Date(edtf=f"{years[1]}/{last}") if years[1] < last else Date(raw=year)
    else:
        date = read_edtf(year)
        circa = _CIRCA.fullmatch(year)
        if circa and (date.edtf is None or date.raw):
            about = f"{circa[1]}~"
            date = Date(about, None if in_words(about) == year else year)
    if not month or date.edtf:
        return date
    return Date(raw=" ".join(part for part in (day, month, year) if part))


def _of_months(year: str, month: str, day: str | None) -> Date:
    """The date of a ``month`` that is no single one: ``March--April``, ``3/4``, ``May 30--June 2``."""
    words = " ".join(part for part in (day, month, year) if part)
    ends = re.split(r"\s*(?:[-–—/&]+|\band\b)\s*", month.strip(" {}"))
    if not day and len(ends) == 2:
        found = [_end(year, end) for end in ends]
        if found[0] and found[1] and len(found[0]) == len(found[1]) and found[0] < found[1]:
            try:
                return Date(edtf=str(parse_edtf(f"{found[0]}/{found[1]}")))
            except EdtfError:
                pass
    edtf = parse_words(words)
    return Date(edtf) if edtf and edtf != year else Date(edtf=year, raw=words)


def _end(year: str, month: str) -> str | None:
    """``1920-03`` of ``March``, ``1920-05-30`` of ``May 30``."""
    number, day = _month(month)
    if number is None:
        return None
    return f"{year}-{number}-{int(day):02d}" if day else f"{year}-{number}"


def _month(text: str) -> tuple[str | None, str | None]:
    """Number of a month in words, figures or macro; and a day written beside it."""
    text = text.replace("\u00a0", " ").strip().strip("{}").strip()
    if re.fullmatch(r"\d{1,2}", text):
        return (f"{int(text):02d}" if 1 <= int(text) <= 12 else None), None
    match = re.fullmatch(r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?(?:\s+(\d{1,2}))?", text)
    if not match:
        return None, None
    word = match[2].casefold()
    number = _MONTH_WORDS.get(word) or _MONTH_WORDS.get(word[:3])
    if number is None and (edtf := parse_words(f"{word} 2000")):
        # In another language.
        number = edtf[5:]
    return number or None, match[1] or match[3]
