"""What Zotero's imports and exports do to an item, and how records come through all the same.

The rules stand in Zotero's translators "RIS", "RDF", "Zotero RDF" and "CSL JSON" and in what saving
an imported item does with its Extra field; "older" is schema 29, "newer" 41 and later.
"""

import json

import pytest
from lxml import etree

from maocite.errors import Problem
from maocite.formats import Options
from maocite.mapping.zotero import ITEM_TYPES, becomes, item_type
from maocite.mapping.zotero_rdf_table import NAMESPACES
from maocite.model import Date, Name, Record, Role, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source
from maocite.writers import WRITERS

HOXHA = Name("Hoxha", "Enver")


def written(name: str, record: Record) -> str:
    return "".join(WRITERS[name].write([record], Options(), lambda problem: None))


def read(name: str, text: str) -> SecondaryRecord:
    problems: list[Problem] = []
    (found,) = (
        record for record, _ in READERS[name].read(Source("x", text.encode()), problems.append)
    )
    assert isinstance(found, SecondaryRecord)
    return found


def item_of(record: Record) -> dict[str, object]:
    (item,) = json.loads(written("zotero-csljson", record))
    assert isinstance(item, dict)
    return item


def rdf_values(text: str, path: str) -> list[str]:
    found = etree.fromstring(text.encode()).xpath(path, namespaces=dict(NAMESPACES))
    assert isinstance(found, list)
    return [str(element.text) for element in found if isinstance(element, etree._Element)]


def extra(name: str, record: Record) -> list[str]:
    """The lines that become Extra."""
    text = written(name, record)
    if name == "ris":
        return [line[6:] for line in text.splitlines() if line.startswith("M2  - ")]
    if name == "zotero-csljson":
        return str(item_of(record).get("note", "")).split("\n")
    (value,) = rdf_values(text, "*/dc:description") or [""]
    return value.split("\n")


EVERY = ("zotero-rdf", "zotero-csljson", "ris")


def of_zotero(body: str) -> str:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"<rdf:RDF {names}>{body}</rdf:RDF>"


# What an older Zotero lacks.


@pytest.mark.parametrize("name", ["zotero-rdf", "zotero-csljson"])
@pytest.mark.parametrize(
    ("csl", "variable"),
    [
        ("book", "original-publisher"),
        ("book", "original-publisher-place"),
        ("article-journal", "part-title"),
        ("article-journal", "PMID"),
        ("document", "genre"),
        ("personal_communication", "event-place"),
        ("paper-conference", "event-place"),
    ],
)
def test_what_an_older_zotero_throws_away_has_a_line_of_extra(
    name: str, csl: str, variable: str
) -> None:
    record = SecondaryRecord("k", csl, {"title": "T", variable: "Some words"})
    assert f"{variable}: Some words" in extra(name, record)
    assert read(name, written(name, record)) == record


def test_a_publisher_is_one_line_in_an_older_zotero() -> None:
    # foaf:name is put into publisher, institution, label, company and distributor at once.
    article = SecondaryRecord("k", "article-journal", {"title": "T", "publisher": "Brill"})
    assert "publisher: Brill" in extra("zotero-rdf", article)
    assert "foaf:name" not in written("zotero-rdf", article)
    manuscript = SecondaryRecord("k", "manuscript", {"title": "T", "publisher": "Foreign Office"})
    text = written("zotero-rdf", manuscript)
    assert rdf_values(text, "*/z:institution") == ["Foreign Office"]
    assert read("zotero-rdf", text) == manuscript


def test_the_citation_key_is_a_line_for_versions_without_the_field() -> None:
    record = SecondaryRecord("hoxha1979", "book", {"title": "T"})
    assert item_of(record)["citation-key"] == "hoxha1979"
    assert extra("zotero-csljson", record) == ["Citation Key: hoxha1979"]


@pytest.mark.parametrize(
    ("line", "variable", "value"),
    [
        ("Series Number: 3", "collection-number", "3"),
        ("Number Of Volumes: 2", "number-of-volumes", "2"),
        ("Letter Type: Telegram", "genre", "Telegram"),
        ("Type: minutes", "genre", "minutes"),
        ("Institution: Foreign Office", "publisher", "Foreign Office"),
        ("Place: Tirana", "publisher-place", "Tirana"),
    ],
)
def test_fields_that_a_type_lacks_come_back_as_lines(line: str, variable: str, value: str) -> None:
    item = {"id": "k", "type": "graphic", "title": "T", "note": line}
    assert read("zotero-csljson", json.dumps([item])).texts[variable] == value


