"""What can an archive profile say? The archive, its grammar of call numbers, and where we know it from.

A profile is read from one TOML file (`maocite.archives.load`). Archives that write call numbers
alike share a `Grammar`; what differs between them stays in the profile.
"""

from dataclasses import dataclass
from enum import Enum

from maocite.model import LevelKind, Repository

BRACKET = " ("
"""Joiner of a level whose name stands in brackets behind its number: ``R 43 (Reichskanzlei)``."""
ITEM = "item"
"""Slot of `Form.order` for the description of the document: title, genre, people, date."""
REPOSITORY = "repository"
"""Slot of `Form.order` for the archive."""
FOLIOS = "folios"
"""Slot of `Form.order` for the folios."""


class NamePlace(Enum):
    """Where the name of a level is printed."""

    AFTER = "after"
    """``Fondi 14/AP, Marrëdhëniet me Partinë Komuniste të Kinës``."""
    BEFORE = "before"
    """``Records of the U.S. Coast Guard, Record Group 26``."""
    ONLY = "only"
    """The level has a name and, as a rule, no number: ``Central Files``."""
    NONE = "none"
    """Numbers only."""


@dataclass(frozen=True, slots=True)
class LevelRule:
    """How one level of the hierarchy is printed and recognised."""

    id: str
    """Name inside the grammar, used by `Form.order`: ``fonds``."""
    kind: LevelKind
    term: str
    """The archive's word for such a unit, printed or not: ``Bestand``."""
    label: str | None = None
    """Printed before the number: ``Fondi``, ``op.``; None: nothing is printed."""
    plural: str | None = None
    """Label where several units are named: ``boxes``."""
    spellings: tuple[str, ...] = ()
    """Other spellings of the label that are accepted, case and final full stop left open."""
    label_after: bool = False
    """Whether the label follows the number: ``1898 g.``."""
    gap: str = " "
    """Between label and number; empty in ``no.72``."""
    before: str | None = None
    """Separator before this level; None: that of the form."""
    pattern: str | None = None
    """Regular expression of the numbers; None: one word that holds a digit."""
    name: NamePlace = NamePlace.NONE
    name_pattern: str | None = None
    """Regular expression that a name must match to be taken for this level; None: any."""
    joiner: str = ", "
    """Between number and name; `` (`` puts the name in brackets."""
    required: bool = False
    """Whether a call number of this archive is incomplete without the level."""
    genre: str | None = None
    """Kind of document that such a unit is: ``photograph`` for ``Bild``."""
    any_label: bool = False
    """Whether any short word before a number is taken for its label: ``kutija 5``."""
    repeat: bool = False
    """Whether the level may occur several times in one call number."""

    @property
    def labels(self) -> tuple[str, ...]:
        """All spellings of the label, the printed one first."""
        own = [label for label in (self.label, self.plural) if label]
        return (*own, *self.spellings)


@dataclass(frozen=True, slots=True)
class FolioRule:
    """How folios (leaves, pages, images) are printed and recognised."""

    label: str | None = "fol."
    """Empty: bare numbers behind the last level are folios."""
    plural: str | None = None
    """Label for several folios; None: the same."""
    spellings: tuple[str, ...] = ()
    gap: str = " "
    before: str | None = None
    """Separator before the folios; None: that of the form."""

    @property
    def labels(self) -> tuple[str, ...]:
        """All spellings of the label, the printed one first."""
        own = [label for label in (self.label, self.plural) if label]
        return (*own, *self.spellings)


