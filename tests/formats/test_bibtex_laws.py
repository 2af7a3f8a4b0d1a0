"""BibTeX in all dialects: what does not come back is exactly what the loss report lists."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maocite.api import read, write
from maocite.errors import Level, Problem
from maocite.mapping.bib.latex_out import are_plain, is_plain
from maocite.mapping.flat import differing
from maocite.model import Record
from maocite.readers import READERS
from maocite.sources import Source
from strategies import records

DIALECTS = ("bibtex", "biblatex", "biblatex-chicago", "better-bibtex", "zotero-bibtex")


def read_text(text: str) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    source = Source("x.bib", text.encode())
    return [record for record, _ in READERS["bibtex"].read(source, problems.append)], problems


def check(record: Record, dialect: str) -> None:
    written = write([record], dialect)
    again, problems = read_text(written.text)
    assert [p for p in problems if p.level is Level.ERROR] == []
    (found,) = again
    lost = {problem.place.field for problem in written.problems}
    assert all(problem.level is Level.LOSS for problem in written.problems)
    differences = set(differing(record, found))
    if found.id != record.id:
        differences.add("id")
    assert differences == lost


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_founding_dataset(dialect: str) -> None:
    library = read("sample:mao-albania")
    assert len(library) == 34
    for record in library:
        check(record, dialect)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(records(), st.sampled_from(DIALECTS))
def test_every_loss_is_reported(record: Record, dialect: str) -> None:
    check(record, dialect)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(records(), min_size=2, max_size=4), st.sampled_from(DIALECTS))
def test_several_records_keep_apart(several: list[Record], dialect: str) -> None:
    again, problems = read_text(write(several, dialect).text)
    assert [p for p in problems if p.level is Level.ERROR] == []
    assert len({record.id.casefold() for record in again}) == len(again) == len(several)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("@{}\",=#\\$~%()abook13 \n-`'^"), max_size=120))
def test_no_file_is_too_broken_to_read(text: str) -> None:
    for start in ("", "@book{x, title = {", "@book{x, author = {"):
        read_text(start + text)
        read_text(f"{start}{text}}}}}\n@book{{last, title = {{T}}}}")


@given(st.lists(st.text("a-'` \n{é", max_size=4), max_size=4))
def test_one_look_at_many_texts_sees_what_a_look_at_each_sees(texts: list[str]) -> None:
    if are_plain(texts):
        assert all(text and is_plain(text) for text in texts)
    else:
        assert not texts or not all(text and is_plain(text) and "`" not in text for text in texts)