def test_lines_that_agree_are_one_and_others_stay_as_written() -> None:
    note = "Publisher: Brill\nInstitution: Brill\nPlace: Leiden\nSeries Number: 3"
    item = {
        **{"id": "k", "type": "book", "title": "T", "publisher-place": "Boston", "note": note},
        "collection-number": "3",
    }
    record = read("zotero-csljson", json.dumps([item]))
    assert record.texts["publisher"] == "Brill"
    assert record.texts["note"] == "Place: Leiden"


# Dates.


@pytest.mark.parametrize("name", EVERY)
def test_an_access_date_without_a_day_has_a_line(name: str) -> None:
    # Zotero stores the first day of the year or month.
    record = SecondaryRecord("k", "book", {"title": "T"}, {}, {"accessed": Date("2021")})
    assert "accessed: 2021" in extra(name, record)
    whole = SecondaryRecord("k", "book", {"title": "T"}, {}, {"accessed": Date("2021-03-09")})
    assert not any(line.startswith("accessed") for line in extra(name, whole))
    assert read(name, written(name, record)) == record


def test_the_day_of_access_is_not_taken_for_the_date() -> None:
    # The import reads dcterms:dateSubmitted as the date of an item that has none.
    record = SecondaryRecord("k", "book", {"title": "T"}, {}, {"accessed": Date("2021-03-09")})
    text = written("zotero-rdf", record)
    assert rdf_values(text, "*/z:accessDate") == ["2021-03-09"]
    assert "dateSubmitted" not in text
    assert read("zotero-rdf", text) == record


@pytest.mark.parametrize(
    ("date", "note", "edtf"),
    [
        # Zotero's date field held "c. 1886", "1895/1897", "196X".
        ({"date-parts": [["1886"]], "season": "c"}, "", "1886~"),
        ({"date-parts": [["1895"]], "season": "1897"}, "issued: 1895/1897", "1895/1897"),
        ({"literal": "196X"}, "issued: 196X", "196X"),
    ],
)
def test_dates_that_zotero_takes_to_pieces(date: object, note: str, edtf: str) -> None:
    item = {"id": "k", "type": "book", "title": "T", "issued": date, "note": note}
    record = read("zotero-csljson", json.dumps([item]))
    assert record.dates == {"issued": Date(edtf)}
    assert not record.extra


# Types.


def test_no_item_is_of_a_type_that_makes_zotero_refuse_the_file() -> None:
    plain = SecondaryRecord("k", "software", {"title": "T", "publisher": "P", "genre": "Python"})
    versioned = SecondaryRecord("k", "software", {"title": "T", "version": "2.1"})
    assert item_of(plain)["type"] == "document"
    assert item_of(versioned)["type"] == "book"  # which a version makes a program
    for record in (plain, versioned):
        assert "type: software" in extra("zotero-csljson", record)
        assert read("zotero-csljson", written("zotero-csljson", record)) == record


@pytest.mark.parametrize(
    ("csl", "variable"), [("bill", "publisher"), ("book", "version"), ("song", "number")]
)
def test_variables_that_would_make_another_type_stand_in_note(csl: str, variable: str) -> None:
    record = SecondaryRecord("k", csl, {"title": "T", variable: "3"})
    assert variable not in item_of(record)
    assert f"{variable}: 3" in extra("zotero-csljson", record)
    assert not any(line.startswith("type:") for line in extra("zotero-csljson", record))
    assert read("zotero-csljson", written("zotero-csljson", record)) == record


def test_a_broadcast_in_ris_becomes_no_podcast() -> None:
    # "type: broadcast" would, and a podcast has neither archive nor place.
    record = SecondaryRecord("k", "broadcast", {"title": "T", "archive": "Radio Tirana"})
    assert "type: tvBroadcast" in extra("ris", record)
    assert read("ris", written("ris", record)).type == "broadcast"


def test_only_types_of_its_own_change_an_item() -> None:
    letter = ITEM_TYPES["letter"]
    assert becomes("interview", letter) is ITEM_TYPES["interview"]
    assert becomes("treaty", ITEM_TYPES["document"]) is ITEM_TYPES["document"]
    assert becomes("article", ITEM_TYPES["manuscript"]) is ITEM_TYPES["manuscript"]
    assert item_type("patent").fields["original-date"] == "priorityDate"


@pytest.mark.parametrize(("csl", "variable"), [("interview", "genre"), ("interview", "medium")])
def test_on_the_way_to_another_type_only_shared_fields_are_used(csl: str, variable: str) -> None:
    record = SecondaryRecord("k", csl, {"title": "T", variable: "Tape"})
    assert f"{variable}: Tape" in extra("ris", record)
    assert read("ris", written("ris", record)) == record


def test_the_page_range_of_a_case_is_one_value() -> None:
    # "First page" is all that Zotero has; EP would be thrown away.
    record = SecondaryRecord("k", "legal_case", {"title": "T", "page": "12-34"})
    lines = written("ris", record).splitlines()
    assert "SP  - 12-34" in lines
    assert not any(line.startswith("EP") for line in lines)
    assert read("ris", "\n".join(lines)) == record


