"""Write the founding collection in every format and show what was written, and what was lost.

python examples/demo.py build/demo
"""

import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

import maocite
from maocite import Level, Library, Options, Problem
from maocite.files import write_file
from maocite.writers import WRITERS

RENDERED = {"plain": ".txt", "html": ".html", "markdown": ".md"}
STYLES = (
    "chicago-archives",
    "chicago-notes-bibliography",
    "chicago-notes-bibliography-17th-edition",
    "chicago-author-date",
    "chicago-shortened-notes-bibliography",
)
CITES = (
    "aqsh-1960-06-07",
    "walder2009, p. 4",
    "mehilli2014",
    "aqsh-1963-07-06",
    "aqsh-1960-06-07, 3",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    file: str
    seconds: float
    problems: tuple[Problem, ...]

    @property
    def losses(self) -> str:
        """Fields that the format could not carry, with the number of records."""
        counts: dict[str, int] = {}
        for problem in self.problems:
            if problem.level is Level.LOSS:
                field = problem.place.field or problem.code
                counts[field] = counts.get(field, 0) + 1
        return ", ".join(f"{field} {count}" for field, count in sorted(counts.items())) or "-"


def export(library: Library, file: Path, to: str, options: Options) -> Row:
    """Write one file and take the time."""
    start = time.perf_counter()
    written = maocite.write(library, to, options)
    write_file(file, [written.text])
    return Row(file.name, time.perf_counter() - start, written.problems)


def main(folder: Path) -> None:
    """Write everything, then print a taste of the result and the table."""
    folder.mkdir(parents=True, exist_ok=True)
    library = maocite.read("sample:mao-albania")
    rows = []
    for writer in WRITERS:
        if writer.name not in ("notes", "bibliography"):
            suffix = writer.suffixes[0] if writer.suffixes else ".xml"
            name = "" if suffix == f".{writer.name}" else f".{writer.name}"
            file = folder / f"mao-albania{name}{suffix}"
            rows.append(export(library, file, writer.name, Options()))
    for to in ("notes", "bibliography"):
        for markup, suffix in RENDERED.items():
            rows.append(export(library, folder / (to + suffix), to, Options(markup=markup)))
    for style in STYLES[1:]:
        file = folder / f"bibliography.{style}.txt"
        rows.append(export(library, file, "bibliography", Options(style=style)))

    print("Notes (Chicago, 18th edition):\n")
    for number, note in enumerate(maocite.notes(library, CITES), 1):
        print(textwrap.fill(note, 96, initial_indent=f"  {number}. ", subsequent_indent="     "))
    print(f"\nWritten to {folder}/:\n")
    width = max(len(row.file) for row in rows)
    print(f"{'file':{width}}  records  seconds  not carried: field and number of records")
    for row in rows:
        losses = textwrap.wrap(row.losses, 78)
        print(f"{row.file:{width}}  {len(library):7}  {row.seconds:7.2f}  {losses[0]}")
        for line in losses[1:]:
            print(f"{'':{width + 20}}{line}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/demo.py FOLDER")
    main(Path(sys.argv[1]))
