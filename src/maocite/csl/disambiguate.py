"""Which cites look alike, what tells them apart? Reads texts, writes hints, edits no tree.

The steps stand in the order of the specification ("Disambiguation"): given names by the global
rules, then for each group of cites that look alike names and given names one by one, the
condition ``disambiguate="true"``, and at last year suffixes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from maocite.csl.cite import NO_HINTS, Cite, Hints
from maocite.csl.compiled import Layout
from maocite.csl.initials import initialize
from maocite.csl.names import Name
from maocite.csl.output import NamesHole, holes

TextOf = Callable[[Cite], str]
"""Gives the text of a cite that is compared with others."""


class Told:
    """What disambiguation decided, by item and by name."""

    __slots__ = ("hints", "name_levels", "primary_only")

    def __init__(
        self, hints: Mapping[str, Hints], name_levels: Mapping[Name, int], primary_only: bool
    ) -> None:
        self.hints, self.name_levels, self.primary_only = hints, name_levels, primary_only

    def hint(self, key: str) -> Hints:
        """The hints for an item."""
        return self.hints.get(key, NO_HINTS)

    def apply(self, cite: Cite) -> Cite:
        """Let a cite know what was decided about its item and names."""
        cite.hints = self.hints.get(cite.item.id, NO_HINTS)
        if self.name_levels:
            cite.name_levels = self.name_levels
            cite.primary_only = self.primary_only
        return cite


NOTHING_TOLD = Told({}, {}, False)


class Methods(NamedTuple):
    """The disambiguation attributes of cs:citation."""

    add_names: bool
    add_givenname: bool
    rule: str
    add_year_suffix: bool
    conditions: int
    """How many times the style asks ``disambiguate="true"``."""

    @classmethod
    def of(cls, layout: Layout) -> Methods:
        """Read them from a layout."""
        area = layout.element
        return cls(
            add_names=area.flag("disambiguate-add-names"),
            add_givenname=area.flag("disambiguate-add-givenname"),
            rule=area.get("givenname-disambiguation-rule", "by-cite"),
            add_year_suffix=area.flag("disambiguate-add-year-suffix"),
            conditions=layout.conditions,
        )

    @property
    def least(self) -> int:
        """How many items there must be: names are told apart inside of one, too."""
        return 1 if self.add_givenname and self.rule != "by-cite" else 2

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.add_names or self.add_givenname or self.add_year_suffix or self.conditions > 0


def disambiguate(layout: Layout, ghosts: Sequence[Cite], text_of: TextOf) -> Told:
    """Find what tells all items apart.

    ``ghosts``: a cite of each item as it looks when cited again, in the order of the
    bibliography. They are changed.
    """
    methods = Methods.of(layout)
    if not methods.any or len(ghosts) < methods.least:
        return NOTHING_TOLD
    told = Told({}, {}, False)
    if methods.add_givenname and methods.rule != "by-cite":
        told.name_levels = global_levels(_all_names(layout, ghosts, methods.rule), methods.rule)
        told.primary_only = methods.rule.startswith("primary-name")
        for ghost in ghosts:
            told.apply(ghost)
    groups: dict[str, list[Cite]] = {}
    texts = [text_of(ghost) for ghost in ghosts]
    for ghost, text in zip(ghosts, texts, strict=True):
        groups.setdefault(text, []).append(ghost)
    hints: dict[str, Hints] = {}
    for group in groups.values():
        if len(group) > 1:
            _tell_apart(layout, methods, group, text_of, hints)
    if methods.add_year_suffix:
        # Only cites that were alike look otherwise now.
        texts = [
            text_of(ghost) if ghost.item.id in hints else text
            for ghost, text in zip(ghosts, texts, strict=True)
        ]
        _add_year_suffixes(ghosts, texts, hints)
    told.hints = hints
    return told


_MOST = 12
"""Conditions ``disambiguate`` that are tried one after the other."""


# Names


def _all_names(layout: Layout, ghosts: Iterable[Cite], rule: str) -> Iterable[Name]:
    """The names of all items that the global rules look at."""
    for ghost in ghosts:
        yield from global_names(layout, ghost, rule)


def global_names(layout: Layout, cite: Cite, rule: str) -> Iterable[Name]:
    """The names of a cite that the global rules look at, as far as citations draw them.

    "primary-name": "name expansion is limited to the first name of each cite", so that only first
    names are told apart.
    """
    primary = rule.startswith("primary-name")
    for hole in holes(layout.shapes.shape(cite).node):
        if isinstance(hole, NamesHole) and not (primary and hole.index):
            names = cite.item.names(hole.variable)
            yield from names[:1] if primary else names


def global_levels(names: Iterable[Name], rule: str) -> dict[Name, int]:
    """How much given name each name needs so that no two people look alike.

    "all-names": "All ambiguous names in both ambiguous and unambiguous cites are expanded."
    "...-with-initials": "Name expansion is limited to showing initials".
    """
    families: dict[tuple[str, str], dict[str, set[str]]] = {}
    known = {name for name in names if name.family and name.given}
    for name in known:
        initials = initialize(name.given, "")
        families.setdefault(_family_key(name), {}).setdefault(initials, set()).add(
            _given_key(name)
        )
    levels: dict[Name, int] = {}
    only_initials = rule.endswith("-with-initials")
    for name in known:
        by_initials = families[_family_key(name)]
        if sum(len(givens) for givens in by_initials.values()) < 2:
            continue
        if only_initials and len(by_initials) < 2:
            continue  # initials would not tell them apart
        same = by_initials[initialize(name.given, "")]
        levels[name] = 2 if len(same) > 1 and not only_initials else 1
    return levels


def _family_key(name: Name) -> tuple[str, str]:
    return (name.non_dropping_particle, name.family)


def _given_key(name: Name) -> str:
    return "".join(name.given.replace(".", " ").split()) + "|" + name.suffix


class _Steps:
    """Adds given names and names to the cites of a group, one step after the other."""

    def __init__(self, totals: list[int], shown: list[int], methods: Methods) -> None:
        self.totals, self.methods = totals, methods
        self.names = list(shown)
        self.givens = [[0] * total for total in totals]
        self.slot, self.place = 0, 0
        self.better_names = list(shown)
        self.better_givens = [[0] * total for total in totals]

    def advance(self) -> bool:
        """Take the next step; False where there is none left."""
        while self.slot < len(self.totals):
            if self.place < self.names[self.slot]:
                level = self.givens[self.slot][self.place]
                if self.methods.add_givenname and level < 2 and self.by_cite:
                    self.givens[self.slot][self.place] = level + 1
                    return True
                self.place += 1
                if self.place < self.names[self.slot]:
                    continue
            if self.methods.add_names and self.names[self.slot] < self.totals[self.slot]:
                self.names[self.slot] += 1
                self.place = self.names[self.slot] - 1
                return True
            self.slot, self.place = self.slot + 1, 0
        return False

    @property
    def by_cite(self) -> bool:
        """Whether given names are added for the cite's sake only."""
        return self.methods.rule == "by-cite"

    def can_help(self, lists: list[dict[int, tuple[Name, ...]]]) -> bool:
        """Whether the name that the last step shows more of is not the same in all cites."""
        slot, place = self.slot, self.place
        first = lists[0].get(slot, ())
        name = first[place] if place < len(first) else None
        for names in lists:
            other = names.get(slot, ())
            if len(other) != len(first):
                return True
            if name is not None and (place >= len(other) or other[place] != name):
                return True
        return False

    def keep(self) -> None:
        """The last step helped: keep it, and the number of names."""
        if self.slot < len(self.totals):
            self.better_names[self.slot] = self.names[self.slot]
            if self.place < len(self.givens[self.slot]):
                level = self.givens[self.slot][self.place]
                self.better_givens[self.slot][self.place] = level

    def tried(self) -> Hints:
        """Everything tried so far as hints."""
        return _as_hints(self.names, self.givens)

    def better(self) -> Hints:
        """What helped so far as hints."""
        return _as_hints(self.better_names, self.better_givens)


