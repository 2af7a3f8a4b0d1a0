"""What comes of several collections? One, and the story of how it came about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from maocite.archives import Profiles, load_profiles
from maocite.checks.rule import Collection
from maocite.errors import Level, Place, Problem
from maocite.merging.evidence import Why
from maocite.merging.grouping import Groups, Match, group
from maocite.merging.joining import Conflict, join
from maocite.merging.portrait import portray
from maocite.merging.rules import Rules
from maocite.merging.spelling import spelt
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord, Record, Relation


@dataclass(frozen=True, slots=True)
class Merged:
    """One collection made of several."""

    library: Library
    joined: tuple[Problem, ...]
    """Which records became one, and why; code ``joined``."""
    conflicts: tuple[Problem, ...]
    """Values that contradict those that stay, kept in provenance; code ``conflict``."""
    doubtful: tuple[Problem, ...]
    """Records that may be the same and were left apart; code ``near-duplicate``."""
    renamed: tuple[Problem, ...]
    """Records whose key is that of another work; code ``new-key``."""
    equal: int
    """How many of `joined` were the same in every field."""
    crowded: int
    """Records like so many others that not all of those were compared with it."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of it."""
        return (*self.joined, *self.conflicts, *self.renamed, *self.doubtful)


def merge(
    libraries: Sequence[Library], rules: Rules | None = None, profiles: Profiles | None = None
) -> Merged:
    """Join records that are the same work; all others stay as they are, in order.

    A joined record stands where the first of its group stood. `profiles`: the archives whose call
    numbers are known; None: those that come with maocite.
    """
    return _Merging(libraries, rules or Rules(), profiles or load_profiles()).result()


class _Merging:
    """The records of all libraries in one list, and what becomes of them."""

    def __init__(self, libraries: Sequence[Library], rules: Rules, profiles: Profiles) -> None:
        self._rules = rules
        self._records: list[Record] = []
        self._places: list[Place] = []
        self._sources: list[int] = []
        portraits = []
        for source, library in enumerate(libraries):
            collection = Collection.of(library, profiles)
            for record in library:
                self._records.append(record)
                self._places.append(library.places[record.id])
                self._sources.append(source)
                portraits.append(portray(record, source, collection))
        self._groups: Groups = group(portraits, rules)
        self._conflicts: list[Problem] = []
        self._renamed: list[Problem] = []

    def result(self) -> Merged:
        """Join every group."""
        keys = self._keys()
        self._follow_relations(keys)
        placed = []
        for members in self._groups.members:
            record = self._join(members)
            key = keys[members[0]]
            if record.id != key:
                record = replace(record, id=key)
            placed.append((record, replace(self._places[members[0]], record=key)))
        matches = self._groups.joined
        return Merged(
            Library.of(placed),
            tuple(map(self._said, matches)),
            tuple(self._conflicts),
            tuple(map(self._doubt, self._groups.doubtful)),
            tuple(self._renamed),
            sum(match.why is Why.EQUAL for match in matches),
            self._groups.crowded,
        )

    def _join(self, members: tuple[int, ...]) -> Record:
        first, *others = members
        record = self._records[first]
        names = [self._name(first)]
        for member in others:
            if self._records[member] == record:
                continue
            done = join(
                record, self._records[member], self._rules, (" + ".join(names), self._name(member))
            )
            record = done.record
            self._conflicts += (
                self._contradiction(each, member, names) for each in done.conflicts
            )
            names.append(self._name(member))
        return record

    def _keys(self) -> dict[int, str]:
        """The key of each record after merging; a key that two works have goes to the first."""
        taken = {record.id for record in self._records}
        given: dict[str, int] = {}
        keys: dict[int, str] = {}
        for members in self._groups.members:
            chosen = members[0] if self._rules.keeps_first_id else members[-1]
            wanted = self._records[chosen].id
            key = wanted
            if wanted in given:
                key = _free(wanted, taken)
                self._rename(chosen, wanted, key, given[wanted])
            taken.add(key)
            given[key] = chosen
            keys.update(dict.fromkeys(members, key))
        return keys

    def _rename(self, member: int, old: str, new: str, owner: int) -> None:
        message = f"{old!r} is the key of another work, at {self._places[owner]}; here it becomes {new!r}"
        self._renamed.append(Problem(Level.WARNING, message, self._places[member], "new-key"))

    def _follow_relations(self, keys: dict[int, str]) -> None:
        """Ties to a record that has another key now go to that key."""
        moved = {
            (self._sources[index], self._records[index].id): key
            for index, key in keys.items()
            if self._records[index].id != key
        }
        if not moved:
            return
        for index, record in enumerate(self._records):
            if not isinstance(record, ArchivalRecord) or not record.relations:
                continue
            source = self._sources[index]
            ties = tuple(
                replace(tie, target=moved.get((source, tie.target or ""), tie.target))
                for tie in record.relations
            )
            if ties != record.relations:
                self._records[index] = replace(record, relations=_distinct(ties))

    def _name(self, index: int) -> str:
        place = self._places[index]
        return f"{place.source or f'source {self._sources[index] + 1}'}: {self._records[index].id}"

    def _said(self, match: Match) -> Problem:
        message = f"joined with {self._places[match.first]}: {match.words}"
        return Problem(Level.WARNING, message, self._places[match.second], "joined")

    def _doubt(self, match: Match) -> Problem:
        place = self._places[match.second]
        if self._sources[match.first] == self._sources[match.second] and (
            match.why.weight >= self._rules.threshold
        ):
            reason = "both stand in one source (--within joins them)"
        elif match.why.weight >= self._rules.threshold:
            reason = "that is joined with another record of the same source"
        else:
            reason = f"that weighs {match.why.weight}, below {self._rules.threshold}"
        message = (
            f"may be the same as {self._places[match.first]}: {match.words}; left apart: {reason}"
        )
        return Problem(Level.WARNING, message, place, "near-duplicate")

    def _contradiction(self, conflict: Conflict, member: int, names: list[str]) -> Problem:
        kept, other = (_short(spelt(value)) for value in (conflict.kept, conflict.other))
        stays, goes = (
            (names[-1], "this record") if conflict.first_kept else ("this record", names[-1])
        )
        message = f"{kept} stays, from {stays}; {other}, from {goes}, is kept in its provenance"
        place = replace(self._places[member], field=conflict.field)
        return Problem(Level.WARNING, message, place, "conflict")


def _free(key: str, taken: set[str]) -> str:
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _distinct(ties: tuple[Relation, ...]) -> tuple[Relation, ...]:
    return tuple(tie for tie, _ in groupby(ties))


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
