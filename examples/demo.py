"""Write the founding collection in every format and show what was written, and what was lost.

python examples/demo.py build/demo
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import maocite
from maocite import Level, Library, Options, Problem
from maocite.files import write_file

SUFFIXES = {
    "yaml": ".yaml",
    "json": ".json",
    "csljson": ".csl.json",
    "csljson-styles": ".styles.csl.json",
    "bibtex": ".bibtex.bib",
    "biblatex": ".bib",
    "tei": ".xml",
}
RENDERED = {"plain": ".txt", "html": ".html", "markdown": ".md"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    file: str
    what: str
    seconds: float
    problems: tuple[Problem, ...]


def export(library: Library, folder: Path, file: str, to: str, options: Options) -> Row:
    """Write one file and take the time."""
    start = time.perf_counter()
    written = maocite.write(library, to, options)
    write_file(folder / file, [written.text])
    what = f"{to}, {options.style}" if to in ("notes", "bibliography") else to
    return Row(file, what, time.perf_counter() - start, written.problems)


def losses(problems: tuple[Problem, ...]) -> str:
    """Fields that the format could not carry, with the number of records."""
    counts: dict[str, int] = {}
    for problem in problems:
        if problem.level is Level.LOSS:
            field = problem.place.field or problem.code
            counts[field] = counts.get(field, 0) + 1
    return ", ".join(f"{field} {count}" for field, count in sorted(counts.items())) or "nothing"


def main(folder: Path) -> None:
    """Write everything, then print the table and a taste of the result."""
    folder.mkdir(parents=True, exist_ok=True)
    library = maocite.read("sample:mao-albania")
    rows = [
        export(library, folder, f"mao-albania{suffix}", to, Options())
        for to, suffix in SUFFIXES.items()
    ]
    for to in ("notes", "bibliography"):
        for markup, suffix in RENDERED.items():
            rows.append(export(library, folder, to + suffix, to, Options(markup=markup)))
    for style in (
        "chicago-notes-bibliography-17th-edition",
        "chicago-author-date",
        "chicago-shortened-notes-bibliography",
    ):
        options = Options(style=style)
        rows.append(export(library, folder, f"bibliography.{style}.txt", "bibliography", options))

    print("Notes, as Chicago (18th edition) prints them:\n")
    for note in maocite.notes(
        library, ["aqsh-1960-06-07", "walder2009, p. 4", "mehilli2014", "aqsh-1960-06-07, 3"]
    ):
        print(f"  {note}")
    print(f"\n{len(library)} records written to {folder}/\n")
    width = max(len(row.file) for row in rows)
    print(
        f"{'file':{width}}  {'seconds':>7}  {'format':30}  could not be carried (field, records)"
    )
    for row in rows:
        print(
            f"{row.file:{width}}  {row.seconds:7.3f}  {row.what[:30]:30}  {losses(row.problems)}"
        )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/demo.py FOLDER")
    main(Path(sys.argv[1]))
