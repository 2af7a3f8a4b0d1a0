"""Values that nobody would type, in every place: what is written is TEI all the same."""

from collections.abc import Iterator
from types import MappingProxyType

import pytest
from lxml import etree

from maocite.addresses import address_of
from maocite.formats import Options
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Name,
    Record,
    Repository,
    Role,
    SecondaryRecord,
    Title,
)
from maocite.model.vocabulary import DATE_VARIABLES, TEXT_VARIABLES
from maocite.readers.tei import read
from maocite.sources import Source
from maocite.writers.tei import write_document
from tei.conftest import Schemas

VALUES = (
    "\x00", "a\x0bb", "\ud800", "x\udfffy", "\ufffe\uffff", "]]>", "<![CDATA[x]]>", "<!-- -->", "<?pi?>", "&amp; &#0;",
    "\u202eRTL\u202c שלום", "“a ‘b “c” d’ e”", "<i>a<b>b<sup>c</sup></b></i>", "<i>a<b>b</i>c</b>", "<i>" * 70, "</i>",
    " a", "a ", "a\n\nb\tc", "\r\n", "\t", " ", "\xa0\u3000", "t" * 5000, "http://[::1]:x/", "http://a:x/", "http://a@b@c/",
    "http://e.x/ <>\"{}|\\^`#a#b", "$1 \\1 %s {0} %zz", "10.1/<x>&\"'{}", "javascript:alert(1)", "0000", "1959-13-45", "-",
    "a; b;; c; ", "a: b: c", "“x: y”", "<i>x: y</i>", "e\u0301\u0323", "\u200b", "Țara", "\U00020000", "xml", "en_US!",
)  # fmt: skip
FORMS = ("bibl", "msDesc", "biblStruct")


def published(number: int) -> SecondaryRecord:
    """Every variable, each with another of the values."""

    def value(index: int) -> str:
        return VALUES[(number + index * 7) % len(VALUES)]

    roles = [role for role in Role if role.in_csl]
    return SecondaryRecord(
        id=f"{value(0)}-{number}",
        type=("chapter", "article-journal", "report", "patent", "book")[number % 5],
        texts=MappingProxyType({n: value(i) for i, n in enumerate(sorted(TEXT_VARIABLES))}),
        people=MappingProxyType(
            {
                role: (Name(family=value(i), given=value(i + 1)), Name(literal=value(i + 2)))
                for i, role in enumerate(roles)
            }
        ),
        dates=MappingProxyType(
            {n: Date(None, value(i)) for i, n in enumerate(sorted(DATE_VARIABLES))}
        ),
        keywords=(value(3),),
        extra=MappingProxyType({value(4): value(5)}),
    )


def archival(number: int) -> ArchivalRecord:
    """A document of whose holding, title and date the values are all that is known."""
    value = VALUES[number]
    return ArchivalRecord(
        id=f"archival-{number}",
        type="document",
        repository=Repository(((value, value),), country_code=value),
        levels=(Level(LevelKind.FILE, value), Level(LevelKind.FONDS, None, value, value)),
        folios=Folios(value),
        title=Title(value, language=value),
        date=Date(None, value),
        people=MappingProxyType({Role.RECIPIENT: (Name(literal=value, language=value),)}),
        language=value,
        rights=value,
        urls=(value,),
        abstract=value,
    )


def hostile() -> list[Record]:
    """As many records as there are values, of both kinds."""
    numbers = range(len(VALUES))
    return [*map(published, numbers), *map(archival, numbers)]


def sparse() -> Iterator[Record]:
    """Records that say one thing alone."""
    yield ArchivalRecord("folios", "document", folios=Folios.parse("1-6", "Fl."))
    yield ArchivalRecord(
        "country", "document", repository=Repository((("en", " "),), country_code="AL")
    )
    yield ArchivalRecord("level", "document", levels=(Level(LevelKind.FILE, "\t"),))
    for name in sorted(TEXT_VARIABLES):
        for kind, value in (("word", "x"), ("blank", " \t"), ("none", "")):
            yield SecondaryRecord(f"{name}-{kind}", "book", {name: value})


def document(records: list[Record], **options: object) -> str:
    chosen = Options(**options)  # type: ignore[arg-type]
    return "".join(write_document(records, chosen, lambda problem: None))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lists", [False, True])
def test_hostile_values(schemas: Schemas, form: str, lists: bool) -> None:
    assert schemas.grammar_errors(document(hostile(), tei_archival=form, tei_lists=lists)) == []


@pytest.mark.parametrize("tei_form", ["bibl", "both"])
@pytest.mark.parametrize("style", ["chicago-archives", "apa"])
def test_hostile_values_as_a_style_prints_them(
    schemas: Schemas, tei_form: str, style: str
) -> None:
    assert schemas.grammar_errors(document(hostile(), tei_form=tei_form, style=style)) == []


@pytest.mark.parametrize("form", FORMS)
def test_records_that_say_one_thing(schemas: Schemas, form: str) -> None:
    assert schemas.grammar_errors(document(list(sparse()), tei_archival=form)) == []


@pytest.mark.parametrize("form", FORMS)
def test_records_of_blanks_and_schematron(schemas: Schemas, form: str) -> None:
    """Only Schematron asks for a word in ``msIdentifier``."""
    few = [record for record in sparse() if "archiv" in record.id or "call" in record.id]
    few += [record for record in sparse() if isinstance(record, ArchivalRecord)]
    assert len(few) > 10
    assert schemas.errors(document(few, tei_archival=form)) == []


def test_folios_alone_come_back(schemas: Schemas) -> None:
    """``msItem`` may not hold ``locus`` alone (tei_all); the empty title is none."""
    (record, *_) = sparse()
    text = document([record], tei_archival="msDesc")
    assert '<title level="u"/>' in text
    ((again, _),) = read(Source("x", text.encode()), lambda problem: None)
    assert again == record


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("http://a:x/", None),
        ("http://a:/", None),
        ("http://a:123456/", None),
        ("http://a@b@c/", None),
        ("http://h:80:90/", None),
        ("http://[::1]/", None),
        ("http://u:p@h.x:80/a?b#c", "http://u:p@h.x:80/a?b#c"),
        ("http://é.com/é", "http://é.com/%C3%A9"),
        ("https://a/{b}|%zz%41#c#d", "https://a/%7Bb%7D%7C%25zz%41#c%23d"),
        ("mailto:a@b", None),
    ],
)
def test_addresses(value: str, target: str | None) -> None:
    """RFC 3986: a port is digits, there is one user, and other characters are percent-encoded."""
    assert address_of(value) == target


def test_a_style_links_only_to_what_a_uri_can_hold() -> None:
    records: list[Record] = [
        SecondaryRecord("a", "webpage", {"title": "A", "URL": "http://[::1]:x/"}),
        SecondaryRecord("b", "webpage", {"title": "B", "URL": "http://e.x/{}#a#b"}),
    ]
    root = etree.fromstring(document(records, tei_form="bibl").encode())
    refs = [ref.get("target") for ref in root.iter("{http://www.tei-c.org/ns/1.0}ref")]
    assert refs == ["http://e.x/%7B%7D#a%23b"]
    assert "http://[::1]:x/" in "".join(root.itertext())
