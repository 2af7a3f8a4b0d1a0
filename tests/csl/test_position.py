"""Positions by the examples and rules of CSL 1.0.2, condition ``position``."""

from maocite.csl.cite import Position
from maocite.csl.position import Cited, places


def cited(key: str, locator: str = "", label: str = "page") -> Cited:
    return Cited(key, label if locator else "", locator)


def positions(*citations: list[Cited]) -> list[list[Position]]:
    placed = places(enumerate(citations, 1))
    return [[where.position for where in row] for row in placed]


def test_first_and_subsequent() -> None:
    found = positions([cited("a")], [cited("b")], [cited("a")])
    assert found == [[Position.FIRST], [Position.FIRST], [Position.SUBSEQUENT]]


def test_ibid_follows_the_same_item_in_the_same_citation() -> None:
    assert positions([cited("a"), cited("a")]) == [[Position.FIRST, Position.IBID]]


def test_no_ibid_after_a_citation_of_several_items() -> None:
    found = positions([cited("b"), cited("a")], [cited("a")])
    assert found[1] == [Position.SUBSEQUENT]


def test_locators_decide_what_kind_of_ibid() -> None:
    # "If the preceding cite does not have a locator ..."
    assert positions([cited("a")], [cited("a", "3")])[1] == [Position.IBID_WITH_LOCATOR]
    # "If the preceding cite does have a locator: same locator, different locator, none"
    assert positions([cited("a", "3")], [cited("a", "3")])[1] == [Position.IBID]
    assert positions([cited("a", "3")], [cited("a", "4")])[1] == [Position.IBID_WITH_LOCATOR]
    assert positions([cited("a", "3")], [cited("a")])[1] == [Position.SUBSEQUENT]


def test_another_label_is_another_locator() -> None:
    found = positions([cited("a", "3")], [cited("a", "3", "chapter")])
    assert found[1] == [Position.IBID_WITH_LOCATOR]


def test_near_notes_are_counted_from_the_last_cite() -> None:
    notes = [(1, [cited("a")]), (4, [cited("b")]), (6, [cited("a")]), (12, [cited("a")])]
    placed = places(notes, near_note_distance=5)
    assert [row[0].near_note for row in placed] == [False, False, True, False]


def test_the_first_note_is_remembered() -> None:
    placed = places([(3, [cited("a")]), (7, [cited("b")]), (9, [cited("a")])])
    assert [row[0].first_note for row in placed] == [0, 0, 3]


def test_cites_in_the_text_do_not_count_among_the_notes() -> None:
    placed = places([(0, [cited("a")]), (1, [cited("b")]), (0, [cited("a")])])
    assert placed[2][0].position is Position.IBID
