"""How does a style become functions? Macros resolved once, name options inherited, no state."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from typing import NamedTuple

from maocite.csl.cite import Cite, Decides, Drawing, Question
from maocite.csl.locale import Locale
from maocite.csl.output import EMPTY, NOTHING, Calls, Drawn, Group, Node
from maocite.csl.pages import PageRangeFormat
from maocite.csl.style import Element, NameOptions, StyleTree, inherit, name_options

Draw = Callable[[Drawing], Drawn]
"""A compiled element: draws it for one cite."""


class Questions:
    """One object for each question, however often the style asks it."""

    __slots__ = ("known",)

    def __init__(self) -> None:
        self.known: dict[Hashable, Question] = {}

    def get(
        self,
        key: Hashable,
        answer: Callable[[Cite], Hashable],
        by: Decides,
        variable: str,
    ) -> Question:
        """The question known under ``key``, made of ``answer`` where there is none."""
        known = self.known.get(key)
        if known is None:
            known = self.known.setdefault(key, Question(answer, by, variable))
        return known


class GlobalOptions(NamedTuple):
    """Attributes of cs:style that concern rendering."""

    note_style: bool
    demote_non_dropping_particle: str
    initialize_with_hyphen: bool
    page_range_format: PageRangeFormat | None


class NameParts(NamedTuple):
    """What a cs:names without children in cs:substitute takes over of the original one."""

    attributes: Mapping[str, str]
    name: Element
    et_al: Element
    label: Element | None
    label_first: bool
    options: NameOptions


class Scope:
    """What the compilers of elements need to know of the style around an element.

    There is one for each area (citation, bibliography, each sort key), since name options are
    inherited from the area.
    """

    def __init__(
        self,
        tree: StyleTree,
        locale: Locale,
        options: GlobalOptions,
        questions: Questions,
        area: Element | None,
        *,
        sorting: bool = False,
        key: Element | None = None,
    ) -> None:
        self.tree = tree
        self.locale = locale
        self.options = options
        self.questions = questions
        self.sorting = sorting
        self.names = name_options(tree.root)
        if area is not None:
            self.names = inherit(name_options(area), self.names)
        if key is not None:
            self.names = inherit(_key_options(key), self.names)
        self.shorthand: NameParts | None = None
        """What cs:names without children takes over, inside cs:substitute."""
        self.blocks = False
        """Whether the elements are children of cs:layout, the only ones that make blocks."""
        self._macros: dict[str, Draw] = {}

    def inside(self, parts: NameParts | None) -> Scope:
        """The same scope inside of a cs:substitute, where names of these parts are taken over."""
        if parts is self.shorthand:
            return self
        inner = copy(self)
        inner.shorthand = parts
        return inner

    def top(self) -> Scope:
        """The same scope for the children of cs:layout."""
        outer = copy(self)
        outer.blocks = True
        return outer

    def nested(self) -> Scope:
        """The same scope for what stands inside of another rendering element."""
        if not self.blocks:
            return self
        inner = copy(self)
        inner.blocks = False
        return inner

    def macro(self, name: str) -> Draw:
        """A macro as a function, compiled when it is first drawn."""
        known = self._macros.get(name)
        if known is None:
            element = self.tree.macros[name]
            known = self._macros[name] = sequence(element.children, self.inside(None).nested())
        return known

    def ask(
        self,
        key: Hashable,
        answer: Callable[[Cite], Hashable],
        by: Decides = Decides.VALUE,
        variable: str = "",
    ) -> Question:
        """The question of a key, one object for the whole style."""
        return self.questions.get(key, answer, by, variable)

    def has(self, variable: str) -> Question:
        """Whether the cite has a variable."""
        by = Decides.PLACE if variable in OF_CITE else Decides.SIGNATURE
        return self.ask(("has", variable), presence(variable), by)


def _key_options(key: Element) -> NameOptions:
    """ "names-min", "names-use-first" and "names-use-last" of cs:key override et-al options."""
    least, first = key.whole("names-min"), key.whole("names-use-first")
    last = key.attributes.get("names-use-last")
    return NameOptions(
        et_al_min=least,
        et_al_use_first=first,
        et_al_subsequent_min=least,
        et_al_subsequent_use_first=first,
        et_al_use_last=None if last is None else last == "true",
    )


OF_CITE = frozenset(("locator", "year-suffix", "citation-number", "first-reference-note-number"))
"""Variables that an item can have at one place and not at another."""


def variable_asked(variable: str) -> str:
    """The variable without which a question about its value has always the same answer.

    "" where there is none: the variable is made of another one, or the processor gives it.
    """
    made = variable == "page-first" or (variable in OF_CITE and variable != "locator")
    return "" if made else variable


def presence(variable: str) -> Callable[[Cite], Hashable]:
    """A function that tells whether a cite has a variable."""
    match variable:
        case "locator":
            return lambda cite: bool(cite.locator)
        case "year-suffix":
            return lambda cite: bool(cite.hints.year_suffix)
        case "citation-number":
            return lambda cite: cite.citation_number > 0
        case "first-reference-note-number":
            return lambda cite: cite.first_note > 0
        case "citation-label":
            return lambda cite: True
        case "page-first" | "event":
            return lambda cite: cite.item.has(variable)
        case _:
            return lambda cite: variable in cite.item.signature.present


def compile_element(element: Element, scope: Scope) -> Draw:
    """The function of a rendering element."""
    from maocite.csl.elements import COMPILERS

    return COMPILERS[element.name](element, scope)


def children(elements: tuple[Element, ...], scope: Scope) -> list[Draw]:
    """The functions of several elements."""
    return [compile_element(element, scope) for element in elements]


class Later:
    """The functions of several elements that may never be drawn, made when they first are."""

    __slots__ = ("_draws", "elements", "scope")

    def __init__(self, elements: tuple[Element, ...], scope: Scope) -> None:
        self.elements, self.scope = elements, scope
        self._draws: list[Draw] | None = None

    def draws(self) -> list[Draw]:
        """The functions. Two threads may make them at once: they are equal."""
        if self._draws is None:
            self._draws = children(self.elements, self.scope)
        return self._draws


def sequence(elements: tuple[Element, ...], scope: Scope) -> Draw:
    """Elements one after the other, without delimiter."""
    if len(elements) == 1:
        return compile_element(elements[0], scope)
    draws = children(elements, scope)

    def draw(drawing: Drawing) -> Drawn:
        nodes, calls = draw_all(draws, drawing)
        if not nodes:
            return EMPTY if calls else NOTHING
        return Drawn(nodes[0] if len(nodes) == 1 else Group(tuple(nodes)), calls)

    return draw


def draw_all(draws: list[Draw], drawing: Drawing) -> tuple[list[Node], Calls]:
    """Draw each; the nodes that print something, and the sum of what was called."""
    nodes: list[Node] = []
    total = Calls.NONE
    for draw in draws:
        node, calls = draw(drawing)
        if calls > total:
            total = calls
        if node is None:
            continue
        if node.__class__ is Group and node.spliced:
            nodes.extend(node.parts)
        else:
            nodes.append(node)
    return nodes, total
