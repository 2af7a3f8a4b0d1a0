"""The law of plain entries: reading them apart finds what bibtexparser finds in the whole file."""

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from maocite.mapping.bib import blocks
from maocite.mapping.bib.block import Block, Remark
from maocite.mapping.bib.plain_entries import Rest, split

PIECES = (
    *(
        "@article{a,\n",
        "@book{b, ",
        "  @misc{k,\n title = {a\n@b c},\n}\n",
        "@misc(p, title={u})\n",
    ),
    *(
        "@comment{c}\n",
        "@comment{ @x{y} \n",
        '@string{s = {q}}\n@preamble{"p"}\n',
        "% hi @misc{z}\n",
    ),
    *("title = {T {x} \\{y},\n", "title = {{A} {b {c {d {e {f}}}}}},\n", 'note = s # "q",'),
    *(
        "year = 2000",
        "year = 2000,\n",
        "month = jun,\n",
        'author = "A {"} b",\n',
        "url = {a@b.c},",
    ),
    *("}\n", "\n", "}", "{", '"', ", ", "é text ", "@inproceedings{q, title={ok}, pages = {1}}\n"),
)


def whole(text: str) -> list[Block | Remark]:
    """The blocks, all of them found by bibtexparser."""

    def one_rest(text: str) -> Iterator[Rest]:
        yield Rest(text, 0, None)

    with patch.object(blocks, "split", one_rest):
        return list(blocks.read_blocks(text))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_same_blocks_in_the_same_lines(text: str) -> None:
    assert list(blocks.read_blocks(text)) == whole(text)


@given(st.lists(st.sampled_from((*PIECES, "\\", "\\\\{")), max_size=14).map("".join))
def test_the_same_blocks_behind_backslashes(text: str) -> None:
    # bibtexparser does not count the end of a line behind a backslash.
    assert [replace(block, line=0) for block in blocks.read_blocks(text)] == [
        replace(block, line=0) for block in whole(text)
    ]


def test_most_files_are_plain() -> None:
    text = "@book{a,\n  title = {The {NATO} \\& {\\'e}t\\'e},\n  year = 2000\n}\n\n@misc{b, url={x}}\n"
    assert list(split(text)) == [
        Block("book", "a", (("title", "The {NATO} \\& {\\'e}t\\'e"), ("year", "2000")), 1),
        Block("misc", "b", (("url", "x"),), 6),
    ]


def test_an_end_that_never_comes_takes_no_time() -> None:
    text = "@book{a, title = {x " * 20_000
    assert not any(isinstance(part, Block) for part in split(text))
