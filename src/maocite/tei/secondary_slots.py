"""How does one value of a published work fill its place: as elements, or at once as lines?

Values that stand in many records are written once and kept.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.tei import dates, people
from maocite.tei.extras import (
    extra_nodes,
    keyword_nodes,
    provenance_nodes,
    silence_nodes,
    variable_node,
)
from maocite.tei.languages import name_of, to_tag
from maocite.tei.node import Node, element, shared
from maocite.tei.roles import BY_ROLE
from maocite.tei.secondary_lines import writer
from maocite.tei.serialise import lines
from maocite.tei.texts import TextMapping, to_nodes

Fill = Callable[[SecondaryRecord], str]
"""Writes the lines of a slot for a record."""

_UNLIKE = frozenset(
    ["title", "title-short", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL", "page", "abstract",
     "note", "annote", "call-number", "archive_location", "number", "references"]
)  # fmt: skip
"""Variables whose value is hardly ever that of another record."""


class Slot(ABC):
    """A place for one value of a record, whatever the value is."""

    __slots__ = ()

    @property
    @abstractmethod
    def element(self) -> str:
        """The name of its elements."""

    @abstractmethod
    def nodes(self, record: SecondaryRecord) -> Sequence[Node]:
        """The elements of the value."""

    def fill(self, indent: str) -> Fill:
        """What writes `nodes` as lines that begin with this white space."""
        return lambda record: lines(self.nodes(record), indent)


@dataclass(frozen=True, slots=True)
class TextSlot(Slot):
    """A text variable with an element of its own."""

    mapping: TextMapping
    level: str | None
    """Where it is a title."""

    @property
    def element(self) -> str:
        return self.mapping.element

    def nodes(self, record: SecondaryRecord) -> Sequence[Node]:
        value = record.texts[self.mapping.variable]
        if self.mapping.variable not in _OWN:
            return to_nodes(self.mapping, value, level=self.level)
        return to_nodes(self.mapping, value, level=self.level, language=_tag(record))

    def fill(self, indent: str) -> Fill:
        return _filled_text(self.mapping, self.level, indent)


_OWN = ("title", "title-short")
"""Titles in the language of the work; that of an original is not."""


def _tag(record: SecondaryRecord) -> str | None:
    language = record.texts.get("language")
    return to_tag(language) if language else None


@lru_cache(maxsize=512)
def _filled_text(mapping: TextMapping, level: str | None, indent: str) -> Fill:
    """What fills such a slot, the same for all plans that have it."""
    variable = mapping.variable
    written = writer(mapping, level, indent)
    if variable in _OWN:
        return lambda record: written(record.texts[variable], _tag(record))
    if variable in _UNLIKE:
        return lambda record: written(record.texts[variable], None)
    kept = lru_cache(maxsize=512)(lambda value: written(value, None))
    return lambda record: kept(record.texts[variable])


@dataclass(frozen=True, slots=True)
class VariableSlot(Slot):
    """A text variable without an element of its own, or without a value."""

    variable: str

    @property
    def element(self) -> str:
        return "note"

    def nodes(self, record: SecondaryRecord) -> Sequence[Node]:
        return [variable_node(self.variable, record.texts[self.variable])]


class LanguageSlot(Slot):
    """The language of the work."""

    __slots__ = ()

    @property
    def element(self) -> str:
        return "textLang"

    def nodes(self, record: SecondaryRecord) -> Sequence[Node]:
        return [_text_lang(record.texts["language"])]


@lru_cache(maxsize=256)
def _text_lang(language: str) -> Node:
    tag = to_tag(language)
    return shared(element("textLang", name_of(language), attributes={"mainLang": tag}))


@dataclass(frozen=True, slots=True)
class DateSlot(Slot):
    """A date."""

    variable: str
    kind: str | None
    """Its ``@type``."""

    @property
    def element(self) -> str:
        return "date"

    def nodes(self, record: SecondaryRecord) -> Sequence[Node]:
        return [dates.to_node(record.dates[self.variable], self.kind)]

    def fill(self, indent: str) -> Fill:
        variable, written = self.variable, dates.writer(indent, self.kind)
        return lambda record: written(record.dates[variable])


@dataclass(frozen=True, slots=True)
class PeopleSlot(Slot):
    """Who has one role."""

    role: Role

    @property
    def element(self) -> str:
        return BY_ROLE[self.role].element

    def nodes(self, record: SecondaryRecord) -> Sequence[Node]:
        return people.of_role(self.role, record.people[self.role])

    def fill(self, indent: str) -> Fill:
        role, written = self.role, people.lines_of_role(self.role, indent)
        return lambda record: written(record.people[role])


class AdditionsSlot(Slot):
    """What records of every kind may say besides: most say none of it."""

    __slots__ = ()

    @property
    def element(self) -> str:
        return "note"

    def nodes(self, record: SecondaryRecord) -> Sequence[Node]:
        nodes = keyword_nodes(record.keywords)
        nodes += provenance_nodes(record.provenance)
        nodes += silence_nodes(record.silence)
        nodes += extra_nodes(record.extra)
        return nodes

    def fill(self, indent: str) -> Fill:
        def fill(record: SecondaryRecord) -> str:
            if record.keywords or record.provenance or record.silence or record.extra:
                return lines(self.nodes(record), indent)
            return ""

        return fill
