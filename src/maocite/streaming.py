"""How do sources become records, or another format, one record at a time?"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import cast

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Options, Portion, Ready, Report, Shortcut, Writer
from maocite.guess import input_format
from maocite.memory import Seen
from maocite.model.library import Placed, used_twice
from maocite.model.record import Record
from maocite.readers import READERS
from maocite.sources import Source


def read_all(
    sources: Iterable[Source], report: Report, format_name: str | None = None
) -> Iterator[Placed]:
    """The records of several sources in order, each with its place; problems go to `report`.

    `format_name` None: guessed for each source by suffix, then by content.
    """
    for source in sources:
        yield from cast("Iterator[Placed]", _read(source, report, format_name, None))


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
    return cast("Iterator[Placed]", _stream(sources, report, format_name, None, strict=strict))


def convert(
    sources: Sequence[Source],
    writer: Writer,
    options: Options,
    report: Report,
    format_name: str | None = None,
    watch: Callable[[Iterable[object]], Iterable[object]] = iter,
) -> Iterator[str]:
    """The text of another format, record by record; the same as `writer` makes of a `stream`.

    `watch` sees the records go by, to count them. Raises `InputError` at the end as `stream` does;
    the text must not be used then.
    """
    short = writer.shortcut
    portions = watch(portion for portion, _ in _stream(sources, report, format_name, short))
    if short:
        return short.write(cast("Iterable[Record | Ready]", portions), report)
    return writer.write(cast("Iterable[Record]", portions), options, report)


def placed(
    sources: Iterable[Source],
    report: Report,
    format_name: str | None,
    fatal: list[Problem],
    *,
    strict: bool,
) -> Iterator[Placed]:
    """The records of the sources, under whatever keys; errors that stop the work go to `fatal`."""
    portions = _portions(sources, report, format_name, None, fatal, strict=strict)
    return cast("Iterator[Placed]", portions)


def _read(
    source: Source, report: Report, format_name: str | None, short: Shortcut | None
) -> Iterator[Portion]:
    if source.is_blank():
        report(Problem(Level.ERROR, "the file is empty", Place(source.name), "empty"))
        return
    reader = READERS[format_name or input_format(source)]
    if short is not None and reader.short is not None:
        yield from reader.short(source, report, short)
    else:
        yield from reader.read(source, report)


def _stream(
    sources: Sequence[Source],
    report: Report,
    format_name: str | None,
    short: Shortcut | None,
    *,
    strict: bool = False,
) -> Iterator[Portion]:
    fatal: list[Problem] = []
    seen = Seen()
    again: dict[str, None] = {}
    for portion in _portions(sources, report, format_name, short, fatal, strict=strict):
        if not seen.add(portion[0].id):
            again[portion[0].id] = None
        yield portion
    if again:
        fatal += _used_twice(sources, format_name, again)
    if fatal:
        raise InputError(fatal)


def _portions(
    sources: Iterable[Source],
    report: Report,
    format_name: str | None,
    short: Shortcut | None,
    fatal: list[Problem],
    *,
    strict: bool,
) -> Iterator[Portion]:
    """What the sources hold; errors that stop the work are added to `fatal`."""
    for source in sources:
        gate = _Gate(report)
        for portion in _read(source, gate.take, format_name, short):
            if gate.forgiving is None:
                firm = strict or READERS[format_name or input_format(source)].strict
                gate.open(forgiving=not firm)
            yield portion
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
