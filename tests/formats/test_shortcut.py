"""The law of the shortcut: it writes what the long way writes, and tells of the same losses."""

import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maocite.errors import InputError, Level, Problem
from maocite.formats import Options
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.model.vocabulary import DATE_VARIABLES, ITEM_TYPES, TEXT_VARIABLES
from maocite.sources import Source
from maocite.streaming import convert, stream
from maocite.writers import WRITERS

DIALECTS = ("biblatex", "better-bibtex", "biblatex-chicago")
Item = Mapping[str, Any]

TEXTS = st.sampled_from(
    [
        *(
            "Zëri i Popullit",
            "12",
            "56-66",
            "The Port of Iași: A Silent History",
            "毛泽东在莫斯科",
        ),
        *(
            "Smith & Sons",
            "Reading <i>Germinal</i> & more",
            "A | B > C",
            "{Braces} twice",
            "a -- b",
        ),
        *(
            "",
            " x",
            "x ",
            "a  b",
            "50 % of $5",
            "line\nbreak",
            "<b>x",
            "Fl. 5-8",
            "109-07397",
            "1–9",
        ),
        *("https://doi.org/10.1/x", "10.1000/182", "ISBN 978-0-19", "978-0-19", "tex.key: value"),
        *(
            "Letter",
            "Report to the Central Committee",
            "Letters of Mao",
            "co\u0302te",
            "''so''",
            "`x",
        ),
        *(
            "Archive: x",
            "de",
            "en-GB",
            "klingon",
            "Master's thesis",
            "http://x.org/?a=1&b=2",
            "a, b; c",
        ),
    ]
)
WORDS = [
    "Mao",
    "Zedong",
    "von",
    "de la",
    "and",
    "And",
    "O’Neill",
    "Jean-Luc",
    "J.",
    "x_y",
    "李",
    "d'",
]
NAMES = st.one_of(
    st.builds(
        lambda family, given: {"family": family, "given": given},
        st.sampled_from(WORDS),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
    ),
    st.sampled_from(
        [
            {"literal": "Central Intelligence Agency"},
            {"literal": "others"},
            {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
            {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"},
            {"family": "King", "given": "Martin", "suffix": "Jr.", "comma-suffix": True},
            {"family": "Mao", "given": "Zedong", "static-ordering": True},
            {"family": "Mao"},
            {"given": "Mao"},
            {"family": "Mao", "given": ""},
            {"family": "Mao", "given": "Zedong", "orcid": "0"},
            {"family": ["Mao"]},
            {},
            "Mao Zedong",
            7,
        ]
    ),
)
DATES: st.SearchStrategy[Any] = st.sampled_from(
    [
        *({"date-parts": [[1959, 5, 13]]}, {"date-parts": [[1959, 5]]}, {"date-parts": [[1959]]}),
        *({"date-parts": [[1959, 5, 1], [1959, 6, 2]]}, {"date-parts": [[1959]], "circa": True}),
        *(
            {"date-parts": [[1959, True]]},
            {"date-parts": [[1959, 1]]},
            {"date-parts": [[1959, 13]]},
        ),
        *({"date-parts": [["1959", "5"]]}, {"date-parts": [[1959], 1]}, {"date-parts": [[0]]}),
        *(
            {"literal": "late 1950s"},
            {"literal": "c. 1959"},
            {"literal": "1959?"},
            {"literal": "13"},
        ),
        *(
            {"raw": "May 1959"},
            {"date-parts": [[1959]], "season": 2},
            "1959-05",
            "",
            {},
            None,
            1959,
        ),
        *({"date-parts": [[-44]]}, {"literal": "50 % sure"}, {"literal": ["x"]}),
    ]
)
ODD: st.SearchStrategy[Any] = st.sampled_from([None, 7, 1.5, ["a"], {"a": 1}, True, "x"])
ARCHIVE = {
    "archive": ["Arkivi Qendror Shtetëror", "The National Archives", "Bodleian & Sons"],
    "archive-place": ["Tirana", "Kew"],
    "archive_collection": ["Fondi 14/AP, Struktura", "RG 84"],
    "archive_location": ["V. 1970, Dos. 5, Fl. 139-148", "FO 371/83, fol. 2", "RG 84, Box 6"],
}
IDS = st.sampled_from(["mao1959", "mao-1959", "Mao", "_x", "a b", "ä", "1", "x:y/z"])


def value_of(name: str) -> st.SearchStrategy[Any]:
    """Mostly what belongs there."""
    if name in DATE_VARIABLES:
        return st.one_of(DATES, DATES, ODD)
    if name in {role.value for role in Role}:
        return st.one_of(*([st.lists(NAMES, max_size=3)] * 4), ODD)
    return st.one_of(TEXTS, TEXTS, TEXTS, ODD)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item in which any variable may stand, mostly those that most items have."""
    usual = (
        *("title", "author", "issued", "publisher", "publisher-place", "page", "language", "DOI"),
        *("container-title", "volume", "URL", "genre", "keyword", "note", "editor", "translator"),
    )
    variables = sorted({*TEXT_VARIABLES, *DATE_VARIABLES, *(role.value for role in Role)})
    names = draw(st.lists(st.sampled_from(usual), unique=True, max_size=7))
    names += draw(st.lists(st.sampled_from([*variables, "x-own"]), unique=True, max_size=2))
    item: dict[str, Any] = {"id": draw(IDS), "type": draw(st.sampled_from(sorted(ITEM_TYPES)))}
    for name in names:
        item[name] = draw(value_of(name))
    if draw(st.booleans()):
        item["type"] = draw(st.sampled_from(["manuscript", "document", "personal_communication"]))
        for name in draw(st.lists(st.sampled_from(sorted(ARCHIVE)), unique=True)):
            item[name] = draw(st.sampled_from(ARCHIVE[name]))
        for name in draw(st.lists(st.sampled_from(["recipient", "contributor"]), unique=True)):
            item[name] = draw(st.lists(NAMES, min_size=1, max_size=2))
    return item


def both(found: Sequence[Item], dialect: str) -> tuple[tuple[str, list[Problem]], ...]:
    """Text and problems of the two ways; in which order a record's losses are told is no matter."""
    sources = [Source("x.json", json.dumps(found).encode())]
    writer = WRITERS[dialect]
    short: list[Problem] = []
    text = "".join(convert(sources, writer, Options(), short.append))
    long: list[Problem] = []
    records = (record for record, _ in stream(sources, long.append))
    whole = "".join(writer.write(records, Options(), long.append))
    return (text, sorted(short, key=str)), (whole, sorted(long, key=str))


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=400)
@given(item=items())
def test_both_ways_write_the_same(dialect: str, item: Item) -> None:
    short, long = both([item], dialect)
    assert short == long


PLAIN: list[Item] = [
    {
        **{"id": "a", "type": "article-journal", "title": "The Port of Iași & Its <i>Past</i>"},
        **{"author": [{"family": "Mëhilli", "given": "Elidor"}], "container-title": "China"},
        **{"volume": "6", "page": "56-66", "issued": {"date-parts": [[2024, 5]]}, "DOI": "10.1/x"},
    },
    {
        **{"id": "b", "type": "book", "title": "Krieg und Frieden", "language": "de"},
        **{"editor": [{"family": "Gaulle", "given": "Charles", "dropping-particle": "de"}]},
        **{
            "publisher": "Smith & Sons",
            "keyword": "war, peace",
            "issued": {"literal": "before the war"},
        },
    },
    {
        **{"id": "c", "type": "manuscript", "title": "Report on Steel", "genre": "Report"},
        **{"recipient": [{"family": "Mao", "given": "Zedong"}], "archive": "National Archives"},
        **{"archive-place": "Kew", "archive_location": "FO 371/83, fols. 1-9", "URL": "https://x"},
        **{"accessed": {"date-parts": [[2024, 1, 2]]}, "issued": {"date-parts": [[1959]]}},
    },
]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_most_items_need_no_record(dialect: str) -> None:
    shortcut = WRITERS[dialect].shortcut
    assert shortcut is not None
    assert shortcut.item is not None
    assert [shortcut.item(item) is not None for item in PLAIN] == [True] * 3
    short, long = both(PLAIN, dialect)
    assert short == long


def test_what_a_name_loses_is_told_on_the_short_way_too() -> None:
    # BibLaTeX keeps no particle that falls away behind a given name.
    name = {"family": "Humboldt", "given": "Alexander von"}
    item = {"id": "k", "type": "book", "title": "Kosmos", "author": [name]}
    (_, short), (_, long) = both([item], "biblatex")
    assert [(p.level, p.place.field) for p in short] == [(Level.LOSS, "author")]
    assert short == long


def test_keys_that_differ_in_case_alone_are_told_apart() -> None:
    again: list[Item] = [{**PLAIN[0], "id": name} for name in ("mao", "Mao", "MAO")]
    (text, short), (whole, long) = both(again, "biblatex")
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        *("@article{mao,", "@article{Mao-2,", "@article{MAO-3,"),
    ]
    assert (text, short) == (whole, long)
    assert [problem.place.field for problem in short] == ["id", "id"]


