"""What is a format? Readers and writers as values, and the lazy tables that list them.

A format is a function with a name, not a subclass. Both sides stream: a reader yields records as
it meets them, a writer yields text as it goes, and both tell what is wrong or lost through
`Report`, one `Problem` at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Generic, NamedTuple, TypeVar, cast

from maocite.errors import Place, Problem, UnknownNameError
from maocite.model.library import Placed
from maocite.model.record import Record, SecondaryRecord
from maocite.sources import Source

MARKUPS = ("plain", "html", "markdown", "latex", "rst", "rtf", "typst")
"""How rendered text can be marked up for people; `maocite.csl` has more outputs for programs."""
Report = Callable[[Problem], None]
"""Takes each problem as it is found; ``problems.append`` for one."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can ask of a writer; each uses what concerns it."""

    style: str = "chicago-archives"
    """CSL style, by name or path, for formats that hold rendered text. The default is the 18th
    edition of Chicago (notes and bibliography) with our rules for archival documents."""
    locale: str | None = None
    """BCP 47 tag of the output language; None: the style's own, else ``en-US``."""
    markup: str = "plain"
    """How rendered text is marked up, one of `MARKUPS`."""
    abbreviate: str = "introduce"
    """Short forms of archives in notes: ``introduce`` (first in full), ``list``, ``never``."""
    order: str = "item-first"
    """Parts of an archival location: ``item-first`` (Chicago) or ``archive`` (its own order)."""
    given_only: bool = False
    """Notes and bibliographies: leave out what the record has from elsewhere than its source."""
    title: str | None = None
    """Title of the document that is written."""
    tei_archival: str = "bibl"
    """Element for archival sources in TEI: ``bibl`` (a cited source), ``msDesc`` (a source that is
    edited) or ``biblStruct`` (for consumers that take nothing else)."""
    tei_form: str = "struct"
    """Entries in TEI: ``struct`` (elements), ``bibl`` (punctuated text in the style) or ``both``."""
    tei_lists: bool = False
    """Lists of people, bodies and places in TEI documents, to which the entries point."""
    publisher: str | None = None
    """Who publishes the file, for formats whose header says so."""
    editor: str | None = None
    """Whom to ask about the file, with or without an address: ``Jane Doe <jane@example.org>``."""
    url: str | None = None
    """Where the file will lie on the web."""
    licence: str | None = None
    """Terms under which the file may be used, as an address or in words."""


class Listing(Enum):
    """How archival sources are listed."""

    COLLECTIONS = "collections"
    """Repositories with their fonds and the years covered (CMOS 18, 14.128)."""
    ITEMS = "items"
    """Each document, under its repository and fonds."""


class Ready(NamedTuple):
    """A record that is written already: nothing of it had to be taken apart."""

    id: str
    text: str
    lost: tuple[str, ...] = ()
    """Fields of which the text does not carry all."""


Portion = tuple[Record | Ready, Place]
"""What `Reader.short` yields; the place of what is `Ready` names the source alone."""
ItemAtOnce = Callable[[Mapping[str, object]], Ready | None]
"""Writes an item of CSL-JSON where that surely gives what its record would give; None: make the
record."""
FlatAtOnce = Callable[[SecondaryRecord], Ready | None]
"""The same of a record in CSL's variables, whose call number nobody took apart yet."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """How a format is written without records in between, where these would say nothing more."""

    write: Callable[[Iterable[Record | Ready], Report], Iterator[str]]
    """Writes as `Writer.write` does; what is `Ready` as it stands."""
    item: ItemAtOnce | None = None
    flat: FlatAtOnce | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """How records come in."""

    name: str
    """``biblatex``: what ``--from`` takes."""
    suffixes: tuple[str, ...]
    """``(".bib",)``: which files are taken for this format."""
    summary: str
    """One line for ``maocite formats``."""
    read: Callable[[Source, Report], Iterator[Placed]]
    """Yields the records of a source. A record that cannot be read is reported as an error and
    left out; the next one is still read."""
    strict: bool = False
    """Whether one broken record stops the work. So it is with what people write for maocite and
    can mend; files of other programs are read as far as they go."""
    short: Callable[[Source, Report, Shortcut], Iterator[Portion]] | None = None
    """Reads as `read` does, and writes at once what can be; None: nothing can."""


@dataclass(frozen=True, slots=True)
class Writer:
    """How records go out."""

    name: str
    """``biblatex``: what ``--to`` takes."""
    suffixes: tuple[str, ...]
    summary: str
    write: Callable[[Iterable[Record], Options, Report], Iterator[str]]
    """Yields the text of the output, UTF-8 once encoded, ending in a newline. What the format
    cannot carry is reported as `Level.LOSS`, once for each record and field."""
    shortcut: Shortcut | None = None
    """A quicker way from formats that have CSL's variables, which gives the same text."""


Format = TypeVar("Format", Reader, Writer)


class Registry(Generic[Format]):
    """The formats of one direction in a fixed order; a module is imported when it is asked for."""

    def __init__(self, kind: str, package: str, modules: Sequence[tuple[str, str, str]]) -> None:
        """`modules` lists (format name, module below `package`, name of the value in it)."""
        self._kind, self._package = kind, package
        self._modules = {name: (module, value) for name, module, value in modules}

    def names(self) -> tuple[str, ...]:
        """All names, without importing anything."""
        return tuple(self._modules)

    def __getitem__(self, name: str) -> Format:
        """The format of that name; raises `UnknownNameError` with the nearest names."""
        if name not in self._modules:
            raise UnknownNameError(self._kind, name, self.names())
        module, value = self._modules[name]
        return cast(Format, getattr(import_module(f"{self._package}.{module}"), value))

    def __iter__(self) -> Iterator[Format]:
        """All formats; imports all their modules."""
        return (self[name] for name in self._modules)
