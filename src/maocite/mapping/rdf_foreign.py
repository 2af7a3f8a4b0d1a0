"""Which item does RDF of other vocabularies describe? Dublin Core, Bibliontology, schema.org, FaBiO.

They agree on what their properties are called, if not on namespaces: ``dc:title``, ``schema:name``;
``bibo:isbn13``, ``prism:isbn``. So the local names count, and classes by their local names too; what
they mean stands in `rdf_foreign_table`. Unlike Zotero we take ``dc:coverage`` for no place in an
archive, and a contributor for no author.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from maocite.mapping.mods_table import NO_ROLES, PARTIAL, READ_RELATORS
from maocite.mapping.mods_words import line_of, sizes_of, without_years
from maocite.mapping.rdf_foreign_table import (
    BROADCAST,
    BY_WHOLE,
    FIELDS,
    GENERAL,
    IN_WHOLE,
    KINDS,
    LISTS,
    NO_ITEMS,
    OF_SERIES,
    ORDER,
    PRISM_SUBJECTS,
    ROLES,
    SUBJECTS,
    TYPED,
    TYPES,
    VAGUE,
    WEAK,
)
from maocite.mapping.xml import markup_of, text_of
from maocite.mapping.zotero import BASE_FIELDS, CREATORS, ITEM_TYPES, VARIABLES, ItemType
from maocite.mapping.zotero_dates import with_words
from maocite.mapping.zotero_item import ZoteroItem
from maocite.mapping.zotero_names import Creator

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Target = Callable[["Element"], "Element | None"]
"""What a property points at."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ZOTERO = "{http://www.zotero.org/namespaces/export#}"
_WHOLE = frozenset({"ispartof", "partof", "publishedin"})
_FAMILY = ("family_name", "familyname", "surname", "lastname")
_GIVEN = ("givenname", "firstname", "given")
_FIRST = ("pagestart", "startingpage", "startpage", "relation.spage")
_LAST = ("pageend", "endingpage", "endpage", "relation.epage")
_EXTENTS = ("extent", "p1053")
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*|info:doi/)(10\.\d{4,9}/\S+)", re.I)
_NUMBER = re.compile(r"(?:urn:)?(ISBN|ISSN|DOI)[: ]\s*(\S.*)", re.I)
_BARE = (
    ("DOI", re.compile(r"10\.\d{4,9}/\S+")),
    ("ISBN", re.compile(r"97[89](?:[- ]?\d){10}|(?=.{13}$)(?:\d+-){3}[\dXx]")),
    ("ISSN", re.compile(r"\d{4}-\d{3}[\dXx]")),
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.I)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?")
_KIND_OF = {role: kind for kind, role in reversed(CREATORS.items())}
_KIND_OF["author"] = "author"
_NAMES = ("name", "title", "label", "preflabel", "value")
_PLACES = ("address", "localityname", "location", "locality")
_READ = frozenset({*_NAMES, *_PLACES, *_FAMILY, *_GIVEN})
_ORDERED = ("seq", "list", "bag")
_AGENTS = frozenset({"person", "agent", "organization", "organisation", "corporation", "group"})
_BODIES = ("legislativeBody", "committee", "organization")
_DATATYPE = f"{_RDF}datatype"


