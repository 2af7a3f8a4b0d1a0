"""Can the folios be right? Leaves of one unit that two documents claim, parts outside their whole."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.units import Unit, unit_of
from maocite.model.archive import Folio, FolioRange, Folios
from maocite.model.record import ArchivalRecord, RelationKind

_Position = tuple[int, str, int]

_SHARE_LEAVES = frozenset(RelationKind) - {RelationKind.RELATED, RelationKind.PUBLISHED_IN}
"""Relations of documents that may lie on the same leaves."""
_INSIDE = frozenset({RelationKind.EXCERPT_OF, RelationKind.PART_OF})
_MOST = 10
"""Overlaps reported for one range, so that one wrong range does not fill a screen."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The sides of leaves that one range of a record covers."""

    start: _Position
    end: _Position
    record: ArchivalRecord


def folios_of_documents_are_apart(collection: Collection) -> Iterator[Finding]:
    """No leaf of a unit belongs to two documents, unless one is part, copy or enclosure."""
    units: dict[Unit, list[_Stretch]] = defaultdict(list)
    for record in collection.archival():
        if record.folios and record.folios.ranges and (unit := unit_of(collection, record)):
            units[unit] += [_stretch(part, record) for part in record.folios]
    order = {key: index for index, key in enumerate(collection.library.by_id)}
    tied = set(tied_pairs(collection))
    for stretches in units.values():
        for one, other in _overlaps(stretches, tied):
            earlier, later = sorted((one, other), key=lambda record: order[record.id])
            yield _shared(earlier, later)


def _overlaps(
    stretches: list[_Stretch], tied: set[tuple[str, str]]
) -> Iterator[tuple[ArchivalRecord, ArchivalRecord]]:
    """Records that share leaves, each pair once: a sweep over the leaves in order."""
    open_: list[_Stretch] = []
    seen: set[tuple[str, str]] = set()
    for stretch in sorted(stretches, key=lambda stretch: (stretch.start, stretch.end)):
        open_ = [known for known in open_ if known.end >= stretch.start]
        found = 0
        for known in open_:
            pair = (known.record.id, stretch.record.id)
            if pair[0] == pair[1] or pair in tied or pair in seen:
                continue
            if _ranges(known.record) == _ranges(stretch.record):
                continue  # the same document twice, which is another question
            seen |= {pair, pair[::-1]}
            yield known.record, stretch.record
            found += 1
            if found == _MOST:
                break
        # The widest stretches stay, so that a crowd of overlaps does not cost its square.
        open_ = sorted([*open_, stretch], key=lambda known: known.end)[-_MOST * 4 :]


def _ranges(record: ArchivalRecord) -> tuple[FolioRange, ...]:
    return record.folios.ranges if record.folios else ()


def tied_pairs(collection: Collection) -> Iterator[tuple[str, str]]:
    """Ids of records of which one is part, copy, translation or enclosure of the other."""
    for record in collection.archival():
        for relation in record.relations:
            if relation.target is not None and relation.kind in _SHARE_LEAVES:
                yield record.id, relation.target
                yield relation.target, record.id


def _stretch(part: FolioRange, record: ArchivalRecord) -> _Stretch:
    # A leaf without a side means both its sides; 12a is a leaf of its own after 12.
    return _Stretch(_position(part.first, 0), _position(part.last or part.first, 1), record)


def _position(folio: Folio, side: int) -> _Position:
    return folio.number, folio.letter, {"r": 0, "v": 1}.get(folio.side, side)


def _shared(earlier: ArchivalRecord, later: ArchivalRecord) -> Finding:
    assert earlier.folios is not None
    assert later.folios is not None
    message = (
        f"folios {later.folios.raw} overlap with {earlier.folios.raw} of {earlier.id!r} in the same "
        "unit, and one leaf holds one document; correct a range, or say under 'relations' how "
        "they belong together (enclosure-of, excerpt-of, part-of, copy-of)"
    )
    return Finding(message, at(later, "folios"), (earlier.id,))


def parts_lie_in_their_whole(collection: Collection) -> Iterator[Finding]:
    """Excerpts and parts lie within the folios of what they are taken from."""
    for record in collection.archival():
        for index, relation in enumerate(record.relations):
            whole = collection.library.by_id.get(relation.target or "")
            if relation.kind not in _INSIDE or not isinstance(whole, ArchivalRecord):
                continue
            if not (record.folios and whole.folios and record.folios.ranges):
                continue
            unit = unit_of(collection, record)
            if unit is None or unit != unit_of(collection, whole) or not whole.folios.ranges:
                continue
            outer = [_stretch(part, whole) for part in whole.folios]
            inner = [_stretch(part, record) for part in record.folios]
            if all(any(o.start <= i.start and i.end <= o.end for o in outer) for i in inner):
                continue
            message = (
                f"folios {record.folios.raw} do not lie within {whole.folios.raw} of {whole.id!r}, "
                f"of which this is said to be a part; correct one of the two, or the relation"
            )
            yield Finding(message, at(record, f"relations[{index}]"), (whole.id,))


def folios_agree_with_themselves(collection: Collection) -> Iterator[Finding]:
    """The ranges of one record ascend, do not repeat leaves, and say what the source writes."""
    for record in collection.archival():
        if record.folios and (message := _contradiction(record.folios)):
            yield Finding(message, at(record, "folios"))


def _contradiction(folios: Folios) -> str | None:
    try:
        written = Folios.parse(folios.raw).ranges
    except ValueError as error:
        return f"{error}; compare the numbers with the source"
    if written and folios.ranges and written != folios.ranges:
        return (
            f"'raw' says {folios.raw} and 'ranges' say other numbers, so that sorting and "
            "citing disagree; correct one, or leave 'ranges' out"
        )
    ends = [(_position(p.first, 0), _position(p.last or p.first, 1)) for p in folios.ranges]
    for (_, end), (start, _) in pairwise(ends):
        if start <= end:
            return (
                f"{folios.raw}: the parts do not ascend, or name a leaf twice; "
                "compare them with the source"
            )
    if not folios.ranges and re.fullmatch(r"\W*", folios.raw):
        return f"{folios.raw!r} names no folio; write 1-6, or leave the field out"
    return None


FOLIOS_OVERLAP: LibraryRule = Rule(
    "folios-overlap",
    "Do different documents of one unit claim the same folios?",
    "A leaf belongs to one document, so that one of the ranges was copied wrongly and sends "
    "readers to another document. Correct it, or say under relations that one is an enclosure, "
    "an excerpt, a part or a copy of the other.",
    folios_of_documents_are_apart,
)
FOLIOS_OUTSIDE: LibraryRule = Rule(
    "folios-outside",
    "Do an excerpt and a part lie within the folios of their whole?",
    "What lies elsewhere is no part of it. Correct one of the two ranges, or the relation.",
    parts_lie_in_their_whole,
)
FOLIOS_CONTRADICT: LibraryRule = Rule(
    "folios-contradict",
    "Do the folios of one record contradict themselves?",
    "Ranges that go back, repeat a leaf or differ from what the source writes cannot be followed. "
    "Compare them with the source.",
    folios_agree_with_themselves,
)
