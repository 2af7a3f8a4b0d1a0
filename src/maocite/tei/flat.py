"""What do the neighbours of an element say of it in a ``bibl`` without structure?

``<title level="s">Series</title> <biblScope>9</biblScope>`` is the number of the series;
``<author/>, <author/> (eds.)`` are editors; ``trans. <editor/>`` is a translator.
"""

import re

from maocite.model.role import Role
from maocite.tei.draft import Draft
from maocite.tei.node import Node

_EDITORS = re.compile(
    r"^[\s,]*[(\[](?:eds?|edd|hgg?|hrsgg?|éds?|dirs?|a cura di|edited by)\.?[)\]]", re.I
)
_BETWEEN = re.compile(r"[\s,;&.]*(?:(?:and|und|et|e|y|i)[\s,]*)?", re.I)
_TRANSLATES = re.compile(
    r"\b(?:trans|transl|tr|translated|übers|trad)\.?(?P<edits>\s(?:and|&|und)\s(?:ed|edited|hg)\.?)?(?:\sby)?:?\s*$",
    re.I,
)
_COUNTS = re.compile(r"[\s,.;(:–-]*(?:(?:vol|no|nr|n°|bd|t|band|heft)\.?\s*)?", re.I)
_NUMBERS = frozenset({None, "volume", "vol", "vol.", "issue", "number", "no", "nr", "band", "bd"})


class Flat:
    """The children of a ``bibl``, one after the other."""

    def __init__(self, parent: Node, draft: Draft) -> None:
        self._draft = draft
        self._before: Node | None = None
        self._between = ""
        self._role: str | None = None
        self._start = 0
        levels = [
            node.get("level") for node in parent.elements("title") if node.get("type") is None
        ]
        self._series_is_host = set(levels) == {"a", "s"} and levels.count("s") == 1
        in_book = parent.first("editor", "publisher", "pubPlace") is not None
        self._host_level = "m" if in_book else "j"

    def seen_as(self, child: Node | str) -> Node | str:
        """The child, or what it is meant to be."""
        if isinstance(child, str):
            self._between += child
            if (
                self._before is not None
                and self._before.name == "author"
                and _EDITORS.match(child)
            ):
                self._edited()
            return child
        if child.name == "title" and self._series_is_host and child.get("level") == "s":
            attributes = {**child.attributes, "level": self._host_level}
            child = Node("title", attributes, child.children, child.line)
        elif child.name == "biblScope" and self._counts_series(child):
            number = Node("biblScope", {"unit": "volume"}, child.children, child.line)
            child = Node("series", {}, [number], child.line)
        elif child.name == "author" and not self._goes_on("author"):
            self._start = len(self._draft.people[Role.AUTHOR])
        elif child.name == "editor" and child.get("role") is None:
            child = self._editor(child)
        if child.name not in ("lb", "pb"):
            self._before, self._between = child, ""
        return child

    def _goes_on(self, name: str) -> bool:
        """Whether the element is the next one of a list."""
        return (
            self._before is not None
            and self._before.name == name
            and _BETWEEN.fullmatch(self._between) is not None
        )

    def _edited(self) -> None:
        """The authors before are editors."""
        people = self._draft.people
        if not people[Role.EDITOR]:
            people[Role.EDITOR] += people[Role.AUTHOR][self._start :]
            del people[Role.AUTHOR][self._start :]

    def _counts_series(self, scope: Node) -> bool:
        before = self._before
        return (
            before is not None
            and before.name == "title"
            and before.get("level") == "s"
            and (scope.get("unit") or scope.get("type")) in _NUMBERS
            and any(character.isalnum() for character in scope.text())
            and _COUNTS.fullmatch(self._between) is not None
        )

    def _editor(self, node: Node) -> Node:
        if match := _TRANSLATES.search(self._between):
            self._role = "editor-translator" if match["edits"] else "translator"
        elif not self._goes_on("editor"):
            self._role = None
        if self._role is None:
            return node
        return Node("editor", {**node.attributes, "role": self._role}, node.children, node.line)


