"""What can a user decide about merging? Which value stays, and how sure the program must be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from maocite.errors import MaociteError, did_you_mean
from maocite.merging.spelling import spelt
from maocite.native.records import ARCHIVAL_FIELDS, SECONDARY_FIELDS


class Prefer(Enum):
    """Which of two values a joined record has; the other one is kept in its provenance."""

    FIRST = "first"
    """That of the source named first."""
    LAST = "last"
    """That of the source named last."""
    LONGER = "longer"
    """The one that says more: more letters, more names, a more precise date."""


_FIELDS = frozenset(entry.name for entry in (*ARCHIVAL_FIELDS, *SECONDARY_FIELDS)) - {"kind"}
_INDEX = re.compile(r"\[\d+\]")
_NO_FIELDS: Mapping[str, Prefer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rules:
    """How records are found and joined."""

    prefer: Prefer = Prefer.FIRST
    by_field: Mapping[str, Prefer] = field(default_factory=lambda: _NO_FIELDS)
    """For single fields by their name in the native format: ``{"publisher": Prefer.LAST}``; for
    ``id`` this is the only rule that counts, so that keys stay with the first source."""
    threshold: float = 0.9
    """From 0 to 1: pairs whose evidence weighs as much are joined, lighter ones only reported."""
    within: bool = False
    """Whether records of one source are joined with each other too, not only reported."""

    def __post_init__(self) -> None:
        """Refuse fields that do not exist and thresholds that mean nothing (`MaociteError`)."""
        for name in self.by_field:
            if name not in _FIELDS:
                raise MaociteError(
                    f"there is no field {name!r}{did_you_mean(name, sorted(_FIELDS))}"
                )
        if not 0 < self.threshold <= 1:
            raise MaociteError(f"a threshold lies above 0 and up to 1; {self.threshold} does not")

    def keeps_first(self, path: str, first: object, second: object) -> bool:
        """Whether the first of two values of a field stays; `path`: ``title.text``."""
        rule = self.by_field.get(_INDEX.sub("", path).partition(".")[0], self.prefer)
        match rule:
            case Prefer.FIRST:
                return True
            case Prefer.LAST:
                return False
            case Prefer.LONGER:
                return len(spelt(first)) >= len(spelt(second))

    @property
    def keeps_first_id(self) -> bool:
        """Whether the key of the first source stays."""
        return self.by_field.get("id", Prefer.FIRST) is not Prefer.LAST
