"""maocite: archival and secondary-source records to Chicago notes, BibLaTeX, CSL-JSON and TEI."""

from maocite.api import Written, bibliography, notes, read, write
from maocite.errors import InputError, Level, MaociteError, Place, Problem
from maocite.formats import Options
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord

__version__ = "0.1.0"

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
    "bibliography",
    "notes",
    "read",
    "write",
]
