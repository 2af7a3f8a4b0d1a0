"""Reads Zotero RDF: items with creators, tags, notes and folders."""

from collections.abc import Iterator
from dataclasses import replace

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Reader, Report
from maocite.mapping.rdf_foreign import shown
from maocite.mapping.text_source import Keys
from maocite.mapping.xml import elements
from maocite.mapping.zotero_item import citation_key, finish, from_item, together, warn
from maocite.mapping.zotero_notes import note_text
from maocite.mapping.zotero_rdf import FOREIGN
from maocite.mapping.zotero_rdf_read import Parts, read_element
from maocite.model.library import Placed
from maocite.sources import Source


def _read(source: Source, report: Report) -> Iterator[Placed]:
    keys, parts = Keys(), Parts()
    try:
        # Items stand alone in files of ours; where they refer to one another, look first.
        if source.holds(b"rdf:resource") or source.holds(b"rdf:nodeID"):
            for element in elements(source, (), _ignore):
                parts.take(element)
        for element in elements(source, (), report):
            line = element.sourceline
            if not parts.is_item(element):
                if parts.is_lone(element):
                    message = f"{shown(element)} is no item and belongs to none; left out"
                    report(Problem(Level.WARNING, message, Place(source.name, line), "no-item"))
                continue
            item, foreign, unknown = read_element(element, parts)
            item = replace(item, notes=tuple(map(note_text, item.notes)))
            names = [str(creator).partition(" ||")[0] for creator in item.creators]
            key = keys.unique(citation_key(item)) or keys.of(
                names[0] if names else "",
                item.fields.get("date", ""),
                item.fields.get("title", ""),
            )
            place = Place(source.name, line, None, key)
            if unknown is not None:
                message = f"unknown item type {unknown!r}; taken for {item.kind.name}"
                warn(report, place, "itemType", message, "unknown-item-type")
            kept = {**foreign, **together(item)}
            extra = {FOREIGN: kept} if kept else {}
            flat, ours = from_item(item, key, extra, place, report)
            yield finish(flat, ours, place, report), place
    except InputError as error:
        for problem in error.problems:
            report(problem)


def _ignore(problem: Problem) -> None:
    """What is wrong is reported when the items are read."""


READER = Reader("zotero-rdf", (".rdf",), "Zotero RDF, with tags, notes and folders", _read)
