"""citation-label: a short label made of names and year, where the item has none of its own."""

from __future__ import annotations

from maocite.csl.cite import Cite
from maocite.csl.yearsuffix import letters

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
"""Letters of each family name, by the number of names; one of each for four and more."""


def citation_label(cite: Cite) -> str:
    """ "Doe79", "DoRo79": letters of the family names and the last digits of the year."""
    item = cite.item
    own = item.text("citation-label")
    suffix = letters(cite.hints.year_suffix)
    if own:
        return own + suffix
    names = next((item.names(v) for v in ("author", "editor") if item.names(v)), ())
    shares = _LETTERS.get(len(names), (1, 1, 1, 1))
    text = "".join(
        (name.family or name.literal)[:share] for name, share in zip(names, shares, strict=False)
    )
    date = item.date("issued")
    year = f"{abs(date.start.year) % 100:02d}" if date and date.start else ""
    return (text or item.text("title")[:4]) + year + suffix
