"""Editions as XML allows them: what is added stands in the right place and namespace, and no other byte changes."""

import re
from collections.abc import Sequence

import pytest
from lxml import etree

from maocite.errors import InputError, Problem
from maocite.sources import Source
from maocite.tei.expand import MOST_HINTS, CitationRequest, expand
from maocite.tei.scan import scan
from tei.test_expand import LIBRARY, formatter

TEI = "http://www.tei-c.org/ns/1.0"
NS = f'xmlns="{TEI}"'
KEY = "#plain-book"
POINTER = f'<bibl><ptr target="{KEY}"/></bibl>'
HEADER = "<teiHeader><fileDesc><titleStmt><title>E</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"


def edition(body: str, before: str = "", after: str = "", header: str = HEADER) -> str:
    """An edition with this paragraph."""
    return f"{before}<TEI {NS}>{header}<text><body><p>{body}</p></body>{after}</text></TEI>\n<!-- end -->\n"


def prefixed() -> str:
    """Every element of TEI with a prefix."""
    text = edition(POINTER).replace(NS, f'xmlns:t="{TEI}"')
    return re.sub(r"<(/?)(?=\w)", r"<\1t:", text)


EDITIONS = {
    "CDATA": edition(f'<![CDATA[<ref type="bibl" target="{KEY}"/>]]><bibl><![CDATA[</bibl>]]><ptr target="{KEY}"/></bibl>'),
    "entities": edition(
        '&b; &e; <bibl><ptr target="#&k;"/></bibl>',
        before=f'<!DOCTYPE TEI [<!ENTITY b "<ref type=\'bibl\' target=\'{KEY}\'/>"><!ENTITY k "plain-book"><!ENTITY e "x">]>\n',
    ),
    "instructions": edition(
        f'<?a <ref target="{KEY}"/>?><!-- <ref type="bibl" target="{KEY}"/> --><bibl><?b >?><ptr target="{KEY}"/><!-- > --></bibl>',
        before='<?xml version="1.0"?>\n<?xml-model href="x.rng"?>\n<!-- <bibl> -->',
    ),
    "prefix": prefixed(),
    "other namespaces": edition(
        f'<m:ref xmlns:m="urn:m" type="bibl" target="{KEY}"/><ref xmlns="urn:n" type="bibl" target="{KEY}"/>{POINTER}'
    ),
    "examples": edition(f'<egXML xmlns="http://www.tei-c.org/ns/Examples">{POINTER}</egXML>{POINTER}'),
    "prefix of the pointer alone": edition(f'<x:ref xmlns:x="{TEI}" type="bibl" target="{KEY}">a</x:ref>'),
    "prefix of the bibl alone": edition(f'<x:bibl xmlns:x="{TEI}"><x:ptr target="{KEY}"/></x:bibl>'),
    "TEI inside something else": f'<x xmlns="urn:x"><t:TEI xmlns:t="{TEI}"><t:text><t:body><t:p><ptr xmlns="{TEI}" type="bibl" target="{KEY}"/></t:p></t:body></t:text></t:TEI></x>',
    "no namespace": edition(POINTER).replace(f" {NS}", ""),
    "quotation marks": edition(f"<bibl n='a>b \"'><ptr n=\"x>'y'\" target='{KEY}'/></bibl>"),
    "white space": edition(f'<bibl\n\tcorresp="{KEY}"\n/><bibl corresp="{KEY}" ></bibl\n><ptr type="bibl" target="{KEY}"  />'),
    "CRLF": edition(f'{POINTER}\n<ref type="bibl" target="{KEY}">a</ref>').replace("\n", "\r\n"),
    "notes in notes": edition(f'<note n="1">{POINTER}<note n="2">{POINTER}</note></note>'),
    "apparatus": edition(f'<app><lem>a</lem><rdg wit="#B">{POINTER}</rdg></app>'),
    "deep": edition("<hi>" * 240 + POINTER + "</hi>" * 240),
    "an empty back": edition(POINTER, after="<back/>"),
    "a back with a comment": edition(POINTER, after="<back\n><!-- </back> --></back\n>"),
    "an empty body": edition("").replace("<body><p></p></body>", f"<front><p>{POINTER}</p></front><body/>"),
    "a text in the text": edition(f"<floatingText><body><p>{POINTER}</p></body><back><div><p/></div></back></floatingText>"),
    "a group of texts": edition("").replace(
        "<body><p></p></body>",
        f"<group><text><body><p>{POINTER}</p></body></text><text><body><p/></body><back><div><p/></div></back></text></group>",
    ),
}  # fmt: skip
NOTE = re.compile(
    rb'<((?:\w+:)?note)(?: xmlns="[^"]*")? type="formatted" subtype="style">.*?</\1>', re.S
)
BIBLIOGRAPHY = re.compile(
    rb'\s*<((?:\w+:)?div)(?: xmlns="[^"]*")? type="bibliography".*</\1>\s*', re.S
)
NEW_BACK = re.compile(rb"\s*<((?:\w+:)?back)></\1>")


