"""Which item does an element of Zotero RDF describe? Nested, or in pieces that refer to one another.

Zotero writes notes, attachments, folders and journals that several articles share as elements of
their own; `Parts` holds these while the items pass by.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from maocite.mapping.rdf_foreign import (
    kind_of,
    read_foreign,
    read_rest,
    whole_of,
    wholes_of,
)
from maocite.mapping.xml import text_of
from maocite.mapping.zotero import BASE_FIELDS, ITEM_TYPES, VARIABLES, ItemType
from maocite.mapping.zotero import CREATORS as ROLES
from maocite.mapping.zotero_item import ZoteroItem
from maocite.mapping.zotero_names import Creator
from maocite.mapping.zotero_rdf_table import (
    CLASS_TYPES,
    CONTAINERS,
    CREATORS,
    IDENTIFIERS,
    NAMESPACES,
    OF_CONTAINER,
    OF_ITEM,
    OF_SERIES,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_RDF = NAMESPACES["rdf"]
_ABOUT, _RESOURCE = f"{{{_RDF}}}about", f"{{{_RDF}}}resource"
_NODE, _ID = f"{{{_RDF}}}nodeID", f"{{{_RDF}}}ID"
_RESOURCES = "http://purl.org/vocab/resourcelist/schema#"
_PARTS = frozenset(
    {
        *("bib:Memo", "z:Attachment", "z:Collection", "bib:Series", "bib:Part", "bib:Conference"),
        *("foaf:Person", "foaf:Organization", "rdf:Seq", "dcterms:URI", "dcterms:LCC"),
        *("z:AutomaticTag", "vcard:Address"),
        *(name for name in CONTAINERS.values() if name != "bib:Book"),
    }
)
_CALL_NUMBERS = ("dcterms:LCC", "dcterms:DDC", "dcterms:UDC")
_FIELDS: dict[str, str] = {
    **{name: field for field, name in reversed(list(OF_ITEM.items()))},
    "prism:volume": "volume",
    "dcterms:alternative": "journalAbbreviation",
    "dcterms:medium": "medium",
    "dc:type": "type",
    "dc:language": "language",
    "dcterms:issued": "date",
}


def name_of(element: "Element") -> str:
    """``bib:Article``; an element of an unknown namespace keeps its address."""
    return _short(str(element.tag))


@lru_cache(maxsize=1024)
def _short(tag: str) -> str:
    uri, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(uri, uri)}:{local}"


class Parts:
    """Elements that items refer to, and the folders that items lie in."""

    def __init__(self) -> None:
        self._by_id: dict[str, Element] = {}
        self._folders: dict[str, tuple[str, list[str]]] = {}
        self._paths: dict[str, list[list[str]]] | None = None
        self.referred: set[str] = set()
        self._wholes: set[str] = set()
        """What items of other vocabularies are part of."""
        self._around: dict[str, list[Element]] = {}
        """What a user has besides of an item of another vocabulary."""

    def take(self, element: "Element") -> None:
        """Look at one element below the root, and keep it if items may refer to it."""
        name, own = name_of(element), own_of(element)
        if name == "z:Collection":
            title = next((text_of(child) for child in element if name_of(child) == "dc:title"), "")
            self._folders[own] = (title, [child.get(_RESOURCE, "") for child in element])
            return
        self.referred.update(
            target
            for child in element.iter()
            if (target := child.get(_RESOURCE) or (child is not element and child.get(_NODE)))
        )
        if is_foreign(element):
            self._wholes.update(wholes_of(element))
            self._by_id[own] = deepcopy(element)
            self._take_within(self._by_id[own])
            return
        if name == "z:UserItem":
            self._take_within(deepcopy(element))
            item, around = user_item(element)
            if item is not None and (
                own := own_of(item) or item.get(_RESOURCE) or item.get(_NODE) or ""
            ):
                self._around.setdefault(own, []).extend(around)
            return
        if (own and not _has_type(element) and (name in _PARTS or name == "bib:Book")) or (
            own and _item_type(element) in ("attachment", "note")
        ):
            self._by_id[own] = deepcopy(element)

    def _take_within(self, element: "Element") -> None:
        """Keep what stands in one item and may be referred to by others."""
        for inner in element.iterdescendants():
            if isinstance(inner.tag, str) and len(inner) and (own := own_of(inner)):
                self._by_id.setdefault(own, inner)

    def target(self, element: "Element") -> "Element | None":
        """What a property points at: an element inside it, or one that it refers to."""
        reference = element.get(_RESOURCE) or element.get(_NODE)
        if reference is not None:
            return self._by_id.get(reference)
        return element[0] if len(element) else None

    def around(self, element: "Element") -> list["Element"]:
        """What else is said of an item of another vocabulary."""
        return self._around.get(own_of(element), [])

    def paths(self, address: str) -> list[list[str]]:
        """The folders of an item, each as the names from the outermost on."""
        if self._paths is None:
            self._paths = {}
            inner = {child for _, children in self._folders.values() for child in children}
            for folder in self._folders:
                if folder not in inner:
                    self._walk(folder, [])
        return self._paths.get(address, [])

    def _walk(self, folder: str, above: list[str]) -> None:
        title, children = self._folders[folder]
        path = [*above, title]
        if len(path) > len(self._folders):
            return
        for child in children:
            if child in self._folders:
                self._walk(child, path)
            elif child and self._paths is not None:
                self._paths.setdefault(child, []).append(path)

    def is_item(self, element: "Element") -> bool:
        """Whether an element below the root is an item of its own."""
        found = _item_type(element)
        if found:
            return found not in ("attachment", "note")
        if name_of(element) == "z:UserItem":
            item, _ = user_item(element)
            return item is not None and bool(kind_of(item))
        if is_foreign(element):
            own = own_of(element)
            return bool(kind_of(element)) and not (own and own in self._wholes)
        name = name_of(element)
        return name not in _PARTS and not (
            name == "bib:Book" and element.get(_ABOUT) in self.referred
        )

    def is_lone(self, element: "Element") -> bool:
        """Whether it is a note, a person or what else is no item, and belongs to none."""
        if name_of(element) in ("bib:Memo", "z:Attachment"):
            return element.get(_ABOUT) not in self.referred
        return is_foreign(element) and own_of(element) not in self.referred


def own_of(element: "Element") -> str:
    """The address or name by which others refer to an element."""
    named = element.get(_ID)
    return element.get(_ABOUT) or element.get(_NODE) or (f"#{named}" if named else "")


def user_item(element: "Element") -> tuple["Element | None", list["Element"]]:
    """What Zotero's export of Bibliontology gives apart: the item of a user, or the property that
    refers to it, and what the user has besides."""
    item: Element | None = None
    around: list[Element] = []
    for child in deepcopy(element):
        if not isinstance(child.tag, str):
            continue
        if name_of(child) == f"{_RESOURCES}:resource":
            item = child[0] if len(child) else child
        else:
            if name_of(child) == "z:repository":
                child.tag = f"{{{NAMESPACES['z']}}}libraryCatalog"
            around.append(child)
    return item, around


def _item_type(element: "Element") -> str:
    found = element.find(f"{{{NAMESPACES['z']}}}itemType")
    return "" if found is None else text_of(found)


def _has_type(element: "Element") -> bool:
    return bool(_item_type(element))


def is_foreign(element: "Element") -> bool:
    """Whether it is of no vocabulary that Zotero writes items in."""
    name = name_of(element)
    return (
        name.partition(":")[0] not in ("bib", "z")
        and name not in _PARTS
        and not _has_type(element)
    )


class _Item:
    """One item on its way."""

    def __init__(self, element: "Element", parts: Parts) -> None:
        self._parts = parts
        named = _item_type(element)
        self.kind: ItemType = (
            ITEM_TYPES.get(named)
            or ITEM_TYPES.get(CLASS_TYPES.get(name_of(element), ""))
            or ITEM_TYPES["document"]
        )
        self.unknown_type = bool(named) and named not in ITEM_TYPES
        self.zotero = bool(named)
        self.fields: dict[str, str] = {}
        self.creators: list[Creator] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.extra: list[str] = []
        self.left = [
            child
            for child in element
            if isinstance(child.tag, str) and not self._take(name_of(child), child)
        ]

    def kept(self, child: "Element") -> str:
        """What is only passed on, whole, with what it refers to."""
        return whole_of(child, self._parts.target)

    def _set(self, field: str, value: str) -> bool:
        """Fill a field; False where it is filled otherwise."""
        if not value:
            return True
        return self.fields.setdefault(field, value) == value

    def _take(self, name: str, child: "Element") -> bool:
        if name in ("z:itemType", "z:displayTitle"):
            return not self.unknown_type or name != "z:itemType"
        if field := self._simple(name):
            return self._set(field, text_of(child)) or self._program(field, text_of(child))
        match name:
            case "dc:identifier":
                return self._identifier(child)
            case "dc:subject":
                return self._subject(child)
            case "dc:publisher":
                return self._publisher(child)
            case "dc:description":
                if not self.zotero:
                    return self._set("abstractNote", text_of(child))
                self.extra += text_of(child).split("\n")
                return True
            case "dcterms:isPartOf":
                return self._part(child)
            case "bib:presentedAt":
                whole = self._parts.target(child)
                title = _first(whole, "dc:title")
                return title is not None and self._set("conferenceName", title)
            case "dcterms:isReferencedBy":
                memo = self._parts.target(child)
                value = _first(memo, "rdf:value")
                if memo is None or name_of(memo) != "bib:Memo" or value is None or len(memo) != 1:
                    return False
                self.notes.append(value)
                return True
        return self._names(name, child)

    def _program(self, field: str, value: str) -> bool:
        """Whether a second title is that of the programme: Zotero's export writes both as one."""
        return (
            field == "title"
            and "publicationTitle" in self.kind.variables
            and self.kind.name not in CONTAINERS
            and self._set("publicationTitle", value)
        )

    def _simple(self, name: str) -> str | None:
        """The field of a property that holds text alone."""
        if name == "prism:edition" and "versionNumber" in self.kind.variables:
            return "versionNumber"
        if name == "prism:number":
            return "issue" if "issue" in self.kind.variables else "number"
        if name in _FIELDS:
            return _FIELDS[name]
        prefix, _, local = name.rpartition(":")
        if prefix != "z":
            return None
        field = local if local in VARIABLES else BASE_FIELDS.get(local)
        return field

    def _identifier(self, child: "Element") -> bool:
        whole = self._parts.target(child)
        if whole is not None:
            address = _first(whole, "rdf:value")
            return address is not None and self._set("url", address)
        scheme, blank, value = text_of(child).partition(" ")
        return bool(blank) and scheme in IDENTIFIERS and self._set(scheme, value)

    def _subject(self, child: "Element") -> bool:
        whole = self._parts.target(child)
        if whole is None:
            self.tags.append(text_of(child))
            return child.get(_RESOURCE) is None
        value = _first(whole, "rdf:value")
        if value is None:
            return False
        if name_of(whole) in _CALL_NUMBERS:
            return self._set("callNumber", value)
        if name_of(whole) == "z:AutomaticTag":
            self.tags.append(value)
            return True
        return False

    def _publisher(self, child: "Element") -> bool:
        whole = self._parts.target(child)
        if whole is None:
            return self._set("publisher", text_of(child))
        taken = True
        for part in whole:
            if name_of(part) == "foaf:name":
                taken = self._set("publisher", text_of(part)) and taken
            elif name_of(part) == "vcard:adr":
                place = _first(self._parts.target(part), "vcard:locality")
                taken = place is not None and self._set("place", place) and taken
            else:
                taken = False
        return taken

    def _part(self, child: "Element") -> bool:
        whole = self._parts.target(child)
        if whole is None:
            return False
        name = name_of(whole)
        if name == "bib:Series":
            table = {path: field for field, path in OF_SERIES.items()}
        elif name == "bib:Part":
            table = {"dc:title": "section"}
        else:
            reporter = "reporter" if "reporter" in self.kind.variables else "publicationTitle"
            table = {path: field for field, path in OF_CONTAINER.items()}
            table["dc:title"] = reporter
            if "issue" not in self.kind.variables and "number" in self.kind.variables:
                table["prism:number"] = "number"
        taken = True
        for part in whole:
            path = name_of(part)
            if path == "dcterms:isPartOf":
                taken = self._part(part) and taken
            elif path in table:
                taken = self._set(table[path], text_of(part)) and taken
            elif path == "dc:identifier":
                taken = self._identifier(part) and taken
            elif path != "z:itemType":
                taken = False
        return taken

    def _names(self, name: str, child: "Element") -> bool:
        kind = _KINDS.get(name, "")
        if kind not in ROLES and kind not in self.kind.roles:
            return False
        for person in _people(child, self._parts):
            last = _first(person, "foaf:surname") or _first(person, "foaf:familyName") or ""
            first = next(
                (
                    text
                    for path in ("foaf:givenName", "foaf:givenname", "foaf:firstName")
                    if (text := _first(person, path))
                ),
                None,
            )
            if last or first:
                self.creators.append(Creator(kind, last or first or "", first if last else None))
        return True


