"""The founding post's notes [1] to [9]: our style gives its 12 works exactly as it prints them."""

import os
from pathlib import Path

import pytest

import maocite
from maocite import Options

SHARED = Path(os.environ.get("MAOCITE_SHARED", Path(__file__).parents[2] / ".." / "shared"))
CITES = (
    "marku2021",
    "walder2009, p. 4",
    "yang2021",
    "macfarquhar-schoenhals2006",
    "dikotter2016",
    "fardella2015",
    "reilly2021",
    "mehilli2014",
    "lalaj2010",
    "marku2020",
    "shehu2020",
    "westad2019, acknowledgments",
)


@pytest.fixture(scope="module")
def post() -> list[str]:
    folder = SHARED / "seed"
    if not folder.is_dir():
        pytest.skip(f"the founding post is not there: {folder} (set MAOCITE_SHARED)")
    (path,) = folder.glob("*.txt")
    return [line for line in path.read_text("utf-8").splitlines() if line.startswith("[")]


def test_every_work_stands_in_its_note_as_we_print_it(post: list[str]) -> None:
    library = maocite.read("sample:mao-albania")
    options = Options(style="history-and-public-policy-blog", given_only=True)
    numbers = (1, 2, 3, 3, 3, 4, 5, 6, 7, 7, 8, 9)
    printed = maocite.notes(library, CITES, options)
    for number, text in zip(numbers, printed, strict=True):
        # Note 2 says "See his", since the author stands in the sentence before; within a note
        # other words may follow where we print the full stop.
        wanted = text.removesuffix(".").removeprefix("Andrew Walder, ")
        assert wanted in post[number - 1]


def test_nothing_but_words_between_the_works_is_left_of_a_note(post: list[str]) -> None:
    library = maocite.read("sample:mao-albania")
    options = Options(style="history-and-public-policy-blog", given_only=True)
    first, *_, last = maocite.notes(library, CITES, options)
    assert post[0] == f"[1] {first}"
    assert post[8] == f"[9] {last}"
