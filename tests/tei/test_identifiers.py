"""``xml:id`` from any key, by the tables of XML 1.0, fourth edition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from maocite.tei.identifiers import Identifiers, xml_id


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("mëhilli2014", "mëhilli2014"),
        ("毛1959", "毛1959"),
        ("Đilas", "Đilas"),
        ("Nguyễn", "Nguyễn"),
        ("Ceaușescu1965", "Ceausescu1965"),  # s with comma below is not in the tables
        ("Țara", "Tara"),
        ("1958:beethoven", "ref_1958_beethoven"),
        ("a b/c", "a_b_c"),
        ("e\u0301", "é"),  # NFC first
        ("😀", "_"),
        ("-x", "ref_-x"),
    ],
)
def test_keys(key: str, expected: str) -> None:
    assert xml_id(key) == expected


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_id_can_be_parsed(key: str) -> None:
    etree.fromstring(f'<a xml:id="{xml_id(key)}"/>'.encode())


def test_ids_are_unique_and_stay() -> None:
    identifiers = Identifiers()
    assert [identifiers.of(key) for key in ("a b", "a/b", "a b", "a_b")] == [
        "a_b",
        "a_b.2",
        "a_b",
        "a_b.3",
    ]


class Plain:
    """What `Identifiers` does, in the plainest words: every key is remembered."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self.taken: set[str] = set()
        self.written: set[str] = set()

    def of(self, key: str) -> str:
        if key not in self.given:
            self.given[key] = self.new(key)
        return self.given[key]

    def for_entry(self, key: str) -> str:
        if key in self.written:
            return self.new(key)
        self.written.add(key)
        return self.of(key)

    def new(self, key: str) -> str:
        wanted = found = xml_id(key)
        count = 1
        while found in self.taken:
            count += 1
            found = f"{wanted}.{count}"
        self.taken.add(found)
        return found


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.sampled_from(["a", "a b", "a/b", "a_b", "a_b.2", "a.2", "1", "ref_1"]),
        )
    )
)
def test_fingerprints_give_the_ids_that_a_full_memory_gives(
    questions: list[tuple[bool, str]],
) -> None:
    ours, plain = Identifiers(), Plain()
    for entry, key in questions:
        if entry:
            assert ours.for_entry(key) == plain.for_entry(key)
        else:
            assert ours.of(key) == plain.of(key)
