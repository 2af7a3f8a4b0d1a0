"""Leaves that two documents claim, and parts outside their whole."""

import pytest

from checks.finding import found, places

ARCHIVE = "repositories: {rgani: {names: {ru-Latn: RGANI}}}\n"


def letters(*entries: str) -> str:
    """Documents in one file of RGANI: f. 5, op. 49, d. 131; an entry is ``a, folios: 1-6``."""
    levels = (
        "levels: [{kind: fonds, number: 5}, {kind: inventory, number: 49}, "
        "{kind: file, number: 131}]"
    )
    lines = (f"- {{id: {entry}, repository: rgani, {levels}}}\n" for entry in entries)
    return f"{ARCHIVE}records:\n{''.join(lines)}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1-6", "6-9"),
        ("1-6", "3"),
        ("10-20", "1-30"),
        ("1, 5-7", "3, 7"),
        ("12r-13v", "13"),
        ("12", "12v"),
        ("12a", "12-13"),
    ],
)
def test_leaves_that_two_documents_claim(one: str, other: str) -> None:
    text = letters(f"a, folios: '{one}'", f"b, folios: '{other}'")
    ((record, field, message),) = found(text, "folios-overlap")
    assert (record, field) == ("b", "folios")
    assert f"folios {other} overlap with {one} of 'a'" in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1-6", "7-9"),
        ("12r", "12v-13"),
        ("12", "12a"),
        ("1, 5", "2-4"),
        ("loose", "1"),
        ("1", "1"),
    ],
)
def test_leaves_that_are_apart(one: str, other: str) -> None:
    text = letters(f"a, folios: '{one}'", f"b, folios: '{other}'")
    assert found(text, "folios-overlap") == []


@pytest.mark.parametrize(
    ("kind", "count"),
    [("enclosure-of", 0), ("excerpt-of", 0), ("copy-of", 0), ("part-of", 0), ("related", 1)],
)
def test_documents_that_belong_together_may_share_leaves(kind: str, count: int) -> None:
    text = letters("a, folios: 1-6", f"b, folios: 2-3, relations: {{kind: {kind}, target: a}}")
    assert len(found(text, "folios-overlap")) == count


def test_a_relation_excuses_only_its_own_pair() -> None:
    text = letters(
        "whole, folios: 1-30",
        "b, folios: 2-9, relations: {kind: enclosure-of, target: whole}",
        "c, folios: 8-11, relations: {kind: enclosure-of, target: whole}",
    )
    assert [message.split(" of ")[1][:3] for _, _, message in found(text, "folios-overlap")] == [
        "'b'"
    ]


def test_folios_of_different_units_are_not_compared() -> None:
    other = letters("b, folios: 1-6").split("records:\n")[1].replace("131", "132")
    assert found(letters("a, folios: 1-6") + other, "folios-overlap") == []


def test_folios_of_one_archive_under_two_names_are_compared() -> None:
    other = letters("b, folios: 2").split("records:\n")[1]
    other = other.replace("rgani", "{names: {en: Russian State Archive of Contemporary History}}")
    text = letters("a, folios: 1-6") + other
    assert places(text, "folios-overlap") == [("b", "folios")]


def test_folios_count_only_in_a_unit_that_is_complete() -> None:
    text = letters("a, folios: 1-6", "b, folios: 2").replace(", {kind: file, number: 131}", "")
    assert found(text, "folios-overlap") == []


def test_folios_of_a_box_are_not_counted_through() -> None:
    box = "repository: {names: {en: Some Archive}}, levels: [{kind: box, number: 1}]"
    text = f"- {{id: a, {box}, folios: 1-6}}\n- {{id: b, {box}, folios: 2}}\n"
    assert found(text, "folios-overlap") == []


@pytest.mark.parametrize(
    ("folios", "kind", "count"),
    [
        ("2-3", "excerpt-of", 0),
        ("2, 5", "part-of", 0),
        ("6-7", "part-of", 1),
        ("9", "excerpt-of", 1),
        ("9", "enclosure-of", 0),
    ],
)
def test_parts_lie_in_their_whole(folios: str, kind: str, count: int) -> None:
    text = letters(
        "a, folios: 1-6", f"b, folios: '{folios}', relations: {{kind: {kind}, target: a}}"
    )
    assert places(text, "folios-outside") == [("b", "relations[0]")] * count


@pytest.mark.parametrize(
    ("folios", "words"),
    [
        ("'148-150, 120'", "do not ascend"),
        ("'3, 3'", "name a leaf twice"),
        ("{raw: 1-6, ranges: [1-7]}", "'ranges' say other numbers"),
        ("{raw: 6-1, ranges: ['1']}", "run backwards"),
        ("'?'", "names no folio"),
    ],
)
def test_folios_that_contradict_themselves(folios: str, words: str) -> None:
    ((_, _, message),) = found(letters(f"a, folios: {folios}"), "folios-contradict")
    assert words in message


@pytest.mark.parametrize("folios", ["1-6", "'120, 148-150'", "001-130", "12r-13v", "loose leaves"])
def test_folios_that_do_not(folios: str) -> None:
    assert found(letters(f"a, folios: {folios}"), "folios-contradict") == []
