"""How are levels read where semicolons part them? The form of the US National Archives.

``item; file unit; series; subgroup; Records of ..., Record Group n; repository`` (NARA, General
Information Leaflet 17): between the document and the record group stand names without labels.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from maocite.archives.levels import FoundLevel, SegmentReader, named
from maocite.archives.lexing import QUOTES, Segment
from maocite.archives.profile import NamePlace
from maocite.archives.reading import Piece, State
from maocite.archives.words import Words
from maocite.archives.zones import Zone, read_zone
from maocite.model import Level


def read_groups(
    line: str,
    segments: Sequence[Segment],
    reader: SegmentReader,
    words: Words,
    is_place: Callable[[str], bool],
) -> tuple[Zone, list[Segment]]:
    """The levels, and the segments that describe the document.

    The document is the group with a quotation, else the first that is no level; names without a
    label are levels from the record group outward: subgroup, series, file unit.
    """
    groups = _groups(segments)
    plain = [group for group in groups if not _has_level(group, reader)]
    item = next((group for group in plain if any(s.text[0] in QUOTES for s in group)), None)
    if item is None and plain and plain[0] is groups[0]:
        item = plain[0]
    rest = [segment for group in groups if group not in plain for segment in group]
    zone = read_zone(line, rest, reader, words, is_place, in_order=False)
    nameless = [
        index
        for index, rule in enumerate(reader.grammar.levels)
        if rule.name is NamePlace.ONLY and rule.name_pattern is None
    ]
    for group in reversed([group for group in plain if group is not item]):
        start, end = group[0].start, group[-1].end
        if not nameless:
            zone.unknown += group
            continue
        index = nameless.pop(0)
        text = line[start:end]
        level = named(Level(reader.grammar.levels[index].kind, name=text), text)
        zone.levels.append(FoundLevel(index, level, start, end))
        zone.pieces.append(Piece(State.UNDERSTOOD, text, "level", start, end))
    return zone, item or []


def _groups(segments: Sequence[Segment]) -> list[list[Segment]]:
    number = 0

    def group_of(segment: Segment) -> int:
        nonlocal number
        number += segment.before == ";"
        return number

    return [list(group) for _, group in groupby(segments, key=group_of)]


def _has_level(group: Sequence[Segment], reader: SegmentReader) -> bool:
    return any(
        reader.read(segment.text, -1) or reader.name_only(segment.text, -1, strict=True)
        for segment in group
    )
