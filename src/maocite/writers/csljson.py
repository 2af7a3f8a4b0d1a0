"""Writes CSL-JSON: complete, or as stock CSL styles print it well."""

import json
from collections.abc import Callable, Iterable, Iterator

from maocite.formats import Options, Ready, Report, Shortcut, Writer
from maocite.mapping.csl_json import item_of, to_csl
from maocite.mapping.styles import for_styles
from maocite.model.record import Record, SecondaryRecord

_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(", ", ": "), check_circular=False
).encode


def _write(
    records: Iterable[Record | Ready], convert: Callable[[Record], dict[str, object]]
) -> Iterator[str]:
    """One item to a line: easy to compare, and no longer in memory than one item."""
    before = "[\n"
    for record in records:
        text = record.text if isinstance(record, Ready) else _encode(convert(record))
        yield before + text
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _write_mixed(records: Iterable[Record | Ready], report: Report) -> Iterator[str]:
    return _write(records, to_csl)


def _at_once(flat: SecondaryRecord) -> Ready | None:
    item = item_of(flat)
    return None if item is None else Ready(flat.id, _encode(item))


def _write_complete(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    return _write(records, to_csl)


def _write_styles(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    def convert(record: Record) -> dict[str, object]:
        item, problems = for_styles(record, options.style)
        for problem in problems:
            report(problem)
        return item

    return _write(records, convert)


COMPLETE = Writer(
    "csljson",
    (".json",),
    "CSL-JSON, complete: what CSL does not know under custom",
    _write_complete,
    Shortcut(_write_mixed, flat=_at_once),
)
STYLES = Writer(
    "csljson-styles", (".json",), "CSL-JSON as stock CSL styles print it well", _write_styles
)
