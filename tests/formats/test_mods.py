"""MODS: the laws of a round trip, what reaches Zotero, and the files of libraries."""

import pytest
from hypothesis import given, settings
from lxml import etree

from maocite.api import read
from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.mapping.mods_table import NAMESPACE
from maocite.model import ArchivalRecord, Date, Name, NameKind, Record, Role, SecondaryRecord
from maocite.readers.mods import READER
from maocite.sources import Source
from maocite.writers.mods import WRITER
from strategies import records


def write(*written: Record) -> str:
    problems: list[Problem] = []
    text = "".join(WRITER.write(written, Options(), problems.append))
    assert problems == []
    return text


def parse(text: str | bytes) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    content = text if isinstance(text, bytes) else text.encode()
    found = [record for record, _ in READER.read(Source("x.mods", content), problems.append)]
    return found, problems


def one(body: str) -> SecondaryRecord:
    (record,), _ = parse(mods(body))
    assert isinstance(record, SecondaryRecord)
    return record


def mods(body: str) -> str:
    return f'<modsCollection xmlns="{NAMESPACE}"><mods>{body}</mods></modsCollection>'


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("c1931", Date("1931", "c1931")),
        ("1930 [i.e. 1931]", Date("1931", "1930 [i.e. 1931]")),
        ("[19--]", Date("19XX", "[19--]")),
        ("late in 1931", Date(raw="late in 1931")),
    ],
)
def test_dates_in_words_of_catalogues(words: str, date: Date) -> None:
    record = one(
        f"<titleInfo><title>T</title></titleInfo><originInfo><dateIssued>{words}</dateIssued>"
        "</originInfo>"
    )
    assert record.dates["issued"] == date


def texts(markup: str, path: str) -> list[str]:
    found = etree.fromstring(markup.encode()).xpath(path, namespaces={"m": NAMESPACE})
    assert isinstance(found, list)
    return ["".join(e.itertext()) if isinstance(e, etree._Element) else str(e) for e in found]


@settings(max_examples=100, deadline=None)
@given(records())
def test_every_record_comes_home(record: Record) -> None:
    assert parse(write(record))[0] == [record]


def test_the_founding_dataset_comes_home() -> None:
    library = read("sample:mao-albania")
    assert parse(write(*library)) == (list(library), [])


MEMO = SecondaryRecord(
    "k",
    "manuscript",
    {
        "title": "Memorandum",
        "archive": "AQSH",
        "archive_location": "V. 1960, Dos. 3",
        "archive_collection": "Fondi 14/AP",
        "call-number": "14/AP",
        "publisher-place": "Hangzhou",
        "publisher": "Foreign Ministry",
        "license": "CC0",
        "language": "sq",
        "URL": "https://example.org/?a=1&b=2",
        "annote": "A note.",
    },
    {
        Role.AUTHOR: (Name(literal="Ministry", kind=NameKind.BODY),),
        Role.TRANSLATOR: (Name("Mëhilli", "Elidor"),),
        Role.CONTRIBUTOR: (Name("Mëhilli", "Elidor"),),
        Role.RECIPIENT: (Name("Hoxha", "Enver"),),
    },
    {"issued": Date("1960-06-07"), "accessed": Date("2024-03-02")},
    ("Albania", "China"),
)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("m:genre[@authority='local']", ["manuscript"]),
        ("m:titleInfo[not(@type)]/m:title", ["Memorandum"]),
        ("m:name[m:role/m:roleTerm='trl']/m:namePart[@type='family']", ["Mëhilli"]),
        ("m:name[m:role/m:roleTerm='ctb']/m:namePart[@type='given']", ["Elidor"]),
        ("m:name[m:role/m:roleTerm='aut'][@type='corporate']/m:namePart", ["Ministry"]),
        ("m:originInfo/m:dateCreated[@encoding='w3cdtf']", ["1960-06-07"]),
        ("m:originInfo/m:place/m:placeTerm[@type='text']", ["Hangzhou"]),
        ("m:originInfo/m:publisher", ["Foreign Ministry"]),
        ("m:location/m:physicalLocation", ["AQSH", "Fondi 14/AP, V. 1960, Dos. 3"]),
        ("m:classification", ["14/AP"]),
        ("m:accessCondition", ["CC0"]),
        ("m:language/m:languageTerm[@type='code']", ["sq"]),
        ("m:location/m:url[@dateLastAccessed='2024-03-02']", ["https://example.org/?a=1&b=2"]),
        ("m:subject/m:topic", ["Albania", "China"]),
        ("m:relatedItem[@type='host']/m:titleInfo/m:title", ["Fondi 14/AP"]),
        # The import would make an author of a recipient that manuscripts do not have.
        ("m:note[@type='recipient']", ["Hoxha || Enver"]),
    ],
)
def test_elements_of_an_archival_record(path: str, values: list[str]) -> None:
    assert texts(write(MEMO), f"m:mods/{path}") == values


