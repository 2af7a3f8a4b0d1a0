"""TEI P5: ``hi`` for formatting, ``q`` for quotation marks, ``ref`` for links, ``bibl`` for entries."""

from __future__ import annotations

import re

from maocite.addresses import address_of
from maocite.csl.markup.base import Markup, Pair

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# Also what no XML 1.0 document can have: control characters, lone surrogates, U+FFFE and U+FFFF.
_SPECIAL = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_ATTRIBUTE = re.compile('[&<>"]')


def escape(text: str) -> str:
    """Text with character references for ``&``, ``<`` and ``>``."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], "")


def _hi(value: str) -> Pair:
    return f'<hi rend="{value}">', "</hi>"


def _link(address: str) -> Pair:
    # ``@target`` is a URI (teidata.pointer): what cannot be one is printed without a link.
    target = address_of(_FORBIDDEN.sub("", address))
    if target is None:
        return "", ""
    return f'<ref target="{_IN_ATTRIBUTE.sub(_in_attribute, target)}">', "</ref>"


def _in_attribute(found: re.Match[str]) -> str:
    return _ESCAPES[found[0]]


MARKUP = Markup(
    name="tei",
    escape=escape,
    special=_SPECIAL,
    formats={
        ("font-style", "italic"): _hi("italic"),
        ("font-style", "oblique"): _hi("oblique"),
        ("font-style", "normal"): _hi("normal"),
        ("font-variant", "small-caps"): _hi("small-caps"),
        ("font-variant", "normal"): _hi("normal-caps"),
        ("font-weight", "bold"): _hi("bold"),
        ("font-weight", "light"): _hi("light"),
        ("font-weight", "normal"): _hi("normal-weight"),
        ("text-decoration", "underline"): _hi("underline"),
        ("text-decoration", "none"): _hi("no-underline"),
        ("vertical-align", "sup"): _hi("superscript"),
        ("vertical-align", "sub"): _hi("subscript"),
        ("vertical-align", "baseline"): _hi("baseline"),
    },
    display={
        "block": ('<seg type="block">', "</seg>"),
        "left-margin": ('<seg type="left-margin">', "</seg>"),
        "right-inline": ('<seg type="right-inline">', "</seg>"),
        "indent": ('<seg type="indent">', "</seg>"),
    },
    link=_link,
    quotes=("<q>", "</q>"),
    entry=("  <bibl>", "</bibl>"),
    bibliography=("<listBibl>\n", "\n</listBibl>"),
)
