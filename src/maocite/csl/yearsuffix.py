"""Which letters does a year suffix have?"""

from __future__ import annotations


def letters(number: int) -> str:
    """``a`` for 1, ``z`` for 26, ``aa`` for 27; "" for 0."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
