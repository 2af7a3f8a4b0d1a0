"""Which words are the archive, where no profile knows its name? ``Dalhousie University Archives``."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from maocite.archives.lexing import QUOTES, Segment
from maocite.archives.people import is_body
from maocite.archives.words import Words, alternatives, fold
from maocite.model import Repository

_MOST_PLACES = 3
_LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An archive that is known by its words alone."""

    first: int
    """Index of its first segment."""
    last: int
    """Index of its last segment, place included."""
    repository: Repository


def find_archive(
    line: str,
    segments: Sequence[Segment],
    words: Words,
    is_level: Callable[[str], bool],
    profile: str | None,
) -> Unnamed | None:
    """The last run of segments that name an archive, with the place that follows them.

    Parent bodies stand beside it: ``Archives Department``, ``Princeton University``. `profile` is
    the key under which the repository prints.
    """
    levels = [is_level(segment.text) for segment in segments]
    named = [
        not level and _names_archive(segment.text, words)
        for segment, level in zip(segments, levels, strict=True)
    ]
    if True not in named:
        return None
    first = last = len(named) - 1 - named[::-1].index(True)

    def belongs(index: int) -> bool:
        text = segments[index].text
        return named[index] or (not levels[index] and _proper(text) and is_body(text, words))

    while first > 0 and segments[first].before == "," and belongs(first - 1):
        first -= 1
    while last + 1 < len(segments) and segments[last + 1].before == "," and belongs(last + 1):
        last += 1
    name = line[segments[first].start : segments[last].end]
    end = last
    while (
        end + 1 < len(segments)
        and end - last < _MOST_PLACES
        and segments[end + 1].before == ","
        and not levels[end + 1]
        and _proper(segments[end + 1].text)
    ):
        end += 1
    place = (
        line[segments[last + 1].start : _with_stop(line, segments[end], words)]
        if end > last
        else None
    )
    return Unnamed(first, end, Repository((("und", name),), place=place, profile=profile))


def _names_archive(text: str, words: Words) -> bool:
    if not _proper(text):
        return False
    return bool(_archive_words(words.archive_words).search(fold(text)))


@lru_cache(maxsize=4)
def _archive_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words whole; long ones also at the end of a compound: ``Staatsarchiv``."""
    folded = [fold(word) for word in words]
    long = alternatives([word for word in folded if len(word) > _LONG_WORD])
    return re.compile(rf"\b(?:{alternatives(folded)})\b|(?:{long})\b")


def _proper(text: str) -> bool:
    """Whether a text can be a name: it begins with a capital and holds no digit."""
    return (
        text[0] not in QUOTES
        and not any(ch.isdigit() for ch in text)
        and (text[0].isupper() or not text[0].isascii())
        and len(text) < 120
        and 3 * sum(not word[0].islower() for word in text.split()) >= len(text.split())
    )


def _with_stop(line: str, segment: Segment, words: Words) -> int:
    """The end of a place; the full stop of ``Calif.`` belongs to it."""
    last = fold(segment.text).split()[-1]
    stop = last in words.state_abbreviations and line[segment.end : segment.end + 1] == "."
    return segment.end + stop
