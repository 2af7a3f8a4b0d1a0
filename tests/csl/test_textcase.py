"""``text-case`` against the specification and the behaviour that its test-suite asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maocite.csl.textcase import STOP_WORDS, Run, TextCase, apply_case, change_case


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("this IS a pen that is a pencil", "This IS a Pen That Is a Pencil"),
        ("The “new Career” and Organizational Commitment",
         "The “New Career” and Organizational Commitment"),
        ("the 'new career' of it", "The 'New Career' of It"),
        ("Writings on UK people and places", "Writings on UK People and Places"),
        ("All for one. For all.", "All for One. For All."),
        ("Response to Shafi'i comment", "Response to Shafi'i Comment"),
        ("Saline solution of β-carotine", "Saline Solution of β-Carotine"),
        ("John von Doe: an about up life", "John von Doe: An about up Life"),
        ("John van Doe? a life", "John van Doe? A Life"),
        ("John d’Doe! a life", "John d’Doe! A Life"),
        ("Employee pro-environmental behavior", "Employee Pro-Environmental Behavior"),
        ("a state-of-the-art review", "A State-of-the-Art Review"),
        ("a pen that is a cat/mouse pencil", "A Pen That Is a Cat/Mouse Pencil"),
        ("traits—self-esteem, and stability—with job: a meta-analysis",
         "Traits—Self-Esteem, and Stability—with Job: A Meta-Analysis"),
        ("what they came for", "What They Came For"),
        ("give 'em hell", "Give 'em Hell"),
        ("the 1600\xa0eruption of x", "The 1600\xa0Eruption of x"),
        ("2nd review of book by A.N. author", "2nd Review of Book by A.N. Author"),
        ("", ""),
        ("?", "?"),
    ],
)  # fmt: skip
def test_title(text: str, title: str) -> None:
    assert change_case(text, TextCase.TITLE, "en-GB") == title


@pytest.mark.parametrize("language", ["de", "fr French language", "enough", "", "french"])
def test_title_is_for_english_only(language: str) -> None:
    assert change_case("his anonymous life", TextCase.TITLE, language) == "his anonymous life"


@pytest.mark.parametrize("language", ["en", "EN-us", "en--with a comment"])
def test_title_for_any_kind_of_english(language: str) -> None:
    assert change_case("his anonymous life", TextCase.TITLE, language) == "His Anonymous Life"


@pytest.mark.parametrize(
    ("case", "texts"),
    [
        (TextCase.TITLE, ["A Pen That Is a ", "smith", " Pencil of ", "hO", "mes"]),
        (TextCase.LOWERCASE, ["a pen that is a ", "smith", " pencil of ", "ho", "mes"]),
        (TextCase.UPPERCASE, ["A PEN THAT IS A ", "smith", " PENCIL OF ", "HO", "MES"]),
        (TextCase.CAPITALIZE_FIRST, ["A pen that is a ", "smith", " pencil of ", "hO", "mes"]),
        (TextCase.CAPITALIZE_ALL, ["A Pen That Is A ", "smith", " Pencil Of ", "hO", "mes"]),
        (TextCase.SENTENCE, ["A pen that is a ", "smith", " pencil of ", "ho", "mes"]),
    ],
)
def test_runs(case: TextCase, texts: list[str]) -> None:
    runs = [Run("a pen that is a "), Run("smith", protected=True), Run(" pencil of "), Run("hO"), Run("mes")]  # fmt: skip
    assert apply_case(runs, case) == texts


def test_title_sees_words_across_markup() -> None:
    runs = [
        Run("the "),
        Run("un"),
        Run("believable"),
        Run(" H"),
        Run("2", protected=True),
        Run("o"),
    ]
    assert apply_case(runs, TextCase.TITLE) == ["The ", "Un", "believable", " H", "2", "o"]


def test_a_protected_first_word_uses_up_the_first_capital() -> None:
    runs = [Run("the", protected=True), Run(" and one")]
    assert apply_case(runs, TextCase.TITLE) == ["the", " and One"]
    assert apply_case(runs, TextCase.CAPITALIZE_FIRST) == ["the", " and one"]


@pytest.mark.parametrize(
    ("case", "text", "language", "result"),
    [
        (TextCase.SENTENCE, "THE BOOK OF JOB", "en", "The book of job"),
        (TextCase.SENTENCE, "UNESCO And Others", "en", "UNESCO and others"),
        (TextCase.CAPITALIZE_FIRST, "“this” is", "en", "“This” is"),
        (TextCase.CAPITALIZE_FIRST, "iPhone", "en", "iPhone"),
        (TextCase.CAPITALIZE_ALL, "on the e-mail", "en", "On The E-Mail"),
        (TextCase.UPPERCASE, "ic ve ıd", "tr", "İC VE ID"),
        (TextCase.LOWERCASE, "İC VE ID", "tr", "ic ve ıd"),
        (TextCase.UPPERCASE, "straße", "de", "STRASSE"),
    ],
)
def test_cases(case: TextCase, text: str, language: str, result: str) -> None:
    assert change_case(text, case, language) == result


@given(st.lists(st.builds(Run, st.text(), st.booleans())), st.sampled_from(TextCase))
def test_only_case_changes(runs: list[Run], case: TextCase) -> None:
    texts = apply_case(runs, case)
    assert len(texts) == len(runs)
    for run, text in zip(runs, texts, strict=True):
        if run.protected:
            assert text == run.text
        else:
            # Folding twice: some letters have a capital that folds to more than one letter.
            assert text.upper().lower().casefold() == run.text.upper().lower().casefold()


@given(st.text())
def test_title_twice_is_title_once(text: str) -> None:
    once = change_case(text, TextCase.TITLE)
    assert change_case(once, TextCase.TITLE) == once


WORDS = st.sampled_from(
    ["the", "of", "a", "salt", "Salt", "UK", "for", "and", "1914", "β", "é", "to:", "why?", "it,",
     "in.", "x", "漢字", "", "state-of", "state-of-the-art", "-x", "x-", "a--b", "1914–18", "3-a", "van-of", "X-y",
     "don't", "(in)", "ŉ", "straße", "“the", "of”:", "(an", "[to]?", "it’s", "o’clock", "lords’", "–", "&",
     "’em", "‘so’", '"by"', "x’y’z", "the-of,", "“state-of-the-art”", "/", "a/b", "U.S.", "β’s"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_the_quick_way_gives_the_same_title(text: str) -> None:
    # A protected run without text keeps apply_case from the quick way.
    slow = apply_case([Run(text), Run("", protected=True)], TextCase.TITLE)[0]
    assert change_case(text, TextCase.TITLE) == slow
    assert "".join(apply_case([Run(text[:3]), Run(text[3:])], TextCase.TITLE)) == slow


def test_stop_words_are_words() -> None:
    assert all(word == word.lower() and " " not in word for word in STOP_WORDS)


@pytest.mark.parametrize("text", ["a " * 500_000, "'a " * 20_000])
def test_long_text(text: str) -> None:
    assert len(change_case(text, TextCase.TITLE)) == len(text)
