"""How does an entry look that a CSL style has formatted: text and punctuation as people read them?"""

from enum import Enum

from maocite.model.record import Record
from maocite.tei.identifiers import Identifiers
from maocite.tei.node import Node
from maocite.tei.opening import attributes_of
from maocite.tei.pointers import FORMATTED
from maocite.tei.tagged import tagged

MARKUP = "tei"
"""The CSL processor's output format for notes, which hold text and formatting."""
TAGGED = "tei-tagged"
"""The same for ``bibl``, which holds the parts of an entry too."""


class EntryForm(Enum):
    """What a bibliography holds."""

    STRUCT = "struct"
    """Elements without punctuation, from which the record can be read back."""
    BIBL = "bibl"
    """``bibl`` with the text of a style, for publication."""
    BOTH = "both"
    """The elements, and the text in a ``note type="formatted"``."""


def punctuated(record: Record, identifiers: Identifiers, content: list[Node | str]) -> Node:
    """The ``bibl`` of a record: attributes as in the structured form, `content` as its text.

    `content`: text in which the processor has named the parts (`TAGGED`).
    """
    return Node("bibl", attributes_of(record, identifiers), tagged(record, content))


def with_formatted(node: Node, style: str, content: list[Node | str]) -> Node:
    """A structured entry with the text of a style added where its element takes a note.

    `style`: one token, the value of ``@subtype``.
    """
    note = Node("note", {"type": FORMATTED, "subtype": style}, content)
    if node.name == "msDesc":
        return _in_contents(node, note)
    # Notes stand before what is related.
    related = (i for i, child in enumerate(node.children) if _is_related(child))
    return _inserted(node, next(related, len(node.children)), note)


def _is_related(child: Node | str) -> bool:
    return isinstance(child, Node) and child.name == "relatedItem"


def _inserted(node: Node, index: int, child: Node) -> Node:
    children = [*node.children[:index], child, *node.children[index:]]
    return Node(node.name, node.attributes, children)


def _in_contents(node: Node, note: Node) -> Node:
    """A ``msDesc`` with the note in ``msItem``, where its other notes are."""
    children = list(node.children)
    for index, child in enumerate(children):
        if isinstance(child, Node) and child.name == "msContents":
            item = child.first("msItem") or Node("msItem")
            rest = [part for part in child.children if part is not item]
            item = _inserted(item, len(item.children), note)
            children[index] = Node(child.name, child.attributes, [*rest, item])
            return Node(node.name, node.attributes, children)
    contents = Node("msContents", {}, [Node("msItem", {}, [note])])
    # After ``msIdentifier``, which comes first.
    return _inserted(node, 1, contents)
