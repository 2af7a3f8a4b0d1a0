"""Where does each text variable of CSL stand in a ``biblStruct``? One table for both directions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from maocite.addresses import address_of
from maocite.tei.clean import clean, is_clean
from maocite.tei.node import Node, collapse, element, is_regular
from maocite.tei.richtext import from_node, rich

RAW = "raw"
"""``@type`` of an inner element whose text is to be read as it stands."""
NO_TYPES: frozenset[str] = frozenset()


class Place(Enum):
    """A part of a ``biblStruct``."""

    ITEM = "analytic, else monogr"
    HOST = "monogr"
    SERIES = "series"
    MEETING = "monogr/meeting"
    IMPRINT = "monogr/imprint"
    EDITION = "monogr/edition"
    EXTENT = "monogr/extent"
    SCOPE = "monogr, after imprint"
    NOTE = "biblStruct/note"
    HOLDING = "biblStruct/relatedItem[@type='holding']/msDesc/msIdentifier"
    ORIGINAL = "biblStruct/relatedItem[@type='originalEdition']/bibl"
    REVIEWED = "biblStruct/relatedItem[@type='reviewOf']/bibl"

    __hash__ = object.__hash__  # members are single: their identity is enough, and faster


class Form(Enum):
    """How a value is written."""

    PLAIN = "text"
    RICH = "text with hi, seg, foreign"
    TITLE = "title type main and sub, divided at the first colon"
    RANGE = "text, with @from and @to"
    WORDS = "one element for each word"
    LIST = "one element for each part between semicolons"
    ADDRESS = "ref with @target and text"
    LICENCE = "availability/licence with @target"
    MEASURE = "measure inside"
    NUMBER = "num inside"


@dataclass(frozen=True, slots=True, eq=False)
class TextMapping:
    """One text variable of CSL and its element; a line of the table, the same only as itself."""

    variable: str
    place: Place
    element: str
    kind: str | None = None
    """Value of ``@type``, or of ``@unit`` where the element is ``biblScope`` or ``measure``."""
    form: Form = Form.PLAIN
    only: frozenset[str] = NO_TYPES
    """Item types for which this line holds; empty: all for which no earlier line does."""
    others: frozenset[str] = frozenset()
    """Other values of ``@type`` or ``@unit`` in files of others, lower case."""

    @property
    def kind_attribute(self) -> str:
        """The attribute that holds `kind`."""
        return "unit" if self.element in _UNIT else "type"


def _m(
    variable: str,
    place: Place,
    name: str,
    kind: str | None = None,
    form: Form = Form.PLAIN,
    only: str = "",
    others: str = "",
) -> TextMapping:
    """A line of the table; `only` and `others` are words separated by blanks."""
    words = frozenset(others.split())
    return TextMapping(variable, place, name, kind, form, frozenset(only.split()), words)


TEXTS = (
    _m("title", Place.ITEM, "title", None, Form.TITLE),
    _m("title-short", Place.ITEM, "title", "short", Form.RICH, others="abbr abbrev abbreviated"),
    _m("original-title", Place.ITEM, "title", "original", Form.RICH, others="orig uniform"),
    _m("part-title", Place.ITEM, "title", "part", Form.RICH),
    _m("container-title", Place.HOST, "title", None, Form.TITLE),
    _m("container-title-short", Place.HOST, "title", "abbrev", Form.RICH, others="short abbr abbreviated"),
    _m("volume-title", Place.HOST, "title", "volume", Form.RICH),
    _m("DOI", Place.ITEM, "idno", "DOI"),
    _m("PMID", Place.ITEM, "idno", "PMID", others="pubmed"),
    _m("PMCID", Place.ITEM, "idno", "PMCID", others="pmc pubmedcentral"),
    _m("number", Place.ITEM, "idno", "report", only="report", others="reportnumber report-number"),
    _m("number", Place.ITEM, "idno", "docNumber", only="patent", others="patent patentnumber"),
    _m("ISBN", Place.HOST, "idno", "ISBN", Form.WORDS, others="isbn-10 isbn-13 isbn10 isbn13 eisbn"),
    _m("ISSN", Place.HOST, "idno", "ISSN", Form.WORDS, others="eissn issne issn-l issnl pissn e-issn p-issn issn-online issn-print"),
    _m("URL", Place.ITEM, "ref", "URL", Form.ADDRESS, others="uri url"),
    _m("license", Place.ITEM, "availability", None, Form.LICENCE),
    _m("collection-title", Place.SERIES, "title", None, Form.RICH),
    _m("collection-number", Place.SERIES, "biblScope", "volume", others="vol number nr no issue band bd"),
    _m("event-title", Place.MEETING, "name", "event", Form.RICH),
    _m("event-place", Place.MEETING, "placeName", None, others="settlement"),
    _m("publisher-place", Place.IMPRINT, "pubPlace", None, Form.LIST),
    _m("publisher", Place.IMPRINT, "publisher", None, Form.LIST, others="distributor"),
    _m("edition", Place.EDITION, "edition", None),
    _m("version", Place.EDITION, "edition", "version", Form.NUMBER),
    _m("printing-number", Place.EDITION, "edition", "printing", Form.NUMBER),
    _m("number-of-volumes", Place.EXTENT, "extent", "volumes", Form.MEASURE, others="volume vol vols"),
    _m("number-of-pages", Place.EXTENT, "extent", "pages", Form.MEASURE, others="page pp p"),
    _m("dimensions", Place.EXTENT, "extent", "dimensions", Form.MEASURE),
    _m("volume", Place.SCOPE, "biblScope", "volume", Form.RANGE, others="vol vol. vols vols. volumes jg jg. jahrgang band bd bd. tome t tom"),
    _m("issue", Place.SCOPE, "biblScope", "issue", Form.RANGE, others="iss nr nr. no no. heft h fasc fascicle fascicule"),
    _m("page", Place.SCOPE, "biblScope", "page", Form.RANGE, others="pages pp pp. p p. pg seite seiten s"),
    _m("chapter-number", Place.SCOPE, "biblScope", "chapter", Form.RANGE, others="chap chap. ch kapitel"),
    _m("part-number", Place.SCOPE, "biblScope", "part", Form.RANGE, others="pt teil parts"),
    _m("section", Place.SCOPE, "biblScope", "section", Form.RANGE, others="sect sec sections"),
    _m("supplement-number", Place.SCOPE, "biblScope", "supplement", Form.RANGE, others="suppl"),
    _m("number", Place.SCOPE, "biblScope", "number", Form.RANGE, others="num artikel article artno"),
    _m("archive-place", Place.HOLDING, "settlement", None),
    _m("archive", Place.HOLDING, "repository", None),
    _m("archive_collection", Place.HOLDING, "collection", None),
    _m("archive_location", Place.HOLDING, "idno", "location"),
    _m("call-number", Place.HOLDING, "idno", "callNumber", others="callno shelfmark signature"),
    _m("original-publisher-place", Place.ORIGINAL, "pubPlace", None),
    _m("original-publisher", Place.ORIGINAL, "publisher", None),
    _m("reviewed-title", Place.REVIEWED, "title", None, Form.RICH),
    _m("reviewed-genre", Place.REVIEWED, "note", "genre"),
    _m("abstract", Place.NOTE, "note", "abstract", Form.RICH, others="summary"),
    _m("note", Place.NOTE, "note", None, Form.RICH, others="general extra comment comments remark remarks misc"),
    _m("annote", Place.NOTE, "note", "annotation", Form.RICH, others="annote annotated"),
    _m("genre", Place.NOTE, "note", "genre", others="report thesistype work_kind worktype report_type reporttype"),
    _m("medium", Place.NOTE, "note", "medium"),
    _m("scale", Place.NOTE, "note", "scale"),
    _m("status", Place.NOTE, "note", "status"),
    _m("authority", Place.NOTE, "note", "authority"),
    _m("jurisdiction", Place.NOTE, "note", "jurisdiction"),
    _m("division", Place.NOTE, "note", "division"),
    _m("references", Place.NOTE, "note", "references", Form.RICH),
    _m("source", Place.NOTE, "note", "source"),
)  # fmt: skip
"""Every text variable but ``language`` (``textLang``) and those that go to ``note type="csl"``.

