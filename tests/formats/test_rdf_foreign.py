"""RDF of other vocabularies than Zotero's: Dublin Core, Bibliontology, schema.org."""

import pytest

from maocite.api import write
from maocite.errors import Problem
from maocite.mapping.flat import flatten
from maocite.model import Date, Name, NameKind, Role, SecondaryRecord
from maocite.readers.zotero_rdf import READER
from maocite.sources import Source

SPACES = """xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:bibo="http://purl.org/ontology/bibo/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:s="http://schema.org/" xmlns:e="http://purl.org/eprint/terms/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:og="http://ogp.me/ns#"
 xmlns:art="http://ogp.me/ns/article#" xmlns:rel="http://id.loc.gov/vocabulary/relators/"
 xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:res="http://purl.org/vocab/resourcelist/schema#" xmlns:ctag="http://commontag.org/ns#"
 xmlns:ad="http://schemas.talis.com/2005/address/schema#" xmlns:po="http://purl.org/ontology/po/"
 xmlns:sioct="http://rdfs.org/sioc/types#" xmlns:x="http://example.org/terms#"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:isbd="http://iflastandards.info/ns/isbd/elements/\""""


def read(body: str) -> tuple[list[SecondaryRecord], list[Problem]]:
    problems: list[Problem] = []
    source = Source("x.rdf", f"<rdf:RDF {SPACES}>{body}</rdf:RDF>".encode())
    found = [record for record, _ in READER.read(source, problems.append)]
    return [record for record in found if isinstance(record, SecondaryRecord)], problems


def parse(body: str) -> list[SecondaryRecord]:
    found, problems = read(body)
    assert problems == []
    return found


def one(name: str, body: str) -> SecondaryRecord:
    (record,) = parse(f"<{name}>{body}</{name}>")
    return record


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


def test_people_and_journals_are_no_items_and_are_reported() -> None:
    body = (
        "<s:Person><s:name>A B</s:name></s:Person><bibo:Journal><dc:title>J</dc:title>"
        "</bibo:Journal><rdf:Description><foaf:name>x</foaf:name></rdf:Description>"
    )
    found, problems = read(body)
    assert found == []
    assert [problem.message.partition(" is no item")[0] for problem in problems] == [
        "s:Person",
        "bibo:Journal",
        "rdf:Description",
    ]


def test_who_is_referred_to_is_not_reported() -> None:
    (record,) = parse(
        "<bibo:Book><dc:title>T</dc:title><dc:creator rdf:nodeID='p'/></bibo:Book>"
        "<s:Person rdf:nodeID='p'><s:name>Doe, Jo</s:name></s:Person>"
    )
    assert record.people == {Role.AUTHOR: (Name("Doe", "Jo"),)}


@pytest.mark.parametrize(
    ("element", "variable", "text"),
    [
        ("<dc:creator.PersonalName>Roe, R.</dc:creator.PersonalName>", "author", "R. Roe"),
        ("<e:creators_name>Roe, R.</e:creators_name>", "author", "R. Roe"),
        ("<e:editors_name>Roe, R.</e:editors_name>", "editor", "R. Roe"),
        ("<s:actor>Roe, R.</s:actor>", "performer", "R. Roe"),
        ("<s:illustrator>Roe, R.</s:illustrator>", "illustrator", "R. Roe"),
        ("<rel:trl>Roe, R., 1901-1980</rel:trl>", "translator", "R. Roe"),
    ],
)
def test_people_of_many_vocabularies(element: str, variable: str, text: str) -> None:
    people = one("bibo:Book", f"<dc:title>T</dc:title>{element}").people
    assert {role.value: names[0].display() for role, names in people.items()} == {variable: text}


