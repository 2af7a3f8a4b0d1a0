"""The schema of the TEI that we write: RELAX NG to validate with, and ODD to read.

``python -m maocite.tei.contract data/schemas`` writes both again from one table, so that they
cannot disagree with each other. Sources: RELAX NG specification (OASIS 2001), TEI P5, chapter 23.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from maocite.tei.content import TEXT, Leaf, Model, Times, parse_model
from maocite.tei.contract_elements import CLOSED, ELEMENTS, STARTS, ElementRule, datatype
from maocite.tei.document import DECLARATION, NAMESPACE
from maocite.tei.node import Node, element
from maocite.tei.serialise import serialise

RELAX_NG, ODD = "maocite-tei.rng", "maocite-tei.odd"
"""Names of the two files in ``data/schemas/``."""
_RNG_NAMESPACE = "http://relaxng.org/ns/structure/1.0"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_WORD = r"[^\p{C}\p{Z}]+"
_POINTER = r"\S+"
_VERSION = r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}"

SIMPLE_TYPES = {
    "text": ("string", None, "any text"),
    "word": ("token", _WORD, "one word without white space"),
    "name": ("Name", None, "a name without white space"),
    "version": ("token", _VERSION, "the number of a version"),
    "id": ("ID", None, "an identifier, once in the file"),
    "language": ("language", None, "a language tag (BCP 47)"),
    "pointer": ("anyURI", _POINTER, "an address"),
}
"""Data types by our names: type of XML Schema, pattern, what it is."""
_DATE_TYPES = ("date", "gYear", "gYearMonth", "dateTime")
_PRESERVE = "preserve"


def relax_ng() -> str:
    """The RELAX NG schema, XML syntax."""
    start = element("choice", *(_ref(name) for name in STARTS))
    attributes = {"xmlns": _RNG_NAMESPACE, "ns": NAMESPACE, "datatypeLibrary": _XSD}
    grammar = element(
        "grammar",
        element("start", start),
        *_rng_types(),
        *(_rng_element(rule) for rule in ELEMENTS),
        attributes=attributes,
    )
    return _document(grammar)


def _document(root: Node) -> str:
    return f"{DECLARATION}<!-- Made by python -m maocite.tei.contract; please do not edit by hand. -->\n{serialise(root)}"


def _ref(name: str) -> Node:
    return element("ref", attributes={"name": name})


def _define(name: str, *inside: Node) -> Node:
    return element("define", *inside, attributes={"name": name})


def _rng_types() -> Iterator[Node]:
    for name, (kind, pattern, _) in SIMPLE_TYPES.items():
        inside = [_param(pattern)] if pattern else []
        yield _define(f"type.{name}", element("data", *inside, attributes={"type": kind}))
    several = element("list", element("oneOrMore", _ref("type.pointer")))
    yield _define("type.pointers", several)
    dates = [element("data", attributes={"type": kind}) for kind in _DATE_TYPES]
    yield _define("type.date", element("choice", *dates))
    yield _define("type.preserve", element("value", _PRESERVE))


def _param(pattern: str) -> Node:
    return element("param", pattern, attributes={"name": "pattern"})


def _rng_element(rule: ElementRule) -> Node:
    content = _rng_model(parse_model(rule.content)) if rule.content else element("empty")
    attributes = [_rng_attribute(rule.name, word) for word in rule.attributes.split()]
    return _define(
        rule.name, element("element", *attributes, content, attributes={"name": rule.name})
    )


def _rng_attribute(owner: str, word: str) -> Node:
    name = word.rstrip("!")
    if values := CLOSED.get((owner, name)):
        inside = element("choice", *(element("value", value) for value in values))
    else:
        inside = _ref(f"type.{datatype(owner, name)}")
    # ``@ns`` of the grammar is for elements: attributes are in no namespace but ``xml:``.
    attribute = element("attribute", inside, attributes={"name": name})
    return attribute if word.endswith("!") else element("optional", attribute)


_RNG_TIMES = {Times.OPTIONAL: "optional", Times.ANY: "zeroOrMore", Times.SOME: "oneOrMore"}


def _rng_model(model: Model) -> Node:
    made: Node
    if isinstance(model, Leaf):
        made = element("text") if model.name == TEXT else _ref(model.name)
    elif not model.parts:
        made = element("empty")
    else:
        inside = [_rng_model(part) for part in model.parts]
        made = element("choice" if model.choice else "group", *inside)
    if model.times in _RNG_TIMES:
        return element(_RNG_TIMES[model.times], made)
    return made


def odd() -> str:
    """The same as ODD, with a line about each element."""
    attributes = {
        "ident": "maocite",
        "start": " ".join(STARTS),
        "ns": NAMESPACE,
        "docLang": "en",
    }
    specification = element(
        "schemaSpec",
        *_odd_types(),
        *(_odd_element(rule) for rule in ELEMENTS),
        attributes=attributes,
    )
    title = "The TEI that maocite writes"
    header = element(
        "teiHeader",
        element(
            "fileDesc",
            element("titleStmt", element("title", title)),
            element("publicationStmt", element("p", "Part of maocite.")),
            element("sourceDesc", element("p", "Made from the mapping tables of maocite.")),
        ),
    )
    words = (
        "This schema is narrower than TEI P5: whatever is valid against it is valid against tei_all too. "
        "Elements stand only where they are listed, and in this order.",
        f"The same as RELAX NG: {RELAX_NG}. The mapping with examples: docs/tei.md.",
    )
    body = element(
        "body", element("head", title), *(element("p", w) for w in words), specification
    )
    root = element("TEI", header, element("text", body), attributes={"xmlns": NAMESPACE})
    return _document(root)


def _odd_types() -> Iterator[Node]:
    for name, (kind, pattern, purpose) in SIMPLE_TYPES.items():
        yield _data_spec(name, purpose, _data_ref(kind, pattern))
    dates = element("alternate", *(_data_ref(kind) for kind in _DATE_TYPES))
    yield _data_spec("date", "a day, month or year, or a point in time (W3C)", dates)


def _data_spec(name: str, purpose: str, inside: Node) -> Node:
    attributes = {"ident": f"maocite.{name}", "mode": "add"}
    return element(
        "dataSpec", element("desc", purpose), element("content", inside), attributes=attributes
    )


def _data_ref(kind: str, pattern: str | None = None) -> Node:
    return element(
        "dataRef", attributes={"name": kind} | ({"restriction": pattern} if pattern else {})
    )


def _odd_element(rule: ElementRule) -> Node:
    model = _odd_model(parse_model(rule.content)) if rule.content else element("empty")
    children = [element("desc", rule.purpose), element("content", model)]
    if rule.attributes:
        definitions = [_odd_attribute(rule.name, word) for word in rule.attributes.split()]
        children.append(element("attList", *definitions))
    return element("elementSpec", *children, attributes={"ident": rule.name, "mode": "add"})


def _odd_attribute(owner: str, word: str) -> Node:
    name, kind = word.rstrip("!"), datatype(owner, word.rstrip("!"))
    attributes = {"ident": name, "usage": "req" if word.endswith("!") else "opt"}
    values = CLOSED.get((owner, name)) or ((_PRESERVE,) if kind == "preserve" else ())
    if values:
        items = [element("valItem", attributes={"ident": value}) for value in values]
        typed = element("datatype", _data_ref("string"))
        listed = element("valList", *items, attributes={"type": "closed"})
        return element("attDef", typed, listed, attributes=attributes)
    times = {"maxOccurs": "unbounded"} if kind == "pointers" else {}
    key = "pointer" if kind == "pointers" else kind
    reference = element("dataRef", attributes={"key": f"maocite.{key}"})
    return element(
        "attDef", element("datatype", reference, attributes=times), attributes=attributes
    )


_ODD_TIMES = {
    Times.ONCE: {},
    Times.OPTIONAL: {"minOccurs": "0"},
    Times.ANY: {"minOccurs": "0", "maxOccurs": "unbounded"},
    Times.SOME: {"maxOccurs": "unbounded"},
}


def _odd_model(model: Model) -> Node:
    if isinstance(model, Leaf):
        if model.name == TEXT:
            return element("textNode")
        return element("elementRef", attributes={"key": model.name, **_ODD_TIMES[model.times]})
    inside = [_odd_model(part) for part in model.parts]
    name = "alternate" if model.choice else "sequence"
    return element(name, *inside, attributes=dict(_ODD_TIMES[model.times]))


FILES: dict[str, Callable[[], str]] = {RELAX_NG: relax_ng, ODD: odd}
"""What the script writes."""


def main(arguments: Sequence[str]) -> None:
    """Write both files into the folder that is named."""
    for name, make in FILES.items():
        Path(arguments[0], name).write_text(make(), "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
