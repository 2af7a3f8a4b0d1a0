"""Citations as people write them: archives, credits, dates, folios, sloppiness, hostility."""

import time

import pytest

from maocite.archives import (
    Profiles,
    State,
    load_profiles,
    parse_citation,
    parse_citations,
    print_citation,
    unit,
)
from maocite.archives.dates import read_date
from maocite.model import Name, Role, TitleForm


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    return load_profiles()


@pytest.mark.parametrize(
    "spellings",
    [
        [
            "GARF, f. 102, Departament politsii Osobyi otdel (DPOO), 1898 g., op. 226, d. 12, chast' 2, l. 3",
            "GARF, f. 102 DPOO, 1898 g., op. 226, d. 12 chast' 2, l. 15.",
            "ГАРФ, ф. 102, 1898 г., оп. 226, д. 12, ч. 2, л. 7",
        ],
        [
            "RGANI, f. 5, op. 49, d. 131, ll. 193-194.",
            "rgani F 5 op 49 d 131",
            "РГАНИ. Ф. 5. Оп. 49. Д. 131. Л. 193.",
            "RGANI 5/49/131",
            "TsKhSD, F. 5, Op. 49, D. 131",
            "Russian State Archive of Contemporary History, Moscow, fond 5, opis' 49, delo 131",
        ],
        [
            "Arkivi Qendror Shtetëror (Central State Archives, Tirana, Albania), Fondi 14/AP, V. 1966, Dos. 3, Fl. 1-14.",
            "AQSH F.14/AP V.1966 D.3 fl.1-14",
            "Central State Archives, Tirana, Fondi 14/AP, Viti 1966, Dosja 3",
        ],
        ["BArch, DY 30/3389, Bl. 12", "Bundesarchiv, DY30/3389", "BArch DY 30/3389"],
        ["TNA, FO 371/110245 f.12", "TNA: PRO, FO 371/110245, f. 3", "FO 371/110245"],
    ],
    ids=lambda spellings: spellings[0][:20],
)
def test_spellings_of_one_unit_are_one_unit(spellings: list[str], profiles: Profiles) -> None:
    units = {unit(parse_citation(text, profiles).record, profiles) for text in spellings}
    assert len(units) == 1


def test_different_units_differ(profiles: Profiles) -> None:
    lines = [
        "RGANI, f. 5, op. 49, d. 131",
        "RGANI, f. 5, op. 49, d. 132",
        "GARF, f. 5, op. 49, d. 131",
    ]
    assert len({unit(parse_citation(line, profiles).record, profiles) for line in lines}) == 3


@pytest.mark.parametrize(
    ("credit", "people"),
    [
        ("Translated by Gary Goldberg", {Role.TRANSLATOR: ["Gary Goldberg"]}),
        ("(translated by Gary Goldberg)", {Role.TRANSLATOR: ["Gary Goldberg"]}),
        (
            "Obtained by Béla Révész; translated and edited by A. Vajd, Laura Deal, and Karl P. Benziger",
            {
                Role.OBTAINED_BY: ["Béla Révész"],
                Role.TRANSLATOR: ["A. Vajd", "Laura Deal", "Karl P. Benziger"],
                Role.EDITOR: ["A. Vajd", "Laura Deal", "Karl P. Benziger"],
            },
        ),
        (
            "Contributed by Joseph Torigian and translated by Elidor Mëhilli",
            {Role.CONTRIBUTOR: ["Joseph Torigian"], Role.TRANSLATOR: ["Elidor Mëhilli"]},
        ),
        (
            "Translated from Russian for CWIHP by Svetlana Savranskaya",
            {Role.TRANSLATOR: ["Svetlana Savranskaya"]},
        ),
        ("Translated by Charles de Gaulle", {Role.TRANSLATOR: ["Charles de Gaulle"]}),
        ("Obtained by Shen Zhihua", {Role.OBTAINED_BY: ["Shen Zhihua"]}),
    ],
)
def test_credits(credit: str, people: dict[Role, list[str]], profiles: Profiles) -> None:
    record = parse_citation(f"RGANI, f. 5, op. 1, d. 2, l. 3. {credit}.", profiles).record
    found = {role: [name.display() for name in names] for role, names in record.people.items()}
    assert found == people
    assert record.folios is not None
    assert record.folios.raw == "3"