@pytest.mark.parametrize(
    ("element", "variable", "text"),
    [
        ("<e:publication>J</e:publication>", "container-title", "J"),
        ("<dc:source>J</dc:source>", "container-title", "J"),
        ("<og:site_name>J</og:site_name>", "container-title", "J"),
        ("<art:section>S</art:section>", "section", "S"),
        ("<dcterms:citation.volume>3</dcterms:citation.volume>", "volume", "3"),
        ("<dc:source.Issue>3</dc:source.Issue>", "issue", "3"),
        ("<dcterms:relation.spage>3</dcterms:relation.spage>", "page", "3"),
        ("<e:pages>300</e:pages>", "number-of-pages", "300"),
        ("<isbd:P1053>300 S.</isbd:P1053>", "number-of-pages", "300"),
        ("<bibo:numVolumes>2</bibo:numVolumes>", "number-of-volumes", "2"),
        ("<s:publishedBy>P</s:publishedBy>", "publisher", "P"),
        ("<e:place_of_pub>Rome</e:place_of_pub>", "publisher-place", "Rome"),
        ("<e:event_title>C</e:event_title>", "event-title", "C"),
        ("<dc:identifier>978-0-674-73696-2</dc:identifier>", "ISBN", "978-0-674-73696-2"),
        ("<dc:identifier>0302-9743</dc:identifier>", "ISSN", "0302-9743"),
        ("<dc:identifier>10.1000/y</dc:identifier>", "DOI", "10.1000/y"),
        ("<dc:identifier.DOI>10.1000/y</dc:identifier.DOI>", "DOI", "10.1000/y"),
        ("<e:official_url>http://e.org</e:official_url>", "URL", "http://e.org"),
        ("<prism:teaser>A</prism:teaser>", "abstract", "A"),
        ("<dc:type>Essay</dc:type>", "genre", "Essay"),
        (
            "<dcterms:language rdf:resource='http://id.loc.gov/vocabulary/iso639-2/ger'/>",
            "language",
            "ger",
        ),
    ],
)
def test_fields_of_many_vocabularies(element: str, variable: str, text: str) -> None:
    record = one("bibo:Article", f"<dc:title>T</dc:title>{element}")
    assert dict(record.texts) == {"title": "T", variable: text}


@pytest.mark.parametrize(
    ("elements", "dates"),
    [
        (
            "<art:published_time>2001-02-03T04:05:06Z</art:published_time>",
            {"issued": "2001-02-03"},
        ),
        ("<dc:date.issued>2001</dc:date.issued>", {"issued": "2001"}),
        ("<dcterms:dateSubmitted>2001</dcterms:dateSubmitted>", {"issued": "2001"}),
        (
            "<dcterms:dateSubmitted>2001</dcterms:dateSubmitted><dcterms:issued>2002</dcterms:issued>",
            {"issued": "2002", "submitted": "2001"},
        ),
    ],
)
def test_dates_of_many_vocabularies(elements: str, dates: dict[str, str]) -> None:
    record = one("bibo:Article", f"<dc:title>T</dc:title>{elements}")
    assert {name: str(date) for name, date in record.dates.items()} == dates


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("<dc:type>Journal Article</dc:type>", "article-journal"),
        ("<dc:type>http://purl.org/dc/dcmitype/StillImage</dc:type>", "graphic"),
        ("<dc:type>info:eu-repo/semantics/bookPart</dc:type>", "chapter"),
        ("<e:type>conference_item</e:type>", "paper-conference"),
        ("<og:type>website</og:type>", "webpage"),
        ("<dc:type>Text</dc:type>", "document"),
        ("<bibo:isbn>9780674736962</bibo:isbn>", "book"),
    ],
)
def test_types_in_words(element: str, kind: str) -> None:
    record = one("rdf:Description", f"<dc:title>T</dc:title>{element}")
    assert record.type == kind
    assert "genre" not in record.texts


def test_what_is_no_word_for_a_genre_is_kept() -> None:
    record = one("rdf:Description", "<dc:title>T</dc:title><dc:type>Text</dc:type>")
    assert "Text</dc:type>" in str(record.extra)


def test_items_of_unknown_classes() -> None:
    record = one("x:Poem", "<dc:title>T</dc:title><dc:creator>Doe, Jo</dc:creator>")
    assert (record.type, record.texts["title"]) == ("document", "T")


def test_properties_may_stand_as_attributes() -> None:
    (record,) = parse("<bibo:Book dc:title='T' dcterms:issued='2001' x:shelf='4'/>")
    assert (record.texts["title"], str(record.dates["issued"])) == ("T", "2001")
    assert "shelf" in str(record.extra)


def test_addresses_of_subjects_are_no_keywords() -> None:
    record = one(
        "bibo:Book",
        "<dc:title>T</dc:title><dc:subject rdf:resource='http://dewey.info/class/3/'/>"
        "<dcterms:subject><dcterms:LCC><rdf:value>DS 7</rdf:value></dcterms:LCC></dcterms:subject>",
    )
    assert record.keywords == ()
    assert record.texts["call-number"] == "DS 7"
    assert "dewey" in str(record.extra)


def test_what_else_is_the_same_is_not_the_address_of_the_item() -> None:
    (record,) = parse(
        "<bibo:Book rdf:about='http://e.org/1'><dc:title>T</dc:title>"
        "<owl:sameAs rdf:resource='http://other.org/2'/></bibo:Book>"
    )
    assert record.texts["URL"] == "http://e.org/1"
    assert "http://other.org/2" in str(record.extra)


