"""Reads CSL-YAML: what Better BibTeX exports and pandoc takes as ``references`` of a document."""

import re
from collections.abc import Iterator, Mapping

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Reader, Report
from maocite.mapping.csl_json import from_csl
from maocite.mapping.csl_markdown import markup_of
from maocite.model.library import Placed
from maocite.model.vocabulary import DATE_VARIABLES
from maocite.native.node import Fields, Items, Json, Node, as_written
from maocite.native.yaml_text import read_yaml
from maocite.sources import Source

_END = re.compile(r"\n(?:---|\.\.\.)\s*\Z")
_MARKED = frozenset(
    {
        *("title", "title-short", "container-title", "container-title-short", "collection-title"),
        *("original-title", "reviewed-title", "volume-title", "part-title", "event-title"),
        *("note", "annote", "abstract"),
    }
)
"""Variables whose texts are Markdown; identifiers and addresses are meant as they are."""


def _read(source: Source, report: Report) -> Iterator[Placed]:
    try:
        node = read_yaml(_END.sub("\n", source.text().rstrip()), source.name)
        entries = _entries(node, source.name)
    except InputError as error:
        for problem in error.problems:
            report(problem)
        return
    for entry in entries:
        place = Place(source.name, entry.line, entry.column)
        if not isinstance(entry, Fields):
            message = "expected an item, a mapping with id, type and title"
            report(Problem(Level.ERROR, message, place, "wrong-shape"))
            continue
        key = entry.get("id")
        place = Place(source.name, entry.line, None, getattr(key, "text", None))
        record = from_csl(_item(as_written(entry)), place, report)
        if record is not None:
            yield record, place


def _entries(node: Node | None, name: str) -> tuple[Node, ...]:
    """The items: under ``references``, or the list that the file is."""
    found = node.get("references") if isinstance(node, Fields) else node
    if isinstance(found, Items):
        return found.entries
    message = "expected a list of items under references:"
    raise InputError([Problem(Level.ERROR, message, Place(name), "wrong-shape")])


def _item(written: Json) -> dict[str, object]:
    """The item as CSL-JSON has it."""
    item: dict[str, object] = {}
    for name, value in written.items() if isinstance(written, dict) else ():
        if name in DATE_VARIABLES:
            item[name] = _date(value)
        elif name in _MARKED and isinstance(value, str):
            item[name] = markup_of(value)
        elif name == "keyword" and isinstance(value, list):
            item[name] = "; ".join(map(str, value))
        else:
            item[name] = value
    return item


def _date(value: Json) -> object:
    """``- {year: 2014, month: 12}`` as date parts; a list of two is first and last day."""
    sides = value if isinstance(value, list) else [value]
    dated = [side for side in sides if isinstance(side, Mapping) and "date-parts" not in side]
    if not dated or len(dated) < len(sides):
        return value
    date: dict[str, object] = {}
    parts = [
        [side[name] for name in ("year", "month", "day") if name in side]
        for side in dated
        if "year" in side
    ]
    if parts:
        date["date-parts"] = parts
    for side in dated:
        words = {name: word for name, word in side.items() if name not in ("year", "month", "day")}
        date = {**words, **date}
    return date


READER = Reader(
    "csl-yaml",
    (".yaml", ".yml"),
    "CSL-YAML, as Better BibTeX exports it and pandoc takes it",
    _read,
)
