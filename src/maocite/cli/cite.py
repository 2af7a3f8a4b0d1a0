"""maocite note and maocite bibliography: formatted text for people."""

import click

from maocite.cli.sources import (
    abbreviate_option,
    from_option,
    load,
    locale_option,
    markup_option,
    order_option,
    output_option,
    source_option,
    style_option,
)
from maocite.cli.terminal import keep_warnings, put, say
from maocite.errors import Problem
from maocite.formats import Options


@click.command()
@click.argument("cites", nargs=-1, required=True, metavar="KEY...")
@source_option
@from_option
@output_option
@style_option
@locale_option
@markup_option
@abbreviate_option
@order_option
def note(
    cites: tuple[str, ...],
    sources: tuple[str, ...],
    format_name: str | None,
    output: str,
    style: str,
    locale: str | None,
    markup: str,
    abbreviate: str,
    order: str,
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
    from maocite.rendering import render_notes

    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    options = Options(style, locale, markup, abbreviate, order)
    notes = render_notes(library, cites, options, keep_warnings(problems))
    put(output, (f"{text}\n" for text in notes), sources)
    say(problems)


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY...]")
@source_option
@from_option
@output_option
@style_option
@locale_option
@markup_option
@abbreviate_option
@order_option
def bibliography(
    keys: tuple[str, ...],
    sources: tuple[str, ...],
    format_name: str | None,
    output: str,
    style: str,
    locale: str | None,
    markup: str,
    abbreviate: str,
    order: str,
) -> None:
    """Print the bibliography of all records, or of KEY... only.

    \b
    Examples:
      maocite bibliography -s sample:mao-albania
      maocite bibliography -s letters.yaml --style modern-language-association
      maocite bibliography -s books.bib --markup html -o books.html
    """
    from maocite.rendering import render_bibliography

    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    records = [library[key] for key in keys] if keys else library.records
    options = Options(style, locale, markup, abbreviate, order)
    put(output, [render_bibliography(records, options, keep_warnings(problems))], sources)
    say(problems)
