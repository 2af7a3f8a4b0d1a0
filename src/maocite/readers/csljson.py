"""Reads CSL-JSON: a list of items, or an object that holds them under ``items``."""

from collections.abc import Iterator

from maocite.errors import InputError, Place
from maocite.formats import Portion, Reader, Report, Shortcut
from maocite.mapping.csl_json import from_csl
from maocite.mapping.json_items import read_items
from maocite.mapping.text_source import chunks_of
from maocite.model.library import Placed
from maocite.sources import Source


def _read(source: Source, report: Report) -> Iterator[Placed]:
    for item, line in _items(source, report):
        placed = _placed(item, line, source, report)
        if placed is not None:
            yield placed


def _short(source: Source, report: Report, shortcut: Shortcut) -> Iterator[Portion]:
    """Records, and in the place of most what was written at once."""
    at_once = shortcut.item
    if at_once is None:
        yield from _read(source, report)
        return
    somewhere = Place(source.name)
    for item, line in _items(source, report):
        ready = at_once(item)
        if ready is not None:
            yield ready, somewhere
        elif placed := _placed(item, line, source, report):
            yield placed


def _items(source: Source, report: Report) -> Iterator[tuple[dict[str, object], int]]:
    try:
        yield from read_items(chunks_of(source, report), source.name, report)
    except InputError as error:
        for problem in error.problems:
            report(problem)


def _placed(item: dict[str, object], line: int, source: Source, report: Report) -> Placed | None:
    identifier = item.get("id")
    key = str(identifier) if isinstance(identifier, str | int) else None
    place = Place(source.name, line, None, key)
    record = from_csl(item, place, report)
    return None if record is None else (record, place)


READER = Reader(
    "csljson",
    (".json",),
    "CSL-JSON, as Zotero, pandoc and citeproc programs write it",
    _read,
    short=_short,
)
