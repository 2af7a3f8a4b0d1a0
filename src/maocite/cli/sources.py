"""Where do the records come from, and where does the text go? Options that the commands share."""

import sys
from collections.abc import Sequence

import click

from maocite.api import collect, open_source
from maocite.errors import Problem
from maocite.model.library import Library
from maocite.sources import Source

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
    return Source("<stdin>", sys.stdin.buffer.read())
