"""Our schema: made from the table, narrower than TEI, and what ``maocite check`` says with it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import maocite
from maocite.checks.xml_schema import MOST, OURS, validate_sources
from maocite.cli import cli
from maocite.errors import InputError
from maocite.formats import Options
from maocite.resources import data
from maocite.sources import Source
from maocite.tei.content import Branch, Leaf, Times, parse_model
from maocite.tei.contract import FILES, ODD, RELAX_NG
from maocite.tei.contract_elements import CLOSED, ELEMENTS
from maocite.tei.edition_header import header_of
from maocite.tei.serialise import serialise
from maocite.tei.validate import validate
from maocite.writers.tei import write_document, write_fragment
from tei import samples
from tei.conftest import SHARED, Schemas

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"


@pytest.fixture(scope="module")
def document() -> str:
    return "".join(write_document([samples.FULL_ARCHIVAL], Options(), lambda problem: None))


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_those_of_the_table(name: str) -> None:
    held = (data() / "schemas" / name).read_text("utf-8")
    assert held == FILES[name](), "run: python -m maocite.tei.contract data/schemas"


def test_the_odd_is_tei_and_lists_what_the_schema_lists(schemas: Schemas) -> None:
    odd = etree.fromstring(FILES[ODD]().encode())
    assert schemas.grammar.validate(odd), schemas.grammar.error_log
    schema = etree.fromstring(FILES[RELAX_NG]().encode())
    for specification in odd.iter(f"{TEI}elementSpec"):
        (found,) = schema.findall(f".//{RNG}element[@name='{specification.get('ident')}']")
        attributes = {one.get("name") for one in found.iter(f"{RNG}attribute")}
        assert attributes == {one.get("ident") for one in specification.iter(f"{TEI}attDef")}
        children = {one.get("key") for one in specification.iter(f"{TEI}elementRef")}
        references = {str(one.get("name")) for one in found.iter(f"{RNG}ref")}
        assert children == {name for name in references if not name.startswith("type.")}
    assert len(list(schema.iter(f"{RNG}element"))) == len(ELEMENTS)


def test_every_element_of_the_contract_is_an_element_of_tei() -> None:
    if not (SHARED / "tei" / "tei_all.rng").exists():
        pytest.skip(f"no TEI schema in {SHARED}; set MAOCITE_SHARED")
    tree = etree.parse(str(SHARED / "tei" / "tei_all.rng"))
    known = {one.get("name") for one in tree.iter(f"{RNG}element")}
    assert {rule.name for rule in ELEMENTS} <= known
    assert {owner for owner, _ in CLOSED} <= {rule.name for rule in ELEMENTS}


def test_content_models() -> None:
    a, b = Leaf("a", Times.OPTIONAL), Leaf("b")
    assert parse_model("a? (b | #text)*") == Branch(
        (a, Branch((b, Leaf("#text")), True, Times.ANY)), False
    )
    with pytest.raises(ValueError, match="bracket"):
        parse_model("a (b")


@pytest.mark.parametrize(
    ("sound", "broken", "expected"),
    [
        ('<note type="genre">', '<note type="remark">', "abstract, annotation"),
        ("<settlement>", "<p/><settlement>", "<p> may not stand after <country> in <msIdentifier>"),
        ('<listBibl type="archival">', '<listBibl type="archival">words', "'words'"),
        ('when="1959-05-13"', 'when="1959-5"', "expected: 1959, 1959-05 or 1959-05-13"),
        ('<resp key="recipient">', "<resp>", "<resp> has no @key"),
        ("<settlement>", '<settlement rend="x">', "@rend may not stand in <settlement>"),
        ("<publicationStmt>", "<publicationStmt/><publicationStmt>", "<publicationStmt> ends"),
        ("<TEI ", "<TEI.2 ", "expected: TEI, teiHeader"),
    ],
)  # fmt: skip
def test_what_is_wrong_and_what_is_expected(
    document: str, sound: str, broken: str, expected: str
) -> None:
    assert validate(Source("x", document.encode())) == []
    text = document.replace(sound, broken, 1)
    if "TEI.2" in broken:
        text = text.replace("</TEI>", "</TEI.2>")
    assert text != document
    found = validate(Source("x", text.encode()))
    changed = next(i for i, (a, b) in enumerate(zip(text, document, strict=False)) if a != b)
    line = text[:changed].count("\n") + 1
    message = next(problem for problem in found if expected in problem.message)
    assert message.place.line == line


def test_valid_tei_outside_the_contract(schemas: Schemas, document: str) -> None:
    """The contract is narrower: a paragraph in the text is TEI, but not what we write."""
    text = document.replace("<p/>", "<p>A text.</p><p>Another.</p>", 1)
    assert schemas.grammar.validate(etree.fromstring(text.encode()))
    assert validate(Source("x", text.encode())) != []


def test_another_schema(tmp_path: Path, document: str) -> None:
    schema = b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    files = [Source("x.xml", b"<a/>"), Source("y.xml", b"<a>\n<b/></a>"), Source("z.yaml", b"")]
    checked = validate_sources(files, None, Source("s.rng", schema))
    assert {problem.place.source for problem in checked.problems} == {"y.xml"}
    assert checked.remarks == (
        "x.xml: measured against s.rng",
        "y.xml: measured against s.rng",
    )
    with pytest.raises(InputError, match="RELAX NG"):
        validate_sources(files, None, Source("s.rng", b"<a/>"))
    with pytest.raises(InputError, match="well-formed"):
        validate_sources(files, None, Source("s.rng", b"no schema"))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"s.rng": "http://example.org/t.rng"}, "nothing is fetched"),
        ({"s.rng": "//example.org/t.rng"}, "nothing is fetched"),
        ({"s.rng": "ftp://example.org/t.rng"}, "nothing is fetched"),
        ({"s.rng": "none.rng"}, "cannot be read: No such file"),
        ({"s.rng": "/dev/zero"}, "is no plain file"),
        ({"s.rng": "t.rng", "t.rng": "s.rng"}, "in turn"),
        ({"s.rng": 't.rng" xml:base="/dev/'}, "xml:base"),
    ],
)
def test_what_a_schema_may_not_include(
    tmp_path: Path, files: dict[str, str], expected: str
) -> None:
    for name, href in files.items():
        text = f'<grammar xmlns="http://relaxng.org/ns/structure/1.0">\n<include href="{href}"/></grammar>'
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=expected) as caught:
        validate(Source("x.xml", b"<a/>"), Source.of(tmp_path / "s.rng"))
    assert caught.value.problems[0].place.line == 2


def test_a_schema_in_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it includes is looked for beside the schema, wherever the command is called."""
    grammar = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
    (tmp_path / "s.rng").write_text(
        f'{grammar}<include href="part/t.rng"/><start><ref name="a"/></start></grammar>'
    )
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "t.rng").write_text(
        f'{grammar}<define name="a"><externalRef href="../u.rng"/></define></grammar>'
    )
    (tmp_path / "u.rng").write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    )
    monkeypatch.chdir(Path(tmp_path.anchor))
    schema = Source.of(tmp_path / "s.rng")
    assert validate(Source("x.xml", b"<a/>"), schema) == []
    assert len(validate(Source("x.xml", b"<b/>"), schema)) == 1


