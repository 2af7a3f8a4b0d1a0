"""What does a record look like as MODS? For libraries, and as far as it goes for Zotero.

What MODS has no element for, but CSL a name, is a `note` with that name as its type; the rest, the
difference to the whole record, stands in `extension`, which MODS keeps for that and other programs
pass over. Zotero does too, so that levels of a call number and origins do not come home from there:
that way is RIS or Zotero RDF. What CSL can say does (see `zotero_detours`).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.mapping.csl_json import write_item
from maocite.mapping.custom import custom_for
from maocite.mapping.flat import flatten, is_archival, restore
from maocite.mapping.mods_table import (
    DATES,
    HOST,
    ITEM_PATHS,
    LONG,
    NAMESPACE,
    PARTIAL,
    RELATORS,
    RESOURCES,
    WHOLE_PATHS,
    WRITTEN_ROLES,
)
from maocite.mapping.mods_words import line_of
from maocite.mapping.xml import attribute, checked, escape, holds, tag
from maocite.mapping.zotero import ItemType, item_type
from maocite.mapping.zotero_dates import is_plain
from maocite.mapping.zotero_detours import said_again
from maocite.mapping.zotero_item import CHILD_NOTE
from maocite.mapping.zotero_names import from_creator, to_creator
from maocite.model import Date, Name, Record, SecondaryRecord
from maocite.model.authorities import to_uri
from maocite.model.edtf import Point, Qualifier

FOREIGN = "mods"
"""Key of `Record.extra` for elements of a file that the record has no place for, as markup."""

OURS = "https://maocite.org/ns/mods"
"""Namespace of what stands in `extension`: a name, not an address."""

HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns={attribute(NAMESPACE)}>\n'
TAIL = "</modsCollection>\n"

_GIVEN = re.compile(r"\[@(\w+)='([^']*)'\]")
_JOINED = frozenset({"originInfo", "location", "part", "recordInfo", "relatedItem", "language"})
_PAGES = re.compile(r"([^\s,;–-]+)-([^\s,;–-]+)")
_QUALIFIERS = {Qualifier.APPROXIMATE: "approximate", Qualifier.UNCERTAIN: "questionable"}


@dataclass(slots=True)
class _Element:
    """An element in the making."""

    segment: str
    name: str
    attributes: dict[str, str]
    children: list["_Element"] = field(default_factory=list)
    text: str = ""

    def at(self, path: str) -> "_Element":
        """The element at a path below this one; the last step is always new."""
        here = self
        *steps, last = _steps(path)
        for step in steps:
            segment, name, _ = step
            found = [c for c in here.children if c.segment == segment and name in _JOINED]
            here = found[-1] if found else here._add(step)
        return here._add(last)

    def _add(self, step: "_Step") -> "_Element":
        segment, name, attributes = step
        made = _Element(segment, name, dict(attributes))
        self.children.append(made)
        return made

    def markup(self) -> str:
        content = "".join(child.markup() for child in self.children) + escape(self.text)
        return tag(self.name, content, self.attributes)


_Step = tuple[str, str, tuple[tuple[str, str], ...]]
"""A step of a path as written, the element's name, and its attributes."""


@cache
def _steps(path: str) -> tuple[_Step, ...]:
    segments = re.findall(r"\w+(?:\[[^\]]*\])*", path)
    return tuple((s, s.partition("[")[0], tuple(_GIVEN.findall(s))) for s in segments)


def to_markup(record: Record, report: Report) -> str:
    """The `mods` element of a record, such that reading it gives the whole record back."""
    flat = flatten(record)
    foreign = _foreign(record, report)
    tree, exact = _tree(_without_notes(flat, foreign) if foreign else flat)
    if any(text.startswith("<originInfo") for text in foreign):
        _mark(tree)
    if not (exact and flat is record and not record.extra):
        from maocite.mapping.mods_read import read_markup

        back = read_markup(_document(tree, foreign))
        item, _ = write_item(back)
        del item["id"]
        seen = restore(back)
        custom = custom_for(record, item, lambda *_: seen).get("maocite")
        if isinstance(custom, Mapping):
            text = json.dumps(custom, ensure_ascii=False, separators=(",", ":"))
            own = tag("maocite", escape(text), {"xmlns": OURS})
            foreign = [*foreign, tag("extension", own)]
    for variable, text in flat.texts.items():
        if not holds(text):
            message = "holds a character that XML forbids; U+FFFD stands in its place"
            report(
                Problem(Level.LOSS, message, Place(record=record.id, field=variable), "character")
            )
    return _document(tree, foreign, "")


