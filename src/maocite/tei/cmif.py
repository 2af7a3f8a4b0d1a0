"""How is a letter described for correspSearch?

The Correspondence Metadata Interchange Format, version 1, of the TEI Correspondence SIG is narrower than TEI: names are
plain text with one authority, dates are empty elements with W3C attributes, and both sender and addressee are named.
"""

import re

from maocite.model.authorities import to_uri
from maocite.model.date import Date
from maocite.model.name import Name, NameKind
from maocite.model.record import ArchivalRecord, Record
from maocite.model.role import Role
from maocite.tei import dates
from maocite.tei.correspondence import address_in
from maocite.tei.node import Node, element

UNKNOWN = "Unknown"
"""What CMIF wants to read where a sender or an addressee is not known."""
_AUTHORITIES = ("gnd", "viaf", "lcnaf", "wikidata")
"""Those that CMIF names, the first that a person has is written; then any other with an address."""
_DATED = ("when", "from", "to", "notBefore", "notAfter")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
"""CMIF takes no times and no years of more or less than four digits."""


def to_node(record: Record, source: str) -> Node | None:
    """The ``correspDesc`` of a letter; None where neither sender nor addressee is known.

    `source`: id of the ``bibl`` that says where it was published.
    """
    senders, addressees = record.names(Role.AUTHOR), record.names(Role.RECIPIENT)
    if not senders and not addressees:
        return None
    attributes = {"key": record.id, "source": f"#{source}"}
    if address := address_in(record):
        attributes["ref"] = address
    place = record.place if isinstance(record, ArchivalRecord) else None
    sent = [*_people(senders), *([element("placeName", place)] if place else [])]
    if (date := _date(record)) is not None:
        sent.append(date)
    return element(
        "correspDesc",
        element("correspAction", *sent, attributes={"type": "sent"}),
        element("correspAction", *_people(addressees), attributes={"type": "received"}),
        attributes=attributes,
    )


def _people(names: tuple[Name, ...]) -> list[Node]:
    if not names:
        return [element("persName", UNKNOWN)]
    return [_name(name) for name in names]


def _name(name: Name) -> Node:
    tag = "orgName" if name.kind is NameKind.BODY else "persName"
    uri = _authority(name)
    return element(tag, as_printed(name), attributes={"ref": uri} if uri else {})


def as_printed(name: Name) -> str:
    """``Mëhilli, Elidor``; ``Mao Zedong``, whose family name comes first anyway."""
    if name.literal or name.family_first or not (name.family and name.given):
        return name.display()
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return ", ".join(filter(None, (family, given, name.suffix)))


def _authority(name: Name) -> str | None:
    known = {identifier[0]: uri for identifier in name.identifiers if (uri := to_uri(identifier))}
    for scheme in _AUTHORITIES:
        if scheme in known:
            return known[scheme]
    return next(iter(known.values()), None)


def _date(record: Record) -> Node | None:
    """When it was sent, as an empty element; None where no W3C date says it."""
    held = record.date if isinstance(record, ArchivalRecord) else record.dates.get("issued")
    if held is None or held.edtf is None:
        return None
    found = dates.to_node(Date(held.edtf)).attributes
    said = {name: found[name].partition("T")[0] for name in _DATED if name in found}
    if not said or not all(_DAY.fullmatch(value) for value in said.values()):
        return None
    return element("date", attributes=said)
