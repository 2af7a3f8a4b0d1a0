"""EDTF levels 0 and 1 against the Library of Congress specification."""

import pytest

from maocite.model.edtf import EdtfError, Interval, Point, Qualifier, parse_edtf


@pytest.mark.parametrize(
    "text",
    [
        # Level 0
        "1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30", "1964/2008",
        "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02", "2005/2006-02",
        # Level 1
        "Y170000002", "Y-170000002", "2001-21", "2001-24", "1984?", "2004-06~", "2004-06-11%",
        "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..", "1985/..",
        "../1985", "1985-04-12/", "/1985-04-12", "-1985", "1984~/2004-06",
    ],
)  # fmt: skip
def test_reads_and_writes_the_examples_of_the_specification(text: str) -> None:
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("13 May 1959", "no EDTF"),
        ("1959-13", "no month 13"),
        ("1959-00", "no month 00"),
        ("1959-02-29", "no day 29"),
        ("1900-02-29", "no day 29"),
        ("1959-04-31", "no day 31"),
        ("1959-XX-13", "known month"),
        ("2001-21-01", "season has no day"),
        ("1970/1959", "backwards"),
        ("../..", "either side"),
        ("", "no EDTF"),
        ("1959-5-13", "no EDTF"),
        ("1959-05-13T25:00:00", "no time"),
    ],
)
def test_refuses_what_is_no_date(text: str, reason: str) -> None:
    with pytest.raises(EdtfError, match=reason):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1959", (1959, 1, 1), (1959, 12, 31)),
        ("1960-02", (1960, 2, 1), (1960, 2, 29)),
        ("195X", (1950, 1, 1), (1959, 12, 31)),
        ("1960-02-XX", (1960, 2, 1), (1960, 2, 29)),
        ("-0044", (-44, 1, 1), (-44, 12, 31)),
        ("2001-21", (2001, 3, 1), (2001, 5, 30)),
        ("2001-24", (2001, 12, 1), (2002, 2, 28)),
    ],
)
def test_knows_the_days_that_a_date_can_mean(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    point = parse_edtf(text)
    assert isinstance(point, Point)
    assert (point.earliest(), point.latest()) == (first, last)


def test_qualifiers_and_seasons_are_data() -> None:
    assert parse_edtf("1966%") == Point("1966", qualifier=Qualifier.BOTH)
    point = parse_edtf("1966-22")
    assert isinstance(point, Point)
    assert point.season == 2
    assert isinstance(parse_edtf("1966/.."), Interval)
