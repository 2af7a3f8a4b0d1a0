"""The exceptions that maocite raises on purpose.

They stand apart from the values of ``maocite.errors``, which has all of them too, so that a
program that meets no problem need not load what describes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maocite.errors import Problem


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
