"""Which elements of a file are entries? The only module that knows lxml.

Nothing outside the file is read: no network, no DTD, no external entity; entities that the file
declares itself are expanded as far as libxml2's amplification limit allows; nesting is bounded by
libxml2 (256 levels). Each entry is let go once it is read, so that memory does not grow with
their number.
"""

import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from maocite.errors import InputError, Level, OutputError, Place, Problem
from maocite.formats import Report
from maocite.sources import Source
from maocite.tei.node import Node

XML = "{http://www.w3.org/XML/1998/namespace}"
ALWAYS = frozenset({"biblStruct", "biblFull", "msDesc", "correspDesc"})
"""Elements that are entries wherever they stand."""
BIBL_PARENTS = frozenset({"listBibl", "sourceDesc", "biblGrp", "witness", "standOff", "item"})
"""Where a ``bibl`` is an entry; in running text it is a citation."""

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An element that describes something, and where it stands."""

    node: Node
    parent: str
    """Local name of the element around it: ``listBibl``."""
    parent_type: str | None
    """Its ``@type``: ``archival``."""


def entries(source: Source, report: Report) -> Iterator[Entry]:
    """The entries of a file in document order.

    What is no well-formed XML is repaired as far as possible and reported as a warning; raises
    `InputError` with line and column where nothing can be read.
    """
    content = source.content
    try:
        _check(content)
    except etree.XMLSyntaxError as error:
        problem = _problem(source, error)
        content = _named_characters(content)
        report(problem)
        yield from _walk(content, recover=True)
        return
    yield from _walk(content, recover=False)


_CHUNK = 1 << 16


def _events(content: bytes, *, recover: bool) -> Iterator[tuple[str, Any]]:
    """Starts and ends of elements while the file is read (`lxml.etree.XMLSyntaxError`)."""
    parser: etree.XMLPullParser[etree._Element] = etree.XMLPullParser(
        ("start", "end"),
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        recover=recover,
        huge_tree=False,
        collect_ids=False,
    )
    for position in range(0, len(content), _CHUNK):
        parser.feed(content[position : position + _CHUNK])
        yield from parser.read_events()
    parser.close()
    yield from parser.read_events()


def _check(content: bytes) -> None:
    """Whether the file is well-formed; no tree is kept (`lxml.etree.XMLSyntaxError`)."""
    for event, item in _events(content, recover=False):
        if event == "end":
            _release(item)


def _problem(source: Source, error: etree.XMLSyntaxError) -> Problem:
    line, column = error.position
    place = Place(source.name, line or None, column or None)
    message = f"is no well-formed XML ({str(error).partition(', line')[0]}); read as far as possible, please check"
    root = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        found = etree.fromstring(source.content, root)
    except (etree.XMLSyntaxError, ValueError):
        found = None
    if found is None:
        message = f"is no XML: {str(error).partition(', line')[0]}"
        raise InputError([Problem(Level.ERROR, message, place, "not-xml")]) from None
    return Problem(Level.WARNING, message, place, "not-well-formed")


def _named_characters(content: bytes) -> bytes:
    """HTML's names of characters (``&nbsp;``) as numbers: the DTD that declares them is not read."""

    def number(match: re.Match[bytes]) -> bytes:
        point = html.entities.name2codepoint.get(match[1].decode("ascii"))
        return match[0] if point is None or match[1] in _OWN else f"&#{point};".encode("ascii")

    return _ENTITY.sub(number, content)


def _walk(content: bytes, *, recover: bool) -> Iterator[Entry]:
    inside: etree._Element | None = None
    for event, item in _events(content, recover=recover):
        if not isinstance(item.tag, str):
            continue
        if event == "start":
            if inside is None and _is_entry(item):
                inside = item
        elif inside is not None and item is inside:
            inside = None
            parent = item.getparent()
            name = _local(parent) if parent is not None else ""
            kind = parent.get("type") if parent is not None else None
            yield Entry(convert(item), name, kind)
            _release(item)
        elif inside is None:
            _release(item)


def _is_entry(item: etree._Element) -> bool:
    name = _local(item)
    if name in ALWAYS:
        return True
    parent = item.getparent()
    if name != "bibl":
        return False
    return parent is None or _local(parent) in BIBL_PARENTS


def _release(item: etree._Element) -> None:
    """Let an element go, and what stands before it; its attributes are not needed any more."""
    # The text behind it may still be growing at the end of a chunk: the parser writes on into the
    # very same node, so that it must not be replaced.
    item.clear(keep_tail=True)
    parent = item.getparent()
    if parent is not None:
        while item.getprevious() is not None:
            del parent[0]


def _local(item: etree._Element) -> str:
    tag = item.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def fragment(markup: str) -> list[Node | str]:
    """Text with elements that a program of ours made, as children of an element.

    Raises `OutputError` where it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return convert(etree.fromstring(f"<x>{markup}</x>", parser)).children
    except etree.XMLSyntaxError as error:
        raise OutputError(f"formatted text is no well-formed XML: {error}") from None


def convert(item: etree._Element) -> Node:
    """An element of lxml as a `Node`; comments and processing instructions fall away."""
    root = _node(item)
    waiting = [(item, root)]
    while waiting:
        source, node = waiting.pop()
        if source.text:
            node.children.append(source.text)
        for child in source:
            if isinstance(child.tag, str):
                made = _node(child)
                node.children.append(made)
                waiting.append((child, made))
            elif isinstance(child, etree._Entity) and child.text:
                node.children.append(child.text)
            if child.tail:
                node.children.append(child.tail)
    return root


def _node(item: etree._Element) -> Node:
    attributes = {
        str(name).replace(XML, "xml:").rpartition("}")[2]: str(value)
        for name, value in item.attrib.items()
    }
    return Node(_local(item), attributes, [], item.sourceline)
