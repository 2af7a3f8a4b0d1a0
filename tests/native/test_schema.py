"""The schema says what the reader does: it is made from the same table, and refuses the same."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from maocite.model.record import Record
from maocite.native import encode_library
from maocite.native.node import as_written
from maocite.native.schema import FILE, records_schema, schema_text
from maocite.native.yaml_text import read_yaml
from strategies import records

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(records_schema())


def test_the_file_is_made_from_the_table() -> None:
    text = (ROOT / "data" / "schemas" / FILE).read_text("utf-8")
    assert text == schema_text(), "python -m maocite.native.schema > data/schemas/" + FILE


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(records_schema())


def test_every_field_has_a_description() -> None:
    definitions = records_schema()["$defs"]
    assert isinstance(definitions, dict)
    for definition in definitions.values():
        assert isinstance(definition, dict)
        properties = definition.get("properties", {})
        assert isinstance(properties, dict)
        for name, schema in properties.items():
            assert isinstance(schema, dict)
            assert schema["description"], name


@given(st.lists(records(), max_size=2))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_it_takes_everything_that_is_written(entries: list[Record]) -> None:
    VALIDATOR.validate(json.loads(json.dumps(encode_library(entries))))


@pytest.mark.parametrize(
    "text",
    [
        "- {id: a, type: bok}",
        "- {id: a, type: book, titel: x}",
        "- {id: a, type: book, title: [x]}",
        "- {type: book}",
        "- {id: a, repository: x, levels: [{kind: fond, number: 1}]}",
        "- {id: a, repository: x, excerpt: perhaps}",
        "- {id: a, repository: x, DOI: y}",
        "records: {}",
        "people: {}",
        "{records: [], peple: {}}",
        "people: {a: {famly: x}}\nrecords: []",
    ],
)
def test_it_refuses_what_the_reader_refuses(text: str) -> None:
    node = read_yaml(text, "x")
    assert node is not None
    assert not VALIDATOR.is_valid(as_written(node))
