"""Which variable does an element of a published work give, and what is known of it so far?"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from maocite.tei import zotero_export
from maocite.tei.draft import Draft
from maocite.tei.infer import (
    kind_of_extent,
    kind_of_number,
    kind_of_scope,
    number_of_extent,
    parts_of_extent,
    whole_extent,
)
from maocite.tei.links import Link, Links, is_address
from maocite.tei.node import Node
from maocite.tei.texts import Form, Place, TextMapping, address_text, mapping_of, value_of
from maocite.tei.titles import Titles

_NEAR = {
    Place.ITEM: (Place.ITEM, Place.HOST, Place.IMPRINT, Place.SCOPE, Place.EXTENT, Place.EDITION, Place.HOLDING),
    Place.HOST: (Place.HOST, Place.ITEM, Place.IMPRINT, Place.SCOPE, Place.EXTENT, Place.EDITION, Place.HOLDING),
    Place.SERIES: (Place.SERIES, Place.HOST),
    Place.NOTE: (Place.NOTE, Place.ITEM, Place.HOST, Place.IMPRINT, Place.SCOPE, Place.EXTENT, Place.EDITION, Place.HOLDING),
}  # fmt: skip
YEAR = "year-of-volume"
"""``@type`` of a date that stands for a ``biblScope unit="year"``."""
_SELDOM = frozenset({"volume", "issue", "page"})
"""Variables whose several elements mean one after another: two ranges of pages."""


@dataclass(slots=True)
class Reading:
    """What was found in one entry."""

    draft: Draft = field(default_factory=Draft)
    titles: Titles = field(default_factory=Titles)
    found: dict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """Elements by the CSL variable that they give."""
    lines: dict[str, TextMapping] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    other_dates: list[Node] = field(default_factory=list)
    """Dates of a kind that CSL does not know."""
    has_analytic: bool = False
    in_host: bool = False
    """Whether what is read now describes the host in an element of its own."""
    of_zotero: bool = False
    """Whether Zotero exported the entry."""
    item_type: str = ""
    """``@type`` of the entry."""
    loose: bool = False
    """Whether text stands between the elements."""
    in_words: bool = False
    """Whether the entry is a text with marked parts, so that its punctuation may stand in them."""
    full: bool = False
    """Whether the entry is a header of another project, whose imprints end with punctuation."""
    word: str | None = None
    """A type that something else than ``@type`` gives."""


def read_reference(reading: Reading, node: Node, zone: Place) -> None:
    """A web address is the URL; others point inside the file or the edition."""
    if reading.draft.ours:
        line = mapping_of((Place.ITEM,), "ref", "URL")
        assert line is not None
        if node.get("type") == "URL":
            put(reading, line, node)
        else:
            reading.draft.unread.append(node)
        return
    address = (node.get("href") or "").strip() if node.name == "a" else ""
    address = address if is_address(address) else address_text(node)
    if is_address(address):
        words = node.text()
        reading.loose = reading.loose or (node.name != "ptr" and _tells(words, address))
        of_host = reading.in_host or (zone is Place.HOST and reading.has_analytic)
        of_host = of_host and not reading.of_zotero  # it stands there in each export
        reading.links.add(Link(node, address, node.name == "idno", of_host))
    else:
        reading.draft.unread.append(node)


def read_title_links(reading: Reading, title: Node, zone: Place) -> None:
    """Addresses that stand with a title or in it: of catalogues, of copies."""
    of_host = title.get("level") in ("j", "s") or (zone is Place.HOST and reading.has_analytic)
    for node in (*title.descend("ref", "ptr"), title):
        for name in ("target", "ref", "source"):
            address = (node.get(name) or "").strip()
            if is_address(address):
                kept = Node("ref", {"type": "title", "target": address}, [], title.line)
                reading.links.add(Link(kept, address, True, of_host or reading.in_host))


def _tells(words: str, address: str) -> bool:
    """Whether the text of a link is more than its address."""
    return bool(words) and words not in address and len(words_in(words)) > 3


_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff\uac00-\ud7af]{2,}")


def words_in(text: str) -> list[str]:
    """The words of a text that may say something: no numbers, no "in", "vol.", "ed."."""
    return _WORD.findall(text)


def read_value(reading: Reading, node: Node, zone: Place) -> None:
    """An element of the table; ``@unit`` or ``@type`` says which line."""
    kind = node.get("unit") or node.get("type")
    if reading.of_zotero and (meant := zotero_export.meant(node)) is not None:
        by_table(reading, node, (meant.place,), meant.kind)
        return
    if node.name in ("measure", "extent"):
        _extent(reading, node)
    elif node.name == "idno" and reading.has_analytic and node.get("subtype") in _WHOLES:
        reading.draft.unread.append(node)  # of the issue or the book in which the part stands
    elif node.name == "biblScope" and kind is None and (pages := whole_extent(node.text())):
        by_table(reading, Node("extent", {}, [pages], node.line), (Place.EXTENT,), "pages")
    elif node.name == "biblScope" and kind == "year" and not reading.draft.ours:
        reading.other_dates.append(Node("date", {"type": YEAR}, node.children, node.line))
    elif node.name == "biblScope" and (end := _ENDS.get((kind or "").lower())):
        ends = {"unit": "page", end: node.text() or node.get(end) or ""}
        by_table(reading, Node("biblScope", ends, [], node.line), (Place.SCOPE,), "page")
    elif node.name == "edition":
        inner = node.first("num")
        kind = inner.get("type") if inner is not None and len(list(node.elements())) == 1 else None
        if reading.of_zotero and node.text() and (version := node.get("n")):
            number = Node("edition", {}, [version], node.line)
            by_table(reading, number, (Place.EDITION,), "version")
        if not node.text() and node.get("n"):
            node = Node("edition", {}, [node.get("n") or ""], node.line)
        by_table(reading, node, (Place.EDITION,), kind)
    elif node.name == "availability":
        by_table(reading, node, (Place.IMPRINT, Place.ITEM), None)
    elif node.name == "idno" and node.first("idno") is not None and not _is_raw(node):
        for inner in node.elements("idno"):
            read_value(reading, inner, zone)
    else:
        if kind is None or not mapping_of(_NEAR.get(zone, ()), node.name, kind):
            kind = kind if kind and node.name == "biblScope" else _guess_kind(node, kind)
        if kind in ("URI", "url", "URL", "uri"):
            _link(reading, node, zone)
            return
        by_table(reading, node, _NEAR.get(zone, ()), kind)


_WHOLES = frozenset({"issue", "book", "serie", "series", "journal", "host", "volume"})
_ENDS = {
    "fpage": "from",
    "firstpage": "from",
    "startpage": "from",
    "lpage": "to",
    "lastpage": "to",
    "endpage": "to",
}
"""Units of a ``biblScope`` that holds one end of a range."""


def joined_ends(nodes: list[Node]) -> list[Node]:
    """The first and the last page in elements of their own, as one range."""
    if len(nodes) != 2 or any(node.get("from") and node.get("to") for node in nodes):
        return nodes
    first = next((node for node in nodes if node.get("from")), None)
    last = next((node for node in nodes if node.get("to")), None)
    if first is None or last is None or first is last:
        return nodes
    ends = {"from": first.get("from") or "", "to": last.get("to") or ""}
    if (first.text() or ends["from"], last.text() or ends["to"]) != (ends["from"], ends["to"]):
        return nodes
    return [Node("biblScope", {"unit": "page", **ends}, [], first.line)]


def _link(reading: Reading, node: Node, zone: Place) -> None:
    if reading.draft.ours:
        read_reference(reading, Node("ref", {"type": "URL"}, node.children, node.line), zone)
    elif is_address(node.text()):
        of_host = reading.in_host or (zone is Place.HOST and reading.has_analytic)
        of_host = of_host or zone is Place.SERIES
        is_name = (node.get("type") or "").lower() == "uri"
        reading.links.add(Link(node, node.text(), is_name, of_host))
    else:
        reading.draft.unread.append(node)


def _is_raw(node: Node) -> bool:
    return any(inner.get("type") == "raw" for inner in node.elements("idno"))


def _guess_kind(node: Node, kind: str | None) -> str | None:
    """What an ``idno`` or ``biblScope`` without a known kind is, from its text."""
    text = node.text()
    if node.name == "idno":
        return kind_of_number(text, kind)
    return kind_of_scope(text or "-".join(filter(None, (node.get("from"), node.get("to")))))


def _extent(reading: Reading, node: Node) -> None:
    measures = [node] if node.name == "measure" else list(node.elements("measure"))
    for measure in measures:
        holder = Node("extent", {}, [measure], node.line)
        unit = measure.get("unit") or measure.get("type")
        if unit is None and not reading.draft.ours:
            unit = kind_of_extent(measure.text())
        by_table(reading, holder, (Place.EXTENT,), unit)
    if not measures and (text := node.text()):
        parts = [text] if reading.draft.ours else parts_of_extent(text)
        for part in parts:
            number = None if reading.draft.ours else number_of_extent(part)
            whole = number is None and len(parts) == 1
            inner: list[Node | str] = node.children if whole else [number or part]
            said = Node("extent", node.attributes, inner, node.line)
            by_table(reading, said, (Place.EXTENT,), kind_of_extent(part))


def by_table(reading: Reading, node: Node, places: tuple[Place, ...], kind: str | None) -> None:
    """Read an element by the line of the table for one of the places; unknown ones are kept."""
    mapping = mapping_of(places, node.name, kind)
    if mapping is None:
        if node.text() or set(node.attributes) - {"type", "unit", "level", "xml:lang"}:
            reading.draft.unread.append(node)
        return
    put(reading, mapping, node)


def put(reading: Reading, mapping: TextMapping, node: Node) -> None:
    """Take an element for the variable of a line of the table."""
    held = reading.found[mapping.variable]
    again = mapping.form is Form.LIST and not reading.draft.ours and node.get("xml:lang") is None
    if again and any(node.text() == known.text() for known in held):
        return  # said once more
    repeats = mapping.form in (Form.WORDS, Form.LIST) or mapping.element == "note"
    repeats = repeats or (mapping.variable in _SELDOM and not reading.draft.ours)
    if held and not repeats and value_of(mapping, node):
        # Only the first of several stands for the variable; the rest is kept.
        if value_of(mapping, node) != value_of(reading.lines[mapping.variable], held[0]):
            reading.draft.unread.append(node)
        return
    held.append(node)
    reading.lines.setdefault(mapping.variable, mapping)