def test_what_a_journal_has_besides_is_kept() -> None:
    record = one(
        "bibo:Article",
        "<dc:title>T</dc:title><dcterms:isPartOf><bibo:Newspaper><dc:title>News</dc:title>"
        "<bibo:shortTitle>N.</bibo:shortTitle><bibo:issn>1234-5678</bibo:issn>"
        "<bibo:eissn>8765-4321</bibo:eissn><x:owner>Me</x:owner></bibo:Newspaper>"
        "</dcterms:isPartOf>",
    )
    assert record.type == "article-newspaper"
    assert dict(record.texts) == {
        "title": "T",
        "container-title": "News",
        "container-title-short": "N.",
        "ISSN": "1234-5678",
    }
    assert "8765-4321" in str(record.extra)
    assert "Me</x:owner>" in str(record.extra)


def test_coverage_is_no_place_in_an_archive() -> None:
    record = one("bibo:Book", "<dc:title>T</dc:title><dc:coverage>Tirana</dc:coverage>")
    assert dict(record.texts) == {"title": "T"}
    assert "Tirana" in str(record.extra)


def test_zoteros_classes_with_properties_of_others() -> None:
    record = one(
        "bib:Article",
        "<dc:title>T</dc:title><dc:creator>Doe, Jo</dc:creator><bibo:issue>4</bibo:issue>"
        "<x:shelf>9</x:shelf><dcterms:isPartOf><bib:Journal><dc:title>J</dc:title></bib:Journal>"
        "</dcterms:isPartOf>",
    )
    assert record.type == "article-journal"
    assert record.people == {Role.AUTHOR: (Name("Doe", "Jo"),)}
    assert dict(record.texts) == {"title": "T", "issue": "4", "container-title": "J"}
    assert "9</x:shelf>" in str(record.extra)


def test_works_described_in_dublin_core_alone() -> None:
    body = "<dcterms:title>T</dcterms:title><dcterms:type>Letter</dcterms:type>"
    assert one("dcterms:BibliographicResource", body).type == "personal_communication"
    assert one("foaf:Document", body.replace("Letter", "Text")).texts["title"] == "T"


ANA = "<foaf:Person rdf:nodeID='a'><foaf:givenname>Ana</foaf:givenname><foaf:surname>Çela</foaf:surname></foaf:Person>"
BEN = "<foaf:Person rdf:nodeID='b'><foaf:givenname>Ben</foaf:givenname><foaf:surname>Doe</foaf:surname></foaf:Person>"
MINISTRY = "<foaf:Organization rdf:nodeID='m'><foaf:name>Ministry</foaf:name></foaf:Organization>"


def seq(*names: str) -> str:
    entries = "".join(f"<rdf:li rdf:nodeID='{name}'/>" for name in names)
    return f"<rdf:Seq>{entries}</rdf:Seq>"


def test_lists_give_the_order_of_people_and_no_second_ones() -> None:
    (record,) = parse(
        "<bibo:Book><dc:title>T</dc:title><bibo:translator rdf:nodeID='m'/>"
        "<dcterms:creator rdf:nodeID='b'/><dcterms:creator rdf:nodeID='a'/>"
        f"<bibo:authorList>{seq('a', 'b')}</bibo:authorList>"
        f"<bibo:contributorList>{seq('m')}</bibo:contributorList></bibo:Book>"
        f"{ANA}{BEN}{MINISTRY}"
    )
    assert record.people == {
        Role.AUTHOR: (Name("Çela", "Ana"), Name("Doe", "Ben")),
        Role.TRANSLATOR: (Name(literal="Ministry", kind=NameKind.BODY),),
    }
    assert record.extra == {}


def test_what_zoteros_bibliontology_says_of_the_user_belongs_to_the_item() -> None:
    source = Source(
        "x.rdf",
        f"""<rdf:RDF {SPACES}><z:UserItem rdf:about="u1"><res:resource rdf:resource="http://example.org/1"/>
          <z:accessDate>2020-03-04</z:accessDate><z:repository>JSTOR</z:repository>
          <ctag:tagged><ctag:UserTag rdf:nodeID="t"><ctag:label>war</ctag:label></ctag:UserTag>
          </ctag:tagged></z:UserItem>
        <bibo:Letter rdf:about="http://example.org/1"><dcterms:title>One</dcterms:title>
          <z:repository>State Archives</z:repository><bibo:locator>Box 5</bibo:locator>
          <z:extra>PMID: 77</z:extra></bibo:Letter>
        <z:UserItem rdf:about="u2"><res:resource><bibo:Film rdf:nodeID="f"><dcterms:title>Two
          </dcterms:title></bibo:Film></res:resource><dcterms:rights>free</dcterms:rights>
          <ctag:tagged rdf:nodeID="t"/></z:UserItem></rdf:RDF>""".encode(),
    )
    problems: list[Problem] = []
    records = [record for record, _ in READER.read(source, problems.append)]
    assert problems == []
    letter, film = (flatten(record) for record in records)
    assert letter.texts["title"] == "One"
    assert letter.texts["archive"] == "State Archives"
    assert letter.texts["archive_location"] == "Box 5"
    assert letter.texts["source"] == "JSTOR"
    assert letter.texts["PMID"] == "77"
    assert str(letter.dates["accessed"]) == "2020-03-04"
    assert (film.type, film.texts["title"], film.texts["license"]) == (
        "motion_picture",
        "Two",
        "free",
    )
    assert [record.keywords for record in records] == [("war",), ("war",)]


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("<bibo:Proceedings><dc:title>W</dc:title></bibo:Proceedings>", "paper-conference"),
        (
            "<bibo:ReferenceSource><dc:title>W</dc:title></bibo:ReferenceSource>",
            "entry-encyclopedia",
        ),
        (
            "<bibo:ReferenceSource><rdf:type rdf:resource='http://umbel.org/umbel/sc/Dictionary'/>"
            "<dc:title>W</dc:title></bibo:ReferenceSource>",
            "entry-dictionary",
        ),
    ],
)
def test_articles_are_what_they_stand_in(element: str, kind: str) -> None:
    record = one(
        "bibo:Article", f"<dc:title>T</dc:title><dcterms:isPartOf>{element}</dcterms:isPartOf>"
    )
    assert (record.type, record.texts["container-title"]) == (kind, "W")


