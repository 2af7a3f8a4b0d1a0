"""What is wrong with a style or an item, as ``Problem``; loaded only where something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maocite.errors import Problem


def as_error(
    message: str,
    source: str | None = None,
    line: int | None = None,
    code: str = "",
    *,
    record: str | None = None,
) -> Problem:
    """Something that cannot be used as it stands. ``record`` names an item."""
    from maocite.errors import Level, Place, Problem

    return Problem(Level.ERROR, message, Place(source, line, record=record), code)


def as_warning(
    message: str,
    source: str | None,
    line: int | None,
    code: str,
    *,
    record: str | None = None,
    field: str | None = None,
) -> Problem:
    """Something that is not known here or doubtful. ``record`` and ``field`` name an item's."""
    from maocite.errors import Level, Place, Problem

    return Problem(Level.WARNING, message, Place(source, line, None, record, field), code)


def is_error(problem: Problem) -> bool:
    """Whether a problem is an error, and no warning."""
    from maocite.errors import Level

    return problem.level is Level.ERROR
