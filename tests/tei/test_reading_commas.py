"""Entries in words that commas divide or that begin with a title, with words of our own."""

import pytest

from maocite.model import ArchivalRecord, Role
from tei.test_reading import TEI, people, read_all
from tei.test_reading_projects import flat
from tei.test_reading_prose import entry

ITALIC = "<hi rend='italic'>{}</hi>"


@pytest.mark.parametrize(
    ("inside", "author", "texts", "year"),
    [
        (
            f"MARTIN Jeanne, {ITALIC.format('La Fabrique')}, Paris, Maison, 1979.",
            ["Jeanne MARTIN"],
            {"title": "La Fabrique", "publisher-place": "Paris", "publisher": "Maison"},
            "1979",
        ),
        (
            f"MARTIN Jeanne (1975), {ITALIC.format('Choses et mots')}, Paris, Maison.",
            ["Jeanne MARTIN"],
            {"title": "Choses et mots", "publisher-place": "Paris", "publisher": "Maison"},
            "1975",
        ),
        (
            f"MARTIN J. et PETIT P., « Les choses du monde », {ITALIC.format('Annales')}, 45 (2), 2001, p. 101-130.",
            ["J. MARTIN", "P. PETIT"],
            {"title": "Les choses du monde", "container-title": "Annales", "volume": "45", "issue": "2", "page": "101-130"},
            "2001",
        ),
        (
            f"Martin, J. (1988). {ITALIC.format('Les choses du monde')}. Paris : La Maison.",
            ["J. Martin"],
            {"title": "Les choses du monde", "publisher-place": "Paris", "publisher": "La Maison"},
            "1988",
        ),
        (
            f"A. Rossi, {ITALIC.format('Le cose del mondo')}, in «Rivista di parole», XII (1990), pp. 12-34.",
            ["A. Rossi"],
            {"title": "Le cose del mondo", "container-title": "Rivista di parole", "page": "12-34"},
            "1990",
        ),
        (
            "Doe, Jane, Mary Roe, and Anna Poe. Stars of the Ages: A Sky between Things. Vol. I, 1: Text. Berlin: A Press, 2012.",
            ["Jane Doe", "Mary Roe", "Anna Poe"],
            {"title": "Stars of the Ages: A Sky between Things", "publisher-place": "Berlin", "publisher": "A Press"},
            "2012",
        ),
        (
            "Doe, Jane: Die Dinge. 2. Aufl. Göttingen: Haus 1999 (Schriften der Dinge 12).",
            ["Jane Doe"],
            {"title": "Die Dinge", "edition": "2", "publisher-place": "Göttingen", "publisher": "Haus"},
            "1999",
        ),
        (
            "Monumenta of Something. Hannover: Hahn, 1826-.",
            [],
            {"title": "Monumenta of Something", "publisher-place": "Hannover", "publisher": "Hahn"},
            "1826/..",
        ),
    ],
)  # fmt: skip
def test_habits(inside: str, author: list[str], texts: dict[str, str], year: str) -> None:
    record = entry(inside)
    assert people(record) == author
    assert dict(record.texts) == texts
    assert record.dates["issued"].edtf == year


def test_a_part_in_which_nothing_is_marked() -> None:
    record = entry(
        "Anna Doe, Die Dinge, in: Hans Roe (Hg.), Worte und Dinge, Köln/Wien 1988, S. 12–45."
    )
    assert (people(record), people(record, Role.EDITOR)) == (["Anna Doe"], ["Hans Roe"])
    assert dict(record.texts) == {
        "title": "Die Dinge",
        "container-title": "Worte und Dinge",
        "publisher-place": "Köln/Wien",
        "page": "12–45",
    }
    assert record.type == "chapter"


def test_editors_of_a_book_that_begins_with_its_title() -> None:
    record = entry(
        "The Writings of Surveyors, Vol. 1, ed. by F. Doe, K. Roe and A. Poe. Berlin: G. Press, 1848."
    )
    assert people(record, Role.EDITOR) == ["F. Doe", "K. Roe", "A. Poe"]
    assert record.texts["title"] == "The Writings of Surveyors"
    assert record.texts["volume"] == "1"


def test_whom_one_name_tells_and_who_edited_him() -> None:
    record = flat("Ennius. <title>The Stars</title>. Edited by Jane Doe. Paris: A Press, 1975.")
    assert (people(record), people(record, Role.EDITOR)) == (["Ennius"], ["Jane Doe"])


def test_directors_of_a_book_in_a_collection() -> None:
    inside = f"Jeanne Martin (dir.), {ITALIC.format('Histoire des choses')}, t. 2, Paris, Maison, coll. « Mots », 2004, 345 p."
    record = entry(inside)
    assert people(record, Role.EDITOR) == ["Jeanne Martin"]
    assert record.texts["collection-title"] == "Mots"
    assert (record.texts["title"], record.texts["volume"]) == ("Histoire des choses", "2")
    assert (record.texts["publisher-place"], record.texts["publisher"]) == ("Paris", "Maison")


def test_a_part_in_an_edited_book_in_french() -> None:
    inside = f"Jeanne Martin, « Les choses », dans Paul Petit (dir.), {ITALIC.format('Les Mots')}, Paris, Maison, 1990, p. 12-34."
    record = entry(inside)
    assert (people(record), people(record, Role.EDITOR)) == (["Jeanne Martin"], ["Paul Petit"])
    assert (record.texts["publisher-place"], record.texts["publisher"]) == ("Paris", "Maison")


