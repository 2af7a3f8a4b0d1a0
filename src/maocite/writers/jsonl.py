"""Writes JSON Lines: one complete CSL-JSON item on each line, for streams and large files."""

import json
from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.mapping.csl_json import to_csl
from maocite.model import Record

_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(", ", ": "), check_circular=False
).encode

_ESCAPES = {ord(mark): json.dumps(mark)[1:-1] for mark in "\x85\u2028\u2029"}


def _write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    for record in records:
        # Some programs end lines at these characters too.
        yield _encode(to_csl(record)).translate(_ESCAPES) + "\n"


WRITER = Writer(
    "jsonl", (".jsonl", ".ndjson"), "JSON Lines, one complete CSL-JSON item on a line", _write
)
