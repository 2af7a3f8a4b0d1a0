"""Reads CSL-JSON: a list of items, or an object that holds them under ``items``."""

from collections.abc import Iterator

from maocite.errors import InputError, Place
from maocite.formats import Reader, Report
from maocite.mapping.csl_json import from_csl
from maocite.mapping.json_items import read_items
from maocite.mapping.text_source import chunks_of
from maocite.model.library import Placed
from maocite.sources import Source


def _read(source: Source, report: Report) -> Iterator[Placed]:
    try:
        for item, line in read_items(chunks_of(source, report), source.name, report):
            identifier = item.get("id")
            key = str(identifier) if isinstance(identifier, str | int) else None
            place = Place(source.name, line, None, key)
            record = from_csl(item, place, report)
            if record is not None:
                yield record, place
    except InputError as error:
        for problem in error.problems:
            report(problem)


READER = Reader(
    "csljson", (".json",), "CSL-JSON, as Zotero, pandoc and citeproc programs write it", _read
)
