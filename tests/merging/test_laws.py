"""What holds of merging, whatever the records say."""

import json
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from maocite.archives import load_profiles
from maocite.merging import Prefer, Rules, merge
from maocite.merging.joining import join
from maocite.model import ArchivalRecord, Library, Record, SecondaryRecord
from maocite.native import encode
from strategies import archival_records, records, secondary_records

PROFILES = load_profiles()


def libraries() -> st.SearchStrategy[Library]:
    """Small collections."""
    return st.lists(records(), max_size=3, unique_by=lambda record: record.id).map(Library.of)


def leaves(value: object) -> Iterator[str]:
    """Every word that a record says, also in the values that its provenance keeps."""
    match value:
        case str():
            yield value
            for mark in ("otherwise: ", "of that: "):
                if value.startswith(mark):
                    yield value.removeprefix(mark)
                    yield from leaves(_parsed(value.removeprefix(mark)))
        case dict():
            for entry in value.values():
                yield from leaves(entry)
        case list():
            for entry in value:
                yield from leaves(entry)
        case bool() | None:
            pass
        case int() | float():
            yield repr(value)


def _parsed(text: str) -> object:
    try:
        return json.loads(text) if text[:1] in ("{", "[") else None
    except json.JSONDecodeError:
        return None


def said(record: Record) -> set[str]:
    """What a record says, without names of fields and without its key."""
    written = encode(record)
    return set(
        leaves([value for name, value in written.items() if name not in ("id", "kind")])
    ) - {""}


@given(libraries())
@settings(deadline=None, max_examples=40)
def test_a_collection_merged_with_itself_is_the_same(library: Library) -> None:
    merged = merge([library, library], profiles=PROFILES)
    assert list(merged.library) == list(library)
    assert merged.equal == len(library)
    assert merged.conflicts == merged.renamed == ()


@given(libraries(), libraries(), st.booleans())
@settings(deadline=None, max_examples=40)
def test_order_is_that_of_the_sources(one: Library, other: Library, within: bool) -> None:
    merged = merge([one, other], Rules(within=within), PROFILES)
    assert len(merged.library) == len(one) + len(other) - len(merged.joined)
    if not within:
        assert list(merged.library.by_id)[: len(one)] == list(one.by_id)
    kept = [key for key in merged.library.by_id if key in other and key not in one]
    assert kept == [key for key in other.by_id if key in kept]


@given(libraries(), libraries())
@settings(deadline=None, max_examples=40)
def test_every_record_is_there(one: Library, other: Library) -> None:
    merged = merge([one, other], Rules(within=True, threshold=0.7), PROFILES)
    everything = set().union(*map(said, merged.library), set())
    for record in (*one, *other):
        # A tie to a record that has another key now names that key.
        ties = set()
        if isinstance(record, ArchivalRecord):
            ties = {tie.target for tie in record.relations if tie.target}
        assert said(record) - everything <= ties


@given(
    st.tuples(archival_records(), archival_records())
    | st.tuples(secondary_records(), secondary_records()),
    st.sampled_from(Prefer),
)
@settings(deadline=None, max_examples=60)
def test_joining_loses_no_value(pair: tuple[Record, Record], prefer: Prefer) -> None:
    first, second = pair
    done = join(first, second, Rules(prefer), ("a.yaml: x", "b.yaml: y"))
    assert done.record.id == first.id
    now = said(done.record)
    assert said(first) <= now
    # Field paths of the second record's provenance follow lists that were united.
    moved = {entry.field for entry in second.provenance}
    assert said(second) - moved <= now


@given(archival_records() | secondary_records(), st.sampled_from(Prefer))
@settings(deadline=None)
def test_joining_what_is_equal_changes_nothing(record: Record, prefer: Prefer) -> None:
    done = join(record, record, Rules(prefer), ("a", "b"))
    assert done.conflicts == ()
    assert isinstance(done.record, ArchivalRecord | SecondaryRecord)
    assert {**encode(done.record), "provenance": None} == {**encode(record), "provenance": None}
