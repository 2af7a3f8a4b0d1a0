"""How does a published work become a ``biblStruct``?

The one order of children that is valid everywhere: ``author* meeting? title* idno* ref* textLang?
editor* respStmt* availability* edition* imprint extent* biblScope*`` in ``monogr``.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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
from maocite.tei.node import Node, element, shared
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
    host, steps = _steps(tuple(record.texts), record.type)
    parts: Parts = defaultdict(list)
    _texts(record, parts, steps)
    _dates(record, parts)
    _people(record, parts)
    children: list[Node | str] = []
    if host:
        children.append(Node("analytic", {}, [*_ranked(parts[Place.ITEM])]))
        children.append(_monogr(parts, parts[Place.HOST], host_level(record.type)))
    else:
        own = parts[Place.ITEM] + parts[Place.HOST]
        children.append(_monogr(parts, own, own_level(record.type)))
    if Place.SERIES in parts:
        children.append(element("series", *parts[Place.SERIES]))
    children += parts[Place.NOTE]
    children += keyword_nodes(record.keywords)
    children += provenance_nodes(record.provenance)
    children += silence_nodes(record.silence)
    children += extra_nodes(record.extra)
    children += _related(parts)
    return Node("biblStruct", attributes_of(record, identifiers), children)


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
    words: list[str] = []
    for role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR):
        if names := record.people.get(role):
            name = names[0]
            words += [part for part in (name.family, name.given, name.literal) if part]
            break
    else:
        words.append(record.texts.get("title", ""))
    if issued := record.dates.get("issued"):
        words.append(issued.edtf or issued.raw or "")
    slugs = [slug(word, joint="-" if word[:1].isdigit() else "_") for word in words]
    return "_".join(filter(None, slugs))


@dataclass(frozen=True, slots=True)
class _Step:
    """What happens to one variable of an item type."""

    variable: str
    mapping: TextMapping | None
    """None for one without an element of its own."""
    level: str | None
    """Where it is a title."""
    own: bool
    """Whether it is a title in the language of the work; that of an original is not."""
    repeats: bool
    """Whether the same value stands in many records."""


_UNLIKE = frozenset(
    ["title", "title-short", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL", "page", "abstract",
     "note", "annote", "call-number", "archive_location", "number", "references"]
)  # fmt: skip
"""Variables whose value is hardly ever that of another record."""


@lru_cache(maxsize=2048)
def _steps(variables: tuple[str, ...], item_type: str) -> tuple[bool, tuple[_Step, ...]]:
    """Whether the work is part of a host, and its variables in the order of their elements.

    Few sets of variables occur again and again.
    """
    host = has_analytic(item_type, any(name in variables for name in HOST_VARIABLES))
    steps = []
    for variable in sorted(variables, key=lambda name: (ORDER.get(name, len(ORDER)), name)):
        mapping = mapping_for(variable, item_type)
        title = mapping is not None and mapping.element == "title"
        level = _level(mapping.place, item_type, host) if mapping is not None and title else None
        own = variable in ("title", "title-short")
        steps.append(_Step(variable, mapping, level, own, variable not in _UNLIKE))
    return host, tuple(steps)


def _texts(record: SecondaryRecord, parts: Parts, steps: Sequence[_Step]) -> None:
    texts = record.texts
    language = texts.get("language")
    tag = to_tag(language) if language else None
    for step in steps:
        value, mapping = texts[step.variable], step.mapping
        if mapping is None or not value:
            if step.variable == "language" and value:
                parts[Place.ITEM].append(_text_lang(value))
            else:
                parts[Place.NOTE].append(variable_node(step.variable, value))
        elif step.repeats:
            parts[mapping.place] += _repeated(mapping, value, step.level)
        else:
            parts[mapping.place] += to_nodes(
                mapping, value, level=step.level, language=tag if step.own else None
            )


@lru_cache(maxsize=2048)
def _repeated(mapping: TextMapping, value: str, level: str | None) -> tuple[Node, ...]:
    return tuple(shared(node) for node in to_nodes(mapping, value, level=level))


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


@lru_cache(maxsize=256)
def _text_lang(language: str) -> Node:
    tag = to_tag(language)
    return shared(element("textLang", name_of(language), attributes={"mainLang": tag}))


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
    return sorted(nodes, key=_rank_of)


def _rank_of(node: Node) -> int:
    return _RANK[node.name]


def _monogr(parts: Parts, head: list[Node], level: str) -> Node:
    if Place.MEETING in parts:
        head = [*head, element("meeting", *parts[Place.MEETING])]
    if head and "title" not in [node.name for node in head]:
        # "monogr with author and no title" is invalid; an empty title says that there is none.
        head = [*head, element("title", attributes={"level": level})]
    imprint = Node("imprint", {}, [*(parts[Place.IMPRINT] or [Node("date")])])
    children = [*_ranked(head), *parts[Place.EDITION], imprint]
    return Node("monogr", {}, [*children, *parts[Place.EXTENT], *parts[Place.SCOPE]])


def _related(parts: Parts) -> list[Node]:
    """Descriptions of other things: where a copy lies, the original, what is reviewed."""
    nodes = []
    for place, kind in ((Place.ORIGINAL, "originalEdition"), (Place.REVIEWED, "reviewOf")):
        if place in parts:
            inside = element("bibl", *parts[place])
            nodes.append(element("relatedItem", inside, attributes={"type": kind}))
    if Place.HOLDING in parts:
        holding = element("msDesc", element("msIdentifier", *parts[Place.HOLDING]))
        nodes.append(element("relatedItem", holding, attributes={"type": "holding"}))
    return nodes
