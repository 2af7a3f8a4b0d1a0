"""Where do the records come from, and where does the text go? Options that the commands share."""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from maocite.api import collect, open_source
from maocite.errors import Problem
from maocite.model.library import Library
from maocite.sources import Source

_SPOOL = 1 << 23
"""Bytes of standard input that are held in memory."""

from_option = click.option(
    "-f",
    "--from",
    "format_name",
    metavar="FORMAT",
    help="Input format; default: by suffix and content.",
)
source_option = click.option(
    "-s",
    "--source",
    "sources",
    multiple=True,
    metavar="SRC",
    envvar="MAOCITE_SOURCE",
    help="File with records, '-' for standard input, or 'sample:mao-albania'. "
    "Can be given several times; default: $MAOCITE_SOURCE.",
)
output_option = click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    help="Where to write; default: standard output.",
)


def open_all(names: Sequence[str]) -> list[Source]:
    """The sources of the command line; raises `click.UsageError` where there are none."""
    if not names:
        raise click.UsageError(
            "no records to read: name a file with --source (or set $MAOCITE_SOURCE); "
            "'--source sample:mao-albania' reads the collection that comes with maocite"
        )
    if names.count("-") > 1:
        raise click.UsageError("standard input ('-') can be read only once")
    return [_standard_input() if name == "-" else open_source(name) for name in names]


def load(names: Sequence[str], format_name: str | None, problems: list[Problem]) -> Library:
    """Read all sources into one library; what is no error is added to `problems`."""
    return collect(open_all(names), problems.append, format_name)


def _standard_input() -> Source:
    """What comes in, in memory where it is little; else in a file that goes with the command."""
    start = sys.stdin.buffer.read(_SPOOL)
    if len(start) < _SPOOL:
        return Source("<stdin>", start)
    folder = click.get_current_context().with_resource(tempfile.TemporaryDirectory())
    path = Path(folder) / "stdin"
    with path.open("wb") as file:
        file.write(start)
        shutil.copyfileobj(sys.stdin.buffer, file)
    return Source("<stdin>", path)