def _as_hints(names: list[int], givens: list[list[int]]) -> Hints:
    return Hints(tuple(names), tuple(tuple(row) for row in givens))


def _tell_apart(
    layout: Layout,
    methods: Methods,
    group: list[Cite],
    text_of: TextOf,
    hints: dict[str, Hints],
) -> None:
    """Names, given names and the condition for cites that look alike."""
    alike = [group]
    if methods.add_names or (methods.add_givenname and methods.rule == "by-cite"):
        alike = _expand_names(layout, methods, group, text_of, hints)
    if methods.conditions:
        for cites in alike:
            if len(cites) < 2:
                continue
            _try_conditions(cites, min(methods.conditions, _MOST), text_of, hints)


def _expand_names(
    layout: Layout,
    methods: Methods,
    group: list[Cite],
    text_of: TextOf,
    hints: dict[str, Hints],
) -> list[list[Cite]]:
    """Add names until the cites differ; the groups that names cannot tell apart.

    Each step that makes the first cite differ from others is kept, the others are forgotten.
    """
    failed: list[list[Cite]] = []
    lists = {id(cite): _name_lists(layout, cite) for cite in group}
    queue = deque([(group, _start(layout, methods, group[0]))])
    while queue:
        cites, steps = queue.popleft()
        classes = [cites]
        while len(classes) == 1 and steps.advance():
            if steps.can_help([lists[id(cite)] for cite in cites]):
                classes = _classes(cites, steps.tried(), text_of)
        if len(classes) == 1:
            _settle(cites, steps.better(), hints)
            failed.append(cites)
            continue
        steps.keep()
        for alike in classes:
            if len(alike) == 1:
                _settle(alike, steps.better(), hints)
            else:
                queue.append((alike, _resumed(steps)))
    return failed


