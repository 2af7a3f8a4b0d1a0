"""Which spellings of names does a collection have, and where does each stand?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from maocite.checks.rule import Collection
from maocite.checks.spelling import plain
from maocite.model.name import Name, NameKind


@dataclass(slots=True, eq=False)
class Spelling:
    """One spelling of a name, gathered over all records. What a source has (`as_given`) is none."""

    name: Name
    order: int
    """Which spelling it is, counted in the order of the records."""
    declared: bool = False
    """Whether a file declares a person so."""
    places: list[tuple[str, str]] = field(default_factory=list)
    """Record and role, once for each use."""
    first: str = ""
    """Field of the first use: ``participant[1]``."""
    family: str = field(init=False)
    """Family name with its particles, folded."""
    given: tuple[str, ...] = field(init=False)
    """Given names, folded: ``("christian", "f")``."""

    def __post_init__(self) -> None:
        """Fold once what is compared often."""
        name = self.name
        parts = (name.dropping_particle, name.non_dropping_particle, name.family)
        self.family = plain(" ".join(part for part in parts if part))
        self.given = tuple(plain(name.given or "").split())

    @property
    def display(self) -> str:
        """In reading order."""
        return self.name.display()

    @property
    def records(self) -> tuple[str, ...]:
        """Ids of the records that use it."""
        return tuple(dict.fromkeys(record for record, _ in self.places))

    def stands_beside(self, other: "Spelling") -> bool:
        """Whether one record lists both in one role, and so takes them for two people."""
        fewer, more = sorted((self.places, other.places), key=len)
        return not set(fewer).isdisjoint(more)

    def is_another(self, other: "Spelling") -> bool:
        """Whether an authority file tells the two apart."""
        own, theirs = dict(self.name.identifiers), dict(other.name.identifiers)
        return any(own[scheme] != theirs[scheme] for scheme in own.keys() & theirs.keys())


def spellings(collection: Collection) -> list[Spelling]:
    """All spellings of people and bodies, each once; groups that nobody names are left out."""
    found: dict[tuple[object, ...], Spelling] = {}
    for record in collection.library:
        for role, names in record.people.items():
            for index, name in enumerate(names):
                if name.kind is NameKind.GROUP:
                    continue
                spelling = found.setdefault(tuple(_spelt(name)), Spelling(name, len(found)))
                spelling.declared = spelling.declared or name.key is not None
                spelling.places.append((record.id, role.value))
                spelling.first = spelling.first or f"{role.value}[{index}]"
    return list(found.values())


def _spelt(name: Name) -> Iterator[object]:
    """What is printed of a name."""
    yield from (name.kind, name.literal, name.family, name.given, name.suffix)
    yield from (name.dropping_particle, name.non_dropping_particle, name.family_first)
