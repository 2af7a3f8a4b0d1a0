"""Number variables: what counts as numeric, what is plural, and the forms a number is set in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

OrdinalTerm = Callable[[int], str]
"""Gives a whole number its ordinal form in the output language: ``2`` -> ``2nd`` or ``second``."""


class NumberForm(Enum):
    """Values of ``form`` on ``cs:number``."""

    NUMERIC = "numeric"
    ORDINAL = "ordinal"
    LONG_ORDINAL = "long-ordinal"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True)
class Number:
    """The content of a number variable, read once."""

    text: str
    """The content as given, white space at the ends removed."""
    tokens: tuple[tuple[str, str], ...]
    """Pairs of a number with its affixes and what follows it: ``(("1", "-"), ("3b", ""))``, the
    separators spaced as the specification asks. One pair with all the text where not numeric."""
    numeric: bool
    """Whether the condition ``is-numeric`` holds."""
    plural: bool
    """Whether a contextual label is plural: more than one number."""


def parse_number(text: str) -> Number:
    """Read the content of a number variable or a locator."""
    raise NotImplementedError


def is_numeric(text: str) -> bool:
    """Whether ``text`` solely consists of numbers (condition ``is-numeric``)."""
    return parse_number(text).numeric


def roman(number: int) -> str:
    """Lower-case Roman numeral of 1 to 3999; the Arabic digits outside that range."""
    raise NotImplementedError


def format_number(number: Number, form: NumberForm, ordinal: OrdinalTerm) -> str:
    """Set a number in a form. ``ordinal`` is called for both ordinal forms (pass the right one).

    Numbers with affixes (``2b``) stay as they are; text that is not numeric is returned as given.
    """
    raise NotImplementedError
