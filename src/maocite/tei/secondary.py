"""How does a published work become a ``biblStruct``?

The one order of children that is valid everywhere: ``author* meeting? title* idno* ref* textLang?
editor* respStmt* availability* edition* imprint extent* biblScope*`` in ``monogr``.
"""

from collections import defaultdict
from functools import lru_cache

from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.tei import dates, people
from maocite.tei.extras import (
    extra_nodes,
    keyword_nodes,
    provenance_nodes,
    silence_nodes,
    variable_node,
)
from maocite.tei.identifiers import Identifiers
from maocite.tei.languages import name_of, to_tag
from maocite.tei.node import Node, element
from maocite.tei.roles import Slot
from maocite.tei.texts import HOST_VARIABLES, ORDER, Place, TextMapping, mapping_for, to_nodes
from maocite.tei.tokens import slug, to_token
from maocite.tei.types import has_analytic, host_level, own_level

_EVENT_DATE = "event-date"
_RANK = {
    name: rank
    for rank, name in enumerate(
        [
            "author",
            "meeting",
            "title",
            "idno",
            "ref",
            "textLang",
            "editor",
            "respStmt",
            "availability",
        ]
    )
}
"""Order of the children of ``analytic`` and of the head of ``monogr``."""

Parts = dict[Place, list[Node]]


def to_node(record: SecondaryRecord, identifiers: Identifiers) -> Node:
    """The ``biblStruct`` of a record; nothing of the record is left out."""
    host = has_analytic(record.type, any(name in record.texts for name in HOST_VARIABLES))
    parts: Parts = defaultdict(list)
    _texts(record, parts, host)
    _dates(record, parts)
    _people(record, parts)
    struct = element("biblStruct", attributes=attributes_of(record, identifiers))
    if host:
        struct.children.append(element("analytic", *_ranked(parts[Place.ITEM])))
        struct.children.append(_monogr(parts, parts[Place.HOST], host_level(record.type)))
    else:
        own = parts[Place.ITEM] + parts[Place.HOST]
        struct.children.append(_monogr(parts, own, own_level(record.type)))
    if parts[Place.SERIES]:
        struct.children.append(element("series", *parts[Place.SERIES]))
    struct.children += parts[Place.NOTE]
    struct.children += keyword_nodes(record.keywords)
    struct.children += provenance_nodes(record.provenance)
    struct.children += silence_nodes(record.silence)
    struct.children += extra_nodes(record.extra)
    struct.children += _related(parts)
    return struct


def attributes_of(record: SecondaryRecord, identifiers: Identifiers) -> dict[str, str]:
    """``@type``, ``@subtype``, ``xml:id``, ``@n`` and ``@sortKey`` of an entry."""
    attributes = {"type": to_token(record.type)}
    if genre := slug(record.texts.get("genre", "")):
        attributes["subtype"] = genre
    attributes["xml:id"] = identifiers.for_entry(record.id)
    attributes["n"] = record.id
    if key := sort_key(record):
        attributes["sortKey"] = key
    return attributes


def sort_key(record: SecondaryRecord) -> str:
    """Author, else editor, else title; then the date: one token."""
    words = []
    for role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR):
        if names := record.names(role):
            words += [part for part in (names[0].family, names[0].given, names[0].literal) if part]
            break
    else:
        words.append(record.texts.get("title", ""))
    if issued := record.dates.get("issued"):
        words.append(issued.edtf or issued.raw or "")
    return "_".join(
        filter(None, (slug(word, joint="-" if word[:1].isdigit() else "_") for word in words))
    )


def _texts(record: SecondaryRecord, parts: Parts, host: bool) -> None:
    for variable in sorted(record.texts, key=_rank):
        value = record.texts[variable]
        if variable == "language" and value:
            parts[Place.ITEM].append(_text_lang(value))
            continue
        mapping, level = _line(variable, record.type, host)
        if mapping is None or not value:
            parts[Place.NOTE].append(variable_node(variable, value))
            continue
        parts[mapping.place] += to_nodes(mapping, value, level=level)
    if title := record.texts.get("language"):
        _mark_language(parts[Place.ITEM], title)


@lru_cache(maxsize=1024)
def _rank(variable: str) -> tuple[int, str]:
    return ORDER.get(variable, len(ORDER)), variable


@lru_cache(maxsize=4096)
def _line(variable: str, item_type: str, host: bool) -> tuple[TextMapping | None, str | None]:
    """The line of the table for a variable, and the level where it is a title."""
    mapping = mapping_for(variable, item_type)
    if mapping is None or mapping.element != "title":
        return mapping, None
    return mapping, _level(mapping.place, item_type, host)


def _level(place: Place, item_type: str, host: bool) -> str | None:
    match place:
        case Place.SERIES:
            return "s"
        case Place.HOST:
            return host_level(item_type) if host else own_level(item_type)
        case Place.ITEM:
            return "a" if host else own_level(item_type)
        case _:
            return None


def _text_lang(language: str) -> Node:
    tag = to_tag(language)
    return element("textLang", name_of(language), attributes={"mainLang": tag})


def _mark_language(nodes: list[Node], language: str) -> None:
    """A title is in the language of its work, unless it is the title of an original."""
    for node in nodes:
        if node.name == "title" and node.get("type") in (None, "main", "sub", "short"):
            node.attributes["xml:lang"] = to_tag(language)


def _dates(record: SecondaryRecord, parts: Parts) -> None:
    for variable, date in record.dates.items():
        if variable == _EVENT_DATE:
            parts[Place.MEETING].append(dates.to_node(date))
        else:
            parts[Place.IMPRINT].append(dates.to_node(date, to_token(variable)))


_PLACE = {
    Slot.ITEM: Place.ITEM,
    Slot.HOST: Place.HOST,
    Slot.SERIES: Place.SERIES,
    Slot.REVIEWED: Place.REVIEWED,
    Slot.ORIGINAL: Place.ORIGINAL,
}


def _people(record: SecondaryRecord, parts: Parts) -> None:
    for mapping, nodes in people.mapped(record.people):
        place = _PLACE[mapping.slot]
        # In the nested descriptions the author comes first.
        parts[place] = (
            nodes + parts[place] if mapping.element == "author" else parts[place] + nodes
        )


def _ranked(nodes: list[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: _RANK[node.name])


def _monogr(parts: Parts, head: list[Node], level: str) -> Node:
    if parts[Place.MEETING]:
        head = [*head, element("meeting", *parts[Place.MEETING])]
    if head and not any(node.name == "title" for node in head):
        # "monogr with author and no title" is invalid; an empty title says that there is none.
        head = [*head, element("title", attributes={"level": level})]
    imprint = Node("imprint", {}, [*(parts[Place.IMPRINT] or [Node("date")])])
    children = [*_ranked(head), *parts[Place.EDITION], imprint]
    return Node("monogr", {}, [*children, *parts[Place.EXTENT], *parts[Place.SCOPE]])


def _related(parts: Parts) -> list[Node]:
    """Descriptions of other things: where a copy lies, the original, what is reviewed."""
    nodes = []
    for place, kind in ((Place.ORIGINAL, "originalEdition"), (Place.REVIEWED, "reviewOf")):
        if parts[place]:
            inside = element("bibl", *parts[place])
            nodes.append(element("relatedItem", inside, attributes={"type": kind}))
    if parts[Place.HOLDING]:
        holding = element("msDesc", element("msIdentifier", *parts[Place.HOLDING]))
        nodes.append(element("relatedItem", holding, attributes={"type": "holding"}))
    return nodes
