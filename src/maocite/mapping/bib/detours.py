"""How does an entry say for stock Zotero what its import of BibTeX drops or spoils?"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from maocite.mapping.bib.table import DATE_FIELDS, ROLE_FIELDS, TAKEN_BY_ZOTERO
from maocite.mapping.zotero_detours import is_day
from maocite.mapping.zotero_extra import variable_line
from maocite.mapping.zotero_names import to_creator
from maocite.mapping.zotero_notes import note_of
from maocite.model.record import SecondaryRecord

_STYLED = re.compile(r"\\text(?:it|bf|sc)\{(?:[^{}]|\{[^{}]*\})*\}")


def note_of_dropped(
    flat: SecondaryRecord, fields: Mapping[str, str], dropped: AbstractSet[str]
) -> str:
    """The text of which Zotero makes a child note, to be read as lines of Extra; perhaps none.

    `fields`: what the entry says; `dropped`: variables for whose fields Zotero has no place.
    """
    lines = [variable_line(name, text) for name, text in flat.texts.items() if name in dropped]
    lines += [
        variable_line(role.value, str(to_creator(role.value, name)))
        for role, names in flat.people.items()
        if ROLE_FIELDS[role] not in TAKEN_BY_ZOTERO or ROLE_FIELDS[role] not in fields
        for name in names
    ]
    lines += [
        variable_line(variable, date.edtf or date.raw or "")
        for variable, date in flat.dates.items()
        if DATE_FIELDS[variable] not in TAKEN_BY_ZOTERO
        or (variable == "accessed" and not is_day(date))
    ]
    if "entrysubtype" in fields:
        lines.append(variable_line("type", flat.type))
    return note_of(flat.id, lines)


def braces_outside(title: str) -> str:
    r"""``{{\textit{Il Principe}}}`` for ``\textit{Il {Principe}}``.

    Zotero takes the first brace that closes for the end of what is in italics. Twice outside, since
    BibTeX takes a brace and a command for a letter with an accent.
    """
    return _STYLED.sub(_without_braces, title)


def _without_braces(match: re.Match[str]) -> str:
    command, _, text = match[0][:-1].partition("{")
    bare = _GUARD.sub(r"\1", text)
    return f"{{{{{command}{{{bare}}}}}}}"


_GUARD = re.compile(r"(?<![\\A-Za-z])\{([^{}]+)(?<!\\)\}")
"""Braces around a word, and none that belong to a command: ``\\textbackslash{}``, ``\\textbf{x}``."""
