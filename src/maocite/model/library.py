"""Which records are there? An ordered collection with unique keys."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from maocite.errors import InputError, Level, Place, Problem, UnknownNameError
from maocite.model.record import Record

Placed = tuple[Record, Place]
"""A record and where it was read; what every reader yields."""

_NO_PLACES: Mapping[str, Place] = MappingProxyType({})
_NO_RECORDS: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Library:
    """Records in the order of their sources; looking one up by key takes constant time."""

    places: Mapping[str, Place] = field(default_factory=lambda: _NO_PLACES, compare=False)
    """Where each record was read, by id."""
    by_id: Mapping[str, Record] = field(default_factory=lambda: _NO_RECORDS)
    """The records by id, in order."""

    @classmethod
    def of(cls, placed: Iterable[Placed | Record]) -> "Library":
        """Gather records, with or without their places, from one source or several.

        Raises `InputError` naming both places of every key that is used twice.
        """
        by_id: dict[str, Record] = {}
        places: dict[str, Place] = {}
        problems = []
        for entry in placed:
            record, place = entry if isinstance(entry, tuple) else (entry, Place(record=entry.id))
            if record.id in by_id:
                problems.append(used_twice(places[record.id], place))
                continue
            by_id[record.id] = record
            places[record.id] = place
        if problems:
            raise InputError(problems)
        return cls(MappingProxyType(places), MappingProxyType(by_id))

    @property
    def records(self) -> tuple[Record, ...]:
        """All records in order."""
        return tuple(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.by_id.values())

    def __contains__(self, key: object) -> bool:
        return key in self.by_id

    def __getitem__(self, key: str) -> Record:
        """The record with that key; raises `UnknownNameError` with the nearest keys."""
        try:
            return self.by_id[key]
        except KeyError:
            raise UnknownNameError("record", key, list(self.by_id)) from None


def used_twice(first: Place, place: Place) -> Problem:
    """What is wrong where a key stands a second time."""
    message = f"this key is used already, at {first}; each record needs its own"
    return Problem(Level.ERROR, message, place, "duplicate-key")
