r"""Is a text made of whole characters? JSON can name halves of them, which no file can hold.

``\ud83d\ude00`` is one character in two halves; one half alone is no character, and UTF-8 refuses
it. Source: RFC 8259, section 8.2; Unicode, "surrogates". U+FFFD stands for what is no character.
"""

import json
import re

REPLACED = "half of a character (\\ud800 to \\udfff) stands alone; U+FFFD takes its place"
"""What is to be said where `whole` gives another value."""
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character."""
_NAMED = re.compile(r"\\u[dD][89a-fA-F]")


def could_be_halves(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch of a JSON text names halves of characters; whether alone is not asked."""
    stop = len(text) if end is None else end
    return text.find("\\u", start, stop) >= 0 and _NAMED.search(text, start, stop) is not None


def whole(value: object) -> object:
    """A JSON value with U+FFFD for each half of a character; the value itself where it has none.

    Raises RecursionError for lists inside lists without end, as reading JSON does.
    """
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value) if _HALF.search(value) else value
    if isinstance(value, list):
        entries = [whole(entry) for entry in value]
        return entries if any(map(_is_other, entries, value)) else value
    if isinstance(value, dict):
        fields = {_HALF.sub("\ufffd", name): whole(entry) for name, entry in value.items()}
        same = fields.keys() == value.keys()
        return (
            fields if not same or any(map(_is_other, fields.values(), value.values())) else value
        )
    return value


def loads(text: str) -> object:
    """The value of a JSON text, in whole characters. Raises ValueError and RecursionError."""
    value: object = json.loads(text)
    return whole(value) if could_be_halves(text) else value


def object_in(text: str) -> dict[str, object] | None:
    """The object that a JSON text is, in whole characters; None where it is none."""
    try:
        value = loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_other(one: object, other: object) -> bool:
    return one is not other
