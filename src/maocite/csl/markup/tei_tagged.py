"""TEI P5 whose parts are named: ``author``, ``title``, ``date``, ``biblScope`` and the like.

For the content of ``bibl`` (TEI Guidelines, 3.12.2 "Components of Bibliographic References").
"""

from __future__ import annotations

from maocite.csl.markup import tei
from maocite.csl.markup.base import Pair
from maocite.csl.variables import DATE_VARIABLES, NAME_VARIABLES

# The level of a title depends on what the work is part of; @n says which title is the host's.
_TITLES = {
    "title": "<title>",
    "title-short": '<title type="short">',
    "container-title": '<title n="container-title">',
    "container-title-short": '<title n="container-title-short" type="short">',
    "collection-title": '<title level="s">',
    "collection-title-short": '<title level="s" type="short">',
    "volume-title": '<title n="volume-title">',
    "original-title": '<title type="original">',
    "reviewed-title": '<title type="reviewed">',
}
_SCOPES = {
    "page": "page",
    "page-first": "page",
    "volume": "volume",
    "issue": "issue",
    "chapter-number": "chapter",
    "collection-number": "volume",
    "part-number": "part",
}
_OTHERS: dict[str, Pair] = {
    "publisher": ("<publisher>", "</publisher>"),
    "original-publisher": ("<publisher>", "</publisher>"),
    "publisher-place": ("<pubPlace>", "</pubPlace>"),
    "original-publisher-place": ("<pubPlace>", "</pubPlace>"),
    "edition": ("<edition>", "</edition>"),
    "locator": ("<citedRange>", "</citedRange>"),
    "number-of-pages": ("<extent>", "</extent>"),
}
_EDITORS = frozenset(
    ("editor", "collection-editor", "editorial-director", "compiler", "translator")
)


def part(variable: str, inside: bool) -> Pair:
    """What stands around the value of a variable.

    ``inside``: whether formatting or quotation marks stand around it already; ``hi`` and ``q``
    may have elements of phrase level only, so that ``name`` and ``seg`` take the place of others.
    """
    if variable in _TITLES:
        return _TITLES[variable], "</title>"
    if variable in DATE_VARIABLES:
        kind = "" if variable == "issued" else f' type="{variable}"'
        return f"<date{kind}>", "</date>"
    if variable in NAME_VARIABLES:
        if variable == "author" and not inside:
            return "<author>", "</author>"
        if variable in _EDITORS and not inside:
            role = "" if variable == "editor" else f' role="{variable}"'
            return f"<editor{role}>", "</editor>"
        return f'<name role="{variable}">', "</name>"
    scope = _SCOPES.get(variable)
    if scope is None and variable not in _OTHERS:
        return "", ""
    if inside:
        return f'<seg type="{variable}">', "</seg>"
    if scope is not None:
        return f'<biblScope unit="{scope}">', "</biblScope>"
    return _OTHERS[variable]


MARKUP = tei.MARKUP._replace(
    name="tei-tagged",
    # No "seg" for blocks: in it nothing but phrases could be named.
    display={
        "block": ("<lb/>", "<lb/>"),
        "left-margin": ("", " "),
        "right-inline": ("", ""),
        "indent": ("<lb/>", ""),
    },
    part=part,
)
