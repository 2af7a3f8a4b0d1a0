"""Zotero RDF: the laws of a round trip, the elements that Zotero's import looks for, its own files."""

import pytest
from hypothesis import given, settings
from lxml import etree

from maocite.api import read
from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.mapping.zotero_rdf_table import NAMESPACES
from maocite.model import ArchivalRecord, Date, Name, NameKind, Record, Role, SecondaryRecord
from maocite.readers.zotero_rdf import READER
from maocite.sources import Source
from maocite.writers.zotero_rdf import WRITER
from strategies import records


def write(*written: Record) -> str:
    problems: list[Problem] = []
    text = "".join(WRITER.write(written, Options(), problems.append))
    assert problems == []
    return text


def parse(text: str | bytes) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    content = text if isinstance(text, bytes) else text.encode()
    found = [record for record, _ in READER.read(Source("x.rdf", content), problems.append)]
    return found, problems


def texts(markup: str, path: str) -> list[str]:
    """Text of the elements that an XPath finds."""
    tree = etree.fromstring(markup.encode())
    found = tree.xpath(path, namespaces=dict(NAMESPACES))
    assert isinstance(found, list)
    return ["".join(e.itertext()) for e in found if isinstance(e, etree._Element)]


@settings(max_examples=100, deadline=None)
@given(records())
def test_every_record_comes_home(record: Record) -> None:
    assert parse(write(record))[0] == [record]


def test_the_founding_dataset_comes_home() -> None:
    library = read("sample:mao-albania")
    assert parse(write(*library)) == (list(library), [])


MEHILLI = Name("Mëhilli", "Elidor")
MEMO = SecondaryRecord(
    "aqsh-1960-06-07",
    "manuscript",
    {
        "title": "Memorandum of Conversation",
        "genre": "Memorandum of conversation",
        "archive": "Arkivi Qendror Shtetëror (Central State Archives)",
        "archive_location": "Fondi 14/AP, V. 1960, Dos. 3, Fl. 1–9",
        "archive_collection": "Fondi 14/AP",
        "archive-place": "Tirana, Albania",
        "source": "Wilson Center Digital Archive",
        "language": "sq",
        "call-number": "14/AP",
        "publisher-place": "Hangzhou",
        "publisher": "Foreign Ministry",
    },
    {Role.TRANSLATOR: (MEHILLI,), Role.CONTRIBUTOR: (MEHILLI,)},
    {"issued": Date("1960-06-07")},
    ("Sino-Albanian relations",),
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("z:itemType", "manuscript"),
        ("dc:title", "Memorandum of Conversation"),
        ("z:translators/rdf:Seq/rdf:li/foaf:Person/foaf:surname", "Mëhilli"),
        ("bib:contributors/rdf:Seq/rdf:li/foaf:Person/foaf:givenName", "Elidor"),
        ("z:type", "Memorandum of conversation"),
        ("dc:date", "1960-06-07"),
        ("z:language", "sq"),
        ("z:archive", "Arkivi Qendror Shtetëror (Central State Archives)"),
        ("dc:coverage", "Fondi 14/AP, V. 1960, Dos. 3, Fl. 1–9"),
        ("z:libraryCatalog", "Wilson Center Digital Archive"),
        ("z:citationKey", "aqsh-1960-06-07"),
        ("dc:subject[not(*)]", "Sino-Albanian relations"),
        ("dc:subject/dcterms:LCC/rdf:value", "14/AP"),
        ("dc:publisher/foaf:Organization/vcard:adr/vcard:Address/vcard:locality", "Hangzhou"),
        ("z:institution", "Foreign Ministry"),
    ],
)
def test_elements_of_an_archival_record(path: str, value: str) -> None:
    assert texts(write(MEMO), f"bib:Manuscript[@rdf:about='#aqsh-1960-06-07']/{path}") == [value]


def test_extra_is_as_zoteros_archive_translators_write_it() -> None:
    (extra,) = texts(write(MEMO), "*/dc:description")
    lines = extra.split("\n")
    assert "archive_collection: Fondi 14/AP" in lines
    assert "archive-place: Tirana, Albania" in lines


