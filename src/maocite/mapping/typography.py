"""How are titles and ranges of a source set in print? For every road to a style."""

import re

_HYPHEN = re.compile(r"(?<=\w)\s*[-‐‑]\s*(?=\w)")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“"}


def unquoted(text: str) -> str:
    """A title without the quotation marks around the whole of it."""
    close = _QUOTES.get(text[:1])
    if not close or not text.endswith(close) or len(text) < 3:
        return text
    inner = text[1:-1]
    # The closing single mark is also an apostrophe: it says nothing about a second quotation.
    return text if text[0] in inner or (close in inner and close != "’") else inner


def is_range(text: str) -> bool:
    """Whether hyphens or en dashes join parts of the text."""
    return bool(_HYPHEN.search(text)) or "–" in text


def en_dashed(text: str) -> str:
    """Ranges with an en dash in the place of a hyphen (CMOS 18, 6.83)."""
    return _HYPHEN.sub("–", text)
