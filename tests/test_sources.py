"""Bytes become text in one place, with a hint where they do not."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from maocite.errors import InputError
from maocite.sources import Source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_reads_what_the_byte_order_mark_says(encoding: str) -> None:
    assert Source("x.yaml", "Mëhilli".encode(encoding)).text() == "Mëhilli"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("first\nMëhilli".encode("latin-1"), "ISO-8859-1"),
        ("first\n“Mëhilli”".encode("cp1252"), "WINDOWS-1252"),
        ("first\nMëhilli\xff".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_hints_at_the_right_encoding(content: bytes, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        Source("letters.yaml", content).text()
    (problem,) = caught.value.problems
    assert problem.place.line == 2 or hint == "UTF-16"
    assert f"iconv -f {hint} -t UTF-8 letters.yaml" in problem.message


def test_says_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.yaml: error: cannot be read: No such file"):
        Source.of(tmp_path / "missing.yaml")


def test_a_file_is_read_from_the_beginning_as_often_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.write_bytes(b"TY  - BOOK\n" * 100_000)
    source = Source.of(path)
    for _ in range(2):
        with source.open() as stream:
            assert stream.read(2) == b"TY"
    assert b"".join(source.chunks()) == path.read_bytes() == source.content
    assert source.head(4) == b"TY  "


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_finds_a_mark_also_where_two_parts_meet(size: int) -> None:
    class Cut(Source):
        def chunks(self, _: int = 0) -> Iterator[bytes]:
            return super().chunks(size)

    assert Cut("x", b"abcrdf:resourceabc").holds(b"rdf:resource")
    assert not Cut("x", b"abcrdf:resourc").holds(b"rdf:resource")


def test_blank_is_what_has_nothing_to_read(tmp_path: Path) -> None:
    assert Source("x", b"\xef\xbb\xbf \r\n\t").is_blank()
    assert not Source("x", b"  a").is_blank()


def test_says_that_a_file_has_gone(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.write_bytes(b"x")
    source = Source.of(path)
    path.unlink()
    with pytest.raises(InputError, match="cannot be read: No such file"):
        source.open()


def test_a_pipe_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = Thread(target=lambda: path.write_bytes(b"TY  - BOOK\n"))
    writer.start()
    source = Source.of(path)
    writer.join()
    assert source.content == source.content == b"TY  - BOOK\n"
