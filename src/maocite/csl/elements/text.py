"""cs:text."""

from __future__ import annotations

from collections.abc import Callable

from maocite.csl.citationlabel import citation_label
from maocite.csl.cite import Cite, Decides, Drawing
from maocite.csl.compile import Draw, Scope
from maocite.csl.elements.dress import Dress, compile_dress, slants, upright
from maocite.csl.links import LINKS
from maocite.csl.locale import TermForm
from maocite.csl.output import (
    EMPTY,
    NOTHING,
    Calls,
    Drawn,
    Group,
    Hole,
    Node,
    Tag,
    enclosed,
    in_case,
)
from maocite.csl.pages import PageRangeFormat, format_range
from maocite.csl.richtext import french_spaces, parse_rich
from maocite.csl.style import Element, text_case
from maocite.csl.textcase import TextCase
from maocite.csl.yearsuffix import letters


def compile_text(element: Element, scope: Scope) -> Draw:
    """Text of a variable, macro or term, or the value given in the style."""
    attributes = element.attributes
    if "variable" in attributes:
        return compile_variable(element, scope)
    if "macro" in attributes:
        return compile_macro(element, scope, compile_dress(element, scope))
    if "term" in attributes:
        text = scope.locale.term(
            attributes["term"], term_form(element), plural=element.flag("plural")
        )
    else:
        text = attributes.get("value")
    if scope.sorting and attributes.get("term") == "no date":
        text = None
    if text is None or (text == "" and "term" not in attributes):
        return lambda drawing: NOTHING
    dress = compile_dress(element if slants(text) else upright(element), scope)
    content = parse_rich(text) if "<" in text else french_spaces(text)
    if text_case(element) is TextCase.TITLE:
        # The words of a style are as it wants them; only titles have to be English.
        content = in_case(content, TextCase.TITLE, "en")
    if "term" in attributes and "text-case" not in attributes:
        # At the beginning of a sentence it gets a capital.
        content = Group((content,), tag=Tag.TERM)
    drawn = Drawn(dress(content), Calls.NONE)
    return lambda drawing: drawn


def term_form(element: Element) -> TermForm:
    """The attribute ``form`` of a term or label."""
    try:
        return TermForm(element.get("form", "long"))
    except ValueError:
        return TermForm.LONG


def compile_macro(element: Element, scope: Scope, dress: Dress) -> Draw:
    """What a macro draws, with the attributes of cs:text around it."""
    name = element.attributes["macro"]

    def draw(drawing: Drawing) -> Drawn:
        node, calls = scope.macro(name)(drawing)
        # A macro counts as a group: it prints nothing where all variables that it calls are
        # empty, and if it prints it is a value for the group around it.
        if node is None or calls is Calls.EMPTY:
            return EMPTY if calls else NOTHING
        return Drawn(dress(enclosed(node)), Calls.FULL)

    return draw


def compile_variable(element: Element, scope: Scope) -> Draw:
    """A standard or number variable, or one that the processor fills."""
    variable = element.attributes["variable"]
    tag = {
        "title": Tag.TITLE,
        "title-short": Tag.TITLE,
        "locator": Tag.LOCATOR,
        "citation-number": Tag.CITATION_NUMBER,
        "citation-label": Tag.CITATION_LABEL,
        "year-suffix": Tag.YEAR_SUFFIX,
    }.get(variable)
    dress = compile_dress(element, scope, tag)
    present = scope.has(variable)
    of_item = variable not in CITE_VARIABLES
    source = field_text(element) if is_field(element) else None
    hole = Hole(variable_value(element, scope), tag, of_item, variable, source)
    link = LINKS.get(variable) if not scope.sorting else None
    node: Node = hole if link is None else Group((hole,), link=link)
    if element.get("form") == "short" and of_item:
        present = scope.ask(
            ("has-short", variable),
            lambda cite: bool(cite.item.short(variable)),
            Decides.SIGNATURE,
        )
    drawn = Drawn(dress(node), Calls.FULL)
    is_suffix = variable == "year-suffix"
    if "font-style" in element.attributes and variable not in _NO_WORDS:
        slanted, standing = (
            drawn,
            Drawn(compile_dress(upright(element), scope, tag)(node), Calls.FULL),
        )
        slanting = scope.ask(
            ("slants", variable),
            lambda cite: slants(cite.item.text(variable)),
            variable=variable,
        )
    else:
        slanting = None

    def draw(drawing: Drawing) -> Drawn:
        if not drawing.ask(present) or drawing.suppresses(variable):
            # A year suffix that is not needed is no empty variable: "no date" before it stays.
            return UNNEEDED if is_suffix else EMPTY
        if is_suffix:
            drawing.year_suffix_due = False
        if drawing.called:
            drawing.draws(variable)
        if slanting is None:
            return drawn
        return slanted if drawing.ask(slanting) else standing

    return draw


