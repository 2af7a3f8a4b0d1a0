"""Text that waits comes back as it was, from memory and from the file behind it."""

import pytest

from maocite.tei import waiting
from maocite.tei.waiting import Waiting


@pytest.mark.parametrize("held", [0, 5, 1000])
def test_everything_comes_back_in_its_order(monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(waiting, "HELD", held)
    monkeypatch.setattr(waiting, "_CHUNK", 3)
    pieces = ["a\n", "毛泽东\r\n", "😀", "\ud800", "", "ende\r"]
    with Waiting() as later:
        assert later.is_empty()
        for piece in pieces:
            later.add(piece)
        assert not later.is_empty()
        assert "".join(later.all()) == "".join(pieces)
