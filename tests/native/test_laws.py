"""Nothing that a record says is lost on the way through the native format."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maocite.errors import Place, Problem
from maocite.formats import Options, Reader, Writer
from maocite.model.record import Record
from maocite.native import Json, decode, encode
from maocite.native.json_text import read_json
from maocite.native.node import as_json, as_written
from maocite.native.yaml_text import read_yaml, write_yaml
from maocite.readers import native as readers
from maocite.sources import Source
from maocite.writers import native as writers
from strategies import records, texts

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(records())
@patient
def test_decode_undoes_encode(record: Record) -> None:
    problems: list[Problem] = []
    through_json = json.loads(json.dumps(encode(record)))
    assert decode(through_json, Place("here"), problems.append) == record
    assert problems == []


@pytest.mark.parametrize(
    ("writer", "reader"), [(writers.YAML, readers.YAML), (writers.JSON, readers.JSON)]
)
@given(entries=st.lists(records(), max_size=3))
@patient
def test_reading_undoes_writing(writer: Writer, reader: Reader, entries: Sequence[Record]) -> None:
    problems: list[Problem] = []
    text = "".join(writer.write(entries, Options(), problems.append))
    source = Source(f"x{writer.suffixes[0]}", text.encode())
    assert [record for record, _ in reader.read(source, problems.append)] == list(entries)
    assert problems == []


@given(st.recursive(texts(), lambda inner: st.lists(inner) | st.dictionaries(texts(), inner)))
@patient
def test_scalars_of_yaml_are_read_as_written(value: Json) -> None:
    node = read_yaml(write_yaml(value), "x")
    assert node is not None
    assert as_written(node) == value


@given(st.recursive(st.none() | st.booleans() | st.integers() | texts(), st.lists))
@patient
def test_the_json_reader_agrees_with_pythons(value: object) -> None:
    node = read_json(json.dumps(value), "x")
    assert node is not None
    assert as_json(node) == value
