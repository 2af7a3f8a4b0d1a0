"""What projects really write: shapes found in their files, with words of our own."""

import pytest

from maocite.errors import InputError, Problem
from maocite.model import NameKind, Record, Role, SecondaryRecord
from tei.test_reading import TEI, monogr, people, read_all, work


def only(text: str) -> SecondaryRecord:
    found, _ = read_all(text)
    (record,) = found
    assert isinstance(record, SecondaryRecord)
    return record


def flat(inside: str, attributes: str = "") -> SecondaryRecord:
    return only(f"<listBibl><bibl {attributes}>{inside}</bibl></listBibl>")


def body(inside: str) -> list[Record]:
    return read_all(f"{TEI}<text><body>{inside}</body></text></TEI>")[0]


# Which elements are entries?


@pytest.mark.parametrize(
    ("inside", "count"),
    [
        ("<div type='bibliography'><bibl><title>A</title></bibl></div>", 1),
        ("<div><bibl><title>A</title></bibl></div>", 1),
        ("<div type='bibliography'><p><bibl><title>A</title></bibl></p></div>", 1),
        ("<div type='chapter'><p>as in <bibl><title>A</title></bibl></p></div>", 0),
        ("<div type='bibliography'><p>x<note><bibl><title>A</title></bibl></note></p></div>", 0),
        ("<p><cit><quote>q</quote><bibl><title>A</title></bibl></cit></p>", 0),
        ("<listBibl><bibl/></listBibl>", 0),
        ("<listBibl><bibl type='journal'/></listBibl>", 0),
        (
            "<listBibl><bibl><ptr target='#x'/><citedRange>p. 3</citedRange></bibl></listBibl>",
            0,
        ),
        ("<listBibl><bibl><ref target='other.xml#x'>Doe 1999</ref>, 12</bibl></listBibl>", 0),
        ("<listBibl><bibl corresp='#x'><citedRange unit='page'>3</citedRange></bibl></listBibl>", 1),
        ("<listBibl><bibl><ref target='https://a.org'>A site</ref></bibl></listBibl>", 1),
        ("<list type='literature'><item><label>A</label><bibl>Prose.</bibl></item></list>", 1),
        ("<listBibl><bibl><title>A</title><note><listBibl><bibl><title>B</title></bibl></listBibl></note></bibl></listBibl>", 1),
    ],
)  # fmt: skip
def test_entries_and_citations(inside: str, count: int) -> None:
    assert len(body(inside)) == count


FORMATTED = "<bibl type='formatted' subtype='citation'>Doe, <title>A</title>, 1999.</bibl><bibl type='formatted' subtype='coins'><ptr target='url_ver=Z39&amp;rft.x'/></bibl>"


def test_an_entry_set_in_words_beside_it_is_no_other_entry() -> None:
    parts = f"<biblStruct>{monogr('<date>1999</date>')}</biblStruct>"
    records, problems = read_all(f"{TEI}<text><body>{parts}{FORMATTED}</body></text></TEI>")
    assert len(records) == 1
    assert [problem.code for problem in problems] == ["restated"]


def test_entries_that_are_only_set_in_words_are_entries() -> None:
    words = "<bibl type='formatted'>Doe, <title>A</title>, 1999.</bibl>"
    assert len(body(f"<listBibl>{words}{words}</listBibl>")) == 2


def test_examples_of_encoding_are_no_entries() -> None:
    example = "<egXML xmlns='http://www.tei-c.org/ns/Examples'><biblStruct><monogr><title>A</title></monogr></biblStruct></egXML>"
    assert body(f"<p>So: {example}</p>") == []


def test_the_key_of_an_item_is_that_of_its_entry() -> None:
    found = body(
        "<list type='bibliography'><item xml:id='k'><bibl>One.</bibl><bibl>Two.</bibl></item></list>"
    )
    assert [record.id for record in found] == ["k", "k-2"]


def test_ids_of_older_files() -> None:
    assert flat("<title>A</title>", 'id="old"').id == "old"


# What a file is


def problems_of(text: str) -> list[Problem]:
    return read_all(text)[1]


def test_another_kind_of_xml() -> None:
    with pytest.raises(InputError, match=r"x\.xml:2.*no TEI.*<html>.*expected: <TEI>"):
        read_all("<?xml version='1.0'?>\n<html><body><p>x</p></body></html>")


def test_a_file_without_entries_says_so() -> None:
    found, problems = read_all(f"{TEI}<text><body><p>x</p></body></text></TEI>")
    assert (found, [problem.code for problem in problems]) == ([], ["no-entries"])


def test_includes_are_reported() -> None:
    include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='more.xml'/>"
    found, problems = read_all(f"<listBibl><bibl><title>A</title></bibl>\n{include}</listBibl>")
    assert len(found) == 1
    assert [(p.code, p.place.line) for p in problems] == [("not-included", 2)]
    assert "more.xml" in problems[0].message


def test_several_roots() -> None:
    entry = "<biblStruct xml:id='{0}'><monogr><title level='m'>{0}</title><imprint/></monogr></biblStruct>"
    text = f"<?xml version='1.0'?>\n{entry.format('a')}\n{entry.format('b')}\n{entry.format('c')}"
    found, problems = read_all(text)
    assert [record.id for record in found] == ["a", "b", "c"]
    assert [problem.code for problem in problems] == ["not-well-formed"]


