"""Where in a file do its elements stand? Byte offsets, so that a file can be changed at one place.

Expat tells them; a tree would not give the file back byte for byte. Only what may matter to an edition is kept: a word
of running text is seldom more than an element that is passed by.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from types import MappingProxyType
from xml.parsers import expat

from maocite.errors import InputError, Level, Place, Problem
from maocite.sources import Source
from maocite.tei.document import NAMESPACE

_TAG = re.compile(rb"<[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>")
MAX_DEPTH = 256
"""Deeper nesting is refused, as libxml2 does."""
GENERATED = "maocite"
"""``@subtype`` of the ``div`` that we write; what is in it cites nothing."""
_KEPT = frozenset(
    {"bibl", "ref", "ptr", "citedRange", "note", "prefixDef", "text", "group", "body", "back"}
)
_XML_ID = "http://www.w3.org/XML/1998/namespace id xml"

Scope = Mapping[str, str]
"""Prefixes and the namespaces that they stand for; the empty one is the default."""
_OUTERMOST: Scope = MappingProxyType({})


@dataclass(slots=True, eq=False)
class Spot:
    """An element and its bytes."""

    name: str
    """Local name; empty for elements that are not TEI."""
    prefix: str
    """``tei:`` where the file writes ``tei:bibl``; mostly empty."""
    namespace: str
    """That of TEI, or none."""
    scope: Scope
    """The namespaces that hold inside of it."""
    attributes: dict[str, str]
    """Those without a namespace."""
    line: int
    start: int
    """Offset of its ``<``."""
    inside: int
    """Offset behind the start tag."""
    parent: "Spot | None"
    empty: bool
    """Whether it is written ``<ptr/>``."""
    closing: int = 0
    """Offset of the end tag; of the end where it is empty."""
    end: int = 0
    """Offset behind the element."""
    children: "list[Spot]" = field(default_factory=list)
    """Those that are kept."""
    text: str = ""
    """Text that stands directly in a ``citedRange``."""

    def ancestors(self) -> "Iterator[Spot]":
        """The elements around it, from the inside out."""
        spot = self.parent
        while spot is not None:
            yield spot
            spot = spot.parent

    def is_generated(self) -> bool:
        """Whether it is the bibliography that we wrote."""
        return self.name == "div" and self.attributes.get("subtype") == GENERATED


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a file."""

    spots: list[Spot]
    """Elements that may matter, in document order."""
    ids: Mapping[str, str]
    """Each ``xml:id`` and the name of its element, but for the bibliography that we wrote."""


_Passed = tuple[str, dict[str, str], int, int, Scope]
"""An element of which nothing is known yet but name, attributes, line, offset and namespaces."""


def scan(source: Source, content: bytes) -> Scan:
    """The elements of a file; `content` is that of the source, as UTF-8.

    Raises `InputError` where it is not well-formed or nests too deep. Nothing outside the file is
    read; entities are not expanded.
    """
    return _Scanner(source, content).run()


