"""From records to notes and bibliographies: the one place where records meet the CSL processor."""

from collections.abc import Sequence

from maocite.csl import Bibliography, Citation, CitationItem, Locator, load_style, render
from maocite.errors import MaociteError
from maocite.formats import Options, Report
from maocite.locators import Pinpoint, split_cite
from maocite.mapping.styles import for_styles
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord, Record


def render_notes(
    library: Library, cites: Sequence[str], options: Options, report: Report
) -> list[str]:
    """One note for each cite, in document order, so that later mentions are short.

    A cite is a key with an optional locator (`maocite.locators.split_cite`). Raises
    `UnknownNameError` for a key that is not in the library or a style that does not exist.
    """
    wanted: dict[str, Record] = {}
    citations = []
    for cite in cites:
        key, pinpoint = _resolve(library, cite)
        wanted[key] = library[key]
        locator = Locator(pinpoint.label, pinpoint.value) if pinpoint else None
        citations.append(Citation([CitationItem(key, locator=locator)]))
    style = load_style(options.style, locale=options.locale)
    items = _items(list(wanted.values()), options.style, report)
    return list(render(style, items, citations, output=options.markup).citations)


def _resolve(library: Library, cite: str) -> tuple[str, Pinpoint | None]:
    """Key and locator of a cite; a bare number is a folio of a document, a page of a book."""
    if cite in library:  # a key of another program may itself hold a comma
        return cite, None
    key = split_cite(cite)[0]
    default = "folio" if isinstance(library[key], ArchivalRecord) else "page"
    return split_cite(cite, default=default)


def render_bibliography(records: Sequence[Record], options: Options, report: Report) -> str:
    """The bibliography of the records, sorted by the style; ends in a newline.

    Raises `UnknownNameError` for a style that does not exist and `MaociteError` for one that
    makes no bibliography.
    """
    text = bibliography_of(records, options, report).text
    return text if text.endswith("\n") else f"{text}\n"


def bibliography_of(records: Sequence[Record], options: Options, report: Report) -> Bibliography:
    """The same as single entries, with the style's spacing and indentation."""
    style = load_style(options.style, locale=options.locale)
    citations = [Citation([CitationItem(record.id)]) for record in records]
    rendered = render(
        style, _items(records, options.style, report), citations, output=options.markup
    )
    if rendered.bibliography is None:
        raise MaociteError(f"the style {options.style!r} makes notes only, no bibliography")
    return rendered.bibliography


def _items(records: Sequence[Record], style: str, report: Report) -> list[dict[str, object]]:
    """The records as CSL styles print them well; what they cannot print is reported."""
    items = []
    for record in records:
        item, problems = for_styles(record, style)
        items.append(item)
        for problem in problems:
            report(problem)
    return items
