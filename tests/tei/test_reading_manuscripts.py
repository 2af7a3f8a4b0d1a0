"""Manuscripts, letters and sources of editions as catalogues and editions describe them."""

import pytest

from maocite.model import (
    ArchivalRecord,
    Copy,
    LevelKind,
    Relation,
    RelationKind,
    Role,
    SecondaryRecord,
    TitleForm,
)
from tei.test_reading import TEI, people, read_all


def described(inside: str, header: str = "", attributes: str = "") -> ArchivalRecord:
    text = f"{TEI}<teiHeader><fileDesc>{header}<sourceDesc><msDesc {attributes}>{inside}</msDesc></sourceDesc></fileDesc></teiHeader></TEI>"
    (record,) = read_all(text)[0]
    assert isinstance(record, ArchivalRecord)
    return record


SHELFMARK = "<msIdentifier><country>GB</country><settlement>Cambridge</settlement><repository>University Library</repository><idno type='shelfmark'>MS. Add 12</idno></msIdentifier>"


def test_the_code_of_a_country_is_no_name() -> None:
    repository = described(SHELFMARK).repository
    assert repository is not None
    assert (repository.country, repository.country_code) == (None, "GB")


@pytest.mark.parametrize(
    ("identifier", "levels", "urls"),
    [
        (
            "<idno type='URI'>https://a.org/1</idno><altIdentifier><idno>Add. 9</idno></altIdentifier>",
            [(LevelKind.OTHER, "Add.", "9")],
            ("https://a.org/1",),
        ),
        ("<idno type='inventory'>3501</idno>", [(LevelKind.ITEM, None, "3501")], ()),
        (
            "<idno><idno type='shelfmark'>Nl 12</idno><idno type='URLWeb'>https://a.org/2</idno></idno>",
            [(LevelKind.OTHER, "Nl", "12")],
            ("https://a.org/2",),
        ),
        (
            "<idno>A 1</idno><altIdentifier type='former'><idno>B 2</idno></altIdentifier>",
            [(LevelKind.OTHER, "A", "1")],
            (),
        ),
    ],
)
def test_shelfmarks(
    identifier: str, levels: list[tuple[LevelKind, str | None, str | None]], urls: tuple[str, ...]
) -> None:
    record = described(
        f"<msIdentifier><repository>Library</repository>{identifier}</msIdentifier>"
    )
    assert [(level.kind, level.label, level.number) for level in record.levels] == levels
    assert record.urls == urls


def test_the_header_names_what_has_no_title() -> None:
    header = "<titleStmt><title level='s'>Letters</title><title type='iso-date'>1889-08-02</title><title level='a'>A to B, 2 August 1889</title></titleStmt>"
    title = described(SHELFMARK, header).title
    assert title is not None
    assert (title.text, title.form) == ("A to B, 2 August 1889", TitleForm.DESCRIPTIVE)
    own = described(
        f"{SHELFMARK}<msContents><msItem><title>Own</title></msItem></msContents>", header
    )
    assert own.title is not None
    assert (own.title.text, own.title.form) == ("Own", None)


def test_the_edition_gives_the_key_of_its_source() -> None:
    text = f"<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='L1'><teiHeader><fileDesc><sourceDesc><listWit><witness><msDesc>{SHELFMARK}</msDesc></witness></listWit></sourceDesc></fileDesc></teiHeader></TEI>"
    assert read_all(text)[0][0].id == "L1"


ITEM = "<msItem><author>{0}</author><title>{1}</title><textLang mainLang='la'>Latin</textLang></msItem>"


def test_several_texts_are_one_title_and_nobody_is_author_of_all() -> None:
    items = ITEM.format("Plato", "Timaeus.") + ITEM.format("Anon", "Roland")
    record = described(f"{SHELFMARK}<msContents>{items}</msContents>")
    assert record.title is not None
    assert record.title.text == "Timaeus; Roland"
    assert people(record) == []
    assert [str(entry)[:8] for entry in record.extra["tei"]] == ["<msItem>"] * 2  # type: ignore[attr-defined]


