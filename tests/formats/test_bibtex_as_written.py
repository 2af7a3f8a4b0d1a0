"""Files as people and programs write them: what is meant is read, and nothing of it gets lost.

The measure is what BibTeX's own rules say, and where people break those, what Better BibTeX and a
reader of the bibliography make of it.
"""

import re
from dataclasses import replace

import pytest

from maocite.api import write
from maocite.errors import Problem
from maocite.mapping.bib.dates import read_parts
from maocite.model import Name, Record, SecondaryRecord
from maocite.model.date import Date
from maocite.model.name import NameKind
from maocite.model.role import Role
from maocite.readers import READERS
from maocite.sources import Source


def read(text: str) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    source = Source("x.bib", text.encode())
    return [record for record, _ in READERS["bibtex"].read(source, problems.append)], problems


def one(fields: str, entry_type: str = "book") -> SecondaryRecord:
    (record,), _ = read(f"@{entry_type}{{x,\n {fields}\n}}")
    assert isinstance(record, SecondaryRecord)
    return record


def written(record: Record, dialect: str) -> str:
    return write([record], dialect).text


# --- blocks ---

QUOTES_INSIDE = {
    "a quotation mark in braces": ('title = "Gr{"u}n und Blau"', 'Gr"un und Blau'),
    "a command behind it": ('title = "Gr{"u}n und gro{\\ss}"', 'Gr"un und groß'),
    "the whole title in braces": ('title = "{Gr{"u}n und Blau}"', 'Gr"un und Blau'),
}


@pytest.mark.parametrize("case", QUOTES_INSIDE)
def test_quotation_marks_in_braces_end_no_value(case: str) -> None:
    fields, title = QUOTES_INSIDE[case]
    record = one(f'{fields},\n publisher = "Te Drita",\n year = 1931')
    assert (
        record.texts["title"].replace('<span class="nocase">', "").replace("</span>", "") == title
    )
    assert record.texts["publisher"] == "Te Drita"
    assert record.dates["issued"] == Date("1931")


def test_strings_in_entries_with_quotation_marks() -> None:
    text = '@string{drita = "Te {"}Drita{"}"}\n@book{x, publisher = drita # " & Bij", title = "A"}'
    (record,), problems = read(text)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["publisher"] == 'Te "Drita" & Bij'
    assert problems == []


def test_the_same_field_as_string_and_as_text() -> None:
    (record,), problems = read('@string{a = "A"}\n@book{x, note = a, note = {a}, title = {T}}')
    assert isinstance(record, SecondaryRecord)
    assert record.texts["note"] == "A"
    assert record.extra["bibtex"] == {"fields": {"note-2": "a"}}
    assert [problem.code for problem in problems] == ["duplicate-field"]


def test_fields_behind_the_end_of_an_entry_are_told_of() -> None:
    text = "@book{x, title = {A}}\n  note = {lost},\n}\n@book{y, title = {B}}"
    records, problems = read(text)
    assert [record.id for record in records] == ["x", "y"]
    assert [(problem.code, problem.place.line) for problem in problems] == [("field-outside", 2)]


# --- names ---

NAMES = {
    "Bekteshi, Arben and and Lleshi, Drita": [Name("Bekteshi", "Arben"), Name("Lleshi", "Drita")],
    "Bekteshi, Arben,": [Name("Bekteshi", "Arben")],
    "Bekteshi, Arben and et al.": [
        Name("Bekteshi", "Arben"),
        Name(literal="others", kind=NameKind.GROUP),
    ],
    "Ruiz y Alonso, Elena": [Name("Ruiz y Alonso", "Elena")],
    "Costa de Lemos, Rui": [Name("Costa de Lemos", "Rui")],
    "Van der Meer, Piet": [Name("Meer", "Piet", None, "Van der")],
    "van der Meer, Piet": [Name("Meer", "Piet", None, "van der")],
    "John Quincy Doe, Jr.": [Name("Doe", "John Quincy", suffix="Jr.")],
    "Doe Jr., John Quincy": [Name("Doe", "John Quincy", suffix="Jr.")],
    "Doe III, John": [Name("Doe", "John", suffix="III")],
    "K\\aa re S\\o rensen": [Name("Sørensen", "Kåre")],
    "N. H\\aa kansson": [Name("Håkansson", "N.")],
    "P.\\ Sula": [Name("Sula", "P.")],
    "Drita~Lleshi": [Name("Lleshi", "Drita")],
    "Yu.~A. Orlov": [Name("Orlov", "Yu.\u00a0A.")],
    "{given={Piet}, family={Meer}, prefix={van der}, useprefix=false}": [
        Name("Meer", "Piet", "van der")
    ],
    '{family=Meer, prefix=van, "given={P. J.}", suffix=Jr.}': [
        Name("Meer", "P. J.", None, "van", "Jr.")
    ],
    "\\textsc{Doe}, John": [Name("Doe", "John")],
    "Jan Fran\\v{c}{\\ocirc{u}}": [Name("Frančů", "Jan")],
}


