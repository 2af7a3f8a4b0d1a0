"""Notes as historians write them: first in full, then short; folios; credits; what is quoted."""

import pytest

import maocite
from maocite.apparatus import Abbreviate, ApparatusOptions, Cited, list_of_abbreviations
from maocite.errors import Level as ProblemLevel
from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Library,
    Name,
    NameKind,
    Relation,
    RelationKind,
    Repository,
    Role,
    Title,
    TitleForm,
)
from maocite.rendering import render_notes

AQSH = Repository(
    (("sq", "Arkivi Qendror Shtetëror"), ("en", "Central State Archives")),
    key="aqsh",
    abbreviation="AQSH",
    place="Tirana",
    country="Albania",
)
FULL = "Arkivi Qendror Shtetëror (Central State Archives), Tirana"
MEHILLI = Name("Mëhilli", "Elidor")


def document(key: str, fonds: str = "14/AP", file: str = "3", **fields: object) -> ArchivalRecord:
    levels = (
        Level(LevelKind.FONDS, fonds, label="Fondi"),
        Level(LevelKind.YEAR, "1960", label="V."),
        Level(LevelKind.FILE, file, label="Dos."),
    )
    title = Title("Minutes of meeting", form=TitleForm.DESCRIPTIVE)
    known = {"title": title, "date": Date("1960-06-07"), "folios": Folios.parse("1-9", "Fl.")}
    return ArchivalRecord(key, repository=AQSH, levels=levels, **(known | fields))  # type: ignore[arg-type]


def notes(
    *records: ArchivalRecord,
    cites: list[str] | None = None,
    style: str = "chicago-archives",
    locale: str | None = None,
    abbreviate: str = "introduce",
    order: str = "item-first",
) -> list[str]:
    library = Library.of(records)
    wanted = cites or [record.id for record in records]
    options = Options(style=style, locale=locale, abbreviate=abbreviate, order=order)
    return render_notes(library, wanted, options, lambda problem: None)


def test_a_note_is_item_first() -> None:
    """CMOS 18, 14.127: from the most specific to the most general, folios labelled (14.123)."""
    assert notes(document("a")) == [
        f"Minutes of meeting, June 7, 1960, V. 1960, Dos. 3, Fl. 1–9, Fondi 14/AP, {FULL}."
    ]


def test_first_in_full_then_short() -> None:
    first, second, third, fourth = notes(
        document("a"),
        document("b", file="4"),
        document("c", fonds="15/S"),
        document("d", fonds="15/S"),
    )
    assert first.endswith(f"Fl. 1–9, Fondi 14/AP, {FULL} (hereafter AQSH, F. 14/AP).")
    assert second.endswith("V. 1960, Dos. 4, Fl. 1–9, AQSH, F. 14/AP.")
    assert third.endswith("Fl. 1–9, Fondi 15/S, AQSH (hereafter AQSH, F. 15/S).")
    assert fourth.endswith("Fl. 1–9, AQSH, F. 15/S.")


def test_no_short_form_is_announced_that_is_not_used() -> None:
    assert "hereafter" not in "".join(notes(document("a")))


def test_a_repository_alone_can_be_announced() -> None:
    first, second = notes(document("a"), document("b", fonds="15/S"))
    assert first.endswith(f"{FULL} (hereafter AQSH).")
    assert second.endswith("Fondi 15/S, AQSH.")


def test_short_from_the_start_with_the_list_or_never() -> None:
    records = document("a"), document("b")
    assert all(
        note.endswith("Fl. 1–9, AQSH, F. 14/AP.") for note in notes(*records, abbreviate="list")
    )
    assert all(note.endswith(f"{FULL}.") for note in notes(*records, abbreviate="never"))
    cited = [Cited(record) for record in records]
    assert list_of_abbreviations(cited, ApparatusOptions()) == [
        ("AQSH", FULL),
        ("AQSH, F. 14/AP", "Fondi 14/AP"),
    ]
    assert list_of_abbreviations(cited, ApparatusOptions(Abbreviate.NEVER)) == []


def test_the_wording_follows_the_language() -> None:
    first, _ = notes(document("a"), document("b"), locale="de-DE")
    assert "(im Folgenden: AQSH, F. 14/AP)" in first


def test_the_archives_own_order() -> None:
    first, second = notes(document("a"), document("b", file="4"), order="archive")
    assert "Arkivi Qendror Shtetëror (AQSH), Fondi 14/AP, V. 1960, Dos. 3, Fl. 1–9" in first
    assert second.endswith("AQSH, F. 14/AP, V. 1960, Dos. 4, Fl. 1–9.")


def test_a_later_note_names_document_folio_and_location() -> None:
    _, later = notes(document("a"), cites=["a", "a, 3"])
    assert later == "Minutes of meeting, V. 1960, Dos. 3, Fl. 3, AQSH, F. 14/AP."


