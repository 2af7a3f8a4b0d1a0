"""What does a joined record say? Rules, contradictions, keys and relations, by example."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from maocite.archives import load_profiles
from maocite.errors import MaociteError, Place
from maocite.merging import Merged, Prefer, Rules, merge
from maocite.model import (
    ArchivalRecord,
    Copy,
    Date,
    Library,
    Name,
    Origin,
    Provenance,
    Record,
    Relation,
    RelationKind,
    Role,
    SecondaryRecord,
    Title,
)

PROFILES = load_profiles()
BOOK = SecondaryRecord(
    "walder2009",
    "book",
    {
        "title": "Fractured Rebellion",
        "publisher": "Harvard University Press",
        "ISBN": "0674035038",
    },
    {Role.AUTHOR: (Name("Walder", "Andrew"),)},
    {"issued": Date("2009")},
    ("China",),
)
SAME = replace(
    BOOK,
    id="walder",
    texts={**BOOK.texts, "publisher": "Harvard UP", "publisher-place": "Cambridge, MA"},
    people={Role.AUTHOR: (Name("Walder", "Andrew G."),)},
    keywords=("Red Guards", "China"),
)


def library(source: str, *records: Record) -> Library:
    """Records as if read from a file, one on a line."""
    return Library.of(
        (record, Place(source, line, record=record.id)) for line, record in enumerate(records, 1)
    )


def merged(*libraries: Library, rules: Rules | None = None) -> Merged:
    """Merge with the profiles that are read once."""
    return merge(libraries, rules, PROFILES)


def test_values_of_both_and_the_other_value_in_the_provenance() -> None:
    done = merged(library("a.yaml", BOOK), library("b.bib", SAME))
    assert done.library.records == (
        replace(
            BOOK,
            texts={**BOOK.texts, "publisher-place": "Cambridge, MA"},
            keywords=("China", "Red Guards"),
            provenance=(
                Provenance("publisher", source="b.bib: walder", note="otherwise: Harvard UP"),
                Provenance(
                    "author",
                    source="b.bib: walder",
                    note='otherwise: [{"family": "Walder", "given": "Andrew G."}]',
                ),
                Provenance("id", source="b.bib: walder", note="otherwise: walder"),
            ),
        ),
    )
    assert [(str(each.place), each.code) for each in done.problems] == [
        ("b.bib:1: walder", "joined"),
        ("b.bib:1: walder: publisher", "conflict"),
        ("b.bib:1: walder: author", "conflict"),
    ]
    assert (
        done.joined[0].message == "joined with a.yaml:1: walder2009: the same ISBN 9780674035034"
    )


@pytest.mark.parametrize(
    ("rules", "publisher", "given", "key"),
    [
        (Rules(Prefer.LAST), "Harvard UP", "Andrew G.", "walder2009"),
        (Rules(Prefer.LONGER), "Harvard University Press", "Andrew G.", "walder2009"),
        (Rules(by_field={"publisher": Prefer.LAST}), "Harvard UP", "Andrew", "walder2009"),
        (Rules(by_field={"id": Prefer.LAST}), "Harvard University Press", "Andrew", "walder"),
    ],
)
def test_rules(rules: Rules, publisher: str, given: str, key: str) -> None:
    (record,) = merged(library("a.yaml", BOOK), library("b.bib", SAME), rules=rules).library
    assert isinstance(record, SecondaryRecord)
    assert record.id == key
    assert record.texts["publisher"] == publisher
    assert record.names(Role.AUTHOR)[0].given == given


def test_merging_again_adds_nothing() -> None:
    other = library("b.bib", SAME)
    once = merged(library("a.yaml", BOOK), other).library
    assert merged(once, other).library == once


def test_three_sources_are_named_each() -> None:
    third = replace(BOOK, texts={**BOOK.texts, "publisher": "Harvard"})
    (record,) = merged(
        library("a", BOOK), library("b", SAME), library("c", third), rules=Rules(Prefer.LAST)
    ).library
    notes = [
        (entry.source, entry.note) for entry in record.provenance if entry.field == "publisher"
    ]
    assert notes == [
        ("a: walder2009", "otherwise: Harvard University Press"),
        ("a: walder2009 + b: walder", "otherwise: Harvard UP"),
    ]


def test_records_of_one_source_are_joined_only_when_asked() -> None:
    both = library("a.yaml", BOOK, SAME)
    apart = merged(both)
    assert apart.library == both
    assert [problem.code for problem in apart.problems] == ["near-duplicate"]
    assert "--within" in apart.doubtful[0].message
    assert len(merged(both, rules=Rules(within=True)).library) == 1


def test_one_key_for_two_works() -> None:
    other = SecondaryRecord("walder2009", "book", {"title": "Another"})
    again = SecondaryRecord("walder2009-2", "book", {"title": "A third"})
    done = merged(library("a", BOOK), library("b", other, again))
    assert list(done.library.by_id) == ["walder2009", "walder2009-3", "walder2009-2"]
    assert done.renamed[0].message == (
        "'walder2009' is the key of another work, at a:1: walder2009; here it becomes 'walder2009-3'"
    )


MEMO = ArchivalRecord(
    "memo",
    title=Title("Memorandum (7 June 1960)", without_date="Memorandum"),
    date=Date("1960-06-07"),
    people={Role.AUTHOR: (Name("Malile", "Reis", key="malile"),)},
    copies=(Copy("Wilson Center"),),
    provenance=(Provenance("copies[0].name", Origin.ELSEWHERE, "their site"),),
)


def test_what_says_no_more_is_no_contradiction() -> None:
    poorer = replace(
        MEMO,
        title=Title("Memorandum"),
        people={Role.AUTHOR: (Name("Malile", "Reis"),)},
        copies=(),
        provenance=(),
    )
    for pair in ((MEMO, poorer), (poorer, MEMO)):
        done = merged(*(library(str(index), record) for index, record in enumerate(pair)))
        assert done.library.records == (MEMO,)
        assert done.conflicts == ()


def test_provenance_follows_the_entries_of_united_lists() -> None:
    other = replace(MEMO, copies=(Copy("History Lab"),), provenance=())
    (record,) = merged(library("a", other), library("b", MEMO)).library
    assert isinstance(record, ArchivalRecord)
    assert [copy.name for copy in record.copies] == ["History Lab", "Wilson Center"]
    assert record.provenance == (Provenance("copies[1].name", Origin.ELSEWHERE, "their site"),)


def test_provenance_of_a_value_that_does_not_stay_speaks_of_that_value() -> None:
    sic = Provenance("genre", sic="leter", correct="letter")
    first, second = replace(MEMO, genre="note"), replace(MEMO, genre="leter", provenance=(sic,))
    (record,) = merged(library("a", first), library("b", second)).library
    notes = [entry for entry in record.provenance if entry.field == "genre"]
    assert [entry.note for entry in notes] == [
        'of that: {"field": "genre", "origin": "given", "sic": "leter", "correct": "letter"}',
        "otherwise: leter",
    ]
    assert all(entry.sic is None for entry in notes)


def test_relations_follow_a_record_to_its_new_key() -> None:
    enclosure = ArchivalRecord(
        "enclosure",
        title=Title("Enclosure"),
        relations=(Relation(RelationKind.ENCLOSURE_OF, "memorandum"),),
    )
    done = merged(library("a", MEMO), library("b", replace(MEMO, id="memorandum"), enclosure))
    tied = done.library["enclosure"]
    assert isinstance(tied, ArchivalRecord)
    assert tied.relations == (Relation(RelationKind.ENCLOSURE_OF, "memo"),)


def test_foreign_fields_are_joined_entry_by_entry() -> None:
    first = replace(BOOK, extra=MappingProxyType({"bibtex": {"fields": {"a": "1", "b": "2"}}}))
    second = replace(BOOK, extra=MappingProxyType({"bibtex": {"fields": {"b": "3", "c": "4"}}}))
    done = merged(library("a", first), library("b", second))
    assert done.library.records[0].extra == {"bibtex": {"fields": {"a": "1", "b": "2", "c": "4"}}}
    assert done.conflicts[0].place.field == "extra.bibtex.fields.b"


def test_rules_for_fields_that_do_not_exist_are_refused() -> None:
    with pytest.raises(MaociteError, match="did you mean 'publisher'"):
        Rules(by_field={"publsher": Prefer.LAST})
    with pytest.raises(MaociteError, match="threshold"):
        Rules(threshold=0)


def test_time_grows_with_the_records_and_not_with_their_square() -> None:
    """2,000 documents of one title and day, which all look alike."""
    crowd = library("a", *(replace(MEMO, id=f"m{number}", copies=()) for number in range(2000)))
    done = merged(crowd)
    assert len(done.library) == 2000
    assert done.crowded > 1900
    assert len(done.doubtful) < 100_000


def test_two_spellings_of_a_number_are_no_contradiction() -> None:
    one = replace(BOOK, texts={**BOOK.texts, "ISBN": "0-674-03503-8", "DOI": "10.1080/Abc"})
    texts = {**BOOK.texts, "DOI": "https://doi.org/10.1080/abc"}
    found = merged(library("a", one), library("b", replace(BOOK, id="b", texts=texts)))
    (record,) = found.library
    assert isinstance(record, SecondaryRecord)
    assert found.conflicts == ()
    assert (record.texts["ISBN"], record.texts["DOI"]) == ("0-674-03503-8", "10.1080/Abc")


def test_a_remark_beside_a_number_is_not_lost() -> None:
    one = replace(BOOK, texts={**BOOK.texts, "ISBN": "0674035038 (cloth)"})
    found = merged(library("a", one), library("b", replace(BOOK, id="b")))
    assert [problem.place.field for problem in found.conflicts] == ["ISBN"]
