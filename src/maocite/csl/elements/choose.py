"""cs:choose and its conditions."""

from __future__ import annotations

from collections.abc import Callable

from maocite.csl.cite import Cite, Decides, Drawing, Position, Question
from maocite.csl.compile import OF_CITE, Draw, Later, Scope, draw_all, variable_asked
from maocite.csl.numbers import is_numeric
from maocite.csl.output import EMPTY, NOTHING, Drawn, Group
from maocite.csl.style import Element
from maocite.csl.variables import DATE_VARIABLES

Test = Callable[[Drawing], bool]
Answer = Callable[[Cite], bool]


def compile_choose(element: Element, scope: Scope) -> Draw:
    """The first branch whose conditions hold.

    Conditions do not call variables in the sense of cs:group.
    """
    branches: list[tuple[Test | None, Later]] = []
    for branch in element.children:
        test = None if branch.name == "else" else compile_conditions(branch, scope)
        branches.append((test, Later(branch.children, scope)))

    def draw(drawing: Drawing) -> Drawn:
        for test, later in branches:
            if test is None or test(drawing):
                nodes, calls = draw_all(later.draws(), drawing)
                if not nodes:
                    return EMPTY if calls else NOTHING
                if len(nodes) == 1:
                    return Drawn(nodes[0], calls)
                return Drawn(Group(tuple(nodes), spliced=True), calls)
        return NOTHING

    return draw


def compile_conditions(element: Element, scope: Scope) -> Test:
    """All conditions of an if or else-if with its ``match``.

    "all" (default): the element tests true if all conditions test true for all given test
    values; "any": if any condition tests true for any given test value; "none": if none does.
    """
    questions: list[Question] = []
    types: frozenset[str] | None = None
    disambiguates = element.attributes.get("disambiguate")
    if disambiguates is not None:
        return _compile_disambiguate(element, disambiguates == "true", scope)
    for attribute, value in element.attributes.items():
        # An item has one type, and a locator one label: several are alternatives whatever
        # "match" says.
        if attribute == "type":
            types = frozenset(value.split())
            continue
        for word in (value,) if attribute == "locator" else value.split():
            found = compile_condition(attribute, word, scope)
            if found is not None:
                questions.append(found)
    kind = scope.ask("type", lambda cite: cite.item.type, Decides.SIGNATURE)
    match element.get("match", "all"):
        case "any":
            if types is None:
                return lambda drawing: _any(drawing, questions)
            return lambda drawing: drawing.ask(kind) in types or _any(drawing, questions)
        case "none":
            if types is None:
                return lambda drawing: not _any(drawing, questions)
            return lambda drawing: drawing.ask(kind) not in types and not _any(drawing, questions)
        case _:
            if types is None:
                return lambda drawing: _all(drawing, questions)
            return lambda drawing: drawing.ask(kind) in types and _all(drawing, questions)


def _any(drawing: Drawing, questions: list[Question]) -> bool:
    answers = drawing.answers
    for question in questions:
        answer = answers.get(question)
        if answer or (answer is None and drawing.ask(question)):
            return True
    return False


def _all(drawing: Drawing, questions: list[Question]) -> bool:
    answers = drawing.answers
    for question in questions:
        answer = answers.get(question)
        if not answer and (answer is not None or not drawing.ask(question)):
            return False
    return True


def _compile_disambiguate(element: Element, wanted: bool, scope: Scope) -> Test:
    """The condition ``disambiguate``, with the others of the same element if there are any.

    Conditions of a cite become true one after the other, as many as are needed.
    """
    rest = {key: value for key, value in element.attributes.items() if key != "disambiguate"}
    conditions = [key for key in rest if key != "match"]
    other = compile_conditions(Element("if", rest, (), element.line), scope)
    match = element.get("match", "all")
    how_many = scope.ask("disambiguate", lambda cite: cite.hints.disambiguate, Decides.PLACE)

    def test(drawing: Drawing) -> bool:
        drawing.disambiguations += 1
        holds = (drawing.ask(how_many) >= drawing.disambiguations) is wanted
        if not conditions:
            return holds is not (match == "none")
        if match == "any":
            return holds or other(drawing)
        if match == "none":
            return not holds and other(drawing)
        return holds and other(drawing)

    return test


def compile_condition(attribute: str, word: str, scope: Scope) -> Question | None:
    """The question behind one test value but a type; None for what is no condition."""
    ask = scope.ask
    match attribute:
        case "variable":
            return scope.has(word)
        case "is-numeric":
            return _ask_numeric(word, scope)
        case "is-uncertain-date":
            return ask(
                ("is-uncertain-date", word), lambda cite: _uncertain(cite, word), variable=word
            )
        case "locator":
            labels = frozenset(word.replace("sub verbo", "sub-verbo").split())
            return ask(
                ("locator", labels),
                lambda cite: bool(cite.locator) and cite.label in labels,
                Decides.PLACE,
            )
        case "position":
            return ask(("position", word), _position(word), Decides.PLACE)
        case _:
            return None


def _ask_numeric(variable: str, scope: Scope) -> Question:
    """Whether a variable is numeric. Numbers that the processor gives are, where they are there."""
    by = Decides.PLACE if variable in OF_CITE and variable != "locator" else Decides.VALUE
    about = variable_asked(variable) if by is Decides.VALUE else ""
    return scope.ask(("is-numeric", variable), _numeric(variable), by, about)


def _numeric(variable: str) -> Answer:
    match variable:
        case "locator":
            return lambda cite: is_numeric(cite.locator)
        case "citation-number":
            return lambda cite: cite.citation_number > 0
        case "first-reference-note-number":
            return lambda cite: cite.first_note > 0
        case _ if variable in DATE_VARIABLES:
            return lambda cite: cite.item.date(variable) is not None
        case _:

            def numeric(cite: Cite) -> bool:
                text = cite.item.text(variable)
                return bool(text) and is_numeric(text)

            return numeric


def _uncertain(cite: Cite, variable: str) -> bool:
    date = cite.item.date(variable)
    return date is not None and date.uncertain


def _position(word: str) -> Answer:
    """ "Whenever position="ibid-with-locator" tests true, position="ibid" also tests true. And
    whenever position="ibid" or position="near-note" tests true, position="subsequent" also tests
    true." All are false in cs:bibliography.
    """
    match word:
        case "first":
            return lambda cite: not cite.bibliography and cite.position is Position.FIRST
        case "subsequent":
            return lambda cite: not cite.bibliography and cite.position is not Position.FIRST
        case "ibid":
            return lambda cite: (
                cite.position in (Position.IBID, Position.IBID_WITH_LOCATOR)
                and not cite.bibliography
            )
        case "ibid-with-locator":
            return lambda cite: (
                cite.position is Position.IBID_WITH_LOCATOR and not cite.bibliography
            )
        case "near-note":
            return lambda cite: cite.near_note and not cite.bibliography
        case _:
            return lambda cite: False
