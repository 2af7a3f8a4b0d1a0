"""Which records does an edition cite, where, and at which place of the work?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from maocite.locators import LABELS, Pinpoint
from maocite.tei.links import is_address
from maocite.tei.node import collapse
from maocite.tei.prefixes import Prefix, resolve
from maocite.tei.scan import Spot

FORMATTED = "formatted"
"""``@type`` of the ``note`` that holds a formatted citation."""
_NOT_CITING = frozenset({"teiHeader", "listBibl", "relatedItem", "standOff", "listRelation"})
_PARTS = frozenset(
    {
        "title",
        "author",
        "editor",
        "hi",
        "seg",
        "emph",
        "q",
        "foreign",
        "date",
        "persName",
        "name",
        "abbr",
    }
)
"""Parts of a ``bibl`` that take no note of their own."""
_LEADING_WORD = re.compile(r"^[^\W\d]+\.?\s+(?=\d)")


@dataclass(slots=True)
class Pointer:
    """One pointer to a record."""

    spot: Spot
    fragment: str
    """What follows the ``#``; the whole of a pointer that has none, and so points to nothing."""
    surely: bool
    """Whether it can only be meant for a bibliography."""
    pinpoint: Pinpoint | None = None
    points: bool = True
    """Whether it has a ``#``, or a prefix that is defined."""


@dataclass(slots=True)
class Citing:
    """The pointers of one ``bibl``, or one that stands alone."""

    spot: Spot
    """The ``bibl``, or the pointer itself."""
    pointers: list[Pointer] = field(default_factory=list)
    note: Spot | None = None
    """The footnote around it."""


def citing(spots: Sequence[Spot], prefixes: Sequence[Prefix]) -> list[Citing]:
    """Everything that points to records, in document order."""
    found: dict[int, Citing] = {}
    for spot in spots:
        pointers = _pointers(spot, prefixes)
        if not pointers or not _cites(spot):
            continue
        holder = _holder(spot)
        unit = found.setdefault(id(holder), Citing(holder, note=_footnote(holder)))
        unit.pointers += pointers
    for unit in found.values():
        _cited_ranges(unit)
    return list(found.values())


def _holder(spot: Spot) -> Spot:
    """The ``bibl`` around a pointer, also where it lies in a title or another part of it; else the pointer."""
    if spot.name == "bibl":
        return spot
    for around in spot.ancestors():
        if around.name == "bibl":
            return around
        if around.name not in _PARTS:
            break
    return spot


def _pointers(spot: Spot, prefixes: Sequence[Prefix]) -> list[Pointer]:
    """What an element points to; ``@target`` and ``@corresp`` may name several (teidata.pointer)."""
    if spot.name in ("ref", "ptr"):
        target = spot.attributes.get("target", "")
        in_bibl = spot.parent is not None and spot.parent.name == "bibl"
        typed = spot.attributes.get("type") == "bibl"
        surely = in_bibl or typed
    elif spot.name == "bibl":
        target, surely, typed = spot.attributes.get("corresp", ""), True, True
    else:
        return []
    made = []
    for word in target.split():
        if is_address(word):
            continue
        meant = resolve(word, prefixes)
        _, hash_, fragment = meant.rpartition("#")
        if hash_ and fragment:
            made.append(Pointer(spot, unquote(fragment), surely))
        elif typed and not is_address(meant):
            made.append(Pointer(spot, word, surely, points=False))
    return made


def _cites(spot: Spot) -> bool:
    """Whether the pointer stands where a text cites, not in a list of entries or in our output."""
    for around in (spot, *spot.ancestors()):
        if around.name in _NOT_CITING or around.is_generated() or is_formatted(around):
            return False
    return True


def is_formatted(spot: Spot) -> bool:
    """Whether it is a formatted citation: ours, or one that an editor wrote by hand (`is_ours`)."""
    return spot.name == "note" and spot.attributes.get("type") == FORMATTED


def is_ours(note: Spot) -> bool:
    """Whether we wrote a formatted citation, which names its style; what an editor writes instead does not."""
    return bool(note.attributes.get("subtype"))


def _footnote(spot: Spot) -> Spot | None:
    return next((around for around in spot.ancestors() if around.name == "note"), None)


def _cited_ranges(unit: Citing) -> None:
    """Each ``citedRange`` belongs to the pointer before it, the last of several in one attribute; to the ``bibl`` where
    that points."""
    pointers = {id(pointer.spot): pointer for pointer in unit.pointers}
    own = [pointer for pointer in unit.pointers if pointer.spot is unit.spot]
    current = own[-1] if own else unit.pointers[0]
    for child in unit.spot.children:
        current = pointers.get(id(child), current)
        if child.name == "citedRange" and current.pinpoint is None:
            current.pinpoint = pinpoint_of(child)


def pinpoint_of(spot: Spot) -> Pinpoint | None:
    """Unit and range of a ``citedRange``: ``@from`` and ``@to``, else its text."""
    first, last = spot.attributes.get("from", ""), spot.attributes.get("to", "")
    value = first if not last or first == last else f"{first}-{last}"
    unit = spot.attributes.get("unit", "page").lower().rstrip(".")
    value = value or _LEADING_WORD.sub("", collapse(spot.text))
    labels = (label for label, words in LABELS.items() if unit == label or unit in words)
    return Pinpoint(next(labels, "page"), value) if value else None
