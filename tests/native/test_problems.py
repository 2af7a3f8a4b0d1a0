"""What is wrong in a file is said with its line, its record and its field, and all of it."""

import re

import pytest
import yaml

from maocite.errors import Level, Problem
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.native import yaml_text
from maocite.readers import native
from maocite.sources import Source


def read(text: str | bytes, suffix: str = ".yaml") -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    content = text.encode() if isinstance(text, str) else text
    reader = native.JSON if suffix == ".json" else native.YAML
    records = [record for record, _ in reader.read(Source(f"x{suffix}", content), problems.append)]
    return records, problems


BOOK = "- id: a\n  type: book\n"
LETTER = "- id: a\n  repository: {names: {sq: Arkivi}}\n"

CASES = {
    "unknown field": (BOOK + "  titel: x\n", "x.yaml:3:3: a: titel: error: unknown field 'titel' (did you mean 'title'"),
    "unknown type": ("- id: a\n  type: bok\n", "x.yaml:2:9: a: type: error: unknown item type 'bok' (did you mean 'book'"),
    "missing type": ("- id: a\n", "x.yaml:1:3: a: error: the field 'type' is missing"),
    "missing id": ("- type: book\n", "x.yaml:1:3: records[0]: error: the field 'id' is missing"),
    "unknown kind of record": (BOOK + "  kind: archive\n", "a: kind: error: unknown kind of record 'archive' (did you mean 'archival'"),
    "unknown kind of level": (LETTER + "  levels: [{kind: fond, number: 1}]\n", "x.yaml:3:19: a: levels[0].kind: error: unknown kind of level 'fond' (did you mean 'fonds'"),
    "empty level": (LETTER + "  levels: [{kind: fonds}]\n", "a: levels[0]: error: a level needs a number or a name"),
    "a role that CSL does not know": (BOOK + "  participant: {literal: x}\n", "a: participant: error: the field 'participant' is for documents in archives; give a repository"),
    "a field of the other shape": (LETTER + "  DOI: x\n", "x.yaml:3:3: a: DOI: error: the field 'DOI' is for published works; this record lies in an archive"),
    "impossible date": (BOOK + "  issued: 1959-02-30\n", "x.yaml:3:11: a: issued: error: '1959-02-30': there is no day 30"),
    "a date in words": (BOOK + "  issued: May 1959\n", "a: issued: error: 'May 1959' is no EDTF date; write 1959"),
    "folios that run backwards": (LETTER + "  folios: 6-1\n", "x.yaml:3:11: a: folios: error: folios run backwards: 6 to 1"),
    "unknown repository": ("repositories: {aqsh: {names: {sq: A}}}\nrecords:\n- {id: a, repository: aqhs}\n", "x.yaml:3:23: a: repository: error: unknown repository 'aqhs' (did you mean 'aqsh'?)"),
    "unknown person": ("people: {kellezi: {family: K}}\nrecords:\n- {id: a, type: book, author: kelezi}\n", "a: author: error: unknown person 'kelezi' (did you mean 'kellezi'?)"),
    "unknown person with additions": ("people: {kellezi: {family: K}}\nrecords:\n- {id: a, type: book, author: [{person: kelezi, office: x}]}\n", "a: author[0].person: error: unknown person 'kelezi'"),
    "undeclared person": (BOOK + "  author: Westad\n", "unknown person 'Westad'; declare it, or give the person in full"),
    "a name without a name": (BOOK + "  author: {suffix: Jr.}\n", "a: author: error: a name needs family, given or literal"),
    "a wrong declaration": ("people: {mao: {famly: Mao}}\nrecords: []\n", "x.yaml:1:16: people.mao.famly: error: unknown field 'famly' (did you mean 'family'"),
    "a list for a text": (BOOK + "  title: [x]\n", "a: title: error: expected text, found a list"),
    "a mapping for a text": (BOOK + "  publisher: {name: x}\n", "a: publisher: error: expected text, found a mapping"),
    "a text for a list": (LETTER + "  levels: 14/AP\n", "a: levels: error: expected a list, found '14/AP'"),
    "no boolean": (LETTER + "  excerpt: perhaps\n", "a: excerpt: error: expected true or false, found 'perhaps'"),
    "an empty field": (BOOK + "  title:\n", "a: title: error: the field is empty; fill it or leave it out"),
    "a control character": (BOOK + '  title: "x\\ay"\n', "a: title: error: the control character U+0007 is not allowed"),
    "a control character in extra": (BOOK + '  extra: {a: ["\\a"]}\n', "a: extra.a[0]: error: the control character U+0007"),
    "a raw control character": (BOOK + "  title: x\a\n", "x.yaml:3:11: error: the control character U+0007 is not allowed here"),
    "a field twice": (BOOK + "  title: x\n  title: y\n", "x.yaml:4:3: a: error: 'title' is here twice, first in line 3; keep one"),
    "a key declared twice": ("people: {a: {family: x}, a: {family: y}}\nrecords: []\n", "x.yaml:1:26: people: error: 'a' is here twice"),
    "no record": ("- x\n", "records[0]: error: expected a record: a mapping with id, type, title, found 'x'"),
    "no records": ("people: {}\n", "x.yaml:1:1: error: there are no records; list them under 'records:'"),
    "unknown part of a file": ("peple: {}\nrecords: []\n", "x.yaml:1:1: error: unknown field 'peple' (did you mean 'people'"),
    "a text as file": ("hello\n", "x.yaml:1:1: error: expected a list of records, or a mapping with records, found 'hello'"),
    "an empty file": ("# nothing\n", "x.yaml: error: the file is empty"),
    "broken YAML": (BOOK + "  title: a: b\n", "x.yaml:3:11: error: broken YAML: mapping values are not allowed in this context; a value that holds ': ' needs quotation marks"),
    "a tab": ("- id: a\n\ttype: book\n", "x.yaml:2:1: error: broken YAML: "),
    "an alias": ("- &a {id: a}\n- *a\n", "x.yaml:1:3: error: anchors (&) and aliases (*) are not part of this format"),
    "a tag": ("- !!python/object:os.system {id: a}\n", "x.yaml:1:3: error: the tag tag:yaml.org,2002:python/object:os.system is not part"),
    "two documents": ("[]\n---\n[]\n", "error: a second document begins here"),
    "a mapping as field name": ("- {{a: b}: c}\n", "error: a field name must be text"),
    "deep nesting": ("[" * 500, "x.yaml:1:49: error: nested deeper than 48 levels"),
}  # fmt: skip

