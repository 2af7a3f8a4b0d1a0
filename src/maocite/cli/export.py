"""maocite export: records in, any format out."""

import click

from maocite.cli.options import takes_options
from maocite.cli.sources import from_option, load, output_option
from maocite.cli.terminal import fail_if_broken, put, say, say_losses, with_progress, write_report
from maocite.errors import InputError, Level, Problem
from maocite.formats import Options
from maocite.guess import ZOTERO, output_format, zotero_format
from maocite.memory import collector_at_rest
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
    *("tei_form", "tei_archival", "publisher", "licence"),
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
    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    say(problems)
    found: list[Problem] = []
    records = with_progress(library.records, f"writing {writer.name}")
    chunks = writer.write(records, options, found.append)
    if strict or report:
        # Losses must be known before the first byte of the output is written.
        chunks = iter(list(chunks))
    if report:
        write_report(report, [*problems, *found], [*sources, output])
    if strict and any(problem.level is not Level.WARNING for problem in found):
        raise InputError(found)
    put(output, chunks, sources)
    say([problem for problem in found if problem.level is not Level.LOSS])
    say_losses(found, writer.name)
    fail_if_broken(problems)
