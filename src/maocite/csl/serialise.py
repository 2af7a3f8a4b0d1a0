"""How does a tree become text in an output format? Formatting and quotes by what surrounds them."""

from __future__ import annotations

from typing import NamedTuple

from maocite.csl.cite import Cite
from maocite.csl.links import with_links
from maocite.csl.locale import Locale
from maocite.csl.markup.base import Markup
from maocite.csl.output import Format, Node
from maocite.csl.parts import with_parts
from maocite.csl.punctuation import settle
from maocite.csl.tokens import Mark, Token, flatten

_NORMAL = {
    "font-style": "normal",
    "font-variant": "normal",
    "font-weight": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
}


_TYPOGRAPHIC = {"“": ("“", "”"), "‘": ("‘", "’")}


class Quotes(NamedTuple):
    """Quotation marks of a locale."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    punctuation_in_quote: bool

    def pair(self, depth: int, mark: str) -> tuple[str, str]:
        """The marks at a depth of quotations. ``mark``: the one that the field has, "" if straight.

        Typographic marks of a field that are not those of the language, or that are its inner
        ones and stand outermost, stay as their author set them.
        """
        own = _TYPOGRAPHIC.get(mark)
        if own is not None:
            foreign = mark not in (self.outer[0], self.inner[0])
            if foreign or (not depth and mark == self.inner[0]):
                return own
        return self.inner if depth % 2 else self.outer

    @classmethod
    def of(cls, locale: Locale) -> Quotes:
        """The marks that the locale's terms give."""
        return cls(
            (locale.term("open-quote") or "“", locale.term("close-quote") or "”"),
            (locale.term("open-inner-quote") or "‘", locale.term("close-inner-quote") or "’"),
            locale.punctuation_in_quote,
        )


def serialise(node: Node, cite: Cite, markup: Markup, quotes: Quotes) -> str:
    """The text of a tree for a cite."""
    tokens = flatten(node if markup.part is None else with_parts(node), cite)
    settle(tokens, quotes.punctuation_in_quote, bool(markup.formats))
    return markup.finish(write(tokens, markup, quotes))


class Context(NamedTuple):
    """What surrounds a text: formatting in force and quotation marks open."""

    formats: tuple[tuple[str, str], ...] = tuple(_NORMAL.items())
    depth: int = 0


def write(
    tokens: list[Token],
    markup: Markup,
    quotes: Quotes,
    context: Context | None = None,
    contexts: list[Context] | None = None,
) -> str:
    """The text of settled tokens.

    ``context`` is what stands around them; to ``contexts`` is added what stands around each
    private-use character among them.

    Markup of fields is turned off inside of the same formatting (flip-flop), quotation marks
    alternate with their depth.
    """
    pieces: list[str] = []
    current = dict(_NORMAL if context is None else context.formats)
    closers: list[list[tuple[str, str, str]]] = []
    links: list[str] = []
    blocks: list[str] = []
    depth = 0 if context is None else context.depth
    quoted: list[str] = []
    parts: list[str] = []
    escape = markup.escape
    if markup.link is not None:
        tokens = with_links(tokens)
    for token in tokens:
        if isinstance(token, str):
            if token:
                pieces.append(escape(token))
                if contexts is not None and not token.isascii():
                    here = Context(tuple(current.items()), depth)
                    contexts += [here for character in token if "\ue000" <= character < "\uf000"]
            continue
        match token.kind:
            case Mark.OPEN:
                assert token.format is not None
                undoes = bool(token.text)
                closers.append(_open(token.format, token.flip, undoes, current, markup, pieces))
            case Mark.CLOSE:
                for attribute, before, end in reversed(closers.pop()):
                    current[attribute] = before
                    pieces.append(end)
            case Mark.OPEN_QUOTE:
                pair = quotes.pair(depth, token.text)
                begin, end = markup.quotes or markup.quoted.get(pair) or map(escape, pair)
                pieces.append(begin)
                quoted.append(end)
                depth += 1
            case Mark.CLOSE_QUOTE:
                depth -= 1
                pieces.append(quoted.pop())
            case Mark.OPEN_LINK:
                begin, end = ("", "") if markup.link is None else markup.link(token.text)
                pieces.append(begin)
                links.append(end)
            case Mark.CLOSE_LINK:
                pieces.append(links.pop())
            case Mark.OPEN_PART if markup.part is not None:
                inside = bool(depth or links) or any(
                    current[key] != _NORMAL[key] for key in current
                )
                begin, end = markup.part(token.text, inside)
                pieces.append(begin)
                parts.append(end)
            case Mark.CLOSE_PART if markup.part is not None:
                pieces.append(parts.pop())
            case Mark.OPEN_BLOCK:
                begin, end = markup.display.get(token.text, ("", ""))
                pieces.append(begin)
                blocks.append(end)
            case Mark.CLOSE_BLOCK:
                pieces.append(blocks.pop())
    return "".join(pieces)


def _open(
    format_: Format,
    flip: bool,
    undoes: bool,
    current: dict[str, str],
    markup: Markup,
    pieces: list[str],
) -> list[tuple[str, str, str]]:
    """Begin formatting; what has to be put back at its end: attribute, old value, closing text.

    ``undoes``: whether "normal" is written although nothing else is in force.
    """
    closer = []
    for attribute, wanted in format_.items():
        before = current[attribute]
        value = wanted
        repeats = markup.repeats and (undoes or value != "normal")
        if before == value and (flip or not repeats):
            if not flip or value == _NORMAL[attribute]:
                continue
            value = _NORMAL[attribute]
        begin, end = markup.formats.get((attribute, value), ("", ""))
        pieces.append(begin)
        current[attribute] = value
        closer.append((attribute, before, end))
    return closer
