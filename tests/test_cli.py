"""The program as a user meets it: output, messages, exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import click
import pytest

import maocite
from maocite import InputError, Problem
from maocite.cli import cli, main
from maocite.writers import WRITERS

SAMPLE = "sample:mao-albania"
GOOD = """\
records:
  - id: walder2009
    type: book
    author: {family: Walder, given: Andrew}
    title: "Fractured Rebellion: The Beijing Red Guard Movement"
    publisher: Harvard University Press
    issued: 2009
"""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Call the program; returns exit code, standard output and standard error."""

    def call(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as caught:
            main(list(arguments))
        out, err = capfdbinary.readouterr()
        code = caught.value.code
        assert isinstance(code, int)
        return Done(code, out.decode(), err.decode())

    return call


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, "utf-8")
    return str(path)


def program(
    *arguments: str, stdin: IO[bytes] | int | None = None, env: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "maocite", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=stdin, stdout=pipe, stderr=pipe, env=env)


@pytest.mark.parametrize("name", cli.list_commands(click.Context(cli)))
def test_every_command_explains_itself(name: str, run: Run) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    done = run(name, "--help")
    assert done.code == 0
    assert "Example" in done.out
    assert f"maocite {command.name}" in done.out


def test_a_misspelt_command_is_told_the_nearest(run: Run) -> None:
    done = run("exprt", "x.yaml")
    assert done.code == 2
    assert "there is no command 'exprt' (did you mean 'export'" in done.err


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("maocite, version ")


def test_note_and_its_short_form(run: Run, good: str) -> None:
    done = run("note", "-s", good, "walder2009, p. 4", "walder2009, 5")
    assert done.code == 0, done.err
    first, second = done.out.splitlines()
    # CMOS 18, 13.25 and 14.30: no place of publication; then author's name, short title, page.
    assert first == (
        "Andrew Walder, Fractured Rebellion: The Beijing Red Guard Movement "
        "(Harvard University Press, 2009), 4."
    )
    assert second == "Walder, Fractured Rebellion, 5."


def test_bibliography_in_html_and_markdown(run: Run, good: str) -> None:
    html = run("bibliography", "-s", good, "--markup", "html")
    assert "<i>Fractured Rebellion: The Beijing Red Guard Movement</i>" in html.out
    markdown = run("bibliography", "-s", good, "--markup", "markdown")
    assert "*Fractured Rebellion: The Beijing Red Guard Movement*" in markdown.out


@pytest.mark.parametrize("to", ["yaml", "json", "csljson", "bibtex", "biblatex", "tei"])
def test_export_writes_every_record(run: Run, tmp_path: Path, to: str) -> None:
    target = tmp_path / "out"
    done = run("export", SAMPLE, "-t", to, "-o", str(target))
    assert done.code == 0, done.err
    text = target.read_text("utf-8")
    assert text.endswith("\n")
    for key in ("walder2009", "lalaj2010", "aqsh-1960-06-07"):
        assert key in text


def test_reads_standard_input_and_pipes_on(good: str) -> None:
    with open(good, "rb") as stream:
        process = program("export", "-", "-t", "csljson", stdin=stream)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert json.loads(out)[0]["id"] == "walder2009"


def test_check_counts(run: Run, good: str) -> None:
    done = run("check", good)
    assert (done.code, done.out) == (0, "1 record, no errors, no warnings\n")


def test_duplicate_keys_name_both_places(run: Run, good: str, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(GOOD, "utf-8")
    done = run("export", good, str(other), "-t", "csljson")
    assert done.code == 1
    assert f"{other}:2" in done.err
    assert f"{good}:2" in done.err
    assert done.out == ""


BAD = {
    "empty": (b"", "empty"),
    "latin-1": (GOOD.replace("Walder,", "Wäldér,").encode("latin-1"), "iconv -f ISO-8859-1"),
    "broken-yaml": (b"records:\n  - id: [a\n", ":3"),
    "broken-json": (b'{"records": [\n{"id": }]}', ":2"),
    "unknown-field": (GOOD.replace("publisher:", "publsher:").encode(), "publisher"),
    "impossible-date": (GOOD.replace("2009\n", "2009-02-30\n").encode(), "day 30"),
    "control-character": (GOOD.replace("Harvard", '"Har\\u0001vard"').encode(), "good"),
    "unknown-repository": (
        b"repositories:\n  aqsh: {names: {sq: Arkivi}}\nrecords:\n"
        b"  - {id: x, repository: aqhs, levels: [{kind: fonds, number: 1}]}\n",
        "aqsh",
    ),
    "backward-folios": (
        b"records:\n  - {id: x, levels: [{kind: fonds, number: 1}], folios: 48-28}\n",
        "backwards",
    ),
}


@pytest.mark.parametrize("case", [name for name in BAD if name != "control-character"])
def test_bad_input_gets_one_clear_message(run: Run, tmp_path: Path, case: str) -> None:
    content, hint = BAD[case]
    path = tmp_path / ("bad.json" if "json" in case else "bad.yaml")
    path.write_bytes(content)
    target = tmp_path / "out.bib"
    done = run("export", str(path), "-o", str(target))
    assert done.code == 1
    assert hint in done.err
    assert str(path) in done.err
    assert "Traceback" not in done.err
    assert not target.exists()


def test_broken_entries_of_other_programs_do_not_hide_the_rest(run: Run, tmp_path: Path) -> None:
    """The good records are written, the broken one is named with its line, the exit code is 1."""
    path, target = tmp_path / "dirty.bib", tmp_path / "out.json"
    path.write_text("@book{a, title = {A}}\n@book{b, title = {B\n\n@book{c, title = {C}}\n")
    done = run("export", str(path), "-o", str(target))
    assert done.code == 1
    assert f"{path}:2" in done.err
    assert {item["id"] for item in json.loads(target.read_text("utf-8"))} >= {"a", "c"}
    with pytest.raises(InputError):
        maocite.read(path)
    problems: list[Problem] = []
    assert "c" in maocite.read(path, report=problems.append)
    assert problems


def test_a_byte_order_mark_is_no_mistake(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_text(GOOD, "utf-8-sig")
    assert run("check", str(path)).code == 0


def test_all_problems_are_shown_not_the_first(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(GOOD.replace("publisher:", "publsher:").replace("2009\n", "2009-02-30\n"))
    done = run("check", str(path))
    assert done.code == 1
    assert "publsher" in done.err
    assert "day 30" in done.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("bibliography", "--style", "chicago-note-bibliography"), "chicago-notes-bibliography"),
        (("note", "walder209"), "walder2009"),
    ],
)
def test_names_near_to_what_was_meant(
    run: Run, good: str, arguments: tuple[str, ...], hint: str
) -> None:
    done = run(*arguments, "-s", good)
    assert done.code == 1
    assert hint in done.err


