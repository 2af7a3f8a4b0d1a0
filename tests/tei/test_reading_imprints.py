"""Imprints, extents, ranges and names as projects divide them otherwise, with words of our own."""

import pytest

from maocite.model import Role, SecondaryRecord
from tei.test_reading import monogr, people, read_all, work

YEAR = "<date when='1999'/>"


def book(imprint: str = "", behind: str = "", attributes: str = "type='book'") -> SecondaryRecord:
    return work(f"{monogr(imprint + YEAR)}{behind}", attributes)


def full(inside: str) -> SecondaryRecord:
    (record,) = read_all(f"<listBibl><biblFull>{inside}</biblFull></listBibl>")[0]
    assert isinstance(record, SecondaryRecord)
    return record


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("<orgName>A House</orgName><address><addrLine>1 Street</addrLine><settlement>Rome</settlement></address>", ("A House", "Rome")),
        ("A House, <settlement>Rome</settlement>", ("A House,", "Rome")),
        ("<settlement>Rome</settlement>", ("Rome", None)),
    ],
)  # fmt: skip
def test_a_publisher_and_its_address(publisher: str, expected: tuple[str, str | None]) -> None:
    found = book(f"<publisher>{publisher}</publisher>")
    assert (found.texts["publisher"], found.texts.get("publisher-place")) == expected


def test_the_place_that_is_marked_stands_before_that_of_an_address() -> None:
    inside = "<pubPlace>Paris</pubPlace><publisher><orgName>A House</orgName><settlement>Rome</settlement></publisher>"
    found = book(inside)
    assert found.texts["publisher-place"] == "Paris"


@pytest.mark.parametrize(
    "scopes",
    [
        "<biblScope unit='page' from='1'/><biblScope unit='page' to='22'/>",
        "<biblScope unit='page' from='1'>1</biblScope><biblScope unit='page' to='22'>22</biblScope>",
        "<biblScope unit='fpage'>1</biblScope><biblScope unit='lpage'>22</biblScope>",
        "<biblScope type='startPage'>1</biblScope><biblScope type='endPage'>22</biblScope>",
    ],
)
def test_the_ends_of_a_range_in_elements_of_their_own(scopes: str) -> None:
    assert book(scopes).texts["page"] == "1-22"


@pytest.mark.parametrize(
    ("extent", "expected"),
    [
        ("[96] p.", {"number-of-pages": "96"}),
        ("2 vols.", {"number-of-volumes": "2"}),
        ("3 v.", {"number-of-volumes": "3"}),
        ("2 vols.; 300 p.", {"number-of-volumes": "2", "number-of-pages": "300"}),
        ("XII, 300 S.", {"number-of-pages": "XII, 300"}),
        ("[4] leaves", {"number-of-pages": "[4] leaves"}),
        ("20 x 30 cm", {"dimensions": "20 x 30 cm"}),
        ("300 p. ; ill.", {"number-of-pages": "300", "dimensions": "ill."}),
    ],
)
def test_extents(extent: str, expected: dict[str, str]) -> None:
    found = work(
        f"<monogr><title level='m'>T</title><imprint>{YEAR}</imprint><extent>{extent}</extent></monogr>"
    )
    names = ("number-of-pages", "number-of-volumes", "dimensions")
    assert {name: found.texts[name] for name in names if name in found.texts} == expected


@pytest.mark.parametrize(
    ("note", "variable"),
    [
        ("archive", "archive"),
        ("archive_location", "archive_location"),
        ("call-number", "call-number"),
        ("school", "publisher"),
        ("university", "publisher"),
    ],
)
def test_notes_whose_type_names_a_field(note: str, variable: str) -> None:
    found = book("", f"<note type='{note}'>The one</note>", "type='thesis'")
    assert found.texts[variable] == "The one"
    assert "note" not in found.texts


def test_the_date_of_the_first_edition() -> None:
    found = book("<date type='firstPublication'>1888</date>")
    assert found.dates["original-date"].edtf == "1888"


