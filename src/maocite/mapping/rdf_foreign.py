"""Which item does RDF of other vocabularies describe? Dublin Core, Bibliontology, schema.org, FaBiO.

They agree on what their properties are called, if not on namespaces: ``dc:title``, ``schema:name``;
``bibo:isbn13``, ``prism:isbn``. So the local names count, and classes by their local names too.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from maocite.mapping.mods_words import line_of
from maocite.mapping.xml import markup_of, text_of
from maocite.mapping.zotero import CREATORS, ITEM_TYPES
from maocite.mapping.zotero_item import ZoteroItem
from maocite.mapping.zotero_names import Creator

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Target = Callable[["Element"], "Element | None"]
"""What a property points at."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_KINDS = {
    "book": "book",
    "editedbook": "book",
    "proceedings": "book",
    "manual": "book",
    "monograph": "book",
    "chapter": "bookSection",
    "bookchapter": "bookSection",
    "booksection": "bookSection",
    "inbook": "bookSection",
    "incollection": "bookSection",
    "article": "journalArticle",
    "academicarticle": "journalArticle",
    "scholarlyarticle": "journalArticle",
    "journalarticle": "journalArticle",
    "medicalscholarlyarticle": "journalArticle",
    "newsarticle": "newspaperArticle",
    "newspaperarticle": "newspaperArticle",
    "magazinearticle": "magazineArticle",
    "inproceedings": "conferencePaper",
    "conferencepaper": "conferencePaper",
    "proceedingspaper": "conferencePaper",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "doctoralthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "technicalreport": "report",
    "standard": "report",
    "webpage": "webpage",
    "website": "webpage",
    "blogposting": "blogPost",
    "letter": "letter",
    "personalcommunicationdocument": "letter",
    "manuscript": "manuscript",
    "unpublished": "manuscript",
    "map": "map",
    "film": "film",
    "movie": "film",
    "interview": "interview",
    "patent": "patent",
    "bill": "bill",
    "statute": "statute",
    "legislation": "statute",
    "legalcasedocument": "case",
    "softwaresourcecode": "computerProgram",
    "softwareapplication": "computerProgram",
    "computerprogram": "computerProgram",
    "dataset": "dataset",
    "image": "artwork",
    "photograph": "artwork",
    "painting": "artwork",
    "visualartwork": "artwork",
    "audiodocument": "audioRecording",
    "audioobject": "audioRecording",
    "audiovisualdocument": "videoRecording",
    "videoobject": "videoRecording",
    "slideshow": "presentation",
    "presentationdigitaldocument": "presentation",
    "email": "email",
    "referenceentry": "encyclopediaArticle",
    "document": "document",
    "creativework": "document",
    "description": "document",
    "note": "document",
}
"""Zotero types by the name of the class, in small letters; other classes are no items."""
_FIELDS = {
    "title": "title",
    "name": "title",
    "headline": "title",
    "shorttitle": "shortTitle",
    "abstract": "abstractNote",
    "description": "abstractNote",
    "issued": "date",
    "datepublished": "date",
    "publicationdate": "date",
    "date": "date",
    "created": "date",
    "datecreated": "date",
    "year": "date",
    "volume": "volume",
    "volumenumber": "volume",
    "issue": "issue",
    "issuenumber": "issue",
    "issueidentifier": "issue",
    "number": "issue",
    "pages": "pages",
    "pagerange": "pages",
    "pagination": "pages",
    "numpages": "numPages",
    "numberofpages": "numPages",
    "edition": "edition",
    "bookedition": "edition",
    "version": "versionNumber",
    "softwareversion": "versionNumber",
    "programminglanguage": "programmingLanguage",
    "doi": "DOI",
    "isbn13": "ISBN",
    "isbn": "ISBN",
    "isbn10": "ISBN",
    "issn": "ISSN",
    "eissn": "ISSN",
    "uri": "url",
    "url": "url",
    "sameas": "url",
    "coderepository": "url",
    "language": "language",
    "inlanguage": "language",
    "rights": "rights",
    "license": "rights",
    "copyright": "rights",
    "publisher": "publisher",
    "distributor": "publisher",
    "place": "place",
    "locationcreated": "place",
    "publicationname": "publicationTitle",
    "journal": "publicationTitle",
    "booktitle": "publicationTitle",
    "series": "series",
    "school": "publisher",
    "institution": "publisher",
    "genre": "type",
    "callnumber": "callNumber",
    "lccn": "callNumber",
}
"""Zotero fields by the name of the property, in small letters. Those that say a thing best come
first."""
_ORDER = {name: at for at, name in enumerate(_FIELDS)}
_CREATORS = {
    "creator": "author",
    "author": "author",
    "authorlist": "author",
    "contributor": "contributor",
    "editor": "editor",
    "editorlist": "editor",
    "translator": "translator",
    "recipient": "recipient",
    "interviewer": "interviewer",
    "director": "director",
    "producer": "producer",
}
_SUBJECTS = frozenset({"subject", "keywords", "keyword", "about", "tag", "tags"})
_WHOLE = frozenset({"ispartof", "partof", "publishedin"})
_FAMILY = ("family_name", "familyname", "surname", "lastname")
_GIVEN = ("givenname", "firstname", "given")
_FIRST = ("pagestart", "startingpage", "startpage")
_LAST = ("pageend", "endingpage", "endpage")
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*|info:doi/)(10\.\d{4,9}/\S+)", re.I)
_NUMBER = re.compile(r"(?:urn:)?(ISBN|ISSN|DOI)[: ]\s*(\S.*)", re.I)