# Names and places.


def test_a_compound_name_is_not_all_particle() -> None:
    author = {"family": "Banerjee", "given": "A. B.", "non-dropping-particle": "al-Husayni-"}
    item = {"id": "k", "type": "book", "author": [author]}
    (name,) = read("zotero-csljson", json.dumps([item])).names(Role.AUTHOR)
    assert name == Name("Husayni-Banerjee", "A. B.", non_dropping_particle="al-")


def test_a_place_of_meeting_is_no_place_of_publication() -> None:
    # An older import puts event-place into Place, and its export says Place twice.
    record = SecondaryRecord("k", "book", {"title": "T", "event-place": "Hangzhou"})
    assert "event-place" not in item_of(record)
    assert "event-place: Hangzhou" in extra("zotero-csljson", record)
    item = {"id": "k", "type": "book", "event-place": "Leiden", "publisher-place": "Leiden"}
    lines = {"note": "event-place: Hangzhou"}
    assert read("zotero-csljson", json.dumps([item])).texts == {"publisher-place": "Leiden"}
    assert read("zotero-csljson", json.dumps([item | lines])).texts == {
        "publisher-place": "Leiden",
        "event-place": "Hangzhou",
    }


def test_the_short_title_of_a_journal_has_zoteros_name() -> None:
    record = SecondaryRecord("k", "article-journal", {"container-title-short": "CWH"})
    assert item_of(record)["journalAbbreviation"] == "CWH"
    assert read("zotero-csljson", written("zotero-csljson", record)) == record


def test_a_key_of_zoteros_own_gives_way_to_the_citation_key() -> None:
    item = {"id": "http://zotero.org/users/1/items/A", "citation-key": "a1960", "type": "book"}
    assert read("zotero-csljson", json.dumps([item])).id == "a1960"


# What Zotero's export of RDF says in its own way.


def test_creators_of_newer_versions_are_read() -> None:
    people = "".join(
        f"<z:{kind}s><rdf:Seq><rdf:li><foaf:Person><foaf:surname>{kind}</foaf:surname>"
        "</foaf:Person></rdf:li></rdf:Seq></z:" + kind + "s>"
        for kind in ("host", "narrator", "executiveProducer", "seriesCreator")
    )
    record = read(
        "zotero-rdf",
        of_zotero(f"<bib:Recording><z:itemType>tvBroadcast</z:itemType>{people}</bib:Recording>"),
    )
    assert [role.value for role in record.people] == [
        *("host", "narrator", "executive-producer", "series-creator"),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "variable", "value"),
    [
        ("bill", "<z:authority>Senate</z:authority>", "authority", "Senate"),
        ("standard", "<z:status>draft</z:status>", "status", "draft"),
        (
            "case",
            "<dcterms:isPartOf><bib:CourtReporter><prism:number>12</prism:number>"
            "</bib:CourtReporter></dcterms:isPartOf>",
            "number",
            "12",
        ),
        (
            "radioBroadcast",
            "<dc:title>War</dc:title><dc:title>News</dc:title>",
            "container-title",
            "News",
        ),
    ],
)
def test_base_fields_of_the_export_are_read(
    kind: str, body: str, variable: str, value: str
) -> None:
    element = f"<rdf:Description><z:itemType>{kind}</z:itemType>{body}</rdf:Description>"
    record = read("zotero-rdf", of_zotero(element))
    assert record.texts[variable] == value
    assert not record.extra


# Notes in RIS.


@pytest.mark.parametrize(
    "note",
    [
        "Language: the tone is cold\n\nSecond paragraph",
        "1959;Edition: the second, perhaps",
        "Notes: see the other file",
    ],
)
def test_a_note_is_no_label_of_procite(note: str) -> None:
    # Zotero would move it to a field, and read all later records of the file as ProCite's.
    record = SecondaryRecord("k", "book", {"title": "T", "annote": note})
    text = written("ris", record)
    (line,) = (line for line in text.splitlines() if line.startswith("N1"))
    assert ":" not in line
    assert line.startswith("N1  - <p>")
    assert read("ris", text) == record


@pytest.mark.parametrize("note", ["3 < 4 and 5 > 4", "R&D, written R&amp;D", "<b>bold</b>"])
def test_a_note_keeps_what_looks_like_markup(note: str) -> None:
    record = SecondaryRecord("k", "book", {"title": "T", "annote": note})
    assert read("ris", written("ris", record)) == record


def test_a_note_of_zotero_is_read_as_text() -> None:
    text = "TY  - BOOK\nTI  - T\nN1  - <p>First.<br/>Second.</p><p>A &amp; B</p>\nER  - \n"
    assert read("ris", text).texts["annote"] == "First.\nSecond.\n\nA & B"
