"""Punctuation where texts meet: the suite's table, quotations, and what is left alone."""

import pytest

from maocite.csl.cite import Cite
from maocite.csl.markup.html import MARKUP as HTML
from maocite.csl.markup.plain import MARKUP as PLAIN
from maocite.csl.output import Affix, Format, Group, Node
from maocite.csl.richtext import parse_rich
from maocite.csl.serialise import Quotes, serialise
from maocite.csl.variables import Item

AMERICAN = Quotes(("“", "”"), ("‘", "’"), punctuation_in_quote=True)
BRITISH = Quotes(("‘", "’"), ("“", "”"), punctuation_in_quote=False)
CITE = Cite(Item({"id": "a"}, 0))


def text(node: Node, quotes: Quotes = AMERICAN) -> str:
    return serialise(node, CITE, PLAIN, quotes)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("x.", ". y", "x. y"),
        ("x?", ". y", "x? y"),
        ("x!", ": y", "x! y"),
        ("x:", ". y", "x: y"),
        (";", "!", "!"),
        ("x.", ", y", "x., y"),
        ("x,", ", y", "x, y"),
        ("x?", ", y", "x?, y"),
    ],
)
def test_marks_that_meet(left: str, right: str, expected: str) -> None:
    assert text(Group((left, Affix(right)))) == expected
    assert text(Group((Group((left,), suffix=right), "z"))) == f"{expected}z"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("x?", ". y", "x? y"),  # a mark at the head of a value meets like an affix
        ("x.", ".", "x.."),  # but a value that is nothing but a mark is meant,
        ("x,", ", y", "x,, y"),  # and so are commas and spaces
        ("x ", " y", "x  y"),
    ],
)
def test_values_that_begin_with_marks(left: str, right: str, expected: str) -> None:
    assert text(Group((left, right))) == expected


def test_spaces_of_affixes_meet() -> None:
    assert text(Group((Group(("x",), suffix=" "), Group(("y",), prefix=" ")))) == "x y"
    assert text(Group((Group(("x",), suffix=", "), "y"), delimiter=" ")) == "x, y"


def test_a_mark_beside_a_text_in_its_own_formatting_stays() -> None:
    title = Group(("Why?",), format=Format(font_style="italic"), single=True)
    html = serialise(Group((title, "then"), delimiter=". "), CITE, HTML, AMERICAN)
    assert html == "<i>Why?</i>. then"
    # In a macro or group, or where no formatting is seen, the marks meet.
    assert serialise(Group((Group((title,)), ". ")), CITE, HTML, AMERICAN) == "<i>Why?</i>. "
    inside = Group((Group((title,)), "then"), delimiter=". ")
    assert serialise(inside, CITE, HTML, AMERICAN) == "<i>Why?</i> then"
    assert text(Group((title, "then"), delimiter=". ")) == "Why? then"
    # The same mark is never doubled.
    ended = Group(("No.",), format=Format(font_style="italic"), single=True)
    assert (
        serialise(Group((ended, "then"), delimiter=". "), CITE, HTML, AMERICAN)
        == "<i>No.</i> then"
    )


def test_marks_meet_through_formatting() -> None:
    italic = Group(("Why?",), format=Format(font_style="italic"))
    assert text(Group((italic, ". Then"))) == "Why? Then"


def test_commas_and_periods_go_into_american_quotations() -> None:
    quoted = Group(("Title",), quotes=True)
    assert text(Group((quoted, ", 2000"))) == "“Title,” 2000"
    assert text(Group((quoted, "; 2000"))) == "“Title”; 2000"


def test_british_quotations_keep_them_outside() -> None:
    quoted = Group(("Title",), quotes=True)
    assert text(Group((quoted, ", 2000")), BRITISH) == "‘Title’, 2000"


def test_a_question_mark_in_a_quotation_takes_the_place_of_a_period() -> None:
    quoted = Group(("Why?",), quotes=True)
    assert text(Group((quoted, ". Then"))) == "“Why?” Then"


def test_quotations_alternate() -> None:
    inner = parse_rich('On the "Thing" itself')
    assert text(Group((inner,), quotes=True)) == "“On the ‘Thing’ itself”"
    assert text(inner) == "On the “Thing” itself"


def test_marks_inside_of_a_field_are_left_alone() -> None:
    assert text(parse_rich("Who? . . . <i>What?</i>. Where?")) == "Who? . . . What?. Where?"


def test_apostrophes_are_no_quotations() -> None:
    assert text(parse_rich("O'Brien's roll")) == "O’Brien’s roll"
    assert text(parse_rich("l'art d'écrire")) == "l’art d’écrire"


def test_tags_without_partner_are_text() -> None:
    assert text(parse_rich("a < b <i>c")) == "a < b <i>c"
