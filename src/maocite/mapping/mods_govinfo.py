"""What does govinfo.gov say of a bill, a hearing or a law in the extension of its MODS files?

Sources: GPO's descriptions of its collections (``CHRG``, ``BILLS``, ``PLAW``), and what Zotero's MODS
translator takes from them.
"""

from collections.abc import Mapping
from types import MappingProxyType

COLLECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "BILLS": "bill",
        "CHRG": "hearing",
        "PLAW": "statute",
        "STATUTE": "statute",
        "USCOURTS": "case",
        "CRPT": "report",
        "CDOC": "report",
        "CPRT": "report",
        "GAOREPORTS": "report",
    }
)
"""Zotero type by ``collectionCode``."""

PATHS: Mapping[str, str] = MappingProxyType(
    {
        "authority": "extension/chamber",
        "chapter-number": "extension/congress",
        "number": "extension/number",
        "section": "extension/congCommittee/name[@type='authority-standard']",
    }
)
"""CSL variables of Congressional publications: chamber, congress, number, committee."""

_BILLS = {
    "hr": "H.R.",
    "s": "S.",
    "hjres": "H.R.J. Res.",
    "sjres": "S.J. Res.",
    "hconres": "H.R. Con. Res.",
    "sconres": "S. Con. Res.",
    "hres": "H.R. Res.",
    "sres": "S. Res.",
}


def bill_number(kind: str, number: str) -> str:
    """``H.R. 3304``; `kind`: ``docClass``."""
    return f"{_BILLS.get(kind.lower(), '')} {number}".strip()


def chamber(name: str) -> str:
    """``SENATE`` as ``Senate``."""
    return name.capitalize() if name.isupper() else name
