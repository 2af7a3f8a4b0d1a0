"""What can a historian choose about her notes?"""

from dataclasses import dataclass
from enum import Enum


class Abbreviate(Enum):
    """When the short form of a repository and its fonds is used."""

    INTRODUCE = "introduce"
    """The first note gives both in full and announces the short form; later notes use it
    (CMOS 18, 13.65; "hereafter cited as")."""
    LIST = "list"
    """Short from the first note on; the list of abbreviations explains it."""
    NEVER = "never"
    """Always in full."""


class Order(Enum):
    """In which order the parts of a location stand."""

    ITEM_FIRST = "item-first"
    """From the document up to the repository (CMOS 18, 14.127)."""
    ARCHIVE = "archive"
    """As the archive itself writes it: most often the repository first."""


@dataclass(frozen=True, slots=True)
class ApparatusOptions:
    """Choices that concern all notes of a document."""

    abbreviate: Abbreviate = Abbreviate.INTRODUCE
    order: Order = Order.ITEM_FIRST
    language: str = "en"
    """BCP 47 tag of the words that we add: "hereafter", "contributed by"."""
