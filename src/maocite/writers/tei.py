"""TEI P5: a document or a bare ``listBibl``, archival sources and published works apart."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from maocite.errors import Level, Place, Problem, UnknownNameError
from maocite.formats import Options, Report, Writer
from maocite.model.record import ArchivalRecord, Record
from maocite.tei import document, secondary
from maocite.tei.archival_forms import FORMS
from maocite.tei.identifiers import Identifiers
from maocite.tei.serialise import FORBIDDEN, REPLACEMENT, serialise

_SPOOL = 16 * 1024 * 1024
"""Characters of the second list that are held in memory; beyond that they wait in a file."""


def entry(
    record: Record, identifiers: Identifiers, depth: int, options: Options, report: Report
) -> str:
    """One record as text; characters that XML forbids are replaced and reported.

    Raises `UnknownNameError` for a form of archival sources that does not exist.
    """
    if isinstance(record, ArchivalRecord):
        if options.tei_archival not in FORMS:
            raise UnknownNameError("TEI element", options.tei_archival, list(FORMS))
        node = FORMS[options.tei_archival](record, identifiers)
    else:
        node = secondary.to_node(record, identifiers)
    text = serialise(node, depth)
    if FORBIDDEN.search(text):
        for name in _forbidden_fields(record):
            message = (
                "characters that XML forbids (control characters, lone surrogates) became U+FFFD"
            )
            place = Place(record=record.id, field=name)
            report(Problem(Level.LOSS, message, place, "characters"))
        text = FORBIDDEN.sub(REPLACEMENT, text)
    return text


def _forbidden_fields(record: Record) -> Iterator[str]:
    for part in fields(record):
        if any(FORBIDDEN.search(text) for text in _texts(getattr(record, part.name))):
            yield part.name


def _texts(value: object) -> Iterator[str]:
    """Every string inside a value of the model."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _texts(inner)


def _lists(
    records: Iterable[Record], depth: int, options: Options, report: Report
) -> Iterator[str]:
    """The list of archival sources as its records come, then that of the published works.

    What comes first in the output is written at once; the other waits, so that memory stays
    flat however many records there are.
    """
    identifiers = Identifiers()
    opened = False
    waiting = 0
    with tempfile.SpooledTemporaryFile(_SPOOL, "w+", encoding="utf-8", newline="\n") as later:
        for record in records:
            text = entry(record, identifiers, depth + 1, options, report)
            if not isinstance(record, ArchivalRecord):
                later.write(text)
                waiting += 1
                continue
            if not opened:
                yield document.list_opening("archival", depth)
                opened = True
            yield text
        if opened:
            yield document.list_closing(depth)
        if waiting:
            yield document.list_opening("secondary", depth)
            later.seek(0)
            while chunk := later.read(65536):
                yield chunk
            yield document.list_closing(depth)


def write_document(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    """A TEI document whose back matter is the bibliography."""
    title = FORBIDDEN.sub(REPLACEMENT, options.title) if options.title else None
    yield document.opening(title)
    empty = True
    for chunk in _lists(records, document.LIST_DEPTH, options, report):
        empty = False
        yield chunk
    if empty:
        yield document.EMPTY
    yield document.CLOSING


def write_fragment(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    """A ``listBibl`` that holds the two lists, to be put into a document."""
    yield f'<listBibl xmlns="{document.NAMESPACE}">\n'
    empty = True
    for chunk in _lists(records, 1, options, report):
        empty = False
        yield chunk
    if empty:
        yield "  <bibl>No records.</bibl>\n"
    yield "</listBibl>\n"


WRITER = Writer("tei", (".xml",), "TEI P5 document with listBibl", write_document)
FRAGMENT = Writer("tei-bibl", (), "TEI P5 listBibl alone", write_fragment)
