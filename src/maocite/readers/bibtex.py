"""Reads BibTeX and BibLaTeX in every dialect that maocite writes, and as others write them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import FlatAtOnce, Portion, Reader, Ready, Report, Shortcut
from maocite.keys import default_key
from maocite.mapping.bib.block import Block, Kind, Remark
from maocite.mapping.bib.blocks import read_blocks, with_next
from maocite.mapping.bib.extra import read_entry, read_or_write
from maocite.mapping.bib.inherit import inherit, with_unused
from maocite.mapping.bib.read import EntryReader
from maocite.mapping.bib.write import FOREIGN
from maocite.mapping.text_source import text_of
from maocite.model.library import Placed
from maocite.model.record import Record
from maocite.sources import Source

_INHERITS = re.compile("crossref|xdata", re.I)
_UNOPENED = re.compile(r"^[ \t]*(@(?!comment\b)[A-Za-z]+)(?=[ \t]+[^\s{(]|[ \t]*$)", re.M | re.I)
_FIELDS = re.compile(r"^[ \t]*([A-Za-z][\w.:+/-]*)\s*=\s*[{\"]", re.M)
_Seen = tuple[int, int]
"""The line of an entry, and a fingerprint of what it says."""


def _read(source: Source, report: Report) -> Iterator[Placed]:
    return cast("Iterator[Placed]", _portions(source, report, None))


def _short(source: Source, report: Report, shortcut: Shortcut) -> Iterator[Portion]:
    return _portions(source, report, shortcut.flat)


def _portions(source: Source, report: Report, at_once: FlatAtOnce | None) -> Iterator[Portion]:
    """Records, and in the place of those without remarks around them what was written at once."""
    try:
        text = text_of(source, report)
    except InputError as error:
        for problem in error.problems:
            report(problem)
        return
    blocks: Iterable[Block | Remark] = read_blocks(text)
    entries: dict[str, Block] = {}
    if _INHERITS.search(text):
        # Parents may stand anywhere.
        blocks = list(blocks)
        known = [block for block in reversed(blocks) if isinstance(block, Block)]
        # BibTeX does not tell capitals in keys from small letters.
        entries = {block.key.casefold(): block for block in known}
        entries |= {block.key: block for block in known}
    seen: dict[str, _Seen] = {}
    remarks: list[list[str]] = []
    waiting: Portion | None = None
    last: Block | None = None
    for block, following in with_next(blocks):
        place = Place(source.name, block.line)
        if isinstance(block, Remark):
            if block.kind is Kind.BROKEN:
                message = f"the entry cannot be read and is left out: {block.reason}"
                report(Problem(Level.ERROR, message, place, "broken-entry"))
            else:
                _look_for_entries(block, source.name, report)
                remarks.append([block.kind.value, block.text])
            continue
        if block.type == "xdata":
            continue
        key = _key(block, seen, place, report)
        if key is None:
            continue
        place = Place(source.name, block.line, None, key)
        block = inherit(block, entries)
        if block.key != key:
            block = replace(block, key=key)
        if isinstance(following, Remark) and following.kind is Kind.COMMENT:
            block = with_unused(block, following.text)
        if waiting:
            yield waiting
        if at_once and not remarks:
            waiting = read_or_write(block, place, report, at_once), place
        else:
            record = read_entry(block, place, report)
            waiting = _with_remarks(record, "before", remarks), place
        last, remarks = block, []
    if waiting and remarks and last:
        found, place = waiting
        whole = read_entry(last, place, _ignore) if isinstance(found, Ready) else found
        yield _with_remarks(whole, "after", remarks), place
    elif waiting:
        yield waiting


def _look_for_entries(remark: Remark, name: str, report: Report) -> None:
    """Tell of lines between the entries that were meant as one, or as fields of one.

    ``@book walder2009, title = ...``, or what stands behind a brace that ends an entry too early.
    """
    for found in _UNOPENED.finditer(remark.text):
        line = remark.line + remark.text.count("\n", 0, found.start(1))
        message = f"{found[1]} opens no brace, so that it begins no entry; kept as a comment"
        report(Problem(Level.WARNING, message, Place(name, line), "unopened-entry"))
    if remark.kind is Kind.COMMENT and (field := _FIELDS.search(remark.text)):
        line = remark.line + remark.text.count("\n", 0, field.start(1))
        message = f"the field {field[1]} stands in no entry; kept as a comment"
        report(Problem(Level.WARNING, message, Place(name, line), "field-outside"))


def _key(block: Block, seen: dict[str, _Seen], place: Place, report: Report) -> str | None:
    """The key, made unique; None for an entry that is here already, word for word."""
    key = block.key or _made_key(block)
    first = seen.get(key)
    content = hash((block.type, block.fields))
    if first is not None and first[1] == content:
        message = f"the same entry stands in line {first[0]} already; left out"
        report(Problem(Level.WARNING, message, place, "repeated-entry"))
        return None
    if not block.key:
        report(Problem(Level.WARNING, f"the entry has no key; it gets {key!r}", place, "no-key"))
    number, free = 1, key
    while free in seen:
        number += 1
        free = f"{key}-{number}"
    if first is not None:
        message = f"the key {key!r} stands in line {first[0]} already; this one becomes {free!r}"
        report(Problem(Level.WARNING, message, place, "duplicate-key"))
    seen[free] = (block.line, content)
    return free


def _made_key(block: Block) -> str:
    """``mehilli2014mao`` for an entry without a key."""
    flat = EntryReader(replace(block, key="item"), Place(), _ignore).read()
    people = next(iter(flat.people.values()), ())
    date = flat.dates.get("issued")
    return default_key(
        (people[0].family or people[0].display()) if people else "",
        str(date) if date else "",
        flat.texts.get("title", ""),
    )


def _ignore(problem: Problem) -> None:
    """What is doubtful is reported when the entry itself is read."""


def _with_remarks(record: Record, where: str, remarks: list[list[str]]) -> Record:
    """The record with the comments and preambles that stand before it, or after the last one."""
    if not remarks:
        return record
    known = record.extra.get(FOREIGN)
    foreign = dict(known) if isinstance(known, dict) else {}
    foreign[where] = remarks
    return replace(record, extra={**record.extra, FOREIGN: foreign})


READER = Reader(
    "bibtex",
    (".bib", ".bibtex"),
    "BibTeX and BibLaTeX, also as Zotero and JabRef write them",
    _read,
    short=_short,
)
