"""Entries in prose, or with only some of their parts marked: what their words say, and no more."""

import pytest

from maocite.model import Role, SecondaryRecord
from maocite.model.provenance import Origin
from tei.test_reading import people, read_all


def entry(inside: str) -> SecondaryRecord:
    (record,), _ = read_all(f"<listBibl><bibl xml:id='k'>{inside}</bibl></listBibl>")
    assert isinstance(record, SecondaryRecord)
    return record


@pytest.mark.parametrize(
    ("inside", "author", "texts", "year"),
    [
        (
            "Doe, Jane. ‘A Part’. <title>A Journal</title> 71, no. 1–2 (1961): 71–107.",
            ["Jane Doe"],
            {"title": "A Part", "container-title": "A Journal", "volume": "71", "issue": "1–2", "page": "71–107"},
            "1961",
        ),
        (
            "Doe, Jane, and Richard Roe. <title>A Book</title>. Vol. 2. Vienna: Press &amp; Son, 1963.",
            ["Jane Doe", "Richard Roe"],
            {"title": "A Book", "volume": "2", "publisher-place": "Vienna", "publisher": "Press & Son"},
            "1963",
        ),
        (
            "Doe, J. R., <hi rend='italic'>A Book of Things</hi> (London, 1978).",
            ["J. R. Doe"],
            {"title": "A Book of Things", "publisher-place": "London"},
            "1978",
        ),
        (
            "<hi rend='bold'>Doe, Jane / Roe, Richard</hi> (2015): \"A Long Part\", in: <hi rend='italic'>A Journal</hi> 1.",
            ["Jane Doe", "Richard Roe"],
            {"title": "A Long Part", "container-title": "A Journal", "volume": "1"},
            "2015",
        ),
        (
            "Doe, Jane, Das Ding der Dinge. Ein Entwurf, Göttingen 1923.",
            ["Jane Doe"],
            {"title": "Das Ding der Dinge. Ein Entwurf", "publisher-place": "Göttingen"},
            "1923",
        ),
        (
            "Doe, Jane, Das Ding der Dinge, in: Neue Blätter 2, Nr. 10 (Oktober 1923), S. 235–245.",
            ["Jane Doe"],
            {"title": "Das Ding der Dinge", "container-title": "Neue Blätter", "volume": "2", "issue": "10", "page": "235–245"},
            "1923",
        ),
        (
            "Doe, Jane. Les choses du monde. Studi 225. Rome, 1962.",
            ["Jane Doe"],
            {"title": "Les choses du monde", "publisher-place": "Rome"},
            "1962",
        ),
        (
            "Doe, Jane. <title rend='quotes'>A Part</title>. <title rend='italic'>A Whole</title>. New York: ACM, 1987.",
            ["Jane Doe"],
            {"title": "A Part", "container-title": "A Whole", "publisher-place": "New York", "publisher": "ACM"},
            "1987",
        ),
        (
            "<hi rend='bold'>Doe, </hi><hi rend='bold'>Jane</hi> (2015): “A Part”<hi rend='italic'>,</hi> in: <hi rend='italic'>Notes on </hi><hi rend='italic'>Things</hi> 7(2):20–29. doi:10.1000/1.",
            ["Jane Doe"],
            {"title": "A Part", "container-title": "Notes on Things", "volume": "7", "issue": "2", "page": "20–29", "DOI": "10.1000/1"},
            "2015",
        ),
        (
            "<hi rend='bold'>Doe, Jane</hi> (2015): <hi rend='italic'>Things</hi>. Master’s thesis, A City. https://a.org/x [20.1.2016].",
            ["Jane Doe"],
            {"title": "Things", "genre": "Master’s thesis", "URL": "https://a.org/x"},
            "2015",
        ),
        (
            "Jane A. Doe&#160;/ Richard Roe: A Part of Things. In: Notes on Things 12 (1988), H.&#160;1–2, S. 3–9. DOI: 10.1000/1",
            ["Jane A. Doe", "Richard Roe"],
            {"title": "A Part of Things", "container-title": "Notes on Things", "volume": "12", "issue": "1–2", "page": "3–9", "DOI": "10.1000/1"},
            "1988",
        ),
        (
            "Jane Doe / Richard Roe: Things. A Life (=&#160;Studies, 4). 2. Auflage. Frankfurt / Main u. a. 2002.",
            ["Jane Doe", "Richard Roe"],
            {"title": "Things. A Life", "collection-title": "Studies", "collection-number": "4", "publisher-place": "Frankfurt / Main"},
            "2002",
        ),
        (
            "Jane Doe / Richard Roe: Things. A Life. 2. Auflage. Berlin 2002.",
            ["Jane Doe", "Richard Roe"],
            {"title": "Things. A Life", "edition": "2", "publisher-place": "Berlin"},
            "2002",
        ),
        (
            "Doe, Jane / Roe, R. P.: A Part: of Things. In: Notes on Things 12 (1988/89), 3–9.",
            ["Jane Doe", "R. P. Roe"],
            {"title": "A Part: of Things", "container-title": "Notes on Things", "volume": "12", "page": "3–9"},
            "1988/1989",
        ),
        (
            "Doe, Jane: Things: a life of their own. Frankfurt/M. u. a. 2002 (studies and notes, 4).",
            ["Jane Doe"],
            {"title": "Things: a life of their own", "publisher-place": "Frankfurt/M.", "collection-title": "studies and notes", "collection-number": "4"},
            "2002",
        ),
        (
            "<author>Doe, Jane</author>. <title level='m'>Things</title>, 2 vols, 3rd ed., <pubPlace>Rome</pubPlace>, <date>2002</date>",
            ["Jane Doe"],
            {"title": "Things", "publisher-place": "Rome", "number-of-volumes": "2", "edition": "3"},
            "2002",
        ),
    ],
)  # fmt: skip
def test_habits(inside: str, author: list[str], texts: dict[str, str], year: str) -> None:
    record = entry(inside)
    assert people(record) == author
    assert dict(record.texts) == texts
    assert record.dates["issued"].edtf == year
    assert "text" in record.extra


