"""Locators with a label inside."""

import pytest

from maocite.csl.locators import read_locator


@pytest.mark.parametrize(
    ("label", "value", "read"),
    [
        ("", "12-15", ("page", "12-15")),
        ("chapter", " 3 ", ("chapter", "3")),
        ("page", "vol. 1, fol. 186, 8 April 1544", ("volume", "1, fol. 186, 8 April 1544")),
        ("chapter", "pp. 3-5", ("page", "3-5")),
        ("page", "§ 12", ("section", "12")),
        ("page", "367-368, fig. 333", ("page", "367-368, fig. 333")),
        ("page", "vol.", ("page", "vol.")),
        ("page", "volatile matter", ("page", "volatile matter")),
        ("page", "", ("page", "")),
    ],
)
def test_read_locator(label: str, value: str, read: tuple[str, str]) -> None:
    assert read_locator(label, value) == read
