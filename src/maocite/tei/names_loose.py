"""Who is meant where others write names as text, several in one element, or parts without a frame?"""

import re
from collections.abc import Iterator
from dataclasses import replace

from maocite.model.authorities import Identifier, join_addresses, without_prefix
from maocite.model.name import Name, NameKind
from maocite.tei import names_initials
from maocite.tei.names import ALTERNATIVE, AS_GIVEN, NAME_ELEMENTS, from_nodes
from maocite.tei.names_mixed import OTHERS, around_family_names, completed
from maocite.tei.node import Node, collapse

_BETWEEN = re.compile(
    r"\s*(?:;|\s/\s|(?<=[^\W\d_]{2})/\s?(?=[^\W\d_]+,)|,?\s(?:and|und|et|og|och|és|&|with)\s)\s*"
)
_MAYBE_BETWEEN = re.compile(r",?\s(?:e|y|i|en|a)\s")
"""Words that stand inside names too: ``Ortega y Gasset``."""
_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "di", "da", "del", "della", "du", "la", "le", "ten", "ter", "zu",
     "zur", "af", "av", "el", "al", "bin", "ibn", "dos", "das", "de'", "de’", "d'", "d’", "degli", "dei"]
)  # fmt: skip
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{1,3}|IV|V", re.I)
_ORDER = re.compile(
    r"O\.?\s?S\.?\s?B\.?|O\.?\s?P\.?|S\.?\s?J\.?|O\.?\s?F\.?\s?M\.?(?:\s?Cap\.?)?|O\.?\s?S\.?\s?A\.?|O\.?\s?Cist\.?|C\.?\s?Ss\.?\s?R\.?"
)
"""Orders of monks and friars, behind a whole name: with a family name alone they are initials."""
_NOT_PEOPLE = re.compile(
    r"\b(?:universit\w*|institut\w*|committee|ministry|ministerium|archiv\w*|librar\w*|bibliothek\w*"
    r"|bibliothèque|societ\w*|société|gesellschaft|verlag|press|department|council|center|centre|centro"
    r"|museum|musée|academy|akademie|académie|accademia|association|commission|office|united|team|group"
    r"|project|foundation|church|party|agence|redaktion|consortium|congreso|service|bureau|gmbh|inc)\b",
    re.I,
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?-?)+")
_OTHERS = re.compile(r"(?:\[?et al\.?\]?|u\.\s?a\.|and others|et alii|a\.\s?o\.)", re.I)
_AND_OTHERS = re.compile(rf",?\s+(?P<others>{_OTHERS.pattern})$", re.I)
_EDITOR = re.compile(
    r"[,\s]*[(\[]\s*(?:eds?|edd|hgg?|hrsgg?|herausgeber\w*|editors?|dirs?|cur|éds?|a cura di|coord|red)\b[^)\]]*[)\]]\s*$",
    re.I,
)
_EDITOR_AHEAD = re.compile(
    r"(?:\(?(?:eds?|edited by|hgg?|hrsgg?|éds?|ред|под ред|за ред|pod red|red)\.\)?|(?:edited|hrsg\.?|herausgegeben) (?:by|von))\s+(?=[^\W\d_])",
    re.I,
)
_DATA = frozenset({"affiliation", "email", "address", "idno", "note", "ptr", "roleName"})
"""What describes a person beside the name."""
_LABEL = re.compile(r"^\([A-Za-z0-9]{1,2}\)\s+")
"""The letter of an entry: ``(a) J. Doe``."""
_TWO_SCRIPTS = re.compile(
    r"(?P<latin>[^\u0590-\u08ff]*[A-Za-z][^\u0590-\u08ff]*?)\s*(?P<other>[\u0590-\u08ff][^A-Za-z]*)"
)
"""One name after the other in two scripts, as catalogues of Arabic manuscripts have them."""
_LIVED = re.compile(
    r",?\s*[(\[]?(?:b\.|d\.|ca\.|fl\.|active|approximately|\*|†)?\s*\d{3,4}\??(?:\s?or\s?\d{1,4})?(?:\s*[-–—]\s*(?:ca\.|approximately)?\s*(?:\d{3,4}\??)?)?[)\]]?\s*\.?$",
    re.I,
)
"""Dates of life behind a name, as library catalogues write them."""


