"""The output formats, one file each; a new one is a file with a ``MARKUP`` and a line here."""

from __future__ import annotations

from importlib import import_module

from maocite.csl.markup.base import Markup
from maocite.exceptions import UnknownNameError

NAMES = ("html", "latex", "markdown", "pandoc", "plain", "rst", "rtf", "tei", "typst")
"""The names of the formats, each that of its module."""


def markup(name: str) -> Markup:
    """The output format of a name; raises UnknownNameError."""
    if name not in NAMES:
        raise UnknownNameError("output", name, NAMES)
    found: Markup = import_module(f"maocite.csl.markup.{name}").MARKUP
    return found


__all__ = ["NAMES", "Markup", "markup"]
