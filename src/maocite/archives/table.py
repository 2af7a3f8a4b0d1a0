"""How well is each archive served? One row for each profile, measured, not claimed."""

from collections.abc import Iterable
from dataclasses import dataclass

from maocite.archives.printing import print_citation
from maocite.archives.profile import Profile
from maocite.archives.profiles import Profiles
from maocite.archives.reading import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured for one profile."""

    key: str
    country: str
    verified: bool
    """Whether the archive's rule was read in a public source."""
    cases: int
    """Citations that were tried: the profile's examples and the lines that were given."""
    read: int
    """Of these, read as this archive's with nothing left."""
    printed: int
    """Of these, printed again."""
    round_trips: int
    """Of these, printed letter for letter as they were, final full stop aside."""


def measure(profiles: Profiles, lines: Iterable[str] = ()) -> tuple[Row, ...]:
    """A row for each profile: its examples, and of `lines` those that name its archive."""
    from maocite.archives.parse import parse_citation

    readings: dict[str, list[Reading]] = {profile.key: [] for profile in profiles}
    for line in lines:
        if line.strip():
            reading = parse_citation(line.strip(), profiles)
            readings[reading.profile.key].append(reading)
    for profile in profiles:
        for example in profile.examples:
            readings[profile.key].append(parse_citation(example.citation, profiles))
    return tuple(_row(profile, readings[profile.key], profiles) for profile in profiles)


def _row(profile: Profile, readings: list[Reading], profiles: Profiles) -> Row:
    good = [r for r in readings if r.profile.key == profile.key and not r.left]
    printed = [(reading, reprint(reading, profiles)) for reading in good]
    return Row(
        key=profile.key,
        country=profile.repository.country or "",
        verified=profile.verified,
        cases=len(readings),
        read=len(good),
        printed=sum(bool(text) for _, text in printed),
        round_trips=sum(_bare(text) == _bare(reading.line) for reading, text in printed),
    )


def reprint(reading: Reading, profiles: Profiles) -> str:
    """The record of a reading as its archive's citation, with the document where it was given."""
    record = reading.record
    item = bool(record.title or record.genre or record.date or record.place)
    return print_citation(record, reading.profile, item=item, words=profiles.words)


def _bare(line: str) -> str:
    return line.strip().rstrip(".")
