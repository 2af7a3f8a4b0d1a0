"""One document, described twice."""

import pytest

from checks.finding import found, places, records
from checks.test_folios import letters

BOOK = "type: book, title: Mao’s Last Revolution, author: {family: X}, issued: 2006"


def test_the_same_unit_and_folios() -> None:
    ((record, _, message),) = found(letters("a, folios: 001-6", "b, folios: 1-6"), "same-document")
    assert record == "b"
    assert "the same call number and folios as 'a'" in message


def test_a_copy_is_said_to_be_one() -> None:
    text = letters("a, folios: 1-6", "b, folios: 1-6, relations: {kind: copy-of, target: a}")
    assert found(text, "same-document") == []


def test_the_same_title_date_and_people() -> None:
    same = "event-date: 1966-05-05, participant: [{family: Mao, given: Zedong}]"
    text = (
        "- {id: a, kind: archival, title: Meeting with Mao Zedong, " + same + "}\n"
        "- {id: b, kind: archival, title: {text: 'Meeting with Mao Zedong, 5 May 1966', "
        "without-date: 'Meeting with Mao  zedong'}, " + same + "}\n"
    )
    assert places(text, "same-document") == [("b", None)]
    assert found(text.replace("1966-05-05", "1966-05-06", 1), "same-document") == []
    assert found(text.replace("family: Mao", "family: Hoxha", 1), "same-document") == []


def test_two_telegrams_of_one_day_lie_on_leaves_of_their_own() -> None:
    telegram = "title: Telegram, date: 1962-10-26, author: {family: Dobrynin}"
    text = letters(f"a, folios: 1-2, {telegram}", f"b, folios: 3, {telegram}")
    assert found(text, "same-document") == []


def test_untitled_and_undated_documents_are_not_compared() -> None:
    text = (
        "- {id: a, kind: archival, title: Telegram}\n- {id: b, kind: archival, title: Telegram}\n"
    )
    assert found(text, "same-document") == []


def test_works() -> None:
    assert places(records(f"a, {BOOK}", f"b, {BOOK}"), "same-document") == [("b", None)]
    plain = BOOK.replace("’", "'").replace("Last", "last")
    assert places(records(f"a, {BOOK}", f"b, {plain}"), "same-document") == [("b", None)]


@pytest.mark.parametrize("difference", ["volume: 2", "edition: 2", "container-title: Other"])
def test_works_that_differ_in_one_number(difference: str) -> None:
    assert found(records(f"a, {BOOK}", f"b, {BOOK}, {difference}"), "same-document") == []


def test_works_of_one_doi() -> None:
    text = records("a, type: book, DOI: 10.1000/AB", "b, type: book, DOI: 10.1000/ab")
    assert places(text, "same-document") == [("b", None)]
