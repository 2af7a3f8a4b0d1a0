"""Is a file what a RELAX NG schema asks for? Without a network; our own schema by default."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from maocite.errors import InputError, Level, Place, Problem
from maocite.resources import data
from maocite.sources import Source
from maocite.tei.contract import RELAX_NG
from maocite.tei.explain import explain_all
from maocite.tei.parse import convert


def validate(source: Source, schema: Source | None = None) -> list[Problem]:
    """What is wrong with a file, each with its line; nothing where it is valid.

    `schema`: RELAX NG in XML syntax; None: that of the TEI that maocite writes. Raises `InputError` for a
    schema that is none. Schematron rules inside a schema are not run.
    """
    grammar = _ours() if schema is None else _compile(schema.name, _parsed(schema))
    try:
        document = _parsed(source)
    except InputError as error:
        return list(error.problems)
    if grammar.validate(document):
        return []
    return list(_problems(source, document, grammar, explain=schema is None))


@lru_cache(maxsize=1)
def _ours() -> etree.RelaxNG:
    content = (data() / "schemas" / RELAX_NG).read_bytes()
    return _compile(RELAX_NG, _parsed(Source(RELAX_NG, content)))


def _parsed(source: Source) -> etree._ElementTree:
    """The tree of a file; nothing outside of it is read (`InputError` where it is no XML)."""
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False)
    try:
        return etree.fromstring(source.content, parser).getroottree()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = f"is no well-formed XML: {str(error).partition(', line')[0]}"
        place = Place(source.name, line or None, column or None)
        raise InputError([Problem(Level.ERROR, message, place, "not-xml")]) from None


def _compile(name: str, tree: etree._ElementTree) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(tree)
    except etree.RelaxNGParseError as error:
        message = f"is no RELAX NG schema in XML syntax: {error}"
        raise InputError([Problem(Level.ERROR, message, Place(name), "not-a-schema")]) from None


def _problems(
    source: Source, tree: etree._ElementTree, grammar: etree.RelaxNG, *, explain: bool
) -> Iterator[Problem]:
    """One problem for each line and message."""
    found = list(explain_all(convert(tree.getroot()))) if explain else []
    if not found:
        found = [(error.line, str(error.message)) for error in grammar.error_log]
    for line, message in dict.fromkeys(found):
        yield Problem(Level.ERROR, message, Place(source.name, line or None), "invalid")
