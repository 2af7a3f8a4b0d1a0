"""The bibliography: entries, author substitution and the parameters of its layout."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from maocite.csl.cite import AuthorSubstitute, Cite
from maocite.csl.compiled import Layout, Style
from maocite.csl.link import Writer
from maocite.csl.markup import Markup
from maocite.csl.output import Group, NamesHole, Node, capital_term, find_names, replaced
from maocite.csl.shapes import Shape
from maocite.csl.style import Element


class Entry(NamedTuple):
    """One entry of a bibliography."""

    id: str
    text: str


class Bibliography(NamedTuple):
    """A rendered bibliography with what its layout asks for (CSL 1.0.2, "Whitespace")."""

    entries: tuple[Entry, ...]
    hanging_indent: bool
    entry_spacing: int
    """In lines, between entries."""
    line_spacing: int
    second_field_align: str | None
    """``flush`` or ``margin``."""
    max_offset: int
    """Characters of the longest first field, where second-field-align is set."""
    text: str
    """All entries, with what the output format puts around them."""
    unprinted: tuple[str, ...] = ()
    """Ids of items of which the style prints nothing. They have no entry, but where entries are
    numbered an empty one, so that the numbers in the text point to the right ones."""


def entry_node(layout: Layout, node: Node) -> Node:
    """An entry's tree with affixes and formatting of the layout.

    Where the first or last part is a display block, the prefix or suffix belongs into it.
    """
    node = capital_term(node)
    prefix, suffix = layout.prefix, layout.suffix
    if isinstance(node, Group) and (prefix or suffix):
        if node.display:
            node = Group((node,))
        first, last = node.parts[0], node.parts[-1]
        if suffix and isinstance(last, Group) and last.display:
            after = Group((last._replace(display=None),), suffix=suffix, display=last.display)
            node = node._replace(parts=(*node.parts[:-1], after))
            first, suffix = node.parts[0], ""
        if prefix and isinstance(first, Group) and first.display:
            before = Group((first._replace(display=None),), prefix=prefix, display=first.display)
            node = node._replace(parts=(before, *node.parts[1:]))
            prefix = ""
    whole: Node = Group((node,), prefix=prefix, suffix=suffix) if prefix or suffix else node
    return whole if layout.format is None else Group((whole,), format=layout.format)


class Substitution:
    """subsequent-author-substitute: what the names of an entry are replaced with."""

    def __init__(self, layout: Layout, plain: Writer) -> None:
        self.plain = plain
        area = layout.element
        self.text = area.attributes.get("subsequent-author-substitute")
        self.rule = area.get("subsequent-author-substitute-rule", "complete-all")
        self.before: tuple[str, ...] = ()

    def apply(self, cite: Cite, shape: Shape) -> Shape:
        """The shape of an entry, its names replaced where the entry before has the same."""
        if self.text is None:
            return shape
        names = find_names(shape.node)
        if names is None:
            self.before = ()
            return shape
        # The names that are rendered: "et al." is none, and what stands for names counts as one.
        if isinstance(names, NamesHole):
            single = names.names.each(cite.item.names(names.variable), cite, names.index)
        else:
            single = (self.plain.text(shape.variant("names", find_names), cite),)
        before, self.before = self.before, single
        count = self.count(single, before)
        if not count:
            return shape
        if self.rule == "complete-all" or not isinstance(names, NamesHole):
            return shape.variant("substitute", self.replace_names)
        cite.substitute = AuthorSubstitute(self.text, count, True)
        return shape

    def count(self, single: tuple[str, ...], before: tuple[str, ...]) -> int:
        """How many names are replaced.

        "complete-all": all names together if all rendered names match; "complete-each": each of them, if all
        match; "partial-each": those that match from the first one on; "partial-first": the first.
        """
        match self.rule:
            case "complete-all" | "complete-each":
                return len(single) if single == before else 0
            case "partial-each":
                pairs = zip(single, before, strict=False)
                return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            case _:
                return 1 if before[:1] == single[:1] else 0

    def replace_names(self, node: Node) -> Node:
        """The tree with the substitute for its first names."""
        names = find_names(node)
        return node if names is None else replaced(node, names, self.text or "")


def draw_bibliography(
    style: Style, cites: Iterable[Cite], writer: Writer, plain: Writer
) -> Bibliography | None:
    """Draw the sorted entries."""
    layout = style.bibliography
    if layout is None:
        return None
    entries = []
    substitution = Substitution(layout, plain)
    offset = 0
    unprinted = []

    def as_entry(node: Node) -> Node:
        return entry_node(layout, node)

    for cite in cites:
        shape = layout.shapes.shape(cite)
        if shape.node is None:
            unprinted.append(cite.item.id)
            if layout.numbered:
                entries.append(Entry(cite.item.id, ""))
            continue
        shape = substitution.apply(cite, shape)
        if style.second_field_align:
            offset = max(offset, len(plain.text(shape.variant("first field", _first), cite)))
        entries.append(Entry(cite.item.id, writer.text(shape.variant("entry", as_entry), cite)))
    markup = writer.markup
    area = layout.element
    return Bibliography(
        entries=tuple(entries),
        hanging_indent=area.flag("hanging-indent"),
        entry_spacing=_spacing(area, "entry-spacing"),
        line_spacing=_spacing(area, "line-spacing"),
        second_field_align=style.second_field_align,
        max_offset=offset,
        text=_whole(markup, [entry.text for entry in entries]),
        unprinted=tuple(unprinted),
    )


def _whole(markup: Markup, texts: list[str]) -> str:
    """All entries as one text, put together in one step: it may have many megabytes."""
    head, tail = markup.bibliography
    if not texts:
        return head + tail
    begin, end = markup.entry
    texts[0] = head + begin + texts[0]
    texts[-1] += end + tail
    return (end + markup.between_entries + begin).join(texts)


def _first(node: Node) -> Node:
    """The first field of an entry, as it stands in a line."""
    first = node.parts[0] if isinstance(node, Group) and node.parts else node
    return first._replace(display=None) if isinstance(first, Group) else first


def _spacing(area: Element, attribute: str) -> int:
    lines = area.whole(attribute)
    return 1 if lines is None else lines
