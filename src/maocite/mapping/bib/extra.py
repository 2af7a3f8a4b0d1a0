"""What does an entry say that Zotero exported? Its field ``note`` is Zotero's field Extra.

Zotero's export of BibTeX writes the lines of Extra as they are, escaped, into ``note``; a line with
the number of PubMed, ``{PMID:} 123``, is one of them.
"""

from dataclasses import replace
from types import MappingProxyType

from maocite.errors import Place
from maocite.formats import FlatAtOnce, Ready, Report
from maocite.mapping.bib.block import Block
from maocite.mapping.bib.latex_in import Decoder
from maocite.mapping.bib.read import EntryReader
from maocite.mapping.flat import restore
from maocite.mapping.zotero_extra import OURS
from maocite.mapping.zotero_item import finish, with_lines
from maocite.mapping.zotero_notes import lines_of
from maocite.model import Record, SecondaryRecord


def read_entry(block: Block, place: Place, report: Report) -> Record:
    """The record of an entry, with what its note says in the way of Zotero's Extra."""
    record = read_or_write(block, place, report, _never)
    assert not isinstance(record, Ready)
    return record


def read_or_write(
    block: Block, place: Place, report: Report, at_once: FlatAtOnce
) -> Record | Ready:
    """The record of an entry, or what `at_once` writes of it."""
    flat = EntryReader(block, place, report).read()
    note = flat.texts.get("note")
    if note is None or ":" not in note:
        return at_once(flat) or restore(flat)
    raw = next((value for name, value in block.fields if name == "note"), "")
    decoder = Decoder(_forget)
    lines = [line for part in raw.split("\n") if (line := decoder.text(part).strip())]
    if not any(map(is_extra, lines)) or decoder.text(raw) != note:
        return restore(flat)
    texts = {name: text for name, text in flat.texts.items() if name != "note"}
    whole, ours = with_lines(replace(flat, texts=MappingProxyType(texts)), lines)
    return finish(whole, ours, place, report)


def is_extra(line: str) -> bool:
    """Whether a line is surely one of Extra, and none that a person would write into a note."""
    return bool(lines_of(line)) or line.startswith(f"{OURS}: {{")


def _never(flat: SecondaryRecord) -> None:
    """Writes nothing at once."""


def _forget(command: str) -> None:
    """Unknown commands are told of when the entry itself is read."""
