"""A bibliography in parts: archives by repository and fonds, then published works."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from maocite.apparatus.collections import Fonds, Holdings, holdings
from maocite.apparatus.divisions import USUAL, Division, divide
from maocite.csl.collation import collator
from maocite.csl.markup import Markup, markup
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
    chosen = markup(options.markup)
    for division, part in divide(records, divisions):
        yield Line(0, chosen.finish(chosen.escape(division.title)))
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
    chosen = markup(options.markup)
    yield Line(1, chosen.finish(chosen.escape(holding.heading)))
    for fonds in holding.fonds:
        if fonds.heading:
            yield Line(2, chosen.finish(chosen.escape(fonds.heading)))
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
    chosen = markup(options.markup)
    if chosen.heading is None:
        return "".join(_plain(lines))
    before, after = chosen.document
    return f"{before}{''.join(_marked(lines, chosen, chosen.heading))}{after.strip()}"


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


def _marked(
    lines: Iterable[Line], chosen: Markup, heading: Callable[[int, str], str]
) -> Iterator[str]:
    """Headings of three ranks; entries in the elements of the format, or as paragraphs."""
    before, after = chosen.entry[0].lstrip(" "), chosen.entry[1]
    apart = "" if before else "\n"
    for number, line in enumerate(lines):
        text = (
            f"{before}{line.text}{after}"
            if line.depth == 3
            else heading(line.depth + 1, line.text)
        )
        yield f"{apart if number else ''}{text}\n"
