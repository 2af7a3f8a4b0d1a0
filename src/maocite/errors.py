"""What can go wrong, as exceptions for what stops the work and as data for what does not."""

from dataclasses import dataclass
from enum import Enum

from maocite.exceptions import (
    InputError,
    MaociteError,
    OutputError,
    UnknownNameError,
    did_you_mean,
)


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


__all__ = [
    "InputError",
    "Level",
    "MaociteError",
    "OutputError",
    "Place",
    "Problem",
    "UnknownNameError",
    "did_you_mean",
]
