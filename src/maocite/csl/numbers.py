"""Number variables: what counts as numeric, what is plural, and the forms a number is set in."""

import re
from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

OrdinalTerm = Callable[[int], str]
"""Gives a whole number its ordinal form in the output language: ``2`` -> ``2nd`` or ``second``."""


class NumberForm(Enum):
    """Values of ``form`` on ``cs:number``."""

    NUMERIC = "numeric"
    ORDINAL = "ordinal"
    LONG_ORDINAL = "long-ordinal"
    ROMAN = "roman"


class Number(NamedTuple):
    """The content of a number variable, read once."""

    text: str
    """The content as given, white space at the ends removed."""
    tokens: tuple[tuple[str, str], ...]
    """Pairs of a number with its affixes and what follows it: ``(("1", "-"), ("3b", ""))``, the
    separators spaced as the specification asks. One pair with all the text where not numeric."""
    numeric: bool
    """Whether the condition ``is-numeric`` holds."""
    plural: bool
    """Whether a contextual label is plural: the content begins with more than one number."""


# Patterns are compiled when they are first needed: loading the module stays cheap.
# The longest separator first: ", and" is one separator, not two.
_SEPARATORS = r"\s*,?\s+(?:{words})\s+|\s*&\s*|\s*;\s*|\s*,\s*|\s*(?<!\\)[-–‐‑]+\s*"
_WORDS = ("and",)
_LONGEST = 1000
"""Characters; a longer text is no number, and is not searched for any."""
# "Numbers may have prefixes and suffixes ("D2", "2b", "L2d")"  CSL 1.0.2, "Choose"; letters of
# any script. A solidus joins the halves of a double issue (12/13) into one number.
_AFFIXED = r"(?:\d*[^\W\d_]+)?\d+(?:/\d+)*[^\W\d_]*(?:\\-[^\W_]+)*\Z"
_ROMAN = r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z"
# "fig. 3", "vol. 2": a label inside the content; what follows it belongs to another count.
_LABELLED = r"[^\W\d_]+\.?\s+(?=\d)"
_ROMAN_VALUES = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def parse_number(text: str, conjunctions: tuple[str, ...] = _WORDS) -> Number:
    """Read the content of a number variable or a locator.

    ``conjunctions`` are the words that join numbers: "and" and the term ``and`` of the locale.
    """
    if text.isdecimal():
        return Number(text, ((text, ""),), numeric=True, plural=False)
    return _parse(text, conjunctions)


@lru_cache(maxsize=8192)
def _parse(text: str, conjunctions: tuple[str, ...]) -> Number:
    text = text.strip()
    if len(text) > _LONGEST:
        return Number(text, ((text, ""),), numeric=False, plural=False)
    pieces = _splitter(conjunctions).split(text)
    values, separators = pieces[::2], pieces[1::2]
    numeric = bool(text) and all(_is_one(value) for value in values)
    plural = False
    if separators:
        # "Content is considered plural when it contains multiple numbers": those that the label
        # in front counts, up to a label inside the content ("367-368, fig. 333").
        count = 0
        for value in values:
            if count and re.match(_LABELLED, value):
                break
            count += _counts(value)
        plural = count > 1
    if not numeric:
        return Number(text, ((text, ""),), numeric=False, plural=plural)
    tokens = zip(values, [*map(_spaced, separators), ""], strict=True)
    clean = tuple((value.replace("\\", ""), after) for value, after in tokens)
    return Number(text, clean, numeric=True, plural=plural)


@lru_cache(maxsize=64)
def _splitter(conjunctions: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, {*_WORDS, *conjunctions} - {""}), reverse=True))
    return re.compile(f"({_SEPARATORS.format(words=words)})")


def _spaced(separator: str) -> str:
    """Set the spaces at a separator.

    "Numbers separated by a hyphen are stripped of intervening spaces ("2 - 4" becomes "2-4").
    Numbers separated by a comma receive one space after the comma [...], while numbers separated
    by an ampersand receive one space before and one after" CSL 1.0.2, "Number"
    """
    mark = separator.strip()
    if mark == "&":
        return " & "
    if mark in {",", ";"}:
        return f"{mark} "
    if mark[0] in "-–‐‑":
        return "-"
    return f"{mark} " if mark[0] == "," else f" {mark} "


def _is_one(value: str) -> bool:
    """Whether a piece is a single number, Arabic with affixes or small Roman.

    The specification does not mention Roman numerals; the established processor takes the small
    ones (of preliminary pages) for numbers, unless they begin with a rare letter.
    """
    return re.match(_AFFIXED, value) is not None or (
        value[:1] in {"i", "v", "x"} and re.match(_ROMAN, value) is not None
    )


def _counts(value: str) -> bool:
    """Whether a piece begins with a number that a label counts."""
    value = value.lower()
    return re.match(_AFFIXED, value.partition(" ")[0]) is not None or (
        value != "" and re.match(_ROMAN, value) is not None
    )


def is_numeric(text: str) -> bool:
    """Whether ``text`` solely consists of numbers (condition ``is-numeric``)."""
    return text.isdecimal() or _parse(text, _WORDS).numeric


def roman(number: int) -> str:
    """Lower-case Roman numeral of 1 to 3999; the Arabic digits outside that range."""
    if not 0 < number < 4000:
        return str(number)
    letters = []
    for value, letter in _ROMAN_VALUES:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def format_number(
    number: Number,
    form: NumberForm,
    ordinal: OrdinalTerm,
    *,
    range_delimiter: str = "-",
    ampersand: str = "&",
) -> str:
    """Set a number in a form. ``ordinal`` is called for both ordinal forms (pass the right one).

    Numbers with affixes (``2b``) stay as they are; text that is not numeric is returned as given.
    ``range_delimiter`` stands between the ends of a range, ``ampersand`` is the term ``and`` in
    its symbol form.
    """
    if not number.numeric:
        return number.text
    parts = []
    for value, after in number.tokens:
        if form is not NumberForm.NUMERIC and value.isdecimal() and len(value) < 10:
            value = roman(int(value)) if form is NumberForm.ROMAN else ordinal(int(value))
        if after == "-":
            after = range_delimiter
        elif after == " & ":
            after = f" {ampersand} "
        parts.append(value + after)
    return "".join(parts)
