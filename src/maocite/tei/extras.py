"""How do statements about a record travel that no bibliographic element holds?

Keywords, provenance of single fields, fields of foreign formats, and CSL variables without an
element of their own: ``note`` elements at the end of the entry, so that a round trip loses nothing.
"""

import json
from collections.abc import Iterable, Mapping

from maocite.characters import loads
from maocite.model.provenance import Origin, Provenance
from maocite.model.record import Silence
from maocite.tei.node import Node, element
from maocite.tei.serialise import FORBIDDEN

KEYWORDS = "keywords"
"""``note type="keywords"``: a list of terms."""
PROVENANCE = "provenance"
"""``note type="provenance" subtype="inferred" n="field"``."""
EXTRA = "extra"
"""``note type="extra" n="key"``: a JSON value."""
SILENCE = "silence"
"""``note type="silence" n="check"``: why a check is not to report on this record."""
VARIABLE = "csl"
"""``note type="csl" n="variable"``: a CSL variable without an element of its own."""


def keyword_nodes(keywords: Iterable[str]) -> list[Node]:
    """``note/list/item``."""
    items = [element("item", word) for word in keywords]
    if not items:
        return []
    inside = element("list", *items, attributes={"type": "simple"})
    return [element("note", inside, attributes={"type": KEYWORDS})]


def keywords_of(note: Node) -> tuple[str, ...]:
    """The terms of a note of keywords: of its list, or between commas and semicolons."""
    terms = tuple(item.text() for item in note.descend("item", "term"))
    # Zotero writes a note in a note for each.
    terms = terms or tuple(inner.text() for inner in note.elements("note") if inner.text())
    if terms:
        return terms
    text = note.text()
    if (note.get("type") or "").lower() in ("tag", "keyword", "subject"):
        return (text,) if text else ()
    mark = ";" if ";" in text else ","
    return tuple(word.strip() for word in text.split(mark) if word.strip())


def provenance_nodes(provenance: Iterable[Provenance]) -> list[Node]:
    """One note for each statement about a field."""
    nodes = []
    for statement in provenance:
        attributes = {"type": PROVENANCE, "subtype": statement.origin.value, "n": statement.field}
        parts = [
            ("sic", statement.sic),
            ("corr", statement.correct),
            ("bibl", statement.source),
            ("seg", statement.note),
        ]
        children = [element(name, text) for name, text in parts if text is not None]
        nodes.append(element("note", *_in_choice(children), attributes=attributes))
    return nodes


def _in_choice(children: list[Node]) -> list[Node]:
    """``sic`` and ``corr`` together in ``choice`` (TEI P5, 3.5.1)."""
    names = [child.name for child in children]
    if names[:2] == ["sic", "corr"]:
        return [element("choice", *children[:2]), *children[2:]]
    return children


def provenance_of(note: Node) -> Provenance:
    """The statement about a field that a note holds."""

    def text(name: str) -> str | None:
        found = next(note.descend(name), None)
        return found.text() if found is not None else None

    origins = {origin.value: origin for origin in Origin}
    origin = origins.get(note.get("subtype") or "", Origin.GIVEN)
    return Provenance(
        note.get("n") or "", origin, text("bibl"), text("sic"), text("corr"), text("seg")
    )


def extra_nodes(extra: Mapping[str, object]) -> list[Node]:
    """One note with JSON for each key."""
    return [
        element("note", _json(value), attributes={"type": EXTRA, "n": key})
        for key, value in extra.items()
    ]


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # JSON can escape what XML cannot hold.
    return FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def extra_of(note: Node) -> tuple[str, object]:
    """Key and value of a note with JSON; what is no JSON is taken as text."""
    text = note.text()
    value: object
    try:
        value = loads(text)
    except (ValueError, RecursionError):
        value = text
    return note.get("n") or "", value


def silence_nodes(silence: Iterable[Silence]) -> list[Node]:
    """One note with the reason for each silenced check."""
    return [
        element("note", entry.reason, attributes={"type": SILENCE, "n": entry.check})
        for entry in silence
    ]


def variable_node(variable: str, value: str) -> Node:
    """A CSL variable that has no element of its own."""
    return element("note", value, attributes={"type": VARIABLE, "n": variable})
