"""Which record does a `mods` element describe? What is understood is taken out, the rest is kept.

Zotero's own files, those of libraries and ours are told apart by what they say: a `genre` of
authority ``local`` names a Zotero type, `displayLabel` marks what we wrote.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from maocite.characters import object_in
from maocite.mapping.mods_govinfo import congress
from maocite.mapping.mods_kind import guess
from maocite.mapping.mods_paths import ends, find, take
from maocite.mapping.mods_table import (
    DATES,
    HOST,
    ITEM_PATHS,
    LONG,
    NAMESPACE,
    NO_ROLES,
    PARTIAL,
    READ_RELATORS,
    RESOURCES,
    WHOLE_PATHS,
)
from maocite.mapping.mods_words import date_of, isbn_of, line_of, person_of, scale_of, sizes_of
from maocite.mapping.xml import markup_of, text_of
from maocite.mapping.zotero import ITEM_TYPES, ItemType
from maocite.mapping.zotero_dates import read_edtf, read_text
from maocite.mapping.zotero_item import CHILD_NOTE, key_in, with_lines
from maocite.mapping.zotero_names import Creator, from_creator, read_name
from maocite.mapping.zotero_notes import lines_of, note_text
from maocite.model import Date, Name, Role, SecondaryRecord
from maocite.model.authorities import from_uri
from maocite.model.datewords import read_words
from maocite.model.vocabulary import DATE_VARIABLES, TEXT_VARIABLES
from maocite.model.vocabulary import ITEM_TYPES as CSL_TYPES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OURS = "https://maocite.org/ns/mods"
_ROLES = {role.value: role for role in Role}
_NAME = f"{{{NAMESPACE}}}name"
_AUTHORITY = ("authorityURI", "valueURI")
"""Attributes by which a name says who bears it."""
_KNOWN_ATTRIBUTES = frozenset(
    {
        *("type", "authority", "encoding", "qualifier", "unit", "usage", "displayLabel"),
        *("dateLastAccessed", "keyDate", "point", "manuscript", "version", "ID", "lang"),
    }
)
_SETS = frozenset(
    {
        *("book", "report", "thesis", "standard", "dataset", "computerProgram"),
        *("bill", "case", "hearing", "statute", "patent"),
    }
)
"""Types of which what holds them is a set of volumes and no collection of an archive."""
_ELSEWHERE = (
    ("container-title", f"{HOST}/titleInfo[@type='uniform']/title"),
    ("title", "titleInfo[@type='uniform']/title"),
    ("title", "titleInfo/title"),
    ("language", "language/languageTerm"),
    ("language", "language"),
    ("issue", f"{HOST}/part/detail[@type='number']/number"),
    ("issue", "part/detail[@type='number']/number"),
    ("collection-number", "relatedItem[@type='series']/titleInfo/partNumber"),
    ("volume", f"{HOST}/part/detail[@type='volume']/caption"),
    ("volume", "part/detail[@type='volume']/caption"),
    ("issue", f"{HOST}/part/detail[@type='issue']/caption"),
    ("issue", "part/detail[@type='issue']/caption"),
)
"""Where other catalogues say what our own files say elsewhere."""
_PLACES = {
    "name": "author",
    f"{HOST}/name": "contributor",
    "relatedItem[@type='series']/name": "collection-editor",
}
"""Where names stand, and what they are who have no role."""


class _Reading:
    def __init__(self, mods: "Element") -> None:
        self._mods = mods
        self.texts: dict[str, str] = {}
        self.people: dict[Role, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.keywords: list[str] = []
        self.attributes: set[str] = set()
        self.ours = ""
        self.key = ""
        self.lines: list[str] = []
        self.aside: list[Element] = []
        """What says something of another thing than the item."""
        self._present: set[tuple[object, object]] = set()
        self._said: Element | None = None
        for child in mods:
            for element in child.iter():
                self._present.add((child.tag, element.tag))
                # An element itself iterates over its children.
                for name in element.keys():  # noqa: SIM118
                    if str(element.tag) == _NAME and name in _AUTHORITY:
                        continue
                    if name not in _KNOWN_ATTRIBUTES and str(name)[0] != "{":
                        self.attributes.add(str(name))
        self.kind, self.csl, self.zotero = self._kind()

    def read(self) -> None:
        for element in self._find("extension"):
            if len(element) == 1 and str(element[0].tag) == f"{{{_OURS}}}maocite":
                self.ours = take(element)
        self._identifiers()
        self._imprints()
        self.exported = self.zotero and not (self.key or self.ours)
        self._titles()
        for place, default in _PLACES.items():
            for name in self._find(place):
                self._name(name, default)
        self._locations()
        self._notes()
        for variable, path in ITEM_PATHS.items():
            if variable != "note":
                self._text(variable, path)
        if self.kind.name in ("bill", "hearing"):
            for variable, text in congress(self._find, self.texts).items():
                self.texts.setdefault(variable, text)
        if self.kind.name not in PARTIAL | _SETS:
            # What an archival document is part of is its collection.
            self._collection()
        # Of an article the journal says when and where it came out; a book says so itself, and what
        # an archive says of a collection is not true of each document.
        hosts = [""]
        if self.kind.name in PARTIAL | _SETS:
            hosts.insert(0 if self.kind.name in PARTIAL else 1, f"{HOST}/")
        for variable, path in WHOLE_PATHS.items():
            for host in hosts:
                if host or not variable.startswith("container-title"):
                    self._text(variable, host + path)
        for variable, path in _ELSEWHERE:
            if variable not in self.texts and (self.kind.name in PARTIAL or HOST not in path):
                self._text(variable, path)
        for host in hosts:
            self._part(host)
            self._dates(host)
        for topic in self._find("subject/topic"):
            if word := line_of(text_of(topic)):
                self.keywords.append(word)
                take(topic)
        self._extents()
        self._address()
        self._further_notes()
        if collection := self.texts.get("archive_collection"):
            place = self.texts.get("archive_location", "")
            if place == collection:
                del self.texts["archive_location"]
            elif place.startswith(f"{collection}, "):
                self.texts["archive_location"] = place[len(collection) + 2 :]

    def _imprints(self) -> None:
        """Of several imprints the one that a catalogue marks counts; the others are reproductions."""
        found = self._find("originInfo")
        marked = [one for one in found if any(e.get("keyDate") == "yes" for e in one)]
        if len(found) > 1 and len(marked) == 1:
            for one in found:
                if one is not marked[0]:
                    self._mods.remove(one)
                    self.aside.append(one)

    def _address(self) -> None:
        """An identifier that is an address, where there is no other."""
        for element in self._find("identifier[@type='uri']"):
            text = text_of(element).strip()
            if text.startswith(("http://", "https://")) and self.texts.get("URL", text) == text:
                self.texts["URL"] = text
                take(element)

    def _further_notes(self) -> None:
        """Notes of kinds that CSL does not know, to be read; the elements go back as they are."""
        notes = further_notes(self._find("note"), self._find("tableOfContents"))
        if notes:
            own = self.texts.get(CHILD_NOTE)
            self.texts[CHILD_NOTE] = "\n\n".join([own, *notes] if own else notes)

    def _extents(self) -> None:
        for extent in self._find("physicalDescription/extent"):
            text = text_of(extent)
            for variable, value in sizes_of(text, self.kind.name in ("map", "artwork")).items():
                self.texts.setdefault(variable, value)
            if text == f"{self.texts.get('number-of-pages')} p.":
                take(extent)
        for scale in self._find("subject/cartographics/scale"):
            if (text := scale_of(text_of(scale))) and "scale" not in self.texts:
                self.texts["scale"] = text

    def _collection(self) -> None:
        """The titles of what holds the document, the widest first."""
        path, titles = HOST, []
        while found := self._find(f"{path}/titleInfo/title")[:1]:
            titles += found
            path = f"{path}/{HOST}"
        words = [line_of(text_of(title)) for title in reversed(titles)]
        if any(words) and "archive_collection" not in self.texts:
            self.texts["archive_collection"] = ", ".join(filter(None, words))
            for title in titles:
                take(title)

    def _find(self, path: str) -> list["Element"]:
        """What a path leads to; most paths of the table lead nowhere, and that is soon said."""
        return find(self._mods, path) if ends(path) in self._present else []

    def _text(self, variable: str, path: str) -> None:
        for element in self._find(path):
            if len(element) or element is self._said:
                continue
            text = whole = text_of(element).strip()
            if variable not in LONG:
                text = whole = line_of(text)
            if variable == "ISBN":
                text = isbn_of(text)
            if variable == "abstract" and text and self.texts.get(variable, text) != text:
                text = whole = f"{self.texts.pop(variable)}\n\n{text}"
            if text and self.texts.get(variable, text) == text:
                self.texts[variable] = text
                if text == whole:
                    take(element)

    def _kind(self) -> tuple[ItemType, str, bool]:
        """Zotero type, CSL type, and whether Zotero's type is named."""
        local = [e for e in self._find("genre[@authority='local']") if text_of(e) in ITEM_TYPES]
        if local:
            kind = ITEM_TYPES[take(local[0])]
            csl = kind.csl
            for element in self._find("genre[@authority='csl']"):
                if text_of(element) in CSL_TYPES:
                    csl = take(element)
            for element in self._find("typeOfResource"):
                if text_of(element) == RESOURCES.get(kind.name, "text"):
                    take(element)
            return kind, csl, True
        name, self._said = guess(self._find)
        kind = ITEM_TYPES[name]
        score = kind.name == "book" and any(
            text_of(e).strip() == "notated music" for e in self._find("typeOfResource")
        )
        return kind, "musical_score" if score else kind.csl, False

    def _identifiers(self) -> None:
        for path in ("identifier[@type='citekey']", "recordInfo/recordIdentifier"):
            for element in self._find(path):
                if not self.key and text_of(element).strip():
                    self.key = text_of(element)
                    if path.startswith("identifier"):
                        take(element)

    def _titles(self) -> None:
        """A title in parts (article, title, subtitle, number and name of a part) becomes one."""
        for path in ("titleInfo", f"{HOST}/titleInfo", "relatedItem[@type='series']/titleInfo"):
            for element in self._find(path):
                parts = {
                    name: " ".join(text_of(found[0]).split())
                    for name in ("nonSort", "title", "subTitle", "partNumber", "partName")
                    if (found := find(element, name))
                }
                if "title" not in parts or len(parts) == 1:
                    continue
                title = parts["title"]
                if "series" in path:
                    continue
                if "subTitle" in parts:
                    title = f"{title.rstrip(': ')}: {parts['subTitle']}"
                if "nonSort" in parts:
                    title = f"{parts['nonSort']} {title}"
                rest = [parts[name] for name in ("partNumber", "partName") if name in parts]
                if rest:
                    title = f"{title.rstrip('.')}. {': '.join(rest)}"
                for child in list(element):
                    element.remove(child)
                from lxml import etree

                etree.SubElement(element, f"{{{NAMESPACE}}}title").text = title

    def _name(self, element: "Element", default: str) -> None:
        family = [text_of(e) for e in find(element, "namePart[@type='family']")]
        given = [text_of(e) for e in find(element, "namePart[@type='given']")]
        plain = [text_of(e) for e in find(element, "namePart[not(@type)]")]
        personal = element.get("type", "personal" if "," in "".join(plain) else "") == "personal"
        name: Name | None
        if family and given:
            name = from_creator(Creator("", " ".join(family), " ".join(given)))
        elif family or given:
            name = from_creator(Creator("", " ".join(family or given)))
        elif plain and personal:
            name = person_of(" ".join(plain))
        else:
            name = read_name(": ".join(line_of(part) for part in plain), "\0")
        said = self._role(element, default)
        if name is None or not said:
            return
        if default == "collection-editor" and said == "editor":
            said = default
        if uri := element.get("valueURI", "").strip():
            name = replace(name, identifiers=(from_uri(uri),))
            for attribute in ("authority", "authorityURI", "valueURI"):
                element.attrib.pop(attribute, None)
        role = _ROLES[said]
        self.people[role] = (*self.people.get(role, ()), name)
        for path in (
            "namePart[@type='family']",
            "namePart[@type='given']",
            "namePart[not(@type)]",
        ):
            for part in find(element, path):
                take(part)
        for part in find(element, "role"):
            element.remove(part)

    def _role(self, element: "Element", default: str) -> str:
        """The role; none of ours, and so nothing, where somebody printed or owned the thing."""
        words = [
            text_of(term).strip().casefold().rstrip(".")
            for path in ("role/roleTerm[@type='text']", "role/roleTerm")
            for term in find(element, path)
        ]
        for word in words:
            if word in _ROLES:
                return word
            if word in READ_RELATORS:
                return READ_RELATORS[word]
        if any(word in NO_ROLES for word in words):
            return ""
        # Who is said to be something that CSL does not know is no author for that.
        return "contributor" if any(words) and default == "author" else default

    def _locations(self) -> None:
        """Repository and call number; Zotero writes its Loc. in Archive as the repository."""
        shelf = self._find("location/shelfLocator")
        plain = self._find("location/physicalLocation[not(@displayLabel)]")
        target = "archive_location" if self.zotero and not shelf else "archive"
        shelf = shelf or self._find("location/holdingSimple/copyInformation/shelfLocator")
        if not plain and not self.zotero:
            plain = self._find("relatedItem[@type='original']/location/physicalLocation")
        if plain and line_of(text_of(plain[0])):
            self.texts[target] = line_of(take(plain[0]))
        if shelf and line_of(text_of(shelf[0])) and "archive_location" not in self.texts:
            self.texts["archive_location"] = line_of(take(shelf[0]))
        urls = self._find("location/url[@usage='primary display']") or self._find("location/url")
        for url in urls[:1]:
            accessed = url.get("dateLastAccessed")
            if accessed and accessed.strip():
                self.dates["accessed"] = read_text(accessed)
            if text_of(url).strip():
                self.texts["URL"] = take(url).strip()

    def _notes(self) -> None:
        free: list[str] = []
        for element in self._find("note"):
            kind, text = element.get("type", ""), text_of(element)
            if not text.strip():
                continue
            if kind == "citation-key" and self.key in ("", text):
                self.key = self.key or text.strip()
                take(element)
            elif not kind:
                free.append(take(element).strip())
            elif kind in _ROLES and (name := read_name(text)):
                role = _ROLES[kind]
                self.people[role] = (*self.people.get(role, ()), name)
                take(element)
            elif kind in DATE_VARIABLES and kind != "issued":
                self.dates[kind] = read_edtf(text) or read_text(text)
                take(element)
            elif kind == "type" and text == self.csl:
                take(element)
            elif kind in TEXT_VARIABLES and kind not in self.texts and kind != "language":
                self.texts[kind] = take(element).strip()
        if self.exported:
            self._of_zotero(free)
        elif free:
            self.texts["note"] = "\n".join(free)

    def _of_zotero(self, notes: list[str]) -> None:
        """Zotero exports child notes, which are HTML, and its Extra field, which is lines."""
        texts = []
        for note in notes:
            text = note_text(note)
            lines = lines_of(text)
            if note.startswith("<") and not lines:
                texts.append(text)
            self.lines += lines or ([] if note.startswith("<") else note.split("\n"))
        if texts:
            self.texts[CHILD_NOTE] = "\n\n".join(texts)
        self.key = key_in(self.lines)

    def _part(self, host: str) -> None:
        for extent in self._find(f"{host}part/extent"):
            if extent.get("unit", "pages") not in ("pages", "page") or "page" in self.texts:
                continue
            first = "".join(text_of(e) for e in find(extent, "start"))
            last = "".join(text_of(e) for e in find(extent, "end"))
            listed = "".join(text_of(e) for e in find(extent, "list"))
            pages = listed or (
                f"{first}-{last}" if first and last and first != last else first or last
            )
            if pages.strip():
                self.texts["page"] = pages
                take(extent)

    def _dates(self, host: str) -> None:
        issued = [e for name in DATES for e in self._find(f"{host}originInfo/{name}")]
        issued += self._find(f"{host}part/date")
        if issued and "issued" not in self.dates:
            # One of several dates and events may be marked as the one that counts.
            first = next((e for e in issued if e.get("keyDate") == "yes"), issued[0])
            kin = [e for e in issued if e.tag == first.tag and e.getparent() is first.getparent()]
            self._date("issued", kin)
        others: dict[str, list[Element]] = {}
        for element in self._find(f"{host}originInfo/dateOther"):
            others.setdefault(element.get("type", ""), []).append(element)
        for variable, elements in others.items():
            if variable in DATE_VARIABLES:
                self._date(variable, elements)
        captured = self._find(f"{host}originInfo/dateCaptured[not(@point='end')]")
        if captured and "accessed" not in self.dates and text_of(captured[0]).strip():
            self.dates["accessed"] = read_text(date_of(take(captured[0])))

    def _date(self, variable: str, elements: list["Element"]) -> None:
        """One date from the elements that say it: encoded, in words, as start and end."""
        coded = [e for e in elements if e.get("encoding")]
        words = [e for e in elements if not e.get("encoding") and text_of(e).strip()]
        ends = {e.get("point", ""): date_of(text_of(e)) for e in coded or words}
        if "start" in ends or "end" in ends:
            text = f"{ends.get('start', '')}/{ends.get('end', '')}"
            date = read_edtf(text) or read_text(ends.get("start") or ends["end"])
            words = [] if coded else words
        elif coded and text_of(coded[0]).strip():
            text = date_of(text_of(coded[0]))
            date = read_edtf(text) or read_text(text)
            mark = {"approximate": "~", "questionable": "?"}.get(coded[0].get("qualifier", ""), "")
            if mark and date.edtf and date.edtf[-1] not in "~?%":
                date = read_edtf(date.edtf + mark) or date
            if words and date.edtf:
                date = Date(date.edtf, text_of(words[0]))
        elif words:
            date = read_text(text_of(words[0]))
            if not date.edtf and not self.zotero:
                date = read_words(text_of(words[0])) or date
        else:
            return
        self.dates[variable] = date
        for element in [*coded, *words]:
            take(element)


