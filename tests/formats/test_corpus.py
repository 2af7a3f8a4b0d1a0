"""A made-up library with everything that is hard, through every dialect of BibTeX and back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from maocite.errors import Level, Problem
from maocite.formats import Options
from maocite.mapping.flat import differing
from maocite.model import Record
from maocite.readers import READERS
from maocite.sources import Source
from maocite.writers import WRITERS

SHARED = Path(os.environ.get("MAOCITE_SHARED", Path(__file__).parents[2].parent / "shared"))
MAKER = SHARED / "bench" / "make_corpus.py"
DIALECTS = ("bibtex", "biblatex", "biblatex-chicago", "better-bibtex", "zotero-bibtex")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not MAKER.exists():
        pytest.skip(f"the corpus is made by {MAKER}, which is not here; set MAOCITE_SHARED")
    folder = tmp_path_factory.mktemp("corpus")
    parts: list[str | Path] = [
        "--csl",
        folder / "x.json",
        "--bib",
        folder / "x.bib",
        "--bibtex",
        folder / "y.bib",
    ]
    subprocess.run([sys.executable, MAKER, "800", "7", *parts], check=True)
    return folder


def read(source: Source, name: str) -> list[Record]:
    problems: list[Problem] = []
    records = [record for record, _ in READERS[name].read(source, problems.append)]
    assert [problem for problem in problems if problem.level is Level.ERROR] == []
    return records


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    ("name", "reader"), [("x.json", "csljson"), ("x.bib", "bibtex"), ("y.bib", "bibtex")]
)
def test_what_is_lost_is_reported(corpus: Path, name: str, reader: str, dialect: str) -> None:
    records = read(Source.of(corpus / name), reader)
    losses: list[Problem] = []
    text = "".join(WRITERS[dialect].write(records, Options(), losses.append))
    again = read(Source("z.bib", text.encode()), "bibtex")
    reported = {(problem.place.record, problem.place.field) for problem in losses}
    found = {
        (record.id, field)
        for record, other in zip(records, again, strict=True)
        for field in differing(record, other)
    }
    assert found == reported
    if reader == "bibtex" and dialect in ("biblatex", "better-bibtex"):
        assert reported == set()


def test_csl_json_keeps_the_corpus(corpus: Path) -> None:
    problems: list[Problem] = []
    records = read(Source.of(corpus / "x.json"), "csljson")
    text = "".join(WRITERS["csljson"].write(records, Options(), problems.append))
    assert read(Source("z.json", text.encode()), "csljson") == records
    assert problems == []
