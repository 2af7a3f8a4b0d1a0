"""What is it that a MODS record describes, where no Zotero type is named? Genres, resources, hosts."""

from typing import TYPE_CHECKING

from maocite.mapping.mods_govinfo import COLLECTIONS
from maocite.mapping.mods_paths import Find
from maocite.mapping.mods_table import GENRES, HOST, RESOURCES
from maocite.mapping.mods_words import line_of
from maocite.mapping.xml import text_of
from maocite.mapping.zotero import ITEM_TYPES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NUMBERS = ("volume", "issue", "number")
_GENRES_TOO = ("thesis", "report")
"""Types of which a genre says more than that they are of that type."""


def guess(find: Find) -> tuple[str, "Element | None"]:
    """The Zotero type, and the genre that says no more than that."""
    for element in find("extension/collectionCode"):
        if found := COLLECTIONS.get(text_of(element).strip(), ""):
            return found, None
    for element in find("genre"):
        if found := _by_genre(element):
            return found, None if found in _GENRES_TOO else element
    for element in find(f"{HOST}/genre"):
        if found := _by_genre(element):
            return "bookSection" if found == "book" else found, None
    return _by_resource(find) or _by_parts(find), None


def _by_genre(element: "Element") -> str:
    word = line_of(text_of(element))
    folded = word.casefold().rstrip(".")
    if word in ITEM_TYPES:
        return word
    return GENRES.get(folded.rstrip("s"), "") or GENRES.get(folded, "")


def _by_resource(find: Find) -> str:
    resources = find("typeOfResource")
    for element in resources:
        word = text_of(element).strip()
        for name, resource in RESOURCES.items():
            if (word == resource and name != "presentation") or (
                word.startswith("sound rec") and name == "audioRecording"
            ):
                return name
    if any(text_of(e) == "rcp" for e in find("name/role/roleTerm")):
        return "letter"
    return "manuscript" if any(e.get("manuscript") == "yes" for e in resources) else ""


def _by_parts(find: Find) -> str:
    """What an item is that does not say so: part of a journal or a book, a page, a document."""
    hosts = find(HOST)
    kinds = find("physicalDescription/internetMediaType")
    if any(text_of(e).strip() == "text/html" for e in kinds):
        return "webpage"
    if hosts:
        issuance = [text_of(e).strip() for e in find(f"{HOST}/originInfo/issuance")]
        serial = any(word in ("continuing", "serial") for word in issuance)
        numbers = [
            *find(f"{HOST}/identifier[@type='issn']"),
            *(e for kind in _NUMBERS for e in find(f"{HOST}/part/detail[@type='{kind}']")),
        ]
        return "journalArticle" if serial or numbers else "bookSection"
    issuance = [text_of(e).strip() for e in find("originInfo/issuance")]
    return "book" if "monographic" in issuance or find("identifier[@type='isbn']") else "document"
