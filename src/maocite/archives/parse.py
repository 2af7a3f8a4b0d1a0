"""What does a citation say? The steps from a line of text to a record, in order.

1  addresses, short forms, credits, marks of secrecy are taken out (`sentences`, `published`)
2  the archive: recognised by name, by its call number, or not at all (`candidates`, `place`)
3  the call number after the archive or before it (`zones`, `groups`)
4  the document: what is left (`items`)
Each possible archive is tried; the reading that explains most of the line is kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from maocite.archives.candidates import Candidate, candidates
from maocite.archives.draft import Draft
from maocite.archives.groups import read_groups
from maocite.archives.items import Item, read_item
from maocite.archives.keys import citation_key
from maocite.archives.levels import SegmentReader, segment_reader
from maocite.archives.lexing import Segment, join_slashes
from maocite.archives.people import read_name
from maocite.archives.place import own_words, place_test, take_archive
from maocite.archives.profile import ITEM, Profile
from maocite.archives.profiles import GENERIC, GENERIC_FIRST, Profiles
from maocite.archives.published import Published, read_published
from maocite.archives.reading import Piece, Reading, State
from maocite.archives.sentences import blank, plain_segments, take_out
from maocite.archives.words import Words, fold
from maocite.archives.zones import Zone, read_zone
from maocite.model import (
    ArchivalRecord,
    Copy,
    LevelKind,
    Name,
    Relation,
    RelationKind,
    Role,
    TitleForm,
)

LONGEST = 8_000
"""Characters; a longer line is no citation and is left whole."""


def parse_citation(line: str, profiles: Profiles, *, key: str | None = None) -> Reading:
    """Read one citation; never fails: what is not understood is kept whole in ``record.note``.

    `key` becomes the id of the record; None: one is made from the call number.
    """
    if len(line) > LONGEST or not line.strip():
        return _unread(line, profiles, key)
    draft = Draft(line, profiles.words)
    text = take_out(draft, line)
    published = read_published(text, profiles.words)
    if published:
        text = blank(text, published.start, published.end)
    segments = plain_segments(draft, text, profiles.abbreviations)
    best: tuple[float, Reading] | None = None
    for candidate in candidates(text, segments, profiles):
        generic = candidate.profile.key in (GENERIC, GENERIC_FIRST)
        if generic and best and _explained(best[1]):
            break
        attempt = _attempt(draft.copy(), segments, candidate, profiles, published, key)
        best = attempt if best is None or attempt[0] > best[0] else best
    assert best is not None
    return best[1]


def _explained(reading: Reading) -> bool:
    """Whether a known archive explains the whole line, so that no other need be tried."""
    known = reading.profile.key not in (GENERIC, GENERIC_FIRST)
    return known and bool(reading.record.levels) and not reading.left


def parse_citations(lines: Iterable[str], profiles: Profiles) -> Iterator[Reading]:
    """Read the citations of one document in order; empty lines are skipped.

    Short forms that one citation defines are understood in those that follow: ``(hereafter cited
    as Groppi Papers)`` gives a later ``box 15, folder 8, Groppi Papers`` its archive.
    """
    defined: dict[str, ArchivalRecord] = {}
    for line in lines:
        if not line.strip():
            continue
        reading = _with_definitions(parse_citation(line.strip(), profiles), defined, profiles)
        for short, _ in reading.hereafter:
            defined[fold(short)] = reading.record
        yield reading


def _with_definitions(
    reading: Reading, defined: dict[str, ArchivalRecord], profiles: Profiles
) -> Reading:
    """Supply the archive, and the top level, that an earlier citation gave for a short form."""
    record = reading.record
    if record.repository or not record.levels:
        return reading
    top = record.levels[0]
    earlier = defined.get(fold(top.name or top.abbreviation or ""))
    if earlier is None or not earlier.levels:
        return reading
    levels = (earlier.levels[0], *record.levels[1:])
    whole = replace(record, repository=earlier.repository, levels=levels)
    if record.id == citation_key(record):
        whole = replace(whole, id=citation_key(whole))
    note = f"defined by an earlier citation: {earlier.id}"
    piece = Piece(State.GUESSED, "", "repository", 0, 0, note)
    profile = profiles.for_record(whole)
    return replace(reading, record=whole, profile=profile, pieces=(piece, *reading.pieces))


def _unread(line: str, profiles: Profiles, key: str | None) -> Reading:
    why = f"longer than {LONGEST} characters: no citation" if line.strip() else "empty"
    record = ArchivalRecord(key or "citation", note=line.strip() or None)
    pieces = (Piece(State.LEFT, line, "note", 0, len(line), why),) if line.strip() else ()
    return Reading(line, record, profiles.generic, pieces)


@dataclass(slots=True)
class _Parts:
    """The line taken apart by one candidate."""

    zone: Zone
    item: Item
    unknown: list[Segment]


def _attempt(
    draft: Draft,
    segments: Sequence[Segment],
    candidate: Candidate,
    profiles: Profiles,
    published: Published | None,
    key: str | None,
) -> tuple[float, Reading]:
    """Read the line as a citation of one archive, and say how well that explains it."""
    parts = _take_apart(draft, _without_editions(draft, segments, candidate, profiles), candidate)
    if candidate.guess and candidate.spans:
        for position, piece in enumerate(draft.pieces):
            if piece.field == "repository":
                draft.pieces[position] = replace(piece, state=State.GUESSED, note=candidate.guess)
    elif candidate.guess:
        draft.infer("repository", candidate.guess)
    reading = _finish(draft, candidate, parts, published, key)
    return _score(reading, parts.zone, candidate), reading


def _without_editions(
    draft: Draft, segments: Sequence[Segment], candidate: Candidate, profiles: Profiles
) -> list[Segment]:
    """The segments without the names of digital editions; those are copies."""
    kept = []
    for segment in segments:
        key = profiles.recogniser.whole(segment.text)
        if key and profiles[key].digital and key != candidate.profile.key:
            draft.copies.append(Copy(name=profiles[key].repository.name))
            draft.take(segment.start, segment.end, f"copies[{len(draft.copies) - 1}]")
        else:
            kept.append(segment)
    return kept


def _take_apart(draft: Draft, segments: Sequence[Segment], candidate: Candidate) -> _Parts:
    profile, words, line = candidate.profile, draft.words, draft.line
    repository = candidate.repository
    known = own_words(profile, repository) if repository else frozenset()
    joined = segments if _uses_slash(profile) else join_slashes(line, segments)
    around = take_archive(draft, joined, candidate.spans, known)
    reader, is_place = segment_reader(profile.grammar), place_test(known)
    form = profile.grammar.form
    item_segments, zone = around.before, Zone()
    if around.named or form.repository_first:
        last = form.order[-1] == ITEM
        zone = read_zone(
            line, around.after, reader, words, is_place, in_order=True, item_last=last
        )
    if not (form.repository_first and (zone.levels or zone.folios)):
        before = around.before if around.named else around.after
        front, item_segments = _front(line, before, reader, words, is_place)
        if around.named:
            front.add(zone)
        zone = front
    maker, zone.unknown = _maker(zone, profile, words)
    trailing = [] if item_segments else zone.unknown
    item = read_item(line, item_segments or trailing, words)
    unknown = [*item.unknown, *([] if trailing else zone.unknown)]
    if maker:
        item.people[Role.AUTHOR] = (maker[0],)
        item.pieces.append(maker[1])
    return _Parts(zone, item, unknown)


def _uses_slash(profile: Profile) -> bool:
    """Whether a slash with spaces around it parts levels in this archive."""
    marks = [profile.grammar.form.maker, *(rule.before for rule in profile.grammar.levels)]
    return any(mark == " / " for mark in marks)


def _front(
    line: str,
    segments: Sequence[Segment],
    reader: SegmentReader,
    words: Words,
    is_place: Callable[[str], bool],
) -> tuple[Zone, list[Segment]]:
    """What stands before the archive: levels, and the description of the document."""
    if ";" in reader.grammar.form.separator:
        return read_groups(line, segments, reader, words, is_place)
    return _before(line, segments, reader, words, is_place)


def _before(
    line: str,
    segments: Sequence[Segment],
    reader: SegmentReader,
    words: Words,
    is_place: Callable[[str], bool],
) -> tuple[Zone, list[Segment]]:
    """Levels that stand before the archive, and the description of the document before them."""
    for position, segment in enumerate(segments):
        if reader.read(segment.text, -1) or reader.name_only(segment.text, -1, strict=True):
            zone = read_zone(line, segments[position:], reader, words, is_place, in_order=False)
            return zone, list(segments[:position])
    return Zone(), list(segments)


def _maker(
    zone: Zone, profile: Profile, words: Words
) -> tuple[tuple[Name, Piece] | None, list[Segment]]:
    """Who made the unit, where the archive's form names that after it: ``Bild ... / Junge, Peter``."""
    mark = profile.grammar.form.maker
    rest = zone.unknown
    start = next((n for n, s in enumerate(rest) if mark and s.before == mark.strip()), None)
    if start is None or not zone.levels:
        return None, rest
    text = ", ".join(segment.text for segment in rest[start:])
    piece = Piece(State.UNDERSTOOD, text, "author", rest[start].start, rest[-1].end)
    return (read_name(text, words), piece), rest[:start]


