"""What happens where two pieces meet? The only file that drops or moves a character."""

from __future__ import annotations

from maocite.csl.output import Affix
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
_TRANSPARENT = (Mark.CLOSE, Mark.OPEN, Mark.CLOSE_LINK, Mark.OPEN_PART, Mark.CLOSE_PART)
"""Boundaries that a mark may cross on its way into quotation marks."""
_ENDINGS = frozenset(".!?")
"""Marks that end a sentence; those of a quotation stay in it."""
_INSIDE = frozenset(".,!?")
"""Marks that punctuation-in-quote draws into quotation marks."""


def meets(before: str, after: str) -> bool:
    """Whether something is dropped where two texts meet, given their last and first character."""
    if before == " ":
        return after == " "
    rule = MEETING.get(before, {}).get(after)
    return rule is not None and rule is not _BOTH


def settle(tokens: list[Token], in_quote: bool, formatted: bool = True) -> None:
    """Settle the punctuation where texts meet, looking through formatting and closing quotes.

    First marks that meet directly, then those that a closing quotation mark stands between.
    ``in_quote`` is the locale's punctuation-in-quote: "comma and period are placed inside".
    ``formatted``: whether the output shows formatting. If it does, the mark that a single text
    in its own formatting ends with stays, and so does another one beside it.
    """
    if _settle_seams(tokens, formatted):
        _settle_quotes(tokens, in_quote)


def _settle_seams(tokens: list[Token], formatted: bool) -> bool:
    """Drop what is double where texts follow each other; whether there are quotations."""
    last = -1
    apart = single = False
    quoted = False
    for index, token in enumerate(tokens):
        if isinstance(token, Boundary):
            kind = token.kind
            single = formatted and token.closes_single
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
                if token.__class__ is before.__class__ is Affix:
                    token = tokens[index] = Affix(token[1:])
            elif not apart and token[0] in _MARKS and before[-1] in _MARKS and _meets(token):
                if not single:
                    token = _meet(tokens, last, index, token)
                elif token[0] == before[-1]:
                    token = tokens[index] = token.__class__(token[1:])
            if not token:
                continue
        last, apart, single = index, False, False
    return quoted


def _meets(token: str) -> bool:
    """Whether the mark that a text begins with belongs to the text before.

    A value that is nothing but marks, or begins with a comma, was meant as it is.
    """
    return token.__class__ is Affix or (token[0] != "," and bool(token.lstrip(_MARKS + " ")))


def _meet(tokens: list[Token], last: int, index: int, token: str) -> str:
    """Let the first mark of a text meet the last one of the text before; return the new text."""
    before = tokens[last]
    assert isinstance(before, str)
    while token and token[0] in MEETING[before[-1]]:
        rule = MEETING[before[-1]][token[0]]
        if rule is _FIRST:
            token = tokens[index] = token.__class__(token[1:])
            continue
        if rule is _SECOND:
            tokens[last] = before.__class__(before[:-1])
        break
    return token


def _settle_quotes(tokens: list[Token], in_quote: bool) -> None:
    """Marks after a closing quotation mark are drawn inside, or kept outside of it."""
    done: list[Token] = []
    last = close = -1
    single = False
    for token in tokens:
        if isinstance(token, Boundary):
            kind = token.kind
            if kind is Mark.CLOSE_QUOTE:
                single = token.closes_single and not in_quote
                if close < 0 <= last:
                    close = len(done)
                    if isinstance(done[-1], Boundary) and done[-1].closes_quoted:
                        close -= 1  # what is drawn in belongs to all of the quotation
            elif kind not in _TRANSPARENT:
                close = -1
                if kind is Mark.OPEN_BLOCK or kind is Mark.CLOSE_BLOCK:
                    last = -1
            done.append(token)
            continue
        if token and close >= 0:
            before = done[last]
            assert isinstance(before, str)
            inside, token = _meet_at_quote(before, token, in_quote, single)
            done[last] = inside[0]
            if inside[1]:
                done.insert(close, inside[1])
                last, close = close, close + 1
            if not token:
                continue
        if token:
            last, close = len(done), -1
        done.append(token)
    tokens[:] = done


def _meet_at_quote(
    before: str, token: str, in_quote: bool, single: bool
) -> tuple[tuple[str, str], str]:
    """A quotation ends between both texts.

    ``single``: that of one text, which keeps its mark beside another one outside.
    Returns the first text, what is drawn into the quotation after it, and the second text.
    """
    drawn = ""
    while token and token[0] in _MARKS and before:
        left, right = (drawn or before)[-1], token[0]
        rule = MEETING[left][right] if left in _MARKS else None
        if rule is _FIRST:
            if left == right and not in_quote and right not in _ENDINGS:
                return (before[:-1], drawn), token
            if single and left != right:
                break
            token = token.__class__(token[1:])
            continue
        if rule is _SECOND:
            before = before[:-1]
        if not in_quote or right not in _INSIDE:
            break
        drawn += right
        token = token[1:]
    return (before, drawn), token
