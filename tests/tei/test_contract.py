"""Our schema: made from the table, narrower than TEI, and what ``maocite check`` says with it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import maocite
from maocite.checks.xml_schema import MOST, validate_sources
from maocite.cli import cli
from maocite.errors import InputError
from maocite.formats import Options
from maocite.resources import data
from maocite.sources import Source
from maocite.tei.content import Branch, Leaf, Times, parse_model
from maocite.tei.contract import FILES, ODD, RELAX_NG
from maocite.tei.contract_elements import CLOSED, ELEMENTS
from maocite.tei.validate import validate
from maocite.writers.tei import write_document
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
    found = validate_sources(files, None, Source("s.rng", schema))
    assert {problem.place.source for problem in found} == {"y.xml"}
    with pytest.raises(InputError, match="RELAX NG"):
        validate_sources(files, None, Source("s.rng", b"<a/>"))
    with pytest.raises(InputError, match="well-formed"):
        validate_sources(files, None, Source("s.rng", b"no schema"))


def test_no_more_than_a_person_reads() -> None:
    text = '<listBibl xmlns="http://www.tei-c.org/ns/1.0">' + (
        '<bibl foo="1"/>\n' * (MOST + 7) + "</listBibl>"
    )
    found = validate_sources([Source("x.xml", text.encode())])
    assert len(found) == MOST + 2
    assert found[-2].message.startswith("7 more")


def test_the_command(tmp_path: Path) -> None:
    text = "".join(
        write_document(maocite.read("sample:mao-albania"), Options(), lambda problem: None)
    )
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(text, "utf-8")
    bad.write_text(text.replace('level="u"', 'level="k"', 1), "utf-8")
    assert CliRunner().invoke(cli, ["check", str(good)]).exit_code == 0
    run = CliRunner().invoke(cli, ["check", str(bad)])
    assert run.exit_code == 1
    line = text[: text.index('level="u"')].count("\n") + 1
    assert f"bad.xml:{line}" in run.stderr
    assert "expected: a, j, m, s, u" in run.stderr
