"""``maocite convert -t zotero``: the best format for Zotero, and a word on which it is."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from maocite.api import read
from maocite.cli import cli
from maocite.guess import ZOTERO, zotero_format
from maocite.mapping.flat import differing
from maocite.writers import WRITERS

SAMPLE = "sample:mao-albania"


@pytest.mark.parametrize(
    ("file", "format_name"),
    [
        ("out.rdf", "zotero-rdf"),
        ("out", "zotero-rdf"),
        ("out.json", "zotero-csljson"),
        ("out.ris", "ris"),
        ("out.bib", "zotero-bibtex"),
    ],
)
def test_says_which_format_it_takes(tmp_path: Path, file: str, format_name: str) -> None:
    path = tmp_path / file
    done = CliRunner().invoke(cli, ["convert", SAMPLE, "-t", ZOTERO, "-o", str(path)])
    assert done.exit_code == 0, done.output
    assert f"for Zotero: {format_name} (" in done.stderr
    again = read(path, format_name="bibtex" if format_name == "zotero-bibtex" else format_name)
    assert [record.id for record in again] == [record.id for record in read(SAMPLE)]


def test_what_it_takes_unasked_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.rdf"
    arguments = ["convert", SAMPLE, "-t", ZOTERO, "-o", str(path), "--strict"]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    again = read(path)
    assert all(not differing(record, again[record.id]) for record in read(SAMPLE))


def test_zotero_is_no_name_of_a_format() -> None:
    assert ZOTERO not in WRITERS.names()
    assert zotero_format("-")[0] in WRITERS.names()
