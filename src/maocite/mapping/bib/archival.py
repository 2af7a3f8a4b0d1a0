"""Which fields print the place of a document in its archive? One set for each kind of style.

These fields are made from others of the same entry, which hold what is read back; the reader
knows them again by making them anew.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from maocite.mapping.bib.dialects import Archives
from maocite.model.name import Name
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role

_RANGE = re.compile(r"(?<![\w-])(\d+)-(\d+)(?![\w-])")

Made = dict[str, str]
"""Fields and their text, before it is escaped."""


def made_fields(flat: SecondaryRecord, archives: Archives) -> Made:
    """The fields that a style prints of a document in an archive."""
    texts = flat.texts
    archive, place = texts.get("archive"), texts.get("archive-place")
    collection, location = texts.get("archive_collection"), texts.get("archive_location")
    if location and "-" in location:
        location = _RANGE.sub(_dashed, location)
    to, by = flat.names(Role.RECIPIENT), flat.names(Role.CONTRIBUTOR)
    match archives:
        case Archives.HOWPUBLISHED:
            made: Mapping[str, str | None] = {
                "key": None if flat.names(Role.AUTHOR) else sort_key(texts.get("title")),
                "howpublished": _joined(archive, place, collection, location),
                "note": _joined(
                    _addressed(texts, to),
                    _credit("Translated by", flat.names(Role.TRANSLATOR)),
                    _credit("Contributed by", by),
                    by=". ",
                ),
            }
        case Archives.ORGANIZATION:
            made = {
                "titleaddon": _credit("To", to),
                "note": _joined(collection, location),
                "organization": archive,
                "location": place,
                "addendum": _credit("Contributed by", by),
            }
        case Archives.CHICAGO:
            made = {
                # "Without an author the translator heads the entry"; this option prevents it.
                "options": "usetranslator=false" if flat.names(Role.TRANSLATOR) else None,
                # In small letters: the style makes large ones where a sentence begins.
                "titleaddon": _credit("to", to),
                "note": location,
                "organization": collection,
                "institution": archive,
                "location": place,
                "addendum": _credit("contributed by", by),
            }
        case Archives.ZOTERO:
            made = {"howpublished": _joined(archive, place, collection, location)}
        case Archives.OWN:
            made = {"extra": f"archive-place: {place}" if place else None}
    return {field: text for field, text in made.items() if text}


_EDITED = frozenset({"book", "inbook"})
"""Entry types of which BibTeX's styles print the author or the editors, and not both."""


def unprinted(flat: SecondaryRecord, entry_type: str) -> Made:
    """What BibTeX's styles need beside the fields of a published work, or print nowhere else."""
    made: Made = {}
    author = flat.names(Role.AUTHOR)
    editor = flat.names(Role.EDITOR)
    if not author and not (editor and entry_type in (*_EDITED, "proceedings")):
        made["key"] = sort_key(flat.texts.get("title")) or ""
    made["note"] = (
        _joined(
            _credit("Edited by", editor) if author and entry_type in _EDITED else None,
            _credit("Translated by", flat.names(Role.TRANSLATOR)),
            by=". ",
        )
        or ""
    )
    return {field: text for field, text in made.items() if text}


def says_genre(texts: Mapping[str, str]) -> bool:
    """Whether the title of a document says its genre too."""
    words = _stems(texts.get("genre", ""))
    title = texts.get("title", "").casefold()
    return bool(words) and all(word in title for word in words)


@lru_cache(maxsize=1024)
def _stems(genre: str) -> tuple[str, ...]:
    """The words of a genre, without the s of the plural. Genres recur in a collection."""
    return tuple(word.rstrip("s") for word in re.findall(r"[^\W\d_]{4,}", genre.casefold()))


def _addressed(texts: Mapping[str, str], to: tuple[Name, ...]) -> str | None:
    """``Letter to Hysni Kapo``: genre and recipients, which BibTeX's ``@misc`` has no fields for."""
    genre = texts.get("genre")
    if not genre or says_genre(texts):
        return _credit("To", to)
    return _credit(f"{genre[:1].upper()}{genre[1:]} to", to) or f"{genre[:1].upper()}{genre[1:]}"


def _dashed(match: re.Match[str]) -> str:
    """``1–9``, ``001–130``; but ``109-07397`` and ``14-9`` are numbers with a hyphen, no ranges."""
    first, last = match[1], match[2]
    # Numbers that zeros fill up are of one length. Figures are compared as text: any may stand here.
    even = len(first) == len(last)
    padded = "0" in (first[0], last[0])
    rises = first < last if even else len(first) < len(last) and not padded
    return f"{first}–{last}" if rises else match[0]


def _joined(*parts: str | None, by: str = ", ") -> str | None:
    return by.join(filter(None, parts)) or None


def _credit(words: str, names: tuple[Name, ...]) -> str | None:
    if not names:
        return None
    shown = [name.display() for name in names]
    last = shown.pop()
    return f"{words} {', '.join(shown)} and {last}" if shown else f"{words} {last}"


def sort_key(title: str | None) -> str | None:
    """The first words of a title: plain.bst needs something to sort by where there is no author."""
    return " ".join(re.findall(r"\w+", title)[:4]) or None if title else None
