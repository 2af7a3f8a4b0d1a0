"""What of an item can no document hold? Control characters and halves of surrogate pairs.

JSON may have them (``"\\u0000"``, ``"\\ud800"``), but UTF-8 and XML 1.0 ("Characters") may not, so
they are taken out where items are read, with a warning each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from maocite.csl.problems import as_warning

if TYPE_CHECKING:
    from maocite.errors import Problem


# Compiled when it is first needed, as are the patterns of other modules that few items need.
_UNWRITABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_SPACES = "\x0b\x0c"
_DEEPEST = 20
"""Levels of lists and objects that are looked through; no variable of CSL-JSON has more than 4."""


def writable(text: str) -> str:
    """The text without control characters; what is left of a surrogate pair becomes U+FFFD.

    Two halves that stand together are joined to their character.
    """
    if text.isprintable() or not re.search(_UNWRITABLE, text):
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(_UNWRITABLE, lambda found: " " if found[0] in _SPACES else "", whole)


def writable_fields(
    fields: Mapping[str, Any], record: str, problems: list[Problem]
) -> Mapping[str, Any]:
    """An item's fields without such characters; the same object where there are none.

    To ``problems`` is added a warning for each field that was changed.
    """
    if _is_plain(fields) or _all_printable(fields.values(), 0):
        return fields
    changed: dict[str, Any] = {}
    for name, value in fields.items():
        clean = _clean(value, 0)
        if clean is not value:
            changed[name] = clean
            message = (
                "a control character or half a surrogate pair, which no document can hold, "
                "is left out or replaced by U+FFFD"
            )
            where = writable(record), writable(str(name))
            problems.append(
                as_warning(
                    *(message, None, None, "unwritable-character"),
                    record=where[0],
                    field=where[1],
                )
            )
    return {**fields, **changed} if changed else fields


def _is_plain(fields: Mapping[str, Any]) -> bool:
    """Whether nothing has to be written with a backslash in Python, so that all is printable.

    One look at all fields at once; it also finds quotation marks, and then says nothing.
    """
    if fields.__class__ is not dict:
        return False
    try:
        return "\\" not in repr(fields)
    except RecursionError:
        return False


def _all_printable(values: Iterable[Any], depth: int) -> bool:
    """Whether no text among values of JSON needs a closer look, as is so in nearly every item."""
    for value in values:
        kind = value.__class__
        if kind is str:
            if not value.isprintable():
                return False
        elif kind is dict:
            if depth >= _DEEPEST or not _all_printable(value.values(), depth + 1):
                return False
        elif (kind is list or kind is tuple) and (
            depth >= _DEEPEST or not _all_printable(value, depth + 1)
        ):
            return False
    return True


def _clean(value: Any, depth: int) -> Any:
    """A value of JSON without such characters; the same object where there are none."""
    kind = value.__class__
    if kind is str:
        return writable(value)
    if depth < _DEEPEST:
        if kind is dict:
            inner = {key: _clean(part, depth + 1) for key, part in value.items()}
            return inner if any(inner[key] is not value[key] for key in inner) else value
        if kind is list or kind is tuple:
            parts = [_clean(part, depth + 1) for part in value]
            return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    return value
