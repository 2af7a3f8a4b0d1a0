"""Files of any length convert in the same memory, and nothing is half done."""

import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from maocite.cli import cli
from maocite.errors import InputError, Problem
from maocite.files import write_file
from maocite.formats import Options
from maocite.model import ArchivalRecord, Record, SecondaryRecord
from maocite.model.archive import Level, LevelKind, Repository
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.record import Title
from maocite.model.role import Role
from maocite.sources import Source
from maocite.streaming import stream
from maocite.writers import WRITERS

STREAMING = ("jsonl", "csljson", "zotero-csljson", "ris", "zotero-rdf", "mods")


def many(count: int) -> Iterator[Record]:
    people = {Role.AUTHOR: (Name("Mëhilli", "Elidor"),)}
    for n in range(count):
        if n % 2:
            yield SecondaryRecord(f"k{n}", "book", {"title": "A Title" * 20}, people)
        else:
            yield ArchivalRecord(
                f"k{n}",
                repository=Repository((("und", "Archive"),)),
                levels=(Level(LevelKind.COLLECTION, name="Papers"),),
                title=Title("Memorandum" * 20),
                date=Date(edtf="1960-06-07"),
                people=people,
            )


def peak(source: Source, reader: str, writer: str, target: Path) -> int:
    """Bytes of memory at most while a file becomes another one."""
    tracemalloc.start()
    records = (record for record, _ in stream([source], print, reader))
    write_file(target, WRITERS[writer].write(records, Options(), lambda problem: None))
    _, top = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return top


PAIRS = [
    *((name, "jsonl") for name in STREAMING),
    *(("jsonl", w) for w in (*STREAMING, "biblatex")),
]


@pytest.mark.parametrize(("reader", "writer"), dict.fromkeys(PAIRS))
def test_memory_does_not_grow_with_the_file(reader: str, writer: str, tmp_path: Path) -> None:
    sizes = []
    for count in (100, 400, 1200):
        path = tmp_path / f"{count}"
        write_file(path, WRITERS[reader].write(many(count), Options(), lambda problem: None))
        sizes.append(peak(Source.of(path), reader, writer, tmp_path / "out"))
    # The first run fills what is kept for all. A record that is held takes some 3,000 bytes.
    assert sizes[2] < sizes[1] + 800 * 1000


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    path = tmp_path / "twice.jsonl"
    items = [{"id": key, "type": "book", "title": key} for key in "abcab"]
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    return path


def test_keys_that_are_used_twice_are_told_with_both_places(twice: Path) -> None:
    with pytest.raises(InputError) as caught:
        list(stream([Source.of(twice)], print))
    assert [(p.place.line, p.place.record) for p in caught.value.problems] == [(4, "a"), (5, "b")]
    assert f"{twice}:1: a" in caught.value.problems[0].message


@pytest.mark.parametrize("output", ["-", "file"])
def test_nothing_is_written_where_a_key_is_used_twice(
    twice: Path, output: str, tmp_path: Path
) -> None:
    target = output if output == "-" else str(tmp_path / "out.json")
    result = CliRunner().invoke(cli, ["export", str(twice), "-t", "csljson", "-o", target])
    assert isinstance(result.exception, InputError)
    assert result.stdout == ""
    assert sorted(os.listdir(tmp_path)) == ["twice.jsonl"]


def test_errors_of_our_own_format_stop_the_work_at_the_end() -> None:
    sources = [
        Source("x.yaml", b"- {id: a, type: book}\n- {id: b, type: bok}\n"),
        Source("y.yaml", b"- {id: a, type: book}\n"),
    ]
    told: list[Problem] = []
    with pytest.raises(InputError) as caught:
        list(stream(sources, told.append))
    assert [problem.place.source for problem in caught.value.problems] == ["x.yaml", "y.yaml"]
    assert told == []


def test_broken_items_of_other_programs_are_told_and_the_others_read() -> None:
    source = Source("x.jsonl", b'oops\n{"id": "a", "type": "book"}\noops\n')
    told: list[Problem] = []
    assert [record.id for record, _ in stream([source], told.append)] == ["a"]
    assert [problem.place.line for problem in told] == [1, 3]
    with pytest.raises(InputError):
        list(stream([source], told.append, strict=True))


def test_a_file_without_one_sound_record_is_an_error() -> None:
    with pytest.raises(InputError):
        list(stream([Source("x.jsonl", b"oops\n")], print))


def export(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["export", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit | InputError)
    return result.exit_code, result.stderr


def test_the_report_lists_each_problem_as_it_came(tmp_path: Path) -> None:
    source, report = tmp_path / "x.jsonl", tmp_path / "report.json"
    lines = ['{"id": "a", "type": "book", "issued": {"raw": "spring"}}', "oops"]
    lines.append('{"id": "b", "type": "bok"}')
    source.write_text("\n".join(lines))
    code, told = export(source, "-o", tmp_path / "out.bib", "-t", "bibtex", "--report", report)
    rows = json.loads(report.read_text())
    assert report.read_text() == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    assert [(row["code"], row["line"]) for row in rows if row["level"] != "loss"] == [
        ("broken-json", 2),
        ("unknown-item-type", 3),
    ]
    assert code == 1
    assert "x.jsonl:2:1: error: broken JSON" in told


def test_the_report_is_an_empty_list_where_all_is_well(tmp_path: Path) -> None:
    source, report = tmp_path / "x.jsonl", tmp_path / "report.json"
    source.write_text('{"id": "a", "type": "book", "title": "T"}')
    assert export(source, "-o", tmp_path / "out.bib", "--report", report) == (0, "")
    assert json.loads(report.read_text()) == []


def test_strict_reports_and_writes_nothing(tmp_path: Path) -> None:
    source, report, out = (tmp_path / name for name in ("x.jsonl", "report.json", "out.bib"))
    items = [
        {"id": f"k{n}", "type": "book", "issued": {"raw": "1960", "season": 1}, "custom": {"x": n}}
        for n in range(150)
    ]
    source.write_text("\n".join(map(json.dumps, items)))
    result = CliRunner().invoke(
        cli, ["export", str(source), "-o", str(out), "--strict", "--report", str(report)]
    )
    assert isinstance(result.exception, InputError)
    lost = len(json.loads(report.read_text()))
    assert lost >= 150
    assert len(result.exception.problems) == 101
    assert f"{lost - 100} more losses" in result.exception.problems[-1].message
    assert not out.exists()


def test_strict_refuses_where_a_record_could_not_be_read(tmp_path: Path) -> None:
    source = tmp_path / "x.jsonl"
    source.write_text('{"id": "a", "type": "book"}\noops\n')
    out = tmp_path / "out.ris"
    result = CliRunner().invoke(cli, ["export", str(source), "-o", str(out), "--strict"])
    assert isinstance(result.exception, InputError)
    assert not out.exists()
