"""What can go wrong, as exceptions for what stops the work and as data for what does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How serious a problem is."""

    ERROR = "error"
    """The record, file or style cannot be used as it stands."""
    WARNING = "warning"
    """It can be used, but a person should look."""
    LOSS = "loss"
    """The target format has no place for something that the record says."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input something stands; every part may be unknown."""

    source: str | None = None
    """The file as the user named it, or ``<stdin>``."""
    line: int | None = None
    """Counted from 1."""
    column: int | None = None
    """Counted from 1."""
    record: str | None = None
    """The id (citation key) of the record."""
    field: str | None = None
    """Path of the field inside the record: ``levels[2].number``."""

    def __str__(self) -> str:
        """``letters.yaml:12: adams1776: date``, as far as the parts are known."""
        position = [
            str(part) for part in (self.source, self.line, self.column) if part is not None
        ]
        parts = [":".join(position)] if position else []
        parts += [part for part in (self.record, self.field) if part]
        return ": ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, doubtful or lost. Tests compare it; ``--report`` prints it."""

    level: Level
    message: str
    """What is wrong and what would be right, in one sentence."""
    place: Place = Place()
    code: str = ""
    """A stable name of the kind of problem (``unknown-field``), for filters and reports."""

    def __str__(self) -> str:
        """``letters.yaml:12: adams1776: date: warning: ...``."""
        where = str(self.place)
        return (
            f"{where}: {self.level.value}: {self.message}"
            if where
            else f"{self.level.value}: {self.message}"
        )


class MaociteError(Exception):
    """Base of everything that maocite raises on purpose; the message is meant for the user."""


class InputError(MaociteError):
    """The input cannot be used. Carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownNameError(MaociteError):
    """A format, style, archive or key that does not exist, with the nearest that do."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        self.kind, self.name = kind, name
        self.suggestions = tuple(_near(name, known))
        super().__init__(f"unknown {kind} {name!r}{did_you_mean(name, known)}")


class OutputError(MaociteError):
    """The output cannot be written where the user asked for it."""


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """`` (did you mean 'biblatex'?)``, or nothing where no known name is near."""
    near = _near(name, known)
    if not near:
        return ""
    return f" (did you mean {' or '.join(repr(word) for word in near)}?)"


def _near(name: str, known: Sequence[str]) -> list[str]:
    """The three nearest known names at most, upper and lower case alike."""
    # Loaded when a name is wrong, which is seldom.
    from difflib import get_close_matches

    folded = {word.casefold(): word for word in known}
    near = get_close_matches(name.casefold(), list(folded), n=3, cutoff=0.5)
    return [folded[word] for word in near]
