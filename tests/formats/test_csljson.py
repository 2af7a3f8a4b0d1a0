"""CSL-JSON as a file: what is broken is said with its place, and the rest is read."""

import json

import pytest

from maocite.api import read, write
from maocite.errors import InputError, Level, Problem
from maocite.model.record import SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source


def read_text(text: str) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    source = Source("x.json", text.encode())
    found = READERS["csljson"].read(source, problems.append)
    return [record.id for record, _ in found], problems


def test_items_may_stand_alone_in_a_list_or_in_an_object() -> None:
    item = '{"id": "x", "type": "book"}'
    for text in (item, f"[{item}]", f'{{"items": [{item}]}}', f'{{"items": {{"x": {item}}}}}'):
        assert read_text(text) == (["x"], [])


def test_each_item_knows_its_line() -> None:
    source = Source("x.json", b'[\n{"id": "a", "type": "book"},\n\n{"id": "b", "type": "book"}]')
    places = [place for _, place in READERS["csljson"].read(source, print)]
    assert [(place.line, place.record) for place in places] == [(2, "a"), (4, "b")]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[{"id": "a", "type": "book"}\n{"id": "b"}]', 2, 1),
        ('[{"id": "a", "type": "book"},\n {"id": "b" "type"}]', 2, 13),
        ('[{"id": "a", "type": "book"}', 1, 29),
        ('[{"id": "a", "type": "book"}] x', 1, 31),
        ('[{"id": "a", "type": "book", "volume": NaN}]', 1, 2),
    ],
)
def test_broken_json_is_placed(text: str, line: int, column: int) -> None:
    _, problems = read_text(text)
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    assert [(p.place.source, p.place.line, p.place.column) for p in errors] == [
        ("x.json", line, column)
    ]


def test_what_comes_before_the_break_is_read() -> None:
    keys, problems = read_text('[{"id": "a", "type": "book"}, {"id": ')
    assert keys == ["a"]
    assert [problem.code for problem in problems] == ["broken-json"]


def test_entries_that_are_no_items_do_not_hide_the_others() -> None:
    keys, problems = read_text('[1, {"type": "book"}, null, {"id": 7, "type": "book"}]')
    assert keys == ["7"]
    assert [problem.code for problem in problems] == ["wrong-shape", "no-id", "wrong-shape"]


def test_items_of_a_word_processor() -> None:
    keys, problems = read_text(
        '{"schema": "s", "citationItems": [{"id": 1, "itemData": {"id": "a", "type": "book"}}]}'
    )
    assert (keys, problems) == (["a"], [])


def test_names_used_twice_are_reported() -> None:
    _, problems = read_text('[{"id": "a", "type": "book", "title": "A", "title": "B"}]')
    assert [(problem.code, problem.level) for problem in problems] == [
        ("duplicate-field", Level.WARNING)
    ]


def test_numbers_are_read_as_written() -> None:
    source = Source("x.json", b'[{"id": 1, "type": "book", "volume": 12, "version": 1.10}]')
    ((record, _),) = READERS["csljson"].read(source, print)
    assert record.id == "1"
    assert dict(getattr(record, "texts")) == {"volume": "12", "version": "1.10"}  # noqa: B009


def test_deep_nesting_is_refused() -> None:
    _, problems = read_text("[" * 100_000)
    assert [problem.level for problem in problems] == [Level.ERROR]


def test_the_founding_dataset_passes_through() -> None:
    library = read("sample:mao-albania")
    written = write(library, "csljson")
    assert written.problems == ()
    source = Source("x.json", written.text.encode())
    problems: list[Problem] = []
    again = [record for record, _ in READERS["csljson"].read(source, problems.append)]
    assert (again, problems) == (list(library), [])


def test_an_empty_library_is_an_empty_list() -> None:
    assert json.loads(write([], "csljson").text) == []


def test_an_old_encoding_is_read_and_reported() -> None:
    problems: list[Problem] = []
    text = '[{"id": "a", "type": "book", "title": "A"},\n {"id": "b", "type": "book", "title": "“ë”"}]'
    source = Source("x.json", text.encode("cp1252"))
    found = [record for record, _ in READERS["csljson"].read(source, problems.append)]
    assert [record.texts["title"] for record in found if isinstance(record, SecondaryRecord)] == [
        "A",
        "“ë”",
    ]
    assert [(problem.code, problem.place.line) for problem in problems] == [("encoding", 2)]


def test_collect_raises_what_is_wrong(tmp_path: object) -> None:
    with pytest.raises(InputError):
        read("missing.json")
