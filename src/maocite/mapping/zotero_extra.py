"""What stands in the lines of Zotero's Extra field? CSL variables, a free note, and what is ours.

Zotero and citation processors read ``variable: value`` lines as CSL variables (names as
``Last || First``, dates as EDTF), so that nothing needs to be lost that CSL can say. Where a record
says more (levels of a call number, folios as numbers, a name in two scripts), one last line
``maocite: {…}`` holds it as compact JSON: only the difference, with a check sum of the lines it
completes, so that what is edited in Zotero wins. One line is the least that Zotero can be asked
to show, and it stays there through syncing, copying and every export.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from maocite.characters import object_in
from maocite.mapping.zotero import BASE_FIELDS, VARIABLES
from maocite.mapping.zotero import ITEM_TYPES as ZOTERO_TYPES
from maocite.model import Role
from maocite.model.vocabulary import DATE_VARIABLES, ITEM_TYPES, TEXT_VARIABLES

OURS = "maocite"
"""Begins the line that holds what CSL cannot say."""

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]*?)\s*:\s*(?P<value>\S.*)", re.S)
_ROLES = {role.value: role for role in Role}
_NAMES = {
    **{name.casefold().replace("_", "-"): name for name in TEXT_VARIABLES | DATE_VARIABLES},
    **{name: name for name in _ROLES},
    "type": "type",
    "place": "publisher-place",
    "event": "event-title",
    "booktitle": "container-title",
    "citekey": "citation-key",
    "original-place": "original-publisher-place",
    "short-title": "title-short",
    "journal-abbreviation": "container-title-short",
    "library-catalog": "source",
    "loc.-in-archive": "archive_location",
    "rights": "license",
    "series": "collection-title",
    "pages": "page",
    "date": "issued",
    "institution": "publisher",
    "university": "publisher",
    "studio": "publisher",
}
"""Variables by the names under which lines of Extra may call them, folded by `_fold`."""
for _field, _variable in {
    **{name: VARIABLES[base] for name, base in BASE_FIELDS.items()},
    **VARIABLES,
}.items():
    # What an item type has no field for, Zotero's import keeps as a line with the field's name in
    # words ("Series Number: 3"). Names of one word are too common to be taken for labels.
    if (_words := re.sub("(?<=[a-z])(?=[A-Z])", "-", _field).casefold()).count("-"):
        _NAMES.setdefault(_words, _variable)
_TEX = {
    **{name.replace("-", "").replace("_", "").casefold(): name for name in TEXT_VARIABLES},
    **{name.replace("-", ""): name for name in (*DATE_VARIABLES, *_ROLES)},
    "documentnumber": "number",
    "howpublished": "medium",
    "issuenumber": "issue",
    "origdate": "original-date",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "part": "part-number",
    "pubstate": "status",
    "rights": "license",
    "volumes": "number-of-volumes",
    "venue": "event-place",
}
"""Variables by the names of our fields in .bib files, as Better BibTeX's import keeps those which it
has no place for: ``tex.participant: Kapo, Hysni and Lleshi, Haxhi``."""
TEXT_EDITOR = "texteditor"
"""The field of our .bib files that names editors again, so that they come home as such."""
_NOT_AS_LINE = frozenset({"note", "abstract"})


@dataclass(slots=True)
class Found:
    """What the lines of an Extra field say."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    """Text and date variables, and ``type``, as written."""
    people: dict[Role, list[str]] = field(default_factory=dict)
    note: list[str] = field(default_factory=list)
    """All other lines."""
    lines: dict[tuple[str, str], str] = field(default_factory=dict)
    """The line of each variable and value, as written."""
    ours: Mapping[str, object] | None = None
    contributors: list[str] = field(default_factory=list)
    """Editors whom Better BibTeX makes contributors of an item that has no editors in Zotero."""


def variable_line(name: str, value: str) -> str:
    """``archive_collection: Fondi 14/AP``, on one line whatever the value holds."""
    return f"{name}: {one_line(value)}"


def one_line(value: str) -> str:
    """The value with every run of white space as one blank."""
    return value if value.isprintable() else " ".join(value.split())


def our_line(custom: Mapping[str, object]) -> str:
    """The line that completes the others; without ``<`` and ``&``, which imports take for HTML."""
    text = json.dumps(custom, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("&", "\\u0026")
    # Line separators of Unicode break lines in some programs; blanks at the ends get lost.
    text = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
    return f"{OURS}: {text}"


def read_lines(lines: Iterable[str]) -> Found:
    """What the lines say. A line that is no known variable belongs to the note."""
    found = Found()
    for line in lines:
        if line.startswith("tex.") and _of_tex(line, found):
            continue
        match = _LINE.fullmatch(line) if ":" in line else None
        if match is None:
            found.note.append(line)
            continue
        key, value = match["key"], match["value"].strip()
        if key == OURS and (ours := object_in(value)) is not None:
            found.ours = ours
            continue
        name = _NAMES.get(_fold(key))
        if name == "type" and value not in ITEM_TYPES:
            name, value = _type(key, value)
        if name is None or name in _NOT_AS_LINE:
            found.note.append(line)
        elif role := _ROLES.get(name):
            found.people.setdefault(role, []).append(value)
        else:
            found.texts.setdefault(name, []).append(value)
            found.lines[name, value] = line
    return found


def _of_tex(line: str, found: Found) -> bool:
    """Whether a line is a field that Better BibTeX kept, and one of ours; it is taken then."""
    field, _, value = line.removeprefix("tex.").partition(":")
    name, value = _TEX.get(field.strip().casefold()), value.strip()
    if field == TEXT_EDITOR and value:
        names = [_of_bib(name) for name in value.split(" and ")]
        found.people.setdefault(Role.EDITOR, []).extend(names)
        found.contributors += names
        return True
    if field == "entrysubtype" and value in ITEM_TYPES:
        name = "type"
    if name is None or name in _NOT_AS_LINE or not value:
        return False
    if name in _ROLES:
        found.people.setdefault(_ROLES[name], []).extend(map(_of_bib, value.split(" and ")))
    else:
        found.texts.setdefault(name, []).append(value)
        found.lines[name, value] = line
    return True


def _of_bib(name: str) -> str:
    """``Bush || George, Jr.`` for BibTeX's ``Bush, Jr., George``."""
    family, *rest = name.split(", ")
    return f"{family} || {', '.join((rest[-1], *rest[:-1]))}" if rest else family


def _type(key: str, value: str) -> tuple[str | None, str]:
    """What a type says that is none of CSL's: one of Zotero's, or in Zotero's field "Type" a genre."""
    if zotero := ZOTERO_TYPES.get(value):
        return "type", zotero.csl
    return ("genre" if key == "Type" else None), value


def is_free(line: str) -> bool:
    """Whether a line of a note comes back as such."""
    if not line or not line.isprintable() or line != line.strip():
        return False
    if line.startswith("tex.") and _of_tex(line, Found()):
        return False
    match = _LINE.fullmatch(line) if ":" in line else None
    return match is None or (match["key"] != OURS and _fold(match["key"]) not in _NAMES)


def _fold(key: str) -> str:
    return key.casefold().replace(" ", "-").replace("_", "-")
