"""How does CSL's micro-HTML become elements, and elements micro-HTML again?

CSL-JSON marks up text with ``<i> <b> <sup> <sub> <sc>``, ``<span style="font-variant:small-caps;">``
and ``<span class="nocase">`` (citeproc-js manual, "HTML-like formatting tags"). Everything else
in angle brackets is text, and so is a tag without its partner.
"""

import re
from dataclasses import dataclass

from maocite.tei.node import Node, element, is_regular
from maocite.tei.serialise import escaped, inside, lines, start_tag


@dataclass(frozen=True, slots=True)
class Markup:
    """One kind of markup on both sides."""

    opening: str
    """``<i>``"""
    element: str
    attributes: tuple[tuple[str, str], ...]
    """Of the element that we write."""
    words: frozenset[str] = frozenset()
    """Words of ``@rend`` that mean this in files of others."""

    @property
    def closing(self) -> str:
        """``</i>``"""
        return f"</{self.opening[1:-1].split()[0]}>"


_SMALL_CAPS = '<span style="font-variant:small-caps;">'

MARKUP = (
    Markup("<i>", "hi", (("rend", "italic"),), frozenset(["italic", "italics", "i", "it", "ital", "italique", "kursiv", "em", "emph"])),
    Markup("<b>", "hi", (("rend", "bold"),), frozenset(["bold", "b", "strong", "fett", "bf"])),
    Markup("<sup>", "hi", (("rend", "sup"),), frozenset(["sup", "superscript", "super", "exposant"])),
    Markup("<sub>", "hi", (("rend", "sub"),), frozenset(["sub", "subscript"])),
    Markup(_SMALL_CAPS, "hi", (("rend", "smallcaps"),), frozenset(["smallcaps", "small-caps", "smallcap", "sc", "small_caps"])),
    Markup("<sc>", "hi", (("rend", "smallcaps"), ("style", "sc"))),
    Markup('<span class="nocase">', "seg", (("type", "nocase"),)),
)  # fmt: skip
"""The one table for both directions."""

_BY_OPENING = {markup.opening: markup for markup in MARKUP}
_TAG = re.compile(
    r'</?(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant:\s*small-caps;?")>'
    r'|<span lang="[A-Za-z0-9-]+">|</span>'
)
_LANGUAGE = re.compile(r'<span lang="([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)">')
_QUOTED = re.compile("“[^“”]*”")
_PAIRED = re.compile("[^“”]*(?:“[^“”]*”[^“”]*)*")
"""Text all of whose quotation marks are in pairs."""
_QUOTED_ALONE = re.compile("(?:“[^“”]*”)+")
_CSS = re.compile(
    r"font-(?P<what>style|weight|variant):\s*(?P<how>[a-z-]+)|vertical-align:\s*(?P<where>super|sub)"
)
_OPENING_QUOTES = "“\"«„‘‹»「『'"

_BLOCKS = frozenset(["p", "ab", "list", "item", "head", "div", "lg", "l", "row", "cell"])
"""Elements whose text ends with them."""

MAX_DEPTH = 64
"""Markup nested deeper than this is taken as text."""


def to_nodes(text: str, *, quotes: bool = False) -> list[Node | str]:
    """The text as children of an element: ``hi``, ``seg``, ``foreign``; with `quotes` also ``q``.

    Quotation marks stay inside ``q`` (declared in the header: ``quotation marks="all"``).
    """
    if "<" not in text:
        return _quoted(text) if quotes else [text]
    tokens: list[str] = []
    position = 0
    for match in _TAG.finditer(text):
        tokens += [text[position : match.start()], match[0]]
        position = match.end()
    tokens.append(text[position:])
    return _build(tokens, _partners(tokens), quotes)


def _partners(tokens: list[str]) -> dict[int, int]:
    """Which opening tag belongs to which closing one, by position; tags stand at odd positions."""
    partner: dict[int, int] = {}
    opened: list[int] = []
    for index in range(1, len(tokens), 2):
        tag = tokens[index]
        if not tag.startswith("</"):
            opened.append(index)
            continue
        name = tag[2:-1]
        for depth in range(len(opened) - 1, -1, -1):
            if tokens[opened[depth]][1:].startswith((f"{name}>", f"{name} ")):
                if depth < MAX_DEPTH:
                    partner[opened[depth]] = index
                del opened[depth:]
                break
    return partner


def _build(tokens: list[str], partner: dict[int, int], quotes: bool) -> list[Node | str]:
    root: list[Node | str] = []
    stack: list[tuple[list[Node | str], int]] = [(root, len(tokens))]
    for index, token in enumerate(tokens):
        children, end = stack[-1]
        if index == end:
            stack.pop()
        elif index % 2 and index in partner:
            node = _node_of(token)
            _append(children, node)
            stack.append((node.children, partner[index]))
        elif token:
            _append(children, token)
    if quotes:
        _quote_all(root)
    return root


def _append(children: list[Node | str], item: Node | str) -> None:
    if isinstance(item, str) and children and isinstance(children[-1], str):
        children[-1] += item
    else:
        children.append(item)


