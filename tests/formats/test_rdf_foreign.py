"""RDF of other vocabularies than Zotero's: Dublin Core, Bibliontology, schema.org."""

import pytest

from maocite.api import write
from maocite.errors import Problem
from maocite.model import Name, Role, SecondaryRecord
from maocite.readers.zotero_rdf import READER
from maocite.sources import Source

SPACES = """xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:bibo="http://purl.org/ontology/bibo/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:s="http://schema.org/\""""


def parse(body: str) -> list[SecondaryRecord]:
    problems: list[Problem] = []
    source = Source("x.rdf", f"<rdf:RDF {SPACES}>{body}</rdf:RDF>".encode())
    found = [record for record, _ in READER.read(source, problems.append)]
    assert problems == []
    return [record for record in found if isinstance(record, SecondaryRecord)]


def test_a_book_and_its_author_elsewhere() -> None:
    (book,) = parse(
        """<bibo:Book rdf:about="urn:x"><dc:title>Plain
          Book</dc:title><dcterms:creator rdf:resource="#p"/><bibo:isbn10>007</bibo:isbn10>
          <bibo:isbn13>9780000000000</bibo:isbn13><dcterms:publisher>Press</dcterms:publisher>
          <dcterms:issued>2001</dcterms:issued><dcterms:subject>China</dcterms:subject>
          <dcterms:isPartOf>Papers</dcterms:isPartOf></bibo:Book>
        <foaf:Person rdf:about="#p"><foaf:familyName>Çela</foaf:familyName>
          <foaf:givenName>Ana</foaf:givenName></foaf:Person>"""
    )
    assert book.type == "book"
    assert book.people == {Role.AUTHOR: (Name("Çela", "Ana"),)}
    assert dict(book.texts) == {
        "title": "Plain Book",
        "ISBN": "9780000000000",
        "publisher": "Press",
        "collection-title": "Papers",
    }
    assert book.keywords == ("China",)
    assert "007" in str(book.extra)


def test_a_chapter_knows_its_book_which_is_no_item() -> None:
    (chapter,) = parse(
        """<bibo:Chapter><dc:title>Part</dc:title><bibo:pageStart>3</bibo:pageStart>
          <bibo:pageEnd>9</bibo:pageEnd><dcterms:isPartOf rdf:resource="#b"/>
          <bibo:authorList rdf:parseType="Collection"><foaf:Person><foaf:name>Li Wen</foaf:name>
          </foaf:Person><foaf:Person><foaf:name>Doe, Jo</foaf:name></foaf:Person></bibo:authorList>
          </bibo:Chapter>
        <bibo:EditedBook rdf:about="#b"><dc:title>Whole</dc:title><bibo:editor><foaf:Person>
          <foaf:surname>Ed</foaf:surname><foaf:firstName>Bo</foaf:firstName></foaf:Person>
          </bibo:editor></bibo:EditedBook>"""
    )
    assert chapter.type == "chapter"
    assert chapter.people == {
        Role.AUTHOR: (Name("Wen", "Li"), Name("Doe", "Jo")),
        Role.EDITOR: (Name("Ed", "Bo"),),
    }
    assert (chapter.texts["container-title"], chapter.texts["page"]) == ("Whole", "3-9")


ARTICLE = """
<s:ScholarlyArticle rdf:about="https://doi.org/10.1000/x"><s:name>Art</s:name>
 <s:author>Doe, Jane</s:author><s:isPartOf rdf:nodeID="i"/><s:about>one</s:about>
 <s:about>two</s:about><s:sameAs>https://doi.org/10.1000/x</s:sameAs>
 <s:datePublished>2003-04</s:datePublished><s:description>What it says</s:description>
</s:ScholarlyArticle>
<s:PublicationIssue rdf:nodeID="i"><s:issueNumber>4</s:issueNumber><s:isPartOf>
 <s:PublicationVolume><s:volumeNumber>12</s:volumeNumber><s:isPartOf><s:Periodical>
 <s:name>Journal</s:name><s:issn>1234-5678</s:issn></s:Periodical></s:isPartOf>
 </s:PublicationVolume></s:isPartOf></s:PublicationIssue>
"""


def test_an_article_in_an_issue_of_a_volume_of_a_journal() -> None:
    (article,) = parse(ARTICLE)
    assert article.type == "article-journal"
    assert dict(article.texts) == {
        "title": "Art",
        "container-title": "Journal",
        "volume": "12",
        "issue": "4",
        "ISSN": "1234-5678",
        "DOI": "10.1000/x",
        "abstract": "What it says",
    }
    assert article.keywords == ("one", "two")
    assert parse_again(article) == [article]


def parse_again(record: SecondaryRecord) -> list[object]:
    source = Source("y.rdf", write([record], "zotero-rdf").text.encode())
    return [found for found, _ in READER.read(source, lambda _: None)]


@pytest.mark.parametrize(
    ("body", "kind", "texts"),
    [
        (
            '<rdf:Description rdf:about="http://e.org/p"><dc:title>T</dc:title>'
            "<dc:identifier>ISBN 123</dc:identifier></rdf:Description>",
            "document",
            {"URL": "http://e.org/p", "ISBN": "123"},
        ),
        (
            "<rdf:Description><rdf:type rdf:resource='http://purl.org/ontology/bibo/Thesis'/>"
            "<dc:title>T</dc:title><dc:identifier>doi:10.1000/y</dc:identifier></rdf:Description>",
            "thesis",
            {"DOI": "10.1000/y"},
        ),
        (
            "<s:SoftwareSourceCode><s:name>T</s:name><s:version>1.2</s:version>"
            "<s:author><s:Person><s:familyName>A</s:familyName></s:Person></s:author>"
            "</s:SoftwareSourceCode>",
            "software",
            {"version": "1.2"},
        ),
        (
            "<bibo:Book><dc:title>T</dc:title><dcterms:publisher><foaf:Organization>"
            "<foaf:name>Press</foaf:name></foaf:Organization></dcterms:publisher></bibo:Book>",
            "book",
            {"publisher": "Press"},
        ),
    ],
)
def test_kinds(body: str, kind: str, texts: dict[str, str]) -> None:
    (record,) = parse(body)
    assert record.type == kind
    assert dict(record.texts) == {"title": "T", **texts}


def test_people_and_journals_are_no_items() -> None:
    body = (
        "<s:Person><s:name>A B</s:name></s:Person><bibo:Journal><dc:title>J</dc:title>"
        "</bibo:Journal><rdf:Description><foaf:name>x</foaf:name></rdf:Description>"
    )
    assert parse(body) == []
