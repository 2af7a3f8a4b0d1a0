"""Our MODS in Zotero's hands: what its import of MODS makes of it, and how that is undone.

The rules stand in Zotero's translator "MODS": typed notes become child notes "type: text"; all
physical locations are joined by "; " in Loc. in Archive; the title of a host becomes a publication
title, for which a document has no field but a line of Extra; of an ISBN the first ten digits are
taken; neither genre nor citation key nor another date than that of issue has a place. Its export
writes child notes and Extra as notes without a type.
"""

import json

import pytest
from lxml import etree

from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import ArchivalRecord, Date, Name, Record, Role, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source
from maocite.writers import WRITERS

MODS = {"m": "http://www.loc.gov/mods/v3"}


def written(record: Record) -> str:
    return "".join(WRITERS["mods"].write([record], Options(), lambda problem: None))


def notes(record: Record) -> dict[str, str]:
    """Typed notes, as Zotero takes them."""
    found = etree.fromstring(written(record).encode()).xpath("//m:note[@type]", namespaces=MODS)
    assert isinstance(found, list)
    return {
        str(note.get("type")): str(note.text) for note in found if isinstance(note, etree._Element)
    }


def read(name: str, text: str) -> Record:
    problems: list[Problem] = []
    ((found, _),) = READERS[name].read(Source("x", text.encode()), problems.append)
    return found