def test_editors() -> None:
    record = entry("Doe, Jane and Richard Roe (eds), <hi rend='italic'>A Book</hi> (Paris, 1999).")
    assert people(record, Role.EDITOR) == ["Jane Doe", "Richard Roe"]
    assert people(record) == []


def test_each_inferred_field_says_so() -> None:
    record = entry("Doe, Jane. <title level='m'>A Book</title>. Rome: Press, <date>1999</date>.")
    inferred = {p.field for p in record.provenance if p.origin is Origin.INFERRED}
    assert inferred == {"author", "publisher", "publisher-place"}
    _, problems = read_all(
        "<listBibl><bibl xml:id='k'>Doe, Jane. <title>A Book</title>. Rome: Press, 1999.</bibl></listBibl>"
    )
    assert [problem.code for problem in problems] == ["inferred", "text-between"]
    assert "publisher-place, publisher, author, issued" in problems[0].message


@pytest.mark.parametrize(
    "inside",
    [
        "Die Dinge: Ein Leben. Berlin 2002.",
        "Jane Doe / Richard Roe: Things without a place.",
        "Jahrbuch der Dinge, hg. von Jane Doe, Karlsruhe 1925-1927.",
        "阿城，《棋王》。",
        "Doe, Jane, Richard Roe (1888-1966). A life, Göttingen 2013.",
        "See the letters of 1959 in the archive.",
        "x" * 5000,
    ],
)
def test_other_prose_stays_a_note(inside: str) -> None:
    record = entry(inside)
    assert {*record.texts} == {"note"}
    assert not record.people
    assert not record.dates


def test_what_elements_say_stands() -> None:
    record = entry(
        "<author>Roe, R.</author>, in Doe, Jane. <title level='a'>T</title>. Rome: Press, <date when='1998'/> (1999)."
    )
    assert people(record) == ["R. Roe"]
    assert record.dates["issued"].edtf == "1998"


