"""TEI as other projects write it: each tolerance with one case."""

import pytest

from maocite.errors import InputError, Problem
from maocite.model import ArchivalRecord, LevelKind, Record, Role, SecondaryRecord
from maocite.readers.tei import read
from maocite.sources import Source

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def read_all(text: str | bytes) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    content = text if isinstance(text, bytes) else text.encode()
    return [record for record, _ in read(Source("x.xml", content), problems.append)], problems


def work(inside: str, attributes: str = "") -> SecondaryRecord:
    found, _ = read_all(f"<listBibl><biblStruct {attributes}>{inside}</biblStruct></listBibl>")
    (record,) = found
    assert isinstance(record, SecondaryRecord)
    return record


def people(record: Record, role: Role = Role.AUTHOR) -> list[str]:
    return [name.display() for name in record.names(role)]


def monogr(inside: str) -> str:
    return f"<monogr><title level='m'>T</title><imprint>{inside}</imprint></monogr>"


@pytest.mark.parametrize(
    ("scope", "variable", "value"),
    [
        ('<biblScope unit="pp">pp 138</biblScope>', "page", "138"),
        ('<biblScope type="vol">vol 69</biblScope>', "volume", "69"),
        ('<biblScope unit="page">page 5</biblScope>', "page", "5"),
        ('<biblScope unit="page" from="3" to="9"/>', "page", "3-9"),
        ('<biblScope unit="page" from="3" to="3"/>', "page", "3"),
        ('<biblScope unit="nr">12</biblScope>', "issue", "12"),
        ('<biblScope unit="jg">1959</biblScope>', "volume", "1959"),
        ("<biblScope>S. 12–20</biblScope>", "page", "12–20"),
        ("<biblScope>12-20</biblScope>", "page", "12-20"),
    ],
)
def test_scopes(scope: str, variable: str, value: str) -> None:
    inside_imprint = work(monogr(f"<date when='1959'/>{scope}"))
    assert inside_imprint.texts[variable] == value
    after = work(f"<monogr><title level='m'>T</title><imprint><date/></imprint>{scope}</monogr>")
    assert after.texts[variable] == value
    before = work(f"<monogr><title level='m'>T</title>{scope}<imprint><date/></imprint></monogr>")
    assert before.texts[variable] == value


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (
            "<author><surname>Mëhilli</surname><forename>Elidor</forename></author>",
            ["Elidor Mëhilli"],
        ),
        (
            "<author><persName><surname>Doe</surname>, <forename>J.</forename></persName></author>",
            ["J. Doe"],
        ),
        (
            "<author><name><surname>Doe</surname><forename>J.</forename></name></author>",
            ["J. Doe"],
        ),
        (
            '<author><name type="surname">Doe</name><name type="forename">J</name></author>',
            ["J Doe"],
        ),
        ("<author>Doe, Jane</author>", ["Jane Doe"]),
        ("<author>Jane Doe</author>", ["Jane Doe"]),
        ("<author>Doe, Jane; Roe, Richard</author>", ["Jane Doe", "Richard Roe"]),
        ("<author>J. Doe and R. Roe</author>", ["J. Doe", "R. Roe"]),
        ("<author>Ludwig van Beethoven</author>", ["Ludwig van Beethoven"]),
        ("<author>University of Tirana</author>", ["University of Tirana"]),
        ("<author><orgName>Party of Labour</orgName></author>", ["Party of Labour"]),
        (
            '<author><persName><forename type="first">A</forename><forename type="middle">B</forename>'
            "<surname>C</surname></persName></author>",
            ["A B C"],
        ),
        (
            "<author><forename>A</forename> <surname>B</surname>, <forename>C</forename> <surname>D</surname></author>",
            ["A B", "C D"],
        ),
        ("<author><persName>A B</persName><persName>C D</persName></author>", ["A B", "C D"]),
    ],
)
def test_names(author: str, expected: list[str]) -> None:
    record = work(f"<monogr>{author}<title level='m'>T</title><imprint><date/></imprint></monogr>")
    assert people(record) == expected


def test_a_text_name_has_parts() -> None:
    record = work(
        "<monogr><author>van der Berg, Jan</author><title>T</title><imprint><date/></imprint></monogr>"
    )
    (name,) = record.names(Role.AUTHOR)
    assert (name.family, name.given) == ("van der Berg", "Jan")


