"""Does the dataset say what the founding text says? Compared with that text where it is at hand."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from maocite.errors import Problem
from maocite.model import (
    ArchivalRecord,
    Folio,
    Library,
    Name,
    Record,
    Role,
    SecondaryRecord,
    TitleForm,
)
from maocite.readers.native import YAML
from maocite.sources import Source

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAOCITE_SHARED", ROOT.parent / "shared"))
LINE = re.compile(
    r"(?P<repository>[^(]+) \((?P<english>[^,]+), (?P<place>[^,]+), (?P<country>[^)]+)\), "
    r"Fondi (?P<fonds>[^,]+), (?P<name>[^,]+), V\. (?P<year>\d+), Dos\. (?P<file>\d+), "
    r"Fl\. (?P<folios>[\d-]+)\. Contributed (?P<credit>.+)\."
)


@pytest.fixture(scope="module")
def library() -> Library:
    problems: list[Problem] = []
    read = Library.of(YAML.read(Source.of(ROOT / "data" / "mao-albania.yaml"), problems.append))
    assert problems == []
    return read


@pytest.fixture(scope="module")
def archival(library: Library) -> list[ArchivalRecord]:
    return [record for record in library if isinstance(record, ArchivalRecord)]


@pytest.fixture(scope="module")
def secondary(library: Library) -> list[SecondaryRecord]:
    return [record for record in library if isinstance(record, SecondaryRecord)]


@pytest.fixture(scope="module")
def post() -> list[str]:
    """The founding text, line by line."""
    found = sorted((SHARED / "seed").glob("*.txt"))
    if not found:
        pytest.skip(f"the founding text is not in {SHARED / 'seed'}; set MAOCITE_SHARED")
    return found[0].read_text("utf-8").splitlines()


def test_all_records_are_there(
    archival: list[ArchivalRecord], secondary: list[SecondaryRecord]
) -> None:
    assert len(archival) == 20
    assert len(secondary) == 14


def test_ids_are_ascii_and_begin_with_the_archive(archival: list[ArchivalRecord]) -> None:
    assert all(re.fullmatch(r"aqsh-19\d\d-\d\d-\d\d", record.id) for record in archival)


def test_titles_and_call_numbers_are_verbatim(
    archival: list[ArchivalRecord], post: list[str]
) -> None:
    found = [(post[i - 1], m) for i, line in enumerate(post) if (m := LINE.fullmatch(line))]
    assert len(found) == len(archival)
    for record, (title, line) in zip(archival, found, strict=True):
        assert record.title is not None
        assert record.title.text == title
        assert record.repository is not None
        assert record.repository.names == (("sq", line["repository"]), ("en", line["english"]))
        assert record.repository.place == line["place"]
        assert record.repository.country == line["country"]
        fonds, year, file = record.levels
        assert (fonds.label, fonds.number, fonds.name) == ("Fondi", line["fonds"], line["name"])
        assert (year.label, year.number) == ("V.", line["year"])
        assert (file.label, file.number) == ("Dos.", line["file"])
        assert record.folios is not None
        assert (record.folios.label, record.folios.raw) == ("Fl.", line["folios"])
        assert _credit(record) == line["credit"]


def _credit(record: ArchivalRecord) -> str:
    """``by X and translated by Y``: the rule of part "Grammar of the citation line"."""
    (contributor,) = record.names(Role.CONTRIBUTOR)
    translators = record.names(Role.TRANSLATOR)
    if not translators:
        return f"by {contributor.display()}"
    if translators == (contributor,):
        return f"and translated by {contributor.display()}"
    return f"by {contributor.display()} and translated by {translators[0].display()}"


def test_titles_and_names_of_works_stand_in_the_text(
    secondary: list[SecondaryRecord], post: list[str]
) -> None:
    text = "\n".join(post)
    for record in secondary:
        known = {entry.field for entry in record.provenance if entry.origin.value == "elsewhere"}
        for variable in ("title", "container-title", "volume", "issue", "page", "publisher"):
            if variable in record.texts and variable not in known:
                assert record.texts[variable] in text, (record.id, variable)
        for role, names in record.people.items():
            if role.value not in known or record.id == "fardella2015":
                assert all(name.display() in text for name in names), record.id
        issued = record.dates.get("issued")
        if issued and "issued" not in known:
            assert f"{issued})" in text or f"({issued})" in text, record.id


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("’", "'"))


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_abstracts_are_in_our_own_words(archival: list[ArchivalRecord], post: list[str]) -> None:
    theirs = set[tuple[str, ...]]().union(*(_runs(_words(line), 6) for line in post))
    for record in archival:
        assert record.abstract, record.id
        assert not _runs(_words(record.abstract), 6) & theirs, record.id


def test_years_of_the_call_numbers(archival: list[ArchivalRecord]) -> None:
    years = Counter(record.levels[1].number for record in archival)
    assert years == {
        "1959": 1, "1960": 1, "1962": 1, "1963": 3, "1964": 1, "1965": 1,
        "1966": 5, "1967": 4, "1968": 1, "1969": 1, "1970": 1,
    }  # fmt: skip


def test_titles_without_date_are_titles_less_something(archival: list[ArchivalRecord]) -> None:
    dated = [record.title for record in archival if record.title and record.title.without_date]
    assert len(dated) == 18
    for title in dated:
        assert title.without_date is not None
        assert not re.search(r"\b19\d\d\b", title.without_date)
        rest = iter(title.text)
        assert all(character in rest for character in title.without_date), title.text


def person(record: Record, role: Role, family: str) -> Name:
    (found,) = [name for name in record.names(role) if name.family == family]
    return found


@pytest.mark.parametrize(
    ("key", "family", "as_given"),
    [
        ("aqsh-1959-05-13", "Kapo", "Kapo"),
        ("aqsh-1960-06-07", "Belishova", "Lira Belishova"),
        ("aqsh-1962-01-14", "Këllëzi", "Abdyl Kellezi"),
        ("aqsh-1970-09-28", "Këllëzi", None),
    ],
)
def test_variants_of_names_are_kept(
    library: Library, key: str, family: str, as_given: str | None
) -> None:
    assert person(library[key], Role.PARTICIPANT, family).as_given == as_given


@pytest.mark.parametrize(
    ("key", "field", "sic"),
    [
        ("aqsh-1963-10-02", "title", "Haded"),
        ("aqsh-1960-06-07", "participant[1]", "Lira"),
        ("fardella2015", "publisher", "Centers"),
    ],
)
def test_misprints_stay_and_are_marked(library: Library, key: str, field: str, sic: str) -> None:
    assert [entry.sic for entry in library[key].provenance if entry.field == field] == [sic]


def test_conflicting_dates_are_both_there(library: Library) -> None:
    record = library["aqsh-1966-05-13"]
    assert isinstance(record, ArchivalRecord)
    assert str(record.event_date) == "1966-05-13"
    assert [(date.edtf, date.raw) for date in record.other_dates] == [("1966-04", "late April")]


def test_times_of_day_are_as_written(archival: list[ArchivalRecord]) -> None:
    times = {r.id: r.event_date.time for r in archival if r.event_date and r.event_date.time}
    assert times == {"aqsh-1967-01-24": "10:00 am", "aqsh-1968-10-05": "19:00-20.30"}


def test_padded_folios_have_numbers_too(library: Library) -> None:
    record = library["aqsh-1966-06-27"]
    assert isinstance(record, ArchivalRecord)
    assert record.folios is not None
    assert record.folios.raw == "001-130"
    assert [(part.first, part.last) for part in record.folios] == [(Folio(1), Folio(130))]


def test_chinese_names_are_family_first_and_albanian_ones_are_not(library: Library) -> None:
    names = {n for r in library for group in r.people.values() for n in group if n.family}
    order = {name.display(): name.family_first for name in names}
    assert order["Mao Zedong"]
    assert order["Yang Jisheng"]
    assert not order["Enver Hoxha"]


def test_posters_bear_their_title_and_have_no_translator(library: Library) -> None:
    for key in ("aqsh-1966-05-25", "aqsh-1966-08-05"):
        record = library[key]
        assert isinstance(record, ArchivalRecord)
        assert record.title is not None
        assert record.title.form is TitleForm.FORMAL
        assert record.names(Role.TRANSLATOR) == ()


def test_no_identifier_without_a_source(secondary: list[SecondaryRecord]) -> None:
    for record in secondary:
        sourced = {
            e.field for e in record.provenance if e.origin.value == "elsewhere" and e.source
        }
        assert {"DOI", "ISBN", "URL"} & record.texts.keys() <= sourced, record.id


def test_isbns_have_their_check_digit(secondary: list[SecondaryRecord]) -> None:
    numbers = [r.texts["ISBN"].replace("-", "") for r in secondary if "ISBN" in r.texts]
    assert len(numbers) == 6
    for number in numbers:
        assert sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(number)) % 10 == 0
