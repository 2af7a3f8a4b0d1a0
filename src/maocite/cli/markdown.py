"""maocite cite: the notes of a text in Markdown."""

import click

from maocite.cli.options import takes_options
from maocite.cli.sources import from_option, load, open_all, output_option, source_option
from maocite.cli.terminal import fail_if_broken, keep_warnings, put, say
from maocite.errors import Problem
from maocite.formats import Listing, Options


@click.command()
@click.argument("text", metavar="FILE.md|-")
@source_option
@from_option
@output_option
@takes_options("style", "locale", "abbreviate", "order")
@click.option(
    "--archives",
    type=click.Choice([listing.value for listing in Listing]),
    default=Listing.COLLECTIONS.value,
    show_default=True,
    help="Bibliography: list the fonds with the years covered, or each document.",
)
def cite(
    text: str,
    sources: tuple[str, ...],
    format_name: str | None,
    output: str,
    options: Options,
    archives: str,
) -> None:
    """Write the notes of a text in Markdown.

    Pandoc's citations ([@key, p. 4; see also @other]) become footnotes, or words of the footnote
    in which they stand; first mentions are full, later ones short. The divs ::: {#refs} and
    ::: {#abbreviations} are filled.

    \b
    Examples:
      maocite cite essay.md -s letters.yaml -s books.bib -o essay.out.md
      maocite cite essay.md -s letters.yaml | pandoc -o essay.docx
    """
    from maocite.markdown import cite_markdown

    problems: list[Problem] = []
    (document,) = open_all([text])
    library = load(sources, format_name, problems)
    result = cite_markdown(
        document.text(),
        library,
        options,
        keep_warnings(problems),
        source=document.name,
        listing=Listing(archives),
    )
    put(output, [result], [text, *sources])
    say(problems)
    fail_if_broken(problems)