_PARTS = frozenset({"surname", "forename"})
_BARE = "bare"
_MARKS = frozenset({"c", "pc", "abbr"})
_LOOKS = frozenset({"hi", "emph", "seg", "i", "b", "em"})
_STATEMENTS = frozenset(
    ["title", "author", "editor", "date", "publisher", "pubPlace", "biblScope", "surname", "forename", "relatedItem", "bibl"]
)  # fmt: skip


def without_typography(node: Node) -> Node:
    """The entry without elements for punctuation and looks around its statements.

    ``<c>,</c> <hi><title/></hi> (<edition><date/></edition>)`` is a title and a date.
    """
    names = {inner.name for inner in node.descend()}
    bare = any(child.name in _PARTS for child in node.elements())
    plain = not bare and not names & _MARKS and not names & _LOOKS
    if plain and not names & {"edition", "distributor"}:
        return node
    children = _held(_plain(node.children))
    if any(isinstance(child, Node) and child.name in _PARTS for child in children):
        children = _framed(children)
    return Node(node.name, node.attributes, children, node.line)


def _held(children: list[Node | str]) -> list[Node | str]:
    """``<distributor>Archive</distributor>, <idno>17.2</idno>``: who keeps the document, under which number."""
    made: list[Node | str] = []
    for child in children:
        kept = isinstance(child, Node) and child.name == "idno" and child.get("type") is None
        between = made[-1] if kept and made and isinstance(made[-1], str) else ""
        keeper = made[-2:-1] if between else made[-1:]
        holder = keeper[0] if keeper else None
        if (
            not kept
            or not isinstance(holder, Node)
            or holder.name != "distributor"
            or any(map(str.isalpha, between))
        ):
            made.append(child)
            continue
        assert isinstance(child, Node)
        del made[-2 if between else -1 :]
        archive = Node("repository", {}, holder.children, holder.line)
        place = Node("idno", {"type": "location"}, child.children, child.line)
        made.append(Node("msIdentifier", {}, [archive, place], holder.line))
    return made


def _framed(children: list[Node | str]) -> list[Node | str]:
    """Family and given names that stand in no ``author``, in one."""
    made: list[Node | str] = []
    for child in children:
        if not isinstance(child, Node) or child.name not in _PARTS:
            made.append(child)
            continue
        between = made.pop() if made and isinstance(made[-1], str) else ""
        last = made[-1] if made else None
        joined = (
            isinstance(last, Node)
            and last.get("type") == _BARE
            and child.name not in {part.name for part in last.elements()}
        )
        if joined and isinstance(last, Node) and not str(between).strip(" \t\r\n,"):
            last.children += [" ", child]
            continue
        made += [between] if between else []
        made.append(Node("author", {"type": _BARE}, [child], child.line))
    return made


def _plain(children: list[Node | str]) -> list[Node | str]:
    made: list[Node | str] = []
    for child in children:
        if isinstance(child, str):
            _append(made, child)
        elif child.name in _MARKS and not any(child.elements()):
            _append(made, child.text())
        elif child.name in _LOOKS and any(inner.name in _STATEMENTS for inner in child.descend()):
            for inner in _plain(child.children):
                _append(made, inner)
        elif child.name == "edition" and _holds_only_a_date(child):
            made += child.elements("date")
        elif child.name in ("author", "editor"):
            made.append(Node(child.name, child.attributes, _plain(child.children), child.line))
        else:
            made.append(child)
    return made


def _append(made: list[Node | str], child: Node | str) -> None:
    if isinstance(child, str) and made and isinstance(before := made[-1], str):
        made[-1] = before + child
    else:
        made.append(child)


def _holds_only_a_date(node: Node) -> bool:
    date = node.first("date")
    return date is not None and node.text() == date.text()
