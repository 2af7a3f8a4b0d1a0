"""Does no value of a record reach TeX as a command? Records of hostile values, set by biber and TeX."""

import shutil
import subprocess
from pathlib import Path

import pytest

from maocite.api import write
from maocite.model import (
    ArchivalRecord,
    Date,
    Level,
    LevelKind,
    Name,
    Record,
    Repository,
    Role,
    SecondaryRecord,
    Title,
)
from maocite.model.vocabulary import TEXT_VARIABLES

COMMAND = "\\input{hostile-file}"
VALUES = (
    COMMAND,
    "\\immediate\\write18{touch hostile-file}",
    "\\csname input\\endcsname{hostile-file}",
    "^^5cinput{hostile-file}",
    f"x}}{COMMAND}{{",
    f"{{{COMMAND}",
    f"}}, note = {{{COMMAND}",
    f"${COMMAND}$",
    f"@comment{{x}} @book{{y, title={{{COMMAND}}}}}",
    f'@preamble{{"{COMMAND}"}}',
    f"<i>{COMMAND}</i>",
    "\\catcode`\\@=0 @input{hostile-file}",
    "a % b",
    "a # b & c _ d ~ e ^ f $ g",
    "\\",
    "}{",
    "\\}",
    '"',
    '"}, x = {',
    "\x1b\x7f\x85",
    "\\begin{document}\\end{document}\\par",
)
TYPES = ("book", "article-journal", "webpage", "report", "personal_communication", "chapter")
MAIN = {
    "biber": "\\usepackage[style=verbose]{biblatex}\\addbibresource{all.bib}\n"
    "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n",
    "chicago": "\\usepackage[notes]{biblatex-chicago}\\addbibresource{all.bib}\n"
    "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n",
    "bibtex": "\\usepackage{url}\\begin{document}\\nocite{*}\n"
    "\\bibliographystyle{plain}\\bibliography{all}\\end{document}\n",
}


def _records(value: str, number: int) -> list[Record]:
    kind = TYPES[number % len(TYPES)]
    texts = {variable: value for variable in TEXT_VARIABLES if variable != "citation-key"}
    people = {
        Role.AUTHOR: (Name(value, value), Name(literal=value)),
        Role.TRANSLATOR: (Name(value, value, non_dropping_particle=value, suffix=value),),
    }
    words = {"issued": Date(raw=value), "event-date": Date(raw=value)}
    foreign = {
        "fields": {"file": value, "eprint": value, "options": value, "weird": value, value: value},
        "type": value,
        "before": [["comment", value], ["preamble", value], ["preamble", COMMAND]],
    }
    return [
        SecondaryRecord(
            f"a{number}", kind, texts, people, words, (value,), (), {"bibtex": foreign}
        ),
        SecondaryRecord(f"b{number}-{value}", kind, {"title": "T", "URL": f"http://x/{value}"}),
        ArchivalRecord(
            id=f"c{number}",
            type="document",
            repository=Repository(names=(("en", value),), place=value),
            title=Title(value, original=value),
            note=value,
            genre=value,
            levels=(Level(LevelKind.FONDS, name=value, number=value, label=value),),
            date=Date("1959-05-13"),
            people={Role.CONTRIBUTOR: (Name(value, value),)},
            urls=(f"http://x/{value}",),
        ),
    ]


@pytest.mark.parametrize(
    ("dialect", "program", "main"),
    [
        ("biblatex", "biber", "biber"),
        ("biblatex-chicago", "biber", "biber"),
        ("biblatex-chicago", "biber", "chicago"),
        ("better-bibtex", "biber", "biber"),
        ("zotero-bibtex", "bibtex", "bibtex"),
        ("bibtex", "bibtex", "bibtex"),
    ],
)
def test_no_value_is_a_command(dialect: str, program: str, main: str, tmp_path: Path) -> None:
    lacking = [name for name in ("pdflatex", program) if not shutil.which(name)]
    if lacking:
        pytest.skip(f"TeX is not complete here: {', '.join(lacking)} missing")
    records = [one for number, value in enumerate(VALUES) for one in _records(value, number)]
    (tmp_path / "all.bib").write_text(write(records, dialect).text, encoding="utf-8")
    (tmp_path / "hostile-file.tex").write_text("\\typeout{HOSTILE}", encoding="utf-8")
    head = "\\documentclass{article}\\usepackage[T1]{fontenc}\n"
    (tmp_path / "all.tex").write_text(head + MAIN[main], encoding="utf-8")
    latex = ["pdflatex", "-interaction=nonstopmode", "-shell-escape", "all"]
    for command in (latex, [program, "all"], latex):
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, check=False, errors="replace", text=True
        )
        said = done.stdout + done.stderr
        if command[0] == "pdflatex":
            assert "HOSTILE" not in said
        elif program == "biber":
            assert "ERROR -" not in said
    log = (tmp_path / "all.log").read_text(encoding="utf-8", errors="replace")
    assert [line for line in log.splitlines() if line.startswith("!")] == []
    assert "Output written on all.pdf" in log
    assert not (tmp_path / "hostile-file").exists()
