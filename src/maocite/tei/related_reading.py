"""What does the description of another work say of this one: an original, a work that is reviewed?"""

from collections.abc import Iterator, MutableMapping

from maocite.model.role import Role
from maocite.tei import dates
from maocite.tei.draft import Draft
from maocite.tei.node import Node
from maocite.tei.texts import Place, TextMapping, mapping_of

_HOLDERS = frozenset(
    ["analytic", "monogr", "imprint", "series", "titleStmt", "publicationStmt", "editionStmt", "seriesStmt",
     "notesStmt", "fileDesc", "profileDesc", "textClass", "langUsage"]
)  # fmt: skip
_ORIGINALS = frozenset(
    {"originaledition", "original", "translationof", "istranslationof", "translatedfrom", "reprintof", "isreprintof"}
)  # fmt: skip
_REVIEWED = frozenset({"reviewof", "reviewed", "isreviewof", "reviewedwork", "reviews"})


def flattened(node: Node) -> Iterator[Node]:
    """The statements in an element, without the elements that only hold others."""
    if node.name not in _HOLDERS and node.name not in ("bibl", "biblStruct"):
        yield node
        return
    for child in node.elements():
        if child.name in _HOLDERS:
            yield from flattened(child)
        else:
            yield child


def relate(
    kind: str,
    inside: Node,
    draft: Draft,
    found: MutableMapping[str, list[Node]],
    lines: MutableMapping[str, TextMapping],
) -> bool:
    """Read the description of another work; False where its relation is not one of CSL's."""
    if kind in _ORIGINALS:
        place, role = Place.ORIGINAL, Role.ORIGINAL_AUTHOR
    elif kind in _REVIEWED:
        place, role = Place.REVIEWED, Role.REVIEWED_AUTHOR
    else:
        return False
    for part in flattened(inside):
        mapping = mapping_of((place,), part.name, part.get("type")) or _loose(place, part, draft)
        if part.name == "author" or (part.name == "editor" and place is Place.REVIEWED):
            draft.add_people(part, role)
        elif (
            part.name == "date" and place is Place.ORIGINAL and "original-date" not in draft.dates
        ):
            if date := dates.from_node(part):
                draft.dates["original-date"] = date
        elif mapping is not None and not found[mapping.variable]:
            found[mapping.variable].append(part)
            lines.setdefault(mapping.variable, mapping)
        elif part.text() or part.get("target"):
            draft.unread.append(part)
    return True


def _loose(place: Place, part: Node, draft: Draft) -> TextMapping | None:
    """Lines that hold for titles of others, whatever their ``@type``."""
    if part.name != "title" or draft.ours or part.get("type") in ("sub", "short"):
        return None
    if place is Place.ORIGINAL:
        return mapping_of((Place.ITEM,), "title", "original")
    return mapping_of((place,), "title", None)
