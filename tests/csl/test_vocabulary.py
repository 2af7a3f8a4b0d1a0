"""The words of CSL 1.0.2: the same as in its schema, and a warning for all others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from maocite.csl import Citation, CitationItem, load_style, render
from maocite.csl.loading import package_folder
from maocite.csl.vocabulary import ATTRIBUTES, TERMS, TYPES, VARIABLES

FOLDER = package_folder("citeproc")
assert FOLDER is not None
SCHEMA = Path(FOLDER) / "data" / "schema" / "schemas" / "styles"
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'


def quoted(name: str) -> set[str]:
    """The words of a part of the schema in compact syntax, comments and name spaces aside."""
    lines = (SCHEMA / name).read_text("utf-8").splitlines()
    text = "\n".join(
        line for line in lines if not line.strip().startswith("#") and "namespace" not in line
    )
    return set(re.findall(r'"([^"\n]+)"', text))


def test_types_are_those_of_the_schema() -> None:
    assert quoted("csl-types.rnc") == TYPES


def test_variables_are_those_of_the_schema() -> None:
    assert quoted("csl-variables.rnc") == VARIABLES


def test_terms_are_those_of_the_schema() -> None:
    assert {word for word in quoted("csl-terms.rnc") if "{" not in word} <= TERMS


def test_attributes_are_those_of_the_schema() -> None:
    """Every attribute that the schema names is known on some element."""
    tree = etree.parse(SCHEMA / "csl.rng")
    names = {
        str(attribute.get("name"))
        for attribute in tree.iter("{http://relaxng.org/ns/structure/1.0}attribute")
        if attribute.get("name")
    }
    elsewhere = {
        "xml:lang", "href", "rel", "license", "citation-format", "field", "gender", "gender-form",
        "match", "limit-day-ordinals-to-day-1", "punctuation-in-quote", "lang",
    }  # fmt: skip
    known = set().union(*ATTRIBUTES.values())
    assert names - elsewhere - known == set()


def warnings_of(layout: str) -> list[tuple[str, str]]:
    """The warnings about a layout, and that it renders all the same."""
    style = load_style(f"{HEAD}<citation><layout>{layout}</layout></citation></style>".encode())
    cite = Citation((CitationItem("x"),))
    assert render(style, [{"id": "x", "type": "book", "title": "T"}], [cite]).citations == ["T"]
    return [(problem.code, problem.message) for problem in style.problems]


TITLE = '<text variable="title"/>'


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        (f'{TITLE}<text term="editro"/>', "there is no term 'editro' (did you mean 'editor'"),
        (f'{TITLE}<text variable="titel"/>', "there is no variable 'titel' (did you mean 'title'"),
        ('<text variable="title" colour="red"/>', "cs:text has no attribute 'colour'"),
        (
            f'{TITLE}<choose><if type="bok newer"><text value="x"/></if></choose>',
            "there is no type 'bok' (did you mean 'book'",
        ),
        (
            f'{TITLE}<choose><if position="third"><text value="x"/></if></choose>',
            "there is no position 'third'",
        ),
    ],
)
def test_unknown_words_are_warnings(layout: str, message: str) -> None:
    code, first = warnings_of(layout)[0]
    assert code == "unknown-word"
    assert first.startswith(message)


def test_each_is_told_once() -> None:
    assert len(warnings_of(TITLE + '<text variable="titel"/>' * 3)) == 1


def test_other_namespaces_and_own_terms_are_let_be() -> None:
    body = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" xmlns:x="urn:x" class="note" version="1.0">'
        '<locale><terms><term name="mine">M</term></terms></locale>'
        '<citation><layout><text term="mine" x:y="1"/></layout></citation></style>'
    )
    style = load_style(body.encode())
    assert style.problems == ()
    assert render(style, [{"id": "x"}], [Citation((CitationItem("x"),))]).citations == ["M"]
