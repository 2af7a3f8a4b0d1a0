"""CSL-JSON both ways: nothing lost, valid for every CSL program, foreign fields kept."""

import json
from collections.abc import Mapping

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from maocite.errors import Level, Place, Problem
from maocite.mapping.csl_json import from_csl, to_csl
from maocite.model import ArchivalRecord, Name, NameKind, Record, Role, SecondaryRecord
from maocite.model.vocabulary import (
    DATE_VARIABLES,
    ITEM_TYPES,
    NUMBER_VARIABLES,
    STANDARD_VARIABLES,
)
from strategies import records

# The CSL 1.0.2 data schema in our words: which variables there are, and of which kind.
_SCALAR = {"type": ["string", "number"]}
_FLAG = {"type": ["string", "number", "boolean"]}
_NAME = {
    "type": "object",
    "properties": {
        "family": {"type": "string"},
        "given": {"type": "string"},
        "dropping-particle": {"type": "string"},
        "non-dropping-particle": {"type": "string"},
        "suffix": {"type": "string"},
        "comma-suffix": _FLAG,
        "static-ordering": _FLAG,
        "literal": {"type": "string"},
        "parse-names": _FLAG,
    },
    "additionalProperties": False,
}
_PART = {"type": "array", "minItems": 1, "maxItems": 3, "items": _SCALAR}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": _PART},
        "season": _SCALAR,
        "circa": _FLAG,
        "literal": {"type": "string"},
        "raw": {"type": "string"},
    },
    "additionalProperties": False,
}
ITEM_SCHEMA: dict[str, object] = {
    "type": "object",
    "required": ["type", "id"],
    "properties": {
        "type": {"enum": sorted(ITEM_TYPES)},
        "id": _SCALAR,
        "custom": {"type": "object"},
        "categories": {"type": "array", "items": {"type": "string"}},
        **{name: {"type": "string"} for name in STANDARD_VARIABLES},
        **dict.fromkeys(NUMBER_VARIABLES, _SCALAR),
        **{role.value: {"type": "array", "items": _NAME} for role in Role if role.in_csl},
        **dict.fromkeys(DATE_VARIABLES, _DATE),
    },
    "additionalProperties": False,
}
VALIDATOR = jsonschema.Draft7Validator(ITEM_SCHEMA)


def read(item: Mapping[str, object]) -> tuple[Record | None, list[Problem]]:
    problems: list[Problem] = []
    return from_csl(item, Place(), problems.append), problems


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(records())
def test_csl_json_keeps_everything(record: Record) -> None:
    item = json.loads(json.dumps(to_csl(record)))
    VALIDATOR.validate(item)
    assert read(item) == (record, [])


def test_what_csl_can_say_needs_no_custom() -> None:
    item = {
        "id": "marku2021",
        "type": "article-journal",
        "title": "Stories from the <i>Movement</i>",
        "author": [{"family": "Marku", "given": "Ylber"}],
        "editor": [{"literal": "Party of Labor of Albania"}],
        "issued": {"date-parts": [[2021, 5], [2021, 6]]},
        "accessed": {"date-parts": [[2021, 5, 1]], "circa": True},
        "volume": "21",
        "keyword": "Albania, China",
    }
    record, problems = read(item)
    assert problems == []
    assert record is not None
    assert to_csl(record) == item


def test_family_first_names_keep_their_order() -> None:
    name = Name(family="Mao", given="Zedong", family_first=True)
    record = SecondaryRecord("mao", "book", people={Role.AUTHOR: (name,)})
    assert to_csl(record)["author"] == [
        {"family": "Mao", "given": "Zedong", "static-ordering": True}
    ]


def test_a_name_in_one_field_is_a_body() -> None:
    record, _ = read({"id": "x", "type": "book", "author": [{"literal": "Ministry"}]})
    assert record is not None
    assert record.names(Role.AUTHOR) == (Name(literal="Ministry", kind=NameKind.BODY),)


def test_unknown_fields_come_back_out() -> None:
    item = {"id": "x", "type": "book", "foo": {"bar": [1, None]}, "custom": {"other": 1}}
    record, problems = read(item)
    assert record is not None
    assert to_csl(record) == item
    assert problems == []


