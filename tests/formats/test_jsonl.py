"""JSON Lines: an item a line, both ways; a broken line is said and the others are read."""

from hypothesis import given, settings

from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.model import Record
from maocite.readers.jsonl import READER
from maocite.sources import Source
from maocite.writers.jsonl import WRITER
from strategies import records


def parse(text: str) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    found = [r for r, _ in READER.read(Source("x.jsonl", text.encode()), problems.append)]
    return found, problems


@settings(max_examples=100, deadline=None)
@given(records())
def test_every_record_comes_home_on_one_line(record: Record) -> None:
    text = "".join(WRITER.write([record, record], Options(), print))
    assert text.count("\n") == 2
    assert text.splitlines(keepends=True)[0].endswith("\n")
    assert parse(text) == ([record, record], [])


def test_broken_lines_are_said_and_the_others_read() -> None:
    text = '{"id": "a", "type": "book"}\n\n{"id": "b" "type"}\n[1]\n{"type": "book"}\n'
    text += '{"id": "c", "type": "book", "volume": NaN}\n' + "[" * 100_000 + "\n"
    text += '{"id": "d", "type": "book"}\r\n'
    found, problems = parse(text)
    assert [record.id for record in found] == ["a", "d"]
    assert {problem.level for problem in problems} == {Level.ERROR}
    assert [problem.place.line for problem in problems] == [3, 4, 5, 6, 7]
