"""Which fonds of which repositories do these documents come from, and of which years?

"Usually the collection, not the item, is listed in a bibliography" (CMOS 18, 14.128), so entries
for repositories and fonds are made from the documents that are cited.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from maocite.apparatus.location import Known, fonds_parts, repository_part
from maocite.mapping.callnumber import COLLECTION_KINDS, profile_of
from maocite.model.date import Date
from maocite.model.edtf import Point
from maocite.model.record import ArchivalRecord

_NUMBER = re.compile(r"(\d+)")
_FULL = Known()

ArchivalKey = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Fonds:
    """One fonds with the documents that are cited from it."""

    name: str
    """As the archive labels it: ``Fondi 14/AP, Marrëdhëniet me …``; empty: not known."""
    years: str | None
    """Years covered by the documents: ``1959–1970``."""
    records: tuple[ArchivalRecord, ...]
    """In archival order."""

    @property
    def heading(self) -> str:
        """Name and years."""
        return ", ".join(part for part in (self.name, self.years) if part)


@dataclass(frozen=True, slots=True)
class Holdings:
    """One repository with its fonds."""

    heading: str
    """Name, English name and place, with the abbreviation that notes use."""
    fonds: tuple[Fonds, ...]


def holdings(
    records: Iterable[ArchivalRecord], collate: Callable[[str], Any] = str.casefold
) -> list[Holdings]:
    """Repositories by name, in each its fonds in the order of their numbers."""

    def heading(record: ArchivalRecord) -> str:
        repository = record.repository
        if repository is None:
            return ""
        short = f" ({repository.abbreviation})" if repository.abbreviation else ""
        return repository_part(record, _FULL) + short

    ranked = sorted(records, key=lambda record: (collate(heading(record)), archival_order(record)))
    found = []
    for name, group in groupby(ranked, key=heading):
        fonds = [
            _fonds(title, list(part)) for title, part in groupby(list(group), key=_fonds_name)
        ]
        found.append(Holdings(name or "Repository not known", tuple(fonds)))
    return found


def _fonds_name(record: ArchivalRecord) -> str:
    return ", ".join(fonds_parts(record, profile_of(record.repository), _FULL))


def _fonds(name: str, records: Sequence[ArchivalRecord]) -> Fonds:
    return Fonds(name, years_covered(records), tuple(records))


def archival_order(record: ArchivalRecord) -> ArchivalKey:
    """Fonds, then the levels below, then folios; numbers count as numbers: Dos. 4 before Dos. 38."""
    top = [level for level in record.levels if level.kind in COLLECTION_KINDS]
    below = [level for level in record.levels if level.kind not in COLLECTION_KINDS]
    units = tuple(
        (_natural(level.number or ""), _natural(level.name or "")) for level in (*top, *below)
    )
    first = record.folios.ranges[0].first if record.folios and record.folios.ranges else None
    folio = (first.number, first.letter, first.side) if first else (0, "", "")
    return (units, folio, record.id)


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """``14/AP`` as a key in which numbers compare as numbers and stand before words."""
    return tuple(
        (0, int(piece), "") if piece.isdigit() else (1, 0, piece.casefold())
        for piece in _NUMBER.split(text)
        if piece
    )


def years_covered(records: Iterable[ArchivalRecord]) -> str | None:
    """``1959–1970``, ``1966``; None where no document has a date."""
    years = [
        year
        for record in records
        for date in (record.date or record.event_date,)
        if date is not None
        for year in _years(date)
    ]
    if not years:
        return None
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def _years(date: Date) -> list[int]:
    """The first and the last year that a date can mean."""
    points = [point for point in (date.start, date.end) if isinstance(point, Point)]
    return [year for point in points for year in (point.earliest()[0], point.latest()[0])]
