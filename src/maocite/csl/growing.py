"""What is the text of a citation in a document that grows at its end? In constant time mostly.

A citation that is added changes no position before it. Its items change other texts only where
one of them looks like another item; only then all items are compared anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from maocite.csl.cite import NO_HINTS, Citation
from maocite.csl.cluster import Cluster
from maocite.csl.disambiguate import Methods, Told, global_levels, global_names
from maocite.csl.names import Name
from maocite.csl.position import Placed, Walks
from maocite.csl.processor import Processor, cited


class Growing:
    """The citations so far; the texts are those that rendering all of them gives."""

    def __init__(self, processor: Processor) -> None:
        self.processor = processor
        style, layout = processor.style, processor.style.citation
        assert layout is not None
        self.layout = layout
        self.order: list[str] = []
        self.looks: dict[str, str] = {}
        """What the items look like, before and after they were told apart, with one such item."""
        self.items_of: dict[tuple[str, str], list[str]] = {}
        """The items with a name of each family name."""
        self.bearers: dict[tuple[str, str], set[Name]] = {}
        """The names with each family name, as far as names are looked at."""
        self.citations: list[Citation] = []
        self.stale = False
        """Whether the items must be compared anew."""
        processor.numbers = {}
        processor.ranked = False
        self.methods = Methods.of(layout)
        self.levels: dict[Name, int] = {}
        """How much given name each name needs under the global rules."""
        processor.told = Told({}, self.levels, self.methods.rule.startswith("primary-name"))
        self.cluster = Cluster(style, layout, processor.writer, processor.plain)
        self.cluster.unprinted = processor.unprinted
        self.begin()

    def begin(self) -> None:
        """Go to the beginning of the document."""
        distance = self.layout.element.whole("near-note-distance")
        self.walks = Walks(5 if distance is None else distance)
        self.rows: list[list[Placed]] = []
        """Where the cites of each citation stand."""
        self.note = 0

    @staticmethod
    def possible(processor: Processor) -> bool:
        """Whether numbers follow the order of citing, or are not printed in citations."""
        citation, bibliography = processor.style.citation, processor.style.bibliography
        if citation is None or "citation-number" not in citation.variables:
            return citation is not None
        keys = () if bibliography is None else bibliography.sort
        first = keys[0] if keys else None
        return first is None or (first.variable == "citation-number" and not first.descending)

    def text(self, citations: Sequence[Citation], index: int) -> str:
        """The text of one of the citations, to which some may have been added since."""
        for added in citations[len(self.rows) :]:
            self.add(added)
        processor, citation = self.processor, citations[index]
        row = iter(self.rows[index])
        cites = next(processor.place([citation], lambda _, item: next(row)))
        return processor.citation_text(self.cluster, citation, cites)[0]

    def add(self, citation: Citation) -> None:
        """Put a citation at the end."""
        processor = self.processor
        if processor.style.note_style:
            processor.note_first((citation,), self.note)
        for item in citation.items:
            if item.key not in processor.numbers:
                self.order.append(item.key)
                processor.numbers[item.key] = len(self.order)
                self.look(item.key)
        self.citations.append(citation)
        if self.stale:
            self.compare()
        else:
            self.place(citation)

    def place(self, citation: Citation) -> None:
        """Walk on to a citation."""
        if citation.note_number is not None:
            self.note = citation.note_number
        elif self.processor.style.note_style:
            self.note += 1
        cluster = [cited(item) for item in self.processor.sort_cluster(citation)]
        self.rows.append(self.walks.place(self.note, cluster))

    def look(self, key: str) -> None:
        """See whether a new item could be taken for another one."""
        methods, processor = self.methods, self.processor
        if not methods.any:
            return
        if methods.add_givenname and methods.rule != "by-cite":
            ghost = processor.ghost(key)
            for name in global_names(self.layout, ghost, methods.rule):
                self.meet(name, key)
        self.compare_one(key)

    def meet(self, name: Name, key: str) -> None:
        """See whether a name makes other bearers of its family name ambiguous.

        The global rules go by family name, so that only items with this one can change.
        """
        family = (name.non_dropping_particle, name.family)
        bearers = self.bearers.setdefault(family, set())
        items = self.items_of.setdefault(family, [])
        if name not in bearers:
            bearers.add(name)
            levels = global_levels(bearers, self.methods.rule)
            if any(self.levels.get(one, 0) != level for one, level in levels.items()):
                self.levels.update(levels)
                for other in items:
                    self.compare_one(other)
        items.append(key)

    def compare_one(self, key: str) -> None:
        """Compare an item with all others; nothing else changes where it looks like none."""
        processor = self.processor
        self.stale |= key in processor.told.hints
        ghost = processor.told.apply(processor.ghost(key))
        text = processor.plain.text(self.layout.shapes.shape(ghost), ghost)
        self.stale |= self.looks.setdefault(text, key) != key

    def compare(self) -> None:
        """Tell all items apart, as rendering everything does."""
        processor, layout = self.processor, self.layout
        ranked = processor.number(list(self.order))
        told = processor.tell_apart(ranked)
        self.levels = dict(told.name_levels)
        processor.told = Told(told.hints, self.levels, told.primary_only)
        self.stale = False
        for key in self.order:
            ghost = processor.told.apply(processor.ghost(key))
            for hints in (ghost.hints, NO_HINTS):
                ghost.hints = hints
                text = processor.plain.text(layout.shapes.shape(ghost), ghost)
                self.looks.setdefault(text, key)
        # The order inside of citations may depend on what tells the items apart.
        self.begin()
        for citation in self.citations:
            self.place(citation)
