"""Where does the bibliography of an edition stand, and how is it divided?

One ``div type="bibliography"`` at the end of ``back``; what an earlier run wrote is replaced.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.model.record import ArchivalRecord, Record
from maocite.sources import Source
from maocite.tei import archival, document, secondary
from maocite.tei.edits import Edit, prefix_at
from maocite.tei.identifiers import Identifiers
from maocite.tei.node import Node, element
from maocite.tei.scan import GENERATED, Spot
from maocite.tei.serialise import FORBIDDEN, REPLACEMENT, STEP, serialise

Divide = Callable[[Record], str]


def _by_kind(record: Record) -> str:
    return "archival" if isinstance(record, ArchivalRecord) else "secondary"


DIVISIONS: Mapping[str, Divide] = MappingProxyType(
    {
        "kind": _by_kind,
        "none": lambda record: "",
        "type": lambda record: record.type,
        "repository": lambda record: (
            record.repository.name
            if isinstance(record, ArchivalRecord) and record.repository
            else document.HEADS["secondary"]
        ),
    }
)
"""How the bibliography is divided into lists."""


def bibliography(
    source: Source,
    spots: Sequence[Spot],
    entries: Sequence[Record],
    identifiers: Identifiers,
    divide: str,
    report: Report,
) -> list[Edit]:
    """What puts these entries into the file whose elements are given; nothing where there are none."""
    if not entries:
        return []
    old = next((spot for spot in spots if spot.is_generated()), None)
    holder = old or _place(spots)
    if holder is None:
        message = "has neither body nor back: no bibliography was put in"
        report(Problem(Level.WARNING, message, Place(source.name), "no-place"))
        return []
    newline = _newline(source.content)
    depth = sum(1 for _ in holder.ancestors()) + (0 if old is not None else 1)
    outside = holder.parent if holder.parent is not None else holder
    scope = holder.scope if holder.name == "back" else outside.scope
    prefix, declared = prefix_at(holder, scope)
    node = _division(entries, identifiers, divide)
    node.attributes = {**declared, **node.attributes}
    text = serialise(node, depth, prefix)
    text = FORBIDDEN.sub(REPLACEMENT, text).replace("\n", newline)
    if old is not None:
        return [Edit(old.start, old.end, text.strip())]
    outer = STEP * (depth - 1)
    if holder.name == "back" and not holder.empty:
        return [_before(source.content, holder.closing, text, newline, depth)]
    if holder.name == "back":
        whole = f">{newline}{text}{outer}</{holder.prefix}back>"
        return [Edit(holder.end - 2, holder.end, whole)]
    whole = f"{newline}{outer}<{prefix}back>{newline}{text}{outer}</{prefix}back>"
    return [Edit(holder.end, holder.end, whole)]


def _place(spots: Sequence[Spot]) -> Spot | None:
    """The ``back`` of the last text that is no part of another, else what comes before it: ``body``, ``group``."""
    wholes = [
        spot
        for spot in spots
        if spot.name == "text" and not any(around.name in _HOLDING for around in spot.ancestors())
    ]
    for text in reversed(wholes):
        parts = {part.name: part for part in text.children}
        for name in ("back", "body", "group"):
            if name in parts:
                return parts[name]
    return None


_HOLDING = frozenset({"text", "floatingText", "group"})


def _newline(content: bytes) -> str:
    """How the file ends its lines: as it does the first one."""
    first = content.find(b"\n")
    return "\r\n" if first > 0 and content[first - 1 : first] == b"\r" else "\n"


def _before(content: bytes, offset: int, text: str, newline: str, depth: int) -> Edit:
    """On lines of its own before an end tag that stands on a line of its own, or right before it."""
    line = content.rfind(b"\n", 0, offset) + 1
    if line and not content[line:offset].strip():
        return Edit(line, line, text)
    return Edit(offset, offset, f"{newline}{text}{STEP * (depth - 1)}")


def _division(entries: Sequence[Record], identifiers: Identifiers, divide: str) -> Node:
    """``div type="bibliography"`` with one list for each division, in the order of first mention."""
    lists: dict[str, list[Record]] = {}
    for record in entries:
        lists.setdefault(DIVISIONS[divide](record), []).append(record)
    made = []
    for name in sorted(lists) if divide == "kind" else lists:
        nodes = [_entry(record, identifiers) for record in lists[name]]
        nodes.sort(key=lambda node: node.get("sortKey") or "")
        head = [element("head", document.HEADS.get(name, name))] if name else []
        attributes = {"type": name} if divide == "kind" else {}
        made.append(element("listBibl", *head, *nodes, attributes=attributes))
    return element("div", *made, attributes={"type": "bibliography", "subtype": GENERATED})


def _entry(record: Record, identifiers: Identifiers) -> Node:
    if isinstance(record, ArchivalRecord):
        return archival.to_node(record, identifiers)
    return secondary.to_node(record, identifiers)