def _document(tree: _Element, foreign: list[str], namespace: str = NAMESPACE) -> str:
    lines = [child.markup() for child in tree.children] + foreign
    body = "".join(f"  {line}\n" for line in lines)
    return tag("mods", f"\n{body} ", {"xmlns": namespace} if namespace else None)


def _mark(tree: _Element) -> None:
    """Say which date is the one of the item, where other imprints stand beside."""
    for imprint in tree.children:
        for child in imprint.children if imprint.name == "originInfo" else ():
            if child.name in DATES:
                child.attributes["keyDate"] = "yes"
                return


def _without_notes(flat: SecondaryRecord, foreign: list[str]) -> SecondaryRecord:
    """The record without what elements say that go back as they are."""
    own = flat.texts.get(CHILD_NOTE)
    kept = [text for text in foreign if text.startswith(("<note", "<tableOfContents"))]
    if own is None or not kept:
        return flat
    from lxml import etree

    from maocite.mapping.mods_read import further_notes

    elements = [etree.fromstring(text.encode()) for text in kept]
    notes = [e for e in elements if str(e.tag).endswith("}note")]
    said = further_notes(notes, [e for e in elements if e not in notes])
    left = [text for text in own.split("\n\n") if text not in said]
    texts = {name: text for name, text in flat.texts.items() if name != CHILD_NOTE}
    return replace(flat, texts={**texts, CHILD_NOTE: "\n\n".join(left)} if left else texts)


def _foreign(record: Record, report: Report) -> list[str]:
    """Elements of a file that are only passed through, if they are still sound."""
    found = record.extra.get(FOREIGN)
    elements = found.get("elements") if isinstance(found, Mapping) else None
    sound = []
    for markup in elements if isinstance(elements, list | tuple) else ():
        good = checked(markup) if isinstance(markup, str) else None
        if good is None:
            message = "an element kept from another file is no sound XML; left out"
            place = Place(record=record.id, field=f"extra.{FOREIGN}")
            report(Problem(Level.LOSS, message, place, "broken-xml"))
        else:
            sound.append(good)
    return sound


def _tree(flat: SecondaryRecord) -> tuple[_Element, bool]:
    """The elements of a flat record, and whether they surely give it back."""
    kind = item_type(flat.type)
    tree = _Element("mods", "mods", {})
    exact = (
        not is_archival(flat)
        and flat.type == kind.csl
        and not any((flat.provenance, flat.extra, flat.silence))
        and all(map(holds, flat.texts.values()))
        and holds(flat.id)
        and flat.id == flat.id.strip() != ""
        and all(line_of(word) == word and holds(word) for word in flat.keywords)
        and all(
            text == (text.strip() if variable in LONG else line_of(text))
            for variable, text in flat.texts.items()
        )
    )
    texts = dict(flat.texts)
    if collection := texts.get("archive_collection"):
        # Zotero takes no collection from MODS, only where something lies.
        place = texts.get("archive_location")
        texts["archive_location"] = f"{collection}, {place}" if place else collection
        exact = False
    partial = kind.name in PARTIAL
    for variable in ("title", "title-short", "original-title"):
        if variable in texts:
            tree.at(ITEM_PATHS[variable]).text = texts.pop(variable)
    whole = f"{HOST}/" if partial else ""
    for role, names in flat.people.items():
        exact = _names(tree, whole, kind, role.value, names) and exact
    _kind(tree, kind, flat.type)
    for variable, path in ITEM_PATHS.items():
        if variable in texts:
            tree.at(path).text = texts.pop(variable)
    for variable, path in WHOLE_PATHS.items():
        if variable in texts and (partial or not variable.startswith("container-title")):
            tree.at(whole + path).text = texts.pop(variable)
    if "page" in texts:
        _page(tree.at(f"{whole}part/extent[@unit='pages']"), texts.pop("page"))
    if texts.get("number-of-pages", "").isdecimal():
        extent = tree.at("physicalDescription/extent")
        extent.text = f"{texts.pop('number-of-pages')} p."
    for variable, date in flat.dates.items():
        exact = _date(tree, whole, kind, variable, date) and exact
    if "issued" not in flat.dates and "event-date" in flat.dates:
        # Zotero has no other date; what is ours says that it is one of the event.
        exact = _date(tree, whole, kind, "issued", flat.dates["event-date"]) and False
    for variable, text in texts.items():
        tree.at(f"note[@type='{variable}']").text = text
    for word in flat.keywords:
        tree.at("subject/topic").text = word
    tree.at("identifier[@type='citekey']").text = flat.id
    said = {child.attributes.get("type"): child for child in tree.children if child.name == "note"}
    for variable, text in said_again(flat, kind):
        if variable not in said:
            tree.at(f"note[@type='{variable}']").text = text
    if flat.type != kind.csl:
        tree.at("note[@type='type']").text = flat.type
    return tree, exact


