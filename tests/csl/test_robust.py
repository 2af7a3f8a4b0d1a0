"""Any JSON as items, any XML as style: a clear error or a sensible rendering, in bounded time."""

from __future__ import annotations

import copy
import random
import re
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from maocite.csl import Citation, CitationItem, Locator, Style, load_style, render
from maocite.csl.loading import StyleError, style_path
from maocite.csl.richtext import parse_rich
from maocite.csl.unwritable import writable_fields
from maocite.errors import MaociteError, Problem

T = TypeVar("T")
STYLES = ("chicago-notes-bibliography", "apa", "ieee")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
FIELDS = (
    "type", "title", "author", "editor", "issued", "accessed", "volume", "page", "DOI", "URL",
    "container-title", "language", "edition", "number", "publisher", "note", "id",
)  # fmt: skip
ITEMS = st.lists(
    st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=8)
    | st.fixed_dictionaries({"id": st.just("x"), "type": st.just("book"), "title": JSON}),
    max_size=3,
)
MARKUP = st.lists(
    st.sampled_from(
        ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sc>", "</sc>", "<span class=\"nocase\">",
         "</span>", "<script>", "</script>", "<img src=x onerror=alert(1)>", "&", "<", ">", '"', "'",
         "“", "”", "‘", "’", "«", "»", " ", ".", ",", "?", "!", ":", "a", "Bc", "\\", "{", "}", "$"]
    ),
    max_size=40,
).map("".join)  # fmt: skip
ALLOWED = re.compile(
    r'</?(?:i|em|b|sup|sub|div|span)>|<div class="csl-[a-z-]+">'
    r'|<span style="(?:font-(?:style|variant|weight)|text-decoration|baseline)[a-z:; -]*">'
)


def unless_refused(action: Callable[[], T]) -> T | None:
    """What an action gives; None where it says with an error of ours why it cannot be done."""
    try:
        return action()
    except MaociteError as error:
        if not str(error):
            raise
        return None


@lru_cache
def style(name: str) -> Style:
    """A style, loaded once."""
    return load_style(name)


def rendered(name: str, items: list[dict[str, Any]], output: str = "html") -> str:
    """Each item cited twice, and the bibliography, as one text."""
    keys = [str(item["id"]) for item in items if isinstance(item.get("id"), str | int)]
    citations = [
        Citation((CitationItem(key, locator=Locator("page", "3-5")),), number)
        for number, key in enumerate([*keys, *keys], 1)
    ]
    result = render(style(name), items, citations, output, uncited=True)
    texts = list(result.citations)
    if result.bibliography is not None:
        texts.append(result.bibliography.text)
    return "\n".join(texts)


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=150, deadline=None)
@given(items=ITEMS)
def test_any_json_as_items(name: str, items: list[dict[str, Any]]) -> None:
    text = unless_refused(lambda: rendered(name, items))
    assert text is None or isinstance(text, str)


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=150, deadline=None)
@given(title=MARKUP, family=MARKUP, page=MARKUP)
def test_html_has_no_markup_that_was_not_asked_for(
    name: str, title: str, family: str, page: str
) -> None:
    item = {"id": "x", "type": "article-journal", "title": title, "container-title": title,
            "author": [{"family": family, "given": title}], "page": page, "URL": page}  # fmt: skip
    text = rendered(name, [item])
    assert "<" not in ALLOWED.sub("", text)
    etree.fromstring(f"<div>{text}</div>")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), name=st.sampled_from(STYLES))
def test_any_xml_as_style(seed: int, name: str) -> None:
    """Styles with elements lost, doubled or moved and attributes changed."""
    chance = random.Random(seed)
    root = copy.deepcopy(source(name))
    for _ in range(chance.randint(1, 6)):
        mutate(root, chance)
    items = [{"id": "x", "type": "book", "title": "T", "author": [{"family": "D", "given": "J"}],
              "issued": {"date-parts": [[2000, 1, 2]]}, "page": "1-9"}]  # fmt: skip
    citations = [Citation((CitationItem("x"),), 1), Citation((CitationItem("x"),), 2)]
    result = unless_refused(
        lambda: render(load_style(etree.tostring(root)), items, citations, "html")
    )
    assert result is None or len(result.citations) == 2


@lru_cache
def source(name: str) -> etree._Element:
    """The tree of a style."""
    return etree.parse(style_path(name)).getroot()


