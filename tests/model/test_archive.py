"""Folios as data: what archives and scholars write, and what it means."""

import pytest

from maocite.model import Folio, FolioRange, Folios, Level, LevelKind, Repository


@pytest.mark.parametrize(
    ("raw", "ranges"),
    [
        ("1-6", (FolioRange(Folio(1), Folio(6)),)),
        ("3", (FolioRange(Folio(3)),)),
        ("001-130", (FolioRange(Folio(1), Folio(130)),)),
        ("120, 148–150", (FolioRange(Folio(120)), FolioRange(Folio(148), Folio(150)))),
        ("193-94", (FolioRange(Folio(193), Folio(194)),)),
        ("12r-13v", (FolioRange(Folio(12, side="r"), Folio(13, side="v")),)),
        ("3 verso", (FolioRange(Folio(3, side="v")),)),
        ("12a", (FolioRange(Folio(12, "a")),)),
    ],
)
def test_reads_folios(raw: str, ranges: tuple[FolioRange, ...]) -> None:
    assert Folios.parse(raw) == Folios(raw, ranges)


def test_keeps_what_is_no_number() -> None:
    assert Folios.parse("unnumbered") == Folios("unnumbered")


@pytest.mark.parametrize("raw", ["48-28", "13v-13r", "10, 9-3"])
def test_refuses_folios_that_run_backwards(raw: str) -> None:
    with pytest.raises(ValueError, match="backwards"):
        Folios.parse(raw)


def test_one_folio_is_no_plural() -> None:
    assert not Folios.parse("3").plural
    assert Folios.parse("1-6").plural
    assert Folios.parse("3, 5").plural


def test_folios_are_in_the_order_of_turning_leaves() -> None:
    assert Folio(2) < Folio(2, "a") < Folio(3, side="r") < Folio(3, side="v") < Folio(10)


def test_refuses_what_is_empty() -> None:
    with pytest.raises(ValueError, match="number or a name"):
        Level(LevelKind.FONDS)
    with pytest.raises(ValueError, match="needs a name"):
        Repository(())
