"""Letters: ``correspDesc`` in headers, and CMIF."""

from dataclasses import replace

import pytest

from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.model import ArchivalRecord, Record, Role
from maocite.readers.tei import read
from maocite.sources import Source
from maocite.tei.edition_header import header_of
from maocite.tei.serialise import serialise
from maocite.writers.cmif import write
from tei import samples
from tei.conftest import Schemas

LETTER = replace(
    samples.LETTER, place="Tirana", urls=("https://example.org/letter",), language="sq"
)


def test_cmif(schemas: Schemas) -> None:
    problems: list[Problem] = []
    options = Options(publisher="P & Q", licence="https://creativecommons.org/licenses/by/4.0/")
    text = "".join(write([LETTER, samples.plain_secondary("book")], options, problems.append))
    assert schemas.errors(text) == []
    assert "<publisher>P &amp; Q</publisher>" in text
    assert '<licence target="https://creativecommons.org/licenses/by/4.0/">' in text
    assert [(p.level, p.place.record) for p in problems] == [(Level.LOSS, "plain-book")]
    assert (
        '<correspDesc key="letter" source="#collection" ref="https://example.org/letter">' in text
    )
    found = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    (letter,) = [record for record in found if record.id == "letter"]
    assert isinstance(letter, ArchivalRecord)
    assert letter.names(Role.AUTHOR)[0].family == "Këllezi"
    assert letter.names(Role.RECIPIENT)[0].identifiers == samples.MAO.identifiers
    assert (letter.place, letter.date) == (LETTER.place, LETTER.date)


def test_cmif_without_letters_publisher_and_licence(schemas: Schemas) -> None:
    problems: list[Problem] = []
    assert schemas.errors("".join(write([], Options(), problems.append))) == []
    assert [(p.level, p.place.field) for p in problems] == [
        (Level.WARNING, "publisher"),
        (Level.WARNING, "licence"),
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
