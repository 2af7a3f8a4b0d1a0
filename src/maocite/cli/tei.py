"""maocite tei: work on editions."""

import click

from maocite.cli.options import takes_options
from maocite.cli.sources import from_option, load, open_all, output_option, source_option
from maocite.cli.terminal import fail_if_broken, keep_warnings, put, say
from maocite.errors import Problem
from maocite.formats import Options


@click.group()
def tei() -> None:
    """Editions in TEI: notes and bibliography from records, and headers.

    \b
    Examples:
      maocite tei expand edition.xml -s letters.yaml -o edition.full.xml
      maocite tei header mao1959 -s letters.yaml
    """


@tei.command()
@click.argument("edition", metavar="EDITION.xml|-")
@source_option
@from_option
@output_option
@takes_options("style", "locale")
@click.option(
    "--divide",
    type=click.Choice(["kind", "none", "type", "repository"]),
    default="kind",
    show_default=True,
    help="How the bibliography is divided into lists.",
)
def expand(
    edition: str,
    sources: tuple[str, ...],
    format_name: str | None,
    output: str,
    options: Options,
    divide: str,
) -> None:
    """Fill in the notes and the bibliography of an edition that points to records.

    What points (<ref type="bibl" target="#key">, <ptr>, <bibl corresp>, with <citedRange>) gets
    a formatted note; a bibliography of what is cited goes to the end of <back>. Nothing else of
    the file changes; doing it twice changes nothing.

    \b
    Example:
      maocite tei expand edition.xml -s letters.yaml -o edition.full.xml
    """
    from maocite.editions import expand_edition

    problems: list[Problem] = []
    (source,) = open_all([edition])
    library = load(sources, format_name, problems)
    report = keep_warnings(problems)
    made = expand_edition(source, library, options, report, divide=divide)
    put(output, [made], [edition, *sources])
    say(problems)
    fail_if_broken(problems)


@tei.command()
@click.argument("key")
@source_option
@from_option
@output_option
def header(key: str, sources: tuple[str, ...], format_name: str | None, output: str) -> None:
    """Write the TEI header of a new edition of a record: source, people, correspondence.

    \b
    Example:
      maocite tei header aqsh-1959-05-13 -s sample:mao-albania
    """
    from maocite.tei.edition_header import header_of
    from maocite.tei.serialise import serialise

    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    put(output, [serialise(header_of(library[key]))], sources)
    say(problems)
    fail_if_broken(problems)
