"""Which profile serves an archive? Answered without reading those of all the others.

Reading all profiles takes longer than converting a thousand records, and most collections lie in a
few archives. A profile comes from the shelf when its file mentions the archive; `Profiles` then
decides between those few as it does between all.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from maocite.archives.load import read_grammar, read_profile, toml_files
from maocite.archives.profile import Grammar, Profile
from maocite.archives.profiles import GENERIC, Profiles
from maocite.archives.recognise import loose, words_in
from maocite.errors import UnknownNameError
from maocite.model import Repository
from maocite.resources import data


class Shelf:
    """The profiles that come with maocite, each read when it is asked for.

    Every method gives what the `Profiles` of `load_profiles` would give.
    """

    def __init__(self) -> None:
        self._folder = data() / "archives"
        self._files = {_stem(file): file for file in toml_files(self._folder)}
        self._grammars = _Grammars(self._folder / "grammars")
        self._read: dict[str, Profile] = {}
        self._some = lru_cache(maxsize=512)(self._find)
        self._with = lru_cache(maxsize=512)(self._profiles)

    def __contains__(self, key: object) -> bool:
        return key in self._files

    def __getitem__(self, key: str) -> Profile:
        """The profile of that key, which its file is named after."""
        if key not in self._read:
            file = self._files[key]
            self._read[key] = read_profile(str(file), file.read_bytes(), self._grammars, ours=True)
        return self._read[key]

    @property
    def read(self) -> Mapping[str, Profile]:
        """The profiles that were asked for until now, by key."""
        return MappingProxyType(self._read)

    @property
    def generic(self) -> Profile:
        """Serves archives that have no profile."""
        return self[GENERIC]

    def of(self, repository: Repository | None) -> Profile:
        """The profile of a repository: named by it, or known by key, abbreviation or name.

        Raises `UnknownNameError` where it names a profile that does not exist.
        """
        if repository is None:
            return self.generic
        if repository.profile and repository.profile not in self._files:
            raise UnknownNameError("archive", repository.profile, tuple(self._files))
        for key in (repository.profile, repository.key):
            if key and key in self._files:
                return self[key]
        spellings = [name for _, name in repository.names]
        if repository.abbreviation:
            spellings.insert(0, repository.abbreviation)
        for spelling in spellings:
            found = self._some(spelling).of(Repository((("und", spelling),)))
            if found.key != GENERIC:
                return found
        return self.generic

    def naming(self, text: str) -> Iterator[Profile]:
        """The profiles of all archives that a text could name; perhaps others as well."""
        return (profile for profile in self._some(text) if profile.key != GENERIC)

    def _find(self, text: str) -> Profiles:
        """The generic profile and those that decide which archive a text names."""
        spelt = self._with(tuple(key for key, head in self._heads.items() if text in head))
        return spelt if spelt.recogniser.exactly(text) else self._with(self._mentioned(text))

    def _profiles(self, keys: tuple[str, ...]) -> Profiles:
        return Profiles(map(self.__getitem__, (GENERIC, *keys)), self._grammars)

    def _mentioned(self, text: str) -> tuple[str, ...]:
        """Keys of the profiles whose heads have all words of a text, or of a half of it.

        An archive may be named twice, ``Arkivi Qendror Shtetëror (Central State Archives)``.
        """
        halves = [words for part in text.split(" (") if (words := words_in(part))]
        return tuple(
            key
            for key, head in self._loose_heads.items()
            if any(all(word in head for word in words) for words in halves)
        )

    @cached_property
    def _heads(self) -> Mapping[str, str]:
        """The part of each file that names the archive."""
        return {
            key: file.read_text("utf-8").partition("\n[archive]\n")[2].partition("\n[")[0]
            for key, file in self._files.items()
            if not key.startswith(GENERIC)
        }

    @cached_property
    def _loose_heads(self) -> Mapping[str, str]:
        return {key: loose(head) for key, head in self._heads.items()}


class _Grammars(Mapping[str, Grammar]):
    """The grammars that come with maocite, each read when a profile names it."""

    def __init__(self, folder: Traversable) -> None:
        self._files = {_stem(file): file for file in toml_files(folder)}
        self._read: dict[str, Grammar] = {}

    def __getitem__(self, key: str) -> Grammar:
        if key not in self._read:
            file = self._files[key]
            self._read[key] = read_grammar(str(file), file.read_bytes(), ours=True)
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return key in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _stem(file: Traversable) -> str:
    return file.name.removesuffix(".toml")
