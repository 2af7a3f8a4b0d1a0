"""The native format: records as YAML that a historian writes by hand, and JSON of the same shape."""

from collections.abc import Iterable

from maocite.errors import Place
from maocite.model.record import Record
from maocite.native.document import declare, encode_declarations, read_document
from maocite.native.node import Json, Scalar, TooDeepError, node_of
from maocite.native.reading import NOTHING_DECLARED, Declared, Reading, Report
from maocite.native.records import RECORD

__all__ = ["Json", "Report", "decode", "encode", "encode_library", "read_document"]


def encode(record: Record) -> dict[str, Json]:
    """A record as JSON values that need nothing else: people and repository in full.

    Only fields that are set, in a fixed order. ``decode(encode(record))`` is the record.
    """
    return _encode(record, NOTHING_DECLARED)


def _encode(record: Record, declared: Declared) -> dict[str, Json]:
    value = RECORD.write(record, declared)
    if not isinstance(value, dict):
        raise TypeError("a record is written as a mapping")
    return value


def encode_library(records: Iterable[Record]) -> dict[str, Json]:
    """A whole file: what several records share is declared once, then the records."""
    kept = list(records)
    declared = declare(kept)
    return {
        **encode_declarations(declared),
        "records": [_encode(record, declared) for record in kept],
    }


def decode(value: object, place: Place, report: Report) -> Record | None:
    """The record that JSON values describe; None, and everything wrong reported, where it is none.

    `place` says in messages where the values stand.
    """
    at = Reading(report, place)
    try:
        node = node_of(value)
    except (TooDeepError, TypeError) as error:
        at.error(Scalar(""), str(error), "wrong-shape")
        return None
    return RECORD.read(node, at)
