"""Entries that a CSL style has formatted, alone and beside the elements."""

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from lxml import etree

import maocite
from maocite.cli import cli
from maocite.errors import Level, Problem, UnknownNameError
from maocite.formats import Options
from maocite.model import ArchivalRecord, Date, Library, Name, Record, Role, SecondaryRecord
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


def entry_of(record: Record, style: str = "chicago-archives") -> str:
    """The ``bibl`` of one record, without its own tag."""
    text, _ = written([record], Options(style=style, tei_form="bibl"))
    return re.search(r"<bibl [^>]*>(.*)</bibl>", text)[1]  # type: ignore[index]


BOOK = SecondaryRecord(
    "b", "chapter",
    {"title": "On it", "container-title": "All of it", "publisher": "Press", "page": "12-19", "language": "en"},
    {
        Role.AUTHOR: (Name(family="Doe", given="Ann", identifiers=(("viaf", "7"),)), samples.DELEGATION),
        Role.EDITOR: (Name(family="Roe", given="Bo"),),
    },
    {"issued": Date("1999-05")},
)  # fmt: skip


def test_a_punctuated_entry_is_the_text_of_the_style_with_its_parts() -> None:
    """Chicago 18, 14.8: author, title of the chapter in quotation marks, title of the book in italics, editor, publisher, year.

    The record adds what the text does not say: levels, language, authority, kind of name."""
    dated = 'when="1999" when-custom="1999"'
    made = entry_of(replace(BOOK, dates={"issued": Date("1999")}))
    assert dated in made
    made = re.sub(r"<date [^>]*>", "<date>", made)
    assert made == (
        '<author><persName ref="https://viaf.org/viaf/7">Doe, Ann</persName></author>, and '
        "<author><orgName>Delegation of the Party of Labor</orgName></author>. "
        '<title level="a" rend="quotes" xml:lang="en">On It.</title> In '
        '<title level="m" rend="italic">All of It</title>, edited by '
        '<editor role="editor"><persName>Bo Roe</persName></editor>. '
        "<publisher>Press</publisher>, <date>1999</date>."
    ).replace('rend="quotes" xml:lang="en"', 'xml:lang="en" rend="quotes"')


def test_a_year_alone_is_not_the_whole_date() -> None:
    """APA prints the year; that the record knows the month too is not what the text says."""
    assert '(<date type="issued" when="1999">1999</date>)'.replace(
        ' type="issued"', ""
    ) in entry_of(BOOK, "apa")


def test_the_parts_of_an_archival_entry() -> None:
    library = maocite.read("sample:mao-albania")
    made = entry_of(library["aqsh-1959-05-13"])
    for part in (
        '<idno type="fonds" n="14/AP">Fondi 14/AP</idno>',
        '<idno type="file" n="5">Dos. 5</idno>',
        '<biblScope unit="folio" from="1" to="6">Fl. 1–6</biblScope>',
        '<orgName xml:lang="sq">Arkivi Qendror Shtetëror</orgName>',
        '<orgName xml:lang="en">Central State Archives</orgName>',
        "<settlement>Tirana</settlement>",
        '<date when="1959-05-13"',
    ):
        assert part in made


def words_of(text: str) -> dict[str, str]:
    """The text of each entry, by key; a title in quotation marks says so in an attribute."""
    entries = etree.fromstring(text.encode()).iterfind(f".//{TEI}listBibl/{TEI}bibl")
    return {str(e.get("n")): " ".join("".join(map(str, e.itertext())).split()) for e in entries}


@pytest.mark.parametrize("style", [*STYLES, "din-1505-2", "nature", "elsevier-harvard"])
def test_naming_the_parts_changes_no_word(
    schemas: Schemas, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [*maocite.read("sample:mao-albania"), *samples.all_records()]
    options = Options(style=style, tei_form="bibl")
    text, _ = written(records, options)
    assert schemas.grammar_errors(text) == []
    monkeypatch.setattr("maocite.writers.tei.TAGGED", "tei")
    plain, _ = written(records, options)
    assert text != plain

    def squeezed(entries: dict[str, str]) -> dict[str, str]:
        return {key: words.replace(" ", "") for key, words in entries.items()}

    # Line breaks inside an entry are elements there and blocks here.
    assert squeezed(words_of(text)) == squeezed(words_of(plain))


def test_what_the_style_prints_is_read_back() -> None:
    text, problems = written([BOOK], Options(tei_form="bibl"))
    (found,) = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    assert isinstance(found, SecondaryRecord)
    assert (found.id, found.type) == (BOOK.id, BOOK.type)
    author = found.names(Role.AUTHOR)[0]
    assert (author.family, author.given, author.identifiers) == ("Doe", "Ann", (("viaf", "7"),))
    assert found.names(Role.EDITOR) == BOOK.names(Role.EDITOR)
    assert found.texts["container-title"] == "All of It"
    assert found.texts["publisher"] == "Press"
    assert found.dates["issued"].edtf in ("1999", "1999-05")


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


@pytest.mark.parametrize("key", ["\x07bell", "a\x8fb", "\ud800", "a\u2028b"])
@pytest.mark.parametrize("form", ["bibl", "both"])
def test_keys_that_no_document_can_hold(schemas: Schemas, key: str, form: str) -> None:
    """JSON may have them; the entry is written, and what was replaced is told."""
    record = replace(BOOK, id=key)
    text, problems = written([record], Options(tei_form=form))
    assert schemas.grammar_errors(text) == []
    assert "Press" in text
    told = {problem.place.field for problem in problems if problem.code == "characters"}
    assert told == (set() if key in ("a\x8fb", "a\u2028b") else {"id"})
    assert maocite.notes(Library.of([record]), [key])[0].startswith("Ann Doe")


def test_formatted_archival_sources_are_understood_again() -> None:
    record = maocite.read("sample:mao-albania").by_id["aqsh-1966-05-13"]
    assert isinstance(record, ArchivalRecord)
    text, _ = written([record], Options(tei_form="bibl"))
    ((found, _),) = read(Source("x.xml", text.encode()), lambda problem: None)
    assert isinstance(found, ArchivalRecord)
    assert found.repository is not None
    assert record.repository is not None
    assert (found.repository.names, found.repository.place) == (
        record.repository.names,
        record.repository.place,
    )
    shown = [(level.kind, level.number, level.label) for level in found.levels]
    assert shown == [(level.kind, level.number, level.label) for level in record.levels]
    assert found.folios is not None
    assert found.date is not None
    assert (found.folios.label, found.date.edtf) == ("Fl.", "1966-05-13")
    assert "Contributed by" in str(found.extra["text"])
    assert "tei" not in found.extra