def people_of(node: Node, *, ours: bool = False) -> list[Name]:
    """The people of an ``author``, ``editor``, ``respStmt`` or another element of that kind.

    `ours`: our writer wrote it, and every element is one name.
    """
    marked = not ours and any(node.elements("name", "surname"))
    if marked and (mixed := around_family_names(node)):
        if _NOT_PEOPLE.search(node.text()):
            return [Name(literal=node.text(), kind=NameKind.BODY)]
        return [_with_schemes(name) for name in _with_number(node, mixed)]
    inside = [child for child in node.elements(*NAME_ELEMENTS) if not _is_bare(child)]
    if any(child.name != "name" or child.get("type") not in _PART_TYPES for child in inside):
        groups = _by_person(inside, ours)
        names = [name for group in groups for name in _names_of(group, ours)]
    elif any(node.elements("surname", "forename")) or inside:
        whole = node if ours else completed(node)
        names = [name for part in _groups(whole) for name in _in_languages(part)]
    elif node.name == "respStmt":
        return []
    else:
        names = parse_people(_without_data(node).spaced_text())
    if ours:
        return names
    if others := OTHERS.search(node.own_text()) if any(node.elements()) else None:
        names.append(Name(literal=others[0].strip(" ,;"), kind=NameKind.GROUP))
    names = names if node.name == "respStmt" else _with_number(node, names)
    return [_with_schemes(name) for name in names]


def _without_data(node: Node) -> Node:
    """An agent without what stands beside the name: where one works, how one is reached."""
    rest = [child for child in node.children if isinstance(child, str) or child.name not in _DATA]
    return node if len(rest) == len(node.children) else Node(node.name, node.attributes, rest)


def says_editor(node: Node) -> bool:
    """Whether the text of an ``author`` ends with ``(ed.)`` or begins with ``ред.``."""
    text = node.text()
    return bool(_EDITOR.search(text) or _EDITOR_AHEAD.match(text))


_TOKEN = re.compile(r"[\w.:-]+")
_ALIAS = re.compile(r"(?P<name>[^\[\]=]+)\s\[=\s?(?P<alias>[^\[\]=]+)\]")
"""A name behind which another name of the same person stands: ``Doe, Jane [= Anna Roe]``."""
_IN_BRACKETS = re.compile(r"^\[([^\[\]]+)\]$")
"""A name that the work does not give itself: ``[Doe, Jane]``."""
_PART_TYPES = frozenset({"surname", "forename", "first", "last", "given", "family"})


def _is_bare(node: Node) -> bool:
    """Whether an element of a name says nothing at all."""
    return node.first() is None and node.get("type") != AS_GIVEN and not node.text()


def _by_person(nodes: list[Node], ours: bool) -> Iterator[list[Node]]:
    """A name together with its other forms and spellings, which follow it."""
    group: list[Node] = []
    for node in nodes:
        other = node.get("type") in (ALTERNATIVE, AS_GIVEN)
        if group and not other and (ours or not _is_same(group[0], node)):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def _is_same(first: Node, node: Node) -> bool:
    """Whether two elements name one person: in two languages, or with the same reference."""
    one, other = (n.get("ref") or n.get("key") for n in (first, node))
    if one and other:
        return one == other
    languages = {first.get("xml:lang"), node.get("xml:lang")}
    return len(languages) == 2 and None not in languages


def _names_of(group: list[Node], ours: bool) -> list[Name]:
    """One person in all forms, or several where an element holds nothing but text."""
    found: list[Name] = []
    for index, node in enumerate(group):
        if node.get("type") == AS_GIVEN and found:
            found[-1] = replace(found[-1], as_given=node.text())
            continue
        if index and not ours and node.text() == group[0].text():
            continue  # said twice
        names = _single(node, ours)
        if index and found and names:
            found[0] = replace(found[0], forms=(*found[0].forms, *names[:1]))
        else:
            found += names
    return found


def _single(node: Node, ours: bool) -> list[Name]:
    inner = node.first("persName", "name")
    others = [child for child in node.elements() if child is not inner and child.name not in _DATA]
    if not ours and inner is not None and not others and not node.own_text():
        # A name around a name.
        outer = {**inner.attributes, **{k: v for k, v in node.attributes.items() if k != "type"}}
        return _single(Node(inner.name, outer, inner.children, inner.line), ours)
    if node.name == "orgName" or any(node.elements()) or not node.text():
        return from_nodes([node if ours or node.name == "orgName" else completed(node)])
    if node.name == "persName" or (not ours and _is_inverted(node)):
        return [_with(node, name) for name in parse_people(node.text())]
    if not ours and node.name == "name" and _NOT_PEOPLE.search(node.text()):
        return [replace(name, kind=NameKind.BODY) for name in from_nodes([node])]
    if not ours and node.name == "rs":
        return from_nodes([Node("name", node.attributes, node.children, node.line)])
    return from_nodes([node])


