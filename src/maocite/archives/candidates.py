"""Which archives can a line mean? By name, by the look of the call number, by known fonds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maocite.archives.levels import segment_reader
from maocite.archives.lexing import QUOTES, Segment, Span
from maocite.archives.place import LEAD
from maocite.archives.profile import Profile
from maocite.archives.profiles import GENERIC, GENERIC_FIRST, Profiles
from maocite.archives.recognise import Mention
from maocite.archives.unnamed import find_archive
from maocite.model import Repository

_SHORTEST_FONDS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An archive that the line may mean."""

    profile: Profile
    repository: Repository | None
    spans: tuple[Span, ...]
    """Where the line names it; empty where it does not."""
    guess: str = ""
    """Why it is a guess; empty where the archive's own name stands in the line."""


def candidates(text: str, segments: Sequence[Segment], profiles: Profiles) -> Iterator[Candidate]:
    """The archives that the line may mean; the generic profiles come last."""
    mentions = [
        m for m in profiles.recogniser.mentions(text) if _segment_of(m, segments) is not None
    ]
    leading = [m for m in mentions if _leads(m, segments)] or mentions
    keys = dict.fromkeys(key for mention in leading for key in mention.keys)
    physical = [key for key in keys if not profiles[key].digital] or list(keys)
    for key in physical:
        spans = tuple((m.start, m.end) for m in leading if key in m.keys)
        yield Candidate(profiles[key], profiles[key].repository, spans)
    if not keys:
        yield from _inferred(segments, profiles)
    yield _unnamed(text, segments, profiles, GENERIC)
    first = _unnamed(text, segments, profiles, GENERIC_FIRST)
    if first.spans:
        yield first


def _unnamed(text: str, segments: Sequence[Segment], profiles: Profiles, key: str) -> Candidate:
    profile = profiles[key]
    reader = segment_reader(profile.grammar)

    def is_level(text: str) -> bool:
        return bool(reader.read(text, -1) or reader.name_only(text, -1, strict=True))

    printing = None if key == GENERIC else key
    found = find_archive(text, segments, profiles.words, is_level, printing)
    if found is None:
        return Candidate(profile, None, ())
    span = (segments[found.first].start, segments[found.last].end)
    return Candidate(profile, found.repository, (span,), "an archive without a profile")


def _inferred(segments: Sequence[Segment], profiles: Profiles) -> Iterator[Candidate]:
    """Archives whose call numbers or fonds give them away."""
    found: dict[str, str] = {}
    for segment in segments:
        for key in profiles.recogniser.by_signature(segment.text):
            found.setdefault(key, "known by its call number")
        if segment.text.isupper() and len(segment.text) >= _SHORTEST_FONDS:
            for profile in profiles:
                for short, name in profile.fonds:
                    if short == segment.text:
                        found.setdefault(profile.key, f"known by its fonds {short}: {name}")
                    elif _swapped(short, segment.text):
                        why = f"{segment.text} may be meant for {short}: {name}"
                        found.setdefault(profile.key, why)
    for key, why in found.items():
        yield Candidate(profiles[key], profiles[key].repository, (), why)


def _swapped(one: str, other: str) -> bool:
    """Whether two words differ in two neighbouring letters that changed places."""
    if len(one) != len(other) or len(one) <= _SHORTEST_FONDS:
        return False
    differ = [i for i, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def _segment_of(mention: Mention, segments: Sequence[Segment]) -> Segment | None:
    """The segment that holds a mention; None inside quotations."""
    for segment in segments:
        if segment.start <= mention.start < segment.end:
            return None if segment.text[0] in QUOTES else segment
    return None


def _leads(mention: Mention, segments: Sequence[Segment]) -> bool:
    """Whether the archive's name opens a segment, brackets and words like ``in`` left aside."""
    segment = _segment_of(mention, segments)
    if segment is None:
        return False
    head = segment.text[: mention.start - segment.start]
    lead = LEAD.match(head)
    return not head[lead.end() if lead else 0 :].strip(" :([")
