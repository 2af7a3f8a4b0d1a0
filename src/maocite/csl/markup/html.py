"""HTML as the processor citeproc-js writes it, which the CSL test suite expects."""

from __future__ import annotations

import re
from unicodedata import normalize

from maocite.csl.markup.base import Markup

_ESCAPES = {"&": "&#38;", "<": "&#60;", ">": "&#62;", "  ": "\u00a0 "}
_OTHER = {"ˀ": "<sup>ʔ</sup>", "ˁ": "<sup>ʕ</sup>", "ۥ": "<sup>و</sup>", "ۦ": "<sup>ي</sup>"}
# Superscript characters (a compatibility decomposition "<super>" in Unicode): fonts often lack
# them, so they are set as superscripts.
# Of spaces in a row a browser would show one.
_SPECIAL = re.compile("  |[&<>ª²³¹ºʰ-ʸˀˁˠ-ˤۥۦᴬᴭᴮᴰ-ᴺᴼ-ᵍᵏ-ᵡ⁰ⁱ⁴-ⁿ℠™㆒-㆟]")


def escape(text: str) -> str:
    """Text with numeric character references for ``&``, ``<`` and ``>``, superscripts in tags.

    Spaces in a row do not break, but for the last.
    """
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    return _ESCAPES.get(char) or _OTHER.get(char) or f"<sup>{normalize('NFKD', char)}</sup>"


def _link(address: str) -> tuple[str, str]:
    from html import escape as escape_attribute  # has a table of all entities

    return f'<a href="{escape_attribute(address)}">', "</a>"


def _style(attribute: str, value: str) -> tuple[str, str]:
    return f'<span style="{attribute}:{value};">', "</span>"


_FORMATS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-style", "normal"): _style("font-style", "normal"),
    ("font-variant", "small-caps"): _style("font-variant", "small-caps"),
    ("font-variant", "normal"): _style("font-variant", "normal"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("font-weight", "light"): _style("font-weight", "lighter"),
    ("font-weight", "normal"): _style("font-weight", "normal"),
    ("text-decoration", "underline"): _style("text-decoration", "underline"),
    ("text-decoration", "none"): _style("text-decoration", "none"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
}

_DISPLAY = {
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n   "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}

MARKUP = Markup(
    name="html",
    escape=escape,
    special=_SPECIAL,
    formats=_FORMATS,
    display=_DISPLAY,
    repeats=True,
    optional_link=_link,
    entry=('  <div class="csl-entry">', "</div>"),
    heading=lambda rank, text: f"<h{rank + 1}>{text}</h{rank + 1}>",
    bibliography=('<div class="csl-bib-body">\n', "\n</div>"),
)
