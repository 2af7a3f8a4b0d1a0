"""A cite on the command line: key and locator."""

import pytest

from maocite.locators import Pinpoint, split_cite


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("walder2009", None),
        ("walder2009,", None),
        ("walder2009, p. 4", Pinpoint("page", "4")),
        ("walder2009, pp. 165-184", Pinpoint("page", "165-184")),
        ("walder2009, 4", Pinpoint("page", "4")),
        ("walder2009, fol. 3v", Pinpoint("folio", "3v")),
        ("walder2009, Fl. 3", Pinpoint("folio", "3")),
        ("walder2009, chap. 2", Pinpoint("chapter", "2")),
        ("walder2009, s.v. Mao", Pinpoint("sub-verbo", "Mao")),
        ("walder2009, § 12", Pinpoint("section", "12")),
        ("walder2009, acknowledgments", Pinpoint("page", "acknowledgments")),
    ],
)
def test_splits_key_and_locator(text: str, pinpoint: Pinpoint | None) -> None:
    assert split_cite(text) == ("walder2009", pinpoint)


def test_a_bare_number_is_what_the_record_has() -> None:
    assert split_cite("aqsh-1959-05-13, 3", default="folio")[1] == Pinpoint("folio", "3")
