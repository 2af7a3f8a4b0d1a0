"""CSL-JSON for Zotero: what its import drops is in ``note``, and the record comes home."""

import json

import pytest
from hypothesis import given, settings

from maocite.api import read
from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import ArchivalRecord, Date, Name, Record, Role, SecondaryRecord
from maocite.readers.zotero_csljson import READER
from maocite.sources import Source
from maocite.writers.zotero_csljson import WRITER
from strategies import records


def item_of(record: Record) -> dict[str, object]:
    (item,) = json.loads("".join(WRITER.write([record], Options(), print)))
    assert isinstance(item, dict)
    return item


def lines(record: Record) -> list[str]:
    return str(item_of(record).get("note", "")).split("\n")


def parse(*items: object) -> list[Record]:
    problems: list[Problem] = []
    content = json.dumps(list(items)).encode()
    found = [record for record, _ in READER.read(Source("x.json", content), problems.append)]
    assert problems == []
    return found


@settings(max_examples=100, deadline=None)
@given(records())
def test_every_record_comes_home(record: Record) -> None:
    assert parse(item_of(record)) == [record]


def test_the_founding_dataset_comes_home() -> None:
    library = list(read("sample:mao-albania"))
    assert parse(*map(item_of, library)) == library


def test_variables_that_the_import_drops_are_said_twice() -> None:
    texts = {
        "archive": "AQSH",
        "archive_location": "V. 1960",
        "archive_collection": "Fondi 14/AP",
        "archive-place": "Tirana, Albania",
        "original-title": "Biseda",
        "status": "draft",
    }
    record = SecondaryRecord("k", "manuscript", {"title": "T", **texts})
    found = lines(record)
    for name in ("archive_collection", "archive-place", "original-title", "status"):
        assert f"{name}: {texts[name]}" in found
        assert item_of(record)[name] == texts[name]
    assert not any(line.startswith(("archive:", "archive_location:", "title:")) for line in found)


@pytest.mark.parametrize(
    ("csl", "role"),
    [("manuscript", Role.RECIPIENT), ("personal_communication", Role.TRANSLATOR)],
)
def test_roles_that_would_become_authors_stand_in_note_alone(csl: str, role: Role) -> None:
    record = SecondaryRecord("k", csl, {}, {role: (Name("Hoxha", "Enver"),)})
    assert role.value not in item_of(record)
    assert f"{role.value}: Hoxha || Enver" in lines(record)
    assert parse(item_of(record)) == [record]


def test_contributor_arrives_natively() -> None:
    record = SecondaryRecord("k", "manuscript", {}, {Role.CONTRIBUTOR: (Name("Mëhilli", "E"),)})
    assert item_of(record)["contributor"] == [{"family": "Mëhilli", "given": "E"}]
    assert lines(record) == ["Citation Key: k"]


def test_names_are_as_zotero_keeps_them() -> None:
    names = (
        Name("Gaulle", "Charles", non_dropping_particle="de"),
        Name("King", "Martin Luther", suffix="Jr."),
        Name("Mao", "Zedong", family_first=True),
    )
    record = SecondaryRecord("k", "book", {}, {Role.AUTHOR: names})
    assert item_of(record)["author"] == [
        {"family": "de Gaulle", "given": "Charles"},
        {"family": "King", "given": "Martin Luther, Jr."},
        {"literal": "Mao Zedong"},
    ]
    assert parse(item_of(record)) == [record]


@pytest.mark.parametrize(
    ("date", "raw"),
    [("1966~", "c. 1966"), ("1966-06-01/1966-06-30", "1966-06-01/1966-06-30"), ("196X", "196X")],
)
def test_uncertain_dates_stay_as_written(date: str, raw: str) -> None:
    record = SecondaryRecord("k", "book", {}, {}, {"issued": Date(date)})
    assert item_of(record)["issued"] == {"raw": raw}
    assert f"issued: {date}" in lines(record)
    assert parse(item_of(record)) == [record]


def test_plain_dates_have_parts() -> None:
    record = SecondaryRecord("k", "book", {}, {}, {"issued": Date("1959-05-13")})
    assert item_of(record)["issued"] == {"date-parts": [[1959, 5, 13]]}


@pytest.mark.parametrize("csl", ["collection", "treaty", "periodical", "pamphlet"])
def test_types_without_a_zotero_type(csl: str) -> None:
    assert f"type: {csl}" in lines(SecondaryRecord("k", csl, {"title": "T"}))


def test_notes_of_zotero_are_read() -> None:
    note = (
        "Archive Collection: Fondi 14/AP\narchive-place: Tirana\ncontributor: A || B\nFree text."
    )
    (record,) = parse({"id": "k", "type": "manuscript", "archive": "AQSH", "note": note})
    assert isinstance(record, ArchivalRecord)
    assert record.repository is not None
    assert record.repository.place == "Tirana"
    assert record.names(Role.CONTRIBUTOR) == (Name("A", "B"),)
    assert record.note == "Free text."


def test_variables_that_decide_the_type_cost_no_other() -> None:
    # As a video it has no genre.
    texts = {"title": "T", "volume": "3", "genre": "Documentary"}
    record = SecondaryRecord("k", "motion_picture", texts)
    assert "genre: Documentary" in lines(record)
    assert parse(item_of(record)) == [record]
