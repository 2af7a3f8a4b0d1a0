"""Number variables against the rules and examples of CSL 1.0.2 ("Choose", "Number", "Label")."""

import pytest

from maocite.csl.numbers import NumberForm, format_number, is_numeric, parse_number, roman


def english(number: int) -> str:
    """An ordinal that shows what was asked for."""
    return f"{number}."


@pytest.mark.parametrize(
    "text",
    ["5", "D2", "2b", "L2d", "2, 3", "2-4", "2 & 4", "2nd", "5ème", "1–3", "xii", "i-ix", "12/13"],
)
def test_consists_of_numbers(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize(
    "text",
    [
        "second",
        "2nd edition",
        "annotated edition",
        "",
        "1-",
        "2002, amended June 1",
        "mix",
        "1.5.2",
    ],
)
def test_does_not_consist_of_numbers(text: str) -> None:
    assert not is_numeric(text)
    assert format_number(parse_number(text), NumberForm.ORDINAL, english) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2 - 4", "2-4"),
        ("2,3", "2, 3"),
        ("2 , 3", "2, 3"),
        ("2&3", "2 & 3"),
        ("2 and 3", "2 and 3"),
        ("1, and 3", "1, and 3"),
        ("3\\-B", "3-B"),
        (" 7 ", "7"),
    ],
)
def test_separators_are_spaced_alike(text: str, shown: str) -> None:
    assert format_number(parse_number(text), NumberForm.NUMERIC, english) == shown


@pytest.mark.parametrize(
    ("text", "form", "shown"),
    [
        ("42", NumberForm.ROMAN, "xlii"),
        ("2-3", NumberForm.ORDINAL, "2.–3."),
        ("2 & 3", NumberForm.LONG_ORDINAL, "2. und 3."),
        # "Numbers with a prefix or suffix are never ordinalised or rendered in roman numerals"
        ("2E", NumberForm.ORDINAL, "2E"),
        ("2nd", NumberForm.ROMAN, "2nd"),
        ("5000", NumberForm.ROMAN, "5000"),
        ("123456789012", NumberForm.ORDINAL, "123456789012"),
    ],
)
def test_forms(text: str, form: NumberForm, shown: str) -> None:
    number = parse_number(text)
    assert format_number(number, form, english, range_delimiter="–", ampersand="und") == shown


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("1", False),
        ("1-3", True),
        ("2,4", True),
        ("213 and 235", True),
        ("S213-S235", True),
        ("xxv–xxviii", True),
        ("367-368, fig. 333", True),
        ("12, fig. 3", False),
        ("vol. 1, fol. 186, 8 April 1544", False),
        ("12/13", False),
    ],
)
def test_plural(text: str, plural: bool) -> None:
    assert parse_number(text).plural is plural


def test_words_of_the_locale_join_numbers() -> None:
    assert not parse_number("213 et 235").plural
    assert parse_number("213 et 235", ("et",)).plural
    assert parse_number("213, et 235", ("et",)).plural


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "i"), (4, "iv"), (9, "ix"), (1944, "mcmxliv"), (3999, "mmmcmxcix")]
)
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize("number", [0, -3, 4000, 10**30])
def test_no_numeral_no_harm(number: int) -> None:
    assert roman(number) == str(number)


@pytest.mark.parametrize(
    "text", [" " * 10**6, "-" * 10**6, "1," * 10**6, "9" * 10**6, "1 a" * 10**5]
)
def test_a_megabyte_takes_no_time(text: str) -> None:
    number = parse_number(text)
    assert format_number(number, NumberForm.ROMAN, english) == text.strip()