def test_a_chapter_is_part_of_its_book() -> None:
    record = SecondaryRecord(
        "k",
        "chapter",
        {
            "title": "Chapter",
            "container-title": "Book",
            "publisher": "Press",
            "page": "139-157",
            "ISBN": "978-0-1",
        },
        {Role.EDITOR: (Name("A", "B"),)},
        {"issued": Date("2014")},
    )
    text = write(record)
    host = "m:mods/m:relatedItem[@type='host']"
    assert texts(text, f"{host}/m:titleInfo/m:title") == ["Book"]
    assert texts(text, f"{host}/m:originInfo/m:publisher") == ["Press"]
    assert texts(text, f"{host}/m:originInfo/m:dateIssued") == ["2014"]
    assert texts(text, f"{host}/m:name/m:namePart[@type='family']") == ["A"]
    assert texts(text, f"{host}/m:part/m:extent/m:start") == ["139"]
    assert texts(text, f"{host}/m:part/m:extent/m:end") == ["157"]
    assert "extension" not in text
    assert parse(text)[0] == [record]


@pytest.mark.parametrize("page", ["A1", "3-5, 8", "139–157"])
def test_pages_that_are_no_simple_range_reach_zotero_whole(page: str) -> None:
    record = SecondaryRecord("k", "article-journal", {"page": page})
    text = write(record)
    assert texts(text, "//m:extent/m:start") == texts(text, "//m:extent/m:end") == [page]
    assert parse(text)[0] == [record]


@pytest.mark.parametrize(
    ("date", "qualifier"),
    [("1966~", ["approximate"]), ("1966?", ["questionable"]), ("196X", []), ("1966/1967", [])],
)
def test_uncertain_dates(date: str, qualifier: list[str]) -> None:
    record = SecondaryRecord("k", "manuscript", {}, {}, {"issued": Date(date)})
    text = write(record)
    assert texts(text, "//m:dateCreated[@encoding='edtf']") == [date]
    assert texts(text, "//m:dateCreated/@qualifier") == qualifier
    assert parse(text)[0] == [record]


CATALOGUE = """
<titleInfo><nonSort>The</nonSort><title>letters</title><subTitle>a selection</subTitle></titleInfo>
<titleInfo type="alternative"><title>Other</title></titleInfo>
<name type="personal"><namePart>Ulmer, Fran</namePart><namePart type="date">1947-</namePart></name>
<name type="personal"><namePart type="family">Hoxha</namePart><namePart type="given">Enver</namePart>
 <role><roleTerm authority="marcrelator" type="code">rcp</roleTerm></role></name>
<name type="corporate"><namePart>Albania</namePart><namePart>Foreign Ministry</namePart>
 <role><roleTerm type="text">contributor</roleTerm></role></name>
<typeOfResource manuscript="yes">text</typeOfResource>
<originInfo><dateCreated>13 May 1959</dateCreated>
 <dateCreated encoding="iso8601" keyDate="yes">19590513</dateCreated></originInfo>
<language><languageTerm type="code" authority="iso639-2b">alb</languageTerm></language>
<location><physicalLocation>Central State Archives</physicalLocation>
 <shelfLocator>Fondi 14/AP, Dos. 3</shelfLocator></location>
<relatedItem type="host"><titleInfo><title>Party papers</title></titleInfo></relatedItem>
<subject><topic>Diplomacy</topic><geographic>Albania</geographic></subject>
<recordInfo><recordIdentifier>rec1</recordIdentifier></recordInfo>
<tableOfContents>One; two</tableOfContents>
"""


