"""RIS: the laws of a round trip, what Zotero's import needs, and the files of other programs."""

import re
from collections.abc import Iterable
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maocite.api import read
from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.mapping.ris_table import ROWS, reading, writing
from maocite.mapping.zotero import ITEM_TYPES
from maocite.model import ArchivalRecord, Date, Name, NameKind, Record, Role, SecondaryRecord
from maocite.readers.ris import READER
from maocite.sources import Source
from maocite.writers.ris import WRITER
from strategies import records


def write(*written: Record) -> str:
    problems: list[Problem] = []
    text = "".join(WRITER.write(written, Options(), problems.append))
    assert problems == []
    return text


def parse(text: str | bytes) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    content = text if isinstance(text, bytes) else text.encode()
    found = [record for record, _ in READER.read(Source("x.ris", content), problems.append)]
    return found, problems


def one(text: str | bytes) -> SecondaryRecord:
    (record,), _ = parse(text)
    assert isinstance(record, SecondaryRecord)
    return record


def tags(text: str) -> list[tuple[str, str]]:
    """Tag and value of each line; every line must be ``XX`` + two blanks + ``- ``."""
    found = []
    for line in text.splitlines():
        if line:
            assert line[2:6] == "  - ", line
            found.append((line[:2], line[6:]))
    return found


def values(text: str, tag: str) -> list[str]:
    return [value for name, value in tags(text) if name == tag]


@settings(max_examples=100, deadline=None)
@given(records())
def test_every_record_comes_home(record: Record) -> None:
    assert parse(write(record))[0] == [record]


@pytest.mark.parametrize("kind", ITEM_TYPES)
def test_what_a_tag_writes_it_reads(kind: str) -> None:
    both, _ = reading(kind)
    for field, tag in writing(kind).items():
        assert both[tag] == field


def test_the_founding_dataset_comes_home() -> None:
    library = read("sample:mao-albania")
    assert parse(write(*library))[0] == list(library)


def article(**texts: str) -> SecondaryRecord:
    named = {name.replace("_", "-"): text for name, text in texts.items()}
    return SecondaryRecord("k", "article-journal", {"title": "T", **named})


def test_article_as_zotero_writes_it() -> None:
    record = SecondaryRecord(
        "marku2021",
        "article-journal",
        {
            "title": "Stories from the International Communist Movement",
            "container-title": "Cold War History",
            "volume": "21",
            "issue": "2",
            "page": "139-157",
            "DOI": "10.1080/14682745.2020.1803840",
        },
        {Role.AUTHOR: (Name("Marku", "Ylber"),)},
        {"issued": Date("2021")},
    )
    assert tags(write(record)) == [
        ("TY", "JOUR"),
        ("TI", "Stories from the International Communist Movement"),
        ("AU", "Marku, Ylber"),
        ("T2", "Cold War History"),
        ("DA", "2021///"),
        ("VL", "21"),
        ("IS", "2"),
        ("SP", "139"),
        ("EP", "157"),
        ("DO", "10.1080/14682745.2020.1803840"),
        ("M2", "Citation Key: marku2021"),
        ("ER", ""),
    ]


@pytest.mark.parametrize(
    ("csl", "ty"),
    [
        ("manuscript", "MANSCPT"),
        ("document", "AGGR"),
        ("personal_communication", "PCOMM"),
        ("report", "RPRT"),
        ("book", "BOOK"),
        ("chapter", "CHAP"),
        ("article-magazine", "MGZN"),
        ("article-newspaper", "NEWS"),
        ("thesis", "THES"),
        ("paper-conference", "CONF"),
        ("entry-encyclopedia", "ENCYC"),
        ("entry-dictionary", "DICT"),
        ("webpage", "ELEC"),
        ("post-weblog", "BLOG"),
        ("map", "MAP"),
        ("graphic", "ART"),
        ("speech", "SLIDE"),
    ],
)
def test_types_that_zotero_knows(csl: str, ty: str) -> None:
    text = write(SecondaryRecord("k", csl, {"title": "T"}))
    assert values(text, "TY") == [ty]
    assert not any(value.startswith("type:") for value in values(text, "M2"))


