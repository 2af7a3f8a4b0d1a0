"""Writes MODS 3: one `mods` element for each record, in a `modsCollection`."""

from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.mapping.mods import HEAD, TAIL, to_markup
from maocite.model import Record


def _write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    yield HEAD
    for record in records:
        yield f" {to_markup(record, report)}\n"
    yield TAIL


WRITER = Writer("mods", (".mods",), "MODS, the Library of Congress's XML for catalogues", _write)
