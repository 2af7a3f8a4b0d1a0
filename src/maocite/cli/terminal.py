"""How does the program talk to people? Problems, colours and progress on standard error."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from maocite.errors import Level, OutputError, Problem
from maocite.files import write_file
from maocite.model.record import Record

_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.LOSS: "cyan"}
_SHOW_PROGRESS_FROM = 2000
"""Fewer records are done before anyone could read a bar."""


def say(problems: Iterable[Problem]) -> None:
    """Print problems, one on a line, the level in colour where the terminal has colours."""
    for problem in problems:
        where = str(problem.place)
        level = click.style(problem.level.value, fg=_COLOURS[problem.level], bold=True)
        click.echo(
            f"{where}: {level}: {problem.message}" if where else f"{level}: {problem.message}",
            err=True,
        )


def fail_if_broken(problems: Iterable[Problem]) -> None:
    """End with exit code 1 where records could not be read, though the others are done."""
    if any(problem.level is Level.ERROR for problem in problems):
        raise click.exceptions.Exit(1)


def keep_warnings(problems: list[Problem]) -> Callable[[Problem], None]:
    """Take what a person should look at; what a printed note leaves out is no news to her."""

    def report(problem: Problem) -> None:
        if problem.level is not Level.LOSS:
            problems.append(problem)

    return report


def count_losses(problems: Sequence[Problem]) -> list[tuple[str, int]]:
    """Fields that a format could not carry, with the number of records, most frequent first."""
    counted = Counter(
        (problem.place.field or problem.code or "record")
        for problem in problems
        if problem.level is Level.LOSS
    )
    return counted.most_common()


def say_losses(problems: Sequence[Problem], format_name: str) -> None:
    """Sum up on one line what the format could not carry."""
    losses = count_losses(problems)
    if losses:
        listed = ", ".join(f"{field} ({count})" for field, count in losses)
        word = click.style("not carried", fg=_COLOURS[Level.LOSS], bold=True)
        click.echo(f"{format_name}: {word}: {listed}; --report FILE lists each", err=True)


def write_report(path: str, problems: Sequence[Problem], inputs: Sequence[str]) -> None:
    """Write problems as JSON: a list of objects with level, code, message and place."""
    rows = [
        {
            "level": problem.level.value,
            "code": problem.code,
            "message": problem.message,
            "source": problem.place.source,
            "line": problem.place.line,
            "column": problem.place.column,
            "record": problem.place.record,
            "field": problem.place.field,
        }
        for problem in problems
    ]
    put(path, [json.dumps(rows, ensure_ascii=False, indent=2) + "\n"], inputs)


def put(path: str, chunks: Iterable[str], inputs: Sequence[str]) -> None:
    """Write to a file, or to standard output for ``-``; text is UTF-8 on either road.

    Raises `OutputError` where it cannot be written, a closed pipe included.
    """
    if path != "-":
        write_file(path, chunks, [name for name in inputs if name != "-"])
        return
    stream = sys.stdout.buffer
    try:
        for chunk in chunks:
            stream.write(chunk.encode("utf-8"))
        stream.flush()
    except BrokenPipeError:
        raise OutputError("standard output was closed before everything was written") from None


def with_progress(records: Sequence[Record], label: str) -> Iterator[Record]:
    """The records, with a bar on standard error while a person waits at a terminal."""
    if len(records) < _SHOW_PROGRESS_FROM or not sys.stderr.isatty():
        yield from records
        return
    with click.progressbar(records, label=label, file=sys.stderr) as bar:
        yield from bar
