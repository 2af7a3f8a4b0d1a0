"""Which citation key does an entry of a file have?"""

import re
import unicodedata

from maocite.tei.identifiers import xml_id
from maocite.tei.node import Node

_WORD = re.compile(r"[^\w-]+")


def own_key(node: Node) -> str | None:
    """The key of an entry: ``@n`` where ``xml:id`` was made of it, else ``xml:id``, else None.

    Others number their entries in ``@n``: such a number is no key.
    """
    identifier, number = node.get("xml:id"), node.get("n")
    if node.name == "correspDesc" and node.get("key"):
        return node.get("key")
    if identifier is None:
        return None
    if number is not None:
        made = xml_id(number)
        if identifier == made or re.fullmatch(re.escape(made) + r"\.\d+", identifier):
            return number
    return identifier


class Keys:
    """Gives the entries of a file keys of their own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """The key, or with ``-2``, ``-3`` where another entry has it already."""
        found, count = wanted, 1
        while found in self._taken:
            count += 1
            found = f"{wanted}-{count}"
        self._taken.add(found)
        return found


def invented(name: str, year: str, title: str) -> str:
    """A key for an entry without one: ``mehilli2014``, as people make them."""
    words = [name, year] if name else [" ".join(title.split()[:2]), year]
    text = unicodedata.normalize("NFKD", "".join(words)).lower()
    plain = "".join(c for c in text if not unicodedata.combining(c))
    return _WORD.sub("", plain) or "entry"
