"""How does a program written for citeproc-py render with this processor? The names of its front.

A program changes its import lines; docs/from-citeproc-py.md says what else is different.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from maocite.csl import formatter as formatters
from maocite.csl.cite import Citation, CitationItem, Locator
from maocite.csl.compiled import SortKey, Style, compile_style
from maocite.csl.growing import Growing
from maocite.csl.loading import LoadedStyle, StyleError, load, style_names
from maocite.csl.locale import merge_locales
from maocite.csl.markup import Markup
from maocite.csl.parse import parse
from maocite.csl.problems import as_error
from maocite.csl.processor import Processor, Rendered
from maocite.csl.references import CiteProcJSON, find, reference_to_csl
from maocite.csl.variables import Item, read_item
from maocite.exceptions import InputError, UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

    from maocite.errors import Problem

formatter = formatters


class Readable(Protocol):
    """A file object."""

    def read(self) -> str | bytes:
        """All of it."""


class UnknownStyleError(UnknownNameError, ValueError):
    """There is no style of this name; a ValueError, as citeproc-py raises."""


class Key(str):
    """A citation key in lower case, as citeproc-py shows it; ``id`` is the key as written."""

    __slots__ = ("id",)
    id: str


class EntryText(str):
    """The text of a bibliography entry; ``key`` is the id of its item."""

    __slots__ = ("key",)
    key: str


class CitationStylesStyle:
    """A style by name, path, file object or XML text, in one output language.

    ``validate``: warn where the style does not keep to the schema of CSL. ``root`` is the XML
    tree (lxml) with its ``locales``; changes made there count from the first text or the next
    ``sort`` on.
    Raises UnknownStyleError (a ValueError) and StyleError with every mistake.
    """

    def __init__(
        self,
        style: str | Path | bytes | Readable,
        locale: str | None = None,
        validate: bool = True,
    ) -> None:
        wanted = _style_source(style)
        try:
            self._loaded: LoadedStyle = load(wanted, locale)
        except UnknownNameError as error:
            raise UnknownStyleError(error.kind, error.name, style_names()) from None
        self.root: Any = self._loaded.root
        self._compiled: tuple[bytes, Style] | None = None
        if validate:
            try:
                load(wanted, locale, validate=True)
            except StyleError as error:
                warnings.warn(str(error), stacklevel=2)

    def has_bibliography(self) -> bool:
        """Whether the style has a bibliography."""
        return self.compiled().bibliography is not None

    def compiled(self) -> Style:
        """The compiled style; compiled anew where the tree was changed since."""
        from lxml import etree

        trees = (self.root, *self._loaded.locales)
        written = b"".join(etree.tostring(tree) for tree in trees)
        if self._compiled is None or self._compiled[0] != written:
            loaded = self._loaded
            locale = merge_locales(loaded.locales, loaded.language)
            self._compiled = written, compile_style(parse(loaded), locale)
        return self._compiled[1]


def _style_source(style: str | Path | bytes | Readable) -> str | Path | bytes:
    """What ``load`` takes: a name, a path or the XML as bytes."""
    if not isinstance(style, (str, os.PathLike, bytes)):
        style = style.read()
    if isinstance(style, str):
        if style.lstrip("\ufeff \t\r\n").startswith("<"):
            # Text has no encoding any more, whatever its XML declaration says.
            text = style.lstrip("\ufeff \t\r\n")
            return re.sub(r"^<\?xml[^>]*\?>", "", text).encode("utf-8")
        return _absolute(style) if os.path.isfile(style) else style
    return _absolute(style) if isinstance(style, os.PathLike) else style


def _absolute(path: str | os.PathLike[str]) -> Path:
    from pathlib import Path

    return Path(path).absolute()


Callback = Callable[[Any], Any]
"""Is told of a cite whose key is unknown; what it returns stands in the citation."""


class CitationStylesBibliography:
    """A document: citations registered in their order, rendered on demand.

    ``source``: a CiteProcJSON, a source of citeproc-py (BibTeX), or any mapping from keys to
    CSL-JSON. ``formatter``: see ``maocite.csl.formatter``. Positions, citation numbers, year
    suffixes and all disambiguation come from everything that is registered, whenever ``cite`` is
    called.
    """

    def __init__(
        self,
        style: CitationStylesStyle | Style,
        source: Mapping[str, Any],
        formatter: str | Markup | formatters.Formatter = formatters.html,
    ) -> None:
        self.style, self.source, self.formatter = style, source, formatter
        self._markup = formatters.output(formatter)
        self._citations: list[Any] = []
        self._known: list[Citation] = []
        """The same with the ids of their items, without those that there are not."""
        self._places: dict[int, list[int]] = {}
        """Where each citation, by identity, stands."""
        self._first: dict[str, Any] = {}
        """The first cite of every item, by id."""
        self._items: dict[str, Item] = {}
        self._ids: dict[str, str | None] = {}
        """The id of the item for every key that was looked up; None where there is none."""
        self._asked: dict[int, int] = {}
        """How often each citation was rendered."""
        self._sorted = False
        self.problems: list[Problem] = []
        """Warnings about items: characters in them that no document can hold."""
        self._processor: tuple[Style, Processor] | None = None
        self._rendered: Rendered | None = None
        self._growing: Growing | None = None

    def register(self, citation: Citation, callback: Callback | None = None) -> None:
        """Add a citation to the document; ``callback`` is told of each cite of unknown key."""
        self._places.setdefault(id(citation), []).append(len(self._citations))
        self._citations.append(citation)
        self._rendered = None
        for cite in _cites(citation):
            known = self._resolve(cite.key)
            if known is not None:
                self._first.setdefault(known, cite)
            elif callback is not None:
                callback(cite)
        self._known.append(self._with_ids(citation))

    def sort(self) -> None:
        """Put the bibliography in the style's order; without it, entries stand as registered."""
        self._sorted = True
        self._processor = self._rendered = self._growing = None

    def cite(self, citation: Citation, callback: Callback | None = None) -> str:
        """The text of a registered citation.

        ``callback`` is told of each cite of unknown key; the text it returns, or else the key
        with a question mark, stands at the end of the citation. A citation that is registered
        twice stands twice in the document: each call renders the next of its places. Raises
        InputError for a citation that is not registered.
        """
        places = self._places.get(id(citation))
        if not places:
            keys = ", ".join(str(cite.key) for cite in _cites(citation))
            message = "this citation is not registered; call register() with the same object first"
            raise InputError([as_error(message, record=keys)])
        asked = self._asked.get(id(citation), 0)
        self._asked[id(citation)] = asked + 1
        style, text = self._text(places[min(asked, len(places) - 1)])
        missing = []
        for cite in _cites(citation):
            if self._resolve(cite.key) is None:
                told = callback(cite) if callback is not None else None
                missing.append(str(told) if told else f"{cite.key}?")
        return self._with_missing(text, missing, style) if missing else text

    def bibliography(self) -> list[EntryText]:
        """The texts of the entries; none where the style has no bibliography."""
        bibliography = self._render().bibliography
        texts = []
        for entry in bibliography.entries if bibliography is not None else ():
            text = EntryText(entry.text)
            text.key = entry.id
            texts.append(text)
        return texts

    @property
    def keys(self) -> list[Key]:
        """Keys of the items in the order of the bibliography, in lower case.

        Items of which the style prints nothing stand at the end where it is sorted.
        """
        keys = []
        for identifier in self._order():
            key = Key(identifier.lower())
            key.id = identifier
            keys.append(key)
        return keys

    @property
    def items(self) -> list[Any]:
        """The first cite of each item, in the order of ``keys``."""
        return [self._first[identifier] for identifier in self._order()]

    def _order(self) -> list[str]:
        if not self._sorted:
            return list(self._first)
        printed = [text.key for text in self.bibliography()]
        return list(dict.fromkeys([*printed, *self._first]))

    def _resolve(self, key: object) -> str | None:
        """The id of the item that a key means."""
        text = str(key)
        if text not in self._ids:
            found = find(self.source, text)
            if found is not None and found[0] not in self._items:
                self._add(read_item({**found[1], "id": found[0]}, 0, self.problems))
            self._ids[text] = None if found is None else found[0]
        return self._ids[text]

    def _add(self, item: Item) -> None:
        self._items[item.id] = item
        if self._processor is not None:
            style, processor = self._processor
            item.sign(style.variables, processor.signatures)

    def _text(self, place: int) -> tuple[Style, str]:
        """The text of the citation at a place: by itself where the document only grows."""
        style, processor = self._prepared()
        if self._rendered is None and Growing.possible(processor):
            if self._growing is None:
                self._growing = Growing(processor)
            return style, self._growing.text(self._known, place)
        return style, self._render().citations[place]

    def _prepared(self) -> tuple[Style, Processor]:
        """The style and what renders with it; both stay until ``sort`` is called."""
        if self._processor is None:
            style = self.style if isinstance(self.style, Style) else self.style.compiled()
            effective = style if self._sorted else _as_registered(style)
            self._processor = style, Processor(effective, self._items, self._markup, remember=True)
        return self._processor

    def _render(self) -> Rendered:
        """Everything that is registered, rendered once until something changes."""
        if self._rendered is None:
            self._growing = None
            self._rendered = self._prepared()[1].render(self._known)
        return self._rendered

    def _with_ids(self, citation: Any) -> Citation:
        """A citation with the ids of its items, without those that there are not."""
        items = []
        for cite in _cites(citation):
            identifier = self._resolve(cite.key)
            if identifier is None:
                continue
            if isinstance(cite, CitationItem):
                items.append(cite._replace(key=identifier))
            else:
                items.append(_foreign(cite, identifier))
        if isinstance(citation, Citation):
            return Citation(items, citation.note_number, citation.composite)
        return Citation(items)

    def _with_missing(self, text: str, missing: Sequence[str], style: Style) -> str:
        """A citation with texts for unknown cites at its end, inside of the layout's suffix."""
        layout = style.citation
        if layout is None:
            return text
        escape = self._markup.escape
        delimiter, suffix = escape(layout.delimiter), escape(layout.suffix)
        words = delimiter.join(missing)
        if not text:
            return f"{escape(layout.prefix)}{words}{suffix}"
        if suffix and text.endswith(suffix):
            return f"{text[: -len(suffix)]}{delimiter}{words}{suffix}"
        return f"{text}{delimiter}{words}"


