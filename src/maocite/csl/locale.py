"""Localised terms, dates and options, merged from in-style and file locales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from lxml import etree


class TermForm(Enum):
    """Values of ``form`` on ``cs:term`` and on ``cs:text`` with ``term``."""

    LONG = "long"
    SHORT = "short"
    VERB = "verb"
    VERB_SHORT = "verb-short"
    SYMBOL = "symbol"


class Gender(Enum):
    """Values of ``gender`` and ``gender-form`` on ``cs:term``."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    """No gender given."""


@dataclass(frozen=True, slots=True)
class DatePartFormat:
    """A ``cs:date-part`` of a localised date."""

    name: str
    """``year``, ``month`` or ``day``."""
    attributes: Mapping[str, str]
    """All of its attributes, for the reader of formatting attributes."""


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A ``cs:date`` of a locale."""

    parts: tuple[DatePartFormat, ...]
    attributes: Mapping[str, str]
    """``delimiter``, ``text-case``, affixes and the like."""


class Locale:
    """What a style and its locales say in one language; read only once made."""

    language: str
    """The language asked for: ``de-AT``."""
    punctuation_in_quote: bool
    limit_day_ordinals_to_day_1: bool

    def term(
        self, name: str, form: TermForm = TermForm.LONG, *, plural: bool = False
    ) -> str | None:
        """The term, after form fallback; None where no locale has it, "" where it is empty."""
        raise NotImplementedError

    def gender(self, name: str) -> Gender:
        """Grammatical gender of a noun term ("edition", "month-01", "volume")."""
        raise NotImplementedError

    def ordinal(self, number: int, gender: Gender = Gender.NEUTER) -> str:
        """Digits with the ordinal suffix: ``2nd``."""
        raise NotImplementedError

    def long_ordinal(self, number: int, gender: Gender = Gender.NEUTER) -> str:
        """``second`` for 1 to 10; :meth:`ordinal` for others."""
        raise NotImplementedError

    def date_format(self, form: str) -> DateFormat | None:
        """The localised date of form ``text`` or ``numeric``."""
        raise NotImplementedError


def merge_locales(elements: Sequence[etree._Element], language: str) -> Locale:
    """Make one locale of ``cs:locale`` elements in the order of fallback, the first one first.

    For a style that is: in-style dialect, in-style language, in-style without language, file of
    the dialect, file of the language's main dialect, file en-US.
    """
    raise NotImplementedError
