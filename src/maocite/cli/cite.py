"""maocite note and maocite bibliography: formatted text for people."""

import click

from maocite.api import open_source
from maocite.cli.options import takes_options
from maocite.cli.sources import from_option, load, output_option, source_option
from maocite.cli.terminal import fail_if_broken, keep_warnings, put, say
from maocite.errors import Problem
from maocite.formats import Listing, Options


@click.command()
@click.argument("cites", nargs=-1, required=True, metavar="KEY...")
@source_option
@from_option
@output_option
@takes_options("style", "locale", "markup", "abbreviate", "order", "given_only")
def note(
    cites: tuple[str, ...],
    sources: tuple[str, ...],
    format_name: str | None,
    output: str,
    options: Options,
) -> None:
    """Print the notes of a document that cites KEY... in this order.

    A second mention of a work gives its short form. A locator follows the key after a comma;
    quote both together.

    \b
    Examples:
      maocite note -s sample:mao-albania aqsh-1959-05-13
      maocite note -s books.bib walder2009 "walder2009, p. 4"
      maocite note -s books.bib --style apa walder2009
    """
    from maocite.rendering import as_lines, render_notes

    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    notes = render_notes(library, cites, options, keep_warnings(problems))
    put(output, as_lines(notes, options.markup), sources)
    say(problems)
    fail_if_broken(problems)


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY...]")
@source_option
@from_option
@output_option
@takes_options("style", "locale", "markup", "abbreviate", "order", "given_only")
@click.option("--divided", is_flag=True, help="In parts: archives by fonds, published works.")
@click.option(
    "--divisions",
    "divisions_file",
    metavar="FILE",
    help="TOML with the parts that you want; implies --divided.",
)
@click.option(
    "--archives",
    type=click.Choice([listing.value for listing in Listing]),
    default=Listing.COLLECTIONS.value,
    show_default=True,
    help="With --divided: list the fonds with the years covered, or each document.",
)
def bibliography(
    keys: tuple[str, ...],
    sources: tuple[str, ...],
    format_name: str | None,
    output: str,
    options: Options,
    divided: bool,
    divisions_file: str | None,
    archives: str,
) -> None:
    """Print the bibliography of all records, or of KEY... only.

    \b
    Examples:
      maocite bibliography -s sample:mao-albania --divided
      maocite bibliography -s letters.yaml --style modern-language-association
      maocite bibliography -s books.bib --markup html -o books.html
    """
    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    records = [library[key] for key in keys] if keys else library.records
    report = keep_warnings(problems)
    if divided or divisions_file:
        from maocite.apparatus.divisions import USUAL, read_divisions
        from maocite.divided import render_divided

        parts = read_divisions(open_source(divisions_file)) if divisions_file else USUAL
        text = render_divided(records, options, report, parts, Listing(archives))
    else:
        from maocite.rendering import render_bibliography

        text = render_bibliography(records, options, report)
    put(output, [text], sources)
    say(problems)
    fail_if_broken(problems)


@click.command()
@click.argument("cites", nargs=-1, required=True, metavar="KEY...")
@source_option
@from_option
@takes_options("abbreviate", "locale")
def abbreviations(
    cites: tuple[str, ...],
    sources: tuple[str, ...],
    format_name: str | None,
    options: Options,
) -> None:
    """List the short forms of archives that the notes on KEY... use, with what they stand for.

    \b
    Example:
      maocite abbreviations -s sample:mao-albania aqsh-1959-05-13 aqsh-1960-06-07
    """
    from maocite.rendering import abbreviations_of

    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    found = abbreviations_of(library, cites, options)
    put("-", (f"{short}\t{full}\n" for short, full in found), sources)
    say(problems)
    fail_if_broken(problems)
