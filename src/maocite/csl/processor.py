"""In which order does all this happen? The numbered passes from citations to texts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from maocite.csl.bibliography import Bibliography, draw_bibliography
from maocite.csl.cite import NO_HINTS, Citation, CitationItem, Cite, Position
from maocite.csl.cluster import Cluster
from maocite.csl.collation import collator
from maocite.csl.collector import collector_at_rest
from maocite.csl.compiled import Style
from maocite.csl.disambiguate import NOTHING_TOLD, Told, disambiguate
from maocite.csl.link import Writer
from maocite.csl.locators import read_locator
from maocite.csl.markup import Markup
from maocite.csl.markup.plain import MARKUP as PLAIN
from maocite.csl.position import Cited, Placed, places
from maocite.csl.problems import as_warning
from maocite.csl.sort import key_text, sort_cites, sorting_cite
from maocite.csl.unwritable import writable
from maocite.csl.variables import NAME_VARIABLES, Item, Signature
from maocite.exceptions import UnknownNameError

if TYPE_CHECKING:
    from maocite.errors import Problem

_MOST_REMEMBERED = 100_000
"""Names, dates and titles that are remembered at once; some 20 MB."""

PlaceOf = Callable[[int, CitationItem], Placed]


class Rendered(NamedTuple):
    """A document's texts."""

    citations: list[str]
    """One for each citation, in the order given."""
    bibliography: Bibliography | None
    """None where the style has none."""
    problems: tuple[Problem, ...] = ()
    """Warnings about the items: what was changed in them, and of which nothing is printed."""
    authors: Mapping[int, str] = {}
    """In note styles: for composite citations, by index, the author who stands in the text."""


