"""Is a file what a RELAX NG schema asks for? Without a network; our own schema by default."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from maocite.errors import InputError, Level, Place, Problem
from maocite.resources import data
from maocite.sources import Source
from maocite.tei.contract import RELAX_NG
from maocite.tei.document import SCHEMA
from maocite.tei.explain import explain_all
from maocite.tei.parse import convert
from maocite.tei.schema_files import check_includes

_MODEL_HREF = re.compile(r"""\bhref\s*=\s*("[^"]*"|'[^']*')""")


def validate(source: Source, schema: Source | None = None) -> list[Problem]:
    """What is wrong with a file, each with its line; nothing where it is valid.

    `schema`: RELAX NG in XML syntax; None: that of the TEI that maocite writes. Raises `InputError` for a
    schema that is none. Schematron rules inside a schema are not run.
    """
    grammar = _ours() if schema is None else _compile(schema)
    try:
        document = _parsed(source)
    except InputError as error:
        return list(error.problems)
    if grammar.validate(document):
        return []
    return list(_problems(source, document, grammar, explain=schema is None))


@dataclass(frozen=True, slots=True)
class Declared:
    """Which schema a file says that it follows."""

    ours: bool
    """Whether it is that of the TEI that maocite writes (``encodingDesc/schemaRef/@key``)."""
    schema: str | None = None
    """Another one, as an ``xml-model`` instruction or a ``schemaRef`` names it."""


def declared(source: Source) -> Declared:
    """What a file says of its schema; nothing where it is no XML."""
    try:
        root = _parsed(source).getroot()
    except InputError:
        return Declared(False)
    refs = root.findall(".//{*}encodingDesc/{*}schemaRef")
    if any(ref.get("key") == SCHEMA.attributes["key"] for ref in refs):
        return Declared(True)
    for sibling in root.itersiblings(preceding=True):
        if not isinstance(sibling, etree._ProcessingInstruction) or sibling.target != "xml-model":
            continue
        if found := _MODEL_HREF.search(sibling.text or ""):
            return Declared(False, found[1][1:-1])
    return Declared(False, next((url for ref in refs if (url := ref.get("url"))), None))


@lru_cache(maxsize=1)
def _ours() -> etree.RelaxNG:
    content = (data() / "schemas" / RELAX_NG).read_bytes()
    return _compile(Source(RELAX_NG, content))


def _parsed(source: Source) -> "etree._ElementTree[etree._Element]":
    """The tree of a file; nothing outside of it is read (`InputError` where it is no XML)."""
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False)
    try:
        return etree.fromstring(source.content, parser, base_url=source.name).getroottree()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = f"is no well-formed XML: {str(error).partition(', line')[0]}"
        place = Place(source.name, line or None, column or None)
        raise InputError([Problem(Level.ERROR, message, place, "not-xml")]) from None


def _compile(schema: Source) -> etree.RelaxNG:
    """A schema and the files that it includes, which lie beside it."""
    tree = _parsed(schema)
    check_includes(schema.name, tree.getroot())
    try:
        return etree.RelaxNG(tree)
    except etree.RelaxNGParseError as error:
        message = f"is no RELAX NG schema in XML syntax: {error}"
        raise InputError(
            [Problem(Level.ERROR, message, Place(schema.name), "not-a-schema")]
        ) from None


def _problems(
    source: Source,
    tree: "etree._ElementTree[etree._Element]",
    grammar: etree.RelaxNG,
    *,
    explain: bool,
) -> Iterator[Problem]:
    """One problem for each line and message."""
    found = list(explain_all(convert(tree.getroot()))) if explain else []
    if not found:
        found = [(error.line, str(error.message)) for error in grammar.error_log]
    for line, message in dict.fromkeys(found):
        yield Problem(Level.ERROR, message, Place(source.name, line or None), "invalid")
