"""cs:label."""

from __future__ import annotations

from collections.abc import Callable

from maocite.csl.cite import Cite, Decides, Drawing, Question
from maocite.csl.compile import Draw, Scope, variable_asked
from maocite.csl.elements.dress import Dress, compile_dress
from maocite.csl.elements.text import term_form
from maocite.csl.numbers import parse_number
from maocite.csl.output import EMPTY, Calls, Drawn, Node
from maocite.csl.style import Element


def compile_label(element: Element, scope: Scope) -> Draw:
    """The term of a variable, printed only if the variable is not empty."""
    variable = element.get("variable")
    dress = compile_dress(element, scope)
    present = scope.has(variable)
    term = compile_term(element, scope, dress)
    plural = scope.ask(
        ("plural", variable),
        plural_question(variable, scope),
        variable=variable_asked(variable),
    )
    label = scope.ask("locator-label", lambda cite: cite.label, Decides.PLACE)

    def draw(drawing: Drawing) -> Drawn:
        if not drawing.ask(present):
            return EMPTY
        name = drawing.ask(label) if variable == "locator" else variable
        node = term(name, needs_plural(element, drawing, plural))
        # A label does not itself print a variable: "cs:group" counts only its variable's value.
        return EMPTY if node is None else Drawn(node, Calls.NONE)

    return draw


def needs_plural(element: Element, drawing: Drawing, plural: Question) -> bool:
    """ "contextual" (default): plural if the content is; "always"; "never"."""
    match element.get("plural", "contextual"):
        case "always":
            return True
        case "never":
            return False
        case _:
            return bool(drawing.ask(plural))


def compile_term(
    element: Element, scope: Scope, dress: Dress
) -> Callable[[str, bool], Node | None]:
    """A function from the name of a term and its number to the dressed term."""
    form = term_form(element)
    known: dict[tuple[str, bool], Node | None] = {}

    def term(name: str, plural: bool) -> Node | None:
        key = (name, plural)
        if key not in known:
            text = scope.locale.term(name, form, plural=plural)
            known[key] = dress(text) if text else None
        return known[key]

    return term


def plural_question(variable: str, scope: Scope) -> Callable[[Cite], bool]:
    """Whether the content of a number variable is plural.

    "contextual: (default), the term form matches that of the variable's content, with plural if
    the content consists of several numbers, or if number-of-pages and the like is above 1."
    """
    words = (scope.locale.term("and") or "and",)
    if variable == "locator":
        return lambda cite: parse_number(cite.locator, words).plural
    if variable in ("number-of-pages", "number-of-volumes"):

        def many(cite: Cite) -> bool:
            text = cite.item.text(variable)
            return text != "1" and any(character.isdigit() for character in text)

        return many
    return lambda cite: parse_number(cite.item.text(variable), words).plural