class Processor:
    """Renders documents over one set of items in one style and output format.

    It remembers what it has drawn (names, dates); it is not shared between threads.
    """

    def __init__(
        self, style: Style, items: Mapping[str, Item], markup: Markup, *, remember: bool = False
    ) -> None:
        """``remember``: whether texts are kept for the next rendering of nearly the same."""
        self.style, self.items, self.markup = style, items, markup
        self.memo: dict[Any, Any] = {}
        self.writer = Writer(markup, style.quotes)
        self.plain = Writer(PLAIN, style.quotes)
        self.texts: dict[Hashable, str] | None = {} if remember else None
        self.collate = collator(style.language)
        self.output_language = style.language
        self.numbers: dict[str, int] = {}
        self.told = NOTHING_TOLD
        self.ranked = True
        """Whether the numbers are the order of the bibliography."""
        self.first_notes: dict[str, int] = {}
        """The number of the note in which each item is first cited, as far as it is known."""
        self.signatures: dict[object, Signature] = {}
        self.varied: dict[CitationItem, Item] = {}
        self.problems: list[Problem] = []
        """What is wrong with the items, as far as it is known before rendering."""
        self.unprinted: dict[str, None] = {}
        """Ids of items of which a citation printed nothing."""
        for item in items.values():
            item.sign(style.variables, self.signatures)

    def item_of(self, cited: CitationItem) -> Item:
        """The item as a cite sees it: with the variables that the cite brings along."""
        if not cited.variables:
            return self.items[cited.key]
        known = self.varied.get(cited)
        if known is None:
            known = self.varied[cited] = self.items[cited.key].with_variables(cited.variables)
            known.sign(self.style.variables, self.signatures)
        return known

    def cite(self, item: Item, **changes: Any) -> Cite:
        """A cite of an item, as far as the item alone decides."""
        if len(self.memo) > _MOST_REMEMBERED:
            self.memo.clear()
        return Cite(
            item,
            language=item.language or self.output_language,
            memo=self.memo,
            **changes,
        )

    # 1  Which items, in which order cited?
    def register(self, citations: Sequence[Citation], uncited: Iterable[str]) -> list[str]:
        """Ids in the order of first cite, then those that are not cited but listed."""
        order: dict[str, None] = {}
        for citation in citations:
            for item in citation.items:
                if item.key not in self.items:
                    raise UnknownNameError("citation key", item.key, list(self.items))
                order[item.key] = None
        for key in uncited:
            order[key] = None
        return list(order)

    def note_first(self, citations: Iterable[Citation], note: int = 0) -> None:
        """Keep in which note each item is first cited; ``note``: the number before them."""
        for citation in citations:
            note = note + 1 if citation.note_number is None else citation.note_number
            for item in citation.items:
                self.first_notes.setdefault(item.key, note)

    # 2  The bibliography's order, and citation numbers by it.
    def number(self, order: list[str]) -> list[str]:
        """Sort the bibliography and number the items; return the sorted ids."""
        self.numbers = {key: n for n, key in enumerate(order, 1)}
        layout = self.style.bibliography
        if layout is None or not layout.sort:
            return order
        cites = {key: self.bibliography_cite(key, sorting=True) for key in order}
        ranked = sort_cites(order, layout.sort, cites.__getitem__, self.collate, self.plain)
        # Numbers follow the order of the bibliography, unless that is itself made by number: a
        # list from the last to the first keeps the numbers of the order of citing.
        key, first = layout.sort[0], cites[order[0]] if order else None
        if first is None or not key.numbered or key_text(key, first, self.plain) != f"{1:09d}":
            self.numbers = {key: n for n, key in enumerate(ranked, 1)}
        return ranked

    def bibliography_cite(self, key: str, sorting: bool = False) -> Cite:
        """The item as the bibliography draws it."""
        return self.cite(
            self.items[key],
            bibliography=True,
            sorting=sorting,
            citation_number=self.numbers.get(key, 0),
            hints=self.told.hint(key),
        )

    # 3  Disambiguation.
    def tell_apart(self, ranked: Sequence[str]) -> Told:
        """Compare the cites of all items, as they look when cited again."""
        layout = self.style.citation
        assert layout is not None
        plain = self.plain

        def text_of(cite: Cite) -> str:
            return plain.text(layout.shapes.shape(cite), cite)

        return disambiguate(layout, [self.ghost(key) for key in ranked], text_of)

    def ghost(self, key: str) -> Cite:
        """A cite of an item as it looks when cited again, to compare."""
        return self.cite(
            self.items[key],
            position=Position.SUBSEQUENT,
            comparing=True,
            citation_number=self.numbers[key],
            # "See note 3" tells cites apart as well as names do.
            first_note=self.first_notes.get(key, 1),
        )

    # 4  The order of cites inside of citations.
    def sort_cluster(self, citation: Citation) -> list[CitationItem]:
        """The cites of a citation in the style's order."""
        layout = self.style.citation
        kept = len(citation.items) < 2 or citation.composite
        if layout is None or not layout.sort or kept:
            return list(citation.items)

        def cite_of(item: CitationItem) -> Cite:
            number = self.numbers.get(item.key, 0)
            base = self.cite(
                self.items[item.key], citation_number=number, hints=self.told.hint(item.key)
            )
            return sorting_cite(base)

        # Cites that the keys of the style leave equal follow the bibliography.
        rank = self.numbers if self.ranked else self.ranks({item.key for item in citation.items})
        items = sorted(citation.items, key=lambda item: rank.get(item.key, 0))
        return sort_cites(items, layout.sort, cite_of, self.collate, self.plain)

    def ranks(self, keys: Iterable[str]) -> dict[str, int]:
        """The order of some items in the bibliography, where not all of it is known."""
        order = sorted(keys, key=lambda key: self.numbers.get(key, 0))
        layout = self.style.bibliography
        if layout is not None and layout.sort:
            cites = {key: self.bibliography_cite(key, sorting=True) for key in order}
            for cite in cites.values():
                cite.hints = NO_HINTS  # entries are sorted before they are told apart
            order = sort_cites(order, layout.sort, cites.__getitem__, self.collate, self.plain)
        return {key: place for place, key in enumerate(order)}

    # 5  Positions.
    def place(
        self, citations: Sequence[Citation], given: PlaceOf | None = None
    ) -> Iterator[list[Cite]]:
        """The cites of each citation with their positions.

        ``given`` says where a cite of the citation of an index stands, instead of the document.
        """
        layout = self.style.citation
        distance = layout.element.whole("near-note-distance") if layout is not None else None
        clusters: list[tuple[int, list[CitationItem]]] = []
        note = 0
        for citation in citations:
            if citation.note_number is not None:
                note = citation.note_number
            elif self.style.note_style:
                note += 1
            clusters.append((note, self.sort_cluster(citation)))
        keyed = [(note, [cited(item) for item in cluster]) for note, cluster in clusters]
        if given is None:
            placed = places(keyed, 5 if distance is None else distance)
        else:
            placed = [
                [given(index, item) for item in cluster]
                for index, (_, cluster) in enumerate(clusters)
            ]
        for (_, cluster), (_, keys), row in zip(clusters, keyed, placed, strict=True):
            yield [
                self.told.apply(
                    self.cite(
                        self.item_of(item),
                        position=where.position,
                        near_note=where.near_note,
                        first_note=where.first_note,
                        label=key.label,
                        locator=key.locator,
                        prefix=writable(item.prefix),
                        suffix=writable(item.suffix),
                        suppress_author=item.suppress_author,
                        author_only=item.author_only,
                        citation_number=self.numbers.get(item.key, 0),
                    )
                )
                for item, key, where in zip(cluster, keys, row, strict=True)
            ]

    # 6  The text of a citation.
    def citation_text(
        self, cluster: Cluster, citation: Citation, cites: list[Cite]
    ) -> tuple[str, str]:
        """The text, and the author of a composite citation who stands in the text outside."""
        if not citation.composite or not cites:
            return self.cluster_text(cluster, cites), ""
        name, text = cluster.composite(cites)
        if self.style.note_style:
            return text, name
        return " ".join(part for part in (name, text) if part), ""

    def cluster_text(self, cluster: Cluster, cites: list[Cite]) -> str:
        """Draw a citation, or remember it from before where nothing about it has changed."""
        if self.texts is None:
            return cluster.text(cites)
        key = tuple(
            (
                cite.item, cite.position, cite.near_note, cite.label, cite.locator,
                cite.prefix, cite.suffix, cite.suppress_author, cite.author_only,
                cite.first_note, cite.citation_number, cite.hints, self.levels_of(cite),
            )
            for cite in cites
        )  # fmt: skip
        text = self.texts.get(key)
        if text is None:
            text = self.texts[key] = cluster.text(cites)
        return text

    def levels_of(self, cite: Cite) -> Hashable:
        """What the global rules say of the names of an item."""
        levels = cite.name_levels
        if not levels:
            return None
        item = cite.item
        names = [name for v in item.fields if v in NAME_VARIABLES for name in item.names(v)]
        return tuple(levels.get(name, 0) for name in names)

    def render(
        self,
        citations: Sequence[Citation],
        uncited: Iterable[str] = (),
        given: PlaceOf | None = None,
    ) -> Rendered:
        """All passes in their order.

        The garbage collector rests meanwhile: nothing drawn has circles, and a document of
        thousands of cites would be searched over and over.
        """
        with collector_at_rest():
            return self._passes(citations, uncited, given)

    def _passes(
        self, citations: Sequence[Citation], uncited: Iterable[str], given: PlaceOf | None
    ) -> Rendered:
        self.told = NOTHING_TOLD
        order = self.register(citations, uncited)  # 1
        self.first_notes = {}
        if self.style.note_style and given is None:
            self.note_first(citations)
        ranked = self.number(order)  # 2
        texts: list[str] = []
        authors: dict[int, str] = {}
        if self.style.citation is not None:
            self.told = self.tell_apart(ranked)  # 3
            cluster = Cluster(self.style, self.style.citation, self.writer, self.plain)
            cluster.unprinted = self.unprinted
            for cites in self.place(citations, given):  # 4, 5
                text, name = self.citation_text(cluster, citations[len(texts)], cites)  # 6
                if name:
                    authors[len(texts)] = name
                texts.append(text)
        else:
            texts = ["" for _ in citations]
        entries = (self.told.apply(self.bibliography_cite(key)) for key in ranked)
        bibliography = draw_bibliography(self.style, entries, self.writer, self.plain)  # 7
        return Rendered(texts, bibliography, self.warnings(bibliography), authors)

    def warnings(self, bibliography: Bibliography | None) -> tuple[Problem, ...]:
        """The problems of the items and those of this rendering."""
        unprinted = dict.fromkeys(() if bibliography is None else bibliography.unprinted)
        message = "the style prints nothing of this item in {}"
        found = [
            as_warning(message.format(where), None, None, "nothing-printed", record=key)
            for keys, where in ((self.unprinted, "a citation"), (unprinted, "the bibliography"))
            for key in keys
        ]
        return (*self.problems, *found)


def cited(item: CitationItem) -> Cited:
    """What the position of a cite depends on."""
    locator = item.locator
    if locator is None or not locator.value:
        return Cited(item.key, "", "")
    label, value = read_locator(locator.label, writable(locator.value))
    return Cited(item.key, "sub-verbo" if label == "sub verbo" else label, value)