def test_entities_of_a_dtd_that_is_not_read() -> None:
    text = '<!DOCTYPE TEI.2 SYSTEM "teixlite.dtd"><TEI.2><text><body><listBibl><bibl><title>Caf&eacute; &own;</title></bibl></listBibl></body></text></TEI.2>'
    found, problems = read_all(text)
    assert isinstance(found[0], SecondaryRecord)
    assert found[0].texts["title"] == "Café &own;"
    assert [problem.code for problem in problems] == ["undeclared-entity"]
    assert "&eacute;, &own;" in problems[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?><listBibl><bibl><title>Mëhilli</title></bibl></listBibl>"
    found, problems = read_all(text.encode(encoding))
    assert isinstance(found[0], SecondaryRecord)
    assert (found[0].texts["title"], problems) == ("Mëhilli", [])


def test_a_prefix_that_nobody_declares() -> None:
    found, problems = read_all(
        "<listBibl><tei:bibl><tei:title>A</tei:title></tei:bibl></listBibl>"
    )
    assert isinstance(found[0], SecondaryRecord)
    assert found[0].texts["title"] == "A"
    assert [problem.code for problem in problems] == ["not-well-formed"]


# Titles


@pytest.mark.parametrize(
    ("titles", "title", "host"),
    [
        ("<title>A</title> in <title>B</title>", "A", "B"),
        ("<title>A</title>, <title level='j'>B</title>", "A", "B"),
        ("<title level='m'>A</title>, <title level='j'>B</title>", "A", "B"),
        ("<title level='j'>B</title> <title level='a'>A</title>", "A", "B"),
        ("<title level='a'>A</title> In: <title type='j'>B</title>", "A", "B"),
        ("<title>A</title> <title type='sub'>C</title> in <title level='m'>B</title>", "A: C", "B"),
        ("<title level='m' xml:lang='bg'>A</title><title level='m' xml:lang='en'>B</title>", "A", ""),
        ("<title>A</title> and <title>B</title>", "A", ""),
    ],
)  # fmt: skip
def test_titles_of_part_and_whole(titles: str, title: str, host: str) -> None:
    record = flat(f"<author>Doe, J.</author>. {titles}")
    assert (record.texts["title"], record.texts.get("container-title", "")) == (title, host)


def test_subtitles_belong_to_titles_of_their_language() -> None:
    record = work(
        "<analytic><title level='a'>X</title></analytic><monogr><title level='j' xml:lang='ar'>م</title>"
        "<title level='j' type='sub' xml:lang='ar'>ن</title><title level='j' xml:lang='ar-Latn'>M</title>"
        "<title level='j' type='sub' xml:lang='ar-Latn'>N</title><imprint/></monogr>"
    )
    assert record.texts["container-title"] == "م: ن"
    assert str(record.extra["tei"]).count("ar-Latn") == 2


def test_a_title_in_the_publisher_is_the_journal() -> None:
    record = flat(
        "<title level='a'>A</title>. <publisher ref='#p'><title level='j'>Evening News</title></publisher>"
    )
    assert record.type == "article-journal"
    assert dict(record.texts) == {"title": "A", "container-title": "Evening News"}


def test_a_journal_in_series() -> None:
    record = flat(
        "<title level='a'>A</title><series><title level='j'>Papyri</title><title level='j' type='short'>Pap</title>"
        "<biblScope type='issue'>7</biblScope></series><biblScope type='page' from='8' to='9'/>"
    )
    assert dict(record.texts) == {
        "title": "A",
        "container-title": "Papyri",
        "container-title-short": "Pap",
        "issue": "7",
        "page": "8-9",
    }


def test_a_series_in_words() -> None:
    record = flat("<title level='m'>A</title>, <series>Studies in Things</series>")
    assert record.texts["collection-title"] == "Studies in Things"


def test_a_volume_of_a_larger_work() -> None:
    record = work(
        "<monogr><title level='m'>The First Years</title><imprint><date>1950</date></imprint></monogr>"
        "<monogr><title level='m'>A History</title><imprint/><biblScope unit='volume'>1</biblScope></monogr>"
    )
    assert record.type == "book"
    assert record.texts["title"] == "The First Years"
    assert (record.texts["container-title"], record.texts["volume"]) == ("A History", "1")


def test_a_second_appearance_is_kept() -> None:
    record = work(
        "<analytic><title level='a'>A</title></analytic>"
        "<monogr><title level='j'>J</title><imprint><date>1969</date></imprint><biblScope unit='vol'>35</biblScope></monogr>"
        "<monogr><title level='j'>J</title><imprint><date>1970</date></imprint><biblScope unit='vol'>36</biblScope></monogr>"
    )
    assert (record.texts["volume"], record.dates["issued"].edtf) == ("35", "1969")
    kept = str(record.extra["tei"])
    assert kept.startswith("['<monogr>")
    assert "1970" in kept


# Names


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("<persName><forename>A</forename><addName type='middle'>B.</addName><surname>C</surname></persName>", ["A B. C"]),
        ("<persName><forename>A</forename><surname>C</surname><addName>the Elder</addName></persName>", ["A C the Elder"]),
        ("<name>Watanabe, Aiko</name>", ["Aiko Watanabe"]),
        ("<name>Office of Records, Tirana</name>", ["Office of Records, Tirana"]),
        ("<rs type='person' ref='#p'>Jane Doe</rs>", ["Jane Doe"]),
        ("<persName><name>Jane Doe</name></persName>", ["Jane Doe"]),
        ("J. Doe, R. Roe", ["J. Doe", "R. Roe"]),
        ("Doe, J., Roe, R. M.", ["J. Doe", "R. M. Roe"]),
        ("Jane Doe, Richard Roe, Anna Poe", ["Jane Doe", "Richard Roe", "Anna Poe"]),
        ("Doe, Jane/Roe, Richard", ["Jane Doe", "Richard Roe"]),
        ("Doe, Jane / Roe, Richard", ["Jane Doe", "Richard Roe"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Doe, Jane, et al.", ["Jane Doe", "et al."]),
        ("S. Rahman.", ["S. Rahman"]),
    ],
)  # fmt: skip
def test_names(author: str, expected: list[str]) -> None:
    assert people(flat(f"<author>{author}</author><title>T</title>")) == expected


def test_one_person_in_two_languages() -> None:
    record = flat(
        "<editor><persName xml:lang='ar' ref='viaf:1'><surname>كرد</surname></persName> "
        "<persName xml:lang='ar-Latn'><surname>Kurd</surname></persName></editor><title>T</title>"
    )
    (name,) = record.names(Role.EDITOR)
    assert (name.family, [form.family for form in name.forms]) == ("كرد", ["Kurd"])


def test_parts_in_two_languages() -> None:
    record = flat(
        "<author><surname xml:lang='bg'>Петров</surname><surname xml:lang='en'>Petrov</surname>"
        "<forename xml:lang='bg'>Иван</forename><forename xml:lang='en'>Ivan</forename></author><title>T</title>"
    )
    (name,) = record.names(Role.AUTHOR)
    assert (name.display(), [form.display() for form in name.forms]) == (
        "Иван Петров",
        ["Ivan Petrov"],
    )


def test_one_person_under_two_names() -> None:
    record = flat(
        "<author><name ref='p:1'>Reed, Anna</name> (<name ref='p:1'>A. Writer</name>)</author><title>T</title>"
    )
    (name,) = record.names(Role.AUTHOR)
    assert (name.display(), [form.display() for form in name.forms]) == (
        "Anna Reed",
        ["A. Writer"],
    )


def test_numbers_of_people() -> None:
    record = flat(
        "<author ref='http://d-nb.info/gnd/118'>Doe, Jane</author><title>T</title>"
        "<editor><persName>R. Roe</persName><idno type='ORCID'>0000-0001</idno></editor>"
    )
    assert record.names(Role.AUTHOR)[0].identifiers == (("gnd", "118"),)
    assert record.names(Role.EDITOR)[0].identifiers == (("orcid", "0000-0001"),)


def test_years_of_life_are_no_name() -> None:
    (name,) = flat("<author>Doe, Jane, 1418-1465</author><title>T</title>").names(Role.AUTHOR)
    assert (name.family, name.given, name.as_given) == ("Doe", "Jane", "Doe, Jane, 1418-1465")


def test_an_author_who_is_marked_as_editor() -> None:
    record = flat("<author>Doe, Jane (Hg.)</author><title>T</title>")
    assert (people(record), people(record, Role.EDITOR)) == ([], ["Jane Doe"])


def test_a_body_with_a_comma() -> None:
    (name,) = flat("<author>Ministry of Trade, Tirana</author><title>T</title>").names(Role.AUTHOR)
    assert (name.kind, name.literal) == (NameKind.BODY, "Ministry of Trade, Tirana")


@pytest.mark.parametrize(
    ("agent", "role"),
    [
        ("<author role='hat-ubersetzt'>R. Roe</author>", Role.TRANSLATOR),
        ("<author role='hat-herausgegeben'>R. Roe</author>", Role.EDITOR),
        ("<author role='hat-geschaffen'>R. Roe</author>", Role.AUTHOR),
        ("<editor role='http://id.loc.gov/vocabulary/relators/trl'>R. Roe</editor>", Role.TRANSLATOR),
        ("<editor role='marcrel:ill'>R. Roe</editor>", Role.ILLUSTRATOR),
        ("<respStmt><name>R. Roe</name><resp>Aus dem Polnischen von</resp></respStmt>", Role.TRANSLATOR),
        ("<respStmt><resp>mit einem Vorwort von</resp><name>R. Roe</name></respStmt>", Role.CONTRIBUTOR),
        ("<respStmt><resp>sous la direction de</resp><name>R. Roe</name></respStmt>", Role.EDITOR),
    ],
)  # fmt: skip
def test_roles(agent: str, role: Role) -> None:
    assert people(flat(f"{agent}<title>T</title>"), role) == ["R. Roe"]


# Dates


@pytest.mark.parametrize(
    ("date", "edtf", "raw"),
    [
        ("<date when='1909-09-16' when-custom='1327-09-01' datingMethod='#islamic'>1 Ram 1327</date>", "1909-09-16", "1 Ram 1327"),
        ("<date when-iso='1873-01-01'>1873</date>", "1873", None),
        ("<date from-iso='1894-01-01' to-iso='1895-01-01'>1894 – 1895</date>", "1894/1895", None),
        ("<date to-iso='1928-03-14'>1928-03-01 – 1928-03-14</date>", "1928-03-01/1928-03-14", None),
        ("<date when='1898-01-01'>1 January 1898</date>", "1898-01-01", None),
        ("<date type='official' when='1909'/>", "1909", None),
        ("<date value='1850'>the year 1850</date>", "1850", "the year 1850"),
        ("<date>1925ff.</date>", "1925/..", None),
        ("<date>1826-.</date>", "1826/..", None),
        ("<date>1950s</date>", "195X", None),
        ("<date>c1998</date>", "1998", None),
        ("<date>2019-08-20T10:11:12Z</date>", "2019-08-20T10:11:12Z", None),
    ],
)  # fmt: skip
def test_dates(date: str, edtf: str, raw: str | None) -> None:
    found = work(monogr(date)).dates["issued"]
    assert (found.edtf, found.raw) == (edtf, raw)


def test_the_run_of_a_periodical() -> None:
    record = work(
        "<monogr><title level='j'>J</title><imprint><date type='onset' when='1906'/><date type='terminus' when='1914'/></imprint></monogr>"
    )
    assert (record.type, record.dates["issued"].edtf) == ("periodical", "1906/1914")
    assert "tei" not in record.extra


def test_dates_of_access_in_words() -> None:
    record = flat(
        "<title>Site</title>, <ref target='https://a.org'>online</ref>, <date>consulté le 5 mars 2010</date>"
    )
    assert (record.type, record.dates["accessed"].edtf) == ("webpage", "2010-03-05")
    assert "issued" not in record.dates


# Addresses and numbers


def test_what_points_before_what_identifies() -> None:
    record = flat(
        "<title>T</title><idno type='URI'>https://id.org/1</idno><idno type='URL'>https://a.org/1</idno>"
    )
    assert record.texts["URL"] == "https://a.org/1"
    assert record.extra["tei"] == ['<idno type="URI">https://id.org/1</idno>']


def test_the_address_of_the_journal_is_not_that_of_the_article() -> None:
    record = work(
        "<analytic><title level='a'>A</title></analytic><monogr><title level='j'>J</title>"
        "<idno type='URI'>https://j.org</idno><imprint/></monogr>"
    )
    assert "URL" not in record.texts
    assert record.extra["tei"] == ['<idno type="URI">https://j.org</idno>']


def test_an_address_of_doi_org() -> None:
    record = flat("<title>T</title> <ref target='https://doi.org/10.1000/182'>online</ref>")
    assert (record.texts["DOI"], record.texts.get("URL")) == ("10.1000/182", None)


def test_pointers_inside_the_edition_are_no_addresses() -> None:
    record = flat("<title>T</title><idno type='url'>#div_4</idno>")
    assert "URL" not in record.texts
    assert record.extra["tei"] == ['<idno type="url">#div_4</idno>']


def test_a_host_that_is_only_pointed_to() -> None:
    record = flat(
        "<title level='a'>A</title><relatedItem type='appearsIn'><bibl><ptr target='https://b.org/1'/>"
        "<title level='j'>J</title></bibl></relatedItem><biblScope type='pp' from='1' to='2'>1-2</biblScope>",
        "type='article' subtype='journal'",
    )
    assert record.type == "article-journal"
    assert dict(record.texts) == {"title": "A", "container-title": "J", "page": "1-2"}
    assert record.extra["tei"] == ['<ptr target="https://b.org/1"/>']


# Imprint


@pytest.mark.parametrize(
    ("imprint", "place"),
    [
        ("<pubPlace>Piscataway, <placeName>NJ</placeName></pubPlace>", "Piscataway, NJ"),
        ("<pubPlace><placeName xml:lang='ar'>دمشق</placeName><placeName xml:lang='en'>Damascus</placeName></pubPlace>", "دمشق"),
        ("<pubPlace xml:lang='en'>Athens</pubPlace><pubPlace xml:lang='fr'>Athènes</pubPlace>", "Athens"),
        ("<pubPlace>Wien</pubPlace><pubPlace>Leipzig</pubPlace>", "Wien; Leipzig"),
        ("<pubPlace><settlement>Sofia</settlement><country>Bulgaria</country></pubPlace>", "Sofia, Bulgaria"),
        ("<publisher>P <pubPlace>Wien</pubPlace></publisher>", "Wien"),
    ],
)  # fmt: skip
def test_places(imprint: str, place: str) -> None:
    assert work(monogr(imprint)).texts["publisher-place"] == place


def test_volumes_one_after_another() -> None:
    scopes = "<biblScope unit='volume'>I</biblScope><biblScope unit='volume'>II</biblScope>"
    assert work(monogr(scopes)).texts["volume"] == "I, II"


def test_tags_of_zotero() -> None:
    notes = "<note type='tags'><note type='tag'>a, b</note><note type='tag'>c</note></note>"
    assert work(monogr("") + notes).keywords == ("a, b", "c")


# Types


@pytest.mark.parametrize(
    ("attributes", "inside", "item_type"),
    [
        ("type='article'", "<title level='a'>A</title><title level='j'>J</title>", "article-journal"),
        ("type='article'", "<title level='a'>A</title><title level='m'>B</title>", "chapter"),
        ("type='journal'", "<title level='j'>J</title>", "periodical"),
        ("type='journal'", "<title level='a'>A</title><title level='j'>J</title>", "article-journal"),
        ("", "<title>A</title><note type='work_kind'>Zeitschrift</note>", "periodical"),
        ("", "<author>J. Doe</author><title>A</title><ref target='https://a.org'>here</ref>", "book"),
        ("", "<title>A</title><ref target='https://a.org'>here</ref>", "webpage"),
        ("type='mastersThesis'", "<title>A</title>", "thesis"),
    ],
)  # fmt: skip
def test_types(attributes: str, inside: str, item_type: str) -> None:
    assert flat(inside, attributes).type == item_type


# Prose


def test_prose_is_a_note_and_reported() -> None:
    found, problems = read_all(
        "<listBibl><bibl xml:id='p'>Doe, Jane, A Book, Tirana 1999.</bibl></listBibl>"
    )
    assert isinstance(found[0], SecondaryRecord)
    assert found[0].texts == {"note": "Doe, Jane, A Book, Tirana 1999."}
    assert [(p.code, p.place.record) for p in problems] == [("prose", "p")]


def test_text_between_marked_parts_is_kept_and_reported() -> None:
    found, problems = read_all(
        "<listBibl><bibl>Doe, Jane. <title>A Book</title><date>1999</date> translated by somebody</bibl></listBibl>"
    )
    assert found[0].extra["text"] == "Doe, Jane. A Book 1999 translated by somebody"
    assert [problem.code for problem in problems] == ["inferred", "text-between"]


# An archive's own description of a publication


HAL = """<listBibl><biblFull><titleStmt><title xml:lang="en">On Things</title>
<author role="aut"><persName><forename type="first">Jane</forename><surname>Doe</surname></persName><email>x</email></author></titleStmt>
<editionStmt><edition n="v1"><date type="whenSubmitted">2020-01-02</date></edition></editionStmt>
<publicationStmt><distributor>CCSD</distributor><idno type="halId">hal-1</idno><idno type="halUri">https://hal.science/hal-1</idno></publicationStmt>
<sourceDesc><biblStruct><analytic><title xml:lang="en">On Things</title>
<author role="aut"><persName><forename type="first">Jane</forename><surname>Doe</surname></persName></author></analytic>
<monogr><title level="j">Things</title><imprint><publisher>P</publisher><biblScope unit="volume">3</biblScope><biblScope unit="pp">1-9</biblScope>
<date type="datePub">2019</date></imprint></monogr><idno type="doi">10.1000/1</idno></biblStruct></sourceDesc>
<profileDesc><langUsage><language ident="en">English</language></langUsage><textClass><keywords scheme="author"><term>k</term></keywords>
<classCode scheme="halTypology" n="ART">article</classCode></textClass><abstract xml:lang="en"><p>Short.</p></abstract></profileDesc>
</biblFull></listBibl>"""


def test_the_header_of_an_archive() -> None:
    record = only(HAL)
    assert record.type == "article-journal"
    assert people(record) == ["Jane Doe"]
    texts = dict(record.texts)
    assert (texts["title"], texts["container-title"], texts["volume"], texts["page"]) == (
        "On Things",
        "Things",
        "3",
        "1-9",
    )
    assert (texts["DOI"], texts["publisher"], texts["language"]) == ("10.1000/1", "P", "en")
    assert (texts["abstract"], record.keywords) == ("Short.", ("k",))
    assert record.dates["issued"].edtf == "2019"


# More of what stands in entries


def test_people_who_are_only_pointed_to_are_kept() -> None:
    record = flat("<author ref='#p1'/><title>T</title>")
    assert people(record) == []
    assert record.extra["tei"] == ['<author ref="#p1"/>']


def test_names_with_a_role_of_their_own() -> None:
    record = flat("<title>T</title><persName role='translator'>Jane Doe</persName>")
    assert people(record, Role.TRANSLATOR) == ["Jane Doe"]
    other = flat("<title>T</title><orgName role='transcription' ref='#p'/>")
    assert other.extra["tei"] == ['<orgName role="transcription" ref="#p"/>']


def test_who_publishes() -> None:
    record = work(
        "<analytic><title level='a'>A</title><respStmt><resp ref='http://id.loc.gov/vocabulary/relators/aut'>written</resp>"
        "<persName><surname>Doe</surname><idno type='gnd'>1</idno><email>x@y</email></persName></respStmt></analytic>"
        "<monogr><title level='j'>J</title><respStmt><resp>Publiziert von</resp><orgName>A Library</orgName></respStmt>"
        "<imprint><biblScope unit='year'>2024</biblScope></imprint></monogr>"
    )
    assert record.texts["publisher"] == "A Library"
    assert record.names(Role.AUTHOR)[0].identifiers == (("gnd", "1"),)
    assert record.dates["issued"].edtf == "2024"
    assert "volume" not in record.texts
    assert record.extra["tei"] == ["<email>x@y</email>"]


@pytest.mark.parametrize(
    ("scope", "pages"),
    [("478 S.", "478"), ("[32 pp.]", "32"), ("LV + 192 S.", "LV + 192")],
)
def test_pages_of_the_whole(scope: str, pages: str) -> None:
    record = flat(f"<title>T</title><biblScope>{scope}</biblScope>")
    assert (record.texts["number-of-pages"], record.texts.get("page")) == (pages, None)


def test_numbers_of_series() -> None:
    record = flat("<title>T</title><title level='s'>S</title><num type='series'>2</num>")
    assert record.texts["collection-number"] == "2"


def test_where_a_meeting_was() -> None:
    record = work(
        "<monogr><title level='m'>P</title><meeting>The Meeting<address><addrLine>Berlin</addrLine></address></meeting><imprint/></monogr>"
    )
    assert (record.texts["event-title"], record.texts["event-place"]) == ("The Meeting", "Berlin")


def test_a_scope_of_numbers_alone_is_of_pages() -> None:
    record = work(
        "<analytic><title>A</title></analytic><monogr><title>J</title><imprint><biblScope from='11' to='13'/></imprint></monogr>"
    )
    assert record.texts["page"] == "11-13"


def test_the_number_of_an_article_and_its_year() -> None:
    record = work(
        "<analytic><title level='a'>A</title><date when='2024-06-06'/></analytic><monogr><title level='j'>J</title><imprint>"
        "<biblScope unit='year'>2024</biblScope><biblScope unit='artikel'>04</biblScope></imprint></monogr>"
    )
    assert (record.texts["number"], record.dates["issued"].edtf) == ("04", "2024-06-06")
    assert "tei" not in record.extra


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Blätter, Bd. 1, Nr. 2", "Blätter"),
        ("Blätter, Bd. 3, Nr. 2", "Blätter, Bd. 3, Nr. 2"),
        ("Blätter 2", "Blätter 2"),
    ],
)
def test_numbers_behind_the_title_of_a_journal(title: str, read: str) -> None:
    record = flat(
        f"<title level='a'>A</title><title level='j'>{title}</title>"
        "<biblScope unit='volume'>1</biblScope><biblScope unit='issue'>2</biblScope>"
    )
    assert record.texts["container-title"] == read


