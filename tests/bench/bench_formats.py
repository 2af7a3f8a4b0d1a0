#!/usr/bin/env python3
"""Measure reading and writing of each format: CPU seconds, records per second and peak memory.

    python tests/bench/bench_formats.py
    CITATION_JS=.../node_modules python tests/bench/bench_formats.py --sizes 10000 --runs 3

Whole processes are measured, start-up included, ours and the peers' in turn, and the least of the runs is
taken: other work on the machine only ever adds. Writing a format is measured from CSL-JSON, reading it to
JSON Lines. Peers are taken where they are installed: pypandoc_binary and pybtex (PyPI), bibtexparser, and
citation-js (npm, its folder node_modules named by CITATION_JS). The corpus comes from bench/make_corpus.py in
the folder MAOCITE_SHARED.
"""

from __future__ import annotations

import argparse
import compileall
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

READERS = {
    **{
        name: name
        for name in ("jsonl", "csljson", "zotero-csljson", "ris", "zotero-rdf", "mods", "tei")
    },
    **dict.fromkeys(("biblatex", "bibtex", "better-bibtex"), "bibtex"),
    **{name: name for name in ("json", "yaml")},
}
"""Formats, each with its reader."""
BY_HAND = {"yaml": 10_000}
"""Formats for files that people write, and how many records are measured at most."""

Command = list[str | Path]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, and the programs that can do it."""

    name: str
    programs: dict[str, Command]


@dataclass(frozen=True, slots=True)
class Run:
    """One measured process."""

    seconds: float
    """CPU time, user and system."""
    megabytes: float
    """Largest resident set."""


def measure(command: Sequence[str | Path]) -> Run | None:
    """Run a command to its end; None, and its last line shown, where it fails."""
    # Installed programs are compiled; those that lie in a checkout may be so too.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=errors, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            lines = errors.read().decode("utf-8", "replace").strip().splitlines()
            print(f"failed: {lines[-1][:90] if lines else ''}", file=sys.stderr)
            return None
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def tasks(folder: Path, size: int) -> Iterator[Task]:
    """Everything to measure, in an order in which what is read was written before."""
    csl, bib, out = folder / "x.json", folder / "x.bib", folder / "out"
    ours: Command = [sys.executable, "-m", "maocite", "export"]
    peers = _peers(csl, bib, out)
    yield Task(
        "CSL-JSON to BibLaTeX",
        {"maocite": [*ours, csl, "-t", "biblatex", "-o", out], **peers["writing"]},
    )
    yield Task(
        "BibLaTeX to CSL-JSON",
        {"maocite": [*ours, bib, "-t", "csljson", "-o", out], **peers["reading"]},
    )
    yield Task("BibLaTeX, only taken apart", peers["apart"])
    for name, reader in READERS.items():
        if size > BY_HAND.get(name, size):
            continue
        file = folder / f"written.{name}"
        yield Task(f"writing {name}", {"maocite": [*ours, csl, "-t", name, "-o", file]})
        read: Command = [*ours, "-f", reader, file, "-t", "jsonl", "-o", out]
        others = peers["ris"] if name == "ris" else {}
        yield Task(f"reading {name}", {"maocite": read, **others})


def _peers(csl: Path, bib: Path, out: Path) -> dict[str, dict[str, Command]]:
    found: dict[str, dict[str, Command]] = {"writing": {}, "reading": {}, "apart": {}, "ris": {}}
    script = "import sys; from bibtexparser import splitter; splitter.Splitter(open(sys.argv[1]).read()).split()"
    found["apart"]["bibtexparser"] = [sys.executable, "-c", script, bib]
    if importlib.util.find_spec("pybtex"):
        script = "import sys; from pybtex.database import parse_file; parse_file(sys.argv[1])"
        found["apart"]["pybtex"] = [sys.executable, "-c", script, bib]
    if modules := os.environ.get("CITATION_JS"):
        core = f"const {{Cite}} = require('{modules}/@citation-js/core');"
        core += f"require('{modules}/@citation-js/plugin-bibtex'); require('{modules}/@citation-js/plugin-csl');"
        core += "const fs = require('fs'); const text = fs.readFileSync(process.argv[1], 'utf8');"
        save = f"fs.writeFileSync('{out}', "
        write = f"{core}{save}new Cite(JSON.parse(text)).format('biblatex'))"
        read = f"{core}{save}new Cite(text, {{forceType: '@biblatex/text'}}).format('data'))"
        found["writing"]["citation-js"] = ["node", "-e", write, csl]
        found["reading"]["citation-js"] = ["node", "-e", read, bib]
    if importlib.util.find_spec("pypandoc"):
        pandoc = importlib.import_module("pypandoc").get_pandoc_path()
        ris = bib.parent / "written.ris"
        found["writing"]["pandoc"] = [pandoc, "-f", "csljson", "-t", "biblatex", csl, "-o", out]
        found["reading"]["pandoc"] = [pandoc, "-f", "biblatex", "-t", "csljson", bib, "-o", out]
        found["ris"]["pandoc"] = [pandoc, "-f", "ris", "-t", "csljson", ris, "-o", out]
    return found


def compare(task: Task, size: int, runs: int) -> None:
    """Run the programs of a task in turn and print a line of a table for each."""
    best: dict[str, Run] = {}
    for _ in range(runs):
        for who, command in task.programs.items():
            run = measure(command)
            if run and (who not in best or run.seconds < best[who].seconds):
                best[who] = run
    ours = best.get("maocite")
    for who, run in best.items():
        ratio = f"{run.seconds / ours.seconds:.1f}" if ours and who != "maocite" else ""
        print(
            f"| {size:,} | {task.name} | {who} | {run.seconds:.2f} | {size / run.seconds:,.0f} "
            f"| {run.megabytes:.0f} | {ratio} |",
            flush=True,
        )


def main() -> None:
    """Make a corpus of each size and measure everything on it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=2, help="runs of which the least is taken")
    parser.add_argument("--only", default="", help="only tasks whose name holds this")
    wanted = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"the corpus is made by {CORPUS}, which is not here; set MAOCITE_SHARED")
    compileall.compile_dir(ROOT / "src", quiet=1)
    print("| records | task | program | seconds | records per second | MB | times ours |")
    print("| ---: | --- | --- | ---: | ---: | ---: | ---: |", flush=True)
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            parts: Command = ["--csl", folder / "x.json", "--bib", folder / "x.bib"]
            subprocess.run([sys.executable, CORPUS, str(size), "1", *parts], check=True)
            for task in tasks(folder, size):
                if wanted.only in task.name:
                    compare(task, size, wanted.runs)


if __name__ == "__main__":
    main()
