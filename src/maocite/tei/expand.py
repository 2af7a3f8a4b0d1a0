"""How does an edition that points to records get its notes and its bibliography?

A ``note type="formatted"`` at the end of each citing ``bibl`` (behind a pointer that stands alone)
and one ``div type="bibliography"`` at the end of ``back``. Every other byte stays; what an earlier
run wrote is replaced, so that doing it twice changes nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from maocite.errors import Level, Place, Problem, did_you_mean
from maocite.formats import Report
from maocite.locators import Pinpoint
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord, Record
from maocite.sources import Source
from maocite.tei import archival, document, secondary
from maocite.tei.encoding import read_encoded
from maocite.tei.identifiers import Identifiers
from maocite.tei.node import Node, element
from maocite.tei.pointers import FORMATTED, Citing, Pointer, citing, is_formatted, is_ours
from maocite.tei.prefixes import prefixes_of
from maocite.tei.scan import GENERATED, Scope, Spot, scan
from maocite.tei.serialise import FORBIDDEN, REPLACEMENT, STEP, serialise, start_tag

Cite = tuple[str, Pinpoint | None]
"""Key of a record and the place in it."""


@dataclass(frozen=True, slots=True)
class CitationRequest:
    """What one ``bibl`` cites."""

    cites: tuple[Cite, ...]
    note_number: int
    """Number of the note in which it stands, counted over the edition."""


Formatter = Callable[[Sequence[CitationRequest]], Sequence[str]]
"""Makes the text of each citation, as TEI markup, in document order."""

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


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes to put in place of others."""

    start: int
    end: int
    text: str


def expand(
    source: Source, library: Library, style: str, divide: str, formatter: Formatter, report: Report
) -> bytes:
    """The edition with formatted citations and a bibliography of what it cites.

    Pointers to nothing and records that are not cited are reported as warnings. Raises
    `InputError` for a file that is no well-formed XML.
    """
    encoded = read_encoded(source)
    scanned = scan(source, encoded.utf8)
    spots, own_ids = scanned.spots, scanned.ids
    prefixes, refused = prefixes_of(spots)
    for spot, message in refused:
        report(Problem(Level.WARNING, message, Place(source.name, spot.line), "prefix"))
    identifiers = Identifiers()
    keys = {identifiers.of(key): key for key in library.by_id}
    units: list[tuple[Citing, CitationRequest]] = []
    numbers: dict[int, int] = {}
    for unit in citing(spots, prefixes):
        cites: list[Cite] = []
        for pointer in unit.pointers:
            key = _key(pointer.fragment, keys, library) if pointer.points else None
            if key is not None and not _is_internal(pointer, own_ids):
                cites.append((key, pointer.pinpoint))
            elif pointer.surely and key is None and pointer.fragment not in own_ids:
                report(_dangling(source, pointer, library))
        if cites:
            number = numbers.setdefault(id(unit.note or unit.spot), len(numbers) + 1)
            units.append((unit, CitationRequest(tuple(cites), number)))
    cited = list(dict.fromkeys(key for _, request in units for key, _ in request.cites))
    _report_uncited(library, cited, report)
    # Line breaks of a value would be taken for those of the file.
    texts = [_BREAKS.sub(" ", text) for text in formatter([request for _, request in units])]
    notes = {spot.start: spot for spot in spots if is_formatted(spot)}
    edits = [
        edit
        for (unit, _), text in zip(units, texts, strict=True)
        for edit in _citation(unit.spot, style, text, notes)
    ]
    entries = [library[key] for key in cited if identifiers.of(key) not in own_ids]
    whole = replace(source, held=encoded.utf8)
    edits += _bibliography(whole, spots, entries, identifiers, divide, report)
    return encoded.restored(_apply(encoded.utf8, edits))


