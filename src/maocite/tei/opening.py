"""How does an entry begin? ``@type``, ``@subtype``, ``xml:id``, ``@n`` and ``@sortKey``, whatever it describes."""

from functools import lru_cache

from maocite.model.date import Date
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.model.role import Role
from maocite.tei.identifiers import Identifiers
from maocite.tei.serialise import escape_attribute
from maocite.tei.tokens import slug, to_token

SORTED = 100
"""Characters of a title or a name that ``@sortKey`` is made of: more would sort nothing."""


def attributes_of(record: Record, identifiers: Identifiers) -> dict[str, str]:
    """The attributes of an entry; those without a value are left out."""
    if isinstance(record, ArchivalRecord):
        genre, order = record.genre, archival_order(record)
    else:
        genre, order = record.texts.get("genre"), published_order(record)
    attributes = {"type": to_token(record.type)}
    if subtype := slug(genre or ""):
        attributes["subtype"] = subtype
    attributes["xml:id"] = identifiers.for_entry(record.id)
    attributes["n"] = record.id
    if order:
        attributes["sortKey"] = order
    return attributes


def opened(name: str, record: Record, genre: str | None, order: str, found: str) -> str:
    """The start tag of an entry without its ``>``, as `attributes_of` makes it.

    `order`: what the entry is sorted by; `found`: its ``xml:id``.
    """
    key = record.id
    # Types, slugs and ids hold nothing to escape, and most keys are ids.
    number = key if found == key else escape_attribute(key)
    sorting = f' sortKey="{order}"' if order else ""
    return f'<{name} {_types(record.type, genre)}xml:id="{found}" n="{number}"{sorting}'


@lru_cache(maxsize=1024)
def _types(item_type: str, genre: str | None) -> str:
    subtype = slug(genre or "")
    second = f'subtype="{subtype}" ' if subtype else ""
    return f'type="{to_token(item_type)}" {second}'


def archival_order(record: ArchivalRecord) -> str:
    """What an archival source is sorted by: the archive, then the date."""
    first = _word(record.repository.name) if record.repository is not None else ""
    return _dated(first, record.date or record.event_date)


def published_order(record: SecondaryRecord) -> str:
    """What a published work is sorted by: author, else editor, else title; then the date."""
    people = record.people
    for role in _SORTING:
        if names := people.get(role):
            name = names[0]
            first = _person(name.family, name.given, name.literal)
            break
    else:
        first = _slug(record.texts.get("title", ""))
    return _dated(first, record.dates.get("issued"))


def _dated(first: str, date: Date | None) -> str:
    last = _word(date.edtf or date.raw or "") if date is not None else ""
    return f"{first}_{last}" if first and last else first or last


_SORTING = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR)


@lru_cache(maxsize=2048)
def _person(family: str | None, given: str | None, literal: str | None) -> str:
    words = [_slug(part) for part in (family, given, literal) if part]
    return "_".join(filter(None, words))


@lru_cache(maxsize=2048)
def _word(text: str) -> str:
    return _slug(text)


def _slug(text: str) -> str:
    # The numbers of a date are joined by hyphens.
    return slug(text[:SORTED], "-" if text[:1].isdigit() else "_")
