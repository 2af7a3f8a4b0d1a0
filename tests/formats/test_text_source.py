"""Text comes in bit by bit, in any encoding, and is the same however it is cut."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maocite.errors import InputError, Problem
from maocite.mapping.json_items import read_items
from maocite.mapping.text_source import chunks_of, lines_of
from maocite.sources import Source

TEXT = "first “line”\nÇu En-lai 周恩来 𝔐\nlast"


class Cut(Source):
    """A source that is read in small parts."""

    def chunks(self, size: int = 0) -> Iterator[bytes]:
        return super().chunks(size or 3)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_every_unicode_encoding_is_recognised(encoding: str) -> None:
    problems: list[Problem] = []
    found = "".join(chunks_of(Cut("x", TEXT.encode(encoding)), problems.append))
    assert found == TEXT
    named = encoding.endswith(("le", "be"))
    assert [problem.code for problem in problems] == (["encoding"] if named else [])


def test_only_the_lines_that_are_no_utf_8_are_read_as_windows_1252() -> None:
    problems: list[Problem] = []
    content = "Mëhilli\n".encode() + "“Mëhilli”\n".encode("cp1252") + "毛泽东".encode()
    assert list(lines_of(Cut("x", content), problems.append)) == ["Mëhilli", "“Mëhilli”", "毛泽东"]
    assert [(problem.code, problem.place.line) for problem in problems] == [("encoding", 2)]


@given(st.text("aé毛𝔐\n\r", max_size=40))
def test_lines_are_the_same_however_the_bytes_are_cut(text: str) -> None:
    whole = list(lines_of(Source("x", text.encode()), print))
    assert "".join(chunks_of(Cut("x", text.encode()), print)) == text
    # Whether CR alone ends lines shows in the first part, which is larger than these files.
    if "\n" in text or "\r" not in text:
        expected = text.removesuffix("\n").split("\n") if text else []
        assert whole == [line.removesuffix("\r") for line in expected]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_ends_of_lines(end: str) -> None:
    assert list(lines_of(Source("x", end.join("abc").encode()), print)) == ["a", "b", "c"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('a"\\毛\n{[', max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.text("ab", max_size=2), JSON, max_size=3), max_size=4))
def test_items_are_the_same_however_the_text_is_cut(items: list[dict[str, object]]) -> None:
    text = json.dumps(items, indent=1, ensure_ascii=False)
    whole = list(read_items([text], "x", print))
    assert [item for item, _ in whole] == items
    assert list(read_items(list(text), "x", print)) == whole


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[{"id": "a"},\n {"id": }]', 2, 9),
        ('[{"id": "a"}\n {"id": "b"}]', 2, 2),
        ('[{"id": "a"},\n {"id": "b', 2, 9),
        ('[{"id": "a"},\n {"id": tru', 2, 9),
        ('[{"id": "a"},', 1, 14),
        ('[{"id": "a"}] x', 1, 15),
    ],
)
def test_broken_json_is_found_at_the_same_place(text: str, line: int, column: int) -> None:
    for chunks in ([text], list(text)):
        with pytest.raises(InputError) as caught:
            list(read_items(chunks, "x", print))
        (problem,) = caught.value.problems
        assert (problem.place.line, problem.place.column) == (line, column)


def test_lines_are_counted_on_when_what_was_read_is_let_go() -> None:
    text = "[" + ",\n".join('{"id": "%s"}' % ("x" * 500) for _ in range(200)) + ",\n  oops]"
    with pytest.raises(InputError) as caught:
        list(read_items([text[at : at + 1000] for at in range(0, len(text), 1000)], "x", print))
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column) == (201, 3)
