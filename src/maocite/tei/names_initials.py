"""Who is meant where initials stand behind the family name, as in medicine: ``Doe JA, Roe B.``?"""

import re

from maocite.model.name import Name

_INITIALS = re.compile(r"(?:[^\W\d_](?:\.|(?=-|$|[^\W\d_])))(?:-?[^\W\d_]\.?){0,2}")
_WORD = re.compile(r"[^\W\d_](?:[’'-]?[^\W\d_])+")
_NUMERAL = re.compile(r"X{0,2}(?:IX|IV|V?I{1,3}|V)|X{2,3}")
_PARTICLES = frozenset({"de", "da", "di", "del", "della", "den", "der", "van", "von", "ten", "ter", "la", "le", "el", "al", "dos", "du"})  # fmt: skip


def parse(text: str) -> Name | None:
    """The person of ``Doe JA``, ``van der Roe B.``; None for anything else."""
    words = text.split()
    count = 0
    while count < len(words) and _is_initials(words[-1 - count]):
        count += 1
    family, given = words[: len(words) - count], " ".join(words[len(words) - count :])
    if not count or not 1 <= len(family) <= 3 or not all(map(_names_family, family)):
        return None
    if not any(word[0].isupper() and not word.isupper() for word in family):
        return None  # "IBM UK"
    return None if is_numeral(given) else Name(family=" ".join(family), given=given)


def is_numeral(word: str) -> bool:
    """Whether a word counts rulers rather than naming anyone: ``VIII``; one letter may be an initial."""
    return len(word) > 1 and _NUMERAL.fullmatch(word) is not None


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and word.replace(".", "").replace("-", "").isupper()


def _names_family(word: str) -> bool:
    return word in _PARTICLES or (word[0].isupper() and _WORD.fullmatch(word) is not None)
