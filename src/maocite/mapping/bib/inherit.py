"""What does an entry get from its parent? ``crossref`` and ``xdata``.

Source: biblatex manual, "Crossref data inheritance" and "Data containers". A field that an entry
has itself always wins. The fields ``crossref`` and ``xdata`` stay, for the way back.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from maocite.mapping.bib.block import Block
from maocite.mapping.bib.latex_out import escape
from maocite.mapping.bib.table import INHERITED, MAIN_TITLES, NOT_INHERITED

DEEPEST = 8
"""Parents of parents; a circle ends here."""
_PARTS = frozenset(
    {
        *("inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook"),
        *("suppbook", "suppcollection"),
    }
)

_BY_ITS_AUTHOR = frozenset({"inbook", "bookinbook", "suppbook"})
"""Parts that whoever wrote the book also wrote."""


def inherit(block: Block, entries: Mapping[str, Block], depth: int = 0) -> Block:
    """The entry with what its parents give it; `entries` by key, also in small letters."""
    own = dict(reversed(block.fields))
    if depth > DEEPEST or not ("crossref" in own or "xdata" in own):
        return block
    found: list[tuple[str, str]] = []
    for key in own.get("xdata", "").split(","):
        parent = _named(key, entries)
        if parent is not None:
            given = inherit(parent, entries, depth + 1).fields
            found += [(name, value) for name, value in given if name not in ("crossref", "xdata")]
    parent = _named(own.get("crossref", ""), entries)
    if parent is not None and parent is not block:
        for name, value in inherit(parent, entries, depth + 1).fields:
            found += [(given, value) for given in _given(name, parent.type, block.type)]
    names = set(own)
    added = []
    for name, value in found:
        if name not in names and not _replaced(name, own):
            names.add(name)
            added.append((name, value))
    return replace(block, fields=(*block.fields, *added)) if added else block


def _given(name: str, parent: str, child: str) -> tuple[str, ...]:
    """The fields that a field of a parent gives to an entry."""
    if name in NOT_INHERITED:
        return ()
    if parent.startswith("mv") and name in MAIN_TITLES:
        return (MAIN_TITLES[name],)
    if child not in _PARTS or name not in INHERITED:
        return (name,)
    if name == "author" and parent in ("book", "mvbook"):
        return ("author", "bookauthor") if child in _BY_ITS_AUTHOR else ()
    return (INHERITED[name],) if INHERITED[name] else ()


def _named(key: str, entries: Mapping[str, Block]) -> Block | None:
    """The entry of a key, else the one of the key in small letters."""
    key = key.strip()
    return entries.get(key) or entries.get(key.casefold())


_UNUSED = re.compile(
    r"^%\s*\?\s*unused\s+(?P<name>[A-Za-z. -]+?)(?::\s*|\s*\(\"?)(?P<value>.+?)\"?\)?\s*$",
    re.I | re.M,
)
_UNUSED_FIELDS = {
    "archive": "archive",
    "archivelocation": "archivelocation",
    "locinarchive": "archivelocation",
    "callnumber": "call-number",
    "librarycatalog": "source",
    "rights": "rights",
}


def with_unused(block: Block, comment: str) -> Block:
    """The entry with what Better BibTeX found no field for and wrote in a comment behind it.

    ``% ? Unused archive: National Archives``; only what says where a document lies.
    """
    if "nused" not in comment:
        return block
    own = {name for name, _ in block.fields}
    added = []
    for match in _UNUSED.finditer(comment):
        name = _UNUSED_FIELDS.get(re.sub(r"[^a-z]", "", match["name"].casefold()))
        if name and name not in own:
            own.add(name)
            added.append((name, escape(match["value"])))
    return replace(block, fields=(*block.fields, *added)) if added else block


def _replaced(name: str, own: Mapping[str, str]) -> bool:
    """Whether the entry says the same in another field: its own ``date`` wins over a ``year``."""
    if name in ("year", "month", "day", "date"):
        return "year" in own or "date" in own
    if name == "address":
        return "location" in own
    return name == "location" and "address" in own
