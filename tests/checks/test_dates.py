"""Dates, years in call numbers, and dates inside titles."""

import pytest

from checks.finding import found, places

HEAD = "repositories: {x: {names: {en: Some Archive}}, anic: {names: {ro: ANIC}, profile: anic}}\n"


def record(fields: str, level: str = "{kind: year, label: V., number: 1967}") -> str:
    return f"{HEAD}records:\n- {{id: a, repository: x, levels: [{level}], {fields}}}\n"


@pytest.mark.parametrize(
    "fields",
    [
        "date: 1966-12-31",
        "event-date: 1966-05-25",
        "date: 1968",
        "date: 1966-05/1966-12",
        "date: 196X-05, event-date: 1950",
        "date: 1966-12-31, other-dates: {edtf: 1967-01, note: handed over}",
        "date: 1950~",
    ],
)
def test_a_year_of_a_call_number_that_is_not_the_date(fields: str) -> None:
    wanted = [] if "196X" in fields else [("a", "levels[0].number")]
    assert places(record(fields), "year-against-date") == wanted


@pytest.mark.parametrize(
    "fields",
    [
        "date: 1967-01-01",
        "date: 1967",
        "date: 1966-12/1967-01",
        "date: 1966~",
        "date: 1969?",
        "date: ../1968",
        "date: 1967-01-05, event-date: 1966-12-30",
        "date: {raw: spring}",
        "genre: letter",
    ],
)
def test_a_year_of_a_call_number_that_fits(fields: str) -> None:
    assert found(record(fields), "year-against-date") == []


@pytest.mark.parametrize(
    ("number", "fits"), [("1966-1968", True), ("1966/67", True), ("1964–65", False), ("II", True)]
)
def test_several_years_in_a_call_number(number: str, fits: bool) -> None:
    text = record("date: 1967-03-01", f"{{kind: year, number: '{number}'}}")
    assert (found(text, "year-against-date") == []) == fits


def test_a_year_inside_a_file_number_where_the_archive_writes_it_so() -> None:
    level = "{kind: file, number: 72/1971}"
    assert found(record("date: 1970", level), "year-against-date") == []
    text = record("date: 1970", level).replace("repository: x", "repository: anic")
    assert places(text, "year-against-date") == [("a", "levels[0].number")]


def test_documents_are_written_after_the_event() -> None:
    text = record("date: 1967-01-01, event-date: 1967-02-01")
    assert places(text, "date-before-event") == [("a", "date")]
    assert found(record("date: 1967-02, event-date: 1967-02-20"), "date-before-event") == []


@pytest.mark.parametrize(
    ("other", "words"),
    [("1967-02", "without a word"), ("1967-01-01", "the date of the record already")],
)
def test_other_dates_without_a_word(other: str, words: str) -> None:
    ((_, field, message),) = found(
        record(f"date: 1967-01-01, other-dates: {other}"), "other-date-unexplained"
    )
    assert field == "other-dates[0]"
    assert words in message


def titled(title: str, fields: str = "date: 1966-05-13") -> str:
    return f'- {{id: a, kind: archival, title: "{title}", {fields}}}\n'


@pytest.mark.parametrize(
    "title",
    [
        "Meeting on 31 May 1966",
        "Meeting, May 31, 1966",
        "Treffen am 31. Mai 1966",
        "Réunion du 31 mai 1966",
        "Беседа 31 мая 1966",
        "Meeting (1966-05-31)",
        "Meeting, 31.5.1966",
    ],
)
def test_a_title_with_another_day(title: str) -> None:
    ((_, field, message),) = found(titled(title), "title-against-date")
    assert field == "title"
    assert "the record 1966-05-13" in message


@pytest.mark.parametrize(
    "title",
    [
        "Meeting on 13 May 1966",
        "Meeting, May 13, 1966",
        "Treffen am 13. Mai 1966",
        "Meeting in May 1966",
        "Relations, 1959-1970",
        "The events of 1956",
        "File 109-03789-01",
    ],
)
def test_a_title_with_the_same_day_or_none(title: str) -> None:
    assert found(titled(title), "title-against-date") == []


def test_a_day_of_the_title_that_stands_under_other_dates() -> None:
    text = titled(
        "Meeting on 31 May 1966", "date: 1966-05-13, other-dates: {edtf: 1966-05-31, note: of x}"
    )
    assert found(text, "title-against-date") == []


def test_a_date_that_stands_in_the_title_alone() -> None:
    assert places(titled("Meeting on 31 May 1966", "genre: x"), "date-only-in-title") == [
        ("a", "title")
    ]
    assert found(titled("Relations, 1959-1970", "genre: x"), "date-only-in-title") == []


@pytest.mark.parametrize(
    ("title", "proposal"),
    [
        ("Meeting with Mao on 13 May 1966", "Meeting with Mao"),
        ("Meeting with Mao (13 May 1966)", "Meeting with Mao"),
        ("Meeting with Mao, 13 May 1966", "Meeting with Mao"),
        ("Report of 13 May 1966 by Kapo", "Report by Kapo"),
        ("Meeting on 13 May 1966 [Excerpt]", "Meeting [Excerpt]"),
    ],
)
def test_a_title_that_would_print_its_date_twice(title: str, proposal: str) -> None:
    ((_, _, message),) = found(titled(title), "title-without-date")
    assert message.endswith(f"write 'without-date: {proposal}'")


def test_a_form_without_date_that_has_it_still() -> None:
    text = (
        "- {id: a, kind: archival, date: 1966-05-13, "
        "title: {text: 'Talk, 13 May 1966', without-date: 'Talk, 13 May 1966'}}\n"
    )
    assert places(text, "title-without-date") == [("a", "title.without-date")]
    assert found(text.replace("without-date: 'Talk, 13 May 1966'", "without-date: Talk"),
                 "title-without-date") == []  # fmt: skip
