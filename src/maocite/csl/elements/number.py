"""cs:number."""

from __future__ import annotations

from maocite.csl.cite import Cite, Drawing
from maocite.csl.compile import Draw, Scope
from maocite.csl.elements.dress import compile_dress
from maocite.csl.elements.text import CITE_VARIABLES, variable_value
from maocite.csl.locale import TermForm
from maocite.csl.numbers import NumberForm, format_number, parse_number
from maocite.csl.output import EMPTY, Calls, Drawn, Hole, Node, Tag
from maocite.csl.richtext import parse_rich
from maocite.csl.style import Element


def compile_number(element: Element, scope: Scope) -> Draw:
    """A number variable in its form; text that is not numeric stays as it is."""
    variable = element.get("variable")
    tag = Tag.LOCATOR if variable == "locator" else None
    if variable == "citation-number":
        tag = Tag.CITATION_NUMBER
    dress = compile_dress(element, scope, tag)
    present = scope.has(variable)
    try:
        form = NumberForm(element.get("form", "numeric"))
    except ValueError:
        form = NumberForm.NUMERIC
    locale = scope.locale
    gender = locale.gender(variable)

    def ordinal(number: int) -> str:
        if form is NumberForm.LONG_ORDINAL:
            return locale.long_ordinal(number, gender)
        return locale.ordinal(number, gender)

    delimiter = locale.term("page-range-delimiter") or "–"
    ampersand = locale.term("and", TermForm.SYMBOL) or "&"
    conjunctions = (locale.term("and") or "and",)
    raw = variable_value(element, scope)

    def value(cite: Cite) -> Node:
        if variable == "locator":
            text = cite.locator
        elif variable in CITE_VARIABLES:
            found = raw(cite)
            text = found if isinstance(found, str) else ""
        else:
            text = cite.item.text(variable)
        if cite.sorting:
            return text.zfill(12) if text.isdigit() else text
        number = parse_number(text, conjunctions)
        if not number.numeric:
            return parse_rich(text)
        return format_number(number, form, ordinal, range_delimiter=delimiter, ampersand=ampersand)

    paged = variable in ("page", "locator")
    hole = Hole(
        raw if paged and form is NumberForm.NUMERIC else value,
        tag,
        variable not in CITE_VARIABLES,
        variable,
    )
    drawn = Drawn(dress(hole), Calls.FULL)

    def draw(drawing: Drawing) -> Drawn:
        if not drawing.ask(present) or drawing.suppresses(variable):
            return EMPTY
        if drawing.called:
            drawing.draws(variable)
        return drawn

    return draw
