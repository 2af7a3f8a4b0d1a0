"""What do Zotero's exports mean where they leave TEI's own words? (translators/TEI.js)"""

from typing import NamedTuple

from maocite.model.role import Role
from maocite.tei.node import Node
from maocite.tei.texts import Place

_MAIN = {
    "audiorecording": "performer", "bill": "sponsor", "podcast": "podcaster", "presentation": "presenter",
}  # fmt: skip
"""The main creator of an item type, who is its author, where the word means another role elsewhere."""


class Meaning(NamedTuple):
    """A line of the table of text variables."""

    place: Place
    kind: str


def is_of_zotero(node: Node) -> bool:
    """Whether an entry points to the item of which it was made."""
    if "zotero.org/" in (node.get("corresp") or ""):
        return True
    return any("zotero.org/" in number.text() for number in node.descend("idno"))


def language(node: Node) -> str | None:
    """The language of the item, which stands where TEI puts that of the description."""
    part = node.first("analytic", "monogr")
    return part.get("xml:lang") if part is not None else None


def meant(node: Node) -> Meaning | None:
    """What an element means that an export uses in its own way; None for all others."""
    if node.name == "extent" and node.text().isdecimal() and node.first("measure") is None:
        # Older exports; they have no number of pages.
        return Meaning(Place.EXTENT, "volumes")
    if node.name == "edition" and node.get("type") == "callNumber":
        return Meaning(Place.EDITION, "version")
    if node.name == "biblScope" and node.get("unit") == "chapter":
        return Meaning(Place.SCOPE, "section")
    return None


def role_of_main(node: Node, item_type: str) -> Role | None:
    """The role of the main creator: the author; None for others."""
    resp = node.first("resp")
    word = resp.text() if resp is not None else ""
    return Role.AUTHOR if word and _MAIN.get(item_type.lower()) == word else None
