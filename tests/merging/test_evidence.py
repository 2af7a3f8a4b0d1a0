"""Which records are the same work? Pairs that a librarian would join, and pairs she would not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from maocite.archives import load_profiles
from maocite.checks.rule import Collection
from maocite.mapping.flat import restore
from maocite.merging import Rules, Why, merge
from maocite.merging.evidence import compare
from maocite.merging.portrait import portray
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Library,
    Name,
    Record,
    Relation,
    RelationKind,
    Repository,
    Role,
    SecondaryRecord,
    Title,
)

PROFILES = load_profiles()
MARKU = Name("Marku", "Ylber")


def article(key: str = "a", author: Name | None = MARKU, **texts: str) -> SecondaryRecord:
    """Marku 2021, with other words where they are given; an empty text leaves the field out."""
    given = {
        "title": "Stories from the International Communist Movement: The Chinese Front in Europe",
        "container-title": "Cold War History",
        "volume": "21",
        **texts,
    }
    dates = (
        {"issued": Date(given.pop("issued"))} if "issued" in given else {"issued": Date("2021")}
    )
    people: Mapping[Role, tuple[Name, ...]] = {Role.AUTHOR: (author,)} if author else {}
    kept = {name: text for name, text in given.items() if text}
    kind = kept.pop("type", "article-journal")
    return SecondaryRecord(key, kind, kept, people, dates)


AQSH = Repository((("sq", "Arkivi Qendror Shtetëror"),), place="Tirana")
FILE = (
    Level(LevelKind.FONDS, "14/AP", label="Fondi"),
    Level(LevelKind.YEAR, "1960", label="V."),
    Level(LevelKind.FILE, "3", label="Dos."),
)
MEMO = ArchivalRecord(
    "memo",
    repository=AQSH,
    levels=FILE,
    folios=Folios.parse("1-9"),
    title=Title("Memorandum of Conversation with Comrade Mao Zedong in Hangzhou"),
    date=Date("1960-06-07"),
    people={Role.PARTICIPANT: (Name("Mao", "Zedong", family_first=True),)},
)


def why(one: Record, other: Record) -> Why | None:
    """What speaks for two records, each in a source of its own."""
    portraits = [
        portray(record, source, Collection.of(Library.of([record]), PROFILES))
        for source, record in enumerate((one, other))
    ]
    found = compare(*portraits)
    assert (compare(*portraits[::-1]) or [None])[0] is (found or [None])[0], "order matters"
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (article(), article(), Why.EQUAL),
        (
            article(DOI="10.1080/14682745.2020.1803840"),
            article("b", DOI="https://doi.org/10.1080/14682745.2020.1803840", volume="12"),
            Why.IDENTIFIER,
        ),
        (
            article(DOI="10.1080/ABC", title="Stories from the Movement"),
            article("b", URL="http://dx.doi.org/10.1080/abc", title="Stories from the movement."),
            Why.IDENTIFIER,
        ),
        (
            article(type="book", ISBN="978-1-938027-98-7", title="Sino-European Relations"),
            article("b", type="book", ISBN="1-938027-97-6", title="Sino-European relations"),
            Why.WORK,  # another binding has another number
        ),
        (
            article(type="book", ISBN="978-1-938027-98-7", issued="2015"),
            article("b", type="book", ISBN="1-938027-98-4 (pbk.)", issued="2015", author=None),
            Why.IDENTIFIER,
        ),
        (
            article(URL="https://www.example.org/a/"),
            article("b", URL="http://example.org/a#top", author=Name("Ylber", "Marku")),
            Why.IDENTIFIER,
        ),
        (
            article(),
            article(
                "b",
                title="STORIES FROM THE INTERNATIONAL COMMUNIST MOVEMENT – the "
                "Chinese front in Europe",
            ),
            Why.WORK,
        ),
        (article(author=Name("Mëhilli", "Elidor")), article("b", Name("MEHILLI", "E.")), Why.WORK),
        (article(), article("b", issued="2021-03"), Why.DATE_AS_FAR),
        (article(), article("b", author=None), Why.NO_PEOPLE),
        (article(), article("a", author=None), Why.KEY),
        (
            article(),
            article("b", title="Stories from the International Communist Movement"),
            Why.NEAR_TITLE,
        ),
        (article(), article("b", type="article-magazine"), Why.OTHER_TYPE),
        (article(language="en"), article("b", language="sq"), Why.OTHER_LANGUAGE),
        (
            article(DOI="10.1080/abc"),
            article("b", DOI="10.1080/abc", title="Another"),
            Why.OTHER_TITLE,
        ),
        # Other works: volumes, years and parts of one title, other authors.
        (article(title="Editorial"), article("b", title="Editorial", volume="22"), None),
        (article(title="Report"), article("b", title="Report", issued="2019"), None),
        (article(title="Sources, part 1"), article("b", title="Sources, part 2"), None),
        (article(title="Introduction"), article("b", Name("Cook"), title="Introduction"), None),
        (article(), article("a", title="Communist Relations in Crisis"), None),
    ],
)
def test_published_works(one: Record, other: Record, expected: Why | None) -> None:
    assert why(one, other) is expected


OTHER_SPELLING = replace(
    MEMO,
    id="b",
    repository=Repository((("en", "Central State Archives"),), abbreviation="AQSH"),
    levels=(
        Level(LevelKind.FONDS, "14/AP", label="f."),
        Level(LevelKind.YEAR, "1960"),
        Level(LevelKind.FILE, "3", label="d."),
    ),
    folios=Folios.parse("001-009"),
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MEMO, replace(OTHER_SPELLING, title=None, people={}, date=None), Why.PLACE),
        (MEMO, replace(MEMO, id="b", title=Title("Letter to Enver Hoxha")), Why.OTHER_TITLE),
        (MEMO, replace(MEMO, id="b", levels=(), folios=None, repository=None), Why.WORK),
        (
            MEMO,
            replace(MEMO, id="b", levels=(*FILE[:2], Level(LevelKind.FILE, "4"))),
            Why.OTHER_UNIT,
        ),
        (MEMO, replace(MEMO, id="b", excerpt=True, folios=None), Why.EXCERPT),
        # Two letters of a day in one file; a translation that says so; another day.
        (MEMO, replace(MEMO, id="b", folios=Folios.parse("10-12")), None),
        (
            MEMO,
            replace(MEMO, id="b", relations=(Relation(RelationKind.TRANSLATION_OF, "memo"),)),
            None,
        ),
        (MEMO, replace(MEMO, id="b", folios=None, date=Date("1960-06-08")), None),
    ],
)
def test_documents_in_archives(one: Record, other: Record, expected: Why | None) -> None:
    assert why(one, other) is expected


def test_a_document_and_a_published_work_are_never_joined() -> None:
    work = SecondaryRecord("b", "article", {"title": MEMO.title.text if MEMO.title else ""}, {},
                           {"issued": Date("1960-06-07")})  # fmt: skip
    assert why(MEMO, work) is Why.OTHER_SHAPE
    merged = merge([Library.of([MEMO]), Library.of([work])], Rules(threshold=0.1), PROFILES)
    assert len(merged.library) == 2
    assert len(merged.doubtful) == 1


def test_the_table_of_the_manual_is_that_of_the_program() -> None:
    from pathlib import Path

    manual = (Path(__file__).parents[2] / "docs" / "merging.md").read_text("utf-8")
    rows = [line for line in manual.splitlines() if line.startswith(("| 0", "| 1"))]
    identifier = "DOI, ISBN, PMID, PMCID or address"
    assert rows == [f"| {why.weight:.2f} | {why.words.format(identifier)} |" for why in Why]


def test_one_document_whose_place_is_not_given_is_shown() -> None:
    """An import without ``archive-place`` names the archive as CSL has it, in two languages."""
    shared = {
        "archive": "Arkivi Qendror Shtetëror (Central State Archives)",
        "archive_collection": "Fondi 14/AP",
        "archive_location": "V. 1960, Dos. 3, Fl. 1-9",
    }
    one, other = (
        restore(SecondaryRecord(key, "manuscript", {**shared, "title": title}))
        for key, title in (("a", "Memorandum"), ("b", "A conversation in Hangzhou"))
    )
    library = Library.of([one, other])
    first, second = (portray(record, 0, Collection.of(library, PROFILES)) for record in library)
    found = compare(first, second)
    assert found is not None
    assert found[0] is Why.OTHER_TITLE
    elsewhere = Repository((("und", "Central State Archives (Ghana)"),))
    assert PROFILES.of(elsewhere) is PROFILES.of(Repository((("und", "No such archive"),)))
