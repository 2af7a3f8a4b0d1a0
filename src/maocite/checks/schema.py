"""Does the file keep the JSON Schema that editors work with? The only module that knows jsonschema.

The reader reports first, and better, what is wrong with a record. What is found here as well would
be a place where reader and schema disagree.
"""

from collections.abc import Iterable, Iterator

from maocite.checks.rule import FileRule, Finding, NativeFile, Rule
from maocite.errors import Level, Place
from maocite.native.node import Fields, Items, Node, as_written
from maocite.native.schema import records_schema

_MOST = 2000
"""Records of a file that are compared: two milliseconds each, and files of more are written by
programs, which err in every record alike. The reader has looked at all of them."""


def keeps_schema(file: NativeFile) -> Iterator[Finding]:
    """Every place of a file that the schema refuses (JSON Schema, draft 2020-12)."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    value = as_written(_shortened(file.node))
    for error in Draft202012Validator(records_schema()).iter_errors(value):
        deepest = best_match([error]) or error
        node = _follow(file.node, deepest.absolute_path)
        field = ".".join(map(str, deepest.absolute_path)) or None
        place = Place(file.source, node.line, node.column, field=field)
        yield Finding(f"the schema refuses this: {deepest.message}", place)


def _shortened(node: Node) -> Node:
    """The file with its first records only."""
    if isinstance(node, Items):
        return Items(node.entries[:_MOST], node.line, node.column)
    if not isinstance(node, Fields):
        return node
    entries = [
        (key, _shortened(value) if key.text == "records" else value) for key, value in node.entries
    ]
    return Fields(tuple(entries), node.line, node.column)


def _follow(node: Node, path: Iterable[str | int]) -> Node:
    """The node at the end of a path, or the last one on the way."""
    for step in path:
        if isinstance(node, Items) and isinstance(step, int):
            node = node.entries[step]
        elif isinstance(node, Fields):
            node = node.get(str(step)) or node
    return node


SCHEMA: FileRule = Rule(
    "schema",
    "Does the file keep the JSON Schema?",
    "Editors check files against the schema; what it refuses, other programs may refuse too. "
    "The message names the place.",
    keeps_schema,
    Level.ERROR,
)
