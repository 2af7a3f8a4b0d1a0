"""Show what stock Chicago makes of archival records beside what maocite makes of them.

python examples/archival_notes.py > docs/archival-notes.md
"""

import textwrap
from collections.abc import Iterator

import maocite
from maocite import ArchivalRecord, Options
from maocite.csl import Citation, CitationItem, load_style, render
from maocite.mapping.csl_json import to_csl
from maocite.model import Role, TitleForm

STOCK = "chicago-notes-bibliography"
RULES = {
    "heading": "who translated a document is not its heading; the translator stands after the title",
    "contributor": "who gave the document to an edition is no co-author; “contributed by” says what it is",
    "date": "the date is printed once: the title is shown without the date that it holds",
    "quotes": "a title that describes the document is not quoted (CMOS 18, 14.121)",
    "own quotes": "a title that brings its own quotation marks does not get a second pair",
    "letter": "a letter or note is cited as sender to recipient, kind, date (14.111)",
    "heading case": "a heading of a document is evidence and keeps its capitals",
    "genre": "the kind of document is not said again where the title says it",
    "short form": "repository and fonds are given in full once, with the short form that follows",
    "range": "ranges of folios have an en dash, as all ranges have",
}

INTRODUCTION = """\
# Archival notes: stock Chicago and ours

This page is made by `python examples/archival_notes.py`. It cites the 20 documents of
`sample:mao-albania`, in their order, twice: with the style `chicago-notes-bibliography` (18th
edition) of the CSL project as any CSL processor renders it from the complete CSL-JSON, and with
`chicago-archives`, our variant of it. Each difference has a rule:

"""


def differences(record: ArchivalRecord, stock: str, later: bool) -> Iterator[str]:
    """The rules by which the two notes of a record differ."""
    title = record.title
    descriptive = title is not None and title.form is TitleForm.DESCRIPTIVE
    letter = bool(record.names(Role.AUTHOR) and record.names(Role.RECIPIENT)) and descriptive
    if record.names(Role.TRANSLATOR) and not record.names(Role.AUTHOR):
        yield "heading"
    if record.names(Role.CONTRIBUTOR):
        yield "contributor"
    if title and title.without_date and title.without_date != title.text:
        yield "date"
    if letter:
        yield "letter"
    elif descriptive:
        yield "quotes"
        if record.genre:
            yield "genre"
    if title and title.text not in stock and title.text.casefold() in stock.casefold():
        yield "heading case"
    if title and title.text.startswith("“"):
        yield "own quotes"
    if later:
        yield "short form"
    if record.folios and "-" in record.folios.raw:
        yield "range"


def page() -> str:
    """The whole page."""
    library = maocite.read("sample:mao-albania")
    records = [record for record in library if isinstance(record, ArchivalRecord)]
    citations = [Citation([CitationItem(record.id)]) for record in records]
    items = [to_csl(record) for record in records]
    stock = render(load_style(STOCK, locale="en-US"), items, citations).citations
    ours = maocite.notes(library, [record.id for record in records], Options())
    parts = [INTRODUCTION, *(f"- **{name}**: {rule}\n" for name, rule in RULES.items())]
    for number, (record, before, after) in enumerate(zip(records, stock, ours, strict=True), 1):
        rules = ", ".join(differences(record, before, number > 1))
        parts.append(f"\n## {number}. {record.id}\n\n")
        parts.append(
            f"{wrap('Stock: ', before)}\n\n{wrap('Ours: ', after)}\n\nDiffers by: {rules}\n"
        )
    return "".join(parts)


def wrap(label: str, note: str) -> str:
    """A note as a quotation of 96 columns, in which nothing is markup."""
    text = note.replace("[", "\\[").replace("*", "\\*").replace("_", "\\_").replace("<", "\\<")
    return textwrap.fill(
        label + text, 96, initial_indent="> ", subsequent_indent="> ", break_on_hyphens=False
    )


if __name__ == "__main__":
    print(page(), end="")
