"""What does the header of an edition say of the source that it describes, beside the description?

Abstract and keywords stand in ``profileDesc``, behind ``sourceDesc``: so what was found in a header waits for its end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maocite.tei.keys import is_ours
from maocite.tei.node import Node

ABOUT = frozenset({"abstract", "keywords"})
"""Elements of ``profileDesc`` that say what a text is about."""
NUMBERS = frozenset({"doi", "url"})
"""Types of ``idno`` in ``publicationStmt`` that name a paper whose header it is."""
LETTER = "correspDesc"
MOST = 64
"""More entries do not wait: the header lists its sources, and memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An element that describes something, and where it stands."""

    node: Node
    parent: str
    """Local name of the element around it: ``listBibl``."""
    parent_type: str | None
    """Its ``@type``: ``archival``."""
    parent_id: str | None = None
    """``xml:id`` of the ``item`` around it, or of the edition whose source it describes."""
    heading: str = ""
    """What the header calls the text whose source it describes."""
    about: tuple[Node, ...] = ()
    """``abstract``, ``keywords`` and ``idno`` of the header whose only source it is."""
    is_letter: bool = False
    """Whether the header describes one letter: its source, and its ``correspDesc``, which belong together."""


class Header:
    """The entries of one header that wait for its end."""

    def __init__(self) -> None:
        self.about: list[Node] = []
        self.restated = 0
        """Entries of the last header that describe its source once more."""
        self._waiting: list[Entry] = []
        self._sources = 0

    def take(self, entry: Entry, *, of_source: bool) -> Iterator[Entry]:
        """Take an entry in; gives back those that need not wait any longer."""
        if not of_source and not self._waiting:
            yield entry
            return
        self._sources += of_source
        self._waiting.append(entry)
        if len(self._waiting) > MOST:
            yield from self._all()

    def end(self) -> Iterator[Entry]:
        """The entries that waited, the only source together with what the header says of its text."""
        whole = sum(entry.node.name != LETTER for entry in self._waiting) == self._sources
        self._waiting, self.restated = _at_once(self._waiting)
        sources = [entry for entry in self._waiting if entry.node.name != LETTER]
        if whole and len(sources) == 1 and self.about:
            self._waiting[0] = replace(self._waiting[0], about=tuple(self.about))
        if whole:
            self._waiting = _as_letter(self._waiting)
        yield from self._all()
        self.about, self._sources = [], 0

    def _all(self) -> Iterator[Entry]:
        waiting, self._waiting = self._waiting, []
        yield from waiting


def _as_letter(entries: list[Entry]) -> list[Entry]:
    """The source of an edition of one letter, its manuscript where there are several, before its ``correspDesc``.

    What names a ``@source`` of its own is an entry of a list of letters.
    """
    letters = [entry for entry in entries if entry.node.name == LETTER]
    sources = [entry for entry in entries if entry.node.name != LETTER]
    if len(letters) != 1 or letters[0].node.get("source") or not sources:
        return entries
    source = next((entry for entry in sources if entry.node.name == "msDesc"), sources[0])
    rest = [entry for entry in sources if entry is not source]
    return [*(replace(entry, is_letter=True) for entry in (source, letters[0])), *rest]


def _at_once(entries: list[Entry]) -> tuple[list[Entry], int]:
    """A source that is described up to three times is one: its parts, in words, and as the copy that was used.

    Also how many descriptions in words fell away. So the German Text Archive does: ``biblFull``, ``bibl`` without marked parts, ``msDesc`` with the shelfmark.
    """
    full = [entry for entry in entries if entry.node.name == "biblFull"]
    if len(full) != 1 or is_ours(full[0].node):
        return entries, 0
    (main,) = full
    titles = [_folded(title.text()) for title in main.node.descend("title")]
    kept: list[Entry] = []
    restated = 0
    for entry in entries:
        node, beside = entry.node, entry.parent == main.parent == "sourceDesc"
        words = node.name == "bibl" and not any(node.elements())
        if beside and words and any(title and title in _folded(node.text()) for title in titles):
            restated += 1
            continue
        if beside and node.name == "msDesc" and _is_copy(node):
            main = replace(main, node=_with_holding(main.node, node))
            continue
        kept.append(entry)
    return [main if entry is full[0] else entry for entry in kept], restated


def _is_copy(node: Node) -> bool:
    """Whether a ``msDesc`` tells no more than where a copy is kept and how it looks."""
    return all(child.name in ("msIdentifier", "physDesc") for child in node.elements())


def _with_holding(node: Node, copy: Node) -> Node:
    holding = Node("relatedItem", {"type": "holding"}, [copy], copy.line)
    looks = copy.elements("physDesc")
    return Node(node.name, node.attributes, [*node.children, holding, *looks], node.line)


_PLACES = ("repository", "institution", "settlement", "collection", "country")
_SHELFMARKS = frozenset({"", "shelfmark", "callnumber", "signature", "inventory", "file", "old"})


def printed_source(node: Node) -> Node | None:
    """The edition that a ``msDesc`` names where it describes no manuscript: no place, no shelfmark.

    So the Middle High German Conceptual Database tells from which print a text was taken. What else it says
    stays with the entry, to be kept.
    """
    identifier, additional = node.first("msIdentifier"), node.first("additional")
    if identifier is None or additional is None or is_ours(node):
        return None
    if any(child.name not in ("msIdentifier", "additional") for child in node.elements()):
        return None
    kinds = {(part.get("type") or "").lower() for part in identifier.elements("idno")}
    if identifier.first(*_PLACES) is not None or not kinds or kinds & _SHELFMARKS:
        return None
    lists = list(additional.elements("listBibl"))
    editions = [entry for part in lists for entry in part.elements("biblStruct")]
    if len(editions) != 1:
        return None
    (edition,) = editions
    others = [part for entries in lists for part in entries.elements() if part is not edition]
    others += [part for part in additional.elements() if part.name != "listBibl"]
    rest = Node("relatedItem", {"type": "describedIn"}, [identifier, *others], node.line)
    return Node(edition.name, edition.attributes, [*edition.children, rest], edition.line)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
