"""cs:name and cs:name-part: the parts of one name, their order and their form."""

from __future__ import annotations

from typing import Any

from maocite.csl.compile import Scope
from maocite.csl.elements.dress import compile_dress
from maocite.csl.initials import initialize
from maocite.csl.names import Name
from maocite.csl.output import Group, Node
from maocite.csl.richtext import parse_rich
from maocite.csl.style import Element, NameOptions

_JOINED = "'’ʼ-‐–"


class NameForm:
    """Sets single names as cs:name asks."""

    def __init__(self, name: Element, options: NameOptions, scope: Scope) -> None:
        self.form = options.form or "long"
        self.separator = ", " if options.sort_separator is None else options.sort_separator
        self.initialize_with = options.initialize_with
        self.initialize = options.initialize is not False
        self.hyphen = scope.options.initialize_with_hyphen
        demote = scope.options.demote_non_dropping_particle
        self.demote = demote == "display-and-sort" or (demote == "sort-only" and scope.sorting)
        parts = {child.get("name"): child for child in name.children if child.name == "name-part"}
        family, given = parts.get("family"), parts.get("given")
        self.family_dress = compile_dress(family, scope) if family is not None else None
        self.given_dress = compile_dress(given, scope) if given is not None else None

    def draw(self, name: Name, inverted: bool, level: int, memo: dict[Any, Any]) -> Node:
        """A name, its form remembered for the run.

        ``level``: 0 as the style says, 1 with initials, 2 with the full given name.
        """
        key = (self, id(name), inverted, level)
        known: Node | None = memo.get(key)
        if known is None:
            known = memo[key] = self.set(name, inverted, level)
            memo["kept", id(name)] = name
        return known

    def set(self, name: Name, inverted: bool, level: int) -> Node:
        """Put the parts of a name in their order (CSL 1.0.2, "Name-part Order").

        Names in scripts without inversion and names with static ordering have the family name
        first, without comma.
        """
        if name.literal and not name.family:
            return self.family(name.literal)
        if not name.family:
            return self.given(parse_rich(name.given))
        short = self.form == "short" and level == 0
        if short:
            return self.family(_after_particle(name.non_dropping_particle, name.family))
        given = self.given_text(name, level)
        if not name.romanesque or name.static_ordering:
            family = self.family(_after_particle(name.non_dropping_particle, name.family))
            if not given:
                return family
            space = " " if name.has_given_spaces else ""
            return _row([family, space, given])
        if inverted:
            return self.inverted(name, given)
        return self.in_display_order(name, given)

    def in_display_order(self, name: Name, given: Node) -> Node:
        """"[given] [dropping particle] [non-dropping particle] [family] [suffix]"."""
        family = self.family(_after_particle(name.non_dropping_particle, name.family))
        row: list[Node] = []
        if given or name.dropping_particle:
            first = self.given(_spaced(given, name.dropping_particle))
            glue = "" if name.dropping_particle.endswith(tuple(_JOINED)) else " "
            row += [first, glue]
        row.append(family)
        if name.suffix:
            row += [", " if name.comma_suffix else " ", parse_rich(name.suffix)]
        return _row(row)

    def inverted(self, name: Name, given: Node) -> Node:
        """"[non-dropping particle] [family], [given] [dropping particle], [suffix]".

        With demote-non-dropping-particle the particle goes behind the given name.
        """
        after = name.dropping_particle
        if self.demote:
            family = self.family(name.family)
            after = f"{after} {name.non_dropping_particle}".strip()
        else:
            family = self.family(_after_particle(name.non_dropping_particle, name.family))
        row: list[Node] = [family]
        if given or after:
            row += [self.separator, self.given(_spaced(given, after))]
        if name.suffix:
            row += [self.separator, parse_rich(name.suffix)]
        return _row(row)

    def family(self, text: str) -> Node:
        """The family name with the attributes of its cs:name-part."""
        node = parse_rich(text)
        return self.family_dress(node) if self.family_dress is not None else node

    def given(self, node: Node) -> Node:
        """The given name with the attributes of its cs:name-part."""
        return self.given_dress(node) if self.given_dress is not None and node else node

    def given_text(self, name: Name, level: int) -> Node:
        """The given name or its initials, undressed."""
        text = name.given
        mark = self.initialize_with
        if text and mark is not None and level < 2:
            text = initialize(text, mark, full=self.initialize, hyphen=self.hyphen)
        return parse_rich(text)


def _after_particle(particle: str, family: str) -> str:
    if not particle:
        return family
    return particle + family if particle[-1] in _JOINED else f"{particle} {family}"


def _spaced(node: Node, particle: str) -> Node:
    if not particle:
        return node
    if not node:
        return particle
    return f"{node} {particle}" if isinstance(node, str) else Group((node, " ", particle))


def _row(nodes: list[Node]) -> Node:
    if all(isinstance(node, str) for node in nodes):
        return "".join(nodes)  # type: ignore[arg-type]
    return Group(tuple(node for node in nodes if node))
