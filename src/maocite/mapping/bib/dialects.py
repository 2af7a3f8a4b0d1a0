"""In which dialects is BibTeX written? What differs between them, as values."""

from dataclasses import dataclass
from enum import Enum

from maocite.mapping.bib.latex_out import Alphabet


class Dates(Enum):
    """How the date of a record is written."""

    PARTS = "parts"
    """``year``, ``month``, ``day``: all that BibTeX knows."""
    DATE = "date"
    """``date`` in EDTF."""
    ORIGIN = "origin"
    """``origdate`` for documents in archives, which biblatex-chicago prints day first."""


class Archives(Enum):
    """In which fields a style looks for the place of a document in its archive."""

    HOWPUBLISHED = "howpublished"
    """All in one: plain.bst prints ``howpublished`` and ``note`` of ``@misc``."""
    ORGANIZATION = "organization"
    """biblatex's standard styles print ``note`` and ``location: organization`` of ``@misc``."""
    CHICAGO = "chicago"
    """biblatex-chicago with ``entrysubtype``: note, organization, institution, location."""
    ZOTERO = "zotero"
    """Zotero keeps ``howpublished`` of seven characters or more as a line of Extra."""
    OWN = "own"
    """Better BibTeX knows ``archive`` and ``archivelocation``."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of writing BibTeX."""

    name: str
    summary: str
    classic: bool
    """BibTeX's field names where biblatex has others."""
    column: int
    """Column of `table.WRITE_TYPES`."""
    archival_types: tuple[tuple[str, str], ...]
    """Entry types of documents in archives by CSL type; all others are ``misc``."""
    dates: Dates
    archives: Archives
    alphabet: Alphabet = Alphabet.UNICODE
    tag: bool = False
    """Whether ``language`` holds the BCP 47 tag; else ``langid`` holds babel's name."""
    others: bool = True
    """Whether ``and others`` is understood; Zotero makes a person of it."""

    without: frozenset[str] = frozenset()
    """Entry types that the style does not know, though biblatex does; they become ``misc``."""

    def __hash__(self) -> int:
        """Of the name, which no two dialects share."""
        return hash(self.name)

    @property
    def better(self) -> bool:
        """Whether Better BibTeX reads the entries."""
        return self.archives is Archives.OWN

    @property
    def joined(self) -> bool:
        """Whether ``el-`` must be written together with the name; biblatex sees to that itself."""
        return self.classic or self.better

    @property
    def for_zotero(self) -> bool:
        """Whether an importer of Zotero reads the entries, and no style.

        Better BibTeX lowers the capitals of titles and series that stand in no braces of their
        own (those around a whole title do not count), and both take ``~`` for a blank.
        """
        return self.better or self.archives is Archives.ZOTERO


_UNPUBLISHED = (("manuscript", "unpublished"), ("personal_communication", "unpublished"))

BIBTEX = Dialect(
    "bibtex",
    "BibTeX for plain.bst and its kin, accents as LaTeX commands",
    classic=True,
    column=1,
    archival_types=(),
    dates=Dates.PARTS,
    archives=Archives.HOWPUBLISHED,
    alphabet=Alphabet.ASCII,
)
BIBLATEX = Dialect(
    "biblatex",
    "BibLaTeX for its standard styles",
    classic=False,
    column=0,
    archival_types=(),
    dates=Dates.DATE,
    archives=Archives.ORGANIZATION,
    # The standard styles have no drivers of their own for these, and print them as @misc; Zotero
    # without plug-ins drops entries of these types whole.
    without=frozenset({"legal", "performance", "review", "standard"}),
)
CHICAGO = Dialect(
    "biblatex-chicago",
    "BibLaTeX for the style biblatex-chicago (notes)",
    classic=False,
    column=0,
    archival_types=(),
    dates=Dates.ORIGIN,
    archives=Archives.CHICAGO,
    without=frozenset({"software"}),
)
BETTER_BIBTEX = Dialect(
    "better-bibtex",
    "BibLaTeX as Better BibTeX for Zotero imports it without loss",
    classic=False,
    column=2,
    archival_types=_UNPUBLISHED,
    dates=Dates.DATE,
    archives=Archives.OWN,
    tag=True,
    others=False,
)
ZOTERO = Dialect(
    "zotero-bibtex",
    "BibTeX of which Zotero without plug-ins keeps most; it cannot take an archive from BibTeX",
    classic=True,
    column=2,
    archival_types=_UNPUBLISHED,
    dates=Dates.DATE,
    archives=Archives.ZOTERO,
    tag=True,
    others=False,
)
DIALECTS = (BIBTEX, BIBLATEX, CHICAGO, BETTER_BIBTEX, ZOTERO)
"""All of them; what each writes, the reader knows."""
