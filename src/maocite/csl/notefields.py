"""Which variables are written into the note of an item? Lines like ``original-date: 1850``.

Reference managers have no field for every variable; their users write the others into the note,
one on a line at its beginning, or in braces anywhere: ``{:original-date: 1850}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LINE = r"([A-Za-z][-_ A-Za-z]*):\s*(\S.*)\Z"
_BRACES = r"\{:([-_a-zA-Z]+):\s*([^}]+)\}"
_LONGEST = 100_000


def note_fields(
    note: str, dates: frozenset[str], names: frozenset[str], others: frozenset[str]
) -> Mapping[str, Any]:
    """The variables of a note in CSL-JSON; empty where it is an ordinary note.

    ``dates``, ``names``, ``others`` are the variables that may be meant. A line that is none
    ends the list, unless it is the first line.
    """
    if len(note) > _LONGEST or ":" not in note:
        return {}
    found: dict[str, Any] = {}
    pairs = re.findall(_BRACES, note)
    for index, line in enumerate(note.split("\n")):
        match = re.match(_LINE, line.strip())
        if match is not None:
            pairs.append(match.groups())
        elif index:
            break
    for word, value in pairs:
        name = word if word in others else word.strip().lower().replace("_", "-").replace(" ", "-")
        value = value.strip()
        if name in dates:
            found[name] = value
        elif name in names:
            found.setdefault(name, []).append(_name(value))
        elif name in others:
            found[name] = value
    return found


def _name(text: str) -> Mapping[str, str]:
    """``Family || Given``, or an undivided name."""
    family, bars, given = text.partition("||")
    if not bars:
        return {"literal": text}
    return {"family": family.strip(), "given": given.strip()}
