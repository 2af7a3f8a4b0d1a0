"""How does a tree become text? Escaped, indented and the same every time."""

import re
from collections.abc import Iterable, Mapping

from maocite.tei.node import Node, Shared

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even escaped (XML 1.0, production 2): control characters,
lone surrogates, U+FFFE and U+FFFF."""

_ALLOWED = bytes({9, 10, 13, *range(32, 256)})


def has_forbidden(text: str) -> bool:
    """Whether `FORBIDDEN` is found in a text; several times faster than to look for it."""
    try:
        # In UTF-8 each control character is a byte of its own, and no lone surrogate can be written.
        if text.encode().translate(None, _ALLOWED):
            return True
    except UnicodeEncodeError:
        return True
    return "\ufffe" in text or "\uffff" in text


REPLACEMENT = "\ufffd"
"""Stands for a character that XML forbids."""

STEP = "  "
"""One step of indentation."""

_ON_ONE_LINE = frozenset({"persName", "orgName", "name"})
"""White space between the parts of a name is printed, and some names have none."""

_IN_TEXT = re.compile("[&<>\r]")
_IN_ATTRIBUTE = re.compile('[&<>"\t\n\r]')
# A parser turns a bare carriage return into a line feed, and line breaks and tabs of an attribute
# into blanks (XML 1.0, 2.11 and 3.3.3); as character references they stay.
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def escape(text: str) -> str:
    """Text as it may stand between two tags."""
    return _IN_TEXT.sub(lambda match: _ESCAPES[match[0]], text)


def escape_attribute(text: str) -> str:
    """Text as it may stand between the quotation marks of an attribute."""
    return _IN_ATTRIBUTE.sub(lambda match: _ESCAPES[match[0]], text)


def serialise(node: Node, depth: int = 0, prefix: str = "") -> str:
    """The element as text that starts at `depth` steps and ends with a line break.

    Elements that hold only elements are laid out over lines; an element with text of its own
    stays on one line, since white space in it is text. `prefix` (``tei:``) goes before names.
    """
    pieces: list[str] = []
    _block(node, STEP * depth, prefix, pieces)
    return "".join(pieces)


def inline(node: Node, prefix: str = "") -> str:
    """The element as text without any white space of ours."""
    pieces: list[str] = []
    _inline(node, prefix, pieces)
    return "".join(pieces)


def start_tag(name: str, attributes: Mapping[str, str], end: str = "") -> str:
    """``<biblStruct type="book">``; `end` is a slash for an empty element."""
    return f"<{_opening(name, attributes)}{end}>"


def inside(children: Iterable[Node | str]) -> str:
    """Text and elements as they stand in a line, without any white space of ours."""
    pieces: list[str] = []
    _inside(children, "", pieces)
    return "".join(pieces)


def lines(nodes: Iterable[Node | str], indent: str) -> str:
    """Elements that stand below each other, each line of which begins with this white space."""
    pieces: list[str] = []
    _below(nodes, indent, "", pieces)
    return "".join(pieces)


def _opening(name: str, attributes: Mapping[str, str]) -> str:
    for attribute, value in attributes.items():
        # Most values are words and numbers; asking that first is faster than the expression.
        if not value.isalnum() and _IN_ATTRIBUTE.search(value):
            value = escape_attribute(value)
        name = f'{name} {attribute}="{value}"'
    return name


def _block(node: Node, indent: str, prefix: str, pieces: list[str]) -> None:
    opening = _opening(prefix + node.name, node.attributes)
    children = node.children
    if not children:
        pieces.append(f"{indent}<{opening}/>\n")
        return
    name = node.name
    if name in _ON_ONE_LINE or str in map(type, children):
        pieces.append(f"{indent}<{opening}>")
        _inside(children, prefix, pieces)
        pieces.append(f"</{prefix}{name}>\n")
        return
    pieces.append(f"{indent}<{opening}>\n")
    _below(children, indent + STEP, prefix, pieces)
    pieces.append(f"{indent}</{prefix}{name}>\n")


def _below(children: Iterable[Node | str], inner: str, prefix: str, pieces: list[str]) -> None:
    for child in children:
        if type(child) is Shared:
            pieces.append(_kept(child, inner, prefix))
        elif isinstance(child, Node):
            # Most elements hold one text: written here, without a call for each.
            held = child.children
            if len(held) == 1 and type(only := held[0]) is str:
                start = _opening(prefix + child.name, child.attributes)
                pieces.append(f"{inner}<{start}>{escaped(only)}</{prefix}{child.name}>\n")
            else:
                _block(child, inner, prefix, pieces)


def _kept(node: Shared, indent: str, prefix: str) -> str:
    """A shared element as it was written before at this depth."""
    key = indent + prefix
    if (text := node.forms.get(key)) is None:
        pieces: list[str] = []
        _block(node, indent, prefix, pieces)
        text = node.forms[key] = "".join(pieces)
    return text


def _inline(node: Node, prefix: str, pieces: list[str]) -> None:
    opening = _opening(prefix + node.name, node.attributes)
    children = node.children
    if not children:
        pieces.append(f"<{opening}/>")
    elif len(children) == 1 and isinstance(only := children[0], str):
        pieces.append(f"<{opening}>{escaped(only)}</{prefix}{node.name}>")
    else:
        pieces.append(f"<{opening}>")
        _inside(children, prefix, pieces)
        pieces.append(f"</{prefix}{node.name}>")


def _inside(children: Iterable[Node | str], prefix: str, pieces: list[str]) -> None:
    for child in children:
        if isinstance(child, str):
            pieces.append(escaped(child))
        else:
            _inline(child, prefix, pieces)


def escaped(text: str) -> str:
    """What `escape` makes of a text; most have nothing to escape, which is seen faster."""
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        return escape(text)
    return text
