"""Dates of CSL-JSON: what each shape means, and that nothing is lost or raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maocite.csl.collation import collator
from maocite.csl.dates import Date, DatePoint, parse_date, parse_date_text, sort_key
from maocite.csl.output import Group, simplified

AUGUST_15 = DatePoint(2000, 8, 15)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ([[2000, 8, 15]], Date(AUGUST_15)),
        ([["2000", "8", "15"]], Date(AUGUST_15)),
        ([["2000", "", ""]], Date(DatePoint(2000))),
        ([[2000.0, 8]], Date(DatePoint(2000, 8))),
        ([[-250]], Date(DatePoint(-250))),
        ([[1999], [2001]], Date(DatePoint(1999), DatePoint(2001))),
        ([[1987], [0]], Date(DatePoint(1987), open_ended=True)),
        ([[1987], []], Date(DatePoint(1987))),
        ([["1999", "21"], ["2001", "22"]],
         Date(DatePoint(1999, season=1), DatePoint(2001, season=2))),
        ([[1999, 16]], Date(DatePoint(1999, season=4))),
        ([[1999, 13, 3]], Date(DatePoint(1999, season=1))),
        ([[1999, 19]], Date(DatePoint(1999))),
        ([[2000, 8, 40]], Date(DatePoint(2000, 8))),
        ([["soon"]], Date(literal="soon")),
        ([[]], None),
        ([[None]], None),
        ([], None),
        ("2000", None),
    ],
)  # fmt: skip
def test_date_parts(parts: object, date: Date | None) -> None:
    assert parse_date({"date-parts": parts}) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [[2000]], "season": 3}, Date(DatePoint(2000, season=3))),
        ({"date-parts": [[2000]], "season": "3"}, Date(DatePoint(2000, season=3))),
        ({"date-parts": [[2000]], "season": "Fall"}, Date(DatePoint(2000, season=3))),
        ({"date-parts": [[2000]], "season": "Michaelmas"},
         Date(DatePoint(2000), season_name="Michaelmas")),
        ({"date-parts": [[2000, 8, 15]], "season": "22:38:38"}, Date(AUGUST_15)),
        ({"season": "Michaelmas"}, Date(literal="Michaelmas")),
        ({"date-parts": [[2005]], "circa": 1}, Date(DatePoint(2005), uncertain=True)),
        ({"date-parts": [[2005]], "circa": "false"}, Date(DatePoint(2005))),
        ({"date-parts": [], "literal": "(in press)"}, Date(literal="(in press)")),
        ({"raw": "2000-08-15"}, Date(AUGUST_15)),
        ({"edtf": "2000-08-15"}, Date(AUGUST_15)),
        ("2000-08-15", Date(AUGUST_15)),
        (2000, Date(DatePoint(2000))),
        ({}, None), ("", None), (None, None), ([], None), (True, None),
    ],
)  # fmt: skip
def test_other_shapes(value: object, date: Date | None) -> None:
    assert parse_date(value) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # The examples of EDTF's levels 0 and 1 (ISO 8601-2:2019, annex A)
        ("1985-04-12", Date(DatePoint(1985, 4, 12))),
        ("1985-04", Date(DatePoint(1985, 4))),
        ("1985", Date(DatePoint(1985))),
        ("1985-04-12T23:20:30Z", Date(DatePoint(1985, 4, 12))),
        ("1964/2008", Date(DatePoint(1964), DatePoint(2008))),
        ("2004-02-01/2005-02-08", Date(DatePoint(2004, 2, 1), DatePoint(2005, 2, 8))),
        ("2004-02-01/2005", Date(DatePoint(2004, 2, 1), DatePoint(2005))),
        ("Y-170000002", Date(DatePoint(-170000003))),
        ("2001-21", Date(DatePoint(2001, season=1))),
        ("1984?", Date(DatePoint(1984), uncertain=True)),
        ("2004-06~", Date(DatePoint(2004, 6), uncertain=True)),
        ("2004-06-11%", Date(DatePoint(2004, 6, 11), uncertain=True)),
        ("201X", Date(DatePoint(2010), DatePoint(2019))),
        ("20XX", Date(DatePoint(2000), DatePoint(2099))),
        ("2004-XX", Date(DatePoint(2004))),
        ("1985-04-XX", Date(DatePoint(1985, 4))),
        ("1985/..", Date(DatePoint(1985), open_ended=True)),
        ("1985-04/", Date(DatePoint(1985, 4), open_ended=True)),
        ("../1985", Date(literal="../1985")),
        ("0000", Date(DatePoint(-1))),
        ("-0099", Date(DatePoint(-100))),
        ("1985-13", Date(literal="1985-13")),
    ],
)
def test_edtf(text: str, date: Date) -> None:
    assert parse_date_text(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Aug 15, 2000", Date(AUGUST_15)),
        ("15 August 2000", Date(AUGUST_15)),
        ("August 15th, 2000", Date(AUGUST_15)),
        ("15th of Aug. 2000", Date(AUGUST_15)),
        ("2000 August 15", Date(AUGUST_15)),
        ("8/15/2000", Date(AUGUST_15)),
        ("15/8/2000", Date(AUGUST_15)),
        ("15.8.2000", Date(AUGUST_15)),
        ("2000/8/15", Date(AUGUST_15)),
        ("2000年8月15日", Date(AUGUST_15)),
        ("2000-8-15", Date(AUGUST_15)),
        ("2000-8", Date(DatePoint(2000, 8))),
        ("2000-08-00", Date(DatePoint(2000, 8))),
        ("2000-00-00", Date(DatePoint(2000))),
        ("2000-00-15", Date(literal="2000-00-15")),
        ("Sept. 2000", Date(DatePoint(2000, 9))),
        ("Spring 1999 - Summer 2001", Date(DatePoint(1999, season=1), DatePoint(2001, season=2))),
        ("Aug 15-17, 2000", Date(AUGUST_15, DatePoint(2000, 8, 17))),
        ("15–17 August 2000", Date(AUGUST_15, DatePoint(2000, 8, 17))),
        ("July-August 2000", Date(DatePoint(2000, 7), DatePoint(2000, 8))),
        ("1999-2001", Date(DatePoint(1999), DatePoint(2001))),
        ("May 1999 to June 2000", Date(DatePoint(1999, 5), DatePoint(2000, 6))),
        ("c. 1850", Date(DatePoint(1850), uncertain=True)),
        ("circa 15 August 2000", Date(AUGUST_15, uncertain=True)),
        ("1850?", Date(DatePoint(1850), uncertain=True)),
        ("250 BC", Date(DatePoint(-250))),
        ("44 B.C.", Date(DatePoint(-44))),
        ("AD 79", Date(literal="AD 79")),
        ("79 AD", Date(DatePoint(79))),
        ("-250", Date(DatePoint(-250))),
        ("Bogus Date", Date(literal="Bogus Date")),
        ("August 15", Date(literal="August 15")),
        ("n.d.", Date(literal="n.d.")),
        ("Maybe 2000", Date(literal="Maybe 2000")),
        ('"May 2000"', Date(literal="May 2000")),
        ("   ", None),
    ],
)
def test_words(text: str, date: Date | None) -> None:
    assert parse_date_text(text) == date


def test_sorts_in_time() -> None:
    in_time = ["-250", "-100", "0079", "1999-12-31", "2000", "2000-01", "2000-01-02",
               "2000-01-02/2000-02", "2000-02", "2000-21", "2000-12", "forthcoming"]  # fmt: skip
    keys = [sort_key(parse_date_text(text)) for text in in_time]
    assert keys == sorted(set(keys))
    assert keys == sorted(keys, key=collator("en-US"))
    assert keys == sorted(keys, key=collator("zh-CN"))
    assert sort_key(None) == ""


@given(JSON | st.fixed_dictionaries({"date-parts": JSON, "season": JSON, "circa": JSON}))
def test_no_json_does_harm(value: object) -> None:
    date = parse_date(value)
    assert date is None or (date.start is None) != (date.literal is None)
    assert isinstance(sort_key(date), str)


@given(st.text())
def test_no_text_is_lost(text: str) -> None:
    date = parse_date_text(text)
    assert date is not None or not text.strip()
    if date is not None and date.start is None:
        assert date.literal in {text.strip(), text.strip()[1:-1]}


@pytest.mark.parametrize("text", ["1" * 10**6, "-" * 10**6, "May " * 10**5])
def test_a_megabyte_is_a_literal(text: str) -> None:
    assert parse_date_text(text) == Date(literal=text.strip())
    assert parse_date({"date-parts": [[text]]}) is not None


def test_a_plain_date_is_one_text_and_marks_that_meet_are_left_to_punctuation() -> None:
    """Parts with affixes are joined where no mark meets another one, inside or at the edges."""
    day = Group(("28",), prefix=" ", suffix=", ")
    assert simplified(Group(("February", day, "1921"))) == "February 28, 1921"
    assert simplified(Group(("1", "2", Group(("",)), "3"), delimiter="/")) == "1/2/3"
    for doubtful in (
        Group(("February.", day, Group(("1921",), prefix=" "))),  # two spaces in a row
        Group(("1921", Group((" ",)))),  # a space at the end
        Group(("1921",), prefix=", "),  # a comma at the beginning
        Group((Group(("a",), suffix="."), Group(("b",), prefix=","))),
        Group((Group(("1921",), quotes=True),)),
    ):
        assert simplified(doubtful) is doubtful
