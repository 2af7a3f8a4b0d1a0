"""What is an element? A light tree that both directions share; text is part of `children`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

XML_SPACE = " \t\r\n"
"""White space of XML 1.0, production 3; a no-break space is a character like any other."""

_RUN = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True, eq=False)
class Node:
    """An element of the TEI namespace. Not frozen, because it is built by the hundred thousand;
    nobody changes one that another function made."""

    name: str
    """Local name: ``biblStruct``."""
    attributes: dict[str, str] = field(default_factory=dict)
    """``xml:id`` and ``xml:lang`` with their prefix, all others without."""
    children: "list[Node | str]" = field(default_factory=list)
    line: int | None = None
    """Where it stands in the file that was read, counted from 1."""

    def get(self, attribute: str) -> str | None:
        """The value of an attribute; None where it is missing."""
        return self.attributes.get(attribute)

    def elements(self, *names: str) -> "Iterator[Node]":
        """The child elements, or those with one of these names, in order."""
        for child in self.children:
            if isinstance(child, Node) and (not names or child.name in names):
                yield child

    def first(self, *names: str) -> "Node | None":
        """The first child element with one of these names."""
        for child in self.children:
            if isinstance(child, Node) and (not names or child.name in names):
                return child
        return None

    def descend(self, *names: str) -> "Iterator[Node]":
        """All elements below, at any depth, with one of these names, in document order."""
        waiting = [child for child in self.children[::-1] if isinstance(child, Node)]
        while waiting:
            node = waiting.pop()
            if not names or node.name in names:
                yield node
            if node.children:
                waiting += [child for child in node.children[::-1] if isinstance(child, Node)]

    def raw_text(self) -> str:
        """All text of the element and of what it holds, white space as it stands."""
        if len(self.children) == 1 and isinstance(only := self.children[0], str):
            return only
        pieces: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                pieces.append(item)
            else:
                waiting.extend(reversed(item.children))
        return "".join(pieces)

    def text(self) -> str:
        """The text of the element, white space normalised unless ``xml:space`` forbids it."""
        return self.tidy(self.raw_text())

    def spaced_text(self) -> str:
        """The text, with a blank between elements that no white space parts."""
        pieces: list[str] = []
        waiting: list[Node | str | None] = [self]
        while waiting:
            item = waiting.pop()
            if item is None:
                pieces.append(" ")
            elif isinstance(item, str):
                pieces.append(item)
            else:
                inner: list[Node | str | None] = []
                for child in reversed(item.children):
                    inner += [child] if isinstance(child, str) else [None, child, None]
                waiting.extend(inner)
        text = re.sub(r" +([,.;:)\]”»])", r"\1", collapse("".join(pieces)))
        return re.sub(r"([(\[“„«]) +", r"\1", text)

    def own_text(self) -> str:
        """The text that stands directly in the element, without that of child elements."""
        return self.tidy("".join(child for child in self.children if isinstance(child, str)))

    def tidy(self, text: str) -> str:
        """Normalise the white space of a text of this element, unless it asks to keep it."""
        return text if self.keeps_space else collapse(text)

    @property
    def keeps_space(self) -> bool:
        """Whether the element says ``xml:space="preserve"`` (XML 1.0, 2.10)."""
        return self.attributes.get("xml:space") == "preserve"


@dataclass(slots=True, eq=False)
class Shared(Node):
    """An element that stands in many entries and is never changed: it is made and written once."""

    forms: dict[str, str] = field(default_factory=dict)
    """How it is written after each white space at its beginning."""


def shared(node: Node) -> Shared:
    """The same element, to be kept; nobody may change it from now on."""
    return Shared(node.name, node.attributes, node.children)


def collapse(text: str) -> str:
    """Runs of XML white space become one blank; none is left at the ends."""
    return text if is_regular(text) else _RUN.sub(" ", text).strip(XML_SPACE)


def is_regular(text: str) -> bool:
    """Whether `collapse` would leave the text as it is."""
    # Asked of every text; looking for each kind of white space is faster than an expression.
    return (
        text[:1] != " "
        and text[-1:] != " "
        and "  " not in text
        and "\n" not in text
        and "\t" not in text
        and "\r" not in text
    )


def element(name: str, *children: Node | str, attributes: dict[str, str] | None = None) -> Node:
    """An element with attributes and children.

    Text whose white space is not regular is marked ``xml:space="preserve"``: whoever reads it
    may otherwise take a line break for a blank.
    """
    node = Node(name, {} if attributes is None else attributes, [*children])
    if len(children) == 1:
        only = children[0]
        if only.__class__ is str and not is_regular(only):
            node.attributes["xml:space"] = "preserve"
        return node
    if str not in map(type, children):
        return node
    texts = [child for child in children if isinstance(child, str)]
    # A blank between two elements is regular in its place, so the whole text is looked at.
    if texts and set(texts) != {" "} and not is_regular(node.raw_text()):
        node.attributes["xml:space"] = "preserve"
    return node
