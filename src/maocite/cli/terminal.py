"""How does the program talk to people? Problems, colours and progress on standard error."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import click

from maocite.errors import Level, OutputError, Problem
from maocite.files import as_bytes, write_file

T = TypeVar("T")
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.LOSS: "cyan"}
_SHOW_PROGRESS_EVERY = 2000
"""Fewer records are done before anyone could read it."""
_SPOOL = 1 << 23
"""Bytes for standard output that are held in memory; beyond that they wait in a file."""


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


def put(path: str, chunks: Iterable[str | bytes], inputs: Sequence[str]) -> None:
    """Write to a file, or to standard output for ``-``; text is UTF-8 on either road.

    Raises `OutputError` where it cannot be written, a closed pipe included.
    """
    if path != "-":
        write_file(path, chunks, [name for name in inputs if name != "-"])
        return
    # All or nothing here too: what reads our output must not take half of it for the whole.
    with tempfile.SpooledTemporaryFile(_SPOOL) as whole:
        for chunk in chunks:
            whole.write(as_bytes(chunk))
        whole.seek(0)
        try:
            shutil.copyfileobj(whole, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            message = "standard output was closed before everything was written"
            raise OutputError(message) from None


def with_progress(records: Iterable[T], label: str) -> Iterator[T]:
    """The records, counted on standard error while a person waits at a terminal."""
    if not sys.stderr.isatty():
        yield from records
        return
    number = 0
    for number, record in enumerate(records, 1):
        yield record
        if number % _SHOW_PROGRESS_EVERY == 0:
            click.echo(f"\r{label}: {number:,} records", err=True, nl=False)
    if number >= _SHOW_PROGRESS_EVERY:
        click.echo(f"\r{label}: {number:,} records", err=True)
