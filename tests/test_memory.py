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
    assert all(seen.add(f"key{number}") for number in range(5_000))
    assert not any(seen.add(f"key{number}") for number in range(5_000))