def test_an_article_is_part_of_its_journal() -> None:
    record = SecondaryRecord(
        "marku2021",
        "article-journal",
        {
            "title": "Stories",
            "container-title": "Cold War History",
            "volume": "21",
            "issue": "2",
            "page": "139-157",
            "DOI": "10.1080/1",
            "URL": "https://example.org/?a=1&b=<2>",
        },
        {Role.AUTHOR: (Name("Marku", "Ylber"), Name(literal="A, B & C", kind=NameKind.BODY))},
        {"issued": Date("2021"), "accessed": Date("2024-03-02")},
    )
    text = write(record)
    journal = "bib:Article/dcterms:isPartOf/bib:Journal"
    assert texts(text, f"{journal}/dc:title") == ["Cold War History"]
    assert texts(text, f"{journal}/prism:volume") == ["21"]
    assert texts(text, f"{journal}/prism:number") == ["2"]
    assert texts(text, f"{journal}/dc:identifier") == ["DOI 10.1080/1"]
    assert texts(text, "*/bib:pages") == ["139-157"]
    assert texts(text, "*/dcterms:dateSubmitted") == ["2024-03-02"]
    assert texts(text, "*/dc:identifier/dcterms:URI/rdf:value") == [record.texts["URL"]]
    assert texts(text, "*/bib:authors//foaf:surname") == ["Marku", "A, B & C"]
    assert "maocite" not in text
    assert parse(text)[0] == [record]


@pytest.mark.parametrize("date", ["1966~", "196X", "1966?", "1966-06-01/1966-06-30"])
def test_uncertain_dates_are_also_said_in_edtf(date: str) -> None:
    record = SecondaryRecord("k", "book", {}, {}, {"issued": Date(date)})
    text = write(record)
    assert f"issued: {date}" in texts(text, "*/dc:description")
    assert parse(text)[0] == [record]


def test_notes_are_child_notes() -> None:
    record = SecondaryRecord("k", "book", {"annote": "One.\n\nTwo."})
    text = write(record)
    memo = "*/dcterms:isReferencedBy/bib:Memo/rdf:value"
    assert texts(text, memo) == ["<p>One.</p><p>Two.</p>"]
    assert parse(text)[0] == [record]
    # Several notes of a file stay several, and HTML stays HTML.
    several = text.replace(
        "</dcterms:isReferencedBy>",
        "</dcterms:isReferencedBy>"
        + (
            "<dcterms:isReferencedBy><bib:Memo><rdf:value>&lt;p&gt;&lt;b&gt;x&lt;/b&gt;&lt;/p&gt;"
            "</rdf:value></bib:Memo></dcterms:isReferencedBy>"
        ),
    )
    found, _ = parse(several)
    assert isinstance(found[0], SecondaryRecord)
    assert found[0].texts["annote"] == "One.\n\nTwo.\n\n<p><b>x</b></p>"
    assert texts(write(*found), memo) == ["<p>One.</p><p>Two.</p>", "<p><b>x</b></p>"]


def rdf(body: str) -> str:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"<rdf:RDF {names}>{body}</rdf:RDF>"


IN_PIECES = rdf(
    """
<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType><dc:title>One</dc:title>
 <dcterms:isPartOf rdf:resource="urn:issn:1111-1111"/>
 <dcterms:isReferencedBy rdf:resource="#item_9"/>
 <link:link rdf:resource="#item_7"/>
 <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>A</foaf:surname>
  <foaf:givenname>B</foaf:givenname></foaf:Person></rdf:li></rdf:Seq></bib:authors>
</bib:Article>
<bib:Journal rdf:about="urn:issn:1111-1111"><dc:title>Journal</dc:title>
 <dc:identifier>ISSN 1111-1111</dc:identifier></bib:Journal>
<bib:Memo rdf:about="#item_9"><rdf:value>A note</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_7"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
<bib:Memo rdf:about="#item_8"><rdf:value>Alone</rdf:value></bib:Memo>
<z:Collection rdf:about="#collection_1"><dc:title>Outer</dc:title>
 <dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
<z:Collection rdf:about="#collection_2"><dc:title>Inner</dc:title>
 <dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
"""
)


def test_items_in_pieces_are_put_together() -> None:
    (record,), problems = parse(IN_PIECES)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["container-title"] == "Journal"
    assert record.texts["ISSN"] == "1111-1111"
    assert record.texts["annote"] == "A note"
    assert record.names(Role.AUTHOR) == (Name("A", "B"),)
    assert [(p.code, p.level) for p in problems] == [("no-item", Level.WARNING)]