def _name_lists(layout: Layout, cite: Cite) -> dict[int, tuple[Name, ...]]:
    """The names of a cite by the index of their variable among those drawn."""
    return {
        hole.index: cite.item.names(hole.variable)
        for hole in holes(layout.shapes.shape(cite).node)
        if isinstance(hole, NamesHole)
    }


def _start(layout: Layout, methods: Methods, cite: Cite) -> _Steps:
    slots = [hole for hole in holes(layout.shapes.shape(cite).node) if isinstance(hole, NamesHole)]
    size = max((hole.index for hole in slots), default=-1) + 1
    totals, shown = [0] * size, [0] * size
    for hole in slots:
        names = cite.item.names(hole.variable)
        totals[hole.index] = len(names)
        shown[hole.index] = hole.names.shown(len(names), cite, hole.index)
    return _Steps(totals, shown, methods)


def _resumed(steps: _Steps) -> _Steps:
    """The same place in the steps, for the other part of a group."""
    copy = _Steps(steps.totals, steps.better_names, steps.methods)
    copy.givens = [list(row) for row in steps.givens]
    copy.names = list(steps.names)
    copy.slot, copy.place = steps.slot, steps.place
    copy.better_names = list(steps.better_names)
    copy.better_givens = [list(row) for row in steps.better_givens]
    return copy


def _classes(cites: list[Cite], hints: Hints, text_of: TextOf) -> list[list[Cite]]:
    """Cites that look alike under some hints, in order."""
    classes: dict[str, list[Cite]] = {}
    for cite in cites:
        before, cite.hints = cite.hints, hints
        classes.setdefault(text_of(cite), []).append(cite)
        cite.hints = before
    return list(classes.values())


def _settle(cites: Iterable[Cite], final: Hints, hints: dict[str, Hints]) -> None:
    for cite in cites:
        cite.hints = hints[cite.item.id] = final


def _try_conditions(
    cites: list[Cite], conditions: int, text_of: TextOf, hints: dict[str, Hints], first: int = 1
) -> None:
    """ "a final disambiguation attempt is made by rendering these cites with the disambiguate
    condition testing true": first for one condition of a cite, then for more, until it helps.
    """
    for count in range(first, conditions + 1):
        groups: dict[str, list[Cite]] = {}
        for cite in cites:
            cite.hints = cite.hints._replace(disambiguate=count)
            groups.setdefault(text_of(cite), []).append(cite)
        if len(groups) > 1:
            for group in groups.values():
                for cite in group:
                    hints[cite.item.id] = cite.hints
                if len(group) > 1:
                    _try_conditions(group, conditions, text_of, hints, count + 1)
            return
    for cite in cites:
        hints[cite.item.id] = cite.hints = cite.hints._replace(disambiguate=max(1, first - 1))


# Year suffixes


def _add_year_suffixes(
    ghosts: Sequence[Cite], texts: Sequence[str], hints: dict[str, Hints]
) -> None:
    """ "The assignment of year-suffixes follows the order of the bibliographies entries"."""
    groups: dict[str, list[Cite]] = {}
    for ghost, text in zip(ghosts, texts, strict=True):
        groups.setdefault(text, []).append(ghost)
    for group in groups.values():
        if len(group) < 2:
            continue
        for number, cite in enumerate(group, 1):
            key = cite.item.id
            hints[key] = cite.hints = hints.get(key, NO_HINTS)._replace(year_suffix=number)
