"""Which cites look alike, what tells them apart? Reads texts, writes hints, edits no tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maocite.csl.cite import NO_HINTS, Cite, Hints
from maocite.csl.compiled import Style
from maocite.csl.names import Name


@dataclass(slots=True)
class Told:
    """What disambiguation decided, by item and by name."""

    hints: Mapping[str, Hints]
    name_levels: Mapping[Name, int]
    primary_only: bool

    def hint(self, key: str) -> Hints:
        """The hints for an item."""
        return self.hints.get(key, NO_HINTS)

    def apply(self, cite: Cite) -> Cite:
        """Let a cite know what was decided about its item and names."""
        cite.hints = self.hints.get(cite.item.id, NO_HINTS)
        if self.name_levels and not cite.bibliography:
            cite.name_levels = self.name_levels
            cite.primary_only = self.primary_only
        return cite


def disambiguate(style: Style, ghosts: Sequence[Cite], rows: Sequence[Sequence[Cite]]) -> Told:
    """Find what tells all items apart. ``ghosts``: a first cite of each item."""
    return Told({}, {}, False)