def test_variables_that_no_document_has_stay_with_it() -> None:
    item = {
        "id": "x",
        "type": "manuscript",
        "title": "Diary",
        "archive": "Bodleian Library",
        "archive_location": "MS. Eng. hist. c. 2230, fols. 165–167",
        "number-of-pages": "12",
        "accessed": {"date-parts": [[2020, 1, 2]]},
    }
    record, problems = read(item)
    assert isinstance(record, ArchivalRecord)
    assert problems == []
    assert to_csl(record) == item


def test_a_secondary_record_of_a_manuscript_stays_one() -> None:
    texts = {"title": "Diary", "archive": "Bodleian Library", "archive_location": "MS. 1"}
    record = SecondaryRecord("x", "manuscript", texts)
    assert read(to_csl(record)) == (record, [])


def test_an_edit_in_another_program_wins() -> None:
    names = (Name(family="Nase", given="Nesti", office="Ambassador"),)
    record = SecondaryRecord("x", "book", texts={"title": "A"}, people={Role.AUTHOR: names})
    item = to_csl(record)
    assert read(item) == (record, [])
    item["author"] = [{"family": "Hoxha", "given": "Enver"}]
    edited, problems = read(item)
    assert edited is not None
    assert edited.names(Role.AUTHOR) == (Name(family="Hoxha", given="Enver"),)
    assert [problem.code for problem in problems] == ["edited"]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ({"date-parts": [[1959, 5, 13]]}, "1959-05-13"),
        ({"date-parts": [["1959", "05"]]}, "1959-05"),
        ({"date-parts": [[1966]], "circa": True}, "1966~"),
        ({"date-parts": [[1966]], "circa": "0"}, "1966"),
        ({"date-parts": [[1966]], "season": "winter"}, "1966-24"),
        ({"date-parts": [[1966, 6, 1], [1966, 6, 30]]}, "1966-06-01/1966-06-30"),
        ({"date-parts": [[1966], [0, 0, 0]]}, "1966/.."),
        ({"date-parts": [[-45, 3, 15]]}, "-0044-03-15"),
        ({"raw": "1966~"}, "1966~"),
        ({"raw": "13 May 1959"}, "1959-05-13"),
        ({"date-parts": [1959, 5]}, "1959-05"),
        ({"date-parts": [["1959-05-13"]]}, "1959-05-13"),
        ("1959-05-13", "1959-05-13"),
    ],
)
def test_dates_of_other_programs(written: object, edtf: str) -> None:
    record, problems = read({"id": "x", "type": "book", "issued": written})
    assert isinstance(record, SecondaryRecord)
    assert problems == []
    assert record.dates["issued"].edtf == edtf


@pytest.mark.parametrize(
    "written",
    [{"date-parts": [[1959, 13]]}, {"date-parts": [[1959, 2, 30]]}, {"date-parts": [["May"]]}],
)
def test_impossible_dates_are_reported_and_kept(written: object) -> None:
    item = {"id": "x", "type": "book", "issued": written}
    record, problems = read(item)
    assert record is not None
    assert [(p.level, p.place.field) for p in problems] == [(Level.WARNING, "issued")]
    assert to_csl(record)["issued"] == written


def test_a_registry_has_lists_and_types_of_its_own() -> None:
    record, problems = read(
        {
            "DOI": "10.1000/x",
            "type": "journal-article",
            "title": ["Two Letters"],
            "container-title": ["Journal", "Second name"],
            "author": [{"name": "Study Group"}],
            "issued": {"date-parts": [[None]]},
            "subject": ["History", "China"],
        }
    )
    assert isinstance(record, SecondaryRecord)
    assert problems == []
    assert (record.id, record.type) == ("10.1000/x", "article-journal")
    assert record.texts["title"] == "Two Letters"
    assert record.texts["container-title"] == "Journal"
    assert record.people[Role.AUTHOR][0].literal == "Study Group"
    assert record.keywords == ("History", "China")
    assert not record.dates
    assert "Second name" in str(record.extra)


def test_an_item_without_an_id_gets_one() -> None:
    item = {"type": "book", "title": "The Red Book", "issued": {"date-parts": [[1964]]}}
    record, _ = read({**item, "author": [{"family": "Çela", "given": "Ana"}]})
    assert record is not None
    assert record.id == "cela1964red"
