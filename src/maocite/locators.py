"""Which page, folio or note does a cite point to? Words and abbreviations to CSL locator labels.

Source: CSL 1.0.2 specification, "Locators", for the labels; English abbreviations as CMOS 18,
10.43 and the usual forms of archives write them.
"""

import re
from dataclasses import dataclass

LABELS: dict[str, tuple[str, ...]] = {
    "act": ("act",),
    "appendix": ("appendix", "app", "appx"),
    "article-locator": ("article", "art"),
    "book": ("book", "bk"),
    "canon": ("canon",),
    "chapter": ("chapter", "chapters", "chap", "chaps", "ch"),
    "column": ("column", "columns", "col", "cols"),
    "elocation": ("location", "loc"),
    "equation": ("equation", "equations", "eq", "eqs"),
    "figure": ("figure", "figures", "fig", "figs"),
    "folio": ("folio", "folios", "fol", "fols", "f", "ff", "fl", "bl", "l", "ll"),
    "issue": ("number", "no", "nos"),
    "line": ("line", "lines"),
    "note": ("note", "notes", "n", "nn"),
    "opus": ("opus", "op"),
    "page": ("page", "pages", "p", "pp"),
    "paragraph": ("paragraph", "paragraphs", "para", "paras", "¶", "¶¶"),
    "part": ("part", "parts", "pt", "pts"),
    "rule": ("rule",),
    "scene": ("scene",),
    "section": ("section", "sections", "sec", "secs", "§", "§§"),
    "sub-verbo": ("s.v", "s.vv", "sub verbo"),
    "supplement": ("supplement", "supp"),
    "table": ("table", "tables", "tab", "tabs"),
    "timestamp": ("time", "timestamp"),
    "title-locator": ("title", "tit"),
    "verse": ("verse", "verses", "v", "vv"),
    "volume": ("volume", "volumes", "vol", "vols"),
}
"""CSL label: the words that mean it, lower case, without a final full stop."""

_WORDS = {word: label for label, words in LABELS.items() for word in words}
_WORD = re.compile(r"(?P<word>[^\W\d]+(?:\.[^\W\d]+)?|[¶§]{1,2})\.?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place inside a work."""

    label: str
    """CSL locator label: ``page``, ``folio``."""
    value: str
    """``4``, ``28-30``, ``acknowledgments``."""


def split_cite(text: str, *, default: str = "page") -> tuple[str, Pinpoint | None]:
    """Take ``"walder2009, p. 4"`` apart into key and pinpoint.

    A number without a word is a `default`; a word that is no label stays as it is
    (``westad2019, acknowledgments``).
    """
    key, comma, rest = text.partition(",")
    rest = rest.strip()
    if not comma or not rest:
        return key.strip(), None
    match = _WORD.match(rest)
    if match and (label := _WORDS.get(match["word"].lower())):
        return key.strip(), Pinpoint(label, rest[match.end() :].strip())
    return key.strip(), Pinpoint(default, rest)
