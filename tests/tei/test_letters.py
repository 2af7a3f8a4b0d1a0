"""Letters: ``correspDesc`` in headers, and CMIF."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.model import ArchivalRecord, Record, Role
from maocite.readers.tei import read
from maocite.sources import Source
from maocite.tei.edition_header import header_of
from maocite.tei.serialise import serialise
from maocite.writers.cmif import source_id, write
from strategies import records
from tei import samples
from tei.conftest import Schemas

TEI = "{http://www.tei-c.org/ns/1.0}"
MAO = samples.MAO


def _ignore(problem: Problem) -> None:
    """Nobody asks."""


LETTER = replace(
    samples.LETTER, place="Tirana", urls=("https://example.org/letter",), language="sq"
)


OPTIONS = Options(
    publisher="P & Q",
    editor="Jane Doe <jane@example.org>",
    url="https://example.org/cmif.xml",
    licence="https://creativecommons.org/licenses/by/4.0/",
)


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")


def test_cmif(schemas: Schemas) -> None:
    problems: list[Problem] = []
    text = "".join(write([LETTER, samples.plain_secondary("book")], OPTIONS, problems.append))
    assert schemas.errors(text) == []
    assert [(p.level, p.place.record) for p in problems] == [(Level.LOSS, "plain-book")]
    for part in (
        "<publisher>P &amp; Q</publisher>",
        "<editor><name>Jane Doe</name> <email>jane@example.org</email></editor>",
        '<idno type="url">https://example.org/cmif.xml</idno>',
        '<date when="1970-01-02"/>',
        '<licence target="https://creativecommons.org/licenses/by/4.0/">',
        "<persName>Këllezi, Abdyl</persName>",
        '<persName ref="https://viaf.org/viaf/97998542">Mao Zedong</persName>',
        '<placeName>Tirana</placeName>\n          <date when="1960-01-01"/>',
    ):
        assert part in text
    found = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    (letter,) = [record for record in found if record.id == "letter"]
    assert isinstance(letter, ArchivalRecord)
    assert letter.names(Role.AUTHOR)[0].family == "Këllezi"
    assert letter.names(Role.RECIPIENT)[0].identifiers == (("viaf", "97998542"),)
    assert (letter.place, letter.date) == (LETTER.place, LETTER.date)


NAMED = {"persName", "orgName", "placeName"}


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), max_size=6))
def test_what_correspsearch_takes(entries: list[Record]) -> None:
    """CMIF's own rules: names hold text and one address, dates are empty and dated, there are a sender and an addressee,
    and ``@source`` names the ``bibl``, whose id holds a UUID."""
    text = "".join(write(entries, OPTIONS, lambda problem: None))
    root = etree.fromstring(text.encode())
    (source,) = root.iter(f"{TEI}bibl")
    identifier = str(source.get("{http://www.w3.org/XML/1998/namespace}id"))
    assert re.fullmatch(r"[a-z-]*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", identifier)
    assert source.get("type") in ("online", "print", "hybrid")
    for letter in root.iter(f"{TEI}correspDesc"):
        assert letter.get("source") == f"#{identifier}"
        assert [action.get("type") for action in letter] == ["sent", "received"]
        for action in letter:
            names = [etree.QName(child).localname for child in action]
            assert set(names) <= NAMED | {"date"}
            assert set(names) & {"persName", "orgName"}
            for child in action:
                assert len(child) == 0
                assert len((child.get("ref") or "").split()) <= 1
                if etree.QName(child).localname == "date":
                    assert child.text is None
                    assert child.attrib
                    for value in child.attrib.values():
                        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(value))


def test_an_unknown_addressee_is_nobody() -> None:
    text = "".join(write([replace(LETTER, people={Role.AUTHOR: (MAO,)})], OPTIONS, _ignore))
    assert "<persName>Unknown</persName>" in text
    (letter,) = [r for r, _ in read(Source("x", text.encode()), _ignore) if r.id == "letter"]
    assert letter.names(Role.RECIPIENT) == ()


def test_the_id_of_the_source_stays() -> None:
    assert source_id("T", OPTIONS) == source_id("Another title", OPTIONS)
    assert source_id("T", Options()) != source_id("U", Options())


def test_cmif_without_letters_and_without_what_only_the_user_knows(schemas: Schemas) -> None:
    problems: list[Problem] = []
    assert schemas.errors("".join(write([], Options(), problems.append))) == []
    assert [(p.level, p.place.field) for p in problems] == [
        (Level.WARNING, name) for name in ("publisher", "editor", "url", "licence")
    ]


def test_a_licence_in_words(schemas: Schemas) -> None:
    options = Options(publisher="P", licence="Free to use")
    text = "".join(write([LETTER], options, lambda problem: None))
    assert schemas.errors(text) == []
    assert "<licence>Free to use</licence>" in text


@pytest.mark.parametrize(
    "record",
    [LETTER, samples.FULL_ARCHIVAL, samples.BARE, samples.full_secondary("book")],
    ids=lambda record: record.id,
)
def test_the_header_of_an_edition(schemas: Schemas, record: Record) -> None:
    header = serialise(header_of(record), 1)
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body><p/></body></text></TEI>'
    assert schemas.errors(text) == []
    problems: list[Problem] = []
    found = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    assert (found, problems) == ([record], [])


def test_a_header_adds_the_correspondence_to_its_source() -> None:
    text = (
        "<teiHeader><fileDesc><sourceDesc><msDesc xml:id='k'><msIdentifier><repository>R</repository>"
        "<idno>1</idno></msIdentifier></msDesc></sourceDesc></fileDesc><profileDesc><correspDesc>"
        "<correspAction type='sent'><persName>Doe, Jane</persName><placeName>Tirana</placeName>"
        "<date when='1960-01-02'/></correspAction><correspAction type='received'>"
        "<persName>Roe, R.</persName></correspAction></correspDesc></profileDesc></teiHeader>"
    )
    (record,) = [record for record, _ in read(Source("x", text.encode()), lambda problem: None)]
    assert isinstance(record, ArchivalRecord)
    assert (record.id, record.type, record.place) == ("k", "personal_communication", "Tirana")
    assert record.date is not None
    assert record.date.edtf == "1960-01-02"
    assert record.names(Role.RECIPIENT)[0].family == "Roe"