@pytest.mark.parametrize(
    ("agent", "role"),
    [
        ('<editor role="tr"><name>X</name></editor>', Role.TRANSLATOR),
        ('<editor role="translator"><name>X</name></editor>', Role.TRANSLATOR),
        ('<editor role="ed"><name>X</name></editor>', Role.EDITOR),
        ("<editor><name>X</name></editor>", Role.EDITOR),
        ("<translator><name>X</name></translator>", Role.TRANSLATOR),
        ("<respStmt><resp>Übersetzt von</resp><name>X</name></respStmt>", Role.TRANSLATOR),
        ("<respStmt><resp>Edited by</resp><name>X</name></respStmt>", Role.EDITOR),
        ("<respStmt><resp>director</resp><name>X</name></respStmt>", Role.DIRECTOR),
    ],
)
def test_roles(agent: str, role: Role) -> None:
    record = work(f"<monogr><title level='m'>T</title>{agent}<imprint><date/></imprint></monogr>")
    assert people(record, role) == ["X"]


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ('<date when="1959-05-13"/>', "1959-05-13"),
        ('<date when-iso="1959"/>', "1959"),
        ('<date from="1959" to="1961"/>', "1959/1961"),
        ("<date>1959</date>", "1959"),
        ("<date>(December, 1991):</date>", "1991-12"),
        ("<date>13 May 1959</date>", "1959-05-13"),
        ("<date>May 13, 1959</date>", "1959-05-13"),
        ("<date>1958/59</date>", "1958/1959"),
        ("<date>c. 1958</date>", "1958~"),
        ('<date notBefore="1950" notAfter="1959"/>', "1950/1959"),
        ('<date when="1958" cert="low"/>', "1958?"),
    ],
)
def test_dates(date: str, edtf: str) -> None:
    assert work(monogr(date)).dates["issued"].edtf == edtf


def test_several_dates() -> None:
    record = work(monogr('<date when="1959"/><date type="access">2 May 2020</date>'))
    assert (record.dates["issued"].edtf, record.dates["accessed"].edtf) == ("1959", "2020-05-02")


@pytest.mark.parametrize(
    ("number", "variable", "value"),
    [
        ('<idno type="isbn">978-1</idno>', "ISBN", "978-1"),
        ('<idno type="ISBN-13">978-1</idno>', "ISBN", "978-1"),
        ('<idno type="doi">https://doi.org/10.1/a</idno>', "DOI", "10.1/a"),
        ('<idno type="url">https://a.org</idno>', "URL", "https://a.org"),
        ('<idno type="URI">https://a.org</idno>', "URL", "https://a.org"),
        ("<idno>10.1000/182</idno>", "DOI", "10.1000/182"),
        ('<ref target="https://a.org/x">here</ref>', "URL", "https://a.org/x"),
        ('<ptr target="https://a.org/x"/>', "URL", "https://a.org/x"),
        ('<idno type="callNumber">X 1</idno>', "call-number", "X 1"),
    ],
)
def test_identifiers(number: str, variable: str, value: str) -> None:
    record = work(f"<monogr><title level='m'>T</title>{number}<imprint><date/></imprint></monogr>")
    assert record.texts[variable] == value


@pytest.mark.parametrize(
    ("attributes", "inside", "item_type"),
    [
        ('type="journalArticle"', monogr(""), "article-journal"),
        ('type="bookSection"', monogr(""), "chapter"),
        ('type="article-newspaper"', monogr(""), "article-newspaper"),
        ("", monogr(""), "book"),
        ("", "<analytic><title level='a'>A</title></analytic><monogr><title level='j'>J</title><imprint/></monogr>", "article-journal"),
        ("", "<analytic><title level='a'>A</title></analytic><monogr><title level='m'>J</title><imprint/></monogr>", "chapter"),
        ("", "<monogr><title level='m'>J</title><imprint/></monogr><note type='thesisType'>PhD</note>", "thesis"),
    ],
)  # fmt: skip
def test_types(attributes: str, inside: str, item_type: str) -> None:
    assert work(inside, attributes).type == item_type


def test_a_chapter_keeps_both_titles_and_its_editor() -> None:
    record = work(
        "<analytic><title>Part</title></analytic><monogr><title>Whole</title>"
        "<editor>Cook, Alexander</editor><imprint><date>2014</date></imprint></monogr>"
    )
    assert (record.texts["title"], record.texts["container-title"]) == ("Part", "Whole")
    assert people(record, Role.EDITOR) == ["Alexander Cook"]


def test_a_flat_bibl() -> None:
    (record,), problems = read_all(
        f'{TEI}<text><back><listBibl><bibl xml:id="k"><author>Doe, J.</author>, “<title level="a">A</title>,” '
        '<title level="j">J</title> <biblScope unit="volume">2</biblScope> (<date>1999</date>).</bibl></listBibl></back></text></TEI>'
    )
    assert isinstance(record, SecondaryRecord)
    assert (record.id, record.type) == ("k", "article-journal")
    assert dict(record.texts) == {"volume": "2", "title": "A", "container-title": "J"}
    assert problems == []


def test_markup_and_notes() -> None:
    record = work(
        '<monogr><title level="m">On <hi rend="italics">X</hi><note>a</note></title><imprint><date/></imprint></monogr>'
        "<note>First.</note><note>Second.</note><note type='tags'>a; b</note>"
    )
    assert record.texts["note"] == "First.\n\nSecond."
    assert record.keywords == ("a", "b")
    assert record.texts["title"].startswith("On <i>X</i>")


def test_escaped_markup_of_zotero() -> None:
    record = work('<monogr><title level="m">On &lt;i&gt;X&lt;/i&gt;</title><imprint/></monogr>')
    assert record.texts["title"] == "On <i>X</i>"


