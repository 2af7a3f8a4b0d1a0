"""Which of the addresses in an entry is the work's own?"""

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field

from maocite.tei.node import Node
from maocite.tei.texts import Place, TextMapping, mapping_of

_ADDRESS = re.compile(r"(?:https?|ftp)://\S|www\.\w|urn:\w|hdl:\w|ark:", re.I)
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/10\.", re.I)


def is_address(text: str) -> bool:
    """Whether a text is an address outside of the file."""
    return bool(_ADDRESS.match(text))


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and what is known of it."""

    node: Node
    address: str
    is_name: bool
    """Whether it identifies rather than points: ``idno type="URI"``."""
    of_host: bool
    """Whether it stands with the host."""


@dataclass(slots=True)
class Links:
    """The addresses of an entry, gathered before one of them is chosen."""

    found: list[Link] = field(default_factory=list)

    def add(self, link: Link) -> None:
        """Take an address in."""
        self.found.append(link)

    def settle(
        self,
        found: MutableMapping[str, list[Node]],
        lines: MutableMapping[str, TextMapping],
        unread: list[Node],
    ) -> None:
        """Choose: what points before what identifies; the host's own addresses are not the item's.

        An address of doi.org gives the DOI where no other element does.
        """
        for link in sorted(self.found, key=lambda link: link.is_name):
            variable = "DOI" if _DOI.match(link.address) and not found.get("DOI") else "URL"
            element = ("idno", "DOI") if variable == "DOI" else ("ref", "URL")
            mapping = mapping_of((Place.ITEM,), *element)
            if link.of_host or mapping is None or found.get(variable):
                if not _repeats(link, found.get(variable, []), variable):
                    unread.append(link.node)
                continue
            found[variable] = [
                Node(element[0], {"type": element[1]}, [link.address], link.node.line)
            ]
            lines.setdefault(variable, mapping)


def _repeats(link: Link, nodes: list[Node], variable: str) -> bool:
    texts = [node.text() for node in nodes]
    return link.address in texts or (variable == "DOI" and any(t in link.address for t in texts))