def test_marks_of_library_catalogues_around_articles() -> None:
    record = flat("<title level='m'>&#x98;The &#x9c;Book</title>")
    assert record.texts["title"] == "The Book"


def test_keys_and_prefixes_of_people() -> None:
    record = flat(
        "<author key='p1'>Doe, Jane</author><author key='Roe, R., 1888-'>Roe, R.</author>"
        "<author><persName ref='gnd:118 viaf:7'><forename>A.</forename><surname>Poe</surname></persName></author><title>T</title>"
    )
    doe, roe, poe = record.names(Role.AUTHOR)
    assert (doe.key, roe.key, roe.identifiers) == ("p1", None, (("key", "Roe, R., 1888-"),))
    assert poe.identifiers == (("gnd", "118"), ("viaf", "7"))


def test_films_are_no_books() -> None:
    record = flat("<title>T</title><note type='work_kind'>Film</note>")
    assert record.type == "motion_picture"


def test_a_type_that_nobody_else_knows_is_kept() -> None:
    record = flat("<title level='m'>T</title>", "type='termPaper' subtype='draft'")
    assert (record.type, record.extra["tei"]) == (
        "book",
        ['<bibl type="termPaper" subtype="draft"/>'],
    )


def test_who_transforms_a_file_is_no_translator() -> None:
    record = flat(
        "<title>T</title><respStmt><resp ref='http://id.loc.gov/vocabulary/relators/dtm'>Transformation nach TEI</resp><persName>Jane Doe</persName></respStmt>"
    )
    assert not record.people


