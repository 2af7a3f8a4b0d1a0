"""Rich Text Format (RTF 1.9): ASCII only, so that any code page reads it."""

from __future__ import annotations

import re
from urllib.parse import quote

from maocite.csl.markup.base import Markup, Pair

_SPECIAL = re.compile("[\\\\{}\x00-\x1f\x7f]|[^\x00-\x7f]")


def escape(text: str) -> str:
    """Text in which every character stands for itself; Unicode as signed 16-bit numbers."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char in "\\{}":
        return f"\\{char}"
    code = ord(char)
    if code < 128:
        return "\\tab " if char == "\t" else " " if char.isspace() else ""
    units = char.encode("utf-16-le", "surrogatepass")
    numbers = (int.from_bytes(units[i : i + 2], "little", signed=True) for i in (0, 2))
    # \uc0: no substitute character follows the number.
    return "".join(f"\\uc0\\u{number}{{}}" for number in [*numbers][: len(units) // 2])


def _link(address: str) -> Pair:
    target = quote(address, safe=":/?#[]@!$&'()*+,;=%~", errors="replace")
    return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{target}"}}}}{{\\fldrslt{{', "}}}"


def _group(word: str) -> Pair:
    return f"{{\\{word}{{}}", "}"


_DOCUMENT = ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n", "\n}")

MARKUP = Markup(
    name="rtf",
    escape=escape,
    special=_SPECIAL,
    formats={
        ("font-style", "italic"): _group("i"),
        ("font-style", "oblique"): _group("i"),
        ("font-style", "normal"): _group("i0"),
        ("font-variant", "small-caps"): _group("scaps"),
        ("font-variant", "normal"): _group("scaps0"),
        ("font-weight", "bold"): _group("b"),
        ("font-weight", "normal"): _group("b0"),
        ("text-decoration", "underline"): _group("ul"),
        ("text-decoration", "none"): _group("ul0"),
        ("vertical-align", "sup"): _group("super"),
        ("vertical-align", "sub"): _group("sub"),
        ("vertical-align", "baseline"): _group("nosupersub"),
    },
    display={
        "block": ("\\line ", "\\line "),
        "left-margin": ("", "\\tab "),
        "right-inline": ("", ""),
        "indent": ("\\line\\tab ", ""),
    },
    repeats=True,
    link=_link,
    entry=("{\\pard ", "\\par}"),
    # \fs counts half points.
    heading=lambda rank, text: f"{{\\pard\\b\\fs{32 - 4 * rank} {text}\\par}}",
    bibliography=_DOCUMENT,
    document=_DOCUMENT,
)
