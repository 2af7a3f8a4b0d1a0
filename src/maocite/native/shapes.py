"""Which kinds of value are there? Each is read from a node, written as JSON, described as a schema."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from maocite.errors import did_you_mean
from maocite.native.node import Fields, Form, Items, Json, Node, Scalar, as_json
from maocite.native.reading import Declared, Reading, forbidden_character

Value = TypeVar("Value")
Word = TypeVar("Word", bound=Enum)
Schema = dict[str, Json]
"""A JSON Schema, draft 2020-12."""


@dataclass(frozen=True, slots=True)
class Shape(Generic[Value]):
    """One kind of value, in both directions and as a schema."""

    read: Callable[[Node, Reading], Value | None]
    """None where the node is wrong; what is wrong has then been reported."""
    write: Callable[[Value, Declared], Json]
    schema: Schema
    definitions: Mapping[str, Schema] = field(default_factory=dict)
    """Schemas that `schema` refers to, by name."""
    fields: Mapping[str, "Shape[Any]"] = field(default_factory=dict)
    """What lies in a mapping, by name; for paths such as ``title.without-date``."""
    entry: "Shape[Any] | None" = None
    """What lies in a list; for paths such as ``participant[1]``."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mapping: what reads it, what writes it and what an editor shows of it."""

    name: str
    """As it stands in files: ``event-date``."""
    shape: Shape[Any]
    doc: str
    required: bool = False

    @property
    def attribute(self) -> str:
        """The model's name for it: ``event_date``."""
        return self.name.replace("-", "_")


def _read_text(node: Node, at: Reading) -> str | None:
    if not isinstance(node, Scalar):
        at.unexpected(node, "text")
        return None
    if node.form is Form.WORD:
        message = f"expected text, found {node.text}; put it in quotation marks or leave it out"
        at.error(node, message, "wrong-shape")
        return None
    if not node.text:
        at.error(node, "the field is empty; fill it or leave it out", "empty-field")
        return None
    if found := forbidden_character(node.text):
        message = f"the control character {found} is not allowed in text; delete it"
        at.error(node, message, "control-character")
        return None
    return node.text


TEXT: Shape[str] = Shape(
    _read_text, lambda text, _: text, {"type": ["string", "number"], "minLength": 1}
)
"""Text as written; numbers without quotation marks are text too."""

_YES_NO = {"true": True, "yes": True, "false": False, "no": False}


def _read_boolean(node: Node, at: Reading) -> bool | None:
    if isinstance(node, Scalar) and node.text in _YES_NO:
        return _YES_NO[node.text]
    at.unexpected(node, "true or false")
    return None


BOOLEAN: Shape[bool] = Shape(
    _read_boolean, lambda value, _: value, {"enum": [True, False, *_YES_NO]}
)


def one_of(kind: str, words: Sequence[str]) -> Shape[str]:
    """A word from a closed list; `kind` names the list in messages: ``item type``."""
    known = frozenset(words)

    def read(node: Node, at: Reading) -> str | None:
        text = _read_text(node, at)
        if text is None or text in known:
            return text
        hint = did_you_mean(text, words)
        if not hint and len(words) <= 12:
            hint = f"; known are {', '.join(words)}"
        at.error(node, f"unknown {kind} {text!r}{hint}", f"unknown-{kind.replace(' ', '-')}")
        return None

    return Shape(read, lambda word, _: word, {"enum": list(words)})


def enum(kind: str, words: type[Word]) -> Shape[Word]:
    """A member of an enum, by value."""
    inner = one_of(kind, [word.value for word in words])

    def read(node: Node, at: Reading) -> Word | None:
        text = inner.read(node, at)
        return None if text is None else words(text)

    return Shape(read, lambda word, _: str(word.value), inner.schema)


