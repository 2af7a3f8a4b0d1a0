"""When are two words the same word, spelt otherwise? Folded forms and distances of one letter."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from maocite.archives.words import fold

Owner = TypeVar("Owner", bound=Hashable)

_UNDIVIDED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Letters whose stroke or ligature Unicode does not take apart."""
_BETWEEN = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼʹ`](?=\w)")


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Letters and digits alone, folded, with single spaces: ``Këllëzi`` and ``KELLEZI`` are one."""
    # Most names and titles need no more than that; folding is the dear part.
    folded = text.lower() if text.isascii() else fold(text).translate(_UNDIVIDED)
    return _BETWEEN.sub(" ", _APOSTROPHE.sub("", folded)).strip()


def is_near(one: str, other: str) -> bool:
    """Whether one letter is added, left out or changed, or two neighbours are exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    if len(rest) != len(others):
        return rest[1:] == others or others[1:] == rest
    if rest[1:] == others[1:]:
        return True
    return len(rest) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:]


def near_pairs(words: Iterable[tuple[str, Owner]]) -> Iterator[tuple[Owner, Owner]]:
    """Owners of words that are near each other, each pair once.

    Two such words become equal when one letter of each is left out, so that only words which
    share such a remainder are compared: the time grows with the number of words, not its square.
    """
    remainders: dict[str, list[tuple[str, Owner]]] = defaultdict(list)
    seen: set[tuple[Owner, Owner]] = set()
    for word, owner in words:
        for remainder in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            for known, other in remainders[remainder]:
                if (other, owner) not in seen and is_near(known, word):
                    seen.add((other, owner))
                    yield other, owner
            remainders[remainder].append((word, owner))
