"""Which records belong together? Each is compared only with those that share something with it."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from maocite.merging.evidence import REPORTED, Evidence, Why, compare
from maocite.merging.portrait import Portrait
from maocite.merging.rules import Rules

_MOST = 40
"""Records that one record is compared with for each thing they share, so that the time grows with
the number of records where thousands share a title and a day."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two records that are, or may be, the same work; numbers are places in the list of records."""

    first: int
    second: int
    why: Why
    words: str


@dataclass(frozen=True, slots=True)
class Groups:
    """What was found."""

    members: tuple[tuple[int, ...], ...]
    """The records of each work, in order; each record stands in one group."""
    joined: tuple[Match, ...]
    """Why each record but the first of its group stands there."""
    doubtful: tuple[Match, ...]
    """Pairs that a person should look at: the evidence is light, or both come from one source."""
    crowded: int
    """How many records share something with more others than they were compared with."""


def group(portraits: Sequence[Portrait], rules: Rules) -> Groups:
    """Group records that are the same work by the evidence that the rules ask for.

    A record with the key of an earlier one is compared with that one first, so that a collection
    that is merged with itself finds every record's twin. Unless the rules say otherwise, no group
    holds two records of one source: there someone has told them apart.
    """
    search = _Search(portraits, rules)
    for index in range(len(portraits)):
        search.settle(index)
    return search.groups()


class _Search:
    """The state of one search."""

    def __init__(self, portraits: Sequence[Portrait], rules: Rules) -> None:
        self._portraits, self._rules = portraits, rules
        self._blocks: dict[Hashable, list[int]] = defaultdict(list)
        self._members: dict[int, list[int]] = {}
        self._joined: list[Match] = []
        self._doubtful: list[Match] = []
        self._crowded = 0
        self._twin = self._twins()
        self._root: dict[int, int] = {}
        self._sources: dict[int, set[int]] = {}
        for second, match in self._twin.items():
            self._sources.setdefault(match.first, set()).add(portraits[second].source)

    def _twins(self) -> dict[int, Match]:
        """Records of later sources that are the same as the first record with their key."""
        first: dict[str, int] = {}
        found: dict[int, Match] = {}
        for index, portrait in enumerate(self._portraits):
            known = first.setdefault(portrait.record.id, index)
            if self._portraits[known].source != portrait.source:
                evidence = compare(self._portraits[known], portrait)
                if evidence is not None and self._enough(known, index, evidence):
                    found[index] = Match(known, index, *evidence)
        return found

    def settle(self, index: int) -> None:
        """Put a record into a group, its own or an earlier one."""
        portrait = self._portraits[index]
        blocks = list(dict.fromkeys(portrait.blocks()))
        best = self._twin.get(index)
        if best is None:
            best = self._best(index, blocks)
        root = index
        if best is not None:
            self._joined.append(best)
            root = self._root[best.first]
        self._root[index] = root
        self._members.setdefault(root, []).append(index)
        self._sources.setdefault(root, set()).add(portrait.source)
        # A record that equals its group brings no new way to find it.
        if best is None or best.why is not Why.EQUAL:
            for block in blocks:
                self._blocks[block].append(index)

    def _best(self, index: int, blocks: list[Hashable]) -> Match | None:
        """The earlier record that this one is joined with; what else is like it is noted."""
        found: dict[int, Match] = {}
        for known in self._candidates(blocks):
            root = self._root[known]
            evidence = compare(self._portraits[known], self._portraits[index])
            if evidence is not None and evidence[0].weight >= REPORTED:
                match = Match(known, index, *evidence)
                if root not in found or found[root].why.weight < match.why.weight:
                    found[root] = match
        ranked = sorted(found.items(), key=lambda item: -item[1].why.weight)
        best: Match | None = None
        for root, match in ranked:
            free = self._rules.within or self._portraits[index].source not in self._sources[root]
            enough = self._enough(match.first, index, (match.why, match.words))
            if best is None and free and enough:
                best = match
            else:
                self._doubtful.append(match)
        return best

    def _candidates(self, blocks: list[Hashable]) -> Iterator[int]:
        seen: set[int] = set()
        crowded = False
        for block in blocks:
            known = self._blocks.get(block, [])
            crowded = crowded or len(known) > _MOST
            for index in known[:_MOST]:
                if index not in seen:
                    seen.add(index)
                    yield index
        self._crowded += crowded

    def _enough(self, first: int, second: int, evidence: Evidence) -> bool:
        one, other = self._portraits[first].record, self._portraits[second].record
        return evidence[0].weight >= self._rules.threshold and type(one) is type(other)

    def groups(self) -> Groups:
        """What was found."""
        members = tuple(tuple(group) for group in self._members.values())
        return Groups(members, tuple(self._joined), tuple(self._doubtful), self._crowded)