def test_no_more_than_a_person_reads() -> None:
    text = '<listBibl xmlns="http://www.tei-c.org/ns/1.0">' + (
        '<bibl foo="1"/>\n' * (MOST + 7) + "</listBibl>"
    )
    checked = validate_sources([Source("x.xml", text.encode())], None, OURS)
    assert len(checked.problems) == MOST + 1
    assert checked.problems[-1].message.startswith("7 more")


_FOREIGN = (
    '<?xml-model href="http://example.org/odd.rng" type="application/xml"?>'
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p rend="x">A</p></body></text></TEI>'
)


def test_a_file_of_others_is_not_measured_unasked(document: str) -> None:
    """It is well-formed, and which schema its project follows only its project knows."""
    foreign = Source("f.xml", _FOREIGN.encode())
    checked = validate_sources([foreign])
    assert checked.problems == ()
    (remark,) = checked.remarks
    assert remark.startswith("f.xml: well-formed; measured against no schema")
    assert "It names http://example.org/odd.rng." in remark
    assert "--schema FILE.rng" in remark
    assert validate_sources([foreign], None, OURS).problems != ()
    broken = validate_sources([Source("f.xml", _FOREIGN.replace("</p>", "").encode())])
    assert [problem.code for problem in broken.problems] == ["not-xml"]
    ours = validate_sources([Source("o.xml", document.replace("<body>", "<body>x").encode())])
    assert ours.remarks[0].startswith("o.xml: measured against the TEI that maocite writes")
    assert "'x'" in ours.problems[0].message


def test_the_header_of_a_new_edition_binds_nobody(document: str) -> None:
    """Only what is wholly ours says that it follows our schema; an edition grows."""
    header = serialise(header_of(samples.LETTER))
    assert "schemaRef" in document
    assert "schemaRef" not in header


def test_a_fragment_of_ours_is_recognised_by_what_it_is() -> None:
    text = "".join(write_fragment([samples.LETTER], Options(), lambda problem: None))
    checked = validate_sources([Source("x.xml", text.encode())])
    assert checked.remarks == ("x.xml: valid as the TEI that maocite writes",)


def test_the_command(tmp_path: Path) -> None:
    text = "".join(
        write_document(maocite.read("sample:mao-albania"), Options(), lambda problem: None)
    )
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(text, "utf-8")
    bad.write_text(text.replace('level="u"', 'level="k"', 1), "utf-8")
    run = CliRunner().invoke(cli, ["check", str(good)])
    assert run.exit_code == 0
    assert f"{good}: measured against the TEI that maocite writes" in run.stdout
    run = CliRunner().invoke(cli, ["check", str(bad)])
    assert run.exit_code == 1
    line = text[: text.index('level="u"')].count("\n") + 1
    assert f"bad.xml:{line}" in run.stderr
    assert "expected: a, j, m, s, u" in run.stderr
