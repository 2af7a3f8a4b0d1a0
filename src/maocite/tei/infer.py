"""What is it, where the file does not say: item types, identifiers, scopes, extents?"""

import re
from dataclasses import dataclass

from maocite.model.role import Role


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an entry shows of its type."""

    in_host: bool
    level: str
    """Level of the host's title, or of the only title."""
    variables: frozenset[str]
    """With ``accessed`` and ``issued`` where these dates are known."""
    roles: frozenset[Role]
    has_meeting: bool
    genre: str
    """Words that name a kind of work, from wherever they stand."""
    own_level: str = ""
    """Level of the item's own title where it has a host."""


_GENRES = (
    (re.compile(r"thes[ie]s|dissertation|diss\b|ph\.?\s?d|habil|(?:bachelor|master|magister|diplom|doktor)arbeit|thèse|tesis|tesi\b", re.I), "thesis"),
    (re.compile(r"review|rezension|compte rendu|recension", re.I), "review-book"),
    (re.compile(r"\b(?:spiel|stumm|kurz|dokumentar)?film\b", re.I), "motion_picture"),
    (re.compile(r"newspaper|zeitung(?!s?wissen)", re.I), "article-newspaper"),
    (re.compile(r"magazine|illustrierte", re.I), "article-magazine"),
    (re.compile(r"\bletter\b|\bbrief\b|telegram|postkarte|postcard", re.I), "personal_communication"),
    (re.compile(r"interview", re.I), "interview"),
    (re.compile(r"\breport\b", re.I), "report"),
    (re.compile(r"manuscript|unpublished|typescript|manuskript|typoskript", re.I), "manuscript"),
)  # fmt: skip
_PARTS = frozenset({"review-book", "article-newspaper", "article-magazine"})
_SERIALS = re.compile(
    r"zeitschrift\b|\bperiodical|\bjournal\b|newspaper|zeitung\b|magazine\b", re.I
)


def infer_type(evidence: Evidence) -> str:
    """The CSL type that fits the evidence best."""
    for pattern, item_type in _GENRES:
        if pattern.search(evidence.genre) and (evidence.in_host or item_type not in _PARTS):
            return item_type
    variables = evidence.variables
    printed = variables & {"publisher", "publisher-place", "ISBN", "container-title"}
    if evidence.level in ("a", "") and "archive" in variables and not printed:
        return "manuscript"
    if evidence.in_host or evidence.level == "a":
        return _type_of_part(evidence)
    if evidence.level == "j" or _SERIALS.search(evidence.genre):
        return "periodical"
    if evidence.level == "u":
        return "manuscript"
    if evidence.level == "m" or {"publisher", "publisher-place", "ISBN"} & variables:
        return "book"
    dated = bool(evidence.roles) or "issued" in variables
    site = "URL" in variables and ("accessed" in variables or not dated)
    if site and not variables.isdisjoint({"title", "accessed"}):
        return "webpage"
    return "book" if "title" in variables else "document"


def _type_of_part(evidence: Evidence) -> str:
    variables = evidence.variables
    if evidence.has_meeting:
        return "paper-conference"
    if evidence.own_level == "m" and evidence.level != "j":
        return "book"  # a volume of a larger work
    serial = evidence.level == "j" or bool({"issue", "ISSN"} & variables)
    serial = serial or ("volume" in variables and not {"publisher", "ISBN"} & variables)
    if evidence.level == "m" and "container-title" in variables:
        serial = bool({"ISSN"} & variables) and "ISBN" not in variables
    if evidence.level == "a" and "container-title" not in variables:
        return (
            "chapter"
            if {"publisher", "publisher-place", "ISBN"} & variables and not serial
            else "article-journal"
        )
    if serial:
        return "article-journal"
    return "chapter"


_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+", re.I)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
_ISBN = re.compile(r"(?:ISBN[: ]*)?(?:97[89][- ]?)?\d[\d -]{8,14}[\dXx]")
_ISSN = re.compile(r"(?:ISSN[: ]*)?\d{4}-\d{3}[\dXx]")
_SCOPES = (
    (re.compile(r"(?:pp?\.?|pages?|S\.|seiten?)\s*\d", re.I), "page"),
    (re.compile(r"(?:vol|bd|band|jg|tome|t\.)", re.I), "volume"),
    (re.compile(r"(?:no|nr|n°|issue|heft|h\.|fasc)", re.I), "issue"),
    (re.compile(r"(?:ch|chap|kap)", re.I), "chapter"),
    (re.compile(r"\d+\s*[-–—]\s*\d+"), "page"),
)


def kind_of_number(text: str, kind: str | None) -> str | None:
    """The type of an ``idno``: by a word of its own, else by the form of the number."""
    word = (kind or "").lower()
    if word in ("url", "uri", "link", "website", "purl"):
        return "DOI" if "doi.org/10." in text else "URI"
    if word and word not in ("none", "id"):
        return kind
    if _DOI.fullmatch(text):
        return "DOI"
    if _ADDRESS.fullmatch(text):
        return "URI"
    if _ISSN.fullmatch(text):
        return "ISSN"
    return "ISBN" if _ISBN.fullmatch(text) else kind


def kind_of_scope(text: str) -> str | None:
    """The unit of a ``biblScope`` that names none."""
    return next((unit for pattern, unit in _SCOPES if pattern.match(text)), None)


_REPORT = re.compile(r"(?=\S*\d)[A-Z][\w./-]*\d[\w./-]*")


def is_report_number(text: str) -> bool:
    """Whether a text is the number of a report and not words: ``XY-2013-020``."""
    return _REPORT.fullmatch(text) is not None


_WHOLE = re.compile(
    r"\[?(?P<number>(?:[IVXLC]+\s?[,+]\s?)?\d+)\]?\s?(?:S|pp?|Seiten|pages|s)\.?\]?"
)


def whole_extent(text: str) -> str | None:
    """The number of pages of the whole work: ``478 S.``, ``[XII, 32 pp.]``; None for others."""
    match = _WHOLE.fullmatch(text)
    return match["number"] if match else None


def kind_of_extent(text: str) -> str:
    """Volumes, pages or dimensions."""
    if re.search(r"\d\]?\s*(?:vols?\b|volumes?\b|bde?\b|bände|tomes?\b|v\.)", text, re.I):
        return "volumes"
    return "pages" if _PAGES.search(text) else "dimensions"


_VOLUMES = re.compile(
    r"(?:in\s)?(?P<number>\d+)\s?(?:vols?|volumes?|Bde?|Bände|tomes?|v)\b\.?", re.I
)


def number_of_extent(text: str) -> str | None:
    """The number alone where a text gives nothing but it and its unit: ``2 vols.``."""
    match = _VOLUMES.fullmatch(text)
    return match["number"] if match else whole_extent(text)


_PAGES = re.compile(r"\d\]?\s*(?:pp?\b|pages?\b|S\.|seiten|leaves\b|l\.|Bl\.)", re.I)
_APART = re.compile(r"\s*[;:]\s+")


def parts_of_extent(text: str) -> list[str]:
    """``2 vols.; 300 p.`` says two things, each apart."""
    parts = _APART.split(text)
    kinds = {kind_of_extent(part) for part in parts}
    return parts if len(kinds) == len(parts) else [text]
