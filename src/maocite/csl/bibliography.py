"""The bibliography: entries, author substitution and the parameters of its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maocite.csl.cite import Cite
from maocite.csl.compiled import Style
from maocite.csl.markup import Markup
from maocite.csl.output import Group
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


def draw_bibliography(style: Style, cites: Sequence[Cite], markup: Markup) -> Bibliography | None:
    """Draw the sorted entries."""
    layout = style.bibliography
    if layout is None:
        return None
    entries = []
    for cite in cites:
        node = layout.shapes.shape(cite).node
        if node is None:
            continue
        whole = Group((Group((node,), prefix=layout.prefix, suffix=layout.suffix),), format=layout.format)
        entries.append(Entry(cite.item.id, serialise(whole, cite, markup, style.quotes)))
    area = layout.element
    begin, end = markup.entry
    body = markup.between_entries.join(begin + entry.text + end for entry in entries)
    return Bibliography(
        entries=tuple(entries),
        hanging_indent=area.flag("hanging-indent"),
        entry_spacing=_number(area.get("entry-spacing"), 1),
        line_spacing=_number(area.get("line-spacing"), 1),
        second_field_align=area.attributes.get("second-field-align"),
        max_offset=0,
        text=markup.bibliography[0] + body + markup.bibliography[1],
    )


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default