def test_a_key_that_is_used_twice_is_still_an_error() -> None:
    source = Source("x.json", json.dumps([PLAIN[0], PLAIN[0]]).encode())
    with pytest.raises(InputError, match="used already"):
        list(convert([source], WRITERS["biblatex"], Options(), print))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_file_in_which_both_kinds_stand_in_turn(dialect: str) -> None:
    mixed = [{**item, "id": f"{item['id']}{n}"} for n in range(30) for item in PLAIN]
    for item in random.Random(1).sample(mixed, 20):
        item["custom"] = {"own": "field"}
    short, long = both(mixed, dialect)
    assert short == long


@settings(max_examples=300)
@given(found=st.lists(items(), min_size=1, max_size=3), dialect=st.sampled_from(DIALECTS))
def test_entries_become_items_the_same_on_both_ways(found: list[Item], dialect: str) -> None:
    numbered = [{**item, "id": f"k{n}"} for n, item in enumerate(found)]
    source = Source("x.json", json.dumps(numbered).encode())
    writer = WRITERS[dialect]
    text = "".join(convert([source], writer, Options(), lambda problem: None))
    assert_same_items(text)
    # Remarks before, between and behind the entries go with records.
    assert_same_items("@comment{one}\n" + text.replace("\n\n@", "\n@comment{two}\n@") + "three\n")


