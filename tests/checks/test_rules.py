"""Does each rule find what it asks for, in its place, and nothing in a sound collection?"""

import subprocess
import sys
from pathlib import Path

import pytest

from maocite.checks import check_sources
from maocite.errors import Level, Problem
from maocite.sources import Source

ROOT = Path(__file__).parents[2]
BOOK = "- id: a\n  type: book\n  title: Haded by him\n  author: [{literal: X}]\n"
LETTER = "- id: a\n  repository: {names: {sq: A}}\n  title: Note\n"


def found(text: str) -> list[Problem]:
    return check_sources([Source("x.yaml", text.encode())])[1]


def test_the_founding_dataset_is_sound() -> None:
    library, problems = check_sources([Source.of(ROOT / "data" / "mao-albania.yaml")])
    assert problems == []
    assert len(library) == 34


def test_declarations_that_no_record_uses() -> None:
    problems = found(
        "repositories: {b: {names: {sq: B}}, c: {names: {sq: C}}}\n"
        "people: {x: {family: X}, y: {family: Y}, z: {family: Z}}\n"
        "records:\n- {id: a, repository: b, author: x, recipient: [{person: y, office: o}]}\n"
    )
    assert [(p.code, p.place.line, p.place.field, p.level) for p in problems] == [
        ("unused-person", 2, "people.z", Level.WARNING),
        ("unused-repository", 1, "repositories.c", Level.WARNING),
    ]


@pytest.mark.parametrize(
    "path",
    ["title", "title.text", "title.without-date", "author[0]", "author[0].office", "date",
     "repository.names", "levels[0].name", "relations[1].text", "extra.x[3].y", "folios.raw"],
)  # fmt: skip
def test_paths_of_provenance_that_lead_somewhere(path: str) -> None:
    text = (
        LETTER + "  levels: [{kind: fonds, number: 1}]\n  folios: 1-6\n  author: {literal: X}\n"
        "  relations: [{kind: encloses, text: y}, {kind: encloses, text: z}]\n"
        f"  provenance: [{{field: '{path}'}}]\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("titel", "there is no field 'titel' (did you mean 'title'"),
        ("title.txt", "there is no field 'txt' (did you mean 'text'"),
        ("author[1]", "the list has 1 entries, the first is [0]"),
        ("recipient[0]", "the list has 0 entries"),
        ("author.office", "say which entry of the list is meant"),
        ("title[0]", "there is no list before [0]"),
        ("[]", "is no path"),
    ],
)
def test_paths_of_provenance_that_lead_nowhere(path: str, message: str) -> None:
    text = LETTER + f"  author: {{literal: X}}\n  provenance: [{{field: '{path}'}}]\n"
    (problem,) = found(text)
    assert message in problem.message
    assert problem.code == "provenance-path"
    assert (problem.place.line, problem.place.record) == (1, "a")
    assert problem.place.field == "provenance[0]"


def test_sic_of_words_that_are_there() -> None:
    assert found(BOOK + "  provenance: [{field: title, sic: Haded, correct: Headed}]\n") == []


def test_sic_of_words_that_were_corrected() -> None:
    (problem,) = found(BOOK + "  provenance: [{field: title, sic: Heded}]\n")
    assert problem.code == "sic-not-there"
    assert "'Heded' does not stand in title" in problem.message


def test_relations_to_records_that_are_not_there() -> None:
    text = LETTER + "  relations: [{kind: related, target: a}, {kind: related, target: bb}]\n"
    (problem,) = found(text + "- {id: b, type: book}\n")
    assert (problem.code, problem.level) == ("unknown-target", Level.ERROR)
    assert problem.place.field == "relations[1].target"
    assert "there is no record 'bb' (did you mean 'b'?)" in problem.message


def test_problems_of_reading_come_first_and_hide_nothing_else() -> None:
    library, problems = check_sources(
        [
            Source("x.yaml", b"- {id: a, type: bok}\n- {id: b, type: book}\n"),
            Source("y.yaml", BOOK.encode() + b"  provenance: [{field: titel}]\n"),
            Source("z.yaml", b""),
            Source("w.yaml", b"- {id: b, type: book}\n"),
        ]
    )
    assert [problem.code for problem in problems] == [
        "unknown-item-type",
        "empty",
        "duplicate-key",
        "provenance-path",
    ]
    assert [record.id for record in library] == ["b", "a"]


def test_jsonschema_is_loaded_only_when_a_file_of_ours_is_checked() -> None:
    code = "import sys, maocite.checks; sys.exit('jsonschema' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
