"""Bytes become text in one place, with a hint where they do not."""

from pathlib import Path

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
