"""The table of types and fields: sound in itself, and what the page in docs/ shows."""

from pathlib import Path

import pytest

from maocite.mapping.bib.describe import page
from maocite.mapping.bib.table import (
    DATES,
    HANDLED,
    READ_TYPES,
    ROLES,
    WRITE_TYPES,
    reading,
    writing,
)
from maocite.model.vocabulary import ITEM_TYPES, TEXT_VARIABLES

ROOT = Path(__file__).parents[2]


def test_the_page_shows_the_table() -> None:
    made = "python -m maocite.mapping.bib.describe > docs/bibtex.md"
    assert (ROOT / "docs" / "bibtex.md").read_text("utf-8") == page(), f"make it anew: {made}"


@pytest.mark.parametrize("csl_type", sorted(ITEM_TYPES))
def test_every_variable_has_a_field_of_its_own(csl_type: str) -> None:
    rules = writing(csl_type)
    assert set(rules) == TEXT_VARIABLES - HANDLED
    fields = [rule.field for rule in rules.values()]
    assert len(set(fields)) == len(fields)
    assert not set(fields) & (set(ROLES) | set(DATES))


@pytest.mark.parametrize("csl_type", sorted(ITEM_TYPES))
def test_what_is_written_is_read_as_the_same(csl_type: str) -> None:
    rules = reading(csl_type)
    for variable, rule in writing(csl_type).items():
        assert rules[rule.field].variable == variable
        if rule.classic:
            assert rules[rule.classic].variable == variable


def test_types_are_those_of_csl() -> None:
    assert set(WRITE_TYPES) <= ITEM_TYPES
    assert set(READ_TYPES.values()) <= ITEM_TYPES
    for name, written in WRITE_TYPES.items():
        assert all(entry in READ_TYPES for entry in written), name


def test_types_for_zotero_are_those_that_it_keeps() -> None:
    """Zotero drops records of all other types without a word (measured)."""
    kept = {
        *("article", "book", "collection", "inbook", "incollection", "inproceedings"),
        *("inreference", "manual", "misc", "online", "patent", "proceedings", "report"),
        *("techreport", "thesis", "phdthesis", "mastersthesis", "unpublished"),
    }
    assert {written[2] for written in WRITE_TYPES.values()} <= kept
