"""From records to notes and bibliographies: the one place where records meet the CSL processor."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from maocite.apparatus import (
    Abbreviate,
    ApparatusOptions,
    Cited,
    Order,
    archival_variables,
    list_of_abbreviations,
    variables_by_cite,
)
from maocite.apparatus.description import called
from maocite.apparatus.given import as_given
from maocite.csl import Bibliography, Citation, CitationItem, Locator, Style, load_style, render
from maocite.csl.markup import markup
from maocite.csl.unwritable import writable
from maocite.errors import MaociteError
from maocite.formats import Options, Report
from maocite.locators import Pinpoint, split_cite
from maocite.mapping.csl_names import write_name
from maocite.mapping.styles import for_styles
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord, Record
from maocite.model.role import Role

OURS = "archival-location"
"""A style that mentions this variable prints archival documents as `maocite.apparatus` says."""

_PRINTED_BY_OURS = frozenset(
    [
        "translator",
        "contributor",
        "obtained-by",
        "genre",
        "title",
        "title.form",
        "title.original",
        "title.romanised",
        "title.translated",
        "excerpt",
        "classification",
        "place",
    ]
)
"""Fields that stock styles lose and ours print."""


def render_notes(
    library: Library, cites: Sequence[str], options: Options, report: Report
) -> list[str]:
    """One note for each cite, in document order, so that later mentions are short.

    A cite is a key with an optional locator (`maocite.locators.split_cite`). Raises
    `UnknownNameError` for a key that is not in the library or a style that does not exist.
    """
    return render_citations(library, [[cite] for cite in cites], options, report)


@dataclass(frozen=True, slots=True)
class Request:
    """One cite as an author asks for it."""

    key: str
    pinpoint: Pinpoint | None = None
    prefix: str = ""
    """Words before the cite: ``see also``."""
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class Requests:
    """The cites of one citation."""

    cites: tuple[Request, ...]
    note_number: int | None = None
    """Number of the note in which it stands; None: the next."""


def render_citations(
    library: Library, citations: Sequence[Sequence[str]], options: Options, report: Report
) -> list[str]:
    """The same for citations of several cites each."""
    rows = [
        Requests(tuple(Request(*resolve_cite(library, cite)) for cite in citation))
        for citation in citations
    ]
    return render_requests(library, rows, options, report)


def as_lines(texts: Iterable[str], name: str) -> Iterator[str]:
    """Texts in the markup of that name, each on a line; in RTF each a paragraph of a document."""
    chosen = markup(name)
    before, after = chosen.document
    entry = chosen.entry if before else ("", "")
    yield before
    yield from (f"{entry[0]}{text}{entry[1]}\n" for text in texts)
    yield after.lstrip()


def render_requests(
    library: Library, rows: Sequence[Requests], options: Options, report: Report
) -> list[str]:
    """The text of each citation of a document, in its order."""
    style = _style(options)
    requests = [request for row in rows for request in row.cites]
    cited = [Cited(library[request.key], request.pinpoint) for request in requests]
    titles = {record.id: called(record) for record in library}
    variables = iter(variables_by_cite(cited, _choices(options), report, titles))
    citations = [
        Citation([_citation_item(cite, next(variables)) for cite in row.cites], row.note_number)
        for row in rows
    ]
    records = list({cite.record.id: cite.record for cite in cited}.values())
    items = _items(records, style, options, report)
    return list(render(style, items, citations, output=options.markup).citations)


def _citation_item(request: Request, variables: Mapping[str, str]) -> CitationItem:
    pinpoint = request.pinpoint
    return CitationItem(
        writable(request.key),  # as the processor knows it
        Locator(pinpoint.label, pinpoint.value) if pinpoint else None,
        prefix=f"{request.prefix} " if request.prefix else "",
        suppress_author=request.suppress_author,
        variables=tuple(variables.items()),
    )


def abbreviations_of(
    library: Library, cites: Sequence[str], options: Options
) -> list[tuple[str, str]]:
    """Short forms of archives that the notes use, each with what it stands for."""
    found = [resolve_cite(library, cite) for cite in cites]
    cited = [Cited(library[key], pinpoint) for key, pinpoint in found]
    return list_of_abbreviations(cited, _choices(options))


def _style(options: Options) -> Style:
    """The compiled style; those known by name are compiled once for each language."""
    if options.style.endswith((".csl", ".xml")) or "/" in options.style:
        return load_style(options.style, locale=options.locale)
    return _style_by_name(options.style, options.locale)


@lru_cache(maxsize=32)
def _style_by_name(name: str, locale: str | None) -> Style:
    return load_style(name, locale=locale)


def _choices(options: Options) -> ApparatusOptions:
    return ApparatusOptions(
        Abbreviate(options.abbreviate), Order(options.order), options.locale or "en"
    )


def resolve_cite(library: Library, cite: str) -> tuple[str, Pinpoint | None]:
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


def bibliography_of(
    records: Sequence[Record], options: Options, report: Report, *, grouped: bool = False
) -> Bibliography:
    """The same as single entries, with the style's spacing and indentation.

    `grouped`: the entries stand under headings that name repository and fonds.
    """
    style = _style(options)
    items = _items(records, style, options, report, grouped)
    rendered = render(style, items, uncited=True, output=options.markup)
    if rendered.bibliography is None:
        raise MaociteError(f"the style {options.style!r} makes notes only, no bibliography")
    return rendered.bibliography


def _items(
    records: Sequence[Record],
    style: Style,
    options: Options,
    report: Report,
    grouped: bool = False,
) -> list[dict[str, object]]:
    """The records as the style prints them well; what it cannot print is reported."""
    ours = OURS in style.variables
    titles = {record.id: called(record) for record in records}
    items = []
    for full in records:
        record = as_given(full) if options.given_only else full
        item, problems = for_styles(record, options.style)
        if ours and isinstance(record, ArchivalRecord):
            item |= archival_variables(record, _choices(options), grouped=grouped, titles=titles)
            if translators := record.names(Role.TRANSLATOR):
                item["translator"] = [write_name(name) for name in translators]
            problems = [p for p in problems if p.place.field not in _PRINTED_BY_OURS]
        items.append(item)
        for problem in problems:
            report(problem)
    return items
