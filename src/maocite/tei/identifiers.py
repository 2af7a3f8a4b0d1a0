"""Which ``xml:id`` does a record get, whatever its key looks like?"""

import re
import unicodedata

from maocite.memory import Seen
from maocite.tei.ncname import may_begin, may_follow

PREFIX = "ref_"
"""Goes before an id that would begin with a digit, a hyphen or a full stop."""


_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def xml_id(key: str) -> str:
    """The id of a key: its characters as far as XML 1.0, fourth edition, takes them.

    A refused character becomes its base letters (NFKD), else ``_``: one refused character makes
    the whole file unreadable for many parsers.

    >>> xml_id("Ceaușescu 1965")
    'Ceausescu_1965'
    """
    if _PLAIN.fullmatch(key):
        return key
    made = "".join(_fit(character) for character in unicodedata.normalize("NFC", key))
    return made if made and may_begin(made[0]) else PREFIX + made


def _fit(character: str) -> str:
    if may_follow(character):
        return character
    base = "".join(
        c
        for c in unicodedata.normalize("NFKD", character)
        if may_follow(c) and not unicodedata.combining(c)
    )
    return base or "_"


class Identifiers:
    """Gives each key of one document an id of its own, the same one whenever it is asked for.

    Ids are given in the order of the questions, so that a document can be written in one pass. Most keys are their own
    id, or the only one that makes it: of these no more than fingerprints are kept (`maocite.memory.Seen`).
    """

    def __init__(self) -> None:
        self._taken = Seen()
        """Ids."""
        self._changed = Seen()
        """Ids that are not the key itself."""
        self._askers = Seen()
        """Such ids together with the key that has them."""
        self._others: dict[str, str] = {}
        """By key: ids with a number behind them."""
        self._asked: set[str] = set()
        """Keys whose id was asked for, by a relation, before their entry came."""
        self._written = Seen()
        """Keys of entries whose id is not the key itself."""

    def of(self, key: str) -> str:
        """The id of a key: `xml_id`, with ``.2``, ``.3`` where another key has that already."""
        if xml_id(key) == key and key not in self._taken:
            self._asked.add(key)
        return self._id_of(key)

    def _id_of(self, key: str) -> str:
        wanted = xml_id(key)
        new = self._taken.add(wanted)
        if wanted == key:
            if new or wanted not in self._changed:
                return self._others.get(key, wanted)
        elif self._askers.add(f"{wanted}\0{key}"):
            if new:
                self._changed.add(wanted)
                return wanted
        elif key not in self._others:
            return wanted
        if key not in self._others:
            self._others[key] = self._numbered(wanted)
        return self._others[key]

    def for_entry(self, key: str) -> str:
        """The id of the entry itself. Keys are unique in a library; where they are not, the second
        entry gets an id of its own, since a repeated ``xml:id`` makes a file unreadable."""
        if xml_id(key) == key:
            # Most keys: one look is enough.
            if self._taken.add(key):
                return key
            if key in self._asked:
                self._asked.remove(key)
                return self._others.get(key, key)
            if key not in self._changed or not self._written.add(key):
                return self._numbered(key)
            return self._id_of(key)
        if not self._written.add(key):
            return self._numbered(xml_id(key))
        return self._id_of(key)

    def new(self, words: str) -> str:
        """An id that nothing else has, made of words that are no key."""
        wanted = xml_id(words)
        if not self._taken.add(wanted):
            return self._numbered(wanted)
        self._changed.add(wanted)
        return wanted

    def _numbered(self, wanted: str) -> str:
        count = 2
        while not self._taken.add(f"{wanted}.{count}"):
            count += 1
        found = f"{wanted}.{count}"
        self._changed.add(found)
        return found
