"""Is an archive described once, and in one place?"""

from collections import defaultdict
from collections.abc import Iterator

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.spelling import plain
from maocite.checks.units import Archive
from maocite.model.archive import Repository
from maocite.model.record import ArchivalRecord

_Group = list[tuple[Repository, list[ArchivalRecord]]]


def archives_lie_in_one_place(collection: Collection) -> Iterator[Finding]:
    """All records of an archive name the same city and country."""
    for group in _groups(collection):
        usual, known = group[0]
        for repository, records in group[1:]:
            conflict = _conflict(usual, repository)
            if conflict is None or _are_two(usual, repository):
                continue
            field, here, there = conflict
            message = (
                f"{repository.name!r} lies in {here!r} here and in {there!r} in {known[0].id!r}; "
                "one of the two is wrong, or they are two archives: then declare each under a "
                "key of its own"
            )
            others = tuple(record.id for record in records[1:])
            yield Finding(message, at(records[0], f"repository.{field}"), others)


def archives_are_described_once(collection: Collection) -> Iterator[Finding]:
    """No two descriptions look like one archive."""
    for group in _groups(collection):
        usual, known = group[0]
        for repository, records in group[1:]:
            if _conflict(usual, repository) is not None:
                continue
            own = f"{repository.key!r}" if repository.key else f"{repository.name!r}"
            other = f"{usual.key!r}" if usual.key else f"{usual.name!r}"
            message = (
                f"{own} looks like {other} of {known[0].id!r}, described otherwise: a list of "
                "archives would have it twice; declare it once under 'repositories' and name it "
                "by its key"
            )
            others = tuple(record.id for record in records[1:])
            yield Finding(message, at(records[0], "repository"), others)


def _groups(collection: Collection) -> Iterator[_Group]:
    """Descriptions that look like one archive, the most usual first."""
    uses: dict[Repository, list[ArchivalRecord]] = defaultdict(list)
    for record in collection.archival():
        if record.repository is not None:
            uses[record.repository].append(record)
    by_mark: dict[Archive, list[Repository]] = defaultdict(list)
    for repository in uses:
        for mark in _marks(collection, repository):
            by_mark[mark].append(repository)
    told: set[tuple[Repository, Repository]] = set()
    for alike in by_mark.values():
        alike.sort(key=lambda each: (each.key is None, -len(uses[each])))
        usual = alike[0]
        rest = [each for each in alike[1:] if (usual, each) not in told]
        told.update((usual, each) for each in rest)
        if rest:
            yield [(each, uses[each]) for each in (usual, *rest)]


def _marks(collection: Collection, repository: Repository) -> set[Archive]:
    """What two descriptions of one archive have in common: its profile, or a name."""
    profile = collection.profile_of[repository]
    if profile is not None and profile is not collection.profiles.generic:
        # Not its successor: what an archive was called before is a description of its own.
        return {(profile.key,)}
    names = {("name", plain(name)) for _, name in repository.names}
    return {mark for mark in names if mark[1]}


def _are_two(one: Repository, other: Repository) -> bool:
    """Whether a file declares them as two: National Archives of two countries."""
    return bool(one.key and other.key and one.key != other.key)


def _conflict(one: Repository, other: Repository) -> tuple[str, str, str] | None:
    """The field in which two descriptions contradict each other, with both values."""
    for field in ("country_code", "country", "place"):
        first, second = getattr(one, field), getattr(other, field)
        if first and second and plain(first) != plain(second):
            return field.replace("_", "-"), second, first
    return None


REPOSITORY_PLACES: LibraryRule = Rule(
    "repository-places",
    "Does one archive lie in two places or countries?",
    "A reader who travels to the wrong one finds nothing. "
    "Correct one, or declare two archives under two keys.",
    archives_lie_in_one_place,
)
REPOSITORY_TWICE: LibraryRule = Rule(
    "repository-twice",
    "Is one archive described in two ways?",
    "Lists and bibliographies group by archive and would show it twice. "
    "Declare it once and name it by its key.",
    archives_are_described_once,
)
