"""Halves of characters, which JSON can name and UTF-8 cannot hold, come through no reader."""

import json
from pathlib import Path

import pytest

from maocite.api import read, write
from maocite.characters import loads, whole
from maocite.errors import InputError, OutputError, Problem
from maocite.files import write_file
from maocite.model import SecondaryRecord
from maocite.writers import WRITERS

LINE = '{"id": "a\\udfff", "type": "book", "title": "x\\ud800 y", "odd": [{"z\\udc00": 1}]}'
PAIR = '{"id": "a", "type": "book", "title": "\\ud83d\\ude00"}'


def test_halves_are_replaced_and_pairs_are_not() -> None:
    assert loads(LINE) == {
        "id": "a\ufffd", "type": "book", "title": "x\ufffd y", "odd": [{"z\ufffd": 1}]
    }  # fmt: skip
    assert loads(PAIR) == {"id": "a", "type": "book", "title": "😀"}
    value = json.loads(PAIR)
    assert whole(value) is value


@pytest.mark.parametrize(("suffix", "text"), [("json", f"[{LINE}]"), ("jsonl", LINE)])
def test_readers_of_json_warn_and_go_on(suffix: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / f"x.{suffix}"
    file.write_text(text, "utf-8")
    problems: list[Problem] = []
    (record,) = read(file, report=problems.append)
    assert isinstance(record, SecondaryRecord)
    assert record.id == "a\ufffd"
    assert record.texts["title"] == "x\ufffd y"
    assert [(p.code, p.place.line) for p in problems] == [("half-character", 1)]
    for writer in WRITERS:
        assert write([record], writer.name).text.encode()


def test_the_native_format_says_where(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(
        '{"records": [\n{"id": "a", "kind": "secondary", "title": "x\\ud800"}]}', "utf-8"
    )
    with pytest.raises(
        InputError, match=r"x\.json:2:.*title: error: the control character U\+D800"
    ):
        read(file, format_name="json")


def test_what_a_program_puts_into_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="behind 'The half '"):
        write_file(str(tmp_path / "x.txt"), ["The half \ud800"], [])
    assert not list(tmp_path.iterdir())
