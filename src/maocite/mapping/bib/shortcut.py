"""Which items of CSL-JSON are entries as they stand? They are written at once, with no record in between.

Most items have nothing but texts with nothing to escape, names and dates in plain form, and lie in
an archive under a call number that every dialect carries as it is. Of such an item `Entry` would
write the same text and tell of the same losses: a law that tests hold. Whatever is out of the
ordinary goes the long way.
"""

import re
from collections.abc import Iterable
from typing import Any, cast

from maocite.formats import ItemAtOnce, Ready
from maocite.mapping import csl_dates, csl_names
from maocite.mapping.bib.archival import Texts, maker_of, says_genre
from maocite.mapping.bib.dates import in_words, read_parts
from maocite.mapping.bib.dialects import Archives, Dates, Dialect
from maocite.mapping.bib.language import is_english, tag_of
from maocite.mapping.bib.latex_out import (
    Alphabet,
    are_plain,
    encode,
    encode_plain_title,
    encode_title,
    escape_and,
    is_plain,
    joined_if_easy,
)
from maocite.mapping.bib.names import are_simple, is_others
from maocite.mapping.bib.plan import are_read_back, names_in
from maocite.mapping.bib.shapes import Item, Kind, Shape, shape_of
from maocite.mapping.bib.table import UNPRINTED_GENRE
from maocite.mapping.bib.write import (
    UNSAFE,
    babel_of,
    comes_back,
    is_key,
    is_read_otherwise,
)
from maocite.mapping.callnumber import without_collection
from maocite.mapping.csl_json import split_keywords
from maocite.memory import Kept
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.role import Role

_CHECKED, _TITLE, _PAGES, _VERBATIM = Kind.CHECKED, Kind.TITLE, Kind.PAGES, Kind.VERBATIM
_NAMES, _DATE, _ISSUED, _LANGUAGE = Kind.NAMES, Kind.DATE, Kind.ISSUED, Kind.LANGUAGE
_KEYWORDS, _GENRE, _LOCATION = Kind.KEYWORDS, Kind.GENRE, Kind.LOCATION
_IN_MADE = (("recipient", Role.RECIPIENT), ("contributor", Role.CONTRIBUTOR))
"""People of whom an archive's fields are made; of translators Chicago's are."""
_OF_PEOPLE = frozenset({"titleaddon", "addendum"})
"""Fields made of people, whose names are not looked at with the texts."""


def shortcut(dialect: Dialect) -> ItemAtOnce | None:
    """What writes items at once in a dialect; None where there is no quicker way than `Entry`."""
    if (
        dialect.alphabet is not Alphabet.UNICODE
        or dialect.dates is Dates.PARTS
        or dialect.archives is Archives.ZOTERO
    ):
        return None
    return _Writer(dialect).write