def in_zotero(*below: str, kind: str = "manuscript", fields: str = "", extra: str = "") -> Record:
    """The record of Zotero's RDF of an item with child notes."""
    memos = "".join(
        f'<bib:Memo rdf:about="#n{n}"><rdf:value>{note}</rdf:value></bib:Memo>'
        for n, note in enumerate(below)
    )
    links = "".join(f'<dcterms:isReferencedBy rdf:resource="#n{n}"/>' for n in range(len(below)))
    said = f"<dc:description>{extra}</dc:description>" if extra else ""
    text = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">
 <bib:Manuscript rdf:about="#item_1"><z:itemType>{kind}</z:itemType>
 <dc:title>Minutes</dc:title>{fields}{links}{said}</bib:Manuscript>{memos}</rdf:RDF>"""
    return read("zotero-rdf", text)


RECORD = SecondaryRecord(
    "tirana1966",
    "report",
    {"title": "A Report", "genre": "Working paper", "number": "12", "ISBN": "978-0-674-73696-4"},
    {},
    {"issued": Date("1966-05"), "submitted": Date("1966-04-30")},
)


def test_what_the_import_passes_over_is_said_in_a_note_too() -> None:
    assert notes(RECORD) == {
        "citation-key": "tirana1966",
        "genre": "Working paper",
        "number": "12",
        "ISBN": "978-0-674-73696-4",
        "submitted": "1966-04-30",
    }


def test_what_is_said_twice_is_read_once() -> None:
    assert read("mods", written(RECORD)) == RECORD


def test_a_series_is_said_in_a_note_where_the_item_has_no_field_for_one() -> None:
    texts = {"title": "T", "collection-title": "Studies"}
    assert notes(SecondaryRecord("k", "document", texts))["collection-title"] == "Studies"
    assert "collection-title" not in notes(SecondaryRecord("k", "book", texts))


def test_child_notes_of_typed_notes_are_lines_of_extra() -> None:
    found = in_zotero(
        "participant: Mao || Zedong",
        "participant: Kapo || Hysni",
        "event-place: Hangzhou",
        "citation-key: aqsh-1",
        "event-date: 1960-06-07",
    )
    assert isinstance(found, SecondaryRecord)
    assert found.id == "aqsh-1"
    assert found.people[Role("participant")] == (Name("Mao", "Zedong"), Name("Kapo", "Hysni"))
    assert dict(found.texts) == {"title": "Minutes", "event-place": "Hangzhou"}
    assert dict(found.dates) == {"event-date": Date("1960-06-07")}
    assert not found.extra


@pytest.mark.parametrize(
    "note",
    [
        "Author: check the spelling",
        "status: read in May",
        "references: see chapter 2",
        "genre:",
        "translator: asked him\non Monday",
    ],
)
def test_notes_for_people_stay_notes(note: str) -> None:
    found = in_zotero(note)
    assert isinstance(found, SecondaryRecord)
    assert found.texts.get("annote") == note
    assert not found.people


def test_an_annotation_loses_the_name_of_its_type() -> None:
    found = in_zotero("annotation: Read twice.")
    assert isinstance(found, SecondaryRecord)
    assert found.texts["annote"] == "Read twice."


@pytest.mark.parametrize("name", ["zotero-rdf", "ris", "zotero-csljson"])
@pytest.mark.parametrize("text", ["event-place: Tirana", "annotation: mine"])
def test_a_note_of_ones_own_in_that_form_comes_home_as_it_was(name: str, text: str) -> None:
    record = SecondaryRecord("k", "book", {"title": "T", "annote": text})
    out = "".join(WRITERS[name].write([record], Options(), lambda problem: None))
    assert read(name, out) == record


def test_a_joined_place_is_parted_at_the_title_of_the_whole() -> None:
    location = "Some Archive; Papers of a Minister, Box 3"
    found = in_zotero(
        fields=f"<dc:coverage>{location}</dc:coverage>",
        extra="Publication Title: Papers of a Minister",
    )
    assert isinstance(found, ArchivalRecord)
    assert found.repository is not None
    assert found.repository.name == "Some Archive"
    assert [level.name for level in found.levels] == ["Papers of a Minister", "Box 3"]
    assert not found.extra


def test_a_joined_place_is_parted_after_an_archive_that_is_known() -> None:
    location = "Arkivi Qendror Shtetëror (Central State Archives); V. 1960"
    found = in_zotero("archive-place: Tirana", fields=f"<dc:coverage>{location}</dc:coverage>")
    assert isinstance(found, ArchivalRecord)
    assert found.repository is not None
    assert found.repository.name_in("en") == "Central State Archives"


def test_a_place_with_a_semicolon_is_not_parted_elsewhere() -> None:
    found = in_zotero(fields="<dc:coverage>Box 3; Folder 4</dc:coverage>")
    assert isinstance(found, ArchivalRecord)
    assert found.repository is None
    assert [level.name for level in found.levels] == ["Box 3; Folder 4"]


def test_an_isbn_gets_its_last_digits_back() -> None:
    found = in_zotero(
        "ISBN: 978-0-674-73696-4",
        kind="book",
        fields="<dc:identifier>ISBN 9780674736</dc:identifier>",
    )
    assert isinstance(found, SecondaryRecord)
    assert found.texts["ISBN"] == "978-0-674-73696-4"
    assert "note" not in found.texts


def exported(*said: str) -> SecondaryRecord:
    """The record of Zotero's MODS of a book with notes."""
    elements = "".join(f"<note>{text}</note>" for text in said)
    found = read(
        "mods",
        f'<modsCollection xmlns="{MODS["m"]}"><mods><titleInfo><title>T</title></titleInfo>'
        f'<typeOfResource>text</typeOfResource><genre authority="local">book</genre>{elements}'
        "</mods></modsCollection>",
    )
    assert isinstance(found, SecondaryRecord)
    return found


def test_extra_in_zoteros_own_mods_is_read_by_lines() -> None:
    completing = json.dumps({"fields": {"publisher": "Naim Frashëri"}}, ensure_ascii=False)
    found = exported(
        f"Citation Key: k1\noriginal-date: 1848\nOn microfilm.\nmaocite: {completing}"
    )
    assert found.id == "k1"
    assert found.dates["original-date"] == Date("1848")
    assert found.texts["note"] == "On microfilm."
    assert found.texts["publisher"] == "Naim Frashëri"


def test_child_notes_in_zoteros_own_mods_are_annotations() -> None:
    found = exported("&lt;p&gt;Read &amp;amp; liked.&lt;/p&gt;", "event-place: Wien")
    assert found.texts["annote"] == "Read & liked."
    assert found.texts["event-place"] == "Wien"
    assert "note" not in found.texts