def test_a_catalogue_record() -> None:
    (record,), _ = parse(mods(CATALOGUE))
    assert isinstance(record, ArchivalRecord)
    assert record.id == "rec1"
    assert record.title is not None
    assert record.title.text == "The letters: a selection"
    assert record.names(Role.AUTHOR) == (Name("Ulmer", "Fran"),)
    assert record.names(Role.RECIPIENT) == (Name("Hoxha", "Enver"),)
    assert [name.literal for name in record.names(Role.CONTRIBUTOR)] == [
        "Albania: Foreign Ministry"
    ]
    assert record.date == Date("1959-05-13", "13 May 1959")
    assert record.language == "alb"
    assert record.repository is not None
    assert record.repository.name == "Central State Archives"
    assert [level.name for level in record.levels] == ["Party papers", "Fondi 14/AP, Dos. 3"]
    assert record.keywords == ("Diplomacy",)


def test_what_is_not_understood_goes_back() -> None:
    found, _ = parse(mods(CATALOGUE))
    text = write(*found)
    for value in ("1947-", "Other", "One; two"):
        assert value in text
    assert texts(text, "//m:geographic") == ["Albania"]
    assert len(texts(text, "//m:name[m:namePart='Ulmer']")) == 1
    assert parse(text)[0] == found


@pytest.mark.parametrize(
    ("body", "csl"),
    [
        ('<genre authority="marcgt">thesis</genre>', "thesis"),
        ("<genre>Web site</genre>", "webpage"),
        ("<typeOfResource>cartographic</typeOfResource>", "map"),
        (
            '<relatedItem type="host"><part><detail type="volume"><number>1</number></detail></part></relatedItem>',
            "article-journal",
        ),
        (
            '<relatedItem type="host"><titleInfo><title>B</title></titleInfo></relatedItem>',
            "chapter",
        ),
        ("<typeOfResource>mixed material</typeOfResource>", "document"),
    ],
)
def test_types_of_catalogues(body: str, csl: str) -> None:
    assert one(body).type == csl


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ('<dateIssued encoding="marc">1959</dateIssued>', "1959"),
        ("<copyrightDate>1959</copyrightDate>", "1959"),
        ('<dateCreated qualifier="questionable" encoding="w3cdtf">1959</dateCreated>', "1959?"),
        (
            '<dateCreated point="start" encoding="w3cdtf">1959-05</dateCreated>'
            '<dateCreated point="end" encoding="w3cdtf">1960</dateCreated>',
            "1959-05/1960",
        ),
        ("<dateIssued>1959?</dateIssued>", "1959?"),
    ],
)
def test_dates_of_catalogues(date: str, edtf: str) -> None:
    record = one(f"<genre>map</genre><originInfo>{date}</originInfo>")
    assert record.dates["issued"].edtf == edtf


@pytest.mark.parametrize(
    ("body", "values"),
    [
        (
            "<titleInfo><title>\n Two\n lines</title></titleInfo><abstract> One\nTwo </abstract>",
            {"title": "Two lines", "abstract": "One\nTwo"},
        ),
        (
            "<genre>book</genre><identifier type='isbn'>0801486394 (pbk.)</identifier>"
            "<physicalDescription><extent>vii, 322 p. : ill. ; 23 cm.</extent></physicalDescription>",
            {"ISBN": "0801486394", "number-of-pages": "322"},
        ),
        (
            "<physicalDescription><extent>2 volumes.</extent></physicalDescription>",
            {"number-of-volumes": "2"},
        ),
        (
            "<genre>map</genre><physicalDescription><extent>1 map ; 33 x 15 cm.</extent>"
            "</physicalDescription><subject><cartographics><scale>Scale [ca. 1:5,000].</scale>"
            "</cartographics></subject>",
            {"dimensions": "33 x 15 cm", "scale": "ca. 1:5,000"},
        ),
        (
            "<relatedItem type='host'><titleInfo type='uniform'><title>J</title></titleInfo><part>"
            "<detail type='number'><number>4</number></detail></part></relatedItem>",
            {"container-title": "J", "issue": "4"},
        ),
        ("<language>eng</language>", {"language": "eng"}),
        ("<titleInfo type='uniform'><title>Tirana</title></titleInfo>", {"title": "Tirana"}),
    ],
)
def test_words_of_catalogues(body: str, values: dict[str, str]) -> None:
    record = one(body)
    assert {variable: record.texts.get(variable) for variable in values} == values
    assert parse(write(record))[0] == [record]


