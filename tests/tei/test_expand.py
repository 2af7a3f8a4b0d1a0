"""An edition that points to records gets its notes; nothing else of it changes."""

from collections.abc import Sequence

import pytest

from maocite.editions import expand_edition
from maocite.errors import InputError, Problem
from maocite.formats import Options
from maocite.model import Library
from maocite.sources import Source
from maocite.tei.expand import CitationRequest, expand
from tei import samples
from tei.conftest import Schemas

LIBRARY = Library.of(
    [samples.FULL_ARCHIVAL, samples.BARE, samples.plain_secondary("book"), samples.LETTER]
)

EDITION = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TEI [<!ENTITY hx "Hoxha">]>
<?keep  me?>
<TEI   xmlns='http://www.tei-c.org/ns/1.0'>
  <teiHeader>
    <fileDesc><titleStmt><title>E</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
    <encodingDesc><listPrefixDef><prefixDef ident="bib" matchPattern="(.+)" replacementPattern="#$1"><p>Keys.</p></prefixDef></listPrefixDef></encodingDesc>
  </teiHeader>
  <text>
    <body>
      <!-- kept   as it is -->
      <p   n="1">&hx;.<note place="bottom"><bibl><ptr target="bib:aqsh-1959-05-13"/><citedRange unit="folio" from="4" to="5">Fl. 4-5</citedRange></bibl></note></p>
      <p><cit><quote>x</quote><bibl corresp="#plain-book"/></cit> <ref type="bibl" target="#aqsh-1959-05-13">there</ref>
        <ref target="#somewhere">not ours</ref> <ref type="bibl" target="#nobody">gone</ref></p>
    </body>
    <back>
      <p>Kept.</p>
    </back>
  </text>
</TEI>
"""


def formatter(requests: Sequence[CitationRequest]) -> list[str]:
    """Shows what it was asked, with markup."""
    return [
        f"<hi>{request.note_number}</hi>: "
        + "; ".join(f"{key} {pin.label} {pin.value}" if pin else key for key, pin in request.cites)
        for request in requests
    ]


def expanded(text: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    source = Source("e.xml", text.encode())
    made = expand(source, LIBRARY, "style", "kind", formatter, problems.append)
    return made.decode(), problems


def test_notes_stand_in_their_bibl_or_behind_the_pointer() -> None:
    text, _ = expanded(EDITION)
    note = '<note type="formatted" subtype="style">'
    assert (
        f"Fl. 4-5</citedRange>{note}<hi>1</hi>: aqsh-1959-05-13 folio 4-5</note></bibl></note>"
        in text
    )
    assert f'<bibl corresp="#plain-book">{note}<hi>2</hi>: plain-book</note></bibl></cit>' in text
    assert f">there</ref>{note}<hi>3</hi>: aqsh-1959-05-13</note>\n" in text
    assert (
        '<ref target="#somewhere">not ours</ref> <ref type="bibl" target="#nobody">gone</ref></p>'
        in text
    )


def test_nothing_else_changes() -> None:
    text, _ = expanded(EDITION)
    start, end = text.index('      <div type="bibliography"'), text.index("    </back>")
    rest = text[:start] + text[end:]
    while (begin := rest.find('<note type="formatted"')) >= 0:
        rest = rest[:begin] + rest[rest.index("</note>", begin) + len("</note>") :]
    assert rest == EDITION.replace(
        '<bibl corresp="#plain-book"/>', '<bibl corresp="#plain-book"></bibl>'
    )


@pytest.mark.parametrize(
    "edition",
    [
        EDITION,
        EDITION.replace("\n", "\r\n"),
        EDITION.replace("    <back>\n      <p>Kept.</p>\n    </back>\n", ""),
        EDITION.replace("    <back>\n      <p>Kept.</p>\n    </back>\n", "<back><p/></back>"),
    ],
)
def test_twice_is_once(edition: str) -> None:
    once, _ = expanded(edition)
    assert once != edition
    assert expanded(once)[0] == once
    assert once.count('<div type="bibliography"') == 1


def test_a_change_of_the_records_replaces_what_was_written() -> None:
    once, _ = expanded(EDITION)
    older = once.replace("aqsh-1959-05-13 folio 4-5", "an older text").replace("Dos. 5", "Dos. 6")
    assert expanded(older)[0] == once


def test_only_what_is_cited_is_listed() -> None:
    text, _ = expanded(EDITION)
    assert text.count("<biblStruct") == 1
    assert 'xml:id="plain-book"' in text
    assert 'xml:id="letter"' not in text


def test_what_the_file_describes_itself_is_not_listed_again() -> None:
    own = '<back><listBibl><bibl xml:id="plain-book"><title>T</title></bibl></listBibl>'
    text, problems = expanded(EDITION.replace("<back>", own))
    assert text.count('xml:id="plain-book"') == 1
    assert text.count(": plain-book</note>") == 1
    assert "dangling-pointer" in {p.code for p in problems}


def test_dangling_pointers_and_uncited_records_are_reported() -> None:
    _, problems = expanded(EDITION)
    found = [(p.code, p.place.line, p.place.record) for p in problems]
    line = EDITION[: EDITION.index("#nobody")].count("\n") + 1
    assert found == [
        ("dangling-pointer", line, None),
        ("uncited", None, samples.BARE.id),
        ("uncited", None, "letter"),
    ]


def test_a_prefix_of_the_edition_is_kept() -> None:
    text = (
        '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:body><t:p><t:bibl>'
        '<t:ptr target="#plain-book"/></t:bibl></t:p></t:body></t:text></t:TEI>'
    )
    made, _ = expanded(text)
    assert (
        '<t:note type="formatted" subtype="style"><t:hi>1</t:hi>: plain-book</t:note></t:bibl>'
        in made
    )
    assert "<t:back>" in made
    assert expanded(made)[0] == made


def test_citations_of_one_note_share_its_number() -> None:
    text = EDITION.replace(
        "</bibl></note>", '</bibl><bibl><ptr target="#plain-book"/></bibl></note>'
    )
    made, _ = expanded(text)
    assert "<hi>1</hi>: plain-book" in made


def test_the_style_decides_first_and_later_notes(schemas: Schemas) -> None:
    again = '<note><bibl><ptr target="#plain-book"/></bibl></note>'
    source = Source("e.xml", EDITION.replace("gone</ref>", f"gone</ref>{again}").encode())
    made = expand_edition(source, LIBRARY, Options(), lambda problem: None).decode()
    assert made.count("A publisher, 2021") == 1
    assert schemas.grammar_errors(made, ours=False) == []


@pytest.mark.parametrize("text", ["<TEI>", "", "<a>" * 400 + "</a>" * 400])
def test_what_is_no_edition_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"e\.xml"):
        expanded(text)
