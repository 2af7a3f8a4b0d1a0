"""Which archives are known? The profiles that come with maocite and those of the user's project."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from maocite.archives.load import read_grammars, read_profile, toml_files
from maocite.archives.profile import Grammar, Profile
from maocite.archives.recognise import Recogniser
from maocite.archives.words import Words, fold, load_words
from maocite.errors import InputError, Level, Place, Problem, UnknownNameError
from maocite.model import ArchivalRecord, Repository
from maocite.resources import data
from maocite.sources import Source

GENERIC = "generic"
"""Key of the profile that serves archives without a profile of their own."""
GENERIC_FIRST = "generic-archive-first"
"""The same where the archive stands before the call number."""


class Profiles:
    """Profiles by key, what recognises them in a text, and the words of citations."""

    def __init__(self, profiles: Iterable[Profile], grammars: Mapping[str, Grammar]) -> None:
        """Of two profiles with one key, the later one counts."""
        self.by_key: Mapping[str, Profile] = MappingProxyType({p.key: p for p in profiles})
        self.grammars = grammars

    @cached_property
    def words(self) -> Words:
        """The vocabulary of citations, which only reading them asks for."""
        return load_words()

    @cached_property
    def recogniser(self) -> Recogniser:
        """What finds the names of these archives in a text."""
        return Recogniser(profile for profile in self if not profile.key.startswith(GENERIC))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Folded words whose full stop ends no sentence: those of the word lists and all labels."""
        return self.words.abbreviations | frozenset(_abbreviated(self))

    def __iter__(self) -> Iterator[Profile]:
        return iter(self.by_key.values())

    def __len__(self) -> int:
        return len(self.by_key)

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def __getitem__(self, key: str) -> Profile:
        """The profile of that key; raises `UnknownNameError` with the nearest keys."""
        if key not in self.by_key:
            raise UnknownNameError("archive", key, tuple(self.by_key))
        return self.by_key[key]

    def unit_key(self, profile: Profile) -> str:
        """The key under which units are compared: that of the archive that holds them now."""
        return profile.successor or profile.key

    @property
    def generic(self) -> Profile:
        """Serves archives that have no profile."""
        return self.by_key[GENERIC]

    def of(self, repository: Repository | None) -> Profile:
        """The profile of a repository: named by it, or known by key, abbreviation or name."""
        if repository is None:
            return self.generic
        if repository.profile:
            return self[repository.profile]
        if repository.key and repository.key in self.by_key:
            return self.by_key[repository.key]
        spellings = [name for _, name in repository.names]
        if repository.abbreviation:
            spellings.insert(0, repository.abbreviation)
        for spelling in spellings:
            if found := self.recogniser.whole(spelling) or self._in_two_languages(spelling):
                return self.by_key[found]
        return self.generic

    def _in_two_languages(self, spelling: str) -> str | None:
        """The key of an archive that is named twice: ``Arkivi Qendror Shtetëror (Central State
        Archives)``. Both must name it, for "National Archives (Ghana)" is not that of Britain."""
        own, _, english = spelling.removesuffix(")").partition(" (")
        found = self.recogniser.whole(own) if english else None
        return found if found and found == self.recogniser.whole(english) else None

    def for_record(self, record: ArchivalRecord) -> Profile:
        """The profile that prints the call number of a record."""
        return self.of(record.repository)

    def search(self, text: str) -> tuple[Profile, ...]:
        """Profiles whose key, names, abbreviations, place or country hold the text."""
        wanted = fold(text)
        return tuple(profile for profile in self if wanted in fold(" ".join(_texts(profile))))


def _texts(profile: Profile) -> list[str]:
    repository = profile.repository
    names = [name for _, name in repository.names]
    single = (profile.key, repository.abbreviation, repository.place, repository.country)
    return [
        *(text for text in single if text),
        *names,
        *profile.other_names,
        *profile.other_abbreviations,
    ]


def load_profiles(extra: Iterable[str | Path] = ()) -> Profiles:
    """The profiles that come with maocite, and further files or folders of the user.

    A file of the user with the key of a profile of ours replaces that profile. Raises `InputError`
    naming file, line and key of every mistake.
    """
    folder = data() / "archives"
    grammars = read_grammars(folder / "grammars")
    problems: list[Problem] = []
    found: dict[str, Profile] = {}
    own = [(str(entry), entry.read_bytes(), True) for entry in toml_files(folder)]
    for name, content, ours in [*own, *_user_files(extra)]:
        try:
            profile = read_profile(name, content, grammars, ours=ours)
        except InputError as error:
            problems += error.problems
        else:
            found[profile.key] = profile
    for profile in found.values():
        if profile.successor and profile.successor not in found:
            hint = UnknownNameError("archive", profile.successor, tuple(found))
            place = Place(profile.source, field="successor")
            problems.append(Problem(Level.ERROR, str(hint), place, "archive-profile"))
    if problems:
        raise InputError(problems)
    return Profiles(found.values(), grammars)


def _abbreviated(profiles: Iterable[Profile]) -> Iterator[str]:
    """The last words of labels that end in a full stop."""
    for profile in profiles:
        grammar = profile.grammar
        labels = [label for rule in grammar.levels for label in rule.labels]
        for label in [*labels, *(grammar.folios.labels if grammar.folios else ())]:
            if label.endswith("."):
                yield fold(label).rstrip(".").split()[-1]


def _user_files(extra: Iterable[str | Path]) -> Iterator[tuple[str, bytes, bool]]:
    for path in extra:
        files = sorted(Path(path).glob("*.toml")) if Path(path).is_dir() else [Path(path)]
        for file in files:
            source = Source.of(file)
            yield source.name, source.content, False
