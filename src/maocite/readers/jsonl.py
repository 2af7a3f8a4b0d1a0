"""Reads JSON Lines: one CSL-JSON item on each line."""

import json
from collections.abc import Iterator

from maocite.characters import REPLACED, could_be_halves, whole
from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Reader, Report
from maocite.mapping.csl_json import from_csl
from maocite.mapping.text_source import lines_of
from maocite.model.library import Placed
from maocite.sources import Source


def _refuse(word: str) -> None:
    """NaN and Infinity are no JSON, though Python's reader takes them."""
    raise ValueError(f"{word} is no JSON number")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def _read(source: Source, report: Report) -> Iterator[Placed]:
    try:
        for number, raw in enumerate(lines_of(source, report), 1):
            line = raw.strip()
            if line and (placed := _item(line, Place(source.name, number), report)):
                yield placed
    except InputError as error:
        for problem in error.problems:
            report(problem)


def _item(line: str, place: Place, report: Report) -> Placed | None:
    """The record of one line; None, and an error, where it is none."""
    try:
        item: object = _DECODER.decode(line)
        found = whole(item) if could_be_halves(line) else item
    except RecursionError:
        report(Problem(Level.ERROR, "lists and objects are nested too deeply", place, "too-deep"))
        return None
    except ValueError as error:
        column = error.colno if isinstance(error, json.JSONDecodeError) else None
        reason = error.msg.lower() if isinstance(error, json.JSONDecodeError) else str(error)
        where = Place(place.source, place.line, column)
        report(Problem(Level.ERROR, f"broken JSON: {reason}", where, "broken-json"))
        return None
    if found is not item:
        report(Problem(Level.WARNING, REPLACED, place, "half-character"))
        item = found
    if not isinstance(item, dict):
        message = "expected one item on the line, an object with id and type"
        report(Problem(Level.ERROR, message, place, "wrong-shape"))
        return None
    key = item.get("id")
    own = Place(place.source, place.line, None, str(key) if isinstance(key, str | int) else None)
    record = from_csl(item, own, report)
    return None if record is None else (record, own)


READER = Reader("jsonl", (".jsonl", ".ndjson"), "JSON Lines, one CSL-JSON item on a line", _read)
