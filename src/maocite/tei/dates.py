"""How does a date become ``date`` with all its attributes, and a date again?

EDTF stands in ``@when-custom``, always; the W3C attributes beside it say the same as far as they
can (TEI P5, 14.4 "Dates"). The text is what the source writes, or what people read.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from maocite.model.date import Date
from maocite.model.datewords import MONTHS, parse_words
from maocite.model.edtf import Day, Interval, Open, Point, Qualifier, edtf_or_none, parse_edtf
from maocite.tei.node import Node, element, is_regular, shared
from maocite.tei.serialise import escape_attribute, lines

EDTF_METHOD = "https://www.loc.gov/standards/datetime/"
"""What ``@datingMethod`` says where ``@when-custom`` holds EDTF."""

_CERTAINTY = {
    Qualifier.UNCERTAIN: "medium",
    Qualifier.APPROXIMATE: "medium",
    Qualifier.BOTH: "low",
}
_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
"""Most dates: a year, a month that is no season, a day, nothing uncertain."""
_WESTERN = re.compile(r"#?(?:julian|gregorian|(?:proleptic)?_?\w*julian|\w*gregorian)?", re.I)
_STAMP = re.compile(r"-?\d{3}[\dX]")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-3]):[0-5]\d)?")


@lru_cache(maxsize=512)
def to_node(date: Date, kind: str | None = None, *, name: str = "date") -> Node:
    """``<date type="issued" when="1959-05-13" …>13 May 1959</date>``; `name` may be ``origDate``."""
    attributes: dict[str, str] = {}
    if kind:
        attributes["type"] = kind
    if date.edtf is not None:
        attributes.update(_w3c(date.edtf))
        attributes["when-custom"] = date.edtf
        attributes["datingMethod"] = EDTF_METHOD
    children: list[Node | str] = []
    if date.raw is None:
        children.append(readable(date.edtf or ""))
    elif _is_said_by(date.raw, date.edtf) or not is_regular(date.raw):
        # A reader takes such words for another way to write the date and drops them.
        children.append(element("seg", date.raw, attributes={"type": "raw"}))
    else:
        children.append(date.raw)
    node = element(name, *children, attributes=attributes)
    if date.time is not None:
        node.children += [" ", element("time", date.time)]
    if date.note is not None:
        node.children += [" ", element("note", date.note)]
    return shared(node)


Written = Callable[[Date], str]
"""Lines of a date."""


@lru_cache(maxsize=64)
def writer(indent: str, kind: str | None = None) -> Written:
    """What writes `to_node` as lines that begin with this white space."""
    start = f'{indent}<date type="{escape_attribute(kind)}"' if kind else f"{indent}<date"

    def written(date: Date) -> str:
        # Most dates are EDTF and nothing else.
        if date.raw is None and date.time is None and date.note is None and date.edtf is not None:
            return start + _after_type(date.edtf)
        return lines((to_node(date, kind),), indent)

    return written


@lru_cache(maxsize=2048)
def _after_type(edtf: str) -> str:
    """What follows ``<date type="…"``, up to the end of the line."""
    if (plain := _PLAIN.fullmatch(edtf)) and not edtf.startswith("0000"):
        return f' when="{edtf}" when-custom="{edtf}" datingMethod="{EDTF_METHOD}">{_named(plain)}</date>\n'
    attributes = "".join([f' {name}="{value}"' for name, value in _w3c(edtf).items()])
    custom = f'when-custom="{edtf}" datingMethod="{EDTF_METHOD}"'
    return f"{attributes} {custom}>{readable(edtf)}</date>\n"


def _named(plain: re.Match[str]) -> str:
    """A plain date with the name of its month."""
    year, month, day = plain.groups()
    if month is None:
        return year
    name = MONTHS[int(month) - 1]
    return f"{name} {year}" if day is None else f"{int(day)} {name} {year}"


@lru_cache(maxsize=512)
def readable(edtf: str) -> str:
    """A date for people: ``13 May 1959``; what is no plain date or interval stays EDTF."""
    if plain := _PLAIN.fullmatch(edtf):
        return _named(plain)
    value = parse_edtf(edtf)
    points = (value.start, value.end) if isinstance(value, Interval) else (value,)
    words = [_words(point) for point in points]
    return " – ".join(words) if all(words) else edtf


def _words(point: Point | Open) -> str:
    if isinstance(point, Open) or not point.is_exact or point.season or point.time:
        return ""
    if point.qualifier is not Qualifier.NONE or not point.year.isdigit():
        return ""
    month = MONTHS[int(point.month) - 1] if point.month else ""
    day = str(int(point.day)) if point.day else ""
    return " ".join(part for part in (day, month, point.year) if part)


def _is_said_by(words: str, edtf: str | None) -> bool:
    """Whether words say no more than a date."""
    if not words.strip():
        return True
    if edtf is None:
        return _said(words) is not None
    return words in (edtf, readable(edtf)) or _said(words) == edtf


def _said(words: str) -> str | None:
    """The EDTF of words, which may be a date for machines: ``2024-04-24T15:11:10Z``."""
    if found := parse_words(words):
        return found
    return (
        (edtf_or_none(words) or edtf_or_none(words.partition("T")[0]))
        if _STAMP.match(words)
        else None
    )


@lru_cache(maxsize=512)
def _w3c(edtf: str) -> Mapping[str, str]:
    """The W3C attributes of an EDTF date; none for years that W3C dates do not have."""
    if _PLAIN.fullmatch(edtf) and not edtf.startswith("0000"):
        return MappingProxyType({"when": edtf})
    value = parse_edtf(edtf)
    made: dict[str, str | None] = {}
    if isinstance(value, Point):
        qualifiers = [value.qualifier]
        if value.is_exact and not value.season:
            made["when"] = _exact(value)
        else:
            made["notBefore"], made["notAfter"] = _day(value.earliest()), _day(value.latest())
    else:
        sides = [side for side in (value.start, value.end) if isinstance(side, Point)]
        qualifiers = [side.qualifier for side in sides]
        if len(sides) == 2 and all(side.is_exact and not side.season for side in sides):
            made["from"], made["to"] = _exact(sides[0]), _exact(sides[1])
        else:
            if isinstance(value.start, Point):
                made["notBefore"] = _bound(value.start, latest=False)
            if isinstance(value.end, Point):
                made["notAfter"] = _bound(value.end, latest=True)
    attributes = {name: text for name, text in made.items() if text}
    certainties = [_CERTAINTY[q] for q in qualifiers if q is not Qualifier.NONE]
    if certainties:
        attributes["cert"] = "low" if "low" in certainties else "medium"
    return MappingProxyType(attributes)


def _bound(point: Point, *, latest: bool) -> str | None:
    if point.is_exact and not point.season:
        return _exact(point)
    return _day(point.latest() if latest else point.earliest())


def _exact(point: Point) -> str | None:
    """A point without open digits as a W3C date; None in the year 0000, which W3C refuses."""
    year = point.year.lstrip("Y")
    if int(year) == 0:
        return None
    parts = [part for part in (year, point.month, point.day) if part]
    text = "-".join(parts)
    return (
        f"{text}T{point.time}"
        if point.time and point.day and _TIME.fullmatch(point.time)
        else text
    )


def _day(day: Day) -> str | None:
    year, month, last = day
    if year == 0:
        return None
    # 19XX-02-29 begins in 1900, which has no such day.
    last = min(last, monthrange(year % 400 + 400, month)[1])
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{last:02d}"


def from_node(node: Node) -> Date | None:
    """The date of an element: EDTF, else the other attributes, else the words; None if empty."""
    time, note, raw = node.first("time"), node.first("note"), _raw(node)
    words = _own_words(node)
    edtf = _edtf(node)
    if raw is None and words and not _is_ours(node):
        said = _said(words)
        if said is not None and said == edtf and _is_foreign(node):
            return Date(None, words, note=_calendar(node))
        edtf = _meant(edtf, said, node)
        edtf = said if edtf is None or _says_more(said, edtf) else edtf
        if (said is not None and (said == edtf or _same_span(edtf, said))) or (
            words.isdecimal() and edtf == words.zfill(4)
        ):
            words = ""
    if raw is None and words and not _is_said_by(words, edtf):
        raw = words
    if raw is None and edtf is None:
        if not words:
            return None
        raw = words
    return Date(edtf, raw, time.text() if time else None, note.text() if note else None)


_FOREIGN = re.compile(
    r"hijri|hidjri|islam|heg|hebrew|jewish|coptic|ethiop|persian|jalali|lunar", re.I
)


def _is_foreign(node: Node) -> bool:
    """Whether numbers that attribute and words share are of another calendar."""
    return bool(_FOREIGN.search(_calendar(node)))


def _calendar(node: Node) -> str:
    return (node.get("calendar") or node.get("datingMethod") or "").lstrip("#")


def _is_ours(node: Node) -> bool:
    return node.get("datingMethod") == EDTF_METHOD or _raw(node) is not None


_WHOLE_YEAR = re.compile(r"(\d{4})-01-01/\1-12-31")


def _meant(edtf: str | None, said: str | None, node: Node) -> str | None:
    """What a database meant by attributes that it filled up from a year.

    ``when-iso="1855-07-02"`` beside ``notBefore-iso`` is the middle of the year that the words
    name, and a span of one year from its first day to its last is that year.
    """
    if edtf is None or said is None:
        return edtf
    bounded = node.get("notBefore-iso") or node.get("notBefore")
    if bounded and said == edtf[:4] and re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return said
    if match := _WHOLE_YEAR.fullmatch(edtf):
        years = said.split("/")
        if years[0] == match[1] and all(re.fullmatch(r"\d{4}", year) for year in years):
            return said
    return edtf


def _says_more(said: str | None, edtf: str) -> bool:
    """Whether the words say more than the attributes, or less than a program made of them.

    ``when="1873-01-01"`` of "1873" is the work of a database; ``to`` alone of "1 March –
    14 March 1928" has lost the beginning.
    """
    if said is None or said == edtf:
        return False
    if ".." in edtf and edtf.replace("..", "").strip("/") in said.split("/"):
        return True
    filled = [part.removesuffix("-01").removesuffix("-01") for part in edtf.split("/")]
    exact = [part for part in edtf.split("/") if part.endswith("-01")]
    return bool(exact) and said == "/".join(filled)


def _same_span(edtf: str | None, said: str | None) -> bool:
    """Whether two spans are one: ``1990/1991`` and ``1990/91``."""
    return (
        edtf is not None and said is not None and edtf.replace("..", "") == said.replace("..", "")
    )


def _raw(node: Node) -> str | None:
    seg = node.first("seg")
    return seg.text() if seg is not None and seg.get("type") == "raw" else None


def _own_words(node: Node) -> str:
    """The text without that of ``time`` and ``note``, which stand at the end."""
    return node.tidy(
        "".join(
            child if isinstance(child, str) else child.raw_text()
            for child in node.children
            if isinstance(child, str) or child.name not in ("time", "note")
        )
    )


def _edtf(node: Node) -> str | None:
    """What the attributes say, in EDTF; None where they say nothing that can be understood."""
    custom = node.get("when-custom")
    # In another calendar the numbers mean another day.
    plain = node.get("datingMethod") in (None, EDTF_METHOD) and not node.get("calendar")
    if custom and plain and (found := edtf_or_none(custom.strip())):
        return found
    for name in ("when", "when-iso", "value"):
        if (value := node.get(name)) and (found := _normal(value)):
            return _qualified(found, node)
    western = _WESTERN.fullmatch(node.get("datingMethod") or node.get("calendar") or "")
    start = _normal(
        node.get("from")
        or node.get("from-iso")
        or node.get("notBefore")
        or node.get("notBefore-iso")
        or (node.get("notBefore-custom") or node.get("from-custom") if western else None)
    )
    end = _normal(
        node.get("to")
        or node.get("to-iso")
        or node.get("notAfter")
        or node.get("notAfter-iso")
        or (node.get("notAfter-custom") or node.get("to-custom") if western else None)
    )
    if start and end:
        return start if start == end else edtf_or_none(f"{start}/{end}")
    if start or end:
        return edtf_or_none(f"{start or '..'}/{end or '..'}")
    return None


def _qualified(edtf: str, node: Node) -> str:
    """A date that is marked as unsure is an uncertain one."""
    if node.get("cert") in ("low", "medium", "unknown") and "/" not in edtf and "T" not in edtf:
        return edtf_or_none(f"{edtf}?") or edtf
    return edtf


def _normal(value: str | None) -> str | None:
    """A value of ``@when`` and its like as EDTF, as far as it can be understood."""
    text = (value or "").strip()
    if not text:
        return None
    if re.fullmatch(r"\d{1,3}", text):  # years written without their zeros
        text = text.zfill(4)
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return edtf_or_none(text) or edtf_or_none(text.partition("T")[0])


def run(first: Node, last: Node | None) -> Date | None:
    """The time from one date to another, which is open where the second is missing."""
    start, end = from_node(first), from_node(last) if last is not None else None
    if start is None or start.edtf is None or (end is not None and end.edtf is None):
        return start
    begin = start.edtf.partition("/")[0]
    finish = end.edtf.rpartition("/")[2] if end is not None and end.edtf else ".."
    return span(begin, finish) or start


def span(begin: str, finish: str) -> Date | None:
    """The time between two points in EDTF; None where they make none."""
    found = edtf_or_none(f"{begin}/{finish}") if begin != finish else begin
    return Date(found) if found else None
