"""TEI with named parts is valid inside of ``bibl`` and says the same as TEI without."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from csl_suite.differential_items import items
from maocite.csl import load_style, render

SCHEMA = (
    Path(os.environ.get("MAOCITE_SHARED", Path(__file__).parents[2] / ".." / "shared"))
    / "tei"
    / "tei_all.rng"
)
STYLES = (
    "apa", "chicago-author-date", "chicago-notes-bibliography", "din-1505-2", "ieee",
    "modern-language-association", "nature", "elsevier-harvard",
)  # fmt: skip
NAMESPACE = "{http://www.tei-c.org/ns/1.0}"


@lru_cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


@lru_cache
def bibliography(style: str, output: str) -> str:
    found = render(load_style(style), items(), output=output).bibliography
    assert found is not None
    return found.text


def document(style: str) -> etree._Element:
    """A TEI document with the bibliography."""
    return etree.fromstring(
        f"""<TEI xmlns="{NAMESPACE[1:-1]}"><teiHeader><fileDesc>
        <titleStmt><title>{escape(style)}</title></titleStmt>
        <publicationStmt><p>A test.</p></publicationStmt>
        <sourceDesc><p>Made for it.</p></sourceDesc></fileDesc></teiHeader>
        <text><body>{bibliography(style, "tei-tagged")}</body></text></TEI>"""
    )


@pytest.mark.skipif(not SCHEMA.is_file(), reason="no tei_all.rng; set MAOCITE_SHARED")
@pytest.mark.parametrize("style", STYLES)
def test_valid_tei(style: str) -> None:
    schema().assertValid(document(style))


@pytest.mark.parametrize("style", STYLES)
def test_the_same_words(style: str) -> None:
    def words(text: str) -> str:
        return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", text))

    assert words(bibliography(style, "tei-tagged")) == words(bibliography(style, "tei"))


@pytest.mark.parametrize("style", STYLES)
def test_each_name_of_a_book_is_one_author(style: str) -> None:
    book = {
        "id": "a",
        "type": "article-journal",
        "author": [{"family": "Doe", "given": "Ann"}, {"family": "Roe", "given": "Bo"}],
        "title": "On it",
        "container-title": "Journal",
        "volume": "7",
        "page": "1-9",
        "issued": {"date-parts": [[1999]]},
    }
    found = render(load_style(style), [book], output="tei-tagged").bibliography
    assert found is not None
    entry = etree.fromstring(f"<bibl>{found.entries[0].text}</bibl>")
    authors = ["".join(author.itertext()) for author in entry.iter("author", "name")]
    assert len(authors) == 2
    assert "Doe" in authors[0]
    assert "Roe" in authors[1]
    assert {"".join(title.itertext()).strip(" .,").casefold() for title in entry.iter("title")} == {
        "on it",
        "journal",
    }  # fmt: skip
    assert "1999" in ["".join(date.itertext()) for date in entry.iter("date")]
    scopes = {scope.get("unit") or scope.get("type") for scope in entry.iter("biblScope", "seg")}
    assert {"volume", "page"} <= scopes
