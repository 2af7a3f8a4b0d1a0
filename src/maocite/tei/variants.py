"""Which of several forms of one statement stands for it, where a file gives it in several languages?"""

from maocite.tei.node import Node

_NAMES = ("orgName", "placeName", "persName", "name", "settlement", "country")
_PARTS = ("settlement", "region", "country", "state")


def first_language(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """The elements in the language of the first one, and the others.

    Inside an element the same holds for names: ``<orgName xml:lang="ar">…</orgName>`` and its
    transliteration are one publisher.
    """
    languages = [node.get("xml:lang") for node in nodes]
    if len(set(languages)) < 2 or None in languages:
        return [_first_name(node) for node in nodes], []
    kept = [node for node in nodes if node.get("xml:lang") == languages[0]]
    others = [node for node in nodes if node.get("xml:lang") != languages[0]]
    texts = {node.text() for node in kept}
    return [_first_name(node) for node in kept], [n for n in others if n.text() not in texts]


def _first_name(node: Node) -> Node:
    names = list(node.elements(*_NAMES))
    if len(names) < 2 or node.own_text():
        return node
    languages = [name.get("xml:lang") for name in names]
    if len(set(languages)) > 1 and None not in languages:
        return Node(node.name, node.attributes, [names[0]], node.line)
    if all(name.name in _PARTS for name in names):
        text = ", ".join(name.text() for name in names if name.text())
        return Node(node.name, node.attributes, [text], node.line)
    return Node(node.name, node.attributes, [node.spaced_text()], node.line)
