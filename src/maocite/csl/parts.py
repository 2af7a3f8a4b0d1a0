"""Which part of the text is which variable? For outputs that name the parts (tagged TEI)."""

from __future__ import annotations

from maocite.csl.cite import Cite
from maocite.csl.links import LINKS
from maocite.csl.output import Bound, Group, Hole, NamesHole, Node


def with_parts(node: Node) -> Node:
    """The tree with each value as a part of its own, and each name of a list.

    A part has the formatting and quotation marks of its value inside, affixes outside. A tree
    that has its parts already stays as it is.
    """
    if isinstance(node, NamesHole):
        return _names(node)
    if isinstance(node, Hole):
        # Identifiers are links, with the beginning of their address in the text before them.
        named = node.variable and node.variable not in LINKS
        return Group((node,), part=node.variable) if named else node
    if isinstance(node, Bound):
        return Bound(with_parts(node.node), node.cite)
    if not isinstance(node, Group) or node.part:
        return node
    parts = tuple(with_parts(part) for part in node.parts)
    only = parts[0] if len(parts) == 1 else None
    if isinstance(only, Group) and only.part and not (only.prefix or only.suffix):
        bare = not (only.format or only.quotes or only.link is not None or only.case)
        inner = only.parts if bare else (only._replace(part=""),)
        return node._replace(parts=inner, part=only.part)
    return node._replace(parts=parts)


def _names(hole: NamesHole) -> Hole:
    names, variable, index = hole.names, hole.variable, hole.index

    def value(cite: Cite) -> Node:
        return names.draw(cite.item.names(variable), cite, index, part=variable)

    return Hole(value, hole.tag, False)