def test_many_texts_are_no_title() -> None:
    items = "".join(ITEM.format("A", f"Text {n}") for n in range(9))
    record = described(
        f"{SHELFMARK}<msContents><summary>Nine texts.</summary>{items}</msContents>"
    )
    assert (record.title, record.abstract) == (None, "Nine texts.")
    assert len(record.extra["tei"]) == 9  # type: ignore[arg-type]


def test_parts_are_kept_and_give_their_titles() -> None:
    part = "<msPart n='{0}'><msIdentifier><altIdentifier><idno>{0}</idno></altIdentifier></msIdentifier><msContents>{1}</msContents><history><origin><origDate when='1{0}00'/></origin></history></msPart>"
    parts = part.format(1, ITEM.format("A", "One")) + part.format(2, ITEM.format("B", "Two"))
    record = described(SHELFMARK + parts)
    assert record.title is not None
    assert (record.title.text, record.date) == ("One; Two", None)
    assert len(record.extra["tei"]) == 2  # type: ignore[arg-type]


def test_a_single_part_is_the_manuscript() -> None:
    part = f"<msPart><msContents>{ITEM.format('Jane Doe', 'One')}</msContents><history><origin><origDate when='1100'/></origin></history></msPart>"
    record = described(SHELFMARK + part)
    assert (people(record), record.date and record.date.edtf) == (["Jane Doe"], "1100")


def test_what_the_record_has_no_place_for_is_kept_whole() -> None:
    record = described(
        f"{SHELFMARK}<physDesc><p>Vellum.</p><objectDesc form='codex'/></physDesc>"
        "<history><origin><p>Written in <origPlace>Cairo</origPlace> in <origDate when='1350'>1350</origDate></p></origin></history>"
        "<additional><adminInfo><recordHist><source>After <title>A Catalogue</title></source></recordHist></adminInfo></additional>"
    )
    assert (record.title, record.place, record.date and record.date.edtf) == (
        None,
        "Cairo",
        "1350",
    )
    kept = [str(entry) for entry in record.extra["tei"]]  # type: ignore[attr-defined]
    assert kept[0] == '<physDesc><p>Vellum.</p><objectDesc form="codex"/></physDesc>'
    assert kept[1].startswith("<p>Written in")
    assert kept[2].startswith("<recordHist>")


def test_surrogates_are_copies() -> None:
    record = described(
        f"{SHELFMARK}<additional><surrogates><bibl><ref target='https://d.org/1'><title>Digital Library</title> <note>part 1</note></ref></bibl>"
        "<bibl>Microfilm 12</bibl></surrogates></additional>"
    )
    assert record.copies == (Copy("Digital Library", None, "https://d.org/1", "part 1"),)
    assert record.extra["tei"] == ["<bibl>Microfilm 12</bibl>"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("<origPlace><placeName type='ancient'/><placeName>Palermo</placeName><geo>1, 2</geo></origPlace>", "Palermo"),
        ("<origPlace><settlement>Cairo</settlement><country>Egypt</country></origPlace>", "Cairo, Egypt"),
        ("<origPlace>near Cairo</origPlace>", "near Cairo"),
    ],
)  # fmt: skip
def test_places(place: str, expected: str) -> None:
    assert described(f"{SHELFMARK}<history><origin>{place}</origin></history>").place == expected


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("<origDate notBefore-custom='0001' notAfter-custom='0300' datingMethod='#julian'>Imperial</origDate>", "0001/0300"),
        ("<origDate notBefore='1100' notAfter='1110' calendar='Gregorian'>12th century, beginning</origDate>", "1100/1110"),
    ],
)  # fmt: skip
def test_dates_of_origin(date: str, edtf: str) -> None:
    found = described(f"{SHELFMARK}<history><origin>{date}</origin></history>").date
    assert found is not None
    assert found.edtf == edtf


