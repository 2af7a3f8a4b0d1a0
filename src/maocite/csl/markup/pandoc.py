"""Inlines of pandoc's JSON, for filters: a citation is a list of inlines, a bibliography of Paras.

pandoc-types 1.23, module Text.Pandoc.Definition.
"""

from __future__ import annotations

import json
import re

from maocite.csl.markup.base import Markup, Pair

# Stands between elements until the list is complete; JSON strings never have it unescaped.
_COMMA = "\x1e"
_PARTS = re.compile("[ \t\r\n]+|[^ \t\r\n]+")
_ANYTHING = re.compile(".", re.DOTALL)
_SPACE = f'{_COMMA}{{"t":"Space"}}'


def escape(text: str) -> str:
    """Words as ``Str``, white space as ``Space``."""
    return "".join(
        _SPACE
        if word.isspace() and word[0] in " \t\r\n"
        else f'{_COMMA}{{"t":"Str","c":{_string(word)}}}'
        for word in _PARTS.findall(text)
    )


def finish(text: str) -> str:
    """A list of inlines."""
    return f"[{text}]".replace(f"[{_COMMA}", "[").replace(_COMMA, ",")


def _string(text: str) -> str:
    # Lone surrogates cannot be written in UTF-8.
    return json.dumps(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _inline(name: str) -> Pair:
    return f'{_COMMA}{{"t":"{name}","c":[', "]}"


def _span(class_name: str) -> Pair:
    return f'{_COMMA}{{"t":"Span","c":[["",["{class_name}"],[]],[', "]]}"


def _link(address: str) -> Pair:
    return f'{_COMMA}{{"t":"Link","c":[["",[],[]],[', f'],[{_string(address)},""]]}}'


def _quoted(kind: str) -> Pair:
    return f'{_COMMA}{{"t":"Quoted","c":[{{"t":"{kind}"}},[', "]]}"


_LINE_BREAK = f'{_COMMA}{{"t":"LineBreak"}}'

MARKUP = Markup(
    name="pandoc",
    escape=escape,
    special=_ANYTHING,
    formats={
        ("font-style", "italic"): _inline("Emph"),
        ("font-style", "oblique"): _inline("Emph"),
        ("font-style", "normal"): _span("nodecor"),
        ("font-variant", "small-caps"): _inline("SmallCaps"),
        ("font-variant", "normal"): _span("nodecor"),
        ("font-weight", "bold"): _inline("Strong"),
        ("font-weight", "light"): _span("light"),
        ("font-weight", "normal"): _span("nodecor"),
        ("text-decoration", "underline"): _inline("Underline"),
        ("text-decoration", "none"): _span("nodecor"),
        ("vertical-align", "sup"): _inline("Superscript"),
        ("vertical-align", "sub"): _inline("Subscript"),
        ("vertical-align", "baseline"): _span("nodecor"),
    },
    display={
        "block": (_LINE_BREAK, _LINE_BREAK),
        "left-margin": _span("csl-left-margin"),
        "right-inline": _span("csl-right-inline"),
        "indent": (_LINE_BREAK, ""),
    },
    link=_link,
    # Others are written as they are: pandoc's writers know no quotation marks of languages.
    quoted={("“", "”"): _quoted("DoubleQuote"), ("‘", "’"): _quoted("SingleQuote")},
    entry=('{"t":"Para","c":', "}"),
    bibliography=("[", "]"),
    between_entries=",",
    finish=finish,
)
