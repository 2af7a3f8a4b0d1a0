"""How do two records of one work become one? Field by field; what does not stay is told and kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from maocite.merging.parts import covers, same_number, same_thing
from maocite.merging.rules import Rules
from maocite.merging.spelling import is_empty, spelt
from maocite.model.provenance import Provenance
from maocite.model.record import Record

_UNITED = frozenset(
    {
        *("keywords", "urls", "copies", "relations", "other-dates", "provenance", "silence"),
        *("names", "identifiers", "forms"),
    }
)
"""Lists that hold the entries of both."""
_OTHERWISE, _OF_THAT = "otherwise: ", "of that: "
"""How notes in provenance begin that keep what did not stay."""
_INDEXED = re.compile(r"(?P<list>[a-z-]+)\[(?P<index>\d+)\](?P<rest>.*)", re.S)
_MAPPINGS = ("people", "texts", "dates")
"""Fields of the model whose entries are fields to those who read and write records."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of one field, of which one stays in it."""

    field: str
    """Path in the native format: ``title.text``, ``author[0].given``."""
    kept: object
    other: object
    first_kept: bool
    """Whether the value of the first record stays."""


def join(first: Record, second: Record, rules: Rules, names: tuple[str, str]) -> "Joined":
    """Join two records of one shape; the key is that of the first.

    `names` say in provenance where each comes from: ``b.bib: walder2009``. Raises ValueError for
    records of two shapes, which say different things.
    """
    if type(first) is not type(second):
        raise ValueError("a document in an archive and a published work cannot be joined")
    joiner = _Joiner(rules)
    record: Record = joiner.record(first, second)
    provenance = joiner.provenance(first, second, names)
    return Joined(replace(record, provenance=provenance), tuple(joiner.conflicts))


@dataclass(frozen=True, slots=True)
class Joined:
    """One record made of two."""

    record: Record
    conflicts: tuple[Conflict, ...]


class _Joiner:
    """Joins one pair and notes what did not stay."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.conflicts: list[Conflict] = []
        self._moved: dict[tuple[str, int], int] = {}
        """Where entries of the second record's lists stand now."""

    def record(self, first: Any, second: Any) -> Any:
        """All fields but the key and the provenance."""
        changes: dict[str, object] = {}
        for each in fields(first):
            if each.name in ("id", "provenance"):
                continue
            one, other = getattr(first, each.name), getattr(second, each.name)
            if each.name in _MAPPINGS:
                changes[each.name] = self._mapping("", one, other)
            else:
                changes[each.name] = self.value(each.name.replace("_", "-"), one, other)
        return replace(first, **changes)

    def value(self, path: str, one: Any, other: Any) -> Any:
        """One value of two, nothing that either says being lost without a note."""
        if one == other and type(one) is type(other):
            return one
        # In foreign fields an empty value may mean something.
        if not path.startswith("extra."):
            if is_empty(other):
                return one
            if is_empty(one):
                return other
            if covers(one, other):
                return one
            if covers(other, one):
                return other
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            return self._mapping(f"{path}.", one, other)
        if isinstance(one, str) and isinstance(other, str) and same_number(path, one, other):
            # Two spellings of one number say the same; the bare one stays.
            return min(one, other, key=len) if path == "DOI" else one
        if isinstance(one, tuple) and isinstance(other, tuple):
            return self._list(path, one, other)
        if is_dataclass(one) and same_thing(one, other):
            return self._part(path, one, other)
        return self._choose(path, one, other)

    def _choose(self, path: str, one: Any, other: Any) -> Any:
        first = self._rules.keeps_first(path, one, other)
        self.conflicts.append(
            Conflict(path, one if first else other, other if first else one, first)
        )
        return one if first else other

    def _mapping(self, path: str, one: Mapping[Any, Any], other: Mapping[Any, Any]) -> Any:
        joined = {
            name: self.value(f"{path}{spelt(name)}", value, other[name])
            if name in other
            else value
            for name, value in one.items()
        }
        joined.update({name: value for name, value in other.items() if name not in one})
        return MappingProxyType(joined)

    def _list(self, path: str, one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
        if path.rpartition(".")[2] in _UNITED:
            united = [*one, *(entry for entry in other if entry not in one)]
            for index, entry in enumerate(other):
                self._moved[path, index] = united.index(entry)
            return tuple(united)
        pairs = list(zip(one, other, strict=False))
        if len(one) == len(other) and all(a == b or same_thing(a, b) for a, b in pairs):
            return tuple(
                self.value(f"{path}[{index}]", a, b) for index, (a, b) in enumerate(pairs)
            )
        return tuple(self._choose(path, one, other))

    def _part(self, path: str, one: Any, other: Any) -> Any:
        changes = {
            each.name: self.value(
                f"{path}.{each.name.replace('_', '-')}",
                getattr(one, each.name),
                getattr(other, each.name),
            )
            for each in fields(one)
        }
        return replace(one, **changes)

    def provenance(
        self, first: Record, second: Record, names: tuple[str, str]
    ) -> tuple[Provenance, ...]:
        """What both say of their fields, and the values that did not stay, each with its source."""
        entries = [
            *self._entries(first, first=True, name=names[0]),
            *self._entries(second, first=False, name=names[1]),
        ]
        for conflict in self.conflicts:
            source = names[1] if conflict.first_kept else names[0]
            note = f"{_OTHERWISE}{spelt(conflict.other)}"
            entries.append(Provenance(conflict.field, source=source, note=note))
        if first.id != second.id:
            entries.append(Provenance("id", source=names[1], note=f"{_OTHERWISE}{second.id}"))
        return tuple(dict.fromkeys(entries))

    def _entries(self, record: Record, *, first: bool, name: str) -> Iterator[Provenance]:
        """The statements of one record; one about a value that did not stay speaks of that value."""
        gone = [conflict.field for conflict in self.conflicts if conflict.first_kept is not first]
        for entry in record.provenance:
            kept = (entry.note or "").startswith((_OTHERWISE, _OF_THAT))
            if not kept and any(_inside(entry.field, field) for field in gone):
                yield Provenance(entry.field, source=name, note=f"{_OF_THAT}{spelt(entry)}")
            else:
                yield entry if first else replace(entry, field=self._now(entry.field))

    def _now(self, path: str) -> str:
        """The path of an entry of the second record's lists after they were united."""
        match = _INDEXED.fullmatch(path)
        if match is None:
            return path
        place = self._moved.get((match["list"], int(match["index"])))
        return path if place is None else f"{match['list']}[{place}]{match['rest']}"


def _inside(path: str, field: str) -> bool:
    return path == field or path.startswith((f"{field}.", f"{field}["))
