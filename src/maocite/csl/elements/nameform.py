"""cs:name and cs:name-part: the parts of one name, their order and their form."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from maocite.csl.compile import Scope
from maocite.csl.elements.dress import Dress, compile_dress, upright
from maocite.csl.initials import initialize
from maocite.csl.names import Name
from maocite.csl.output import Affix, Group, Node
from maocite.csl.richtext import parse_rich
from maocite.csl.style import Element, NameOptions

_JOINED = ("'", "’", "ʼ", "-", "‐", "–", "\u00a0")


class NameForm:
    """Sets single names as cs:name asks."""

    def __init__(self, name: Element, options: NameOptions, scope: Scope) -> None:
        self.form = options.form or "long"
        separator = ", " if options.sort_separator is None else options.sort_separator
        self.separator = re.sub("  +", " ", separator)
        self.initialize_with = options.initialize_with
        # Styles that set initials without periods have none in "Jr" either.
        self.bare = self.initialize_with is not None and "." not in self.initialize_with
        self.initialize = options.initialize is not False
        self.hyphen = scope.options.initialize_with_hyphen
        demote = scope.options.demote_non_dropping_particle
        self.demote = demote == "display-and-sort" or (demote == "sort-only" and scope.sorting)
        own = Element(
            "name",
            {k: v for k, v in name.attributes.items() if k not in ("delimiter", "text-case")},
            (),
            0,
        )
        parts = {child.get("name"): child for child in name.children if child.name == "name-part"}
        self.dress = compile_dress(own, scope)
        bare = {k: v for k, v in own.attributes.items() if k not in ("prefix", "suffix")}
        self.bare_dress = compile_dress(Element("name", bare, (), 0), scope)
        # French, Russian and Czech typography keeps a particle and its name on one line.
        self.space = "\u00a0" if scope.locale.language[:2] in ("fr", "ru", "cs") else " "
        self.family, self.family_affixes = _part(parts.get("family"), scope)
        self.upright = _part(parts.get("family"), scope, upright)[0]
        self.given, self.given_affixes = _part(parts.get("given"), scope)
        self.undressed = not parts

    def draw(self, name: Name, inverted: bool, level: int, memo: dict[Any, Any]) -> Node:
        """A name, its form remembered for the run.

        ``level``: 0 as the style says, 1 with initials, 2 with the full given name.
        """
        key = (self, id(name), inverted, level)
        known: Node | None = memo.get(key)
        if known is None:
            # Affixes and formatting of cs:name are those of each name; affixes belong to persons.
            dress = self.dress if name.family or not name.literal else self.bare_dress
            known = memo[key] = dress(self.set(name, inverted, level))
        return known

    def set(self, name: Name, inverted: bool, level: int) -> Node:
        """Put the parts of a name in their order (CSL 1.0.2, "Name-part Order").

        Names in scripts without inversion and names with static ordering have the family name
        first, without comma.
        """
        if name.literal and not name.family:
            # "name-part" affects given and family names; an undivided name is neither.
            return self.family(parse_rich(name.literal))
        if not name.family:
            return self.given_affixes(self.given(parse_rich(name.given)))
        if self.undressed and not (
            name.dropping_particle or name.non_dropping_particle or name.suffix
        ):
            return self.two_parts(name, inverted, level)
        particle, family = self.family_parts(name)
        if self.form == "short" and level == 0:
            if inverted and self.demote and particle:
                return self.family_affixes(_together((family, self.separator, particle)))
            return self.family_affixes(_row(particle, family, space=self.space))
        given = self.given_text(name, level)
        if not name.romanesque or name.static_ordering:
            whole = self.family_affixes(_row(particle, family))
            if not given:
                return whole
            space = " " if name.has_given_spaces else ""
            return _together((whole, space, self.given_affixes(given)))
        dropping = parse_rich(name.dropping_particle)
        dropping = self.given(dropping) if dropping else ""
        suffix = parse_rich(name.suffix.replace(".", "") if self.bare else name.suffix)
        if not inverted:
            glue = ", " if name.comma_suffix else " "
            surname = _row(dropping, particle, family, space=self.space)
            if suffix:
                surname = _together((surname, glue, suffix))
            surname = self.family_affixes(surname)
            return _row(self.given_affixes(given), surname) if given else surname
        # "[non-dropping particle] [family], [given] [dropping particle], [suffix]", the
        # non-dropping particle last where demote-non-dropping-particle asks for it.
        front = family if self.demote else _row(particle, family, space=self.space)
        after = _row(given, dropping, particle if self.demote else "")
        parts: list[Node] = [self.family_affixes(front)]
        if after:
            parts += [Affix(self.separator), self.given_affixes(after)]
        if suffix:
            parts += [Affix(self.separator), suffix]
        return _together(tuple(parts))

    def two_parts(self, name: Name, inverted: bool, level: int) -> Node:
        """A name that is family and given name only, where both are set alike: the usual one."""
        family = parse_rich(name.family)
        given = "" if self.form == "short" and level == 0 else self.given_text(name, level)
        if not given:
            return family
        if not name.romanesque or name.static_ordering:
            return _together((family, " " if name.has_given_spaces else "", given))
        if inverted:
            return _together((family, self.separator, given))
        if given.__class__ is family.__class__ is str and given[-1] not in _JOINED:
            return f"{given} {family}"
        return _row(given, family)

    def family_parts(self, name: Name) -> tuple[Node, Node]:
        """The non-dropping particle and the family name, both in the format of the latter."""
        particle = parse_rich(name.non_dropping_particle)
        family = self.family if name.romanesque else self.upright
        return (self.family(particle) if particle else "", family(parse_rich(name.family)))

    def given_text(self, name: Name, level: int) -> Node:
        """The given name or its initials, formatted, "" where there is none."""
        text = name.given
        mark = self.initialize_with
        if text and mark is not None and level < 2:
            text = initialize(text, mark, full=self.initialize, hyphen=self.hyphen)
        return self.given(parse_rich(text)) if text else ""


def _part(
    element: Element | None, scope: Scope, change: Callable[[Element], Element] | None = None
) -> tuple[Dress, Dress]:
    """The formatting of a cs:name-part, and the affixes around all that goes with it."""
    if element is None:
        return _bare, _bare
    if change is not None:
        element = change(element)
    affixes = {k: v for k, v in element.attributes.items() if k in ("prefix", "suffix")}
    rest = {k: v for k, v in element.attributes.items() if k not in affixes}
    return (
        compile_dress(Element(element.name, rest, (), element.line), scope),
        compile_dress(Element(element.name, affixes, (), element.line), scope),
    )


def _bare(node: Node) -> Node:
    return node


def _row(*nodes: Node, space: str = " ") -> Node:
    """The parts that are there, spaces between them but not after an apostrophe or hyphen."""
    row: list[Node] = []
    for node in nodes:
        if not node:
            continue
        if row and last_character(row[-1]) not in _JOINED:
            row.append(Affix(space))
        row.append(node)
    return _together(tuple(row))


def _together(nodes: tuple[Node, ...]) -> Node:
    if len(nodes) == 1:
        return nodes[0]
    for node in nodes:
        if not isinstance(node, str):
            return Group(nodes)
    return "".join(nodes)  # type: ignore[arg-type]


def last_character(node: Node) -> str:
    """The last character of a tree without holes."""
    while isinstance(node, Group):
        if node.suffix:
            return node.suffix[-1]
        if not node.parts:
            return ""
        node = node.parts[-1]
    return node[-1:] if isinstance(node, str) else ""
