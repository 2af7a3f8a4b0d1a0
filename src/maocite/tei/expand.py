"""How does an edition that points to records get its notes and its bibliography?

A ``note type="formatted"`` at the end of each citing ``bibl`` (behind a pointer that stands alone)
and one ``div type="bibliography"`` at the end of ``back``. Every other byte stays; what an earlier
run wrote is replaced, so that doing it twice changes nothing.
"""

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
from maocite.tei.pointers import FORMATTED, GENERATED, Citing, citing, is_formatted, is_generated
from maocite.tei.prefixes import prefixes_of
from maocite.tei.scan import Spot, scan
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
    spots = scan(source, encoded.utf8)
    prefixes, refused = prefixes_of(spots)
    for spot, message in refused:
        report(Problem(Level.WARNING, message, Place(source.name, spot.line), "prefix"))
    identifiers = Identifiers()
    keys = {identifiers.of(key): key for key in library.by_id}
    own_ids = _ids(spots)
    units: list[tuple[Citing, CitationRequest]] = []
    numbers: dict[int, int] = {}
    for unit in citing(spots, prefixes):
        cites = tuple(
            (key, pointer.pinpoint)
            for pointer in unit.pointers
            if (key := _key(pointer.fragment, keys, library)) is not None
        )
        for pointer in unit.pointers:
            known = _key(pointer.fragment, keys, library) is not None
            if pointer.surely and not known and pointer.fragment not in own_ids:
                near = did_you_mean(pointer.fragment, [*library.by_id])
                message = f"points to {pointer.fragment!r}, which is neither a record nor in the file{near}"
                place = Place(source.name, pointer.spot.line)
                report(Problem(Level.WARNING, message, place, "dangling-pointer"))
        if cites:
            number = numbers.setdefault(id(unit.note or unit.spot), len(numbers) + 1)
            units.append((unit, CitationRequest(cites, number)))
    cited = list(dict.fromkeys(key for _, request in units for key, _ in request.cites))
    _report_uncited(library, cited, report)
    texts = formatter([request for _, request in units])
    edits = [
        edit
        for (unit, _), text in zip(units, texts, strict=True)
        for edit in _citation(unit.spot, style, text)
    ]
    entries = [library[key] for key in cited if identifiers.of(key) not in own_ids]
    whole = replace(source, held=encoded.utf8)
    edits += _bibliography(whole, spots, entries, identifiers, divide, report)
    return encoded.restored(_apply(encoded.utf8, edits))


def _ids(spots: Sequence[Spot]) -> set[str]:
    """The ids of the file without those of the bibliography that we wrote."""
    return {
        spot.attributes["xml:id"]
        for spot in spots
        if "xml:id" in spot.attributes and not any(map(is_generated, spot.ancestors()))
    }


def _key(fragment: str, keys: Mapping[str, str], library: Library) -> str | None:
    return keys.get(fragment) or (fragment if fragment in library else None)


def _report_uncited(library: Library, cited: Sequence[str], report: Report) -> None:
    wanted = frozenset(cited)
    for record in library:
        if record.id not in wanted:
            place = library.places.get(record.id, Place(record=record.id))
            report(Problem(Level.WARNING, "is not cited in the edition", place, "uncited"))


def _citation(spot: Spot, style: str, text: str) -> list[Edit]:
    """The formatted citation of a ``bibl``, or behind a pointer that stands alone."""
    note = Node("note", {"type": FORMATTED, "subtype": style})
    tag = spot.prefix + note.name
    made = f"{start_tag(spot.prefix + note.name, note.attributes)}{_prefixed(text, spot.prefix)}</{tag}>"
    if spot.name == "bibl":
        if old := next(filter(is_formatted, spot.children), None):
            return [Edit(old.start, old.end, made)]
        if spot.empty:
            return [Edit(spot.end - 2, spot.end, f">{made}</{spot.prefix}bibl>")]
        return [Edit(spot.closing, spot.closing, made)]
    old = _follower(spot)
    return [Edit(old.start, old.end, made) if old else Edit(spot.end, spot.end, made)]


def _follower(spot: Spot) -> Spot | None:
    """The formatted note right behind a pointer."""
    siblings = spot.parent.children if spot.parent is not None else []
    return next((s for s in siblings if s.start == spot.end and is_formatted(s)), None)


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
    old = next((spot for spot in spots if is_generated(spot)), None)
    if not entries:
        return []
    place = next((s for s in reversed(spots) if s.name == "back" and not s.empty), None)
    body = next((s for s in reversed(spots) if s.name == "body"), None)
    holder = old or place or body
    if holder is None:
        message = "has neither body nor back: no bibliography was put in"
        report(Problem(Level.WARNING, message, Place(source.name), "no-place"))
        return []
    newline = "\r\n" if b"\r\n" in source.content else "\n"
    depth = (
        sum(1 for _ in holder.ancestors())
        if old is not None
        else sum(1 for _ in holder.ancestors()) + (1 if holder is place else 0)
    )
    if old is None and place is None:
        depth += 1
    node = _division(entries, identifiers, divide)
    text = serialise(node, depth, holder.prefix)
    text = FORBIDDEN.sub(REPLACEMENT, text).replace("\n", newline)
    if old is not None:
        return [Edit(old.start, old.end, text.strip())]
    if place is not None:
        return [_before(source.content, place.closing, text, newline, depth)]
    assert body is not None
    outer = STEP * (depth - 1)
    tag = f"{body.prefix}back"
    whole = f"{newline}{outer}<{tag}>{newline}{text}{outer}</{tag}>"
    return [Edit(body.end, body.end, whole)]


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
