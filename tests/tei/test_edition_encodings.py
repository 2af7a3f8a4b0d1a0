"""Editions in any encoding, and pointers in any scheme: what was not asked to change stays, byte by byte."""

import codecs
import time
from collections.abc import Sequence

import pytest

from maocite.errors import InputError, Problem
from maocite.model import Library
from maocite.sources import Source
from maocite.tei.expand import CitationRequest, expand
from maocite.tei.prefixes import why_not
from tei import samples

LIBRARY = Library.of([samples.plain_secondary("book"), samples.LETTER])
NOTE = '<note type="formatted" subtype="style">'


def formatter(requests: Sequence[CitationRequest]) -> list[str]:
    """Shows what it was asked, with a character that few encodings have."""
    return [
        "毛 " + "; ".join(f"{key} {pin.value}" if pin else key for key, pin in request.cites)
        for request in requests
    ]


def expanded(content: bytes) -> tuple[bytes, list[Problem]]:
    problems: list[Problem] = []
    source = Source("e.xml", content)
    return expand(source, LIBRARY, "style", "none", formatter, problems.append), problems


def edition(inside: str, prefixes: str = "") -> str:
    """An edition whose bibliography is there already, so that only notes are added."""
    return (
        f"<TEI>{prefixes}<text><body>\r\n<p  a = 'b>c' é='ü'>{inside}</p></body>"
        "<back><listBibl><bibl xml:id='letter'/><bibl xml:id='plain-book'/></listBibl></back></text></TEI>"
    )


CITING = '<![CDATA[<bibl corresp="#x"/>]]><!-- <ptr/> --><?pi <x>?>é<bibl corresp="#letter"/>'


@pytest.mark.parametrize(
    ("encoding", "mark", "character"),
    [
        ("utf-8", b"", "毛"),
        ("UTF-8", codecs.BOM_UTF8, "毛"),
        ("ISO-8859-1", b"", "&#27611;"),
        ("windows-1252", b"", "&#27611;"),
        ("gb18030", b"", "毛"),
        ("Shift_JIS", b"", "毛"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "毛"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "毛"),
    ],
)
def test_every_encoding_is_kept(encoding: str, mark: bytes, character: str) -> None:
    declared = "UTF-16" if encoding.startswith("utf-16") else encoding
    text = f"<?xml version='1.0' encoding='{declared}'?>\r\n" + edition(CITING)
    if encoding == "Shift_JIS":
        text = text.replace("é", "é".encode("ascii", "xmlcharrefreplace").decode())
        text = text.replace("&#233;=", "e=").replace("ü", "u")
    made, _ = expanded(mark + text.encode(encoding))
    assert made.startswith(mark)
    expected = text.replace(
        '<bibl corresp="#letter"/>',
        f'<bibl corresp="#letter">{NOTE}{character} letter</note></bibl>',
    )
    assert made[len(mark) :].decode(encoding) == expected
    assert expanded(made)[0] == made


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<?xml version='1.0' encoding='klingon'?><TEI/>", "klingon, which is not known"),
        (b"<?xml version='1.0' encoding='ascii'?><TEI>\xff</TEI>", "is not ascii"),
        (b"<TEI>\xff</TEI>", "is not UTF-8"),
        (b"<?xml version='1.0' encoding='hex'?><TEI/>", "hex"),
        (b"\xff\xfe<", "utf-16"),
    ],
)  # fmt: skip
def test_what_is_not_what_it_says(content: bytes, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        expanded(content)


def test_several_records_in_one_pointer() -> None:
    """teidata.pointer, one or more; a range belongs to the last of them."""
    text = edition(
        '<bibl><ptr target="#plain-book #letter"/><citedRange>5</citedRange></bibl>'
        '<bibl corresp="#letter #gone"/>'
    )
    made, problems = expanded(text.encode())
    assert "毛 plain-book; letter 5</note>" in made.decode()
    assert "毛 letter</note>" in made.decode()
    assert [p.message for p in problems if p.code == "dangling-pointer"] == [
        "points to 'gone', which is neither a record nor in the file"
    ]


PREFIXES = (
    "<prefixDef ident='b' matchPattern='(\\w+)/(\\w+)' replacementPattern='refs.xml#$1-$2'/>"
    "<prefixDef ident='b' matchPattern='.+' replacementPattern='#$0'/>"
    "<prefixDef ident='c' matchPattern='(a+)+$' replacementPattern='#$1'/>"
    "<prefixDef ident='d' matchPattern='(' replacementPattern='#$1'/>"
)


def test_prefixes_with_patterns() -> None:
    """The first definition that fits wins; one that may never end or is none is not used."""
    text = edition('<ptr target="b:plain/book"/><ptr target="b:letter"/>', PREFIXES)
    made, problems = expanded(text.encode())
    assert f'<ptr target="b:plain/book"/>{NOTE}毛 plain-book</note>' in made.decode()
    assert f'<ptr target="b:letter"/>{NOTE}毛 letter</note>' in made.decode()
    found = [p.message for p in problems if p.code == "prefix"]
    assert len(found) == 2
    assert "repeated group" in found[0]
    assert "no regular expression" in found[1]


@pytest.mark.parametrize(
    "pattern", ["(.+)", "([a-z]+)-(\\d{4})", "[^:+*]+", "(?:mao|hoxha)([0-9]*)", "a\\+\\*b", "[]()+|]{2}"]
)  # fmt: skip
def test_patterns_that_people_write(pattern: str) -> None:
    assert why_not(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "(a|a)*", "((a*)b?)*", "(x{1,9}){1,9}", ".*.*.*.*.*x", "(?:(?:a*)*)*", "["],
)
def test_patterns_that_may_never_end(pattern: str) -> None:
    start = time.perf_counter()
    assert why_not(pattern) is not None
    assert time.perf_counter() - start < 5
