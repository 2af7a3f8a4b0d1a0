"""How does an entry begin? ``@type``, ``@subtype``, ``xml:id``, ``@n`` and ``@sortKey``, whatever it describes."""

from functools import lru_cache

from maocite.model.date import Date
from maocite.model.record import ArchivalRecord, Record
from maocite.model.role import Role
from maocite.tei.identifiers import Identifiers
from maocite.tei.serialise import escape_attribute
from maocite.tei.tokens import slug, to_token

SORTED = 100
"""Characters of a title or a name that ``@sortKey`` is made of: more would sort nothing."""


def attributes_of(record: Record, identifiers: Identifiers) -> dict[str, str]:
    """The attributes of an entry; those without a value are left out."""
    attributes = {"type": to_token(record.type)}
    if genre := _subtype(_genre(record)):
        attributes["subtype"] = genre
    attributes["xml:id"] = identifiers.for_entry(record.id)
    attributes["n"] = record.id
    if key := sort_key(record):
        attributes["sortKey"] = key
    return attributes


def opened(name: str, record: Record, identifiers: Identifiers) -> str:
    """The start tag of an entry without its ``>``, as `attributes_of` makes it."""
    key = record.id
    found = identifiers.for_entry(key)
    genre, order = _subtype(_genre(record)), sort_key(record)
    # Types, slugs and ids hold nothing to escape, and most keys are ids.
    number = key if found == key else escape_attribute(key)
    subtype = f' subtype="{genre}"' if genre else ""
    sorting = f' sortKey="{order}"' if order else ""
    return (
        f'<{name} type="{to_token(record.type)}"{subtype} xml:id="{found}" n="{number}"{sorting}'
    )


def sort_key(record: Record) -> str:
    """Author, else editor, else title, or the archive; then the date: one token."""
    if isinstance(record, ArchivalRecord):
        first = _word(record.repository.name) if record.repository else ""
        date = record.date or record.event_date
    else:
        people = record.people
        for role in _SORTING:
            if names := people.get(role):
                name = names[0]
                first = _person(name.family, name.given, name.literal)
                break
        else:
            first = _slug(record.texts.get("title", ""))
        date = record.dates.get("issued")
    last = _time(date) if date is not None else ""
    return f"{first}_{last}" if first and last else first or last


_SORTING = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR)


def _genre(record: Record) -> str:
    if isinstance(record, ArchivalRecord):
        return record.genre or ""
    return record.texts.get("genre", "")


def _time(date: Date) -> str:
    return _word(date.edtf or date.raw or "")


_subtype = lru_cache(maxsize=512)(slug)


@lru_cache(maxsize=4096)
def _person(family: str | None, given: str | None, literal: str | None) -> str:
    words = [_slug(part) for part in (family, given, literal) if part]
    return "_".join(filter(None, words))


@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    return _slug(text)


def _slug(text: str) -> str:
    # The numbers of a date are joined by hyphens.
    return slug(text[:SORTED], "-" if text[:1].isdigit() else "_")
