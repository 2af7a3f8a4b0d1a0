"""Reading what we write gives the same records: the law of both directions."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maocite.errors import Problem
from maocite.formats import Options
from maocite.model import Record
from maocite.readers.tei import read
from maocite.resources import data
from maocite.sources import Source
from maocite.writers.tei import write_document, write_fragment
from strategies import records
from tei import samples


def there_and_back(
    entries: list[Record], form: str = "bibl"
) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    text = "".join(write_document(entries, Options(tei_archival=form), problems.append))
    found = [record for record, _ in read(Source("x.xml", text.encode()), problems.append)]
    return found, problems


@pytest.mark.parametrize("record", list(samples.all_records()), ids=lambda record: record.id)
def test_samples(record: Record) -> None:
    assert there_and_back([record]) == ([record], [])


@pytest.mark.parametrize("form", ["msDesc", "biblStruct"])
@pytest.mark.parametrize("record", [samples.FULL_ARCHIVAL, samples.LETTER, samples.BARE])
def test_other_forms_of_archival_records(record: Record, form: str) -> None:
    assert there_and_back([record], form) == ([record], [])


def test_the_dataset() -> None:
    import maocite

    assert (data() / "mao-albania.yaml").is_file()
    entries = list(maocite.read("sample:mao-albania"))
    found, problems = there_and_back(entries)
    assert problems == []
    assert {record.id: record for record in found} == {record.id: record for record in entries}


def test_the_fragment_can_be_read() -> None:
    entries: list[Record] = [samples.FULL_ARCHIVAL, samples.full_secondary("book")]
    text = "".join(write_fragment(entries, Options(), lambda problem: None))
    problems: list[Problem] = []
    found = [record for record, _ in read(Source("x", text.encode()), problems.append)]
    assert (found, problems) == (entries, [])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records(), st.sampled_from(["bibl", "msDesc", "biblStruct"]))
def test_any_record(record: Record, form: str) -> None:
    assert there_and_back([record], form) == ([record], [])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(records(), max_size=4, unique_by=lambda record: record.id))
def test_keys_of_several_records_stay(entries: list[Record]) -> None:
    found, _ = there_and_back(entries)
    assert sorted(record.id for record in found) == sorted(record.id for record in entries)
