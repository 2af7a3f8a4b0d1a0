"""Into which parts is a bibliography divided, and what belongs where?

Historians divide theirs into archival sources, published primary sources and secondary works
(CMOS 18, 13.68: "if the list is long, it may be broken into sections").
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from maocite.errors import InputError, Level, Place, Problem, did_you_mean
from maocite.model.record import ArchivalRecord, Record
from maocite.model.vocabulary import ITEM_TYPES
from maocite.sources import Source

KINDS = ("archival", "secondary")


@dataclass(frozen=True, slots=True)
class Division:
    """One part; a record belongs to the first division whose every condition it meets."""

    title: str
    kind: str | None = None
    """``archival`` or ``secondary``; None: both."""
    types: frozenset[str] = frozenset()
    """CSL item types; empty: all."""
    keywords: frozenset[str] = frozenset()
    """At least one of them among the record's keywords, in lower case; empty: any."""
    ids: frozenset[str] = frozenset()
    """Single records by key; empty: any."""

    def takes(self, record: Record) -> bool:
        """Whether the record belongs here."""
        kind = "archival" if isinstance(record, ArchivalRecord) else "secondary"
        words = {word.lower() for word in record.keywords}
        return (
            self.kind in (None, kind)
            and (not self.types or record.type in self.types)
            and (not self.keywords or bool(self.keywords & words))
            and (not self.ids or record.id in self.ids)
        )


USUAL = (
    Division("Archival sources", kind="archival"),
    Division(
        "Published primary sources",
        kind="secondary",
        keywords=frozenset({"primary source", "primary sources", "primary"}),
    ),
    Division("Secondary works", kind="secondary"),
)
"""Where the user says nothing; published sources are known by the keyword ``primary source``."""

REST = Division("Other works")


def divide(
    records: Sequence[Record], divisions: Sequence[Division] = USUAL
) -> list[tuple[Division, list[Record]]]:
    """The records of each division that has any; what no division takes comes last."""
    parts: dict[str, tuple[Division, list[Record]]] = {
        division.title: (division, []) for division in (*divisions, REST)
    }
    for record in records:
        division = next((d for d in divisions if d.takes(record)), REST)
        parts[division.title][1].append(record)
    return [part for part in parts.values() if part[1]]


def read_divisions(source: Source) -> tuple[Division, ...]:
    """Divisions from TOML: tables ``[[division]]`` with title, kind, types, keywords, ids.

    Raises `InputError` with every mistake.
    """
    try:
        content = tomllib.loads(source.text())
    except tomllib.TOMLDecodeError as error:
        raise InputError([Problem(Level.ERROR, str(error), Place(source.name), "toml")]) from None
    tables = content.get("division")
    if not isinstance(tables, list) or not tables:
        message = "has no table [[division]]; each needs a title, and kind, types or keywords"
        raise InputError([Problem(Level.ERROR, message, Place(source.name), "divisions")])
    problems: list[Problem] = []
    found = [
        _division(table, Place(source.name, field=f"division[{number}]"), problems)
        for number, table in enumerate(tables)
    ]
    if problems:
        raise InputError(problems)
    return tuple(found)


_KEYS = ("title", "kind", "types", "keywords", "ids")


def _division(table: object, place: Place, problems: list[Problem]) -> Division:
    def wrong(message: str) -> None:
        problems.append(Problem(Level.ERROR, message, place, "divisions"))

    values = table if isinstance(table, dict) else {}
    for key in values.keys() - set(_KEYS):
        wrong(f"unknown key {key!r}{did_you_mean(key, _KEYS)}")
    title, kind = values.get("title"), values.get("kind")
    if not isinstance(title, str) or not title:
        wrong("needs a title in quotation marks")
        title = ""
    if kind not in (None, *KINDS):
        wrong(f"kind is {kind!r}; it can be {' or '.join(KINDS)}")
        kind = None
    sets = {}
    for key in ("types", "keywords", "ids"):
        words = values.get(key, [])
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            wrong(f"{key} must be a list of texts")
            words = []
        sets[key] = frozenset(words)
    for name in sets["types"] - ITEM_TYPES:
        wrong(f"unknown item type {name!r}{did_you_mean(name, sorted(ITEM_TYPES))}")
    lower = frozenset(word.lower() for word in sets["keywords"])
    return Division(title, kind, sets["types"], lower, sets["ids"])
