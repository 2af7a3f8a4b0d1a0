"""Does TeX set the founding collection? The documents of examples/latex, and the text of their PDFs."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import maocite

SCRIPT = Path(__file__).parents[1] / "examples" / "latex" / "build.py"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_latex", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


build = _script()


@pytest.fixture(scope="module", params=["biblatex", "biblatex-chicago", "bibtex"])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Pdf":
    """Each document, set once."""
    lacking = build.missing() + [name for name in ("pdftotext",) if not shutil.which(name)]
    if lacking:
        pytest.skip(f"TeX is not complete here: {', '.join(lacking)} missing")
    name = str(request.param)
    folder = tmp_path_factory.mktemp(name)
    entry = next(document for document in build.DOCUMENTS if document.name == name)
    return Pdf(name, build.build(entry, folder), build.warnings(entry, folder))


class Pdf:
    """A document that was set."""

    def __init__(self, name: str, path: Path, warnings: list[str]) -> None:
        self.name, self.warnings = name, warnings
        done = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", "-nopgbrk", str(path), "-"],
            capture_output=True,
            text=True,
            check=True,
        )
        lines = [line for line in done.stdout.splitlines() if not line.strip().isdigit()]
        self._text = squeeze("\n".join(lines))

    def prints(self, words: str) -> bool:
        """Whether these words stand in it, wherever lines are broken and words divided."""
        return squeeze(words) in self._text


def squeeze(text: str) -> str:
    """Without what breaking lines adds; quotation marks in one form, for styles choose theirs."""
    return re.sub(r"[\s-]", "", re.sub("[‘’“”\"'`]", "'", text))


NOTES = {
    # The standard style verbose: in English "Trans. by", month first, place before the archive.
    "biblatex": (
        "Trans. by Elidor Mëhilli. Fondi 14/AP, Marrëdhëniet me "
        "Partinë Komuniste të Kinës, V. 1960, Dos. 3, Fl. 1–9. Tirana: Arkivi Qendror Shtetëror "
        "(Central State Archives), June 7, 1960. Contributed by Elidor Mëhilli.",
        "Memorandum of Conversation with Comrade Mao Zedong in Hangzhou, p. 3.",
        "Andrew Walder. Fractured Rebellion: The Beijing Red Guard Movement. Cambridge, MA: "
        "Harvard University Press, 2009.",
        "Mao Zedong. Bombard the Headquarters (My Big-Character Poster).",
    ),
    # CMOS 18, 14.111-14.127: item, date, then from the file up to the archive.
    "biblatex-chicago": (
        "V. 1960, Dos. 3, Fl. 1–9, Fondi 14/AP, Marrëdhëniet me Partinë Komuniste të Kinës, "
        "Arkivi Qendror Shtetëror (Central State Archives), Tirana, contributed by Elidor Mëhilli.",
        # In the bibliography a sentence begins there.
        "(Central State Archives), Tirana. Contributed by Elidor Mëhilli",
        "7 June 1960, trans. Elidor Mëhilli",
        "4. Andrew Walder, Fractured Rebellion: The Beijing Red Guard Movement (Cambridge, MA: "
        "Harvard University Press, 2009), 4.",
        "See Elidor Mëhilli, “Mao and the Albanians,” chap. 10 in Mao’s Little Red Book: A Global "
        "History, ed. Alexander C. Cook (Cambridge University Press, 2014), 170.",
        # The short form of a document without an author is its title.
        "5. Memorandum of Conversation with Comrade Mao Zedong in Hangzhou.",
    ),
    # plain.bst knows neither days nor translators: both stand in fields that it does print.
    "bibtex": (
        "Memorandum of Conversation with Comrade Mao Zedong in Hangzhou. Arkivi Qendror Shtetëror "
        "(Central State Archives), Tirana, Fondi 14/AP, Marrëdhëniet me Partinë Komuniste të "
        "Kinës, V. 1960, Dos. 3, Fl. 1–9, 7 June 1960. Translated by Elidor Mëhilli. Contributed by "
        "Elidor Mëhilli.",
        "Andrew Walder. Fractured Rebellion: The Beijing Red Guard Movement. Harvard University "
        "Press, Cambridge, MA, 2009.",
    ),
}


def test_notes_and_bibliography_print_what_the_style_promises(document: Pdf) -> None:
    for words in NOTES[document.name]:
        assert document.prints(words), words


def test_every_record_is_printed(document: Pdf) -> None:
    """The title and the place in the archive, as the record has them, of each of the 34."""
    lost = []
    for record in maocite.read("sample:mao-albania"):
        match record:
            case maocite.ArchivalRecord(title=title, levels=levels, folios=folios):
                assert title is not None
                assert folios is not None
                file = [f"{level.label} {level.number}" for level in levels[1:]]
                place = ", ".join([*file, f"Fl. {folios.raw.replace('-', '–')}"])
                wanted = [title.without_date or title.text, place]
            case maocite.SecondaryRecord(texts=texts):
                wanted = [texts["title"]]
        lost += [words for words in wanted if not document.prints(words)]
    assert lost == []


WARNINGS = {
    # A journal that counts numbers and no volumes; an author and editors, of which plain.bst
    # prints the author.
    "bibtex": [
        "Warning--there's a number but no volume in lalaj2010",
        "Warning--can't use both author and editor fields in yang2021",
    ],
}


def test_tex_complains_of_nothing_else(document: Pdf) -> None:
    assert document.warnings == WARNINGS.get(document.name, [])
