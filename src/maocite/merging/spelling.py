"""How is a value of a record written on one line, so that nothing of it is lost?"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from maocite.model.archive import FolioRange
from maocite.model.date import Date
from maocite.model.name import Name


def is_empty(value: object) -> bool:
    """Whether a field with this value says nothing."""
    return value is None or value is False or value in ("", (), {})


def spelt(value: object) -> str:
    """A text as it is, a plain date as EDTF, all else as JSON with the names of the native format."""
    match value:
        case str():
            return value
        case Enum():
            return str(value.value)
        case Date(edtf=str(edtf), raw=None, time=None, note=None):
            return edtf
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case FolioRange(first=first, last=last):
            ends = (first,) if last is None else (first, last)
            return "-".join(f"{end.number}{end.letter}{end.side}" for end in ends)
        case Mapping():
            return {str(_plain(name)): _plain(entry) for name, entry in value.items()}
        case tuple() | list():
            return [_plain(entry) for entry in value]
    if is_dataclass(value):
        set_ = {each.name: getattr(value, each.name) for each in fields(value)}
        default = Name("x").kind if isinstance(value, Name) else None
        return {
            name.replace("_", "-"): _plain(entry)
            for name, entry in set_.items()
            if not is_empty(entry) and entry is not default
        }
    return value