@pytest.mark.parametrize("value", NAMES)
def test_names_as_they_are_meant(value: str) -> None:
    assert list(one(f"author = {{{value}}}").names(Role.AUTHOR)) == NAMES[value]


UNPARTED = {
    "Sula, P.; Lleshi, D.; Doe, J.": ["Sula", "Lleshi", "Doe"],
    "Sula, Petrit, Lleshi, Drita": ["Sula", "Lleshi"],
    "Petrit Sula, Drita Lleshi, John Doe, Jane Roe": ["Sula", "Lleshi", "Doe", "Roe"],
}


@pytest.mark.parametrize("value", UNPARTED)
def test_names_without_and_are_parted_and_told_of(value: str) -> None:
    (record,), problems = read(f"@book{{x, author = {{{value}}}}}")
    assert isinstance(record, SecondaryRecord)
    assert [name.family for name in record.names(Role.AUTHOR)] == UNPARTED[value]
    assert [(p.code, p.place.field) for p in problems] == [("names-without-and", "author")]


def test_a_semicolon_of_ones_own_parts_no_name() -> None:
    record = SecondaryRecord("x", "book", people={Role.AUTHOR: (Name("Doe; Roe", "J."),)})
    (again,), problems = read(written(record, "biblatex"))
    assert again == record
    assert problems == []


# --- dates ---

DATES = {
    "year = {May 1959}": "1959-05",
    "year = {1959, May}": "1959-05",
    "date = {13 May 1959}": "1959-05-13",
    "date = {May 13, 1959}": "1959-05-13",
    "date = {13.05.1959}": "1959-05-13",
    "date = {1959/05/13}": "1959-05-13",
    "date = {1959-5-3}": "1959-05-03",
    "date = {19590513}": "1959-05-13",
    "year = {1958--1960}": "1958/1960",
    "year = {1958-60}": "1958/1960",
    "year = {1920-21}": "1920/1921",
    "date = {1920-21}": "1920-21",
    "year = 1959, month = {May--June}": "1959-05/1959-06",
    'year = 1959, month = may # "/" # jun': "1959-05/1959-06",
    "year = 1959, month = {May 30--June 2}": "1959-05-30/1959-06-02",
    "year = 1959, month = may, day = {13th}": "1959-05-13",
    "year = 1959, month = {qershor}": "1959-06",
    'year = 1959, month = {M{\\"a}rz}': "1959-03",
    "year = {44 BC}": "-0043",
    "date = {1723?~}": "1723%",
    "date = {18uu}": "18XX",
    "date = {1998/unknown}": "1998/",
    "date = {1959}, month = may": "1959-05",
    "date = {1959-05-13}, year = 1959, month = may": "1959-05-13",
}


@pytest.mark.parametrize("fields", DATES)
def test_dates_as_they_are_meant(fields: str) -> None:
    assert one(fields).dates["issued"] == Date(DATES[fields])


def test_words_that_say_more_than_the_date_stay() -> None:
    assert one("year = {1959a}").dates["issued"] == Date("1959", "1959a")
    assert one("year = {in press}").dates["issued"] == Date(raw="in press")


def test_when_a_page_was_seen() -> None:
    assert one("urldate = {Accessed: 3 February 2016}").dates["accessed"] == Date("2016-02-03")
    assert one("accessed = {2016-02-03}").dates["accessed"] == Date("2016-02-03")


def test_a_second_date_is_kept_and_told_of() -> None:
    (record,), problems = read("@book{x, date = {1961}, year = 1960, title = {A}}")
    assert isinstance(record, SecondaryRecord)
    assert record.dates["issued"] == Date("1961")
    assert record.extra["bibtex"] == {"fields": {"year-2": "1960"}}
    assert [problem.code for problem in problems] == ["second-date"]
    assert "year-2 = {1960}" in written(record, "biblatex")


