"""How does a date look in CSL-JSON? EDTF to ``date-parts``, ``season`` and ``circa``, and back.

Source: CSL 1.0.2 data schema, "date-variable"; specification, "Date variables". Years before our
era: EDTF counts astronomically (0000 is 1 BC), CSL has no year 0 (-1 is 1 BC).
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from maocite.mapping.zotero_dates import read_text
from maocite.model.date import Date
from maocite.model.edtf import (
    EdtfError,
    Interval,
    Open,
    Point,
    Qualifier,
    is_plain_date,
    parse_edtf,
)

_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_ISO = re.compile(r"\d{4}(?:-\d\d?){1,2}")
_EDTF = re.compile(r"[-\dXYT:Z+/.?~%]{4,}")

Parts = tuple[tuple[tuple[int, ...], ...], int | None, bool, bool]
"""Date parts, season, whether about, and whether nothing of the EDTF is left out."""


@lru_cache(maxsize=2048)
def _parts(edtf: str) -> Parts:
    """What CSL can say of an EDTF date.

    ``circa`` stands for all that is not certain (`~`, `?`, `%`); an open end is left out; digits
    that are not specified cut the date at the last part that is.
    """
    if is_plain_date(edtf) and edtf > "0001":
        return (tuple(map(int, edtf.split("-"))),), None, False, True
    value = parse_edtf(edtf)
    sides = (value.start, value.end) if isinstance(value, Interval) else (value,)
    points = [side for side in sides if isinstance(side, Point)]
    parts = tuple(_point(point) for point in points)
    circa = any(point.qualifier is not Qualifier.NONE or "X" in point.year for point in points)
    season = points[0].season
    exact = (
        len(points) == len(sides)
        and all(point.is_exact and point.time is None for point in points)
        and (not circa or (len(points) == 1 and points[0].qualifier is Qualifier.APPROXIMATE))
        and (len(points) == 1 or not any(point.season for point in points))
        and not any(point.year.startswith("Y") for point in points)
    )
    return parts, season, circa, exact


def _point(point: Point) -> tuple[int, ...]:
    year = point.earliest()[0]
    parts = [year if year > 0 else year - 1]
    if point.month and point.month != "XX" and not point.season and "X" not in point.year:
        parts.append(int(point.month))
        if point.day and point.day != "XX":
            parts.append(int(point.day))
    return tuple(parts)


def write_date(date: Date) -> dict[str, object]:
    """The date as a CSL date variable, always with parts where the EDTF is known."""
    written: dict[str, object] = {}
    if date.edtf is not None:
        parts, season, circa, _ = _parts(date.edtf)
        written["date-parts"] = [list(part) for part in parts]
        if season:
            written["season"] = season
        if circa:
            written["circa"] = True
    if date.raw is not None:
        written["literal"] = date.raw
    return written


def is_exact(date: Date) -> bool:
    """Whether `read_date` makes the same date of what `write_date` makes of it."""
    if date.time is not None or date.note is not None:
        return False
    return date.edtf is None or _parts(date.edtf)[3]


def read_date(value: object) -> Date:
    """The date of a CSL date variable: an object, or an EDTF string.

    Raises ValueError saying what is wrong with it.
    """
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _in_words(str(value))
    plain = read_plain(value)
    if plain is not None:
        return plain
    if not isinstance(value, Mapping):
        raise ValueError('a date is an object with "date-parts", or an EDTF string')
    raw = value.get("literal")
    words = raw if isinstance(raw, str) and raw else None
    if value.get("date-parts"):
        return Date(edtf=_edtf(value), raw=words)
    for name in ("edtf", "raw"):
        text = value.get(name)
        if isinstance(text, str) and text:
            date = _in_words(text)
            if date.edtf is None and (known := read_text(text).edtf if text.strip() else None):
                date = Date(known, text)
            return Date(edtf=date.edtf, raw=date.raw or words) if words else date
    if words is None:
        raise ValueError('the date is empty; it needs "date-parts", "raw" or "literal"')
    return Date(raw=words)


def read_plain(value: object) -> Date | None:
    """The date of ``{"date-parts": [[1959, 5, 13]]}``, as most dates are; None for all others."""
    numbers = _numbers(value)
    try:
        return None if numbers is None else _date_of(*numbers)
    except TypeError:
        return None


def plain_edtf(value: object) -> str | None:
    """The EDTF of a date that `read_plain` reads, if it is a day, month or year that exists."""
    numbers = _numbers(value)
    text = None if numbers is None else _joined(numbers)
    return text if text and (len(text) == len("1959") or is_plain_date(text)) else None


def _numbers(value: object) -> list[object] | None:
    """The parts of a date that says nothing else."""
    if type(value) is dict and len(value) == 1:
        parts = value.get("date-parts")
        if type(parts) is list and len(parts) == 1 and type(parts[0]) is list:
            return parts[0]
    return None


# Typed: to Python, true is 1, which is no number of a month.
@lru_cache(maxsize=2048, typed=True)
def _date_of(*numbers: object) -> Date | None:
    text = _joined(numbers)
    return Date(text) if text else None


def _joined(numbers: Sequence[object]) -> str | None:
    """``1959-05-13`` of one to three whole numbers, of which none is nothing."""
    for number in numbers:
        if type(number) is not int or not number:
            return None
    if not 1 <= len(numbers) <= 3 or not 0 < numbers[0] < 10_000:  # type: ignore[operator]  # all are whole numbers
        return None
    return _PATTERNS[len(numbers)] % tuple(numbers)


_PATTERNS = ("", "%04d", "%04d-%02d", "%04d-%02d-%02d")


def _in_words(text: str) -> Date:
    """EDTF where the text is that, else the words as they are."""
    if _EDTF.fullmatch(text):
        try:
            return Date(edtf=str(parse_edtf(text)))
        except EdtfError:
            return Date(raw=text)
    if not text:
        raise ValueError("the date is empty")
    return Date(raw=text)


def _edtf(value: Mapping[str, object]) -> str:
    parts = value["date-parts"]
    if isinstance(parts, list) and parts and not any(isinstance(part, list) for part in parts):
        parts = [parts]
    if not isinstance(parts, list) or not 1 <= len(parts) <= 2:
        raise ValueError('"date-parts" is a list of one date or of two: [[1959, 5, 13]]')
    season = _season(value.get("season"))
    circa = "~" if value.get("circa") not in (None, False, 0, "", "0", "false") else ""
    sides = [_side(part, season if len(parts) == 1 else None) for part in parts]
    if len(sides) == 2 and sides[1] == "":
        sides = [sides[0], Open.OPEN.value]
    text = "/".join(side + circa if side and side != ".." else side for side in sides)
    if text == "" or text.startswith("/"):
        raise ValueError('"date-parts" holds no year')
    return str(parse_edtf(text))


def _season(value: object) -> int | None:
    if value is None or value == "":
        return None
    text = str(value).strip().casefold()
    number = _SEASONS.get(text) or (int(text) if text.isdigit() else 0)
    # Some tools count on to 13-16, as CSL's own date terms once did.
    number = number - 12 if 13 <= number <= 16 else number
    if not 1 <= number <= 4:
        raise ValueError(f"there is no season {value!r}; seasons are 1 to 4")
    return number


def _side(part: object, season: int | None) -> str:
    if not isinstance(part, list):
        raise ValueError('each of the "date-parts" is a list: [1959, 5, 13]')
    numbers = []
    if len(part) == 1 and isinstance(part[0], str) and _ISO.fullmatch(part[0]):
        part = part[0].split("-")
    for item in part:
        if type(item) is int:
            numbers.append(item)
            continue
        if item in (None, ""):
            break
        if isinstance(item, bool) or not re.fullmatch(r"\s*-?\d+\s*", str(item)):
            raise ValueError(f"{item!r} is no number of a year, month or day")
        numbers.append(int(str(item)))
    if not numbers or numbers == [0] or numbers[0] == 0:
        return ""
    if len(numbers) > 3:
        raise ValueError("a date has year, month and day, no more")
    year = numbers[0] if numbers[0] > 0 else numbers[0] + 1
    text = f"{'-' if year < 0 else ''}{abs(year):04d}" if abs(year) < 10_000 else f"Y{year}"
    rest = [number for number in numbers[1:] if number]
    if season and not rest:
        rest = [20 + season]
    return "-".join([text, *(f"{number:02d}" for number in rest)])