def many(entry: Shape[Value]) -> Shape[tuple[Value, ...]]:
    """A list; a single value may stand for a list of one, and is written so."""

    def read(node: Node, at: Reading) -> tuple[Value, ...] | None:
        if not isinstance(node, Items):
            one = entry.read(node, at)
            return None if one is None else (one,)
        found = [entry.read(child, at.entry(i)) for i, child in enumerate(node.entries)]
        kept = tuple(value for value in found if value is not None)
        return kept if len(kept) == len(found) else None

    def write(values: tuple[Value, ...], declared: Declared) -> Json:
        written = [entry.write(value, declared) for value in values]
        return written[0] if len(written) == 1 else written

    schema: Schema = {"anyOf": [entry.schema, {"type": "array", "items": entry.schema}]}
    return Shape(read, write, schema, entry.definitions, entry=entry)


def listed(entry: Shape[Value]) -> Shape[tuple[Value, ...]]:
    """A list, also where it has one entry or none."""
    loose = many(entry)

    def read(node: Node, at: Reading) -> tuple[Value, ...] | None:
        if isinstance(node, Items):
            return loose.read(node, at)
        at.unexpected(node, "a list")
        return None

    def write(values: tuple[Value, ...], declared: Declared) -> Json:
        return [entry.write(value, declared) for value in values]

    schema: Schema = {"type": "array", "items": entry.schema}
    return Shape(read, write, schema, entry.definitions, entry=entry)


def mapping(
    name: str,
    build: Callable[[dict[str, Any]], Value],
    take: Callable[[Value], Mapping[str, Any]],
    fields: Sequence[Field],
    *,
    short: str | None = None,
    strangers: Mapping[str, str] = MappingProxyType({}),
) -> Shape[Value]:
    """A mapping with these fields.

    `build` makes the value from what was read, by field name, and may raise ValueError saying
    what is wrong; `take` gives the values to write, by field name, None for those that are not
    set. `short` names the field that a bare scalar stands for; `strangers` says of fields that do
    not belong here where they do.
    """
    table = {entry.name: entry for entry in fields}
    required = [entry.name for entry in fields if entry.required]

    def read(node: Node, at: Reading) -> Value | None:
        if short is not None and isinstance(node, Scalar):
            one = table[short].shape.read(node, at)
            return None if one is None else _built(build, {short: one}, node, at)
        if not isinstance(node, Fields):
            at.unexpected(node, f"a mapping with {', '.join(list(table)[:6])}")
            return None
        values: dict[str, Any] = {}
        wrong = len(node.entries) != len({key.text for key, _ in node.entries})
        for key, child in at.distinct(node):
            if key.text not in table:
                _unknown(key, table, strangers, at)
                wrong = True
                continue
            value = table[key.text].shape.read(child, at.at(key.text))
            wrong = wrong or value is None
            values[key.text] = value
        for missing in (word for word in required if word not in values):
            at.error(node, f"the field {missing!r} is missing", "missing-field")
            wrong = True
        return None if wrong else _built(build, values, node, at)

    def write(value: Value, declared: Declared) -> Json:
        values = take(value)
        written = {
            word: entry.shape.write(values[word], declared)
            for word, entry in table.items()
            if values.get(word) is not None
        }
        if short is not None and written.keys() == {short}:
            return written[short]
        return written

    definitions: dict[str, Schema] = {}
    for entry in fields:
        definitions.update(entry.shape.definitions)
    properties: Schema = {
        entry.name: {"description": entry.doc, **entry.shape.schema} for entry in fields
    }
    whole: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
    }
    if required:
        whole["required"] = list(required)
    definitions[name] = whole
    reference: Schema = {"$ref": f"#/$defs/{name}"}
    schema = reference
    if short is not None:
        schema = {"anyOf": [table[short].shape.schema, reference]}
    return Shape(
        read, write, schema, definitions, fields={word: f.shape for word, f in table.items()}
    )


def _built(
    build: Callable[[dict[str, Any]], Value], values: dict[str, Any], node: Node, at: Reading
) -> Value | None:
    try:
        return build(values)
    except ValueError as error:
        at.error(node, str(error), "wrong-value")
        return None