CLASSIC = {
    "1958/1960": {"year": "1958--1960"},
    "1959-05/1959-06": {"year": "1959", "month": "May--June"},
    "1959-05-12/1959-05-14": {"year": "1959", "month": "may", "day": "12--14"},
    "1959-05-30/1959-06-02": {"year": "1959", "month": "May 30--June 2"},
    "1959~": {"year": "c. 1959"},
    "1959?": {"year": "1959?"},
    "1959-21": {"year": "1959", "month": "Spring"},
    "195X": {"year": "1950s"},
    "1959/..": {"year": "1959--"},
    "-0043": {"year": "44 BC"},
}


@pytest.mark.parametrize("edtf", CLASSIC)
def test_bibtex_prints_ranges_seasons_and_doubts(edtf: str) -> None:
    record = SecondaryRecord("x", "book", {"title": "A"}, dates={"issued": Date(edtf)})
    text = written(record, "bibtex")
    for name, value in CLASSIC[edtf].items():
        assert f"  {name} = {{{value}}},\n" in text or f"  {name} = {value},\n" in text
    (again,), _ = read(text)
    assert again == record


def test_a_date_that_bibtex_cannot_say_keeps_its_years() -> None:
    dates = {"issued": Date("1959-05/1960-06")}
    result = write([SecondaryRecord("x", "book", {"title": "A"}, dates=dates)], "bibtex")
    assert "year = {1959--1960}" in result.text
    assert [problem.place.field for problem in result.problems] == ["issued"]


# --- types, parents, text ---


def test_a_book_in_a_book_is_a_part_of_it() -> None:
    fields = "title = {A Case}, booktitle = {All Cases}, pages = {1--9}"
    record = one(fields)
    assert (record.type, record.texts["container-title"]) == ("chapter", "All Cases")
    assert written(record, "biblatex").startswith("@book{")
    assert one("title = {All Cases}, booktitle = {All Cases}").type == "book"


def test_a_book_with_a_container_stays_a_book() -> None:
    record = SecondaryRecord("x", "book", {"title": "A", "container-title": "B"})
    (again,), _ = read(written(record, "biblatex"))
    assert again == record


def test_keys_of_parents_do_not_tell_capitals() -> None:
    text = (
        "@inbook{a, crossref = {WHOLE}, title = {A}}\n@book{whole, title = {W}, publisher = {P}}"
    )
    (part, _), problems = read(text)
    assert isinstance(part, SecondaryRecord)
    assert (part.texts["container-title"], part.texts["publisher"]) == ("W", "P")
    assert problems == []


WORKS = """
@bookinbook{play, crossref = {volume}, title = {A Play}}
@book{volume, crossref = {works}, title = {Plays}, volume = 3, date = 1975}
@mvbook{works, author = {Doe, Jane}, title = {Works}, subtitle = {All}, date = {1970/1980}}
"""


def test_volumes_of_a_work_and_what_stands_in_them() -> None:
    found, _ = read(WORKS)
    play, volume, works = (record for record in found if isinstance(record, SecondaryRecord))
    assert play.texts == {
        "title": "A Play",
        "volume": "3",
        "volume-title": "Plays",
        "container-title": "Works: All",
    }
    assert play.names(Role.AUTHOR) == play.names(Role.CONTAINER_AUTHOR) == (Name("Doe", "Jane"),)
    assert volume.texts["container-title"] == "Works: All"
    assert play.dates["issued"] == volume.dates["issued"] == Date("1975")
    assert works.texts == {"title": "Works: All"}


def test_volumes_of_a_work_are_written_for_biblatex() -> None:
    texts = {"title": "A Play", "volume-title": "Plays", "container-title": "Works"}
    record = SecondaryRecord("x", "chapter", texts)
    text = written(record, "biblatex")
    assert "  booktitle = {Plays},\n" in text
    assert "  maintitle = {Works},\n" in text
    (again,), _ = read(text)
    assert again == record
    book = SecondaryRecord("x", "book", {"title": "Plays", "container-title": "Works"})
    assert "  maintitle = {Works},\n" in written(book, "biblatex")
    for dialect in ("biblatex", "bibtex", "better-bibtex", "zotero-bibtex"):
        (again,), _ = read(written(book, dialect))
        assert again == book


def test_keys_of_biblatex_for_states_and_series() -> None:
    record = one("pubstate = {inpress}, series = {newseries}", "article")
    assert record.texts == {"status": "in press", "collection-title": "new series"}


TEXTS = {
    "a \\it b {\\bf c}": "a <i>b <b>c</b></i>",
    "Growth on $(000\\bar{1})$": "Growth on (0001̄)",
    "On $\\langle{}1\\overline{1}\\rangle$ in $\\mathbb{R}^n$": "On ⟨11̅⟩ in ℝ<sup>n</sup>",
    "In $\\left( n \\log n \\right)$ steps": "In ( n log n ) steps",
    "\\BibTeX{} and \\BibTeX ing": "BibTeX and BibTeXing",
    "Solov\\cprime ev": "Solovʹev",
    "see \\href{https://x.org}{this page}": "see this page (https://x.org)",
}


