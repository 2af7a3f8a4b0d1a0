"""What does a citation say? The steps from a line of text to a record, in order.

1  short forms that the line defines, addresses, credits, marks of secrecy: taken out
2  the archive: recognised by name, by the look of its call number, or not at all
3  the call number after the archive, or before it
4  the document: what is left
Each possible archive is tried; the reading that explains most of the line is kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from maocite.archives.credits import is_credit, read_credit
from maocite.archives.dates import dates_in, read_date
from maocite.archives.items import Item, classification, read_item
from maocite.archives.keys import citation_key
from maocite.archives.levels import segment_reader
from maocite.archives.lexing import QUOTES, Segment, split
from maocite.archives.profile import Profile
from maocite.archives.profiles import Profiles
from maocite.archives.reading import Piece, Reading, State
from maocite.archives.recognise import Mention
from maocite.archives.words import Words, alternatives, fold
from maocite.archives.zones import Zone, read_zone
from maocite.model import ArchivalRecord, Copy, Name, Repository, Role

LONGEST = 8_000
"""Characters; a longer line is no citation and is left whole."""
_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?")
_HEREAFTER = re.compile(
    r"[(\[]\s*(?:hereafter|hereinafter|henceforth|afterwards?)(?:\s+(?:cited|referred to))?(?:\s+as)?:?\s+"
    r"(?P<short>[^()\[\]]+?)[,.]?\s*[)\]]",
    re.I,
)
_ACCESSED = re.compile(r"(?:accessed|retrieved|consulted)(?:\s+on)?:?\s+(?P<date>.+)", re.I)
_LEAD = re.compile(
    r"(?:(?:see|see also|cf\.?|quoted in|cited in|in|at|from|source:?|held (?:at|in|by)|kept (?:at|in|by)|en|aus|in:)\s+|[A-Z]{2}-(?=[A-Z]{2,}))+",
    re.I,
)


@dataclass(slots=True)
class _Draft:
    """A reading that is being made."""

    line: str
    words: Words
    people: dict[Role, tuple[Name, ...]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    classification: str | None = None
    translation_language: str | None = None
    language: str | None = None
    urls: list[str] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)
    hereafter: list[tuple[str, str]] = field(default_factory=list)

    def take(
        self, start: int, end: int, field_: str, state: State = State.UNDERSTOOD, note: str = ""
    ) -> None:
        """Account for a stretch of the line."""
        self.pieces.append(Piece(state, self.line[start:end], field_, start, end, note))


def parse_citation(line: str, profiles: Profiles, *, key: str | None = None) -> Reading:
    """Read one citation; never fails: what is not understood is kept whole in ``record.note``.

    `key` becomes the id of the record; None: one is made from the call number.
    """
    if len(line) > LONGEST:
        return _unread(line, profiles, key, f"longer than {LONGEST} characters: no citation")
    draft = _Draft(line, profiles.words)
    text = _take_out(draft, line)
    segments = _segments(draft, text)
    best: tuple[float, Reading] | None = None
    for profile, mentions, start in _candidates(text, segments, profiles):
        attempt = replace(
            draft,
            people=dict(draft.people),
            pieces=list(draft.pieces),
            copies=list(draft.copies),
            extra=dict(draft.extra),
            hereafter=list(draft.hereafter),
        )
        score, reading = _attempt(attempt, segments, profile, mentions, start, profiles, key)
        if best is None or score > best[0]:
            best = score, reading
    assert best is not None
    return best[1]


def parse_citations(lines: Iterable[str], profiles: Profiles) -> Iterator[Reading]:
    """Read the citations of one document in order; empty lines are skipped."""
    for line in lines:
        if line.strip():
            yield parse_citation(line.strip(), profiles)


def _unread(line: str, profiles: Profiles, key: str | None, why: str) -> Reading:
    record = ArchivalRecord(key or "citation", note=line or None)
    piece = Piece(State.LEFT, line, "note", 0, len(line), why)
    return Reading(line, record, profiles.generic, (piece,) if line else ())


def _take_out(draft: _Draft, line: str) -> str:
    """Blank what stands in no segment: addresses and short forms for later citations."""
    text = line
    for match in _HEREAFTER.finditer(line):
        draft.hereafter.append((match["short"].strip("“”\"'"), ""))
        draft.take(match.start(), match.end(), "hereafter")
        text = _blank(text, match.start(), match.end())
    for match in _URL.finditer(text):
        address = match[0].strip("<>").rstrip(".,;)")
        draft.urls.append(address)
        draft.take(match.start(), match.end(), "urls")
        text = _blank(text, match.start(), match.end())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _segments(draft: _Draft, text: str) -> list[Segment]:
    """The segments without credits, via, access dates and marks of secrecy."""
    words = draft.words
    abbreviations = words.abbreviations

    def is_abbreviation(word: str) -> bool:
        bare = fold(word)
        last = bare.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
        return bare in abbreviations or last in abbreviations

    segments = split(text, is_abbreviation, dates_in(text, words))
    kept: list[Segment] = []
    position = 0
    while position < len(segments):
        segment = segments[position]
        step = (
            _credit(draft, text, segments, position)
            or _via(draft, segment)
            or _accessed(draft, segment)
            or _mark(draft, text, segments, position)
        )
        if not step:
            kept.append(segment)
        position += step or 1
    return kept


def _credit(draft: _Draft, text: str, segments: Sequence[Segment], position: int) -> int:
    """A credit and the names that follow it after commas; how many segments it takes."""
    segment = segments[position]
    if not is_credit(segment.text, draft.words):
        return 0
    end = position + 1
    while (
        end < len(segments)
        and segments[end].before in (",", ";")
        and _goes_on(segments[end], draft.words)
    ):
        end += 1
    stop = segments[end - 1].end
    credit = read_credit(text[segment.start : stop], draft.words)
    for role, names in credit.people.items():
        draft.people[role] = draft.people.get(role, ()) + names
    draft.language = credit.language or draft.language
    state = State.GUESSED if credit.guess else State.UNDERSTOOD
    draft.take(
        segment.start, stop, ", ".join(role.value for role in credit.people), state, credit.guess
    )
    return end - position


def _goes_on(segment: Segment, words: Words) -> bool:
    """Whether a segment after a credit holds more names or another clause."""
    text = re.sub(r"^and\s+", "", segment.text)
    if is_credit(text, words):
        return True
    parts = text.split()
    return (
        2 <= len(parts) <= 5
        and all(
            part[0].isupper() or fold(part) in words.particles or part == "and" for part in parts
        )
        and not any(ch.isdigit() for ch in text)
        and not any(part.isupper() and len(part) > 2 for part in parts)
    )


def _via(draft: _Draft, segment: Segment) -> int:
    match = re.match(
        rf"(?:{alternatives(draft.words.via)})\s+(?=[A-ZÀ-Ý“\"«])", segment.text, re.I
    )
    if not match or segment.before not in (".", ";", ""):
        return 0
    name = segment.text[match.end() :].strip(" .")
    draft.copies.append(Copy(name=name, note="via"))
    draft.take(segment.start, segment.end, f"copies[{len(draft.copies) - 1}]")
    return 1


def _accessed(draft: _Draft, segment: Segment) -> int:
    match = _ACCESSED.fullmatch(segment.text.strip("()"))
    found = read_date(match["date"], draft.words) if match else None
    if not found or not found.date.edtf:
        return 0
    draft.extra["accessed"] = found.date.edtf
    draft.take(segment.start, segment.end, "extra.accessed")
    return 1


def _mark(draft: _Draft, text: str, segments: Sequence[Segment], position: int) -> int:
    """A classification that is a sentence of its own: ``Top Secret; Sensitive.``"""
    segment = segments[position]
    if segment.before not in (".", "") or not classification(segment.text, draft.words):
        return 0
    end = position + 1
    while end < len(segments) and segments[end].before == ";" and len(segments[end].text) < 30:
        end += 1
    stop = segments[end - 1].end
    draft.classification = text[segment.start : stop]
    draft.take(segment.start, stop, "classification")
    return end - position


_Candidate = tuple[Profile, list[Mention], bool]
"""A profile, where the line names it, and whether it is only inferred."""


def _candidates(
    text: str, segments: Sequence[Segment], profiles: Profiles
) -> Iterator[_Candidate]:
    """The archives that the line may mean, the generic one last."""
    mentions = [
        m for m in profiles.recogniser.mentions(text) if _place_of(m, segments) is not None
    ]
    leading = [m for m in mentions if _leads(m, segments)] or mentions
    keys = dict.fromkeys(key for mention in leading for key in mention.keys)
    physical = [key for key in keys if not profiles[key].digital]
    for key in physical or keys:
        yield profiles[key], [m for m in mentions if key in m.keys], False
    if not keys:
        inferred = dict.fromkeys(
            key for segment in segments for key in profiles.recogniser.by_signature(segment.text)
        )
        for key in inferred:
            yield profiles[key], [], True
    yield profiles.generic, [], False


def _place_of(mention: Mention, segments: Sequence[Segment]) -> int | None:
    """The segment that holds a mention; None inside quotations."""
    for position, segment in enumerate(segments):
        if segment.start <= mention.start < segment.end:
            return None if segment.text[0] in QUOTES else position
    return None


def _leads(mention: Mention, segments: Sequence[Segment]) -> bool:
    """Whether the archive's name opens a segment, or stands in brackets behind another name."""
    position = _place_of(mention, segments)
    if position is None:
        return False
    head = segments[position].text[: mention.start - segments[position].start]
    lead = _LEAD.match(head)
    return not head[lead.end() if lead else 0 :].strip(" :(")


