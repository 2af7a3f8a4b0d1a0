"""What does a file say, and where? One tree for YAML and JSON: scalars as written, lists, fields."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value."""

DEEPEST = 48
"""How many lists and mappings may lie in one another; no honest record comes near."""


class Form(Enum):
    """How a scalar is written."""

    QUOTED = "quoted"
    """In quotation marks, or a block of YAML: text and nothing else."""
    PLAIN = "plain"
    """YAML without quotation marks."""
    NUMBER = "number"
    """A number of JSON."""
    WORD = "word"
    """``true``, ``false`` or ``null`` of JSON."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, in the spelling of the file: ``001-130``, ``1e5`` and ``no`` are text."""

    text: str
    form: Form = Form.QUOTED
    line: int | None = None
    """Counted from 1; None where there is no file."""
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    entries: tuple["Node", ...]
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, in the order of the file; keys may be there twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int | None = None
    column: int | None = None

    def get(self, key: str) -> "Node | None":
        """The first value under a key."""
        return next((node for name, node in self.entries if name.text == key), None)


Node = Scalar | Items | Fields


class TooDeepError(ValueError):
    """A value is nested deeper than `DEEPEST`."""


def node_of(value: object, depth: int = 0) -> Node:
    """The node of a JSON value that stands in no file; raises `TooDeepError`, and TypeError for others."""
    if depth > DEEPEST:
        raise TooDeepError(f"nested deeper than {DEEPEST} levels")
    if isinstance(value, str):
        return Scalar(value)
    if value is None or isinstance(value, bool):
        return Scalar(json.dumps(value), Form.WORD)
    if isinstance(value, int | float):
        return Scalar(json.dumps(value), Form.NUMBER)
    if isinstance(value, list | tuple):
        return Items(tuple(node_of(entry, depth + 1) for entry in value))
    if isinstance(value, Mapping):
        return Fields(
            tuple((Scalar(str(key)), node_of(entry, depth + 1)) for key, entry in value.items())
        )
    raise TypeError(f"{type(value).__name__} is no JSON value")


def as_written(node: Node) -> Json:
    """The node as a JSON value for a schema: scalars stay text, except the words of JSON."""
    if isinstance(node, Items):
        return [as_written(entry) for entry in node.entries]
    if isinstance(node, Fields):
        return {key.text: as_written(entry) for key, entry in node.entries}
    if node.form is Form.WORD:
        word: Json = json.loads(node.text)
        return word
    return node.text


def as_json(node: Node) -> Json:
    """The node with the meaning that JSON gives to unquoted scalars: numbers, true, false, null.

    Only for values of foreign formats; what is no word or number of JSON is text.
    """
    if isinstance(node, Items):
        return [as_json(entry) for entry in node.entries]
    if isinstance(node, Fields):
        return {key.text: as_json(entry) for key, entry in node.entries}
    if node.form is Form.QUOTED:
        return node.text
    return plain_json(node.text)


def plain_json(text: str) -> Json:
    """What an unquoted scalar means in JSON; an empty one is null, other words are text."""
    if not text:
        return None
    try:
        value: Json = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return text
    return text if isinstance(value, str | list | dict) else value


def _refuse(word: str) -> None:
    """NaN and Infinity are no JSON, though Python's reader takes them."""
    raise ValueError(word)
