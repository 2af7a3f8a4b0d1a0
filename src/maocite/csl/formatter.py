"""Which output does a formatter of citeproc-py ask for? Its names, and formatters of one's own.

``formatter.plain``, ``formatter.html`` and ``formatter.rst`` stand where citeproc-py has modules
of these names; the other outputs of maocite are here too.
"""

from __future__ import annotations

import re
from typing import Protocol

from maocite.csl.markup import NAMES, Markup, markup
from maocite.csl.markup.base import Pair
from maocite.exceptions import UnknownNameError

html, latex, markdown, pandoc, plain = "html", "latex", "markdown", "pandoc", "plain"
rst, rtf, tei, typst = "rst", "rtf", "tei", "typst"


class Formatter(Protocol):
    """A formatter in citeproc-py's way: a module, class or object with ``preformat`` and up to
    eight callables ``Italic``, ``Oblique``, ``Bold``, ``Light``, ``Underline``, ``Superscript``,
    ``Subscript`` and ``SmallCaps`` that put text between tags."""

    def preformat(self, text: str) -> str:
        """Text with what is special in the format escaped."""


_CLASSES = {
    "Italic": ("font-style", "italic"),
    "Oblique": ("font-style", "oblique"),
    "Bold": ("font-weight", "bold"),
    "Light": ("font-weight", "light"),
    "Underline": ("text-decoration", "underline"),
    "Superscript": ("vertical-align", "sup"),
    "Subscript": ("vertical-align", "sub"),
    "SmallCaps": ("font-variant", "small-caps"),
}
# A private character of no meaning: what a formatter puts before and after it are its tags.
_PROBE = "\ue000"
_ANYTHING = re.compile(r"[\s\S]")
"""What a formatter of one's own escapes is known to itself only."""


def output(formatter: str | Markup | Formatter) -> Markup:
    """The output that a formatter stands for.

    ``formatter``: a name (``"html"``, ``formatter.html``), one of citeproc-py's own formatter
    modules, a formatter of one's own in its way, or a Markup. Raises UnknownNameError.
    """
    if isinstance(formatter, Markup):
        return formatter
    if isinstance(formatter, str):
        return markup("plain" if formatter == "text" else formatter)
    module = str(getattr(formatter, "__name__", ""))
    if module.startswith("citeproc.formatter."):
        return markup(module.rsplit(".", 1)[-1])
    if not hasattr(formatter, "preformat"):
        raise UnknownNameError("formatter", repr(formatter), NAMES)
    return Markup(
        name=module or type(formatter).__name__,
        escape=lambda text: str(formatter.preformat(text)),
        special=_ANYTHING,
        formats={
            attribute: _tags(formatter, name)
            for name, attribute in _CLASSES.items()
            if hasattr(formatter, name)
        },
        display=markup("plain").display,
    )


def _tags(formatter: Formatter, name: str) -> Pair:
    """What a callable of a formatter puts around its text."""
    written = str(getattr(formatter, name)(_PROBE))
    before, found, after = written.partition(_PROBE)
    return (before, after) if found else ("", "")
