"""Writes Zotero RDF, of which Zotero's import loses nothing: fields, creators, tags, notes, folders."""

from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.mapping.zotero_rdf import HEAD, TAIL, Collections, to_markup
from maocite.model import Record


def _write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    collections = Collections()
    yield HEAD
    for record in records:
        collections.add(record)
        yield f" {to_markup(record, report)}\n"
    for markup in collections.markup():
        yield f" {markup}\n"
    yield TAIL


WRITER = Writer(
    "zotero-rdf",
    (".rdf",),
    "Zotero RDF: all that Zotero can hold, with tags, notes, folders",
    _write,
)
