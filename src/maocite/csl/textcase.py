"""``text-case``: changing case across markup, with words that are protected."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class TextCase(Enum):
    """Values of ``text-case``."""

    LOWERCASE = "lowercase"
    UPPERCASE = "uppercase"
    CAPITALIZE_FIRST = "capitalize-first"
    CAPITALIZE_ALL = "capitalize-all"
    SENTENCE = "sentence"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one markup; words may go on from one run to the next."""

    text: str
    protected: bool = False
    """Inside ``<span class="nocase">`` (also superscript, small caps): never changed."""


def apply_case(runs: Sequence[Run], case: TextCase, language: str = "en") -> list[str]:
    """Change the case of a text made of runs; one string for each run, of the same meaning.

    ``language`` is the item's language or else the style's: title case applies to English only.
    """
    raise NotImplementedError


def change_case(text: str, case: TextCase, language: str = "en") -> str:
    """:func:`apply_case` for a text without markup."""
    raise NotImplementedError
