"""Which address does an identifier of an authority file have, and the other way round?"""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

AUTHORITIES = (
    ("wikidata", "https://www.wikidata.org/entity/", ("http://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/")),
    ("viaf", "https://viaf.org/viaf/", ("http://viaf.org/viaf/",)),
    ("orcid", "https://orcid.org/", ("http://orcid.org/",)),
    ("gnd", "https://d-nb.info/gnd/", ("http://d-nb.info/gnd/",)),
    ("isni", "https://isni.org/isni/", ("http://isni.org/isni/", "http://www.isni.org/isni/")),
    ("lcnaf", "https://id.loc.gov/authorities/names/", ("http://id.loc.gov/authorities/names/",)),
    ("geonames", "https://www.geonames.org/", ("http://www.geonames.org/", "https://sws.geonames.org/")),
    ("isil", "info:isil/", ()),
)  # fmt: skip
"""Scheme, the address before the number, and other forms of it that files use. Sources: the
services' own documentation of their persistent addresses; ``info:isil/`` is RFC 4452."""

_PREFIX = {scheme: prefix for scheme, prefix, _ in AUTHORITIES}
_READ = [(p, scheme) for scheme, main, others in AUTHORITIES for p in (main, *others)]
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]+")

_PREFIXED = re.compile(
    r"(?P<scheme>wikidata|wiki|wd|viaf|orcid|gnd|isni|geonames|isil):(?P<value>[\w-]+)", re.I
)

Identifier = tuple[str, str]
"""Scheme and value: ``("wikidata", "Q5816")``."""


def to_uri(identifier: Identifier) -> str | None:
    """``https://www.wikidata.org/entity/Q5816``; None for a scheme without addresses."""
    scheme, value = identifier
    if scheme in _PREFIX and value:
        return _PREFIX[scheme] + quote(value, safe="", errors="replace")
    if scheme == "uri" and _ADDRESS.fullmatch(value) and from_uri(value) == identifier:
        return value
    return None


def from_uri(uri: str) -> Identifier:
    """The scheme and value of an address; ``("uri", address)`` where no authority is known."""
    for prefix, scheme in _READ:
        if uri.startswith(prefix) and len(uri) > len(prefix):
            return scheme, unquote(uri[len(prefix) :].rstrip("/"))
    return "uri", uri


def without_prefix(identifier: Identifier) -> Identifier:
    """``("gnd", "118")`` for ``("uri", "gnd:118")``; others as they are."""
    match = _PREFIXED.fullmatch(identifier[1]) if identifier[0] == "uri" else None
    if match is None:
        return identifier
    scheme = match["scheme"].lower()
    return "wikidata" if scheme in ("wiki", "wd") else scheme, match["value"]


def split_addresses(identifiers: Iterable[Identifier]) -> tuple[str, tuple[Identifier, ...]]:
    """The value of ``@ref``, and the identifiers that do not fit there.

    Only the first ones go into ``@ref``, as long as they have addresses, so that reading both
    gives the identifiers in their order.
    """
    addresses: list[str] = []
    rest = tuple(identifiers)
    while rest and (address := to_uri(rest[0])) is not None:
        addresses.append(address)
        rest = rest[1:]
    return " ".join(addresses), rest


def join_addresses(ref: str | None) -> tuple[Identifier, ...]:
    """The identifiers of a ``@ref``; what points into the same file (``#mao``) identifies nothing outside of it."""
    return tuple(from_uri(uri) for uri in (ref or "").split() if not uri.startswith("#"))
