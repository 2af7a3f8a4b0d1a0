"""cs:names: name variables with their label, or what is substituted for them."""

from __future__ import annotations

from maocite.csl.cite import Cite, Drawing
from maocite.csl.compile import Draw, Later, NameParts, Scope
from maocite.csl.elements.dress import Dress, compile_dress
from maocite.csl.elements.label import compile_term
from maocite.csl.elements.namelist import NameList
from maocite.csl.output import EMPTY, Calls, Drawn, Group, Hole, NamesHole, Node, Tag
from maocite.csl.style import Element, inherit, name_options

_NOTHING = Element("", {}, (), 0)
_COMBINED = ("editortranslator", "editor-translator")
"""Terms for a person who both edited and translated."""


def _parts(element: Element, scope: Scope) -> NameParts:
    """What cs:name, cs:et-al and cs:label say.

    "cs:names elements in cs:substitute without child elements use those of the original
    cs:names element" (CSL 1.0.2, "Substitute", the shorthand version), also inside cs:choose.
    """
    outer = scope.shorthand
    if outer is not None and not element.children:
        own = {**outer.attributes, **element.attributes}
        options = inherit(name_options(element), outer.options)
        return outer._replace(attributes=own, options=options)
    name = element.child("name") or _NOTHING
    label = element.child("label")
    names = [child.name for child in element.children]
    first = label is not None and "name" in names and names.index("label") < names.index("name")
    options = inherit(name_options(name), inherit(name_options(element), scope.names))
    et_al = element.child("et-al") or _NOTHING
    return NameParts(element.attributes, name, et_al, label, first, options)


def compile_names(element: Element, scope: Scope) -> Draw:
    """The names of all variables that are there, or the first substitute that prints."""
    variables = element.get("variable").split()
    parts = _parts(element, scope)
    element = Element(element.name, parts.attributes, element.children, element.line)
    dress = compile_dress(element, scope)
    display = element.attributes.get("display") if scope.blocks else None
    delimiter = element.attributes.get("delimiter", parts.options.names_delimiter or "")
    names = NameList(parts.name, parts.et_al, parts.options, scope)
    draw_one = _Variable(parts, names, scope)
    substitute = element.child("substitute")
    substitutes = Later(
        substitute.children if substitute is not None else (), scope.inside(parts).nested()
    )
    present = [(variable, scope.has(variable)) for variable in variables]
    counted = NameCount(variables, names) if names.form == "count" else None
    names_tag = None if scope.sorting else Tag.NAMES
    both = {"editor", "translator"} <= set(variables)
    same = scope.ask("same-editor-translator", _same_editor_translator)

    def draw(drawing: Drawing) -> Drawn:
        there = [
            variable
            for variable, question in present
            if drawing.ask(question) and not drawing.suppresses(variable)
        ]
        if not there:
            return draw_substitute(drawing)
        if counted is not None:
            return Drawn(Hole(counted.value, None, False), Calls.FULL)
        combined = None
        if both and "editor" in there and "translator" in there and drawing.ask(same):
            # "If the editor and translator are the same, one of them is printed, with the term
            # editortranslator" (CSL 1.0.2, "Names").
            combined = draw_one.combined_term()
            if combined:
                there.remove("translator")
        nodes: list[Node] = []
        for variable in there:
            if drawing.called:
                drawing.draws(variable)
            term = combined if combined and variable == "editor" else variable
            nodes.append(draw_one(variable, term, drawing))
        if combined and drawing.called:
            drawing.draws("translator")
        content = nodes[0] if len(nodes) == 1 else Group(tuple(nodes), delimiter)
        if isinstance(content, Group):
            # With labels, or of several variables: all of it goes where names are left out.
            content = content._replace(tag=names_tag)
        return Drawn(dress(content), Calls.FULL)

    def draw_substitute(drawing: Drawing) -> Drawn:
        for alternative in substitutes.draws():
            drawing.called.append(set())
            node, calls = alternative(drawing)
            called = drawing.called.pop()
            if node is not None and calls is not Calls.EMPTY:
                # "Variables rendered through cs:substitute are suppressed in the rest of the
                # output to prevent duplication."
                drawing.suppressed |= called
                # A fixed word in the place of the names does not make them a value.
                found = Calls.FULL if calls is Calls.FULL else Calls.EMPTY
                return Drawn(Group((node,), tag=Tag.NAMES, display=display), found)
        return EMPTY

    return draw


def _same_editor_translator(cite: Cite) -> bool:
    return cite.item.names("editor") == cite.item.names("translator")


class NameCount:
    """form="count": "the number of names that would be rendered" in all variables together."""

    def __init__(self, variables: list[str], names: NameList) -> None:
        self.variables, self.names = variables, names

    def value(self, cite: Cite) -> Node:
        """The number, with leading zeros for sorting."""
        lists = [cite.item.names(variable) for variable in self.variables]
        count = sum(self.names.shown(len(names), cite, 0) for names in lists if names)
        return f"{count:09d}" if cite.sorting else str(count)


class _Variable:
    """Draws one name variable with its label."""

    def __init__(self, parts: NameParts, names: NameList, scope: Scope) -> None:
        self.names, self.scope = names, scope
        self.label = parts.label
        self.label_first = parts.label_first
        self.label_term = None
        if parts.label is not None and not scope.sorting:
            dress: Dress = compile_dress(parts.label, scope)
            self.label_term = compile_term(parts.label, scope, dress)
        self.holes: dict[tuple[str, int], NamesHole] = {}

    def combined_term(self) -> str | None:
        """The term for one who edited and translated; None where the style has it empty."""
        known = (term for term in _COMBINED if self.scope.locale.term(term) is not None)
        term = next(known, None)
        return term if term and self.scope.locale.term(term) else None

    def hole(self, variable: str, index: int) -> NamesHole:
        """The place of the names of a variable, the ``index``-th of the cite."""
        known = self.holes.get((variable, index))
        if known is None:
            names = self.names

            def value(cite: Cite) -> Node:
                return names.draw(cite.item.names(variable), cite, index)

            tag = None if self.scope.sorting else Tag.NAMES
            known = NamesHole(value, tag, variable, names, index)
            self.holes[variable, index] = known
        return known

    def __call__(self, variable: str, term: str, drawing: Drawing) -> Node:
        index = drawing.names_drawn
        drawing.names_drawn += 1
        hole = self.hole(variable, index)
        if self.label_term is None or self.label is None:
            return hole
        plural = self.label.get("plural", "contextual") == "always"
        if self.label.get("plural", "contextual") == "contextual":
            many = self.scope.ask(
                ("many-names", variable),
                lambda cite: len(cite.item.names(variable)) > 1,
                variable=variable,
            )
            plural = drawing.ask(many)
        label = self.label_term(term, plural)
        if label is None:
            return hole
        return Group((label, hole) if self.label_first else (hole, label))
