"""Citations as archives prescribe them and scholars print them, read as a person reads them."""

import pytest

from archives.open_cases import Case, cases_file, load_cases, mismatches
from maocite.archives import Profiles, load_profiles, parse_citation

KNOWN_FAILURES: dict[str, str] = {}
"""Case id to the field that is read otherwise; a case that passes must leave this list."""

CASES = load_cases()


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    return load_profiles()


def test_the_cases_are_there() -> None:
    if not CASES:
        pytest.skip(f"{cases_file().name} is not there; MAOCITE_SHARED names its folder")
    assert KNOWN_FAILURES.keys() <= {case["id"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case_is_read_as_it_says(case: Case, profiles: Profiles) -> None:
    found = mismatches(case, parse_citation(case["original_citation"], profiles))
    if case["id"] in KNOWN_FAILURES:
        assert found, "this case passes now: take it off the list of known failures"
    else:
        assert found == []


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_every_word_is_accounted_for(case: Case, profiles: Profiles) -> None:
    line = case["original_citation"]
    reading = parse_citation(line, profiles)
    rest = list(line)
    for piece in reading.pieces:
        assert piece.text == "" or line[piece.start : piece.end] == piece.text
        rest[piece.start : piece.end] = " " * (piece.end - piece.start)
    words = "".join(rest).replace("in ", " ").split()
    assert [word for word in words if any(ch.isalnum() for ch in word)] == []
