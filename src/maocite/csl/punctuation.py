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

    ``in_quote`` is the locale's punctuation-in-quote: "comma and period are placed inside".
    """
    last = -1
    closed_quote = False
    opened_quote = False
    for index, token in enumerate(tokens):
        if isinstance(token, Boundary):
            if token.kind is Mark.CLOSE_QUOTE:
                closed_quote = True
            elif token.kind is Mark.OPEN_QUOTE:
                opened_quote = True
            elif token.kind is Mark.OPEN_BLOCK or token.kind is Mark.CLOSE_BLOCK:
                last, closed_quote, opened_quote = -1, False, False
            continue
        if not token:
            continue
        if last >= 0 and not opened_quote:
            left = tokens[last]
            first = token[0]
            if first in _MARKS:
                token = _meet(tokens, last, index, token, closed_quote, in_quote)
            elif first == " " and not closed_quote and left[-1] == " ":  # type: ignore[index]
                token = tokens[index] = token[1:]
            if not token:
                continue
        elif last >= 0 and token[0] == " " and tokens[last][-1] == " ":  # type: ignore[index]
            token = tokens[index] = token[1:]
            if not token:
                continue
        last, closed_quote, opened_quote = index, False, False


def _meet(
    tokens: list[Token], last: int, index: int, token: str, closed_quote: bool, in_quote: bool
) -> str:
    """Let the first mark of a text meet the last one of the text before; return the new text."""
    before = tokens[last]
    assert isinstance(before, str)
    while token and token[0] in _MARKS:
        left, right = before[-1:], token[0]
        rule = MEETING[left].get(right, _BOTH) if left and left in _MARKS else None
        if not closed_quote:
            if rule is None or rule is _BOTH:
                break
            if rule is _FIRST:
                token = token[1:]
            else:
                before = before[:-1]
                break
            continue
        token, before, again = _meet_at_quote(before, token, rule, in_quote)
        if not again:
            break
    tokens[last], tokens[index] = before, token
    return token


def _meet_at_quote(
    before: str, token: str, rule: str | None, in_quote: bool
) -> tuple[str, str, bool]:
    """A quotation ends between both texts: "“colon:” : x" and the like."""
    left, right = before[-1], token[0]
    if rule is None:
        if in_quote and right in _INSIDE:
            return token[1:], before + right, True
        return token, before, False
    body = before[:-1]
    if in_quote:
        if rule is _FIRST:
            if left in _INSIDE:
                return token[1:], before, True
            return left + token[1:], body, False
        if rule is _SECOND:
            return token[1:], body + right, True
        if left in _INSIDE:
            if right in _INSIDE:
                return token[1:], before + right, True
            return token, before, False
        return left + token, body, False
    if rule is _FIRST:
        return left + token[1:], body, False
    if rule is _SECOND:
        return token, body, False
    return left + token, body, False
