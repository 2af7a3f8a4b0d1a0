"""How is memory looked after while many records are in work?"""

import gc
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


def leave_at_once() -> None:
    """At the end of a program: its memory goes back whole, nothing in it is searched any more.

    The interpreter would look for circles among all that is left, several times.
    """
    gc.freeze()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for circular garbage while records are made, none of which is garbage.

    The search looks at all records again and again, and takes a third of the time of a large file.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Kept(dict[_K, _V]):
    """What was made of things that recur: ``kept[thing]`` makes it the first time.

    Unlike a function behind `functools.lru_cache`, it is a dictionary, so that ``map`` over its
    ``__getitem__`` runs without a call for each thing that is known; all is forgotten where there
    are more than `size` of them.
    """

    __slots__ = ("_make", "_size")

    def __init__(self, make: Callable[[_K], _V], size: int) -> None:
        super().__init__()
        self._make, self._size = make, size

    def __missing__(self, thing: _K) -> _V:
        if len(self) >= self._size:
            self.clear()
        made = self[thing] = self._make(thing)
        return made


class Seen:
    """Which texts were there before? Told from fingerprints, so that millions of them take little.

    Sixteen bytes or less for each text instead of a hundred. Two different texts have the same
    fingerprint of 64 bits once in many million collections; who must be sure looks again at the
    texts themselves.
    """

    __slots__ = ("_count", "_few", "_slots")

    def __init__(self) -> None:
        self._count = 0
        self._few: set[int] | None = set()
        """The fingerprints as long as there are few: quicker, but larger."""
        self._slots = array("Q", bytes(8 * 1024))

    def __len__(self) -> int:
        return self._count if self._few is None else len(self._few)

    def __contains__(self, text: str) -> bool:
        """Whether the text was there before."""
        if self._few is not None:
            return hash(text) in self._few
        mark = (hash(text) & _MASK) or 1
        return self._slots[self._place(mark)] == mark

    def add(self, text: str) -> bool:
        """Whether the text is new; from now on it is not."""
        few = self._few
        if few is not None:
            before = len(few)
            few.add(hash(text))
            if len(few) > _FEW:
                self._few = None
                for fingerprint in few:
                    self._keep((fingerprint & _MASK) or 1)
            return len(few) > before
        return self._keep((hash(text) & _MASK) or 1)

    def _keep(self, mark: int) -> bool:
        """Whether a fingerprint is new; from now on it is not."""
        slots = self._slots
        mask = len(slots) - 1
        at = mark & mask
        while found := slots[at]:
            if found == mark:
                return False
            at = (at + 1) & mask
        slots[at] = mark
        self._count += 1
        if self._count * 3 > len(slots) * 2:
            self._slots = array("Q", bytes(16 * len(slots)))
            for old in slots:
                if old:
                    self._slots[self._place(old)] = old
        return True

    def _place(self, mark: int) -> int:
        """Where a fingerprint lies, or would lie."""
        slots = self._slots
        mask = len(slots) - 1
        at = mark & mask
        while (found := slots[at]) and found != mark:
            at = (at + 1) & mask
        return at


_MASK = (1 << 64) - 1
_FEW = 1 << 14
"""Fingerprints that are kept in a set; it takes a megabyte or two."""
