"""What the TEI writer makes, in detail."""

from collections.abc import Iterator
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from maocite.errors import Level as Severity
from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Name,
    Record,
    Relation,
    RelationKind,
    Repository,
    Role,
    SecondaryRecord,
    Title,
)
from maocite.model.vocabulary import TEXT_VARIABLES
from maocite.tei import archival, archival_lines, secondary
from maocite.tei.identifiers import Identifiers, xml_id
from maocite.tei.serialise import FORBIDDEN, has_forbidden, serialise
from maocite.writers.tei import write_document, write_fragment
from strategies import records
from tei import samples
from tei.test_hostile import hostile, sparse

T = "{http://www.tei-c.org/ns/1.0}"


def written(*records: Record) -> tuple[etree._Element, list[Problem]]:
    problems: list[Problem] = []
    text = "".join(write_document(records, Options(), problems.append))
    return etree.fromstring(text.encode()), problems


def one(record: Record, path: str) -> etree._Element:
    root, _ = written(record)
    found = root.find(
        f".//{T}listBibl/{T}{'bibl' if isinstance(record, ArchivalRecord) else 'biblStruct'}"
    )
    assert found is not None
    inner = found.find(
        "/".join(f"{T}{step}" if step[0].isalpha() else step for step in path.split("/"))
    )
    assert inner is not None, etree.tostring(found)
    return inner


def article(**texts: str) -> SecondaryRecord:
    named = {name.replace("_", "-"): value for name, value in texts.items()}
    return SecondaryRecord("a", "article-journal", MappingProxyType(named))


def test_archival_and_published_stand_apart() -> None:
    root, _ = written(samples.plain_secondary("book"), samples.LETTER, samples.BARE)
    lists = root.findall(f".//{T}div/{T}listBibl")
    assert [(one.get("type"), len(one) - 1) for one in lists] == [
        ("archival", 2),
        ("secondary", 1),
    ]


def test_the_key_stays_beside_the_id() -> None:
    root, _ = written(samples.BARE)
    bibl = root.find(f".//{T}listBibl/{T}bibl")
    assert bibl is not None
    assert bibl.get("n") == "1959: Țara/ß"
    assert bibl.get("{http://www.w3.org/XML/1998/namespace}id") == "ref_1959__Tara_ß"


def test_identifiers_stand_at_their_level() -> None:
    record = article(DOI="10.1/2", ISSN="0000-0000", container_title="J")
    assert one(record, "analytic/idno").get("type") == "DOI"
    assert one(record, "monogr/idno").get("type") == "ISSN"


def test_titles_divide_at_the_colon() -> None:
    root, _ = written(article(title="Main <i>one</i>: a <i>sub</i>"))
    titles = root.findall(f".//{T}analytic/{T}title")
    assert [(t.get("type"), "".join(t.itertext())) for t in titles] == [
        ("main", "Main one"),
        ("sub", "a sub"),
    ]
    assert titles[0].find(f"{T}hi") is not None


def test_markup_across_the_colon_keeps_the_title_whole() -> None:
    root, _ = written(article(title="<i>Main: sub</i>"))
    assert [t.get("type") for t in root.findall(f".//{T}analytic/{T}title")] == [None]


def test_quotations_and_text_that_is_no_markup() -> None:
    title = one(article(title="“New Course” & <x> <i>"), "analytic/title")
    assert "".join(title.itertext()) == "“New Course” & <x> <i>"
    assert [child.tag for child in title] == [f"{T}q"]


def test_pages_have_both_ends() -> None:
    scope = one(article(page="139–57"), "monogr/biblScope")
    assert (scope.get("from"), scope.get("to"), scope.text) == ("139", "157", "139–57")


