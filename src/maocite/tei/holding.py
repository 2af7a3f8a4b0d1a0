"""How do repository and levels become ``msIdentifier``, and a holding again?

TEI has no elements for fonds, series and file. Ours: levels of arrangement are ``collection``,
coarse to fine, those below the last of them ``idno``; ``@type`` is the kind of level, ``@n`` the
bare number, the text what the archive writes (``Dos. 5``).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from maocite.model.archive import Level, LevelKind, Repository
from maocite.model.authorities import join_addresses, split_addresses
from maocite.tei.languages import from_tag, to_tag
from maocite.tei.links import is_address
from maocite.tei.node import Node, element, is_regular, shared
from maocite.tei.tokens import from_token, to_token

UNNAMED = "unnamed"
"""``msName`` of a holding of which blanks are all that is known."""
UNDETERMINED = "und"
"""BCP 47 tag of a name whose language is not known (ISO 639-2)."""

ARRANGEMENT = frozenset(
    {
        LevelKind.FONDS, LevelKind.SUBFONDS, LevelKind.COLLECTION, LevelKind.RECORD_GROUP,
        LevelKind.SUBGROUP, LevelKind.SERIES, LevelKind.SUBSERIES, LevelKind.INVENTORY,
        LevelKind.DEPARTMENT, LevelKind.ENTRY, LevelKind.YEAR, LevelKind.VOLUME,
    }
)  # fmt: skip
"""Kinds that ``collection`` holds by nature; the others are containers and units: ``idno``."""

_KINDS = {kind.value: kind for kind in LevelKind} | {
    "recordgroup": LevelKind.RECORD_GROUP, "recordgrp": LevelKind.RECORD_GROUP, "rg": LevelKind.RECORD_GROUP,
    "subgrp": LevelKind.SUBGROUP, "bestand": LevelKind.FONDS, "fond": LevelKind.FONDS,
    "opis": LevelKind.INVENTORY, "delo": LevelKind.FILE, "dossier": LevelKind.FILE, "akte": LevelKind.FILE,
    "karton": LevelKind.CARTON, "schachtel": LevelKind.BOX, "mappe": LevelKind.FOLDER,
    "abteilung": LevelKind.DEPARTMENT, "serie": LevelKind.SERIES, "band": LevelKind.VOLUME, "vol": LevelKind.VOLUME,
}  # fmt: skip
ABBREVIATION = "abbreviation"
"""``@type`` of the short form of an archive's name."""
_CODE = re.compile(r"[A-Z]{2}")
_SHELFMARK = re.compile(r"(?P<label>\D*[^\W\d]\.?)\s+(?P<number>\d\S*)")


def to_node(repository: Repository | None, levels: tuple[Level, ...]) -> Node | None:
    """The ``msIdentifier``; None where nothing is known of the holding."""
    children: list[Node] = []
    if repository is not None:
        children += body(repository)
    # "collection after idno" is invalid, and the order of the levels is theirs: whatever stands
    # above a level of arrangement is written as one.
    last = last_arrangement(levels)
    children += [level(lv, "collection" if i <= last else "idno") for i, lv in enumerate(levels)]
    if not children:
        return None
    node = element("msIdentifier", *children)
    if (repository is None or not repository.name.strip()) and not node.raw_text().strip():
        # "msIdentifier without a word" is against the Schematron rules.
        node.children.append(element("msName", UNNAMED))
    return node


def last_arrangement(levels: tuple[Level, ...]) -> int:
    """Place of the last level of arrangement; -1 where there is none."""
    for place in range(len(levels) - 1, -1, -1):
        if levels[place].kind in ARRANGEMENT:
            return place
    return -1


@lru_cache(maxsize=512)
def body(repository: Repository) -> tuple[Node, ...]:
    """Country, place and names: the same few archives keep most documents."""
    nodes = _country(repository)
    if repository.place is not None:
        nodes.append(element("settlement", repository.place))
    return tuple(shared(node) for node in (*nodes, _repository(repository)))


def _country(repository: Repository) -> list[Node]:
    if repository.country is None and repository.country_code is None:
        return []
    code = repository.country_code
    attributes = {"key": code} if code is not None else {}
    text = [repository.country] if repository.country is not None else []
    return [element("country", *text, attributes=attributes)]


