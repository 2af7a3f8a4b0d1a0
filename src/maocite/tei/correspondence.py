"""How is a letter described: who sent it, from where, when, and to whom?

``correspDesc`` (TEI P5, 2.4.6) in the header of an edition; `maocite.tei.cmif` is what correspSearch takes.
"""

from collections.abc import Sequence
from dataclasses import replace

from maocite.addresses import address_of
from maocite.model.name import Name
from maocite.model.record import ArchivalRecord, Record, Relation, RelationKind, SecondaryRecord
from maocite.model.role import Role
from maocite.tei import dates
from maocite.tei.draft import KEPT
from maocite.tei.links import is_address
from maocite.tei.names import to_nodes
from maocite.tei.node import Node, element
from maocite.tei.serialise import escaped

ROLES = {"sent": Role.AUTHOR, "received": Role.RECIPIENT, "transmitted": Role.TRANSMITTED_BY}
"""``correspAction/@type`` and the role of whoever acts."""


def is_letter(record: Record) -> bool:
    """Whether the record describes a letter, a telegram or another message."""
    return record.type == "personal_communication" or bool(record.names(Role.RECIPIENT))


def to_node(record: Record) -> Node | None:
    """The ``correspDesc`` of a letter; None where neither sender nor addressee is known."""
    senders, addressees = record.names(Role.AUTHOR), record.names(Role.RECIPIENT)
    if not senders and not addressees:
        return None
    sent = _people(senders)
    if isinstance(record, ArchivalRecord):
        if record.place is not None:
            sent.append(element("placeName", record.place))
        if record.date is not None:
            sent.append(dates.to_node(replace(record.date, note=None)))
    elif issued := record.dates.get("issued"):
        sent.append(dates.to_node(replace(issued, note=None)))
    actions = [
        element("correspAction", *nodes, attributes={"type": kind})
        for kind, nodes in (("sent", sent), ("received", _people(addressees)))
        if nodes
    ]
    return element("correspDesc", *actions, attributes={"key": record.id})


def _people(names: tuple[Name, ...]) -> list[Node]:
    """One element for each person: other forms of a name would be read as other people."""
    return [to_nodes(name)[0] for name in names]


def address_in(record: Record) -> str | None:
    """Where the letter can be read: its first web address; None where it has none."""
    urls = (record.texts.get("URL", ""),) if isinstance(record, SecondaryRecord) else record.urls
    return next((address for url in urls if (address := address_of(url))), None)


def merged(record: Record, letter: ArchivalRecord, *, retype: bool) -> Record:
    """The source of an edition with what its ``correspDesc`` adds; what it says itself stays.

    `retype`: whether the source's own type was only guessed.
    """
    people = dict(letter.people) | dict(record.people)
    if isinstance(record, SecondaryRecord):
        dates = dict(record.dates)
        if letter.date is not None:
            # Where a book prints the letter, its own date is that of the book.
            dates.setdefault("original-date" if "issued" in dates else "issued", letter.date)
        place = [f"<placeName>{escaped(letter.place)}</placeName>"] if letter.place else []
        kept = _kept(letter, record, place)
        return replace(record, people=people, dates=dates, extra={**record.extra, **kept})
    return replace(
        record,
        type=letter.type if retype else record.type,
        people=people,
        date=record.date or letter.date,
        place=record.place or letter.place,
        urls=(*record.urls, *(url for url in letter.urls if url not in record.urls)),
        extra={**letter.extra, **record.extra, **_kept(letter, record)},
    )


def with_pointers(record: ArchivalRecord, node: Node) -> ArchivalRecord:
    """A letter of CMIF with its address, and the edition in which it is printed."""
    urls, relations = record.urls, record.relations
    if is_address(address := node.get("ref") or ""):
        urls = (*urls, address) if address not in urls else urls
    source = (node.get("source") or "").split("#")[-1]
    if (node.get("source") or "").startswith("#") and source != "collection":
        relations = (*relations, Relation(RelationKind.PUBLISHED_IN, source))
    return replace(record, urls=urls, relations=relations)


def _kept(letter: ArchivalRecord, record: Record, more: Sequence[str] = ()) -> dict[str, object]:
    """What neither of the two descriptions could be read of, and `more`."""
    lists = [found for r in (record, letter) if isinstance(found := r.extra.get(KEPT), list)]
    lists += [list(more)] if more else []
    return {KEPT: [entry for found in lists for entry in found]} if lists else {}
