"""Language-aware sort keys: the Unicode Collation Algorithm, or a fallback without libraries."""

from collections.abc import Callable

SortKey = tuple[tuple[object, ...], ...]
"""Compares as the text sorts. Keys of one collator only compare with each other."""

Collator = Callable[[str], SortKey]


def collator(language: str = "en-US") -> Collator:
    """A function from text to sort key for a language, the same one for the same language.

    It uses pyuca where that is installed (``pip install maocite[collation]``). Nothing heavy is
    loaded before the first key.
    """
    raise NotImplementedError
