"""Where does a statement come from, and does its spelling stand so in the source?"""

from dataclasses import dataclass
from enum import Enum


class Origin(Enum):
    """How we know what a field says."""

    GIVEN = "given"
    """The source of the record says so."""
    INFERRED = "inferred"
    """Concluded from what the source says; printed in brackets where a style asks for it."""
    ELSEWHERE = "elsewhere"
    """From another source, named in `Provenance.source`."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is to be said about one field of a record."""

    field: str
    """Path of the field: ``date``, ``title``, ``participant[1]``, ``levels[0].name``."""
    origin: Origin = Origin.GIVEN
    source: str | None = None
    """Where it was read: ``description``, ``title page``, an address."""
    sic: str | None = None
    """Words that stand so in the source and look wrong: ``Haded``. Never silently corrected."""
    correct: str | None = None
    """What they should be, where that is known: ``Headed``."""
    note: str | None = None