@pytest.mark.parametrize(
    ("body", "csl", "genre"),
    [
        ("<genre>Journal article</genre>", "article-journal", None),
        ("<genre>Technical report</genre>", "report", "Technical report"),
        ("<genre>Postkarte</genre>", "personal_communication", None),
        (
            "<physicalDescription><internetMediaType>text/html</internetMediaType>"
            "</physicalDescription>",
            "webpage",
            None,
        ),
        (
            "<relatedItem type='host'><part><extent unit='pages'><start>3</start></extent></part>"
            "</relatedItem>",
            "chapter",
            None,
        ),
        (
            "<relatedItem type='host'><identifier type='issn'>1531-2542</identifier></relatedItem>",
            "article-journal",
            None,
        ),
        ("<originInfo><issuance>monographic</issuance></originInfo>", "book", None),
    ],
)
def test_a_genre_that_only_says_the_type_is_no_genre(
    body: str, csl: str, genre: str | None
) -> None:
    record = one(body)
    assert (record.type, record.texts.get("genre")) == (csl, genre)


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        (
            "<name type='personal'><namePart>Allen, Tillie [1848-1914]</namePart></name>",
            Role.AUTHOR,
            Name("Allen", "Tillie"),
        ),
        ("<name><namePart>Good, Thomas</namePart></name>", Role.AUTHOR, Name("Good", "Thomas")),
        ("<name type='personal'><namePart>Joseph</namePart></name>", Role.AUTHOR, Name("Joseph")),
        (
            "<name type='personal'><namePart>Penck, Albrecht</namePart><role>"
            "<roleTerm type='text'>Adressat</roleTerm></role></name>",
            Role.RECIPIENT,
            Name("Penck", "Albrecht"),
        ),
    ],
)
def test_names_of_catalogues(name: str, role: Role, expected: Name) -> None:
    assert one(name).names(role) == (expected,)


def test_who_printed_or_owned_it_is_no_author() -> None:
    body = "<name><namePart>Naim Frashëri</namePart><role><roleTerm>pbl</roleTerm></role></name>"
    record = one(body)
    assert not record.people
    assert "Naim Frashëri" in write(record)


def test_the_date_that_counts_is_marked() -> None:
    body = (
        "<originInfo><dateIssued>2021</dateIssued></originInfo><originInfo>"
        "<dateCreated keyDate='yes' encoding='w3cdtf'>1930-01-14</dateCreated></originInfo>"
    )
    assert one(body).dates["issued"] == Date("1930-01-14")


@pytest.mark.parametrize(
    ("date", "edtf"), [("1985|9999", "1985/.."), ("19uu|", "19XX"), ("1950|1955", "1950/1955")]
)
def test_years_of_marc(date: str, edtf: str) -> None:
    start, end = date.split("|")
    point = " point='start'" if end else ""
    last = f"<dateIssued encoding='marc' point='end'>{end}</dateIssued>" if end else ""
    body = f"<dateIssued encoding='marc'{point}>{start}</dateIssued>{last}"
    assert one(f"<originInfo>{body}</originInfo>").dates["issued"].edtf == edtf


def test_a_letter_in_an_archive_of_the_kalliope_kind() -> None:
    body = """
    <genre>Brief</genre><location><holdingSimple><copyInformation><shelfLocator>K 880
    </shelfLocator></copyInformation></holdingSimple></location>
    <relatedItem type="original"><location><physicalLocation> Leibniz-Institut </physicalLocation>
    </location></relatedItem>
    <relatedItem type="host"><titleInfo><title>Briefe</title></titleInfo><relatedItem type="host">
    <titleInfo><title>Teilnachlass Penck</title></titleInfo></relatedItem></relatedItem>"""
    (record,), _ = parse(mods(body))
    assert isinstance(record, ArchivalRecord)
    assert record.repository is not None
    assert record.repository.name == "Leibniz-Institut"
    assert [level.name for level in record.levels] == ["Teilnachlass Penck, Briefe", "K 880"]


def test_a_web_page_was_seen_when_its_capture_began() -> None:
    dates = "".join(
        f"<dateCaptured point='{point}' encoding='iso8601'>{day}</dateCaptured>"
        for point, day in (("start", "20020702 "), ("end", "20021203"))
    )
    record = one(f"<genre>web site</genre><originInfo>{dates}</originInfo>")
    assert record.dates["accessed"] == Date("2002-07-02")


def test_zotero_gets_the_date_of_the_event_where_there_is_no_other() -> None:
    record = ArchivalRecord("k", "document", event_date=Date("1960-06-07"))
    text = write(record)
    assert texts(text, "//m:dateCreated") == ["1960-06-07"]
    assert parse(text)[0] == [record]


