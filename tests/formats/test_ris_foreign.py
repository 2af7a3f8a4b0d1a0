"""RIS of ProCite, Citavi, RefMan, EndNote and databases: what they hide in tags for other things."""

import pytest

from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import ArchivalRecord, Date, Name, Record, Role, SecondaryRecord
from maocite.readers.ris import READER
from maocite.sources import Source
from maocite.writers.ris import WRITER


def parse(text: str) -> list[Record]:
    problems: list[Problem] = []
    return [record for record, _ in READER.read(Source("x.ris", text.encode()), problems.append)]


def one(kind: str, *lines: str) -> SecondaryRecord:
    text = "\n".join([f"TY  - {kind}", *(f"{line[:2]}  - {line[3:]}" for line in lines), "ER  - "])
    (record,) = parse(text)
    assert isinstance(record, SecondaryRecord)
    return record


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (["DO https://doi.org/10.1000/x"], {"DOI": "10.1000/x"}),
        (["DO doi: 10.1000/x"], {"DOI": "10.1000/x"}),
        (["M3 DOI 10.1000/x"], {"DOI": "10.1000/x"}),
        (["M3 Review"], {"DOI": None}),
        (["UR PM:123456"], {"PMID": "123456", "URL": None}),
        (["C2 PMC77"], {"PMCID": "PMC77"}),
        (["UR http://x/PM:1"], {"URL": "http://x/PM:1"}),
        (["H1 One", "H2 A 1", "H1 Two", "H2 B 2"], {"source": "One", "call-number": "A 1"}),
        (["H1 One", "H2 A 1", "DP Three"], {"source": "Three", "call-number": None}),
        (["TI A title", "N1 A title"], {"title": "A title", "annote": None}),
        (["N1 Language: a remark"], {"annote": "Language: a remark"}),
    ],
)
def test_tags_of_other_programs(lines: list[str], values: dict[str, str | None]) -> None:
    texts = one("JOUR", *lines).texts
    assert {variable: texts.get(variable) for variable in values} == values


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["KW one, two, three"], ("one", "two", "three")),
        (["KW one, two", "KW three"], ("one, two", "three")),
        (["KW one, two; three"], ("one, two", "three")),
        (["KW %K one", "KW %K two"], ("one", "two")),
    ],
)
def test_keywords_of_other_programs(lines: list[str], words: tuple[str, ...]) -> None:
    assert one("JOUR", *lines).keywords == words


def test_labels_of_procite() -> None:
    record = one(
        "BOOK",
        "N1 Record Number: 12",
        "A1 Walder, Ana",
        "N1 Author Role: ed. and trans. by",
        "T1 A book",
        "VL 2nd",
        "IS 3",
        "N1 Author, Subsidiary: Bob Stone",
        "N1 Author Role: translated by",
        "N1 Call Number: DS 778",
        "N1 Extent of Work: 33 p.",
        "N1 Place of Publication: Tirana",
        "N1 Connective Phrase: in",
        "N1 Notes: worth reading",
        "N1 Size: 3 cm",
    )
    assert record.people == {
        Role.EDITOR: (Name("Walder", "Ana"),),
        Role.TRANSLATOR: (Name("Stone", "Bob"),),
    }
    assert dict(record.texts) == {
        "title": "A book",
        "edition": "2nd",
        "volume": "3",
        "call-number": "DS 778",
        "number-of-pages": "33",
        "publisher-place": "Tirana",
        "annote": "Connective Phrase: in\n\nworth reading\n\nSize: 3 cm",
    }


def test_titles_of_a_chapter_stand_in_procites_order() -> None:
    record = one("CHAP", "N1 Record ID: 1", "T1 Part", "TI Whole", "T2 Series")
    assert (record.texts["title"], record.texts["container-title"]) == ("Part", "Whole")
    assert record.texts["collection-title"] == "Series"


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("annote", "Record Number: 12"),
        ("annote", "T"),
        ("DOI", "https://doi.org/10.1000/x"),
        ("URL", "PM:12"),
    ],
)
def test_our_own_values_that_look_like_theirs_come_home(variable: str, text: str) -> None:
    record = SecondaryRecord("k", "article-journal", {"title": "T", variable: text})
    problems: list[Problem] = []
    assert parse("".join(WRITER.write([record], Options(), problems.append))) == [record]


def test_authors_keep_their_order_whatever_their_tag() -> None:
    record = one("JOUR", "A1 Dodaj, Ana", "AU Shehu, Ben", "A1 Zeqo, Cen")
    names = [name.family for name in record.people[Role.AUTHOR]]
    assert names == ["Dodaj", "Shehu", "Zeqo"]


