"""What Zotero's own import of BibTeX and Better BibTeX's make of our entries, and the way home.

The rules stand in Zotero's translator "BibTeX" and in Better BibTeX's importer. Zotero's own takes
no field that it does not know, makes child notes of ``annote``, ``comment``, ``notes`` and
``review``, with all white space as one blank, makes a dash of two hyphens, takes the first closing
brace for the end of italics, and makes authors of editors where an item has none. Better BibTeX
keeps unknown fields as lines of Extra, ``tex.name: value``.
"""

import re

import pytest

from maocite.api import write
from maocite.errors import Problem
from maocite.formats import Options
from maocite.mapping.bib.table import NO_EDITORS, TAKEN_BY_ZOTERO, ZOTERO_TYPES
from maocite.mapping.zotero import ITEM_TYPES
from maocite.mapping.zotero_extra import read_lines
from maocite.model import ArchivalRecord, Date, Name, Record, Role, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source
from maocite.writers import WRITERS

STOCK_ITEMS = {
    "artwork": "artwork",
    "audio": "audioRecording",
    "jurisdiction": "case",
    "legislation": "bill",
    "letter": "letter",
    "mastersthesis": "thesis",
    "movie": "film",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "report": "report",
    "software": "computerProgram",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
"""Zotero's item type of entry types."""


def written(name: str, record: Record) -> str:
    return "".join(WRITERS[name].write([record], Options(), lambda problem: None))


def fields(name: str, record: Record) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", written(name, record), re.M))


def read(name: str, text: str) -> Record:
    problems: list[Problem] = []
    ((found, _),) = READERS[name].read(Source("x", text.encode()), problems.append)
    return found


LETTER = SecondaryRecord(
    "kapo1960",
    "personal_communication",
    {
        "title": "To the Minister",
        "archive": "Arkivi Qendror Shtetëror (Central State Archives)",
        "archive-place": "Tirana",
        "archive_collection": "Fondi 14/AP",
        "archive_location": "V. 1960, Dos. 3",
    },
    {
        Role.AUTHOR: (Name("Kapo", "Hysni"),),
        Role.EDITOR: (Name("Mëhilli", "Elidor"),),
        Role.RECIPIENT: (Name("Shehu", "Mehmet"),),
    },
    {"issued": Date("1960-06-07"), "event-date": Date("1960-06-06")},
)


def test_what_zotero_drops_is_said_in_a_note() -> None:
    note = fields("zotero-bibtex", LETTER)["notes"]
    assert note.replace("\\_", "_").replace("\\textbar{}", "|").split(" • ") == [
        "citation-key: kapo1960",
        "archive: Arkivi Qendror Shtetëror (Central State Archives)",
        "archive-place: Tirana",
        "archive_collection: Fondi 14/AP",
        "archive_location: V. 1960, Dos. 3",
        "editor: Mëhilli || Elidor",
        "recipient: Shehu || Mehmet",
        "event-date: 1960-06-06",
    ]


def test_the_note_is_not_read_as_one_from_our_own_file() -> None:
    found = read("bibtex", written("zotero-bibtex", LETTER))
    assert isinstance(found, ArchivalRecord)
    assert not found.extra
    assert found.names(Role.EDITOR) == LETTER.people[Role.EDITOR]


def test_a_book_without_losses_has_no_such_note() -> None:
    book = SecondaryRecord("k", "book", {"title": "T", "publisher": "P", "annote": "Read."})
    assert "notes" not in fields("zotero-bibtex", book)
    assert fields("zotero-bibtex", book)["annote"] == "Read."


def test_the_note_comes_home_as_lines_of_extra() -> None:
    note = "citation-key: k1 • archive: Some Archive • archive_location: Box 3 • recipient: Shehu"
    text = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">
 <bib:Letter rdf:about="#item_1"><z:itemType>letter</z:itemType><dc:title>T</dc:title>
 <dcterms:isReferencedBy rdf:resource="#n"/>
 <dc:description>Published: Some Archive, Box 3</dc:description></bib:Letter>
 <bib:Memo rdf:about="#n"><rdf:value>&lt;p&gt;{note}&lt;/p&gt;</rdf:value></bib:Memo></rdf:RDF>"""
    found = read("zotero-rdf", text)
    assert isinstance(found, ArchivalRecord)
    assert found.id == "k1"
    assert found.repository is not None
    assert found.repository.name == "Some Archive"
    assert [level.name for level in found.levels] == ["Box 3"]
    assert [name.literal for name in found.names(Role.RECIPIENT)] == ["Shehu"]
    assert found.note is None
    assert not found.extra


def test_no_editor_becomes_an_author() -> None:
    assert set(STOCK_ITEMS) == NO_EDITORS
    for entry, item in STOCK_ITEMS.items():
        assert "editor" not in ITEM_TYPES[item].creators, entry
    found = fields("zotero-bibtex", LETTER)
    assert "editor" not in found
    assert found["editora"] == "Mëhilli, Elidor"
    assert found["editoratype"] == "editor"


@pytest.mark.parametrize(("csl", "entry"), ZOTERO_TYPES.items())
def test_entry_types_that_only_zotero_knows_come_back_as_they_went(csl: str, entry: str) -> None:
    record = SecondaryRecord("k", csl, {"title": "T"})
    text = written("zotero-bibtex", record)
    assert text.startswith(f"@{entry}{{k,")
    assert read("bibtex", text) == record
    assert ITEM_TYPES[STOCK_ITEMS[entry]].csl == csl


@pytest.mark.parametrize("name", ["zotero-bibtex", "better-bibtex"])
def test_pages_have_one_hyphen_of_which_no_dash_is_made(name: str) -> None:
    record = SecondaryRecord("k", "article-journal", {"title": "T", "page": "139-157"})
    assert fields(name, record)["pages"] == "139-157"
    assert fields("biblatex", record)["pages"] == "139--157"
    assert read("bibtex", written(name, record)) == record


def test_italics_have_no_braces_within() -> None:
    record = SecondaryRecord("k", "book", {"title": "Reading <i>Il Principe</i> in Rome"})
    assert (
        fields("zotero-bibtex", record)["title"] == "Reading {{\\textit{Il Principe}}} in {Rome}"
    )
    assert read("bibtex", written("zotero-bibtex", record)) == record


def test_a_date_in_words_is_no_year() -> None:
    record = SecondaryRecord(
        "k", "book", {"title": "T"}, {}, {"issued": Date(None, "before 1939")}
    )
    found = fields("zotero-bibtex", record)
    assert found["date"] == "before 1939"
    assert "year" not in found
    assert read("bibtex", written("zotero-bibtex", record)).id == "k"


def test_fields_that_zotero_takes_have_our_names() -> None:
    for name in ("archive", "participant", "eventdate", "annotation", "origdate"):
        assert name not in TAKEN_BY_ZOTERO


def test_what_better_bibtex_keeps_is_read() -> None:
    found = read_lines(
        [
            "tex.participant: Kapo, Hysni and Bush, Jr., George and Politburo",
            "tex.eventdate: 1960-06-07",
            "tex.archivecollection: Fondi 14/AP",
            "tex.origpublisher: Mohr",
            "tex.entrysubtype: personal_communication",
        ]
    )
    assert found.people == {
        Role("participant"): ["Kapo || Hysni", "Bush || George, Jr.", "Politburo"]
    }
    assert found.texts == {
        "event-date": ["1960-06-07"],
        "archive_collection": ["Fondi 14/AP"],
        "original-publisher": ["Mohr"],
        "type": ["personal_communication"],
    }
    assert not found.note


@pytest.mark.parametrize(
    "line", ["tex.referencetype: archival", "tex.ids: a, b", "tex.entrysubtype: x", "tex.venue:"]
)
def test_other_fields_of_better_bibtex_stay_lines_of_the_note(line: str) -> None:
    assert read_lines([line]).note == [line]


@pytest.mark.parametrize("name", ["zotero-rdf", "zotero-csljson", "ris", "mods"])
def test_such_a_line_in_a_note_of_ours_comes_home(name: str) -> None:
    record = SecondaryRecord("k", "book", {"title": "T", "note": "tex.venue: Tirana"})
    assert read(name, written(name, record)) == record


def entry(note: str) -> SecondaryRecord:
    """The record of a book with a note, as Zotero exports Extra."""
    found = read("bibtex", f"@book{{k,\n\ttitle = {{T}},\n\tnote = {{{note}}}\n}}\n")
    assert isinstance(found, SecondaryRecord)
    return found


def test_extra_in_zoteros_own_export_is_read_by_lines() -> None:
    found = entry(
        "translator: Kapo {\\textbar}{\\textbar} Hysni\nevent-place: Tirana\nOn microfilm.\n"
        'maocite: \\{"fields":\\{"publisher":"Naim Frashëri \\& Co."\\}\\}'
    )
    assert found.people == {Role.TRANSLATOR: (Name("Kapo", "Hysni"),)}
    assert found.texts["event-place"] == "Tirana"
    assert found.texts["note"] == "On microfilm."
    assert found.texts["publisher"] == "Naim Frashëri & Co."


def test_a_number_of_pubmed_in_a_note_is_one() -> None:
    found = entry("{PMID:} 23439512")
    assert dict(found.texts) == {"title": "T", "PMID": "23439512"}


@pytest.mark.parametrize(
    "note", ["Publisher: UET", "First: one.\nSecond: two.", "Translator: him"]
)
def test_notes_of_people_stay_notes(note: str) -> None:
    assert entry(note).texts["note"] == " ".join(note.split())


def test_what_would_be_read_as_a_line_is_told_of() -> None:
    record = SecondaryRecord("k", "book", {"title": "T", "note": "event-place: Tirana"})
    problems: list[Problem] = []
    "".join(WRITERS["bibtex"].write([record], Options(), problems.append))
    assert [problem.place.field for problem in problems] == ["note"]


def article(fields: str) -> SecondaryRecord:
    found = read("bibtex", f"@article{{k, title = {{T}}, {fields}}}")
    assert isinstance(found, SecondaryRecord)
    return found


def test_an_issue_without_number_is_the_issue() -> None:
    assert article("issue = {4}").texts["issue"] == "4"
    for fields in ("number = {4}, issue = {Spring}", "issue = {Spring}, number = {4}"):
        found = article(fields)
        assert found.texts["issue"] == "4"
        assert "Spring" in written("biblatex", found)


def test_a_second_group_of_editors_without_a_role_are_editors() -> None:
    found = article("editor = {Kapo, Hysni}, editora = {Mëhilli, Elidor}")
    assert found.people == {Role.EDITOR: (Name("Kapo", "Hysni"), Name("Mëhilli", "Elidor"))}
    other = article("editora = {Mëhilli, Elidor}, editoratype = {redactor}")
    assert Role.EDITOR not in other.people


def test_further_fields_that_better_bibtex_keeps_are_read() -> None:
    found = read_lines(
        ["tex.part: 2", "tex.volumes: 3", "tex.pubstate: in press", "Booktitle: Proceedings"]
    )
    assert found.texts == {
        "part-number": ["2"],
        "number-of-volumes": ["3"],
        "status": ["in press"],
        "container-title": ["Proceedings"],
    }


def test_a_collection_that_the_location_repeats_is_told_of() -> None:
    texts = {
        "title": "T",
        "archive_collection": "Fondi 14",
        "archive_location": "Fondi 14, Dos. 3",
    }
    record = SecondaryRecord("k", "dataset", texts)
    problems: list[Problem] = []
    "".join(WRITERS["biblatex"].write([record], Options(), problems.append))
    assert [problem.place.field for problem in problems] == ["archive_location"]


@pytest.mark.parametrize(("when", "said"), [("2021-03-09", False), ("2021-03", True)])
def test_a_month_of_access_is_said_again_since_zotero_makes_a_day_of_it(
    when: str, said: bool
) -> None:
    texts = {"title": "T", "URL": "https://example.org/"}
    record = SecondaryRecord("k", "webpage", texts, {}, {"accessed": Date(when)})
    assert (f"accessed: {when}" in written("zotero-bibtex", record)) is said
    assert ('type="accessed"' in written("mods", record)) is said
    assert read("bibtex", written("zotero-bibtex", record)) == record
    assert read("mods", written("mods", record)) == record


def test_a_letter_with_a_translator_is_no_letter_in_zotero() -> None:
    people = {Role.TRANSLATOR: (Name("Mëhilli", "Elidor"),)}
    record = SecondaryRecord("k", "personal_communication", {"title": "T"}, people)
    text = written("zotero-bibtex", record)
    assert text.startswith("@unpublished{k,")
    assert "type: personal\\_communication" in text
    assert read("bibtex", text) == record


def test_braces_of_commands_stay_in_italics() -> None:
    # Without them "\\textbackslash{}name" would be a command that nobody knows.
    record = SecondaryRecord("x", "book", {"title": "Of <i>a \\name {b} Ship</i>"})
    written = write([record], "zotero-bibtex").text
    assert r"\textit{a \textbackslash{}name \textbraceleft{}b\textbraceright{} Ship}" in written