JSON_CASES = {
    "an empty file": (" \n", "x.json: error: the file is empty"),
    "broken JSON": ('[\n {"id": "a" "type": 1}]', "x.json:2:13: error: broken JSON: a comma or } is expected here"),
    "a comma too many": ('[{"id": "a",}]', "x.json:1:13: error: broken JSON: a field name in"),
    "no quotation marks": ("{records: []}", "x.json:1:2: error: broken JSON: a field name in"),
    "an open string": ('["a', "x.json:1:2: error: broken JSON: unterminated string"),
    "a word": ("[nul]", "x.json:1:2: error: broken JSON: a value is expected here"),
    "the end too early": ('{"records": [', "x.json:1:14: error: broken JSON: the text ends"),
    "something after the end": ("[] []", "x.json:1:4: error: broken JSON: something stands after the end"),
    "deep nesting": ("[" * 100_000, "x.json:1:50: error: nested deeper than 48 levels"),
    "null": ('[{"id": "a", "type": "book", "title": null}]', "x.json:1:39: a: title: error: expected text, found null"),
    "a field twice": ('[{"id": "a", "type": "book", "id": "b"}]', "a: error: 'id' is here twice"),
    "half a surrogate pair": ('[{"id": "a", "type": "book", "title": "\\ud800"}]', "a: title: error: the control character U+D800"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_yaml(text: str, expected: str) -> None:
    records, problems = read(text)
    assert records == []
    assert [problem.level for problem in problems] == [Level.ERROR]
    assert expected in str(problems[0])
    assert problems[0].code


@pytest.mark.parametrize(("text", "expected"), JSON_CASES.values(), ids=JSON_CASES)
def test_json(text: str, expected: str) -> None:
    records, problems = read(text, ".json")
    assert records == []
    assert len(problems) == 1
    assert expected in str(problems[0])


def test_all_problems_are_shown_and_sound_records_are_read() -> None:
    text = (
        "- {id: a, type: bok, titel: x, issued: 1959-13}\n"
        "- {id: b, type: book, title: sound}\n"
        "- {id: c, type: book, author: nobody}\n"
    )
    records, problems = read(text)
    assert [record.id for record in records] == ["b"]
    assert [(p.place.line, p.place.record, p.place.field) for p in problems] == [
        (1, "a", "type"),
        (1, "a", "titel"),
        (1, "a", "issued"),
        (3, "c", "author"),
    ]


def test_a_wrong_encoding_is_a_problem_with_a_hint() -> None:
    records, problems = read("- {id: a, type: book, title: Këllëzi}\n".encode("latin-1"))
    assert records == []
    assert "iconv -f ISO-8859-1" in str(problems[0])


def test_a_byte_order_mark_is_no_problem() -> None:
    records, problems = read(b"\xef\xbb\xbf- {id: a, type: book}\n")
    assert [record.id for record in records] == ["a"]
    assert problems == []


@pytest.mark.parametrize(
    "scalar",
    ["no", "on", "~", "null", "1e5", "001-130", "1959-05-13", "0x1F", "12:30:00", "1_000"],
)
def test_scalars_of_yaml_are_text(scalar: str) -> None:
    (record,), problems = read(f"{BOOK}  title: {scalar}\n")
    assert isinstance(record, SecondaryRecord)
    assert record.texts == {"title": scalar}
    assert problems == []


def test_numbers_of_json_keep_their_spelling() -> None:
    (record,), _ = read('[{"id": "a", "type": "book", "volume": 1.50, "page": 1e5}]', ".json")
    assert isinstance(record, SecondaryRecord)
    assert record.texts == {"volume": "1.50", "page": "1e5"}


def test_extra_keeps_types() -> None:
    (record,), _ = read(BOOK + "  extra: {a: 1, b: '1', c: true, d: [null, no, 1.5]}\n")
    assert record.extra == {"a": 1, "b": "1", "c": True, "d": [None, "no", 1.5]}


@pytest.mark.parametrize(
    ("fields", "shape"),
    [
        ("repository: {names: {sq: A}}", ArchivalRecord),
        ("levels: [{kind: fonds, number: 1}]", ArchivalRecord),
        ("kind: archival", ArchivalRecord),
        ("type: document", SecondaryRecord),
        ("kind: secondary, type: document", SecondaryRecord),
    ],
)
def test_which_shape_a_record_has(fields: str, shape: type[Record]) -> None:
    (record,), problems = read(f"- {{id: a, {fields}}}\n")
    assert isinstance(record, shape)
    assert problems == []


def test_a_key_with_additions() -> None:
    text = (
        "people:\n  kellezi: {family: Këllëzi, given: Abdyl}\nrecords:\n"
        "- id: a\n  type: book\n  author: {person: kellezi, as-given: Abdyl Kellezi, office: Minister}\n"
    )
    (record,), problems = read(text)
    (author,) = next(iter(record.people.values()))
    assert (author.key, author.display()) == ("kellezi", "Abdyl Këllëzi")
    assert (author.as_given, author.office) == ("Abdyl Kellezi", "Minister")
    assert problems == []


def test_every_message_is_one_sentence_on_one_line() -> None:
    for text, _ in CASES.values():
        for problem in read(text)[1]:
            assert not re.search(r"\n|\.$", problem.message)


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.CBaseLoader])
@pytest.mark.parametrize("name", ["unknown kind of level", "a raw control character", "an alias"])
def test_places_are_the_same_with_and_without_libyaml(
    monkeypatch: pytest.MonkeyPatch, loader: type, name: str
) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", loader)
    text, expected = CASES[name]
    assert expected in str(read(text)[1][0])
