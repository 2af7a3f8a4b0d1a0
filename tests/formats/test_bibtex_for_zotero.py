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