UNNEEDED = Drawn(None, Calls.FULL)
"""Nothing to print of a variable that counts as there."""
CITE_VARIABLES = frozenset(
    ("locator", "year-suffix", "citation-number", "first-reference-note-number", "citation-label")
)
"""Variables that belong to the cite, not to the item."""


_RANGES = frozenset(
    ("chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
     "number-of-volumes", "volume")
)  # fmt: skip
"""Number variables in which a hyphen between numbers is the dash of a range."""
_IDENTIFIERS = frozenset(("URL", "DOI", "PMID", "PMCID", "ISBN", "ISSN"))


_NO_WORDS = CITE_VARIABLES | _RANGES | {"page", "page-first", "DOI", "URL", "ISBN", "ISSN"}
"""Variables that have no words in other scripts."""


def variable_value(element: Element, scope: Scope) -> Callable[[Cite], Node]:
    """The function that gives the text of a variable."""
    variable = element.attributes["variable"]
    short = element.get("form") == "short"
    delimiter = scope.locale.term("page-range-delimiter") or "–"
    ampersand = scope.locale.term("and", TermForm.SYMBOL) or "&"
    page_format = scope.options.page_range_format
    match variable:
        case "locator":

            def locator(cite: Cite) -> Node:
                form = page_format if cite.label == "page" else None
                if "–" in cite.locator and "-" not in cite.locator:
                    # Whoever types a dash into a locator has set the range already.
                    return parse_rich(cite.locator)
                return parse_rich(format_range(cite.locator, form, delimiter, ampersand))

            return locator
        case "page":
            return _ranges(variable, page_format, delimiter, ampersand)
        case "year-suffix":
            return lambda cite: letters(cite.hints.year_suffix)
        case "citation-number":
            if scope.sorting:
                return lambda cite: f"{cite.citation_number:09d}"
            return lambda cite: str(cite.citation_number)
        case "first-reference-note-number":
            return lambda cite: str(cite.first_note)
        case "citation-label":
            return citation_label
        case _ if variable in _RANGES:
            return _ranges(variable, None, delimiter, ampersand)
        case _ if short:
            return lambda cite: parse_rich(cite.item.short(variable))
        case _ if variable in _IDENTIFIERS:
            return lambda cite: cite.item.text(variable)
        case _:
            text = field_text(element)
            return lambda cite: parse_rich(text(cite))


def _ranges(
    variable: str, form: PageRangeFormat | None, delimiter: str, ampersand: str
) -> Callable[[Cite], Node]:
    """The function that gives a number variable, ranges in it set as the style asks."""

    def ranges(cite: Cite) -> Node:
        text = cite.item.text(variable)
        if text.isdecimal():
            return text
        return parse_rich(format_range(text, form, delimiter, ampersand))

    return ranges


def is_field(element: Element) -> bool:
    """Whether the value of a variable is a field of the item with its markup read."""
    variable = element.attributes["variable"]
    if variable in CITE_VARIABLES or variable in _RANGES or variable == "page":
        return False
    return element.get("form") == "short" or variable not in _IDENTIFIERS


def field_text(element: Element) -> Callable[[Cite], str]:
    """The function that gives a variable of the item as its field has it."""
    variable = element.attributes["variable"]
    if element.get("form") == "short":
        return lambda cite: cite.item.short(variable)

    def text(cite: Cite) -> str:
        item = cite.item
        value = item.fields.get(variable)
        if value.__class__ is str and value and not value[0].isspace():
            return value
        return item.text(variable)

    return text
