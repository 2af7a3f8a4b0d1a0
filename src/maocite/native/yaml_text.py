"""How does YAML become nodes, and JSON values YAML? The only module that knows PyYAML.

Source: YAML 1.2.2. Only its data are read: no anchors, aliases or tags, one document.
"""

import re
from collections.abc import Iterator

import yaml

from maocite.errors import InputError, Level, Place, Problem
from maocite.native.node import DEEPEST, Fields, Form, Items, Json, Node, Scalar, plain_json

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml reads about eight times as fast; PyYAML is built without it on some machines."""
_DUMPER = getattr(yaml, "CBaseDumper", yaml.BaseDumper)

_HINTS = (
    ("mapping values are not allowed", "a value that holds ': ' needs quotation marks"),
    ("cannot start any token", "indent with spaces, and quote a value that begins with @ ` or %"),
    ("expected <block end>", "the indentation does not match the lines above"),
    ("while scanning a quoted scalar", "a quotation mark is not closed"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("expected alphabetic or numeric", "a value that begins with * or & needs quotation marks"),
)


def read_yaml(text: str, source: str) -> Node | None:
    """The one document of a YAML text; None where it is empty.

    Raises `InputError` with line and column for broken YAML, and for what records never need:
    anchors and aliases, tags, several documents, deep nesting.
    """
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = ", ".join(part for part in (error.context, error.problem) if part)
        hint = next((f"; {hint}" for sign, hint in _HINTS if sign in words), "")
        place = Place(source, mark.line + 1, mark.column + 1) if mark else Place(source)
        raise _failure(f"broken YAML: {words}{hint}", place, "broken-yaml") from None
    except yaml.reader.ReaderError as error:
        # PyYAML counts characters and libyaml bytes, so the place is looked up.
        code = int(error.character)
        at = text.find(chr(code))
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        message = f"the control character U+{code:04X} is not allowed here; delete it"
        raise _failure(message, Place(source, line, column), "control-character") from None
    return builder.document


def _failure(message: str, place: Place, code: str) -> InputError:
    return InputError([Problem(Level.ERROR, message, place, code)])


class _Builder:
    """Puts the events of the parser together; not recursive, so depth costs nothing."""

    def __init__(self, source: str) -> None:
        self.document: Node | None = None
        self._source = source
        self._open: list[tuple[yaml.Event, list[Node]]] = []

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            form = Form.QUOTED if event.style else Form.PLAIN
            self._add(Scalar(event.value, form, *_at(event)))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._check(event)
            if len(self._open) >= DEEPEST:
                raise self._refuse(event, f"nested deeper than {DEEPEST} levels", "too-deep")
            self._open.append((event, []))
        elif isinstance(event, yaml.SequenceEndEvent):
            start, nodes = self._open.pop()
            self._add(Items(tuple(nodes), *_at(start)))
        elif isinstance(event, yaml.MappingEndEvent):
            start, nodes = self._open.pop()
            self._add(Fields(tuple(self._pairs(nodes)), *_at(start)))
        elif isinstance(event, yaml.AliasEvent):
            raise self._refuse(event, _NO_ALIAS, "alias")
        elif isinstance(event, yaml.DocumentStartEvent) and self.document is not None:
            message = "a second document begins here; put all records into one, or use two files"
            raise self._refuse(event, message, "second-document")

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1][1].append(node)
        else:
            self.document = node

    def _pairs(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                place = Place(self._source, key.line, key.column)
                raise _failure("a field name must be text", place, "field-name")
            yield key, value

    def _check(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            raise self._refuse(event, _NO_ALIAS, "alias")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            message = f"the tag {tag} is not part of this format; leave it out"
            raise self._refuse(event, message, "tag")

    def _refuse(self, event: yaml.Event, message: str, code: str) -> InputError:
        return _failure(message, Place(self._source, *_at(event)), code)


_NO_ALIAS = (
    "anchors (&) and aliases (*) are not part of this format; declare people and repositories "
    "once and name their keys, and quote a value that begins with & or *"
)


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def write_yaml(value: Json) -> str:
    """A JSON value as YAML for people: unquoted where that is safe, non-ASCII as it is.

    `read_yaml` gives the same scalars back; inside a mapping ``extra`` also their JSON types.
    Short mappings below the second level stand on one line, in braces.
    """
    return yaml.serialize(
        _node(value, typed=False, depth=0),
        Dumper=_DUMPER,
        allow_unicode=True,
        width=1_000_000,
        indent=2,
    )


_SHORT = 100
"""Characters that a mapping of scalars may have to stand on one line."""


def _node(value: Json, *, typed: bool, depth: int, inline: bool = False) -> yaml.Node:
    if not isinstance(value, list | dict):
        return _scalar(value, typed=typed)
    inline = inline or not value or (depth > 1 and _is_short(value))
    if isinstance(value, list):
        items = [_node(entry, typed=typed, depth=depth + 1, inline=inline) for entry in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=inline)
    pairs = [
        (
            _scalar(key, typed=False),
            _node(entry, typed=typed or key == "extra", depth=depth + 1, inline=inline),
        )
        for key, entry in value.items()
    ]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=inline)


def _is_short(value: Json) -> bool:
    """Whether a value fits on a line: ``{kind: year, label: V., number: 1959}``."""
    if not isinstance(value, dict):
        return False
    parts = [(key, str(part)) for key, part in value.items() if not isinstance(part, list | dict)]
    length = sum(len(key) + len(part) + 4 for key, part in parts)
    return len(parts) == len(value) and length < _SHORT and not any("\n" in p for _, p in parts)


_NUMBER = re.compile(r"[-+]?(?:\.?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|0[xob][\da-fA-F_]+)|[-+]?\.(?:inf|nan)", re.I)  # fmt: skip
_WORDS = frozenset(
    ["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "="]
)


def _scalar(value: bool | float | str | None, *, typed: bool) -> yaml.Node:
    style = None
    if not isinstance(value, str):
        text = "null" if value is None else str(value).lower()
    else:
        text = value
        if "\n" in text and not re.search(r"[^\S\n]$|^\s|[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]", text, re.M):  # fmt: skip
            style = "|"
        elif _looks_typed(text) or (typed and plain_json(text) != text):
            style = "'"
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


def _looks_typed(text: str) -> bool:
    """Whether other YAML readers would take the text for something that they print differently.

    ``1959`` stays 1959 for everyone; ``007``, ``1e5`` and ``no`` do not.
    """
    if text.lower() in _WORDS:
        return True
    return bool(_NUMBER.fullmatch(text)) and not re.fullmatch(r"0|[1-9]\d{0,14}", text)
