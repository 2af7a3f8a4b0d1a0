"""What stands in the two dialects that importers of Zotero read, and why.

Each rule was seen on Better BibTeX's parser (9.0.29) or in Zotero's importer: what is written
otherwise arrives changed or not at all.
"""

import re

import pytest

from maocite.api import write
from maocite.model import Date, Name, Record, Role, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source

ZOTERO = ("better-bibtex", "zotero-bibtex")


def entry(record: Record, dialect: str) -> dict[str, str]:
    text = write([record], dialect).text
    return dict(re.findall(r"^  ([a-z-]+) = \{(.*)\},$", text, re.M))


def again(record: Record, dialect: str) -> Record:
    source = Source("x.bib", write([record], dialect).text.encode())
    ((found, _),) = READERS["bibtex"].read(source, lambda _: None)
    return found


@pytest.mark.parametrize("dialect", ZOTERO)
def test_capitals_stand_in_braces_of_their_own(dialect: str) -> None:
    """Braces around a whole title are taken off, and its capitals are lowered."""
    record = SecondaryRecord(
        "x",
        "book",
        {
            "title": "Ndarja me Sovjetikët në Tiranë",
            "collection-title": "Studies of Tirana",
            "language": "sq",
        },
    )
    fields = entry(record, dialect)
    assert fields["title"] == "Ndarja me {Sovjetikët} në {Tiranë}"
    assert fields["series"] == "Studies of {Tirana}"
    assert again(record, dialect) == record


@pytest.mark.parametrize("dialect", ZOTERO)
@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("1966~", "c. 1966"),
        ("1966-05~", "c. 1966-05"),
        ("1966?", "1966?"),
        ("1966-21~", "1966-21~"),
        ("1966~/1967~", "1966~/1967~"),
    ],
)
def test_no_tilde_for_about(dialect: str, edtf: str, written: str) -> None:
    record = SecondaryRecord("x", "book", dates={"issued": Date(edtf)})
    assert entry(record, dialect)["date"] == written
    assert again(record, dialect) == record


@pytest.mark.parametrize("dialect", [*ZOTERO, "bibtex", "biblatex", "biblatex-chicago"])
@pytest.mark.parametrize(
    ("name", "for_zotero"),
    [
        (Name("Prifti", "Enver", non_dropping_particle="el-"), "el-Prifti, Enver"),
        (Name("Annunzio", "Gabriele", non_dropping_particle="d’"), "d’Annunzio, Gabriele"),
        (Name("Humboldt", "Alexander", dropping_particle="von"), "Humboldt, Alexander von"),
        (Name("Gaulle", "Charles", non_dropping_particle="de"), "de Gaulle, Charles"),
        (Name("al-Khalil", "Omar"), "{al-Khalil}, Omar"),
    ],
)
def test_particles(dialect: str, name: Name, for_zotero: str) -> None:
    record = SecondaryRecord("x", "book", people={Role.AUTHOR: (name,)})
    if dialect in ZOTERO:
        assert entry(record, dialect)["author"] == for_zotero
    if dialect in ZOTERO or not name.dropping_particle:
        assert again(record, dialect) == record


def test_better_bibtex_knows_zoteros_own_fields() -> None:
    record = SecondaryRecord(
        "x",
        "book",
        {
            "collection-number": "7",
            "number-of-volumes": "3",
            "event-place": "Vlorë",
            "source": "Wilson Center",
        },
    )
    assert entry(record, "better-bibtex") == {
        "seriesnumber": "7",
        "numberofvolumes": "3",
        "eventplace": "Vlorë",
        "librarycatalog": "Wilson Center",
    }
    assert again(record, "better-bibtex") == record
    assert entry(record, "zotero-bibtex")["number"] == "7"


@pytest.mark.parametrize("dialect", ZOTERO)
def test_the_title_of_a_site_is_that_of_a_journal(dialect: str) -> None:
    record = SecondaryRecord("x", "webpage", {"title": "Home", "container-title": "The Site"})
    assert entry(record, dialect)["journal"] == "The Site"
    assert again(record, dialect) == record


def test_a_hyphen_in_a_number_is_no_range() -> None:
    record = SecondaryRecord(
        "x",
        "document",
        {"archive": "A", "archive_location": "109-07397, Fl. 92-96, 14-9, 001-130"},
    )
    assert entry(record, "biblatex")["note"] == "109-07397, Fl. 92–96, 14-9, 001–130"


def test_the_note_goes_where_better_bibtex_makes_extra_of_it() -> None:
    """``note`` becomes a child note, which is no part of what is cited; CSL's note is Extra."""
    record = SecondaryRecord("x", "book", {"title": "A", "note": "Consulted on film."})
    assert entry(record, "better-bibtex")["extra"] == "Consulted on film."
    assert again(record, "better-bibtex") == record
    assert entry(record, "biblatex")["note"] == "Consulted on film."


def test_editors_whom_better_bibtex_makes_contributors_are_named_again() -> None:
    people = {Role.EDITOR: (Name("Lleshi", "Drita"),), Role.CONTRIBUTOR: (Name("Sula", "Petrit"),)}
    letter = SecondaryRecord("x", "manuscript", {"title": "A", "archive": "B"}, people)
    fields = entry(letter, "better-bibtex")
    assert fields["editor"] == fields["texteditor"] == "Lleshi, Drita"
    found = again(letter, "better-bibtex")
    assert (found.names(Role.EDITOR), found.names(Role.CONTRIBUTOR)) == tuple(people.values())
    book = SecondaryRecord("x", "book", {"title": "A"}, people)
    assert "texteditor" not in entry(book, "better-bibtex")
    assert "texteditor" not in entry(letter, "biblatex")


def test_editors_come_home_from_zotero() -> None:
    """Zotero's CSL-JSON with the line of Extra that Better BibTeX makes of the field."""
    item = (
        '[{"id": "x", "type": "manuscript", "title": "A", "archive": "B",'
        ' "contributor": [{"family": "Lleshi", "given": "Drita"}, {"family": "Sula", "given": "P."}],'
        ' "note": "tex.texteditor: Lleshi, Drita"}]'
    )
    ((found, _),) = READERS["zotero-csljson"].read(Source("x.json", item.encode()), lambda _: None)
    assert found.names(Role.EDITOR) == (Name("Lleshi", "Drita"),)
    assert found.names(Role.CONTRIBUTOR) == (Name("Sula", "P."),)


def test_a_letter_of_two_small_ones_shifts_no_braces() -> None:
    """Better BibTeX 9 lowers titles letter by letter, and ``İ`` becomes two of them."""
    record = SecondaryRecord("x", "book", {"title": "On the İzmir Congress and Albania"})
    written = entry(record, "better-bibtex")["title"]
    assert "İ" not in written
    assert "I\u0307zmir" in written
    assert again(record, "better-bibtex") == record
    assert "{İzmir}" in entry(record, "zotero-bibtex")["title"]


@pytest.mark.parametrize("csl_type", ["performance", "standard", "treaty", "review"])
def test_biblatex_has_no_types_that_zotero_drops_and_styles_do_not_know(csl_type: str) -> None:
    record = SecondaryRecord("x", csl_type, {"title": "A"})
    text = write([record], "biblatex").text
    assert text.startswith("@article{" if csl_type == "review" else "@misc{")
    assert f"entrysubtype = {{{csl_type}}}" in text
    assert again(record, "biblatex") == record
