"""maocite export: records in, any format out."""

from functools import partial

import click

from maocite.cli.ledger import Ledger
from maocite.cli.options import takes_options
from maocite.cli.sources import from_option, open_all, output_option
from maocite.cli.terminal import put, with_progress
from maocite.formats import Options
from maocite.guess import ZOTERO, output_format, zotero_format
from maocite.memory import collector_at_rest
from maocite.streaming import convert
from maocite.writers import WRITERS


@click.command()
@click.argument("sources", nargs=-1, metavar="SRC...")
@from_option
@click.option(
    "-t",
    "--to",
    metavar="FORMAT",
    help="Output format, or 'zotero' for the best for Zotero; default: by the suffix of -o.",
)
@output_option
@takes_options(
    *("style", "locale", "markup", "title"),
    *("tei_form", "tei_archival", "tei_lists", "publisher", "editor", "url", "licence"),
)
@click.option("--report", metavar="FILE", help="Write what could not be carried as JSON.")
@click.option("--strict", is_flag=True, help="Write nothing where anything would be lost.")
@collector_at_rest()
def export(
    sources: tuple[str, ...],
    format_name: str | None,
    to: str | None,
    output: str,
    options: Options,
    report: str | None,
    strict: bool,
) -> None:
    """Convert records into another format.

    SRC is a file, '-' for standard input, or 'sample:mao-albania', the collection that comes
    with maocite. Several sources are joined; each key must be used once.

    \b
    Examples:
      maocite export letters.yaml -t biblatex -o letters.bib
      maocite export letters.yaml -t zotero -o letters.rdf
      maocite export letters.yaml books.bib -o all.xml
      maocite export sample:mao-albania -t notes --markup html
      cat letters.yaml | maocite export - -t csljson | jq .
    """
    if to is None and output == "-":
        raise click.UsageError("say which format to write with --to (see 'maocite formats')")
    if to == ZOTERO:
        to, why = zotero_format(output)
        click.echo(f"for Zotero: {to} ({why})", err=True)
    writer = WRITERS[to or output_format(output)]
    files = open_all(sources)
    with Ledger(report) as ledger:
        watch = partial(with_progress, label=f"writing {writer.name}")
        chunks = convert(files, writer, options, ledger.tell, format_name, watch)
        put(output, ledger.checked(chunks, [*sources, output], strict), sources)
        ledger.sum_up(writer.name)
    if ledger.broken:
        raise click.exceptions.Exit(1)