def test_unknown_format_and_unknown_sample(run: Run, good: str) -> None:
    assert "biblatex" in run("export", good, "-t", "biblatx").err
    assert "mao-albania" in run("export", "sample:mao-albanya", "-t", "yaml").err


@pytest.mark.parametrize(
    "arguments", [(), ("export", "x.yaml", "--colour"), ("note",), ("note", "key"), ("nothing",)]
)
def test_wrong_usage_is_exit_code_2(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.delenv("MAOCITE_SOURCE", raising=False)
    done = run(*arguments)
    assert done.code == 2
    assert "maocite" in done.err


def test_output_equal_to_input_is_refused(run: Run, good: str) -> None:
    done = run("export", good, "-o", good)
    assert done.code == 1
    assert "is also an input" in done.err
    assert Path(good).read_text("utf-8") == GOOD


def test_folder_that_cannot_be_written(run: Run, good: str, tmp_path: Path) -> None:
    done = run("export", good, "-o", str(tmp_path / "missing" / "out.bib"))
    assert done.code == 1
    assert "cannot write there" in done.err


def test_strict_writes_nothing_where_something_is_lost(run: Run, tmp_path: Path) -> None:
    target, report = tmp_path / "out.bib", tmp_path / "loss.json"
    done = run(
        "export", SAMPLE, "-t", "bibtex", "-o", str(target), "--strict", "--report", str(report)
    )
    assert done.code == 1
    assert not target.exists()
    rows = json.loads(report.read_text("utf-8"))
    assert {"level", "record", "field", "message"} <= rows[0].keys()
    assert any(row["level"] == "loss" for row in rows)


def test_a_closed_pipe_ends_with_a_message() -> None:
    process = program("export", SAMPLE, "-t", "tei")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=30) == 1
    assert "closed" in err
    assert "Traceback" not in err


def test_interrupt_ends_with_a_message(run: Run, good: str, tmp_path: Path) -> None:
    """Ctrl-C while records are being written: a message, and no half of a file."""
    target = tmp_path / "out.yaml"

    def interrupted(*arguments: object) -> Iterator[str]:
        yield "records:"
        raise KeyboardInterrupt

    broken = replace(WRITERS["yaml"], write=interrupted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("maocite.writers.native.YAML", broken)
        done = run("export", good, "-o", str(target))
    assert done.code == 1
    assert "interrupted" in done.err
    assert "Traceback" not in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.yaml"]


def test_colours_switch_off(good: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(GOOD.replace("publisher:", "publsher:"))

    def err(*flags: str, **environment: str) -> bytes:
        process = program(*flags, "check", str(path), env={**os.environ, **environment})
        return process.communicate(timeout=30)[1]

    assert b"\x1b[" not in err()
    assert b"\x1b[" in err("--color", "always")
    assert b"\x1b[" not in err("--color", "never")
    assert b"\x1b[" not in err(NO_COLOR="1")


def test_completion_script(tmp_path: Path) -> None:
    script = tmp_path / "maocite"
    script.write_text(f"#!{sys.executable}\nfrom maocite.cli import main\nmain()\n")
    script.chmod(0o755)
    environment = {**os.environ, "_MAOCITE_COMPLETE": "bash_source"}
    done = subprocess.run(
        [str(script)], env=environment, capture_output=True, text=True, check=False
    )
    assert "_MAOCITE_COMPLETE" in done.stdout
