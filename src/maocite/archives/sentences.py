"""What stands in a citation beside document and call number? Credits, addresses, marks of secrecy.

These are taken out first, so that what is left is description, archive and call number.
"""

import re
from collections.abc import Sequence

from maocite.archives.credits import is_credit, read_credit
from maocite.archives.dates import dates_in, read_date
from maocite.archives.draft import Draft
from maocite.archives.items import classification
from maocite.archives.lexing import Segment, split
from maocite.archives.reading import State
from maocite.archives.words import Words, alternatives, fold
from maocite.model import Copy, Date

_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?")
_HEREAFTER = re.compile(
    r"[(\[]\s*(?:hereafter|hereinafter|henceforth|afterwards?)(?:\s+(?:cited|referred to))?(?:\s+as)?:?\s+"
    r"(?P<short>[^()\[\]]{1,200}?)[,.]?\s*[)\]]",
    re.I,
)
_ACCESSED = re.compile(r"(?:accessed|retrieved|consulted)(?:\s+on)?:?\s+(?P<date>.+)", re.I)
_LONGEST_HANDLING_MARK = 30


def take_out(draft: Draft, line: str) -> str:
    """The line with what stands in no segment blanked: addresses, short forms, ``n.d.``."""
    text = line
    for match in _HEREAFTER.finditer(line):
        draft.hereafter.append((match["short"].strip("“”\"'"), ""))
        draft.take(match.start(), match.end(), "hereafter")
        text = _blank(text, match.start(), match.end())
    for match in _URL.finditer(text):
        address = match[0].strip("<>").rstrip(".,;)")
        draft.urls.append(address)
        draft.take(match.start(), match.start() + len(address), "urls")
        text = _blank(text, match.start(), match.end())
    no_date = re.compile(rf"(?<![\w.])(?:{alternatives(draft.words.no_date)})(?![\w.])")
    if match := no_date.search(text):
        draft.date = Date(raw=match[0])
        draft.take(match.start(), match.end(), "date", note="the citation says it has no date")
        text = _blank(text, match.start(), match.end())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def plain_segments(draft: Draft, text: str, abbreviations: frozenset[str]) -> list[Segment]:
    """The segments without credits, via, access dates and marks of secrecy."""

    def is_abbreviation(word: str) -> bool:
        bare = fold(word)
        last = bare.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
        return bare in abbreviations or last in abbreviations

    segments = split(text, is_abbreviation, dates_in(text, draft.words))
    kept: list[Segment] = []
    position = 0
    while position < len(segments):
        segment = segments[position]
        step = (
            _credit(draft, text, segments, position)
            or _via(draft, segment)
            or _accessed(draft, segment)
            or _mark(draft, text, segments, position)
        )
        if not step:
            kept.append(segment)
        position += step or 1
    return kept


def _credit(draft: Draft, text: str, segments: Sequence[Segment], position: int) -> int:
    """A credit and the names that follow it after commas; how many segments it takes."""
    segment = segments[position]
    if not is_credit(segment.text, draft.words):
        return 0
    end = position + 1
    while (
        end < len(segments)
        and segments[end].before in (",", ";")
        and _goes_on(segments[end], draft.words)
    ):
        end += 1
    stop = segments[end - 1].end
    credit = read_credit(text[segment.start : stop], draft.words)
    for role, names in credit.people.items():
        draft.people[role] = draft.people.get(role, ()) + names
    draft.language = credit.language or draft.language
    state = State.GUESSED if credit.guess else State.UNDERSTOOD
    roles = ", ".join(role.value for role in credit.people)
    draft.take(segment.start, stop, roles, state, credit.guess)
    return end - position


def _goes_on(segment: Segment, words: Words) -> bool:
    """Whether a segment after a credit holds more names or another clause."""
    text = re.sub(r"^and\s+", "", segment.text)
    if is_credit(text, words):
        return True
    parts = text.split()
    return (
        2 <= len(parts) <= 5
        and all(
            part[0].isupper() or fold(part) in words.particles or part == "and" for part in parts
        )
        and not any(ch.isdigit() for ch in text)
        and not any(part.isupper() and len(part) > 2 for part in parts)
    )


def _via(draft: Draft, segment: Segment) -> int:
    """``Via Chronik der Mauer``: where a copy was seen."""
    words = alternatives(draft.words.via)
    match = re.match(rf"(?:{words})\s+(?=[A-ZÀ-Ý“\"«])", segment.text, re.I)
    if not match or segment.before not in (".", ";", ""):
        return 0
    draft.copies.append(Copy(name=segment.text[match.end() :].strip(" ."), note="via"))
    draft.take(segment.start, segment.end, f"copies[{len(draft.copies) - 1}]")
    return 1


def _accessed(draft: Draft, segment: Segment) -> int:
    match = _ACCESSED.fullmatch(segment.text.strip("()"))
    found = read_date(match["date"], draft.words) if match else None
    if not found or not found.date.edtf:
        return 0
    draft.extra["accessed"] = found.date.edtf
    draft.take(segment.start, segment.end, "extra.accessed")
    return 1


def _mark(draft: Draft, text: str, segments: Sequence[Segment], position: int) -> int:
    """A classification that is a sentence of its own: ``Top Secret; Sensitive.``"""
    segment = segments[position]
    if segment.before not in (".", "") or not classification(segment.text, draft.words):
        return 0
    end = position + 1
    while (
        end < len(segments)
        and segments[end].before == ";"
        and len(segments[end].text) < _LONGEST_HANDLING_MARK
    ):
        end += 1
    stop = segments[end - 1].end
    draft.classification = text[segment.start : stop]
    draft.take(segment.start, stop, "classification")
    return end - position
