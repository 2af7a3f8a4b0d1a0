"""DOI, PMID, PMCID and URL as links (CSL 1.0.2, appendix "Links")."""

from typing import Any

import pytest

from maocite.csl import Citation, CitationItem, Document, load_style, render


def text(output: str, prefix: str, links: bool | None = None, **fields: str) -> str:
    variable = next(iter(fields))
    style = f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
      <citation><layout><text variable="{variable}" prefix="{prefix}" suffix="."/></layout></citation>
    </style>"""
    item: dict[str, Any] = {"id": "a", "type": "book", **fields}
    cited = [Citation([CitationItem("a")])]
    return render(load_style(style.encode()), [item], cited, output, links=links).citations[0]


ADDRESS = "https://doi.org/10.1000/1_2"
EXPECTED = {
    "html": f'see <a href="{ADDRESS}">{ADDRESS}</a>.',
    "markdown": f"see [https://doi.org/10.1000/1\\_2](<{ADDRESS}>).",
    "latex": "see \\href{https://doi.org/10.1000/1\\_2}{https://doi.org/10.1000/1\\_2}.",
    "typst": f'see #link("{ADDRESS}")[https:\\/\\/doi.org\\/10.1000\\/1\\_2];.',
    "tei": f'see <ref target="{ADDRESS}">{ADDRESS}</ref>.',
}


@pytest.mark.parametrize("output", EXPECTED)
def test_the_prefix_of_the_style_is_part_of_the_link(output: str) -> None:
    assert text(output, "see https://doi.org/", True, DOI="10.1000/1_2") == EXPECTED[output]


@pytest.mark.parametrize("output", ["html", "markdown", "tei"])
def test_other_text_before_it_is_not(output: str) -> None:
    written = text(output, "doi: ", True, DOI="10.1000/12")
    link = EXPECTED[output].removeprefix("see ").replace("1\\_2", "12").replace("1_2", "12")
    assert written == "doi: " + link.replace(">https://doi.org/", ">").replace(
        "[https://doi.org/", "["
    )


def test_without_links_nothing_is_linked() -> None:
    for output in EXPECTED:
        assert "10.1000/12" in text(output, "", False, DOI="10.1000/12").replace("\\/", "/")
        assert "https:" not in text(output, "", False, DOI="10.1000/12")


def test_html_links_on_request_only() -> None:
    assert text("html", "", DOI="10.1/2") == "10.1/2."
    assert text("markdown", "", DOI="10.1/2") == "[10.1/2](<https://doi.org/10.1/2>)."


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "www.example.org", " "]
)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert "href" not in text("html", "", True, URL=address)


def test_an_address_after_its_scheme() -> None:
    written = text("html", "http://", True, URL="example.org/a")
    assert written == '<a href="http://example.org/a">http://example.org/a</a>.'


def test_marks_that_end_an_address_are_encoded_in_a_doi() -> None:
    written = text("html", "", True, DOI="10.1002/(SICI)1<1::AID>3#4")
    assert 'href="https://doi.org/10.1002/(SICI)1%3C1::AID%3E3%234"' in written


@pytest.mark.parametrize(
    ("variable", "value", "address"),
    [
        ("PMID", "123", "https://www.ncbi.nlm.nih.gov/pubmed/123"),
        ("PMCID", "PMC1", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1"),
        ("URL", "https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
    ],
)
def test_each_identifier_has_its_address(variable: str, value: str, address: str) -> None:
    assert f'<a href="{address}">' in text("html", "", True, **{variable: value})


def test_a_document_links_too() -> None:
    item = {"id": "a", "type": "webpage", "URL": "https://example.org"}
    document = Document(load_style("apa"), [item], "html", uncited=True, links=True)
    assert document.bibliography is not None
    assert '<a href="https://example.org">https://example.org</a>' in document.bibliography.text


def test_pandoc_quotes_are_quoted_where_they_are_those_that_it_knows() -> None:
    style = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
      <citation><layout><text variable="title" quotes="true"/></layout></citation></style>"""
    item = {"id": "a", "type": "book", "title": 'On "it"'}
    cited = [Citation([CitationItem("a")])]
    english = render(load_style(style), [item], cited, "pandoc").citations[0]
    assert english == (
        '[{"t":"Quoted","c":[{"t":"DoubleQuote"},[{"t":"Str","c":"On"},{"t":"Space"},'
        '{"t":"Quoted","c":[{"t":"SingleQuote"},[{"t":"Str","c":"it"}]]}]]}]'
    )
    german = render(load_style(style, "de-DE"), [item], cited, "pandoc").citations[0]
    assert "Quoted" not in german
    assert '"\\u201e"' in german or "„" in german
