"""A bibliography in parts: archives by repository and fonds, then published works."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maocite.apparatus.collections import Fonds, Holdings, holdings
from maocite.apparatus.divisions import USUAL, Division, divide
from maocite.csl.collation import collator
from maocite.csl.markup import markup
from maocite.formats import Listing, Options, Report
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.rendering import bibliography_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the bibliography."""

    depth: int
    """0 title of a part, 1 repository, 2 fonds, 3 entry."""
    text: str
    """Marked up."""


def divided_lines(
    records: Sequence[Record],
    options: Options,
    report: Report,
    divisions: Sequence[Division] = USUAL,
    listing: Listing = Listing.COLLECTIONS,
) -> Iterator[Line]:
    """All lines in order. Raises what `maocite.rendering.bibliography_of` raises."""
    escape = markup(options.markup).escape
    for division, part in divide(records, divisions):
        yield Line(0, escape(division.title))
        archival = [record for record in part if isinstance(record, ArchivalRecord)]
        for holding in holdings(archival, collator(options.locale or "en-US")):
            yield from _holding_lines(holding, options, report, listing)
        published = [record for record in part if isinstance(record, SecondaryRecord)]
        if published:
            entries = bibliography_of(published, options, report).entries
            yield from (Line(3, entry.text) for entry in entries)


def _holding_lines(
    holding: Holdings, options: Options, report: Report, listing: Listing
) -> Iterator[Line]:
    escape = markup(options.markup).escape
    yield Line(1, escape(holding.heading))
    for fonds in holding.fonds:
        if fonds.heading:
            yield Line(2, escape(fonds.heading))
        if listing is Listing.ITEMS:
            yield from (Line(3, text) for text in _entries(fonds, options, report))


def _entries(fonds: Fonds, options: Options, report: Report) -> list[str]:
    """The documents in archival order; repository and fonds stand above and are left out."""
    found = bibliography_of(fonds.records, options, report, grouped=True).entries
    texts = {entry.id: entry.text for entry in found}
    return [texts[record.id] for record in fonds.records if record.id in texts]


def render_divided(
    records: Sequence[Record],
    options: Options,
    report: Report,
    divisions: Sequence[Division] = USUAL,
    listing: Listing = Listing.COLLECTIONS,
) -> str:
    """The whole bibliography: headings and entries in the markup of the options."""
    lines = divided_lines(records, options, report, divisions, listing)
    layout = {"html": _html, "markdown": _markdown}.get(options.markup, _plain)
    return "".join(layout(lines))


def _plain(lines: Iterable[Line]) -> Iterator[str]:
    """Titles underlined; fonds, and entries below one, indented by their rank."""
    grouped = False
    for number, line in enumerate(lines):
        if line.depth < 2 and number:
            yield "\n"
        indent = "  " * (line.depth - 1) if line.depth == 2 or grouped else ""
        yield f"{indent}{line.text}\n"
        if line.depth == 0:
            yield f"{'=' * len(line.text)}\n"
        grouped = line.depth in (1, 2) or (grouped and line.depth == 3)


def _markdown(lines: Iterable[Line]) -> Iterator[str]:
    """Headings of the second to the fourth rank, entries as paragraphs."""
    marks = {0: "## ", 1: "### ", 2: "#### ", 3: ""}
    for number, line in enumerate(lines):
        yield f"{chr(10) if number else ''}{marks[line.depth]}{line.text}\n"


def _html(lines: Iterable[Line]) -> Iterator[str]:
    """Headings h2 to h4, entries as the CSL processor's HTML has them."""
    for line in lines:
        if line.depth == 3:
            yield f'<div class="csl-entry">{line.text}</div>\n'
        else:
            yield f"<h{line.depth + 2}>{line.text}</h{line.depth + 2}>\n"
