"""What is described? The two shapes of a record: a document in an archive, a published work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from maocite.model.archive import Folios, Level, Repository
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.provenance import Provenance
from maocite.model.role import Role

People = Mapping[Role, tuple[Name, ...]]
"""Names by role, in the order of the source. Read only."""

_NOBODY: People = MappingProxyType({})
_NOTHING: Mapping[str, object] = MappingProxyType({})
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_NO_DATES: Mapping[str, Date] = MappingProxyType({})


class TitleForm(Enum):
    """Is the title on the document, or does it describe the document?"""

    FORMAL = "formal"
    """Stands on the document; printed in quotation marks (CMOS 18, 14.121)."""
    DESCRIPTIVE = "descriptive"
    """Supplied by archivist, editor or translator; printed without quotation marks."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a document in an archive, with its other forms."""

    text: str
    """As given, verbatim, date included."""
    without_date: str | None = None
    """The same without its date, and without an author's name before quotation marks, for styles
    that print these themselves."""
    form: TitleForm | None = None
    """None: not known."""
    language: str | None = None
    """BCP 47 tag of `text`."""
    original: str | None = None
    """The title in the language of the document, in its script."""
    romanised: str | None = None
    """`original` in Latin letters."""
    translated: str | None = None
    """A translation of `text` where that is not in the language of the edition."""


class RelationKind(Enum):
    """How one record belongs to another."""

    ENCLOSURE_OF = "enclosure-of"
    ENCLOSES = "encloses"
    EXCERPT_OF = "excerpt-of"
    COPY_OF = "copy-of"
    TRANSLATION_OF = "translation-of"
    PUBLISHED_IN = "published-in"
    PART_OF = "part-of"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another record or to something described in words; one of `target` and `text`."""

    kind: RelationKind
    target: str | None = None
    """Id of a record of the same collection."""
    text: str | None = None
    """``'People’s Daily' article``."""

    def __post_init__(self) -> None:
        """Refuse a relation to nothing (ValueError)."""
        if not (self.target or self.text):
            raise ValueError("a relation needs a target or a text")


@dataclass(frozen=True, slots=True)
class Copy:
    """Where else the document can be seen: a digital edition, a microfilm, another archive."""

    name: str | None = None
    """``Wilson Center Digital Archive``."""
    location: str | None = None
    """Call number or number there."""
    url: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse a copy that is nowhere (ValueError)."""
        if not (self.name or self.location or self.url):
            raise ValueError("a copy needs a name, a location or an address")


@dataclass(frozen=True, slots=True)
class Silence:
    """A check that shall not report on this record, since what it asks was looked at."""

    check: str
    """Code of the check: ``year-against-date``; `maocite.checks` knows which there are."""
    reason: str
    """Why the record is right as it stands: ``the file is that of the hand-over, in 1967``."""


@dataclass(frozen=True, slots=True)
class ArchivalRecord:
    """A document that lies in an archive."""

    id: str
    """Citation key, unique in its collection: ``aqsh-1959-05-13``."""
    type: str = "document"
    """CSL item type that comes nearest: ``document``, ``personal_communication``, ``manuscript``."""
    repository: Repository | None = None
    levels: tuple[Level, ...] = ()
    """Coarse to fine: fonds, year, file."""
    folios: Folios | None = None
    title: Title | None = None
    genre: str | None = None
    """Kind of document, lower case unless a heading: ``memorandum of conversation``."""
    date: Date | None = None
    """When the document was written."""
    event_date: Date | None = None
    """When the conversation, meeting or event took place that it records."""
    other_dates: tuple[Date, ...] = ()
    """Dates that contradict the chosen one or mean something else (handed over, received), each
    with its `Date.note`."""
    place: str | None = None
    """Where the document was written."""
    event_place: str | None = None
    """Where the event took place."""
    people: People = field(default_factory=lambda: _NOBODY)
    language: str | None = None
    """BCP 47 tag of the document: ``sq``."""
    translation_language: str | None = None
    """BCP 47 tag of the translation that was used: ``en``."""
    excerpt: bool = False
    """Whether only a part of the document was used or translated."""
    relations: tuple[Relation, ...] = ()
    classification: str | None = None
    """Mark of secrecy as the document has it: ``Secret``."""
    abstract: str | None = None
    rights: str | None = None
    urls: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    keywords: tuple[str, ...] = ()
    note: str | None = None
    provenance: tuple[Provenance, ...] = ()
    extra: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    """Fields of a foreign format that have no place here, JSON values, kept for the way back."""
    silence: tuple[Silence, ...] = ()
    """Checks that shall not report on this record."""

    def names(self, role: Role) -> tuple[Name, ...]:
        """The people in a role; empty where there are none."""
        return self.people.get(role, ())


@dataclass(frozen=True, slots=True)
class SecondaryRecord:
    """A published work, or anything that one of the CSL item types and its variables describe."""

    id: str
    """Citation key, unique in its collection: ``mehilli2014``."""
    type: str
    """CSL 1.0.2 item type: ``article-journal``."""
    texts: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    """Standard and number variables of CSL by name, as written; rich text in CSL's micro-HTML."""
    people: People = field(default_factory=lambda: _NOBODY)
    """Only roles that CSL knows."""
    dates: Mapping[str, Date] = field(default_factory=lambda: _NO_DATES)
    """Date variables of CSL by name: ``issued``, ``accessed``."""
    keywords: tuple[str, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    extra: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    """Fields of a foreign format that CSL does not know, JSON values, kept for the way back."""
    silence: tuple[Silence, ...] = ()
    """Checks that shall not report on this record."""

    def names(self, role: Role) -> tuple[Name, ...]:
        """The people in a role; empty where there are none."""
        return self.people.get(role, ())


Record = ArchivalRecord | SecondaryRecord
"""Two shapes, two types; `match` on it."""
