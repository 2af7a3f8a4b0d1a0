"""maocite: archival and secondary-source records to Chicago notes, BibLaTeX, CSL-JSON and TEI.

What stands here is loaded when it is first used, so that a program that wants one part only, such
as the CSL processor, does not wait for the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maocite.api import Written, bibliography, notes, read, write
    from maocite.errors import InputError, Level, MaociteError, Place, Problem
    from maocite.formats import Options
    from maocite.model.library import Library
    from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
    from maocite.version import __version__

__all__ = [
    "ArchivalRecord",
    "InputError",
    "Level",
    "Library",
    "MaociteError",
    "Options",
    "Place",
    "Problem",
    "Record",
    "SecondaryRecord",
    "Written",
    "__version__",
    "bibliography",
    "notes",
    "read",
    "write",
]

_HOMES = {
    "maocite.api": ("Written", "bibliography", "notes", "read", "write"),
    "maocite.errors": ("InputError", "Level", "MaociteError", "Place", "Problem"),
    "maocite.formats": ("Options",),
    "maocite.model.library": ("Library",),
    "maocite.model.record": ("ArchivalRecord", "Record", "SecondaryRecord"),
    "maocite.version": ("__version__",),
}
"""The module of each name, by which it is found when it is asked for."""


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(module), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
