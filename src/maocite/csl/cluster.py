"""How do the cites of one citation stand together? Affixes, grouping, collapsing."""

from __future__ import annotations

from collections.abc import Sequence

from maocite.csl.cite import Cite
from maocite.csl.compiled import Style
from maocite.csl.markup import Markup
from maocite.csl.output import Bound, Group, Node
from maocite.csl.richtext import parse_rich
from maocite.csl.serialise import serialise


def draw_citation(style: Style, cites: Sequence[Cite], markup: Markup) -> str:
    """The text of a citation."""
    layout = style.citation
    assert layout is not None
    nodes: list[Node] = []
    for cite in cites:
        node = layout.shapes.shape(cite).node
        if node is not None:
            nodes.append(Bound(_with_affixes(node, cite), cite))
    if not nodes:
        return ""
    whole = Group(
        (Group(tuple(nodes), layout.delimiter, prefix=layout.prefix, suffix=layout.suffix),),
        format=layout.format,
    )
    return serialise(whole, cites[0], markup, style.quotes)


def _with_affixes(node: Node, cite: Cite) -> Node:
    """The cite between the prefix and suffix that the author of the document gave it."""
    if not cite.prefix and not cite.suffix:
        return node
    parts = [node]
    if cite.prefix:
        prefix = cite.prefix
        parts.insert(0, parse_rich(prefix if prefix[-1:].isspace() else prefix + " "))
    if cite.suffix:
        suffix = cite.suffix
        parts.append(parse_rich(" " + suffix if suffix[:1].isalnum() else suffix))
    return Group(tuple(parts))
