"""A processor for the Citation Style Language 1.0.2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from maocite.csl.bibliography import Bibliography, Entry
from maocite.csl.cite import Citation, CitationItem, Locator
from maocite.csl.collector import collector_at_rest
from maocite.csl.compiled import Style, load_style
from maocite.csl.loading import StyleError, style_names
from maocite.csl.markup import markup
from maocite.csl.processor import Processor, Rendered
from maocite.csl.variables import read_items

if TYPE_CHECKING:
    from maocite.csl import formatter
    from maocite.csl.document import Document
    from maocite.csl.front import CitationStylesBibliography, CitationStylesStyle
    from maocite.csl.references import CiteProcJSON, reference_to_csl
    from maocite.errors import Problem


def render(
    style: Style,
    items: Iterable[Mapping[str, Any]],
    citations: Sequence[Citation] = (),
    output: str = "plain",
    *,
    uncited: bool | None = None,
    links: bool | None = None,
) -> Rendered:
    """Render the citations of a document, in its order, and the bibliography.

    ``items``: CSL-JSON objects. ``uncited``: whether items that are not cited stand in the
    bibliography too; by default only where there are no citations at all. ``links``: whether DOI,
    PMID, PMCID and URL are links; None as is usual in the format (yes, but not in HTML). Of two items of one
    id the last counts; that and whatever else is doubtful stands in ``problems`` of the result.
    Raises InputError for an item that is no object, UnknownNameError for an unknown output or
    citation key.
    """
    with collector_at_rest():
        problems: list[Problem] = []
        known = read_items(items, problems)
        processor = Processor(style, known, markup(output, links))
        processor.problems = problems
        everything = uncited if uncited is not None else not citations
        return processor.render(citations, known if everything else ())


_LATER = {
    "CitationStylesBibliography": "maocite.csl.front",
    "CitationStylesStyle": "maocite.csl.front",
    "CiteProcJSON": "maocite.csl.references",
    "Document": "maocite.csl.document",
    "formatter": "",
    "reference_to_csl": "maocite.csl.references",
}
"""What one rendering does not need, and the module of each, loaded when it is first used."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = _LATER[name]
    found = getattr(import_module(module), name) if module else import_module(f"{__name__}.{name}")
    globals()[name] = found
    return found


__all__ = [
    "Bibliography",
    "Citation",
    "CitationItem",
    "CitationStylesBibliography",
    "CitationStylesStyle",
    "CiteProcJSON",
    "Document",
    "Entry",
    "Locator",
    "Rendered",
    "Style",
    "StyleError",
    "formatter",
    "load_style",
    "reference_to_csl",
    "render",
    "style_names",
]
