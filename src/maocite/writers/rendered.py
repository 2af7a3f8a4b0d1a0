"""Formatted notes and bibliographies in any CSL style, as plain text, HTML or Markdown."""

from collections.abc import Iterable, Iterator

from maocite.formats import Options, Report, Writer
from maocite.model.library import Library
from maocite.model.record import Record


def _write_notes(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    """One full note for each record, in the order of the records."""
    from maocite.rendering import as_lines, render_notes

    library = Library.of(records)
    notes = render_notes(library, list(library.by_id), options, report)
    match options.markup:
        case "html":
            yield from ("<ol>\n", *(f"  <li>{note}</li>\n" for note in notes), "</ol>\n")
        case "latex":
            yield "\\begin{enumerate}\n"
            yield from (f"  \\item {note}\n" for note in notes)
            yield "\\end{enumerate}\n"
        case _:
            numbered = (f"{number}. {note}" for number, note in enumerate(notes, 1))
            yield from as_lines(numbered, options.markup)


def _write_bibliography(
    records: Iterable[Record], options: Options, report: Report
) -> Iterator[str]:
    """The bibliography, sorted as the style asks."""
    from maocite.rendering import render_bibliography

    yield render_bibliography(tuple(records), options, report)


NOTES = Writer("notes", (), "full notes in a CSL style, one for each record", _write_notes)
BIBLIOGRAPHY = Writer("bibliography", (), "bibliography in a CSL style", _write_bibliography)
