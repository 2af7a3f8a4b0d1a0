"""Which citation key does an entry of a file have?"""

import re
import unicodedata

from maocite.memory import Seen
from maocite.tei.identifiers import xml_id
from maocite.tei.node import Node

_WORD = re.compile(r"[^\w-]+")


def own_key(node: Node) -> str | None:
    """The key of an entry: ``@n`` where ``xml:id`` was made of it, else ``xml:id`` or ``@id``.

    Others number their entries in ``@n``: such a number is no key.
    """
    identifier, number = node.get("xml:id") or node.get("id"), node.get("n")
    if node.name == "correspDesc" and node.get("key"):
        return node.get("key")
    if identifier is None:
        return _given(node) if node.name == "biblFull" else None
    return number if number is not None and _is_made_of(identifier, number) else identifier


def _given(node: Node) -> str | None:
    """The key under which an archive of papers exports the work elsewhere (HAL's BibTeX)."""
    numbers = {number.get("type"): number.text() for number in node.descend("idno")}
    return numbers.get("halBibtex") or numbers.get("halId") or None


def is_ours(node: Node) -> bool:
    """Whether an entry bears the mark of our writer: ``xml:id`` made of the key in ``@n``.

    Only such entries are read to the letter; what others write is interpreted.
    """
    identifier, number = node.get("xml:id"), node.get("n")
    return identifier is not None and number is not None and _is_made_of(identifier, number)


def _is_made_of(identifier: str, key: str) -> bool:
    made = xml_id(key)
    if identifier == made:
        return True
    return identifier.startswith(made) and bool(re.fullmatch(r"\.\d+", identifier[len(made) :]))


class Keys:
    """Gives the entries of a file keys of their own."""

    def __init__(self) -> None:
        self._taken = Seen()
        self._counts: dict[str, int] = {}

    def has(self, key: str) -> bool:
        """Whether an entry has this key."""
        return key in self._taken

    def take(self, wanted: str) -> str:
        """The key, or with ``-2``, ``-3`` where another entry has it already."""
        found, count = wanted, self._counts.get(wanted, 1)
        while not self._taken.add(found):
            count += 1
            found = f"{wanted}-{count}"
        if count > 1:
            self._counts[wanted] = count
        return found


def invented(name: str, year: str, title: str) -> str:
    """A key for an entry without one: ``mehilli2014``, as people make them."""
    words = [name, year] if name else [" ".join(title.split()[:2]), year]
    text = unicodedata.normalize("NFKD", "".join(words)).lower()
    plain = "".join(c for c in text if not unicodedata.combining(c))
    return _WORD.sub("", plain) or "entry"
