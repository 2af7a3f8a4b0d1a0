"""What was seen is known again, in little memory."""

from hypothesis import given
from hypothesis import strategies as st

from maocite.memory import Seen


@given(st.lists(st.text(max_size=3)))
def test_tells_new_texts_from_old_ones(texts: list[str]) -> None:
    seen = Seen()
    known: set[str] = set()
    for text in texts:
        assert seen.add(text) is (text not in known)
        known.add(text)
    assert len(seen) == len(known)


def test_grows() -> None:
    seen = Seen()
    for count in (5_000, 40_000):
        assert all(seen.add(f"key{number}") for number in range(len(seen), count))
        assert len(seen) == count
        assert not any(seen.add(f"key{number}") for number in range(count))
        assert all(f"key{number}" in seen for number in range(count))
        assert "another" not in seen
