"""Where does the front take its items from? CSL-JSON as it is, or citeproc-py's References."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from maocite.csl.problems import as_error
from maocite.exceptions import InputError

Fields = Mapping[str, Any]

# citeproc-py writes every variable with underscores; these have them in CSL 1.0.2 too.
_UNDERSCORED = frozenset(("archive_collection", "archive_location"))


class CiteProcJSON(dict[str, Fields]):
    """Items in CSL-JSON under their ids; nothing of them is changed or lost.

    Takes the place of ``citeproc.source.json.CiteProcJSON``. An id is found as it is written and,
    as there, in lower case. Raises InputError for what is not a list of JSON objects.
    """

    def __init__(self, json_data: Iterable[Fields]) -> None:
        super().__init__()
        self.lowered: dict[str, str] = {}
        """The id of the first item for every id in lower case."""
        if isinstance(json_data, (str, bytes, Mapping)):
            message = f"CSL-JSON must be a list of items, not {type(json_data).__name__}"
            raise InputError([as_error(message)])
        for number, fields in enumerate(json_data):
            if not isinstance(fields, Mapping):
                message = f"an item must be a JSON object, not {type(fields).__name__}"
                raise InputError([as_error(message, record=f"item {number + 1}")])
            key = str(fields.get("id", number))
            self[key] = fields
            self.lowered.setdefault(key.lower(), key)

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or str(key).lower() in self.lowered

    def __missing__(self, key: str) -> Fields:
        return self[self.lowered[str(key).lower()]]


def find(source: Mapping[str, Any], key: str) -> tuple[str, Fields] | None:
    """The id and the CSL-JSON of an item of a source; None where there is none.

    ``source``: a CiteProcJSON, a BibTeX or other source of citeproc-py, or any mapping from keys
    to CSL-JSON or References. The key as it is written goes before the key in lower case.
    """
    for wanted in (key, key.lower()):
        if wanted in source:
            found = source[wanted]
            fields = reference_to_csl(found) if is_reference(found) else found
            return str(fields.get("id", wanted)), fields
    return None


def is_reference(value: Fields) -> bool:
    """Whether this is a Reference of citeproc-py, which keeps its id as ``key``."""
    return "key" in value and "id" not in value


def reference_to_csl(reference: Fields) -> dict[str, Any]:
    """A Reference of citeproc-py (of its BibTeX source, say) as an item in CSL-JSON.

    Names, dates and date ranges become JSON; text that BibTeX protects by braces becomes
    ``<span class="nocase">``.
    """
    item: dict[str, Any] = {"id": str(reference["key"])}
    for name, value in reference.items():
        if name != "key" and value is not None:
            item[name if name in _UNDERSCORED else name.replace("_", "-")] = _value(value)
    return item


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _date(value)
    if isinstance(value, (list, tuple)):
        if any(isinstance(part, Mapping) for part in value):
            return [_name(part) for part in value]
        return "".join(_text(part) for part in value)
    return value if isinstance(value, (int, float)) else _text(value)


def _text(part: Any) -> str:
    protected = type(part).__name__ == "NoCase"
    return f'<span class="nocase">{part}</span>' if protected else str(part)


def _name(name: Any) -> dict[str, Any]:
    if not isinstance(name, Mapping):
        return {"literal": str(name)}
    return {part: str(value) for part, value in name.items() if value is not None}


def _date(date: Mapping[str, Any]) -> dict[str, Any]:
    if "text" in date:
        return {"literal": str(date["text"])}
    ends = [date["begin"], date.get("end")] if "begin" in date else [date]
    parts = [_parts(end) for end in ends if end]
    if not all(isinstance(part, int) for end in parts for part in end):
        return {"literal": "–".join(" ".join(map(str, end)) for end in parts)}
    written: dict[str, Any] = {"date-parts": parts}
    if date.get("circa"):
        written["circa"] = True
    if "season" in ends[0]:
        written["season"] = ends[0]["season"]
    return written


def _parts(date: Mapping[str, Any]) -> list[Any]:
    parts = []
    for name in ("year", "month", "day"):
        if name not in date:
            break
        parts.append(date[name])
    return parts
