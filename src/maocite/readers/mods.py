"""Reads MODS: files of libraries, of Zotero and of our own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Reader, Report
from maocite.mapping.mods_read import read_element
from maocite.mapping.mods_table import NAMESPACE
from maocite.mapping.text_source import Keys
from maocite.mapping.xml import elements
from maocite.mapping.zotero_item import finish
from maocite.model.library import Placed
from maocite.sources import Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _read(source: Source, report: Report) -> Iterator[Placed]:
    keys = Keys()
    try:
        for element in elements(source, (f"{{{NAMESPACE}}}mods", "mods"), report):
            line = element.sourceline
            _name_space(element)
            flat, ours, attributes = read_element(element)
            people = next(iter(flat.people.values()), ())
            date = flat.dates.get("issued")
            key = keys.unique(flat.id) or keys.of(
                (people[0].family or people[0].display()) if people else "",
                str(date) if date else "",
                flat.texts.get("title", ""),
            )
            place = Place(source.name, line, None, key)
            if attributes:
                message = (
                    f"attributes that have no place here are left out: {', '.join(attributes)}"
                )
                report(Problem(Level.WARNING, message, place, "attributes"))
            yield finish(replace(flat, id=key), ours, place, report), place
    except InputError as error:
        for problem in error.problems:
            report(problem)


def _name_space(mods: "Element") -> None:
    """Put the elements of a file without a namespace into that of MODS."""
    if mods.tag == "mods":
        for element in mods.iter():
            if isinstance(element.tag, str) and not element.tag.startswith("{"):
                element.tag = f"{{{NAMESPACE}}}{element.tag}"


READER = Reader("mods", (".mods",), "MODS, the Library of Congress's XML for catalogues", _read)