def _is_inverted(node: Node) -> bool:
    """Whether a ``name`` is that of a person: ``Doe, Jane``."""
    text = node.text()
    if node.get("type") in ("person", "pers"):
        return True
    if _NOT_PEOPLE.search(text) or (node.get("type") or "").lower() in ("org", "place", "group"):
        return False
    family, comma, given = text.partition(",")
    words = given.split()
    return bool(comma and words) and len(words) < 4 and _is_personal([*family.split(), *words])


def _with(source: Node, name: Name) -> Name:
    """The parts of a name that was text, with what the element says of it."""
    whole = from_nodes([source])[0]
    return replace(
        name, language=whole.language, identifiers=whole.identifiers, key=whole.key
    )  # fmt: skip


def _with_number(node: Node, names: list[Name]) -> list[Name]:
    """The numbers of authority files that the element around one name gives."""
    found: list[Identifier] = [*join_addresses(node.get("ref"))]
    for idno in node.elements("idno"):
        found.append(((idno.get("type") or "identifier").lower(), idno.text()))
    key = node.get("key")
    if key is not None and key.startswith(("http:", "https:")):
        found, key = [*found, *join_addresses(key)], None
    if key is not None and not _TOKEN.fullmatch(key):
        found, key = [*found, ("key", key)], None  # a heading, not the key of a list of people
    one = len(names) == 1 or (len(names) == 2 and names[1].kind is NameKind.GROUP)
    if not one or not (found or key):
        return names
    known = names[0].identifiers
    numbers = (*known, *(n for n in found if n not in known and n[1]))
    return [replace(names[0], identifiers=numbers, key=names[0].key or key), *names[1:]]


def _with_schemes(name: Name) -> Name:
    """``gnd:118`` is a number of an authority file, whatever the file declares of its prefixes."""
    numbers = tuple(map(_named, map(without_prefix, name.identifiers)))
    forms = tuple(map(_with_schemes, name.forms))
    if numbers == name.identifiers and forms == name.forms:
        return name
    return replace(name, identifiers=numbers, forms=forms)


_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def _named(identifier: Identifier) -> Identifier:
    """The scheme by its name where a database gave its own number for it."""
    scheme, value = identifier
    return (
        ("orcid", value) if (scheme or "").isdecimal() and _ORCID.fullmatch(value) else identifier
    )


def _in_languages(part: Node) -> list[Name]:
    """The name of one person; parts in several languages are forms of it."""
    languages = list(dict.fromkeys(child.get("xml:lang") for child in part.elements()))
    if len(languages) < 2 or None in languages:
        return from_nodes([part])
    forms = []
    for language in languages:
        children = [child for child in part.elements() if child.get("xml:lang") == language]
        attributes = dict(part.attributes) | {"xml:lang": language or ""}
        forms += from_nodes([Node("persName", attributes, [*children], part.line)])
    others = (form for form in forms[1:] if form.display() != forms[0].display())
    return [replace(forms[0], forms=tuple(others))] if forms else []


def _groups(node: Node) -> Iterator[Node]:
    """Parts that stand directly in the element, one person after another."""
    group = Node("persName", dict(node.attributes), [], node.line)
    for attribute in ("type", "role", "ref", "key"):
        group.attributes.pop(attribute, None)
    seen: list[str] = []
    languages: set[tuple[str, str | None]] = set()
    for child in node.elements():
        if child.name in ("idno", "email", "affiliation", "note", "lb", "ref", "ptr"):
            continue
        kind = (child.get("type") if child.name == "name" else child.name) or ""
        again = kind == "surname" and "surname" in seen
        again = again or (
            kind == "forename" and {"surname", "forename"} <= {*seen} and seen[-1] == "surname"
        )
        mark = (kind, child.get("xml:lang"))
        if again and (mark[1] is None or mark in languages or not languages):
            yield group
            group, seen, languages = Node("persName"), [], set()
        group.children.append(child)
        seen.append(kind)
        languages.add(mark)
    if group.children:
        yield group


def parse_people(text: str) -> list[Name]:
    """The people of a text: ``Doe, Jane; Roe, R.``, ``J. Doe and R. Roe``.

    What may be a body stays whole. An empty text gives nobody.
    """
    whole = _IN_BRACKETS.sub(r"\1", _LABEL.sub("", collapse(text).strip(",; ")))
    if (match := _ALIAS.fullmatch(whole)) and len(known := parse_people(match["name"])) == 1:
        return [replace(known[0], forms=(*known[0].forms, *parse_people(match["alias"])))]
    if match := _TWO_SCRIPTS.fullmatch(whole):
        latin = parse_people(match["latin"])
        other = Name(literal=match["other"].strip(" ,;"))
        return [replace(latin[0], forms=(other,))] if len(latin) == 1 else [*latin, other]
    plain = _EDITOR_AHEAD.sub("", _EDITOR.sub("", whole))
    others = _AND_OTHERS.search(plain)
    if others:
        plain = plain[: others.start()]
    if not plain:
        return []
    if _NOT_PEOPLE.search(plain):
        return [Name(literal=whole, kind=NameKind.BODY)]
    pieces = [piece for part in _BETWEEN.split(plain) for piece in _divided(part.strip(" ,"))]
    names = [name for piece in pieces for part in _listed(piece) if (name := _person(part))]
    if others:
        names.append(Name(literal=others["others"], kind=NameKind.GROUP))
    return names


