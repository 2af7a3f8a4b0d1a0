"""What does a reader of the format know at each step? Where it is, and whom the file declares."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from maocite.errors import Level, Place, Problem
from maocite.model.archive import Repository
from maocite.model.name import Name
from maocite.native.node import Fields, Items, Node, Scalar

Report = Callable[[Problem], None]
"""Takes each problem as it is found."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The people and repositories that a file declares once, by key."""

    people: Mapping[str, Name] = field(default_factory=dict)
    repositories: Mapping[str, Repository] = field(default_factory=dict)


NOTHING_DECLARED = Declared()


@dataclass(frozen=True, slots=True)
class Reading:
    """The field that is being read."""

    report: Report
    place: Place
    """Source and record; line where the nodes know none."""
    declared: Declared = NOTHING_DECLARED
    path: str = ""
    """``levels[2].number``."""

    def at(self, name: str) -> "Reading":
        """Inside the field of that name."""
        path = f"{self.path}.{name}" if self.path else name
        return Reading(self.report, self.place, self.declared, path)

    def entry(self, index: int) -> "Reading":
        """Inside an entry of a list, counted from 0."""
        return Reading(self.report, self.place, self.declared, f"{self.path}[{index}]")

    def error(self, node: Node, message: str, code: str) -> None:
        """Report what is wrong with a node."""
        line = node.line if node.line is not None else self.place.line
        column = node.column if node.line is not None else self.place.column
        place = Place(self.place.source, line, column, self.place.record, self.path or None)
        self.report(Problem(Level.ERROR, message, place, code))

    def unexpected(self, node: Node, expected: str) -> None:
        """Report a value of the wrong shape."""
        self.error(node, f"expected {expected}, found {describe(node)}", "wrong-shape")

    def distinct(self, node: Fields) -> Iterator[tuple[Scalar, Node]]:
        """The entries of a mapping; a name that was there before is reported and left out."""
        seen: dict[str, Scalar] = {}
        for key, value in node.entries:
            first = seen.setdefault(key.text, key)
            if first is key:
                yield key, value
                continue
            where = f", first in line {first.line}" if first.line else ""
            message = f"{key.text!r} is here twice{where}; keep one"
            self.error(key, message, "duplicate-field")


def describe(node: Node) -> str:
    """What a node is, in the words of a person who wrote it."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Fields):
        return "a mapping"
    if not node.text:
        return "nothing"
    return repr(node.text if len(node.text) <= 40 else f"{node.text[:40]}…")


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def forbidden_character(text: str) -> str | None:
    """``U+0007`` for the first character that XML cannot hold, None where there is none.

    "Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]"
    (XML 1.0, 2.2).
    """
    match = _FORBIDDEN.search(text)
    return f"U+{ord(match[0]):04X}" if match else None