def _kind(tree: _Element, kind: ItemType, csl: str) -> None:
    resource = tree.at("typeOfResource")
    resource.text = RESOURCES.get(kind.name, "text")
    if kind.name in ("manuscript", "letter"):
        resource.attributes["manuscript"] = "yes"
    tree.at("genre[@authority='local']").text = kind.name
    if csl != kind.csl:
        tree.at("genre[@authority='csl']").text = csl


def _names(tree: _Element, whole: str, kind: ItemType, role: str, names: tuple[Name, ...]) -> bool:
    exact = True
    native = role in WRITTEN_ROLES and role in kind.creators
    place = whole if role == "editor" else ""
    for name in names:
        creator = to_creator(role, name)
        text = str(creator)
        exact = exact and native and from_creator(creator) == name and line_of(text) == text != ""
        if not native:
            tree.at(f"note[@type='{role}']").text = str(creator)
            continue
        element = tree.at(f"{place}name")
        if creator.first is None:
            element.attributes["type"] = "corporate"
            element.at("namePart").text = creator.last
        else:
            element.attributes["type"] = "personal"
            element.at("namePart[@type='family']").text = creator.last
            element.at("namePart[@type='given']").text = creator.first
        addresses = [address for known in name.identifiers if (address := to_uri(known))]
        if addresses:
            # MODS has room for one; the others stand in `extension`.
            element.attributes["valueURI"] = addresses[0]
        said = element.at("role")
        said.at("roleTerm[@type='code'][@authority='marcrelator']").text = RELATORS[role]
        said.at("roleTerm[@type='text']").text = role
    return exact


def _page(extent: _Element, page: str) -> None:
    """First and last page; Zotero takes what is no simple range only where both are the same."""
    match = _PAGES.fullmatch(page)
    first, last = (match[1], match[2]) if match else (page, page)
    extent.at("start").text = first
    extent.at("end").text = last


def _date(tree: _Element, whole: str, kind: ItemType, variable: str, date: Date) -> bool:
    if variable == "accessed" and date.edtf is not None:
        urls = [
            child
            for location in tree.children
            if location.name == "location"
            for child in location.children
            if child.name == "url"
        ]
        if urls:
            urls[0].attributes["dateLastAccessed"] = date.edtf
            return is_plain(date)
    if variable == "issued":
        created = not whole and kind.name not in ("book", "report", "thesis", "map")
        path = f"{whole}originInfo/{'dateCreated' if created else 'dateIssued'}"
    else:
        path = f"originInfo/dateOther[@type='{variable}']"
    if date.edtf is not None:
        element = tree.at(path)
        element.text = date.edtf
        element.attributes["encoding"] = "w3cdtf" if is_plain(Date(date.edtf)) else "edtf"
        value = date.value
        if isinstance(value, Point) and value.qualifier in _QUALIFIERS:
            element.attributes["qualifier"] = _QUALIFIERS[value.qualifier]
    if date.raw is not None:
        tree.at(path).text = date.raw
    return is_plain(date)