def _repository(repository: Repository) -> Node:
    names: list[Node | str] = []
    for language, name in repository.names:
        names += [" "] * bool(names)
        names.append(element("orgName", name, attributes={"xml:lang": to_tag(language)}))
    if repository.abbreviation is not None:
        kind = {"type": ABBREVIATION}
        names += [" ", element("orgName", repository.abbreviation, attributes=kind)]
    attributes: dict[str, str] = {}
    refs, rest = split_addresses(repository.identifiers)
    if refs:
        attributes["ref"] = refs
    if repository.key is not None:
        attributes["key"] = repository.key
    if repository.profile is not None:
        attributes["n"] = repository.profile
    for scheme, value in rest:
        attribute = {"type": to_token(scheme or "identifier")}
        names += [" ", element("idno", value, attributes=attribute)]
    return element("repository", *names, attributes=attributes)


@lru_cache(maxsize=512)
def level(level: Level, tag: str) -> Node:
    """A level as ``collection`` or ``idno``."""
    attributes = {"type": level.kind.value}
    if level.number is not None:
        attributes["n"] = level.number
    lead = " ".join(part for part in (level.label, level.number) if part is not None)
    name, abbreviation = level.name, level.abbreviation
    if not lead and name is not None and tag == "collection":
        lead, name = name, None
    node = element(tag, *([lead] if lead else []), attributes=attributes)
    # Where white space is kept, the only text of the element is the one to be read back.
    blank = [" "] if is_regular(lead) and lead else []
    if name is not None:
        node.children += [", "] if lead else []
        node.children.append(_inner(tag, "name", name))
    if abbreviation is not None:
        node.children += [*blank, _inner(tag, "abbr", abbreviation)]
    return shared(node)


def _inner(tag: str, what: str, text: str) -> Node:
    """Inside ``collection`` a ``name`` or ``abbr``; ``idno`` takes only ``idno``."""
    if tag == "collection":
        return element(what, text)
    return element("idno", text, attributes={"type": what})


def level_of(node: Node) -> Level | None:
    """The level that a ``collection`` or ``idno`` means; None where it is empty."""
    kind = kind_of(node)
    number = node.get("n")
    name, abbreviation = _inner_text(node, "name"), _inner_text(node, "abbr")
    lead = "".join(child for child in node.children if isinstance(child, str))
    lead = node.tidy(lead)
    if name is not None:
        lead = lead.removesuffix(", " if node.keeps_space else ",")
    label: str | None = None
    if number is None and name is None:
        if node.name == "collection":
            name = lead or None
        elif match := _SHELFMARK.fullmatch(lead):
            label, number = match["label"], match["number"]
        else:
            number = lead or None
    elif number is None:
        label = lead or None
    elif lead.endswith(number):
        label = lead.removesuffix(number).removesuffix(" ") or None
    elif name is None:
        name = lead or None
    if not (number or name):
        return None
    return Level(kind, number, name, label, abbreviation)


def kind_of(node: Node) -> LevelKind:
    """What ``@type`` says of a level; without it ``collection`` is a collection."""
    word = (node.get("type") or "").lower()
    if node.name == "idno" and word == "inventory":
        # The number under which a museum has a thing, not the list that divides a fonds.
        return LevelKind.ITEM
    default = LevelKind.COLLECTION if node.name == "collection" and not word else LevelKind.OTHER
    return _KINDS.get(word, default)


def _inner_text(node: Node, what: str) -> str | None:
    for child in node.elements(what, "idno"):
        if child.name == what or child.get("type") == what:
            return child.text()
    return None


def from_node(node: Node, *, ours: bool = False) -> tuple[Repository | None, tuple[Level, ...]]:
    """Repository and levels of an ``msIdentifier``."""
    levels = [level_of(child) for child in _steps(node)]
    return repository_of(node, ours=ours), tuple(level for level in levels if level is not None)


def _steps(node: Node) -> Iterator[Node]:
    """The elements of an ``msIdentifier`` that are levels."""
    for child in node.elements("collection", "idno"):
        inner = [n for n in child.elements("idno") if n.get("type") not in ("name", "abbr", "raw")]
        # Others gather all their numbers in one ``idno``.
        yield from inner if child.name == "idno" and inner and not child.own_text() else [child]
    if (spare := stand_in(node)) is not None:
        yield from spare.elements("idno")