def test_folders_and_attachments_go_back() -> None:
    records_, _ = parse(IN_PIECES)
    text = write(*records_)
    assert texts(text, "z:Collection/dc:title") == ["Outer", "Inner"]
    assert texts(text, "*/link:link/z:Attachment/dc:title") == ["PDF"]
    assert parse(text)[0] == records_


def test_properties_that_we_do_not_know_go_back() -> None:
    item = (
        '<rdf:Description rdf:about="#k"><z:itemType>document</z:itemType>'
        '<dc:relation rdf:resource="#other"/><z:votes>3</z:votes></rdf:Description>'
    )
    found, _ = parse(rdf(item))
    text = write(*found)
    assert texts(text, "*/z:votes") == ["3"]
    assert 'rdf:resource="#other"' in text


def test_unknown_item_type_is_said_and_kept() -> None:
    found, problems = parse(
        rdf('<rdf:Description rdf:about="#k"><z:itemType>opera</z:itemType></rdf:Description>')
    )
    assert [problem.code for problem in problems] == ["unknown-item-type"]
    assert "opera" in texts(write(*found), "*/z:itemType")


def test_broken_markup_is_reported_with_its_line_and_the_rest_is_read() -> None:
    body = "\n".join(
        f'<bib:Book rdf:about="#k{n}"><z:itemType>book</z:itemType><dc:title>{title}</dc:title></bib:Book>'
        for n, title in enumerate(["one", "tw & o", "three"])
    )
    found, problems = parse(rdf(body))
    assert [r.id for r in found] == ["k0", "k1", "k2"]
    assert [(p.level, p.place.line) for p in problems] == [(Level.ERROR, 2)]


@pytest.mark.parametrize("content", ["", "no XML", "<a>", "<rdf:RDF/>"])
def test_what_is_no_rdf_ends_in_a_message(content: str) -> None:
    found, problems = parse(content)
    assert found == []
    assert all(problem.level is Level.ERROR for problem in problems)


def test_entities_are_neither_fetched_nor_expanded(tmp_path: object) -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE r [<!ENTITY l0 "lol">{bomb}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    item = '<bib:Book rdf:about="#k"><z:itemType>book</z:itemType><dc:title>&l8;&x;</dc:title></bib:Book>'
    found, _ = parse(doctype + rdf(item))
    assert "lol" not in str(found)
    assert "root:" not in str(found)


def test_deep_nesting_is_refused() -> None:
    deep = "<dcterms:isPartOf><bib:Series>" * 5000
    found, problems = parse(rdf(f"<bib:Book>{deep}"))
    assert problems
    assert len(found) <= 1


def test_markup_in_extra_cannot_break_the_file() -> None:
    evil = ["<a/><b/>", "</rdf:RDF>", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>']
    record = SecondaryRecord("k", "book", extra={"zotero-rdf": {"elements": evil}})
    problems: list[Problem] = []
    text = "".join(WRITER.write([record], Options(), problems.append))
    etree.fromstring(text.encode())
    assert [problem.level for problem in problems] == [Level.LOSS] * 3


def test_forbidden_characters_are_reported() -> None:
    problems: list[Problem] = []
    record = SecondaryRecord("k", "book", {"title": "a\x07b"})
    text = "".join(WRITER.write([record], Options(), problems.append))
    etree.fromstring(text.encode())
    assert [(p.level, p.place.field) for p in problems] == [(Level.LOSS, "title")]


def test_edits_in_zotero_win() -> None:
    record = next(
        r for r in read("sample:mao-albania") if isinstance(r, ArchivalRecord) and r.title
    )
    assert record.title is not None
    text = write(record).replace(f"<dc:title>{record.title.text}", "<dc:title>Another", 1)
    (again,), problems = parse(text)
    assert isinstance(again, ArchivalRecord)
    assert again.title is not None
    assert again.title.text == "Another"
    assert again.levels == record.levels
    assert [problem.code for problem in problems] == ["edited"]


@pytest.mark.parametrize(
    "texts", [{"container-title": "News"}, {"container-title": "News", "title": "War"}]
)
def test_the_programme_of_a_broadcast_is_not_its_title(texts: dict[str, str]) -> None:
    record = SecondaryRecord("a", "broadcast", texts=texts)
    text = "".join(WRITER.write([record], Options(), lambda problem: None))
    found = [r for r, _ in READER.read(Source("x.rdf", text.encode()), lambda problem: None)]
    assert found == [record]
