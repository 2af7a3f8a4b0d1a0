"""Typst: functions instead of signs, so that no neighbouring letter changes the meaning."""

from __future__ import annotations

import re

from maocite.csl.markup.base import Markup, Pair

_SPECIAL = re.compile(r"""[\\#$*_`<>@\[\]~"'=+/\x00-\x1f\x7f-]|(?<=\.)\.""")
_LEADING_NUMBER = re.compile(r"\s*([0-9]+)\.(?=\s|$)")


def escape(text: str) -> str:
    """A backslash before whatever has a meaning; control characters are left out."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char < " " or char == "\x7f":
        return " " if char.isspace() else ""
    return f"\\{char}"


def finish(text: str) -> str:
    """Keep a number at the beginning from becoming an item of a list."""
    return _LEADING_NUMBER.sub(r"\1\\.", text, count=1) if text[:1].isdecimal() else text


def _link(address: str) -> Pair:
    target = address.replace("\\", "%5C").replace('"', "%22")
    target = "".join(char for char in target if char.isprintable())
    return f'#link("{target}")[', "];"


def _call(function: str) -> Pair:
    # The semicolon ends the expression: text after it is no argument.
    return f"#{function}[", "];"


MARKUP = Markup(
    name="typst",
    escape=escape,
    special=_SPECIAL,
    formats={
        ("font-style", "italic"): _call("emph"),
        ("font-style", "oblique"): _call('text(style: "oblique")'),
        ("font-style", "normal"): _call('text(style: "normal")'),
        ("font-variant", "small-caps"): _call("smallcaps"),
        ("font-weight", "bold"): _call("strong"),
        ("font-weight", "light"): _call('text(weight: "light")'),
        ("font-weight", "normal"): _call('text(weight: "regular")'),
        ("text-decoration", "underline"): _call("underline"),
        ("vertical-align", "sup"): _call("super"),
        ("vertical-align", "sub"): _call("sub"),
    },
    display={
        "block": ("#linebreak();", "#linebreak();"),
        "left-margin": ("", "#h(1em);"),
        "right-inline": ("", ""),
        "indent": ("#linebreak();#h(2em);", ""),
    },
    link=_link,
    heading=lambda rank, text: f"{'=' * rank} {text}",
    between_entries="\n\n",
    finish=finish,
)
