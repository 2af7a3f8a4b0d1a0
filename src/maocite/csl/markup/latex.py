"""LaTeX: no command comes from the text; links need hyperref."""

from __future__ import annotations

import re

from maocite.csl.markup.base import Markup, Pair

_ESCAPES = {
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", '"': "\\textquotedbl{}",
    # An argument in brackets would belong to the command before.
    "[": "{[}", "]": "{]}",
}  # fmt: skip
# The second group: what would melt into a dash or a quotation mark with the character before it.
_SPECIAL = re.compile(r"""([\\{}$&#%_~^<>|"\[\]\x00-\x1f\x7f])|(?<=-)(-)|(?<=[`'?!,<>])([`',])""")
_URL = re.compile(r"[^A-Za-z0-9:/?@!'()*+,;=.-]")


def escape(text: str) -> str:
    """Text in which every character stands for itself; control characters are left out."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if found[1] is None:
        return f"{{}}{char}"
    return _ESCAPES.get(char) or (" " if char.isspace() else "")


def _link(address: str) -> Pair:
    return f"\\href{{{_URL.sub(_percent, address)}}}{{", "}"


def _percent(found: re.Match[str]) -> str:
    """A character of an address as ``\\href`` takes it, also inside of other arguments."""
    char = found[0]
    if char in "%#&_":
        return f"\\{char}"
    return "".join(f"\\%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def _command(name: str) -> Pair:
    return f"\\{name}{{", "}"


MARKUP = Markup(
    name="latex",
    escape=escape,
    special=_SPECIAL,
    formats={
        ("font-style", "italic"): _command("textit"),
        ("font-style", "oblique"): _command("textsl"),
        ("font-style", "normal"): _command("textup"),
        ("font-variant", "small-caps"): _command("textsc"),
        ("font-variant", "normal"): _command("textup"),
        ("font-weight", "bold"): _command("textbf"),
        ("font-weight", "normal"): _command("textmd"),
        ("text-decoration", "underline"): _command("underline"),
        ("vertical-align", "sup"): _command("textsuperscript"),
        ("vertical-align", "sub"): _command("textsubscript"),
    },
    display={
        "block": ("\\par{}", "\\par{}"),
        "left-margin": ("", "\\quad{}"),
        "right-inline": ("", ""),
        "indent": ("\\par\\hspace*{2em}", ""),
    },
    link=_link,
    heading=lambda rank, text: f"\\{'sub' * (rank - 1)}section*{{{text}}}",
    between_entries="\n\n",
)
