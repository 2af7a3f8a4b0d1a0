"""Writes CSL-JSON for Zotero: what its import drops is also said in ``note``, which it keeps."""

import json
from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.mapping.zotero_csl import to_zotero_csl
from maocite.model import Record

_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(", ", ": "), check_circular=False
).encode


def _write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    before = "[\n"
    for record in records:
        yield before + _encode(to_zotero_csl(record))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


WRITER = Writer(
    "zotero-csljson",
    (".json",),
    "CSL-JSON for Zotero, with lines of note for what its import drops",
    _write,
)
