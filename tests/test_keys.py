"""Citation keys: the patterns, ASCII, unique, stable; kept where the file has them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import maocite
from maocite.cli import main
from maocite.exceptions import MaociteError
from maocite.keys import KeyPattern, default_key, is_made, make_keys, with_keys
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Name,
    Record,
    Relation,
    RelationKind,
    Repository,
    Role,
    SecondaryRecord,
    Title,
)
from strategies import records

CHAPTER = SecondaryRecord(
    "x",
    "chapter",
    {"title": "Mao and the <i>Albanians</i>"},
    {Role.AUTHOR: (Name("Mëhilli", "Elidor"), Name("Đặng", "Mai"))},
    {"issued": Date("2014-06")},
)
MEMO = ArchivalRecord(
    "x",
    repository=Repository((("sq", "Arkivi Qendror Shtetëror"),), abbreviation="AQSH"),
    levels=(Level(LevelKind.FONDS, "14/AP"), Level(LevelKind.YEAR, "1960")),
    folios=Folios.parse("1-9"),
    title=Title("The Memorandum of Conversation"),
    date=Date("1960-06-07~"),
)


@pytest.mark.parametrize(
    ("record", "pattern", "key"),
    [
        (CHAPTER, "{author}{year}{word}", "mehilli2014mao"),
        (CHAPTER, "{Author}:{date}", "Mehilli:2014-06"),
        (CHAPTER, "{authors}-{words}", "mehillidang-mao-albanians"),
        (CHAPTER, "{AUTHOR:3}_{title:7}", "MEH_mao-and"),
        (CHAPTER, "{repository}-{folios}-{type}", "chapter"),
        (MEMO, "{repository}-{date}-{word}", "aqsh-1960-06-07-memorandum"),
        (MEMO, "{repository}-{levels}-{folios}", "aqsh-14-ap-1960-1-9"),
        (MEMO, "{author}{year}", "aqsh1960"),
        (ArchivalRecord("x"), "{repository}-{date}", "item"),
    ],
)
def test_patterns(record: Record, pattern: str, key: str) -> None:
    assert KeyPattern(pattern, pattern).key(record) == key


@pytest.mark.parametrize(
    "pattern", ["", "key", "{auhtor}", "{author", "{author} {year}", "{a}{ë}"]
)
def test_patterns_that_make_no_keys_are_refused(pattern: str) -> None:
    with pytest.raises(MaociteError):
        KeyPattern(pattern)


def test_a_misspelt_field_is_explained() -> None:
    with pytest.raises(MaociteError, match="did you mean 'author'"):
        KeyPattern("{auhtor}")


def test_readers_make_the_default_key() -> None:
    assert default_key("Mëhilli", "2014-06", "Mao and the Albanians") == "mehilli2014mao"
    assert default_key("", "", "") == "item"


@given(st.lists(records(), max_size=5, unique_by=lambda record: record.id), st.integers(0, 5))
@settings(deadline=None, max_examples=60)
def test_keys_are_unique_plain_and_stable(library: list[Record], first: int) -> None:
    keys = make_keys(library, every=True)
    after = [record.id for record in with_keys(library, keys)]
    assert len(set(after)) == len(after)
    assert all(key.isascii() and " " not in key and key for key in after)
    earlier = with_keys(library[:first], make_keys(library[:first], every=True))
    assert [record.id for record in earlier] == after[:first]


def test_keys_that_came_with_the_records_stay() -> None:
    from dataclasses import replace

    own = replace(CHAPTER, id="mehilli2014mao-and-albanians")
    made = replace(CHAPTER, id="mehilli2014mao")
    second = replace(CHAPTER, id="mehilli2014maob")
    assert [is_made(record) for record in (own, made, second)] == [False, True, True]
    pattern = KeyPattern("{author}-{year}")
    assert make_keys([own, made, second], pattern) == {
        "mehilli2014mao": "mehilli-2014",
        "mehilli2014maob": "mehilli-2014b",
    }
    taken = replace(CHAPTER, id="mehilli-2014")
    assert make_keys([made, taken], pattern) == {"mehilli2014mao": "mehilli-2014b"}


def test_relations_follow() -> None:
    part = ArchivalRecord("y", relations=(Relation(RelationKind.PART_OF, "x"),))
    _, changed = with_keys([MEMO, part], {"x": "memo"})
    assert isinstance(changed, ArchivalRecord)
    assert changed.relations[0].target == "memo"


RIS = """\
TY  - JOUR
AU  - Marku, Ylber
TI  - Stories from the Movement
PY  - 2021
ER  -
TY  - JOUR
AU  - Marku, Ylber
TI  - Stories, continued
PY  - 2021
M2  - Citation Key: mine
ER  -
"""


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "a.ris", tmp_path / "a.yaml"
    source.write_text(RIS, "utf-8")
    assert list(maocite.read(source).by_id) == ["marku2021stories", "mine"]
    run: Callable[[list[str]], None] = main
    with pytest.raises(SystemExit) as caught:
        run(["keys", str(source), "--pattern", "{Author}{year}", "-o", str(target)])
    assert caught.value.code == 0
    assert list(maocite.read(target).by_id) == ["Marku2021", "mine"]
    assert "marku2021stories -> Marku2021" in capfd.readouterr().err
    with pytest.raises(SystemExit) as caught:
        run(["keys", str(source), "--all", "--dry-run"])
    assert caught.value.code == 0
    assert capfd.readouterr().out == "mine -> marku2021storiesb\n"