@pytest.mark.parametrize(
    ("name", "more", "kind"),
    [
        ("sioct:BlogPost", "<rdf:type rdf:resource='x/Article'/>", "post-weblog"),
        (
            "bibo:Article",
            "<rdf:type rdf:resource='http://rdfs.org/sioc/types#BoardPost'/>",
            "post",
        ),
        ("bibo:AudioVisualDocument", "<po:broadcast_on rdf:resource='x/TV'/>", "broadcast"),
    ],
)
def test_the_class_that_says_most_counts(name: str, more: str, kind: str) -> None:
    record = one(name, f"<dc:title>T</dc:title>{more}")
    assert (record.type, record.extra) == (kind, {})


def test_who_made_the_book_and_the_series_of_a_chapter() -> None:
    (record,) = parse(
        f"""<bibo:BookSection><dc:title>T</dc:title><dcterms:isPartOf><bibo:EditedBook>
          <dc:title>B</dc:title><dcterms:creator rdf:nodeID="a"/>
          <dcterms:publisher><foaf:Organization><foaf:name>Press</foaf:name>
            <ad:localityName>Tirana</ad:localityName></foaf:Organization></dcterms:publisher>
          <dcterms:isPartOf><bibo:Series><dc:title>S</dc:title><bibo:number>9</bibo:number>
            <bibo:editor rdf:nodeID="b"/></bibo:Series></dcterms:isPartOf>
        </bibo:EditedBook></dcterms:isPartOf></bibo:BookSection>{ANA}{BEN}"""
    )
    assert record.people == {
        Role.CONTAINER_AUTHOR: (Name("Çela", "Ana"),),
        Role.COLLECTION_EDITOR: (Name("Doe", "Ben"),),
    }
    assert dict(record.texts) == {
        "title": "T",
        "container-title": "B",
        "collection-title": "S",
        "collection-number": "9",
        "publisher": "Press",
        "publisher-place": "Tirana",
    }
    assert record.extra == {}


def test_what_is_known_of_a_person_besides_a_name_is_kept() -> None:
    (record,) = parse(
        "<bibo:Book><dc:title>T</dc:title><dc:creator rdf:nodeID='p'/></bibo:Book>"
        "<foaf:Person rdf:nodeID='p'><foaf:name>Jo Doe</foaf:name>"
        "<foaf:mbox rdf:resource='mailto:jo@example.org'/></foaf:Person>"
    )
    assert record.people == {Role.AUTHOR: (Name("Doe", "Jo"),)}
    assert "mailto:jo@example.org" in str(record.extra)
    assert "nodeID" not in str(record.extra)


def test_dates_in_words() -> None:
    record = one("bibo:Book", "<dc:title>T</dc:title><dc:date>cop. 1931</dc:date>")
    assert record.dates["issued"] == Date("1931", "cop. 1931")


def test_owners_and_publishers_are_no_contributors() -> None:
    record = one("bibo:Book", "<dc:title>T</dc:title><rel:pbl>Press</rel:pbl><rel:fmo>X</rel:fmo>")
    assert (dict(record.people), record.texts["publisher"]) == ({}, "Press")
    assert ">X</rel:fmo>" in str(record.extra)


def test_ids_are_referred_to_with_a_hash() -> None:
    (record,) = parse(
        "<bibo:Book><dc:title>T</dc:title><dc:creator rdf:resource='#p'/></bibo:Book>"
        "<foaf:Person rdf:ID='p'><foaf:name>Jo Doe</foaf:name></foaf:Person>"
    )
    assert record.people == {Role.AUTHOR: (Name("Doe", "Jo"),)}