def test_a_date_of_the_origin_itself() -> None:
    found = described(
        f"{SHELFMARK}<history><origin notBefore='0900' notAfter='0950'>Early tenth century</origin></history>"
    ).date
    assert found is not None
    assert (found.edtf, found.raw) == ("0900/0950", "Early tenth century")


def test_a_header_of_its_own_with_a_manuscript() -> None:
    (record,), _ = read_all(
        "<listBibl><biblFull xml:id='S1'><fileDesc><titleStmt><title>A letter to Jane Doe</title><author><persName><surname>Roe</surname><forename>R.</forename></persName></author></titleStmt>"
        f"<publicationStmt><p/></publicationStmt><sourceDesc><msDesc>{SHELFMARK}<history><origin><origDate when='1901'/></origin></history></msDesc></sourceDesc></fileDesc></biblFull></listBibl>"
    )
    assert isinstance(record, ArchivalRecord)
    assert record.repository is not None
    assert (record.id, record.repository.name, people(record)) == (
        "S1",
        "University Library",
        ["R. Roe"],
    )
    assert record.title is not None
    assert record.title.text == "A letter to Jane Doe"


def test_letters_of_a_list() -> None:
    found, _ = read_all(
        f"{TEI}<teiHeader><fileDesc><sourceDesc><bibl xml:id='ed' type='print'>Letters, ed. by somebody.</bibl></sourceDesc></fileDesc>"
        "<profileDesc><correspDesc ref='https://a.org/1' source='#ed'><correspAction type='sent'><persName ref='http://d-nb.info/gnd/1'>Doe, Jane</persName><date when='1909'/></correspAction>"
        "<correspAction type='received'><persName>Roe, R.</persName></correspAction></correspDesc></profileDesc></teiHeader></TEI>"
    )
    assert [record.id for record in found] == ["ed", "doe1909"]
    letter = found[1]
    assert isinstance(letter, ArchivalRecord)
    assert people(letter, Role.RECIPIENT) == ["R. Roe"]
    assert letter.urls == ("https://a.org/1",)
    assert letter.relations == (Relation(RelationKind.PUBLISHED_IN, "ed"),)


def test_what_a_letter_adds_is_not_lost() -> None:
    text = (
        f"{TEI}<teiHeader><fileDesc><sourceDesc><msDesc>{SHELFMARK}<physDesc><p>Paper.</p></physDesc></msDesc></sourceDesc></fileDesc>"
        "<profileDesc><correspDesc><correspAction type='received'><persName>Roe, R.</persName><placeName>Wien</placeName></correspAction></correspDesc></profileDesc></teiHeader></TEI>"
    )
    (record,), problems = read_all(text)
    assert record.type == "personal_communication"
    assert len(record.extra["tei"]) == 2  # type: ignore[arg-type]
    assert "correspAction, physDesc" in problems[0].message


def test_standard_and_original_forms() -> None:
    item = (
        "<msItem><author key='p9'><persName type='standard' xml:lang='en'>Doe, Jane, d. 1030</persName><persName type='original' xml:lang='ar'>جين</persName></author>"
        "<title type='standard' xml:lang='en'>On Things</title><title type='original' xml:lang='ar'>أشياء</title></msItem>"
    )
    (record,), _ = read_all(f"<msDesc>{SHELFMARK}<msContents>{item}</msContents></msDesc>")
    assert isinstance(record, ArchivalRecord)
    assert record.title is not None
    assert (record.title.text, record.title.original) == ("On Things", "أشياء")
    (name,) = record.names(Role.AUTHOR)
    assert (name.display(), name.key, [form.display() for form in name.forms]) == (
        "Jane Doe",
        "p9",
        ["جين"],
    )


def test_one_sender_in_two_elements() -> None:
    sender = "<persName ref='https://d-nb.info/gnd/1'>Doe, Jane</persName><orgName ref='https://d-nb.info/gnd/1'>Doe, Jane</orgName>"
    (record,), _ = read_all(
        f"<correspDesc ref='https://a.org/1'><correspAction type='sent'>{sender}<persName>Roe, R.</persName></correspAction></correspDesc>"
    )
    assert people(record) == ["Jane Doe", "R. Roe"]


