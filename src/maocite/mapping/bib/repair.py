"""Which broken entries say all the same what they mean? Mended where nothing is to be guessed.

An entry is mended where each of its fields is whole: what is missing or too much is a comma behind
the key, a comma between fields, or the brace at its end. All else stays broken.
"""

import re
from collections.abc import Callable

from maocite.mapping.bib.block import Block
from maocite.mapping.bib.plain_entries import NO_ENTRIES

_START = re.compile(r"@\s*(\w+)\s*[{(]\s*([^\s,{}=\"#%()@\\]*)(?=\s*,)")
_NO_COMMA = re.compile(r"@\s*(\w+)\s*[{(]\s*([^\s,{}=\"#%()@\\]+)(?=\s+[A-Za-z][\w.:+/-]*\s*=)")
_NO_KEY = re.compile(r"@\s*(\w+)\s*[{(]()(?=\s*[A-Za-z][\w.:+/-]*\s*=)")
_COMMAS = re.compile(r"[\s,]*")
_NAME = re.compile(r"([A-Za-z][\w.:+/-]*)\s*=\s*(?=[{\"\w])")

ValueFrom = Callable[[str, int], tuple[str, int] | None]
"""The value that begins at a place of a text, and where it ends; None where it has no end."""


def repair(raw: str, line: int, value_from: ValueFrom) -> tuple[Block, str] | None:
    """The entry of a block that is broken, and what stands behind it.

    `Block.mended` says what was wrong with the entry. None where it cannot be mended.
    """
    mended: list[str] = []
    start = _START.match(raw)
    if start is None:
        start = _NO_COMMA.match(raw)
        if start is not None:
            mended.append("a comma is missing behind the key")
        else:
            start = _NO_KEY.match(raw)
    if start is None or start[1].lower() in NO_ENTRIES:
        return None
    fields: list[tuple[str, str]] = []
    at = start.end()
    while True:
        gap = _COMMAS.match(raw, at)
        assert gap is not None  # it may be empty
        commas = gap[0].count(",")
        if commas > 1:
            mended.append("there is a comma too many")
        at = gap.end()
        name = _NAME.match(raw, at)
        if name is None:
            break
        if fields and not commas:
            mended.append(f"a comma is missing before {name[1].lower()}")
        found = value_from(raw, name.end())
        if found is None:
            return None
        fields.append((name[1].lower(), found[0]))
        at = found[1]
    rest = raw[at:].strip()
    if not fields or rest[:1] not in ("", "}", ")"):
        return None
    if not mended and start[2] and rest:
        # Cut off at the first comma that bibtexparser did not expect.
        mended.append("there is a comma too many")
    if not rest:
        mended.append("the brace at its end is missing")
    kind, what = start[1].lower(), tuple(dict.fromkeys(mended))
    return Block(kind, start[2], tuple(fields), line, mended=what), rest[1:].strip()
