"""Does an address lead anywhere?"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.model.record import ArchivalRecord, Record

_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,31}:\S+", re.I)
"""RFC 8141, section 2."""
_DOI = re.compile(r"(?:doi:\s*|doi\.org/)?(?P<doi>10\.\d{4,9}/\S+)", re.I)
_HANDLE = re.compile(r"hdl:\s*(?P<handle>\S+/\S+)", re.I)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#:]\S*)?")


def addresses_are_absolute(collection: Collection) -> Iterator[Finding]:
    """Addresses are complete: http, https or urn."""
    for record in collection.library:
        for field, address in _addresses(record):
            if (what := _wrong(address)) is not None:
                yield Finding(f"{address!r} {what}", at(record, field))


def _addresses(record: Record) -> Iterator[tuple[str, str]]:
    if not isinstance(record, ArchivalRecord):
        if "URL" in record.texts:
            yield "URL", record.texts["URL"]
        return
    for index, url in enumerate(record.urls):
        yield f"urls[{index}]", url
    for index, copy in enumerate(record.copies):
        if copy.url:
            yield f"copies[{index}].url", copy.url


def _wrong(address: str) -> str | None:
    """What is wrong with an address and what would be right; None where it is right."""
    if re.search(r"\s", address):
        return "holds a space, where every link would end; write %20, or give two addresses"
    if _URN.fullmatch(address):
        return None
    try:
        parts = urlsplit(address)
        known = parts.scheme.lower() in ("http", "https") and parts.hostname
    except ValueError:
        return "is no address; copy it anew from the browser"
    if known:
        return None
    if match := _DOI.fullmatch(address):
        return f"cannot be followed as it stands; write https://doi.org/{match['doi']}"
    if match := _HANDLE.fullmatch(address):
        return f"cannot be followed as it stands; write https://hdl.handle.net/{match['handle']}"
    if _HOST.fullmatch(address):
        return f"is not complete; write https://{address}"
    return "is no complete web address; begin it with https:// or urn:"


ADDRESS_FORM: LibraryRule = Rule(
    "address-form",
    "Is every address complete?",
    "Readers click on what is printed. Write https://… (http, urn) without spaces.",
    addresses_are_absolute,
)
