"""RIS of ProCite, Citavi, RefMan, EndNote and databases: what they hide in tags for other things."""

import pytest

from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import Name, Record, Role, SecondaryRecord
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
        "annote": "worth reading\n\nSize: 3 cm",
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
