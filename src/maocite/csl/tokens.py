"""A tree as a row of tokens: texts and marks for what begins and ends between them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from maocite.csl.cite import Cite
from maocite.csl.output import Affix, Bound, Format, Group, Hole, NamesHole, Node, Tag
from maocite.csl.textcase import Run, apply_case


class Mark(Enum):
    """What begins or ends."""

    OPEN = "open"
    CLOSE = "close"
    OPEN_QUOTE = "open quote"
    CLOSE_QUOTE = "close quote"
    OPEN_LINK = "open link"
    CLOSE_LINK = "close link"
    OPEN_PART = "open part"
    CLOSE_PART = "close part"
    OPEN_BLOCK = "open block"
    CLOSE_BLOCK = "close block"
    SEAM = "seam"
    """Between texts of one field, where punctuation is left as its author set it."""


class Boundary:
    """A mark with what it is about."""

    __slots__ = ("flip", "format", "kind", "text")

    def __init__(
        self, kind: Mark, format: Format | None = None, text: str = "", flip: bool = False
    ) -> None:
        self.kind, self.format, self.text, self.flip = kind, format, text, flip

    @property
    def closes_format(self) -> bool:
        """Whether formatting ends here."""
        return self.kind is Mark.CLOSE

    @property
    def closes_quoted(self) -> bool:
        """Whether formatting ends that is that of all of a quotation."""
        return self is _CLOSE_QUOTED

    @property
    def closes_single(self) -> bool:
        """Whether the formatting or quotation of one text without markup ends here."""
        return self is _CLOSE_SINGLE or self is _CLOSE_SINGLE_QUOTE


class Protected(str):
    """A text that text-case leaves alone."""

    __slots__ = ()


Token = str | Boundary

_SEAM = Boundary(Mark.SEAM)
_CLOSE = Boundary(Mark.CLOSE)
_CLOSE_SINGLE = Boundary(Mark.CLOSE, text="single")
"""Formatting or quotation of one text without markup ends."""
_CLOSE_SINGLE_QUOTE = Boundary(Mark.CLOSE_QUOTE, text="single")
_OPEN_QUOTE, _CLOSE_QUOTE = Boundary(Mark.OPEN_QUOTE), Boundary(Mark.CLOSE_QUOTE)
_CLOSE_QUOTED = Boundary(Mark.CLOSE, text="quoted")
"""Formatting ends that quotation marks of the same element stand around."""
_LOOSE = {_CLOSE_SINGLE: _CLOSE, _CLOSE_SINGLE_QUOTE: _CLOSE_QUOTE}
_OPEN_MARK = {mark: Boundary(Mark.OPEN_QUOTE, text=mark) for mark in "“‘"}
_CLOSE_LINK, _CLOSE_BLOCK = Boundary(Mark.CLOSE_LINK), Boundary(Mark.CLOSE_BLOCK)
_CLOSE_PART = Boundary(Mark.CLOSE_PART)


def flatten(node: Node, cite: Cite) -> list[Token]:
    """The tokens of a tree, holes filled with the values of the cite."""
    tokens: list[Token] = []
    _flatten(node, cite, tokens)
    return tokens


class Fillers:
    """Texts for the holes of a tree in document order, in the place of a cite."""

    __slots__ = ("language", "next")

    def __init__(self, texts: Iterable[str]) -> None:
        self.next = iter(texts).__next__
        self.language = ""


def flatten_with(node: Node, fillers: Fillers) -> list[Token]:
    """The tokens of a tree, holes filled with given texts."""
    tokens: list[Token] = []
    _flatten(node, fillers, tokens)
    return tokens


def _flatten(node: Node, cite: Cite | Fillers, out: list[Token]) -> None:
    kind = node.__class__
    if kind is str or kind is Affix:
        if node:
            out.append(node)  # type: ignore[arg-type]
    elif kind is Hole or kind is NamesHole:
        value = cite.next() if cite.__class__ is Fillers else node.value(cite)  # type: ignore[union-attr, arg-type]
        _flatten(value, cite, out)
    elif kind is Group:
        _flatten_group(node, cite, out)  # type: ignore[arg-type]
    elif isinstance(node, Bound):
        _flatten(node.node, node.cite, out)


def _flatten_group(group: Group, cite: Cite | Fillers, out: list[Token]) -> None:
    content: list[Token] = []
    delimiter = Affix(group.delimiter) if group.delimiter else ""
    for part in group.parts:
        before = len(content)
        if delimiter and before:
            content.append(delimiter)
            _flatten(part, cite, content)
            if len(content) == before + 1:
                content.pop()
        else:
            _flatten(part, cite, content)
    if not content:
        return
    if group.strip_periods:
        content = [t.__class__(t.replace(".", "")) if isinstance(t, str) else t for t in content]
    if group.protected:
        content = [Protected(t) if isinstance(t, str) else t for t in content]
    if group.case is not None:
        _change_case(content, group, cite.language)
    if group.field:
        content = _as_field(content)
    first = content[0]
    single = group.single and len(content) == 1 and isinstance(first, str) and "’" not in first
    if not single and not group.spliced and isinstance(content[-1], Boundary):
        content[-1] = _LOOSE.get(content[-1], content[-1])
    if group.display:
        out.append(Boundary(Mark.OPEN_BLOCK, text=group.display))
    if group.prefix:
        out.append(Affix(group.prefix))
    if group.part:
        out.append(Boundary(Mark.OPEN_PART, text=group.part))
    if group.quotes:
        out.append(_OPEN_MARK.get(group.mark, _OPEN_QUOTE))
    if group.format is not None:
        undoes = "undoes" if "normal" in group.format and _differs_at_end(group) else ""
        out.append(Boundary(Mark.OPEN, group.format, undoes, group.flip))
    if group.link is not None:
        text = "".join(t for t in content if isinstance(t, str))
        address = text if text.startswith(("http://", "https://", "ftp://")) else group.link + text
        out.append(Boundary(Mark.OPEN_LINK, text=address))
    out.extend(content)
    if group.link is not None:
        out.append(_CLOSE_LINK)
    if group.format is not None:
        out.append(_CLOSE_QUOTED if group.quotes else _CLOSE_SINGLE if single else _CLOSE)
    if group.quotes:
        out.append(_CLOSE_SINGLE_QUOTE if single else _CLOSE_QUOTE)
    if group.part:
        out.append(_CLOSE_PART)
    if group.suffix:
        out.append(Affix(group.suffix))
    if group.display:
        out.append(_CLOSE_BLOCK)


def _differs_at_end(group: Group) -> bool:
    """Whether a text that is last, or the "et al." of names, is not normal where the group is."""
    last = group.parts[-1]
    if isinstance(last, Group) and last.format is None:
        last = last.parts[-1]
        if not isinstance(last, Group) or last.tag is not Tag.TERM:
            return False
    elif not isinstance(last, Group) or not last.single:
        return False
    if last.format is None or group.format is None:
        return False
    return any(
        own == "normal" and inner not in (None, "normal")
        for own, inner in zip(group.format, last.format, strict=True)
    )


def _as_field(tokens: list[Token]) -> list[Token]:
    """The tokens of a field, its inner seams marked."""
    marked: list[Token] = []
    for token in tokens:
        if isinstance(token, str) and marked:
            marked.append(_SEAM)
        marked.append(token)
    return marked


def _change_case(tokens: list[Token], group: Group, language: str) -> None:
    """Apply a text case to the texts among the tokens, taken as one text."""
    assert group.case is not None
    texts = [(i, token) for i, token in enumerate(tokens) if isinstance(token, str)]
    runs = [Run(str(token), isinstance(token, Protected)) for _, token in texts]
    for (i, token), text in zip(texts, apply_case(runs, group.case, language), strict=True):
        tokens[i] = token.__class__(text)
