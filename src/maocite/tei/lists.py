"""Who and what is named in the entries? Lists of people, bodies and places to which the entries point (``--tei-lists``).

Made from the elements of the entries while these are written: whoever has the same key or the same authority is one, and
who has neither is one with whoever bears the very same name. ``standOff`` may stand behind ``text``, so that nobody needs to know
the names before the first entry is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from maocite.tei.identifiers import Identifiers
from maocite.tei.names import ALTERNATIVE, AS_GIVEN, NAME_ELEMENTS
from maocite.tei.node import Node
from maocite.tei.serialise import inline

_AROUND_NAMES = frozenset({"author", "editor", "respStmt", "correspAction"})
_PLACES = frozenset({"settlement", "placeName", "pubPlace"})
_OF_THE_RECORD = frozenset({"roleName"})
"""Parts of a name that hold for one record alone: an office."""
LISTS = {"person": "listPerson", "org": "listOrg", "place": "listPlace"}
"""Element of an entry and of its list, in the order of the output."""


@dataclass(slots=True)
class Lists:
    """The people, bodies and places named so far."""

    identifiers: Identifiers
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """By kind and mark."""
    _entries: dict[str, list[Node]] = field(default_factory=lambda: {kind: [] for kind in LISTS})

    def linked(self, node: Node) -> Node:
        """The same entry, each name of which points to a list; the entry that was given stays as it was."""
        children: list[Node | str] = []
        for index, child in enumerate(node.children):
            if isinstance(child, str):
                children.append(child)
            elif node.name in _AROUND_NAMES and child.name in NAME_ELEMENTS:
                children.append(self._name(child, node.children[index + 1 :]))
            elif child.name == "repository":
                children.append(self._pointing(child, "org", _names_in(child)))
            elif child.name in _PLACES and child.text():
                children.append(
                    self._pointing(child, "place", [Node("placeName", {}, child.children)])
                )
            else:
                children.append(self.linked(child))
        return Node(node.name, node.attributes, children)

    def _name(self, name: Node, after: Sequence[Node | str]) -> Node:
        if name.get("type") in (ALTERNATIVE, AS_GIVEN) or not name.text():
            return name
        forms = [name]
        for sibling in after:
            if not isinstance(sibling, Node) or sibling.get("type") != ALTERNATIVE:
                break
            forms.append(sibling)
        kind = "org" if name.name == "orgName" else "person"
        tag = "orgName" if kind == "org" else "persName"
        return self._pointing(name, kind, [_form(form, tag) for form in forms])

    def _pointing(self, node: Node, kind: str, names: list[Node]) -> Node:
        """The node with a pointer before the authorities in ``@ref``."""
        if not names:
            return node
        mark = node.get("key") or node.get("ref") or inline(names[0])
        if (found := self._ids.get((kind, mark))) is None:
            found = self.identifiers.new(f"{kind}_{node.get('key') or names[0].text()}")
            self._ids[kind, mark] = found
            self._entries[kind].append(Node(kind, {"xml:id": found}, [*names]))
        ref = " ".join(filter(None, (f"#{found}", node.get("ref"))))
        return Node(node.name, {**node.attributes, "ref": ref}, node.children)

    def nodes(self) -> list[Node]:
        """The lists that hold something, each in the order of its ids."""
        made = []
        for kind, tag in LISTS.items():
            if entries := sorted(self._entries[kind], key=lambda entry: entry.get("xml:id") or ""):
                made.append(Node(tag, {}, [*entries]))
        return made


def _form(name: Node, tag: str) -> Node:
    """A name as its list has it: without what holds for one record, and without a pointer to itself."""
    children = [
        child
        for child in name.children
        if isinstance(child, str) or child.name not in _OF_THE_RECORD
    ]
    while children and isinstance(children[-1], str) and not children[-1].strip():
        children.pop()
    return Node(tag, dict(name.attributes), children)


def _names_in(repository: Node) -> list[Node]:
    """The names of an archive, and its numbers."""
    named = list(repository.elements("orgName", "idno"))
    if named and repository.get("ref"):
        first = named[0]
        named[0] = Node(
            first.name, {**first.attributes, "ref": repository.get("ref") or ""}, first.children
        )
    return named
