"""Localised terms, dates and options, merged from in-style and file locales.

CSL 1.0.2, "Locale Fallback", "Terms", "Ordinal Suffixes", "Localized Date Formats".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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


class DatePartFormat(NamedTuple):
    """A ``cs:date-part`` of a localised date."""

    name: str
    """``year``, ``month`` or ``day``."""
    attributes: Mapping[str, str]
    """All of its attributes, for the reader of formatting attributes."""


class DateFormat(NamedTuple):
    """A ``cs:date`` of a locale."""

    parts: tuple[DatePartFormat, ...]
    attributes: Mapping[str, str]
    """``delimiter``, ``text-case``, affixes and the like."""


# "If a style uses a term in a form that is undefined [...], there is fallback to other forms:
# "verb-short" first falls back to "verb", "symbol" first falls back to "short", and "verb" and
# "short" both fall back to "long"." CSL 1.0.2, "Terms"
_FALLBACK = {
    TermForm.LONG: (TermForm.LONG,),
    TermForm.SHORT: (TermForm.SHORT, TermForm.LONG),
    TermForm.VERB: (TermForm.VERB, TermForm.LONG),
    TermForm.VERB_SHORT: (TermForm.VERB_SHORT, TermForm.VERB, TermForm.LONG),
    TermForm.SYMBOL: (TermForm.SYMBOL, TermForm.SHORT, TermForm.LONG),
}
_GENDERS = {gender.value: gender for gender in Gender}


class Locale:
    """What a style and its locales say in one language; read only once made."""

    __slots__ = (
        "_dates",
        "_genders",
        "_long_ordinals",
        "_options",
        "_ordinals",
        "_terms",
        "language",
    )

    def __init__(
        self,
        language: str,
        terms: Mapping[tuple[str, str], tuple[str, str]],
        genders: Mapping[str, Gender],
        ordinals: Ordinals,
        long_ordinals: Mapping[tuple[str, Gender], str],
        dates: Mapping[str, DateFormat],
        options: Mapping[str, str],
    ) -> None:
        self.language = language
        """The language asked for: ``de-AT``."""
        self._terms = terms
        self._genders = genders
        self._ordinals = ordinals
        self._long_ordinals = long_ordinals
        self._dates = dates
        self._options = options

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a comma or full stop goes inside the closing quotation mark."""
        return self._options.get("punctuation-in-quote") == "true"

    @property
    def limit_day_ordinals_to_day_1(self) -> bool:
        """Whether of the days only the first is an ordinal ("1er janvier, 2 janvier")."""
        return self._options.get("limit-day-ordinals-to-day-1") == "true"

    def term(
        self, name: str, form: TermForm = TermForm.LONG, *, plural: bool = False
    ) -> str | None:
        """The term, after form fallback; None where no locale has it, "" where it is empty."""
        for known in _FALLBACK[form]:
            found = self._terms.get((name, known.value))
            if found is not None:
                return found[plural]
        return None

    def gender(self, name: str) -> Gender:
        """Grammatical gender of a noun term ("edition", "month-01", "volume")."""
        return self._genders.get(name, Gender.NEUTER)

    def ordinal(self, number: int, gender: Gender = Gender.NEUTER) -> str:
        """Digits with the ordinal suffix: ``2nd``."""
        return f"{number}{self._ordinals.suffix(number, gender)}"

    def long_ordinal(self, number: int, gender: Gender = Gender.NEUTER) -> str:
        """``second`` for 1 to 10; :meth:`ordinal` for others."""
        if 1 <= number <= 10:
            for form in (gender, Gender.NEUTER):
                word = self._long_ordinals.get((f"long-ordinal-{number:02d}", form))
                if word is not None:
                    return word
        return self.ordinal(number, gender)

    def date_format(self, form: str) -> DateFormat | None:
        """The localised date of form ``text`` or ``numeric``."""
        return self._dates.get(form)