@pytest.mark.parametrize(
    ("number", "volume", "issue", "year"),
    [
        ("6. 1973. Heft 1/2", "6", "1/2", "1973"),
        ("1. 1972/74. (Heft 6, 1973)", "1", "6", "1973"),
        ("9. 1974", "9", None, "1974"),
    ],
)
def test_the_number_of_a_journal(number: str, volume: str, issue: str | None, year: str) -> None:
    record = flat(f"<title level='a'>A part</title><title level='j'>J</title><num>{number}</num>")
    assert (record.texts["volume"], record.texts.get("issue")) == (volume, issue)
    assert record.dates["issued"].edtf == year


def test_a_name_in_brackets() -> None:
    record = flat("<author>[Doe, Jane]</author><title>A Book of Things</title>")
    assert people(record) == ["Jane Doe"]


def test_the_number_of_an_authority_is_no_shelfmark() -> None:
    text = f"""{TEI}<teiHeader><fileDesc><titleStmt><title>A text</title></titleStmt><sourceDesc><msDesc><msIdentifier>
<settlement>Rome</settlement><repository>A Library</repository><idno type="file">1</idno><idno type="GND">118</idno>
</msIdentifier></msDesc></sourceDesc></fileDesc></teiHeader></TEI>"""
    ((record,), _) = read_all(text)
    assert isinstance(record, ArchivalRecord)
    assert [level.number for level in record.levels] == ["1"]
    assert "GND" in str(record.extra["tei"])


DATE = "<date when='2014-01-01'>2014</date>"


@pytest.mark.parametrize(
    ("inside", "author", "texts"),
    [
        (
            f"Doe, Jane / Roe, Richard (2014): A Companion to Things. Oxford: A Press{DATE}",
            ["Jane Doe", "Richard Roe"],
            {"title": "A Companion to Things", "publisher-place": "Oxford", "publisher": "A Press"},
        ),
        (
            f"Doe, Jane (2014): Die Dinge. Methoden, Praxis. 2. Auflage. Weinheim, Basel: Haus Eins.{DATE}",
            ["Jane Doe"],
            {"title": "Die Dinge. Methoden, Praxis", "edition": "2", "publisher-place": "Weinheim, Basel", "publisher": "Haus Eins"},
        ),
        (
            f"Doe, Jane / Roe, Richard: Training Things, in: Kunst der Dinge 68, Nr. 8 (2014): 414–20.{DATE}",
            ["Jane Doe", "Richard Roe"],
            {"title": "Training Things", "container-title": "Kunst der Dinge", "volume": "68", "issue": "8", "page": "414–20"},
        ),
        (
            f"Doe, Jane (2014): „The Turn: Thinking“, in: Culture Things 12: 1–22.{DATE}",
            ["Jane Doe"],
            {"title": "The Turn: Thinking", "container-title": "Culture Things", "volume": "12", "page": "1–22"},
        ),
        (
            f"Doe, Jane / Roe, Richard: Bibliographia Rerum: Ein Verzeichnis, Basel: Haus 2014.{DATE}",
            ["Jane Doe", "Richard Roe"],
            {"title": "Bibliographia Rerum: Ein Verzeichnis", "publisher-place": "Basel", "publisher": "Haus"},
        ),
    ],
)  # fmt: skip
def test_the_year_behind_the_names(inside: str, author: list[str], texts: dict[str, str]) -> None:
    record = flat(inside)
    assert people(record) == author
    assert dict(record.texts) == texts
    assert record.dates["issued"].edtf == "2014"


@pytest.mark.parametrize(
    ("host", "editors"),
    [
        ("Roe, Richard / Poe, Anna Maria: A Handbook of Things.", ["Richard Roe", "Anna Maria Poe"]),
        ("Roe, Richard R. (ed.): A Handbook of Things.", ["Richard R. Roe"]),
        ("Richard Roe (Hg.): A Handbook of Things.", ["Richard Roe"]),
    ],
)  # fmt: skip
def test_who_edited_the_host_stands_before_it(host: str, editors: list[str]) -> None:
    record = flat(f"Doe, Jane (2014): „A Part“, in: {host} Berlin: A Press 49-50.{DATE}")
    assert record.texts["container-title"] == "A Handbook of Things"
    assert people(record, Role.EDITOR) == editors
    assert record.texts["publisher"] == "A Press"
    assert record.texts["page"] == "49-50"


def test_a_date_right_behind_the_text_is_not_glued_to_it() -> None:
    record = flat(f"Things of the city and their past, told by many.{DATE}")
    assert record.texts["note"].endswith("by many. 2014")


def test_a_note_in_a_date() -> None:
    record = flat("<title>A Book</title><date when='1779'>1779<note>first edition</note></date>")
    assert record.dates["issued"].edtf == "1779"
    assert "first edition" in str(record.extra["tei"])


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("https://example.org/things/1", {"URL": "https://example.org/things/1"}),
        ("Things Online http://www.example.org", {"title": "Things Online", "URL": "http://www.example.org"}),
        ("Things Online: http://www.example.org.", {"title": "Things Online", "URL": "http://www.example.org"}),
    ],
)  # fmt: skip
def test_nothing_but_a_site(inside: str, texts: dict[str, str]) -> None:
    record = entry(inside)
    assert (dict(record.texts), record.type) == (texts, "webpage")