class _Writer:
    """Writes the items of one dialect; shapes, people and languages recur in a collection."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._for_zotero, self._better = dialect.for_zotero, dialect.better
        self._write_name = names_in(dialect)
        self._make = maker_of(dialect.archives)
        self._in_made: tuple[tuple[str, Role], ...] = _IN_MADE
        if dialect.archives is Archives.CHICAGO:
            self._in_made = (*_IN_MADE, ("translator", Role.TRANSLATOR))
        self._shapes = Kept(self._shape_of, 4096)
        self._people = Kept(self._person_of, 16384)
        self._languages = Kept(self._language_of, 256)

    def write(self, item: Item) -> Ready | None:
        """The entry of an item that has nothing out of the ordinary, else None."""
        try:
            shape = self._shapes[item["type"], *item]  # type: ignore[arg-type]
            if shape is None:
                return None
            # What is no text among them is a TypeError.
            prose = joined_if_easy(shape.prose(item))
            if prose is not None:
                return self._entry(item, shape, "&" in prose, easy=True)
            texts = shape.beside(item)
            prose = joined_if_easy(texts) if texts else ""
            if prose is not None:
                return self._entry(item, shape, "&" in prose, easy=False)
        except (KeyError, TypeError):
            pass
        return None

    def _entry(self, item: Item, shape: Shape, ands: bool, easy: bool) -> Ready | None:
        """The entry of an item whose texts are easy, or all but the titles; `ands`: some of them
        have an ampersand."""
        values = list(shape.values(item))
        key = values[0]
        if type(key) is not str or not is_key(key):
            return None
        if self._better and any("İ" in value for value in shape.prose(item)):
            return None
        language = item["language"] if shape.foreign else None
        whole = type(language) is str and not is_english(language)
        lost: tuple[str, ...] = ()
        if ands:
            for place in shape.plain:
                values[place] = escape_and(values[place])  # type: ignore[arg-type]  # looked at
        for place, variable, kind, field, otherwise in shape.special:
            value = values[place]
            text: str | None
            if kind is _NAMES:
                text = self._names(value)
                if text is None:
                    text = self._names_that_lose(value)
                    lost = (*lost, variable)
            elif kind is _ISSUED:
                text = self._date(value)
                if text is not None:
                    text = f"  {field} = {{{text}}},\n"
                elif words := _words(value):
                    text = f"  year = {{{words}}},\n"
                    if read_parts(words, None, None) != Date(raw=words):
                        lost = (*lost, "date" if shape.archival else variable)
            elif kind is _DATE:
                text = self._date(value)
            elif type(value) is not str:
                return None
            elif kind is _TITLE:
                if easy:
                    text = encode_plain_title(value, whole)
                else:
                    text = None if shape.unexpandable else _title(value, whole)
            elif kind is _PAGES:
                text = self._pages(value)
            elif kind is _LANGUAGE:
                text = self._languages[value]
            elif kind is _VERBATIM:
                text = None if UNSAFE.search(value) else value
            elif kind is _LOCATION:
                text = _location(item.get("archive_collection"), value)
            elif kind is _CHECKED:
                text = escape_and(value)
            elif kind is _GENRE:
                said = says_genre(item)
                name = UNPRINTED_GENRE if said else field
                text = f"  {name} = {{{escape_and(value)}}},\n"
            elif kind is _KEYWORDS:
                text = _keywords(value)
            if not text or (otherwise and _is_read_otherwise(item, variable)):
                return None
            values[place] = text
        made = self._made(item, shape) if shape.archival else ""
        return (
            None if made is None else Ready(key, f"{shape.template % (*values,)}{made}}}\n", lost)
        )

    def _names(self, names: Any) -> str | None:
        """Names that are read as they are written; None where one of them is not, or is odd."""
        people = self._people
        try:
            # Where one of them is None, joining them is a TypeError.
            return " and ".join([people[*name, *name.values()] for name in names])  # type: ignore[misc]
        except (AttributeError, TypeError):
            return None

    def _names_that_lose(self, value: object) -> str | None:
        """Names of which some are read otherwise than they are; None where one is odd."""
        names = csl_names.read_plain(value) if type(value) is list else None
        if not names or not self._takes(names):
            return None
        return " and ".join([self._write_name(name)[0] for name in names])

    def _takes(self, names: Iterable[Name]) -> bool:
        """Whether the dialect can write all names."""
        return self._dialect.others or not any(map(is_others, names))

    def _person_of(self, parts: tuple[object, ...]) -> str | None:
        """A name as written, given as its fields and then their texts; None for one that is
        read otherwise."""
        if len(parts) == 4 and parts[:2] == ("family", "given"):
            _, _, family, given = parts
            if type(family) is str and type(given) is str and are_simple(family, given):
                return f"{family}, {given}"
        half = len(parts) // 2
        names = csl_names.read_plain([dict(zip(parts[:half], parts[half:], strict=True))])
        if not names or not self._takes(names):
            return None
        text, exact = self._write_name(names[0])
        return text if exact or are_read_back(names, text) else None

    def _date(self, value: object) -> str | None:
        edtf = csl_dates.plain_edtf(value)
        if edtf is not None:
            return edtf
        try:
            date = csl_dates.read_date(value)
        except ValueError:
            return None
        if date.edtf is None or date.raw or date.time or date.note:
            return None
        return in_words(date.edtf) if self._for_zotero else date.edtf

    def _pages(self, text: str) -> str | None:
        if "–" in text or "&" in text:
            return None
        return text if self._for_zotero else text.replace("-", "--")

    def _made(self, item: Item, shape: Shape) -> str | None:
        """The lines that a style prints of a document in an archive."""
        people: dict[Role, tuple[Name, ...]] = {}
        for name, role in self._in_made:
            if name in item:
                people[role] = csl_names.read_plain(cast("list[object]", item[name])) or ()
        lines = []
        # The texts that are asked for were looked at.
        for field, text in self._make(cast("Texts", item), people).items():
            if field in shape.fields:
                return None
            if field in _OF_PEOPLE:
                text = encode(text)
            elif "&" in text:
                text = escape_and(text)
            lines.append(f"  {field} = {{{text}}},\n")
        return "".join(lines)

    def _language_of(self, tag: str) -> str | None:
        """The line of a language; None for a tag that is read otherwise."""
        if babel := babel_of(tag, self._dialect):
            return f"  langid = {{{babel}}},\n"
        if tag_of(tag) != tag or not _TAG.fullmatch(tag):
            return None
        return f"  language = {{{tag}}},\n"

    def _shape_of(self, names: tuple[str, ...]) -> Shape | None:
        csl_type, *variables = names
        return shape_of(self._dialect, csl_type, variables)


_TAG = re.compile(r"[A-Za-z0-9-]+")


def _title(text: str, whole: bool) -> str | None:
    """A title that is not easy."""
    if is_plain(text):
        return encode_plain_title(text, whole)
    return (
        encode_title(text, Alphabet.UNICODE, whole) if comes_back(text, Alphabet.UNICODE) else None
    )


def _is_read_otherwise(item: Item, variable: str) -> bool:
    """`is_read_otherwise` of a variable that is text, as its title is where it has one."""
    title = item.get("title")
    return is_read_otherwise(variable, str(item[variable]), title if type(title) is str else None)


def _words(value: object) -> str | None:
    """A date that is known only in words with nothing to escape."""
    if type(value) is not dict or len(value) != 1:
        return None
    text = value.get("literal")
    return text if type(text) is str and are_plain((text,)) else None


def _keywords(text: str) -> str | None:
    """Keywords between commas; None where they would be parted otherwise."""
    words = split_keywords(text)
    joined = ", ".join(words)
    parted = joined.count(",") < len(words) and ";" not in joined
    return joined if parted and len(set(words)) == len(words) and are_plain(words) else None


def _location(collection: object, location: str) -> str | None:
    """A place in a collection, with the collection before it; None where it stands there already."""
    if type(collection) is not str:
        return escape_and(location)
    if without_collection(collection, location) != location:
        return None
    return escape_and(f"{collection}, {location}")
