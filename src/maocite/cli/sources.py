"""Where do the records come from? The options that the commands share."""

import sys
from collections.abc import Sequence

import click

from maocite.api import collect, open_source
from maocite.errors import Problem
from maocite.formats import Options
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
style_option = click.option(
    "--style",
    default=Options().style,
    show_default=True,
    metavar="NAME|FILE",
    help="CSL style; 'maocite styles' lists them.",
)
locale_option = click.option(
    "--locale", metavar="LANG", help="Language of the output (BCP 47), such as de-DE."
)
markup_option = click.option(
    "--markup",
    type=click.Choice(["plain", "html", "markdown"]),
    default="plain",
    show_default=True,
    help="How the text is marked up.",
)
abbreviate_option = click.option(
    "--abbreviate",
    type=click.Choice(["introduce", "list", "never"]),
    default="introduce",
    show_default=True,
    help="Archives: first in full with the short form that follows; short from the start; "
    "always in full.",
)
order_option = click.option(
    "--order",
    type=click.Choice(["item-first", "archive"]),
    default="item-first",
    show_default=True,
    help="Archives: Chicago's order, or each archive's own.",
)
given_only_option = click.option(
    "--given-only",
    is_flag=True,
    help="Leave out what records have from elsewhere than their source.",
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
