"""The edition in ``examples/``: made again, compared byte by byte, validated."""

import re
from pathlib import Path

import pytest
from lxml import etree

import maocite
from maocite.editions import expand_edition
from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.sources import Source
from tei.conftest import ROOT, Schemas

FOLDER = Path(ROOT, "examples", "edition")
NOTE = re.compile(rb'<note type="formatted" subtype="[\w-]+">.*?</note>')
DIVISION = re.compile(rb' *<div type="bibliography" subtype="maocite">.*?\n      </div>\n', re.S)
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def before() -> bytes:
    if not FOLDER.exists():
        pytest.skip("no examples/ here; they are not part of an installed package")
    return (FOLDER / "edition.xml").read_bytes()


def expanded(content: bytes, problems: list[Problem], style: str = Options().style) -> bytes:
    library = maocite.read("sample:mao-albania")
    source = Source("edition.xml", content)
    return expand_edition(source, library, Options(style=style), problems.append)


def test_the_file_is_what_the_command_makes(before: bytes) -> None:
    problems: list[Problem] = []
    made = expanded(before, problems)
    after = (FOLDER / "edition.expanded.xml").read_bytes()
    command = "maocite tei expand edition.xml -s sample:mao-albania -o edition.expanded.xml"
    assert made == after, f"in examples/edition, run: {command}"
    assert {p.code for p in problems if p.level is Level.WARNING} == {"uncited"}


def test_the_diff_holds_notes_and_bibliography_alone(before: bytes) -> None:
    after = expanded(before, [])
    left = DIVISION.sub(b"", NOTE.sub(b"", after))
    # An empty ``bibl`` has to be opened for its note.
    assert re.sub(rb'(corresp="[^"]*")></bibl>', rb"\1/>", left) == before
    pointers = len(re.findall(rb"<bibl[ >]", before)) + 1  # and one ``ref`` that stands alone
    assert len(NOTE.findall(after)) == pointers


def test_twice_is_once_and_another_style_takes_its_place(before: bytes) -> None:
    after = expanded(before, [])
    assert expanded(after, []) == after
    other = expanded(after, [], "apa")
    assert other == expanded(before, [], "apa") != after


def test_before_and_after_are_valid_and_all_pointers_arrive(
    schemas: Schemas, before: bytes
) -> None:
    after = expanded(before, [])
    for content in (before, after):
        assert schemas.grammar_errors(content.decode(), ours=False) == []
    root = etree.fromstring(after)
    ids = {element.get("{http://www.w3.org/XML/1998/namespace}id") for element in root.iter()}
    words = [
        str(e.get("target") or e.get("corresp") or "") for e in root.iter() if e.tag is not None
    ]
    targets = {re.sub("^rec:", "#", word) for word in words if word.startswith(("#", "rec:"))}
    assert targets <= {f"#{identifier}" for identifier in ids}


def test_the_first_note_is_full_and_later_ones_are_short(before: bytes) -> None:
    root = etree.fromstring(expanded(before, []))
    notes = [
        "".join(n.itertext()) for n in root.iter(f"{TEI}note") if n.get("type") == "formatted"
    ]
    assert "Arkivi Qendror Shtetëror" in notes[0]
    assert "Arkivi" not in "".join(notes[1:])
    assert "AQSH" in notes[2]
    assert notes[2].endswith("Fl. 4, AQSH, F. 14/AP.")
    # 18th edition of Chicago, 13.32: a second note names author and short title.
    assert [note for note in notes if note.startswith("Walder, Fractured Rebellion, 4")]
