"""What is wrong or lost while records are converted? Told at once or counted, never gathered.

A file of a million records may lose something from each; only the first losses are kept, and all
go to the report that was asked for.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, Self

import click

from maocite.cli.terminal import put, say
from maocite.errors import InputError, Level, Problem

_SHOWN = 100
"""Losses that ``--strict`` prints; nobody reads more."""
_PART = 1 << 16
"""Characters of a report that are copied at once."""


class Ledger:
    """Takes problems as they come. `report` names the file that is to list them all."""

    def __init__(self, report: str | None = None) -> None:
        self._report = report
        self._rows: IO[str] = StringIO()
        self._lost: Counter[str] = Counter()
        self._first: list[Problem] = []
        self.broken = False
        """Whether records could not be read or written."""

    def __enter__(self) -> Self:
        """Open a file for the report beside the work, which `__exit__` removes."""
        if self._report:
            self._rows = TemporaryFile("w+", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def tell(self, problem: Problem) -> None:
        """Say it, or count it where it is a loss."""
        self.note(problem)
        if problem.level is Level.LOSS:
            self._lost[problem.place.field or problem.code or "record"] += 1
            if len(self._first) < _SHOWN:
                self._first.append(problem)
            return
        say([problem])
        self.broken = self.broken or problem.level is Level.ERROR

    def note(self, problem: Problem) -> None:
        """Put it into the report and say nothing."""
        if self._report:
            row = json.dumps(_row(problem), ensure_ascii=False, indent=2).replace("\n", "\n  ")
            self._rows.write(f"{',' if self._rows.tell() else ''}\n  {row}")

    def checked(self, chunks: Iterable[str], inputs: Sequence[str], strict: bool) -> Iterator[str]:
        """The text of the output, and at its end the report.

        With `strict`, `InputError` is raised there if anything was lost: so nothing is written.
        """
        yield from chunks
        self.write_report(inputs)
        if strict and self._first:
            more = sum(self._lost.values()) - len(self._first)
            rest = [Problem(Level.LOSS, f"{more} more losses; --report FILE lists all")]
            raise InputError([*self._first, *(rest if more else ())])
        if strict and self.broken:
            message = "nothing is written, since not all records could be read"
            raise InputError([Problem(Level.ERROR, message)])

    def write_report(self, inputs: Sequence[str]) -> None:
        """Write the report that was asked for: a JSON list of objects with level, code and place."""
        if self._report is None:
            return
        self._rows.seek(0)
        rows = iter(lambda: self._rows.read(_PART), "")
        first = next(rows, "")
        put(self._report, chain(("[", first), rows, ("\n]\n" if first else "]\n",)), inputs)

    def sum_up(self, format_name: str) -> None:
        """Say on one line what the format could not carry: each field with its records."""
        if self._lost:
            listed = ", ".join(f"{field} ({count})" for field, count in self._lost.most_common())
            word = click.style("not carried", fg="cyan", bold=True)
            click.echo(f"{format_name}: {word}: {listed}; --report FILE lists each", err=True)


def _row(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "level": problem.level.value,
        "code": problem.code,
        "message": problem.message,
        "source": place.source,
        "line": place.line,
        "column": place.column,
        "record": place.record,
        "field": place.field,
    }
