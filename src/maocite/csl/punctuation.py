"""What happens where two pieces meet? The only file that drops or moves a character."""

from __future__ import annotations

from maocite.csl.tokens import Boundary, Mark, Token

_MARKS = ".,:;!?"

# What is left of two punctuation marks that meet: both, the first or the second. The rows are
# the marks on the left (the suite's fixtures punctuation_FullMonty*).
_BOTH, _FIRST, _SECOND = "both", "first", "second"
MEETING: dict[str, dict[str, str]] = {
    "!": {".": _FIRST, "?": _BOTH, ":": _FIRST, ",": _BOTH, ";": _BOTH, "!": _FIRST},
    "?": {".": _FIRST, "!": _BOTH, ":": _FIRST, ",": _BOTH, ";": _BOTH, "?": _FIRST},
    ".": {"!": _BOTH, "?": _BOTH, ":": _BOTH, ",": _BOTH, ";": _BOTH, ".": _FIRST},
    ":": {"!": _SECOND, "?": _SECOND, ".": _FIRST, ",": _BOTH, ";": _BOTH, ":": _FIRST},
    ",": {"!": _BOTH, "?": _BOTH, ":": _BOTH, ".": _BOTH, ";": _BOTH, ",": _FIRST},
    ";": {"!": _SECOND, "?": _SECOND, ":": _FIRST, ".": _FIRST, ",": _BOTH, ";": _FIRST},
}
_INSIDE = frozenset(".,!?")
"""Marks that punctuation-in-quote draws into quotation marks."""


def settle(tokens: list[Token], in_quote: bool) -> None:
    """Settle the punctuation where texts meet, looking through formatting and closing quotes.

    First marks that meet directly, then those that a closing quotation mark stands between.
    ``in_quote`` is the locale's punctuation-in-quote: "comma and period are placed inside".
    """
    if _settle_seams(tokens):
        _settle_quotes(tokens, in_quote)


def _settle_seams(tokens: list[Token]) -> bool:
    """Drop what is double where texts follow each other; whether there are quotations."""
    last = -1
    apart = False
    quoted = False
    for index, token in enumerate(tokens):
        if isinstance(token, Boundary):
            kind = token.kind
            if kind is Mark.CLOSE_QUOTE or kind is Mark.OPEN_QUOTE:
                apart = quoted = True
            elif kind is Mark.SEAM:
                apart = True
            elif kind is Mark.OPEN_BLOCK or kind is Mark.CLOSE_BLOCK:
                last = -1
            continue
        if not token:
            continue
        if last >= 0:
            before = tokens[last]
            assert isinstance(before, str)
            if token[0] == " " and before[-1] == " ":
                token = tokens[index] = token[1:]
            elif not apart and token[0] in _MARKS and before[-1] in _MARKS:
                token = _meet(tokens, last, index, token)
            if not token:
                continue
        last, apart = index, False
    return quoted


def _meet(tokens: list[Token], last: int, index: int, token: str) -> str:
    """Let the first mark of a text meet the last one of the text before; return the new text."""
    before = tokens[last]
    assert isinstance(before, str)
    while token and token[0] in MEETING[before[-1]]:
        rule = MEETING[before[-1]][token[0]]
        if rule is _FIRST:
            token = tokens[index] = token[1:]
            continue
        if rule is _SECOND:
            tokens[last] = before[:-1]
        break
    return token


def _settle_quotes(tokens: list[Token], in_quote: bool) -> None:
    """Marks after a closing quotation mark are drawn inside, or kept outside of it."""
    last = -1
    closed = False
    for index, token in enumerate(tokens):
        if isinstance(token, Boundary):
            kind = token.kind
            if kind is Mark.CLOSE_QUOTE:
                closed = last >= 0
            elif kind is not Mark.CLOSE and kind is not Mark.OPEN and kind is not Mark.CLOSE_LINK:
                closed = False
                if kind is Mark.OPEN_BLOCK or kind is Mark.CLOSE_BLOCK:
                    last = -1
            continue
        if not token:
            continue
        if closed:
            token = _meet_at_quote(tokens, last, index, token, in_quote)
            if not token:
                continue
        last, closed = index, False


def _meet_at_quote(
    tokens: list[Token], last: int, index: int, token: str, in_quote: bool
) -> str:
    """A quotation ends between both texts; return the new second text."""
    before = tokens[last]
    assert isinstance(before, str)
    while token and token[0] in _MARKS and before:
        left, right = before[-1], token[0]
        rule = MEETING[left][right] if left in _MARKS else None
        if rule is _FIRST:
            if left == right and not in_quote:
                before = before[:-1]
                break
            token = token[1:]
            continue
        if in_quote and right in _INSIDE:
            before = (before[:-1] if rule is _SECOND else before) + right
            token = token[1:]
            continue
        if rule is _SECOND:
            before = before[:-1]
        break
    tokens[last], tokens[index] = before, token
    return token