def test_authors_under_both_tags_are_read_once() -> None:
    lines = ("A1 Shehu, B.", "A1 Shehu, B.", "AU Shehu, B.", "AU Shehu, B.")
    record = one("JOUR", *lines)
    assert record.people[Role.AUTHOR] == (Name("Shehu", "B."),) * 2


def test_the_year_nought_is_no_date() -> None:
    record = one("JOUR", "TI T", "PY 0000")
    assert record.dates == {}
    assert record.extra["ris"] == {"tags": [["PY", "0000"]]}


@pytest.mark.parametrize(
    ("kind", "lines", "date"),
    [
        ("WEB", ["M1 5 March", "VL 2010"], "2010-03-05"),
        ("WEB", ["VL 2010", "M1 5 March"], "2010-03-05"),
        ("ELEC", ["VL 2010", "Y2 2011/04/05"], "2011-04-05"),
    ],
)
def test_endnote_keeps_the_year_of_access_in_a_tag_of_its_own(
    kind: str, lines: list[str], date: str
) -> None:
    assert str(one(kind, *lines).dates["accessed"]) == date


def test_several_files_and_addresses_stay_several() -> None:
    text = (
        "TY  - JOUR\nTI  - T\nUR  - https://x.org/long-\nname\nhttps://x.org/b\n"
        "L1  - internal-pdf://12/a one\nb.pdf\ninternal-pdf://13/c.pdf\nER  - \n"
    )
    (record,) = parse(text)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["URL"] == "https://x.org/long-name"
    assert record.extra["ris"] == {
        "tags": [
            ["UR", "https://x.org/b"],
            ["L1", "internal-pdf://12/a one b.pdf"],
            ["L1", "internal-pdf://13/c.pdf"],
        ]
    }


@pytest.mark.parametrize(
    ("kind", "value", "variable"),
    [
        ("CONF", "0302-9743", "ISSN"),
        ("GEN", "1234-567X", "ISSN"),
        ("BOOK", "978-0-674-73696-2", "ISBN"),
        ("JOUR", "0302-9743", "ISSN"),
    ],
)
def test_the_number_of_a_series_is_told_by_its_form(kind: str, value: str, variable: str) -> None:
    texts = one(kind, f"SN {value}").texts
    assert {name: texts[name] for name in ("ISSN", "ISBN") if name in texts} == {variable: value}


@pytest.mark.parametrize(
    ("kind", "line", "role"),
    [
        ("WEB", "A2 Roe, Rick", Role.COLLECTION_EDITOR),
        ("COMP", "A2 Roe, Rick", Role.COLLECTION_EDITOR),
        ("BLOG", "A2 Roe, Rick", Role.EDITOR),
        ("DATA", "A2 Roe, Rick", Role.PRODUCER),
        ("UNPB", "A2 Roe, Rick", Role.EDITOR),
        ("ADVS", "A2 Roe, Rick", Role.PERFORMER),
    ],
)
def test_people_of_endnote(kind: str, line: str, role: Role) -> None:
    assert one(kind, line).people == {role: (Name("Roe", "Rick"),)}


def test_counsel_is_no_translator() -> None:
    record = one("CASE", "TI A v. B", "A4 Roe, Rick")
    assert record.people == {}
    assert record.extra["ris"] == {"tags": [["A4", "Roe, Rick"]]}


@pytest.mark.parametrize(
    ("kind", "line", "variable"),
    [
        ("MAP", "T3 Sheets", "collection-title"),
        ("VIDEO", "T3 Films", "collection-title"),
        ("GOVDOC", "T3 Papers", "collection-title"),
        ("DATA", "IS 4", "version"),
        ("PAMP", "T2 A collection", "container-title"),
        ("UNPB", "M1 17", "number"),
    ],
)
def test_tags_of_endnote_by_type(kind: str, line: str, variable: str) -> None:
    assert one(kind, line).texts.get(variable) == line[3:]


def test_archive_of_an_endnote_manuscript() -> None:
    (record,) = parse("TY  - MANSCPT\nTI  - L\nT2  - Papers of A\nPB  - State Archives\nER  - ")
    assert isinstance(record, ArchivalRecord)
    assert record.repository is not None
    assert record.repository.names == (("und", "State Archives"),)
    assert [level.name for level in record.levels] == ["Papers of A"]
    assert one("MANSCPT", "TI Letter", "PB A press").texts["publisher"] == "A press"


@pytest.mark.parametrize(("kind", "csl"), [("INTV", "interview"), ("STD", "standard")])
def test_types_outside_of_the_specification(kind: str, csl: str) -> None:
    assert one(kind, "TI T").type == csl


def test_nothing_of_procite_is_lost() -> None:
    record = one(
        "HEAR",
        "N1 Record ID: 77",
        "TI A hearing",
        "N1 Connective Phrase: held in",
        "N1 Issue ID: 5",
        "N1 Call Number: KF 26",
    )
    assert record.id == "77"
    assert dict(record.texts) == {
        "title": "A hearing",
        "issue": "5",
        "call-number": "KF 26",
        "annote": "Connective Phrase: held in",
    }