_KINDS = {
    **{f"z:{kind}s": kind for item in ITEM_TYPES.values() for kind in item.roles},
    **{f"z:{kind}s": kind for kind in ROLES},
    **{path: kind for kind, path in CREATORS.items()},
}


def _people(child: "Element", parts: Parts) -> Iterator["Element"]:
    for container in child:
        for entry in container if name_of(container) == "rdf:Seq" else ():
            person = parts.target(entry)
            if person is not None:
                yield person


def _first(element: "Element | None", name: str) -> str | None:
    """The text of the first child of that name."""
    for child in element if element is not None else ():
        if isinstance(child.tag, str) and name_of(child) == name:
            return text_of(child)
    return None


def read_element(
    element: "Element", parts: Parts
) -> tuple[ZoteroItem, Mapping[str, object], str | None]:
    """The item, what the file says beyond it, and its type where Zotero has no such type."""
    address = element.get(_ABOUT, "")
    foreign: dict[str, object] = {}
    around = parts.around(element)
    if name_of(element) == "z:UserItem":
        item_of_user, around = user_item(element)
        element = element if item_of_user is None else item_of_user
    if is_foreign(element):
        read, left = read_foreign(element, parts.target, around)
        return read, {"elements": left} if left else {}, None
    state = _Item(element, parts)
    if paths := parts.paths(address):
        foreign["collections"] = paths
    key = state.fields.pop("citationKey", "")
    if not key and address.startswith("#") and not address.startswith("#item_"):
        key = unquote(address[1:])
    item = ZoteroItem(
        key,
        state.kind,
        state.fields,
        tuple(state.creators),
        tuple(state.tags),
        tuple(state.notes),
        tuple(state.extra),
    )
    if state.zotero:
        elements = [state.kept(child) for child in state.left]
    else:
        # Other programs use Zotero's classes with whatever properties they know.
        item, elements = read_rest(item, state.left, parts.target)
    if elements:
        foreign["elements"] = elements
    return item, foreign, _item_type(element) if state.unknown_type else None