def _node_of(opening: str) -> Node:
    if language := _LANGUAGE.fullmatch(opening):
        # rend="normal": only the language is marked; a bare ``foreign`` means italics to us.
        return Node("foreign", {"xml:lang": language[1], "rend": "normal"})
    if markup := _BY_OPENING.get(opening):
        return Node(markup.element, dict(markup.attributes))
    # Small capitals in another spelling of the style: @style keeps it.
    return Node("hi", {"rend": "smallcaps", "style": opening.split('"')[1]})


def _quote_all(children: list[Node | str]) -> None:
    made: list[Node | str] = []
    for child in children:
        if isinstance(child, str):
            made += _quoted(child)
        else:
            _quote_all(child.children)
            made.append(child)
    children[:] = made


def _quoted(text: str) -> list[Node | str]:
    if "“" not in text:
        return [text]
    made: list[Node | str] = []
    position = 0
    for match in _QUOTED.finditer(text):
        if match.start() > position:
            made.append(text[position : match.start()])
        made.append(Node("q", {}, [match[0]]))
        position = match.end()
    if position < len(text):
        made.append(text[position:])
    return made


def rich(name: str, text: str, attributes: dict[str, str], *, quotes: bool = False) -> Node:
    """An element that holds a text with micro-HTML."""
    if "<" not in text and not (quotes and "“" in text):
        return element(name, text, attributes=attributes)
    node = element(name, text, attributes=attributes)  # marks irregular white space
    node.children = to_nodes(text, quotes=quotes)
    return node


def markup_line(start: str, text: str, end: str, *, quotes: bool = False) -> str | None:
    """An element that holds a text with micro-HTML, between its tags, as `maocite.tei.serialise` lays it out on one line.

    None for what is laid out otherwise: white space that is to be kept, markup without a word beside it.
    """
    if not is_regular(text):
        return None
    if "<" not in text:
        if not (quotes and "“" in text):
            return f"{start}{escaped(text)}{end}"
        if _QUOTED_ALONE.fullmatch(text) or not _PAIRED.fullmatch(text):
            return None
        content = escaped(text).replace("“", "<q>“").replace("”", "”</q>")
        return f"{start}{content}{end}"
    nodes = to_nodes(text, quotes=quotes)
    if str not in map(type, nodes):
        return None
    return f"{start}{inside(nodes)}{end}"


def rich_line(
    name: str, text: str, attributes: dict[str, str], indent: str, *, quotes: bool = False
) -> str:
    """The line that `rich` becomes; written at once where the text has nothing special in it."""
    start = f"{indent}{start_tag(name, attributes)}"
    line = markup_line(start, text, f"</{name}>\n", quotes=quotes) if text else None
    if line is not None:
        return line
    # A copy: an element may be marked ``xml:space``, and the next text may not be.
    return lines((rich(name, text, {**attributes}, quotes=quotes),), indent)


def from_node(node: Node) -> str:
    """The content of an element as micro-HTML, white space normalised unless it is to be kept."""
    return node.tidy("".join(_flat(child, 0) for child in node.children))


def _flat(item: Node | str, depth: int) -> str:
    if isinstance(item, str):
        return item
    if depth > MAX_DEPTH * 2:
        return item.raw_text()
    inner = "".join(_flat(child, depth + 1) for child in item.children)
    if item.name == "lb":
        return " "
    if item.name in ("q", "quote", "soCalled"):
        return inner if inner.lstrip()[:1] in _OPENING_QUOTES and inner else f"“{inner}”"
    opening = _opening_of(item)
    if opening is None:
        return f"{inner} " if item.name in _BLOCKS else inner
    return f"{opening}{inner}</{opening[1:-1].split()[0]}>"


def is_italic(node: Node) -> bool:
    """Whether an element is printed in italics."""
    return _opening_of(node) == "<i>"


def _opening_of(node: Node) -> str | None:
    """The tag that means what an element does; None where it means nothing to print."""
    if node.name == "seg":
        return '<span class="nocase">' if node.get("type") == "nocase" else None
    if node.name == "foreign":
        language = node.get("xml:lang")
        return f'<span lang="{language}">' if node.get("rend") == "normal" and language else "<i>"
    if node.name == "title":
        return None if node.get("level") == "a" else "<i>"
    if node.name in ("emph", "i", "em"):
        return "<i>"
    if node.name in ("b", "strong"):
        return "<b>"
    if node.name != "hi":
        return None
    style = node.get("style") or ""
    rend = (node.get("rend") or node.get("rendition") or "").lower().replace("#", "")
    if rend == "nocase":
        return '<span class="nocase">'
    if rend == "smallcaps" and style == "sc":
        return "<sc>"
    if rend == "smallcaps" and style:
        return f'<span style="{style}">'
    words = set(re.split(r"[\s;]+", rend))
    for markup in MARKUP:
        if markup.words & words:
            return markup.opening
    return _css(f"{rend};{style}")


def _css(style: str) -> str | None:
    """``font-style: italic`` and its like, which some write in ``@rend``."""
    for match in _CSS.finditer(style):
        if match["where"]:
            return "<sup>" if match["where"] == "super" else "<sub>"
        how = (match["what"], match["how"])
        found = {
            ("style", "italic"): "<i>",
            ("style", "oblique"): "<i>",
            ("weight", "bold"): "<b>",
            ("variant", "small-caps"): _SMALL_CAPS,
        }.get(how)
        if found:
            return found
    return None
