"""Writes the native format, which carries everything: YAML for people, JSON for programs."""

import json
from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.model.record import Record
from maocite.native import encode_library
from maocite.native.yaml_text import write_yaml


def _write_yaml(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    library = encode_library(records)
    entries = library.pop("records")
    if library:
        yield write_yaml(library)
    if not isinstance(entries, list) or not entries:
        yield "records: []\n"
        return
    yield "records:\n"
    for entry in entries:
        yield write_yaml([entry])


def _write_json(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2)
    yield from encoder.iterencode(encode_library(records))
    yield "\n"


YAML = Writer("yaml", (".yaml", ".yml"), "maocite's own records, as YAML", _write_yaml)
JSON = Writer("json", (".json",), "maocite's own records, as JSON", _write_json)
