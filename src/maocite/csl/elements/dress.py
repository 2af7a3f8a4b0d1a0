"""Affixes, formatting, quotes, text-case, strip-periods and display around what an element draws."""

from __future__ import annotations

import re
from collections.abc import Callable

from maocite.csl.compile import Scope
from maocite.csl.output import Bound, Format, Group, Hole, Node, Tag, in_case
from maocite.csl.style import Element, formatting, text_case
from maocite.csl.textcase import TextCase

Dress = Callable[[Node], Node]
_TEXTS = frozenset(("text", "number", "label", "date-part"))


_SLANTING = re.compile(r"[-0-9A-Za-zÀ-ſƀ-ɏͰ-ϿЀ-ԯ֐-ۿ฀-๛Ḁ-῿]")


def slants(text: str) -> bool:
    """Whether a text has a letter or digit of a script that has italics.

    Chinese, Japanese and Korean typography has none, so that font-style says nothing there.
    """
    return text.isascii() or _SLANTING.search(text) is not None


def upright(element: Element) -> Element:
    """The same element without font-style."""
    rest = {key: value for key, value in element.attributes.items() if key != "font-style"}
    return Element(element.name, rest, element.children, element.line)


def without_periods(node: Node) -> Node:
    """A tree with all periods taken out of its texts (``strip-periods``)."""
    if isinstance(node, str):
        return node.replace(".", "")
    if isinstance(node, Hole):
        inner = node.value

        def value(cite: object) -> Node:
            text = inner(cite)  # type: ignore[arg-type]
            if isinstance(text, str):
                return text.replace(".", "")
            return Group((text,), strip_periods=True)

        return Hole(value, node.tag, node.stable, node.variable)
    if isinstance(node, Bound):
        return node
    return node._replace(
        parts=tuple(without_periods(part) for part in node.parts),
        delimiter=node.delimiter.replace(".", ""),
        prefix=node.prefix.replace(".", ""),
        suffix=node.suffix.replace(".", ""),
    )


def compile_dress(element: Element, scope: Scope, tag: Tag | None = None) -> Dress:
    """The function that puts an element's attributes around its content.

    "Affixes are outside the scope of formatting, quotes, strip-periods and text-case of the same
    element" (CSL 1.0.2, "Affixes", except on cs:layout).
    """
    case = text_case(element)
    format_ = formatting(element)
    if format_ is None and element.attributes.get("quotes") == "false":
        format_ = Format()  # a text set apart from its neighbours all the same
    prefix, suffix = element.get("prefix"), element.get("suffix")
    quotes = element.flag("quotes")
    strip = element.flag("strip-periods")
    display = element.attributes.get("display") if scope.blocks else None
    language = scope.locale.language
    if case is TextCase.TITLE and element.name == "label":
        language = "en"  # only what an item gives is spared title case where it is not English
    if scope.sorting:
        quotes, format_, display = False, None, None

    if not (case or format_ or prefix or suffix or quotes or strip or display or tag):
        return lambda node: node

    # One text in formatting or quotes: a variable, term, value, number or part of a date.
    single = (
        (format_ is not None or quotes)
        and element.name in _TEXTS
        and "macro" not in element.attributes
    )
    plain = not (format_ or prefix or suffix or quotes or display or tag)

    def dress(node: Node) -> Node:
        if strip:
            node = without_periods(node)
        if case is not None:
            node = in_case(node, case, language)
        if plain:
            return node
        return Group(
            (node,),
            prefix=prefix,
            suffix=suffix,
            format=format_,
            quotes=quotes,
            tag=tag,
            display=display,
            single=single,
        )

    return dress