@pytest.mark.parametrize("csl", ["collection", "treaty", "pamphlet", "interview", "post"])
def test_types_that_zotero_lacks_stand_in_extra(csl: str) -> None:
    assert f"type: {csl}" in values(write(SecondaryRecord("k", csl, {"title": "T"})), "M2")


@pytest.mark.parametrize(
    ("date", "shown", "line"),
    [
        (Date("1960-06-07"), "1960/06/07/", None),
        (Date("1960-06"), "1960/06//", None),
        (Date("1966~"), "c. 1966", "1966~"),
        (Date("1966?"), "1966?", "1966?"),
        (Date("196X"), None, "196X"),
        (Date("1966-06-01/1966-06-30"), "1966-06-01/1966-06-30", "1966-06-01/1966-06-30"),
        (Date("1966-04~", "late April 1966"), "late April 1966", "1966-04~"),
        (Date(raw="spring of 1966"), "spring of 1966", None),
        # Zotero's import makes "0000 n" of "n.d." in DA, "0000 X" of "196X"; in Extra it is left alone.
        (Date(raw="n.d."), None, "n.d."),
    ],
)
def test_dates(date: Date, shown: str | None, line: str | None) -> None:
    record = SecondaryRecord("k", "book", {}, {}, {"issued": date})
    text = write(record)
    assert values(text, "DA") == ([shown] if shown else [])
    extra = [value for value in values(text, "M2") if value.startswith("issued:")]
    assert extra == ([f"issued: {line}"] if line else [])
    assert "maocite" not in text
    assert parse(text)[0] == [record]


def test_day_of_the_event_stands_in_for_a_date() -> None:
    record = ArchivalRecord("k", event_date=Date("1960-06-07"))
    text = write(record)
    assert values(text, "DA") == ["1960/06/07/"]
    assert "event-date: 1960-06-07" in values(text, "M2")
    assert parse(text)[0] == [record]


def names_of(*names: Name) -> str:
    return write(SecondaryRecord("k", "book", {}, {Role.AUTHOR: names}))


def test_family_first_is_one_field() -> None:
    record = SecondaryRecord(
        "k", "book", {}, {Role.AUTHOR: (Name("Mao", "Zedong", family_first=True),)}
    )
    text = write(record)
    assert values(text, "AU") == ["Mao Zedong"]
    assert parse(text)[0] == [record]


def test_bodies_stay_whole() -> None:
    plain = Name(literal="Ministry of Foreign Affairs", kind=NameKind.BODY)
    comma = Name(literal="Ministry of Foreign Affairs, Albania", kind=NameKind.BODY)
    text = names_of(plain, comma)
    assert values(text, "AU") == ["Ministry of Foreign Affairs"]
    assert "author: Ministry of Foreign Affairs, Albania" in values(text, "M2")
    assert one(text).names(Role.AUTHOR) == (plain, comma)


def test_particles_and_suffix_go_into_last_and_first_name() -> None:
    gaulle = Name("Gaulle", "Charles", non_dropping_particle="de")
    king = Name("King", "Martin Luther", suffix="Jr.")
    beethoven = Name("Beethoven", "Ludwig", dropping_particle="van")
    text = names_of(gaulle, king, beethoven)
    assert values(text, "AU") == [
        "de Gaulle, Charles",
        "King, Martin Luther, Jr.",
        "Beethoven, Ludwig van",
    ]
    assert "maocite" not in text
    assert one(text).names(Role.AUTHOR) == (gaulle, king, beethoven)