def test_the_punctuation_of_a_title_page_is_no_part_of_its_imprint() -> None:
    found = full(
        "<titleStmt><title>A true tale.</title><author>Doe, Jane.</author></titleStmt><publicationStmt>"
        "<publisher>By Richard Roe,</publisher><pubPlace>Printed at London :</pubPlace><date>1599.</date></publicationStmt>"
    )
    assert found.texts["publisher"] == "By Richard Roe"
    assert found.texts["publisher-place"] == "Printed at London"
    assert people(found) == ["Jane Doe"]


@pytest.mark.parametrize(
    "author",
    [
        "<persName><forename>Jane</forename> Doe</persName>",
        "<persName>Doe, <forename>Jane</forename></persName>",
        "<persName>Jane <surname>Doe</surname></persName>",
        "<persName><surname>Doe</surname>, Jane</persName>",
        "<persName><forename>Jane</forename> <persName type='main'>Doe</persName></persName>",
        "<forename>Jane</forename> Doe",
        "<name>Doe, <forename>Jane</forename></name>",
        "<forename>Jane</forename> Doe <idno type='VIAF'>1</idno>",
    ],
)
def test_a_name_of_which_one_part_is_marked(author: str) -> None:
    found = work(
        f"<monogr><author>{author}</author><title level='m'>T</title><imprint>{YEAR}</imprint></monogr>"
    )
    (name,) = found.names(Role.AUTHOR)
    assert (name.family, name.given) == ("Doe", "Jane")


def test_what_is_no_part_of_a_name_is_not_taken_for_one() -> None:
    author = "<author><persName><forename>Jane</forename> (fl. 1200)</persName></author>"
    found = work(f"<monogr>{author}<title level='m'>T</title><imprint>{YEAR}</imprint></monogr>")
    assert people(found) == ["Jane"]
    assert "fl. 1200" in str(found.extra["tei"])


@pytest.mark.parametrize(
    ("scope", "variable", "value"),
    [
        ("<biblScope unit='volume' n='5'/>", "volume", "5"),
        ("<biblScope unit='issue' from='2' to='2'>٢</biblScope>", "issue", "2"),
        ("<biblScope unit='page' from='292'>٢٩٢</biblScope>", "page", "292"),
        ("<biblScope unit='page'>٢٩٢</biblScope>", "page", "٢٩٢"),
        ("<biblScope unit='volume' n='5'>5th</biblScope>", "volume", "5th"),
    ],
)
def test_numbers_that_stand_in_attributes(scope: str, variable: str, value: str) -> None:
    assert book(scope).texts[variable] == value


def test_authors_of_a_book_where_those_of_a_part_stand() -> None:
    author = "<analytic><author>Doe, Jane</author></analytic>"
    found = work(f"{author}{monogr(YEAR)}", "type='book'")
    assert (found.texts["title"], people(found)) == ("T", ["Jane Doe"])
    part = work(f"{author}{monogr(YEAR)}", "type='bookSection'")
    assert part.texts["container-title"] == "T"


@pytest.mark.parametrize(
    ("short", "variable"),
    [("Doe 2014a", "citation-label"), ("Doe and Roe, 1999", "citation-label"), ("Things 1999", "title-short"), ("Things", "title-short")],
)  # fmt: skip
def test_a_name_with_a_year_is_no_short_title(short: str, variable: str) -> None:
    titles = f"<title type='short'>{short}</title><title level='m'>Things 1999: A Report</title>"
    found = work(f"<monogr>{titles}<imprint>{YEAR}</imprint></monogr>")
    assert found.texts[variable] == short
    assert len({"citation-label", "title-short"} & {*found.texts}) == 1


def test_a_year_that_the_work_does_not_say() -> None:
    found = work(monogr("<date>o. J. [1959]</date>"))
    assert found.dates["issued"].edtf == "1959"


def test_another_name_in_brackets() -> None:
    author = "<author>Doe, Jane [= Anna Roe]</author>"
    found = work(f"<monogr>{author}<title level='m'>T</title><imprint>{YEAR}</imprint></monogr>")
    (name,) = found.names(Role.AUTHOR)
    assert (name.display(), [form.display() for form in name.forms]) == ("Jane Doe", ["Anna Roe"])
