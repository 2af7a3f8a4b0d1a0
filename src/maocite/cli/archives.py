"""maocite parse and maocite archives: call numbers as archives write them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maocite.cli.sources import open_all, output_option
from maocite.cli.terminal import put
from maocite.errors import InputError, Level, Problem
from maocite.formats import Options
from maocite.model.record import Record
from maocite.writers import WRITERS

if TYPE_CHECKING:
    from maocite.archives import Profile, Profiles, Reading, Row

_NOTE_MARK = re.compile(r"\s*(?:\[\^[^\]]+\]:|\[\d+\]|\d+[.)])\s+")
"""``[^1]:`` of Markdown, ``[1]`` and ``1.`` of printed notes."""
_STATES = {"guessed": "yellow", "left": "red"}

profile_option = click.option(
    "--profile",
    "extra",
    multiple=True,
    type=click.Path(exists=True),
    metavar="FILE",
    help="Archive profile of your own (TOML), or a folder of them.",
)


@click.command()
@click.argument("text", metavar="TEXT|FILE|-")
@click.option(
    "-t", "--to", default="yaml", show_default=True, metavar="FORMAT", help="Output format."
)
@output_option
@profile_option
@click.option("--quiet", is_flag=True, help="Do not tell what was guessed or left.")
def parse(text: str, to: str, output: str, extra: tuple[str, ...], quiet: bool) -> None:
    """Read citations of archival documents and write the records.

    TEXT is one citation; a FILE holds one on each line, or the numbered notes of a document.
    What was guessed and what was not understood is told on standard error, citation by
    citation; nothing is dropped: what was not understood stands in the record's note.

    \b
    Examples:
      maocite parse "RGANI, f. 5, op. 49, d. 131, ll. 193-194. Translated by Gary Goldberg."
      maocite parse notes.txt -o records.yaml
      pbpaste | maocite parse - -t biblatex
    """
    from maocite.archives import load_profiles, parse_citations

    profiles = load_profiles(extra)
    writer = WRITERS[to]
    lines = list(_citations(text))
    readings = list(parse_citations(lines, profiles))
    if not readings:
        raise InputError([Problem(Level.ERROR, "there is no citation in it", code="empty")])
    records = _unique_ids(readings)
    problems: list[Problem] = []
    put(output, writer.write(records, Options(), problems.append), () if text == "-" else (text,))
    if not quiet:
        _account(readings)


def _citations(text: str) -> Iterator[str]:
    """The citations of the argument, without the marks of notes."""
    if text == "-" or _is_file(text):
        (source,) = open_all([text])
        lines = source.text().splitlines()
    else:
        lines = [text]
    for line in lines:
        mark = _NOTE_MARK.match(line)
        yield line[mark.end() :] if mark and len(lines) > 1 else line


def _is_file(text: str) -> bool:
    """Whether the argument names a file; a citation is no path, and may be too long for one."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _unique_ids(readings: Sequence["Reading"]) -> list[Record]:
    """The records, with the editions they are quoted from; a key used again gets ``-2``, ``-3``."""
    seen: dict[str, int] = {}
    found: list[Record] = []
    for record in (record for reading in readings for record in reading.records):
        seen[record.id] = seen.get(record.id, 0) + 1
        number = seen[record.id]
        found.append(replace(record, id=f"{record.id}-{number}") if number > 1 else record)
    return found


def _account(readings: Sequence["Reading"]) -> None:
    """Say of each citation what was guessed and what was left."""
    for number, reading in enumerate(readings, 1):
        for piece in (*reading.guessed, *reading.left):
            state = click.style(piece.state.value, fg=_STATES[piece.state.value], bold=True)
            words = f" {piece.text!r}" if piece.text else ""
            why = f" ({piece.note})" if piece.note else ""
            click.echo(f"citation {number}: {piece.field}: {state}:{words}{why}", err=True)
    certain = sum(reading.certain for reading in readings)
    click.echo(f"{len(readings)} read, {certain} of them without a guess", err=True)


@click.group()
def archives() -> None:
    """Show the archives whose call numbers are known.

    \b
    Examples:
      maocite archives list
      maocite archives search moscow
      maocite archives show aqsh
    """