def test_translator_of_a_letter_is_no_author() -> None:
    """Zotero before schema 41 has no translator of letters and would make an author of one."""
    people = {Role.TRANSLATOR: (Name("Mëhilli", "Elidor"),), Role.RECIPIENT: (Name("H", "E"),)}
    text = write(SecondaryRecord("k", "personal_communication", {}, people))
    assert values(text, "A4") == []
    assert values(text, "A2") == ["H, E"]
    assert "translator: Mëhilli || Elidor" in values(text, "M2")


def test_keywords_are_lines_of_their_own() -> None:
    record = SecondaryRecord("k", "book", keywords=("China", "Albania, foreign relations"))
    assert values(write(record), "KW") == ["China", "Albania, foreign relations"]
    # The only keyword would be split at its comma.
    alone = SecondaryRecord("k", "book", keywords=("Albania, foreign relations",))
    assert values(write(alone), "KW") == ["Albania, foreign relations"] * 2
    assert parse(write(alone))[0] == [alone]


def test_html_survives_the_import() -> None:
    record = article(title="The <i>Pravda</i> &amp; AT&T case: a < b", language="en")
    (title,) = values(write(record), "TI")
    assert title == "The &lt;i&gt;Pravda&lt;/i&gt; &amp;amp; AT&amp;T case: a &lt; b"
    assert parse(write(record))[0] == [record]
    assert values(write(article(title="Research & Development")), "TI") == [
        "Research & Development"
    ]


def test_paragraphs_of_an_abstract_stay_apart_and_make_no_tags() -> None:
    record = article(abstract="One.\n\nTwo\nER  - \nTY  - BOOK\nend.")
    text = write(record)
    assert "\n ER  - \n TY  - BOOK\n" in text or "maocite" in text
    assert parse(text)[0] == [record]


def test_long_values_are_not_broken() -> None:
    long = "word " * 200 + "end"
    assert values(write(article(title=long, language="en")), "TI") == [long]


ENDNOTE = """\
TY  - MANSCPT
AU  - Nase, Nesti
TI  - Note
T2  - Fondi 14/AP
AV  - V. 1966, Dos. 43
M1  - 1-2
PY  - 1966
DA  - November 15
ID  - 77
ER  -
"""


def test_endnote_manuscript() -> None:
    (record,), _ = parse(ENDNOTE)
    assert isinstance(record, ArchivalRecord)
    assert record.date == Date("1966-11-15")
    assert record.id == "77"
    assert [level.name for level in record.levels] == ["Fondi 14/AP", "V. 1966, Dos. 43"]
    assert record.extra["csl"] == {"page": "1-2"}


@pytest.mark.parametrize(
    ("ty", "variable"),
    [
        ("JOUR", "issue"),
        ("BOOK", "collection-number"),
        ("HEAR", "number"),
        ("CHAP", "number-of-volumes"),
    ],
)
def test_m1_means_another_thing_by_type(ty: str, variable: str) -> None:
    assert one(f"TY  - {ty}\nM1  - 7\nER  - \n").texts[variable] == "7"


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("DA  - 2021///", "2021"),
        ("DA  - 2021/05//", "2021-05"),
        ("DA  - 2021/5/3/", "2021-05-03"),
        ("DA  - 2021/00/00/", "2021"),
        ("DA  - 2021///Spring", "2021-21"),
        ("PY  - 2021", "2021"),
        ("PY  - 2021/12/01", "2021-12-01"),
        ("Y1  - 2021/12/01/", "2021-12-01"),
        ("PY  - 2021\nDA  - 2021/12/01", "2021-12-01"),
        ("PY  - 2021\nDA  - May 13", "2021-05-13"),
        ("DA  - May 13, 1959", "1959-05-13"),
        ("DA  - c. 1966", "1966~"),
        ("DA  - 1966?", "1966?"),
    ],
)
def test_dates_of_other_programs(line: str, edtf: str) -> None:
    assert one(f"TY  - BOOK\n{line}\nER  - \n").dates["issued"].edtf == edtf


