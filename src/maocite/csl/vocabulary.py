"""Which words does CSL 1.0.2 have for attributes, terms, types, variables and positions?

What a style says beyond them (words of newer versions, misspelt ones) means nothing to this
processor: it is told as a warning and passed over. Lists: the RELAX NG schema of CSL 1.0.2.
"""

from __future__ import annotations

from collections.abc import Mapping

from maocite.csl.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from maocite.exceptions import did_you_mean

_FORMATTING = frozenset(
    ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
)
_AFFIXES = frozenset(("prefix", "suffix"))
_NAME = frozenset(
    (
        "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min",
        "et-al-use-first", "et-al-subsequent-min", "et-al-subsequent-use-first", "et-al-use-last",
        "initialize", "initialize-with", "name-as-sort-order", "sort-separator",
    )
)  # fmt: skip
_INHERITED = _NAME | {"name-form", "name-delimiter", "names-delimiter"}

_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "style": _INHERITED
    | {
        "class", "version", "default-locale", "demote-non-dropping-particle",
        "initialize-with-hyphen", "page-range-format",
    },
    "citation": _INHERITED
    | {
        "after-collapse-delimiter", "cite-group-delimiter", "collapse",
        "disambiguate-add-givenname", "disambiguate-add-names", "disambiguate-add-year-suffix",
        "givenname-disambiguation-rule", "near-note-distance", "year-suffix-delimiter",
    },
    "bibliography": _INHERITED
    | {
        "entry-spacing", "hanging-indent", "line-spacing", "second-field-align",
        "subsequent-author-substitute", "subsequent-author-substitute-rule",
    },
    "macro": frozenset(("name",)),
    "layout": _AFFIXES | _FORMATTING | {"delimiter"},
    "sort": frozenset(),
    "key": frozenset(("macro", "names-min", "names-use-first", "names-use-last", "sort", "variable")),
    "text": _AFFIXES
    | _FORMATTING
    | {
        "display", "form", "macro", "plural", "quotes", "strip-periods", "term", "text-case",
        "value", "variable",
    },
    "number": _AFFIXES | _FORMATTING | {"display", "form", "text-case", "variable"},
    "date": _AFFIXES
    | _FORMATTING
    | {"date-parts", "delimiter", "display", "form", "text-case", "variable"},
    "date-part": _AFFIXES
    | _FORMATTING
    | {"form", "name", "range-delimiter", "strip-periods", "text-case"},
    "names": _AFFIXES | _FORMATTING | {"delimiter", "display", "variable"},
    "name": _AFFIXES | _FORMATTING | _NAME | {"delimiter", "form"},
    "name-part": _AFFIXES | _FORMATTING | {"name", "text-case"},
    "et-al": _FORMATTING | {"term"},
    "label": _AFFIXES
    | _FORMATTING
    | {"form", "plural", "strip-periods", "text-case", "variable"},
    "group": _AFFIXES | _FORMATTING | {"delimiter", "display"},
    "substitute": frozenset(),
    "choose": frozenset(),
    "if": frozenset(
        (
            "disambiguate", "is-numeric", "is-uncertain-date", "locator", "match", "position",
            "type", "variable",
        )
    ),
    "else": frozenset(),
}  # fmt: skip
ATTRIBUTES: Mapping[str, frozenset[str]] = {**_ATTRIBUTES, "else-if": _ATTRIBUTES["if"]}
"""The attributes of each element."""

POSITIONS = frozenset(("first", "ibid", "ibid-with-locator", "near-note", "subsequent"))

TYPES = frozenset(
    (
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
        "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
        "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
        "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication", "post", "post-weblog", "regulation", "report", "review",
        "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
    )
)  # fmt: skip
"""CSL 1.0.2, appendix III."""

