"""Composite citations: the author in the text, the rest after it."""

from typing import Any

import pytest

from maocite.csl import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CiteProcJSON,
    Document,
    Locator,
    load_style,
    render,
)


def item(key: str, year: int, *families: str) -> dict[str, Any]:
    return {
        "id": key,
        "type": "book",
        "title": f"Title {key}",
        "author": [{"family": family, "given": "Ann"} for family in families],
        "issued": {"date-parts": [[year]]},
    }


ITEMS = [
    item("doe", 2001, "Doe"),
    item("two", 2002, "Doe", "Roe"),
    item("three", 2003, "Doe", "Roe", "van der Moe"),
    {"id": "none", "type": "book", "title": "Anonymous Work", "issued": {"date-parts": [[1999]]}},
    {"id": "bare", "type": "dataset"},
]


def cited(style: str, *keys: str, page: str = "", output: str = "plain") -> str:
    locator = Locator("page", page) if page else None
    citation = Citation([CitationItem(key, locator) for key in keys], composite=True)
    return render(load_style(style), ITEMS, [citation], output).citations[0]


def test_author_and_year() -> None:
    assert cited("chicago-author-date", "doe") == "Doe (2001)"
    assert cited("chicago-author-date", "two", page="3") == "Doe and Roe (2002, 3)"


def test_only_the_first_author_leaves_the_brackets() -> None:
    assert cited("apa", "two", "doe") == "Doe & Roe (2002; Doe, 2001)"


@pytest.mark.parametrize(
    ("key", "expected"),
    [("doe", "Doe [1]"), ("two", "Doe and Roe [1]"), ("three", "Doe et al. [1]"), ("none", "[1]")],
)
def test_styles_that_name_nobody_in_citations(key: str, expected: str) -> None:
    assert cited("ieee", key) == expected


def test_a_title_in_the_place_of_the_author_stands_in_the_text_too() -> None:
    assert cited("chicago-author-date", "none", output="markdown") == "*Anonymous Work* (1999)"


def test_notes_have_the_author_apart() -> None:
    style = load_style("chicago-notes-bibliography")
    citations = [Citation([CitationItem("doe")], composite=True), Citation([CitationItem("doe")])]
    rendered = render(style, ITEMS, citations)
    assert rendered.authors == {0: "Ann Doe"}
    assert rendered.citations[0].startswith("Title Doe")
    document = Document(style, ITEMS, "plain", citations)
    assert document.authors == rendered.authors
    assert list(document.texts) == rendered.citations


def test_the_front_of_citeproc_py_has_it_too() -> None:
    front = CitationStylesBibliography(load_style("apa"), CiteProcJSON(ITEMS), "plain")
    citation = Citation([CitationItem("doe")], composite=True)
    front.register(citation)
    assert front.cite(citation) == "Doe (2001)"