def _attempt(
    draft: _Draft,
    segments: Sequence[Segment],
    profile: Profile,
    mentions: Sequence[Mention],
    inferred: bool,
    profiles: Profiles,
    key: str | None,
) -> tuple[float, Reading]:
    """Read the line as a citation of one archive, and say how well that explains it."""
    words = draft.words
    before, after, repository = _around(draft, segments, profile, mentions, profiles)
    reader = segment_reader(profile.grammar)
    is_place = _place_test(profile, repository)
    first = profile.grammar.form.repository_first
    zone, item_segments = Zone(), list(before)
    if after or first:
        zone = read_zone(draft.line, after, reader, words, is_place, in_order=True)
    if not zone.levels and not zone.folios:
        rest = zone.unknown
        zone, item_segments = _before(draft.line, before, profile, words, is_place)
        zone.unknown += rest
    trailing = zone.unknown if not item_segments else []
    item = read_item(draft.line, item_segments or trailing, words)
    unknown = [*item.unknown, *([] if trailing else zone.unknown)]
    reading = _finish(draft, profile, repository, inferred, zone, item, unknown, key)
    return _score(reading, zone, profile), reading


def _around(
    draft: _Draft,
    segments: Sequence[Segment],
    profile: Profile,
    mentions: Sequence[Mention],
    profiles: Profiles,
) -> tuple[list[Segment], list[Segment], Repository | None]:
    """What stands before and after the archive; its name, gloss and place are taken out."""
    if not mentions:
        return [], list(segments), None
    before: list[Segment] = []
    after: list[Segment] = []
    met = False
    for segment in segments:
        inside = [m for m in mentions if m.start < segment.end and m.end > segment.start]
        if not inside:
            other = profiles.recogniser.whole(segment.text)
            if other and profiles[other].digital:
                draft.copies.append(Copy(name=profiles[other].repository.name))
                draft.take(segment.start, segment.end, f"copies[{len(draft.copies) - 1}]")
            else:
                (after if met else before).append(segment)
            continue
        mention = inside[0]
        start = max(mention.start, segment.start)
        head = draft.line[segment.start : start]
        lead = _LEAD.match(head)
        unread = head[lead.end() if lead else 0 :].strip(" (:")
        if unread and not met:
            before.append(Segment(head.strip(" (:"), segment.start, segment.before))
        end = min(mention.end, segment.end)
        draft.take(segment.start if not unread else start, end, "repository")
        met = True
        rest = draft.line[end : segment.end]
        rest_start = end + len(rest) - len(rest.lstrip(" :,.)"))
        remainder = _gloss(draft, rest_start, segment.end, profile)
        if remainder:
            after.append(Segment(remainder[1], remainder[0], " "))
    return before, after, profile.repository