@dataclass(frozen=True, slots=True)
class Form:
    """The order and the separators of a whole citation."""

    order: tuple[str, ...]
    """Slots as printed: `ITEM`, `REPOSITORY`, `FOLIOS` and the ids of levels."""
    separator: str = ", "
    """Between slots."""
    after_repository: str | None = None
    """Between the repository and what follows it; None: `separator`."""
    item_separator: str = ", "
    """Around the description of the document."""
    repository: str = "{abbreviation}"
    """How the archive is named; ``{name}``, ``{name:en}``, ``{abbreviation}``, ``{place}``,
    ``{country}``. Parts in ``<...>`` vanish where a field inside them is not known."""
    full: str = "{name}< ({abbreviation})>"
    """How a first citation introduces it."""
    maker: str | None = None
    """Before the name of who made the unit, after the call number: `` / `` for photographs."""
    end: str = "."
    """Closes the citation."""
    keep_labels: bool = False
    """Whether labels are printed as the record has them: a grammar that serves many archives
    does not know which word for a file or a leaf each of them uses."""

    @property
    def item_first(self) -> bool:
        """Whether the description of the document stands before the archive."""
        return self.order.index(ITEM) < self.order.index(REPOSITORY)

    @property
    def repository_first(self) -> bool:
        """Whether the archive stands before the levels."""
        levels = [slot for slot in self.order if slot not in (ITEM, REPOSITORY, FOLIOS)]
        return not levels or self.order.index(REPOSITORY) < self.order.index(levels[0])


class CreditJoin(Enum):
    """How credits of different people stand together in one sentence."""

    AND = " and "
    """``Contributed by X and translated by Y.``"""
    SEMICOLON = "; "
    """``Obtained by X; translated by Y.``"""


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """How the call numbers of one archive, or of many, are built."""

    key: str
    title: str
    """One line for people: ``fond, opis, delo, list (Russia)``."""
    form: Form
    levels: tuple[LevelRule, ...]
    """Coarse to fine."""
    folios: FolioRule | None = FolioRule()
    compact: str | None = None
    """Characters that join bare numbers: ``/-`` where ``558/11/97`` means f. 558, op. 11, d. 97."""
    credit: CreditJoin = CreditJoin.AND

    def rule(self, identifier: str) -> LevelRule | None:
        """The level rule of that id."""
        return next((rule for rule in self.levels if rule.id == identifier), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """How the archive asks to be cited, and how we know."""

    verified: bool = False
    """Whether a public text of the archive, or a guide that quotes it, was read for this."""
    source: str | None = None
    """Where it stands; for a profile that is not verified, where such strings are printed."""
    prescribed: str | None = None
    """The archive's own pattern in short."""
    note: str | None = None
    """What remains doubtful."""


@dataclass(frozen=True, slots=True)
class Example:
    """One citation as this archive's documents are cited."""

    citation: str
    source: str | None = None
    """Where it was read; None: made up after the rule, with invented numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One archive: its names, its grammar, its rule."""

    key: str
    repository: Repository
    """Names, place, country and identifiers; what a parsed record gets."""
    grammar: Grammar
    rule: Rule
    examples: tuple[Example, ...]
    other_names: tuple[str, ...] = ()
    """Further names and romanisations by which it is recognised."""
    other_abbreviations: tuple[str, ...] = ()
    """Further abbreviations: ``TsPA IML``."""
    other_places: tuple[str, ...] = ()
    """Other spellings of its place: ``Beograd``."""
    signatures: tuple[str, ...] = ()
    """Regular expressions of call numbers that give the archive away without its name."""
    fonds: tuple[tuple[str, str], ...] = ()
    """Known fonds: abbreviation and name, where citations give the abbreviation only."""
    successor: str | None = None
    """Key of the archive that holds the records now; units are compared under that key."""
    digital: bool = False
    """Whether it is an edition that shows documents of other archives."""
    source: str | None = None
    """The file that the profile was read from."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the archive, its own first."""
        return (*(name for _, name in self.repository.names), *self.other_names)

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """All abbreviations of the archive, its own first."""
        own = self.repository.abbreviation
        return (*([own] if own else []), *self.other_abbreviations)

    @property
    def example(self) -> str:
        """A citation of this archive."""
        return self.examples[0].citation

    @property
    def verified(self) -> bool:
        """Whether the rule was read in a public source."""
        return self.rule.verified
