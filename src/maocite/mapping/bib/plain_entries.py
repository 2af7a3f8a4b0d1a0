"""Which entries are so plain that one look reads them? All else is left to bibtexparser.

Plain is an entry at the beginning of a line, in braces, whose values are numbers or stand in
braces that pair up. There bibtexparser begins a new block in any case ("@ at the start of a
line"), so that what lies between plain entries can be given to it piece by piece, and it finds
the same blocks as in the whole. Most files consist of plain entries alone.
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


_START = re.compile(r"^[ \t]*(@)(\w+)[ \t]*\{[ \t]*([^\s,{}=\"#%()@\\]+)[ \t]*,", re.M)
_FIELD = re.compile(
    rf"\s*([A-Za-z][\w.:+/-]*)\s*=\s*(?:\{{({_nested(4)})\}}|(\d+))\s*(?:,|(?=\}}))"
)
_END = re.compile(r"\s*\}")
_BLOCK_INSIDE = re.compile(r"\n\s*@\w*[ \t]*[{(]")
NO_ENTRIES = frozenset({"comment", "preamble", "string"})
"""Blocks that are no entries."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What lies before, between and behind plain entries."""

    text: str
    line: int
    """Where it begins, from 0."""
    following: str | None
    """Type of the entry that follows; None at the end of the file."""


def split(text: str) -> Iterator[Block | Rest]:
    """The plain entries of a .bib file, and what else is in it, in order."""
    done = at = line = counted = 0
    while start := _START.search(text, at):
        at = start.end()
        kind = start[2].lower()
        if kind in NO_ENTRIES:
            continue
        found: list[tuple[str, str]] = []
        while field := _FIELD.match(text, at):
            name, value, number = field.groups()
            found.append((name.lower(), number if value is None else value))
            at = field.end()
        end = _END.match(text, at)
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
        yield Block(kind, start[3], tuple(found), line + 1)
        done = at = end.end()
    if text[done:].strip():
        yield Rest(text[done:], line + text.count("\n", counted, done), None)