def local(element: "Element") -> str:
    """The name without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower()


def kind_of(element: "Element") -> str:
    """The Zotero type; empty for a person, a journal and whatever is no item."""
    named = local(element)
    for child in element:
        if child.tag == f"{_RDF}type" and (address := child.get(f"{_RDF}resource")):
            named = re.split(r"[/#]", address)[-1].lower()
            if named in _KINDS:
                break
    kind = _KINDS.get(named, "")
    names = {local(child) for child in element if isinstance(child.tag, str)}
    # What is only named and not said to be anything may be a person.
    titles = {"title"} if named == "description" else {"title", "name", "headline"}
    return kind if names & titles else ""


def wholes_of(element: "Element") -> Iterator[str]:
    """The addresses of what an item is part of."""
    for child in element.iter():
        if isinstance(child.tag, str) and local(child) in _WHOLE:
            yield child.get(f"{_RDF}resource") or child.get(f"{_RDF}nodeID") or ""


def read_foreign(element: "Element", target: Target) -> tuple[ZoteroItem, list[str]]:
    """The item, and the markup of what found no place."""
    reading = _Reading(element, target)
    return reading.item(), reading.foreign


class _Reading:
    def __init__(self, element: "Element", target: Target) -> None:
        self._target = target
        self.kind = ITEM_TYPES[kind_of(element) or "document"]
        self.fields: dict[str, str] = {}
        self.creators: list[Creator] = []
        self.tags: list[str] = []
        self.foreign: list[str] = []
        self._ends = ["", ""]
        children = [child for child in element if isinstance(child.tag, str)]
        for child in sorted(children, key=lambda one: _ORDER.get(local(one), len(_ORDER))):
            if child.tag != f"{_RDF}type" and not self._take(child):
                self.foreign.append(markup_of(child))
        first, last = self._ends
        if first and "pages" not in self.fields:
            self.fields["pages"] = f"{first}-{last}" if last and last != first else first
        address = element.get(f"{_RDF}about", "")
        if doi := _DOI.fullmatch(address):
            self.fields.setdefault("DOI", doi[1])
        elif address.startswith(("http://", "https://")):
            self.fields.setdefault("url", address)

    def item(self) -> ZoteroItem:
        tags = tuple(dict.fromkeys(self.tags))
        return ZoteroItem("", self.kind, self.fields, tuple(self.creators), tags)

    def _take(self, child: "Element") -> bool:
        name = local(child)
        if name in _CREATORS:
            people = list(self._people(child))
            self.creators += [Creator(self._role(_CREATORS[name]), *person) for person in people]
            return bool(people)
        if name in _WHOLE:
            return self._part(child, 0)
        text = self._text(child)
        if not text:
            return False
        if name in _SUBJECTS:
            words = text.split(",") if name == "keywords" else [text]
            self.tags += [stripped for word in words if (stripped := word.strip())]
            return True
        if name in _FIRST or name in _LAST:
            self._ends[name in _LAST] = text
            return True
        if name == "identifier":
            return self._identifier(text)
        if doi := _DOI.fullmatch(text):
            return self.fields.setdefault("DOI", doi[1]) == doi[1]
        field = _FIELDS.get(name, "")
        if field == "publisher":
            self._place(child)
        return bool(field) and self.fields.setdefault(field, text) == text

    def _role(self, role: str) -> str:
        """What Zotero calls people of that role in this type."""
        kind = self.kind.creators.get(role, role)
        return kind if kind in self.kind.roles or kind in CREATORS else "contributor"

    def _text(self, child: "Element") -> str:
        """The text of a property, or the name or label of what it points at."""
        node = self._target(child)
        if node is None:
            return line_of(text_of(child)) or child.get(f"{_RDF}resource", "")
        names = ("name", "title", "label", "preflabel", "value")
        return next((text for name in names if (text := _first(node, name))), "")

    def _place(self, child: "Element") -> None:
        node = self._target(child)
        for place in node if node is not None else ():
            if local(place) in ("address", "localityname", "location", "locality") and (
                text := self._text(place)
            ):
                self.fields.setdefault("place", text)

    def _identifier(self, text: str) -> bool:
        if doi := _DOI.fullmatch(text):
            return self.fields.setdefault("DOI", doi[1]) == doi[1]
        if number := _NUMBER.fullmatch(text):
            return self.fields.setdefault(number[1].upper(), number[2]) == number[2]
        if text.startswith(("http://", "https://")):
            return self.fields.setdefault("url", text) == text
        return False

    def _part(self, child: "Element", depth: int) -> bool:
        """What the item is part of: an issue of a volume of a journal, a book, or its title."""
        node = self._target(child)
        if node is None:
            text = line_of(text_of(child))
            whole = "series" if self.kind.name == "book" else "publicationTitle"
            return bool(text) and self.fields.setdefault(whole, text) == text
        for part in node:
            name = local(part)
            if name in _WHOLE and depth < 4:
                self._part(part, depth + 1)
            elif name in ("title", "name") and (text := self._text(part)):
                series = local(node) in ("series", "bookseries")
                self.fields.setdefault("series" if series else "publicationTitle", text)
            elif _CREATORS.get(name) == "editor":
                role = self._role("editor")
                self.creators += [Creator(role, *person) for person in self._people(part)]
            elif name in _IN_WHOLE and (text := self._text(part)):
                self.fields.setdefault(_FIELDS[name], text)
        return True

    def _people(self, child: "Element") -> Iterator[tuple[str, str | None]]:
        """Last and first names; one name alone is a body or a mononym."""
        nodes = [node for node in child if isinstance(node.tag, str)]
        if len(nodes) <= 1 or local(child) not in ("authorlist", "editorlist"):
            node = self._target(child)
            nodes = [] if node is None else [node]
        if nodes and local(nodes[0]) in ("seq", "list", "bag"):
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


_IN_WHOLE = frozenset(
    {
        *("volume", "volumenumber", "issue", "issuenumber", "number", "issn", "eissn", "isbn"),
        *("isbn13", "isbn10", "publisher", "issued", "datepublished", "edition"),
    }
)


def _person(text: str) -> tuple[str, str | None]:
    """``Last, First`` or ``First Last``; one word stays one."""
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
