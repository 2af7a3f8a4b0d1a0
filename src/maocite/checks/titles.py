"""Will a title print well? Its own quotation marks, and pairs of which one half is missing."""

import re
from collections.abc import Iterator

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.model.record import ArchivalRecord, Record

_AROUND = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‘": "’", "'": "'", '"': '"', "「": "」", "『": "』", "《": "》"}  # fmt: skip
_PAIRS = {")": "(", "]": "[", "}": "{", "」": "「", "』": "『", "》": "《", "）": "（", "】": "【"}
_OPENING = frozenset(_PAIRS.values())
_MARKS = frozenset("“”„«»\"‘'()[]{}「」『』《》（）【】")
_TAG = re.compile(r"</?[a-z][^<>]*>")
_LISTED = re.compile(r"(?:^|\s)\w{1,2}$")
"""``a)`` and ``1)`` number a list."""
_VARIABLES = ("title", "title-short", "original-title", "container-title", "collection-title")
_TITLE_FIELDS = ("text", "without_date", "original", "romanised", "translated")


def titles_bring_no_quotes(collection: Collection) -> Iterator[Finding]:
    """The title that is printed is not quoted as a whole already."""
    for record in collection.library:
        field, text = _printed(record)
        if text[:1] in _AROUND and is_quoted(text):
            message = (
                f"the title brings its own quotation marks ({text[0]}…{text[-1]}), and styles add "
                "theirs; delete them here, and write 'form: formal' where they show that the "
                "title stands on the document"
            )
            yield Finding(message, at(record, field))


def is_quoted(text: str) -> bool:
    """Whether one pair of marks encloses the whole text: not ``“A” and “B”``."""
    text = text.strip()
    if len(text) < 3 or text[-1] not in _AROUND.get(text[0], ""):
        return False
    inner, opener, closers = text[1:-1], text[0], _AROUND[text[0]]
    depth = 0
    for index, mark in enumerate(inner):
        if mark in closers:
            # Inside a word it is an apostrophe.
            if mark in "’'" and inner[index + 1 : index + 2].isalpha():
                continue
            depth -= 1
        elif mark == opener:
            depth += 1
        if depth < 0:
            return False
    return True


def marks_stand_in_pairs(collection: Collection) -> Iterator[Finding]:
    """Quotation marks and brackets of a title open and close."""
    for record in collection.library:
        for field, text in _titles(record):
            if not _MARKS.isdisjoint(text) and (mark := lonely_mark(text)):
                message = (
                    f"{mark} has no counterpart in {text!r}, so that what follows it in a note "
                    "reads as quoted or bracketed too; add the other half or delete this one"
                )
                yield Finding(message, at(record, field))


def lonely_mark(text: str) -> str | None:
    """The first mark without its other half; apostrophes and the numbers of lists are none."""
    text = _TAG.sub("", text)
    open_: list[str] = []
    for index, mark in enumerate(text):
        if mark not in _MARKS:
            continue
        top = open_[-1] if open_ else ""
        if mark in _PAIRS:
            if top == _PAIRS[mark]:
                open_.pop()
            elif not (mark == ")" and _LISTED.search(text[:index])):
                return mark
        elif mark in _OPENING or mark == "„":
            open_.append(mark)
        elif mark == "‘":
            if "’" not in text[index:]:
                return mark
        elif mark != "'":
            _quote(mark, top, open_)
    return open_[0] if open_ else None


def _quote(mark: str, top: str, open_: list[str]) -> None:
    """A mark that opens in one language and closes in another."""
    closes = {"“": "„", "”": '“„”"', '"': '"“', "«": "»", "»": "«"}
    if top and top in closes[mark]:
        open_.pop()
    else:
        open_.append(mark)


def _printed(record: Record) -> tuple[str, str]:
    """The title as a note prints it, with its field."""
    if not isinstance(record, ArchivalRecord):
        return "title", record.texts.get("title", "")
    if record.title is None:
        return "title", ""
    if record.title.without_date:
        return "title.without-date", record.title.without_date
    return "title", record.title.text


def _titles(record: Record) -> Iterator[tuple[str, str]]:
    if not isinstance(record, ArchivalRecord):
        yield from ((name, record.texts[name]) for name in _VARIABLES if name in record.texts)
    elif record.title is not None:
        for name in _TITLE_FIELDS:
            if text := getattr(record.title, name):
                yield f"title.{name.replace('_', '-')}", text


TITLE_QUOTED: LibraryRule = Rule(
    "title-quoted",
    "Does a title bring its own quotation marks?",
    "Styles put titles into quotation marks, so that they would be printed twice. Delete them; "
    "form: formal says that the title stands on the document.",
    titles_bring_no_quotes,
)
UNBALANCED_MARKS: LibraryRule = Rule(
    "unbalanced-marks",
    "Does every quotation mark and bracket of a title have its other half?",
    "One half is often what remains of a title cut short when it was copied. "
    "Compare it with the source.",
    marks_stand_in_pairs,
)
