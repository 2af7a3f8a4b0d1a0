"""Plain text: formatting is dropped, display blocks become spaces and lines."""

from __future__ import annotations

from maocite.csl.markup.base import Markup

MARKUP = Markup(
    name="plain",
    escape=str,
    special=None,
    formats={},
    display={
        "block": ("\n", "\n"),
        "left-margin": ("", " "),
        "right-inline": ("", ""),
        "indent": ("\n    ", ""),
    },
)