# Entries without structure


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("J. <name>Doe</name>", ["J. Doe"]),
        ("Jane <name type='surname'>Van Doe</name>", ["Jane Van Doe"]),
        ("J.<surname>Doe</surname>", ["J. Doe"]),
        ("<name type='surname'>Doe</name>, J.R.", ["J.R. Doe"]),
        ("J. <name>Doe</name> and R. <name>Roe</name>", ["J. Doe", "R. Roe"]),
        ("J. <name>Doe</name> et al.", ["J. Doe", "et al."]),
        ("and <surname>Doe</surname> <forename>Jane</forename>", ["Jane Doe"]),
        ("<surname>Doe</surname> <forename>Jane</forename> et al.", ["Jane Doe", "et al."]),
        ("by <name>Jane Doe</name>", ["Jane Doe"]),
        ("The <name>Society</name> of Things", ["The Society of Things"]),
    ],
)
def test_given_names_around_a_marked_family_name(author: str, names: list[str]) -> None:
    assert people(flat(f"<author>{author}</author><title>T</title>")) == names


def test_addresses_as_keys_of_people() -> None:
    record = flat(
        "<author key='http://viaf.org/viaf/7'>J. <name>Doe</name></author><title>T</title>"
    )
    (name,) = record.names(Role.AUTHOR)
    assert (name.identifiers, name.key) == ((("viaf", "7"),), None)


