"""How does a ``biblStruct``, ``bibl`` or ``biblFull`` become a published work?

One walk over the elements: each is read at the place where it stands, by the same tables that
write it. What no table knows is kept as XML under ``extra`` and reported.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType

from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.model.vocabulary import DATE_VARIABLES
from maocite.tei import dates
from maocite.tei.draft import Draft
from maocite.tei.infer import Evidence, infer_type, kind_of_extent, kind_of_number, kind_of_scope
from maocite.tei.languages import from_tag
from maocite.tei.node import Node
from maocite.tei.roles import role_of
from maocite.tei.texts import (
    Form,
    Place,
    TextMapping,
    address_text,
    from_nodes,
    join_title,
    mapping_of,
    value_of,
)
from maocite.tei.titles import Titles
from maocite.tei.tokens import from_token
from maocite.tei.types import type_of_word

_ZONES = {
    "analytic": Place.ITEM,
    "monogr": Place.HOST,
    "series": Place.SERIES,
    "seriesStmt": Place.SERIES,
}
_TRANSPARENT = frozenset(
    [
        "imprint",
        "titleStmt",
        "editionStmt",
        "publicationStmt",
        "notesStmt",
        "fileDesc",
        "sourceDesc",
        "head",
        "p",
        "ab",
    ]
)
"""Elements that only hold others."""
_AGENTS = frozenset(
    ["author", "editor", "respStmt", "translator", "recipient", "sponsor", "funder", "principal"]
)
_DATE_WORDS = {
    "": "issued", "published": "issued", "publication": "issued", "pub": "issued", "print": "issued",
    "access": "accessed", "accesseddate": "accessed", "access-date": "accessed", "retrieved": "accessed",
    "consulted": "accessed", "download": "accessed", "created": "issued", "copyright": "issued",
    "when": "issued", "date": "issued", "datepublished": "issued", "available": "available-date",
    "original": "original-date", "originalpublication": "original-date", "first": "original-date",
    "conference": "event-date", "event": "event-date", "meeting": "event-date", "filing": "submitted",
}  # fmt: skip
_NEAR = {
    Place.ITEM: (Place.ITEM, Place.HOST, Place.IMPRINT, Place.SCOPE, Place.EXTENT, Place.EDITION, Place.HOLDING),
    Place.HOST: (Place.HOST, Place.ITEM, Place.IMPRINT, Place.SCOPE, Place.EXTENT, Place.EDITION, Place.HOLDING),
    Place.SERIES: (Place.SERIES, Place.HOST),
    Place.NOTE: (Place.NOTE, Place.ITEM, Place.HOST, Place.IMPRINT, Place.SCOPE, Place.EXTENT, Place.EDITION, Place.HOLDING),
}  # fmt: skip
_RELATED = {"originaledition": Place.ORIGINAL, "reviewof": Place.REVIEWED}
_HOSTS = frozenset({"host", "appearsin", "in", "partof", "ispartof", "isPartOf"})
MAX_DEPTH = 60
"""Elements nested deeper are kept as they are."""


@dataclass(slots=True)
class Reading:
    """What was found in one entry."""

    draft: Draft = field(default_factory=Draft)
    titles: Titles = field(default_factory=Titles)
    found: dict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """Elements by the CSL variable that they give."""
    lines: dict[str, TextMapping] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    has_analytic: bool = False
    loose: bool = False
    """Whether text stands between the elements."""


def from_node(node: Node, key: str) -> SecondaryRecord:
    """The record of an entry; `Draft.unread` of it stands under ``extra``."""
    reading = Reading(has_analytic=node.first("analytic") is not None)
    _walk(reading, node, Place.NOTE, 0)
    texts = _texts(reading)
    item_type = _type(reading, node, texts)
    if item_type == "thesis" and "genre" not in texts and (genre := node.get("subtype")):
        texts["genre"] = genre.replace("_", " ")
    if "language" not in texts and (tag := node.get("xml:lang") or reading.titles.language()):
        texts["language"] = from_tag(tag)
    if reading.loose:
        reading.draft.extra.setdefault("text", node.text())
    return SecondaryRecord(
        id=key,
        type=item_type,
        texts=MappingProxyType(texts),
        people=MappingProxyType(reading.draft.all_people()),
        dates=MappingProxyType(reading.draft.dates),
        keywords=tuple(reading.draft.keywords),
        provenance=tuple(reading.draft.provenance),
        extra=MappingProxyType(reading.draft.all_extra()),
        silence=tuple(reading.draft.silence),
    )


def _walk(reading: Reading, parent: Node, zone: Place, depth: int) -> None:
    for child in parent.children:
        if isinstance(child, str):
            reading.loose = reading.loose or any(len(word) > 3 for word in _words(child))
        elif depth > MAX_DEPTH:
            reading.draft.unread.append(child)
        else:
            _element(reading, child, zone, depth)


def _words(text: str) -> list[str]:
    return [word for word in text.split() if word.isalpha()]


def _element(reading: Reading, node: Node, zone: Place, depth: int) -> None:
    """Read one element where it stands."""
    name = node.name
    if name in _ZONES:
        _walk(reading, node, _ZONES[name], depth + 1)
    elif name in _TRANSPARENT:
        _walk(reading, node, zone, depth + 1)
    elif name == "bibl":
        _nested(reading, node, depth)
    elif name in _AGENTS:
        _agent(reading, node, zone)
    elif name == "title":
        reading.titles.add(node, zone, reading.has_analytic)
    elif name == "meeting":
        _meeting(reading, node)
    elif name == "date":
        _date(reading, node)
    elif name == "textLang":
        tag = node.get("mainLang")
        reading.texts["language"] = from_tag(tag) if tag else node.text()
    elif name == "relatedItem":
        _related(reading, node, depth)
    elif name in ("note", "annotation", "abstract"):
        _note(reading, node)
    elif name in ("ref", "ptr"):
        _reference(reading, node)
    elif name in (
        "idno",
        "biblScope",
        "citedRange",
        "availability",
        "edition",
        "extent",
        "measure",
    ):
        _value(reading, node, zone)
    elif name in ("publisher", "pubPlace", "distributor", "authority"):
        _value(reading, node, Place.IMPRINT)
    elif name == "msIdentifier":
        for part in node.elements():
            _by_table(reading, part, (Place.HOLDING,), part.get("type"))
    elif name in ("keywords",):
        reading.draft.add_note(Node("note", {"type": "keywords"}, node.children))
    elif name in ("lb", "pb", "space", "certainty"):
        pass
    elif node.text() or node.attributes:
        reading.draft.unread.append(node)


def _nested(reading: Reading, node: Node, depth: int) -> None:
    """``bibl type="monogr"`` and its like inside a ``bibl``."""
    kind = (node.get("type") or "").lower()
    zone = {
        "analytic": Place.ITEM,
        "a": Place.ITEM,
        "series": Place.SERIES,
        "s": Place.SERIES,
    }.get(kind)
    if zone is Place.ITEM:
        reading.has_analytic = True
    _walk(reading, node, zone or Place.HOST, depth + 1)


def _agent(reading: Reading, node: Node, zone: Place) -> None:
    role = role_of(node)
    if (
        zone is Place.HOST
        and reading.has_analytic
        and node.name == "author"
        and role is Role.AUTHOR
    ):
        role = Role.CONTAINER_AUTHOR
    elif zone is Place.SERIES and role in (Role.EDITOR, Role.AUTHOR):
        role = Role.COLLECTION_EDITOR
    reading.draft.add_people(node, role)


def _meeting(reading: Reading, node: Node) -> None:
    """Name, place and date of a meeting; text alone is its name."""
    known = False
    for child in node.elements():
        if child.name == "date" and (date := dates.from_node(child)):
            reading.draft.dates.setdefault("event-date", date)
            known = True
        elif mapping := mapping_of((Place.MEETING,), child.name, child.get("type")) or mapping_of(
            (Place.MEETING,), child.name, None
        ):
            _put(reading, mapping, child)
            known = True
        elif child.name in ("name", "orgName", "title") and (
            line := mapping_of((Place.MEETING,), "name", "event")
        ):
            _put(reading, line, child)
            known = True
    line = mapping_of((Place.MEETING,), "name", "event")
    if not known and node.text() and line:
        _put(reading, line, node)


def _date(reading: Reading, node: Node) -> None:
    date = dates.from_node(node)
    if date is None:
        return
    kind = from_token(node.get("type") or "")
    variable = kind if kind in DATE_VARIABLES else _DATE_WORDS.get(kind.lower(), kind or "issued")
    if variable not in DATE_VARIABLES and variable.lower() in ("issued", "accessed"):
        variable = variable.lower()
    if variable in reading.draft.dates:
        reading.draft.unread.append(node)
    else:
        reading.draft.dates[variable] = date


def _related(reading: Reading, node: Node, depth: int) -> None:
    kind = (node.get("type") or "").lower()
    if kind == "holding":
        for identifier in node.descend("msIdentifier"):
            _element(reading, identifier, Place.HOLDING, depth + 1)
        return
    inside = node.first("bibl", "biblStruct")
    if kind in _RELATED and inside is not None:
        for part in inside.elements():
            if part.name == "author":
                role = Role.ORIGINAL_AUTHOR if kind == "originaledition" else Role.REVIEWED_AUTHOR
                reading.draft.add_people(part, role)
            else:
                _by_table(reading, part, (_RELATED[kind],), part.get("type"))
        return
    if kind in _HOSTS and inside is not None and any(inside.elements()):
        reading.has_analytic = True
        reading.titles.now_in_a_host()
        _walk(reading, inside, Place.HOST, depth + 1)
        return
    reading.draft.unread.append(node)


def _note(reading: Reading, node: Node) -> None:
    if reading.draft.add_note(node):
        return
    kind = (node.get("type") or ("abstract" if node.name == "abstract" else "")).lower()
    if kind in ("url", "uri") and (line := mapping_of((Place.ITEM,), "ref", "url")):
        _put(reading, line, node)
    elif kind in ("accessed", "access") and (date := dates.from_node(node)):
        reading.draft.dates.setdefault("accessed", date)
    elif kind != "formatted":
        found = Node("note", node.attributes, node.children, node.line)
        _by_table(reading, found, (Place.NOTE,), kind)


def _reference(reading: Reading, node: Node) -> None:
    """A web address is the URL; others point inside the file or the edition."""
    address = address_text(node)
    line = mapping_of((Place.ITEM,), "ref", "URL")
    assert line is not None
    if node.get("type") == "URL" or address.startswith(("http://", "https://", "www.")):
        _put(reading, line, node)
    else:
        reading.draft.unread.append(node)


def _value(reading: Reading, node: Node, zone: Place) -> None:
    """An element of the table; ``@unit`` or ``@type`` says which line."""
    kind = node.get("unit") or node.get("type")
    if node.name in ("measure", "extent"):
        _extent(reading, node)
    elif node.name == "edition":
        inner = node.first("num")
        kind = inner.get("type") if inner is not None and len(list(node.elements())) == 1 else None
        if not node.text() and node.get("n"):
            node = Node("edition", {}, [node.get("n") or ""], node.line)
        _by_table(reading, node, (Place.EDITION,), kind)
    elif node.name in ("authority", "distributor"):
        found = Node("publisher", node.attributes, node.children, node.line)
        _by_table(reading, found, (Place.IMPRINT,), None)
    elif node.name in ("publisher", "pubPlace", "availability"):
        _by_table(reading, node, (Place.IMPRINT, Place.ITEM), None)
    elif node.name == "idno" and node.first("idno") is not None and not _is_raw(node):
        for inner in node.elements("idno"):
            _value(reading, inner, zone)
    else:
        if kind is None or not mapping_of(_NEAR.get(zone, ()), node.name, kind):
            kind = kind if kind and node.name == "biblScope" else _guess_kind(node, kind)
        if kind in ("URI", "url", "URL", "uri"):
            _reference(reading, Node("ref", {"type": "URL"}, node.children, node.line))
            return
        _by_table(reading, node, _NEAR.get(zone, ()), kind)


def _is_raw(node: Node) -> bool:
    return any(inner.get("type") == "raw" for inner in node.elements("idno"))


def _guess_kind(node: Node, kind: str | None) -> str | None:
    """What an ``idno`` or ``biblScope`` without a known kind is, from its text."""
    text = node.text()
    if node.name == "idno":
        return kind_of_number(text, kind)
    return kind_of_scope(text)


def _extent(reading: Reading, node: Node) -> None:
    measures = [node] if node.name == "measure" else list(node.elements("measure"))
    for measure in measures:
        holder = Node("extent", {}, [measure], node.line)
        _by_table(reading, holder, (Place.EXTENT,), measure.get("unit") or measure.get("type"))
    if not measures and node.text():
        _by_table(reading, node, (Place.EXTENT,), kind_of_extent(node.text()))


def _by_table(reading: Reading, node: Node, places: tuple[Place, ...], kind: str | None) -> None:
    mapping = mapping_of(places, node.name, kind)
    if mapping is None:
        if node.text() or node.get("target"):
            reading.draft.unread.append(node)
        return
    _put(reading, mapping, node)


def _put(reading: Reading, mapping: TextMapping, node: Node) -> None:
    held = reading.found[mapping.variable]
    repeats = mapping.form in (Form.WORDS, Form.LIST) or mapping.element == "note"
    if held and not repeats and value_of(mapping, node):
        # Only the first of several stands for the variable; the rest is kept.
        if value_of(mapping, node) != value_of(reading.lines[mapping.variable], held[0]):
            reading.draft.unread.append(node)
        return
    held.append(node)
    reading.lines.setdefault(mapping.variable, mapping)


def _texts(reading: Reading) -> dict[str, str]:
    texts = dict(reading.texts)
    for variable, nodes in reading.found.items():
        if value := from_nodes(reading.lines[variable], nodes):
            texts[variable] = value
    texts |= reading.titles.texts(join_title, in_host=reading.has_analytic)
    reading.draft.unread += reading.titles.unread
    texts |= reading.draft.variables
    return {
        variable: value
        for variable, value in texts.items()
        if value or variable in reading.draft.variables
    }


def _type(reading: Reading, node: Node, texts: dict[str, str]) -> str:
    word = from_token(node.get("type") or "")
    if known := type_of_word(word):
        return known
    if (
        word
        and node.name != "bibl"
        and node.get("n") is not None
        and node.get("sortKey") is not None
    ):
        return word
    evidence = Evidence(
        in_host=reading.has_analytic or reading.titles.has_host(),
        level=reading.titles.host_level() or "",
        variables=frozenset(texts),
        roles=frozenset(reading.draft.people),
        has_meeting="event-title" in texts or "event-date" in reading.draft.dates,
        genre=f"{texts.get('genre', '')} {word} {node.get('subtype') or ''}",
    )
    return infer_type(evidence)
