"""``initialize-with`` against the specification and the rules of its test-suite."""

import pytest

from maocite.csl.initials import initialize

GIVEN = ["ME", "M.E", "M E.", "John M.E.", "M E", "ME.", "Me.", "Ph.M.E.", "Ph. M.E."]


@pytest.mark.parametrize(
    ("mark", "full", "shown"),
    [
        (". ", True, ["M.", "M. E.", "M. E.", "J. M. E.", "M. E.", "ME.", "Me.", "Ph. M. E.", "Ph. M. E."]),
        (".", True, ["M.", "M.E.", "M.E.", "J.M.E.", "M.E.", "ME.", "Me.", "Ph.M.E.", "Ph.M.E."]),
        (" ", True, ["M", "M E", "M E", "J M E", "M E", "ME", "Me", "Ph M E", "Ph M E"]),
        ("", True, ["M", "ME", "ME", "JME", "ME", "ME", "Me", "PhME", "PhME"]),
        (". ", False, ["ME", "M. E.", "M. E.", "John M. E.", "M. E.", "ME.", "Me.", "Ph. M. E.", "Ph. M. E."]),
        (".", False, ["ME", "M.E.", "M.E.", "John M.E.", "M.E.", "ME.", "Me.", "Ph.M.E.", "Ph.M.E."]),
        (" ", False, ["ME", "M E", "M E", "John M E", "M E", "ME", "Me", "Ph M E", "Ph M E"]),
        ("", False, ["ME", "ME", "ME", "John ME", "ME", "ME", "Me", "PhME", "PhME"]),
    ],
)  # fmt: skip
def test_initials_and_abbreviations(mark: str, full: bool, shown: list[str]) -> None:
    assert [initialize(given, mark, full=full) for given in GIVEN] == shown


@pytest.mark.parametrize(
    ("given", "mark", "shown"),
    [
        ("John Michael", ". ", "J. M."),
        ("Jean-Luc", ".", "J.-L."),
        ("Jean-Luc", ". ", "J.-L."),
        ("Hui-Xiao Li Yuan", ". ", "H.-X. L. Y."),
        ("Guo-ping", ". ", "G."),
        ("John Bertrand de Cusance Morant", ". ", "J. B. de C. M."),
        ("John Bertrand de Cusance Morant", ".", "J.B. de C.M."),
        ("TSerendorjiin", ".", "Ts."),
        ("<b>J</b> Q", ". ", "<b>J.</b> Q."),
        ("<b>J</b>-Q", ". ", "<b>J.</b>-Q."),
        ("Фёдор Михайлович", ". ", "Ф. М."),
        ("ʿAlī Abū", ". ", "ʿA. A."),
        ("泽东", ". ", "泽东"),
        ("", ".", ""),
    ],
)
def test_initialize(given: str, mark: str, shown: str) -> None:
    assert initialize(given, mark) == shown


def test_without_hyphen() -> None:
    assert initialize("Hsien-Li", ".", hyphen=False) == "H.L."
    assert initialize("Jean-Luc", ". ", hyphen=False) == "J. L."


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("A. Alan", "A. Alan"),
        ("John Michael", "John Michael"),
        ("Jean-Luc M", "Jean-Luc M."),
        ("J.-L.", "J.-L."),
        ("Jean-Luc Marie", "Jean-Luc Marie"),
    ],
)
def test_initialize_false_keeps_names(given: str, shown: str) -> None:
    assert initialize(given, ". ", full=False) == shown


@pytest.mark.parametrize("given", ["A" * 10**6, "A." * 10**6, "A - " * 10**6])
def test_a_megabyte_is_left_alone(given: str) -> None:
    assert initialize(given, ".") == given
