"""Personal and institutional names: particles, suffixes, initials, scripts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a name variable, its particles told apart."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    """Dropped when only the family name is shown: "von" in "Alexander von Humboldt"."""
    non_dropping_particle: str = ""
    """Kept with the family name: "van" in "Vincent van Gogh"."""
    suffix: str = ""
    """"Jr.", "III"."""
    comma_suffix: bool = False
    """Whether a comma stands before the suffix also in natural order."""
    literal: str = ""
    """A name that is not divided, mostly of an institution."""
    static_ordering: bool = False
    """Family name always first, as in Chinese, Hungarian (``static-ordering``)."""
    is_institution: bool = False
    """Not a person: a literal, or marked as institution in the item."""
    romanesque: bool = True
    """Written in Latin, Greek, Cyrillic, Armenian ...: initials, spaces, inversion apply."""
    has_given_spaces: bool = True
    """False for scripts that write family and given name together (Chinese, Japanese, Korean)."""


def parse_name(value: object, *, parse_particles: bool = True) -> Name | None:
    """Read one CSL-JSON name (an object or a string, read as literal); None where it is empty.

    ``parse-names: false`` or ``0`` in the name, or ``parse_particles=False``, leaves particles
    inside ``family`` and ``given`` alone.
    """
    raise NotImplementedError


def parse_names(value: object) -> tuple[Name, ...]:
    """Read the JSON value of a name variable; what is no name is left out."""
    raise NotImplementedError


def initialize(given: str, mark: str, *, full: bool = True, hyphen: bool = True) -> str:
    """Reduce given names to initials (``initialize-with``).

    ``mark`` is the value of ``initialize-with``, appended to each initial. ``full`` False stands
    for ``initialize="false"``: only initials already there are set with ``mark``, other names are
    kept. ``hyphen`` is ``initialize-with-hyphen``: "Jean-Luc" is "J.-L." with, "J.L." without.
    """
    raise NotImplementedError


def is_romanesque(text: str) -> bool:
    """Whether ``text`` is wholly in scripts whose names are spaced, inverted and abbreviated."""
    raise NotImplementedError


def as_mapping(name: Name) -> Mapping[str, object]:
    """The name as CSL-JSON again."""
    raise NotImplementedError
