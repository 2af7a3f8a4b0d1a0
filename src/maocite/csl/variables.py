"""What kind is a variable, and where does it stand in an item? The only file that knows both."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from maocite.csl.dates import Date, parse_date
from maocite.csl.names import Name, parse_names
from maocite.csl.notefields import note_fields
from maocite.csl.problems import as_error, as_warning
from maocite.csl.unwritable import writable, writable_fields
from maocite.exceptions import InputError

if TYPE_CHECKING:
    from maocite.errors import Problem

DATE_VARIABLES = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
NAME_VARIABLES = frozenset(
    (
        "author", "chair", "collection-editor", "compiler", "composer", "container-author",
        "contributor", "curator", "director", "editor", "editor-translator", "editorial-director",
        "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
        "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
        "script-writer", "series-creator", "translator",
    )
)  # fmt: skip
"""Name variables of CSL 1.0.2, appendix IV."""
NUMBER_VARIABLES = frozenset(
    (
        "chapter-number", "citation-number", "collection-number", "edition",
        "first-reference-note-number", "issue", "locator", "number", "number-of-pages",
        "number-of-volumes", "page", "page-first", "part-number", "printing-number", "section",
        "supplement-number", "version", "volume",
    )
)  # fmt: skip
"""Number variables of CSL 1.0.2, appendix IV."""

_NOTE_VARIABLES = NUMBER_VARIABLES | frozenset(
    (
        "annote", "archive", "archive_collection", "archive_location", "archive-place",
        "authority", "call-number", "collection-title", "collection-title-short",
        "container-title", "container-title-short", "dimensions", "division", "DOI",
        "event-place", "event-title", "genre", "ISBN", "ISSN", "jurisdiction", "keyword",
        "medium", "original-publisher", "original-publisher-place", "original-title",
        "part-title", "PMCID", "PMID", "publisher", "publisher-place", "references",
        "reviewed-genre", "reviewed-title", "scale", "source", "status", "title", "title-short",
        "URL", "volume-title", "volume-title-short",
    )
)  # fmt: skip
"""Standard and number variables that may stand in a note."""

_OLD_NAMES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
}
"""Names that CSL-JSON in circulation has for variables, and their present names."""

_SHORT_FORMS = {"title": "title-short", "container-title": "container-title-short"}


class Signature:
    """One object for all items of a type that have the same variables."""

    __slots__ = ("present",)

    def __init__(self, present: frozenset[str]) -> None:
        self.present = present


NO_SIGNATURE = Signature(frozenset())


class Item:
    """One item in CSL-JSON, its variables read on demand and once."""

    __slots__ = ("_dates", "_names", "fields", "id", "language", "signature", "type")

    def __init__(self, fields: Mapping[str, Any], number: int) -> None:
        if not isinstance(fields, Mapping):
            record = f"item {number + 1}"
            raise InputError([as_error("an item must be a JSON object", record=record)])
        more = {new: fields[old] for old, new in _OLD_NAMES.items() if old in fields}
        note = fields.get("note")
        if isinstance(note, str) and ":" in note:
            more |= note_fields(note, DATE_VARIABLES, NAME_VARIABLES, _NOTE_VARIABLES)
        # Not a copy where nothing is added: thousands of items are read, none is changed.
        self.fields: Mapping[str, Any] = {**more, **fields} if more else fields
        identifier = fields.get("id")
        self.id = str(identifier) if isinstance(identifier, (str, int, float)) else str(number)
        kind = fields.get("type")
        self.type = kind if isinstance(kind, str) else ""
        language = fields.get("language")
        self.language = language if isinstance(language, str) else ""
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date] = {}
        """Only what there is: an empty dictionary takes little room, and there are many items."""
        self.signature = NO_SIGNATURE
        """Stands for all that conditions on type and on variables can ask (set per style)."""

    def with_variables(self, variables: Iterable[tuple[str, str]]) -> Item:
        """The same item with other values of some standard variables; "" takes one away."""
        given = {name: writable(value) for name, value in variables}
        changed = Item({**self.fields, **given}, 0)
        changed.id = self.id
        return changed

    def sign(self, variables: Container[str], known: dict[object, Signature]) -> None:
        """Set the signature: equal for items of one type that have the same ``variables``."""
        there = tuple(
            [
                name
                for name, value in self.fields.items()
                if name in variables
                and (value.strip() if value.__class__ is str else self.has(name))
            ]
        )
        found = known.get((self.type, there))
        if found is None:
            # The same variables in another order are the same signature.
            present = frozenset(there)
            found = known.setdefault((self.type, present), Signature(present))
            known[self.type, there] = found
        self.signature = found

    def text(self, variable: str) -> str:
        """The value of a standard or number variable as text, "" where there is none."""
        value = self.fields.get(variable)
        if value.__class__ is str:
            return value if not value or not value[0].isspace() else value.strip()
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        if value is None:
            if variable == "page-first":
                return first_page(self.text("page"))
            if variable == "event" and "event-title" in self.fields:
                return self.text("event-title")
            return ""
        if variable in DATE_VARIABLES:
            date = self.date(variable)
            return date.literal or "" if date else ""
        if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
            return ", ".join(value)
        return ""

    def short(self, variable: str) -> str:
        """The short form of a variable where the item has one, otherwise the variable."""
        return self.text(_SHORT_FORMS.get(variable, variable + "-short")) or self.text(variable)

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names of a name variable."""
        known = self._names.get(variable)
        if known is None:
            value = self.fields.get(variable)
            known = parse_names(value) if value else ()
            if known:
                self._names[variable] = known
        return known

    def date(self, variable: str) -> Date | None:
        """The content of a date variable, None where it says nothing."""
        known = self._dates.get(variable)
        if known is None:
            value = self.fields.get(variable)
            known = parse_date(value) if value else None
            if known is not None:
                self._dates[variable] = known
        return known

    def has(self, variable: str) -> bool:
        """Whether a variable is there and not empty, of whatever kind it is."""
        value = self.fields.get(variable)
        if value.__class__ is str:
            return bool(value.strip())
        if value is None:
            return variable in ("page-first", "event") and bool(self.text(variable))
        if isinstance(value, (list, tuple)) or variable in NAME_VARIABLES:
            return bool(self.names(variable))
        if isinstance(value, dict):
            return self.date(variable) is not None
        return isinstance(value, (int, float)) and not isinstance(value, bool)


def first_page(pages: str) -> str:
    """The first page of ``page``, where the item has no ``page-first`` of its own."""
    for index, character in enumerate(pages):
        if character in "-–—,;& ":
            return pages[:index]
    return pages


def read_item(fields: Mapping[str, Any], number: int, problems: list[Problem]) -> Item:
    """One item; to ``problems`` is added what no document can hold and was taken out."""
    if isinstance(fields, Mapping):
        identifier = fields.get("id", number)
        fields = writable_fields(fields, str(identifier), problems)
    return Item(fields, number)


def read_items(
    items: Iterable[Mapping[str, Any]], problems: list[Problem] | None = None
) -> dict[str, Item]:
    """Items by their id; of two with one id the last one counts.

    To ``problems`` is added a warning for each such id, and for each field with characters that
    no document can hold. Raises InputError for an item that is no object.
    """
    found = [] if problems is None else problems
    known: dict[str, Item] = {}
    for number, fields in enumerate(items):
        item = read_item(fields, number, found)
        if item.id in known:
            message = f"two items have the id {item.id!r}; the last one counts"
            doubt = as_warning(message, None, None, "duplicate-id", record=item.id, field="id")
            found.append(doubt)
        known[item.id] = item
    return known
