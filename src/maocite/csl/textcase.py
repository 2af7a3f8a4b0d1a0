"""``text-case``: changing case across markup, with words that are protected."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class TextCase(Enum):
    """Values of ``text-case``."""

    LOWERCASE = "lowercase"
    UPPERCASE = "uppercase"
    CAPITALIZE_FIRST = "capitalize-first"
    CAPITALIZE_ALL = "capitalize-all"
    SENTENCE = "sentence"
    TITLE = "title"

    # Members are single objects; the hash of their names would be a call for each value.
    __hash__ = object.__hash__


class Run(NamedTuple):
    """A stretch of text in one markup; words may go on from one run to the next."""

    text: str
    protected: bool = False
    """Inside ``<span class="nocase">`` (also superscript, small caps): never changed."""


# "stop words, which are lowercased unless they are the first or last word in the string, or follow
# a colon" CSL 1.0.2, "Text-case". Its list, and what the test-suite shows of a longer one:
# prepositions of several syllables, and particles of names.
STOP_WORDS = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of",
    "off", "on", "onto", "or", "out", "over", "per", "so", "than", "the", "till", "to", "up",
    "upon", "via", "with", "yet", "about", "above", "across", "afore", "after", "against",
    "along", "alongside", "amid", "amidst", "among", "amongst", "apropos", "apud", "around",
    "aside", "astride", "athwart", "atop", "barring", "before", "behind", "below", "beneath",
    "beside", "besides", "between", "beyond", "circa", "despite", "during", "except", "given",
    "inside", "lest", "like", "modulo", "near", "next", "notwithstanding", "outside", "plus",
    "pro", "qua", "sans", "since", "through", "throughout", "thru", "thruout", "toward",
    "towards", "under", "underneath", "until", "unto", "versus", "vs", "v", "within", "without",
    "al", "c", "ca", "d", "de", "et", "van", "von",
))  # fmt: skip

_WORD = "[^\\s\u200b‘’“”\"'\\-–—/.,;?!:\\[\\]()]+"
_APOSTROPHES = "'’‘"
_CLOSING = r"['’](?!\w)"
_NEW_START = frozenset("!?:")
_SEPARATORS = frozenset("‘’“”\"'-–—/.,;?!:[]()")
_DOTTED_I = {"tr", "az"}

Edits = dict[int, str]
"""What to put in the place of the character at a position."""


@lru_cache(maxsize=16384)
def change_case(text: str, case: TextCase, language: str = "en") -> str:
    """:func:`apply_case` for a text without markup."""
    if case is TextCase.TITLE:
        if not _is_english(language):
            return text
        quick = _title_of_words(text)
        if quick is not None:
            return quick
    return apply_case((Run(text),), case, language)[0]


def apply_case(runs: Sequence[Run], case: TextCase, language: str = "en") -> list[str]:
    """Change the case of a text made of runs; one string for each run, of the same meaning.

    ``language`` is the item's language or else the style's: title case applies to English only,
    and Turkish and Azerbaijani have their own i.

    * lowercase, uppercase: all letters.
    * capitalize-first, capitalize-all: the first letter of the first word (of every word), where
      the word is in small letters.
    * sentence: the first letter is a capital, all others are small.
    * title: see :func:`_title`.
    """
    if case is TextCase.LOWERCASE:
        return [run.text if run.protected else _lower(run.text, language) for run in runs]
    if case is TextCase.UPPERCASE:
        return [run.text if run.protected else _upper(run.text, language) for run in runs]
    text = "".join([run.text for run in runs])
    guarded = _protected(runs)
    if case is TextCase.TITLE:
        # "Title case conversion [...] only affects English-language items" CSL 1.0.2, "Text-case"
        if not _is_english(language):
            return [run.text for run in runs]
        quick = None if guarded else _title_of_words(text)
        if quick is not None and len(quick) == len(text):
            return _divided(runs, quick)
        return _edited(runs, _title(text, guarded))
    if case is TextCase.SENTENCE:
        return _sentence(runs, text, guarded, language)
    edits: Edits = {}
    closing = _last_closing(text)
    for start, word, gap in _words(text):
        if (
            word == word.lower()
            and not _at(guarded, start)
            and not _is_joined(start, gap, closing)
        ):
            edits[start] = _upper(word[0], language) if _has_case(word) else word[0]
        if case is TextCase.CAPITALIZE_FIRST:
            break
    return _edited(runs, edits)


def _title(text: str, guarded: Sequence[tuple[int, int]]) -> Edits:
    """Title case: every word in small letters gets a capital, except stop words.

    "For lowercase or mixed case strings, the first character of each lowercase word is
    capitalized", stop words "unless they are the first or last word in the string, or follow a
    colon" (or ? or !). Parts of a compound count as words; its first part is no stop word
    ("Pro-Environmental"). Words with a capital, single letters and single Greek letters
    ("β-Carotine") stay as they are.
    """
    edits: Edits = {}
    closing = _last_closing(text)
    is_first = True
    last: tuple[int, str] | None = None
    for start, word, gap in _words(text):
        opens = is_first or not _NEW_START.isdisjoint(gap)
        is_first = False
        if _at(guarded, start) or _is_joined(start, gap, closing):
            last = None
            continue
        last = (start, word)
        if word != word.lower() or not _has_case(word):
            continue
        if not opens and (len(word) == 1 or word in STOP_WORDS):
            # The first part of a compound, not a later one: "Pro-Life", "State-of-the-Art".
            end = start + len(word)
            if gap.endswith("-") or text[end : end + 1] != "-" or not text[end + 1 : end + 2]:
                continue
        edits[start] = word[0].upper()
    if last is not None and len(last[1]) > 1 and last[1] in STOP_WORDS:
        edits[last[0]] = last[1][0].upper()
    return edits


def _title_of_words(text: str) -> str | None:
    """Title case of words and single spaces; None where there is more than that to look at.

    The rules are those of :func:`_title`; most titles need no more and are done in a third of
    the time.
    """
    words = text.split(" ")
    opens = True
    for index, word in enumerate(words):
        core, start = word, 0
        if not word.isalpha():
            core = word.lstrip('“(["')
            start = len(word) - len(core)
            core = core.rstrip(',.;:?!”)]"')
        end = start + len(core)
        letters, mark, rest = core.partition("’")
        if letters.isalpha() and (not mark or rest.isalpha()):
            is_small = letters.islower() and _has_case(letters)
            if is_small and (opens or (len(letters) > 1 and letters not in STOP_WORDS)):
                words[index] = word[:start] + letters[0].upper() + word[start + 1 :]
        elif core.replace("-", "").isalpha() and "--" not in core and core[0] != "-" != core[-1]:
            if not core.isupper():
                words[index] = word[:start] + _title_of_compound(core) + word[end:]
        elif not core.replace("–", "").isdecimal() and (
            not core or core.upper() != core.lower() or not _SEPARATORS.isdisjoint(core)
        ):
            return None
        opens = end < len(word) and not _NEW_START.isdisjoint(word[end:])
    tail = core.rpartition("-")[2]
    if len(tail) > 1 and tail in STOP_WORDS:
        last = words[-1]
        start = len(last) - len(word) + end - len(tail)
        words[-1] = last[:start] + last[start].upper() + last[start + 1 :]
    return " ".join(words)


def _title_of_compound(word: str) -> str:
    """ "state-of-the-art" -> "State-of-the-Art"; the first part is no stop word."""
    parts = word.split("-")
    for index, part in enumerate(parts):
        is_small = part.islower() and _has_case(part)
        if is_small and (not index or (len(part) > 1 and part not in STOP_WORDS)):
            parts[index] = part[0].upper() + part[1:]
    return "-".join(parts)


def _sentence(
    runs: Sequence[Run], text: str, guarded: Sequence[tuple[int, int]], language: str
) -> list[str]:
    """The first word keeps its capitals, unless all is in capitals; the rest gets none."""
    changed = "".join([run.text if run.protected else _lower(run.text, language) for run in runs])
    if len(changed) != len(text):  # a letter without a partner of its own; cannot be aligned
        return [run.text if run.protected else _lower(run.text, language) for run in runs]
    first = next(_words(text), None)
    edits = {i: new for i, (old, new) in enumerate(zip(text, changed, strict=True)) if old != new}
    if first is not None and not _at(guarded, first[0]):
        start, word, _ = first
        if not text.isupper():
            for position in range(start, start + len(word)):
                edits.pop(position, None)
        if _has_case(word):
            edits[start] = _upper(word[0], language)
    return _edited(runs, edits)


# Words and runs ---------------------------------------------------------------------------------


def _words(text: str) -> Iterator[tuple[int, str, str]]:
    """Every word: where it starts, the word, and what stands between it and the one before."""
    end = 0
    for found in re.finditer(_WORD, text):
        start = found.start()
        yield start, found[0], text[end:start]
        end = found.end()


def _last_closing(text: str) -> int:
    """Where the last mark stands that can end a quotation in single marks; -1 for nowhere."""
    position = -1
    if "'" in text or "’" in text:
        for found in re.finditer(_CLOSING, text):
            position = found.start()
    return position


def _is_joined(start: int, gap: str, closing: int) -> bool:
    """Whether an apostrophe, not a quotation mark, stands before a word: "Shafi'i", "'em"."""
    mark = gap[-1:]
    if not mark or mark not in _APOSTROPHES:
        return False
    if len(gap) == 1 and start > 1:
        return True
    if mark == "’":
        return True
    # A quotation mark has its partner, which no letter follows.
    return start > closing


def _protected(runs: Sequence[Run]) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.protected:
            spans.append((start, end))
        start = end
    return spans


def _at(spans: Sequence[tuple[int, int]], position: int) -> bool:
    return any(start <= position < end for start, end in spans)


def _divided(runs: Sequence[Run], text: str) -> list[str]:
    """The text again in runs of the same lengths."""
    texts = []
    end = 0
    for run in runs:
        start, end = end, end + len(run.text)
        texts.append(text[start:end])
    return texts


def _edited(runs: Sequence[Run], edits: Edits) -> list[str]:
    if not edits:
        return [run.text for run in runs]
    texts = []
    waiting = sorted(edits, reverse=True)
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.protected:
            texts.append(run.text)
        else:
            parts = []
            done = start
            while waiting and waiting[-1] < end:
                position = waiting.pop()
                parts.append(run.text[done - start : position - start])
                parts.append(edits[position])
                done = position + 1
            parts.append(run.text[done - start :])
            texts.append("".join(parts))
        start = end
    return texts


# Letters ----------------------------------------------------------------------------------------


def _has_case(word: str) -> bool:
    """Whether a word may get a capital: a Greek letter alone is a symbol."""
    return len(word) > 1 or not "\u0370" <= word <= "\u03ff"


def _is_english(language: str) -> bool:
    word = language.lower()
    return word[:2] == "en" and (not word[2:3].isalpha() or word in ("eng", "english"))


def _upper(text: str, language: str) -> str:
    if language[:2].lower() in _DOTTED_I:
        text = text.replace("i", "İ")
    return text.upper()


def _lower(text: str, language: str) -> str:
    if language[:2].lower() in _DOTTED_I:
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()