def assert_same_items(text: str) -> None:
    sources = [Source("x.bib", text.encode())]
    writer = WRITERS["csljson"]
    short: list[Problem] = []
    long: list[Problem] = []
    quick = "".join(convert(sources, writer, Options(), short.append))
    records = (record for record, _ in stream(sources, long.append))
    assert quick == "".join(writer.write(records, Options(), long.append))
    assert short == long


ENTRY = """@misc{a,
  title = {Report on Steel},
  entrysubtype = {manuscript},
  archive = {The National Archives},
  archiveplace = {Kew},
  archivelocation = {FO 371/83, fol. 2},
}
"""


def test_a_call_number_that_stays_a_call_number_is_not_taken_apart() -> None:
    shortcut = WRITERS["csljson"].shortcut
    assert shortcut is not None
    assert shortcut.item is None
    assert shortcut.flat is not None
    texts = {"archive": "The National Archives", "archive_location": "FO 371/83, fol. 2"}
    assert shortcut.flat(SecondaryRecord("a", "manuscript", texts)) is not None
    # What the format has no variable for needs the record.
    odd = SecondaryRecord("a", "manuscript", texts, extra={"bibtex": {"fields": {"x": "y"}}})
    assert shortcut.flat(odd) is None
    assert_same_items(ENTRY)
