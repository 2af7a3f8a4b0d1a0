"""Where does a document lie? Repository, the levels of arrangement below it, and the folios.

Levels follow ISAD(G), 2nd edition, 3.1.4 and EAD ``@level``; containers (box, folder) are levels
too, since call numbers mix both. Coarse to fine, whatever order an archive prints.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Repository:
    """The body that keeps the document (ISDIAH), shared by all records that name it."""

    names: tuple[tuple[str, str], ...]
    """Pairs of BCP 47 language and name, the original language first:
    ``(("sq", "Arkivi Qendror Shtetëror"), ("en", "Central State Archives"))``."""
    key: str | None = None
    """Under which key it is declared: ``aqsh``."""
    abbreviation: str | None = None
    """``AQSH``."""
    place: str | None = None
    """City: ``Tirana``."""
    country: str | None = None
    """``Albania``."""
    country_code: str | None = None
    """ISO 3166-1: ``AL``."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """``("isil", "...")``, ``("wikidata", "...")``."""
    profile: str | None = None
    """Archive profile that prints and reads its call numbers: the name of one that comes with
    maocite, or a TOML file of the user's below the current folder; default: found by key,
    abbreviation or name."""

    def __post_init__(self) -> None:
        """Refuse a repository without a name (ValueError)."""
        if not self.names:
            raise ValueError("a repository needs a name")

    @property
    def name(self) -> str:
        """The name in the original language."""
        return self.names[0][1]

    def name_in(self, language: str) -> str | None:
        """The name in a language (BCP 47, exact match)."""
        return dict(self.names).get(language)


class LevelKind(Enum):
    """What kind of unit a level is."""

    FONDS = "fonds"
    SUBFONDS = "subfonds"
    COLLECTION = "collection"
    RECORD_GROUP = "record-group"
    SUBGROUP = "subgroup"
    SERIES = "series"
    SUBSERIES = "subseries"
    INVENTORY = "inventory"
    """A list that divides a fonds, as the Russian opis does."""
    DEPARTMENT = "department"
    ENTRY = "entry"
    """A numbered entry of an inventory, as in NARA's record groups."""
    YEAR = "year"
    """A year inside the call number; never a date of the document."""
    VOLUME = "volume"
    BOX = "box"
    CARTON = "carton"
    FILE = "file"
    """Dossier, delo, Akte."""
    FOLDER = "folder"
    REEL = "reel"
    PART = "part"
    ITEM = "item"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a call number; at least one of `number` and `name` is set."""

    kind: LevelKind
    number: str | None = None
    """As the archive writes it, leading zeros and slashes included: ``14/AP``."""
    name: str | None = None
    """``Marrëdhëniet me Partinë Komuniste të Kinës``."""
    label: str | None = None
    """The archive's own word before the number: ``Fondi``, ``Dos.``; default: the profile's."""
    abbreviation: str | None = None
    """A short form of the name that later citations use: ``DPOO``."""

    def __post_init__(self) -> None:
        """Refuse an empty level (ValueError)."""
        if not (self.number or self.name):
            raise ValueError("a level needs a number or a name")


@dataclass(frozen=True, slots=True, order=True)
class Folio:
    """One leaf or page; ordered as a reader turns them: 2, 2a, 3r, 3v."""

    number: int
    letter: str = ""
    """``a`` in "12a"."""
    side: str = ""
    """``r`` (recto) or ``v`` (verso)."""


@dataclass(frozen=True, slots=True)
class FolioRange:
    """From one folio to another, both included; a single folio has no `last`."""

    first: Folio
    last: Folio | None = None

    def __contains__(self, folio: Folio) -> bool:
        last = self.last or self.first
        return self.first.number <= folio.number <= last.number

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards (ValueError)."""
        if self.last is not None and self.last < self.first:
            raise ValueError(f"folios run backwards: {self.first.number} to {self.last.number}")


_FOLIO = re.compile(
    r"(?P<number>\d{1,9})(?P<letter>[a-qs-uw-z])?\s*(?P<side>r|v|recto|verso|ob\.?|об\.?)?", re.I
)
_DASH = re.compile(r"\s*[-‐‑–—]\s*")
_BETWEEN = re.compile(r"\s*(?:[,;&]|\band\b|\bund\b|\bet\b)\s*")


@dataclass(frozen=True, slots=True)
class Folios:
    """The folios of a document: as the source writes them, and as numbers."""

    raw: str
    """``001-130``, ``120, 148-150``."""
    ranges: tuple[FolioRange, ...] = ()
    """Empty where `raw` is no list of numbers."""
    label: str | None = None
    """The archive's own word: ``Fl.``; default: the profile's."""

    @classmethod
    def parse(cls, raw: str, label: str | None = None) -> "Folios":
        """Read ``1-6``, ``120, 148-150``, ``12r-13v``, ``193-94`` (short for 194).

        What holds no number stays as `raw` with no ranges. Raises ValueError for a range that
        runs backwards.
        """
        ranges = []
        for piece in _BETWEEN.split(raw.strip()):
            ends = _DASH.split(piece)
            matches = [_FOLIO.fullmatch(end.strip()) for end in ends]
            if len(ends) > 2 or None in matches:
                return cls(raw, (), label)
            found = [match for match in matches if match]
            first = _folio(found[0])
            last = _folio(found[-1], after=first) if len(found) == 2 else None
            ranges.append(FolioRange(first, last))
        return cls(raw, tuple(ranges), label)

    @property
    def plural(self) -> bool:
        """Whether more than one folio is meant."""
        return len(self.ranges) > 1 or any(part.last is not None for part in self.ranges)

    def __iter__(self) -> Iterator[FolioRange]:
        return iter(self.ranges)


def _folio(match: re.Match[str], after: Folio | None = None) -> Folio:
    """A folio; one with fewer digits than the folio before it leaves out the leading ones."""
    digits = match["number"]
    number = int(digits)
    if after is not None and number < after.number and len(digits) < len(str(after.number)):
        head = str(after.number)[: -len(digits)]
        number = int(head + digits)
    side = (match["side"] or "").lower()
    return Folio(number, match["letter"] or "", "v" if side[:1] in ("v", "o", "о") else side[:1])
