"""What does a record look like as Zotero RDF? The format that loses nothing on the way to Zotero.

The elements are those of `zotero_rdf_table`; what Zotero has no field for stands in lines of Extra
(``dc:description``, see `zotero_extra`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import quote

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.mapping.flat import flatten
from maocite.mapping.xml import attribute, checked, holds, leaf, tag
from maocite.mapping.zotero import ITEM_TYPES, item_type
from maocite.mapping.zotero_item import (
    Carrier,
    ZoteroItem,
    apart,
    complete,
    from_item,
    to_item,
    together,
)
from maocite.mapping.zotero_names import Creator
from maocite.mapping.zotero_notes import note_html, note_text
from maocite.mapping.zotero_rdf_table import (
    CLASSES,
    CONTAINERS,
    CREATORS,
    DOUBLED_IF_NEWER,
    IDENTIFIERS,
    LINES_IF_NEWER,
    MEDIUM_TYPES,
    NAMESPACES,
    OF_CONTAINER,
    OF_ITEM,
    OF_SERIES,
    RENAMED_PUBLISHER,
    UNREAD_CREATORS,
)
from maocite.model import Record

FOREIGN = "zotero-rdf"
"""Key of `Record.extra` for what a file says and the record has no place for: ``elements`` as
markup, ``collections`` as paths of names."""

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    + "".join(f"\n xmlns:{prefix}={attribute(uri)}" for prefix, uri in NAMESPACES.items())
    + ">\n"
)
TAIL = "</rdf:RDF>\n"
_PLACED = frozenset({"publisher", "place", "url", "callNumber", "section", "conferenceName"})


def about(key: str) -> str:
    """The address of an item inside the file."""
    return f"#{quote(key)}"


def to_markup(record: Record, report: Report) -> str:
    """The item element of a record, such that reading it gives the whole record back."""
    flat = flatten(record)
    kind = item_type(flat.type)
    item, exact = to_item(flat, kind, _carrier(kind.name))
    foreign = record.extra.get(FOREIGN)
    own = foreign if isinstance(foreign, Mapping) else {}
    item = apart(item, own)
    exact = (
        exact
        and flat is record
        and holds(flat.id)
        and all(note_text(note_html(note)) == note for note in item.notes)
    )
    if not exact:
        seen = replace(item, notes=tuple(note_text(note_html(note)) for note in item.notes))
        kept = _kept(record)
        if more := together(seen):
            kept = {FOREIGN: {**kept.get(FOREIGN, {}), **more}}
        back, _ = from_item(seen, item.key, kept, Place(), report)
        item = complete(record, item, back)
    for name in _unheld(item):
        message = "holds a character that XML forbids; U+FFFD stands in its place"
        report(Problem(Level.LOSS, message, Place(record=record.id, field=name), "character"))
    return _markup(item, own, record.id, report)


def _kept(record: Record) -> dict[str, dict[str, object]]:
    """What reading the file puts into `extra`."""
    foreign = record.extra.get(FOREIGN)
    if not isinstance(foreign, Mapping):
        return {}
    kept: dict[str, object] = {}
    found = foreign.get("elements")
    if isinstance(found, list | tuple) and found:
        kept["elements"] = [m for m in found if isinstance(m, str) and checked(m) == m]
    if paths := list(map(list, _paths(record))):
        kept["collections"] = paths
    return {FOREIGN: kept} if kept else {}


def _paths(record: Record) -> Iterator[tuple[str, ...]]:
    """The folders in which a record lies."""
    foreign = record.extra.get(FOREIGN)
    paths = foreign.get("collections") if isinstance(foreign, Mapping) else None
    for path in paths if isinstance(paths, list | tuple) else ():
        if isinstance(path, list | tuple) and path and all(isinstance(name, str) for name in path):
            yield tuple(map(str, path))


def _unheld(item: ZoteroItem) -> list[str]:
    """Parts of an item with characters that XML cannot hold."""
    found = [name for name, value in item.fields.items() if not holds(value)]
    found += dict.fromkeys(who.kind for who in item.creators if not holds(str(who)))
    parts = (("tags", item.tags), ("notes", item.notes), ("extra", item.extra))
    return found + [name for name, values in parts if not all(map(holds, values))]


@cache
def _carrier(kind: str) -> Carrier:
    """What Zotero RDF can carry of a Zotero type: all that the type has.

    The programme of a broadcast would be a second title of the item itself and taken for its
    title; it goes into a line of Extra instead. So does what an older Zotero does not know or takes
    amiss (see `LINES_IF_NEWER`).
    """
    item = ITEM_TYPES[kind]
    program = frozenset() if kind in CONTAINERS else frozenset({"publicationTitle", "reporter"})
    lines = LINES_IF_NEWER & item.newer
    if kind in RENAMED_PUBLISHER:
        lines -= {"publisher"}
    return Carrier(
        fields=frozenset(item.variables) - {"citationKey"} - program - lines,
        creators=frozenset(item.roles) - UNREAD_CREATORS,
        keeps=holds,
        keeps_creator=_keeps_creator,
        paragraphs=frozenset(),
        doubled=DOUBLED_IF_NEWER & item.newer,
    )


def _keeps_creator(creator: Creator) -> bool:
    return bool(creator.last) and creator.first != ""


def _markup(item: ZoteroItem, foreign: Mapping[str, object], key: str, report: Report) -> str:
    kind, fields = item.kind.name, item.fields
    parts = [leaf("z:itemType", kind), *_whole(kind, fields)]
    parts += _creators(item.creators)
    for field, value in fields.items():
        if field == "accessDate" and "date" not in fields:
            # The import takes dcterms:dateSubmitted for the date of what has none.
            parts.append(leaf("z:accessDate", value))
        elif field in OF_ITEM:
            parts.append(leaf(OF_ITEM[field], value))
        elif field == "url":
            parts.append(_typed("dc:identifier", "dcterms:URI", value))
        elif field == "callNumber":
            parts.append(_typed("dc:subject", "dcterms:LCC", value))
        elif field == "conferenceName":
            conference = tag("bib:Conference", leaf("dc:title", value))
            parts.append(tag("bib:presentedAt", conference))
        elif field == "medium" and kind in MEDIUM_TYPES:
            parts.append(leaf("dcterms:medium", value))
        elif field == "number":
            # Some versions of the import read prism:number for parts of a whole only.
            parts += [leaf("prism:number", value), leaf("z:number", value)]
        elif field == "publisher" and kind in RENAMED_PUBLISHER:
            parts.append(leaf(f"z:{RENAMED_PUBLISHER[kind]}", value))
        elif not _elsewhere(field):
            parts.append(leaf(f"z:{field}", value))
    shown = {"place"} if kind in RENAMED_PUBLISHER else {"publisher", "place"}
    if imprint := {field: fields[field] for field in sorted(shown & fields.keys())}:
        parts.append(_publisher(imprint))
    parts.append(leaf("z:citationKey", item.key))
    parts += [leaf("dc:subject", word) for word in item.tags]
    for number, note in enumerate(item.notes, 1):
        memo = tag(
            "bib:Memo",
            leaf("rdf:value", note_html(note)),
            {"rdf:about": f"{about(item.key)}_n{number}"},
        )
        parts.append(tag("dcterms:isReferencedBy", memo))
    if item.extra:
        parts.append(leaf("dc:description", "\n".join(item.extra)))
    parts += _foreign_elements(foreign, key, report)
    body = "".join(f"  {part}\n" for part in parts)
    return tag(CLASSES.get(kind, "rdf:Description"), f"\n{body} ", {"rdf:about": about(item.key)})


def _elsewhere(field: str) -> bool:
    return field in OF_CONTAINER or field in OF_SERIES or field in IDENTIFIERS or field in _PLACED


def _whole(kind: str, fields: Mapping[str, str]) -> list[str]:
    """What the item is part of: container, section, series; and the item's own part of these."""
    within = [leaf(name, fields[field]) for field, name in OF_CONTAINER.items() if field in fields]
    within += [
        leaf("dc:identifier", f"{name} {fields[name]}") for name in IDENTIFIERS if name in fields
    ]
    parts: list[str] = []
    if kind not in CONTAINERS:
        parts += within
    elif within:
        parts.append(tag("dcterms:isPartOf", tag(CONTAINERS[kind], "".join(within))))
    if "section" in fields:
        section = tag("bib:Part", leaf("dc:title", fields["section"]))
        parts.append(tag("dcterms:isPartOf", section))
    series = [leaf(name, fields[field]) for field, name in OF_SERIES.items() if field in fields]
    if series:
        parts.append(tag("dcterms:isPartOf", tag("bib:Series", "".join(series))))
    return parts