def test_editors_in_brackets() -> None:
    record = flat("<author>J. Doe</author>, <author>R. Roe</author> (eds.), <title>T</title>")
    assert (people(record), people(record, Role.EDITOR)) == ([], ["J. Doe", "R. Roe"])
    other = flat("<author>J. Doe</author>, <title>T</title> in <author>R. Roe</author> (ed.)")
    assert (people(other), people(other, Role.EDITOR)) == (["J. Doe"], ["R. Roe"])


def test_what_an_editor_does() -> None:
    record = flat(
        "<title>T</title>, ed. <editor>A. Poe</editor>, trans. <editor>J. Doe</editor> and <editor>R. Roe</editor>"
    )
    assert people(record, Role.EDITOR) == ["A. Poe"]
    assert people(record, Role.TRANSLATOR) == ["J. Doe", "R. Roe"]
    both = flat("<title>T</title>, trans. and ed. <editor>A. Poe</editor>")
    assert people(both, Role.EDITOR_TRANSLATOR) == ["A. Poe"]


def test_the_number_behind_a_series() -> None:
    record = flat(
        "<title level='m'>T</title>, <title level='s'>S</title> <biblScope unit='issue'>33</biblScope>"
    )
    assert (record.texts["collection-number"], record.texts.get("issue")) == ("33", None)


