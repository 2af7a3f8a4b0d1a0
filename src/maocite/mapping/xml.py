"""How is XML read and written? The one module of the mappings that knows lxml.

Reading is safe for any input: no external entities, no network, no expansion of entities, limited
depth (libxml2 refuses more than 256 levels). Files are read one record at a time; what is broken is
reported with its line and the rest is read. Writing builds markup from escaped text.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Report
from maocite.sources import Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _LogEntry

_MOST_ERRORS = 20
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile(r"[&<>\r]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def elements(source: Source, tags: Collection[str], report: Report) -> Iterator["Element"]:
    """The elements of these names (``{namespace}local``), or, where there are no names, those
    right below the root; each whole, none kept in memory afterwards.

    Errors of the markup go to `report`. Raises `InputError` where there is no XML at all.
    """
    from lxml import etree

    log: list[_LogEntry] = []
    try:
        with source.open() as stream:
            yield from _elements(stream, tags, log)
    except etree.XMLSyntaxError as error:
        raise InputError([_error(source, error.lineno, error.msg or "no XML")]) from None
    for entry in log[:_MOST_ERRORS]:
        report(_error(source, entry.line, entry.message))
    if len(log) > _MOST_ERRORS:
        more = f"{len(log) - _MOST_ERRORS} more errors like these"
        report(_error(source, log[_MOST_ERRORS].line, more))


def _elements(
    stream: BinaryIO, tags: Collection[str], log: "list[_LogEntry]"
) -> Iterator["Element"]:
    """The elements while the stream is read; at its end `log` has what is wrong."""
    from lxml import etree

    context = etree.iterparse(
        stream,
        events=("end",),
        tag=tuple(tags) or None,
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in context:
        parent = element.getparent()
        if not tags and (parent is None or parent.getparent() is not None):
            continue
        yield element
        element.clear(keep_tail=False)
        while parent is not None and element.getprevious() is not None:
            del parent[0]
    log += [entry for entry in context.error_log if entry.level >= 2]


def _error(source: Source, line: int | None, message: str) -> Problem:
    return Problem(Level.ERROR, f"broken XML: {message}", Place(source.name, line), "broken-xml")


def text_of(element: "Element") -> str:
    """All text inside an element."""
    return element.text or "" if not len(element) else "".join(map(str, element.itertext()))


def markup_of(element: "Element") -> str:
    """An element as markup that stands alone, with no more namespaces than it uses."""
    from copy import deepcopy

    from lxml import etree

    alone = deepcopy(element)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode")


def checked(markup: str) -> str | None:
    """Markup that came from elsewhere, if it is one sound element; None otherwise."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        element = etree.fromstring(markup, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if element.getroottree().docinfo.doctype:
        return None
    return etree.tostring(element, encoding="unicode")


def holds(text: str) -> bool:
    """Whether XML 1.0 can hold every character of a text."""
    return text.isprintable() or _FORBIDDEN.search(text) is None


def escape(text: str) -> str:
    """Text as markup. A character that XML cannot hold becomes U+FFFD."""
    if _SPECIAL.search(text) is not None:
        text = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def attribute(text: str) -> str:
    """Text as the value of an attribute, in quotation marks."""
    safe = escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{safe}"'


@lru_cache(maxsize=2048)
def _given(*attributes: tuple[str, str]) -> str:
    """Attributes as markup; most of a format are always the same."""
    return "".join(f" {key}={attribute(value)}" for key, value in attributes)


def tag(name: str, content: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element around markup."""
    given = _given(*attributes.items()) if attributes else ""
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def leaf(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element around text."""
    return tag(name, escape(text), attributes)
