"""maocite merge: several collections become one, and no work stands in it twice."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from maocite.api import collect
from maocite.cli.ledger import Ledger
from maocite.cli.options import takes_options
from maocite.cli.sources import from_option, open_all, output_option
from maocite.cli.terminal import put, with_progress
from maocite.errors import InputError, Problem
from maocite.formats import Options
from maocite.guess import output_format
from maocite.model.library import Library
from maocite.writers import WRITERS

if TYPE_CHECKING:
    from maocite.merging import Merged, Rules

_SHOWN = 40
"""Steps of one kind that are shown; a report lists all."""
_PREFER = ("first", "last", "longer")


@click.command()
@click.argument("sources", nargs=-1, metavar="SRC...")
@from_option
@click.option("-t", "--to", metavar="FORMAT", help="Output format; default: by the suffix of -o.")
@output_option
@click.option(
    "--prefer",
    type=click.Choice(_PREFER),
    default="first",
    show_default=True,
    help="Which of two values stays: of the first source, of the last, or the longer one.",
)
@click.option(
    "--prefer-for",
    "by_field",
    multiple=True,
    metavar="FIELD=RULE",
    help="The same for one field: publisher=last. Keys stay with the first source; id=last "
    "changes that.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.9,
    show_default=True,
    help="How sure it must be that two records are the same; docs/merging.md has the scale.",
)
@click.option("--within", is_flag=True, help="Join records of one source with each other too.")
@click.option("--dry-run", is_flag=True, help="Only show what would happen.")
@click.option("--report", metavar="FILE", help="Write every step and every loss as JSON.")
@click.option("--strict", is_flag=True, help="Write nothing where values contradict or are lost.")
@takes_options("style", "locale")
def merge(
    sources: tuple[str, ...],
    format_name: str | None,
    to: str | None,
    output: str,
    prefer: str,
    by_field: tuple[str, ...],
    threshold: float,
    within: bool,
    dry_run: bool,
    report: str | None,
    strict: bool,
    options: Options,
) -> None:
    """Join collections; a work that stands in several of them becomes one record.

    The same work is found by its DOI, ISBN, address, call number and folios, or by title, people and
    date, however they are spelt. Lists such as keywords, addresses and copies are united. Where
    values contradict, one stays and the other is kept in the record's provenance. Records that are
    only alike are shown and left apart.

    \b
    Examples:
      maocite merge mine.yaml zotero.json -t yaml -o all.yaml
      maocite merge a.bib b.bib --prefer longer --prefer-for publisher=last -o all.bib
      maocite merge library.ris --within --dry-run
    """
    if to is None and output == "-" and not dry_run:
        raise click.UsageError("say which format to write with --to (see 'maocite formats')")
    from maocite.merging import merge as merge_libraries

    rules = _rules(prefer, by_field, threshold, within)
    with Ledger(report) as ledger:
        libraries = _read(sources, format_name, ledger)
        merged = merge_libraries(libraries, rules)
        for problem in merged.problems:
            ledger.note(problem)
        if dry_run:
            ledger.write_report(sources)
            put("-", _story(merged, libraries), ())
        else:
            inputs = [*sources, output]
            if strict and merged.conflicts:
                ledger.write_report(inputs)
                raise InputError(merged.conflicts)
            writer = WRITERS[to or output_format(output)]
            records = with_progress(merged.library.records, f"writing {writer.name}")
            chunks = writer.write(records, options, ledger.tell)
            put(output, ledger.checked(chunks, inputs, strict), sources)
            for line in _story(merged, libraries):
                click.echo(line, err=True, nl=False)
            ledger.sum_up(writer.name)
    if ledger.broken:
        raise click.exceptions.Exit(1)


def _rules(prefer: str, by_field: Sequence[str], threshold: float, within: bool) -> "Rules":
    from maocite.merging import Prefer, Rules

    fields = {}
    for entry in by_field:
        name, _, rule = entry.partition("=")
        if rule not in _PREFER:
            raise click.UsageError(f"--prefer-for {entry}: write FIELD={'|'.join(_PREFER)}")
        fields[name] = Prefer(rule)
    return Rules(Prefer(prefer), fields, threshold, within)


def _read(names: Sequence[str], format_name: str | None, ledger: Ledger) -> list[Library]:
    """A library for each source; what is wrong in any of them is told together."""
    libraries = []
    errors: list[Problem] = []
    for source in open_all(names):
        try:
            libraries.append(collect([source], ledger.tell, format_name))
        except InputError as error:
            errors += error.problems
    if errors:
        raise InputError(errors)
    return libraries


def _story(merged: "Merged", libraries: Sequence[Library]) -> Iterable[str]:
    """What was done, kind by kind, and the sum of it."""
    for problems in (merged.joined, merged.conflicts, merged.renamed, merged.doubtful):
        for problem in problems[:_SHOWN]:
            yield f"{problem.place}: {problem.message}\n"
        if len(problems) > _SHOWN:
            yield f"... and {len(problems) - _SHOWN} more such; --report FILE lists all\n"
    if merged.crowded:
        yield (
            f"{merged.crowded} records are like so many others that not all of those were "
            "compared with them\n"
        )
    yield (
        f"{_count(sum(map(len, libraries)), 'record')} in {_count(len(libraries), 'source')}, "
        f"{len(merged.library)} after merging: {len(merged.joined)} joined "
        f"({merged.equal} of them the same in every field), "
        f"{_count(len(merged.conflicts), 'contradiction')}, "
        f"{_count(len(merged.renamed), 'new key')}, "
        f"{len(merged.doubtful)} left apart that may be the same\n"
    )


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
