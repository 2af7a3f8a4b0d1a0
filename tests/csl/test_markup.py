"""Output formats: the text comes through whole, and nothing in it acts as markup."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from maocite.csl.markup import NAMES, Markup, markup

HOSTILE = [
    "<script>alert(1)</script>", "a & b < c > d", "&amp; &#60;", '"quoted" \'single\'',
    "\\input{/etc/passwd}", "\\end{document}", "100% #1 $x_1^2$ ~ {group}", "``ligatures'' --- ?`",
    "*star* _under_ `code` [link](javascript:x) ![i](x) ~~s~~ | # h", "1. list", "- list", "+ list",
    "= heading", "#set text(red)", "$ math $", "@key", "https://example.org/a_b", "// comment",
    "{\\rtf1 \\'ff}", "\u0000\u0001\x1e\x1f\x7f", "line\nbreak\ttab\r", "Ünïcödé 漢字 \U0001d11e",
    "[bracket]", "(paren)", "a--b...c", "\ufffe\uffff", "]]>", "-->", "", " ",
]  # fmt: skip
ITALIC = ("font-style", "italic")
SAFE = st.text(st.characters(exclude_categories=("Cs", "Cc")))


def shown(output: Markup, text: str, before: str = "See", after: str = "end") -> str:
    """A citation with the text in italics between two words, as the serialiser would write it."""
    begin, end = output.formats.get(ITALIC, ("", ""))
    return output.finish(
        f"{output.escape(f'{before} ')}{begin}{output.escape(text)}{end}{output.escape(f' {after}')}"
    )


def plain(text: str) -> str:
    """The text that a format should keep: no control characters, one kind of space."""
    kept = "".join(" " if char.isspace() else char for char in text)
    return "".join(char for char in kept if char >= " " and char not in "\x7f\ufffe\uffff")


@pytest.fixture(params=NAMES)
def output(request: pytest.FixtureRequest) -> Markup:
    """Each format in turn."""
    return markup(request.param)


@given(st.text())
@pytest.mark.parametrize("name", NAMES)
def test_special_finds_all_that_escape_changes(name: str, text: str) -> None:
    output = markup(name)
    if output.special is None or not output.special.search(text):
        assert output.escape(text) == text


def test_each_format_knows_the_attributes_of_csl(output: Markup) -> None:
    attributes = {"font-style", "font-variant", "font-weight", "text-decoration", "vertical-align"}
    assert {attribute for attribute, _ in output.formats} <= attributes
    assert set(output.display) == {"block", "left-margin", "right-inline", "indent"}


def test_the_name_is_that_of_the_module(output: Markup) -> None:
    assert output.name in NAMES


# HTML and TEI are read back by a parser ---------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["html", "tei"])
def test_xml_reads_back(name: str, text: str) -> None:
    written = shown(markup(name), plain(text))
    element = etree.fromstring(f"<p>{written}</p>")
    # Of several spaces in HTML only the last one breaks.
    assert "".join(element.itertext()).replace("\u00a0", " ") == f"See {plain(text)} end"
    assert [child.tag for child in element] == ["i" if name == "html" else "hi"]


@given(st.text())
def test_any_text_makes_well_formed_tei(text: str) -> None:
    etree.fromstring(f"<p>{shown(markup('tei'), text)}</p>")


def test_an_address_cannot_leave_its_attribute() -> None:
    link = markup("tei").link
    assert link is not None
    begin, end = link('https://example.org/?a="><script>&b=1')
    element = etree.fromstring(f"<p>{begin}x{end}</p>")
    assert [child.text for child in element] == ["x"]
    assert len(element) == 1


# LaTeX ------------------------------------------------------------------------------------------

COMMANDS = re.compile(
    r"\\(?:textbackslash|textasciitilde|textasciicircum|textless|textgreater|textbar|textquotedbl)\{\}"
    r"|\\[{}$&#%_]|\{\[\}|\{\]\}|\{\}"
)


@given(SAFE)
def test_latex_has_no_command_from_the_text(text: str) -> None:
    written = markup("latex").escape(text)
    assert not re.search(r"[\\{}$&#%_^~]", COMMANDS.sub("", written))
    assert "--" not in written
    assert "``" not in written


@pytest.mark.parametrize("text", HOSTILE)
def test_latex_braces_are_even(text: str) -> None:
    written = shown(markup("latex"), text)
    bare = re.sub(r"\\[{}]", "", written)
    assert bare.count("{") == bare.count("}")


def test_latex_address() -> None:
    link = markup("latex").link
    assert link is not None
    begin, _ = link("https://example.org/a_b#c?d=50%}\\input{x}")
    assert begin == "\\href{https://example.org/a\\_b\\#c?d=50\\%\\%7D\\%5Cinput\\%7Bx\\%7D}{"


# Markdown and Typst -----------------------------------------------------------------------------


@given(SAFE)
def test_markdown_backslashes_come_off_again(text: str) -> None:
    written = markup("markdown").escape(text)
    assert html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written)) == html.unescape(
        text.replace("&", "&amp;")
    )
    assert not re.search(r"(?<!\\)[*_`\[\]<>#]", written.replace("\\\\", ""))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. list", "1\\. list"),
        ("- list", "\\- list"),
        ("\x01 italics \x02x", "*italics* x"),
        ("a\x01b \x02\x03 c\x04", "a*b*  **c**"),
        ("\x01a \x02b\x01 c\x02", "*a* b *c*"),
        ("\x01\x02empty", "empty"),
    ],
)
def test_markdown_finish(text: str, written: str) -> None:
    assert markup("markdown").finish(text) == written


@given(SAFE)
def test_typst_backslashes_come_off_again(text: str) -> None:
    written = markup("typst").escape(text)
    special = "\\#$*_`<>@[]~\"'=+/-"
    for found in re.finditer(r"(\\*)([#$*_`<>@\[\]~\"'=+/-])", written):
        assert len(found[1]) % 2 == 1
    assert re.sub(r"\\(.)", r"\1", written, flags=re.DOTALL) == text
    assert all(written.count(f"\\{char}") >= text.count(char) for char in special)


def test_typst_list() -> None:
    assert markup("typst").finish("1. list") == "1\\. list"
    assert markup("typst").finish("1999.") == "1999\\."


# RTF and pandoc ---------------------------------------------------------------------------------


@given(SAFE)
def test_rtf_reads_back(text: str) -> None:
    written = markup("rtf").escape(text)
    assert written.isascii()

    def unit(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        return (int(found[2]) % 65536).to_bytes(2, "little").decode("utf-16-le", "surrogatepass")

    read = re.sub(r"\\([\\{}])|\\uc0\\u(-?[0-9]+)\{\}", unit, written)
    assert read.encode("utf-16", "surrogatepass").decode("utf-16") == text


@given(st.text())
def test_pandoc_is_json(text: str) -> None:
    inlines = json.loads(shown(markup("pandoc"), text))
    kinds = [inline["t"] for inline in inlines]
    assert kinds == ["Str", "Space", "Emph", "Space", "Str"]
    for inline in inlines[2]["c"]:
        assert inline == {"t": "Space"} or (inline["t"] == "Str" and inline["c"])


def test_pandoc_words() -> None:
    output = markup("pandoc")
    assert output.link is not None
    begin, end = output.link('https://example.org/"]},')
    inlines = json.loads(
        output.finish(f"{output.escape('a ')}{begin}{output.escape('[, ]b')}{end}")
    )
    assert inlines == [
        {"t": "Str", "c": "a"},
        {"t": "Space"},
        {"t": "Link", "c": [["", [], []],
                            [{"t": "Str", "c": "[,"}, {"t": "Space"}, {"t": "Str", "c": "]b"}],
                            ['https://example.org/"]},', ""]]},
    ]  # fmt: skip


def test_html_sets_superscript_characters() -> None:
    assert markup("html").escape("2ª №1²") == "2<sup>a</sup> №1<sup>2</sup>"


# reStructuredText -------------------------------------------------------------------------------


@given(SAFE)
def test_rst_backslashes_come_off_again(text: str) -> None:
    written = markup("rst").escape(text)
    assert re.sub(r"\\(.)", r"\1", written, flags=re.DOTALL) == text
    assert not re.search(r"(?<!\\)[*`|]", written.replace("\\\\", ""))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see \x01War\x05, 1", "see :emphasis:`War`, 1"),
        ("x\x032\x05y", "x\\ :superscript:`2`\\ y"),
        # "Inline markup cannot be nested": the innermost role counts.
        ("\x01On \x02strong\x05 ground\x05", ":emphasis:`On` :strong:`strong` :emphasis:`ground`"),
        ("\x01On \x06roman\x07 ground\x05", ":emphasis:`On` roman :emphasis:`ground`"),
        ("\x01\x05empty", "empty"),
        ("1. list", "1\\. list"),
        ("- list", "\\- list"),
    ],
)
def test_rst_finish(text: str, written: str) -> None:
    assert markup("rst").finish(text) == written


def test_rendered_texts_are_finished() -> None:
    from maocite.csl.cite import Cite
    from maocite.csl.output import Format, Group
    from maocite.csl.serialise import Quotes, serialise
    from maocite.csl.variables import Item

    node = Group(("War",), format=Format(font_style="italic"))
    quotes = Quotes(("“", "”"), ("‘", "’"), True)
    assert serialise(node, Cite(Item({}, 0)), markup("markdown"), quotes) == "*War*"