def _rest(mods: "Element") -> Iterator["Element"]:
    """What was not understood, without the empty shells of what was."""
    for element in reversed(list(mods.iter())):
        parent = element.getparent()
        empty = not len(element) and not (element.text or "").strip()
        if parent is not None and element is not mods and empty and not _says(element):
            parent.remove(element)
    yield from mods


def further_notes(notes: list["Element"], contents: list["Element"]) -> list[str]:
    """What notes of kinds that CSL does not know say, and tables of contents."""
    known = (
        _ROLES.keys() | TEXT_VARIABLES | DATE_VARIABLES | {"annotation", "citation-key", "type"}
    )
    found = [
        f"{kind}: {line_of(text_of(note))}"
        for note in notes
        if (kind := note.get("type", "")) and kind not in known - {"language"} and not len(note)
    ]
    return found + [f"Table of Contents: {line_of(text_of(e))}" for e in contents if not len(e)]


def _says(element: "Element") -> bool:
    """Whether an empty element means something by itself."""
    names = element.keys()
    return any("href" in str(name) or name == "valueURI" for name in names)


def read_element(
    mods: "Element",
) -> tuple[SecondaryRecord, Mapping[str, object] | None, tuple[str, ...]]:
    """The flat record, what our extension adds, and attributes that were left out.

    The element is used up.
    """
    reading = _Reading(mods)
    reading.read()
    mods.extend(reading.aside)
    elements = [markup_of(element) for element in _rest(mods) if isinstance(element.tag, str)]
    flat = SecondaryRecord(
        reading.key,
        reading.csl,
        MappingProxyType(reading.texts),
        MappingProxyType(reading.people),
        MappingProxyType(reading.dates),
        tuple(reading.keywords),
        (),
        MappingProxyType({"mods": {"elements": elements}} if elements else {}),
    )
    if reading.exported:
        flat, ours = with_lines(flat, reading.lines)
        return flat, ours, tuple(sorted(reading.attributes))
    return flat, object_in(reading.ours), tuple(sorted(reading.attributes))


def read_markup(markup: str) -> SecondaryRecord:
    """The flat record of a `mods` element of our own."""
    from lxml import etree

    return read_element(etree.fromstring(markup.encode()))[0]
