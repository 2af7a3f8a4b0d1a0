"""What is said of an item may depend on where it is cited."""

from maocite.csl import Citation, CitationItem, load_style, render

STYLE = load_style("chicago-notes-bibliography", locale="en-US")
ITEMS = [
    {
        "id": "a",
        "type": "document",
        "title": "Minutes",
        "issued": {"date-parts": [[1966]]},
        "archive": "Arkivi Qendror Shtetëror",
        "archive-place": "Tirana",
        "archive_location": "Dos. 3",
    }
]
SHORT = (("archive", "AQSH"), ("archive-place", ""))


def test_variables_of_a_cite_hold_for_that_cite_only() -> None:
    plain = [Citation([CitationItem("a")])]
    short = [Citation([CitationItem("a", variables=SHORT)])]
    full = render(STYLE, ITEMS, plain)
    changed = render(STYLE, ITEMS, short)
    assert full.citations == ["“Minutes,” 1966, Dos. 3, Arkivi Qendror Shtetëror, Tirana."]
    assert changed.citations == ["“Minutes,” 1966, Dos. 3, AQSH."]
    assert full.bibliography is not None
    assert changed.bibliography is not None
    assert changed.bibliography.text == full.bibliography.text


def test_positions_go_by_the_item() -> None:
    citations = [
        Citation([CitationItem("a")]),
        Citation([CitationItem("a", variables=SHORT)]),
    ]
    assert render(STYLE, ITEMS, citations).citations[1] == "“Minutes.”"