def _gloss(draft: _Draft, start: int, end: int, profile: Profile) -> tuple[int, str] | None:
    """What is left behind the archive's name once its other names in brackets are taken out."""
    text = draft.line[start:end]
    if text.startswith(("(", "[")) and (close := text.find(")" if text[0] == "(" else "]")) > 0:
        known = _own_words(profile)
        for part in re.finditer(r"[^,;]+", text[1:close]):
            begin = start + 1 + part.start()
            stripped = part[0].strip()
            if fold(stripped) in known:
                draft.take(begin, begin + len(part[0]), "repository")
            else:
                draft.take(
                    begin,
                    begin + len(part[0]),
                    "note",
                    State.LEFT,
                    "in brackets after the archive",
                )
        start += close + 1
        text = draft.line[start:end]
    stripped = text.lstrip(" ,:.")
    return (start + len(text) - len(stripped), stripped) if stripped else None


def _own_words(profile: Profile) -> set[str]:
    """All names of an archive, its place and its country, folded."""
    repository = profile.repository
    texts = [name for _, name in repository.names]
    texts += [*profile.other_names, *profile.other_abbreviations]
    for text in (repository.abbreviation, repository.place, repository.country):
        if text:
            texts += [text, *text.split(", ")]
    return {fold(text) for text in texts}


