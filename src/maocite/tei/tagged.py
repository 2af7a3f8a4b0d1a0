"""How do the parts of a formatted entry become the elements of a ``bibl``?

The CSL processor marks what is a title, a name, a date in its text (`maocite.csl.markup.tei_tagged`); the record says
the rest: the level and the language of a title, who a name is, which day a date means. What a style prints of an
archival document without marks (repository, levels, folios) is found by its words. The text stays what it was.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from maocite.model.authorities import split_addresses
from maocite.model.date import Date
from maocite.model.name import Name, NameKind
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.model.role import Role
from maocite.tei import dates
from maocite.tei.languages import to_tag
from maocite.tei.node import Node
from maocite.tei.roles import BY_ROLE
from maocite.tei.texts import HOST_VARIABLES, range_of
from maocite.tei.types import has_analytic, host_level, own_level

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DASH = re.compile("[-‐‑–—]")
_MIN_WORDS = 3
"""Shorter strings would be found where they are not meant."""
FRAMES: Mapping[str, tuple[str, dict[str, str]]] = MappingProxyType(
    {"italic": ("hi", {"rend": "italic"}), "quotes": ("q", {})}
)
"""``@rend`` of a title, and the element around its words for which it stands."""
_ROLES = {role.value: role for role in Role}


@dataclass(slots=True)
class _Entry:
    """What has been tagged of one entry so far."""

    record: Record
    named: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How many names of each role were printed."""


def tagged(record: Record, content: list[Node | str]) -> list[Node | str]:
    """The content of a ``bibl``: the same text, with elements that the record fills in."""
    entry = _Entry(record)
    made = [_part(entry, child) for child in content]
    if made and isinstance(made[0], str):
        made[0] = made[0].lstrip()
    return _found(list(_marks(record)), made) if isinstance(record, ArchivalRecord) else made


def _part(entry: _Entry, child: Node | str) -> Node | str:
    if isinstance(child, str):
        return child
    inside = [_part(entry, part) for part in child.children]
    match child.name:
        case "title":
            return _framed(Node("title", _title(entry.record, child), inside))
        case "author" | "editor" | "name":
            return _name(entry, child, inside)
        case "date":
            return Node("date", _date(entry.record, child), inside)
        case "biblScope":
            unit = child.get("unit") or ""
            return Node("biblScope", {"unit": unit} | range_of(child.text(), unit), inside)
        case "extent":
            return Node("extent", {}, [Node("measure", {"unit": "pages"}, inside)])
        case "citedRange":
            return Node("seg", {"type": "locator"}, inside)
        case _:
            return Node(child.name, child.attributes, inside)


def _title(record: Record, node: Node) -> dict[str, str]:
    """``@level``, ``@type`` and ``xml:lang``; `@n` names the variable where it is the host's."""
    kind = node.get("type")
    if isinstance(record, ArchivalRecord):
        attributes = {"level": "u"} | ({"type": kind} if kind else {})
        language = record.title.language if record.title is not None else None
        return attributes | ({"xml:lang": to_tag(language)} if language and not kind else {})
    host = has_analytic(record.type, any(name in record.texts for name in HOST_VARIABLES))
    variable = node.get("n") or ""
    level = node.get("level") or (
        host_level(record.type) if variable.startswith("container") or variable == "volume-title"
        else "a" if host else own_level(record.type)
    )  # fmt: skip
    if variable == "container-title-short":
        kind = "abbrev"
    elif variable == "volume-title":
        kind = "volume"
    attributes = {"level": level} | ({"type": kind} if kind else {})
    language = record.texts.get("language")
    own = not variable and level != "s" and kind in (None, "short")
    return attributes | ({"xml:lang": to_tag(language)} if language and own else {})


def _framed(title: Node) -> Node:
    """A title that is wholly in italics or quotation marks says so in ``@rend``: inside of it they would be its own."""
    only = title.children[0] if len(title.children) == 1 else None
    if isinstance(only, Node):
        for rend, (name, attributes) in FRAMES.items():
            if (only.name, only.attributes) == (name, attributes):
                return Node("title", {**title.attributes, "rend": rend}, only.children)
    return title