def _finish(
    draft: Draft,
    candidate: Candidate,
    parts: _Parts,
    published: Published | None,
    key: str | None,
) -> Reading:
    """Put record and account together."""
    zone, item = parts.zone, parts.item
    draft.pieces += [*zone.pieces, *item.pieces]
    for segment in parts.unknown:
        draft.take(segment.start, segment.end, "note", State.LEFT, "not understood")
    people = dict(item.people)
    for role, names in draft.people.items():
        people[role] = people.get(role, ()) + names
    if item.number:
        draft.extra["number"] = item.number
    genre = item.genre or _genre_of_levels(draft, zone, candidate.profile)
    relations: tuple[Relation, ...] = ()
    if published:
        draft.take(published.start, published.end, "published-in")
        edition = draft.line[published.start : published.end].strip()
        relations = (Relation(RelationKind.PUBLISHED_IN, text=edition),)
    if item.title and not (candidate.repository or zone.levels or draft.people):
        draft.infer("title", "no archive was recognised")
    left = [piece.text for piece in draft.pieces if piece.state is State.LEFT]
    language = draft.language or item.language
    record = ArchivalRecord(
        key or "",
        type="personal_communication" if Role.RECIPIENT in people else "document",
        repository=candidate.repository,
        levels=tuple(zone.ordered()),
        folios=zone.folios,
        title=item.title,
        genre=genre,
        date=item.date or zone.date or draft.date,
        place=item.place,
        people=people,
        language=language,
        relations=relations,
        classification=draft.classification or item.classification,
        urls=tuple(draft.urls),
        copies=tuple(draft.copies),
        note="; ".join(left) or None,
        extra=draft.extra,
    )
    record = _whole_collection(draft, record)
    record = replace(record, id=key or citation_key(record))
    pieces = tuple(sorted(draft.pieces, key=lambda piece: (piece.start, piece.end)))
    hereafter = tuple(draft.hereafter)
    work = published.work if published else None
    return Reading(draft.line, record, candidate.profile, pieces, work, hereafter)


