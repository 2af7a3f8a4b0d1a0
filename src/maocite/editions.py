"""Editions in TEI: the one place where their pointers meet the CSL processor."""

from collections.abc import Sequence
from dataclasses import replace

from maocite.errors import UnknownNameError
from maocite.formats import Options, Report
from maocite.model.library import Library
from maocite.rendering import Request, Requests, render_requests
from maocite.sources import Source
from maocite.tei.edition_bibliography import DIVISIONS
from maocite.tei.expand import CitationRequest, expand
from maocite.tei.formatted import MARKUP
from maocite.tei.tokens import slug


def expand_edition(
    source: Source, library: Library, options: Options, report: Report, *, divide: str = "kind"
) -> bytes:
    """An edition with notes in the style that is asked for, and a bibliography of what it cites.

    `divide`: how the bibliography is divided, a name of `maocite.tei.edition_bibliography.DIVISIONS`. Raises
    `UnknownNameError` for another one, `InputError` for a file that is no XML.
    """
    if divide not in DIVISIONS:
        raise UnknownNameError("division", divide, list(DIVISIONS))
    chosen = replace(options, markup=MARKUP)

    def formatter(requests: Sequence[CitationRequest]) -> Sequence[str]:
        rows = [
            Requests(
                tuple(Request(key, pinpoint) for key, pinpoint in request.cites),
                request.note_number,
            )
            for request in requests
        ]
        return render_requests(library, rows, chosen, report) if rows else []

    # Read once: places in the file are looked up again and again.
    held = Source(source.name, source.content)
    return expand(held, library, slug(options.style, joint="-"), divide, formatter, report)
