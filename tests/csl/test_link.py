"""A law: what a template writes is what the serialiser writes for the same tree."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maocite.csl import load_style
from maocite.csl.cite import Cite
from maocite.csl.compiled import Layout, Style
from maocite.csl.link import Writer
from maocite.csl.markup import markup
from maocite.csl.serialise import serialise
from maocite.csl.variables import Item

STYLES = {
    name: load_style(name) for name in ("chicago-notes-bibliography", "apa", "ieee", "din-1505-2")
}
TITLES = st.text(alphabet="ab.,?!:;\"'“”‘’«» <i>/&%", min_size=1, max_size=14)


def item(title: str, publisher: str, page: str, kind: str) -> dict[str, Any]:
    return {
        "id": "a",
        "type": kind,
        "title": title,
        "container-title": publisher,
        "publisher": publisher,
        "page": page,
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "O'Brien", "given": "F."}],
        "issued": {"date-parts": [[1999, 5]]},
    }


def texts(style: Style, layout: Layout, fields: dict[str, Any]) -> tuple[str, str]:
    reference = Item(fields, 0)
    reference.sign(style.variables, {})
    cite = Cite(reference, bibliography=layout is style.bibliography, citation_number=1)
    shape = layout.shapes.shape(cite)
    if shape.node is None:
        return "", ""
    output = markup("html")
    linked = Writer(output, style.quotes).text(shape, cite)
    return linked, serialise(shape.node, cite, output, style.quotes)


@pytest.mark.parametrize("name", sorted(STYLES))
@given(
    title=TITLES,
    publisher=TITLES,
    page=st.sampled_from(["3", "3-5", "xii–xv"]),
    kind=st.sampled_from(["book", "chapter", "article-journal", "document"]),
)
@settings(max_examples=60, deadline=None)
def test_templates_write_what_trees_write(
    name: str, title: str, publisher: str, page: str, kind: str
) -> None:
    style = STYLES[name]
    for layout in (style.citation, style.bibliography):
        assert layout is not None
        linked, whole = texts(style, layout, item(title, publisher, page, kind))
        assert linked == whole