def _name(entry: _Entry, node: Node, inside: list[Node | str]) -> Node:
    """``author``, ``editor`` or ``name role`` around the name; its kind and its authorities are the record's."""
    word = node.get("role") or ("name" if node.name == "name" else node.name)
    found = _person(entry, word, node.text())
    tag = "name" if found is None or found.kind is NameKind.GROUP else "persName"
    if found is not None and found.kind is NameKind.BODY:
        tag = "orgName"
    addresses = split_addresses(found.identifiers)[0] if found is not None else ""
    attributes = {"ref": addresses} if addresses else {}
    role = _ROLES.get(word)
    mapping = BY_ROLE.get(role) if role is not None else None
    if node.name == "name" or mapping is None or mapping.element == "respStmt":
        return Node(tag, {"role": word} | attributes, inside)
    own = {"role": mapping.word} if mapping.word else {}
    return Node(mapping.element, own, [Node(tag, attributes, inside)])


def _person(entry: _Entry, word: str, text: str) -> Name | None:
    """The name of the record that a text prints: the next one of its role, else any that fits."""
    role = _ROLES.get(word)
    names = entry.record.names(role) if role is not None else ()
    start = entry.named[word]
    entry.named[word] += 1
    others = [name for several in entry.record.people.values() for name in several]
    for name in (*names[start:], *names, *others):
        if _words_of(name) in text.casefold():
            return name
    return None


def _words_of(name: Name) -> str:
    return (name.family or name.literal or name.given or "").casefold()


def _date(record: Record, node: Node) -> dict[str, str]:
    """The attributes of a date that is printed whole; a year alone says only the year."""
    kind = node.get("type")
    held = _date_of(record, kind)
    own = {"type": kind} if kind else {}
    if held is None or held.edtf is None:
        return own
    whole = dates.to_node(Date(held.edtf)).attributes
    text, day = node.text(), whole.get("when", "")
    year = _YEAR.search(text)
    if len(day) > len("1959") and year and text.strip(" .,()") == year[0] == day[:4]:
        return own | {"when": year[0]}
    return own | (whole if year or not day else {})


def _date_of(record: Record, kind: str | None) -> Date | None:
    if isinstance(record, SecondaryRecord):
        return record.dates.get(kind or "issued")
    return record.event_date if kind == "event-date" else record.date or record.event_date


Mark = tuple[re.Pattern[str], Node]
"""Words that a style prints, and the element that stands for them."""


def _marks(record: ArchivalRecord) -> Iterator[Mark]:
    """What the words of an archival entry may be, the longest first where one holds another."""
    if record.title is not None:
        attributes = _title(record, Node("title"))
        for text in filter(None, (record.title.without_date, record.title.text)):
            yield _pattern(text), Node("title", attributes)
    if repository := record.repository:
        for language, name in repository.names:
            yield _pattern(name), Node("orgName", {"xml:lang": to_tag(language)})
        if repository.place:
            yield _pattern(repository.place), Node("settlement")
    for level in record.levels:
        if level.label and level.number:
            attributes = {"type": level.kind.value, "n": level.number}
            yield _pattern(f"{level.label} {level.number}"), Node("idno", attributes)
    if folios := record.folios:
        printed = f"{folios.label} {folios.raw}" if folios.label else folios.raw
        attributes = {"unit": "folio"} | range_of(_DASH.sub("-", folios.raw), "folio")
        yield _pattern(printed), Node("biblScope", attributes)


def _pattern(text: str) -> re.Pattern[str]:
    """The words with any dash, any blank and straight or curly marks between them."""
    escaped = "".join(
        r"[-‐‑–—]" if _DASH.match(c)
        else r"[\s\u00a0]" if c.isspace()
        else "['’]" if c in "'’"
        else re.escape(c)
        for c in text.strip()
    )  # fmt: skip
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


def _found(marks: list[Mark], content: list[Node | str]) -> list[Node | str]:
    """The content with the first place of each mark in an element of its own."""
    for pattern, node in marks:
        if len(pattern.pattern) - len(r"(?<!\w)(?!\w)") < _MIN_WORDS:
            continue
        for index, child in enumerate(content):
            if isinstance(child, str) and (match := pattern.search(child)):
                whole = Node(node.name, dict(node.attributes), [match[0]])
                parts: list[Node | str] = [child[: match.start()], whole, child[match.end() :]]
                content[index : index + 1] = [part for part in parts if part]
                break
    return content