def test_a_folio_outside_of_the_document_is_a_warning() -> None:
    problems: list[Problem] = []
    library = Library.of([document("a")])
    render_notes(library, ["a, 3", "a, 12", "a, fol. 8-10"], Options(), problems.append)
    warned = [p for p in problems if p.level is ProblemLevel.WARNING]
    assert [(p.code, p.place.record) for p in warned] == [("locator-outside", "a")] * 2


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (Title("Minutes on 7 June 1960", "Minutes", TitleForm.DESCRIPTIVE), "Minutes, June 7"),
        (Title("Bombard the HQ", form=TitleForm.FORMAL), "“Bombard the HQ,” June 7"),
        (Title("“Bombard the HQ”", form=TitleForm.FORMAL), "“Bombard the HQ,” June 7"),
        (Title("record of talks between us", form=TitleForm.FORMAL), "“record of talks between us,”"),
        (
            Title("Wenhua", form=TitleForm.FORMAL, original="文化", translated="Culture"),
            "“Wenhua,” 文化 [Culture], June 7",
        ),
    ],
)  # fmt: skip
def test_titles(title: Title, shown: str) -> None:
    """Dates once (F3); formal titles quoted once, descriptions not (14.121); never recased (F8)."""
    assert notes(document("a", title=title))[0].startswith(shown)


def test_letters_are_sender_to_recipient() -> None:
    """CMOS 18, 14.111: the word letter is left out; other kinds are named."""
    people = {Role.AUTHOR: (Name("Nase", "Nesti"),), Role.RECIPIENT: (Name("Hoxha", "Enver"),)}
    letter = document("a", genre="letter", people=people)
    memo = document("b", genre="memorandum", people=people)
    assert notes(letter, cites=["a", "a"])[0].startswith("Nesti Nase to Enver Hoxha, June 7, 1960")
    assert notes(letter, cites=["a", "a"])[1].startswith("Nase to Hoxha, June 7, 1960, V. 1960")
    assert notes(memo)[0].startswith("Nesti Nase to Enver Hoxha, memorandum, June 7")


def test_credits_are_printed_as_such_and_never_as_the_heading() -> None:
    people = {Role.TRANSLATOR: (MEHILLI,), Role.CONTRIBUTOR: (Name("Torigian", "Joseph"),)}
    (note,) = notes(document("a", people=people))
    assert note.startswith("Minutes of meeting, trans. Elidor Mëhilli, June 7, 1960, ")
    assert note.endswith("Tirana, contributed by Joseph Torigian.")
    entry = maocite.bibliography(Library.of([document("a", people=people)]))
    assert entry == (
        "Minutes of meeting. Translated by Elidor Mëhilli. June 7, 1960. V. 1960, Dos. 3, Fl. 1–9. "
        f"Fondi 14/AP. {FULL}. Contributed by Joseph Torigian.\n"
    )


def test_family_first_names_keep_their_order() -> None:
    mao = Name("Mao", "Zedong", family_first=True)
    party = Name(literal="Central Committee", kind=NameKind.BODY)
    record = document("a", people={Role.AUTHOR: (mao,), Role.RECIPIENT: (party,)})
    first, later = notes(record, cites=["a", "a"])
    assert first.startswith("Mao Zedong to Central Committee, June 7")
    assert later.startswith("Mao to Central Committee, June 7")
    assert maocite.bibliography(Library.of([record])).startswith(
        "Mao Zedong to Central Committee. "
    )


def test_remarks() -> None:
    (note,) = notes(document("a", excerpt=True, classification="Secret"))
    assert "Minutes of meeting, excerpt, Secret, June 7" in note


@pytest.mark.parametrize(
    ("relation", "shown"),
    [
        (Relation(RelationKind.ENCLOSURE_OF, text="a letter"), "enclosed in a letter"),
        (Relation(RelationKind.ENCLOSURE_OF, target="b"), "enclosed in Report to the bureau"),
        (Relation(RelationKind.COPY_OF, target="b"), "copy"),
        (Relation(RelationKind.PUBLISHED_IN, text="Documents"), "in Documents"),
    ],
)
def test_relations(relation: Relation, shown: str) -> None:
    other = document("b", title=Title("Report to the bureau", form=TitleForm.DESCRIPTIVE))
    (note,) = notes(document("a", relations=(relation,)), other, cites=["a"])
    assert note.startswith(f"Minutes of meeting, {shown}, June 7, 1960")


def test_other_styles_profit_as_far_as_they_go() -> None:
    first, second = notes(document("a"), document("b"), style="chicago-notes-bibliography")
    assert first.endswith(f"Fondi 14/AP, {FULL}.")
    assert second.endswith("F. 14/AP, AQSH.")
