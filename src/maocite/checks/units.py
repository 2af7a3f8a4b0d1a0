"""Which unit of which archive is meant, however the record spells it?"""

from maocite.archives import Profile
from maocite.checks.rule import Collection
from maocite.checks.spelling import plain
from maocite.model.archive import LevelKind, Repository
from maocite.model.record import ArchivalRecord

Archive = tuple[str, ...]
"""One archive: the key of its profile, or name and place."""
Unit = tuple[Archive, tuple[tuple[LevelKind, str], ...]]
"""One archive and its levels down to what is foliated."""

_COARSE = frozenset(
    {
        LevelKind.FONDS,
        LevelKind.SUBFONDS,
        LevelKind.COLLECTION,
        LevelKind.RECORD_GROUP,
        LevelKind.SUBGROUP,
        LevelKind.SERIES,
        LevelKind.SUBSERIES,
        LevelKind.INVENTORY,
        LevelKind.DEPARTMENT,
        LevelKind.YEAR,
        LevelKind.BOX,
        LevelKind.CARTON,
    }
)
"""Levels whose leaves are not counted through: folios belong to a unit below them."""


def archive_of(collection: Collection, repository: Repository) -> Archive:
    """The archive that a repository is; one that was taken over counts as its successor."""
    profile = collection.profile_of.get(repository)
    if profile is None or profile is collection.profiles.generic:
        return (plain(repository.name), plain(repository.place or ""))
    return (profile.successor or profile.key,)


def unit_of(collection: Collection, record: ArchivalRecord) -> Unit | None:
    """The unit whose folios the record counts; None where its call number stops above it."""
    if record.repository is None or not record.levels:
        return None
    if record.levels[-1].kind in _COARSE or missing_kinds(collection.profile(record), record):
        return None
    levels = tuple(
        (level.kind, (level.number or plain(level.name or "")).casefold())
        for level in record.levels
    )
    return archive_of(collection, record.repository), levels


def missing_kinds(profile: Profile | None, record: ArchivalRecord) -> list[LevelKind]:
    """Levels that the archive's call numbers need and that this one has not."""
    if profile is None:
        return []
    given = {level.kind for level in record.levels}
    needed = dict.fromkeys(rule.kind for rule in profile.grammar.levels if rule.required)
    return [kind for kind in needed if kind not in given]
