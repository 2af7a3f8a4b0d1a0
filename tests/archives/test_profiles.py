"""Profiles as files: what comes with maocite, what a user adds, what is said of mistakes."""

import re
import tomllib
from pathlib import Path

import pytest

from maocite.archives import Profiles, load_profiles, measure, parse_citation, print_citation
from maocite.archives.load import toml_files
from maocite.errors import InputError, UnknownNameError
from maocite.model import ArchivalRecord, Folios, Level, LevelKind, Repository
from maocite.resources import data

NAMED_BY_THE_ISSUE = (
    *("aqsh", "nara", "nara-frus", "loc", "tna", "churchill", "bundesarchiv", "sapmo", "bstu"),
    *("paaa", "garf", "rgani", "rgaspi", "avprf", "rgae", "amae", "cadlc", "cadn", "niod", "aan"),
    *("ipn", "na-cz", "mnl", "anic", "cda", "aj", "damip", "prc-fma", "sma", "academia-historica"),
    *("vna3", "damfaj", "korea-da", "nai", "una", "unesco", "nato", "iisg", "aav", "hoover"),
    "wilson",
)
MINE = """
key = "muzeu"
[archive]
names = { sq = "Muzeu i Maos" }
abbreviation = "MM"
[rule]
verified = false
[citation]
order = ["item", "repository", "shelf", "folios"]
[[level]]
id = "shelf"
kind = "file"
term = "raft"
label = "R."
[folios]
label = "fl."
[[example]]
citation = "MM, R. 7, fl. 3."
"""


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    return load_profiles()


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_archives_of_the_issue_are_there(profiles: Profiles) -> None:
    assert [key for key in NAMED_BY_THE_ISSUE if key not in profiles] == []


def test_there_are_enough(profiles: Profiles) -> None:
    named = [profile for profile in profiles if not profile.key.startswith("generic")]
    countries = {profile.repository.country_code for profile in named}
    assert len(named) >= 35
    assert len(countries) >= 20


def test_each_says_how_we_know_its_rule(profiles: Profiles) -> None:
    for profile in profiles:
        assert profile.rule.source, profile.key
        assert profile.rule.prescribed, profile.key


def test_the_regular_expressions_that_come_with_maocite_are_sound() -> None:
    """They are not tried again at each start."""
    folder = data() / "archives"
    for entry in (*toml_files(folder), *toml_files(folder / "grammars")):
        text = tomllib.loads(entry.read_text("utf-8"))
        rows = text.get("level", [])
        patterns = [
            row[name] for row in rows for name in ("pattern", "name_pattern") if name in row
        ]
        for pattern in (*patterns, *text.get("signatures", ())):
            assert re.compile(pattern), entry


@pytest.mark.parametrize(
    ("repository", "key"),
    [
        (Repository((("en", "Anything"),), key="aqsh"), "aqsh"),
        (Repository((("en", "Anything"),), key="mine", profile="rgani"), "rgani"),
        (Repository((("sq", "Arkivi Qendror Shtetëror"),)), "aqsh"),
        (Repository((("de", "Bundesarchiv"),)), "bundesarchiv"),
        (Repository((("en", "A body"),), abbreviation="PA AA"), "paaa"),
        (Repository((("en", "Nobody's Papers"),)), "generic"),
        (None, "generic"),
    ],
)
def test_profile_of_a_repository(
    repository: Repository | None, key: str, profiles: Profiles
) -> None:
    assert profiles.of(repository).key == key


@pytest.mark.parametrize("key", ["generic", "generic-archive-first"])
def test_an_archive_without_a_profile_keeps_its_own_labels(key: str, profiles: Profiles) -> None:
    """Every label that a generic profile knows is printed as the record has it."""
    profile = profiles[key]
    for rule in profile.grammar.levels:
        for label in rule.labels:
            record = ArchivalRecord("r", levels=(Level(rule.kind, "007", None, label),))
            assert f"{label}{rule.gap}007" in print_citation(record, profile)
    for label in profile.grammar.folios.labels if profile.grammar.folios else ():
        record = ArchivalRecord("r", folios=Folios.parse("3-4", label))
        assert f"{label} 3-4" in print_citation(record, profile)


