"""Is one document described twice?"""

from collections.abc import Hashable, Iterator

from maocite.checks.folios import tied_pairs
from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.spelling import plain
from maocite.checks.units import unit_of
from maocite.model.record import ArchivalRecord, People, Record, SecondaryRecord
from maocite.model.role import Role

_MAKERS = (Role.AUTHOR, Role.EDITOR, Role.RECIPIENT, Role.PARTICIPANT)
"""Who makes two documents of one title and day two documents."""


def documents_are_described_once(collection: Collection) -> Iterator[Finding]:
    """No two records have the same place in an archive, or the same title, date and people."""
    tied = set(tied_pairs(collection))
    first: dict[Hashable, Record] = {}
    for record in collection.library:
        reported: set[str] = set()
        for key, words in _marks(collection, record):
            known = first.setdefault(key, record)
            pair = (known.id, record.id)
            if known is record or known.id in reported or pair in tied:
                continue
            if words == _TITLE and _lie_apart(collection, known, record):
                continue
            reported.add(known.id)
            message = (
                f"{words} as {known.id!r}: the document would be counted and cited twice; delete "
                "one record, or say under 'relations' how they belong together (copy-of, "
                "translation-of, enclosure-of)"
                if isinstance(record, ArchivalRecord)
                else f"{words} as {known.id!r}: the work would be listed twice; delete one record"
            )
            yield Finding(message, at(record), (known.id,))


_TITLE = "has the same title, date and people"


def _marks(collection: Collection, record: Record) -> Iterator[tuple[Hashable, str]]:
    """What no two documents have in common, with the words for it."""
    if isinstance(record, SecondaryRecord):
        yield from _secondary_marks(record)
        return
    unit = unit_of(collection, record)
    if unit is not None and record.folios is not None:
        place = record.folios.ranges or plain(record.folios.raw)
        yield ("place", unit, place), "has the same call number and folios"
    date = record.date or record.event_date
    if record.title is not None and date is not None:
        title = plain(record.title.without_date or record.title.text)
        people = _people(record.people)
        yield ("title", title, str(date), date.time, people, record.excerpt), _TITLE


def _secondary_marks(record: SecondaryRecord) -> Iterator[tuple[Hashable, str]]:
    texts = record.texts
    if doi := texts.get("DOI"):
        yield ("DOI", record.type, doi.casefold()), "has the same DOI"
    issued = record.dates.get("issued")
    people = _people(record.people)
    if "title" not in texts or not (issued or people):
        return
    titles = tuple(plain(texts.get(name, "")) for name in ("title", "container-title"))
    numbers = tuple(texts.get(name) for name in ("volume", "issue", "edition", "page", "number"))
    yield ("work", record.type, titles, numbers, str(issued), people), _TITLE


def _people(people: People) -> tuple[frozenset[str], ...]:
    """Family names by role: given names may be shortened in one of two records."""
    return tuple(
        frozenset(plain(name.family or name.display()) for name in people.get(role, ()))
        for role in _MAKERS
    )


def _lie_apart(collection: Collection, one: Record, other: Record) -> bool:
    """Whether both lie in one unit on leaves of their own: two letters of the same day."""
    if not (isinstance(one, ArchivalRecord) and isinstance(other, ArchivalRecord)):
        return False
    unit = unit_of(collection, one)
    return (
        unit is not None
        and unit == unit_of(collection, other)
        and one.folios is not None
        and other.folios is not None
        and one.folios.ranges != other.folios.ranges
    )


SAME_DOCUMENT: LibraryRule = Rule(
    "same-document",
    "Is one document described twice?",
    "Two records with the same call number and folios, or with the same title, date and people, "
    "make one document count as two. Delete one, or say under relations that it is a copy, a "
    "translation or an enclosure.",
    documents_are_described_once,
)
