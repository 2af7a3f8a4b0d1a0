"""The manual, the list on the command line and the table of rules say the same."""

import re
from pathlib import Path

from click.testing import CliRunner

from maocite.checks import FILE_RULES, LIBRARY_RULES, RULES
from maocite.checks.manual import manual
from maocite.cli import cli

ROOT = Path(__file__).parents[2]


def test_the_page_is_made_from_the_table() -> None:
    text = (ROOT / "docs" / "checks.md").read_text("utf-8")
    assert text == manual(), "python -m maocite.checks.manual > docs/checks.md"


def test_every_rule_is_explained() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert {rule.code for rule in LIBRARY_RULES} | {rule.code for rule in FILE_RULES} < set(codes)
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
        assert rule.question.endswith("?"), rule.code
        assert rule.reason.endswith("."), rule.code


def test_every_rule_has_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    for rule in RULES:
        assert f'"{rule.code}"' in tests or rule.code == "schema", rule.code


def test_the_command_lists_them() -> None:
    result = CliRunner().invoke(cli, ["check", "--list"])
    assert result.exit_code == 0
    assert [line for line in result.output.splitlines() if line[:1].strip()] == [
        rule.code for rule in RULES
    ]


def test_the_command_shows_codes(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("- {id: a b, type: book}\n", "utf-8")
    result = CliRunner().invoke(cli, ["check", str(file)])
    assert "[key-unfit]" in result.output