The order is that of the elements in the output."""

HOST_VARIABLES = ("container-title", "container-title-short")
"""A work that has one of them is part of a host."""

SUBTITLE = ": "
"""Between main title and subtitle."""
_STOPS = ":?!.…"
_RANGE = re.compile(r"(?P<first>[^\W_]+)\s?[-‐‑–—]{1,2}\s?(?P<last>[^\W_]+)")
_SINGLE = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_ISBN = re.compile(r"[0-9Xx-]+")
_UNIT = frozenset({"biblScope", "measure"})


def mapping_for(variable: str, item_type: str) -> TextMapping | None:
    """The line of the table for a variable of an item type; None where it has none."""
    return _LINES.get((variable, item_type)) or _LINES.get((variable, ""))


def _lines() -> Mapping[tuple[str, str], TextMapping]:
    lines: dict[tuple[str, str], TextMapping] = {}
    for mapping in TEXTS:
        for item_type in mapping.only or {""}:
            lines.setdefault((mapping.variable, item_type), mapping)
    return lines


_LINES = _lines()
ORDER = {mapping.variable: index for index, mapping in enumerate(TEXTS)}
"""Position of a variable's first line, for the order of the output."""


def _reading() -> Mapping[tuple[Place, str, str], TextMapping]:
    lines: dict[tuple[Place, str, str], TextMapping] = {}
    for mapping in TEXTS:
        lines.setdefault((mapping.place, mapping.element, (mapping.kind or "").lower()), mapping)
    for mapping in TEXTS:
        for word in mapping.others:
            lines.setdefault((mapping.place, mapping.element, word), mapping)
    return lines


