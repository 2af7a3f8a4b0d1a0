"""How does a published work become a ``biblStruct``?

What stands where is in `maocite.tei.secondary_plan`; here the values of a record fill it in: as
elements, or at once as text, which is much faster.
"""

from functools import lru_cache

from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.tei.identifiers import Identifiers
from maocite.tei.node import Node
from maocite.tei.secondary_plan import Branch, Part, Shape, plan_of, shape_of
from maocite.tei.secondary_slots import Fill
from maocite.tei.serialise import STEP, start_tag
from maocite.tei.tokens import slug, to_token

_NAME = "biblStruct"


def to_node(record: SecondaryRecord, identifiers: Identifiers) -> Node:
    """The ``biblStruct`` of a record; nothing of the record is left out."""
    children = _filled(plan_of(shape_of(record)), record)
    return Node(_NAME, attributes_of(record, identifiers), children)


def _filled(parts: tuple[Part, ...], record: SecondaryRecord) -> list[Node | str]:
    nodes: list[Node | str] = []
    for part in parts:
        if isinstance(part, Branch):
            nodes.append(Node(part.name, dict(part.attributes), _filled(part.parts, record)))
        else:
            nodes += part.nodes(record)
    return nodes


def to_text(record: SecondaryRecord, identifiers: Identifiers, depth: int) -> str:
    """What `maocite.tei.serialise.serialise` makes of `to_node`, without making the elements."""
    indent = STEP * depth
    pieces = [f"{indent}{start_tag(_NAME, attributes_of(record, identifiers))}\n"]
    for fixed, fill in _lines(shape_of(record), indent):
        pieces += (fixed, fill(record))
    pieces.append(f"{indent}</{_NAME}>\n")
    return "".join(pieces)


@lru_cache(maxsize=2048)
def _lines(shape: Shape, indent: str) -> tuple[tuple[str, Fill], ...]:
    """What never changes between the values, each piece with what writes the value behind it."""
    pieces: list[str | Fill] = []
    _lay_out(plan_of(shape), indent + STEP, pieces)
    made: list[tuple[str, Fill]] = []
    fixed = ""
    for piece in (*pieces, _nothing):
        if isinstance(piece, str):
            fixed += piece
        else:
            made.append((fixed, piece))
            fixed = ""
    return tuple(made)


def _nothing(_: SecondaryRecord) -> str:
    return ""


def _lay_out(parts: tuple[Part, ...], indent: str, pieces: list[str | Fill]) -> None:
    for part in parts:
        if not isinstance(part, Branch):
            pieces.append(part.fill(indent))
        elif part.parts:
            pieces.append(f"{indent}{start_tag(part.name, part.attributes)}\n")
            _lay_out(part.parts, indent + STEP, pieces)
            pieces.append(f"{indent}</{part.name}>\n")
        else:
            pieces.append(f"{indent}{start_tag(part.name, part.attributes, '/')}\n")


def attributes_of(record: SecondaryRecord, identifiers: Identifiers) -> dict[str, str]:
    """``@type``, ``@subtype``, ``xml:id``, ``@n`` and ``@sortKey`` of an entry."""
    attributes = {"type": to_token(record.type)}
    if genre := slug(record.texts.get("genre", "")):
        attributes["subtype"] = genre
    attributes["xml:id"] = identifiers.for_entry(record.id)
    attributes["n"] = record.id
    if key := sort_key(record):
        attributes["sortKey"] = key
    return attributes


def sort_key(record: SecondaryRecord) -> str:
    """Author, else editor, else title; then the date: one token."""
    words: list[str] = []
    for role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR):
        if names := record.people.get(role):
            name = names[0]
            words += [part for part in (name.family, name.given, name.literal) if part]
            break
    else:
        words.append(record.texts.get("title", ""))
    if issued := record.dates.get("issued"):
        words.append(issued.edtf or issued.raw or "")
    slugs = [slug(word, joint="-" if word[:1].isdigit() else "_") for word in words]
    return "_".join(filter(None, slugs))
