"""The hub: what a record says, independent of every format.

Formats know the model; the model knows no format.
"""

from maocite.model.archive import Folio, FolioRange, Folios, Level, LevelKind, Repository
from maocite.model.date import Date
from maocite.model.library import Library
from maocite.model.name import Name, NameKind
from maocite.model.provenance import Origin, Provenance
from maocite.model.record import (
    ArchivalRecord,
    Copy,
    Record,
    Relation,
    RelationKind,
    SecondaryRecord,
    Silence,
    Title,
    TitleForm,
)
from maocite.model.role import Role

__all__ = [
    "ArchivalRecord",
    "Copy",
    "Date",
    "Folio",
    "FolioRange",
    "Folios",
    "Level",
    "LevelKind",
    "Library",
    "Name",
    "NameKind",
    "Origin",
    "Provenance",
    "Record",
    "Relation",
    "RelationKind",
    "Repository",
    "Role",
    "SecondaryRecord",
    "Silence",
    "Title",
    "TitleForm",
]
