"""How does Zotero keep a child note? As HTML; what of that is plain text, and what lines of Extra.

Where an import of Zotero's knows a place for a variable in no field, but makes a child note of a
text, the writers say the variable there as ``variable: value``, several of them with a dot between.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from maocite.model import Role
from maocite.model.vocabulary import DATE_VARIABLES, TEXT_VARIABLES

_MARKUP = re.compile(r"<[^>]+>|&#?\w+;")
_PLAIN = re.compile(r"(?:<p>(?:[^<>]|<br ?/?>)*</p>)+")

_WORDS = frozenset(
    {
        *("genre", "number", "dimensions", "medium", "scale", "jurisdiction", "authority"),
        *("division", "PMID", "PMCID", "ISBN", "type", "submitted", "accessed"),
    }
)
_TYPES = frozenset(
    {
        *(role.value for role in Role),
        *(name for name in TEXT_VARIABLES | DATE_VARIABLES if not name.isalpha()),
        *_WORDS,
    }
)
"""Types of our notes; of the names that are common words only those that people do not begin a note
with that is meant for people."""
ANNOTATION = "annotation: "
"""Begins the child note that becomes of our note of the type for CSL's `annote`."""
_NAMES = _TYPES | TEXT_VARIABLES
_KEY = "citation-key: "
"""Begins a note of several lines."""
_DOT = " • "


def note_html(text: str) -> str:
    """A child note as Zotero keeps it, in paragraphs of HTML; HTML stays as it is."""
    if text.lstrip().startswith("<") and text.rstrip().endswith(">"):
        return text
    import html  # its table of entities is large, and notes are few

    paragraphs = html.escape(text, quote=False).replace("\n\n", "</p><p>")
    return f"<p>{paragraphs.replace(chr(10), '<br/>')}</p>"


def note_text(note: str) -> str:
    """The text of a child note that has no more than paragraphs; else its HTML."""
    if not note.startswith("<"):
        return note
    inner = note.strip()
    if inner.startswith("<div") and inner.endswith("</div>"):
        inner = inner[inner.find(">") + 1 : -len("</div>")].strip()
    joined = re.sub(r"</p>\s+<p>", "</p><p>", inner)
    if not _PLAIN.fullmatch(joined):
        return note
    import html

    plain = re.sub(r"<br ?/?>", "\n", joined[len("<p>") : -len("</p>")]).replace("</p><p>", "\n\n")
    return html.unescape(plain)


def is_markup(text: str) -> bool:
    """Whether Zotero takes something in a text for HTML."""
    return _MARKUP.search(text) is not None


def lines_of(note: str) -> list[str]:
    """The lines of Extra that a child note is; none if it is a note for people."""
    lines = note.split(_DOT)
    known = _TYPES if len(lines) == 1 or not note.startswith(_KEY) else _NAMES
    return lines if all(_is_line(line, known) for line in lines) else []


def note_of(key: str, lines: Iterable[str]) -> str:
    """The child note that some lines are, for imports that make one line of all.

    Empty where there are none; the lines of which none can be made are left out.
    """
    sound = [line for line in lines if _is_line(line, _NAMES) and _DOT not in line]
    return _DOT.join([f"{_KEY}{key}", *sound]) if sound else ""


def is_note_of(note: str) -> bool:
    """Whether a child note is such a one."""
    return note.startswith(_KEY) and bool(lines_of(note))


def _is_line(text: str, known: AbstractSet[str]) -> bool:
    name, between, value = text.partition(": ")
    return name in known and bool(between and value.strip()) and "\n" not in text