def test_a_series_may_be_a_journal() -> None:
    record = flat(
        "<title level='a'>A</title>, <title level='s'>S</title> <biblScope unit='issue'>3</biblScope>, <biblScope>4-9</biblScope>"
    )
    assert (record.type, record.texts["container-title"]) == ("article-journal", "S")
    assert (record.texts["issue"], record.texts["page"]) == ("3", "4-9")


def test_an_article_without_a_title() -> None:
    record = flat(
        "<author>J. Doe</author>, <title level='j'>J</title> <biblScope unit='page'>80</biblScope>"
    )
    assert (record.type, record.texts["container-title"]) == ("article-journal", "J")
    assert "title" not in record.texts


def test_titles_and_links_in_one_another() -> None:
    record = flat("<ref target='https://a.org/1'><title level='m'>T</title></ref>")
    assert (record.texts["title"], record.texts["URL"]) == ("T", "https://a.org/1")
    other = flat(
        "<title level='m' source='https://a.org/1'>T</title> <ref target='https://a.org/2'>here</ref>"
    )
    assert other.texts["URL"] == "https://a.org/2"
    assert other.extra["tei"] == ['<ref type="title" target="https://a.org/1"/>']


def test_volumes_in_exports_of_zotero() -> None:
    record = work(
        "<monogr><title level='m'>T</title><extent>6</extent><imprint/></monogr>",
        "corresp='http://zotero.org/groups/1/items/A'",
    )
    assert record.texts["number-of-volumes"] == "6"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("<date notBefore-iso='1855-01-01' when-iso='1855-07-02'>1855</date>", "1855"),
        ("<date from-iso='1925-01-01' to-iso='1925-12-31'>1925  – 1925</date>", "1925"),
        ("<date from-iso='1891-01-01' to-iso='1891-12-31'>1891 – 1910</date>", "1891/1910"),
        (
            "<date from='1925-01-01' to='1925-12-31'>all through 1925</date>",
            "1925-01-01/1925-12-31",
        ),
        ("<date>19-06-1927 – 19-06-1927</date>", "1927-06-19"),
    ],
)
def test_dates_that_a_database_filled_up(date: str, edtf: str) -> None:
    assert flat(f"<title>T</title>{date}").dates["issued"].edtf == edtf


def test_what_a_database_keeps_among_the_titles() -> None:
    record = flat("<title type='main'>T</title><title type='werk_link'> https://a.org/1 </title>")
    assert (record.texts["title"], record.texts["URL"]) == ("T", "https://a.org/1")


