"""What has been read so far? The one mutable thing while a citation is parsed."""

from dataclasses import dataclass, field, replace

from maocite.archives.reading import Piece, State
from maocite.archives.words import Words
from maocite.model import Copy, Date, Name, Role


@dataclass(slots=True)
class Draft:
    """A reading that is being made."""

    line: str
    words: Words
    people: dict[Role, tuple[Name, ...]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    date: Date | None = None
    classification: str | None = None
    language: str | None = None
    urls: list[str] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)
    hereafter: list[tuple[str, str]] = field(default_factory=list)

    def take(
        self, start: int, end: int, field_: str, state: State = State.UNDERSTOOD, note: str = ""
    ) -> None:
        """Account for a stretch of the line."""
        self.pieces.append(Piece(state, self.line[start:end], field_, start, end, note))

    def infer(self, field_: str, note: str) -> None:
        """Account for something that no words of the line say."""
        self.pieces.append(Piece(State.GUESSED, "", field_, 0, 0, note))

    def copy(self) -> "Draft":
        """A draft that can be changed without changing this one."""
        return replace(
            self,
            people=dict(self.people),
            pieces=list(self.pieces),
            urls=list(self.urls),
            copies=list(self.copies),
            extra=dict(self.extra),
            hereafter=list(self.hereafter),
        )