def test_dates_in_two_calendars_and_texts_in_one_language() -> None:
    items = "".join(
        f"<msItem><title>{title}</title><textLang mainLang='ar'/></msItem>" for title in "AB"
    )
    origin = "<origin><ref target='#a'><origDate calendar='#Hijri' when='1062'>1062</origDate><origDate calendar='#Gregorian' when='1651'>1651</origDate></ref></origin>"
    (record,), _ = read_all(
        f"<msDesc>{SHELFMARK}<msContents>{items}</msContents><history>{origin}</history></msDesc>"
    )
    assert isinstance(record, ArchivalRecord)
    assert record.date is not None
    assert (record.date.edtf, record.language) == ("1651", "ar")


@pytest.mark.parametrize(
    ("name", "title", "kept"), [("The Book of Roe", "The Book of Roe", False), ("x", None, True)]
)
def test_the_name_of_a_manuscript(name: str, title: str | None, kept: bool) -> None:
    (record,) = read_all(
        f"<listBibl><msDesc><msIdentifier><idno>MS 7</idno><msName>{name}</msName></msIdentifier></msDesc></listBibl>"
    )[0]
    assert isinstance(record, ArchivalRecord)
    assert (record.title.text if record.title else None) == title
    assert ("msName" in str(record.extra)) is kept


def test_a_header_that_only_repeats_the_shelfmark() -> None:
    text = f"""{TEI}<teiHeader><fileDesc><titleStmt><title>MS. Roe 36</title></titleStmt><sourceDesc><msDesc><msIdentifier>
<repository>A Library</repository><idno type="shelfmark">MS. Roe 36</idno></msIdentifier>{{0}}</msDesc></sourceDesc></fileDesc></teiHeader></TEI>"""
    (bare,) = read_all(text.format(""))[0]
    assert isinstance(bare, ArchivalRecord)
    assert bare.title is None
    item = "<msContents><msItem><title type='desc'>Life of a saint</title></msItem></msContents>"
    copy = "<additional><surrogates><bibl facs='https://a.org/36'>facsimile</bibl></surrogates></additional>"
    (told,) = read_all(text.format(item + copy))[0]
    assert isinstance(told, ArchivalRecord)
    assert told.title is not None
    assert told.title.text == "Life of a saint"
    assert [(c.name, c.url) for c in told.copies] == [("facsimile", "https://a.org/36")]


PRINTED = f"""{TEI}<teiHeader><fileDesc><titleStmt><title>Die Dinge</title></titleStmt><sourceDesc><msDesc><msIdentifier>
<idno type="sigle">DDD</idno>{{place}}<msName>Die Dinge</msName></msIdentifier><additional><listBibl><biblStruct type="book" xml:id="DDD_1">
<monogr><author>Doe, Jane</author><title level="m">The Works</title><imprint><date>1900</date></imprint></monogr></biblStruct>
<bibl type="digital"><title>An e-text</title></bibl></listBibl></additional></msDesc></sourceDesc></fileDesc></teiHeader></TEI>"""


def test_a_description_without_a_manuscript_names_the_edition_that_was_used() -> None:
    ((record,), _) = read_all(PRINTED.format(place=""))
    assert isinstance(record, SecondaryRecord)
    assert (record.id, record.type, record.texts["title"]) == ("DDD_1", "book", "The Works")
    assert "DDD" in str(record.extra["tei"])
    assert "An e-text" in str(record.extra["tei"])


def test_with_a_shelfmark_it_describes_a_manuscript() -> None:
    place = "<repository>A Library</repository><idno type='shelfmark'>MS 1</idno>"
    ((record,), _) = read_all(PRINTED.format(place=place))
    assert isinstance(record, ArchivalRecord)
    assert [level.number for level in record.levels] == ["1"]
    assert "DDD" in str(record.extra["tei"])
