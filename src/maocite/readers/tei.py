"""TEI P5 in: bibliographies, manuscript descriptions and the source description of an edition."""

from collections.abc import Iterator
from dataclasses import replace

from maocite.errors import Level, Place, Problem
from maocite.formats import Reader, Report
from maocite.model.library import Placed
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.model.role import Role
from maocite.sources import Source
from maocite.tei import archival_reading, correspondence, holding, secondary_reading
from maocite.tei.draft import KEPT
from maocite.tei.extras import EXTRA
from maocite.tei.header import Entry
from maocite.tei.keys import Keys, invented, is_ours, own_key
from maocite.tei.node import Node
from maocite.tei.parse import entries

_BARE = frozenset({"language", "URL", "DOI"})
"""What prose may give without a marked part."""


def read(source: Source, report: Report) -> Iterator[Placed]:
    """The records of a TEI file of any kind, one for each entry.

    The ``correspDesc`` of an edition's header belongs to the source that it describes; those of a
    CMIF file, which name a ``@source`` or ``@ref``, are letters of their own.
    """
    keys = Keys()
    held: Placed | None = None
    source_of: Entry | None = None

    def whole() -> Iterator[Placed]:
        if held is not None and source_of is not None:
            _report_unread(held[0], source_of.node, held[1], report)
            yield held

    for entry in entries(source, report):
        place = Place(source.name, entry.node.line)
        same = entry.node.get("sameAs") or ""
        if same.startswith("#") and keys.has(same[1:]) and not is_ours(entry.node):
            message = f"is the same as {same[1:]}, which was read already; left out"
            report(Problem(Level.WARNING, message, place, "same-as"))
            continue
        letter = entry.node.name == "correspDesc"
        pointed = entry.node.get("source") or (entry.node.get("ref") and not entry.is_letter)
        alone = not letter or pointed
        try:
            if held is not None and source_of is not None and not alone:
                found = archival_reading.from_node(entry.node, held[0].id)
                found = correspondence.with_pointers(found, entry.node)
                typed = bool(source_of.node.get("type"))
                held = (correspondence.merged(held[0], found, retype=not typed), held[1])
                continue
            record = record_of(entry, keys)
        except ValueError as error:
            message = f"this {entry.node.name} cannot be read: {error}"
            report(Problem(Level.ERROR, message, place, "unreadable-entry"))
            continue
        yield from whole()
        held, source_of = (record, replace(place, record=record.id)), entry
    yield from whole()


def record_of(entry: Entry, keys: Keys) -> Record:
    """The record of one entry, with a key that no other entry of the file has."""
    node = entry.node
    wanted = own_key(node) or entry.parent_id
    about = () if is_ours(node) else entry.about
    record: Record
    if _is_archival(entry):
        heading = "" if is_ours(node) else entry.heading
        record = archival_reading.from_node(node, wanted or "", heading, about)
        if node.name == "correspDesc":
            record = correspondence.with_pointers(record, node)
    else:
        record = secondary_reading.from_node(node, wanted or "", about)
    key = keys.take(wanted or _invent(record))
    return _renamed(record, key)


def _is_archival(entry: Entry) -> bool:
    """Ours by the list that holds it, others by what they hold."""
    node = entry.node
    if entry.parent_type == "archival" or node.name in ("msDesc", "correspDesc"):
        return True
    if node.name == "biblFull":
        sources = node.descend("sourceDesc", "msDesc")
        found = (source.descend("msIdentifier") for source in sources)
        return node.first("relatedItem") is None and any(next(ids, None) for ids in found)
    if node.name != "bibl":
        return False
    shelfmark = entry.is_letter and holding.is_shelfmark_alone(node)
    return node.first("msIdentifier") is not None or shelfmark


def _invent(record: Record) -> str:
    names = record.names(Role.AUTHOR) or record.names(Role.EDITOR)
    name = (names[0].family or names[0].literal or "") if names else ""
    if isinstance(record, ArchivalRecord):
        date, title = record.date, record.title.text if record.title else ""
    else:
        date, title = record.dates.get("issued"), record.texts.get("title", "")
    start = date.start if date is not None else None
    return invented(name, start.year if start else "", title)


def _renamed(record: Record, key: str) -> Record:
    return record if record.id == key else replace(record, id=key)


def _was_reported(node: Node) -> bool:
    """Whether an entry of our writer only hands on what an earlier reading kept."""
    kept = {note.get("n") for note in node.descend("note") if note.get("type") == EXTRA}
    return is_ours(node) and bool(kept & {KEPT, "text"})


def _report_unread(record: Record, node: Node, place: Place, report: Report) -> None:
    kept = record.extra.get(KEPT)
    if isinstance(kept, list) and kept and not _was_reported(node):
        names = sorted(
            {str(text).lstrip("<").split(" ")[0].split(">")[0].rstrip("/") for text in kept}
        )
        message = (
            f"has no place in a record and is kept as XML under extra.{KEPT}: {', '.join(names)}"
        )
        report(Problem(Level.WARNING, message, place, "kept"))
    if not is_ours(node) and (inferred := [p.field for p in record.provenance]):
        message = (
            f"was read from its words where nothing is marked; please check: {', '.join(inferred)}"
        )
        report(Problem(Level.WARNING, message, place, "inferred"))
    if "text" in record.extra and not secondary_reading.says_whole(node):
        message = "has text between its elements; the whole is kept under extra.text"
        report(Problem(Level.WARNING, message, place, "text-between"))
        return
    prose = isinstance(record, SecondaryRecord) and {*record.texts} - _BARE == {"note"}
    if prose and not is_ours(node):
        message = "is prose without marked parts; kept as a note"
        report(Problem(Level.WARNING, message, place, "prose"))


READER = Reader("tei", (".xml", ".tei"), "TEI P5: biblStruct, bibl, msDesc", read)