def _divided(text: str) -> list[str]:
    pieces = _MAYBE_BETWEEN.split(text)
    whole = all(len(piece.split()) > 1 and piece[0].isupper() for piece in pieces)
    return pieces if whole else [text]


def _listed(text: str) -> list[str]:
    """Names that only commas part: ``J. Doe, R. Roe``, ``Doe, J., Roe, R.``."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    paired = len(parts) >= 4 and len(parts) % 2 == 0
    if paired and all(
        _INITIALS.fullmatch(part) or (part.isupper() and len(part) < 4) for part in parts[1::2]
    ):
        return [f"{parts[i]}, {parts[i + 1]}" for i in range(0, len(parts), 2)]
    if all(names_initials.parse(part) for part in parts):
        return parts
    words = [part.split() for part in parts]
    if len(parts) >= 3 and not _SUFFIX.fullmatch(parts[-1]) and _is_first_inverted(words):
        return [f"{parts[0]}, {parts[1]}", *parts[2:]]
    whole = all(2 <= len(part) <= 4 and _is_personal(part) for part in words)
    if whole and len(parts) >= 3 and not any(_SUFFIX.fullmatch(part) for part in parts):
        return parts
    if whole and len(parts) == 2 and all(_INITIALS.fullmatch(part[0]) for part in words):
        return parts
    return [text]


def _is_first_inverted(words: list[list[str]]) -> bool:
    """Whether a list begins with ``Doe, Jane`` and goes on with ``Richard Roe``."""
    rest = all(2 <= len(part) <= 4 and _is_personal(part) for part in words[2:])
    return rest and len(words[0]) == 1 and len(words[1]) <= 3 and _is_personal(words[0] + words[1])


def _person(text: str) -> Name | None:
    if not text:
        return None
    if _OTHERS.fullmatch(text):
        return Name(literal=text, kind=NameKind.GROUP)
    plain = _LIVED.sub("", text) if re.search(r"\d{3}", text) else text
    words = plain.split(" ")
    last = words[-1][:-1]
    capitals = last.isupper() and not (len(last) > 3 and text.isupper())
    if len(last) > 3 and words[-1].endswith(".") and "." not in last and not capitals:
        plain = plain[:-1]  # the full stop of the entry
    plain = plain.strip(" ,") or text
    name = _parts(plain)
    return name if plain == text or text == f"{plain}." else replace(name, as_given=text)


def _parts(text: str) -> Name:
    parts = [part.strip() for part in text.split(",")]
    suffix = parts.pop() if _has_suffix(parts) else None
    if len(parts) == 2 and all(parts):
        return Name(family=parts[0], given=parts[1], suffix=suffix)
    if name := names_initials.parse(text):
        return name
    if suffix is not None and len(parts) == 1:
        return replace(_parts(parts[0]), suffix=suffix, comma_suffix=True)
    words = text.split(" ")
    if len(parts) > 2 or not 2 <= len(words) <= 5 or not _is_personal(words):
        return Name(literal=text)
    if names_initials.is_numeral(words[-1]):
        return Name(literal=text)  # "Henry VIII"
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].lower() in _PARTICLES and words[begin - 1][0].isupper():
        begin -= 1  # "Ada De Roe": part of the family name
    start = begin
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    particle, family = " ".join(words[start:begin]) or None, " ".join(words[begin:])
    return Name(given=" ".join(words[:start]), family=family, non_dropping_particle=particle)


def _has_suffix(parts: list[str]) -> bool:
    if len(parts) < 2:
        return False
    whole = len(parts) > 2 or " " in parts[0]
    return bool(_SUFFIX.fullmatch(parts[-1]) or (whole and _ORDER.fullmatch(parts[-1])))


def _is_personal(words: list[str]) -> bool:
    """Whether the words look like given names, particles and a family name, in this order."""
    return all(
        _INITIALS.fullmatch(word) or word[:1].isupper() or word in _PARTICLES for word in words
    ) and not any(character.isdigit() for word in words for character in word)
