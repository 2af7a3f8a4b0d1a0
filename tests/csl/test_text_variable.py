"""cs:text with ``variable``: what only the cite knows has no short form in the item."""

import pytest

from maocite.csl import Citation, CitationItem, Locator, load_style, render

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><citation>
<layout><group delimiter=": "><text variable="title" form="short"/>
<text variable="{variable}" form="{form}"/></group></layout></citation></style>"""


@pytest.mark.parametrize("form", ["short", "long"])
@pytest.mark.parametrize(("variable", "shown"), [("locator", "3–5"), ("citation-number", "1")])
def test_variables_of_the_cite_in_any_form(variable: str, form: str, shown: str) -> None:
    style = load_style(STYLE.format(variable=variable, form=form).encode())
    cite = CitationItem("x", locator=Locator("page", "3-5"))
    item = {"id": "x", "title": "A long title", "title-short": "Title"}
    assert render(style, [item], [Citation((cite,))]).citations == [f"Title: {shown}"]
