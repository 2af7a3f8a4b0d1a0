"""How does a published work become a ``biblStruct``?

What stands where is in `maocite.tei.secondary_plan`; here the values of a record fill it in: as
elements, or at once as text, which is much faster.
"""

from functools import lru_cache

from maocite.model.record import SecondaryRecord
from maocite.tei.identifiers import Identifiers
from maocite.tei.node import Node
from maocite.tei.opening import attributes_of, opened, published_order
from maocite.tei.secondary_plan import Branch, Part, Shape, plan_of, shape_of
from maocite.tei.secondary_slots import Fill
from maocite.tei.serialise import STEP, start_tag

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
    template, fills = _template(shape_of(record), indent)
    found, order = identifiers.for_entry(record.id), published_order(record)
    start = opened(_NAME, record, record.texts.get("genre"), order, found)
    return template % (start, *[fill(record) for fill in fills])


@lru_cache(maxsize=1024)
def _template(shape: Shape, indent: str) -> tuple[str, tuple[Fill, ...]]:
    """What never changes between the values, with ``%s`` for each of them, and what writes the values."""
    pieces: list[str | Fill] = []
    _lay_out(plan_of(shape), indent + STEP, pieces)
    content = "".join(["%s" if callable(piece) else _literal(piece) for piece in pieces])
    fills = tuple(piece for piece in pieces if callable(piece))
    return f"{indent}%s>\n{content}{indent}</{_NAME}>\n", fills


def _literal(text: str) -> str:
    return text.replace("%", "%%")


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
