"""What is a rule? One question, the reason why it is asked, and the function that asks it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from maocite.archives import Profile, Profiles
from maocite.errors import Level, Place, UnknownNameError
from maocite.mapping.callnumber import own_profile
from maocite.model.archive import Repository
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.native.document import Document
from maocite.native.node import Node

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer to a rule's question."""

    message: str
    """What is wrong, why it matters and what would be right, in one sentence."""
    place: Place
    """Record and field; source and line too where no record is concerned."""
    others: tuple[str, ...] = ()
    """Ids of other records that it concerns; a silence in any of them counts."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One check. The tables in `maocite.checks.rules` list them."""

    code: str
    """Stable name, for reports and for ``silence``: ``year-against-date``."""
    question: str
    """What it asks, in one line."""
    reason: str
    """Why an archivist asks that, and what to do."""
    ask: Callable[[Subject], Iterable[Finding]]
    level: Level = Level.WARNING
    """Only warnings can be silenced."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What the rules for records look at."""

    library: Library
    profiles: Profiles
    profile_of: Mapping[Repository, Profile | None]
    """The profile of each repository; None where it names one that does not exist."""

    @classmethod
    def of(cls, library: Library, profiles: Profiles) -> "Collection":
        """Look up the profile of every repository once."""
        repositories = dict.fromkeys(
            record.repository
            for record in library
            if isinstance(record, ArchivalRecord) and record.repository is not None
        )
        return cls(library, profiles, {each: _profile(each, profiles) for each in repositories})

    def archival(self) -> Iterator[ArchivalRecord]:
        """The documents in archives, in order."""
        return (record for record in self.library if isinstance(record, ArchivalRecord))

    def secondary(self) -> Iterator[SecondaryRecord]:
        """The published works, in order."""
        return (record for record in self.library if isinstance(record, SecondaryRecord))

    def profile(self, record: ArchivalRecord) -> Profile | None:
        """The profile of the record's archive; None where it has none but the generic one."""
        if record.repository is None:
            return None
        found = self.profile_of[record.repository]
        return None if found is self.profiles.generic else found


def _profile(repository: Repository, profiles: Profiles) -> Profile | None:
    if repository.profile and repository.profile.endswith(".toml"):
        return own_profile(repository.profile)
    try:
        return profiles.of(repository)
    except UnknownNameError:
        return None


@dataclass(frozen=True, slots=True)
class NativeFile:
    """A file in the native format that was read without an error."""

    source: str
    """The file as the user named it."""
    node: Node
    """The whole file."""
    document: Document
    """Its declarations and records."""


LibraryRule = Rule[Collection]
"""Asks something of the records, whatever format they came in."""
FileRule = Rule[NativeFile]
"""Asks something that only the file can answer: the records do not know what they left out."""


def at(record: Record, field: str | None = None) -> Place:
    """Where a finding stands; source and line are added from the library."""
    return Place(record=record.id, field=field)
