"""Is the call number one of that archive? Its levels, measured against the archive's profile."""

from collections.abc import Iterator

from maocite.archives import Profile
from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.units import missing_kinds
from maocite.errors import UnknownNameError
from maocite.model.archive import LevelKind
from maocite.model.record import ArchivalRecord

_DEPTH = {
    LevelKind.FONDS: 0,
    LevelKind.COLLECTION: 0,
    LevelKind.RECORD_GROUP: 0,
    LevelKind.SUBFONDS: 1,
    LevelKind.SUBGROUP: 1,
    LevelKind.SERIES: 2,
    LevelKind.SUBSERIES: 3,
    LevelKind.FILE: 4,
    LevelKind.ITEM: 5,
    LevelKind.DOCUMENT: 5,
}
"""Levels of arrangement of which ISAD(G), 3.1.4, fixes the order; containers may stand anywhere."""


def required_levels_are_there(collection: Collection) -> Iterator[Finding]:
    """A call number has the levels without which its archive finds nothing."""
    for record in collection.archival():
        profile = collection.profile(record)
        missing = missing_kinds(profile, record)
        if profile is None or profile.digital or not missing:
            continue
        name = profile.repository.abbreviation or profile.repository.name
        terms = ", ".join(f"{_term(profile, kind)} ({kind.value})" for kind in missing)
        message = (
            f"the call number lacks: {terms}; {name} finds no document without it, "
            f"see {profile.example!r}"
        )
        yield Finding(message, at(record, "levels"))


def levels_are_known(collection: Collection) -> Iterator[Finding]:
    """A call number has only levels that its archive uses."""
    for record in collection.archival():
        profile = collection.profile(record)
        if profile is None or profile.digital:
            continue
        known = dict.fromkeys(rule.kind for rule in profile.grammar.levels)
        for index, level in enumerate(record.levels):
            if level.kind in known:
                continue
            name = profile.repository.abbreviation or profile.repository.name
            kinds = ", ".join(f"{kind.value} ({_term(profile, kind)})" for kind in known)
            message = (
                f"{name} has no level {level.kind.value!r}, and would not print it; its levels "
                f"are {kinds}"
            )
            yield Finding(message, at(record, f"levels[{index}].kind"))


def levels_go_from_coarse_to_fine(collection: Collection) -> Iterator[Finding]:
    """Levels stand from coarse to fine, whatever order the archive prints."""
    for record in collection.archival():
        index = _out_of_order(record, collection.profile(record))
        if index is not None:
            level, before = record.levels[index], record.levels[index - 1]
            message = (
                f"{level.kind.value} stands below {before.kind.value}; list the levels from "
                "coarse to fine, so that sorting and grouping work: the profile knows in which "
                "order the archive prints them"
            )
            yield Finding(message, at(record, f"levels[{index}]"))


def _out_of_order(record: ArchivalRecord, profile: Profile | None) -> int | None:
    """The first level that stands below a finer one."""
    if profile is None:
        deepest = 0
        for index, level in enumerate(record.levels):
            depth = _DEPTH.get(level.kind, deepest)
            if depth < deepest:
                return index
            deepest = depth
        return None
    kinds = [rule.kind for rule in profile.grammar.levels]
    position = 0
    for index, level in enumerate(record.levels):
        if level.kind not in kinds:
            continue
        if level.kind not in kinds[position:]:
            return index
        position += kinds[position:].index(level.kind)
    return None


def _term(profile: Profile, kind: LevelKind) -> str:
    return next(rule.term for rule in profile.grammar.levels if rule.kind is kind)


def profiles_are_known(collection: Collection) -> Iterator[Finding]:
    """A repository that names a profile names one that exists."""
    seen = set()
    for record in collection.archival():
        repository = record.repository
        if repository is None or not repository.profile or repository in seen:
            continue
        seen.add(repository)
        if repository.profile not in collection.profiles:
            error = UnknownNameError(
                "archive profile", repository.profile, list(collection.profiles.by_key)
            )
            message = f"{error}; 'maocite archives list' shows them"
            yield Finding(message, at(record, "repository.profile"))


LEVEL_MISSING: LibraryRule = Rule(
    "level-missing",
    "Has the call number the levels that its archive needs?",
    "Without them nobody can order the document. The profile of the archive says which they are.",
    required_levels_are_there,
)
LEVEL_UNKNOWN: LibraryRule = Rule(
    "level-unknown",
    "Does the archive use the levels of the call number?",
    "A level that the archive does not know is not printed in its citations. "
    "Take the kinds from the profile of the archive.",
    levels_are_known,
)
LEVEL_ORDER: LibraryRule = Rule(
    "level-order",
    "Do the levels go from coarse to fine?",
    "Sorting and grouping follow the order of the list; in which order an archive prints its "
    "levels, the profile knows (ISAD(G), 3.1.4).",
    levels_go_from_coarse_to_fine,
)
UNKNOWN_PROFILE: LibraryRule = Rule(
    "unknown-profile",
    "Does the archive profile exist that a repository names?",
    "Its call numbers cannot be printed or read without it.",
    profiles_are_known,
)
