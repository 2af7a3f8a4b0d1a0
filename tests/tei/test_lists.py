"""Lists of people, bodies and places (``--tei-lists``): valid, each pointer arrives, and nothing is lost on the way back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import maocite
from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import ArchivalRecord, Name, Record, Repository, Role
from maocite.readers.tei import read
from maocite.sources import Source
from maocite.writers.tei import write_document, write_fragment
from strategies import records
from tei import samples
from tei.conftest import Schemas

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def written(entries: list[Record], **choices: str) -> str:
    options = Options(tei_lists=True, **choices)  # type: ignore[arg-type]
    return "".join(write_document(entries, options, lambda problem: None))


def assert_pointers_arrive(text: str) -> None:
    root = etree.fromstring(text.encode())
    ids = {str(element.get(ID)) for element in root.iter() if element.get(ID)}
    for element in root.iter(
        f"{TEI}persName", f"{TEI}orgName", f"{TEI}placeName", f"{TEI}pubPlace"
    ):
        for pointer in (element.get("ref") or "").split():
            assert not pointer.startswith("#") or pointer[1:] in ids


@pytest.mark.parametrize("archival", ["bibl", "msDesc", "biblStruct"])
def test_lists_of_all_samples(schemas: Schemas, archival: str) -> None:
    entries = list(samples.all_records())
    text = written(entries, tei_archival=archival)
    assert schemas.grammar_errors(text) == []
    assert_pointers_arrive(text)
    problems: list[Problem] = []
    found = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    assert {record.id: record for record in found} == {record.id: record for record in entries}
    assert problems == []


def test_formatted_entries_point_too(schemas: Schemas) -> None:
    library = maocite.read("sample:mao-albania")
    text = written([*library], tei_form="bibl")
    assert schemas.grammar_errors(text) == []
    assert_pointers_arrive(text)
    assert 'ref="#place_Tirana"' in text


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(records(), max_size=4, unique_by=lambda record: record.id))
def test_any_records(schemas: Schemas, entries: list[Record]) -> None:
    text = written(entries)
    assert schemas.grammar_errors(text) == []
    assert_pointers_arrive(text)
    found = [record for record, _ in read(Source("x", text.encode()), lambda problem: None)]
    assert {record.id: record for record in found} == {record.id: record for record in entries}


def test_who_is_one() -> None:
    """The same key or the same authority is one person, whatever the spelling; the same name without either is one too."""

    def record(number: int, name: Name) -> ArchivalRecord:
        return ArchivalRecord(str(number), people={Role.AUTHOR: (name,)})

    names = [
        Name(family="Mao", given="Zedong", key="mao", office="Chairman"),
        Name(family="Mao", given="Tse-tung", key="mao"),
        Name(family="Doe", given="A.", identifiers=(("viaf", "7"),)),
        Name(family="Doe", given="Ann", identifiers=(("viaf", "7"),)),
        Name(family="Roe", given="Bo"),
        Name(family="Roe", given="Bo"),
        Name(family="Roe", given="B."),
    ]
    text = written([record(i, name) for i, name in enumerate(names)])
    people = etree.fromstring(text.encode()).findall(f".//{TEI}person")
    assert [person.get(ID) for person in people] == [
        "person_A._Doe",
        "person_B._Roe",
        "person_Bo_Roe",
        "person_mao",
    ]
    assert "Chairman" not in etree.tostring(people[-1]).decode()
    assert '<persName ref="https://viaf.org/viaf/7">' in text[text.index("<listPerson>") :]


def test_ids_of_lists_and_of_records_are_apart(schemas: Schemas) -> None:
    names = (Name(family="x", given="y", key="x"), Name(literal="x"))
    entries: list[Record] = [
        ArchivalRecord("person_x", people={Role.AUTHOR: names}),
        ArchivalRecord("a", people={Role.AUTHOR: names}),
        ArchivalRecord("person_x.2"),
    ]
    text = written(entries)
    assert schemas.grammar_errors(text) == []
    problems: list[Problem] = []
    found = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    assert found == entries


def test_archives_are_bodies_with_their_place() -> None:
    archive = Repository((("en", "Archive"),), place="Tirana", identifiers=(("isil", "AL-1"),))
    text = written([ArchivalRecord("a", repository=archive, place="Tirana")])
    assert '<repository ref="#org_Archive info:isil/AL-1">' in text
    assert '<settlement ref="#place_Tirana">Tirana</settlement>' in text
    assert '<org xml:id="org_Archive">' in text
    assert text.count("<place ") == 1


def test_a_fragment_has_no_place_for_lists() -> None:
    problems: list[Problem] = []
    text = "".join(write_fragment([samples.LETTER], Options(tei_lists=True), problems.append))
    assert "#person" not in text
    assert [problem.code for problem in problems] == ["no-lists"]
