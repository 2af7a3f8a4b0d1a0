"""Who is meant where an author only points to a list of people in the same file?

``<author ref="#p1"/>`` says nothing by itself: the name stands in ``person``, ``org`` or the like with that ``xml:id``,
before or behind the entry.
"""

from collections.abc import Mapping

from maocite.tei.names import NAME_ELEMENTS
from maocite.tei.node import Node

BEARERS = frozenset({"person", "org", "personGrp", "nym", "place"})
"""Elements of lists that bear names."""
POINTING = frozenset({"author", "editor", *NAME_ELEMENTS})
"""Elements that may point to one of those in the place of a name."""
_POINTERS = ("ref", "key", "corresp", "sameAs")


def target(name: str, attributes: Mapping[str, str]) -> str | None:
    """The ``xml:id`` to which an element without content points; None where it points to none.

    >>> target("author", {"ref": "#p1 https://viaf.org/viaf/1"})
    'p1'
    """
    if name not in POINTING:
        return None
    words = " ".join(attributes.get(pointer, "") for pointer in _POINTERS).split()
    return next((word[1:] for word in words if word.startswith("#") and len(word) > 1), None)


def name_of(bearer: Node) -> Node | None:
    """The name by which a person or body is listed: the first that is not set aside as another one."""
    names = [child for child in bearer.elements(*NAME_ELEMENTS) if child.text()]
    usual = [name for name in names if name.get("type") not in ("alt", "alternative", "variant")]
    return next(iter(usual or names), None)


def filled(node: Node, names: Mapping[str, Node]) -> Node:
    """The entry with the names to which it points; what has words of its own stays as it is."""
    children = [
        child if isinstance(child, str) else filled(child, names) for child in node.children
    ]
    wanted = None if children else target(node.name, node.attributes)
    if wanted is not None and (name := names.get(wanted)) is not None:
        if node.name in NAME_ELEMENTS:
            return Node(
                name.name, {**name.attributes, **node.attributes}, name.children, node.line
            )
        pointed = {key: node.attributes[key] for key in _POINTERS if key in node.attributes}
        kept = {key: value for key, value in node.attributes.items() if key not in pointed}
        return Node(
            node.name,
            kept,
            [Node(name.name, {**name.attributes, **pointed}, name.children)],
            node.line,
        )
    return Node(node.name, node.attributes, children, node.line)
