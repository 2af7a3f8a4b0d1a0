"""Which segments are the call number? The levels, folios and date of one stretch of a citation."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from maocite.archives.dates import find_dates, read_date
from maocite.archives.items import correspondents
from maocite.archives.levels import (
    FOLIO_LIST,
    LABELLED,
    FoundFolios,
    FoundLevel,
    SegmentReader,
    named,
    read_folios,
)
from maocite.archives.lexing import QUOTES, Segment
from maocite.archives.profile import NamePlace
from maocite.archives.reading import Piece, State
from maocite.archives.words import Words
from maocite.model import Date, Folios, Level

_YEARS = re.compile(r"(?:1\d|20)\d\d\s?[-–—/]\s?(?:(?:1\d|20)?\d\d)?")


@dataclass(slots=True)
class Zone:
    """What a stretch of segments holds of a call number."""

    levels: list[FoundLevel] = field(default_factory=list)
    folios: Folios | None = None
    date: Date | None = None
    pieces: list[Piece] = field(default_factory=list)
    unknown: list[Segment] = field(default_factory=list)

    def add(self, other: "Zone") -> None:
        """Take what another stretch holds: its levels, and what this one lacks."""
        self.levels += other.levels
        self.folios = self.folios or other.folios
        self.date = self.date or other.date
        self.pieces += other.pieces
        self.unknown += other.unknown

    def ordered(self) -> list[Level]:
        """The levels coarse to fine, those of one rule as they stand."""
        return [found.level for found in sorted(self.levels, key=lambda found: found.index)]


@dataclass(slots=True)
class _Walk:
    """Where the reader of a zone is."""

    last: int = -1
    """Rule of the level before; levels without a label are taken in order."""
    naming: int | None = None
    """Position in `Zone.levels` of the level whose name may follow."""
    name_start: int | None = None
    """Where the name that is being read begins."""
    segment: int = -1
    """Index of the last segment that was a level or a name."""


def read_zone(
    line: str,
    segments: Sequence[Segment],
    reader: SegmentReader,
    words: Words,
    is_place: Callable[[str], bool],
    *,
    in_order: bool,
    item_last: bool = False,
) -> Zone:
    """Read the levels of a stretch.

    `in_order`: levels stand coarse to fine, so that one without a label is known by its turn;
    else only labels and telling forms count. `item_last`: what follows the call number describes
    the document. `is_place` tells the archive's place and country.
    """
    zone, walk = Zone(), _Walk()
    for position, segment in enumerate(segments):
        text = segment.text
        more = zone.folios and segment.before in (",", ";", ":") and FOLIO_LIST.fullmatch(text)
        if more and zone.pieces[-1].field == "folios":
            _more_folios(zone, line, segment)
            continue
        dates = find_dates(text, words)
        dated = bool(dates) and (dates[0].start, dates[0].end) == (0, len(text))
        if _bare_folios(zone, segment, reader):
            continue
        if not dated and _numbers(zone, walk, segment, position, reader, in_order):
            continue
        if is_place(text):
            zone.pieces.append(_piece(segment, "repository"))
            continue
        describes = text[0] in QUOTES or correspondents(text, words) is not None
        if describes or (item_last and (zone.unknown or (walk.last >= 0 and dates))):
            zone.unknown.append(segment)
            walk.naming = None
            continue
        strict = reader.name_only(text, walk.last, strict=True)
        if strict:
            _add(zone, walk, strict, segment, position, reader)
            continue
        if zone.date is None and dates and (found := read_date(text, words)):
            zone.date = found.date
            state = State.GUESSED if found.guess else State.UNDERSTOOD
            zone.pieces.append(_piece(segment, "date", state, found.guess))
            walk.naming = None
            continue
        if _more_name(zone, walk, line, segment, position):
            continue
        if in_order and _without_label(zone, walk, segment, position, reader):
            continue
        only = reader.name_only(text, walk.last, strict=False) if in_order else None
        if only and not zone.folios:
            _add(zone, walk, only, segment, position, reader)
            continue
        zone.unknown.append(segment)
        walk.naming = None
    if zone.folios and not zone.folios.ranges:
        zone.folios = read_folios(zone.folios.raw, zone.folios.label)
    return zone


def _bare_folios(zone: Zone, segment: Segment, reader: SegmentReader) -> bool:
    """Folios without a label, where the archive prints them so: ``109-03789-01, 1-9``."""
    rule = reader.grammar.folios
    bare = rule is not None and not rule.label and zone.levels and zone.folios is None
    if not bare or not FOLIO_LIST.fullmatch(segment.text):
        return False
    zone.folios = read_folios(segment.text, None)
    zone.pieces.append(_piece(segment, "folios"))
    return True


def _without_label(
    zone: Zone, walk: _Walk, segment: Segment, position: int, reader: SegmentReader
) -> bool:
    """Numbers whose label was left out: folios once the call number is whole, else a level."""
    whole = zone.levels and reader.complete(found.index for found in zone.levels)
    if whole and zone.folios is None and FOLIO_LIST.fullmatch(segment.text):
        zone.folios = read_folios(segment.text, None)
        note = "taken for folios: no label"
        zone.pieces.append(_piece(segment, "folios", State.GUESSED, note))
        return True
    found = reader.any_label(segment.text) or reader.unlabelled(segment.text, walk.last)
    if found and not zone.folios:
        _add(zone, walk, found, segment, position, reader)
        return True
    return False


def _numbers(
    zone: Zone, walk: _Walk, segment: Segment, position: int, reader: SegmentReader, in_order: bool
) -> bool:
    """Levels with a number, and folios."""
    last = walk.last if in_order else -1
    found = reader.read(segment.text, last, segment.before)
    if not found:
        remark = re.search(r"\s\([^()\d]+\)\Z", segment.text)
        head = segment.text[: remark.start()] if remark else ""
        found = reader.read(head, last, segment.before) if head else None
        if remark and found:
            begin = segment.start + remark.start() + 1
            zone.unknown.append(Segment(remark[0].strip(), begin, ""))
    if not found:
        return False
    for part in found:
        if isinstance(part, FoundFolios):
            folios = part.folios
            if zone.folios is not None:
                folios = Folios(f"{zone.folios.raw}; {folios.raw}", (), zone.folios.label)
            zone.folios = folios
            stretch = segment.text[part.start : part.end]
            start = segment.start + part.start
            zone.pieces.append(
                Piece(State.UNDERSTOOD, stretch, "folios", start, start + len(stretch))
            )
            walk.naming = None
        else:
            _add(zone, walk, part, segment, position, reader)
    return True


def _add(
    zone: Zone,
    walk: _Walk,
    found: FoundLevel,
    segment: Segment,
    position: int,
    reader: SegmentReader,
) -> None:
    """Take a level; a number and a name of one rule that stand apart are one level."""
    rule = reader.grammar.levels[found.index]
    start = segment.start + found.start
    stretch = segment.text[found.start : found.end]
    state = State.GUESSED if found.guess else State.UNDERSTOOD
    piece = Piece(state, stretch, "level", start, start + len(stretch), found.guess)
    level = found.level
    if rule.name is NamePlace.BEFORE and not level.name and zone.unknown:
        before = zone.unknown[-1]
        if before.end <= segment.start and not re.search(r"\d{4}\Z", before.text):
            zone.unknown.pop()
            level = named(level, before.text)
            zone.pieces.append(_piece(before, "level"))
    twin = next((n for n, other in enumerate(zone.levels) if other.index == found.index), None)
    if twin is not None and (merged := _merge(zone.levels[twin].level, level)):
        zone.levels[twin] = replace(zone.levels[twin], level=merged)
        walk.naming = None
    else:
        zone.levels.append(replace(found, level=level))
        after = rule.name is NamePlace.AFTER and not (level.name or level.abbreviation)
        named_only = level.name and not level.number and rule.name is NamePlace.ONLY
        walk.naming = len(zone.levels) - 1 if after or named_only else None
        walk.name_start = start if named_only else None
    walk.last = max(walk.last, found.index)
    walk.segment = position
    zone.pieces.append(piece)


def _merge(one: Level, other: Level) -> Level | None:
    """One level from its number and its name, or None where both say the same thing twice."""
    if one.number and other.number:
        return None
    if one.name and other.name and one.name != other.name:
        return None
    return replace(
        one,
        number=one.number or other.number,
        name=one.name or other.name,
        label=one.label or other.label,
        abbreviation=one.abbreviation or other.abbreviation,
    )


def _more_name(zone: Zone, walk: _Walk, line: str, segment: Segment, position: int) -> bool:
    """A segment that names the level before it, or goes on with its name."""
    if walk.naming is None or walk.segment != position - 1 or LABELLED.match(segment.text):
        return False
    found = zone.levels[walk.naming]
    if found.level.name and not found.level.number and not _YEARS.fullmatch(segment.text):
        return False  # a level with a name alone: only years go on with it
    if walk.name_start is None:
        walk.name_start = segment.start
    text = line[walk.name_start : segment.end]
    zone.levels[walk.naming] = replace(
        found,
        level=named(replace(found.level, name=None) if found.level.number else found.level, text),
    )
    walk.segment = position
    zone.pieces.append(_piece(segment, "level"))
    return True


def _more_folios(zone: Zone, line: str, segment: Segment) -> None:
    """Folios that stand apart: ``Ll. 120, 148-150``."""
    folios = zone.folios
    assert folios is not None
    last = next(piece for piece in reversed(zone.pieces) if piece.field == "folios")
    raw = folios.raw + line[last.end : segment.end]
    zone.folios = Folios(raw, (), folios.label)
    zone.pieces.append(_piece(segment, "folios"))


def _piece(
    segment: Segment, field_: str, state: State = State.UNDERSTOOD, note: str = ""
) -> Piece:
    return Piece(state, segment.text, field_, segment.start, segment.end, note)
