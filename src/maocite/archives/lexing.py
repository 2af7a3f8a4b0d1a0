"""Where does a citation fall apart? Quotation marks, brackets and the separators between them.

One pass over the line finds the pairs, one more the separators, so that the time grows with the
length of the line and not with the depth of its brackets.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Span = tuple[int, int]
"""From a position up to, not including, another."""

BRACKETS = "([{（"
QUOTES = "“„«‘「《\"'"
_CLOSES = {
    ")": "(",
    "]": "[",
    "}": "{",
    "）": "（",
    "”": '“„"',
    "“": "„",
    '"': '"“„',
    "»": "«",
    "’": "‘",
    "'": "'‘",
    "」": "「",
    "》": "《",
}
_FULL_WIDTH = {"，": ",", "；": ";", "。": ".", "：": ":", "、": ","}
_LONGEST_WORD = 24
_SHORT_LABEL = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two separators."""

    text: str
    """Without spaces around it."""
    start: int
    before: str
    """The separator before it: ``,`` ``;`` ``.`` ``:`` ``/``, or empty at the beginning."""

    @property
    def end(self) -> int:
        """Position after its last character."""
        return self.start + len(self.text)


def pairs(line: str) -> dict[int, int]:
    """Opening to closing position of all quotations and brackets that are closed.

    An apostrophe inside a word is no quotation mark; what is never closed is no bracket.
    """
    found: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for position, mark in enumerate(line):
        partners = _CLOSES.get(mark, "")
        if mark in "'’" and not _ends_word(line, position):
            partners = ""
        if any(waiting[partner] for partner in partners):
            while opened:
                other, start = opened.pop()
                waiting[other] -= 1
                if other in partners:
                    found[start] = position
                    break
        elif mark in BRACKETS or (mark in QUOTES and _starts_word(line, position)):
            opened.append((mark, position))
            waiting[mark] += 1
    return found


def _starts_word(line: str, position: int) -> bool:
    before = line[position - 1] if position else " "
    after = line[position + 1] if position + 1 < len(line) else " "
    return not before.isalnum() and before not in ".’'" and not after.isspace()


def _ends_word(line: str, position: int) -> bool:
    return not line[position + 1 : position + 2].isalnum()


def outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no other, in order; those that overlap are joined."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def split(
    line: str, is_abbreviation: Callable[[str], bool], atoms: Iterable[Span] = ()
) -> list[Segment]:
    """The segments of a line.

    `is_abbreviation` tells of a word before a full stop whether the stop belongs to it. No
    separator is seen inside `atoms` (dates), quotations and brackets; a quotation that ends in a
    comma or full stop ends its segment: ``“Title,” 5 May``.
    """
    closed = [(start, end + 1) for start, end in pairs(line).items()]
    shut = outermost([*closed, *atoms])
    quotations = {end - 1 for start, end in shut if line[start] in QUOTES}
    segments: list[Segment] = []
    begin, separator, inside_until, upcoming = 0, "", 0, 0
    last = len(line.rstrip())
    for position in range(len(line) + 1):
        while upcoming < len(shut) and shut[upcoming][0] <= position:
            inside_until = shut[upcoming][1]
            upcoming += 1
        if position == len(line):
            kind, end = "end", position
        elif position in quotations and line[position - 1] in ".,;!?":
            kind, end = line[position - 1].translate({33: ".", 63: "."}), position + 1
        elif position < inside_until:
            continue
        else:
            kind, end = _separator(line, position, begin, last, is_abbreviation), position
        if not kind:
            continue
        text = line[begin:end]
        if text.strip():
            start = begin + len(text) - len(text.lstrip())
            segments.append(Segment(text.strip(), start, separator))
            separator = kind
        elif kind != "end":
            separator = kind if separator == "" or kind == "." else separator
        begin = position + 1
    return segments


def join_slashes(line: str, segments: Iterable[Segment]) -> list[Segment]:
    """Segments that a slash parts as one: ``Karl Marx / Friedrich Engels Papers``."""
    joined: list[Segment] = []
    for segment in segments:
        if segment.before == "/" and joined:
            first = joined[-1]
            joined[-1] = Segment(line[first.start : segment.end], first.start, first.before)
        else:
            joined.append(segment)
    return joined


def _separator(
    line: str, position: int, begin: int, last: int, is_abbreviation: Callable[[str], bool]
) -> str:
    """Which separator stands here; empty for none."""
    mark = _FULL_WIDTH.get(line[position], line[position])
    before, after = line[position - 1 : position], line[position + 1 : position + 2]
    spaced = not after or after.isspace() or mark != line[position]
    if mark == ";":
        return mark
    if mark == ",":
        return "" if before.isdigit() and after.isdigit() else mark
    if mark == ":":
        return mark if spaced else ""
    if mark == "/":
        return mark if before.isspace() and after.isspace() else ""
    if mark != "." or not spaced or before == ".":
        return ""
    if line[position + 1 : position + 3].isspace() and position + 2 < len(line):
        return mark  # two spaces end a sentence, whatever the word before them is
    if position + 1 == last:
        return mark  # so does the last full stop
    follows = line[position + 1 : position + 40].lstrip()[:1]
    if before.isdigit() and follows.islower():
        return ""  # "288. f.": an ordinal, not the end of a sentence
    if position - begin <= 3 and line[begin:position].strip().isdigit() and follows.isupper():
        return ""  # an ordinal opens the segment: "2. Brand- og bygningsvæsen"
    words = line[max(begin, position - _LONGEST_WORD) : position].split()
    word = words[-1].lstrip("([“\"'‘") if words else ""
    if follows.isdigit() and word.isalpha() and len(word) <= _SHORT_LABEL:
        return ""  # "Zl. 1234": a label before its number
    return "" if word and is_abbreviation(word) else mark
