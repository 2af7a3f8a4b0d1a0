"""A compiled style: immutable, made once, shared between documents and threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from maocite.csl.cite import Drawing
from maocite.csl.collector import collector_at_rest
from maocite.csl.compile import GlobalOptions, Questions, Scope, children, draw_all, sequence
from maocite.csl.loading import load
from maocite.csl.locale import Locale, merge_locales
from maocite.csl.output import Format, Group, Node
from maocite.csl.pages import PageRangeFormat
from maocite.csl.parse import parse
from maocite.csl.serialise import Quotes
from maocite.csl.shapes import Shapes
from maocite.csl.style import Element, Mentions, StyleTree, formatting, mentions

if TYPE_CHECKING:
    from pathlib import Path

    from maocite.errors import Problem


class SortKey(NamedTuple):
    """A compiled cs:key."""

    variable: str
    """"" where the key is a macro."""
    shapes: Shapes | None
    descending: bool
    demote_particle: bool
    """Whether non-dropping particles do not count in sorting by a name variable."""
    numbered: bool
    """Whether citation numbers take part."""


class Layout(NamedTuple):
    """A compiled cs:citation or cs:bibliography."""

    element: Element
    """For the options that stand on it."""
    shapes: Shapes
    prefix: str
    suffix: str
    delimiter: str
    format: Format | None
    sort: tuple[SortKey, ...]
    explicit_year_suffix: bool
    """Whether the style says itself where the year suffix stands."""
    conditions: int
    """How many conditions ``disambiguate`` occur."""
    numbered: bool
    """Whether citation numbers are printed."""
    variables: frozenset[str]
    """All variables that are printed, tested or sorted by."""


class Style(NamedTuple):
    """A compiled style in one output language."""

    title: str
    language: str
    note_style: bool
    locale: Locale
    quotes: Quotes
    citation: Layout | None
    bibliography: Layout | None
    second_field_align: str | None
    variables: frozenset[str]
    """All variables that the style mentions."""
    problems: tuple[Problem, ...]
    """Warnings: what in the style is not known and was passed over."""


def load_style(style: str | Path | bytes, locale: str | None = None) -> Style:
    """Load and compile a style.

    ``style``: a name of the official styles (dependent ones are resolved), a path, or the XML as
    bytes. ``locale``: the output language ("de-AT"); otherwise the style's own, or en-US. Raises
    StyleError with all mistakes, or UnknownNameError with near names.
    """
    with collector_at_rest():
        loaded = load(style, locale)
        tree = parse(loaded)
        merged = merge_locales(loaded.locales, loaded.language)
        return compile_style(tree, merged)


def compile_style(tree: StyleTree, locale: Locale) -> Style:
    """Compile a style for one locale."""
    options = _global_options(tree.root)
    questions = Questions()
    citation = _layout(tree, tree.citation, locale, options, questions)
    bibliography = _layout(tree, tree.bibliography, locale, options, questions)
    return Style(
        title=tree.root.get("title"),
        language=locale.language,
        note_style=options.note_style,
        locale=locale,
        quotes=Quotes.of(locale),
        citation=citation,
        bibliography=bibliography,
        second_field_align=(
            None
            if tree.bibliography is None
            else tree.bibliography.attributes.get("second-field-align")
        ),
        variables=_with_short_forms(citation, bibliography),
        problems=tree.problems,
    )


def _global_options(root: Element) -> GlobalOptions:
    wanted = root.attributes.get("page-range-format")
    if wanted == "chicago":
        wanted = "chicago-15"
    known = {form.value: form for form in PageRangeFormat}
    return GlobalOptions(
        note_style=root.get("class") == "note",
        demote_non_dropping_particle=root.get("demote-non-dropping-particle", "display-and-sort"),
        initialize_with_hyphen=root.get("initialize-with-hyphen", "true") != "false",
        page_range_format=known.get(wanted or ""),
    )


def _layout(
    tree: StyleTree,
    area: Element | None,
    locale: Locale,
    options: GlobalOptions,
    questions: Questions,
) -> Layout | None:
    layout = None if area is None else area.child("layout")
    if area is None or layout is None:
        return None
    found = _mentioned(layout, tree)
    explicit = not found.variables.isdisjoint(("year-suffix", "citation-label"))
    scope = Scope(tree, locale, options, questions, area)
    draws = children(layout.children, scope.top())
    align = area.get("second-field-align") if area.name == "bibliography" else ""

    def draw(drawing: Drawing) -> Node | None:
        if align:
            # "second-field-align: subsequent lines of bibliographic entries are aligned along
            # the second field", so what the first element draws goes into the margin.
            margin, _ = draw_all(draws[:1], drawing)
            rest, _ = draw_all(draws[1:], drawing)
            if margin:
                left = Group(tuple(margin), display="left-margin")
                if not rest:
                    return left
                return Group((left, Group(tuple(rest), display="right-inline")))
            nodes = margin + rest
        else:
            nodes, _ = draw_all(draws, drawing)
        if not nodes:
            return None
        return nodes[0] if len(nodes) == 1 else Group(tuple(nodes))

    sort = area.child("sort")
    keys = () if sort is None else sort.children
    return Layout(
        element=area,
        shapes=Shapes(draw, not explicit),
        prefix=layout.get("prefix"),
        suffix=layout.get("suffix"),
        delimiter=layout.get("delimiter"),
        format=formatting(layout),
        sort=tuple(_sort_key(key, tree, area, locale, options) for key in keys),
        explicit_year_suffix=explicit,
        conditions=found.conditions,
        numbered="citation-number" in found.variables,
        variables=found.variables.union(*[_mentioned(key, tree).variables for key in keys]),
    )


def _sort_key(
    key: Element, tree: StyleTree, area: Element, locale: Locale, options: GlobalOptions
) -> SortKey:
    scope = Scope(tree, locale, options, Questions(), area, sorting=True, key=key)
    descending = key.get("sort") == "descending"
    demote = options.demote_non_dropping_particle != "never"
    numbered = "citation-number" in _mentioned(key, tree).variables
    macro = key.attributes.get("macro")
    if macro is None:
        return SortKey(key.get("variable"), None, descending, demote, numbered)
    draw_macro = sequence(tree.macros[macro].children, scope)
    shapes = Shapes(lambda drawing: draw_macro(drawing).node, False)
    return SortKey("", shapes, descending, demote, numbered)


def _with_short_forms(*layouts: Layout | None) -> frozenset[str]:
    words = {word for layout in layouts if layout is not None for word in layout.variables}
    return frozenset(words | {f"{word}-short" for word in words})


def _mentioned(top: Element, tree: StyleTree) -> Mentions:
    """What an element and the macros called from it mention."""
    own = mentions(top)
    variables, conditions = set(own.variables), own.conditions
    seen: set[str] = set()
    waiting = [name for name, _ in own.calls]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            called = tree.mentions[name]
            variables |= called.variables
            conditions += called.conditions
            waiting += [name for name, _ in called.calls]
    return Mentions(frozenset(variables), conditions, own.calls)