def test_a_series_among_the_scopes() -> None:
    record = work(
        "<monogr><title level='m'>T</title><imprint/><biblScope unit='series'>S 185</biblScope></monogr>"
    )
    assert record.texts["collection-title"] == "S 185"


def test_principal_people() -> None:
    record = flat(
        "<author role='principal'>A. Poe</author><editor role='principal'>R. Roe</editor><title>T</title>"
    )
    assert (people(record), people(record, Role.EDITOR)) == (["A. Poe"], ["R. Roe"])


def test_a_body_in_an_element_for_people() -> None:
    record = flat(
        "<author><persName><name>Society of Things</name></persName></author><title>T</title>"
    )
    assert record.names(Role.AUTHOR)[0].kind is NameKind.BODY


def test_files_that_are_not_in_utf8_and_do_not_say_so() -> None:
    text = "<listBibl><bibl><title>Café – 2</title></bibl></listBibl>"
    (record,), problems = read_all(text.encode("cp1252"))
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "Café – 2"
    assert [problem.code for problem in problems] == ["encoding"]
    (other,), problems = read_all(text.encode() + b"<!-- \xe9 -->")
    assert isinstance(other, SecondaryRecord)
    assert other.texts["title"] == "Café – 2"
    assert [problem.code for problem in problems] == ["not-well-formed"]


def test_many_entries_without_keys_take_no_longer_each() -> None:
    entry = "<bibl><author>Doe, J.</author><title>T</title><date>1999</date></bibl>"
    records, _ = read_all(f"<listBibl>{entry * 1000}</listBibl>")
    assert records[-1].id == "doe1999-1000"


def test_punctuation_and_looks_around_statements() -> None:
    record = flat(
        "<author><hi rend='small-caps'><surname>Doe</surname></hi> <c>(</c><forename>Jane</forename><c>)</c></author> <c>(</c><edition><date>2009</date></edition><c>)</c> <c>«</c> "
        "<title level='a'>A</title> <c>»</c><pc>,</pc> <hi rend='italic'><title level='j'><hi rend='italic'>J</hi></title></hi>, <abbr>vol.</abbr> <biblScope unit='volume'>2</biblScope>"
    )
    assert (people(record), record.texts["container-title"], record.texts["volume"]) == (
        ["Jane Doe"],
        "J",
        "2",
    )
    assert (record.dates["issued"].edtf, "edition" in record.texts, "tei" in record.extra) == (
        "2009",
        False,
        False,
    )


def test_editors_whose_mark_is_an_element() -> None:
    record = flat("<author>J. Doe</author> (<abbr>dir.</abbr>) <title level='m'>T</title>")
    assert people(record, Role.EDITOR) == ["J. Doe"]


def test_a_thesis_in_parts() -> None:
    record = flat(
        "<author>J. DOE et R. ROEBUCK.</author> <title level='u'>T</title>, <title level='u'>thèse de doctorat</title>, <orgName>A University</orgName>"
    )
    assert people(record) == ["J. DOE", "R. ROEBUCK"]
    assert (record.type, record.texts["genre"], record.texts["publisher"]) == (
        "thesis",
        "thèse de doctorat",
        "A University",
    )


def test_names_in_two_scripts() -> None:
    record = flat("<author>Doe, Jane, 1267 or 8-1338جين دو</author><title>T</title>")
    (name,) = record.names(Role.AUTHOR)
    assert (name.display(), [form.display() for form in name.forms]) == ("Jane Doe", ["جين دو"])


def test_what_a_header_cites_for_its_words_is_no_entry() -> None:
    text = f"{TEI}<teiHeader><encodingDesc><classDecl><taxonomy><bibl><ref target='https://a.org'>Headings of Things</ref></bibl></taxonomy></classDecl></encodingDesc></teiHeader></TEI>"
    assert read_all(text)[0] == []


def test_years_of_other_calendars() -> None:
    record = flat("<title>T</title><date calendar='#Hijri-qamari' when='1062'>1062</date>")
    date = record.dates["issued"]
    assert (date.edtf, date.raw, date.note) == (None, "1062", "Hijri-qamari")


def test_a_name_that_lost_its_frame() -> None:
    record = flat(
        "<author><surname>Doe</surname> <forename>J.</forename></author>, and <surname>Roe</surname>, <forename>R.</forename>, <surname>Poe</surname> <forename>A.</forename>, <date>1999</date>, <title>T</title>"
    )
    assert people(record) == ["J. Doe", "R. Roe", "A. Poe"]
    assert "tei" not in record.extra


# Entries that are texts: the punctuation around their parts


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<title level='a'>“On Things of Note.”</title>", "On Things of Note"),
        ("<title level='m'>A History of Small Things.</title>", "A History of Small Things"),
        ("<title level='m'>Things, and more,</title>", "Things, and more"),
        ("<title level='m'>The Works of Doe etc.</title>", "The Works of Doe etc."),
        ("<title level='j'>J. Things.</title>", "J. Things."),
    ],
)
def test_punctuation_in_a_title(title: str, expected: str) -> None:
    record = flat(f"<author>Doe, J.</author> {title} <date>1999</date>")
    assert expected in record.texts.values()


def test_a_title_that_stands_apart_keeps_its_full_stop() -> None:
    record = work("<monogr><title level='m'>A History of Things.</title><imprint/></monogr>")
    assert record.texts["title"] == "A History of Things."


def test_punctuation_in_an_imprint() -> None:
    record = flat("<title>T</title> <pubPlace>Paris:</pubPlace> <publisher>House,</publisher>")
    assert (record.texts["publisher-place"], record.texts["publisher"]) == ("Paris", "House")


def test_the_label_of_a_project() -> None:
    record = flat("<bibl type='abbrev'>Roe, coll. Athens</bibl><title level='m'>T</title>")
    assert dict(record.texts) == {"title": "T", "citation-label": "Roe, coll. Athens"}


