"""Who is meant where others write names as text, several in one element, or parts without a frame?"""

import re
from collections.abc import Iterator

from maocite.model.name import Name, NameKind
from maocite.tei.names import ALTERNATIVE, AS_GIVEN, NAME_ELEMENTS, from_nodes
from maocite.tei.node import Node, collapse

_BETWEEN = re.compile(r"\s*(?:;|\s(?:and|und|et|e|y|&|with)\s)\s*")
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "di",
        "da",
        "del",
        "della",
        "du",
        "la",
        "le",
        "ten",
        "ter",
        "zu",
        "zur",
        "af",
        "av",
        "el",
        "al",
        "bin",
        "ibn",
        "dos",
        "das",
    ]
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{1,3}|IV|V", re.I)
_NOT_PEOPLE = re.compile(
    r"\b(?:universit\w*|institut\w*|committee|ministry|ministerium|archiv\w*|librar\w*|bibliothek\w*"
    r"|societ\w*|gesellschaft|verlag|press|department|council|center|centre|museum|academy|akademie"
    r"|association|commission|office|united|team|group|project|foundation|church|party)\b",
    re.I,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+")
_OTHERS = re.compile(r"(?:\[?et al\.?\]?|u\.\s?a\.|and others)", re.I)


def people_of(node: Node) -> list[Name]:
    """The people of an ``author``, ``editor``, ``respStmt`` or another element of that kind."""
    inside = list(node.elements(*NAME_ELEMENTS))
    if any(child.name != "name" or child.get("type") not in _PART_TYPES for child in inside):
        return [name for group in _by_person(inside) for name in _names_of(group)]
    if any(node.elements("surname", "forename")) or inside:
        return [name for part in _groups(node) for name in from_nodes([part])]
    if node.name == "respStmt":
        return []
    return parse_people(node.text())


_PART_TYPES = frozenset({"surname", "forename", "first", "last", "given", "family"})


def _by_person(nodes: list[Node]) -> Iterator[list[Node]]:
    """A name together with its other forms and spellings, which follow it."""
    group: list[Node] = []
    for node in nodes:
        if group and node.get("type") not in (ALTERNATIVE, AS_GIVEN):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def _names_of(group: list[Node]) -> list[Name]:
    """One person, or several where a ``persName`` holds nothing but text."""
    only = group[0]
    if len(group) > 1 or only.name != "persName" or any(only.elements()) or not only.text():
        return from_nodes(group)
    return [_with(only, name) for name in parse_people(only.text())]


def _with(source: Node, name: Name) -> Name:
    """The parts of a name that was text, with what the element says of it."""
    whole = from_nodes([source])[0]
    return Name(
        family=name.family,
        given=name.given,
        non_dropping_particle=name.non_dropping_particle,
        suffix=name.suffix,
        literal=name.literal,
        kind=name.kind,
        language=whole.language,
        identifiers=whole.identifiers,
        key=whole.key,
    )


def _groups(node: Node) -> Iterator[Node]:
    """Parts that stand directly in the element, one person after another."""
    group = Node("persName", dict(node.attributes))
    group.attributes.pop("type", None)
    seen: list[str] = []
    for child in node.elements():
        kind = child.get("type") if child.name == "name" else child.name
        new = kind == "surname" and "surname" in seen
        new = new or (
            kind == "forename" and {"surname", "forename"} <= {*seen} and seen[-1] == "surname"
        )
        if new:
            yield group
            group, seen = Node("persName"), []
        group.children.append(child)
        seen.append(kind or "")
    if group.children:
        yield group


def parse_people(text: str) -> list[Name]:
    """The people of a text: ``Doe, Jane; Roe, R.``, ``J. Doe and R. Roe``.

    What may be a body stays whole. An empty text gives nobody.
    """
    whole = collapse(text).strip(",; ")
    if not whole:
        return []
    if _NOT_PEOPLE.search(whole):
        return [Name(literal=whole, kind=NameKind.BODY)]
    return [name for part in _BETWEEN.split(whole) if (name := _person(part.strip(" ,")))]


def _person(text: str) -> Name | None:
    if not text:
        return None
    if _OTHERS.fullmatch(text):
        return Name(literal=text, kind=NameKind.GROUP)
    parts = [part.strip() for part in text.split(",")]
    suffix = parts.pop() if len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]) else None
    if len(parts) == 2 and all(parts):
        return Name(family=parts[0], given=parts[1], suffix=suffix)
    words = text.split(" ")
    if len(parts) > 2 or not 2 <= len(words) <= 5 or not _is_personal(words):
        return Name(literal=text)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES and words[start - 1].islower():
        start -= 1
    particle = " ".join(words[start:-1]) or None
    return Name(given=" ".join(words[:start]), family=words[-1], non_dropping_particle=particle)


def _is_personal(words: list[str]) -> bool:
    """Whether the words look like given names, particles and a family name, in this order."""
    return all(
        _INITIALS.fullmatch(word) or word[:1].isupper() or word in _PARTICLES for word in words
    ) and not any(character.isdigit() for word in words for character in word)
