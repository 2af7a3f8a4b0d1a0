"""By what can a record be known again? What identifies it, folded once so that comparing is quick."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from maocite.archives.units import unit
from maocite.checks.identifiers import isbn_check
from maocite.checks.rule import Collection
from maocite.checks.spelling import plain
from maocite.checks.units import unit_of
from maocite.model.date import Date
from maocite.model.record import ArchivalRecord, People, Record, SecondaryRecord
from maocite.model.role import Role

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ADDRESS = re.compile(r"^https?://(?:www\.)?|[#?&]utm_[^#]*|#.*$|/+$", re.I)
_MAIN = re.compile(r":\s|\.\s|\s[–—-]\s|\?\s|\(")
"""What ends a main title and begins a subtitle or an addition."""
_MAKERS = (Role.AUTHOR, Role.EDITOR, Role.RECIPIENT, Role.PARTICIPANT)
"""Who makes two documents of one title and day two documents."""
_NUMBERS = ("volume", "issue", "edition", "number", "chapter-number", "part-number", "page")
"""What tells works of one title and author apart."""
_MARKUP = re.compile(r"</?[a-z][^>]*>")


@dataclass(frozen=True, slots=True)
class Portrait:
    """One record as the search sees it."""

    record: Record
    source: int
    """Which of the sources it comes from, counted from 0."""
    title: str
    """Letters and digits alone, folded; empty where there is none."""
    main: str
    """The same without subtitle."""
    people: frozenset[str]
    """Folded family names of those who made it; given names may be shortened in one record."""
    date: str
    """EDTF, or the folded words of the source; empty where there is none."""
    identifiers: frozenset[tuple[str, str]]
    """``("DOI", "10.1080/...")``, ISBN with 13 digits, addresses without what does not count."""
    unit: Hashable
    """Archive and levels, where they lead to what is foliated; else None."""
    folios: Hashable
    """What the folios mean, or None."""
    numbers: tuple[tuple[str, str], ...]
    """Volume, issue, edition and their like, where they are set."""

    @property
    def words(self) -> frozenset[str]:
        """The words of the title."""
        return frozenset(self.title.split())

    def blocks(self) -> Iterator[Hashable]:
        """Records that share none of these are not compared: the time grows with the records."""
        yield from self.identifiers
        yield "id", self.record.id
        if self.unit and self.folios:
            yield self.unit, self.folios
        # A work of which one record lacks the date shares the people, and the other way round.
        day = self.date if isinstance(self.record, ArchivalRecord) else self.date[:4]
        first = min(self.people, default="")
        if self.main:
            yield "title", self.main, day
            if day != self.date:
                yield "title", self.main, self.date
            if first or not day:
                yield "title by", self.main, first
        if first and day and self.title:
            yield "maker", first, day


def portray(record: Record, source: int, collection: Collection) -> Portrait:
    """Fold what identifies a record. `collection` knows the profiles of the archives."""
    match record:
        case ArchivalRecord(title=title):
            text = (title.without_date or title.text) if title else ""
            date = record.date or record.event_date
            place = _place(record, collection)
            urls = (*record.urls, *(copy.url for copy in record.copies if copy.url))
            identifiers = frozenset(("URL", _address(url)) for url in urls)
            numbers: tuple[tuple[str, str], ...] = ()
        case SecondaryRecord(texts=texts):
            text = texts.get("title", "")
            date = record.dates.get("issued")
            place = None
            identifiers = frozenset(_identifiers(record))
            numbers = tuple((name, _number(texts[name])) for name in _NUMBERS if name in texts)
    bare = _MARKUP.sub("", text) if "<" in text else text
    folios = record.folios if isinstance(record, ArchivalRecord) else None
    return Portrait(
        record,
        source,
        plain(bare),
        plain(_MAIN.split(bare, maxsplit=1)[0]) or plain(bare),
        _people(record.people),
        _date(date),
        identifiers,
        place,
        (folios.ranges or plain(folios.raw) or None) if folios else None,
        numbers,
    )


def _place(record: ArchivalRecord, collection: Collection) -> Hashable:
    found = unit_of(collection, record)
    if found is None or record.repository is None:
        return None
    # A profile that does not exist is a matter for "maocite check".
    known = collection.profile_of[record.repository] is not None
    return unit(record, collection.profiles) if known else found


def _people(people: People) -> frozenset[str]:
    return frozenset(
        plain(name.family or name.display()) for role in _MAKERS for name in people.get(role, ())
    )


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    time = f" {plain(date.time)}" if date.time else ""
    return (date.edtf or plain(date.raw or "")) + time


def _identifiers(record: SecondaryRecord) -> Iterator[tuple[str, str]]:
    texts = record.texts
    if found := _DOI.search(texts.get("DOI", "")):
        yield "DOI", found[0].casefold()
    # A chapter has the number of its book.
    if record.type in ("book", "report", "collection", "thesis", "document"):
        for number in re.findall(r"[\dXx][\dXx\s‐–-]{8,}[\dXx]", texts.get("ISBN", "")):
            bare = re.sub(r"[^\dXx]", "", number).upper()
            for match in re.finditer(r"97[89]\d{10}|\d{9}[\dX]", bare):
                body = match[0][:-1] if len(match[0]) == 13 else f"978{match[0][:-1]}"
                yield "ISBN", body + isbn_check(body)
    for name in ("PMID", "PMCID"):
        if name in texts:
            yield name, plain(texts[name])
    if url := texts.get("URL"):
        found = _DOI.search(url) if "doi.org/" in url else None
        yield ("DOI", found[0].casefold()) if found else ("URL", _address(url))


def _address(url: str) -> str:
    """Without protocol, ``www.``, fragment, marks of newsletters and a slash at the end."""
    return _ADDRESS.sub("", _ADDRESS.sub("", url.strip()))


def _number(text: str) -> str:
    """The first number, for "2nd edition" is 2 and pages may be cut; else the folded words."""
    found = re.search(r"\d+", text)
    return found[0].lstrip("0") or "0" if found else plain(text)
