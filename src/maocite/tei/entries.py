"""Which elements of a file describe something, and which only cite or point?"""

import re
from collections.abc import Sequence

from maocite.tei.keys import is_ours
from maocite.tei.node import Node

ALWAYS = frozenset({"biblStruct", "biblFull", "msDesc", "correspDesc"})
"""Elements that are entries wherever they stand."""
_RUNNING = frozenset(
    ["p", "ab", "note", "q", "quote", "cit", "said", "l", "lg", "s", "seg", "sp", "head", "hi", "emph",
     "ref", "title", "epigraph", "desc", "gloss", "term", "cell", "figure", "figDesc", "change", "trailer",
     "opener", "closer", "salute", "signed", "dateline", "stage", "def", "sense", "etym", "app", "rdg", "lem",
     "handNote", "summary", "provenance", "acquisition", "decoNote", "span", "interp", "remarks", "exemplum"]
)  # fmt: skip
"""Running text: a ``bibl`` in it is a citation, unless the text is a bibliography."""
_DECLARATIONS = frozenset({"taxonomy", "category", "catDesc", "encodingDesc", "classDecl"})
"""Parts of a header that cite what their words are taken from."""
_BORDERS = frozenset({"div", "body", "back", "front", "text", "list", "TEI", "teiHeader"})
_BIBLIOGRAPHY = re.compile(
    r"bibl|literat|references|works.?cited|quellen|sources?\b|sekund|primär|publications", re.I
)
_POINTERS = frozenset({"ptr", "ref"})
_SCOPES = frozenset({"citedRange", "biblScope", "note"})
_RESTATING = frozenset({"formatted", "coins", "rendered", "display"})
_REMOTE = re.compile(r"https?://|www\.|10\.\d{4,9}/", re.I)

Surrounding = Sequence[tuple[str, str]]
"""The elements around one, from the inside out: local name, and ``@type`` and ``xml:id`` as words."""


def is_candidate(name: str, around: Surrounding) -> bool:
    """Whether an element of this name at this place may be an entry.

    >>> is_candidate("bibl", [("listBibl", "")]), is_candidate("bibl", [("note", ""), ("p", "")])
    (True, False)
    """
    if name in ALWAYS:
        return True
    if name != "bibl":
        return False
    if not around or around[0][0] not in _RUNNING:
        return not any(outer in _DECLARATIONS for outer, _ in around)
    for position, (outer, words) in enumerate(around):
        if outer in ("listBibl", "sourceDesc", "witness"):
            return True
        if outer in _BORDERS:
            # A note inside a bibliography comments on its entries.
            inside = {inner for inner, _ in around[:position]}
            return bool(_BIBLIOGRAPHY.search(words)) and "note" not in inside
    return False


def describes(node: Node, parent: str) -> bool:
    """Whether an element says something of what it stands for.

    An empty one does not, nor does one that only points to another: ``ptr``, ``ref`` to a place in
    a file, with the pages that are cited.
    """
    if is_ours(node):
        return True
    if node.name == "bibl" and _is_pointer(node, parent):
        return False
    return bool(node.text()) or any(
        set(inner.attributes) - {"type", "unit", "level", "role", "subtype", "xml:lang", "default"}
        for inner in node.descend()
    )


def restates(node: Node) -> bool:
    """Whether a ``bibl`` says of itself that it puts another entry in words: ``type="formatted"``.

    So exports of Zotero set the text of a style beside each ``biblStruct``.
    """
    return node.name == "bibl" and node.get("type") in _RESTATING and not is_ours(node)


def _is_pointer(node: Node, parent: str) -> bool:
    pointers = [child for child in node.elements() if child.name in _POINTERS]
    if not pointers or any(
        child.name not in _POINTERS | _SCOPES | {"pb", "lb"} for child in node.elements()
    ):
        return False
    if any(character.isalpha() for character in node.own_text()):
        return False
    cited = any(child.name == "citedRange" for child in node.elements())
    remote = any(_REMOTE.match(child.get("target") or "") for child in pointers)
    described = any(child.text() for child in pointers)
    return cited or not remote or not (described or parent in ("listBibl", "sourceDesc", ""))