def gathered(node: Node) -> Node:
    """A ``bibl`` in words whose repository and numbers stand each for itself, with a ``msIdentifier`` of them.

    So our own formatted entries are; the order of the levels is that of their kinds, since a style
    prints them in an order of its own.
    """
    if node.name != "bibl" or node.first("msIdentifier") is not None:
        return node
    alone = is_shelfmark_alone(node)
    loose = [child for child in node.elements() if alone or _is_of_holding(child)]
    if not loose:
        return node
    names = [child for child in loose if child.name == "orgName"]
    bodies = [child for child in loose if child.name in ("repository", "institution")]
    if names and not bodies:
        bodies = [Node("repository", {}, [*names], names[0].line)]
    order = list(LevelKind)
    levels = [child for child in loose if child.name in ("collection", "idno")]
    levels.sort(key=lambda child: order.index(kind_of(child)))
    places = [child for child in loose if child.name in ("country", "settlement")]
    holding = Node("msIdentifier", {}, [*places, *bodies, *levels], node.line)
    rest = [child for child in node.children if child not in loose]
    return Node(node.name, node.attributes, [*rest, holding], node.line)


def is_shelfmark_alone(node: Node) -> bool:
    """Whether a ``bibl`` gives nothing but words and an ``idno`` without a kind: ``A letter. <idno>Library, MS 7</idno>``."""
    inside = list(node.elements())
    return [child.name for child in inside] == ["idno"] and inside[0].get("type") is None


def _is_of_holding(node: Node) -> bool:
    if node.name in ("country", "settlement", "repository", "institution", "collection"):
        return True
    if node.name == "idno":
        return (node.get("type") or "").lower() in _KINDS
    return node.name == "orgName" and node.get("role") is None


def stand_in(node: Node) -> Node | None:
    """The ``altIdentifier`` that gives the only shelfmark there is; None where it is not needed."""
    if any(child.text() for child in node.elements("idno")):
        return None
    others = node.elements("altIdentifier")
    return next((n for n in others if any(i.text() for i in n.elements("idno"))), None)


def without_addresses(node: Node) -> tuple[Node, list[str]]:
    """The ``msIdentifier`` without the ``idno`` that are addresses, and these."""
    kept: list[Node | str] = []
    addresses: list[str] = []
    for child in node.children:
        if isinstance(child, Node) and child.name == "idno":
            inner = list(child.descend("idno"))
            if is_address(child.text()):
                addresses.append(child.text())
                continue
            found = [n.text() for n in inner if is_address(n.text())]
            addresses += found
            children = [c for c in child.children if isinstance(c, str) or c.text() not in found]
            child = Node("idno", child.attributes, children, child.line) if found else child
        kept.append(child)
    return Node(node.name, node.attributes, kept, node.line), addresses


def repository_of(node: Node, *, ours: bool = False) -> Repository | None:
    """The body that holds it: ``repository``, with ``institution`` above it; None without a name.

    `ours`: our writer wrote it; others give a code (``GB``) as the name of a country.
    """
    body = node.first("repository") or node.first("institution")
    if body is None:
        return None
    names = [
        (from_tag(org.get("xml:lang") or UNDETERMINED), org.text())
        for org in body.elements("orgName")
        if org.get("type") != ABBREVIATION
    ]
    if not names and body.text():
        names = [(from_tag(body.get("xml:lang") or UNDETERMINED), body.text())]
    names = [(language, name) for language, name in names if name]
    if not names:
        return None
    parent = node.first("institution")
    if parent is not None and parent is not body and parent.text():
        language, name = names[0]
        names[0] = (language, f"{name}, {parent.text()}")
    abbreviation = next(
        (o for o in body.elements("orgName") if o.get("type") == ABBREVIATION), None
    )
    country, place = node.first("country"), node.first("settlement")
    code = country.get("key") if country is not None else None
    nation = (country.text() or None) if country is not None else None
    if code is None and nation and _CODE.fullmatch(nation) and nation != "UK" and not ours:
        code, nation = nation, None
    numbers = tuple(
        (from_token(idno.get("type") or "identifier"), idno.text())
        for idno in body.elements("idno")
    )
    return Repository(
        names=tuple(names),
        key=body.get("key"),
        abbreviation=abbreviation.text() if abbreviation is not None else None,
        place=(place.text() or None) if place is not None else None,
        country=nation,
        country_code=code,
        identifiers=join_addresses(body.get("ref")) + numbers,
        profile=body.get("n"),
    )
