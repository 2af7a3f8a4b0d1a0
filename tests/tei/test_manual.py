"""The page for editors says what the tables say."""

from pathlib import Path

import pytest

from maocite.tei.manual import manual
from tei.conftest import ROOT


def test_the_page_is_that_of_the_tables() -> None:
    page = Path(ROOT, "docs", "tei.md")
    if not page.exists():
        pytest.skip("no docs/ here; they are not part of an installed package")
    assert page.read_text("utf-8") == manual(), "run: python -m maocite.tei.manual > docs/tei.md"
