"""cs:group."""

from __future__ import annotations

from maocite.csl.cite import Drawing
from maocite.csl.compile import Draw, Scope, children, draw_all
from maocite.csl.elements.dress import compile_dress
from maocite.csl.output import EMPTY, NOTHING, Calls, Drawn, Group, enclosed
from maocite.csl.style import Element


def compile_group(element: Element, scope: Scope) -> Draw:
    """A group with its delimiter, which may print nothing.

    "cs:group and its child elements are suppressed if a) at least one rendering element in
    cs:group calls a variable (either directly or via a macro), and b) all variables that are
    called are empty." A group that prints counts as a variable with a value for the group around
    it (CSL 1.0.2).
    """
    draws = children(element.children, scope.nested())
    delimiter = element.get("delimiter")
    dress = compile_dress(element, scope)

    def draw(drawing: Drawing) -> Drawn:
        nodes, calls = draw_all(draws, drawing)
        if calls is Calls.EMPTY:
            return EMPTY
        if not nodes:
            return NOTHING
        if all(node == "" for node in nodes):
            return Drawn("", calls)
        content = enclosed(nodes[0]) if len(nodes) == 1 else Group(tuple(nodes), delimiter)
        return Drawn(dress(content), Calls.FULL)

    return draw
