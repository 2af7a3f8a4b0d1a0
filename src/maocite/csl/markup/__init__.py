"""The output formats, one file each; a new one is a file with a ``MARKUP`` and a line here."""

from __future__ import annotations

from importlib import import_module

from maocite.csl.markup.base import Markup
from maocite.exceptions import UnknownNameError

NAMES = (
    "html",
    "latex",
    "markdown",
    "pandoc",
    "plain",
    "rst",
    "rtf",
    "tei",
    "tei-tagged",
    "typst",
)
"""The names of the formats, each that of its module but for the hyphen."""


def markup(name: str, links: bool | None = None) -> Markup:
    """The output format of a name; raises UnknownNameError.

    ``links``: whether DOI, PMID, PMCID and URL are links, where the format has them; None as is
    usual in it, which is yes but for HTML.
    """
    if name not in NAMES:
        raise UnknownNameError("output", name, NAMES)
    found: Markup = import_module(f"maocite.csl.markup.{name.replace('-', '_')}").MARKUP
    if links is False and found.link is not None:
        return found._replace(name=f"{name} without links", link=None)
    if links and found.link is None and found.optional_link is not None:
        return found._replace(name=f"{name} with links", link=found.optional_link)
    return found


__all__ = ["NAMES", "Markup", "markup"]
