"""The library's front: read sources, write formats, render notes and bibliographies."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from maocite.errors import InputError, Level, Place, Problem, UnknownNameError
from maocite.formats import Options, Report
from maocite.guess import input_format
from maocite.memory import Seen
from maocite.model.library import Library, Placed, used_twice
from maocite.model.record import Record
from maocite.readers import READERS
from maocite.resources import data
from maocite.sources import Source
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


def read_all(
    sources: Iterable[Source], report: Report, format_name: str | None = None
) -> Iterator[Placed]:
    """The records of several sources in order, each with its place; problems go to `report`.

    `format_name` None: guessed for each source by suffix, then by content.
    """
    for source in sources:
        if source.is_blank():
            report(Problem(Level.ERROR, "the file is empty", Place(source.name), "empty"))
        else:
            yield from READERS[format_name or input_format(source)].read(source, report)


def stream(
    sources: Sequence[Source],
    report: Report,
    format_name: str | None = None,
    *,
    strict: bool = False,
) -> Iterator[Placed]:
    """The records of the sources one at a time; what is wrong or doubtful goes to `report`.

    What stops the work is told at the end, so that everything found is told together: `InputError`
    has the errors of files in maocite's own format, those of all files where `strict` is set or
    nothing could be read, and the keys that are used twice. What was made of the records until
    then must not be used: write it beside its place (`maocite.files.write_file`).
    """
    fatal: list[Problem] = []
    seen = Seen()
    again: dict[str, None] = {}
    for placed in _placed(sources, report, format_name, strict, fatal):
        if not seen.add(placed[0].id):
            again[placed[0].id] = None
        yield placed
    if again:
        fatal += _used_twice(sources, format_name, again)
    if fatal:
        raise InputError(fatal)


def _placed(
    sources: Iterable[Source],
    report: Report,
    format_name: str | None,
    strict: bool,
    fatal: list[Problem],
) -> Iterator[Placed]:
    """The records of the sources; errors that stop the work are added to `fatal`."""
    for source in sources:
        gate = _Gate(report)
        for placed in read_all([source], gate.take, format_name):
            if gate.forgiving is None:
                firm = strict or READERS[format_name or input_format(source)].strict
                gate.open(forgiving=not firm)
            yield placed
        if gate.forgiving is None and not gate.told:
            message = "no records were found in it"
            report(Problem(Level.WARNING, message, Place(source.name), "no-records"))
        fatal += gate.held


class _Gate:
    """Holds back the errors of a source until it is clear whether they stop the work."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.held: list[Problem] = []
        self.told = False
        self.forgiving: bool | None = None
        """None as long as there is no record."""

    def take(self, problem: Problem) -> None:
        self.told = True
        if problem.level is Level.ERROR and not self.forgiving:
            self.held.append(problem)
        else:
            self._report(problem)

    def open(self, *, forgiving: bool) -> None:
        """There is a record: in a forgiving format, errors are no more than told from now on."""
        self.forgiving = forgiving
        if forgiving:
            for problem in self.held:
                self._report(problem)
            self.held.clear()


def _used_twice(
    sources: Iterable[Source], format_name: str | None, suspected: Container[str]
) -> Iterator[Problem]:
    """Where keys are used again: the sources are read anew, since nobody noted all places."""
    first: dict[str, Place] = {}
    for record, place in read_all(sources, lambda problem: None, format_name):
        if record.id in suspected:
            if record.id in first:
                yield used_twice(first[record.id], place)
            else:
                first[record.id] = place


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
    placed = list(_placed(sources, report, format_name, strict, fatal))
    try:
        library = Library.of(placed)
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
