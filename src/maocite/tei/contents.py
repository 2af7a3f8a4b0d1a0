"""What does a description of a manuscript with several parts or texts say of the whole?"""

from collections.abc import Iterator

from maocite.tei.draft import Draft
from maocite.tei.node import Node

_FEW = 3
"""As many titles stand for the whole; a longer list is kept, not quoted."""
_ITEMS = ("msItem", "msItemStruct")
_PLACES = ("placeName", "settlement", "region", "country", "name")


def simplified(node: Node, draft: Draft) -> Node:
    """The description with one text: several become a title, and are kept as they are.

    A single ``msPart`` is the manuscript; several are kept, and give their texts.
    """
    parts = [part for part in node.descend("msPart", "msFrag") if _is_outermost(node, part)]
    items = list(_texts(node))
    if len(parts) < 2 and len(items) < 2:
        return node
    titles = [title for item in items if (title := item.first("title")) is not None]
    texts = list(dict.fromkeys(title.spaced_text() for title in titles if title.text()))
    made: list[Node | str] = []
    if len(items) > 1 and 0 < len(texts) <= _FEW:
        made.append(Node("title", {}, ["; ".join(text.rstrip(".") for text in texts)], node.line))
    tags = {lang.get("mainLang") for item in items for lang in item.elements("textLang")}
    if len(items) > 1 and len(tags) == 1 and (tag := tags.pop()):
        made.append(Node("textLang", {"mainLang": tag}, [], node.line))
    left_out = {id(part) for part in parts if len(parts) > 1}
    left_out |= {id(item) for item in items if len(items) > 1}
    draft.unread += [part for part in parts if len(parts) > 1]
    draft.unread += [item for item in items if id(item) in left_out and not _inside(parts, item)]
    made += [
        _without(child, left_out) if isinstance(child, Node) else child
        for child in node.children
        if id(child) not in left_out
    ]
    return Node(node.name, node.attributes, made, node.line)


def _is_outermost(node: Node, part: Node) -> bool:
    return not any(
        part in outer.descend("msPart", "msFrag")
        for outer in node.descend("msPart", "msFrag")
        if outer is not part
    )


def _texts(node: Node) -> Iterator[Node]:
    """The outermost items of the contents."""
    for child in node.elements():
        if child.name in _ITEMS:
            yield child
        elif child.name in ("msContents", "msPart", "msFrag", "msDesc", "fileDesc", "sourceDesc"):
            yield from _texts(child)


def _inside(parts: list[Node], item: Node) -> bool:
    return len(parts) > 1 and any(
        item is inner for part in parts for inner in part.descend(*_ITEMS)
    )


def _without(node: Node, left_out: set[int]) -> Node:
    if not any(id(inner) in left_out for inner in node.descend()):
        return node
    children = [
        _without(child, left_out) if isinstance(child, Node) else child
        for child in node.children
        if id(child) not in left_out
    ]
    return Node(node.name, node.attributes, children, node.line)


def place_of(node: Node) -> str:
    """The place in words, without its coordinates."""
    names = [child for child in node.elements(*_PLACES) if child.text()]
    if not names or node.own_text():
        return node.spaced_text()
    if any(name.name == "placeName" for name in names):
        return names[-1].spaced_text() if len(names) == 1 else names[0].spaced_text()
    return ", ".join(name.spaced_text() for name in names)
