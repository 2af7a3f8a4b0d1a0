"""Habits of other programs in .bib files, and what our reader makes of them.

What Zotero's and Better BibTeX's importers make of the same habits is the measure.
"""

import pytest

from maocite.errors import Problem
from maocite.mapping.flat import flatten
from maocite.model import Name, Record, Role, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source


def read(text: str) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    source = Source("x.bib", text.encode())
    return [record for record, _ in READERS["bibtex"].read(source, problems.append)], problems


def one(text: str) -> SecondaryRecord:
    (record,), _ = read(text)
    assert isinstance(record, SecondaryRecord)
    return record


def kept(record: SecondaryRecord) -> object:
    foreign = record.extra["bibtex"]
    assert isinstance(foreign, dict)
    return foreign["fields"]


@pytest.mark.parametrize(
    "entry",
    [
        "@article{x, title = {Salt}\n journal = {Ledger},\n author = {Ode, Ann}\n year = 1931\n}",
        '@article{x, title = "Salt"\n journal = "Ledger"\n author = "Ode, Ann" year = {1931}}',
    ],
)
def test_fields_without_a_comma_between_them_stay_apart(entry: str) -> None:
    (record,), problems = read(entry)
    assert isinstance(record, SecondaryRecord)
    assert record.texts == {"title": "Salt", "container-title": "Ledger"}
    assert record.dates["issued"].edtf == "1931"
    assert {problem.code for problem in problems} == {"missing-comma"}
    assert "journal" in {problem.place.field for problem in problems if problem.place}


def test_what_stands_behind_a_value_is_reported() -> None:
    (record,), problems = read("@book{x, title = {Salt} and {Pepper}, year = 1931}")
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "Salt"
    assert [problem.code for problem in problems] == ["stray-text"]


def test_a_part_gets_month_and_year_of_its_volume() -> None:
    (part, whole), _ = read(
        "@inproceedings{a, title = {Tides}, crossref = {v}}\n"
        "@proceedings{v, title = {Ports}, booktitle = {Ports}, year = 1961, month = oct}"
    )
    assert isinstance(part, SecondaryRecord)
    assert isinstance(whole, SecondaryRecord)
    assert part.dates["issued"].edtf == "1961-10"
    assert part.texts["container-title"] == "Ports"
    assert "container-title" not in whole.texts
    assert kept(whole) == {"booktitle": "Ports"}


def test_a_part_with_a_year_of_its_own_gets_no_month() -> None:
    (part, _), _ = read(
        "@incollection{a, year = 1960, crossref = {v}}\n@book{v, year = 1961, month = oct}"
    )
    assert isinstance(part, SecondaryRecord)
    assert part.dates["issued"].edtf == "1960"


def test_a_conference_has_a_place_and_its_publisher_another() -> None:
    record = one("@inproceedings{x, location = {Vlorë}, address = {Berlin}, publisher = {Q}}")
    assert record.texts["event-place"] == "Vlorë"
    assert record.texts["publisher-place"] == "Berlin"


def test_a_full_journal_title_beside_its_abbreviation() -> None:
    record = one("@article{x, JOURNAL = {Ann. Salt}, FJOURNAL = {Annals of Salt}}")
    assert record.texts["container-title"] == "Annals of Salt"
    assert record.texts["container-title-short"] == "Ann. Salt"


def test_an_address_in_howpublished() -> None:
    assert one(r"@misc{x, howpublished = {\url{https://a.example/b_c}}}").texts == {
        "URL": "https://a.example/b_c"
    }
    both = one("@misc{x, url = {https://a.example/}, howpublished = {https://a.example/}}")
    assert both.texts == {"URL": "https://a.example/"}
    assert kept(both) == {"howpublished": "https://a.example/"}


def test_identifiers_lose_what_is_no_part_of_them() -> None:
    record = one(
        "@book{x, doi = {https://doi.org/10.1000/1}, isbn = {ISBN 978-85-63994-24-0}, "
        "lastchecked = {accessed: 2012-07-27}}"
    )
    assert record.texts == {"DOI": "10.1000/1", "ISBN": "978-85-63994-24-0"}
    assert record.dates["accessed"].edtf == "2012-07-27"