def mutate(root: etree._Element, chance: random.Random) -> None:
    """One accident to a style."""
    elements = [element for element in root.iter("{*}*") if element is not root]
    if not elements:
        return
    element = chance.choice(elements)
    parent = element.getparent()
    assert parent is not None
    match chance.randint(0, 4):
        case 0:
            parent.remove(element)
        case 1:
            parent.append(copy.deepcopy(element))
        case 2:
            chance.choice(elements).append(copy.deepcopy(element))
        case 3 if element.attrib:
            name = chance.choice(list(element.attrib))
            element.set(
                str(name), chance.choice(["", "true", "-1", "no such thing", "title author"])
            )
        case _:
            element.set(chance.choice(["variable", "macro", "form", "delimiter", "et-al-min", "name"]),
                        chance.choice(["", "issued", "author", "9", "x y z"]))  # fmt: skip


HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<", b"<html/>", b"\x00\xff", b'<!DOCTYPE x [<!ENTITY a "b">]><style>&a;</style>',
        f"{HEAD}</style>".encode(),
        f'{HEAD}<citation><layout><text macro="a"/></layout></citation></style>'.encode(),
        f'{HEAD}<macro name="a"><text macro="a"/></macro><citation><layout><text macro="a"/>'
        "</layout></citation></style>".encode(),
        f'{HEAD}<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
        '<citation><layout><text macro="a"/></layout></citation></style>'.encode(),
        (HEAD + "<citation><layout>" + "<group>" * 3000 + "</group>" * 3000
         + "</layout></citation></style>").encode(),
    ],
    ids=range(10),
)  # fmt: skip
def test_hostile_styles(body: bytes) -> None:
    cite = Citation((CitationItem("x"),))
    result = unless_refused(lambda: render(load_style(body), [{"id": "x"}], [cite], "html"))
    assert result is None or result.citations == [""]


def test_an_entity_is_not_read_from_a_file() -> None:
    body = ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + HEAD
            + '<citation><layout><text value="&a;"/></layout></citation></style>')  # fmt: skip
    cite = Citation((CitationItem("x"),))
    result = unless_refused(lambda: render(load_style(body.encode()), [{"id": "x"}], [cite]))
    assert result is None or result.citations == [""]


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(
    "item",
    [
        {"author": [{"family": f"F{n}", "given": "G"} for n in range(10_000)]},
        {"title": "word " * 200_000},
        {"title": "<i>" * 50_000},
        {"title": '"' * 50_000},
        {"title": "' " * 50_000},
        {"title": "<i>a" * 5_000 + "</i>" * 5_000},
        {"page": "1-" * 100_000, "volume": "9" * 100_000, "edition": "1, " * 50_000},
        {"issued": {"raw": "2000-" * 50_000}},
        {"author": [{"family": "van " * 20_000, "given": "A-" * 50_000}]},
    ],
    ids=["authors", "words", "tags", "quotes", "apostrophes", "nested", "numbers", "date", "name"],
)
def test_large_items_take_no_ages(name: str, item: dict[str, Any]) -> None:
    start = time.process_time()
    assert rendered(name, [{"id": "x", "type": "article-journal", **item}])
    assert time.process_time() - start < 10, "what grows with the square takes minutes"


# Found by fuzzing and by thinking of the worst, each kept as a case ------------------------------

INFO = "<info><title>x</title><id>x</id><updated>2026-01-01T00:00:00+00:00</updated></info>"


def styled(layout: str, macros: str = "") -> bytes:
    """A style with one layout for citations."""
    return (f"{HEAD}{INFO}{macros}<citation><layout>{layout}</layout></citation></style>").encode()


def refused(body: bytes) -> list[tuple[int | None, str]]:
    """Lines and codes of the errors for which a style is refused."""
    with pytest.raises(StyleError) as caught:
        load_style(body)
    return [(problem.place.line, problem.code) for problem in caught.value.problems]


def chain(length: int, call: str, end: str = '<text variable="title"/>') -> str:
    """Macros m0, m1 ... each calling the next; ``call`` has ``%s`` for the calling element."""
    macros = [
        f'<macro name="m{n}">' + call.replace("%s", f'<text macro="m{n + 1}"/>') + "</macro>"
        for n in range(length)
    ]
    return "".join(macros) + f'<macro name="m{length}">{end}</macro>'


def test_macros_that_double_are_refused() -> None:
    """Thirty macros that each call the next one twice would draw 2^30 times."""
    assert refused(styled('<text macro="m0"/>', chain(30, "%s%s"))) == [(1, "too-large")]


def test_macros_that_double_in_branches_are_none() -> None:
    branch = '<choose><if type="book">%s</if><else>%s</else></choose>'
    body = styled('<text macro="m0"/>', chain(30, branch))
    cite = Citation((CitationItem("x"),))
    assert render(load_style(body), [{"id": "x", "title": "T"}], [cite]).citations == ["T"]


def test_macros_that_nest_too_deep_are_refused() -> None:
    """Each macro is shallow; written out they are deeper than Python's recursion goes."""
    deep = "<group>" * 30 + "%s" + "</group>" * 30
    assert refused(styled('<text macro="m0"/>', chain(60, deep))) == [(1, "too-deep")]


