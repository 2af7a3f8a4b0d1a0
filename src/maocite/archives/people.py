"""Whose name is this? Names as citations write them, read into the parts of `maocite.model.Name`."""

import re

from maocite.archives.words import Words, fold, folded
from maocite.model import Name, NameKind

_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|II|III|IV)$")
_BETWEEN = re.compile(r"\s*,\s*(?:and|und|et)\s+|\s*[,;]\s+|\s+(?:and|und|et|&)\s+")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")


def read_names(text: str, words: Words) -> tuple[Name, ...]:
    """A list of names: ``Barnabás Vajd, Laura Deal, and Karl P. Benziger``."""
    parts = [part.strip() for part in _BETWEEN.split(text.strip())]
    return tuple(read_name(part, words) for part in parts if part)


def read_name(text: str, words: Words) -> Name:
    """One name in reading order, or inverted with a comma: ``Junge, Peter Heinz``.

    A body (``Karlebo Kommune``) and a name that does not look like one stay whole. Chinese, Korean
    and Vietnamese names keep their order (``words/names.toml``).
    """
    text = " ".join(text.split())
    if is_body(text, words) or not looks_like_name(text, words):
        kind = NameKind.BODY if is_body(text, words) else NameKind.PERSON
        return Name(literal=text, kind=kind)
    if inverted := re.fullmatch(r"([^,]+),\s+([^,]+)", text):
        return Name(family=inverted[1], given=inverted[2])
    suffix = _SUFFIX.search(text)
    parts = text[: suffix.start()].split() if suffix else text.split()
    comma = bool(suffix and suffix[0].startswith(","))
    mark = suffix[1] if suffix else None
    if len(parts) == 1:
        return Name(family=parts[0], suffix=mark, comma_suffix=comma)
    if fold(parts[0]) in words.family_first and len(parts) <= 3 and not mark:
        return Name(family=parts[0], given=" ".join(parts[1:]), family_first=True)
    first = len(parts) - 1
    while first > 1 and fold(parts[first - 1]) in words.particles and parts[first - 1].islower():
        first -= 1
    particle = " ".join(parts[first:-1]) or None
    return Name(
        family=parts[-1],
        given=" ".join(parts[:first]),
        non_dropping_particle=particle,
        suffix=mark,
        comma_suffix=comma,
    )


def is_body(text: str, words: Words) -> bool:
    """Whether a name is that of a ministry, party or other body."""
    present = {word.strip("().,") for word in fold(text).split()}
    return not present.isdisjoint(folded(words.body_words))


def looks_like_name(text: str, words: Words) -> bool:
    """Whether a text can be the name of one person: one to five capitalised words, no digits."""
    parts = [part for part in text.replace(",", " ").split() if part != "&"]
    if not 1 <= len(parts) <= 6 or any(ch.isdigit() for ch in text):
        return False
    for part in parts:
        if not _NAME_WORD.fullmatch(part):
            return False
        if not part[0].isupper() and fold(part) not in words.particles:
            return False
    return True


def write_names(names: tuple[Name, ...]) -> str:
    """``A``, ``A and B``, ``A, B, and C`` (CMOS 18, 6.19: comma before the last of three)."""
    shown = [name.as_given or name.display() for name in names]
    if len(shown) <= 2:
        return " and ".join(shown)
    return f"{', '.join(shown[:-1])}, and {shown[-1]}"
