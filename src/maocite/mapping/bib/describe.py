"""Which fields does each dialect write? The tables as a page for people.

python -m maocite.mapping.bib.describe > docs/bibtex.md
"""

from collections.abc import Iterator, Sequence

from maocite.mapping.bib.archival import made_fields
from maocite.mapping.bib.dialects import DIALECTS, Archives
from maocite.mapping.bib.table import DATE_FIELDS, HANDLED, ROLE_FIELDS, WRITE_TYPES, writing
from maocite.model.name import Name
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.model.vocabulary import ITEM_TYPES, TEXT_VARIABLES

_SHOWN_TYPES = ("book", "article-journal", "chapter", "report", "thesis", "webpage", "document")
_SAMPLE = SecondaryRecord(
    "x",
    "manuscript",
    {
        "title": "title",
        "archive": "archive",
        "archive-place": "archive-place",
        "archive_collection": "archive_collection",
        "archive_location": "archive_location",
    },
    {
        Role.RECIPIENT: (Name(literal="recipient"),),
        Role.TRANSLATOR: (Name(literal="translator"),),
        Role.CONTRIBUTOR: (Name(literal="contributor"),),
    },
)


def page() -> str:
    """The page ``docs/bibtex.md``."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# BibTeX and BibLaTeX: types and fields"
    yield ""
    yield "Made by `python -m maocite.mapping.bib.describe` from the tables that write and read; do not edit."
    yield "What a dialect cannot say of a record is listed by `--report`; nothing is left out silently."
    yield ""
    yield from _table(("dialect", "what for"), [(f"`{d.name}`", d.summary) for d in DIALECTS])
    yield "## Types"
    yield ""
    yield "All other types are `misc`. Where the entry type does not tell the CSL type, `entrysubtype` names it."
    yield ""
    yield from _table(
        ("CSL type", "BibLaTeX", "BibTeX", "for Zotero"),
        [
            (f"`{name}`", *(f"`{written}`" for written in WRITE_TYPES[name]))
            for name in sorted(ITEM_TYPES)
            if name in WRITE_TYPES
        ],
    )
    yield "## Fields"
    yield ""
    yield "BibLaTeX's name, and BibTeX's where it differs. Columns are CSL types; all variables are read and written"
    yield "for all types. `language` is `langid` (babel's name) or, for Zotero, `language` (the BCP 47 tag); `keyword`"
    yield "is `keywords`."
    yield ""
    yield from _table(
        ("CSL variable", *(f"`{name}`" for name in _SHOWN_TYPES)),
        [
            (f"`{variable}`", *(_field(name, variable) for name in _SHOWN_TYPES))
            for variable in sorted(TEXT_VARIABLES - HANDLED, key=str.casefold)
        ],
    )
    yield "## Names and dates"
    yield ""
    yield "`issued` is `year`, `month` and `day` in the dialect `bibtex`, and `origdate` for documents in archives in"
    yield '`biblatex-chicago`. `bibtex` says ranges, seasons and "c. 1966" in words, as its styles print them, and the day'
    yield "of a document in an archive before the month; of published works it names translators, and the editors beside"
    yield "an author, in an empty `note`, and gives those without an author a `key` to be sorted by. `better-bibtex` names"
    yield "the editors of letters and manuscripts again in `texteditor`."
    yield ""
    pairs = [(role.value, field) for role, field in ROLE_FIELDS.items()]
    pairs += list(DATE_FIELDS.items())
    yield from _table(("variable", "field"), [(f"`{a}`", f"`{b}`") for a, b in pairs])
    yield "## Documents in archives"
    yield ""
    yield "Beside `archive`, `archiveplace`, `archivecollection` and `archivelocation`, from which the place in the"
    yield "archive is read back, each dialect fills the fields that its styles print:"
    yield ""
    names = sorted(
        {
            name
            for archives in Archives
            for name in made_fields(_SAMPLE.texts, _SAMPLE.people, archives)
        }
    )
    yield from _table(
        ("field", *(f"`{dialect.name}`" for dialect in DIALECTS)),
        [
            (
                f"`{name}`",
                *(
                    made_fields(_SAMPLE.texts, _SAMPLE.people, d.archives).get(name, "")
                    for d in DIALECTS
                ),
            )
            for name in names
        ],
    )


def _field(csl_type: str, variable: str) -> str:
    rule = writing(csl_type)[variable]
    return f"`{rule.field}`" + (f" (`{rule.classic}`)" if rule.classic else "")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


if __name__ == "__main__":
    print(page(), end="")