def _place_test(profile: Profile, repository: Repository | None) -> Callable[[str], bool]:
    """Tells the archive's other names, its place and its country."""
    known = _own_words(profile) if repository else set()

    def is_place(text: str) -> bool:
        return fold(text).rstrip(".") in known or fold(text) in known

    return is_place


def _before(
    line: str,
    segments: Sequence[Segment],
    profile: Profile,
    words: Words,
    is_place: Callable[[str], bool],
) -> tuple[Zone, list[Segment]]:
    """Levels that stand before the archive, and the description of the document before them."""
    reader = segment_reader(profile.grammar)
    for position, segment in enumerate(segments):
        if reader.read(segment.text, -1) or reader.name_only(segment.text, -1, strict=True):
            return (
                read_zone(line, segments[position:], reader, words, is_place, in_order=False),
                list(segments[:position]),
            )
    return Zone(), list(segments)


def _finish(
    draft: _Draft,
    profile: Profile,
    repository: Repository | None,
    inferred: bool,
    zone: Zone,
    item: Item,
    unknown: Sequence[Segment],
    key: str | None,
) -> Reading:
    """Put record and account together."""
    pieces = [*draft.pieces, *zone.pieces, *item.pieces]
    if inferred:
        repository = profile.repository
        pieces.append(Piece(State.GUESSED, "", "repository", 0, 0, "known by its call number"))
    pieces += [
        Piece(State.LEFT, segment.text, "note", segment.start, segment.end, "not understood")
        for segment in unknown
    ]
    pieces.sort(key=lambda piece: (piece.start, piece.end))
    people = dict(item.people)
    for role, names in draft.people.items():
        people[role] = people.get(role, ()) + names
    if item.number:
        draft.extra["number"] = item.number
    left = [piece.text for piece in pieces if piece.state is State.LEFT]
    record = ArchivalRecord(
        key or "",
        type="personal_communication" if Role.RECIPIENT in people else "document",
        repository=repository,
        levels=tuple(zone.ordered()),
        folios=zone.folios,
        title=item.title,
        genre=item.genre,
        date=item.date or zone.date,
        place=item.place,
        people=people,
        language=draft.language,
        classification=draft.classification or item.classification,
        urls=tuple(draft.urls),
        copies=tuple(draft.copies),
        note="; ".join(left) or None,
        extra=draft.extra,
    )
    if key is None:
        record = replace(record, id=citation_key(record))
    return Reading(draft.line, record, profile, tuple(pieces), hereafter=tuple(draft.hereafter))


def _score(reading: Reading, zone: Zone, profile: Profile) -> float:
    """How much of the line is explained; guesses count less, what is left counts against."""
    covered = sum(len(piece.text) for piece in reading.pieces if piece.state is not State.LEFT)
    left = sum(len(piece.text) for piece in reading.left)
    found = {level.index for level in zone.levels}
    required = [i for i, rule in enumerate(profile.grammar.levels) if rule.required]
    complete = bool(required) and all(index in found for index in required)
    named = 30 if reading.record.repository else 0
    return covered - 2 * left - 3 * len(reading.guessed) + 15 * len(found) + 20 * complete + named
