"""Write the founding collection for LaTeX and set the three documents beside this file.

python examples/latex/build.py build/latex

Needs pdflatex, bibtex, biber and biblatex-chicago. On Debian: apt-get install texlive-latex-extra
texlive-bibtex-extra texlive-lang-european lmodern biber
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import maocite
from maocite.files import write_file

HERE = Path(__file__).parent
PROGRAMS = ("pdflatex", "bibtex", "biber")
STYLE_FILES = ("biblatex.sty", "biblatex-chicago.sty", "lmodern.sty")
LOUD = ("Warning", "WARN -", "ERROR -", "! ")
"""What begins a line of a log that a person should read."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document, the format of its records, and the program that sorts them."""

    name: str
    """Stem of the ``.tex`` file and of the ``.bib`` file it reads, and name of the format."""
    sorter: str


DOCUMENTS = (
    Document("biblatex", "biber"),
    Document("biblatex-chicago", "biber"),
    Document("bibtex", "bibtex"),
)


def missing() -> list[str]:
    """Programs and packages of TeX that are not installed here."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    if shutil.which("kpsewhich") is None:
        return [*lacking, *STYLE_FILES]
    return lacking + [
        name
        for name in STYLE_FILES
        if subprocess.run(["kpsewhich", name], capture_output=True, check=False).returncode
    ]


def build(document: Document, folder: Path) -> Path:
    """Set one document in `folder`; returns the PDF. Raises `MaociteError` where TeX fails."""
    folder.mkdir(parents=True, exist_ok=True)
    written = maocite.write(maocite.read("sample:mao-albania"), document.name)
    write_file(folder / f"{document.name}.bib", [written.text])
    shutil.copy(HERE / f"{document.name}.tex", folder)
    # The sorter needs what the first pass asks for; the second pass prints the notes, the third
    # the page and note numbers that moved.
    latex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
    for command in (latex, [document.sorter], latex, latex):
        _run([*command, document.name], folder)
    return folder / f"{document.name}.pdf"


def warnings(document: Document, folder: Path) -> list[str]:
    """What TeX and the sorter complained about in their last runs."""
    found = []
    for suffix in (".log", ".blg"):
        text = (folder / f"{document.name}{suffix}").read_text("utf-8", "replace")
        found += [line for line in text.splitlines() if any(word in line for word in LOUD)]
    return found


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-20:])
        raise maocite.MaociteError(f"{' '.join(command)} failed in {folder}:\n{last}")


def main(folder: Path) -> None:
    """Set all documents and say where they are and what TeX thought of them."""
    if lacking := missing():
        sys.exit(f"TeX lacks {', '.join(lacking)}; see the beginning of {Path(__file__).name}")
    for document in DOCUMENTS:
        print(build(document, folder))
        for line in warnings(document, folder):
            print(f"  {line}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/latex/build.py FOLDER")
    main(Path(sys.argv[1]))