def test_markup_of_prose_is_kept() -> None:
    assert entry("Some <i>italic</i> words without habits").texts["note"] == (
        "Some <i>italic</i> words without habits"
    )


def test_a_key_shows_who_is_named_first() -> None:
    text = "Jane Dörr: A Part. In: Richard Roe (Hg.): A Whole. Wien 2002, S. 3–9."
    (record,), _ = read_all(f"<listBibl><bibl xml:id='doerr_part_2002'>{text}</bibl></listBibl>")
    assert isinstance(record, SecondaryRecord)
    assert (people(record), people(record, Role.EDITOR)) == (["Jane Dörr"], ["Richard Roe"])
    assert (record.type, record.texts["container-title"]) == ("chapter", "A Whole")
    assert {p.field for p in record.provenance} >= {"author", "editor", "container-title"}
    assert {*entry(text).texts} == {"note"}


def test_editors_of_the_host() -> None:
    record = entry(
        "Doe, Jane: A Part. In: Wholes and Parts. Hg. von Ann Poe und R. Roe. Bern 2002, S. 3–9."
    )
    assert people(record, Role.EDITOR) == ["Ann Poe", "R. Roe"]
    assert record.texts["container-title"] == "Wholes and Parts"


def test_a_thesis() -> None:
    text = "Doe, Jane. <hi rend='italic'>Things</hi>. PhD diss., A University, 2002."
    assert (entry(text).type, entry(text).texts["genre"]) == ("thesis", "PhD diss")


def test_a_body_and_editors_in_words() -> None:
    record = entry(
        "An Association of Things. <title rend='quotes'>A Part</title>. In <title rend='italic'>A Whole</title>, ed. Ann Poe and Richard G. Roe. Rome: Press, 1999."
    )
    assert record.names(Role.AUTHOR)[0].literal == "An Association of Things"
    assert people(record, Role.EDITOR) == ["Ann Poe", "Richard G. Roe"]
    assert (record.texts["publisher-place"], record.texts["publisher"]) == ("Rome", "Press")


def test_another_appearance_is_not_this_one() -> None:
    record = entry(
        "Doe, Jane, ‘A Part of Things’, in Anna Poe (ed.), <i>The Whole of It</i> (Paris, 1977), 47–58; "
        "repr. in <i>Studies in It</i>, 3 vols (Rome 1981), III, pp 39–54."
    )
    assert (record.texts["page"], record.texts["publisher-place"]) == ("47–58", "Paris")
    assert record.dates["issued"].edtf == "1977"
    assert people(record, Role.EDITOR) == ["Anna Poe"]


def test_a_series_behind_the_title() -> None:
    record = entry(
        "Doe, Jane (ed.), <i>A Book of Things</i>, Studies and Texts, 310 (Rome, 1986)."
    )
    assert record.texts["collection-title"] == "Studies and Texts"
    assert record.texts["collection-number"] == "310"


def test_a_particle_with_an_apostrophe() -> None:
    record = entry("Roe, Marco and Pius Doe de' Poe, <i>A Book of Things</i> (Rome, 1902).")
    assert people(record) == ["Marco Roe", "Pius Doe de' Poe"]


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<author>Doe, J.</author> <title level='m'>A Book</title>. 2nd edition. University of Nowhere Press, <date>1968</date>.",
         {"publisher": "University of Nowhere Press", "edition": "2"}),
        ("<date>2005 </date><title level='a'>A Part</title> in <title>The Whole</title> ed. Anna Poe. Oxford: Ox Books, pp 30-46.",
         {"publisher": "Ox Books", "publisher-place": "Oxford", "page": "30-46"}),
        ("<date>2013 </date><title>A Part</title>, <title level='j'>A Journal</title> [Online], DOI : 10.4000/jj.842",
         {"DOI": "10.4000/jj.842"}),
    ],
)  # fmt: skip
def test_imprints_around_marked_parts(inside: str, texts: dict[str, str]) -> None:
    found = entry(inside).texts
    assert {name: found.get(name) for name in texts} == texts


