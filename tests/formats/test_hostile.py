"""Records that once did not come home and were not reported: each is a law's counterexample."""

import pytest

from maocite.api import write
from maocite.errors import Level, Problem
from maocite.mapping.flat import differing
from maocite.model import Name, NameKind, Record, Role, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source

FORMATS = {
    **dict.fromkeys(
        ("bibtex", "biblatex", "biblatex-chicago", "better-bibtex", "zotero-bibtex"), "bibtex"
    ),
    **{name: name for name in ("ris", "zotero-rdf", "mods", "zotero-csljson", "csljson", "jsonl")},
}
"""Writers, each with what reads it back."""


def texts(**variables: str) -> Record:
    return SecondaryRecord("a", "article", dict(variables))


def people(role: Role, *names: Name) -> Record:
    return SecondaryRecord("a", "article", {}, {role: names})


CASES = {
    "a mark that begins a quotation": texts(ISBN="`e\u0301"),
    "two blanks in a note": texts(note="a  b"),
    "a line of Unicode before a decomposed letter": texts(
        ISBN="\u2028e\u0301", title="\u2003e\u0301"
    ),
    "a blank of Unicode at the end": texts(title="A\u2003", note="\u2003a"),
    "keywords, one decomposed, one with a command": SecondaryRecord(
        "a", "article", {}, {}, {}, ("\\", "e\u0301")
    ),
    "a particle with an accent": people(Role.AUTHOR, Name(";", "`", None, "ç")),
    "an accent behind a family name that comes first": people(
        Role.AUTHOR, Name("Mao", "Zédōng ç", family_first=True)
    ),
    "a sign for a name": people(Role.AUTHOR, Name("«")),
    "a letter for a name": people(Role.AUTHOR, Name("ç"), Name("É")),
    "two blanks in a name": people(Role.RECIPIENT, Name("a  b", "\ufeff")),
    "a line in a name": people(Role.RECIPIENT, Name("\n{", "x", None, "and")),
    "a blank at the end of a name": people(Role.AUTHOR, Name("\\x", "> ")),
    "blanks around names in lower case": people(
        Role.AUTHOR, Name("\\x"), Name("\\x: ", " \\x", suffix="\\x")
    ),
    "a body in quotation marks": people(Role.AUTHOR, Name(literal="``x''", kind=NameKind.BODY)),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_what_does_not_come_home_is_reported(case: str, name: str) -> None:
    record = CASES[case]
    written = write([record], name)
    problems: list[Problem] = []
    source = Source("x", written.text.encode())
    (again,) = [found for found, _ in READERS[FORMATS[name]].read(source, problems.append)]
    assert [problem for problem in problems if problem.level is Level.ERROR] == []
    assert {problem.place.field for problem in written.problems} == set(differing(record, again))
