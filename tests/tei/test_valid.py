"""Everything that we write is valid against tei_all, RELAX NG and Schematron."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maocite.formats import Options
from maocite.model import Record
from maocite.model.vocabulary import ITEM_TYPES
from maocite.resources import data
from maocite.writers.tei import write_document, write_fragment
from strategies import records
from tei import samples
from tei.conftest import Schemas


def document(*entries: Record, form: str = "bibl") -> str:
    options = Options(tei_archival=form)
    return "".join(write_document(entries, options, lambda problem: None))


@pytest.mark.parametrize("item_type", sorted(ITEM_TYPES))
def test_every_type_with_every_variable(schemas: Schemas, item_type: str) -> None:
    assert schemas.grammar_errors(document(samples.full_secondary(item_type))) == []
    assert schemas.grammar_errors(document(samples.plain_secondary(item_type))) == []


@pytest.mark.parametrize(
    "record", [samples.FULL_ARCHIVAL, samples.LETTER, samples.BARE], ids=lambda r: r.id
)
def test_archival_records(schemas: Schemas, record: Record) -> None:
    assert schemas.errors(document(record)) == []


@pytest.mark.parametrize("form", ["msDesc", "biblStruct"])
def test_other_forms_of_archival_records(schemas: Schemas, form: str) -> None:
    entries = (samples.FULL_ARCHIVAL, samples.LETTER, samples.BARE)
    assert schemas.errors(document(*entries, form=form)) == []


def test_all_samples_in_one_document(schemas: Schemas) -> None:
    assert schemas.grammar_errors(document(*samples.all_records())) == []


@pytest.mark.parametrize("item_type", ["article-journal", "book", "patent"])
def test_published_works_and_schematron(schemas: Schemas, item_type: str) -> None:
    # One of each shape: the rules take seconds for a document.
    assert schemas.errors(document(samples.plain_secondary(item_type))) == []


def test_nothing(schemas: Schemas) -> None:
    assert schemas.errors(document()) == []


def test_the_fragment_fits_into_a_document(schemas: Schemas) -> None:
    fragment = "".join(write_fragment(samples.all_records(), Options(), lambda problem: None))
    frame = document(samples.BARE)
    start, end = frame.index('<listBibl type="archival">'), frame.index("</listBibl>")
    assert (
        schemas.grammar_errors(frame[:start] + fragment + frame[end + len("</listBibl>") :]) == []
    )


def test_the_dataset(schemas: Schemas) -> None:
    if not (data() / "mao-albania.yaml").is_file():
        pytest.skip("no dataset yet")
    import maocite

    library = maocite.read("sample:mao-albania")
    assert schemas.grammar_errors(document(*library)) == []
    assert schemas.errors(document(*library.records[:2], *library.records[-2:])) == []


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(records(), max_size=3), st.sampled_from(["bibl", "msDesc", "biblStruct"]))
def test_any_records(schemas: Schemas, entries: list[Record], form: str) -> None:
    assert schemas.grammar_errors(document(*entries, form=form)) == []