def local(element: "Element") -> str:
    """The name without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower()


def shown(element: "Element") -> str:
    """The name as the file has it: ``schema:Person``."""
    name = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{name}" if element.prefix else name


def properties(element: "Element") -> list["Element"]:
    """The properties of a node, those too that RDF/XML lets stand as attributes."""
    from lxml import etree

    found = [child for child in element if isinstance(child.tag, str)]
    for name, value in element.attrib.items():
        tag = str(name)
        if tag.startswith("{") and not tag.startswith((_RDF, "{http://www.w3.org/XML/")):
            child = etree.Element(tag)
            child.text = str(value)
            found.append(child)
    return found


def class_of(element: "Element") -> str:
    """The class of a node, in small letters: the one of its types that is known best."""
    named = [local(element)]
    for child in element:
        if child.tag == f"{_RDF}type" and (address := child.get(f"{_RDF}resource")):
            named.append(re.split(r"[/#]", address)[-1].lower())
    known = [name for name in named if name in KINDS]
    return next((name for name in known if name not in WEAK), known[0] if known else named[-1])


def kind_of(element: "Element") -> str:
    """The Zotero type; empty for a person, a journal and whatever is no item."""
    named = class_of(element)
    children = properties(element)
    names = {local(child) for child in children}
    kind = KINDS.get(named, "")
    if named in GENERAL:
        words = (
            _word(text_of(child) or child.get(f"{_RDF}resource", ""))
            for child in children
            if local(child) in TYPED and child.tag != f"{_RDF}type"
        )
        kind = next((found for word in words if (found := _typed(word))), kind)
        if kind == "document" and names & {"isbn", "isbn10", "isbn13"}:
            kind = "book"
    elif "broadcast_on" in names:
        kind = next(
            BROADCAST.get(_word(child.get(f"{_RDF}resource", "")), kind)
            for child in children
            if local(child) == "broadcast_on"
        )
    elif not kind and named not in NO_ITEMS and names & {"title", "headline"}:
        # Of no class that we know, but described as works are.
        kind = "document" if names & (ROLES.keys() | {"date", "issued", "publisher"}) else ""
    # What is only named and not said to be anything may be a person.
    titles = {"title", "headline"} if named == "description" else {"title", "name", "headline"}
    return kind if names & titles else ""


def _word(text: str) -> str:
    """What a type is called: ``http://purl.org/dc/dcmitype/StillImage``, ``Journal Article``."""
    return "".join(re.split(r"[/#]", text.strip())[-1].lower().split())


def _typed(word: str) -> str:
    return TYPES.get(word) or ("" if word in GENERAL else KINDS.get(word, ""))


def wholes_of(element: "Element") -> Iterator[str]:
    """The addresses of what an item is part of."""
    for child in element.iter():
        if isinstance(child.tag, str) and local(child) in _WHOLE:
            yield child.get(f"{_RDF}resource") or child.get(f"{_RDF}nodeID") or ""


def read_foreign(
    element: "Element", target: Target, around: Iterable["Element"] = ()
) -> tuple[ZoteroItem, list[str]]:
    """The item, and the markup of what found no place. `around` says more of it: what a user of
    Zotero has besides."""
    about = element.get(f"{_RDF}about", "")
    address = about if about.startswith(("http://", "https://")) else ""
    reading = _Reading(ITEM_TYPES[kind_of(element) or "document"], target, address)
    reading.take([*properties(element), *around])
    if doi := _DOI.fullmatch(about):
        reading.fields.setdefault("DOI", doi[1])
    elif address:
        reading.fields.setdefault("url", address)
    return reading.item(), reading.foreign


def read_rest(
    item: ZoteroItem, children: list["Element"], target: Target
) -> tuple[ZoteroItem, list[str]]:
    """The item with what further properties say of it, and the markup of what found no place."""
    reading = _Reading(item.kind, target, "")
    reading.fields.update(item.fields)
    reading.creators += item.creators
    reading.tags += item.tags
    reading.extra += item.extra
    reading.take(children)
    return replace(reading.item(), key=item.key, notes=item.notes), reading.foreign


