"""Do two values of a field mean the same thing, one saying more of it than the other?"""

import re
from dataclasses import fields, is_dataclass, replace

from maocite.archives.words import fold
from maocite.checks.spelling import plain
from maocite.merging.spelling import is_empty
from maocite.model.archive import Folios, Level, Repository
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.record import Title

Part = Title | Date | Folios | Level | Name | Repository
"""Values made of fields of their own."""


def covers(one: object, other: object) -> bool:
    """Whether the first value says all that the second says: nothing is lost where it stays.

    A title without its date stands in the title that has both forms.
    """
    if one == other or is_empty(other):
        return type(one) is type(other) or is_empty(other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(covers, one, other))
    if isinstance(one, Title) and isinstance(other, Title) and other.text == one.without_date:
        other = replace(other, text=one.text)
    if type(one) is not type(other) or not is_dataclass(one):
        return False
    return all(covers(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))


def same_thing(one: object, other: object) -> bool:
    """Whether two parts agree in what they are named after, so that they can be joined by field.

    A name or a repository that is declared under a key stays whole: all records share it.
    """
    match one, other:
        case Title(), Title():
            return plain(one.text) == plain(other.text)
        case Date(), Date():
            return one.edtf is not None and one.edtf == other.edtf
        case Folios(), Folios():
            return bool(one.ranges) and one.ranges == other.ranges
        case Level(), Level():
            return one.kind is other.kind and _number(one) == _number(other)
        case Repository(), Repository():
            return one.key is None and other.key is None and _names(one) == _names(other)
        case Name(), Name():
            return one.key is None and other.key is None and _core(one) == _core(other)
    return False


def same_number(variable: str, one: str, other: str) -> bool:
    """Whether two texts are one identifier, with and without hyphens, its name or a resolver."""
    pattern = _AROUND_NUMBERS.get(variable)
    if pattern is None:
        return False
    return pattern.sub("", one).casefold() == pattern.sub("", other).casefold()


_AROUND_NUMBERS = {
    "DOI": re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*|\s+$", re.I),
    **dict.fromkeys(("ISBN", "ISSN"), re.compile(r"^\s*IS[BS]N:?|[\s‐–-]", re.I)),
    **dict.fromkeys(("PMID", "PMCID"), re.compile(r"^\s*PMC?(?:ID)?:|\s", re.I)),
}


def _number(level: Level) -> str:
    return fold(level.number or level.name or "")


def _names(repository: Repository) -> str:
    return plain(repository.name)


def _core(name: Name) -> tuple[str, ...]:
    parts = (name.family, name.given, name.literal, name.dropping_particle)
    return tuple(plain(part or "") for part in (*parts, name.non_dropping_particle, name.suffix))
