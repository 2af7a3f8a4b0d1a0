"""Does every type of record with marked-up texts get through TeX, in the styles of each dialect?"""

import shutil
import subprocess
from pathlib import Path

import pytest

from maocite.api import write
from maocite.model import Date, Name, Role, SecondaryRecord
from maocite.model.vocabulary import ITEM_TYPES, TEXT_VARIABLES

STYLES = {
    ("biblatex", "verbose"): "\\usepackage[style=verbose]{biblatex}",
    ("biblatex", "authoryear"): "\\usepackage[style=authoryear]{biblatex}",
    ("biblatex-chicago", "notes"): "\\usepackage[notes]{biblatex-chicago}",
    ("biblatex-chicago", "author-date"): "\\usepackage[authordate]{biblatex-chicago}",
    ("better-bibtex", "verbose"): "\\usepackage[style=verbose]{biblatex}",
}
MARKED = (
    "Of <i>Two <b>Kinds</b></i> & <b>e</b>, the 1<sup>st</sup> and H<sub>2</sub>O, "
    '<span style="font-variant:small-caps;">Fg</span> “q”, 50 % of x_y, #1'
)
CODES = frozenset(
    {
        *("citation-key", "citation-label", "citation-number", "language", "DOI", "URL", "ISBN"),
        *("ISSN", "PMID", "PMCID", "page", "page-first", "year-suffix", "keyword", "locator"),
    }
)
"""Variables that are no prose."""


def records() -> list[SecondaryRecord]:
    texts = dict.fromkeys(sorted(TEXT_VARIABLES - CODES), MARKED)
    texts |= {"URL": "https://example.org/a_b?c=1&d=2%20e#f", "page": "1-2", "language": "en"}
    alone = {name: texts[name] for name in ("title", "URL")}
    people = {Role.AUTHOR: (Name("Lee & Ko", "Ann_B."),)}
    dates = {"issued": Date("1999-02-03"), "accessed": Date("2001")}
    found = []
    for number, kind in enumerate(sorted(ITEM_TYPES)):
        found.append(SecondaryRecord(f"full{number}", kind, texts, people, dates))
        found.append(SecondaryRecord(f"alone{number}", kind, alone))
    return found


@pytest.mark.parametrize(("dialect", "style"), STYLES)
def test_every_type_with_markup_is_set(dialect: str, style: str, tmp_path: Path) -> None:
    programs = [name for name in ("pdflatex", "biber", "kpsewhich") if not shutil.which(name)]
    if not programs:
        package = "biblatex-chicago.sty" if "chicago" in dialect else "biblatex.sty"
        found = subprocess.run(["kpsewhich", package], capture_output=True, check=False)
        programs = [] if found.stdout.strip() else [package]
    if programs:
        pytest.skip(f"TeX is not complete here: {', '.join(programs)} missing")
    everything = records()
    (tmp_path / "all.bib").write_text(write(everything, dialect).text, encoding="utf-8")
    # Each is cited in full, then short.
    cites = "".join(f"\\footcite[3]{{{r.id}}}\\footcite[4]{{{r.id}}}\n\n" for r in everything)
    (tmp_path / "all.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\n"
        f"{STYLES[dialect, style]}\\addbibresource{{all.bib}}\n"
        f"\\begin{{document}}\n{cites}\\printbibliography\\end{{document}}\n",
        encoding="utf-8",
    )
    latex = ["pdflatex", "-interaction=nonstopmode", "all"]
    for command in (latex, ["biber", "all"], latex):
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, check=False, errors="replace", text=True
        )
        assert "ERROR -" not in done.stdout
    log = (tmp_path / "all.log").read_text(encoding="utf-8", errors="replace")
    assert [line for line in log.splitlines() if line.startswith("!")] == []
    assert "Output written on all.pdf" in log