_STRINGS = frozenset(
    (
        "abstract", "annote", "archive", "archive-place", "archive_collection",
        "archive_location", "authority", "call-number", "citation-key", "citation-label",
        "collection-title", "container-title", "container-title-short", "dimensions", "division",
        "DOI", "event", "event-place", "event-title", "genre", "ISBN", "ISSN", "jurisdiction",
        "keyword", "language", "license", "medium", "note", "original-publisher",
        "original-publisher-place", "original-title", "part-title", "PMCID", "PMID", "publisher",
        "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "source",
        "status", "title", "title-short", "URL", "volume-title", "year-suffix",
    )
)  # fmt: skip
VARIABLES = _STRINGS | DATE_VARIABLES | NAME_VARIABLES | NUMBER_VARIABLES
"""CSL 1.0.2, appendix IV."""

LOCATORS = frozenset(
    (
        "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation",
        "equation", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph",
        "part", "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp",
        "title-locator", "verse", "version", "volume",
    )
)  # fmt: skip

TERMS = (
    TYPES
    | NAME_VARIABLES
    | NUMBER_VARIABLES
    | LOCATORS
    | {
        "accessed", "ad", "advance-online-publication", "album", "and", "and others", "anonymous",
        "at", "audio-recording", "available at", "bc", "bce", "by", "ce", "circa", "cited",
        "editortranslator", "et-al", "film", "forthcoming", "from", "henceforth", "ibid", "in",
        "in press", "internet", "letter", "loc-cit", "no date", "no-place", "no-publisher", "on",
        "online", "op-cit", "original-work-published", "personal-communication", "podcast",
        "podcast-episode", "preprint", "presented at", "printing", "radio-broadcast",
        "radio-series", "radio-series-episode", "reference", "retrieved", "review-of", "scale",
        "special-issue", "special-section", "television-broadcast", "television-series",
        "television-series-episode", "video", "working-paper", "open-quote", "close-quote",
        "open-inner-quote", "close-inner-quote", "page-range-delimiter", "colon", "comma",
        "semicolon", "ordinal",
    }
    | {f"season-{n:02d}" for n in range(1, 5)}
    | {f"month-{n:02d}" for n in range(1, 13)}
    | {f"ordinal-{n:02d}" for n in range(100)}
    | {f"long-ordinal-{n:02d}" for n in range(1, 11)}
)  # fmt: skip

_VALUES: Mapping[str, tuple[str, frozenset[str]]] = {
    "type": ("type", TYPES),
    "variable": ("variable", VARIABLES),
    "is-numeric": ("variable", VARIABLES),
    "is-uncertain-date": ("variable", VARIABLES),
    "locator": ("locator", LOCATORS),
    "position": ("position", POSITIONS),
}
"""Attributes that are lists of words, with what the words are."""
_ANY: tuple[str, frozenset[str]] = ("", frozenset())


def is_known(attribute: str, value: str) -> bool:
    """Whether CSL 1.0.2 certainly has all words of an attribute; if not, ask ``unknown_words``."""
    if attribute in _VALUES:
        words = _VALUES[attribute][1]
        return value in words or words.issuperset(value.split())
    return attribute != "term" or value in TERMS


def unknown_words(
    element: str, attributes: Mapping[str, str], own_terms: frozenset[str]
) -> list[str]:
    """What of an element CSL 1.0.2 does not know, one sentence each.

    ``own_terms``: terms that the style defines itself and may therefore use.
    """
    known = ATTRIBUTES.get(element)
    if known is None:
        return []
    # Attributes in a namespace of their own are for others to read.
    sentences = []
    if not known.issuperset(attributes):
        sentences += [
            f"cs:{element} has no attribute {name!r}{did_you_mean(name, sorted(known))}"
            for name in attributes
            if name not in known and not name.startswith("{")
        ]
    if not _VALUES.keys().isdisjoint(attributes):
        for name, value in attributes.items():
            kind, words = _VALUES.get(name, _ANY)
            if name not in _VALUES or value in words:
                continue
            sentences += [
                f"there is no {kind} {word!r}{did_you_mean(word, sorted(words))}"
                for word in value.split()
                if word not in words
            ]
    term = attributes.get("term")
    if term is not None and term not in TERMS and term not in own_terms:
        sentences.append(f"there is no term {term!r}{did_you_mean(term, sorted(TERMS))}")
    return sentences
