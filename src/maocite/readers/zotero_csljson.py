"""Reads CSL-JSON that Zotero or Better BibTeX wrote: lines of ``note`` are variables too."""

from collections.abc import Iterator

from maocite.errors import InputError, Place
from maocite.formats import Reader, Report
from maocite.mapping.json_items import read_items
from maocite.mapping.text_source import chunks_of
from maocite.mapping.zotero_csl import from_zotero_csl
from maocite.model.library import Placed
from maocite.sources import Source


def _read(source: Source, report: Report) -> Iterator[Placed]:
    try:
        for item, line in read_items(chunks_of(source, report), source.name, report):
            key = item.get("id") or item.get("citation-key")
            place = Place(
                source.name, line, None, str(key) if isinstance(key, str | int) else None
            )
            record = from_zotero_csl(item, place, report)
            if record is not None:
                yield record, place
    except InputError as error:
        for problem in error.problems:
            report(problem)


READER = Reader(
    "zotero-csljson",
    (".json",),
    "CSL-JSON from Zotero, whose note lines hold what its fields cannot",
    _read,
)
