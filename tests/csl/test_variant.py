"""A style that builds on another one by name: its own rules, and those of the parent below them."""

from maocite.csl import Citation, CitationItem, load_style, render

VARIANT = b"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
  <info>
    <title>Chicago with shelf marks</title><id>http://example.org/variant</id>
    <link href="http://www.zotero.org/styles/chicago-notes-bibliography" rel="independent-parent"/>
    <updated>2026-01-01T00:00:00+00:00</updated>
  </info>
  <macro name="citation-notes-full">
    <choose>
      <if variable="call-number"><text variable="call-number" prefix="Shelf "/></if>
      <else><text macro="parent:citation-notes-full"/></else>
    </choose>
  </macro>
</style>"""

ITEMS = [
    {"id": "a", "type": "book", "title": "One", "publisher": "House", "call-number": "X 12"},
    {"id": "b", "type": "book", "title": "Two", "publisher": "House"},
]
CITATIONS = [Citation([CitationItem("a")]), Citation([CitationItem("b")])]


def test_its_macros_stand_before_those_of_the_parent() -> None:
    ours = render(load_style(VARIANT), ITEMS, CITATIONS)
    theirs = render(load_style("chicago-notes-bibliography"), ITEMS, CITATIONS)
    assert ours.citations[0] == "Shelf X 12."
    assert ours.citations[1] == theirs.citations[1]
    assert ours.bibliography is not None
    assert theirs.bibliography is not None
    assert ours.bibliography.text == theirs.bibliography.text


def test_a_plain_dependent_style_is_its_parent() -> None:
    plain = VARIANT[: VARIANT.index(b"<macro")] + b"</style>"
    theirs = render(load_style("chicago-notes-bibliography"), ITEMS, CITATIONS)
    assert render(load_style(plain), ITEMS, CITATIONS).citations == theirs.citations


def test_terms_and_areas_can_be_replaced() -> None:
    locale = b'<locale xml:lang="en"><terms><term name="editor">ED</term></terms></locale>'
    citation = b'<citation><layout><text term="editor"/></layout></citation>'
    style = VARIANT.replace(b"<macro", locale + citation + b"<macro", 1)
    assert render(load_style(style), ITEMS, CITATIONS).citations == ["ED", "ED"]
