"""References and headers as programs make them that parse papers, with words of our own."""

import pytest

from maocite.model import ArchivalRecord, Role, SecondaryRecord
from tei.test_reading import TEI, monogr, people, read_all, work
from tei.test_reading_projects import flat

PAPER = f"""{TEI}<teiHeader><fileDesc><titleStmt><title level="a" type="main">On Things</title></titleStmt>
<publicationStmt><publisher>A House</publisher></publicationStmt><sourceDesc><biblStruct><analytic>
<author><persName><forename type="first">Jane</forename><surname>Doe</surname></persName><affiliation><orgName>A University</orgName></affiliation></author>
<author><affiliation><orgName type="institution">Another University</orgName></affiliation></author>
<title level="a" type="main">On Things</title></analytic><monogr><title level="j">J</title><imprint><date when="2016"/></imprint></monogr>
</biblStruct></sourceDesc></fileDesc><profileDesc><textClass><keywords><term>things</term><term>thoughts</term></keywords></textClass>
<abstract><p>We looked at things.</p></abstract></profileDesc></teiHeader>
<text><back><listBibl><biblStruct xml:id="b0"><monogr><title level="m">A Book</title><imprint/></monogr></biblStruct></listBibl></back></text></TEI>"""


def test_a_header_tells_what_its_only_source_is_about() -> None:
    paper, reference = read_all(PAPER)[0]
    assert isinstance(paper, SecondaryRecord)
    assert isinstance(reference, SecondaryRecord)
    assert (paper.texts["abstract"], paper.keywords) == (
        "We looked at things.",
        ("things", "thoughts"),
    )
    assert ("abstract" in reference.texts, reference.keywords) == (False, ())


def test_where_one_works_is_no_author() -> None:
    paper = read_all(PAPER)[0][0]
    assert people(paper) == ["Jane Doe"]
    assert "Another University" in str(paper.extra["tei"])


def test_of_several_sources_none_has_the_abstract_of_the_header() -> None:
    source = f"<biblStruct>{monogr('<date>1999</date>')}</biblStruct>"
    text = PAPER.replace("</biblStruct></sourceDesc>", f"</biblStruct>{source}</sourceDesc>")
    found = read_all(text)[0]
    assert len(found) == 3
    assert all("abstract" not in record.texts for record in found)  # type: ignore[union-attr]


def test_a_letter_takes_the_abstract_of_its_edition() -> None:
    text = f"""{TEI}<teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><sourceDesc><msDesc><msIdentifier>
<repository>An Archive</repository><idno>7</idno></msIdentifier></msDesc></sourceDesc></fileDesc><profileDesc>
<correspDesc><correspAction type="sent"><persName>R. Roe</persName><date when="1901"/></correspAction></correspDesc>
<abstract><p>Asks for news.</p></abstract></profileDesc></teiHeader></TEI>"""
    (letter,) = read_all(text)[0]
    assert isinstance(letter, ArchivalRecord)
    assert (letter.abstract, people(letter)) == ("Asks for news.", ["R. Roe"])


def test_many_sources_of_one_header_do_not_wait() -> None:
    entries = "".join(f"<bibl xml:id='b{i}'><title>T{i}</title></bibl>" for i in range(200))
    text = f"{TEI}<teiHeader><fileDesc><sourceDesc><listBibl>{entries}</listBibl></sourceDesc></fileDesc></teiHeader></TEI>"
    assert [record.id for record in read_all(text)[0]] == [f"b{i}" for i in range(200)]


def reference(inside: str, attributes: str = "") -> SecondaryRecord:
    return work(f"{inside}", attributes)


def test_the_words_of_a_parsed_reference_are_its_text() -> None:
    found, problems = read_all(
        f"<listBibl><biblStruct>{monogr('<date>1999</date>')}"
        "<note type='raw_reference'>[1] Doe J. T. 1999.</note></biblStruct></listBibl>"
    )
    assert (dict(found[0].extra), problems) == ({"text": "[1] Doe J. T. 1999."}, [])


def test_a_reference_of_which_nothing_was_understood() -> None:
    record = work(
        "<monogr><title/><imprint><date/></imprint></monogr><note type='raw_reference'>See there.</note>"
    )
    assert (dict(record.texts), dict(record.extra)) == ({"note": "See there."}, {})


