"""What can stand in a .bib file? Entries, and blocks that hold no record."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a block is that is no entry."""

    COMMENT = "comment"
    PREAMBLE = "preamble"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Remark:
    """A block that holds no record."""

    kind: Kind
    text: str
    line: int
    reason: str = ""
    """Why it could not be read, for a broken one."""


@dataclass(frozen=True, slots=True)
class Block:
    """One entry."""

    type: str
    """In lower case: ``article``."""
    key: str
    fields: tuple[tuple[str, str], ...]
    """Names in lower case and values without delimiters; a name may be there twice."""
    line: int
    unknown: tuple[str, ...] = ()
    """Names of strings that are declared nowhere."""
    unparted: tuple[str, ...] = ()
    """Fields before which a comma is missing."""
    stray: tuple[str, ...] = ()
    """Fields behind whose value something stands that belongs to nothing."""
    mended: tuple[str, ...] = ()
    """What is wrong with the entry, where it says all the same what it means."""