def test_family_names_that_stand_first_keep_their_place(profiles: Profiles) -> None:
    reading = parse_citation("PRC FMA 109-03789-01, 1-9. Obtained by Shen Zhihua.", profiles)
    expected = Name(family="Shen", given="Zhihua", family_first=True)
    assert reading.record.names(Role.OBTAINED_BY) == (expected,)
    assert [piece.note for piece in reading.guessed] == ["family name taken to stand first"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("13 May 1959", "1959-05-13"),
        ("May 13, 1959", "1959-05-13"),
        ("Oct. 11, 1969", "1969-10-11"),
        ("le 5 juin 1928", "1928-06-05"),
        ("1er janvier 1960", "1960-01-01"),
        ("5. November 1956", "1956-11-05"),
        ("4 октября 1964 г.", "1964-10-04"),
        ("1964. október 9.", "1964-10-09"),
        ("12 października 1956", "1956-10-12"),
        ("13.5.1959", "1959-05-13"),
        ("13.V.1959", "1959-05-13"),
        ("1959-05-13", "1959-05-13"),
        ("1959年5月13日", "1959-05-13"),
        ("5–7 October 1968", "1968-10-05/1968-10-07"),
        ("June 1–30, 1966", "1966-06-01/1966-06-30"),
        ("30 May–2 June 1966", "1966-05-30/1966-06-02"),
        ("November 1944", "1944-11"),
        ("08/1976", "1976-08"),
        ("c.1889", "1889~"),
        ("ca. 1966", "1966~"),
        ("[1966?]", "1966?"),
        ("late April 1966", "1966-04~"),
        ("1950s", "195X"),
        ("spring 1968", "1968-21"),
        ("1973–77", "1973/1977"),
        ("2000", "2000"),
        ("27 Oct. 67", "1967-10-27"),
    ],
)
def test_dates(text: str, edtf: str, profiles: Profiles) -> None:
    found = read_date(text, profiles.words)
    assert found is not None
    assert found.date.edtf == edtf


@pytest.mark.parametrize(
    "text", ["31 February 1960", "72/1971", "1911/18393", "44-PF-172j", "13 1959"]
)
def test_no_dates(text: str, profiles: Profiles) -> None:
    assert read_date(text, profiles.words) is None


@pytest.mark.parametrize(
    "line",
    [
        "AQSH, Fondi 14/AP, V. 1966, Dos. 3",
        "GARF, f. 102, 1898 g., op. 226, d. 12",
        "ANIC, Chancellery, file no.72/1971, ff.10-58",
        "NAA: A1, 1911/18393",
        "DA MIP, PA, 1961, f. 1, dok. 41234",
        "AMAE, versement AR 1720-1970, carton 65",
        "National Archives, RG 59, Central Files 1967–69",
    ],
)
def test_years_in_call_numbers_are_no_dates(line: str, profiles: Profiles) -> None:
    assert parse_citation(line, profiles).record.date is None


@pytest.mark.parametrize(
    ("written", "ranges"),
    [
        ("ll. 120, 148-150", [(120, 120), (148, 150)]),
        ("ll. 193-94", [(193, 194)]),
        ("l. 5ob; l. 7", [(5, 5), (7, 7)]),
        ("ll. 12, 14 and 16", [(12, 12), (14, 14), (16, 16)]),
    ],
)
def test_folios(written: str, ranges: list[tuple[int, int]], profiles: Profiles) -> None:
    record = parse_citation(f"RGANI, f. 5, op. 1, d. 2, {written}.", profiles).record
    assert record.folios is not None
    found = [(r.first.number, (r.last or r.first).number) for r in record.folios]
    assert found == ranges
    assert not record.note


def test_what_is_not_understood_is_kept_whole(profiles: Profiles) -> None:
    line = "See RGANI, f. 5, op. 30, d. 163, ll. 1-5 (emphasis added)."
    reading = parse_citation(line, profiles)
    assert [piece.text for piece in reading.left] == ["(emphasis added)"]
    assert reading.record.note == "(emphasis added)"


