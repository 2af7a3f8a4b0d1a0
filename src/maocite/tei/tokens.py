"""How does any string become a value of ``@type``, and a string again?

``@type``, ``@unit`` and ``@sortKey`` take one token: no white space, no control characters (TEI
``teidata.enumerated``, ``teidata.word``).
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote

_TOKEN = re.compile(r"[\w.:+~/()\[\]-]+")
_OTHER = re.compile(r"[^\w]+")


@lru_cache(maxsize=1024)
def to_token(text: str) -> str:
    """The text itself where it is a token, else percent-encoded; `from_token` undoes it."""
    return text if _TOKEN.fullmatch(text) else quote(text, safe="", errors="replace")


def from_token(token: str) -> str:
    """The text that `to_token` was given."""
    return unquote(token) if "%" in token else token


def slug(text: str, joint: str = "_") -> str:
    """Words as one token, for people and for sorting; not to be turned back.

    >>> slug("Memorandum of conversation")
    'memorandum_of_conversation'
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _OTHER.sub(joint, text.lower()).strip(joint)
