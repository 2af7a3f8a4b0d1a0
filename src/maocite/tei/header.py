"""What does the header of an edition say of the source that it describes, beside the description?

Abstract and keywords stand in ``profileDesc``, behind ``sourceDesc``: so what was found in a header waits for its end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maocite.tei.node import Node

ABOUT = frozenset({"abstract", "keywords"})
"""Elements of ``profileDesc`` that say what a text is about."""
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
    """``abstract`` and ``keywords`` of the header whose only source it is."""


class Header:
    """The entries of one header that wait for its end."""

    def __init__(self) -> None:
        self.about: list[Node] = []
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
        if self._sources == 1 and self.about:
            self._waiting[0] = replace(self._waiting[0], about=tuple(self.about))
        yield from self._all()
        self.about, self._sources = [], 0

    def _all(self) -> Iterator[Entry]:
        waiting, self._waiting = self._waiting, []
        yield from waiting