SCOPUS = """TY  - CONF
TI  - Paper
C3  - Lecture Notes
SN  - 12345678 (ISSN)
9783319000000 (ISBN)
ER  -
"""


def test_numbers_of_scopus_stand_on_lines_of_their_own() -> None:
    (record,) = parse(SCOPUS)
    assert isinstance(record, SecondaryRecord)
    assert (record.texts["ISSN"], record.texts["ISBN"]) == ("1234-5678", "9783319000000")


def test_two_numbers_of_a_journal() -> None:
    (record,) = parse("TY  - JOUR\nTI  - T\nSN  - 1234-5678 (Print)\n8765-4321 (Linking)\nER  - ")
    assert isinstance(record, SecondaryRecord)
    assert record.texts["ISSN"] == "1234-5678"
    assert record.extra["ris"] == {"tags": [["SN", "8765-4321"]]}


def test_an_article_of_endnote_with_its_days() -> None:
    record = one("JOUR", "TI T", "DA Mar 20", "PY 2009", "ET 2009/02/18", "C7 e12")
    assert {name: str(date) for name, date in record.dates.items()} == {
        "issued": "2009-03-20",
        "available-date": "2009-02-18",
    }
    assert dict(record.texts) == {"title": "T", "number": "e12"}


def test_month_alone_of_web_of_science() -> None:
    record = one("JOUR", "AU Doe, Jo", "TI Title", "DA MAR", "PY 2021", "JI J. Ship.", "T2 Ships")
    assert str(record.dates["issued"]) == "2021-03"
    assert record.texts["container-title-short"] == "J. Ship."
    assert record.id == "doe2021title"


def test_several_people_under_one_tag() -> None:
    record = one("JOUR", "TI T", "AU Doe, Jo; Roe, Ann")
    assert record.people == {Role.AUTHOR: (Name("Doe", "Jo"), Name("Roe", "Ann"))}


def test_a_body_with_a_semicolon_comes_home_from_our_own_files() -> None:
    body = Name(literal="Office for Trade; Section B")
    record = SecondaryRecord("k", "book", {"title": "T"}, {Role.AUTHOR: (body,)})
    problems: list[Problem] = []
    assert parse("".join(WRITER.write([record], Options(), problems.append))) == [record]


def test_the_year_that_a_date_in_words_holds_already() -> None:
    record = one("BOOK", "TI T", "DA 12 maggio 1340", "PY 1340")
    assert record.dates["issued"] == Date("1340-05-12")
    assert "ris" not in record.extra


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("c1931.", Date("1931", "c1931.")),
        ("[1931?]", Date("1931?", "[1931?]")),
        ("1931, c1929", Date("1931", "1931, c1929")),
        ("13. Mai 1931", Date("1931-05-13")),
        ("193-?", Date("193X?")),
        ("1931/05//early", Date(raw="1931-05 early")),
        ("1931///Mar", Date("1931-03")),
    ],
)
def test_dates_of_catalogues(text: str, date: Date) -> None:
    record = one("BOOK", "TI T", f"PY {text}")
    assert record.dates["issued"] == date
    assert "ris" not in record.extra


@pytest.mark.parametrize(
    "text", ["1931/03//Spring1931", "1931/03//Mar/Apr 1931", "1931/03/04/noon"]
)
def test_what_a_date_says_besides_is_kept(text: str) -> None:
    record = one("JOUR", "TI T", f"Y1 {text}")
    assert str(record.dates["issued"]).startswith("1931-03")
    assert record.dates["issued"].raw is None
    assert record.extra["ris"] == {"tags": [["Y1", text]]}


@pytest.mark.parametrize("tag", ["AN", "CN", "AV", "T2"])
def test_who_holds_a_manuscript(tag: str) -> None:
    (record,) = parse(f"TY  - MANSCPT\nTI  - Deed\nPB  - State Archives\n{tag}  - Box 12\nER  - ")
    assert isinstance(record, ArchivalRecord)
    assert record.repository is not None
    assert record.repository.names == (("und", "State Archives"),)


@pytest.mark.parametrize("variable", ["archive_location", "call-number"])
def test_the_publisher_of_a_manuscript_of_ours_stays_one(variable: str) -> None:
    texts = {"title": "T", "publisher": "A press", variable: "Box 12"}
    record = SecondaryRecord("k", "manuscript", texts)
    problems: list[Problem] = []
    (back,) = parse("".join(WRITER.write([record], Options(), problems.append)))
    assert "A press" in str(back)
    assert not isinstance(back, ArchivalRecord) or back.repository is None
