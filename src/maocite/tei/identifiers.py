"""Which ``xml:id`` does a record get, whatever its key looks like?"""

import re
import unicodedata

from maocite.tei.ncname import NAME_CHARACTERS, STARTS

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
    return made if made and made[0] in STARTS else PREFIX + made


def _fit(character: str) -> str:
    if character in NAME_CHARACTERS:
        return character
    base = "".join(
        c
        for c in unicodedata.normalize("NFKD", character)
        if c in NAME_CHARACTERS and not unicodedata.combining(c)
    )
    return base or "_"


class Identifiers:
    """Gives each key of one document an id of its own, the same one whenever it is asked for.

    Ids are given in the order of the questions, so that a document can be written in one pass.
    """

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()
        self._written: set[str] = set()

    def of(self, key: str) -> str:
        """The id of a key: `xml_id`, with ``.2``, ``.3`` where another key has that already."""
        if key not in self._given:
            self._given[key] = self._new(key)
        return self._given[key]

    def for_entry(self, key: str) -> str:
        """The id of the entry itself. Keys are unique in a library; where they are not, the second
        entry gets an id of its own, since a repeated ``xml:id`` makes a file unreadable."""
        if key in self._written:
            return self._new(key)
        self._written.add(key)
        return self.of(key)

    def _new(self, key: str) -> str:
        wanted = found = xml_id(key)
        count = 1
        while found in self._taken:
            count += 1
            found = f"{wanted}.{count}"
        self._taken.add(found)
        return found
