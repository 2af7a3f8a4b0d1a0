"""The bibliography: entries, author substitution and the parameters of its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from maocite.csl.cite import AuthorSubstitute, Cite
from maocite.csl.cluster import NO_PRINTED_FORM
from maocite.csl.compiled import Layout, Style
from maocite.csl.markup import Markup
from maocite.csl.markup.plain import MARKUP as PLAIN
from maocite.csl.output import Group, NamesHole, Node, capital_term, find_names, replaced
from maocite.csl.serialise import serialise


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Bibliography:
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


def entry_node(layout: Layout, node: Node) -> Node:
    """An entry's tree with affixes and formatting of the layout.

    Where the last part is a display block, the suffix belongs into it.
    """
    node = capital_term(node)
    prefix, suffix = layout.prefix, layout.suffix
    if isinstance(node, Group) and (prefix or suffix):
        first, last = node.parts[0], node.parts[-1]
        if suffix and isinstance(last, Group) and last.display:
            closing = replace(last, suffix="", display=None)
            after = Group((closing,), suffix=last.suffix + suffix, display=last.display)
            node = replace(node, parts=(*node.parts[:-1], after))
            suffix = ""
        if prefix and isinstance(first, Group) and first.display:
            before = replace(first, prefix=prefix + first.prefix)
            node = replace(node, parts=(before, *node.parts[1:]))
            prefix = ""
    whole: Node = Group((node,), prefix=prefix, suffix=suffix) if prefix or suffix else node
    return whole if layout.format is None else Group((whole,), format=layout.format)


class Substitution:
    """subsequent-author-substitute: what the names of an entry are replaced with."""

    def __init__(self, style: Style, layout: Layout) -> None:
        self.style = style
        area = layout.element
        self.text = area.attributes.get("subsequent-author-substitute")
        self.rule = area.get("subsequent-author-substitute-rule", "complete-all")
        self.before: tuple[str, ...] = ()
        self.before_text = ""

    def apply(self, cite: Cite, node: Node) -> Node:
        """The tree of an entry, its names replaced where the entry before has the same."""
        if self.text is None:
            return node
        names = find_names(node)
        if names is None:
            self.before, self.before_text = (), ""
            return node
        text = serialise(names, cite, PLAIN, self.style.quotes)
        single = (text,)
        if isinstance(names, NamesHole):
            single = names.names.each(cite.item.names(names.variable), cite, names.index)
        before, before_text = self.before, self.before_text
        self.before, self.before_text = single, text
        if not text:
            return node
        same = text == before_text
        match self.rule:
            case "complete-all":
                return replaced(node, names, self.text) if same else node
            case "complete-each":
                count = len(single) if same else 0
            case "partial-each":
                count = 0
                for mine, other in zip(single, before, strict=False):
                    if mine != other:
                        break
                    count += 1
            case _:
                count = 1 if before[:1] == single[:1] else 0
        if not count:
            return node
        if not isinstance(names, NamesHole):
            return replaced(node, names, self.text)
        cite.substitute = AuthorSubstitute(self.text, count, True)
        return node


def draw_bibliography(style: Style, cites: Sequence[Cite], markup: Markup) -> Bibliography | None:
    """Draw the sorted entries."""
    layout = style.bibliography
    if layout is None:
        return None
    entries = []
    substitution = Substitution(style, layout)
    offset = 0
    for cite in cites:
        node = layout.shapes.shape(cite).node
        if node is None:
            if not layout.numbered:
                continue
            node = f"{cite.citation_number}. {NO_PRINTED_FORM}"
        node = substitution.apply(cite, node)
        if style.second_field_align and isinstance(node, Group):
            first = serialise(node.parts[0], cite, PLAIN, style.quotes)
            offset = max(offset, len(first))
        text = serialise(entry_node(layout, node), cite, markup, style.quotes)
        entries.append(Entry(cite.item.id, text))
    area = layout.element
    begin, end = markup.entry
    body = markup.between_entries.join(begin + entry.text + end for entry in entries)
    return Bibliography(
        entries=tuple(entries),
        hanging_indent=area.flag("hanging-indent"),
        entry_spacing=_number(area.get("entry-spacing"), 1),
        line_spacing=_number(area.get("line-spacing"), 1),
        second_field_align=style.second_field_align,
        max_offset=offset,
        text=markup.bibliography[0] + body + markup.bibliography[1],
    )


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default
