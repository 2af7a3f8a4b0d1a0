"""What did the parser make of a citation? The record, and an account of every part of the line."""

from dataclasses import dataclass
from enum import Enum

from maocite.archives.profile import Profile
from maocite.model import ArchivalRecord, SecondaryRecord


class State(Enum):
    """How sure the parser is of one part of the line."""

    UNDERSTOOD = "understood"
    GUESSED = "guessed"
    """Read, but another reading is possible, or it was inferred."""
    LEFT = "left"
    """Not understood; kept whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the line and what it was taken for."""

    state: State
    text: str
    """The words of the line; empty where something was inferred from no words of its own."""
    field: str
    """Path in the record: ``levels[0]``, ``folios``, ``translator``; ``note`` for what is left."""
    start: int
    """Position of the first character in the line, counted from 0."""
    end: int
    """Position after its last character."""
    note: str = ""
    """Why it is a guess, or why it was left."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of `parse_citation`."""

    line: str
    """The citation as it was given."""
    record: ArchivalRecord
    profile: Profile
    """The profile that read it; the generic one where no archive was recognised."""
    pieces: tuple[Piece, ...]
    """In the order of the line."""
    container: SecondaryRecord | None = None
    """The publication that the document is cited from, where the citation names one; the record
    has its words as a relation."""
    hereafter: tuple[tuple[str, str], ...] = ()
    """Short forms that the citation defines, each with what it stands for:
    ``(("GARF", "repository"), ("Groppi Papers", "levels[0]"))``."""

    @property
    def records(self) -> tuple[ArchivalRecord | SecondaryRecord, ...]:
        """The document, and the edition it is cited from where the citation names one."""
        return (self.record,) if self.container is None else (self.record, self.container)

    def _of(self, state: State) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.state is state)

    @property
    def understood(self) -> tuple[Piece, ...]:
        """What was read with certainty."""
        return self._of(State.UNDERSTOOD)

    @property
    def guessed(self) -> tuple[Piece, ...]:
        """What a person should look at."""
        return self._of(State.GUESSED)

    @property
    def left(self) -> tuple[Piece, ...]:
        """What was not understood; also kept in ``record.note``."""
        return self._of(State.LEFT)

    @property
    def certain(self) -> bool:
        """Whether nothing was guessed and nothing left."""
        return not self.guessed and not self.left
