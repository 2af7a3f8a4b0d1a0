"""The README and the manual say what the program does: their examples are run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from maocite.cli import cli
from maocite.readers import READERS
from maocite.writers import WRITERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Each ``$ maocite ...`` line of the README with the output that stands below it."""
    found = []
    for block in CONSOLE:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.replace("\\\n", " ").partition("\n")
            if command.startswith("maocite "):
                found.append((command, output.rstrip("\n")))
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the YAML of the README as letters.yaml."""
    (match,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "letters.yaml").write_text(match, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_examples() -> None:
    assert len(examples()) >= 4
    assert PYTHON


def test_console_examples_print_what_the_readme_shows(folder: Path) -> None:
    """In their order, since one may read what another wrote. ``...`` stands for lines left out."""
    for command, expected in examples():
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1"},
        )
        shown = (done.stdout + done.stderr).rstrip("\n")
        pattern = ".*".join(re.escape(piece) for piece in expected.split("...\n"))
        assert re.fullmatch(pattern, shown, re.DOTALL), f"$ {command}\n{shown}"


def test_python_examples_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each block ends in prints whose output the comments show."""
    for block in PYTHON:
        exec(compile(block, "README.md", "exec"), {})
        printed = capsys.readouterr().out.splitlines()
        assert printed == re.findall(r"^# > ?(.*)$", block, re.MULTILINE)


@pytest.mark.parametrize("command", cli.list_commands(click.Context(cli)))
def test_readme_names_every_command(command: str) -> None:
    assert f"maocite {command}" in README


@pytest.mark.parametrize("name", sorted({*READERS.names(), *WRITERS.names()}))
def test_readme_lists_every_format(name: str) -> None:
    assert f"| `{name}` |" in README
