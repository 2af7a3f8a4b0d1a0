"""Where in a file do its elements stand? Byte offsets, so that a file can be changed at one place.

Expat tells them; a tree would not give the file back byte for byte.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from maocite.errors import InputError, Level, Place, Problem
from maocite.sources import Source

_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
MAX_DEPTH = 256
"""Deeper nesting is refused, as libxml2 does."""


@dataclass(slots=True, eq=False)
class Spot:
    """An element and its bytes."""

    name: str
    """Local name."""
    prefix: str
    """``tei:`` where the file writes ``tei:bibl``; mostly empty."""
    attributes: dict[str, str]
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
    text: str = ""
    """Text that stands directly in it."""

    def ancestors(self) -> "Iterator[Spot]":
        """The elements around it, from the inside out."""
        spot = self.parent
        while spot is not None:
            yield spot
            spot = spot.parent


def scan(source: Source, content: bytes) -> list[Spot]:
    """All elements in document order; `content` is that of the source, as UTF-8.

    Raises `InputError` where it is not well-formed or nests too deep. Nothing outside the file is
    read; entities are not expanded.
    """
    spots: list[Spot] = []
    stack: list[Spot] = []
    parser = expat.ParserCreate("utf-8")  # whatever the declaration says of the file
    parser.buffer_text = True

    def start(qualified: str, attributes: dict[str, str]) -> None:
        if len(stack) >= MAX_DEPTH:
            raise InputError(
                [
                    _problem(
                        source,
                        parser.CurrentLineNumber,
                        f"is nested deeper than {MAX_DEPTH} elements",
                    )
                ]
            )
        prefix, _, name = qualified.rpartition(":")
        offset = parser.CurrentByteIndex
        tag = _TAG.match(content, offset)
        inside = tag.end() if tag else offset
        spot = Spot(
            name,
            f"{prefix}:" if prefix else "",
            attributes,
            parser.CurrentLineNumber,
            offset,
            inside,
            stack[-1] if stack else None,
            content[inside - 2 : inside] == b"/>",
        )
        if stack:
            stack[-1].children.append(spot)
        stack.append(spot)
        spots.append(spot)

    def end(qualified: str) -> None:
        spot = stack.pop()
        if spot.empty:
            spot.closing = spot.end = spot.inside
        else:
            spot.closing = parser.CurrentByteIndex
            spot.end = content.index(b">", spot.closing) + 1

    def text(data: str) -> None:
        if stack:
            stack[-1].text += data

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    # With a default handler expat leaves the entities of the file as they are.
    parser.DefaultHandler = lambda data: None
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        message = f"is no well-formed XML: {expat.ErrorString(error.code)}"
        raise InputError([_problem(source, error.lineno, message)]) from None
    return spots


def _problem(source: Source, line: int, message: str) -> Problem:
    return Problem(Level.ERROR, message, Place(source.name, line), "not-xml")
