#!/usr/bin/env python3
"""Measure TEI beside a floor: JSON read and the same elements written by lxml's ``xmlfile``, and read by ``iterparse``;
an edition that is expanded beside what parsing and copying it takes.

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
from xml.parsers import expat

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

    from maocite.memory import collector_at_rest

    @collector_at_rest()
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
    from maocite.api import open_source, stream
    from maocite.files import write_file
    from maocite.formats import Options
    from maocite.memory import collector_at_rest
    from maocite.writers.tei import write_document

    @collector_at_rest()
    def run() -> int:
        count = 0

        def records() -> Iterator[Record]:
            nonlocal count
            for record, _ in stream([open_source(folder / "x.json")], _ignore, "csljson"):
                count += 1
                yield record

        write_file(folder / "out.xml", write_document(records(), Options(), _ignore))
        return count

    return run


def from_records(folder: Path) -> Callable[[], int]:
    """Records of the model to TEI: the writer alone."""
    from maocite.api import open_source, read_all
    from maocite.files import write_file
    from maocite.formats import Options
    from maocite.memory import collector_at_rest
    from maocite.writers.tei import write_document

    records = [r for r, _ in read_all([open_source(folder / "x.json")], _ignore, "csljson")]

    @collector_at_rest()
    def run() -> int:
        write_file(folder / "out.xml", write_document(records, Options(), _ignore))
        return len(records)

    return run


def reading(folder: Path) -> Callable[[], int]:
    """TEI to records, one at a time."""
    from maocite.api import open_source
    from maocite.memory import collector_at_rest
    from maocite.readers.tei import read

    @collector_at_rest()
    def run() -> int:
        return sum(1 for _ in read(open_source(folder / "out.xml"), _ignore))

    return run


def read_floor(folder: Path) -> Callable[[], int]:
    """The same file parsed, and every element looked at once: what any reader has to do at the least."""

    from maocite.memory import collector_at_rest

    @collector_at_rest()
    def run() -> int:
        count = 0
        for _, item in etree.iterparse(str(folder / "out.xml"), events=("end",)):
            if item.get("n") is None or etree.QName(item).localname not in ("bibl", "biblStruct"):
                continue
            count += 1
            for inner in item.iter():
                _ = inner.tag, inner.text, dict(inner.attrib)
            item.clear()
            parent = item.getparent()
            while parent is not None and item.getprevious() is not None:
                del parent[0]
        return count

    return run


NOTES = 10_000
"""Notes of the edition at most: with the text around them twenty megabytes."""
_WORDS = "".join(
    f'<w lemma="l{n}">word{n}</w> <persName ref="#p{n}">Name <hi rend="i">x</hi></persName>, and more of it. '
    for n in range(16)
)


def _edition(folder: Path) -> Path:
    """An edition of running text, each paragraph of which cites one of a thousand records in a note."""
    path = folder / "edition.xml"
    if path.exists():
        return path
    from maocite.tei.identifiers import Identifiers

    identifiers = Identifiers()
    records = [
        identifiers.of(item["id"]) for item in json.loads((folder / "sample.json").read_bytes())
    ]
    count = min(NOTES, len(json.loads((folder / "x.json").read_bytes())))
    header = "<fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    with path.open("w", encoding="utf-8") as out:
        out.write(
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>\n'
        )
        for number in range(count):
            pointer = f'<ptr target="#{records[number * 7 % len(records)]}"/>'
            place = f'<citedRange unit="page">{number % 300 + 1}</citedRange>'
            out.write(f"<p>{_WORDS}<note><bibl>{pointer}{place}</bibl></note></p>\n")
        out.write("</body></text></TEI>\n")
    return path


def expanding(folder: Path) -> Callable[[], int]:
    """Notes and bibliography put into an edition."""
    from maocite.api import open_source, read
    from maocite.editions import expand_edition
    from maocite.formats import Options

    path = _edition(folder)
    library = read(folder / "sample.json", format_name="csljson")

    def run() -> int:
        made = expand_edition(open_source(path), library, Options(), _ignore)
        (folder / "expanded.xml").write_bytes(made)
        return made.count(b"</note></bibl>")

    return run


def expand_floor(folder: Path) -> Callable[[], int]:
    """The same edition parsed by expat, each element told to Python, and written again: nothing formatted."""
    path = _edition(folder)

    def run() -> int:
        content = path.read_bytes()
        notes: list[int] = []
        parser = expat.ParserCreate()

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "note":
                notes.append(parser.CurrentByteIndex)

        parser.StartElementHandler = start
        parser.EndElementHandler = len
        parser.CharacterDataHandler = len
        parser.Parse(content, True)
        (folder / "copied.xml").write_bytes(content)
        return len(notes)

    return run


def _ignore(problem: object) -> None:
    pass


TASKS = {
    "floor": floor,
    "write": writing,
    "write-records": from_records,
    "read-floor": read_floor,
    "read": reading,
    "expand-floor": expand_floor,
    "expand": expanding,
}
FLOORS = {
    "write": "floor",
    "write-records": "floor",
    "read": "read-floor",
    "expand": "expand-floor",
}
"""What each task is measured beside."""


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
    parser.add_argument("--runs", type=int, default=3, help="the best of so many")
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
            _compare(size, Path(name), wanted.runs)


def _compare(size: int, folder: Path, runs: int) -> None:
    for count, target in ((1000, "sample.json"), (size, "x.json")):
        command = [sys.executable, CORPUS, str(count), "1", "--csl", folder / target]
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    export = [sys.executable, "-m", "maocite", "export", "-f", "csljson", folder / "sample.json"]
    subprocess.run(
        [str(part) for part in (*export, "-t", "tei", "-o", folder / "sample.xml")], check=True
    )
    best: dict[str, dict[str, float]] = {}
    for _ in range(runs):
        # Alternating, so that whatever else the machine does slows all of them.
        for task in TASKS:
            parts = [sys.executable, __file__, "--task", task, "--folder", str(folder)]
            done = subprocess.run(parts, check=True, capture_output=True, text=True)
            found = json.loads(done.stdout)
            if task not in best or found["seconds"] < best[task]["seconds"]:
                best[task] = found
    for task, found in best.items():
        rate = found["count"] / found["seconds"]
        floor = FLOORS.get(task)
        times = f"{found['seconds'] / best[floor]['seconds']:6.2f} x {floor}" if floor else ""
        print(
            f"{size:>8,}  {task:<14}{found['seconds']:8.2f} s {rate:10,.0f}/s"
            f"{found['megabytes']:8.0f} MB  {times}",
            flush=True,
        )


if __name__ == "__main__":
    main()
