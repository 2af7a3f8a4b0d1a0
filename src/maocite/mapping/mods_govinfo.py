"""What does govinfo.gov say of a bill, a hearing or a law in the extension of its MODS files?

Sources: GPO's descriptions of its collections (``CHRG``, ``BILLS``, ``PLAW``), and what Zotero's MODS
translator takes from them.
"""

from collections.abc import Mapping, MutableMapping
from types import MappingProxyType

from maocite.mapping.mods_paths import Find
from maocite.mapping.mods_words import line_of
from maocite.mapping.xml import text_of

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

_PATHS: Mapping[str, str] = MappingProxyType(
    {
        "authority": "extension/chamber",
        "originChamber": "extension/originChamber",
        "chapter-number": "extension/congress",
        "number": "extension/number",
        "section": "extension/congCommittee/name[@type='authority-standard']",
        "docClass": "extension/docClass",
        "billNumber": "extension/billNumber",
        "shortTitle": "extension/shortTitle",
    }
)
"""CSL variables of Congressional publications, and what belongs to bills."""

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


def congress(find: Find, texts: MutableMapping[str, str]) -> Mapping[str, str]:
    """CSL variables that the extension fills; a bill's title in `texts` becomes its short one."""
    found = {}
    for variable, path in _PATHS.items():
        for element in find(path)[:1]:
            found[variable] = line_of(text_of(element))
    if "billNumber" in found:
        _bill(find, found, texts)
    if "originChamber" in found:
        found["authority"] = found["originChamber"]
    for name in ("docClass", "billNumber", "shortTitle", "originChamber"):
        found.pop(name, None)
    if found.get("authority", "").isupper():
        found["authority"] = found["authority"].capitalize()
    return found


def _bill(find: Find, found: dict[str, str], texts: MutableMapping[str, str]) -> None:
    kind = _BILLS.get(found.get("docClass", "").lower(), "")
    found["number"] = f"{kind} {found['billNumber']}".strip()
    if "shortTitle" in found:
        # Bills have a title of many lines, and one by which they are called.
        if "title" in texts:
            texts.setdefault("abstract", texts.pop("title"))
        found["title"] = found["shortTitle"]
    for code in find("extension/USCode")[:1]:
        found["container-title"] = "U.S.C."
        found["volume"] = code.get("title", "")
        found["page"] = ", ".join(part.get("number", "") for part in code)
