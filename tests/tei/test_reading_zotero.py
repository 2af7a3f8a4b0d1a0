"""TEI that Zotero exports: what stands there must be what Zotero's other exports say of the item."""

import pytest

from maocite.model import Role, SecondaryRecord
from tei.test_reading import people, read_all

ITEM = "corresp='http://zotero.org/groups/1/items/ABCDEFGH'"


def item(kind: str, inside: str) -> SecondaryRecord:
    (record,), problems = read_all(
        f"<listBibl><biblStruct type='{kind}' {ITEM}>{inside}</biblStruct></listBibl>"
    )
    assert isinstance(record, SecondaryRecord)
    assert [problem.code for problem in problems if problem.code != "kept"] == []
    return record


def resp(word: str, family: str) -> str:
    return f"<respStmt><resp>{word}</resp><persName><forename>J.</forename><surname>{family}</surname></persName></respStmt>"


def monogr(inside: str, imprint: str = "<date/>") -> str:
    return f"<monogr>{inside}<title level='m'>T</title><imprint>{imprint}</imprint></monogr>"


def test_an_article() -> None:
    record = item(
        "journalArticle",
        "<analytic xml:lang='fr'><author><forename>Jane</forename><surname>Doe</surname></author><title level='a'>A <hi rend='nocase'>iP</hi></title><title type='short'>A</title><idno type='callNumber'>c1</idno></analytic>"
        "<monogr><editor><name>An Editor</name></editor><title level='j'>J</title><ptr target='https://a.org/1'/><idno type='ISSN'>1234-5678</idno><imprint><date when='1999-03'>March 1999</date>"
        "<biblScope unit='volume'>2</biblScope><date type='accessed'>2020-01-02</date></imprint></monogr>"
        "<note type='abstract'><p>One.</p><p>Two.</p></note><note type='extra'>An extra.</note><note type='tags'><term type='tag'>k</term></note>",
    )
    assert dict(record.texts) == {
        "title": 'A <span class="nocase">iP</span>',
        "title-short": "A",
        "call-number": "c1",
        "container-title": "J",
        "URL": "https://a.org/1",
        "ISSN": "1234-5678",
        "volume": "2",
        "abstract": "One. Two.",
        "note": "An extra.",
        "language": "fr",
    }
    assert record.dates["accessed"].edtf == "2020-01-02"
    assert (record.keywords, "tei" in record.extra) == (("k",), False)


@pytest.mark.parametrize(
    ("kind", "creator", "role"),
    [
        ("film", "director", Role.DIRECTOR),
        ("film", "scriptwriter", Role.SCRIPT_WRITER),
        ("film", "castMember", Role.PERFORMER),
        ("audioRecording", "performer", Role.AUTHOR),
        ("artwork", "artist", Role.AUTHOR),
        ("map", "cartographer", Role.AUTHOR),
        ("computerProgram", "programmer", Role.AUTHOR),
        ("patent", "inventor", Role.AUTHOR),
        ("interview", "interviewee", Role.AUTHOR),
        ("interview", "interviewer", Role.INTERVIEWER),
        ("presentation", "presenter", Role.AUTHOR),
        ("podcast", "podcaster", Role.AUTHOR),
        ("bill", "sponsor", Role.AUTHOR),
        ("book", "translator", Role.TRANSLATOR),
        ("letter", "recipient", Role.RECIPIENT),
    ],
)
def test_creators(kind: str, creator: str, role: Role) -> None:
    assert people(item(kind, monogr(resp(creator, "Doe"))), role) == ["J. Doe"]


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("podcast", "broadcast"),
        ("webpage", "webpage"),
        ("preprint", "article"),
        ("email", "personal_communication"),
    ],
)
def test_types(kind: str, csl: str) -> None:
    assert item(kind, monogr("")).type == csl


def test_numbers() -> None:
    record = item(
        "book",
        "<monogr><title level='m'>T</title><edition n='1.2'>3</edition><imprint><date/></imprint>"
        "<extent><measure unit='volume' quantity='4'/><measure unit='page' quantity='320'/><measure>20 cm</measure></extent></monogr>"
        "<series><title level='s' type='alternative'>S</title><biblScope unit='volume'>7</biblScope></series>",
    )
    assert {k: v for k, v in record.texts.items() if k != "title"} == {
        "edition": "3",
        "version": "1.2",
        "number-of-volumes": "4",
        "number-of-pages": "320",
        "dimensions": "20 cm",
        "collection-title": "S",
        "collection-number": "7",
    }


def test_what_tei_has_no_word_for() -> None:
    assert (
        item("computerProgram", monogr("<edition type='callNumber'>1.2</edition>")).texts[
            "version"
        ]
        == "1.2"
    )
    paper = item(
        "conferencePaper",
        "<analytic><title level='a'>P</title></analytic><monogr><title type='conferenceName'>C</title><title level='m'>Q</title><imprint><date/></imprint></monogr>",
    )
    assert (paper.texts["event-title"], paper.texts["container-title"]) == ("C", "Q")
    news = item(
        "newspaperArticle", monogr("", "<date/><biblScope unit='chapter'>Culture</biblScope>")
    )
    assert news.texts["section"] == "Culture"
    talk = item("presentation", monogr("", "<pubPlace>Rome</pubPlace><date/>"))
    assert (talk.texts["event-place"], "publisher-place" in talk.texts) == ("Rome", False)


def test_an_item_in_several_collections_is_one() -> None:
    first = f"<biblStruct type='book' xml:id='d1' {ITEM}>{monogr('')}</biblStruct>"
    again = f"<biblStruct type='book' xml:id='d2' sameAs='#d1' {ITEM}>{monogr('')}</biblStruct>"
    records, problems = read_all(f"<listBibl><listBibl>{first}</listBibl>{again}</listBibl>")
    assert [record.id for record in records] == ["d1"]
    assert [problem.code for problem in problems] == ["same-as"]
