"""``maocite merge`` as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import maocite
from maocite.cli import main

Run = Callable[..., tuple[int, str, str]]
FIRST = """\
records:
- id: walder2009
  type: book
  author: {family: Walder, given: Andrew}
  title: "Fractured Rebellion: The Beijing Red Guard Movement"
  issued: 2009
"""
SECOND = """\
@book{walder,
  author = {Walder, Andrew}, title = {Fractured {Rebellion}: {The} {Beijing} {Red} {Guard} {Movement}},
  publisher = {Harvard University Press}, date = {2009-10},
}
@book{dikotter2016, author = {Dikötter, Frank}, title = {The {Cultural} {Revolution}}, date = {2016}}
"""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Call the program; returns exit code, standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(list(arguments))
        out, err = capfd.readouterr()
        assert isinstance(caught.value.code, int)
        return caught.value.code, out, err

    return call


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    first, second = tmp_path / "a.yaml", tmp_path / "b.bib"
    first.write_text(FIRST, "utf-8")
    second.write_text(SECOND, "utf-8")
    return str(first), str(second)


def test_merge_writes_and_tells(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    target, report = tmp_path / "all.yaml", tmp_path / "report.json"
    code, out, err = run("merge", *files, "-o", str(target), "--report", str(report))
    assert (code, out) == (0, "")
    library = maocite.read(target)
    assert list(library.by_id) == ["walder2009", "dikotter2016"]
    assert "b.bib:1: walder: joined with" in err
    assert "the same title and people, and dates that agree as far as they go" in err
    assert err.endswith(
        "3 records in 2 sources, 2 after merging: 1 joined (0 of them the same in every field), "
        "1 contradiction, no new keys, 0 left apart that may be the same\n"
    )
    rows = json.loads(report.read_text("utf-8"))
    assert [row["code"] for row in rows] == ["joined", "conflict"]


def test_dry_run_writes_nothing(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    code, out, err = run("merge", *files, "--dry-run", "-o", str(tmp_path / "all.yaml"))
    assert (code, err) == (0, "")
    assert "joined with" in out
    assert sorted(tmp_path.iterdir()) == before


def test_strict_refuses_contradictions(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    target = tmp_path / "all.yaml"
    code, _, err = run("merge", *files, "-o", str(target), "--strict")
    assert code == 1
    assert "'2009' stays" in err
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "--to"),
        (("-t", "yaml", "--prefer-for", "title=best"), 2, "FIELD=first|last|longer"),
        (("-t", "yaml", "--prefer-for", "titel=last"), 1, "did you mean 'title'"),
        (("-t", "yamll"), 1, "did you mean 'yaml'"),
        (("-t", "yaml", "missing.yaml"), 1, "missing.yaml"),
    ],
)
def test_mistakes_of_the_user(
    run: Run, files: tuple[str, str], arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = run("merge", *files, *arguments)
    assert done[0] == code
    assert message in done[2]
    assert "Traceback" not in done[2]