def expanded(content: bytes) -> tuple[bytes, list[Problem]]:
    problems: list[Problem] = []
    made = expand(Source("e.xml", content), LIBRARY, "style", "kind", formatter, problems.append)
    return made, [problem for problem in problems if problem.code != "uncited"]


@pytest.mark.parametrize("name", EDITIONS)
def test_what_was_added_can_be_taken_away(name: str) -> None:
    content = EDITIONS[name].encode()
    made, problems = expanded(content)
    assert problems == []
    assert expanded(made)[0] == made
    rest, notes = NOTE.subn(b"", made)
    rest, bibliographies = BIBLIOGRAPHY.subn(b"", rest)
    assert notes >= 1
    assert bibliographies == 1
    if b"back" not in content or name in ("a text in the text", "a group of texts"):
        rest, backs = NEW_BACK.subn(b"", rest, count=1)
        assert backs == 1
    # Elements that were empty have an end tag now.
    rest = rest.replace(b"<back></back>", b"<back/>")
    for written, empty in (
        (b'"></bibl>', b'"/>'),
        (b"\n></bibl>", b"\n/>"),
        (b'"></x:bibl>', b'"/>'),
    ):
        if empty in content:
            rest = rest.replace(written, empty)
    assert rest == content


@pytest.mark.parametrize("name", EDITIONS)
def test_what_was_added_is_tei(name: str) -> None:
    made, _ = expanded(EDITIONS[name].encode())
    root = etree.fromstring(made)
    namespace = "" if name == "no namespace" else f"{{{TEI}}}"
    notes = [note for note in root.iter(f"{namespace}note") if note.get("type") == "formatted"]
    assert len(notes) == len(NOTE.findall(made)) >= 1
    (bibliography,) = [d for d in root.iter(f"{namespace}div") if d.get("subtype") == "maocite"]
    back = bibliography.getparent()
    assert back is not None
    assert back.tag == f"{namespace}back"
    (text,) = [one for one in back.iterancestors() if one.tag == f"{namespace}text"]
    assert back.getparent() is text
    assert [child.tag for child in text].count(back.tag) == 1
    assert not any("floatingText" in str(one.tag) for one in back.iterancestors())
    assert all(
        child.tag.startswith(namespace)
        for child in bibliography.iter()
        if isinstance(child.tag, str)
    )


def test_a_citation_that_an_editor_wrote_stays() -> None:
    """Ours name the style in ``@subtype``; one without it is the editor's."""
    own = f'<bibl><ptr target="{KEY}"/><note type="formatted">As I want it.</note></bibl>'
    behind = f'<ref type="bibl" target="{KEY}">x</ref><note type="formatted">My own.</note>'
    old = f'<bibl><ptr target="{KEY}"/><note type="formatted" subtype="apa">Old <hi>one</hi>.</note></bibl>'
    made = expanded(edition(own + behind + old).encode())[0].decode()
    assert own + behind in made
    assert "Old <hi>one</hi>" not in made
    assert made.count('subtype="style"') == 1


def test_links_inside_of_the_edition_are_no_citations() -> None:
    """A chapter may be called like a record; a bibliography of the edition's own may be cited."""
    chapter = '<seg xml:id="plain-book">x</seg><ref target="#plain-book">see there</ref>'
    assert NOTE.search(expanded(edition(chapter).encode())[0]) is None
    typed = chapter.replace("<ref ", '<ref type="bibl" ')
    made, (problem,) = expanded(edition(typed).encode())
    assert NOTE.search(made)
    assert b'<div type="bibliography"' not in made
    assert problem.code == "taken-id"
    assert "<seg>" in problem.message
    listed = (
        '<listBibl><bibl xml:id="plain-book">B</bibl></listBibl><ref target="#plain-book">x</ref>'
    )
    assert NOTE.search(expanded(edition(listed).encode())[0])


