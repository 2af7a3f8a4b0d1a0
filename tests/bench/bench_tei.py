#!/usr/bin/env python3
"""Measure TEI beside a floor: JSON read and the same elements written by lxml's ``xmlfile``.

    python tests/bench/bench_tei.py
    python tests/bench/bench_tei.py --sizes 10000 100000

Each task is a process of its own; seconds are CPU time without what starting Python and importing takes, memory
is the largest resident set. The corpus comes from bench/make_corpus.py in the folder MAOCITE_SHARED.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from maocite.model import Record

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAOCITE_SHARED", ROOT / ".." / "shared")).resolve()
CORPUS = SHARED / "bench" / "make_corpus.py"

Step = tuple[str, str, dict[str, str]]
"""``start``, ``text`` or ``end``; name or text; attributes."""


def floor(folder: Path) -> Callable[[], int]:
    """Read the JSON and write the elements of ``x.xml``: what any writer has to do at the least.

    What to write is known beforehand: entries of the real output, again and again.
    """
    tree = etree.parse(str(folder / "sample.xml"))
    entries = [e for e in tree.iter() if etree.QName(e).localname in ("bibl", "biblStruct")]
    entries = [e for e in entries if e.get("n") is not None]
    plans = [list(_plan(entry)) for entry in entries]
    xml = {"xml": "http://www.w3.org/XML/1998/namespace"}

    def run() -> int:
        items = json.loads((folder / "x.json").read_bytes())
        target = str(folder / "floor.xml")
        with etree.xmlfile(target, encoding="utf-8") as out, out.element("TEI", nsmap=xml):
            for number in range(len(items)):
                _write(out, iter(plans[number % len(plans)]))
        return len(items)

    return run


def _plan(element: etree._Element) -> Iterator[Step]:
    """The calls that write an element: its name and attributes, text, the end."""
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    yield "start", etree.QName(element).localname, attributes
    if element.text:
        yield "text", element.text, {}
    for child in element:
        yield from _plan(child)
        if child.tail:
            yield "text", child.tail, {}
    yield "end", "", {}


def _write(out: Any, plan: Iterator[Step]) -> None:
    for what, text, attributes in plan:
        if what == "start":
            with out.element(text, attributes):
                _write(out, plan)
        elif what == "text":
            out.write(text)
        else:
            return


def writing(folder: Path) -> Callable[[], int]:
    """CSL-JSON to TEI, as the command line does it."""
    from maocite.api import open_source, read_all
    from maocite.formats import Options
    from maocite.writers.tei import write_document

    def run() -> int:
        count = 0

        def records() -> Iterator[Record]:
            nonlocal count
            for record, _ in read_all([open_source(folder / "x.json")], _ignore, "csljson"):
                count += 1
                yield record

        with open(folder / "out.xml", "w", encoding="utf-8", newline="\n") as out:
            for chunk in write_document(records(), Options(), _ignore):
                out.write(chunk)
        return count

    return run


def from_records(folder: Path) -> Callable[[], int]:
    """Records of the model to TEI: the writer alone."""
    from maocite.api import open_source, read_all
    from maocite.formats import Options
    from maocite.writers.tei import write_document

    records = [r for r, _ in read_all([open_source(folder / "x.json")], _ignore, "csljson")]

    def run() -> int:
        with open(folder / "out.xml", "w", encoding="utf-8", newline="\n") as out:
            for chunk in write_document(records, Options(), _ignore):
                out.write(chunk)
        return len(records)

    return run


def reading(folder: Path) -> Callable[[], int]:
    """TEI to records, one at a time."""
    from maocite.api import open_source
    from maocite.readers.tei import read

    return lambda: sum(1 for _ in read(open_source(folder / "out.xml"), _ignore))


def _ignore(problem: object) -> None:
    pass


TASKS = {"floor": floor, "write": writing, "write-records": from_records, "read": reading}


def measure(task: str, folder: Path) -> None:
    """Run one task in this process and print a line of JSON."""
    run = TASKS[task](folder)
    start = time.process_time()
    count = run()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "count": count, "megabytes": peak}))


def main() -> None:
    """Make a corpus of each size and measure every task on it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--task", choices=list(TASKS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.task:
        measure(wanted.task, wanted.folder)
        return
    if not CORPUS.exists():
        sys.exit(f"the corpus is made by {CORPUS}, which is not here; set MAOCITE_SHARED")
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory() as name:
            _compare(size, Path(name))


def _compare(size: int, folder: Path) -> None:
    for count, target in ((1000, "sample.json"), (size, "x.json")):
        command = [sys.executable, CORPUS, str(count), "1", "--csl", folder / target]
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    export = [sys.executable, "-m", "maocite", "export", "-f", "csljson", folder / "sample.json"]
    subprocess.run(
        [str(part) for part in (*export, "-t", "tei", "-o", folder / "sample.xml")], check=True
    )
    least = 0.0
    for task in TASKS:
        parts = [sys.executable, __file__, "--task", task, "--folder", str(folder)]
        done = subprocess.run(parts, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        least = least or found["seconds"]
        rate = found["count"] / found["seconds"]
        times = f"{found['seconds'] / least:6.2f} x" if task != "read" else ""
        print(
            f"{size:>8,}  {task:<14}{found['seconds']:8.2f} s {rate:10,.0f}/s"
            f"{found['megabytes']:8.0f} MB  {times}",
            flush=True,
        )


if __name__ == "__main__":
    main()
