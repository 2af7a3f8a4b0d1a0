"""What is a rule? A function that asks one question of a collection, or of one of our own files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from maocite.errors import Problem
from maocite.model.library import Library
from maocite.native.document import Document
from maocite.native.node import Node

LibraryRule = Callable[[Library], Iterator[Problem]]
"""Asks something of the records, whatever format they came in."""


@dataclass(frozen=True, slots=True)
class NativeFile:
    """A file in the native format that was read without an error."""

    source: str
    """The file as the user named it."""
    node: Node
    """The whole file."""
    document: Document
    """Its declarations and records."""


FileRule = Callable[[NativeFile], Iterator[Problem]]
"""Asks something that only the file can answer: the records do not know what they left out."""
