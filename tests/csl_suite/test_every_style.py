"""The official styles load and render items of every type without an exception or a warning.

Every fortieth style by default; all of them with MAOCITE_ALL_STYLES=1 (some minutes).
"""

from __future__ import annotations

import os
import warnings

import pytest

from csl_suite.differential_items import items
from maocite.csl import Citation, CitationItem, Locator, load_style, render, style_names

STEP = 1 if os.environ.get("MAOCITE_ALL_STYLES") else 40
# Dependent styles are resolved to their parents, which are among the others.
STYLES = style_names()[::STEP]


@pytest.mark.parametrize("name", STYLES)
def test_style(name: str) -> None:
    known = items()
    keys = [str(item["id"]) for item in known]
    citations = [Citation((CitationItem(key),), n) for n, key in enumerate(keys, 1)]
    later = (CitationItem(keys[0], locator=Locator("page", "3")), CitationItem(keys[1]))
    citations.append(Citation(later, len(citations) + 1))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rendered = render(load_style(name), known, citations, "html")
    assert len(rendered.citations) == len(citations)
    assert any(rendered.citations)