class Ordinals:
    """The ordinal suffixes of a locale and the numbers that each is for."""

    __slots__ = ("_default", "_last_digit", "_last_two_digits", "_legacy", "_whole_number")

    def __init__(self, terms: Sequence[tuple[str, Gender, str, str]]) -> None:
        """``terms``: name, gender form, ``match`` (or "") and suffix of each ordinal term."""
        self._default: dict[Gender, str] = {}
        self._whole_number: dict[tuple[int, Gender], str] = {}
        self._last_two_digits: dict[tuple[int, Gender], str] = {}
        self._last_digit: dict[tuple[int, Gender], str] = {}
        for name, gender, match, suffix in terms:
            if name == "ordinal":
                self._default[gender] = suffix
                continue
            number = int(name[8:])
            # "last-digit" is the default for "ordinal-00" through "ordinal-09",
            # "last-two-digits" for "ordinal-10" through "ordinal-99"
            if match == "whole-number":
                self._whole_number[number, gender] = suffix
            elif match == "last-two-digits" or (match != "last-digit" and number > 9):
                self._last_two_digits[number, gender] = suffix
            else:
                self._last_digit[number % 10, gender] = suffix
        self._legacy = not self._default and bool(self._last_digit)

    def suffix(self, number: int, gender: Gender) -> str:
        """The suffix of a number.

        Terms in the gender of the counted noun come before neuter ones; among them a match of
        the whole number before one of the last two digits, that before the last digit, and the
        term "ordinal" after all of these.
        """
        if self._legacy:
            return self._legacy_suffix(number, gender)
        for form in (gender, Gender.NEUTER) if gender is not Gender.NEUTER else (gender,):
            for table, key in (
                (self._whole_number, number),
                (self._last_two_digits, number % 100),
                (self._last_digit, number % 10),
            ):
                found = table.get((key, form))
                if found is not None:
                    return found
            if form in self._default:
                return self._default[form]
        return ""

    def _legacy_suffix(self, number: int, gender: Gender) -> str:
        """CSL 1.0: "ordinal-01" to "-03" for numbers ending so, not 11 to 13; else "ordinal-04"."""
        digit = number % 10
        key = digit if 1 <= digit <= 3 and not 11 <= number % 100 <= 13 else 4
        for form in (gender, Gender.NEUTER):
            found = self._last_digit.get((key, form))
            if found is not None:
                return found
        return ""


def merge_locales(elements: Sequence[etree._Element], language: str) -> Locale:
    """Make one locale of ``cs:locale`` elements in the order of fallback, the first one first.

    For a style that is: in-style dialect, in-style language, in-style without language, file of
    the dialect, file of the language's main dialect, file en-US. Each term (by name and form),
    date (by form) and option comes from the first element that has it; the ordinal suffixes come
    as one set from the first element that has any.
    """
    terms: dict[tuple[str, str], tuple[str, str]] = {}
    genders: dict[str, Gender] = {}
    ordinals: list[tuple[str, Gender, str, str]] = []
    long_ordinals: dict[tuple[str, Gender], str] = {}
    dates: dict[str, DateFormat] = {}
    options: dict[str, str] = {}
    for element in elements:
        own_terms: dict[tuple[str, str], tuple[str, str]] = {}
        own_dates: dict[str, DateFormat] = {}
        own_ordinals: list[tuple[str, Gender, str, str]] = []
        own_long: dict[tuple[str, Gender], str] = {}
        for child in _children(element):
            kind = _local_name(child)
            if kind == "terms":
                for term in _children(child):
                    _read_term(term, own_terms, genders, own_ordinals, own_long)
            elif kind == "date":
                own_dates[child.get("form", "text")] = _read_date(child)
            elif kind == "style-options":
                for key, value in child.attrib.items():
                    options.setdefault(str(key), str(value))
        terms = own_terms | terms
        dates = own_dates | dates
        ordinals = ordinals or own_ordinals
        for entry, word in own_long.items():
            long_ordinals.setdefault(entry, word)
    return Locale(language, terms, genders, Ordinals(ordinals), long_ordinals, dates, options)


def _read_term(
    term: etree._Element,
    terms: dict[tuple[str, str], tuple[str, str]],
    genders: dict[str, Gender],
    ordinals: list[tuple[str, Gender, str, str]],
    long_ordinals: dict[tuple[str, Gender], str],
) -> None:
    name = term.get("name", "")
    text = _forms(term)
    gender = _GENDERS.get(term.get("gender-form", ""), Gender.NEUTER)
    if name.startswith("long-ordinal-"):
        long_ordinals.setdefault((name, gender), text[0])
    elif name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdecimal()):
        ordinals.append((name, gender, term.get("match", ""), text[0]))
    terms[name, term.get("form", "long")] = text
    noun = _GENDERS.get(term.get("gender", ""))
    if noun is not None:
        genders.setdefault(name, noun)


def _forms(term: etree._Element) -> tuple[str, str]:
    """Singular and plural; the one that is missing is like the other."""
    forms = {_local_name(child): child.text or "" for child in _children(term)}
    if "single" in forms or "multiple" in forms:
        single = forms.get("single", forms.get("multiple", ""))
        return single, forms.get("multiple", single)
    text = term.text or ""
    if "\n" in text and text.isspace():
        text = ""
    text = text.replace("'", "’")
    return text, text


def _read_date(element: etree._Element) -> DateFormat:
    parts = tuple(
        DatePartFormat(part.get("name", ""), _attributes(part))
        for part in _children(element)
        if _local_name(part) == "date-part"
    )
    return DateFormat(parts, _attributes(element))


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements: no comments, no processing instructions."""
    return element.iterchildren("{*}*")


def _local_name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