def test_a_quoted_title_is_formal_and_another_is_not(profiles: Profiles) -> None:
    formal = parse_citation("“Talks,” 5 May 1966, RGANI, f. 5, op. 1, d. 2.", profiles).record
    plain = parse_citation(
        "Talks with Mao on 5 May 1966, RGANI, f. 5, op. 1, d. 2.", profiles
    ).record
    assert formal.title is not None
    assert plain.title is not None
    assert (formal.title.text, formal.title.form) == ("Talks", TitleForm.FORMAL)
    assert (plain.title.text, plain.title.form) == (
        "Talks with Mao on 5 May 1966",
        TitleForm.DESCRIPTIVE,
    )
    assert plain.title.without_date == "Talks with Mao"
    assert plain.date is not None
    assert plain.date.edtf == "1966-05-05"


def test_guesses_are_marked(profiles: Profiles) -> None:
    reading = parse_citation("FO 371/110245", profiles)
    assert reading.profile.key == "tna"
    assert [(piece.field, piece.note) for piece in reading.guessed] == [
        ("repository", "known by its call number")
    ]


def test_short_forms_of_one_document_are_understood_in_the_next(profiles: Profiles) -> None:
    first, second = parse_citations(
        [
            "J.H. Campbell to James Groppi, Oct. 11, 1969, box 11, folder 1, James Groppi Papers, "
            "Milwaukee Mss EX, University of Wisconsin-Milwaukee Libraries, Archives Department "
            "(hereafter cited as Groppi Papers).",
            "",
            "Sermon, Aug. 10, 1969, box 15, folder 8, Groppi Papers.",
        ],
        profiles,
    )
    assert second.record.repository == first.record.repository
    assert second.record.levels[0] == first.record.levels[0]
    assert second.record.levels[1].number == "15"
    assert second.guessed[0].note.startswith("defined by an earlier citation")


def test_classification_is_a_sentence_of_its_own(profiles: Profiles) -> None:
    line = "National Archives, RG 59, Central Files 1967–69, POL 27 VIET S. Secret; Nodis."
    reading = parse_citation(line, profiles)
    assert reading.record.classification == "Secret; Nodis"
    assert reading.record.levels[-1].name == "POL 27 VIET S"


def test_an_archive_without_a_profile_is_a_guess(profiles: Profiles) -> None:
    line = "Sermon, 10 August 1969, box 15, folder 8, Groppi Papers, Musterland University Archives, Musterstadt."
    reading = parse_citation(line, profiles)
    repository = reading.record.repository
    assert repository is not None
    assert (repository.name, repository.place) == ("Musterland University Archives", "Musterstadt")
    assert {piece.state for piece in reading.pieces if piece.field == "repository"} == {
        State.GUESSED
    }
    assert print_citation(reading.record, reading.profile, item=True, words=profiles.words) == line


@pytest.mark.parametrize(
    "line",
    [
        "(" * 50_000 + ")" * 50_000,
        "[(" * 50_000,
        "“‘" * 50_000,
        "f. 5, " * 16_667,
        "Translated by A. B and " * 4_400,
        "National Archives, " * 5_263,
        "5 May 1966, " * 8_334,
    ],
    ids=["nested", "open", "quotes", "levels", "credits", "archives", "dates"],
)
@pytest.mark.parametrize("length", [100_000, 7_900])
def test_a_hostile_line_ends_at_once(line: str, length: int, profiles: Profiles) -> None:
    start = time.process_time()
    reading = parse_citation(line[:length], profiles)
    assert time.process_time() - start < 2
    if length > 8_000:
        assert reading.left[0].note == "longer than 8000 characters: no citation"
        assert reading.record.note == line[:length].strip()


def test_ten_thousand_lines_take_seconds(profiles: Profiles) -> None:
    lines = [
        f"RGANI, f. 5, op. 49, d. {n}, ll. {n}-{n + 1}. Translated by Gary Goldberg."
        for n in range(500)
    ]
    start = time.process_time()
    assert sum(reading.certain for reading in parse_citations(lines, profiles)) == 500
    assert (time.process_time() - start) * 20 < 60


def test_an_edition_and_the_archive_behind_it(profiles: Profiles) -> None:
    line = (
        "“Talks,” in Cold War, ed. A. Smith (London: Verso, 1990), 12; RGANI, f. 5, op. 1, d. 2."
    )
    reading = parse_citation(line, profiles)
    assert reading.profile.key == "rgani"
    assert [level.number for level in reading.record.levels] == ["5", "1", "2"]
    assert reading.container is not None
    assert reading.container.texts["title"] == "Cold War"
    assert reading.container.texts["page"] == "12"
