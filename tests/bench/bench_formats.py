#!/usr/bin/env python3
"""Measure reading and writing of formats: records per second of CPU and peak memory, whole processes.

    python tests/bench/bench_formats.py
    CITATION_JS=.../node_modules python tests/bench/bench_formats.py --sizes 1000 10000

Peers are taken where they are installed: pypandoc_binary and pybtex (PyPI), bibtexparser, and
citation-js (npm, its folder node_modules named by CITATION_JS). The corpus comes from
bench/make_corpus.py in the folder MAOCITE_SHARED.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAOCITE_SHARED", ROOT / ".." / "shared")).resolve()
CORPUS = SHARED / "bench" / "make_corpus.py"
OURS = (
    ("csljson", "biblatex"),
    ("csljson", "bibtex"),
    ("csljson", "csljson"),
    ("csljson", "ris"),
    ("csljson", "zotero-rdf"),
    ("csljson", "jsonl"),
    ("bibtex", "csljson"),
    ("bibtex", "biblatex"),
)
"""Pairs of reader and writer."""


@dataclass(frozen=True, slots=True)
class Run:
    """One measured process."""

    who: str
    task: str
    size: int
    seconds: float
    """CPU time, user and system."""
    megabytes: float
    """Largest resident set."""

    def __str__(self) -> str:
        rate = self.size / self.seconds
        columns = f"{self.seconds:8.2f} s {rate:10,.0f}/s {self.megabytes:8.0f} MB"
        return f"{self.size:>8,}  {self.task:<24}{self.who:<20}{columns}"


def measure(who: str, task: str, size: int, command: Sequence[str | Path]) -> Run | None:
    """Run a command to its end; None, and its last line shown, where it fails."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            lines = errors.read().decode("utf-8", "replace").strip().splitlines()
            print(f"{size:>8,}  {task:<24}{who:<20}  failed: {lines[-1][:90] if lines else ''}")
            return None
    return Run(who, task, size, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _ours(folder: Path) -> Iterator[tuple[str, str, list[str | Path]]]:
    inputs = {"csljson": folder / "x.json", "bibtex": folder / "x.bib"}
    for source, target in OURS:
        export: list[str | Path] = [sys.executable, "-m", "maocite", "export", inputs[source]]
        yield "maocite", f"{source} -> {target}", [*export, "-t", target, "-o", folder / "out"]


def _peers(folder: Path) -> Iterator[tuple[str, str, list[str | Path]]]:
    csl, bib, out = folder / "x.json", folder / "x.bib", folder / "out"
    if importlib.util.find_spec("pypandoc"):
        pandoc = importlib.import_module("pypandoc").get_pandoc_path()
        yield (
            "pandoc",
            "csljson -> biblatex",
            [pandoc, "-f", "csljson", "-t", "biblatex", csl, "-o", out],
        )
        yield (
            "pandoc",
            "bibtex -> csljson",
            [pandoc, "-f", "biblatex", "-t", "csljson", bib, "-o", out],
        )
    script = "import sys; from bibtexparser import splitter; splitter.Splitter(open(sys.argv[1]).read()).split()"
    yield "bibtexparser", "blocks alone", [sys.executable, "-c", script, bib]
    if importlib.util.find_spec("pybtex"):
        script = "import sys; from pybtex.database import parse_file; parse_file(sys.argv[1])"
        yield "pybtex", "reading alone", [sys.executable, "-c", script, bib]
    if modules := os.environ.get("CITATION_JS"):
        core = f"const {{Cite}} = require('{modules}/@citation-js/core');"
        core += f"require('{modules}/@citation-js/plugin-bibtex'); require('{modules}/@citation-js/plugin-csl');"
        core += "const fs = require('fs'); const text = fs.readFileSync(process.argv[1], 'utf8');"
        write = core + "new Cite(JSON.parse(text)).format('biblatex')"
        read = core + "new Cite(text, {forceType: '@biblatex/text'}).format('data')"
        yield "citation-js", "csljson -> biblatex", ["node", "-e", write, csl]
        yield "citation-js", "bibtex -> csljson", ["node", "-e", read, bib]


def main() -> None:
    """Make a corpus of each size and measure everything on it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--only", default="", help="only tasks whose name holds this")
    wanted = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"the corpus is made by {CORPUS}, which is not here; set MAOCITE_SHARED")
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            parts: list[str | Path] = ["--csl", folder / "x.json", "--bib", folder / "x.bib"]
            subprocess.run([sys.executable, CORPUS, str(size), "1", *parts], check=True)
            for who, task, command in (*_ours(folder), *_peers(folder)):
                run = measure(who, task, size, command) if wanted.only in task else None
                if run:
                    print(run, flush=True)


if __name__ == "__main__":
    main()
