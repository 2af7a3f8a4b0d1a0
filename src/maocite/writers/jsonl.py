"""Writes JSON Lines: one complete CSL-JSON item on each line, for streams and large files."""

import json
from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.mapping.csl_json import to_csl
from maocite.model import Record

_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(", ", ": "), check_circular=False
).encode

_MARKS = "\x85\u2028\u2029"
_ESCAPES = {ord(mark): json.dumps(mark)[1:-1] for mark in _MARKS}


def _write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    for record in records:
        line = _encode(to_csl(record))
        # Some programs end lines at these characters too. To look for them is much quicker than to
        # translate each character.
        if not line.isascii() and any(mark in line for mark in _MARKS):
            line = line.translate(_ESCAPES)
        yield line + "\n"


WRITER = Writer(
    "jsonl", (".jsonl", ".ndjson"), "JSON Lines, one complete CSL-JSON item on a line", _write
)