@archives.command("list")
@profile_option
def list_archives(extra: tuple[str, ...]) -> None:
    """List all archives with an example citation of each.

    \b
    Example:
      maocite archives list
    """
    put("-", (_line(profile) for profile in _profiles(extra)), ())


@archives.command()
@click.argument("text")
@profile_option
def search(text: str, extra: tuple[str, ...]) -> None:
    """List archives whose name, abbreviation, place or country holds TEXT.

    \b
    Example:
      maocite archives search russia
    """
    found = _profiles(extra).search(text)
    if not found:
        message = f"no archive has {text!r} in its names, place or country"
        raise InputError([Problem(Level.ERROR, message, code="no-archive")])
    put("-", (_line(profile) for profile in found), ())


@archives.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@profile_option
def show(keys: tuple[str, ...], extra: tuple[str, ...]) -> None:
    """Show how an archive is cited, and where that rule was read.

    \b
    Example:
      maocite archives show aqsh bundesarchiv
    """
    profiles = _profiles(extra)
    for key in keys:
        click.echo("\n".join(_describe(profiles[key])) + "\n")


@archives.command()
@click.argument("sources", nargs=-1, metavar="[FILE...]")
@profile_option
def table(sources: tuple[str, ...], extra: tuple[str, ...]) -> None:
    """Count for each archive the citations tried, read, printed, and printed again as they were.

    Each profile is tried on its own examples; FILE adds citations, one on a line.

    \b
    Example:
      maocite archives table notes.txt
    """
    from maocite.archives import measure

    lines = [line for source in sources for line in _citations(source) if line.strip()]
    rows = measure(_profiles(extra), lines)
    click.echo(
        f"{'archive':24}{'country':16}{'tried':>6}{'read':>6}{'printed':>9}{'alike':>7}  verified"
    )
    for row in rows:
        counts = f"{row.cases:6}{row.read:6}{row.printed:9}{row.round_trips:7}"
        click.echo(f"{row.key:24}{row.country:16}{counts}  {'yes' if row.verified else 'no'}")
    countries = {row.country for row in rows if row.country}
    totals = [sum(column) for column in zip(*map(_counts, rows), strict=True)]
    click.echo(
        "".join([f"{len(rows)} profiles".ljust(24), f"{len(countries)} countries".ljust(16)])
        + "{:6}{:6}{:9}{:7}  {}".format(*totals)
    )


def _counts(row: "Row") -> tuple[int, int, int, int, int]:
    return row.cases, row.read, row.printed, row.round_trips, int(row.verified)


def _profiles(extra: tuple[str, ...]) -> "Profiles":
    from maocite.archives import load_profiles

    return load_profiles(extra)


def _line(profile: "Profile") -> str:
    repository = profile.repository
    where = ", ".join(part for part in (repository.place, repository.country) if part)
    example = profile.examples[0].citation if profile.examples else ""
    return (
        f"{profile.key:20} {repository.name}{f' ({where})' if where else ''}\n{'':20} {example}\n"
    )


def _describe(profile: "Profile") -> Iterator[str]:
    """Names, levels, rule and examples, one on a line."""
    repository, rule, grammar = profile.repository, profile.rule, profile.grammar
    yield click.style(profile.key, bold=True)
    yield from (f"  name ({language}): {name}" for language, name in repository.names)
    abbreviations = [a for a in (repository.abbreviation, *profile.other_abbreviations) if a]
    facts = {
        "abbreviation": ", ".join(abbreviations),
        "place": ", ".join(part for part in (repository.place, repository.country) if part),
        "levels": ", ".join(
            f"{level.term} ({level.label})" if level.label else level.term
            for level in grammar.levels
        ),
        "folios": grammar.folios.label if grammar.folios else None,
        "order": ", ".join(grammar.form.order),
        "prescribed": rule.prescribed,
        "verified": "yes" if rule.verified else "no: no public rule of the archive was found",
        "source": rule.source,
        "note": rule.note,
    }
    yield from (f"  {name}: {value}" for name, value in facts.items() if value)
    yield from (f"  example: {example.citation}" for example in profile.examples)
