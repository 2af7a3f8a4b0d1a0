"""The page that says what each format carries, and the law behind it."""

from pathlib import Path

import pytest

from maocite.api import write
from maocite.carried import carried, formats, page, reader_of, trials
from maocite.errors import Level

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_was_tried() -> None:
    made = "python -m maocite.carried > docs/formats.md"
    assert (ROOT / "docs" / "formats.md").read_text("utf-8") == page(), f"make it anew: {made}"


@pytest.mark.parametrize("name", formats())
def test_what_does_not_come_home_is_what_is_reported(name: str) -> None:
    home = carried(name)
    for trial in trials():
        losses = [p for p in write([trial.record], name).problems if p.level is Level.LOSS]
        assert bool(losses) == (trial not in home), (trial.group, trial.name, losses)


def test_a_format_that_nothing_reads_back_cannot_be_tried() -> None:
    assert reader_of("notes") is None
    with pytest.raises(ValueError, match="notes"):
        carried("notes")
