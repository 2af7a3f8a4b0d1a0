"""How do dates stand in BibTeX (year, month, day) and in biblatex (EDTF)?

Source: biblatex manual, "Date and time specification": ISO 8601-2 EDTF levels 0 and 1, which is
what the model has. BibTeX knows a year, a month as macro and no more.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from maocite.model.date import Date
from maocite.model.edtf import EdtfError, Point, is_plain_date, parse_edtf

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
_EDTF = re.compile(r"[-\dXxYyTtuZ:+/.?~%]{4,}")
_CIRCA = re.compile(r"(?:\\?c(?:irc)?a?\.?\s*~?\s*)(\d{4})|\[(\d{4})\??\]", re.I)


_ABOUT = re.compile(r"(?:c\.|ca\.?|circa)\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)", re.I)


def in_words(edtf: str) -> str:
    """``c. 1966`` for ``1966~``, as programs need it that take the tilde for a blank."""
    match = re.fullmatch(r"(\d{4}(?:-[01]\d(?:-\d\d)?)?)~", edtf)
    return f"c. {match[1]}" if match else edtf


def write_parts(date: Date) -> dict[str, str] | None:
    """``year``, ``month`` as macro and ``day`` of a plain date; None for every other date."""
    value = date.value
    if not isinstance(value, Point) or not value.is_exact or value.season or value.time:
        return None
    if value.qualifier.value or not value.year.isdigit():
        return None
    parts = {"year": str(int(value.year)) if value.year > "0999" else value.year}
    if value.month:
        parts["month"] = MONTHS[int(value.month) - 1]
        if value.day:
            parts["day"] = str(int(value.day))
    return parts


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
    for candidate in (text.replace("\u00a0", "~"), text.replace("/open", "/..")):
        try:
            return Date(edtf=str(parse_edtf(candidate)))
        except EdtfError:
            continue
    return Date(raw=text)


def read_parts(year: str | None, month: str | None, day: str | None) -> Date | None:
    """The date of ``year``, ``month`` and ``day``; words where they are no plain date."""
    if not year:
        words = " ".join(part for part in (day, month) if part)
        return Date(raw=words) if words else None
    year = year.strip().strip("{}")
    if not re.fullmatch(r"\d{4}", year):
        date = read_edtf(year)
        circa = _CIRCA.fullmatch(year)
        if date.edtf is None and circa:
            date = Date(edtf=f"{circa[1]}~" if circa[1] else f"{circa[2]}?", raw=year)
        if not month:
            return date
        return date if date.edtf else Date(raw=" ".join(p for p in (day, month, year) if p))
    if not month:
        return Date(edtf=year)
    number, found_day = _month(month)
    day = day or found_day
    if number is None:
        return Date(edtf=year, raw=" ".join(part for part in (day, month, year) if part))
    days = re.fullmatch(r"(\d{1,2})(?:\s*[-–]+\s*(\d{1,2}))?", day.strip()) if day else None
    try:
        if days and int(number) <= 12:
            first = f"{year}-{number}-{int(days[1]):02d}"
            edtf = f"{first}/{year}-{number}-{int(days[2]):02d}" if days[2] else first
            return Date(edtf=str(parse_edtf(edtf)))
        edtf = str(parse_edtf(f"{year}-{number}"))
    except EdtfError:
        return Date(edtf=year, raw=" ".join(part for part in (day, month, year) if part))
    return Date(edtf=edtf, raw=f"{day} {month} {year}" if day else None)


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
    return number, match[1] or match[3]