def test_dates_in_words_that_are_not_understood_stay_as_they_are() -> None:
    record = one("TY  - BOOK\nDA  - late in 1963\nER  - \n")
    assert record.dates["issued"] == Date(raw="late in 1963")


def test_words_for_a_date_of_our_own_stay_words() -> None:
    record = SecondaryRecord("k", "book", {"title": "T"}, dates={"issued": Date(raw="c1963")})
    problems: list[Problem] = []
    (back,), _ = parse("".join(WRITER.write([record], Options(), problems.append)))
    assert back == record


@pytest.mark.parametrize("end", ["ER  - ", "ER  -", "ER - ", "ER  -  \t", ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_ends_of_records_and_lines(end: str, newline: str) -> None:
    record = f"TY  - BOOK\nTI  - T\n{end}\n\n".replace("\n", newline)
    found, problems = parse(record * 2)
    assert [r.texts["title"] for r in found if isinstance(r, SecondaryRecord)] == ["T", "T"]
    assert bool(problems) is (end == "")
    assert all(problem.code == "no-end" for problem in problems)


def test_windows_1252_is_read_and_reported() -> None:
    found, problems = parse("TY  - BOOK\nTI  - “Mëhilli”\nER  - \n".encode("cp1252"))
    assert isinstance(found[0], SecondaryRecord)
    assert found[0].texts["title"] == "“Mëhilli”"
    assert [(p.code, p.place.line) for p in problems] == [("encoding", 2)]


def test_utf_16_is_read() -> None:
    assert (
        one("TY  - BOOK\nTI  - Çu En-lai\nER  - \n".encode("utf-16")).texts["title"] == "Çu En-lai"
    )


def test_values_over_several_lines() -> None:
    record = one("TY  - JOUR\nT1  - Blood\nin the rat\nN2  - " + "x" * 70 + "\nwords\nER  - \n")
    assert record.texts["title"] == "Blood in the rat"
    assert record.texts["abstract"] == "x" * 70 + " words"
    assert one("TY  - JOUR\nAB  - One.\nTwo.\nER  - \n").texts["abstract"] == "One.\nTwo."


def test_repeated_tags() -> None:
    text = (
        "TY  - JOUR\nAU  - A, B\nAU  - C, D\nTI  - one\nTI  - two\nKW  - x; y\nKW  - z\nER  - \n"
    )
    (record,), problems = parse(text)
    assert isinstance(record, SecondaryRecord)
    assert [name.family for name in record.names(Role.AUTHOR)] == ["A", "C"]
    assert record.keywords == ("x", "y", "z")
    assert record.texts["title"] == "one"
    assert [problem.code for problem in problems] == ["kept"]
    assert values(write(record), "TI") == ["one", "two"]


@pytest.mark.parametrize(
    ("ty", "csl"),
    [
        ("LETTER", "personal_communication"),
        ("ARCH", "manuscript"),
        ("GEN", "document"),
        ("jour", "article-journal"),
        ("EDBOOK", "book"),
    ],
)
def test_types_of_other_programs(ty: str, csl: str) -> None:
    assert one(f"TY  - {ty}\nTI  - T\nER  - \n").type == csl


def test_unknown_type_is_said_and_kept() -> None:
    (record,), problems = parse("TY  - FOO\nTI  - T\nER  - \n")
    assert isinstance(record, SecondaryRecord)
    assert record.type == "document"
    assert [(p.level, p.code) for p in problems] == [(Level.WARNING, "unknown-item-type")]
    assert values(write(record), "TY") == ["FOO"]


def test_unknown_tags_go_back() -> None:
    text = "TY  - JOUR\nTI  - T\nAD  - Tirana\nU1  - x & y\nM2  - Citation Key: k\nER  - \n"
    record = one(text)
    assert set(tags(text)) <= set(tags(write(record)))


def test_several_notes_stay_several() -> None:
    text = "TY  - BOOK\nN1  - one\nN1  - two\nM2  - Citation Key: k\nER  - \n"
    record = one(text)
    assert record.texts["annote"] == "one\n\ntwo"
    assert values(write(record), "N1") == ["one", "two"]


WORDS = st.from_regex(r"[A-Za-zë&<][A-Za-zë&<; ,.0-9-]{0,20}[a-z0-9]", fullmatch=True)
FILES = st.tuples(
    st.sampled_from(
        ["JOUR", "BOOK", "CHAP", "MANSCPT", "PCOMM", "RPRT", "THES", "ELEC", "GEN", "X1"]
    ),
    st.lists(
        st.tuples(
            st.from_regex(r"[A-Z][A-Z0-9]", fullmatch=True).filter(
                lambda t: t not in ("TY", "ER")
            ),
            WORDS,
        )
        | st.tuples(st.sampled_from(sorted({row.tag for row in ROWS})), WORDS),
        max_size=12,
    ),
)


@settings(max_examples=150, deadline=None)
@given(FILES)
def test_no_value_of_a_file_is_lost(file: tuple[str, list[tuple[str, str]]]) -> None:
    """Every word of every line is still there after reading and writing."""
    ty, entry = file
    text = f"TY  - {ty}\n" + "".join(f"{tag}  - {value}\n" for tag, value in entry) + "ER  - \n"
    again = unescape(write(*parse(text)[0]))
    for _, value in entry:
        for word in re.findall(r"[A-Za-zë0-9]+", unescape(value)):
            assert word in again, (value, again)


def test_every_field_of_a_file_is_kept() -> None:
    text = (
        "TY  - JOUR\nA1  - Baldwin,S.A.\nT1  - Title\nJO  - J.Neurosurg.\nY1  - 1996\nVL  - 85\n"
        "SP  - 476\nEP  - 481\nRP  - Not In File\nN2  - Abstract\nUR  - http://x\nER  - \n"
    )
    again = tags(write(one(text)))
    for value in ("Baldwin, S.A.", "Title", "J.Neurosurg.", "1996///", "85", "476", "481"):
        assert any(value == found for _, found in again), value
    assert ("RP", "Not In File") in again


def test_stray_text_is_reported_with_its_line_and_the_rest_is_read() -> None:
    found, problems = parse(
        "Provider: X\n\nTY  - BOOK\nTI  - T\nER  - \ngarbage\nTY  - BOOK\nTI  - U\nER  - \n"
    )
    assert len(found) == 2
    assert [(p.code, p.place.line) for p in problems] == [("stray-text", 1), ("stray-text", 6)]


def test_keys_are_kept_told_apart_and_made() -> None:
    text = "TY  - BOOK\nM2  - Citation Key: k\nER  - \n" * 2
    text += (
        "TY  - BOOK\nAU  - Mëhilli, Elidor\nTI  - Mao and the Albanians\nDA  - 2014///\nER  - \n"
        * 2
    )
    ids = [record.id for record in parse(text)[0]]
    assert ids == ["k", "k-b", "mehilli2014mao", "mehilli2014maob"]


def test_edits_in_zotero_win() -> None:
    library: Iterable[Record] = read("sample:mao-albania")
    record = next(r for r in library if isinstance(r, ArchivalRecord) and r.title)
    assert record.title is not None
    text = write(record).replace(f"TI  - {record.title.text}", "TI  - Another title")
    (again,), problems = parse(text)
    assert isinstance(again, ArchivalRecord)
    assert again.title is not None
    assert again.title.text == "Another title"
    assert again.levels == record.levels
    assert [problem.code for problem in problems] == ["edited"]


def test_a_second_end_page_is_kept() -> None:
    again = tags(write(one("TY  - JOUR\nSP  - 1\nEP  - 9\nEP  - 19\nER  - \n")))
    assert ("EP", "19") in again
