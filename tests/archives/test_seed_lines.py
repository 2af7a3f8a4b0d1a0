"""The founding document's 20 citations: printed character for character, and read back."""

import os
import re
from pathlib import Path

import pytest

from maocite.archives import Profiles, load_profiles, parse_citation, print_citation
from maocite.model import (
    ArchivalRecord,
    Folios,
    Level,
    LevelKind,
    Name,
    Repository,
    Role,
)

# Year, file, folios, whether it was translated, who contributed: reference table of the seed.
ROWS = [
    ("1959", "5", "1-6"),
    ("1960", "3", "1-9"),
    ("1962", "31", "2-5"),
    ("1963", "4", "28-48"),
    ("1963", "4", "49-50"),
    ("1963", "8", "1-5"),
    ("1964", "38", "1-7"),
    ("1965", "17", "2-4"),
    ("1966", "3", "1-14"),
    ("1966", "10", "1-11"),
    ("1966", "13", "001-130"),
    ("1966", "16", "1-3"),
    ("1966", "43", "1"),
    ("1967", "2", "1-11"),
    ("1967", "8", "3"),
    ("1967", "8", "2"),
    ("1967", "50", "2-9"),
    ("1968", "6", "1-11"),
    ("1969", "9", "11-43"),
    ("1970", "7", "68-78"),
]
NOT_TRANSLATED = {("1967", "8", "3"), ("1967", "8", "2")}
BY_TORIGIAN = {("1969", "9", "11-43")}
AQSH = Repository(
    (("sq", "Arkivi Qendror Shtetëror"), ("en", "Central State Archives")),
    key="aqsh",
    place="Tirana",
    country="Albania",
)
MEHILLI = Name(family="Mëhilli", given="Elidor")
TORIGIAN = Name(family="Torigian", given="Joseph")


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    return load_profiles()


def people(row: tuple[str, str, str]) -> dict[Role, tuple[Name, ...]]:
    contributor = TORIGIAN if row in BY_TORIGIAN else MEHILLI
    found: dict[Role, tuple[Name, ...]] = {Role.CONTRIBUTOR: (contributor,)}
    return found if row in NOT_TRANSLATED else {**found, Role.TRANSLATOR: (MEHILLI,)}


def record(row: tuple[str, str, str]) -> ArchivalRecord:
    year, file, folios = row
    return ArchivalRecord(
        "aqsh",
        repository=AQSH,
        levels=(
            Level(LevelKind.FONDS, "14/AP", "Marrëdhëniet me Partinë Komuniste të Kinës"),
            Level(LevelKind.YEAR, year),
            Level(LevelKind.FILE, file),
        ),
        folios=Folios.parse(folios),
        people=people(row),
    )


def line(row: tuple[str, str, str]) -> str:
    """The line after the grammar of the seed."""
    year, file, folios = row
    if row in NOT_TRANSLATED:
        credit = "Contributed by Elidor Mëhilli"
    elif row in BY_TORIGIAN:
        credit = "Contributed by Joseph Torigian and translated by Elidor Mëhilli"
    else:
        credit = "Contributed and translated by Elidor Mëhilli"
    return (
        "Arkivi Qendror Shtetëror (Central State Archives, Tirana, Albania), Fondi 14/AP, "
        f"Marrëdhëniet me Partinë Komuniste të Kinës, V. {year}, Dos. {file}, Fl. {folios}. "
        f"{credit}."
    )


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_record_prints_the_line(row: tuple[str, str, str], profiles: Profiles) -> None:
    printed = print_citation(record(row), profiles["aqsh"], words=profiles.words)
    assert printed == line(row)


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_line_gives_the_record(row: tuple[str, str, str], profiles: Profiles) -> None:
    year, file, folios = row
    reading = parse_citation(line(row), profiles)
    found = reading.record
    assert reading.certain
    assert reading.profile.key == "aqsh"
    assert [(level.kind, level.label, level.number, level.name) for level in found.levels] == [
        (LevelKind.FONDS, "Fondi", "14/AP", "Marrëdhëniet me Partinë Komuniste të Kinës"),
        (LevelKind.YEAR, "V.", year, None),
        (LevelKind.FILE, "Dos.", file, None),
    ]
    assert found.folios == Folios.parse(folios, "Fl.")
    assert dict(found.people) == people(row)
    assert found.date is None, "the year is part of the call number"
    assert print_citation(found, reading.profile, words=profiles.words) == line(row)


def test_the_founding_text_has_these_lines(profiles: Profiles) -> None:
    shared = Path(os.environ.get("MAOCITE_SHARED", Path(__file__).parents[3] / "shared"))
    texts = sorted((shared / "seed").glob("*.txt"))
    if not texts:
        pytest.skip("MAOCITE_SHARED names no folder with the founding text")
    found = re.findall(r"^Arkivi Qendror.*Fondi.*$", texts[0].read_text("utf-8"), re.M)
    assert [text.strip() for text in found] == [line(row) for row in ROWS]
