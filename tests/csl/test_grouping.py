"""Cites that stand together, and names of institutions and first names among them."""

from typing import Any

from maocite.csl import Citation, CitationItem, load_style, render


def style(options: str, layout: str, more: str = "") -> bytes:
    return f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
      <citation {options}><sort><key variable="title"/></sort>
      <layout delimiter="; ">{layout}</layout></citation>{more}</style>""".encode()


NAMES = '<names variable="author"><name form="short"/></names>'
AUTHOR_DATE = (
    f'<group delimiter=" ">{NAMES}<date variable="issued"><date-part name="year"/></date></group>'
)


def work(key: str, year: int, *families: str) -> dict[str, Any]:
    return {
        "id": key,
        "type": "book",
        "title": key,
        "author": [{"family": family, "given": f"{key.upper()}xx"} for family in families],
        "issued": {"date-parts": [[year]]},
    }


def cited(source: bytes, items: list[dict[str, Any]]) -> str:
    citation = Citation([CitationItem(item["id"]) for item in items])
    return render(load_style(source), items, [citation]).citations[0]


def test_after_suffixes_the_delimiter_of_the_group_goes_on() -> None:
    # "after-collapse-delimiter: the cite delimiter to be used after a collapsed cite group"
    source = style(
        'collapse="year-suffix" disambiguate-add-year-suffix="true" '
        'year-suffix-delimiter="," after-collapse-delimiter=" | " cite-group-delimiter=", "',
        AUTHOR_DATE,
    )
    items = [work("a", 2000, "Doe"), work("b", 2000, "Doe"), work("c", 2001, "Doe")]
    assert cited(source, [*items, work("d", 1999, "Roe")]) == "Doe 2000a,b, 2001 | Roe 1999"


def test_cites_without_names_are_no_group() -> None:
    # "cites with identical rendered names are grouped"
    source = style('cite-group-delimiter=", "', '<text variable="title"/>')
    assert cited(source, [{"id": key, "type": "book", "title": key} for key in "abc"]) == "a; b; c"


def test_primary_names_are_told_apart_from_primary_names_only() -> None:
    # "primary-name: ... name expansion is limited to the first name of each cite"
    source = style(
        'disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name"',
        '<names variable="author"><name form="short" and="text" initialize-with=". "/></names>',
    )
    other = {**work("b", 2000, "Low", "Doe"), "title": "b"}
    assert cited(source, [work("a", 2000, "Doe"), other]) == "Doe; Low and Doe"
    same = work("b", 2000, "Doe")
    assert cited(source, [work("a", 2000, "Doe"), same]) == "A. Doe; B. Doe"


def test_affixes_of_the_family_name_are_not_those_of_an_institution() -> None:
    # cs:name-part is about "given" and "family"; an institution has neither.
    source = style(
        "", '<names variable="author"><name><name-part name="family" suffix="*"/></name></names>'
    )
    institution = {"id": "b", "type": "book", "title": "b", "author": [{"literal": "Doe Inc."}]}
    assert cited(source, [work("a", 2000, "Doe"), institution]) == "Axx Doe*; Doe Inc."


def test_the_only_field_of_an_entry_is_its_first() -> None:
    bibliography = """<bibliography second-field-align="flush"><layout>
      <text variable="title"/></layout></bibliography>"""
    known = load_style(style("", AUTHOR_DATE, bibliography))
    found = render(known, [work("a", 2000)], output="html").bibliography
    assert found is not None
    assert found.entries[0].text.strip() == '<div class="csl-left-margin">a</div>'