def _unknown(
    key: Scalar, table: Mapping[str, Field], strangers: Mapping[str, str], at: Reading
) -> None:
    if key.text in strangers:
        message = f"the field {key.text!r} is {strangers[key.text]}"
        at.at(key.text).error(key, message, "unknown-field")
        return
    hint = did_you_mean(key.text, list(table))
    if not hint and len(table) <= 12:
        hint = f"; known are {', '.join(table)}"
    at.at(key.text).error(key, f"unknown field {key.text!r}{hint}", "unknown-field")


def plain(
    name: str, kind: Callable[..., Value], fields: Sequence[Field], *, short: str | None = None
) -> Shape[Value]:
    """A mapping whose fields are those of a dataclass, ``event-date`` for ``event_date``."""

    def build(values: dict[str, Any]) -> Value:
        return kind(**{word.replace("-", "_"): value for word, value in values.items()})

    return mapping(name, build, attributes(fields), fields, short=short)


def attributes(fields: Sequence[Field]) -> Callable[[object], dict[str, Any]]:
    """What takes the values of these fields from a dataclass; empty ones become None."""
    pairs = [(entry.name, entry.attribute) for entry in fields]

    def take(value: object) -> dict[str, Any]:
        return {name: getattr(value, attribute) or None for name, attribute in pairs}

    return take


Pairs = tuple[tuple[str, str], ...]


def _read_pairs(node: Node, at: Reading) -> Pairs | None:
    parts = node.entries if isinstance(node, Items) else (node,)
    pairs: list[tuple[str, str]] = []
    count = 0
    for part in parts:
        if not isinstance(part, Fields):
            at.unexpected(part, "a mapping such as {sq: Arkivi, en: Archives}")
            return None
        count += len(part.entries)
        for key, child in at.distinct(part):
            name, text = _read_text(key, at), _read_text(child, at.at(key.text))
            if name is not None and text is not None:
                pairs.append((name, text))
    return tuple(pairs) if len(pairs) == count else None


def _write_pairs(pairs: Pairs, _: Declared) -> Json:
    single: dict[str, Json] = dict(pairs)
    if len(single) == len(pairs):
        return single
    return [{name: text} for name, text in pairs]


PAIRS: Shape[Pairs] = Shape(
    _read_pairs,
    _write_pairs,
    {
        "anyOf": [
            {"type": "object", "additionalProperties": TEXT.schema},
            {"type": "array", "items": {"type": "object", "additionalProperties": TEXT.schema}},
        ]
    },
)
"""Texts by name, in order; a list of such mappings where a name is needed twice."""


def _read_anything(node: Node, at: Reading) -> Mapping[str, object] | None:
    if not isinstance(node, Fields):
        at.unexpected(node, "a mapping")
        return None
    if not _is_clean(node, at):
        return None
    value = as_json(node)
    return MappingProxyType(dict(value)) if isinstance(value, dict) else None


def _is_clean(node: Node, at: Reading) -> bool:
    """Whether no text inside holds a forbidden character and no name is there twice."""
    if isinstance(node, Items):
        entries = [_is_clean(child, at.entry(i)) for i, child in enumerate(node.entries)]
        return all(entries)
    if isinstance(node, Fields):
        kept = list(at.distinct(node))
        inside = [_is_clean(key, at) and _is_clean(child, at.at(key.text)) for key, child in kept]
        return all(inside) and len(kept) == len(node.entries)
    if found := forbidden_character(node.text):
        message = f"the control character {found} is not allowed in text; delete it"
        at.error(node, message, "control-character")
        return False
    return True


def _write_anything(value: Mapping[str, object], _: Declared) -> Json:
    written: dict[str, Any] = dict(value)
    return written


ANYTHING: Shape[Mapping[str, object]] = Shape(_read_anything, _write_anything, {"type": "object"})
"""A mapping of JSON values, kept as it is."""