class _Scanner:
    """One pass over a file."""

    def __init__(self, source: Source, content: bytes) -> None:
        self.source, self.content = source, content
        self.spots: list[Spot] = []
        self.ids: dict[str, str] = {}
        self.stack: list[Spot | _Passed] = []
        self.scopes: list[Scope] = [_OUTERMOST]
        """One for each declaration of a namespace that holds."""
        self.names: dict[str, tuple[str, str, str]] = {}
        self.entities: dict[str, str] = {}
        self.words: list[str] = []
        """Text of the ``citedRange`` that is open."""
        self.generated = 0
        """How many elements around this one belong to the bibliography that we wrote."""
        # "utf-8" whatever the declaration says of the file.
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartNamespaceDeclHandler = self._declare
        parser.EndNamespaceDeclHandler = lambda prefix: self.scopes.pop()
        parser.EntityDeclHandler = self._entity
        # With a default handler expat leaves the entities of the file as they are. Text is nothing to us: `len` is the
        # quickest way to look away.
        parser.DefaultHandler = len
        parser.CharacterDataHandler = len

    def run(self) -> Scan:
        try:
            self.parser.Parse(self.content, True)
        except expat.ExpatError as error:
            message = f"is no well-formed XML: {expat.ErrorString(error.code)}"
            raise InputError([self._problem(error.lineno, message)]) from None
        return Scan(self.spots, self.ids)

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        stack = self.stack
        parser = self.parser
        if len(stack) >= MAX_DEPTH:
            message = f"is nested deeper than {MAX_DEPTH} elements"
            raise InputError([self._problem(parser.CurrentLineNumber, message)])
        name, _, _ = self.names.get(qualified) or self._name(qualified)
        line, offset = parser.CurrentLineNumber, parser.CurrentByteIndex
        passed = (qualified, attributes, line, offset, self.scopes[-1])
        if self.generated:
            self.generated += 1
        elif name == "div" and attributes.get("subtype") == GENERATED:
            self.generated = 1
        elif _XML_ID in attributes:
            self.ids[attributes[_XML_ID]] = name
        if name not in _KEPT and self.generated != 1:
            stack.append(passed)
            return
        spot = self._spot(passed, self._parent())
        stack.append(spot)
        self.spots.append(spot)
        if name == "citedRange":
            self.words.clear()
            parser.CharacterDataHandler = self.words.append
            parser.DefaultHandler = self._reference

    def _end(self, qualified: str) -> None:
        spot = self.stack.pop()
        if self.generated:
            self.generated -= 1
        if type(spot) is tuple:
            return
        assert isinstance(spot, Spot)
        if spot.empty:
            spot.closing = spot.end = spot.inside
        else:
            spot.closing = self.parser.CurrentByteIndex
            spot.end = self.content.index(b">", spot.closing) + 1
        if spot.name == "citedRange":
            spot.text = "".join(self.words)
            self.parser.CharacterDataHandler = self.parser.DefaultHandler = len

    def _parent(self) -> Spot | None:
        """The element around this one, which is kept from now on, and so are those around it."""
        first = len(self.stack)
        while first and isinstance(self.stack[first - 1], tuple):
            first -= 1
        above = self.stack[first - 1] if first else None
        assert not isinstance(above, tuple)
        for index in range(first, len(self.stack)):
            passed = self.stack[index]
            assert isinstance(passed, tuple)
            above = self.stack[index] = self._spot(passed, above)
        return above

    def _spot(self, passed: _Passed, parent: Spot | None) -> Spot:
        qualified, attributes, line, start, scope = passed
        name, prefix, namespace = self.names[qualified]
        tag = _TAG.match(self.content, start)
        inside = tag.end() if tag else start
        empty = self.content[inside - 2 : inside] == b"/>"
        plain = {name: value for name, value in attributes.items() if " " not in name}
        spot = Spot(name, prefix, namespace, scope, plain, line, start, inside, parent, empty)
        if parent is not None:
            parent.children.append(spot)
        return spot

    def _name(self, qualified: str) -> tuple[str, str, str]:
        """Local name, prefix and namespace; no name for elements of other namespaces."""
        namespace, _, rest = qualified.rpartition(" ")
        if " " in namespace:
            namespace, _, name = namespace.partition(" ")
            prefix = rest
        else:
            name, prefix = rest, ""
        if namespace not in ("", NAMESPACE):
            name = ""
        made = self.names[qualified] = (name, f"{prefix}:" if prefix else "", namespace)
        return made

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self.scopes.append({**self.scopes[-1], prefix or "": uri or ""})

    def _entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if not is_parameter and value is not None and not set("<&%") & set(value):
            self.entities.setdefault(name, value)

    def _reference(self, data: str) -> None:
        """What stands in a ``citedRange`` beside text: ``&ndash;`` is part of what people read."""
        if data.startswith("&"):
            name = data[1:]
            self.words.append(self.entities.get(name.rstrip(";")) or html5.get(name) or "")

    def _problem(self, line: int, message: str) -> Problem:
        return Problem(Level.ERROR, message, Place(self.source.name, line), "not-xml")
