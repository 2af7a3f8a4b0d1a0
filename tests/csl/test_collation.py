"""Sorting: what every collator keeps, with and without ICU."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maocite.csl.collation import Collator, collator, plain_collator

MAKERS: list[Callable[[str], Collator]] = [collator, plain_collator]

IN_ORDER = {
    "en-US": ["10 Days", "A Hansen", "A kasernes", "Aalto", "Ab", "Alvarez", "Álvarez", "Álvarezes",
              "Łódź", "Œuvre", "Part 9", "Part 10", "Part 10-11", "Part 11", "Zadie",
              "Яковлев"],
    "da-DK": ["Alto", "Zoo", "Æble", "Øre"],
    "sv-SE": ["Aalto", "Zoo", "Ål", "Äl", "Öl"],
    "es": ["Nunez", "Nunz", "Nuñez", "Nuo", "Ñandú", "Oca"],
    "pl": ["Lody", "Łódź", "Mama"],
    "ru-RU": ["2", "Абрамов", "Яковлев", "Aalto", "Ålborg", "Zoo", "毛"],
    "de-DE": ["Oder", "Öl", "Osten", "Strasse"],
}  # fmt: skip


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("language", IN_ORDER)
def test_order(make: Callable[[str], Collator], language: str) -> None:
    keys = [make(language)(word) for word in IN_ORDER[language]]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ABC", "abc"),
        ("Simple 'title' here", "Simple title, here"),
        ("“Title”", "Title"),
        ("<i>Homo</i> sapiens", "Homo  sapiens"),
        ("Smith-Jones", "SmithJones"),
        ("", "?"),
        ("Part 07", "part 7"),
    ],
)
def test_what_makes_no_difference(make: Callable[[str], Collator], one: str, other: str) -> None:
    assert make("en-US")(one) == make("en-US")(other)


@pytest.mark.parametrize("make", MAKERS)
def test_accents_count_after_letters(make: Callable[[str], Collator]) -> None:
    key = make("en-US")
    assert key("Alvarez") < key("Álvarez") < key("Alvarezes")


@pytest.mark.parametrize("language", ["", "xx", "not a language", "zh-TW", "en--"])
def test_any_language_tag(language: str) -> None:
    assert collator(language)("a") < collator(language)("b")


def test_one_collator_for_each_language() -> None:
    assert collator("fr-FR") is collator("fr-FR")


@given(st.text(), st.text())
def test_any_text_has_a_key(one: str, other: str) -> None:
    for make in MAKERS:
        key = make("en-US")
        assert key(one) == key(one)
        assert (key(one) < key(other)) + (key(one) == key(other)) + (key(one) > key(other)) == 1
