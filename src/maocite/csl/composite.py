"""What stands for a cited item in running text? The author of "Doe (2001)"."""

from __future__ import annotations

from maocite.csl.cite import Cite
from maocite.csl.locale import Locale
from maocite.csl.names import Name
from maocite.csl.output import Bound, Node, find_names

_ROLES = ("author", "editor", "translator", "director", "composer", "compiler", "interviewer")
"""Whose work an item is, in this order."""


def author(cite: Cite, drawn: Node | None, locale: Locale) -> tuple[Node | None, bool]:
    """The author as the style names them in this cite, and whether the cite names them itself.

    ``drawn``: the tree of the cite. Where the style prints no names in citations (by number, by
    label, "ibid."), the family names: "Doe", "Doe and Roe", "Doe et al."; None where the item has
    no names either.
    """
    names = find_names(drawn)
    if names is not None:
        return Bound(names, cite), True
    for role in _ROLES:
        people = cite.item.names(role)
        if people:
            return _listed(people, locale), False
    return None, False


def _listed(people: tuple[Name, ...], locale: Locale) -> str:
    first = _short(people[0])
    if len(people) == 1:
        return first
    if len(people) == 2:
        return f"{first} {locale.term('and') or '&'} {_short(people[1])}"
    return f"{first} {locale.term('et-al') or 'et al.'}"


def _short(name: Name) -> str:
    """The family name with its particle, or the whole of an undivided name."""
    if not name.family:
        return name.literal or name.given
    particle = name.non_dropping_particle
    glue = "" if not particle or particle[-1] in "’'-" else " "
    return f"{particle}{glue}{name.family}"
