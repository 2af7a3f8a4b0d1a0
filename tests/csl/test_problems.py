"""What is wrong with items is said, not dropped, and every output can be written as UTF-8."""

from typing import Any

import pytest

from maocite.csl import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CiteProcJSON,
    Document,
    Locator,
    Style,
    load_style,
    render,
)
from maocite.csl.markup import NAMES
from maocite.csl.unwritable import writable
from maocite.errors import UnknownNameError

ODD: dict[str, Any] = {
    "id": "odd",
    "type": "book",
    "title": "A\x00 tit\ud800le\x0bof \ud83d\ude00",
    "author": [{"family": "D\x1boe", "given": "J\udfff."}],
    "publisher": "Pub\x92lisher",
    "issued": {"literal": "19\x0790"},
}


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style("chicago-notes-bibliography")


@pytest.mark.parametrize("output", NAMES)
def test_every_output_can_be_written(style: Style, output: str) -> None:
    cite = CitationItem("odd", Locator("page", "1\x002"), prefix="see\ud800", suffix="end\x01")
    rendered = render(style, [ODD], [Citation([cite])], output)
    assert rendered.bibliography is not None
    for text in (*rendered.citations, rendered.bibliography.text):
        text.encode("utf-8")
        assert not set(text) & {"\x00", "\x01", "\x07", "\x0b", "\x1b", "\x92"}


def test_each_changed_field_is_told(style: Style) -> None:
    problems = render(style, [ODD]).problems
    assert {problem.code for problem in problems} == {"unwritable-character"}
    assert [problem.place.field for problem in problems] == [
        "title", "author", "publisher", "issued",
    ]  # fmt: skip
    assert {problem.place.record for problem in problems} == {"odd"}


def test_what_is_left_of_the_text() -> None:
    assert writable("A\x00 tit\ud800le\x0bof \ud83d\ude00") == "A tit\ufffdle of \U0001f600"
    assert writable("Tab\tand\nline") == "Tab\tand\nline"


def test_the_front_of_citeproc_py_cleans_too(style: Style) -> None:
    bibliography = CitationStylesBibliography(style, CiteProcJSON([ODD]), "plain")
    bibliography.register(Citation([CitationItem("odd")]))
    assert "Doe" in bibliography.bibliography()[0]
    assert [problem.place.record for problem in bibliography.problems] == ["odd"] * 4


def test_of_two_items_of_one_id_the_last_counts_with_a_warning(style: Style) -> None:
    items = [{"id": "a", "type": "book", "title": title} for title in ("One", "Two")]
    rendered = render(style, items)
    assert rendered.bibliography is not None
    assert rendered.bibliography.text.startswith("Two.")
    assert [problem.code for problem in rendered.problems] == ["duplicate-id"]
    assert [problem.code for problem in Document(style, items).problems] == ["duplicate-id"]


NUMBERED = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <citation><layout delimiter=", "><text variable="title"/></layout></citation>
  <bibliography><layout><group delimiter=" "><text variable="citation-number"/>
    <text variable="title"/></group></layout></bibliography>
</style>"""


def test_a_cite_that_prints_nothing_is_told_and_empty() -> None:
    items = [{"id": "a", "type": "book"}, {"id": "b", "type": "book", "title": "B"}]
    both = Citation([CitationItem("a"), CitationItem("b")])
    rendered = render(load_style(NUMBERED), items, [Citation([CitationItem("a")]), both])
    assert rendered.citations == ["", "B"]
    told = [(problem.code, problem.place.record) for problem in rendered.problems]
    assert told == [("nothing-printed", "a")]


@pytest.mark.parametrize("language", ["zz", "en_US"])
def test_an_unknown_output_language_is_told(language: str) -> None:
    problems = load_style("apa", language).problems
    assert [problem.code for problem in problems] == ["unknown-locale"]
    assert repr(language) in problems[0].message


@pytest.mark.parametrize("language", ["de-CH", "en-ZA", "fr"])
def test_a_dialect_without_a_file_has_that_of_its_language(language: str) -> None:
    assert not load_style("apa", language).problems


def test_a_style_named_in_capitals_is_suggested() -> None:
    with pytest.raises(UnknownNameError) as caught:
        load_style("APA")
    assert caught.value.suggestions[0] == "apa"
