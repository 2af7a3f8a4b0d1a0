"""How do levels and folios fit into two strings? CSL's ``archive_collection`` and ``archive_location``.

The archive's profile prints them, and what it prints is read back only where printing the result
gives the same strings again: nothing is guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from maocite.errors import InputError, Place, Problem
from maocite.errors import Level as Severity
from maocite.model.archive import Folios, Level, LevelKind, Repository
from maocite.model.record import ArchivalRecord

if TYPE_CHECKING:  # Archives are loaded with the first record that lies in one.
    from maocite.archives import Profile, Shelf
    from maocite.archives.profile import LevelRule

COLLECTION_KINDS = frozenset(
    {
        LevelKind.FONDS,
        LevelKind.SUBFONDS,
        LevelKind.COLLECTION,
        LevelKind.RECORD_GROUP,
        LevelKind.SUBGROUP,
    }
)
"""Levels that make up ``archive_collection``: "the name of the archival collection"."""


@cache
def shelf() -> "Shelf":
    """The profiles that come with maocite."""
    from maocite.archives import Shelf

    return Shelf()


@lru_cache(maxsize=1024)
def profile_of(repository: Repository | None) -> "Profile":
    """The profile that prints the call numbers of a repository; the generic one for all others.

    A repository may name a file of the user's project instead of a profile that comes with
    maocite. Raises `InputError` for a file that is missing or wrong.
    """
    known = shelf()
    if repository is not None and repository.profile and repository.profile.endswith(".toml"):
        return own_profile(repository.profile)
    if repository is not None and repository.profile and repository.profile not in known:
        return known.generic
    return known.of(repository)


def own_profile(path: str) -> "Profile":
    """A profile of the user's own, in a file below the current folder.

    Raises `InputError` where the file lies elsewhere (records may come from anyone), is missing
    or has mistakes.
    """
    if PurePath(path).is_absolute() or ".." in PurePath(path).parts:
        message = "an archive profile must lie in the current folder or below it"
        raise InputError([Problem(Severity.ERROR, message, Place(path), "archive-profile")])
    from maocite.archives import load_profiles

    return next(profile for profile in load_profiles([path]) if profile.source == path)


def archive_name(repository: Repository) -> str:
    """``Arkivi Qendror Shtetëror (Central State Archives)``."""
    english = repository.name_in("en")
    if english is None or english == repository.name:
        return repository.name
    return f"{repository.name} ({english})"


def print_levels(record: ArchivalRecord) -> tuple[str | None, str | None]:
    """Collection and location within it: ``Fondi 14/AP, …`` and ``V. 1960, Dos. 3, Fl. 1-9``."""
    if not record.levels and record.folios is None:
        return None, None
    plain = _plain(record.levels) if record.folios is None else None
    if plain:
        return plain
    return _print(record.levels, record.folios, profile_of(record.repository))


def _plain(levels: tuple[Level, ...]) -> tuple[str | None, str | None] | None:
    """The strings of levels that were never taken apart, as `read_levels` keeps them."""
    found: list[str | None] = [None, None]
    for level in levels:
        if level.number or level.label or level.abbreviation:
            return None
        slot = 0 if level.kind is LevelKind.COLLECTION else 1
        if found[slot] or (slot == 1 and level.kind is not LevelKind.OTHER):
            return None
        found[slot] = level.name
    return found[0], found[1]


@lru_cache(maxsize=2048)
def _print(
    levels: tuple[Level, ...], folios: Folios | None, profile: "Profile"
) -> tuple[str | None, str | None]:
    count = next(
        (i for i, level in enumerate(levels) if level.kind not in COLLECTION_KINDS), len(levels)
    )
    return (
        _printed_collection(levels[:count], profile),
        _printed(levels[count:], folios, profile),
    )


@lru_cache(maxsize=1024)
def _printed_collection(levels: tuple[Level, ...], profile: "Profile") -> str | None:
    """Many documents lie in one collection."""
    return _printed(levels, None, profile)


def _printed(levels: tuple[Level, ...], folios: Folios | None, profile: "Profile") -> str | None:
    from maocite.archives import Naming, print_location

    if not (levels or folios):
        return None
    bare = ArchivalRecord("", levels=levels, folios=folios)
    return print_location(bare, profile, naming=Naming.NONE) or None


Units = tuple[tuple[Level, ...], Folios | None]


def read_levels(
    repository: Repository | None, collection: str | None, location: str | None
) -> Units:
    """Levels and folios of the two strings; a string that is not understood stays one level."""
    if not (collection or location):
        return (), None
    profile = profile_of(repository)
    if profile is not shelf().generic:
        read = _read(profile, collection, location)
        if read is not None:
            return read
    return _unread(collection, location)


@lru_cache(maxsize=2048)
def _unread(collection: str | None, location: str | None) -> Units:
    """One level for each of the strings."""
    levels = []
    if collection:
        levels.append(Level(LevelKind.COLLECTION, name=collection))
    if location:
        levels.append(Level(LevelKind.OTHER, name=location))
    return tuple(levels), None


@lru_cache(maxsize=2048)
def _read(profile: "Profile", collection: str | None, location: str | None) -> Units | None:
    """What the profile's grammar makes of the strings; None where it prints something else."""
    segments = [text for text in (collection, location) if text]
    read = _segments(profile, ", ".join(segments).split(", "))
    if read is None or _print(*read, profile) != (collection, location):
        return None
    return read