def _publisher(fields: Mapping[str, str]) -> str:
    content = ""
    if "place" in fields:
        address = tag("vcard:Address", leaf("vcard:locality", fields["place"]))
        content += tag("vcard:adr", address)
    if "publisher" in fields:
        content += leaf("foaf:name", fields["publisher"])
    return tag("dc:publisher", tag("foaf:Organization", content))


def _typed(name: str, of_class: str, value: str) -> str:
    return tag(name, tag(of_class, leaf("rdf:value", value)))


def _creators(creators: Iterable[Creator]) -> list[str]:
    by_kind: dict[str, list[str]] = {}
    for creator in creators:
        name = leaf("foaf:surname", creator.last)
        if creator.first:
            name += leaf("foaf:givenName", creator.first)
        entry = tag("rdf:li", tag("foaf:Person", name))
        by_kind.setdefault(creator.kind, []).append(entry)
    return [
        tag(CREATORS.get(kind, f"z:{kind}s"), tag("rdf:Seq", "".join(names)))
        for kind, names in by_kind.items()
    ]


def _foreign_elements(foreign: Mapping[str, object], key: str, report: Report) -> list[str]:
    """The elements of a file that are only passed through, if they are still sound."""
    found = foreign.get("elements")
    parts = []
    for markup in found if isinstance(found, list | tuple) else ():
        sound = checked(markup) if isinstance(markup, str) else None
        if sound is None:
            message = "an element kept from another file is no sound XML; left out"
            place = Place(record=key, field=f"extra.{FOREIGN}")
            report(Problem(Level.LOSS, message, place, "broken-xml"))
        else:
            parts.append(sound)
    return parts


class Collections:
    """Zotero's folders, gathered while items are written and written behind them."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, ...], list[str]] = {}

    def add(self, record: Record) -> None:
        """Note in which folders a record lay."""
        for names in _paths(record):
            for depth in range(1, len(names)):
                self._items.setdefault(names[:depth], [])
            self._items.setdefault(names, []).append(about(record.id))

    def markup(self) -> Iterable[str]:
        """The folders, outer before inner."""
        numbers = {path: number for number, path in enumerate(self._items, 1)}
        for path, items in self._items.items():
            inner = [
                f"#collection_{number}" for other, number in numbers.items() if other[:-1] == path
            ]
            parts = leaf("dc:title", path[-1]) + "".join(
                tag("dcterms:hasPart", "", {"rdf:resource": target}) for target in (*inner, *items)
            )
            yield tag("z:Collection", parts, {"rdf:about": f"#collection_{numbers[path]}"})
