"""In which order? Sort keys of cites, and lists sorted by several of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import TypeVar

from maocite.csl.citationlabel import citation_label
from maocite.csl.cite import Cite
from maocite.csl.collation import Collator
from maocite.csl.compiled import SortKey
from maocite.csl.dates import sort_key as date_key
from maocite.csl.link import Writer
from maocite.csl.names import Name
from maocite.csl.numbers import parse_number
from maocite.csl.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES

T = TypeVar("T")


def _name_key(name: Name, demote_particle: bool) -> str:
    if name.literal:
        return name.literal
    particle = name.non_dropping_particle
    if demote_particle:
        return f"{name.family} {name.given} {name.dropping_particle} {particle}".strip()
    return f"{particle} {name.family} {name.given} {name.dropping_particle}".strip()


def key_text(key: SortKey, cite: Cite, plain: Writer) -> str:
    """The uncollated value of a sort key, "" where the cite has none.

    "variable": names "in the form "family given", all names; dates in full; numbers by value.
    "macro": as the macro renders, without formatting.
    """
    if key.shapes is not None:
        return plain.text(key.shapes.shape(cite), cite)
    variable = key.variable
    if variable == "citation-number":
        return f"{cite.citation_number:09d}"
    if variable == "citation-label":
        return citation_label(cite)
    if variable in DATE_VARIABLES:
        return date_key(cite.item.date(variable))
    if variable in NAME_VARIABLES:
        names = cite.item.names(variable)
        return " ".join([_name_key(name, key.demote_particle) for name in names])
    text = cite.item.text(variable)
    if variable in NUMBER_VARIABLES:
        number = parse_number(text)
        if number.numeric and number.tokens[0][0].isdecimal():
            return number.tokens[0][0].zfill(12) + text
    return text


def sort_cites(
    entries: Sequence[T],
    keys: Sequence[SortKey],
    cite_of: Callable[[T], Cite],
    collate: Collator,
    plain: Writer,
) -> list[T]:
    """Entries in the order of the keys, the first key counting most.

    "Items with an empty sort key value are placed at the end of the sort, both for ascending and
    descending sorts." Equal entries keep their order. A later key is drawn only for entries that
    are equal in those before it.
    """
    if len(entries) < 2 or not keys:
        return list(entries)
    key, later = keys[0], keys[1:]
    ranks: dict[str, list[T]] = {}
    for entry in entries:
        text = key_text(key, cite_of(entry), plain)
        ranks.setdefault(collate(text) if text else "", []).append(entry)
    empty = ranks.pop("", [])
    order: list[T] = []
    for rank in sorted(ranks, reverse=key.descending):
        order += sort_cites(ranks[rank], later, cite_of, collate, plain)
    order += sort_cites(empty, later, cite_of, collate, plain)
    return order


def sorting_cite(cite: Cite) -> Cite:
    """The cite as sort keys see it: no position, dates and numbers in sortable form."""
    changed = copy(cite)
    changed.sorting = changed.bibliography = True
    return changed
