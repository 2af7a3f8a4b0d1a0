"""Which entries are so plain that one look reads them? All else is left to bibtexparser.

Plain is an entry at the beginning of a line whose values are numbers and names of strings, stand in
braces that pair up or in quotation marks, or are joined of these. There bibtexparser begins a new
block in any case ("@ at the start of a line"), so that what lies between plain entries can be given
to it piece by piece, and it finds the same blocks as in the whole. Most files consist of plain
entries alone. Quotation marks inside braces do not end a value (BibTeX, "How to use BibTeX"), which
bibtexparser does not always know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maocite.mapping.bib.block import Block

# A brace behind a backslash does not count, for bibtexparser as for us.
_TEXT = r"[^{}\\]*+(?:\\[{}]?[^{}\\]*+)*+"


def _nested(depth: int) -> str:
    """Text with braces inside that pair up, to a depth."""
    if not depth:
        return _TEXT
    return rf"{_TEXT}(?:\{{{_nested(depth - 1)}\}}{_TEXT})*+"


_IN_QUOTES = r'[^"{}\\]*+(?:\\[{}"]?[^"{}\\]*+)*+'
_QUOTED = rf"{_IN_QUOTES}(?:\{{{_nested(3)}\}}{_IN_QUOTES})*+"
_STRING = r"[A-Za-z][\w.:+/-]*"
_PIECE = rf'(?:\{{{_nested(3)}\}}|"{_QUOTED}"|{_STRING}|\d+)'
_START = re.compile(r"^[ \t]*(@)(\w+)[ \t]*([{(])[ \t]*([^\s,{}=\"#%()@\\]+)[ \t]*,", re.M)
_FIELD = re.compile(
    rf"\s*({_STRING})\s*=\s*"
    rf'(?:\{{({_nested(4)})\}}|(\d+)|"({_QUOTED})"|({_PIECE}(?:\s*\#\s*{_PIECE})*+))'
    r"\s*(?:,|(?=[})]))"
)
_ENDS = {"{": re.compile(r"\s*\}"), "(": re.compile(r"\s*\)")}
_BLOCK_INSIDE = re.compile(r"\n\s*@\w*[ \t]*[{(]")
NO_ENTRIES = frozenset({"comment", "preamble", "string"})
"""Blocks that are no entries."""


@dataclass(frozen=True, slots=True)
class Unjoined:
    """A plain entry in which strings are used."""

    type: str
    key: str
    fields: tuple[tuple[str, str, bool], ...]
    """Names, values and whether a value is still to be put together: ``"13~" # may``."""
    line: int


@dataclass(frozen=True, slots=True)
class Rest:
    """What lies before, between and behind plain entries."""

    text: str
    line: int
    """Where it begins, from 0."""
    following: str | None
    """Type of the entry that follows; None at the end of the file."""


def split(text: str) -> Iterator[Block | Unjoined | Rest]:
    """The plain entries of a .bib file, and what else is in it, in order."""
    done = at = line = counted = 0
    while start := _START.search(text, at):
        at = start.end()
        kind = start[2].lower()
        if kind in NO_ENTRIES:
            continue
        found: list[tuple[str, str]] = []
        joined: list[int] = []
        while match := _FIELD.match(text, at):
            name, value, number, quoted, other = match.groups()
            if value is None:
                value = number or quoted or other or ""
                if other:
                    joined.append(len(found))
            found.append((name.lower(), value))
            at = match.end()
        end = _ENDS[start[3]].match(text, at)
        first = start.start(1)
        if not end or (
            text.find("@", first + 1, end.end()) >= 0
            and _BLOCK_INSIDE.search(text, first + 1, end.end())
        ):
            at = start.end()
            continue
        if not text[done:first].isspace() and first > done:
            yield Rest(text[done:first], line + text.count("\n", counted, done), kind)
        line += text.count("\n", counted, first)
        counted = first
        if joined:
            yield Unjoined(
                kind,
                start[4],
                tuple((*field, place in joined) for place, field in enumerate(found)),
                line + 1,
            )
        else:
            yield Block(kind, start[4], tuple(found), line + 1)
        done = at = end.end()
    if text[done:].strip():
        yield Rest(text[done:], line + text.count("\n", counted, done), None)