def test_a_pointer_in_a_part_of_a_bibl_gets_its_note_at_the_end_of_it() -> None:
    made = expanded(
        edition(f'<bibl><title><ref target="{KEY}">T</ref></title>, p. 3</bibl>').encode()
    )[0]
    assert b'T</ref></title>, p. 3<note type="formatted"' in made


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ('<ref type="bibl" target="plain-book">x</ref>', "has neither a # nor a prefix"),
        ('<ref type="bibl" target="bib:plain-book">x</ref>', "has neither a # nor a prefix"),
        ('<bibl corresp="#nobody"/>', "is neither a record nor in the file"),
        ('<bibl><ptr\n target="#plain-bok"/></bibl>', "plain-book"),
    ],
)
def test_pointers_that_lead_nowhere(pointer: str, expected: str) -> None:
    _, (problem,) = expanded(edition(f"\n\n{pointer}").encode())
    assert problem.code == "dangling-pointer"
    assert expected in problem.message
    assert problem.place.line == 3


@pytest.mark.parametrize(
    "pointer",
    ['<ref target="x.html">x</ref>', '<bibl><ref target="x.pdf">x</ref></bibl>',
     '<ref type="bibl" target="https://example.org/">x</ref>', '<ref target="#nobody">x</ref>', '<ref type="bibl">x</ref>'],
)  # fmt: skip
def test_other_pointers_are_let_be(pointer: str) -> None:
    assert expanded(edition(pointer).encode()) == (edition(pointer).encode(), [])


@pytest.mark.parametrize(
    ("scope", "value"),
    [
        ('<citedRange unit="page">4&amp;5</citedRange>', "4&5"),
        ('<citedRange unit="page">4&ndash;5</citedRange>', "4–5"),
        ('<citedRange unit="page">4&own;</citedRange>', "4a"),
        ('<citedRange unit="page">4<!-- x -->5</citedRange>', "45"),
        ('<citedRange unit="page"><![CDATA[4]]></citedRange>', "4"),
        ('<citedRange unit="page" from="4" to="4">S. 4</citedRange>', "4"),
    ],
)
def test_the_words_of_a_place(scope: str, value: str) -> None:
    """Entities are part of what people read, and comments are not."""
    declared = '<!DOCTYPE TEI [<!ENTITY ndash "&#x2013;"><!ENTITY own "a">]>\n'
    text = edition(f'<bibl><ptr target="{KEY}"/>{scope}</bibl>', before=declared)
    made = expanded(text.encode())[0].decode()
    assert f"plain-book page {value}</note>" in made


def test_an_entity_that_grows_is_refused() -> None:
    """A billion laughs in an attribute, which expat expands: its guard ends it."""
    lines = [f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9)]
    bomb = f'<!DOCTYPE TEI [<!ENTITY l0 "lol">{"".join(lines)}]>'
    text = edition('<ref type="bibl" target="&l9;"/>', before=bomb)
    with pytest.raises(InputError, match="limit on input amplification"):
        expanded(text.encode())


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_breaks_of_a_value_are_not_those_of_the_file(newline: str) -> None:
    text = edition(f"{POINTER}\nx", before='<?xml version="1.0"?>\n').replace("\n", newline)

    def breaking(requests: Sequence[CitationRequest]) -> list[str]:
        return ["a\r\nb\nc" for _ in requests]

    def run(content: bytes) -> bytes:
        return expand(Source("e", content), LIBRARY, "style", "kind", breaking, lambda p: None)

    made = run(text.encode())
    assert run(made) == made
    assert b">a b c</note>" in made
    assert made.replace(b"\r\n", b"\n").count(b"\n") == made.count(newline.encode())


def test_only_what_may_matter_is_kept_of_a_file() -> None:
    words = '<w xml:id="w1">a</w>' * 50
    found = scan(Source("e.xml", b""), edition(words + POINTER).encode())
    assert [spot.name for spot in found.spots] == ["text", "body", "bibl", "ptr"]
    assert found.ids == {"w1": "w"}
    assert [spot.name for spot in found.spots[-1].ancestors()] == [
        "bibl",
        "p",
        "body",
        "text",
        "TEI",
    ]


def test_near_keys_are_looked_for_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look takes a while among thousands of keys, and an edition may point to nothing thousands of times."""
    looks: list[str] = []

    def look(word: str, known: Sequence[str]) -> str:
        looks.append(word)
        return ""

    monkeypatch.setattr("maocite.tei.expand.did_you_mean", look)
    pairs = "".join(f'<bibl corresp="#none{i}"/><bibl corresp="#none{i}"/>' for i in range(100))
    _, problems = expanded(edition(pairs).encode())
    assert len(problems) == 200
    assert len(looks) == MOST_HINTS