_ENTRIES = frozenset(
    {"bibl", "biblStruct", "biblFull", "msDesc", "witness", "item", "note", "ref", "ptr"}
)
"""Elements that an edition may give the key of a record as ``xml:id``, because they describe or name it."""


def _is_internal(pointer: Pointer, own_ids: Mapping[str, str]) -> bool:
    """Whether it leads to a chapter or a place of the edition that happens to be named like a record."""
    own = own_ids.get(pointer.fragment)
    return own is not None and not pointer.surely and own not in _ENTRIES


def _dangling(source: Source, pointer: Pointer, library: Library) -> Problem:
    near = did_you_mean(pointer.fragment, [*library.by_id])
    what = "is neither a record nor in the file"
    if not pointer.points:
        what = "has neither a # nor a prefix that is defined"
    message = f"points to {pointer.fragment!r}, which {what}{near}"
    return Problem(
        Level.WARNING, message, Place(source.name, pointer.spot.line), "dangling-pointer"
    )


def _key(fragment: str, keys: Mapping[str, str], library: Library) -> str | None:
    return keys.get(fragment) or (fragment if fragment in library else None)


def _report_uncited(library: Library, cited: Sequence[str], report: Report) -> None:
    wanted = frozenset(cited)
    for record in library:
        if record.id not in wanted:
            place = library.places.get(record.id, Place(record=record.id))
            report(Problem(Level.WARNING, "is not cited in the edition", place, "uncited"))


def _citation(spot: Spot, style: str, text: str, notes: Mapping[int, Spot]) -> list[Edit]:
    """The formatted citation of a ``bibl``, or behind a pointer that stands alone.

    `notes`: formatted citations by their offset. One that an editor wrote by hand stays.
    """
    if spot.name == "bibl":
        old = next(filter(is_formatted, spot.children), None)
        scope = spot.scope
    else:
        old = notes.get(spot.end)
        scope = spot.parent.scope if spot.parent is not None else spot.scope
    if old is not None and not is_ours(old):
        return []
    prefix, declared = _prefix(spot, scope)
    tag = f"{prefix}note"
    attributes = {**declared, "type": FORMATTED, "subtype": style}
    made = f"{start_tag(tag, attributes)}{_prefixed(text, prefix)}</{tag}>"
    if old is not None:
        return [Edit(old.start, old.end, made)]
    if spot.name != "bibl":
        return [Edit(spot.end, spot.end, made)]
    if spot.empty:
        return [Edit(spot.end - 2, spot.end, f">{made}</{spot.prefix}bibl>")]
    return [Edit(spot.closing, spot.closing, made)]


def _prefix(spot: Spot, scope: Scope) -> tuple[str, dict[str, str]]:
    """The prefix of the spot's namespace at a place, and the declaration that it needs there.

    The prefix of an element may be declared on itself, and mean nothing beside it.
    """
    if scope.get("", "") == spot.namespace:
        return "", {}
    for prefix, namespace in scope.items():
        if prefix and namespace == spot.namespace:
            return f"{prefix}:", {}
    return "", {"xmlns": spot.namespace}


def _prefixed(markup: str, prefix: str) -> str:
    """Markup of the CSL processor with the prefix that the edition uses for TEI's elements."""
    if not prefix:
        return markup
    return markup.replace("</", f"\0{prefix}").replace("<", f"<{prefix}").replace("\0", "</")


def _bibliography(
    source: Source,
    spots: Sequence[Spot],
    entries: Sequence[Record],
    identifiers: Identifiers,
    divide: str,
    report: Report,
) -> list[Edit]:
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
    prefix, declared = _prefix(holder, scope)
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


_BREAKS = re.compile(r"[\t\r\n]+")


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


def _apply(content: bytes, edits: Sequence[Edit]) -> bytes:
    """The content with all edits, which do not overlap."""
    pieces: list[bytes] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [content[position : edit.start], edit.text.encode("utf-8", "replace")]
        position = edit.end
    return b"".join([*pieces, content[position:]])