@pytest.mark.parametrize(
    ("texts_", "location"),
    [
        ({"archive_collection": "Fondi 14", "archive_location": "Dos. 3"}, "Fondi 14, Dos. 3"),
        ({"archive_collection": "Fondi 14"}, "Fondi 14"),
        ({"archive_collection": "A", "archive_location": "A, 3"}, "A, A, 3"),
    ],
)
def test_zotero_learns_from_mods_in_which_collection_something_lies(
    texts_: dict[str, str], location: str
) -> None:
    record = SecondaryRecord("k", "manuscript", {"archive": "Archive", **texts_})
    text = write(record)
    assert texts(text, "//m:physicalLocation[@displayLabel='archive_location']") == [location]
    assert parse(text)[0] == [record]


def test_zoteros_own_files_have_the_location_as_repository() -> None:
    body = '<genre authority="local">manuscript</genre><location><physicalLocation>Box 3</physicalLocation></location>'
    (record,), _ = parse(mods(body))
    assert isinstance(record, ArchivalRecord)
    assert [level.name for level in record.levels] == ["Box 3"]


@pytest.mark.parametrize(
    "text",
    [
        f'<mods xmlns="{NAMESPACE}"><titleInfo><title>T</title></titleInfo></mods>',
        f'<m:modsCollection xmlns:m="{NAMESPACE}"><m:mods><m:titleInfo><m:title>T</m:title></m:titleInfo></m:mods></m:modsCollection>',
        "<modsCollection><mods><titleInfo><title>T</title></titleInfo></mods></modsCollection>",
    ],
)
def test_prefixed_alone_or_without_a_namespace(text: str) -> None:
    (record,), _ = parse(text)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "T"


def test_broken_markup_is_reported_with_its_line_and_the_rest_is_read() -> None:
    body = "\n".join(
        f"<mods><titleInfo><title>{title}</title></titleInfo></mods>"
        for title in ("one", "tw & o", "three")
    )
    found, problems = parse(f'<modsCollection xmlns="{NAMESPACE}">{body}</modsCollection>')
    assert len(found) == 3
    assert [(p.level, p.place.line) for p in problems] == [(Level.ERROR, 2)]


def test_entities_are_not_expanded() -> None:
    doctype = '<!DOCTYPE m [<!ENTITY a "lol"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    found, _ = parse(doctype + mods("<titleInfo><title>&a;&x;</title></titleInfo>"))
    assert "lol" not in str(found)
    assert "root:" not in str(found)


def test_attributes_without_a_place_are_said() -> None:
    _, problems = parse(mods('<subject valueURI="http://x"><topic>T</topic></subject>'))
    assert [(p.level, p.code) for p in problems] == [(Level.WARNING, "attributes")]


def test_edits_win() -> None:
    record = next(
        r for r in read("sample:mao-albania") if isinstance(r, ArchivalRecord) and r.title
    )
    assert record.title is not None
    text = write(record).replace(f"<title>{record.title.text}", "<title>Another", 1)
    (again,), problems = parse(text)
    assert isinstance(again, ArchivalRecord)
    assert again.title is not None
    assert again.title.text == "Another"
    assert again.levels == record.levels
    assert [problem.code for problem in problems] == ["edited"]


def test_a_letter_is_dated_and_placed_by_its_own_imprint() -> None:
    body = """<genre>letter</genre>
    <originInfo><dateCreated keyDate="yes">1931-02-03</dateCreated>
     <place><placeTerm type="text">Shkodër</placeTerm></place></originInfo>
    <originInfo><publisher>Scan House</publisher><dateIssued>2020</dateIssued>
     <place><placeTerm type="text">Aachen</placeTerm></place></originInfo>
    <relatedItem type="host"><titleInfo><title>Letters</title></titleInfo><originInfo>
     <publisher>Scan House</publisher><dateIssued>2020</dateIssued></originInfo></relatedItem>"""
    (record,), _ = parse(mods(body))
    assert isinstance(record, ArchivalRecord)
    assert record.date == Date("1931-02-03")
    text = write(record)
    assert texts(text, "//m:placeTerm") == ["Shkodër", "Aachen"]
    assert texts(text, "//m:publisher") == ["Scan House"] * 2