class _Reading:
    def __init__(self, kind: ItemType, target: Target, address: str) -> None:
        self._target = target
        self._address = address
        self.kind = kind
        self.fields: dict[str, str] = {}
        self.creators: list[Creator] = []
        self.extra: list[str] = []
        self.tags: list[str] = []
        self.foreign: list[str] = []
        self._ends = ["", ""]
        self._listed: list[tuple[str, str | None]] = []
        """Who stands in lists, in their order."""
        self._whole: set[Element] = set()
        """Agents of whom more is known than a name."""

    def take(self, children: list["Element"]) -> None:
        """Read the properties, those first that say a thing best."""
        for child in sorted(children, key=lambda one: ORDER.get(local(one), len(ORDER))):
            if child.tag != f"{_RDF}type" and (not self._take(child) or self._says_more(child)):
                self.foreign.append(whole_of(child, self._target))
        first, last = self._ends
        if first and "pages" not in self.fields:
            self.fields["pages"] = f"{first}-{last}" if last and last != first else first

    def item(self) -> ZoteroItem:
        with_words(self.fields, self.extra)
        tags = tuple(dict.fromkeys(self.tags))
        order = {person: at for at, person in reversed(list(enumerate(self._listed)))}
        main = self.kind.creators.get("author")
        self.creators.sort(
            key=lambda one: (one.kind != main, order.get((one.last, one.first), len(order)))
        )
        return ZoteroItem(
            "", self.kind, self.fields, tuple(self.creators), tags, (), tuple(self.extra)
        )

    def _take(self, child: "Element") -> bool:
        name = local(child)
        if role := self._role_of(child, name):
            return self._creators(role, child)
        if name in _WHOLE:
            return self._part(child, 0)
        text = self._text(child)
        if not text:
            return False
        if child.tag == f"{_ZOTERO}extra":
            self.extra += text_of(child).split("\n")
            return True
        if name == "broadcast_on":
            return self.kind.name == BROADCAST.get(_word(text))
        if name in SUBJECTS or (name in PRISM_SUBJECTS and "prism" in str(child.tag)):
            return self._subject(child, name, text)
        if name in _FIRST or name in _LAST:
            self._ends[name in _LAST] = text
            return True
        if name in _EXTENTS:
            return self._extent(text)
        if name in ("identifier", "id_number"):
            return self._identifier(text)
        if name in TYPED:
            return self._type(text)
        if doi := _DOI.fullmatch(text):
            return self._set("DOI", doi[1])
        if name == "source":
            return self.kind.name in PARTIAL and self._set("publicationTitle", text)
        return self._field(child, name, text)

    def _role_of(self, child: "Element", name: str) -> str:
        if "/relators/" in str(child.tag):
            return "" if name in NO_ROLES else READ_RELATORS.get(name, "contributor")
        if str(child.tag).startswith(_ZOTERO):
            kind = str(child.tag).rpartition("}")[2]
            return self.kind.roles.get(kind) or CREATORS.get(kind, "")
        return ROLES.get(name, "")

    def _own(self, name: str, text: str) -> bool:
        """A property of Zotero's; its name is that of a field."""
        if name == "repository" and self.kind.name != "preprint":
            name = "archive"
        field = name if name in VARIABLES else BASE_FIELDS.get(name)
        return field is not None and self._set(field, text)

    def _field(self, child: "Element", name: str, text: str) -> bool:
        if str(child.tag).startswith(_ZOTERO) and name not in TYPED:
            return self._own(str(child.tag).rpartition("}")[2], text)
        field = FIELDS.get(name, "")
        if name == "locator" and self.kind.name not in PARTIAL:
            field = "archiveLocation"
        elif name == "organizer":
            field = next((one for one in _BODIES if one in self.kind.variables), "")
        elif name == "issuer":
            known = "issuingAuthority" in self.kind.variables
            field = "issuingAuthority" if known else "publisher"
        elif name == "pages" and "eprint" in str(child.tag):
            field = "numPages"
        elif field == "date":
            text = _TIME.sub(r"\1", text)
            if name == "datesubmitted" and "date" in self.fields:
                field = "filingDate"
        elif field == "issue" and not {"issue"} & self.kind.variables.keys():
            field = "number" if "number" in self.kind.variables else field
        elif field == "publisher":
            self._place(child)
        elif field == "language":
            text = re.sub(r"https?://\S*iso639\S*/", "", text)
        elif (name == "sameas" and self._address and not text.startswith(self._address)) or (
            field in ("medium", "runningTime") and _ADDRESS.fullmatch(text)
        ):
            return False
        return bool(field) and self._set(field, text)

    def _extent(self, text: str) -> bool:
        """``447 S.``; what says more is kept besides."""
        pages = sizes_of(text, False).get("number-of-pages", "")
        is_all = re.fullmatch(rf"{pages} \w+\.?", text) is not None
        return bool(pages) and self._set("numPages", pages) and is_all

    def _set(self, field: str, text: str) -> bool:
        """Fill a field; False where it is filled otherwise."""
        return self.fields.setdefault(field, text) == text

    def _says_more(self, child: "Element") -> bool:
        """Whether what it points at has more to it than was read."""
        node = self._target(child)
        if node is None or local(child) in _WHOLE or child.get(_DATATYPE):
            return False
        people = [node]
        if local(node) in _ORDERED:
            people = [inner for entry in node if (inner := self._target(entry)) is not None]
        people = [one for one in people if one not in self._whole and _is_more(one)]
        self._whole.update(people)
        return bool(people)

    def _creators(self, role: str, child: "Element") -> bool:
        people = list(self._people(child))
        kind = self.kind.creators.get(role) or _KIND_OF.get(role)
        if local(child) in LISTS:
            self._listed += people
            known = {(one.last, one.first) for one in self.creators}
            people = [person for person in people if person not in known]
            if not people:
                return bool(self._listed)
        for person in people:
            if kind:
                self.creators.append(Creator(kind, *person))
            else:
                self.extra.append(f"{role}: {Creator(role, *person)}")
        return bool(people)

    def _subject(self, child: "Element", name: str, text: str) -> bool:
        node = self._target(child)
        if node is not None and local(node) in ("lcc", "ddc", "udc"):
            return self._set("callNumber", text)
        if node is None and not text_of(child).strip():
            return False  # the address of a subject is no word
        words = text.split(",") if name == "keywords" else [text]
        self.tags += [stripped for word in words if (stripped := word.strip())]
        return True

    def _type(self, text: str) -> bool:
        """What the item is, in a word: its type is told already, or its genre."""
        word = _word(text)
        if _typed(word) == self.kind.name:
            return True
        return word not in VAGUE and not _ADDRESS.fullmatch(text) and self._set("type", text)

    def _text(self, child: "Element") -> str:
        """The text of a property, or the name or label of what it points at."""
        node = self._target(child)
        if node is None:
            return line_of(text_of(child)) or child.get(f"{_RDF}resource", "")
        return next((text for name in _NAMES if (text := _first(node, name))), "")

    def _place(self, child: "Element") -> None:
        node = self._target(child)
        for place in node if node is not None else ():
            if local(place) in _PLACES and (text := self._text(place)):
                self.fields.setdefault("place", text)

    def _identifier(self, text: str) -> bool:
        if doi := _DOI.fullmatch(text):
            return self._set("DOI", doi[1])
        if number := _NUMBER.fullmatch(text):
            return self._set(number[1].upper(), number[2])
        for field, form in _BARE:
            if form.fullmatch(text):
                return self._set(field, text)
        return text.startswith(("http://", "https://")) and self._set("url", text)

    def _part(self, child: "Element", depth: int) -> bool:
        """What the item is part of: an issue of a volume of a journal, a book, or its title."""
        node = self._target(child)
        if node is None:
            text = line_of(text_of(child))
            whole = "series" if self.kind.name == "book" else "publicationTitle"
            return bool(text) and self._set(whole, text)
        named = class_of(node)
        if named in BY_WHOLE and self.kind.name == "journalArticle":
            self.kind = ITEM_TYPES[BY_WHOLE[named]]
        title = "publicationTitle"
        if named in ("series", "bookseries"):
            title = "series" if "series" in self.kind.variables else "seriesTitle"
        # The role of each comes before the lists that give their order.
        parts = sorted(properties(node), key=lambda one: local(one) in LISTS)
        for part in parts:
            name = local(part)
            if name in _WHOLE and depth < 4:
                self._part(part, depth + 1)
            elif part.tag != f"{_RDF}type" and (
                not self._of_whole(part, name, title) or self._says_more(part)
            ):
                self.foreign.append(whole_of(part, self._target))
        return True

    def _of_whole(self, part: "Element", name: str, title: str) -> bool:
        role = self._role_of(part, name)
        if title == "publicationTitle" and role in ("author", "editor", "translator"):
            return self._creators("container-author" if role == "author" else role, part)
        if role in ("author", "editor"):
            return self._creators("collection-editor", part)
        text = self._text(part)
        if not text:
            return False
        if name in ("title", "name"):
            return self._set(title, text)
        if name in ("alternative", "shorttitle") and title == "publicationTitle":
            return self._set("journalAbbreviation", text)
        if name == "identifier":
            return _numbered(text) and self._identifier(text)
        if title != "publicationTitle" and name in OF_SERIES:
            return self._set(OF_SERIES[name], text)
        return name in IN_WHOLE and self._field(part, name, text)

    def _people(self, child: "Element") -> Iterator[tuple[str, str | None]]:
        """Last and first names; one name alone is a body or a mononym."""
        nodes = [node for node in child if isinstance(node.tag, str)]
        if len(nodes) <= 1 or local(child) not in LISTS:
            node = self._target(child)
            nodes = [] if node is None else [node]
        if nodes and local(nodes[0]) in _ORDERED:
            nodes = [inner for entry in nodes[0] if (inner := self._target(entry)) is not None]
        for node in nodes:
            last = next((text for name in _FAMILY if (text := _first(node, name))), "")
            first = next((text for name in _GIVEN if (text := _first(node, name))), "")
            if last or first:
                yield (last or first), (first if last and first else None)
            elif name := _first(node, "name"):
                body = local(node) in ("organization", "corporation", "group")
                yield (name, None) if body else _person(name)
        if not nodes and (text := line_of(text_of(child))):
            yield _person(text)


