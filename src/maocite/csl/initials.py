"""Initials of given names: ``initialize-with``, ``initialize``, ``initialize-with-hyphen``."""

import re
from functools import lru_cache

from maocite.csl.names import is_romanesque

_TAG = r"</?(?:span(?:\s[^<>]*)?|i|b|sc|sub|sup)>"
# Between the words of given names: spaces, hyphens and markup.
_JOINTS = rf"([-\s]*(?:{_TAG})[-\s]*|[-\s]+)"
_LONGEST = 1000
# Signs before a letter that stay with it: "ʿAlī" is "ʿA.".
_BREATHINGS = "ʿʾʻʼ‘’'`"
# A hyphen inside a word ("Guo-ping") while the words are told apart.
_INNER_HYPHEN = "\ue000"


@lru_cache(maxsize=16384)
def initialize(given: str, mark: str, *, full: bool = True, hyphen: bool = True) -> str:
    """Reduce given names to initials (``initialize-with``).

    ``mark`` is the value of ``initialize-with``, appended to each initial. ``full`` False stands
    for ``initialize="false"``: only initials already there are set with ``mark``, other names are
    kept. ``hyphen`` is ``initialize-with-hyphen``: "Jean-Luc" is "J.-L." with, "J.L." without.

    Abbreviations of several letters stay whole ("Ph.M.E." -> "Ph. M. E."), words in small letters
    too ("John de Cusance" -> "J. de C."). Names in scripts without initials are returned as given.
    """
    bare = re.sub(_TAG, "", given).lstrip(_BREATHINGS)
    if not bare[:1].isalpha() or not is_romanesque(bare[0]) or len(given) > _LONGEST:
        return given
    if not hyphen:
        given = given.replace("-", " ")
    words = re.split(_JOINTS, _normalized(given))
    if len(words) == 1 and _is_initial(words[0].rpartition(".")[2]):
        words[0] += "."
    text = _reduced(words, mark) if full else _kept(words, mark)
    text = re.sub(r"\s*-\s*", "-", " ".join(text.rstrip(" \ufeff\u00a0\t\n").split(" ")))
    return re.sub(r"[ \t\n]+", " ", text).replace(_INNER_HYPHEN, "-")


def _normalized(given: str) -> str:
    """One space between words and after each abbreviation; no space at hyphens."""
    given = re.sub(r"\s*-\s*", "-", " ".join(given.split()))
    # "Guo-ping" is one name, hence one initial.
    given = re.sub(r"-(?=[a-z])", _INNER_HYPHEN, given)
    return re.sub(r"\.(?=[^ ])", ". ", given)


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word != word.lower()


def _reduced(words: list[str], mark: str) -> str:
    """Every name to its initial; ``words`` alternates between words and joints."""
    for index in range(0, len(words), 2):
        word = words[index]
        letters = word.lstrip(_BREATHINGS)
        if not letters:
            continue
        first = letters[0]
        if first.isalpha() and first == first.upper():
            words[index] = word[: len(word) - len(letters)] + _initial(letters)
            if index + 1 == len(words):
                words[index] += mark
            else:
                words[index + 1] = _marked(words[index + 1], mark)
        elif any(char.isalpha() for char in word):
            words[index] = f" {word}"
    return "".join(words)


def _initial(word: str) -> str:
    """ "Michael" -> "M", "Ph." -> "Ph", "TSerendorj" -> "Ts"."""
    end = 1
    while end < len(word) and word[end].isalpha():
        end += 1
    rest = word[1:end]
    if rest and word[end : end + 1] == ".":
        return word[:end]
    capitals = 0
    while capitals < len(rest) and rest[capitals] == rest[capitals].upper():
        capitals += 1
    return word[0] + rest[:capitals].lower() if capitals < len(rest) else word[0]


def _marked(joint: str, mark: str) -> str:
    """What stands after an initial: the mark, then a hyphen or markup that was there."""
    tags = "".join(re.findall(_TAG, joint))
    if tags:
        text = mark.rstrip()
        mark = text + tags + mark[len(text) :]
    return f"{mark}-" if "-" in joint else mark


def _kept(words: list[str], mark: str) -> str:
    """Initials and abbreviations that are there get the mark; names stay as they are."""
    short = []
    for index, word in enumerate(words):
        is_short = _is_initial(word)
        if index % 2 == 0 and len(word) > 1 and word[-1] == ".":
            words[index] = word[:-1]
            is_short = True
        short.append(is_short)
    for index in range(0, len(words), 2):
        if not short[index]:
            continue
        if index + 1 == len(words):
            words[index] += mark
        elif short[index + 2] and len(words[index + 2]) == 1:
            words[index + 1] = _marked(words[index + 1], mark)
        else:
            joint = _marked(words[index + 1], mark.rstrip("\ufeff"))
            words[index + 1] = joint if "-" in joint else f"{joint} "
    return "".join(words)
