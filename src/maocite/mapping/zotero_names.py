"""How does Zotero write a name? One field, or last name and first name; particles and suffix inside.

Zotero keeps ``de Gaulle`` as last name, ``Martin Luther, Jr.`` as first name; citation processors
take them apart again. A family name that comes first (``Mao Zedong``) is one field: in two fields
Zotero would print ``Zedong Mao``.
"""

import re
from dataclasses import dataclass

from maocite.mapping.particles import is_joined, split_joined
from maocite.model import Name, NameKind

_SUFFIX = re.compile(r"(?P<given>.*\S),(?P<comma>!)? (?P<suffix>(?:[JS]r|[IVX]+)\.?)", re.S)


@dataclass(frozen=True, slots=True)
class Creator:
    """A name as Zotero holds it."""

    kind: str
    """Zotero creator type: ``author``, ``recipient``."""
    last: str
    """Last name, or the whole name where `first` is None."""
    first: str | None = None

    def __str__(self) -> str:
        """As a line of Extra has it: ``Mëhilli || Elidor``."""
        return self.last if self.first is None else f"{self.last} || {self.first}"


def to_creator(kind: str, name: Name) -> Creator:
    """A name as Zotero holds it."""
    if name.literal:
        return Creator(kind, name.literal)
    family, given = name.family or "", name.given or ""
    if particle := name.non_dropping_particle:
        family = particle + family if is_joined(particle) else f"{particle} {family}"
    if particle := name.dropping_particle:
        given = f"{given} {particle}".strip()
    if suffix := name.suffix:
        given = f"{given},{'!' if name.comma_suffix else ''} {suffix}" if given else suffix
    if name.family_first or not (family and given):
        return Creator(kind, f"{family} {given}".strip())
    return Creator(kind, family, given)


def from_creator(creator: Creator) -> Name:
    """The name; leading lower-case words of the last name are its particle.

    A name in one field is taken for a body, as reference managers mean it.
    """
    last, first = creator.last, creator.first
    if not (last and first):
        return Name(literal=last or first, kind=NameKind.BODY)
    if not last[0].islower() and "," not in first and not first.rpartition(" ")[2][:1].islower():
        return Name(last, first)
    kept: str | None = None
    dropped: str | None = None
    words = last.split(" ")
    count = next((n for n, word in enumerate(words) if not word.islower()), 0)
    if 0 < count < len(words) and any(words[count:]):
        kept, last = " ".join(words[:count]), " ".join(words[count:])
    else:
        kept, last = split_joined(last)
    suffix = _SUFFIX.fullmatch(first)
    if suffix:
        first = suffix["given"]
    words = first.split(" ")
    count = next((n for n, word in enumerate(reversed(words)) if not word.islower()), 0)
    if 0 < count < len(words) and any(words[:-count]):
        dropped, first = " ".join(words[-count:]), " ".join(words[:-count])
    return Name(
        last,
        first,
        dropped,
        kept,
        suffix["suffix"] if suffix else None,
        bool(suffix and suffix["comma"]),
    )


def read_creator(kind: str, text: str, between: str = "||") -> Creator | None:
    """A creator from one string: ``Mëhilli || Elidor`` in Extra, ``Mëhilli, Elidor`` in RIS.

    None where the string names nobody.
    """
    last, _, first = (part.strip() for part in text.partition(between))
    if last and first:
        return Creator(kind, last, first)
    return Creator(kind, last or first) if last or first else None


def read_name(text: str, between: str = "||") -> Name | None:
    """The name that a string says; None where it says none."""
    creator = read_creator("", text, between)
    return from_creator(creator) if creator else None