def _genre_of_levels(draft: Draft, zone: Zone, profile: Profile) -> str | None:
    """The kind of document that a level tells: ``Bild``, ``World War II Foreign Posters``."""
    for found in zone.levels:
        rule = profile.grammar.levels[found.index]
        if rule.genre:
            draft.infer("genre", f"from the level {rule.term}")
            return rule.genre
        last = re.findall(r"[^\W\d_]+s\b", found.level.name or "")
        if last and rule.kind is LevelKind.COLLECTION:
            single = fold(last[-1])[:-1]
            if single in draft.words.pictures:
                draft.infer("genre", "from the name of the collection")
                return single
    return None


def _whole_collection(draft: Draft, record: ArchivalRecord) -> ArchivalRecord:
    """A citation of a collection as a whole: its only level is the collection, and no date."""
    single = len(record.levels) == 1 and record.levels[0].kind is LevelKind.COLLECTION
    if not single or record.date or record.folios or record.people.get(Role.RECIPIENT):
        return record
    title = record.title
    if title is None:
        draft.infer("type", "nothing but a collection is named")
        return replace(record, type="collection")
    inverted = re.fullmatch(r"[^\W\d_][\w'’-]+,\s+[^\W\d_][\w.'’ -]+", title.text)
    if not inverted or title.form is TitleForm.FORMAL:
        return record
    creator = (
        title.text if title.text.endswith(".") or not _initial(title.text) else title.text + "."
    )
    draft.infer("author", "the creator of the collection, family name first")
    people = {**record.people, Role.AUTHOR: (read_name(creator, draft.words),)}
    return replace(record, type="collection", title=None, people=people)


def _initial(text: str) -> bool:
    """Whether a name ends in the letter of an initial whose full stop the separator took."""
    return bool(re.search(r"\b[A-Z]\Z", text))


def _score(reading: Reading, zone: Zone, candidate: Candidate) -> float:
    """How much of the line is explained; guesses count less, what is left counts against."""
    profile = candidate.profile
    covered = sum(len(piece.text) for piece in reading.pieces if piece.state is not State.LEFT)
    left = sum(len(piece.text) for piece in reading.left)
    found = {level.index for level in zone.levels}
    required = [i for i, rule in enumerate(profile.grammar.levels) if rule.required]
    complete = bool(required) and all(index in found for index in required)
    named = 0 if candidate.repository is None else 10 if candidate.guess else 40
    shape = profile.grammar.form.repository_first == _after(reading)
    return (
        covered
        - 2 * left
        - 3 * len(reading.guessed)
        + 15 * len(found)
        + 20 * complete
        + 15 * shape
        + named
    )


def _after(reading: Reading) -> bool:
    """Whether the levels stand after the archive."""
    archive = [
        piece.start for piece in reading.pieces if piece.field == "repository" and piece.text
    ]
    levels = [piece.start for piece in reading.pieces if piece.field == "level"]
    return bool(archive and levels) and min(archive) < min(levels)