def test_groups_five_hundred_deep_are_refused() -> None:
    body = styled("<group>" * 500 + '<text variable="title"/>' + "</group>" * 500)
    assert [line for line, _ in refused(body)] == [1]


def test_elements_without_what_they_need_are_passed_over() -> None:
    body = styled(
        '<text/><number/><date/><names/><label/><group/><choose/><text value=""/>'
        '<text variable="title"/>'
    )
    style = load_style(body)
    codes = [problem.code for problem in style.problems]
    assert codes == ["missing-attribute"] * 5
    cite = Citation((CitationItem("x"),))
    assert render(style, [{"id": "x", "title": "T"}], [cite]).citations == ["T"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html/>", "<style>:1: error: the outermost element is html"),
        (b"", "<style>:1: error: not well-formed XML"),
        (b"<style/>", "a style begins with <style xmlns='http://purl.org/net/xbiblio/csl'>"),
        (styled('<text macro="titel"/>', '<macro name="title"/>'), "did you mean 'title'?"),
        (styled('<text macro="a"/>', '<macro name="a"><text macro="a"/></macro>'), "a -> a"),
    ],
    ids=["other", "empty", "no namespace", "no macro", "circle"],
)
def test_messages_say_what_would_be_right(body: bytes, message: str) -> None:
    with pytest.raises(StyleError, match=re.escape(message)):
        load_style(body)


def test_a_very_long_year_is_no_number() -> None:
    year = "9" * 4000
    text = rendered("apa", [{"id": "x", "type": "book", "issued": {"date-parts": [[int(year)]]}}])
    assert "x" not in text


@pytest.mark.parametrize(
    "title",
    ["\"a' " * 50_000, '">' * 100_000, "<i>a</i> " * 20_000, "“a " * 50_000, "a> " * 50_000],
    ids=["straight", "after tags", "italics", "curly", "brackets"],
)
def test_marks_without_partner_take_linear_time(title: str) -> None:
    start = time.process_time()
    assert parse_rich(title)
    assert time.process_time() - start < 5


def test_affixes_of_cites_are_text_too() -> None:
    cite = CitationItem("x", prefix="</i><b>see", suffix="<script>x</script><i>y</i>")
    result = render(style("apa"), [{"id": "x", "title": "T"}], [Citation((cite,))], "html")
    assert "<" not in ALLOWED.sub("", result.citations[0])
    assert "<i>y</i>" in result.citations[0]


@pytest.mark.parametrize("value", ["²", "٣²", "-1", "1.5", "", "9" * 5000])
def test_numbers_of_styles_that_are_none(value: str) -> None:
    """Digits that are no numbers, and numbers beyond all reason, count as not said."""
    body = styled(
        f'<names variable="author"><name et-al-min="{value}" et-al-use-first="1"/></names>'
    )
    body = body.replace(b"<citation>", f'<citation near-note-distance="{value}">'.encode())
    cite = Citation((CitationItem("x"),))
    author = [{"family": "A"}, {"family": "B"}]
    item = {"id": "x", "author": author}
    assert render(load_style(body), [item], [cite, cite]).citations == ["A, B", "A, B"]


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "x" * 5000, "x" * 5000 + ".csl", "\0.csl"])
def test_names_that_no_style_can_have(name: str) -> None:
    with pytest.raises(MaociteError):
        load_style(name)


@pytest.mark.parametrize("locale", ["", "zz", "en_US", "../../x", "a" * 300])
def test_languages_that_there_are_not_fall_back_to_english(locale: str) -> None:
    """As the last step of "Locale Fallback" in CSL 1.0.2."""
    result = render(load_style("apa", locale), [{"id": "x", "type": "book", "edition": 2}])
    assert result.bibliography is not None
    assert "(2nd ed.)" in result.bibliography.entries[0].text


def test_a_quick_look_at_an_item_finds_every_character_that_no_document_can_hold() -> None:
    """Also among quotation marks and backslashes, in nested values, and in values nested too deep to be shown."""
    deep: Any = "x"
    for _ in range(100_000):
        deep = [deep]
    for bad in ("\x00", "\ud800", "\x0b", "\ufffe"):
        for value in (f"a{bad}b", [{"family": f"a{bad}b"}], f'it\'s "{bad}" \\'):
            problems: list[Problem] = []
            fields = {"id": "a", "title": value}
            assert writable_fields(fields, "a", problems) is not fields
            assert [problem.place.field for problem in problems] == ["title"]
    for good in ("Liberté", 'it\'s "so" \\', "毛泽东", "two\nlines", deep):
        problems = []
        fields = {"id": "a", "title": good}
        assert writable_fields(fields, "a", problems) is fields
        assert problems == []
