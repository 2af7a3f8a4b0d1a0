"""How is a document in an archive described where ``bibl`` is not wanted?

``msDesc`` for a source that is edited; ``biblStruct``, with the holding in ``relatedItem``, for
consumers that take nothing else. Both hold the same elements as the ``bibl``, in other places.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from maocite.model.record import ArchivalRecord
from maocite.tei import archival, holding
from maocite.tei.identifiers import Identifiers
from maocite.tei.node import Node, element
from maocite.tei.opening import attributes_of
from maocite.tei.relations import COPY

CONTEXT = "context"
"""``@type`` of the ``bibl`` that holds what ``msDesc`` has no element for."""
PLACE = "place"
"""``@type`` of the ``note`` that holds a place, which ``biblStruct`` has no element for."""
_HEAD = {
    name: rank
    for rank, name in enumerate(
        ["author", "title", "ref", "textLang", "editor", "respStmt", "availability"]
    )
}


def to_struct(record: ArchivalRecord, identifiers: Identifiers) -> Node:
    """``biblStruct`` with ``title level="u"`` and ``relatedItem type="holding"``."""
    attributes = attributes_of(record, identifiers)
    nodes = archival.parts(record, identifiers)
    head = [node for node in nodes if node.name in _HEAD]
    if head and not any(node.name == "title" for node in head):
        head.append(element("title", attributes={"level": "u"}))
    dates = [node for node in nodes if node.name == "date"] or [element("date")]
    after: list[Node] = []
    for node in nodes:
        if node.name in ("note", "relatedItem"):
            after.append(node)
        elif node.name == "placeName":
            after.append(element("note", node, attributes={"type": PLACE}))
        elif node.name == "msIdentifier":
            held = element("msDesc", node)
            after.append(element("relatedItem", held, attributes={"type": "holding"}))
    monogr = element(
        "monogr",
        *sorted(head, key=lambda node: _HEAD[node.name]),
        element("imprint", *dates),
        *(node for node in nodes if node.name == "biblScope"),
    )
    return element("biblStruct", monogr, *after, attributes=attributes)


def to_ms_desc(record: ArchivalRecord, identifiers: Identifiers) -> Node:
    """``msDesc`` with identifier, heading, contents, history and additional information."""
    attributes = attributes_of(record, identifiers)
    nodes = archival.parts(record, identifiers)
    by_place: dict[str, list[Node]] = {}
    for node in nodes:
        by_place.setdefault(_place_of(node), []).append(node)

    def at(place: str) -> list[Node]:
        return by_place.get(place, [])

    # An identifier without anything in it is against the Schematron rules.
    identifier = at("identifier")
    if not identifier:
        key = record.id if record.id.strip() else holding.UNNAMED
        identifier = [element("msIdentifier", element("msName", key))]
    leaves = [*map(_locus, at("locus"))]
    if leaves and not at("item"):
        # "msItem with locus alone" is invalid; an empty title says that there is none.
        leaves.append(element("title", attributes={"level": "u"}))
    children = [*identifier, *_contents(at("summary"), [*leaves, *at("item")])]
    if origin := [*map(_dated, at("origin"))]:
        children.append(element("history", element("origin", *origin)))
    additional = []
    if at("availability"):
        additional.append(element("adminInfo", *at("availability")))
    if copies := [*map(_surrogate, at("surrogates"))]:
        additional.append(element("surrogates", *copies))
    if at(CONTEXT):
        context = element("bibl", *at(CONTEXT), attributes={"type": CONTEXT})
        additional.append(element("listBibl", context))
    if additional:
        children.append(element("additional", *additional))
    return element("msDesc", *children, attributes=attributes)


def _place_of(node: Node) -> str:
    kind = node.get("type")
    match node.name:
        case "msIdentifier":
            return "identifier"
        case "note" if kind == "abstract":
            return "summary"
        case "biblScope" if all(isinstance(child, str) for child in node.children):
            # ``locus`` takes words alone; label and number in elements of their own stay apart.
            return "locus"
        case "relatedItem" if kind == COPY:
            return "surrogates"
        case "author" | "title" | "editor" | "respStmt" | "textLang" | "note":
            return "item"
        case "date" if kind is None:
            return "origin"
        case "placeName" if kind == archival.ORIGIN:
            return "origin"
        case "availability":
            return "availability"
        case _:
            return CONTEXT


def _locus(scope: Node) -> Node:
    """The folios of a document are its place in the file (TEI P5, 10.3.5)."""
    attributes = {name: value for name, value in scope.attributes.items() if name != "unit"}
    return Node("locus", attributes, scope.children)


def _surrogate(copy: Node) -> Node:
    """``bibl type="reproduction"`` of ``surrogates``, which takes no ``relatedItem``."""
    inside = copy.first("bibl") or Node("bibl")
    return Node("bibl", {"type": COPY}, inside.children)


def _contents(summary: list[Node], item: list[Node]) -> list[Node]:
    abstract = [
        Node("summary", {k: v for k, v in n.attributes.items() if k != "type"}, n.children)
        for n in summary
    ]
    described = [element("msItem", *item)] if item else []
    return [element("msContents", *abstract, *described)] if abstract or described else []


def _dated(node: Node) -> Node:
    """``origDate`` and ``origPlace`` are the date and the place of a manuscript's origin."""
    attributes = {name: value for name, value in node.attributes.items() if name != "type"}
    return Node("origDate" if node.name == "date" else "origPlace", attributes, node.children)


FORMS: Mapping[str, Callable[[ArchivalRecord, Identifiers], Node]] = MappingProxyType(
    {"bibl": archival.to_node, "msDesc": to_ms_desc, "biblStruct": to_struct}
)
"""What `Options.tei_archival` can name."""
