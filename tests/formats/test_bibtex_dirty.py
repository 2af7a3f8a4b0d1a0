"""Files as they are: what is broken is reported with its line, and no entry around it is lost."""

import pytest

from maocite.errors import Level, Problem
from maocite.model import Record, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source

B = "@book{b, title={B}}"


def read(content: str | bytes) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    raw = content.encode() if isinstance(content, str) else content
    found = [record for record, _ in READERS["bibtex"].read(Source("x.bib", raw), problems.append)]
    return found, problems


INTACT = {
    "stray @": f"% mail me @ home\n@book{{a, title={{A}}}}\ntext @ more\n@\n@ @ @\n{B}",
    "stray closing braces": f"@book{{a, title={{A}} }}\n}}\n}}\n{B}",
    "junk between entries": f"@book{{a, title={{A}}}};\n<hr/>\n{B};",
    "blanks everywhere": f"@ book {{ a , title = {{A}} , }}\n\t{B}",
    "blank behind @ and quotes": f'@ book {{ a , title = "A" }}\n{B}',
    "brace on the next line": f"@book\n{{a, title={{A}}}}\n@string\n{{x = {{y}}}}\n{B}",
    "several on one line": f"@book{{a, title={{A}}}} {B}",
    "parentheses": f"@book(a, title = {{A) x}}, year=2000)\n{B}",
    "an address in a field": f"@book{{a, title={{A}}, note={{mail x@book.org {{y}}}}}}\n{B}",
    "quotes inside braces": f'@book{{a, title="A {{"}}q{{"}}", year="2000"}}\n{B}',
    "a comment inside": f"@book{{a,\n title={{A}},\n % a comment\n year=2000}}\n{B}",
    "escaped braces": f"@book{{a, title={{A \\{{ b}}, year=2000}}\n{B}",
    "CR": f"@book{{a,\r title={{A}},\r year=2000\r}}\r{B}\r",
    "CR LF": f"@book{{a,\r\n title={{A}},\r\n year=2000\r\n}}\r\n{B}\r\n",
    "a mark in the middle": f"@book{{a, title={{A}}}}\n\ufeff{B}",
    "key alone": f"@book{{a}}\n{B}",
    "unknown type": f"@foo{{a, title={{A}}}}\n{B}",
    "deep braces": f"@book{{a, title={{{'{' * 3000}A{'}' * 3000}}}}}\n{B}",
    "crossref in a circle": "@inbook{a, crossref={b}}\n@book{b, crossref={a}, title={B}}",
    "xdata in a circle": f"@xdata{{x, xdata={{y}}}}\n@xdata{{y, xdata={{x}}}}\n@book{{a, xdata={{x}}}}\n{B}",
}


@pytest.mark.parametrize("name", INTACT)
def test_no_intact_entry_is_lost(name: str) -> None:
    found, problems = read(INTACT[name])
    assert [record.id for record in found] == ["a", "b"]
    assert [problem for problem in problems if problem.level is Level.ERROR] == []


BROKEN = {
    "no closing quote": f'\n@book{{a, title="A, year=2000}}\n{B}',
    "no equals sign": f"\n@book{{a, title {{A}}, year=2000}}\n{B}",
    "a value without an end": f"\n@book{{a, abstract={{{'x {y ' * 1000}}}, title={{A}}}}\n{B}",
    "a preamble without an end": f'\n@preamble{{"\\x\n{B}',
    "the end of the file": f"{B}\n@book{{a, title={{A",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_entry_is_named_and_the_others_read(name: str) -> None:
    found, problems = read(BROKEN[name])
    assert [record.id for record in found] == ["b"]
    assert [(p.level, p.code, p.place.line) for p in problems] == [
        (Level.ERROR, "broken-entry", 2)
    ]


MENDED = {
    "@book{a\n title={A},\n year={2000}\n}": "a comma is missing behind the key",
    "@book{a, title={A}, , year=2000,,}": "there is a comma too many",
    '@book{a, , title="A" # { x},\n year=2000\n}': "there is a comma too many",
    "@book{a,\n title={A},\n year=2000\n": "the brace at its end is missing",
}


@pytest.mark.parametrize("text", MENDED)
def test_an_entry_whose_fields_are_whole_is_mended(text: str) -> None:
    found, problems = read(f"\n{text}\n\n{B}")
    assert [record.id for record in found] == ["a", "b"]
    first = found[0]
    assert isinstance(first, SecondaryRecord)
    assert first.texts["title"] == ("A x" if "#" in text else "A")
    assert str(first.dates["issued"]) == "2000"
    assert [(p.code, p.place.line) for p in problems] == [("mended-entry", 2)]
    assert MENDED[text] in problems[0].message


def test_what_stands_behind_a_mended_entry_is_kept() -> None:
    found, _ = read(f"@book{{a\n title={{A}}\n}}\nsome words\n{B}")
    assert found[1].extra == {"bibtex": {"before": [["comment", "some words"]]}}


def test_an_entry_without_a_key_gets_one_of_what_it_says() -> None:
    for text in ("@book{, ", "@book{"):
        found, problems = read(
            f'{text}author={{Elidor M{{\\"e}}hilli}}, title={{The Mao}}, year=2014}}'
        )
        assert [record.id for record in found] == ["mehilli2014mao"]
        assert "no-key" in [problem.code for problem in problems]


def test_particles_in_braces_of_an_accent_are_particles() -> None:
    (record,), _ = read(r"@book{a, author={{\c{c}}elik Kaya, Ay{\c{s}}e}}")
    assert [name.non_dropping_particle for names in record.people.values() for name in names] == [
        "çelik"
    ]
    (record,), _ = read(r"@book{a, author={{\O}rsted Kaya, A}}")
    assert [name.family for names in record.people.values() for name in names] == ["Ørsted Kaya"]


def test_a_line_that_was_meant_as_an_entry_is_told() -> None:
    """BibTeX takes for a comment whatever opens no brace; the writer of the line did not mean that."""
    records, problems = read(
        f"{B}\n@book walder2009, title = {{A}}\n@comment said nothing\n@article\nme@home"
    )
    assert [record.id for record in records] == ["b"]
    told = [(problem.place.line, problem.message.split(" opens")[0]) for problem in problems]
    assert told == [(2, "@book"), (4, "@article")]
