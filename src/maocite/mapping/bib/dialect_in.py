"""What do other programs mean by their fields? Renamed to what biblatex calls it, before reading.

Sources: ACM Digital Library (``address`` of the publisher beside ``location`` of the conference),
MathSciNet (``fjournal``), BibDesk (``journal-full``, ``mesh``), Mendeley, CiteULike, and the BibTeX
habit of an address in ``howpublished``. What Zotero and Better BibTeX make of these is the measure.
"""

import re
from collections.abc import Mapping

from maocite.mapping.zotero_notes import is_note_of

KEYWORD_FIELDS = ("keywords", "keyword", "tags", "mesh")
"""Fields that hold keywords."""
_FULL_JOURNALS = ("fjournal", "journal-full")
_CONFERENCES = frozenset({"inproceedings", "conference", "proceedings"})
_ADDRESS = re.compile(
    r"\s*(?:\\url\s*\{\s*(\S+?)\s*\}|\\href\s*\{\s*(\S+?)\s*\}\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
    r"|(https?://\S+))\s*"
)
_LINKED = re.compile(r"\s*\{?\s*\\href\s*\{\s*([^\s{}]+)\s*\}\s*(\{.*\})\s*", re.S)
_WHEN_SEEN = ("lastchecked", "accessed", "accessdate", "lastaccessed", "dateaccessed")
"""Other names of ``urldate``."""
_ACCESSED = re.compile(r"(?:last\s+)?(?:accessed|checked|visited)(?:\s+on)?\s*:?\s*", re.I)


_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.I)
_LABELLED = re.compile(r"(?:ISBN|ISSN)[:\s]\s*(?=\d)", re.I)
_MEANT = frozenset(
    {*_FULL_JOURNALS, *_WHEN_SEEN, "howpublished", "urldate", "address", "notes", "maintitle"}
)
"""Fields without which every entry is as it is meant."""


def as_meant(fields: dict[str, str], entry_type: str) -> dict[str, str]:
    """The fields of an entry under the names that say what they mean."""
    linked = "\\href" in fields.get("title", "")
    if _MEANT.isdisjoint(fields) and not linked:
        return fields
    found = dict(fields)
    if linked and "url" not in fields and (link := _LINKED.fullmatch(fields["title"])):
        # The whole title is a link.
        inner = link[2] + ("}" if link[2].count("{") > link[2].count("}") else "")
        found["url"], found["title"] = link[1], inner.removesuffix("}")[1:]
    for name in _FULL_JOURNALS:
        full = found.get(name, "").strip()
        if full and "journaltitle" not in found:
            short = found.pop("journal", "")
            found["journaltitle"] = found.pop(name)
            if short and short != full:
                found.setdefault("shortjournal", short)
    if (
        entry_type in _CONFERENCES
        and {"address", "location"} <= found.keys()
        and "venue" not in found
    ):
        # One is where the publisher sits, the other where the conference met.
        found["venue"] = found.pop("location")
    if "maintitle" in found and "booktitle" in found:
        # A part of a volume of a work in several: CSL's container is the work.
        titles = (found.pop("booktitle"), found.pop("booksubtitle", ""))
        found["volumetitle"] = ": ".join(filter(None, titles))
        found["booktitle"] = found.pop("maintitle")
        if subtitle := found.pop("mainsubtitle", ""):
            found["booksubtitle"] = subtitle
    address = _ADDRESS.fullmatch(found.get("howpublished", ""))
    if address and "url" not in found:
        del found["howpublished"]
        found["url"] = address[1] or address[2] or address[3]
    for name in _WHEN_SEEN:
        if name in found and "urldate" not in found:
            found["urldate"] = found.pop(name)
    if "urldate" in found:
        found["urldate"] = _ACCESSED.sub("", found["urldate"], count=1)
    if is_note_of(found.get("notes", "").replace("\\_", "_")):
        # Said for Zotero, and in other fields too.
        del found["notes"]
    return found


def is_address(text: str) -> bool:
    """Whether a text is an address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def repeats_url(fields: Mapping[str, str]) -> bool:
    """Whether ``howpublished`` only says the ``url`` again."""
    address = _ADDRESS.fullmatch(fields.get("howpublished", ""))
    return (
        address is not None
        and (address[1] or address[2] or address[3]) == fields.get("url", "").strip()
    )


def identifier(variable: str, text: str) -> str:
    """A DOI without the address of its resolver, an ISBN or ISSN without that word before it."""
    if variable == "DOI":
        return _DOI.sub("", text, count=1) if ":" in text else text
    if variable not in ("ISBN", "ISSN") or (
        text.isascii() and "S" not in text and "s" not in text
    ):
        return text
    return _LABELLED.sub("", text, count=1)