def _segments(profile: "Profile", segments: list[str]) -> Units | None:
    from maocite.archives.profile import NamePlace

    rules = _labels(profile)
    levels: list[Level] = []
    folios: Folios | None = None
    open_rule: LevelRule | None = None
    for position, segment in enumerate(segments):
        match = _LABELLED.fullmatch(segment)
        label, number = (match["label"], match["number"]) if match else ("", "")
        rule = rules.get(label.casefold())
        if rule is not None:
            levels.append(Level(rule.kind, number=number, label=label))
            open_rule = rule
        elif label and label.casefold() in _folio_labels(profile):
            try:
                folios = Folios.parse(", ".join([number, *segments[position + 1 :]]), label)
            except ValueError:
                return None
            break
        elif open_rule and open_rule.name is NamePlace.AFTER and levels:
            name = f"{levels[-1].name}, {segment}" if levels[-1].name else segment
            levels[-1] = replace(levels[-1], name=name)
        else:
            return None
    return tuple(levels), folios


_LABELLED = re.compile(r"(?P<label>[^\W\d][^\d,]*?)\s*(?P<number>\d\S*)")


@lru_cache(maxsize=256)
def _labels(profile: "Profile") -> Mapping[str, "LevelRule"]:
    """Printed labels of the levels, which alone are read back."""
    return {
        rule.label.casefold(): rule
        for rule in profile.grammar.levels
        if rule.label and not rule.label_after
    }


@lru_cache(maxsize=256)
def _folio_labels(profile: "Profile") -> frozenset[str]:
    rule = profile.grammar.folios
    labels = (rule.label, rule.plural) if rule else ()
    return frozenset(label.casefold() for label in labels if label)


def without_collection(collection: str | None, location: str) -> str:
    """A location that names the collection before it, without that: programs know only the one."""
    return location.removeprefix(f"{collection}, ") if collection else location


def library_parts(text: str) -> tuple[str, str | None, str | None, str | None] | None:
    """Archive, its place, collection and location of ``National Archives, Kew, FO 371/83, fol. 2``.

    Only for an archive that is known, and spelt as it is known; None for all other texts. A call
    number that the archive's profile does not read is a location as a whole.
    """
    name, _, rest = text.partition(", ")
    places = _places(name) if rest else None
    if places is None:
        return None
    first, _, number = rest.partition(", ")
    place = first if first in places else None
    number = number if place else rest
    return (name, place, *_halves(profile_of(read_repository(name, place)), number))


def _halves(profile: "Profile", number: str) -> tuple[str | None, str | None]:
    """Collection and location of a call number, where printing them gives it again."""
    read = _segments(profile, number.split(", ")) if number else None
    if read is not None:
        halves = _print(*read, profile)
        if ", ".join(filter(None, halves)) == number:
            return halves
    return None, number or None


@lru_cache(maxsize=1024)
def _places(name: str) -> frozenset[str | None] | None:
    """Where the archives of a name are; None where there is none."""
    found: set[str | None] = set()
    for profile in shelf().naming(name):
        repository = profile.repository
        if name in (*profile.names, *profile.abbreviations, archive_name(repository)):
            found |= {repository.place, *profile.other_places}
    return frozenset(found) if found else None


@lru_cache(maxsize=2048)
def read_repository(archive: str, place: str | None) -> Repository:
    """The repository of CSL's ``archive`` and ``archive-place``: a known one where they agree."""
    for profile in shelf().naming(archive):
        repository = profile.repository
        if repository.place == place and archive_name(repository) == archive:
            return repository
    return Repository((("und", archive),), place=place)