def whole_of(child: "Element", target: Target) -> str:
    """The markup of a property with what it refers to, unless that is an item itself."""
    alone = deepcopy(child)
    for depth in range(3):
        for inner in list(alone.iter()):
            if not isinstance(inner.tag, str) or len(inner) or (inner is alone) != (depth == 0):
                continue
            found = target(inner)
            if found is not None and not kind_of(found):
                inner.attrib.pop(f"{_RDF}resource", None)
                inner.attrib.pop(f"{_RDF}nodeID", None)
                inner.append(deepcopy(found))
    for inner in alone.iter():
        if isinstance(inner.tag, str) and len(inner):
            inner.attrib.pop(f"{_RDF}nodeID", None)  # of this file only
    return markup_of(alone)


def _is_more(node: "Element") -> bool:
    """Whether an agent, a place or a concept has more to it than its names."""
    if (node.get(f"{_RDF}about") or "").startswith(("http:", "https:")) and local(node) in _AGENTS:
        return True
    names = [local(one) for one in properties(node) if one.tag != f"{_RDF}type"]
    return len(set(names)) < len(names) or not set(names) <= _READ


def _numbered(text: str) -> bool:
    """Whether it is an ISBN or ISSN, which of a whole may be said of the part."""
    if number := _NUMBER.fullmatch(text):
        return number[1].upper() != "DOI"
    return any(form.fullmatch(text) for field, form in _BARE if field != "DOI")


def _person(text: str) -> tuple[str, str | None]:
    """``Last, First`` or ``First Last``; one word stays one."""
    text = without_years(text)
    last, comma, first = (part.strip() for part in text.partition(","))
    if comma and last and first:
        return last, first
    first, _, last = text.rstrip(", ").rpartition(" ")
    return (last, first) if first else (text, None)


def _first(element: "Element", name: str) -> str:
    return next(
        (
            line_of(text_of(child))
            for child in element
            if isinstance(child.tag, str) and local(child) == name
        ),
        "",
    )
