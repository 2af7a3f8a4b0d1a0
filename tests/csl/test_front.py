"""The front for programs written for citeproc-py: the same program text with both packages."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import citeproc
import citeproc.source.bibtex
import citeproc.source.json
import pytest

import maocite.csl as csl
from maocite.csl.front import UnknownStyleError
from maocite.csl.references import find, reference_to_csl
from maocite.errors import InputError, MaociteError, UnknownNameError

OURS: Any = csl
THEIRS: Any = SimpleNamespace(
    CitationStylesStyle=citeproc.CitationStylesStyle,
    CitationStylesBibliography=citeproc.CitationStylesBibliography,
    Citation=citeproc.Citation,
    CitationItem=citeproc.CitationItem,
    Locator=citeproc.Locator,
    CiteProcJSON=citeproc.source.json.CiteProcJSON,
    formatter=citeproc.formatter,
)

ITEMS: list[dict[str, Any]] = [
    {
        "id": "Keller2001",
        "type": "book",
        "title": "The Winter Road",
        "author": [{"family": "Keller", "given": "Ada"}],
        "publisher": "Harbor Press",
        "publisher-place": "Boston",
        "issued": {"date-parts": [[2001]]},
    },
    {
        "id": "adler1998",
        "type": "book",
        "title": "A Short History",
        "author": [{"family": "Adler", "given": "Ben"}, {"family": "Cole", "given": "Dora"}],
        "publisher": "Northern Press",
        "publisher-place": "London",
        "issued": {"date-parts": [[1998]]},
    },
]
# A style that both packages render alike, so that what is compared is the front.
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Plain</title><id>plain</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="(" suffix=")" delimiter="; ">
  <names variable="author"><name form="short" and="text"/></names>
  <date variable="issued" prefix=" "><date-part name="year"/></date>
  <group prefix=", " delimiter=" "><label variable="locator" form="short"/>
    <text variable="locator"/></group>
</layout></citation>
<bibliography><sort><key variable="issued"/></sort><layout suffix=".">
  <names variable="author"><name and="text"/></names>
  <text variable="title" font-style="italic" prefix=", "/>
  <date variable="issued" prefix=", "><date-part name="year"/></date>
</layout></bibliography></style>"""
NOTES = STYLE.replace('class="in-text"', 'class="note"').replace(
    '<names variable="author"><name form="short" and="text"/></names>',
    '<choose><if position="ibid-with-locator"><text value="ibid+"/></if>'
    '<else-if position="ibid"><text value="ibid"/></else-if>'
    '<else><names variable="author"><name form="short" and="text"/></names></else></choose>',
)