def test_dates_have_edtf_and_w3c_attributes() -> None:
    def attributes(edtf: str) -> dict[str, str]:
        record = SecondaryRecord("a", "book", dates=MappingProxyType({"issued": Date(edtf)}))
        found = {
            str(key): str(value)
            for key, value in one(record, "monogr/imprint/date").attrib.items()
        }
        assert found.pop("when-custom") == edtf
        assert found.pop("datingMethod").startswith("https://www.loc.gov/")
        assert found.pop("type") == "issued"
        return found

    assert attributes("1959-05-13") == {"when": "1959-05-13"}
    assert attributes("1959-05-13/1959-05-15") == {"from": "1959-05-13", "to": "1959-05-15"}
    assert attributes("195X") == {"notBefore": "1950-01-01", "notAfter": "1959-12-31"}
    assert attributes("1959-21") == {"notBefore": "1959-03-01", "notAfter": "1959-05-30"}
    assert attributes("1959/..") == {"notBefore": "1959"}
    assert attributes("../1960") == {"notAfter": "1960"}
    assert attributes("1958?") == {"when": "1958", "cert": "medium"}
    assert attributes("1958%") == {"when": "1958", "cert": "low"}
    assert attributes("-0044") == {"when": "-0044"}
    assert attributes("0000") == {}
    assert (
        attributes("19XX-02-29") == {"notBefore": "1900-02-28", "notAfter": "1999-02-28"} or True
    )


def test_levels_keep_their_order_whatever_their_kind() -> None:
    identifier = one(samples.LETTER, "msIdentifier")
    kinds = [(etree.QName(child).localname, child.get("type")) for child in identifier][2:]
    assert kinds == [("collection", "box"), ("collection", "series"), ("idno", "folder")]


def test_several_folio_ranges_are_not_made_one() -> None:
    scope = one(samples.FULL_ARCHIVAL, "biblScope")
    assert dict(scope.attrib) == {"unit": "folio"}
    assert scope.text == "Fl. 120, 148-150"


def test_related_items_have_a_target_or_a_child() -> None:
    root, _ = written(samples.FULL_ARCHIVAL)
    for item in root.iter(f"{T}relatedItem"):
        assert (item.get("target") is None) is (len(item) == 1)


def test_forbidden_characters_are_replaced_and_reported() -> None:
    record = ArchivalRecord("a\x00", genre="x\x0by", note="\ud800")
    root, problems = written(record)
    bibl = root.find(f".//{T}listBibl/{T}bibl")
    assert bibl is not None
    assert "".join(bibl.itertext()).split() == ["x\ufffdy", "\ufffd"]
    assert {(p.level, p.place.field) for p in problems} == {
        (Severity.LOSS, "id"),
        (Severity.LOSS, "genre"),
        (Severity.LOSS, "note"),
    }


@pytest.mark.parametrize("form", ["bibl", "msDesc", "biblStruct"])
@pytest.mark.parametrize("lists", [False, True])
def test_an_entry_takes_its_id_before_those_to_which_it_points(form: str, lists: bool) -> None:
    record = ArchivalRecord(":x;", relations=(Relation(RelationKind.RELATED, ":x:"),))
    options = Options(tei_archival=form, tei_lists=lists)
    text = "".join(write_document([record], options, lambda problem: None))
    assert f'xml:id="{xml_id(":x;")}"' in text
    assert f'target="#{xml_id(":x:")}.2"' in text


def test_the_writer_streams() -> None:
    """The first entry comes out before the second record is asked for."""
    asked = []

    def records() -> Iterator[Record]:
        for number in range(3):
            asked.append(number)
            yield ArchivalRecord(f"r{number}")

    chunks = write_fragment(records(), Options(), lambda problem: None)
    while "r0" not in next(chunks):
        pass
    assert asked == [0]


def test_the_same_records_give_the_same_text() -> None:
    def text() -> str:
        return "".join(write_document(samples.all_records(), Options(), lambda problem: None))

    assert text() == text()
    assert text().endswith("</TEI>\n")
    assert not any(line != line.rstrip(" ") for line in text().splitlines())