def test_an_address_behind_words() -> None:
    record = flat("<title>T</title>, <a href='https://a.org/x'>archive</a>")
    assert (record.texts["URL"], dict(record.extra)) == ("https://a.org/x", {})


def test_who_keeps_a_document() -> None:
    record = flat(
        "<title level='a'>T</title>, ms. <distributor>Roe Fonds</distributor>, <idno>3.1</idno>."
    )
    assert record.type == "manuscript"
    assert (record.texts["archive"], record.texts["archive_location"]) == ("Roe Fonds", "3.1")


@pytest.mark.parametrize(
    ("series", "title", "number"),
    [
        ("Studies in Things 185", "Studies in Things", "185"),
        ("Studies in Things, vol. 7", "Studies in Things", "7"),
        ("Studies in Things, XLII", "Studies in Things", "XLII"),
        ("Things of 1900", "Things of 1900", None),
        ("Series 7", "Series", "7"),
    ],
)
def test_a_series_with_its_number(series: str, title: str, number: str | None) -> None:
    record = work(
        f"<monogr><title level='m'>T</title><imprint/></monogr><series><title level='s'>{series}</title></series>"
    )
    assert record.texts["collection-title"] == title
    assert record.texts.get("collection-number") == number


def test_what_is_said_twice() -> None:
    record = flat(
        "<editor>A. Doe</editor><title>T</title> <pubPlace>Rome</pubPlace>, ed. <editor>A. Doe</editor>, <pubPlace>Rome</pubPlace>"
    )
    assert (people(record, Role.EDITOR), record.texts["publisher-place"]) == (["A. Doe"], "Rome")


def test_a_chapter_of_an_encyclopedia_that_is_called_a_series() -> None:
    record = flat(
        "<title level='a'>A</title> <editor>B. Roe</editor> <title level='s'>An Encyclopedia</title> <biblScope unit='pp'>5-9</biblScope>"
    )
    assert (record.type, record.texts["container-title"]) == ("chapter", "An Encyclopedia")


def test_the_same_year_in_three_digits() -> None:
    date = work(monogr("<date when='0864'>864</date>")).dates["issued"]
    assert (date.edtf, date.raw) == ("0864", None)


# Periodicals


def imprint(*parts: str) -> SecondaryRecord:
    inside = "".join(f"<imprint{part}</imprint>" for part in parts)
    return work(f"<monogr><title level='j'>T</title>{inside}</monogr>")


ONSET = "<date type='onset' when='{0}'>{0}</date><date type='terminus' when='{1}'>{1}</date>"


def test_several_runs_of_a_periodical() -> None:
    record = imprint(f">{ONSET.format(1906, 1908)}{ONSET.format(1910, 1914)}")
    assert record.dates["issued"].edtf == "1906/1914"
    assert ("1908" in str(record.extra["tei"]), "1910" in str(record.extra["tei"])) == (True, True)


def test_a_run_that_goes_on() -> None:
    onset = "<date type='onset'>1910</date>"
    record = imprint(f">{ONSET.format(1906, 1908)}{onset}")
    assert record.dates["issued"].edtf == "1906/.."


def test_a_run_beside_its_end() -> None:
    record = imprint("><date type='onset'>1858</date><date>1868</date><date>1858-1868]</date>")
    assert (record.dates["issued"].edtf, dict(record.extra)) == ("1858/1868", {})


def test_two_imprints_one_after_the_other() -> None:
    one, other = (f"><pubPlace>{p}</pubPlace>{ONSET.format(*y)}" for p, y in (("Cairo", (1906, 1908)), ("Rome", (1909, 1914))))  # fmt: skip
    record = imprint(one, other)
    assert record.texts["publisher-place"] == "Cairo; Rome"
    assert record.dates["issued"].edtf == "1906/1914"


@pytest.mark.parametrize("languages", [(" xml:lang='ar'", " xml:lang='en'"), ("", "")])
def test_one_imprint_in_two_calendars(languages: tuple[str, str]) -> None:
    record = imprint(
        f"{languages[0]}><publisher>House</publisher><date when='1909-09-16' datingMethod='#islamic'>1 Ram 1327</date>",
        f"{languages[1]}><publisher>A House</publisher><date when='1909-09-16'>16 Sep 1909</date>",
    )
    assert (record.texts["publisher"], record.dates["issued"].raw) == ("House", "1 Ram 1327")
    assert "<imprint" in str(record.extra["tei"])


def test_an_article_that_is_one_with_its_noun() -> None:
    text = "<listBibl><bibl><title>&#x98;al-&#x9c; Muqtabas</title></bibl></listBibl>"
    assert only(text).texts["title"] == "al-Muqtabas"


def test_pages_in_a_note_and_editors_of_an_edited_book() -> None:
    record = flat(
        "<title level='m'>T</title><author>Doe, J.</author><note type='pageCount'>494</note>",
        "type='book' subtype='edited'",
    )
    assert dict(record.texts) == {"title": "T", "number-of-pages": "494"}
    assert (people(record), people(record, Role.EDITOR)) == ([], ["J. Doe"])


def test_one_note_for_each_tag() -> None:
    record = flat(
        "<title>T</title><note type='tag'>MS: Berlin, A Library</note><note type='tag'>Subject: Things</note>"
    )
    assert record.keywords == ("MS: Berlin, A Library", "Subject: Things")


def test_a_word_for_journals_is_understood() -> None:
    record = flat("<title level='j'>T</title>", "type='journal'")
    assert (record.type, dict(record.extra)) == ("periodical", {})


def test_a_place_that_begins_like_a_month() -> None:
    date = work(monogr("<date>Marburg 1971</date>")).dates["issued"]
    assert (date.edtf, date.raw) == (None, "Marburg 1971")