_READING = _reading()


def mapping_of(places: Sequence[Place], name: str, kind: str | None) -> TextMapping | None:
    """The line for an element that was read, tried at each place in turn; None for unknown ones."""
    word = (kind or "").strip().lower()
    for place in places:
        if mapping := _READING.get((place, name, word)):
            return mapping
    return None


def to_nodes(
    mapping: TextMapping, value: str, *, level: str | None = None, language: str | None = None
) -> list[Node]:
    """The elements of a value; `level` is that of a title: ``a m j s u``, `language` its tag."""
    attributes: dict[str, str] = {}
    if mapping.form is Form.PLAIN and mapping.element not in _UNIT:
        # The most frequent form first.
        if mapping.kind is not None:
            attributes["type"] = mapping.kind
        if is_clean(mapping.variable, value):
            return [element(mapping.element, value, attributes=attributes)]
        attributes = {}
    if level is not None and mapping.element == "title":
        attributes["level"] = level
    match mapping.form:
        case Form.TITLE:
            return _title_nodes(value, attributes, {"xml:lang": language} if language else {})
        case Form.MEASURE:
            inner = element("measure", value, attributes={"unit": mapping.kind or ""})
            return [element(mapping.element, inner)]
        case Form.NUMBER:
            inner = element("num", value, attributes={"type": mapping.kind or ""})
            return [element(mapping.element, inner)]
        case Form.LICENCE:
            target = {"target": address} if (address := address_of(value)) else {}
            return [element(mapping.element, element("licence", value, attributes=target))]
        case _:
            pass
    if mapping.kind is not None:
        attributes[mapping.kind_attribute] = mapping.kind
    if language is not None:
        attributes["xml:lang"] = language
    if not is_clean(mapping.variable, value):
        # ``idno`` takes only ``idno``.
        tag = "idno" if mapping.element == "idno" else "seg"
        inner = element(tag, value, attributes={"type": RAW})
        return [element(mapping.element, inner, attributes=attributes)]
    match mapping.form:
        case Form.RICH:
            return [rich(mapping.element, value, attributes, quotes=mapping.element == "title")]
        case Form.RANGE:
            return [
                element(
                    mapping.element, value, attributes=attributes | range_of(value, mapping.kind)
                )
            ]
        case Form.ADDRESS:
            return [reference(value, attributes)]
        case Form.WORDS | Form.LIST:
            parts = _parts(mapping, value)
            return [element(mapping.element, part, attributes=dict(attributes)) for part in parts]
        case _:
            return [element(mapping.element, value, attributes=attributes)]


def _parts(mapping: TextMapping, value: str) -> list[str]:
    """The value divided where `join` gives it back as it was; else whole."""
    if mapping.form is Form.WORDS:
        words = value.split(" ")
        return words if all(_ISBN.fullmatch(word) for word in words) else [value]
    parts = value.split("; ")
    whole = all(p and is_regular(p) and is_clean(mapping.variable, p) for p in parts)
    return parts if whole else [value]


