"""Pandoc's citations in a text become its notes."""

from pathlib import Path

import pytest

import maocite
from maocite.errors import InputError, Problem
from maocite.formats import Options
from maocite.markdown import cite_markdown
from maocite.model import Date, Library, Name, Role, SecondaryRecord

ROOT = Path(__file__).parents[1]
BOOKS = Library.of(
    [
        SecondaryRecord(
            key,
            "book",
            texts={"title": title, "publisher": "House"},
            people={Role.AUTHOR: (Name(family, "A."),)},
            dates={"issued": Date("2001")},
        )
        for key, title, family in (("one", "Birds", "Ant"), ("two", "Bees", "Bug"))
    ]
)


def cite(text: str, problems: list[Problem] | None = None) -> str:
    report = (problems if problems is not None else []).append
    return cite_markdown(text, BOOKS, Options(), report, source="essay.md")


def test_a_citation_in_the_text_becomes_a_footnote() -> None:
    assert cite("Birds sing [see @one, p. 4].\n\nAgain [@one, 5; @two].\n") == (
        "Birds sing[^maocite-1].\n\nAgain[^maocite-2].\n\n"
        "[^maocite-1]: see A. Ant, *Birds* (House, 2001), 4.\n\n"
        "[^maocite-2]: Ant, *Birds*, 5; A. Bug, *Bees* (House, 2001).\n"
    )


def test_inside_a_footnote_it_becomes_words_of_the_note() -> None:
    text = "Birds[^n] and more [@one].\n\n[^n]: Ant says so: [-@one, p. 4]. But see [@two].\n"
    assert cite(text) == (
        "Birds[^n] and more[^maocite-1].\n\n"
        "[^n]: Ant says so: *Birds* (House, 2001), 4. But see A. Bug, *Bees* (House, 2001).\n\n"
        "[^maocite-1]: Ant, *Birds*.\n"
    )


def test_notes_count_where_their_marks_stand() -> None:
    """The definitions stand in another order than the marks."""
    text = "A[^b] B[^a]\n\n[^a]: [@one].\n[^b]: [@one].\n"
    assert cite(text).endswith("[^a]: Ant, *Birds*.\n[^b]: A. Ant, *Birds* (House, 2001).\n")


def test_links_code_and_other_text_stay_as_they_are() -> None:
    text = "Write `[@one]` or\n\n```\n[@two]\n```\n\nto me@one.org [mail@one.org](x) [^x].\n"
    assert cite(text) == text


def test_a_mark_moves_to_the_word_before_it_also_over_a_line_break() -> None:
    assert cite("so it was\n[@one], then").startswith("so it was[^maocite-1], then")


def test_divs_are_filled() -> None:
    text = "X [@two]\n\n::: {#refs}\nold\n:::\n"
    assert "::: {#refs}\n## Secondary works\n\nBug, A. *Bees*. House, 2001.\n:::" in cite(text)


def test_every_unknown_key_is_named_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        cite("a [@on]\n\nb [@tow; @one]\n")
    lines = [(p.place.line, "did you mean" in p.message) for p in caught.value.problems]
    assert lines == [(1, True), (3, True)]


def test_the_essay_cites_all_that_the_founding_post_cites() -> None:
    essay = (ROOT / "examples" / "essay.md").read_text("utf-8")
    library = maocite.read("sample:mao-albania")
    made = cite_markdown(essay, library, Options(), lambda problem: None)
    assert made == (ROOT / "examples" / "essay.out.md").read_text("utf-8")
    cited = {key for key in library.by_id if f"@{key}" in essay}
    # The post itself and the book that it names without citing it stand in no note.
    assert len(library) - len(cited) == 2
    assert sum(key.startswith("aqsh-") for key in cited) == 20
