"""Writes RIS as Zotero reads it best: every field native, the rest in ``M2`` lines of Extra.

"Every line is ``XX`` + two blanks + ``- `` + value; the record ends with ``ER  - ``." Long values
are not broken: Zotero, EndNote and Mendeley read lines of any length, and a break would come back
as a blank or a new line, by the program's guess.
"""

from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.mapping.ris import physical, to_entry
from maocite.model import Record


def _write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    for record in records:
        lines = []
        for tag, value in to_entry(record):
            text = "\n".join(physical(tag, value))
            lines.append(f"{tag}  - {text}\n")
        lines.append("ER  - \n\n")
        yield "".join(lines)


WRITER = Writer(
    "ris", (".ris",), "RIS for Zotero, with M2 lines for what RIS has no tag for", _write
)