def test_both_numbers_of_a_journal() -> None:
    record = work(
        "<analytic><title level='a'>A</title></analytic><monogr><title level='j'>J</title>"
        "<idno type='ISSN'>1439-6319</idno><idno type='ISSNe'>1439-6327</idno><imprint/></monogr>"
    )
    assert record.texts["ISSN"] == "1439-6319 1439-6327"


def test_the_number_of_a_report_without_a_kind() -> None:
    record = work(
        "<monogr><title level='m'>T</title><idno>XY-2013-020</idno><imprint/></monogr>"
        "<note type='report_type'>Technical Report</note>"
    )
    assert (record.type, record.texts["number"], dict(record.extra)) == (
        "report",
        "XY-2013-020",
        {},
    )


def test_a_report_that_its_number_tells() -> None:
    record = flat(
        "<orgName type='collaboration'>Great Collaboration</orgName>, <note type='report'>XY-2013-020</note>, <date>2014</date>."
    )
    assert (record.type, record.texts["number"]) == ("report", "XY-2013-020")
    assert people(record) == ["Great Collaboration"]


def test_a_series_that_is_all_there_is() -> None:
    record = flat("<title level='s'>The Conquest</title> (<publisher>House</publisher>)")
    assert record.texts["title"] == "The Conquest"
    assert "collection-title" not in record.texts


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Roe JA", [("Roe", "JA")]),
        ("Roe J.A., Doe B.", [("Roe", "J.A."), ("Doe", "B.")]),
        ("Roe JA, Poe BC, Doe X", [("Roe", "JA"), ("Poe", "BC"), ("Doe", "X")]),
        ("Roe, JA, Doe, BC", [("Roe", "JA"), ("Doe", "BC")]),
        ("van der Roe J.", [("van der Roe", "J.")]),
        ("Roe X. Y.; Doe J-P", [("Roe", "X. Y."), ("Doe", "J-P")]),
        ("Roe, S. J.", [("Roe", "S. J.")]),
        ("Ada De Roe", [("De Roe", "Ada")]),
        ("Louis XIV", [(None, None)]),
    ],
)  # fmt: skip
def test_names(author: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = flat(f"<author>{author}</author><title>T</title>").names(Role.AUTHOR)
    assert [(name.family, name.given) for name in found] == expected


def test_the_order_of_a_friar() -> None:
    (name,) = flat("<author>Anselm Roe, OSB</author><title>T</title>").names(Role.AUTHOR)
    assert (name.family, name.given, name.suffix) == ("Roe", "Anselm", "OSB")


def test_an_editor_who_is_called_so_first() -> None:
    record = flat("<author>ред. Иван Петров</author><title>T</title>")
    assert (people(record), people(record, Role.EDITOR)) == ([], ["Иван Петров"])


def test_a_year_with_a_letter() -> None:
    date = flat("<author>A. Doe</author><title>T</title> <date>1999b</date>").dates["issued"]
    assert (date.edtf, date.raw) == ("1999", None)


THREE = f"""{TEI}<teiHeader><fileDesc><sourceDesc>
<bibl type="M">Doe, Jane: Of Things. Berlin, 1848.</bibl>
<biblFull><titleStmt><title type="main">Of Things</title><author><persName><surname>Doe</surname><forename>Jane</forename></persName></author></titleStmt>
<publicationStmt><pubPlace>Berlin</pubPlace><date type="publication">1848</date></publicationStmt></biblFull>
<msDesc><msIdentifier><settlement>Berlin</settlement><repository>A Library</repository><idno><idno type="shelfmark">50 MA 7</idno></idno></msIdentifier>
<physDesc><typeDesc><p>Fraktur</p></typeDesc></physDesc></msDesc>
</sourceDesc></fileDesc><profileDesc><abstract><p>Short.</p></abstract></profileDesc></teiHeader></TEI>"""


def test_a_source_that_a_header_describes_three_times() -> None:
    found, problems = read_all(THREE)
    (record,) = found
    assert isinstance(record, SecondaryRecord)
    assert (record.type, record.id, people(record)) == ("book", "doe1848", ["Jane Doe"])
    assert dict(record.texts) == {
        "title": "Of Things",
        "publisher-place": "Berlin",
        "archive-place": "Berlin",
        "archive": "A Library",
        "call-number": "50 MA 7",
        "abstract": "Short.",
    }
    assert "Fraktur" in str(record.extra["tei"])
    assert sorted(problem.code for problem in problems) == ["kept", "restated"]


def test_another_source_in_words_is_another_one() -> None:
    other = THREE.replace("Of Things. Berlin", "Of Thoughts. Berlin", 1)
    assert len(read_all(other)[0]) == 2
    described = THREE.replace("</msDesc>", "<msContents><p>Letters</p></msContents></msDesc>")
    assert len(read_all(described)[0]) == 2


# HAL: a header for each work, and the publication in its source description


def hal(monogr: str, kind: str, more: str = "", abstract: str = "") -> SecondaryRecord:
    text = f"""<listBibl><biblFull><titleStmt><title xml:lang="fr">Une chose</title></titleStmt>
<editionStmt><edition n="v1"><date type="whenSubmitted">2016-10-06 14:16:15</date><date type="whenProduced">2014</date></edition>
<respStmt><resp>contributor</resp><name key="4"><persName><forename>Jean</forename><surname>ROE</surname></persName><email>md5</email></name></respStmt></editionStmt>
<publicationStmt><idno type="halBibtex">dupont:hal-1</idno></publicationStmt>
<sourceDesc><biblStruct><analytic><title xml:lang="fr">Une chose</title><author role="aut"><persName><forename>Jeanne</forename><surname>Dupont</surname></persName>
<idno type="4">0000-0003-4414-3604</idno></author></analytic><monogr>{monogr}</monogr>{more}</biblStruct></sourceDesc>
<profileDesc><textClass><classCode scheme="halTypology" n="{kind}"/></textClass>{abstract}</profileDesc></biblFull></listBibl>"""
    (record,) = read_all(text)[0]
    assert isinstance(record, SecondaryRecord)
    return record


def test_who_deposited_a_work_had_no_part_in_it() -> None:
    record = hal("<imprint><date type='datePub'>2015</date></imprint>", "ART")
    assert (record.id, record.names(Role.CONTRIBUTOR)) == ("dupont:hal-1", ())
    assert record.names(Role.AUTHOR)[0].identifiers == (("orcid", "0000-0003-4414-3604"),)
    assert "ROE" in str(record.extra["tei"])


def test_a_meeting_with_its_days_and_place() -> None:
    record = hal(
        "<meeting><title>A Meeting</title><date type='start'>2014-06-30</date><date type='end'>2014-07-02</date>"
        "<settlement>Lyon</settlement><country key='FR'>France</country></meeting><imprint/>",
        "COMM",
    )
    assert (record.texts["event-title"], record.texts["event-place"]) == (
        "A Meeting",
        "Lyon, France",
    )
    assert record.dates["event-date"].edtf == "2014-06-30/2014-07-02"
    assert record.dates["issued"].edtf == "2014"


def test_a_thesis_with_its_school_and_jury() -> None:
    record = hal(
        "<imprint><biblScope unit='pp'>300</biblScope><date type='dateDefended'>2014-12-05</date></imprint>"
        "<authority type='institution'>A University</authority><authority type='supervisor'>Jean Roe</authority>",
        "THESE",
        abstract="<abstract xml:lang='fr'><p>Court.</p></abstract><abstract xml:lang='en'><p>Short.</p></abstract>",
    )
    assert (record.type, record.texts["publisher"]) == ("thesis", "A University")
    assert (record.texts["number-of-pages"], record.texts["abstract"]) == ("300", "Court.")
    kept = str(record.extra["tei"])
    assert ("Jean Roe" in kept, '<note xml:lang="en" type="abstract">' in kept) == (True, True)


def test_numbers_of_pubmed() -> None:
    record = hal("<title level='j'>J</title><imprint/>", "ART", "<idno type='pubmed'>123</idno>")
    assert record.texts["PMID"] == "123"


# A letter and its edition


LETTER = f"""{TEI}<teiHeader><fileDesc><titleStmt><title>Postcard to R. Roe</title></titleStmt><sourceDesc>{{source}}</sourceDesc></fileDesc>
<profileDesc><correspDesc ref="https://a.org/1"><correspAction type="sent"><persName>Doe, Jane</persName><placeName>Rome</placeName><date when="1896-06-22"/></correspAction>
<correspAction type="received"><persName>Roe, R.</persName></correspAction></correspDesc></profileDesc></teiHeader></TEI>"""


def test_a_letter_with_a_shelfmark_in_words() -> None:
    source = "<bibl>Postcard to R. Roe. <idno>A Library, DA : Pk : 245</idno></bibl>"
    (letter,) = read_all(LETTER.format(source=source))[0]
    assert isinstance(letter, ArchivalRecord)
    assert (letter.type, letter.urls) == ("personal_communication", ("https://a.org/1",))
    assert (people(letter), people(letter, Role.RECIPIENT)) == (["Jane Doe"], ["R. Roe"])
    assert [level.number for level in letter.levels] == ["A Library, DA : Pk : 245"]
    assert (letter.date.edtf if letter.date else None, letter.place) == ("1896-06-22", "Rome")


def test_a_letter_goes_with_its_manuscript() -> None:
    source = (
        "<biblStruct><monogr><title level='m'>Letters</title><imprint><date>1950</date></imprint></monogr></biblStruct>"
        "<msDesc><msIdentifier><repository>An Archive</repository><idno>7</idno></msIdentifier></msDesc>"
    )
    found = read_all(LETTER.format(source=source))[0]
    letter = next(record for record in found if isinstance(record, ArchivalRecord))
    book = next(record for record in found if isinstance(record, SecondaryRecord))
    assert (people(letter), people(book)) == (["Jane Doe"], [])


def test_a_letter_that_only_a_book_prints() -> None:
    source = "<bibl><title level='m'>Letters</title> <date>1950</date></bibl>"
    (record,) = read_all(LETTER.format(source=source))[0]
    assert isinstance(record, SecondaryRecord)
    assert (record.dates["issued"].edtf, record.dates["original-date"].edtf) == (
        "1950",
        "1896-06-22",
    )
    assert "<placeName>Rome</placeName>" in str(record.extra["tei"])


JOURNAL = f"""{TEI}<teiHeader><fileDesc><titleStmt><title level="a">On Things</title></titleStmt><publicationStmt><publisher>A House</publisher>
<idno type="documentnumber">24</idno><idno type="url">http://journal.example.org/7777</idno><idno type="doi">10.4000/j.7777</idno></publicationStmt>
<sourceDesc><biblStruct type="article"><analytic><title level="a">On Things</title></analytic><monogr><title level="j">J</title>
<idno type="doi" subtype="issue">10.4000/j.7751</idno><idno type="url" subtype="issue">http://journal.example.org/7751</idno>
<imprint><biblScope unit="issue">vol. 32 - n°2</biblScope><date when="2016"/></imprint></monogr></biblStruct></sourceDesc></fileDesc></teiHeader></TEI>"""


def test_the_header_of_a_paper_names_the_paper_and_its_issue() -> None:
    (paper,) = read_all(JOURNAL)[0]
    assert isinstance(paper, SecondaryRecord)
    assert paper.texts["DOI"] == "10.4000/j.7777"
    assert paper.texts["URL"] == "http://journal.example.org/7777"
    assert (paper.texts["volume"], paper.texts["issue"]) == ("32", "2")
    assert "10.4000/j.7751" in str(paper.extra["tei"])
    assert "7751" in str(paper.extra["tei"])


def test_numbers_of_the_book_and_of_the_series_are_not_those_of_a_chapter() -> None:
    chapter = work(
        """<analytic><title level="a">A part</title></analytic><monogr><title level="m">A Book</title>
<idno type="doi" subtype="book">10.4000/books.1</idno><imprint><date when="2019"/></imprint></monogr>
<series><title level="s">S</title><idno type="url">http://books.example.org/s</idno></series>""",
        "type='chapter'",
    )
    assert not {"DOI", "URL"} & {*chapter.texts}
    assert "10.4000/books.1" in str(chapter.extra["tei"])
    assert "books.example.org/s" in str(chapter.extra["tei"])
