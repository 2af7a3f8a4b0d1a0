"""How are ties between records and copies elsewhere written?"""

from maocite.model.record import Copy, Relation, RelationKind
from maocite.tei.identifiers import Identifiers
from maocite.tei.links import is_address
from maocite.tei.node import Node, element
from maocite.tei.texts import address_text, reference

KINDS = {
    RelationKind.ENCLOSURE_OF: "enclosureOf",
    RelationKind.ENCLOSES: "encloses",
    RelationKind.EXCERPT_OF: "excerptOf",
    RelationKind.COPY_OF: "reproductionOf",
    RelationKind.TRANSLATION_OF: "translationOf",
    RelationKind.PUBLISHED_IN: "publishedIn",
    RelationKind.PART_OF: "partOf",
    RelationKind.RELATED: "related",
}
"""``@type`` of ``relatedItem`` for each kind of tie."""
_BY_WORD = {word: kind for kind, word in KINDS.items()}

COPY = "reproduction"
"""``@type`` of a copy elsewhere."""
TRANSLATION = "translation"
"""``@type`` of the translation that was used."""


def to_node(relation: Relation, identifiers: Identifiers) -> Node:
    """``relatedItem`` with ``@target`` or one child, never both (TEI Schematron)."""
    attributes = {"type": KINDS[relation.kind]}
    if relation.target is None:
        return element("relatedItem", element("bibl", relation.text or ""), attributes=attributes)
    target = identifiers.of(relation.target)
    pointer = {"target": f"#{target}"}
    if target != relation.target:
        pointer["n"] = relation.target
    if relation.text is None:
        return element("relatedItem", attributes=attributes | pointer)
    ref = element("ref", relation.text, attributes=pointer)
    return element("relatedItem", element("bibl", ref), attributes=attributes)


def from_node(node: Node) -> Relation | None:
    """The tie; None for a ``relatedItem`` of another kind or an empty one."""
    kind = _BY_WORD.get(node.get("type") or "")
    if kind is None:
        return None
    if node.get("target") is not None:
        return Relation(kind, _key(node))
    inside = node.first("bibl")
    if inside is None:
        return None
    ref = inside.first("ref")
    if ref is not None and (ref.get("target") or "").startswith("#"):
        return Relation(kind, _key(ref), ref.text())
    return Relation(kind, None, inside.text()) if inside.text() else None


def _key(node: Node) -> str:
    return node.get("n") or (node.get("target") or "").removeprefix("#")


def copy_node(copy: Copy) -> Node:
    """``relatedItem type="reproduction"`` with what is known of the copy."""
    inside = element("bibl")
    if copy.name is not None:
        inside.children.append(element("name", copy.name))
    if copy.location is not None:
        inside.children.append(element("idno", copy.location, attributes={"type": "callNumber"}))
    if copy.url is not None:
        inside.children.append(reference(copy.url, {"type": "URL"}))
    if copy.note is not None:
        inside.children.append(element("note", copy.note))
    return element("relatedItem", inside, attributes={"type": COPY})


def copy_of(node: Node) -> Copy | None:
    """The copy that a ``relatedItem`` describes; None where it says nothing."""
    inside = node.first("bibl")
    return copy_in(inside) if inside is not None else None


def copy_in(inside: Node) -> Copy | None:
    """The copy that a ``bibl`` of ours describes."""
    name, location = inside.first("name"), inside.first("idno")
    ref, note = inside.first("ref"), inside.first("note")
    found = (
        name.text() if name is not None else None,
        location.text() if location is not None else None,
        address_text(ref) if ref is not None else None,
    )
    if not any(found):
        return None
    return Copy(*found, note.text() if note is not None else None)


def surrogate_of(node: Node) -> Copy | None:
    """The copy that a ``bibl`` or ``ref`` in ``surrogates`` describes; None without an address."""
    links = [node] if node.name in ("ref", "ptr") else list(node.descend("ref", "ptr", "idno"))
    link = next((n for n in links if is_address(address_text(n))), None)
    if link is None:
        address = node.get("facs") or ""
        return Copy(node.text() or None, None, address, None) if is_address(address) else None
    title, note = next(node.descend("title"), None), next(node.descend("note"), None)
    name = title.text() if title is not None else link.text()
    return Copy(
        name if name and not is_address(name) else None,
        None,
        address_text(link),
        note.text() if note is not None and note.text() else None,
    )
