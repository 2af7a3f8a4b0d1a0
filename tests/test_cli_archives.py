"""maocite parse and maocite archives at the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

import maocite
from maocite.cli import main
from maocite.model import ArchivalRecord, Role

RGANI = "RGANI, f. 5, op. 49, d. 131, ll. 193-194. Translated by Gary Goldberg."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(list(arguments))
        out, err = capfdbinary.readouterr()
        assert isinstance(caught.value.code, int)
        return caught.value.code, out.decode(), err.decode()

    return call


def test_a_citation_becomes_a_record(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "records.yaml"
    code, _, err = run("parse", RGANI, "-o", str(target))
    assert (code, err) == (0, "1 read, 1 of them without a guess\n")
    (record,) = maocite.read(target)
    assert isinstance(record, ArchivalRecord)
    assert [level.number for level in record.levels] == ["5", "49", "131"]
    assert [name.display() for name in record.names(Role.TRANSLATOR)] == ["Gary Goldberg"]


def test_notes_of_a_document_are_read_one_by_one(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text(f"[1] {RGANI}\n\n[2] {RGANI}\n[3] Something else entirely.\n", "utf-8")
    code, out, err = run("parse", str(notes))
    assert code == 0
    assert out.count("\n- id: ") == 3
    assert "rgani-5-49-131-193-194-2" in out
    assert "citation 3: title: guessed" in err
    assert "3 read, 2 of them without a guess" in err


def test_nothing_to_read_is_an_error(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("\n\n", "utf-8")
    code, _, err = run("parse", str(notes))
    assert code == 1
    assert "no citation" in err


def test_hostile_lines_end_at_once(run: Run) -> None:
    code, out, _ = run("parse", "(" * 5000 + "f. 5, " * 15000)
    assert code == 0
    assert "f. 5" in out


def test_archives_are_listed_with_an_example(run: Run) -> None:
    code, out, _ = run("archives", "list")
    assert code == 0
    assert "aqsh" in out
    assert "Fondi 14/AP" in out
    assert "RGANI, f. 5" in run("archives", "search", "russia")[1]


def test_show_says_whether_the_rule_was_verified(run: Run) -> None:
    assert "verified: no" in run("archives", "show", "aqsh")[1]
    assert "verified: yes" in run("archives", "show", "bundesarchiv")[1]
    code, _, err = run("archives", "show", "aqhs")
    assert code == 1
    assert "aqsh" in err


def test_the_table_counts(run: Run) -> None:
    code, out, _ = run("archives", "table")
    assert code == 0
    rows, total = out.splitlines()[1:-1], out.splitlines()[-1]
    assert total.startswith(f"{len(rows)} profiles")
    assert all(int(row.split()[-4]) <= int(row.split()[-5]) for row in rows)


def test_a_profile_of_ones_own(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "mine.toml"
    wrong.write_text('key = "mine"\n[archiv]\n', "utf-8")
    code, _, err = run("archives", "list", "--profile", str(wrong))
    assert code == 1
    assert "mine.toml" in err
    assert "archive" in err