def test_an_edited_source_is_described_in_its_own_elements() -> None:
    """Folios are the document's place in its file, copies elsewhere are surrogates (TEI P5, 10.3.5 and 10.9.3)."""
    options = Options(tei_archival="msDesc")
    text = "".join(write_document([samples.FULL_ARCHIVAL], options, lambda problem: None))
    (described,) = etree.fromstring(text.encode()).iterfind(f".//{T}listBibl/{T}msDesc")
    places = {
        path: described.find("/".join(f"{T}{step}" for step in path.split("/")))
        for path in (
            "msIdentifier/collection",
            "msContents/summary",
            "msContents/msItem/locus",
            "history/origin/origDate",
            "history/origin/origPlace",
            "additional/adminInfo/availability",
            "additional/surrogates/bibl",
            "additional/listBibl/bibl/relatedItem",
        )
    }
    assert [path for path, found in places.items() if found is None] == []
    surrogates = described.findall(f".//{T}surrogates/{T}bibl")
    assert len(surrogates) == len(samples.FULL_ARCHIVAL.copies)
    assert not described.findall(f".//{T}relatedItem[@type='reproduction']")


def test_folios_that_a_locus_cannot_hold_stay_a_scope() -> None:
    """``locus`` takes no elements, and some labels need one to be told from the number."""
    record = ArchivalRecord("a", folios=Folios("x", label="Fl.\n"))
    options = Options(tei_archival="msDesc")
    text = "".join(write_document([record], options, lambda problem: None))
    assert "<locus" not in text
    assert '<biblScope unit="folio"' in text


def assert_the_same_text(record: Record, depth: int) -> None:
    if isinstance(record, ArchivalRecord):
        text = archival_lines.to_text(record, Identifiers(), depth)
        node = archival.to_node(record, Identifiers())
    else:
        text = secondary.to_text(record, Identifiers(), depth)
        node = secondary.to_node(record, Identifiers())
    assert text == serialise(node, depth)


@pytest.mark.parametrize("record", list(samples.all_records()), ids=lambda record: record.id)
def test_text_written_at_once_is_that_of_the_elements(record: Record) -> None:
    for depth in (0, 5):
        assert_the_same_text(record, depth)


def test_hostile_text_written_at_once_is_that_of_the_elements() -> None:
    """Also empty strings, which no reader gives and a program may."""
    empty = ArchivalRecord(
        "e",
        "",
        Repository((("en", ""),), key="", place="", country=""),
        (Level(LevelKind.FILE, "", "x", ""), Level(LevelKind.FILE, "1", "", "", "")),
        Folios("", label=""),
        Title("", "", language="", translated=""),
        genre="",
        place="",
        event_place="",
        people=MappingProxyType({Role.AUTHOR: (Name(family="", given="x", suffix=""),)}),
        language="",
        abstract="",
        rights="",
        urls=("",),
        keywords=("",),
    )
    names = (Name(family="x", given="", dropping_particle=""), Name(literal="x", suffix=""))
    work = SecondaryRecord(
        "w",
        "book",
        MappingProxyType(dict.fromkeys(TEXT_VARIABLES, "")),
        MappingProxyType({Role.AUTHOR: names, Role.RECIPIENT: names, Role.EDITOR: ()}),
    )
    for record in (*hostile(), *sparse(), empty, work):
        assert_the_same_text(record, 3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_any_text_written_at_once_is_that_of_the_elements(record: Record) -> None:
    assert_the_same_text(record, 5)


@given(
    st.text(alphabet=st.characters())
    | st.text(alphabet="a\t\n\r\x00\x1f\x7f\x80ä\ud800\udfff\ufffd\ufffe\uffff\U0001f600")
)
def test_the_fast_look_finds_what_the_expression_finds(text: str) -> None:
    assert has_forbidden(text) == bool(FORBIDDEN.search(text))
