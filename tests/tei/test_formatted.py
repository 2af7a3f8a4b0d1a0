"""Entries that a CSL style has formatted, alone and beside the elements."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from lxml import etree

import maocite
from maocite.cli import cli
from maocite.errors import Level, Problem, UnknownNameError
from maocite.formats import Options
from maocite.model import Record
from maocite.readers.tei import read
from maocite.sources import Source
from maocite.writers.tei import write_document
from tei import samples
from tei.conftest import Schemas

TEI = "{http://www.tei-c.org/ns/1.0}"
STYLES = ["chicago-archives", "apa", "ieee", "modern-language-association"]
ARCHIVAL_FORMS = ["bibl", "msDesc", "biblStruct"]


def written(records: list[Record], options: Options) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    return "".join(write_document(records, options, problems.append)), problems


@pytest.mark.parametrize("style", STYLES)
def test_punctuated_entries_of_the_dataset(schemas: Schemas, style: str) -> None:
    library = maocite.read("sample:mao-albania")
    text, problems = written([*library], Options(style=style, tei_form="bibl"))
    assert schemas.grammar_errors(text) == []
    found = etree.fromstring(text.encode()).findall(f".//{TEI}listBibl/{TEI}bibl")
    assert {entry.get("n") for entry in found} == set(library.by_id)
    assert {problem.place.record for problem in problems} == set(library.by_id)
    assert {problem.level for problem in problems} == {Level.LOSS}


def test_a_punctuated_entry_is_the_text_of_the_style() -> None:
    """Chicago: author, title in italics, publisher, year, each with its full stop or comma."""
    text, _ = written([samples.plain_secondary("book")], Options(tei_form="bibl"))
    assert '>Mao Zedong. <hi rend="italic">A Title</hi>. A publisher, 2021.</bibl>' in text


@pytest.mark.parametrize("archival", ARCHIVAL_FORMS)
def test_both_forms_together_lose_nothing(schemas: Schemas, archival: str) -> None:
    records = list(samples.all_records())
    options = Options(tei_form="both", tei_archival=archival)
    text, problems = written(records, options)
    assert schemas.grammar_errors(text) == []
    # Records that hold nothing but key and type have no text in any style.
    full = [record for record in records if not record.id.startswith("bare-")]
    formatted = text.count('<note type="formatted" subtype="chicago-archives">')
    assert formatted >= len(full)
    found = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    assert {record.id: record for record in found} == {record.id: record for record in records}
    assert problems == []


def test_the_order_is_that_of_the_style() -> None:
    """APA sorts by author, year and title, without the article that begins it."""
    book = samples.plain_secondary("book")
    album = replace(book, id="z", texts={**book.texts, "title": "An album"})
    for records in ([book, album], [album, book]):
        text, _ = written(list(records), Options(tei_form="bibl", style="apa"))
        assert text.index('n="plain-book"') < text.index('n="z"')


def test_nothing_to_format(schemas: Schemas) -> None:
    for form in ("bibl", "both"):
        assert schemas.grammar_errors(written([], Options(tei_form=form))[0]) == []


def test_an_unknown_form() -> None:
    with pytest.raises(UnknownNameError, match="flat"):
        written([], Options(tei_form="flat"))


def test_the_options_of_the_command_line() -> None:
    arguments = ["export", "sample:mao-albania", "-t", "tei"]
    run = CliRunner().invoke(cli, [*arguments, "--tei-archival", "msDesc", "--tei-form", "both"])
    assert run.exit_code == 0
    root = etree.fromstring(run.stdout.encode())
    entries = root.findall(f".//{TEI}listBibl[@type='archival']/{TEI}msDesc")
    assert len(entries) == 20
    assert all(entry.find(f".//{TEI}note[@type='formatted']") is not None for entry in entries)
