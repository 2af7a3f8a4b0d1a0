"""CSL-YAML: what Better BibTeX and pandoc write is read as the CSL-JSON that it means."""

import pytest

from maocite.errors import Problem
from maocite.guess import input_format
from maocite.mapping.csl_markdown import markup_of
from maocite.model import Date, Name, Role, SecondaryRecord
from maocite.readers import READERS
from maocite.sources import Source

FILE = """---
references:
- id: hoxha=1979
  type: book
  title: >-
    Reflections on **China**, from the *Diary*
  author:
  - family: Hoxha
    given: Enver
  issued:
  - year: 1979
    month: 5
  original-date: 1978-12
  volume: 007
  DOI: 10.1000/a_b_c
  keyword: [China, Albania]
- id: b
  type: article-journal
  title: 'H~2~O and *a \\* b*'
  issued:
    date-parts:
    - - 2001
      - 2
  accessed:
  - year: 2014
    month: 12
    day: 31
  - year: 2015
    month: 1
    day: 1
- id: c
  type: webpage
  title: Season
  issued:
  - {year: 2017, season: 3}
  event-date:
  - literal: some time
    circa: true
...
"""


def parse(text: str) -> tuple[list[SecondaryRecord], list[Problem]]:
    problems: list[Problem] = []
    source = Source("x.yaml", text.encode())
    records = [record for record, _ in READERS["csl-yaml"].read(source, problems.append)]
    assert all(isinstance(record, SecondaryRecord) for record in records)
    return [record for record in records if isinstance(record, SecondaryRecord)], problems


def test_items_under_references() -> None:
    (book, article, page), problems = parse(FILE)
    assert problems == []
    assert book.id == "hoxha=1979"
    assert dict(book.texts) == {
        "title": "Reflections on <b>China</b>, from the <i>Diary</i>",
        "volume": "007",
        "DOI": "10.1000/a_b_c",
    }
    assert book.people[Role.AUTHOR] == (Name("Hoxha", "Enver"),)
    assert dict(book.dates) == {"issued": Date("1979-05"), "original-date": Date("1978-12")}
    assert book.keywords == ("China", "Albania")
    assert article.texts["title"] == "H<sub>2</sub>O and <i>a * b</i>"
    assert article.dates["issued"] == Date("2001-02")
    assert article.dates["accessed"] == Date("2014-12-31/2015-01-01")
    assert page.dates["issued"] == Date("2017-23")
    assert page.dates["event-date"] == Date(raw="some time")


@pytest.mark.parametrize("text", ["- id: a\n  type: book\n", "references:\n- {id: a, type: book}"])
def test_a_list_alone(text: str) -> None:
    (record,), problems = parse(text)
    assert (record.id, problems) == ("a", [])


@pytest.mark.parametrize("text", ["", "title: no list", "references: none", "references:\n- text"])
def test_what_holds_no_items_is_reported(text: str) -> None:
    records, problems = parse(text)
    assert records == []
    assert [problem.code for problem in problems] == ["wrong-shape"]


def test_broken_yaml_is_placed() -> None:
    _, (problem,) = parse("references:\n- id: a: b")
    assert (problem.code, problem.place.line) == ("broken-yaml", 2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FILE, "csl-yaml"),
        ("records:\n- id: a\n", "yaml"),
        ("records:\n- id: a\nreferences:\n", "yaml"),
    ],
)
def test_it_is_known_by_its_references(text: str, name: str) -> None:
    assert input_format(Source("x.yaml", text.encode())) == name


def test_zoteros_json_is_known_by_its_ids() -> None:
    text = b'[{"id": "http://zotero.org/users/1/items/AB", "type": "book"}]'
    assert input_format(Source("x.json", text)) == "zotero-csljson"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("plain", "plain"),
        ("_a_ snake_case_name", "<i>a</i> snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("x^2^ ~ y", "x<sup>2</sup> ~ y"),
        (
            "[Mao]{.nocase} [x]{.smallcaps} [y]{.other} [z]",
            '<span class="nocase">Mao</span> <span style="font-variant:small-caps;">x</span> y [z]',
        ),
        (r"\*no\* \[it\]", "*no* [it]"),
    ],
)
def test_markdown(text: str, markup: str) -> None:
    assert markup_of(text) == markup
