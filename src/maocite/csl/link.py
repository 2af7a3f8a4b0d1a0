"""The finished text of a shape: serialised once with places for values, then only filled in.

What the serialiser does at the seams depends on a value only through its last character (a
punctuation mark or not). So for each shape and each combination of such edges the tree is
serialised once, with private-use characters for the holes; every other cite of that shape is the
result with its own values in it. Values with other edges are serialised with their tree.
"""

from __future__ import annotations

from maocite.csl.cite import Cite
from maocite.csl.markup.base import Markup
from maocite.csl.output import Group, Hole, Node
from maocite.csl.parts import with_parts
from maocite.csl.punctuation import settle
from maocite.csl.serialise import Context, Quotes, serialise, write
from maocite.csl.shapes import Shape
from maocite.csl.tokens import Fillers, Token, flatten, flatten_with

_FIRST = 0xE000
_MOST = 0x1000
"""Holes that a tree may have, as many as there are places in the private-use area."""
_MOST_FRAGMENTS = 4_000
"""Fields with markup that are remembered at once."""
_MARKS = frozenset(".,;:!?")
_ODD_START = frozenset(".,;:!?   ")
_ODD_END = frozenset(" \u00a0\u202f\"'”’“‘»«")


class Program:
    """What is known of a shape in one output format."""

    __slots__ = ("contexts", "holes", "linkable", "node", "templates")

    def __init__(self, node: Node, links: bool) -> None:
        """``links``: whether addresses are linked, so that they must be known."""
        self.node = node
        self.holes: list[Hole] = []
        self.linkable = _survey(node, links, self.holes) and len(self.holes) < _MOST
        self.templates: dict[str, str | None] = {}
        """By the last characters of the values; None where the text cannot be linked."""
        self.contexts: tuple[Context, ...] = ()
        """Formatting and quotes that each hole stands in."""


def _survey(node: Node, links: bool, holes: list[Hole]) -> bool:
    """Add the holes of a tree; whether its text follows from the edges of their values."""
    if isinstance(node, Hole):
        holes.append(node)
    elif isinstance(node, Group):
        if node.case is not None or node.strip_periods or (links and node.link is not None):
            return False
        return all([_survey(part, links, holes) for part in node.parts])  # noqa: C419
    return True


class Writer:
    """Writes shapes in one output format."""

    __slots__ = (
        "contexts", "escape", "finish", "fragments", "markup", "name", "quotes", "special",
    )  # fmt: skip

    def __init__(self, markup: Markup, quotes: Quotes) -> None:
        self.markup, self.quotes = markup, quotes
        self.special = None if markup.special is None else markup.special.search
        self.name, self.escape = markup.name, markup.escape
        self.finish = None if markup.finish is str else markup.finish
        self.contexts: dict[Context, Context] = {}
        """One object for equal contexts."""
        self.fragments: dict[tuple[int, int], tuple[Node, str | None]] = {}
        """Fields with markup as text, by the identity of their tree, which is kept alive here, and
        of their context: a title stands in a note, in another one, in the bibliography."""

    def text(self, shape: Shape, cite: Cite) -> str:
        """The text of a cite that has this shape."""
        program = shape.linked.get(self.name)
        if program is None:
            if shape.node is None:
                return ""
            node = shape.node if self.markup.part is None else with_parts(shape.node)
            program = shape.linked.setdefault(
                self.name, Program(node, self.markup.link is not None)
            )
        if program.linkable:
            text = self.fill(program, cite)
            if text is not None:
                return text if self.finish is None else self.finish(text)
        return serialise(program.node, cite, self.markup, self.quotes)

    def fill(self, program: Program, cite: Cite) -> str | None:
        """The text by a template; None where there is none for these values."""
        values: list[str] = []
        rich: list[tuple[int, Node, Hole]] = []
        edges = ""
        special, escape = self.special, self.escape
        for hole in program.holes:
            value = hole.value(cite)
            if value.__class__ is not str:
                rich.append((len(values), value, hole))
                values.append("")
                edges += "-"
                continue
            if not value or value[0] in _ODD_START:
                return None
            last = value[-1]
            if last in _MARKS:
                if "’" in value:
                    return None
                edges += last
                value = value[:-1]
            elif last in _ODD_END:
                return None
            else:
                edges += "-"
            if special is not None and special(value):
                value = escape(value)
            values.append(value)
        if edges not in program.templates:
            program.templates[edges] = self.link(program, edges)
        template = program.templates[edges]
        if template is None:
            return None
        for index, node, hole in rich:
            context = program.contexts[index]
            if hole.source is None:
                fragment = self.fragment(node, context, cite)
            else:
                fragment = self.field(node, context, cite)
            if fragment is None:
                return None
            values[index] = fragment
        return template % tuple(values)

    def field(self, node: Node, context: Context, cite: Cite) -> str | None:
        """The same as :meth:`fragment` for a field of an item, remembered."""
        key = id(node), id(context)
        known = self.fragments.get(key)
        if known is None:
            if len(self.fragments) > _MOST_FRAGMENTS:
                self.fragments.clear()
            known = self.fragments[key] = node, self.fragment(node, context, cite)
        return known[1]

    def fragment(self, node: Node, context: Context, cite: Cite) -> str | None:
        """A value with markup as text by itself; None where its edges would meet its surroundings."""
        tokens = flatten(node, cite)
        if not tokens:
            return None
        first = next((token for token in tokens if isinstance(token, str)), None)
        last = tokens[-1]
        if first is None or first[0] in _ODD_START or not _harmless_end(tokens, last):
            return None
        settle(tokens, self.quotes.punctuation_in_quote, bool(self.markup.formats))
        return write(tokens, self.markup, self.quotes, context)

    def link(self, program: Program, edges: str) -> str | None:
        """Serialise the tree with placeholders for values that end as ``edges`` says."""
        texts = [
            chr(_FIRST + index) + (edge if edge in _MARKS else "")
            for index, edge in enumerate(edges)
        ]
        contexts: list[Context] = []
        tokens = flatten_with(program.node, Fillers(texts))
        settle(tokens, self.quotes.punctuation_in_quote, bool(self.markup.formats))
        text = write(tokens, self.markup, self.quotes, Context(), contexts)
        if len(contexts) != len(texts):
            return None
        program.contexts = tuple([self.contexts.setdefault(one, one) for one in contexts])
        template = text.replace("%", "%%")
        place = -1
        for index in range(len(texts)):
            mark = chr(_FIRST + index)
            found = template.find(mark, place + 1)
            if found == -1 or template.count(mark) != 1:
                return None
            place = found
        for index in range(len(texts)):
            template = template.replace(chr(_FIRST + index), "%s")
        return template


def _harmless_end(tokens: list[Token], last: Token) -> bool:
    """Whether nothing that follows could meet the end of a value with markup."""
    if isinstance(last, str):
        return last[-1] not in _MARKS and last[-1] not in _ODD_END
    text = next((token for token in reversed(tokens) if isinstance(token, str)), "")
    return last.closes_format and text[-1:] not in _MARKS and text[-1:] not in _ODD_END
