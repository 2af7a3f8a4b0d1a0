"""What is put where in a file, and with which prefix?"""

from collections.abc import Sequence
from dataclasses import dataclass

from maocite.tei.scan import Scope, Spot


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes to put in place of others."""

    start: int
    end: int
    text: str


def applied(content: bytes, edits: Sequence[Edit]) -> bytes:
    """The content with all edits, which do not overlap."""
    pieces: list[bytes] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [content[position : edit.start], edit.text.encode("utf-8", "replace")]
        position = edit.end
    return b"".join([*pieces, content[position:]])


def prefix_at(spot: Spot, scope: Scope) -> tuple[str, dict[str, str]]:
    """The prefix of the spot's namespace at a place, and the declaration that it needs there.

    The prefix of an element may be declared on itself, and mean nothing beside it.
    """
    if scope.get("", "") == spot.namespace:
        return "", {}
    for prefix, namespace in scope.items():
        if prefix and namespace == spot.namespace:
            return f"{prefix}:", {}
    return "", {"xmlns": spot.namespace}


def prefixed(markup: str, prefix: str) -> str:
    """Markup of the CSL processor with the prefix that the edition uses for TEI's elements."""
    if not prefix:
        return markup
    return markup.replace("</", f"\0{prefix}").replace("<", f"<{prefix}").replace("\0", "</")
