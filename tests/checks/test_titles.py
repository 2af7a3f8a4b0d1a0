"""Quotation marks, brackets and translators."""

import pytest

from checks.finding import found, places
from maocite.checks.titles import is_quoted, lonely_mark


@pytest.mark.parametrize(
    "text", ["“What Are They Doing”", '"Note"', "«Письмо»", "„Brief“", "‘Mao’s Note’", "「題」"]
)
def test_titles_in_quotation_marks(text: str) -> None:
    assert is_quoted(text)


@pytest.mark.parametrize(
    "text",
    ["“A” and “B”", "Note", "“Red” Guards", "'Tis so", "On «Правда»", "“”", "'tis the dogs'"],
)
def test_titles_that_only_hold_some(text: str) -> None:
    assert is_quoted(text) == (text == "'tis the dogs'")


def test_a_title_that_would_be_quoted_twice() -> None:
    quoted = "- {id: a, kind: archival, title: “What”}\n- {id: b, type: book, title: «Что»}\n"
    assert places(quoted, "title-quoted") == [("a", "title"), ("b", "title")]
    freed = "- {id: a, kind: archival, title: {text: '‘What’, 1962', without-date: What}}\n"
    assert found(freed, "title-quoted") == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Note (copy", "("),
        ("Note copy)", ")"),
        ("Note [Excerpt", "["),
        ("Note “Mao", "“"),
        ("Note Mao”", "”"),
        ('The "Red Guards', '"'),
        ("(a]", "]"),
        ("‘Note", "‘"),
        ("Über „Mao", "„"),
    ],
)
def test_marks_without_their_other_half(text: str, mark: str) -> None:
    assert lonely_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "Mao’s Note",
        "the workers’ party",
        "„Brief“ und “note”",
        "»so« und «so»",
        "a) first, b) second",
        "1) first",
        "<i>Note</i> [Excerpt] (copy)",
        "”svensk”",
        'The "Red" Guards',
        '“Bombard"' + "",
        "Attached 'People’s Daily' Article",
    ],
)
def test_marks_with_their_other_half(text: str) -> None:
    assert lonely_mark(text) is None


def test_where_a_lonely_mark_stands() -> None:
    text = "- {id: a, kind: archival, title: {text: x, original: (y}}\n"
    assert places(text, "unbalanced-marks") == [("a", "title.original")]


def archival(fields: str) -> str:
    return f"- {{id: a, kind: archival, {fields}}}\n"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (archival("translation-language: en"), "translation-language"),
        (archival("language: sq, translation-language: en"), "translation-language"),
        (archival("title: {text: Shënim, translated: Note}"), "title.translated"),
        ("- {id: a, type: book, title: Note, original-title: Shënim}\n", "original-title"),
    ],
)
def test_translations_without_translator(text: str, field: str) -> None:
    assert places(text, "translation-without-translator") == [("a", field)]
    credited = text.replace("}\n", ", translator: {family: X}}\n")
    assert found(credited, "translation-without-translator") == []


@pytest.mark.parametrize(
    "text",
    [
        archival("language: en, translation-language: en"),
        "- {id: a, type: motion_picture, title: Mirror, original-title: Зеркало}\n",
    ],
)
def test_what_nobody_translated(text: str) -> None:
    assert found(text, "translation-without-translator") == []


def test_translators_without_a_language() -> None:
    text = archival("translator: {family: X}")
    assert places(text, "translator-without-language") == [("a", "translator")]
    assert found(text.replace("{family", "{given: Y, family"), "translator-without-language")
    full = archival("translator: {family: X}, translation-language: en")
    assert found(full, "translator-without-language") == []