def test_a_translator_in_words() -> None:
    record = entry("<date>2015</date> <title>A Book</title> (translated by Anna Poe) Books.")
    assert people(record, Role.TRANSLATOR) == ["Anna Poe"]


@pytest.mark.parametrize(
    ("inside", "authors", "texts", "editors"),
    [
        (
            "<hi rend='bold'>Doe, Jane, Richard Roe, and Anna Poe. </hi>“<hi rend='italic'>The Role of Things: A View</hi>”. "
            "In Things in the Age. Methods of Old and New, edited by M. Moe, T. Loe, 93-131. Cham: House, 2017.",
            ["Jane Doe", "Richard Roe", "Anna Poe"],
            {
                "title": "The Role of Things: A View",
                "container-title": "Things in the Age. Methods of Old and New",
                "page": "93-131",
                "publisher": "House",
            },
            ["M. Moe", "T. Loe"],
        ),
        (
            "<hi rend='bold'>Doe, Jane,</hi> “<hi rend='italic'>A review of things</hi>”, Notes of the Club. 64(2), (February 2021): 76-83.",
            ["Jane Doe"],
            {
                "container-title": "Notes of the Club",
                "volume": "64",
                "issue": "2",
                "page": "76-83",
            },
            [],
        ),
        (
            "<hi>Doe, J., and R. Roe.</hi> “A study of things”. In Know Things, edited by Anna Poe, London &amp; New York: House 2021. 106-129.",
            ["J. Doe", "R. Roe"],
            {
                "container-title": "Know Things",
                "publisher-place": "London & New York",
                "page": "106-129",
            },
            ["Anna Poe"],
        ),
    ],
)
def test_titles_in_quotes_and_italics(
    inside: str, authors: list[str], texts: dict[str, str], editors: list[str]
) -> None:
    record = entry(inside)
    assert (people(record), people(record, Role.EDITOR)) == (authors, editors)
    assert {name: record.texts.get(name) for name in texts} == texts


def test_marked_statements_are_no_words_of_the_entry() -> None:
    record = entry(
        "<title level='a'>A</title> <author>Doe, J.</author> <date>2018</date>"
        "<seg type='original'>Continued from: BASP 54 (2017)</seg>"
    )
    assert dict(record.texts) == {"title": "A"}
    assert "Continued" in str(record.extra["tei"])


@pytest.mark.parametrize(
    ("inside", "year"),
    [
        ("Doe, A. <title rend='quotes'>A Part,</title> in <title rend='italic'>A Paper</title>, Aug. 8, 2008, online.", "2008-08-08"),
        ("Doe, A. <title rend='quotes'>A Part,</title> in <title rend='italic'>A Paper</title>, 8 August 2008, S. 3.", "2008-08-08"),
        ("Doe, A. <title rend='italic'>A Book</title>, Marburg 1971.", "1971"),
        ("Doe, A. <title rend='italic'>A Book</title>. Rome: March 12, 1971.", "1971-03-12"),
    ],
)  # fmt: skip
def test_the_day_of_a_paper(inside: str, year: str) -> None:
    assert entry(inside).dates["issued"].edtf == year


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("Doe, J. (2009) <title rend='italic'>A Book</title>. Chicago: University of Nowhere Press.",
         {"publisher-place": "Chicago", "publisher": "University of Nowhere Press"}),
        ("Doe, J. <title rend='quotes'>A Part</title>. <title rend='italic'>Notes</title> 12:1 (2003), pp. 1-12.",
         {"volume": "12", "issue": "1", "page": "1-12"}),
    ],
)  # fmt: skip
def test_years_at_the_beginning_and_colons(inside: str, texts: dict[str, str]) -> None:
    found = entry(inside).texts
    assert {name: found.get(name) for name in texts} == texts
