"""Which archive does a citation name? Names and abbreviations, found anywhere in a line."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from maocite.archives.profile import Profile
from maocite.archives.words import fold

_WORD = re.compile(r"[^\W_]+")
_LOOSE_FROM = 4
"""An abbreviation of fewer letters is recognised only in its own case: UN is not "un"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an archive in a line."""

    start: int
    end: int
    keys: tuple[str, ...]
    """Profiles that go by this name."""
    abbreviation: bool
    exact: bool
    """Whether the spelling is the archive's own, letter for letter."""


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    text: str
    key: str
    abbreviation: bool


class Recogniser:
    """All names of all archives, indexed by their first word."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        """Index the names, abbreviations and signatures of the profiles."""
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._signatures: list[tuple[str, str]] = []
        for profile in profiles:
            for text in dict.fromkeys(profile.names):
                self._add(text, profile.key, abbreviation=False)
            for text in dict.fromkeys(profile.abbreviations):
                self._add(text, profile.key, abbreviation=True)
            for signature in profile.signatures:
                self._signatures.append((profile.key, signature))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.words))

    def _add(self, text: str, key: str, *, abbreviation: bool) -> None:
        words = words_in(text)
        if words:
            self._entries[words[0]].append(_Entry(words, text, key, abbreviation))

    def mentions(self, line: str) -> list[Mention]:
        """All names in a line, longest first at each position, none inside another."""
        tokens = [(m.start(), m.end(), loose(m[0])) for m in _WORD.finditer(line)]
        found: list[Mention] = []
        position = 0
        while position < len(tokens):
            mention, step = self._at(line, tokens, position)
            if mention:
                found.append(mention)
            position += step
        return found

    def _at(
        self, line: str, tokens: list[tuple[int, int, str]], position: int
    ) -> tuple[Mention | None, int]:
        """The longest name that begins at a word, and how many words to go on by."""
        start = tokens[position][0]
        best: list[_Entry] = []
        for entry in self._entries.get(tokens[position][2], ()):
            size = len(entry.words)
            if best and size < len(best[0].words):
                break
            stretch = tokens[position : position + size]
            if tuple(word for _, _, word in stretch) != entry.words:
                continue
            end = stretch[-1][1]
            if not _joined(stretch) or not _case_fits(entry, line[start:end]):
                continue
            best.append(entry)
        if not best:
            return None, 1
        size = len(best[0].words)
        end = tokens[position + size - 1][1]
        written = line[start:end]
        exact = [entry for entry in best if entry.text == written]
        keys = tuple(dict.fromkeys(entry.key for entry in [*exact, *best]))
        short = all(entry.abbreviation for entry in best)
        return Mention(start, end, keys, short, bool(exact)), size

    def whole(self, text: str) -> str | None:
        """The key of the archive that a text names and nothing else."""
        for mention in self.mentions(text):
            if not text[: mention.start].strip() and not text[mention.end :].strip(" ."):
                return mention.keys[0]
        return None

    def exactly(self, text: str) -> bool:
        """Whether a text is a name of an archive, letter for letter."""
        return any(
            mention.exact and mention.end - mention.start == len(text)
            for mention in self.mentions(text)
        )

    def by_signature(self, text: str) -> list[str]:
        """Keys of the archives whose call numbers look like the beginning of a text."""
        return [key for key, pattern in self._patterns if pattern.match(text)]

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        """Compiled when the first line is looked at; most runs read none."""
        return [(key, re.compile(signature)) for key, signature in self._signatures]


def words_in(text: str) -> tuple[str, ...]:
    """The words of a name, as they are compared."""
    return tuple(loose(word) for word in _WORD.findall(text))


@lru_cache(maxsize=16_384)
def loose(text: str) -> str:
    """A text as it is compared: romanisations of Russian that differ in i, y and j are one."""
    folded = re.sub(r"[yj]", "i", fold(text).replace("kh", "h"))
    return re.sub(r"i+", "i", folded)


def _joined(stretch: list[tuple[int, int, str]]) -> bool:
    """Whether the words stand next to each other, a comma and a space at most between them."""
    ends = [end for _, end, _ in stretch[:-1]]
    starts = [start for start, _, _ in stretch[1:]]
    return all(start - end <= 3 for start, end in zip(starts, ends, strict=True))


def _case_fits(entry: _Entry, written: str) -> bool:
    if not entry.abbreviation:
        return (
            any(ch.isupper() for ch in written) or len(entry.words) > 1 or not entry.text.isascii()
        )
    letters = "".join(_WORD.findall(entry.text))
    if len(letters) >= _LOOSE_FROM:
        return True
    return "".join(_WORD.findall(written)) == letters
