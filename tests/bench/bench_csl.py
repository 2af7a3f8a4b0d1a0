#!/usr/bin/env python3
"""Measure the CSL processor against others: whole processes, medians, growth, memory.

    make bench
    CITEPROC_JS=.../node_modules/citeproc python tests/bench/bench_csl.py --only notes

Peers are taken where they are installed: pypandoc_binary and typst (PyPI), citeproc (npm, named by
CITEPROC_JS). The corpus comes from bench/make_corpus.py in the folder MAOCITE_SHARED.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from maocite.csl.loading import package_folder, style_path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.peers import Command, Task, installed, ours

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAOCITE_SHARED", ROOT / ".." / "shared")).resolve()
CORPUS = SHARED / "bench" / "make_corpus.py"
NOTES, AUTHOR_DATE = "chicago-notes-bibliography", "chicago-author-date"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is measured, and how many times as fast as each peer it should be."""

    name: str
    items: int
    cited: bool
    bibliography: bool
    style: str
    goals: dict[str, float]


SCENARIOS = (
    Scenario("bibliography", 10_000, False, True, NOTES,
             {"pandoc": 6, "typst": 14, "citeproc-js": 25}),
    Scenario("document", 10_000, True, True, NOTES, {"pandoc": 10, "typst": 20}),
    Scenario("notes", 3_000, True, False, NOTES, {"citeproc-js": 100}),
    Scenario("author-date", 3_000, True, True, AUTHOR_DATE,
             {"pandoc": 4, "typst": 4, "citeproc-js": 4}),
    Scenario("one note", 1, True, False, NOTES, {"pandoc": 1}),
)  # fmt: skip
GROWTH = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """One process."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, user and system."""
    memory: int
    """Largest resident size in bytes."""


def measure(command: Sequence[str], limit: float) -> Measured | None:
    """Run a command once; None where it fails or takes longer than the limit."""
    environment = dict(os.environ)
    # An installed package has its bytecode; a checkout gets it in the run before the measured one.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    locales = package_folder("citeproc")
    if locales is not None:
        environment["CSL_LOCALES"] = str(locales / "data" / "locales")
    start = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            elapsed = time.perf_counter() - start
            if pid:
                break
            if elapsed > limit:
                process.kill()
                os.wait4(process.pid, 0)
                process.returncode = -9
                return None
            time.sleep(min(0.05, elapsed / 100))
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            print(log.read()[-500:].decode("utf-8", "replace"), file=sys.stderr)
            return None
    return Measured(elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def median(command: Sequence[str], runs: int, limit: float) -> Measured | None:
    """The median of several runs by each figure; one run is enough where it takes long."""
    found = []
    for _ in range(runs):
        once = measure(command, limit)
        if once is None:
            return None
        found.append(once)
        if once.wall > 20:
            break
    return Measured(
        statistics.median(m.wall for m in found),
        statistics.median(m.cpu for m in found),
        int(statistics.median(m.memory for m in found)),
    )


def prepare(folder: Path, count: int, cited: bool, bibliography: bool, style: str) -> Task:
    """The corpus of a size and what to do with it."""
    items, plan, bib = folder / "items.json", folder / "plan.json", folder / "items.bib"
    corpus = [sys.executable, str(CORPUS), str(count), "1", "--csl", str(items)]
    subprocess.run([*corpus, "--bib", str(bib), "--plan", str(plan)], check=True)
    return Task(folder, items, bib, plan if cited else None, style_path(style), bibliography)


def compare(scenario: Scenario, peers: dict[str, Command], runs: int, limit: float) -> None:
    """Print one scenario: ours, each peer and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        task = prepare(
            Path(name), scenario.items, scenario.cited, scenario.bibliography, scenario.style
        )
        measure(ours(task), limit)
        own = median(ours(task), runs, limit)
        if own is None:
            print(f"| {scenario.name} | ours | failed | | | |")
            return
        print(f"| {scenario.name} ({scenario.items}) | ours | {_figures(own)} | | |")
        for peer, goal in scenario.goals.items():
            if peer not in peers:
                continue
            other = median(peers[peer](task), runs, limit)
            if other is None:
                print(f"| | {peer} | over {limit:.0f} s, or failed | | | {goal:g} |")
            else:
                of_cpu = scenario.items == 1
                ratio = other.cpu / own.cpu if of_cpu else other.wall / own.wall
                print(f"| | {peer} | {_figures(other)} | {ratio:.1f} | {goal:g} |", flush=True)


def grow(runs: int, limit: float) -> None:
    """Print how time and memory grow with the number of items."""
    before: tuple[int, Measured] | None = None
    for count in GROWTH:
        with tempfile.TemporaryDirectory() as name:
            task = prepare(Path(name), count, False, True, NOTES)
            own = median(ours(task), runs, limit)
        if own is None:
            print(f"| {count} | over {limit:.0f} s, or failed | | | |")
            return
        growth = each = ""
        if before is not None:
            # By processor time: the wall clock of a shared machine would measure the others.
            growth = f"{own.cpu / before[1].cpu:.1f}"
            each = f"{(own.memory - before[1].memory) / (count - before[0]) / 1000:.1f}"
        print(f"| {count} | {own.wall:.2f} | {own.cpu:.2f} | {growth} | {each} |", flush=True)
        before = (count, own)


def _figures(found: Measured) -> str:
    return f"{found.wall:.2f} | {found.cpu:.2f} | {found.memory / 1e6:.0f} MB"


def main() -> None:
    """Measure and print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median is taken")
    parser.add_argument("--limit", type=float, default=600, help="seconds for one run")
    parser.add_argument(
        "--only", nargs="*", help="scenarios: " + ", ".join(s.name for s in SCENARIOS) + ", growth"
    )
    parser.add_argument("--no-peers", action="store_true", help="measure ours only")
    options = parser.parse_args()
    if not CORPUS.is_file():
        parser.error(f"{CORPUS} is missing; set MAOCITE_SHARED")
    peers = {} if options.no_peers else installed()
    missing = {"pandoc", "typst", "citeproc-js"} - set(peers)
    if missing and not options.no_peers:
        print(f"Not installed here, hence not measured: {', '.join(sorted(missing))}.\n")
    print("| | | wall s | CPU s | memory | times as fast | goal |\n|---|---|---|---|---|---|---|")
    for scenario in SCENARIOS:
        if not options.only or scenario.name in options.only:
            compare(scenario, peers, options.runs, options.limit)
    if not options.only or "growth" in options.only:
        print("\n| items | wall s | CPU s | times the size before | KB for each further item |")
        print("|---|---|---|---|---|")
        grow(options.runs, options.limit)


if __name__ == "__main__":
    main()