def test_a_level_without_a_label_gets_the_usual_word(profiles: Profiles) -> None:
    papers = Repository((("en", "Nobody's Papers"),))
    record = ArchivalRecord("r", repository=papers, levels=(Level(LevelKind.BOX, "5"),))
    assert print_citation(record, profiles["generic"]) == "box 5, Nobody's Papers."


def test_unknown_key_names_the_nearest(profiles: Profiles) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'rgani'"):
        profiles["rgaani"]


def test_search_by_country(profiles: Profiles) -> None:
    assert {"garf", "rgani", "avprf"} <= {profile.key for profile in profiles.search("russia")}


def test_a_user_adds_her_own(tmp_path: Path) -> None:
    profiles = load_profiles([write(tmp_path, MINE)])
    line = "MM, R. 7, fl. 3."
    reading = parse_citation(line, profiles)
    assert reading.profile.key == "muzeu"
    assert reading.certain
    assert print_citation(reading.record, reading.profile, words=profiles.words) == line


def test_a_folder_of_profiles(tmp_path: Path) -> None:
    write(tmp_path, MINE)
    assert "muzeu" in load_profiles([tmp_path])


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "message"),
    [
        ('label = "R."', 'lable = "R."', 14, "level[0].lable", "did you mean 'label'"),
        ('kind = "file"', 'kind = "fiel"', 12, "level[0].kind", "did you mean 'file'"),
        ('"shelf", "fol', '"shelv", "fol', 9, "citation.order", "did you mean 'shelf'?"),
        ("verified = false", 'verified = "no"', 7, "rule.verified", "must be true or false"),
        ('"Muzeu i Maos"', "7", 4, "archive.names", "must be text in quotation marks"),
        ('key = "muzeu"', 'key = "Muzeu!"', 2, "key", "lower-case letters"),
        ('label = "R."', 'pattern = "("', 14, "level[0].pattern", "no regular expression"),
        ("[[example]]", "[[exmaple]]", 17, "exmaple", "did you mean 'example'?"),
        ("[citation]", 'grammar = "x"\n[citation]', 8, "rule.grammar", "no meaning here"),
    ],
)
def test_mistakes_say_where_and_what_is_right(
    old: str, new: str, line: int, field: str, message: str, tmp_path: Path
) -> None:
    path = write(tmp_path, MINE.replace(old, new))
    with pytest.raises(InputError) as caught:
        load_profiles([path])
    hit = next(problem for problem in caught.value.problems if message in problem.message)
    assert (hit.place.source, hit.place.line, hit.place.field) == (str(path), line, field)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = MINE.replace("label =", "lable =").replace("verified = false", "verified = 1")
    with pytest.raises(InputError) as caught:
        load_profiles([write(tmp_path, text)])
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"key = \n", r"mine.toml:1: error: is not TOML"),
        (b'key = "\xff"', "not UTF-8"),
        (b'key = "x"', "archive: error: is missing"),
    ],
)
def test_files_that_are_no_profile(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        load_profiles([path])


def test_unknown_grammar_and_successor(tmp_path: Path) -> None:
    head, _, rest = MINE.partition("[citation]")
    named = head.replace("[archive]", 'grammar = "ru-fond-opis"\n[archive]')
    example = "[[example]]" + rest.partition("[[example]]")[2]
    with pytest.raises(InputError, match="did you mean 'ru-fond-opis-delo'"):
        load_profiles([write(tmp_path, named + example)])
    with pytest.raises(InputError, match=r"unknown archive 'aqhs' \(did you mean 'aqsh'"):
        load_profiles([write(tmp_path, 'successor = "aqhs"\n' + MINE)])


def test_the_table_measures_each_profile(profiles: Profiles) -> None:
    rows = {row.key: row for row in measure(profiles, ["RGANI, f. 5, op. 1, d. 2, l. 3."])}
    assert rows.keys() == set(profiles.by_key)
    assert (rows["rgani"].cases, rows["rgani"].round_trips) == (2, 2)
    assert rows["bundesarchiv"].verified
    assert not rows["aqsh"].verified