def test_a_book_comes_out_when_and_where_it_says_itself() -> None:
    record = one("""<genre>book</genre><originInfo><publisher>Schulz</publisher></originInfo>
    <relatedItem type="host"><titleInfo><title>Works</title></titleInfo>
    <originInfo><publisher>Set : 1804-06</publisher><dateIssued>1804</dateIssued></originInfo>
    </relatedItem>""")
    assert record.texts["publisher"] == "Schulz"
    assert record.texts["container-title"] == "Works"
    assert "archive_collection" not in record.texts
    assert record.dates["issued"] == Date("1804")


def test_notes_of_other_kinds_are_read_and_go_back_as_they_are() -> None:
    body = """<genre>book</genre><language><languageTerm>eng</languageTerm></language>
    <note type="acquisition">Purchase, 1946.</note><note type="language">In English.</note>
    <tableOfContents>One -- Two</tableOfContents><note type="annotation">Mine</note>"""
    record = one(body)
    assert record.texts["language"] == "eng"
    assert record.texts["annote"].split("\n\n") == [
        "Mine",
        "acquisition: Purchase, 1946.",
        "language: In English.",
        "Table of Contents: One -- Two",
    ]
    text = write(record)
    assert texts(text, "//m:note[@type='acquisition']") == ["Purchase, 1946."]
    assert texts(text, "//m:note[@type='annotation']") == ["Mine"]
    assert texts(text, "//m:tableOfContents") == ["One -- Two"]
    assert parse(text)[0] == [record]


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            "<name type='personal'><namePart>Doe, Kumar.</namePart></name>",
            {Role.AUTHOR: (Name("Doe", "Kumar"),)},
        ),
        (
            "<name type='personal'><namePart>Doe, J.</namePart></name>",
            {Role.AUTHOR: (Name("Doe", "J."),)},
        ),
        (
            "<name type='personal'><namePart>Jo Doe</namePart><role>"
            "<roleTerm type='text'>committee member</roleTerm></role></name>",
            {Role.CONTRIBUTOR: (Name("Doe", "Jo"),)},
        ),
    ],
)
def test_more_names_of_catalogues(body: str, people: dict[Role, tuple[Name, ...]]) -> None:
    assert one(body).people == people


@pytest.mark.parametrize(
    ("body", "variable", "text"),
    [
        ("<identifier type='uri'>https://e.org/1</identifier>", "URL", "https://e.org/1"),
        (
            "<physicalDescription><extent>XII, 532 s.</extent></physicalDescription>",
            "number-of-pages",
            "532",
        ),
        (
            "<physicalDescription><extent>1 Bl. ; 2 Bl.</extent></physicalDescription>",
            "number-of-pages",
            None,
        ),
    ],
)
def test_more_words_of_catalogues(body: str, variable: str, text: str | None) -> None:
    assert one(f"<genre>book</genre>{body}").texts.get(variable) == text


def test_printed_music_is_a_score() -> None:
    body = "<typeOfResource>notated music</typeOfResource><originInfo>"
    assert one(f"{body}<issuance>monographic</issuance></originInfo>").type == "musical_score"


def test_a_hearing_of_govinfo() -> None:
    record = one("""<titleInfo><title>Trade</title></titleInfo>
    <genre authority="marcgt">government publication</genre>
    <extension><collectionCode>CHRG</collectionCode></extension>
    <extension><chamber>HOUSE</chamber><congress>99</congress><number>12</number></extension>
    <extension><congCommittee><name type="authority-standard">Committee on Trade</name>
    </congCommittee></extension>""")
    assert record.type == "hearing"
    assert dict(record.texts) == {
        "title": "Trade",
        "authority": "House",
        "chapter-number": "99",
        "number": "12",
        "section": "Committee on Trade",
    }
    assert "collectionCode" in write(record)


def test_a_bill_of_govinfo_goes_by_its_short_title() -> None:
    record = one("""<titleInfo><title>An Act To do this and that</title></titleInfo>
    <extension><collectionCode>BILLS</collectionCode></extension><extension>
    <docClass>sjres</docClass><billNumber>7</billNumber><originChamber>SENATE</originChamber>
    <shortTitle>This and That Act</shortTitle>
    <USCode title="12"><section number="3"/><section number="9a"/></USCode></extension>""")
    assert record.type == "bill"
    assert dict(record.texts) == {
        "title": "This and That Act",
        "abstract": "An Act To do this and that",
        "number": "S.J. Res. 7",
        "authority": "Senate",
        "container-title": "U.S.C.",
        "volume": "12",
        "page": "3, 9a",
    }


def test_a_government_publication_is_a_report() -> None:
    assert one("<genre authority='marcgt'>government publication</genre>").type == "report"
