"""maocite check, show, formats and styles: what is there, and is it right?"""

from dataclasses import replace

import click

from maocite.api import open_source
from maocite.cli.sources import from_option, load, open_all, source_option
from maocite.cli.terminal import fail_if_broken, put, say
from maocite.errors import InputError, Level, Problem
from maocite.readers import READERS
from maocite.writers import WRITERS


@click.command()
@click.argument("sources", nargs=-1, metavar="SRC...")
@from_option
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--schema",
    metavar="FILE.rng|maocite",
    help="RELAX NG that XML files have to follow, or 'maocite': the TEI that maocite writes. "
    "Default: that for files that declare it; of others only whether they are well-formed.",
)
@click.option("--list", "listed", is_flag=True, help="List all checks with their reasons.")
def check(
    sources: tuple[str, ...],
    format_name: str | None,
    strict: bool,
    schema: str | None,
    listed: bool,
) -> None:
    """Check records and show every problem with its file, line, record and field.

    The exit code is 1 where an error was found, else 0. A record that is right as it stands can
    silence a check by its code: 'silence: {check: year-against-date, reason: filed later}'.

    \b
    Examples:
      maocite check letters.yaml
      maocite check --list
      maocite check --strict letters.yaml books.bib
      maocite check bibliography.xml
      maocite check edition.xml --schema tei_all.rng
    """
    if listed:
        from maocite.checks.manual import listing

        put("-", [listing()], ())
        return
    from maocite.checks import check_sources
    from maocite.checks.xml_schema import OURS, validate_sources

    files = open_all(sources)
    library, problems = check_sources(files, format_name)
    chosen = open_source(schema) if schema and schema != OURS else schema
    checked = validate_sources(files, format_name, chosen)
    problems += checked.problems
    # The code is what a record silences a check by.
    say(replace(problem, message=f"{problem.message} [{problem.code}]") for problem in problems)
    for remark in checked.remarks:
        click.echo(remark)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    click.echo(
        f"{_count(len(library), 'record')}, {_count(errors, 'error')}, {_count(warnings, 'warning')}"
    )
    if errors or (strict and warnings):
        raise click.exceptions.Exit(1)


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@source_option
@from_option
def show(keys: tuple[str, ...], sources: tuple[str, ...], format_name: str | None) -> None:
    """Show records in full, with the note and the archive's own citation that come of them.

    \b
    Examples:
      maocite show -s sample:mao-albania aqsh-1959-05-13
    """
    from maocite.showing import describe

    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    records = [library[key] for key in keys]
    put("-", (describe(record) for record in records), sources)
    say(problems)
    fail_if_broken(problems)


@click.command()
def formats() -> None:
    """List the formats that can be read and written, and how much of a record comes home.

    For that every field is written, read back and compared; docs/formats.md lists the fields.

    \b
    Example:
      maocite formats
    """
    from maocite.carried import formats as both_ways
    from maocite.carried import summary

    tried = both_ways()
    readers = {reader.name: reader for reader in READERS}
    writers = {writer.name: writer for writer in WRITERS}
    for name in dict.fromkeys([*readers, *writers]):
        reader, writer = readers.get(name), writers.get(name)
        ways = f"{'read' if reader else '':5}{'write' if writer else '':6}"
        either = writer or reader
        assert either is not None
        suffixes = " ".join(either.suffixes)
        click.echo(f"{click.style(f'{name:16}', bold=True)}{ways}{suffixes:16}{either.summary}")
        if name in tried:
            click.echo(f"{'':16}comes home: {summary(name)}")


@click.command()
@click.argument("search", required=False)
def styles(search: str | None) -> None:
    """List CSL styles whose name holds SEARCH; without SEARCH, all of them.

    \b
    Examples:
      maocite styles chicago
      maocite styles | wc -l
    """
    from maocite.csl import style_names

    names = style_names(search or "")
    if not names:
        raise InputError(
            [Problem(Level.ERROR, f"no style has {search!r} in its name", code="no-style")]
        )
    put("-", (f"{name}\n" for name in names), ())