@pytest.mark.parametrize("value", TEXTS)
def test_commands(value: str) -> None:
    (record,), problems = read(f"@book{{x, note = {{{value}}}}}")
    assert isinstance(record, SecondaryRecord)
    assert record.texts["note"] == TEXTS[value]
    assert problems == []


def test_a_title_that_is_a_link_gives_the_address() -> None:
    record = one("title = {\\href{https://x.org/a_b}{The {NATO} Files}}")
    assert record.texts["URL"] == "https://x.org/a_b"
    assert record.texts["title"] == 'The <span class="nocase">NATO</span> Files'
    record = one("howpublished = {\\href {https://x.org} {\\texttt{https://x.org}}}", "misc")
    assert record.texts == {"URL": "https://x.org"}


def test_biblatex_words_for_kinds_of_patents() -> None:
    assert one("type = {patenteu}", "patent").texts["genre"] == "European patent"


def test_pages_with_spaced_dashes() -> None:
    assert one("pages = {153 – 163}").texts["page"] == "153-163"


def test_no_field_takes_the_place_of_another() -> None:
    text = "@mastersthesis{x, title = {A}, publisher = {[s.n.]}, school = {State University}}"
    (record,), _ = read(text)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["publisher"] == "State University"
    for dialect in ("bibtex", "biblatex", "zotero-bibtex"):
        again = written(record, dialect)
        assert "[s.n.]" in again
        assert "State University" in again


# --- what BibTeX's styles print ---


def fields_of(record: Record) -> dict[str, str]:
    text = written(record, "bibtex")
    return dict(re.findall(r"^  ([a-z-]+) = \{(.*)\},$", text, re.M))


def test_bibtex_names_whom_its_styles_do_not_print() -> None:
    people = {
        Role.AUTHOR: (Name("Doe", "Jane"),),
        Role.EDITOR: (Name("Sula", "Petrit"), Name("Lleshi", "Drita")),
        Role.TRANSLATOR: (Name("Roe", "Rick"),),
    }
    book = SecondaryRecord("x", "book", {"title": "A"}, people)
    note = "Edited by Petrit Sula and Drita Lleshi. Translated by Rick Roe"
    assert fields_of(book)["note"] == note
    (again,), _ = read(written(book, "bibtex"))
    assert again == book
    part = replace(book, type="chapter")
    assert fields_of(part)["note"] == "Translated by Rick Roe"
    noted = replace(book, texts={"title": "A", "note": "Signed."})
    assert fields_of(noted)["note"] == "Signed."


def test_bibtex_sorts_what_nobody_wrote_by_its_title() -> None:
    page = SecondaryRecord("x", "webpage", {"title": "The Stone, the Sea and the Wind"})
    assert fields_of(page)["key"] == "The Stone the Sea"
    (again,), _ = read(written(page, "bibtex"))
    assert again == page
    edited = SecondaryRecord("x", "book", {"title": "A"}, {Role.EDITOR: (Name("Sula", "Petrit"),)})
    assert "key" not in fields_of(edited)


def test_bibtex_says_what_kind_of_document_lies_in_an_archive() -> None:
    texts = {"title": "On Grain", "genre": "letter", "archive": "State Archives"}
    to = {Role.RECIPIENT: (Name("Kapo", "Hysni"),)}
    letter = SecondaryRecord("x", "personal_communication", texts, to)
    assert fields_of(letter)["note"] == "Letter to Hysni Kapo"
    named = replace(letter, texts={**texts, "title": "Letter on Grain"})
    assert fields_of(named)["note"] == "To Hysni Kapo"
    dated = replace(letter, dates={"issued": Date("1960-06-07")})
    assert '  month = "7~" # jun,\n' in written(dated, "bibtex")
    for record in (letter, named, dated):
        (again,), problems = read(written(record, "bibtex"))
        assert problems == []
        assert again.extra == {}


@pytest.mark.parametrize(("year", "edtf"), [("[1975]", "1975"), ("[1975?]", "1975?")])
def test_years_in_brackets_are_not_in_doubt_for_that(year: str, edtf: str) -> None:
    # ISBD, "Punctuation pattern": what is taken from elsewhere stands in square brackets.
    date = read_parts(year, None, None)
    assert date == Date(edtf=edtf, raw=year)
