"""What stands in a citation beside document and call number? Credits, addresses, marks of secrecy.

These are taken out first, so that what is left is description, archive and call number.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from maocite.archives.credits import is_credit, next_clause, next_credit, read_credit
from maocite.archives.dates import dates_in, read_date
from maocite.archives.draft import Draft
from maocite.archives.lexing import QUOTES, Segment, outermost, pairs, split
from maocite.archives.people import looks_like_name
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
_LONGEST_CREDIT = 600


def take_out(draft: Draft, line: str) -> str:
    """The line with what stands in no segment blanked: addresses, short forms, ``n.d.``."""
    text = line
    if line.lstrip()[:1] == "(" and pairs(line).get(line.index("(")) == len(line.rstrip(" .")) - 1:
        text = blank(
            blank(line, line.index("("), line.index("(") + 1),
            line.rindex(")"),
            line.rindex(")") + 1,
        )
    for match in _HEREAFTER.finditer(line):
        draft.hereafter.append((match["short"].strip("“”\"'"), ""))
        draft.take(match.start(), match.end(), "hereafter")
        text = blank(text, match.start(), match.end())
    for match in _URL.finditer(text):
        address = match[0].strip("<>").rstrip(".,;)")
        draft.urls.append(address)
        draft.take(match.start(), match.start() + len(address), "urls")
        text = blank(text, match.start(), match.end())
    no_date = re.compile(rf"\[?(?<![\w.])(?:{alternatives(draft.words.no_date)})(?![\w.])\]?")
    if undated := no_date.search(text):
        draft.date = Date(raw=undated[0].strip("[]"))
        draft.take(undated.start(), undated.end(), "date", note="the citation says it has no date")
        text = blank(text, undated.start(), undated.end())
    return _classification(draft, text)


def _classification(draft: Draft, text: str) -> str:
    """Take out a mark of secrecy: a sentence of its own with what follows semicolons, or in brackets."""
    mark = classification_pattern(draft.words)
    for match in mark.finditer(text):
        if draft.classification is None:
            draft.classification = match["bracketed"] or match["sentence"].strip()
            draft.take(match.start("mark"), match.end("mark"), "classification")
            text = blank(text, match.start("mark"), match.end("mark"))
    return text


@lru_cache(maxsize=4)
def classification_pattern(words: Words) -> re.Pattern[str]:
    """``Top Secret; Sensitive.`` after a full stop, ``(Secret)`` anywhere."""
    marks = alternatives(words.classifications)
    return re.compile(
        rf"(?P<mark>\((?P<bracketed>{marks})\)"
        rf"|(?:(?<=[.)”\"]\s)|^)(?P<sentence>(?:{marks})(?:;\s*[A-Z][^.;,]{{1,30}}){{0,4}})(?=\.|\s*$))"
    )


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch replaced by spaces, so that positions stay as they are."""
    return text[:start] + " " * (end - start) + text[end:]


def abbreviation_test(abbreviations: frozenset[str]) -> Callable[[str], bool]:
    """Tells of a word before a full stop whether the stop belongs to it: ``ed. khr``, ``A1-Yu``."""

    def is_abbreviation(word: str) -> bool:
        bare = fold(word)
        last = bare.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
        return bare in abbreviations or last in abbreviations

    return is_abbreviation


def plain_segments(draft: Draft, text: str, abbreviations: frozenset[str]) -> list[Segment]:
    """The segments without credits, via, access dates and marks of secrecy."""
    text = _credits(draft, text, abbreviations)
    segments = split(text, abbreviation_test(abbreviations), dates_in(text, draft.words))
    kept: list[Segment] = []
    for segment in segments:
        if not (_via(draft, segment) or _accessed(draft, segment)):
            kept.append(segment)
    return kept


def _credits(draft: Draft, text: str, abbreviations: frozenset[str]) -> str:
    """Take the credits out, each with all its clauses and names."""
    quoted = [span for span in outermost(pairs(text).items()) if text[span[0]] in QUOTES]
    position = 0
    while start := next_credit(text, position, draft.words):
        begin = start[0]
        position = start[1]
        if any(first < begin < last for first, last in quoted):
            continue
        stop = _credit_end(text, begin, start[1], draft.words, abbreviations)
        credit = read_credit(text[begin:stop], draft.words)
        if not credit.people:
            continue
        for role, names in credit.people.items():
            draft.people[role] = draft.people.get(role, ()) + names
        draft.language = credit.language or draft.language
        state = State.GUESSED if credit.guess else State.UNDERSTOOD
        roles = ", ".join(role.value for role in credit.people)
        draft.take(begin, stop, roles, state, credit.guess)
        text = blank(text, begin, stop)
        position = stop
    return text


def _credit_end(
    text: str, begin: int, clause_end: int, words: Words, abbreviations: frozenset[str]
) -> int:
    """Where a credit ends: its names and further clauses go on after commas and semicolons."""
    stretch = text[begin : begin + _LONGEST_CREDIT]
    segments = split(stretch, abbreviation_test(abbreviations))
    ends = [s.start for s in segments if s.before in (".", ":") and begin + s.start > clause_end]
    limit = begin + min(ends, default=len(stretch))
    stop = clause_end
    while clause := next_clause(text, stop, limit, words):
        if not _goes_on(text[stop : clause[0]].strip(" ,;."), words):
            break
        stop = clause[1]
    taken = False
    for segment in segments:
        first, last = begin + segment.start, begin + segment.end
        if last <= stop or first >= limit:
            continue
        if taken and not _goes_on(segment.text, words):
            break
        taken, stop = True, last
    return stop


def _goes_on(text: str, words: Words) -> bool:
    """Whether a text after a credit holds more names or another clause."""
    text = re.sub(r"^and\s+|[\s,;]+and$", "", text)
    if is_credit(text, words):
        return True
    names = [name for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", text) if name]
    return all(
        looks_like_name(name, words)
        and " " in name
        and not any(part.isupper() and len(part) > 2 and part.isalpha() for part in name.split())
        for name in names
    )


def _via(draft: Draft, segment: Segment) -> bool:
    """``Via Chronik der Mauer``: where a copy was seen."""
    words = alternatives(draft.words.via)
    match = re.match(rf"(?:{words})\s+(?=[A-ZÀ-Ý“\"«])", segment.text, re.I)
    if not match or segment.before not in (".", ";", ""):
        return False
    draft.copies.append(Copy(name=segment.text[match.end() :].strip(" ."), note="via"))
    draft.take(segment.start, segment.end, f"copies[{len(draft.copies) - 1}]")
    return True


def _accessed(draft: Draft, segment: Segment) -> bool:
    match = _ACCESSED.fullmatch(segment.text.strip("()"))
    found = read_date(match["date"], draft.words) if match else None
    if not found or not found.date.edtf:
        return False
    draft.extra["accessed"] = found.date.edtf
    draft.take(segment.start, segment.end, "extra.accessed")
    return True