def _title_nodes(value: str, attributes: dict[str, str], language: dict[str, str]) -> list[Node]:
    if not (SUBTITLE in value and divides(value)):
        return [rich("title", value, attributes | language, quotes=True)]
    main, _, sub = value.partition(SUBTITLE)
    return [
        rich("title", main, attributes | {"type": "main"} | language, quotes=True),
        rich("title", sub, attributes | {"type": "sub"} | language, quotes=True),
    ]


def divides(value: str) -> bool:
    """Whether main title and subtitle, each in its own element, are the title again when joined."""
    main, _, sub = value.partition(SUBTITLE)
    if not (main and sub and main[-1] not in _STOPS):
        return False
    if not (is_regular(main) and is_regular(sub)):
        return False
    if "<" in value and any(side.count("<") != side.count("</") * 2 for side in (main, sub)):
        return False
    return "“" not in value or main.count("“") == main.count("”")


def join_title(main: str, subs: list[str]) -> str:
    """Main title and subtitles as one: a colon between them unless a full stop or its like is."""
    title = main
    for sub in subs:
        if not sub:
            continue
        title = (
            f"{title} {sub}"
            if title[-1:] and title[-1] in _STOPS
            else f"{title}{SUBTITLE if title else ''}{sub}"
        )
    return title


def range_of(value: str, unit: str | None) -> dict[str, str]:
    """``@from`` and ``@to`` of pages and the like, where the value is one number or one range.

    A short second number is filled up: ``193-94`` ends on 194.
    """
    if match := _RANGE.fullmatch(value):
        first, last = match["first"], match["last"]
        if _DIGITS.fullmatch(first) and _DIGITS.fullmatch(last) and len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        return {"from": first, "to": last}
    if unit in ("page", "folio") and _SINGLE.fullmatch(value):
        return {"from": value, "to": value}
    return {}


def reference(value: str, attributes: dict[str, str]) -> Node:
    """``<ref type="URL" target="…">…</ref>``: the text is the address as the record has it."""
    address = address_of(value)
    if address is None:
        return element("ref", value, attributes=attributes)
    return element("ref", value, attributes=attributes | {"target": address})


def from_nodes(mapping: TextMapping, nodes: list[Node]) -> str | None:
    """The value that elements of one line of the table hold together; None if they are empty."""
    values = [value for node in nodes if (value := value_of(mapping, node))]
    if not values:
        return None
    if mapping.form is Form.WORDS:
        return " ".join(values)
    if mapping.form is Form.LIST:
        return "; ".join(values)
    # Others repeat elements that CSL has once: two notes, two volumes.
    joint = "\n\n" if mapping.element == "note" else ", "
    return joint.join(dict.fromkeys(values))


def value_of(mapping: TextMapping, node: Node) -> str:
    """The value that one element holds; empty where it holds none."""
    for inner in node.elements("seg", "idno"):
        if inner.get("type") == RAW:
            return inner.text()
    return clean(mapping.variable, _plain_value(mapping, node))


def _plain_value(mapping: TextMapping, node: Node) -> str:
    match mapping.form:
        case Form.RICH:
            return from_node(node)
        case Form.RANGE:
            text = node.text()
            return range_text(node) if _is_in_other_digits(text) else text
        case Form.ADDRESS:
            return address_text(node)
        case Form.MEASURE | Form.NUMBER:
            inner = node.first("measure", "num")
            return (
                inner.text() or inner.get("quantity") or "" if inner is not None else node.text()
            )
        case Form.LICENCE:
            licence = node.first("licence")
            if licence is not None:
                words = licence.spaced_text() if any(licence.elements()) else licence.text()
                return words or licence.get("target") or ""
            return node.text()
        case _:
            return node.text()


def _is_in_other_digits(text: str) -> bool:
    """Whether a number is written in digits that only some read: ``٢٩٢``; nothing at all is none too."""
    return (not text.isascii() and text.isdecimal()) or not text


def range_text(node: Node) -> str:
    """What ``@from`` and ``@to`` say where the element is empty."""
    first, last = node.get("from") or "", node.get("to") or ""
    if not first and not last:
        return node.text() or node.get("n") or ""
    return first if first == last or not last else f"{first}-{last}" if first else last


def address_text(node: Node) -> str:
    """The address of a ``ref`` or ``ptr``: its text where that is what the target encodes."""
    text, target = node.text(), collapse(node.get("target") or "")
    if not target or address_of(text) == target:
        return text
    return target
