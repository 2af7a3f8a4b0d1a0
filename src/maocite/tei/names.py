"""How does a name become ``persName``, ``orgName`` or ``name``, and a name again?

"The order of elements is the order printed": ``surname`` first is a family-first name where the
language is one that writes names so, or where the element says it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maocite.model.authorities import Identifier, join_addresses, split_addresses
from maocite.model.name import Name, NameKind
from maocite.tei.languages import from_tag, to_tag
from maocite.tei.node import Node, element, is_regular
from maocite.tei.serialise import escaped, inline
from maocite.tei.tokens import from_token, to_token

FAMILY_FIRST = "family-first"
"""``@rend`` of a name that is family-first although its language does not show it."""
ALTERNATIVE = "alternative"
"""``@type`` of a name that is another form of the one before it."""
AS_GIVEN = "as-given"
"""``@type`` of the spelling of the source."""

_FAMILY_FIRST_LANGUAGES = ("zh", "ja", "ko", "vi", "hu")
_ELEMENT = {NameKind.PERSON: "name", NameKind.BODY: "orgName", NameKind.GROUP: "name"}
NAME_ELEMENTS = ("persName", "orgName", "name", "rs")
"""Elements that hold a name."""


def to_nodes(name: Name, *, kind: str | None = None) -> list[Node]:
    """The name, then its other forms and the spelling of the source, as siblings."""
    if kind is None and _is_simple(name):
        return [Node("persName", {}, [*_spaced(_parts(name), _joint(name))])]
    main = _principal(name)
    if kind:
        main.attributes["type"] = kind
    nodes = [main]
    for form in name.forms:
        first, *deeper = to_nodes(form, kind=ALTERNATIVE)
        if form.literal or form.kind is not NameKind.PERSON:
            # The type says "alternative" now, so the kind goes to the subtype.
            first.attributes["subtype"] = form.kind.value
        # Forms of a form lie inside it.
        first.children += deeper
        nodes.append(first)
    if name.as_given is not None:
        nodes.append(element("persName", name.as_given, attributes={"type": AS_GIVEN}))
    return nodes


_PLAIN_PAIR = re.compile(r"[^&<>\s|]+(?: [^&<>\s|]+)*\|[^&<>\s|]+(?: [^&<>\s|]+)*")
"""Given and family name that stand in XML as they are."""
_PLAIN = re.compile(r"[^&<>\s]+(?: [^&<>\s]+)*")


def plain_text(name: Name) -> str | None:
    """A name of given and family name, with particles and suffix, or of one text, as text; None for one that says more.

    The same as `to_nodes`, without elements between: half of what is written are names.
    """
    if (
        name.forms
        or name.identifiers
        or name.family_first
        or name.language is not None
        or name.as_given is not None
        or name.office is not None
        or name.key is not None
    ):
        return None
    given, family = name.given, name.family
    if name.literal is not None:
        return _literal_text(name, name.literal) if given is family is None else None
    if given is None or family is None or name.kind is not NameKind.PERSON:
        return None
    if not _PLAIN_PAIR.fullmatch(f"{given}|{family}"):
        return None
    # Only names in Chinese or Japanese script have no blank between their parts.
    joint = _joint(name) if "\u3000" <= family[0] <= "\u9fff" else " "
    suffix, particles = name.suffix, ""
    if name.dropping_particle is not None or name.non_dropping_particle is not None:
        if not (_is_plain(name.dropping_particle) and _is_plain(name.non_dropping_particle)):
            return None
        particles = "".join([f"{inline(node)}{joint}" for node in _particles(name)])
    if suffix is not None:
        if not _is_plain(suffix):
            return None
        comma = ' rend="comma"' if name.comma_suffix else ""
        ending = f" <genName{comma}>{suffix}</genName></persName>"
    elif name.comma_suffix:
        return None
    else:
        ending = "</persName>"
    return f"<persName><forename>{given}</forename>{joint}{particles}<surname>{family}</surname>{ending}"


def _literal_text(name: Name, literal: str) -> str | None:
    if name.suffix is not None or name.comma_suffix or name.kind is NameKind.GROUP:
        return None
    if name.dropping_particle is not None or name.non_dropping_particle is not None:
        return None
    if not (literal and is_regular(literal)):
        return None
    tag = _ELEMENT[name.kind]
    return f"<{tag}>{escaped(literal)}</{tag}>"


def _is_plain(text: str | None) -> bool:
    return text is None or bool(_PLAIN.fullmatch(text))


def _is_simple(name: Name) -> bool:
    """Whether a name is nothing but given and family name, as most are."""
    return (
        name.family is not None
        and name.given is not None
        and bool(name.family or name.given)
        and name.kind is NameKind.PERSON
        and not (name.family_first or name.comma_suffix or name.forms or name.identifiers)
        and name.language is None
        and name.literal is None
        and name.suffix is None
        and name.as_given is None
        and name.office is None
        and name.key is None
    )


def _principal(name: Name) -> Node:
    has_parts = bool(name.family or name.given)
    if has_parts:
        tag, kind = "persName", None if name.kind is NameKind.PERSON else name.kind.value
    else:
        tag, kind = _ELEMENT[name.kind], "group" if name.kind is NameKind.GROUP else None
    attributes: dict[str, str] = {}
    if kind:
        attributes["type"] = kind
    if name.language is not None:
        attributes["xml:lang"] = to_tag(name.language)
    refs, rest = split_addresses(name.identifiers)
    if refs:
        attributes["ref"] = refs
    if name.key is not None:
        attributes["key"] = name.key
    children: list[Node | str] = []
    if has_parts:
        children += _spaced(_parts(name), _joint(name))
        if name.literal is not None:
            children += [" ", element("name", name.literal, attributes={"type": "literal"})]
        surname_first = bool(name.family and name.given and name.family_first)
    else:
        surname_first = False
        literal = name.literal or ""
        # Text that keeps its white space stands alone, apart from the blanks that we add.
        children.append(
            literal
            if is_regular(literal)
            else element("name", literal, attributes={"type": "literal"})
        )
    # Irregular white space lies in a ``name`` of its own, so nothing has to be looked at here.
    node = Node(tag, attributes, children)
    if not has_parts:
        node.children += _spaced(_particles(name), " ", lead=" ")
    if name.family_first != (surname_first and _writes_family_first(name.language)):
        node.attributes["rend"] = FAMILY_FIRST
    if name.suffix is not None:
        rend = {"rend": "comma"} if name.comma_suffix else {}
        node.children += [" ", element("genName", name.suffix, attributes=rend)]
    elif name.comma_suffix:
        node.children.append(element("genName", attributes={"rend": "comma"}))
    if name.office is not None:
        node.children += [" ", element("roleName", name.office, attributes={"type": "office"})]
    for scheme, value in rest:
        attribute = {"type": to_token(scheme or "identifier")}
        node.children += [" ", element("idno", value, attributes=attribute)]
    return node


def _joint(name: Name) -> str:
    """Nothing between the parts of a name in Chinese or Japanese script, else a blank."""
    parts = f"{name.family or ''}{name.given or ''}"
    if parts.isascii():
        return " "
    return "" if parts and all("\u3000" <= c <= "\u9fff" for c in parts) else " "


def _spaced(nodes: Sequence[Node], joint: str, lead: str = "") -> Iterator[Node | str]:
    for index, node in enumerate(nodes):
        if separator := joint if index else lead:
            yield separator
        yield node


def _particles(name: Name) -> list[Node]:
    nodes = []
    if name.dropping_particle is not None:
        attributes = {"type": "dropping"}
        nodes.append(element("nameLink", name.dropping_particle, attributes=attributes))
    if name.non_dropping_particle is not None:
        nodes.append(element("nameLink", name.non_dropping_particle))
    return nodes


def _parts(name: Name) -> list[Node]:
    given = [element("forename", name.given)] if name.given is not None else []
    family = [element("surname", name.family)] if name.family is not None else []
    if name.dropping_particle is not None or name.non_dropping_particle is not None:
        family = _particles(name) + family
    return family + given if name.family_first else given + family


def _writes_family_first(language: str | None) -> bool:
    return (language or "").split("-")[0].lower() in _FAMILY_FIRST_LANGUAGES


def from_nodes(nodes: Sequence[Node]) -> list[Name]:
    """The names that siblings hold; other forms join the name before them."""
    names: list[Name] = []
    for node in nodes:
        kind = node.get("type")
        if kind == AS_GIVEN and names:
            names[-1] = replace(names[-1], as_given=node.text())
        elif (form := _single(node)) is not None:
            if kind == ALTERNATIVE and names:
                names[-1] = replace(names[-1], forms=(*names[-1].forms, form))
            else:
                names.append(form)
    return names


def _single(node: Node) -> Name | None:
    """One name from one element; None where it is empty."""
    kind_word = node.get("subtype") if node.get("type") == ALTERNATIVE else node.get("type")
    given = _joined(node, "forename")
    family = _joined(node, "surname")
    suffix_node = node.first("genName") or _epithet(node)
    literal_node = next((n for n in node.elements("name") if n.get("type") == "literal"), None)
    office = next((n for n in node.elements("roleName")), None)
    dropping = [n.text() for n in node.elements("nameLink") if n.get("type") == "dropping"]
    linking = [n.text() for n in node.elements("nameLink") if n.get("type") != "dropping"]
    if family is None and given is None:
        literal = literal_node.text() if literal_node is not None else _literal(node)
    else:
        literal = literal_node.text() if literal_node is not None else None
    if not (family or given or literal):
        return None
    tag = node.get("xml:lang")
    language = from_tag(tag) if tag is not None else None
    identifiers = join_addresses(node.get("ref")) + tuple(_numbers(node))
    inner = [n for n in node.elements(*NAME_ELEMENTS) if n.get("type") in (ALTERNATIVE, AS_GIVEN)]
    forms, as_given = _other_forms(inner)
    return Name(
        family=family,
        given=given,
        dropping_particle=" ".join(dropping) if dropping else None,
        non_dropping_particle=" ".join(linking) if linking else None,
        suffix=suffix_node.text() if suffix_node is not None and suffix_node.children else None,
        comma_suffix=suffix_node is not None and suffix_node.get("rend") == "comma",
        literal=literal,
        kind=_kind(node, kind_word),
        family_first=_is_family_first(node, language),
        language=language,
        forms=forms,
        identifiers=identifiers,
        as_given=as_given,
        office=office.text() if office is not None else None,
        key=node.get("key"),
    )


def _other_forms(nodes: Sequence[Node]) -> tuple[tuple[Name, ...], str | None]:
    forms: list[Name] = []
    as_given = None
    for node in nodes:
        if node.get("type") == AS_GIVEN:
            as_given = node.text()
        elif (form := _single(node)) is not None:
            forms.append(form)
    return tuple(forms), as_given


def _joined(node: Node, part: str) -> str | None:
    """All parts of one kind: ``forename type="first"``, ``forename type="middle"``."""
    names, types = _PARTS[part]
    parts = [
        n
        for n in node.elements()
        if n.name in names or (n.name in ("name", "namePart") and n.get("type") in types)
    ]
    if part == "forename" and parts and node.first("addName") is not None:
        # A middle initial stands between the two; what follows the family name is an epithet.
        kept = {id(n) for n in parts}
        ahead = list(_ahead(node))
        parts = [n for n in node.elements() if id(n) in kept or any(n is a for a in ahead)]
    texts = [n.text() for n in parts]
    return " ".join(text for text in texts if text) if texts else None


_PARTS = {
    "forename": ({"forename"}, {"forename", "first", "given", "middle", "firstname"}),
    "surname": ({"surname"}, {"surname", "last", "family", "lastname"}),
}


def _ahead(node: Node) -> Iterator[Node]:
    """Additional names before the family name: ``addName type="middle-initial"``."""
    parts = list(node.elements())
    last = max((i for i, n in enumerate(parts) if n.name == "surname"), default=len(parts))
    return (n for n in parts[:last] if n.name == "addName")


def _epithet(node: Node) -> Node | None:
    """An additional name behind the family name: ``the Elder``."""
    if node.first("addName") is None:
        return None
    ahead = list(_ahead(node))
    if node.first("surname", "forename") is None:
        return None
    return next((n for n in node.elements("addName") if not any(n is a for a in ahead)), None)


_APART = frozenset({"genName", "roleName", "idno", "nameLink"})


def _literal(node: Node) -> str | None:
    """The whole text, without what has a field of its own."""
    pieces = []
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child)
        elif child.name == "addName":
            pieces.append(f" {child.spaced_text()} ")
        elif child.name not in _APART and child.get("type") not in (ALTERNATIVE, AS_GIVEN):
            pieces.append(child.raw_text())
    return node.tidy("".join(pieces)) or None


def _numbers(node: Node) -> Iterator[Identifier]:
    for idno in node.elements("idno"):
        yield from_token(idno.get("type") or "identifier"), idno.text()


def _kind(node: Node, word: str | None) -> NameKind:
    if node.name == "orgName" or word in ("body", "org", "organization", "organisation"):
        return NameKind.BODY
    if word == "group" or (node.name == "rs" and word not in ("person", "pers")):
        return NameKind.GROUP
    return NameKind.PERSON


def _is_family_first(node: Node, language: str | None) -> bool:
    if node.get("rend") == FAMILY_FIRST:
        return True
    order = [n.name for n in node.elements("surname", "forename")]
    return order[:1] == ["surname"] and "forename" in order and _writes_family_first(language)