@pytest.fixture(params=["citeproc-py", "maocite"])
def package(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Each package in turn, under the names that programs use."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield THEIRS if request.param == "citeproc-py" else OURS


def document(
    package: Any, xml: str = STYLE, output: str = "html", items: Any = ITEMS
) -> tuple[Any, Any]:
    """A style and a bibliography as a program of citeproc-py makes them."""
    style = package.CitationStylesStyle(io.BytesIO(xml.encode()), validate=False)
    source = package.CiteProcJSON(items)
    return style, package.CitationStylesBibliography(
        style, source, getattr(package.formatter, output)
    )


# One program, both packages ---------------------------------------------------------------------


def test_the_example_of_the_readme(package: Any) -> None:
    _, bibliography = document(package)
    first = package.Citation([package.CitationItem("Keller2001")])
    second = package.Citation(
        [
            package.CitationItem("adler1998", prefix="see ", suffix=" for more"),
            package.CitationItem("unknown"),
        ]
    )
    for citation in (first, second):
        bibliography.register(citation)
    missing = []

    def warn(item: Any) -> None:
        missing.append(item.key)

    assert str(bibliography.cite(first, warn)) == "(Keller 2001)"
    assert str(bibliography.cite(second, warn)) == ("(see Adler and Cole 1998 for more; unknown?)")
    assert missing == ["unknown"]
    assert bibliography.keys == ["keller2001", "adler1998"]
    assert [str(entry) for entry in bibliography.bibliography()] == [
        "Ada Keller, <i>The Winter Road</i>, 2001.",
        "Ben Adler and Dora Cole, <i>A Short History</i>, 1998.",
    ]


def test_what_the_callback_returns_stands_in_the_citation(package: Any) -> None:
    _, bibliography = document(package)
    citation = package.Citation([package.CitationItem("unknown")])
    told: list[str] = []
    bibliography.register(citation, lambda item: told.append(item.key))
    assert told == ["unknown"]
    assert str(bibliography.cite(citation, lambda item: f"[{item.key}]")) == "([unknown])"


def test_sort_orders_keys_items_and_entries(package: Any) -> None:
    _, bibliography = document(package, output="plain")
    for item in ITEMS:
        bibliography.register(package.Citation([package.CitationItem(item["id"])]))
    bibliography.sort()
    assert bibliography.keys == ["adler1998", "keller2001"]
    assert [item.key.lower() for item in bibliography.items] == ["adler1998", "keller2001"]
    entries = ["".join(entry) for entry in bibliography.bibliography()]
    assert entries == [
        "Ben Adler and Dora Cole, A Short History, 1998.",
        "Ada Keller, The Winter Road, 2001.",
    ]


def test_locators(package: Any) -> None:
    _, bibliography = document(package)
    citation = package.Citation(
        [package.CitationItem("Keller2001", locator=package.Locator("page", "12-15"))]
    )
    bibliography.register(citation)
    assert citation.cites[0].has_locator
    assert citation.cites[0].locator.identifier == "12-15"
    assert str(bibliography.cite(citation, print)) == "(Keller 2001, pp. 12–15)"


def test_a_style_edited_before_it_is_used(package: Any) -> None:
    style, bibliography = document(package)
    layout = style.root.find(".//{*}citation/{*}layout")
    layout.set("prefix", "[")
    layout.set("suffix", "]")
    citation = package.Citation([package.CitationItem("Keller2001")])
    bibliography.register(citation)
    assert str(bibliography.cite(citation, print)) == "[Keller 2001]"


def test_many_bibliographies_of_one_style(package: Any) -> None:
    style, _ = document(package)
    source = package.CiteProcJSON(ITEMS)
    entries = []
    for item in ITEMS:
        one = package.CitationStylesBibliography(style, source, package.formatter.plain)
        one.register(package.Citation([package.CitationItem(item["id"])]))
        entries.append(str(one.bibliography()[0]))
    assert entries[1] == "Ben Adler and Dora Cole, A Short History, 1998."


def test_a_formatter_of_ones_own(package: Any) -> None:
    class Wiki:
        """A formatter in citeproc-py's way."""

        preformat = staticmethod(str)
        Italic = staticmethod(lambda text: f"''{text}''")

    style, _ = document(package)
    bibliography = package.CitationStylesBibliography(style, package.CiteProcJSON(ITEMS), Wiki)
    bibliography.register(package.Citation([package.CitationItem("Keller2001")]))
    assert str(bibliography.bibliography()[0]) == "Ada Keller, ''The Winter Road'', 2001."


def test_rst(package: Any) -> None:
    _, bibliography = document(package, output="rst")
    bibliography.register(package.Citation([package.CitationItem("Keller2001")]))
    assert str(bibliography.bibliography()[0]) == (
        "Ada Keller, :emphasis:`The Winter Road`, 2001."
    )


def test_a_bibtex_source(package: Any, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(
        "@article{Knuth84, author={Donald E. Knuth and Jr., Ludwig van Last}, year=1984,\n"
        " title={A {TeX} note on {\\'e}tudes}, journal={J}, month={jan}, pages={1--20}, volume=2}",
        "utf-8",
    )
    source = citeproc.source.bibtex.BibTeX(str(tmp_path / "x.bib"), encoding="utf-8")
    style = package.CitationStylesStyle(
        io.BytesIO(
            STYLE.replace('variable="title"', 'variable="title" text-case="lowercase"').encode()
        ),
        validate=False,
    )
    bibliography = package.CitationStylesBibliography(style, source, package.formatter.plain)
    for key in source:
        bibliography.register(package.Citation([package.CitationItem(key)]))
    entry = str(bibliography.bibliography()[0])
    assert entry.startswith("Donald E. Knuth and ")
    assert entry.endswith(", 1984.")


def test_a_style_that_is_not_valid_is_a_warning(package: Any) -> None:
    warnings.simplefilter("always")
    xml = STYLE.replace("<citation>", '<citation surplus="1">').encode()
    with pytest.warns(UserWarning, match="surplus"):
        package.CitationStylesStyle(io.BytesIO(xml))


# Where citeproc-py is wrong ---------------------------------------------------------------------


def entries(package: Any, style: str, items: list[dict[str, Any]]) -> list[str]:
    """The sorted bibliography of some items in a style known by name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bibliography = package.CitationStylesBibliography(
            package.CitationStylesStyle(style, validate=False),
            package.CiteProcJSON(items),
            package.formatter.html,
        )
        for item in items:
            bibliography.register(package.Citation([package.CitationItem(item["id"])]))
        bibliography.sort()
        return [str(entry) for entry in bibliography.bibliography()]


def both(style: str, item: dict[str, Any]) -> tuple[str, str]:
    """What citeproc-py makes of an item, and what we make of it."""
    return entries(THEIRS, style, [item])[0], entries(OURS, style, [item])[0]


def test_markup_characters_are_escaped() -> None:
    item = {**ITEMS[0], "title": "A & B < C"}
    theirs, ours = both("apa", item)
    assert "A & B < C" in theirs
    assert "A &#38; B &#60; C" in ours


def test_a_question_mark_takes_no_full_stop() -> None:
    theirs, ours = both("apa", {**ITEMS[0], "title": "Is sleep necessary?"})
    assert "necessary?</i>." in theirs
    assert "necessary?</i> H" in ours


def test_years_are_told_apart() -> None:
    items = [{**ITEMS[0], "id": "a"}, {**ITEMS[0], "id": "b", "title": "The Zoo"}]
    assert all("(2001)" in entry for entry in entries(THEIRS, "apa", items))
    assert [
        "(2001a)" in entries(OURS, "apa", items)[0],
        "(2001b)" in entries(OURS, "apa", items)[1],
    ]


def test_ids_that_differ_in_case_are_two_items() -> None:
    items = [{**ITEMS[0], "id": "A"}, {**ITEMS[1], "id": "a"}]
    assert len(entries(THEIRS, "apa", items)) == 1
    assert len(entries(OURS, "apa", items)) == 2


def test_given_names_are_kept_where_the_style_says_so() -> None:
    item = {**ITEMS[0], "author": [{"family": "Keller", "given": "Anna Maria"}]}
    theirs, ours = both("chicago-author-date", item)
    assert "Anna Maria" not in theirs
    assert ours.startswith("Keller, Anna Maria. 2001. ")


# The document, whatever the order of calls ------------------------------------------------------


def test_positions_follow_registration_not_calls() -> None:
    _, bibliography = document(OURS, NOTES, "plain")
    page = csl.Locator("page", "3")
    notes = [
        csl.Citation([csl.CitationItem("adler1998", page)]),
        csl.Citation([csl.CitationItem("adler1998", csl.Locator("page", "3"))]),
        csl.Citation([csl.CitationItem("adler1998", csl.Locator("page", "4"))]),
    ]
    for note in notes:
        bibliography.register(note)
    backwards = [bibliography.cite(note) for note in reversed(notes)]
    assert backwards == ["(ibid+ 1998, p. 4)", "(ibid 1998, p. 3)", "(Adler and Cole 1998, p. 3)"]
    assert bibliography.cite(notes[0]) == "(Adler and Cole 1998, p. 3)"


def test_one_citation_at_two_places() -> None:
    _, bibliography = document(OURS, NOTES, "plain")
    note = csl.Citation([csl.CitationItem("adler1998")])
    bibliography.register(note)
    bibliography.register(note)
    texts = [bibliography.cite(note) for _ in range(3)]
    assert texts == ["(Adler and Cole 1998)", "(ibid 1998)", "(ibid 1998)"]


def test_a_citation_must_be_registered() -> None:
    _, bibliography = document(OURS)
    with pytest.raises(InputError, match="not registered"):
        bibliography.cite(csl.Citation([csl.CitationItem("adler1998")]))


def test_keys_keep_the_id() -> None:
    _, bibliography = document(OURS)
    bibliography.register(csl.Citation([csl.CitationItem("KELLER2001")]))
    assert [(str(key), key.id) for key in bibliography.keys] == [("keller2001", "Keller2001")]
    assert [entry.key for entry in bibliography.bibliography()] == ["Keller2001"]
    assert bibliography.source["keller2001"] is ITEMS[0]


def test_a_style_without_bibliography() -> None:
    xml = STYLE[: STYLE.index("<bibliography>")] + "</style>"
    style, bibliography = document(OURS, xml)
    bibliography.register(csl.Citation([csl.CitationItem("Keller2001")]))
    bibliography.sort()
    assert not style.has_bibliography()
    assert bibliography.bibliography() == []
    assert bibliography.keys == ["keller2001"]


def test_objects_of_citeproc_py_are_taken_as_they_are() -> None:
    style = csl.CitationStylesStyle(STYLE, validate=False)
    source = citeproc.source.json.CiteProcJSON(ITEMS)
    bibliography = csl.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    cite = citeproc.CitationItem("Keller2001", locator=citeproc.Locator("page", 3), prefix="see ")
    citation: Any = citeproc.Citation([cite])
    bibliography.register(citation)
    assert bibliography.cite(citation) == "(see Keller 2001, p. 3)"


@pytest.mark.parametrize(
    "make", [str, str.encode, io.StringIO, lambda xml: io.BytesIO(xml.encode())]
)
def test_a_style_comes_in_any_shape(make: Any) -> None:
    xml = '<?xml version="1.0" encoding="UTF-8"?>\n' + STYLE
    assert csl.CitationStylesStyle(make(xml), validate=False).has_bibliography()


def test_a_style_comes_as_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my style").write_text(STYLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert csl.CitationStylesStyle(tmp_path / "my style", validate=False).has_bibliography()
    assert csl.CitationStylesStyle("my style", validate=False).has_bibliography()


def test_a_formatter_of_ones_own_escapes() -> None:
    class Shy:
        """A formatter that escapes."""

        preformat = staticmethod(lambda text: str(text).replace("W", "\\W"))

    style, _ = document(OURS)
    bibliography = csl.CitationStylesBibliography(style, csl.CiteProcJSON(ITEMS), Shy)
    bibliography.register(csl.Citation([csl.CitationItem("Keller2001")]))
    assert bibliography.bibliography() == ["Ada Keller, The \\Winter Road, 2001."]


def test_errors_are_ours() -> None:
    assert issubclass(UnknownStyleError, MaociteError)
    # citeproc-py raises a ValueError where it does not find a style by itself.
    with pytest.raises(ValueError, match="no-such-style"):
        csl.CitationStylesStyle("no-such-style", validate=False)
    with pytest.raises(UnknownNameError, match="did you mean 'apa'"):
        csl.CitationStylesStyle("appa", validate=False)
    with pytest.raises(UnknownNameError, match="formatter"):
        csl.CitationStylesBibliography(OURS.CitationStylesStyle(STYLE), {}, 5)  # type: ignore[arg-type]
    for bad in ("text", {"id": "x"}, [1], ["x"]):
        with pytest.raises(InputError):
            csl.CiteProcJSON(bad)  # type: ignore[arg-type]


# References -------------------------------------------------------------------------------------


def test_references_become_csl_json() -> None:
    from citeproc.source import Date, DateRange, LiteralDate, Name, Reference
    from citeproc.string import MixedString, NoCase, String

    reference = Reference(
        "k",
        "book",
        title=MixedString([String("On "), NoCase("NATO")]),
        container_title="J",
        archive_location="Box 2",
        author=[
            Name(family="Last", given="Ann", **{"non-dropping-particle": "van"}),
            Name(literal="The Board"),
        ],
        issued=DateRange(begin=Date(year=1999, month=2), end=Date(year=2001)),
        accessed=Date(year=2020, month=1, day=3, circa=True),
        submitted=LiteralDate("soon"),
        original_date=Date(year="n.d."),
        volume=3,
        note=None,
    )
    assert reference_to_csl(reference) == {
        "id": "k",
        "type": "book",
        "title": 'On <span class="nocase">NATO</span>',
        "container-title": "J",
        "archive_location": "Box 2",
        "author": [
            {"family": "Last", "given": "Ann", "non-dropping-particle": "van"},
            {"literal": "The Board"},
        ],
        "issued": {"date-parts": [[1999, 2], [2001]]},
        "accessed": {"date-parts": [[2020, 1, 3]], "circa": True},
        "submitted": {"literal": "soon"},
        "original-date": {"literal": "n.d."},
        "volume": 3,
    }


def test_find_prefers_the_key_as_written() -> None:
    source = csl.CiteProcJSON([{"id": "a", "title": "1"}, {"id": "A", "title": "2"}, {"id": 7}])
    assert find(source, "A") == ("A", {"id": "A", "title": "2"})
    assert find(source, "7") == ("7", {"id": 7})
    assert find(source, "b") is None


def test_items_may_come_while_the_document_is_written() -> None:
    """Many programs register and cite in one loop; each text is right for what is known then."""
    items = [{**ITEMS[0], "id": f"k{n}", "title": f"Part {n}"} for n in range(3)]
    bibliography = csl.CitationStylesBibliography(
        csl.CitationStylesStyle("apa", validate=False), csl.CiteProcJSON(items), "plain"
    )
    citations = [csl.Citation([csl.CitationItem(item["id"])]) for item in items]
    texts = []
    for citation in citations:
        bibliography.register(citation)
        texts.append(bibliography.cite(citation))
    assert texts == ["(Keller, 2001)", "(Keller, 2001b)", "(Keller, 2001c)"]
    assert [bibliography.cite(citation) for citation in citations] == [
        "(Keller, 2001a)",
        "(Keller, 2001b)",
        "(Keller, 2001c)",
    ]
