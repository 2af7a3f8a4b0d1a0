"""Which fields print the place of a document in its archive? One set for each kind of style.

These fields are made from others of the same entry, which hold what is read back; the reader
knows them again by making them anew.
"""

import re
from collections.abc import Callable, Mapping

from maocite.mapping.bib.dialects import Archives
from maocite.memory import Kept
from maocite.model.name import Name
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role

_RANGE = re.compile(r"(\d+)-(\d+)(?![\w-])")
_IN_WORD = re.compile(r"[\w-]")

Made = dict[str, str]
"""Fields and their text, before it is escaped."""
Texts = Mapping[str, str]
People = Mapping[Role, tuple[Name, ...]]
_TRANSLATOR, _RECIPIENT, _CONTRIBUTOR = Role.TRANSLATOR, Role.RECIPIENT, Role.CONTRIBUTOR


def made_fields(texts: Texts, people: People, archives: Archives) -> Made:
    """The fields that a style prints of a document in an archive."""
    return maker_of(archives)(texts, people)


def maker_of(archives: Archives) -> Callable[[Texts, People], Made]:
    """What makes the fields for a kind of style."""
    return _MAKERS[archives]


def _for_bibtex(texts: Texts, people: People) -> Made:
    made = {}
    if not people.get(Role.AUTHOR) and (key := sort_key(texts.get("title"))):
        made["key"] = key
    if where := _joined(
        *map(texts.get, ("archive", "archive-place", _COLLECTION)), _dashed(texts)
    ):
        made["howpublished"] = where
    said = (
        _addressed(texts, people.get(_RECIPIENT)),
        _credit("Translated by", people.get(_TRANSLATOR)),
        _credit("Contributed by", people.get(_CONTRIBUTOR)),
    )
    if note := _joined(*said, by=". "):
        made["note"] = note
    return made


def _for_biblatex(texts: Texts, people: People) -> Made:
    made = {}
    if to := people.get(_RECIPIENT):
        made["titleaddon"] = _credit("To", to)
    if note := _joined(texts.get(_COLLECTION), _dashed(texts)):
        made["note"] = note
    if archive := texts.get("archive"):
        made["organization"] = archive
    if place := texts.get("archive-place"):
        made["location"] = place
    if by := people.get(_CONTRIBUTOR):
        made["addendum"] = _credit("Contributed by", by)
    return made


def _for_chicago(texts: Texts, people: People) -> Made:
    made = {}
    if people.get(_TRANSLATOR):
        # "Without an author the translator heads the entry"; this option prevents it.
        made["options"] = "usetranslator=false"
    if to := people.get(_RECIPIENT):
        # In small letters: the style makes large ones where a sentence begins.
        made["titleaddon"] = _credit("to", to)
    if location := _dashed(texts):
        made["note"] = location
    for field, variable in _CHICAGO:
        if text := texts.get(variable):
            made[field] = text
    if by := people.get(_CONTRIBUTOR):
        made["addendum"] = _credit("contributed by", by)
    return made


def _for_zotero(texts: Texts, people: People) -> Made:
    where = _joined(*map(texts.get, ("archive", "archive-place", _COLLECTION)), _dashed(texts))
    return {"howpublished": where} if where else {}


def _for_better_bibtex(texts: Texts, people: People) -> Made:
    place = texts.get("archive-place")
    return {"extra": f"archive-place: {place}"} if place else {}


_COLLECTION = "archive_collection"
_CHICAGO = (
    ("organization", _COLLECTION),
    ("institution", "archive"),
    ("location", "archive-place"),
)
_MAKERS = {
    Archives.HOWPUBLISHED: _for_bibtex,
    Archives.ORGANIZATION: _for_biblatex,
    Archives.CHICAGO: _for_chicago,
    Archives.ZOTERO: _for_zotero,
    Archives.OWN: _for_better_bibtex,
}


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


def says_genre(texts: Mapping[str, object]) -> bool:
    """Whether the title of a document says its genre too: ``Letter to Mao`` is a letter."""
    words = _STEMS[str(texts.get("genre", ""))]
    title = str(texts.get("title", "")).casefold()
    for word in words:  # quicker than a generator
        if word not in title:
            return False
    return bool(words)


def _stems(genre: str) -> tuple[str, ...]:
    """The words of a genre, without the s of the plural."""
    return tuple(word.rstrip("s") for word in re.findall(r"[^\W\d_]{4,}", genre.casefold()))


_STEMS = Kept(_stems, 1024)
"""Genres recur in a collection."""


def _addressed(texts: Mapping[str, str], to: tuple[Name, ...] | None) -> str:
    """``Letter to Hysni Kapo``: genre and recipients, which BibTeX's ``@misc`` has no fields for."""
    genre = texts.get("genre")
    if not genre or says_genre(texts):
        return _credit("To", to)
    return _credit(f"{genre[:1].upper()}{genre[1:]} to", to) or f"{genre[:1].upper()}{genre[1:]}"


def _dashed(texts: Texts) -> str | None:
    """The location with dashes between the ends of its ranges."""
    location = texts.get("archive_location")
    return _RANGE.sub(_dash, location) if location and "-" in location else location


def _dash(match: re.Match[str]) -> str:
    """``1–9``, ``001–130``; but ``109-07397`` and ``14-9`` are numbers with a hyphen, no ranges."""
    if (start := match.start()) and _IN_WORD.match(match.string, start - 1):
        return match[0]
    first, last = match[1], match[2]
    # Numbers that zeros fill up are of one length. Figures are compared as text: any may stand here.
    even = len(first) == len(last)
    padded = "0" in (first[0], last[0])
    rises = first < last if even else len(first) < len(last) and not padded
    return f"{first}–{last}" if rises else match[0]


def _joined(*parts: str | None, by: str = ", ") -> str | None:
    return by.join(filter(None, parts)) or None


def _credit(words: str, names: tuple[Name, ...] | None) -> str:
    """``To Mao Zedong and Zhou Enlai``; empty where there is nobody."""
    if not names:
        return ""
    shown = [name.display() for name in names]
    last = shown.pop()
    return f"{words} {', '.join(shown)} and {last}" if shown else f"{words} {last}"


def sort_key(title: str | None) -> str | None:
    """The first words of a title: plain.bst needs something to sort by where there is no author."""
    return " ".join(re.findall(r"\w+", title)[:4]) or None if title else None
