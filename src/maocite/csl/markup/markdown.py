"""Markdown as CommonMark and pandoc read it; what it has no sign for becomes inline HTML."""

from __future__ import annotations

import re
from urllib.parse import quote

from maocite.csl.markup.base import Markup, Pair

# Marks of our own for emphasis until the whole text is known: data never has them.
_EMPH, _END_EMPH, _STRONG, _END_STRONG = "\x01", "\x02", "\x03", "\x04"
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#&~^|$@!\x00-\x1f]|-(?=-)|(?<=-)-")
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
_LEADING = re.compile(r"([0-9]+)([.)])(?=\s|$)|([-+=:])")


def escape(text: str) -> str:
    """A backslash before whatever could become markup; white space of any kind as a space."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char < " ":
        return " " if char.isspace() else ""
    # A character reference cannot be escaped with certainty, so the ampersand is one itself.
    return "&amp;" if char == "&" else f"\\{char}"


def finish(text: str) -> str:
    """Set the emphasis, spaces outside of it; keep the beginning from becoming a list."""
    text = re.sub(f"([{_EMPH}{_STRONG}]+)(\\s+)", r"\2\1", text)
    text = re.sub(f"(\\s+)([{_END_EMPH}{_END_STRONG}]+)", r"\2\1", text)
    text = text.replace(_EMPH + _END_EMPH, "").replace(_STRONG + _END_STRONG, "")
    text = text.replace(_END_EMPH + _EMPH, "").replace(_END_STRONG + _STRONG, "")
    for mark in (_EMPH, _END_EMPH):
        text = text.replace(mark, "*")
    for mark in (_STRONG, _END_STRONG):
        text = text.replace(mark, "**")
    text = text.lstrip()
    if found := _LEADING.match(text):
        text = f"{found[1] or ''}\\{found[2] or found[3]}{text[found.end() :]}"
    return text


def _link(address: str) -> Pair:
    return "[", f"](<{quote(address, safe=_IN_ADDRESSES, errors='replace')}>)"


def _span(style: str) -> Pair:
    return f'<span style="{style};">', "</span>"


MARKUP = Markup(
    name="markdown",
    escape=escape,
    special=_SPECIAL,
    formats={
        ("font-style", "italic"): (_EMPH, _END_EMPH),
        ("font-style", "oblique"): (_EMPH, _END_EMPH),
        ("font-style", "normal"): (_END_EMPH, _EMPH),
        ("font-variant", "small-caps"): _span("font-variant: small-caps"),
        ("font-variant", "normal"): _span("font-variant: normal"),
        ("font-weight", "bold"): (_STRONG, _END_STRONG),
        ("font-weight", "normal"): (_END_STRONG, _STRONG),
        ("text-decoration", "underline"): ("<u>", "</u>"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
    },
    display={
        "block": ("\\\n", "\\\n"),
        "left-margin": ("", " "),
        "right-inline": ("", ""),
        "indent": ("\\\n", ""),
    },
    link=_link,
    heading=lambda rank, text: f"{'#' * (rank + 1)} {text}",
    between_entries="\n\n",
    finish=finish,
)