def test_an_access_date_in_words_is_a_line_since_zotero_discards_it() -> None:
    record = SecondaryRecord(
        "k", "webpage", {"title": "T"}, {}, {"accessed": Date(None, "spring")}
    )
    for name in ("ris", "zotero-rdf", "zotero-csljson"):
        text = "".join(WRITERS[name].write([record], Options(), lambda problem: None))
        assert "accessed: spring" in text
        assert read(name, text) == record


def catalogued(elements: str) -> SecondaryRecord:
    """The record of a book in MODS, with a key so that it is no export of Zotero's."""
    found = read(
        "mods",
        f'<mods xmlns="{MODS["m"]}"><titleInfo><title>T</title></titleInfo>'
        f'<genre authority="local">book</genre><typeOfResource>text</typeOfResource>'
        f'<identifier type="citekey">k</identifier>{elements}</mods>',
    )
    assert isinstance(found, SecondaryRecord)
    return found


def test_two_abstracts_are_one_of_two_paragraphs() -> None:
    found = catalogued("<abstract>First.</abstract><abstract>Second.</abstract>")
    assert found.texts["abstract"] == "First.\n\nSecond."
    assert not found.extra


def test_a_volume_may_stand_in_its_caption_only() -> None:
    found = catalogued('<part><detail type="volume"><caption>vol. 3</caption></detail></part>')
    assert found.texts["volume"] == "vol. 3"


def test_who_edits_within_a_series_edits_the_series() -> None:
    found = catalogued(
        '<relatedItem type="series"><titleInfo><title>S</title></titleInfo>'
        '<name type="personal"><namePart>Kapo, Hysni</namePart><role>'
        '<roleTerm type="code" authority="marcrelator">edt</roleTerm></role></name></relatedItem>'
    )
    assert dict(found.people) == {Role.COLLECTION_EDITOR: (Name("Kapo", "Hysni"),)}


def test_who_bears_a_name_is_said_by_its_address() -> None:
    found = catalogued(
        '<name type="personal" authority="gnd" authorityURI="https://d-nb.info/gnd/"'
        ' valueURI="https://d-nb.info/gnd/118577425"><namePart>Mao, Zedong</namePart></name>'
    )
    (mao,) = found.people[Role.AUTHOR]
    assert mao.identifiers == (("gnd", "118577425"),)
    assert not found.extra
    assert 'valueURI="https://d-nb.info/gnd/118577425"' in written(found)
    assert read("mods", written(found)) == found


def test_an_address_of_no_known_authority_file_is_kept() -> None:
    found = catalogued(
        '<name type="corporate" valueURI="https://example.org/7"><namePart>Party</namePart></name>'
    )
    (party,) = found.people[Role.AUTHOR]
    assert party.identifiers == (("uri", "https://example.org/7"),)
    assert read("mods", written(found)) == found


def ris(*lines: str) -> SecondaryRecord:
    found = read("ris", "\n".join((*lines, "TI  - T", "ER  - ")))
    assert isinstance(found, SecondaryRecord)
    return found


@pytest.mark.parametrize("kind", ["BILL", "SLIDE", "HEAR"])
def test_authors_of_what_has_none_in_zotero_are_read(kind: str) -> None:
    found = ris(f"TY  - {kind}", "AU  - Kapo, Hysni")
    assert found.people == {Role.AUTHOR: (Name("Kapo", "Hysni"),)}


def test_a_number_for_which_a_type_has_no_use_is_a_line_of_extra() -> None:
    assert ris("TY  - NEWS", "M1  - third edition").texts["note"] == "third edition"
    assert ris("TY  - JOUR", "M1  - 4").texts["issue"] == "4"


def test_to_whom_a_patent_was_given_is_read() -> None:
    found = read("bibtex", "@patent{k, title = {T}, assignee = {Uzina e Traktorëve}}")
    assert isinstance(found, SecondaryRecord)
    assert found.texts["publisher"] == "Uzina e Traktorëve"
