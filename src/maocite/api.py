"""The library's front: read sources, write formats, render notes and bibliographies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from maocite.errors import InputError, Problem, UnknownNameError
from maocite.formats import Options, Report
from maocite.model.library import Library
from maocite.model.record import Record
from maocite.resources import data
from maocite.sources import Source
from maocite.streaming import placed
from maocite.streaming import read_all as read_all
from maocite.streaming import stream as stream
from maocite.writers import WRITERS

SAMPLE = "sample:"
"""Prefix that names a collection that comes with maocite: ``sample:mao-albania``."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer made."""

    text: str
    problems: tuple[Problem, ...]
    """What the format could not carry, record by record, and what should be looked at."""


def open_source(name: str | Path) -> Source:
    """A file, or a collection that comes with maocite (``sample:mao-albania``).

    Raises `InputError` for a file that cannot be read and `UnknownNameError` for a sample that
    does not exist.
    """
    text = str(name)
    if not text.startswith(SAMPLE):
        return Source.of(text)
    wanted = text.removeprefix(SAMPLE)
    samples = {
        entry.name.removesuffix(".yaml"): entry
        for entry in data().iterdir()
        if entry.name.endswith(".yaml")
    }
    if wanted not in samples:
        raise UnknownNameError("sample", wanted, sorted(samples))
    return Source(f"{text}.yaml", samples[wanted].read_bytes())


def collect(
    sources: Iterable[Source],
    report: Report,
    format_name: str | None = None,
    *,
    strict: bool = False,
) -> Library:
    """All records of the sources, in order; what is wrong or doubtful goes to `report`.

    Raises `InputError` as `stream` does.
    """
    fatal: list[Problem] = []
    found = list(placed(sources, report, format_name, fatal, strict=strict))
    try:
        library = Library.of(found)
    except InputError as error:
        raise InputError([*fatal, *error.problems]) from None
    if fatal:
        raise InputError(fatal)
    return library


def read(
    *names: str | Path, format_name: str | None = None, report: Report | None = None
) -> Library:
    """Read files, or samples such as ``sample:mao-albania``, into one library.

    Raises `InputError` naming file, line, record and field of everything that is wrong. With
    `report`, files of other programs are read as far as they go, and it is told what is broken.
    """
    ignored: list[Problem] = []
    sources = [open_source(name) for name in names]
    return collect(sources, report or ignored.append, format_name, strict=report is None)


def write(records: Iterable[Record], to: str, options: Options | None = None) -> Written:
    """Write records in a format; raises `UnknownNameError` for one that does not exist."""
    problems: list[Problem] = []
    text = "".join(WRITERS[to].write(records, options or Options(), problems.append))
    return Written(text, tuple(problems))


def notes(library: Library, cites: Sequence[str], options: Options | None = None) -> list[str]:
    """The notes of a document that cites these works in this order.

    Each cite is a key, or a key and a locator: ``"walder2009, p. 4"``. A second mention gives
    the short form that the style asks for.
    """
    from maocite.rendering import render_notes

    return render_notes(library, cites, options or Options(), lambda problem: None)


def bibliography(
    library: Library, keys: Sequence[str] | None = None, options: Options | None = None
) -> str:
    """The bibliography of these records, or of all, in the order that the style asks for."""
    from maocite.rendering import render_bibliography

    records = [library[key] for key in keys] if keys is not None else library.records
    return render_bibliography(records, options or Options(), lambda problem: None)
