"""TEI is read from where it lies: no file is held whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from maocite.formats import Options
from maocite.model import ArchivalRecord, Record, SecondaryRecord
from maocite.readers.tei import read
from maocite.sources import Source
from maocite.tei.parse import _CHUNK
from maocite.writers.tei import write_document


def records(count: int) -> list[Record]:
    return [
        SecondaryRecord(f"k{number}", "book", {"title": f"Title {number} " + "x" * 500})
        for number in range(count)
    ]


def test_a_sound_file_is_never_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.xml"
    file.write_text(
        "".join(write_document(records(500), Options(), lambda problem: None)), "utf-8"
    )
    assert file.stat().st_size > 3 * _CHUNK
    source = Source.of(file)

    def refuse(self: Source) -> bytes:
        raise AssertionError("the whole file was asked for")

    monkeypatch.setattr(Source, "content", property(refuse))
    found = [record for record, _ in read(source, lambda problem: None)]
    assert found == records(500)


def test_the_first_record_comes_before_the_last_is_written() -> None:
    """The writer asks for a record when it has written the one before."""
    asked: list[str] = []

    def stream() -> Iterator[Record]:
        for number in range(3):
            asked.append(str(number))
            yield ArchivalRecord(f"a{number}")

    chunks = write_document(stream(), Options(), lambda problem: None)
    for chunk in chunks:
        if 'n="a0"' in chunk:
            break
    assert asked == ["0"]