def test_keywords_of_several_fields_once_each() -> None:
    record = one("@book{x, keywords = {a; b; a}, mesh = {c}, tags = {b}}")
    assert record.keywords == ("a", "b", "c")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"DNA$_{\textrm{2}}$", "DNA<sub>2</sub>"),
        (r"$4^{\textrm{ème}}$ congrès", "4<sup>ème</sup> congrès"),
        (r"{Cu$_2$O}", "Cu<sub>2</sub>O"),
        (r"$\alpha$ and $\Omega$", "α and Ω"),
        (r"$10^{-3}$", "10<sup>-3</sup>"),
        (r"5$^\circ$", "5°"),
        (r"$x_{i_j}$", "x<sub>i<sub>j</sub></sub>"),
        (r"$\frac{1}{2}$", "1/2"),
        (r"the $k$ of $n \leq 5$", "the k of n ≤5"),
        (r"\$5 and \$6", "$5 and $6"),
        (r"a \~{} b", "a ~ b"),
        (r"$\weird{x}$", r"$\weird{x}$"),
    ],
)
def test_mathematics_becomes_text(latex: str, text: str) -> None:
    assert one(f"@book{{x, publisher = {{{latex}}}}}").texts["publisher"] == text


@pytest.mark.parametrize(
    ("library", "parts"),
    [
        (
            "The National Archives, Kew, Records of the Cabinet Office, FO 371/5512, fol. 66",
            ("The National Archives", "Kew", None, "Records of the Cabinet Office, FO 371/5512, fol. 66"),
        ),
        # What the archive's profile reads falls into collection and location.
        (
            "Arkivi Qendror Shtetëror, Tirana, Fondi 14/AP, Struktura, V. 1970, Dos. 5, Fl. 13-14",
            ("Arkivi Qendror Shtetëror", "Tirana", "Fondi 14/AP, Struktura", "V. 1970, Dos. 5, Fl. 13-14"),
        ),
        (
            "{Hoover Institution Library \\& Archives}, Box 67, Item 46",
            ("Hoover Institution Library & Archives", None, None, "Box 67, Item 46"),
        ),
        ("The National Archives, Kew", ("The National Archives", "Kew", None, None)),
        ("The National Archives", ("The National Archives", None, None, None)),
        # Not known: as it stands.
        ("Stadtarchiv Nirgendwo, Nirgendwo, Akte 5", ("Stadtarchiv Nirgendwo, Nirgendwo, Akte 5", None, None, None)),
    ],
)  # fmt: skip
def test_a_library_with_its_call_number_is_taken_apart(
    library: str, parts: tuple[str | None, ...]
) -> None:
    # biblatex: "information such as a library name and a call number".
    (record,), _ = read(f"@unpublished{{x, title = {{Letter}}, library = {{{library}}}}}")
    texts = flatten(record).texts
    variables = ("archive", "archive-place", "archive_collection", "archive_location")
    assert tuple(map(texts.get, variables)) == parts


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("eprint = {2101.00001}, eprinttype = {arxiv}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {arXiv:hep-th/99}, archivePrefix = {arXiv}", "https://arxiv.org/abs/hep-th/99"),
        ("eprint = {123}, eprinttype = {JSTOR}", "https://www.jstor.org/stable/123"),
        ("eprint = {123}, eprinttype = {jstor}, url = {https://e.org}", "https://e.org"),
        ("eprint = {123}, eprinttype = {jstor}, doi = {10.1000/x}", None),
        ("eprint = {123}, eprinttype = {other}", None),
    ],
)
def test_an_eprint_has_an_address(fields: str, url: str | None) -> None:
    record = one(f"@article{{x, title = {{T}}, {fields}}}")
    assert record.texts.get("URL") == url
    assert "eprint" in str(kept(record))


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("ana çela", Name("çela", "ana")),
        ("vincent van gogh", Name("gogh", "vincent", non_dropping_particle="van")),
        ("von arx", Name("arx", non_dropping_particle="von")),
        ("ana maria Çela", Name("Çela", non_dropping_particle="ana maria")),
    ],
)
def test_names_in_small_letters_as_a_whole(author: str, name: Name) -> None:
    assert one(f"@book{{x, title = {{T}}, author = {{{author}}}}}").people[Role.AUTHOR] == (name,)


def test_prose_in_a_preamble_is_a_comment() -> None:
    record = one("@preamble{Papers of the group; see\nexample.org}\n@book{x, title = {T}}")
    assert record.extra == {
        "bibtex": {"before": [["comment", "Papers of the group; see\nexample.org"]]}
    }