def _as_registered(style: Style) -> Style:
    """The style with its bibliography in the order of citing."""
    layout = style.bibliography
    if layout is None or not layout.sort:
        return style
    by_number = SortKey(
        "citation-number", None, descending=False, demote_particle=False, numbered=True
    )
    return style._replace(bibliography=layout._replace(sort=(by_number,)))


def _cites(citation: Any) -> Sequence[Any]:
    """The cites of a citation of ours or of citeproc-py's."""
    cites: Sequence[Any] = citation.items if isinstance(citation, Citation) else citation.cites
    return cites


def _foreign(cite: Mapping[str, Any], key: str) -> CitationItem:
    """A CitationItem of citeproc-py as one of ours."""
    locator = cite.get("locator")
    return CitationItem(
        key,
        None if locator is None else Locator(locator.label, str(locator.identifier)),
        str(cite.get("prefix", "")),
        str(cite.get("suffix", "")),
        suppress_author=bool(cite.get("suppress-author", cite.get("suppress_author", False))),
        author_only=bool(cite.get("author-only", cite.get("author_only", False))),
    )


__all__ = [
    "Citation",
    "CitationItem",
    "CitationStylesBibliography",
    "CitationStylesStyle",
    "CiteProcJSON",
    "Locator",
    "UnknownStyleError",
    "formatter",
    "reference_to_csl",
]
