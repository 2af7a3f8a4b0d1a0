"""The view for stock styles: each case is one of the failures of stock output on archival records."""

from maocite.api import read
from maocite.errors import Level as ProblemLevel
from maocite.mapping.styles import for_styles
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Name,
    NameKind,
    Repository,
    Role,
    SecondaryRecord,
    Title,
    TitleForm,
)

AQSH = Repository((("sq", "Arkivi Qendror Shtetëror"),), key="aqsh", place="Tirana")
LEVELS = (
    Level(LevelKind.FONDS, "14/AP", label="Fondi"),
    Level(LevelKind.YEAR, "1966", label="V."),
    Level(LevelKind.FILE, "43", label="Dos."),
)
MEHILLI = Name("Mëhilli", "Elidor")
NASE, HOXHA = Name("Nase", "Nesti"), Name("Hoxha", "Enver")


def losses(record: ArchivalRecord) -> set[str | None]:
    _, problems = for_styles(record)
    assert all(problem.level is ProblemLevel.LOSS for problem in problems)
    assert all(problem.place.record == record.id for problem in problems)
    return {problem.place.field for problem in problems}


def test_a_letter_is_cited_by_its_correspondents() -> None:
    people = {Role.AUTHOR: (NASE,), Role.RECIPIENT: (HOXHA,), Role.TRANSLATOR: (MEHILLI,)}
    record = ArchivalRecord(
        "nase",
        repository=AQSH,
        levels=LEVELS,
        folios=Folios.parse("1", "Fl."),
        title=Title("Note, Nesti Nase to Enver Hoxha", form=TitleForm.DESCRIPTIVE),
        genre="note",
        date=Date("1966-11-15"),
        language="sq",
        people=people,
    )
    item, _ = for_styles(record)
    assert item == {
        "id": "nase",
        "type": "personal_communication",
        "author": [{"family": "Nase", "given": "Nesti"}],
        "recipient": [{"family": "Hoxha", "given": "Enver"}],
        "translator": [{"family": "Mëhilli", "given": "Elidor"}],
        "genre": "note",
        "issued": {"date-parts": [[1966, 11, 15]]},
        "archive": "Arkivi Qendror Shtetëror",
        "archive-place": "Tirana",
        "archive_collection": "Fondi 14/AP",
        "archive_location": "V. 1966, Dos. 43, Fl. 1",
        "language": "sq",
    }
    assert losses(record) == {"title"}


def test_no_translator_and_no_contributor_head_an_entry() -> None:
    people = {Role.TRANSLATOR: (MEHILLI,), Role.CONTRIBUTOR: (MEHILLI,)}
    record = ArchivalRecord("x", title=Title("Meeting"), people=people)
    item, _ = for_styles(record)
    assert "translator" not in item
    assert "contributor" not in item
    assert losses(record) == {"translator", "contributor"}


def test_the_date_is_printed_once() -> None:
    title = Title("Meeting on 5 May 1966", without_date="Meeting", form=TitleForm.FORMAL)
    record = ArchivalRecord("x", title=title, event_date=Date("1966-05-05"))
    item, _ = for_styles(record)
    assert item["title"] == '<span class="nocase">Meeting</span>'
    assert item["issued"] == {"date-parts": [[1966, 5, 5]]}
    assert "title.text" in losses(record)


def test_a_descriptive_title_is_not_quoted() -> None:
    title = Title("Minutes of a meeting", form=TitleForm.DESCRIPTIVE)
    item, _ = for_styles(ArchivalRecord("x", title=title))
    assert "title" not in item
    assert item["genre"] == "Minutes of a meeting"


def test_family_first_names_stay_so() -> None:
    mao = Name("Mao", "Zedong", family_first=True)
    item, _ = for_styles(ArchivalRecord("x", people={Role.AUTHOR: (mao,)}))
    assert item["author"] == [{"family": "Mao", "given": "Zedong", "static-ordering": True}]


def test_every_record_of_the_founding_dataset_has_a_view() -> None:
    for record in read("sample:mao-albania"):
        item, problems = for_styles(record)
        assert item["id"] == record.id
        assert item.get("title") or item.get("genre") or item.get("author")
        assert not {"custom", "contributor"} & set(item)
        if isinstance(record, ArchivalRecord):
            assert item["language"]
            assert str(item["archive_location"]).startswith("V. 19")
            assert {problem.place.field for problem in problems}


def test_a_heading_is_quoted_once_and_never_recased() -> None:
    title = Title("“What Are Song Shuo, Lu Ping Really Doing”", form=TitleForm.FORMAL)
    item, _ = for_styles(ArchivalRecord("x", title=title))
    assert item["title"] == '<span class="nocase">What Are Song Shuo, Lu Ping Really Doing</span>'
    two = Title("“Down” and “up”", form=TitleForm.FORMAL)
    assert for_styles(ArchivalRecord("x", title=two))[0]["title"] == (
        '<span class="nocase">“Down” and “up”</span>'
    )


def test_a_description_stays_where_a_style_prints_no_genre_in_its_place() -> None:
    title = Title("Notes of meeting", form=TitleForm.DESCRIPTIVE)
    record = ArchivalRecord("x", title=title)
    assert for_styles(record, "chicago-author-date")[0]["genre"] == "Notes of meeting"
    assert "Notes of meeting" in str(for_styles(record, "ieee")[0]["title"])


def test_et_al_of_a_source_becomes_others() -> None:
    people = (Name("Hoxha", "Enver"), Name(literal="et al", kind=NameKind.GROUP))
    item, _ = for_styles(ArchivalRecord("x", people={Role.RECIPIENT: people}))
    recipients = item["recipient"]
    assert isinstance(recipients, list)
    assert recipients[1]["literal"] == "others"


def test_short_titles_leave_out_subtitle_and_article() -> None:
    """CMOS 18, 13.34."""

    def short(title: str, language: str) -> object:
        texts = {"title": title, "language": language}
        return for_styles(SecondaryRecord("x", "book", texts=texts))[0].get("title-short")

    assert short("The World Turned Upside Down: A History", "en") == "World Turned Upside Down"
    assert short("Fractured Rebellion: The Red Guards", "en") == "Fractured Rebellion"
    assert short("A është e vërtetë: një histori", "sq") == "A është e vërtetë"
    assert short("Mao’s Last Revolution", "en") is None


def test_ranges_of_folios_have_an_en_dash() -> None:
    record = ArchivalRecord("x", repository=AQSH, levels=LEVELS, folios=Folios.parse("1-6"))
    location = for_styles(record)[0]["archive_location"]
    assert isinstance(location, str)
    assert location.endswith("1–6")
    loose = ArchivalRecord("x", levels=LEVELS, folios=Folios("a-b"))
    assert str(for_styles(loose)[0]["archive_location"]).endswith("a-b")
