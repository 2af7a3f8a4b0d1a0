"""Every output format over real styles: the same words in all of them, and each well-formed."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from typing import Any

import pytest
from lxml import etree

from csl_suite.differential_items import items
from maocite.csl import Citation, CitationItem, Locator, Rendered, load_style, render
from maocite.csl.markup import NAMES

STYLES = ("chicago-notes-bibliography", "apa", "ieee", "nature", "modern-language-association")


@lru_cache
def rendered(style: str, output: str) -> Rendered:
    """Each item cited with a page, and the bibliography."""
    known = items()
    citations = [
        Citation((CitationItem(str(item["id"]), locator=Locator("page", "12-15")),), number)
        for number, item in enumerate(known, 1)
    ]
    return render(load_style(style), known, citations, output)


def texts(style: str, output: str) -> list[str]:
    """Citations and entries."""
    found = rendered(style, output)
    assert found.bibliography is not None
    return [*found.citations, *(entry.text for entry in found.bibliography.entries)]


def words(text: str) -> str:
    """Letters and digits only: formats differ in spaces, quotation marks and display blocks."""
    return re.sub(r"[\W_]+", "", text)


def inline_text(inlines: list[dict[str, Any]]) -> str:
    """The text of pandoc's inlines."""
    parts = []
    for inline in inlines:
        match inline["t"]:
            case "Str":
                parts.append(inline["c"])
            case "Space" | "LineBreak":
                parts.append(" ")
            case "Span" | "Link" | "Quoted":
                parts.append(inline_text(inline["c"][1]))
            case _:
                parts.append(inline_text(inline["c"]))
    return "".join(parts)


@pytest.mark.parametrize("style", STYLES)
def test_html_and_tei_are_well_formed_and_say_the_same(style: str) -> None:
    for plain, web, tei in zip(
        *(texts(style, name) for name in ("plain", "html", "tei")), strict=True
    ):
        for written in (web, tei):
            element = etree.fromstring(f"<p>{written}</p>")
            assert words("".join(element.itertext())) == words(plain)
        assert "“" not in tei


@pytest.mark.parametrize("style", STYLES)
def test_pandoc_says_the_same(style: str) -> None:
    for plain, inlines in zip(texts(style, "plain"), texts(style, "pandoc"), strict=True):
        assert words(inline_text(json.loads(inlines))) == words(plain)
    bibliography = rendered(style, "pandoc").bibliography
    assert bibliography is not None
    blocks = json.loads(bibliography.text)
    assert {block["t"] for block in blocks} == {"Para"}
    assert len(blocks) == len(bibliography.entries)


@pytest.mark.parametrize("style", STYLES)
def test_markdown_says_the_same(style: str) -> None:
    for plain, marked in zip(texts(style, "plain"), texts(style, "markdown"), strict=True):
        bare = re.sub(r"</?(?:sup|sub|u|span)[^>]*>|\]\(<[^>]*>\)", "", marked)
        assert words(html.unescape(bare)) == words(plain)
        assert not re.search("[\x01-\x04]", marked)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("output", ["latex", "typst", "rtf"])
def test_braces_are_even(style: str, output: str) -> None:
    for text in texts(style, output):
        bare = re.sub(r"\\[{}\[\]]|\{[\[\]]\}", "", text)
        assert bare.count("{") == bare.count("}")
        if output == "typst":
            assert bare.count("[") == bare.count("]")


@pytest.mark.parametrize("output", NAMES)
def test_an_entry_is_part_of_the_bibliography(output: str) -> None:
    bibliography = rendered("apa", output).bibliography
    assert bibliography is not None
    assert all(entry.text in bibliography.text for entry in bibliography.entries)
