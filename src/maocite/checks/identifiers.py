"""Do DOI, ISBN and ISSN have the right form and check digit?"""

import re
from collections.abc import Callable, Iterator

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
"""DOI Handbook, 2.2: prefix "10." and a registrant's number, slash, suffix."""
_DOI_WITHIN = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_SEVERAL = re.compile(r"\s*[,;/]\s*|\s+(?=\d)|\s*\([^)]*\)\s*")
"""Zotero and library catalogues put several numbers into one field."""


def identifiers_are_right(collection: Collection) -> Iterator[Finding]:
    """Standard numbers of published works are what their standards allow."""
    for record in collection.secondary():
        for variable, wrong in _STANDARDS.items():
            value = record.texts.get(variable)
            if value is not None and (message := wrong(value)):
                yield Finding(message, at(record, variable))


def _doi(value: str) -> str | None:
    if _DOI.fullmatch(value.strip()):
        return None
    if match := _DOI_WITHIN.search(value):
        return f"{value!r} holds more than the DOI; write {match[0]!r}, styles add the address"
    return f"{value!r} is no DOI; a DOI looks like 10.1080/14682745.2020.1803840"


def _isbn(value: str) -> str | None:
    # One number may be split by spaces as by hyphens, so that it is tried whole first.
    if _is_isbn(_bare(value)):
        return None
    for number in filter(None, _SEVERAL.split(value)):
        bare = _bare(number)
        if _is_isbn(bare):
            continue
        if not re.fullmatch(r"\d{9}[\dX]|\d{13}", bare):
            return f"{value!r} is no ISBN, which has 10 or 13 digits; compare it with the book"
        right = isbn_check(bare[:-1])
        return (
            f"{number!r} is no ISBN: its last digit would be {right}, so that some digit is "
            "misread; compare it with the book"
        )
    return None


def _bare(number: str) -> str:
    """Digits alone, without the word before them and the hyphens between."""
    bare = re.sub(r"^(?:ISBN|ISSN)(?:-1[03])?:?\s*", "", number.strip(), flags=re.I)
    return re.sub(r"[-‐‑– ]", "", bare).upper()


def _is_isbn(bare: str) -> bool:
    if re.fullmatch(r"97[89]\d{10}|\d{9}[\dX]", bare) is None:
        return False
    return isbn_check(bare[:-1]) == bare[-1]


def isbn_check(digits: str) -> str:
    """The check digit after 9 or 12 digits (ISBN Users' Manual, 4.5)."""
    if len(digits) == 9:
        return _modulo_11(digits)
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return str(-total % 10)


def _issn(value: str) -> str | None:
    for number in filter(None, _SEVERAL.split(value)):
        bare = _bare(number)
        if re.fullmatch(r"\d{7}[\dX]", bare) is None:
            return f"{number!r} is no ISSN, which has 8 digits: 1468-2745"
        if (right := issn_check(bare[:-1])) != bare[-1]:
            return (
                f"{number!r} is no ISSN: its last digit would be {right}, so that some digit is "
                "misread; compare it with the journal"
            )
    return None


def issn_check(digits: str) -> str:
    """The check digit after 7 digits (ISO 3297, annex A)."""
    return _modulo_11(digits)


def _modulo_11(digits: str) -> str:
    """Weights fall to 2 at the last digit; X is ten."""
    weights = range(len(digits) + 1, 1, -1)
    rest = -sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


_STANDARDS: dict[str, Callable[[str], str | None]] = {"DOI": _doi, "ISBN": _isbn, "ISSN": _issn}

IDENTIFIER_FORM: LibraryRule = Rule(
    "identifier-form",
    "Have DOI, ISBN and ISSN the right form and check digit?",
    "A number with a wrong digit leads to another work or to none. Compare it with the work.",
    identifiers_are_right,
)
