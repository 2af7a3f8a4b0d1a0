"""cs:name and cs:et-al: which names of a list are shown, and what stands between them."""

from __future__ import annotations

from typing import Any

from maocite.csl.cite import AuthorSubstitute, Cite, Position
from maocite.csl.compile import Scope
from maocite.csl.elements.dress import compile_dress
from maocite.csl.elements.nameform import NameForm
from maocite.csl.names import Name, is_romanesque
from maocite.csl.output import Affix, Group, Node, Tag, simplified
from maocite.csl.punctuation import MEETING, meets
from maocite.csl.style import Element, NameOptions


class NameList:
    """A compiled cs:name with its cs:et-al."""

    def __init__(self, name: Element, et_al: Element, options: NameOptions, scope: Scope) -> None:
        locale = scope.locale
        self.options = options
        self.form = options.form or "long"
        self.one = NameForm(name, options, scope)
        self.delimiter = Affix(", " if options.delimiter is None else options.delimiter)
        word = None
        if options.and_ == "text":
            word = locale.term("and")
        elif options.and_ == "symbol":
            word = "&"
        self.conjunction = "" if scope.sorting else word or ""
        # Chinese and Japanese have no spaces around their "and".
        self.around = " " if word == "&" or is_romanesque(self.conjunction[:1]) else ""
        term = locale.term(et_al.get("term", "et-al"))
        # One text where it has no formatting, so that lists of names are one text too.
        self.et_al: Node | None = (
            simplified(compile_dress(et_al, scope, Tag.TERM)(term)) if term else None
        )
        self.space = Affix("" if term and not is_romanesque(term[0]) else " ")
        self.minimum = options.et_al_min or 0
        # Without et-al-use-first no list is truncated.
        self.first = 10**9 if options.et_al_use_first is None else options.et_al_use_first
        self.later_minimum = (
            self.minimum if options.et_al_subsequent_min is None else options.et_al_subsequent_min
        )
        self.later_first = (
            self.first
            if options.et_al_subsequent_use_first is None
            else options.et_al_subsequent_use_first
        )
        self.use_last = bool(options.et_al_use_last)
        self.sort_order = options.name_as_sort_order
        if scope.sorting and self.sort_order is None:
            self.sort_order = "all"
        self.all_inverted = self.sort_order == "all"
        self.first_inverted = self.sort_order in ("all", "first")
        self.shows_one = self.first > 0 and self.later_first > 0
        """Whether a single name is never hidden."""

    def shown(self, total: int, cite: Cite, index: int) -> int:
        """How many of the names to show.

        "If the number of names in a name variable matches or exceeds the number set on
        et-al-min, the rendered name list is truncated after reaching the number of names set on
        et-al-use-first." The subsequent variants hold for later cites of an item.
        """
        if cite.position is Position.FIRST or cite.bibliography:
            minimum, first = self.minimum, self.first
        else:
            minimum, first = self.later_minimum, self.later_first
        if not minimum or total < minimum or total <= first:
            return total
        hinted = cite.hints.names
        if index < len(hinted) and hinted[index] > first:
            return min(hinted[index], total)
        return first

    def levels(self, names: tuple[Name, ...], cite: Cite, index: int) -> tuple[int, ...]:
        """For each name how much of the given name disambiguation asks for."""
        givens = cite.hints.givens
        own = givens[index] if index < len(givens) else ()
        levels = [own[i] if i < len(own) else 0 for i in range(len(names))]
        if cite.name_levels:
            last = (1 if index == 0 else 0) if cite.primary_only else len(names)
            for i, name in enumerate(names[:last]):
                levels[i] = max(levels[i], cite.name_levels.get(name, 0))
        return tuple(levels)

    def each(self, names: tuple[Name, ...], cite: Cite, index: int) -> tuple[str, ...]:
        """The names shown, each as text, to compare with those of another entry."""
        shown = self.shown(len(names), cite, index)
        last = names[-1:] if self.use_last and len(names) - shown > 1 else ()
        return tuple(map(_plainly, names[:shown] + last))

    def draw(self, names: tuple[Name, ...], cite: Cite, index: int, part: str = "") -> Node:
        """The names as the style sets them for a cite; ``index`` counts its names variables.

        ``part``: the variable that each name is marked with, for outputs that name the parts.
        """
        plain = not cite.name_levels and not cite.hints.givens
        substitute = cite.substitute if index == 0 else None
        if len(names) == 1 and plain and substitute is None and not part and self.shows_one:
            return self.one.draw(names[0], self.first_inverted, 0, cite.memo)
        shown = self.shown(len(names), cite, index)
        levels = () if plain else self.levels(names, cite, index)
        return self._list(names, shown, levels, substitute, cite.memo, cite.sorting, part)

    def _list(
        self,
        names: tuple[Name, ...],
        shown: int,
        levels: tuple[int, ...],
        substitute: AuthorSubstitute | None,
        memo: dict[Any, Any],
        sorting: bool,
        part: str,
    ) -> Node:
        total = len(names)
        one = self.one
        if substitute is not None and not substitute.each:
            return substitute.text
        nodes: list[Node] = []
        for i in range(shown):
            if substitute is not None and i < substitute.count:
                nodes.append(substitute.text)
                continue
            inverted = self.first_inverted if i == 0 else self.all_inverted
            node = one.draw(names[i], inverted, levels[i] if levels else 0, memo)
            nodes.append(Group((node,), part=part) if part else node)
        inverted_last = shown > 0 and self.inverts(names[shown - 1], shown - 1)
        if shown == total:
            before_last = shown > 1 and self.inverts(names[shown - 2], shown - 2)
            return self._joined(nodes, before_last)
        if self.use_last and total - shown > 1:
            # "et-al-use-last: the truncated list is followed by the name delimiter, the ellipsis
            # character, and the last name of the original list."
            last = one.draw(names[-1], self.all_inverted, levels[-1] if levels else 0, memo)
            if part:
                last = Group((last,), part=part)
            return _together([*_between(nodes, self.delimiter), self.delimiter, "… ", last])
        if self.et_al is None or not nodes or sorting:
            return _together(_between(nodes, self.delimiter))
        rule = self.options.delimiter_precedes_et_al or "contextual"
        with_delimiter = _precedes(rule, len(nodes) >= 2, inverted_last)
        glue = self.delimiter if with_delimiter else self.space
        # What cs:name has around each name is also around a list with its "et al.".
        return one.dress(_together([*_between(nodes, self.delimiter), glue, self.et_al]))

    def inverts(self, name: Name, place: int) -> bool:
        """Whether a name at a place has its family name first."""
        if not name.family or not name.romanesque or name.static_ordering:
            return False
        return self.first_inverted if place == 0 else self.all_inverted

    def _joined(self, nodes: list[Node], before_inverted: bool) -> Node:
        if len(nodes) < 2:
            return nodes[0] if nodes else ""
        if not self.conjunction:
            return _together(_between(nodes, self.delimiter))
        rule = self.options.delimiter_precedes_last or "contextual"
        with_delimiter = _precedes(rule, len(nodes) >= 3, before_inverted)
        before = self.delimiter if with_delimiter else self.around
        glue = Affix(f"{before}{self.conjunction}{self.around}")
        return _together([*_between(nodes[:-1], self.delimiter), glue, nodes[-1]])


def _plainly(name: Name) -> str:
    """What a name says, whichever of its fields says it."""
    fields = (name.non_dropping_particle, name.family or name.literal, name.given, name.suffix)
    return " ".join(filter(None, fields))


def _precedes(rule: str, contextual: bool, after_inverted: bool) -> bool:
    """Whether the name delimiter stands before "and" or "et al."."""
    match rule:
        case "always":
            return True
        case "never":
            return False
        case "after-inverted-name":
            return after_inverted
        case _:
            return contextual


def _between(nodes: list[Node], delimiter: str) -> list[Node]:
    joined: list[Node] = []
    for node in nodes:
        if joined:
            joined.append(delimiter)
        joined.append(node)
    return joined


_MEETING = frozenset((*MEETING, " "))


def _together(nodes: list[Node]) -> Node:
    """One text where nothing is dropped between them, otherwise a group for the serialiser."""
    last = ""
    for node in nodes:
        if not isinstance(node, str) or (last in _MEETING and meets(last, node[:1])):
            return Group(tuple(nodes))
        last = node[-1:] or last
    return "".join(nodes)  # type: ignore[arg-type]