def test_what_is_not_understood_is_kept_and_reported() -> None:
    found, problems = read_all(
        '<listBibl><biblStruct xml:id="a"><monogr><title>T</title><imprint/></monogr>'
        '<strange x="1">words</strange></biblStruct></listBibl>'
    )
    assert found[0].extra["tei"] == ['<strange x="1">words</strange>']
    assert [(p.code, p.place.record, p.place.line) for p in problems] == [("kept", "a", 1)]


def test_manuscript_descriptions() -> None:
    (record,), _ = read_all(
        f"{TEI}<teiHeader><fileDesc><sourceDesc><msDesc><msIdentifier><settlement>Berlin</settlement>"
        "<repository>Bundesarchiv</repository><collection>NY 4182</collection><idno type='file'>Akte 12</idno></msIdentifier>"
        "<msContents><msItem><locus from='1' to='6'/><author>Doe, J.</author><title>Notes</title></msItem></msContents>"
        "<history><origin><origDate when='1959'/></origin></history></msDesc></sourceDesc></fileDesc></teiHeader></TEI>"
    )
    assert isinstance(record, ArchivalRecord)
    assert record.repository is not None
    assert (record.repository.name, record.repository.place) == ("Bundesarchiv", "Berlin")
    assert [(lv.kind, lv.label, lv.number, lv.name) for lv in record.levels] == [
        (LevelKind.COLLECTION, None, None, "NY 4182"),
        (LevelKind.FILE, "Akte", "12", None),
    ]
    assert record.folios is not None
    assert record.folios.raw == "1-6"
    assert record.title is not None
    assert (record.title.text, record.date and record.date.edtf) == ("Notes", "1959")
    assert people(record) == ["J. Doe"]


def test_keys() -> None:
    entry = "<biblStruct {}><monogr><author>Doe, J.</author><title>T</title><imprint><date>1999</date></imprint></monogr></biblStruct>"
    entries = [entry.format(attributes) for attributes in ('xml:id="a" n="1"', "", "")]
    text = f"<listBibl>{''.join(entries)}</listBibl>"
    found, _ = read_all(text)
    assert [record.id for record in found] == ["a", "doe1999", "doe1999-2"]


def test_no_namespace_comments_and_instructions() -> None:
    (record,), _ = read_all("<bibl><title level='m'>A<!-- x --> b<?y z?> c</title></bibl>")
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "A b c"


def test_a_broken_id_does_not_lose_the_file() -> None:
    entry = '<bibl xml:id="1959:x"><title>T</title></bibl>'
    found, _ = read_all(f"<listBibl>{entry}{entry}</listBibl>")
    assert [record.id for record in found] == ["1959:x", "1959:x-2"]


def test_what_is_not_well_formed_is_read_as_far_as_possible() -> None:
    found, problems = read_all("<listBibl><bibl><title>T</title></bibl><bibl><title>U</listBibl>")
    assert len(found) == 2
    assert [problem.code for problem in problems] == ["not-well-formed"]


def test_entities() -> None:
    declared = '<!DOCTYPE TEI [<!ENTITY auml "ä">]><bibl><title>M&auml;</title></bibl>'
    (record,), _ = read_all(declared)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "Mä"
    (record,), problems = read_all("<bibl><title>a&nbsp;b &eacute;</title></bibl>")
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "a\u00a0b é"
    assert [problem.code for problem in problems] == ["undeclared-entity"]


def test_nothing_outside_is_read(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret"
    with open(secret, "w", encoding="utf-8") as stream:
        stream.write("secret")
    text = f'<!DOCTYPE bibl [<!ENTITY x SYSTEM "file://{secret}">]><bibl><title>a &x; b</title></bibl>'
    found, _ = read_all(text)
    assert "secret" not in str(found)


def test_expansion_bombs_end() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE bibl [<!ENTITY e0 "lol">{levels}]><bibl><title>&e11;</title></bibl>'
    try:
        found, problems = read_all(text)
    except InputError:
        return
    assert problems
    assert len(str(found)) < 10_000_000


def test_deep_nesting_ends() -> None:
    text = "<listBibl>" + "<bibl>" * 5000 + "</bibl>" * 5000 + "</listBibl>"
    _, problems = read_all(text)
    assert [problem.code for problem in problems][:1] == ["not-well-formed"]
    shallow = "<bibl>" + "<hi>" * 200 + "x" + "</hi>" * 200 + "</bibl>"
    assert len(read_all(shallow)[0]) == 1


def test_no_xml_at_all() -> None:
    with pytest.raises(InputError, match=r"x\.xml:1"):
        read_all("just words")


def test_text_that_goes_on_over_the_end_of_a_chunk() -> None:
    """Files are read in chunks of 64 KiB; long text between the entries may end anywhere."""
    entry = '<bibl xml:id="k{0}"><title>T{0}</title></bibl>'
    content = "".join(entry.format(i) + "x" * (60_000 + 977 * i) for i in range(12))
    text = f"<listBibl>{content}</listBibl>".encode()
    found = [record.id for record, _ in read(Source("x.xml", text), lambda problem: None)]
    assert found == [f"k{i}" for i in range(12)]
