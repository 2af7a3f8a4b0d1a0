"""Which rules are there? The tables; a new rule is a function, a value beside it and a line here."""

from collections.abc import Iterator
from dataclasses import dataclass

from maocite.checks.abbreviations import ABBREVIATION_TWICE
from maocite.checks.addresses import ADDRESS_FORM
from maocite.checks.dates import DATE_BEFORE_EVENT, OTHER_DATES, YEAR_AGAINST_DATE
from maocite.checks.declarations import UNUSED_PERSON, UNUSED_REPOSITORY
from maocite.checks.duplicates import SAME_DOCUMENT
from maocite.checks.folios import FOLIOS_CONTRADICT, FOLIOS_OUTSIDE, FOLIOS_OVERLAP
from maocite.checks.identifiers import IDENTIFIER_FORM
from maocite.checks.keys import KEY_UNFIT
from maocite.checks.languages import LANGUAGE_TAG
from maocite.checks.levels import LEVEL_MISSING, LEVEL_ORDER, LEVEL_UNKNOWN, UNKNOWN_PROFILE
from maocite.checks.provenance import PROVENANCE_PATH, SIC_NOT_THERE
from maocite.checks.relations import UNKNOWN_TARGET
from maocite.checks.repositories import REPOSITORY_PLACES, REPOSITORY_TWICE
from maocite.checks.rule import FileRule, LibraryRule
from maocite.checks.schema import SCHEMA
from maocite.checks.silence import REASONS
from maocite.checks.title_dates import (
    DATE_ONLY_IN_TITLE,
    TITLE_AGAINST_DATE,
    TITLE_WITHOUT_DATE,
)
from maocite.checks.titles import TITLE_QUOTED, UNBALANCED_MARKS
from maocite.checks.translation import TRANSLATION_UNCREDITED, TRANSLATOR_ONLY
from maocite.checks.variants import NAME_VARIANT
from maocite.errors import Level

LIBRARY_RULES: tuple[LibraryRule, ...] = (
    UNKNOWN_PROFILE,
    LEVEL_MISSING,
    LEVEL_UNKNOWN,
    LEVEL_ORDER,
    FOLIOS_OVERLAP,
    FOLIOS_OUTSIDE,
    FOLIOS_CONTRADICT,
    SAME_DOCUMENT,
    REPOSITORY_PLACES,
    REPOSITORY_TWICE,
    ABBREVIATION_TWICE,
    YEAR_AGAINST_DATE,
    DATE_BEFORE_EVENT,
    OTHER_DATES,
    TITLE_AGAINST_DATE,
    DATE_ONLY_IN_TITLE,
    TITLE_WITHOUT_DATE,
    TITLE_QUOTED,
    UNBALANCED_MARKS,
    NAME_VARIANT,
    TRANSLATION_UNCREDITED,
    TRANSLATOR_ONLY,
    LANGUAGE_TAG,
    KEY_UNFIT,
    ADDRESS_FORM,
    IDENTIFIER_FORM,
    UNKNOWN_TARGET,
    PROVENANCE_PATH,
    SIC_NOT_THERE,
)
"""Asked of every collection."""

FILE_RULES: tuple[FileRule, ...] = (SCHEMA, UNUSED_PERSON, UNUSED_REPOSITORY)
"""Asked of every file in the native format."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One code, as `maocite check --list` and the manual show it."""

    code: str
    question: str
    reason: str
    level: Level
    silenceable: bool
    """Whether a record can silence it."""


def _explain() -> Iterator[Explained]:
    for rule in LIBRARY_RULES:
        warns = rule.level is Level.WARNING
        yield Explained(rule.code, rule.question, rule.reason, rule.level, warns)
    for file_rule in FILE_RULES:
        level = file_rule.level
        yield Explained(file_rule.code, file_rule.question, file_rule.reason, level, False)
    for code, (question, reason) in REASONS.items():
        yield Explained(code, question, reason, Level.WARNING, False)


RULES: tuple[Explained, ...] = tuple(_explain())
"""All checks: code, question and reason."""
