"""What does a pointer in a private scheme mean? ``prefixDef`` says it (TEI P5, 17.2.3).

Patterns come with the file that is read, so that only those are tried that end soon on any pointer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from maocite.tei.scan import Spot

MOST = 200
"""Characters of a pointer that are looked at."""
_MOST_REPEATS = 3
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[()|*+?]|.", re.S)


@dataclass(frozen=True, slots=True)
class Prefix:
    """One ``prefixDef``."""

    scheme: str
    """``bib``"""
    pattern: re.Pattern[str]
    replacement: str
    """``#$1``"""


def prefixes_of(spots: Iterable[Spot]) -> tuple[list[Prefix], list[tuple[Spot, str]]]:
    """The prefixes that a file defines, in order, and those that cannot be used, with the reason."""
    prefixes, refused = [], []
    for spot in spots:
        if spot.name != "prefixDef":
            continue
        pattern = spot.attributes.get("matchPattern", "")
        if (reason := why_not(pattern)) is not None:
            refused.append((spot, f"has a matchPattern that is not used: {reason}"))
            continue
        scheme = spot.attributes.get("ident", "")
        replacement = spot.attributes.get("replacementPattern", "")
        prefixes.append(Prefix(scheme, re.compile(pattern), replacement))
    return prefixes, refused


@lru_cache(maxsize=256)
def why_not(pattern: str) -> str | None:
    """Why a regular expression is not tried; None for one that is.

    A repeated group that holds a repetition or a choice can take longer than anybody waits.
    """
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"it is no regular expression ({error})"
    pieces = _PIECE.findall(pattern)
    repeats = 0
    # Of each open group: whether something in it is repeated or chosen.
    loose = [False]
    for index, piece in enumerate(pieces):
        follows = pieces[index + 1] if index + 1 < len(pieces) else ""
        again = follows[:1] in ("*", "+", "{")
        if piece == "(":
            loose.append(False)
        elif piece == ")" and len(loose) > 1:
            inside = loose.pop()
            if again and inside:
                return "a repeated group holds a repetition or a choice"
            loose[-1] = loose[-1] or inside
        elif piece == "|":
            loose[-1] = True
        if again:
            repeats += 1
            loose[-1] = True
    if repeats > _MOST_REPEATS:
        return f"it has more than {_MOST_REPEATS} repetitions"
    return None


def resolve(target: str, prefixes: Iterable[Prefix]) -> str:
    """The address that a pointer means: ``bib:mao`` is ``#mao``; the first prefix that fits wins."""
    scheme, colon, rest = target.partition(":")
    if not colon:
        return target
    for prefix in prefixes:
        if prefix.scheme == scheme and (match := prefix.pattern.fullmatch(rest[:MOST])):
            return _filled(prefix.replacement, match)
    return target


def _filled(pattern: str, match: re.Match[str]) -> str:
    """A replacement pattern with ``$1`` … ``$9`` filled in; ``$0`` is the whole."""

    def group(found: re.Match[str]) -> str:
        number = int(found[1])
        return (match[number] or "") if number <= match.re.groups else ""

    return re.sub(r"\$(\d)", group, pattern)
