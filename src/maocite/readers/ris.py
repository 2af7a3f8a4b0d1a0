"""Reads RIS as Zotero, EndNote, RefMan, Mendeley and publishers write it.

Lenient where files in the wild are: one or two blanks before the dash, ``ER  -`` with or without a
blank behind it or missing, any line ends, values over several lines, text before the first record.
"""

import re
from collections.abc import Iterator
from itertools import chain

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Reader, Report
from maocite.mapping.ris import Entry, from_entry, key_of, logical
from maocite.mapping.text_source import Keys, lines_of
from maocite.model.library import Placed
from maocite.sources import Source

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|[ \t]*)$", re.S)
_SEPARATORS = re.compile(r"\s?[\u2028\u2029]\s?")


def _read(source: Source, report: Report) -> Iterator[Placed]:
    keys = Keys()
    try:
        for entry, line in _entries(lines_of(source, report), source.name, report):
            key = keys.unique(key_of(entry)) or keys.made(entry)
            place = Place(source.name, line, None, key)
            try:
                yield from_entry(entry, key, place, report), place
            except ValueError as error:
                report(Problem(Level.ERROR, f"the record is left out: {error}", place, "broken"))
    except InputError as error:
        for problem in error.problems:
            report(problem)


def _entries(lines: Iterator[str], source: str, report: Report) -> Iterator[tuple[Entry, int]]:
    """The records, each with the line of its first tag."""
    entry: Entry = []
    start = 0
    for tag, value, line in chain(_tags(lines, source, report), [("ER", "", 0)]):
        if entry and tag in ("TY", "ER"):
            if tag == "TY" or not line:
                message = "the record does not end with ER; it ends where the next one begins"
                report(Problem(Level.WARNING, message, Place(source, start), "no-end"))
            yield entry, start
            entry = []
        if tag != "ER":
            start = start if entry else line
            entry.append((tag, value))


def _tags(lines: Iterator[str], source: str, report: Report) -> Iterator[tuple[str, str, int]]:
    """Tag, value and line, with the lines that belong to a value joined."""
    tag, first, stray = "", 0, 0
    values: list[str] = []
    for number, raw in enumerate(lines, 1):
        line = raw
        if not line.isascii() and ("\u2028" in line or "\u2029" in line):
            # Some services break lines so; no program takes that for a break.
            line = _SEPARATORS.sub(" ", line)
        match = _TAG.match(line)
        if match:
            if tag:
                yield tag, _value(tag, values), first
            tag, first, values = match[1], number, [match[2] or ""]
            if tag == "ER":
                yield tag, "", first
                tag = ""
        elif tag:
            values.append(line)
        elif line.strip(" \t\f\ufeff\x1a") and not stray:
            stray = number
            message = f"expected a tag such as 'TY  - JOUR', found {line.strip()[:40]!r}; left out"
            report(Problem(Level.WARNING, message, Place(source, number), "stray-text"))
        if match:
            stray = 0
    if tag:
        yield tag, _value(tag, values), first


def _value(tag: str, lines: list[str]) -> str:
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return logical(tag, lines)


READER = Reader("ris", (".ris",), "RIS, as reference managers and databases write it", _read)
