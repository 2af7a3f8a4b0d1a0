"""What is the value where others write it with a word or an address around it?

``pp 138``, ``vol. 69``, ``https://doi.org/10.1000/182``, ``ISBN 978-…``. A value of ours that
would be changed by this is written so that it is left alone (`is_clean`, ``type="raw"``).
"""

import re

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*|DOI[: ]\s*)(?=10\.)", re.I)
_LABELS = {
    "page": re.compile(r"(?:pages?|pp?\.?|seiten?|S\.)\s*(?=[\dA-Zivxlc])"),
    "volume": re.compile(r"(?:vols?\.?|volumes?|Bd\.?|Band|Jg\.?|t\.|tome)\s*(?=\d|[IVXLC]+\b)", re.I),
    "issue": re.compile(r"(?:no\.?|nr\.?|n°|issue|number|heft|h\.)\s*(?=\d)", re.I),
    "chapter-number": re.compile(r"(?:chapters?|chapitres?|kapitel|chaps?\.?|ch\.|kap\.)\s*(?=\d|[IVXLC]+\b)", re.I),
    "part-number": re.compile(r"(?:parts?|teil|partie|pt\.)\s*(?=\d|[IVXLC]+\b)", re.I),
    "ISBN": re.compile(r"(?:e-?)?ISBN(?:-1[03])?[: ]\s*", re.I),
    "ISSN": re.compile(r"(?:e-?)?ISSN[: ]\s*", re.I),
}  # fmt: skip
_LABELS["collection-number"] = _LABELS["volume"]
_COUNTED = re.compile(
    r"(?P<number>\d+)\.?\s?(?:Jahrgang|Jg\.?|Band|Bd\.?|année|annata|ročník|évfolyam)"
)
"""``3. Jahrgang``"""


def clean(variable: str, value: str) -> str:
    """The bare value of a CSL variable."""
    if variable == "DOI":
        return _DOI.sub("", value, count=1) if _DOI.match(value) else value
    if variable == "volume" and (counted := _COUNTED.fullmatch(value)):
        return counted["number"]
    label = _LABELS.get(variable)
    match = label.match(value) if label is not None else None
    return value[match.end() :] if match else value


def is_clean(variable: str, value: str) -> bool:
    """Whether `clean` leaves the value as it is."""
    return clean(variable, value) == value
