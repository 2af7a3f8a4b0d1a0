"""How do folios become ``biblScope unit="folio"``, and folios again?"""

import re

from maocite.model.archive import Folio, FolioRange, Folios
from maocite.tei.node import Node, element, is_regular
from maocite.tei.texts import range_text

_PRINTED = re.compile(r"(?P<label>[^\W\d][^\d,;]*?) (?P<raw>\d.*)", re.S)
_CANONICAL = re.compile(r"(\d+):(\w*):(\w*)(?:-(\d+):(\w*):(\w*))?")


def to_node(folios: Folios) -> Node:
    """``<biblScope unit="folio" from="1" to="6">Fl. 1-6</biblScope>``.

    ``@from`` and ``@to`` stand only for one range; several are in the text.
    """
    attributes = {"unit": "folio"}
    if len(folios.ranges) == 1:
        first, last = folios.ranges[0].first, folios.ranges[0].last
        attributes |= {"from": _token(first), "to": _token(last or first)}
    if _parsed(folios.raw) != folios.ranges:
        # Ranges that nobody can read from the words.
        attributes["n"] = " ".join(_range(part) for part in folios.ranges) or "-"
    printed = folios.raw if folios.label is None else f"{folios.label} {folios.raw}"
    if is_regular(printed) and _split(printed) == (folios.label, folios.raw):
        return element("biblScope", printed, attributes=attributes)
    label = [] if folios.label is None else [element("abbr", folios.label)]
    return element("biblScope", *label, element("seg", folios.raw), attributes=attributes)


def from_node(node: Node) -> Folios | None:
    """The folios of a ``biblScope`` or ``locus``; None where it is empty."""
    seg, abbr = node.first("seg"), node.first("abbr")
    if seg is not None:
        label, raw = (abbr.text() if abbr is not None else None), seg.text()
    else:
        label, raw = _split(node.text())
        raw = raw or range_text(node)
        if not raw:
            return None
    canonical = node.get("n")
    ranges = _parsed(raw) if canonical is None else _read(canonical)
    return Folios(raw, ranges, label)


def _split(printed: str) -> tuple[str | None, str]:
    match = _PRINTED.fullmatch(printed)
    return (match["label"], match["raw"]) if match else (None, printed)


def _parsed(raw: str) -> tuple[FolioRange, ...]:
    try:
        return Folios.parse(raw).ranges
    except ValueError:
        return ()


def _token(folio: Folio) -> str:
    return f"{folio.number}{folio.letter}{folio.side}"


def _range(part: FolioRange) -> str:
    """``148:a:r-150::``: letter and side apart, since a letter may be an r too."""
    ends = (part.first, part.last) if part.last is not None else (part.first,)
    return "-".join(f"{end.number}:{end.letter}:{end.side}" for end in ends)


def _read(canonical: str) -> tuple[FolioRange, ...]:
    ranges = []
    for word in canonical.split():
        if match := _CANONICAL.fullmatch(word):
            number, letter, side, number2, letter2, side2 = match.groups(default="")
            last = Folio(int(number2), letter2, side2) if number2 else None
            ranges.append(FolioRange(Folio(int(number), letter, side), last))
    return tuple(ranges)
