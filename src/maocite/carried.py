"""What does each format carry? Tried, not claimed: written, read back and compared.

python -m maocite.carried > docs/formats.md
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from maocite.api import write
from maocite.mapping.flat import differing
from maocite.model.archive import Folios, Level, LevelKind, Repository
from maocite.model.date import Date
from maocite.model.name import Name, NameKind
from maocite.model.provenance import Provenance
from maocite.model.record import (
    ArchivalRecord,
    Copy,
    Record,
    Relation,
    RelationKind,
    SecondaryRecord,
    Title,
    TitleForm,
)
from maocite.model.role import Role
from maocite.model.vocabulary import DATE_VARIABLES, TEXT_VARIABLES
from maocite.readers import READERS
from maocite.sources import Source
from maocite.writers import WRITERS

_OWN_READERS = {
    **dict.fromkeys(
        ("bibtex", "biblatex", "biblatex-chicago", "better-bibtex", "zotero-bibtex"), "bibtex"
    ),
    "tei-bibl": "tei",
}
"""Readers of formats that are read under another name."""
_PERSON = Name("Mëhilli", "Elidor")


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A record that says one thing, to see whether a format carries it."""

    group: str
    """``dates``: what kind of thing it is."""
    name: str
    """``original-date``: as it is called in a record."""
    record: Record


def formats() -> tuple[str, ...]:
    """The formats that are written and read back, in the order of `WRITERS`."""
    return tuple(name for name in WRITERS.names() if reader_of(name) is not None)


def reader_of(writer: str) -> str | None:
    """The reader that takes what a writer makes; None: nothing reads it."""
    name = _OWN_READERS.get(writer, writer)
    return name if name in READERS.names() else None


@cache
def trials() -> tuple[Trial, ...]:
    """Everything that a record can say, one at a time."""
    return (*_published(), *_archival())


def _published() -> Iterator[Trial]:
    texts = {"page": "139-157", "volume": "21", "URL": "https://example.org/a?b=1"}
    texts |= {"DOI": "10.1080/14682745.2020.1803840", "language": "en", "ISBN": "9780674049628"}
    texts |= {"PMID": "12345678", "PMCID": "PMC1234567"}
    own = {"keyword", "archive", "archive-place", "archive_collection", "archive_location"}
    for variable in sorted(TEXT_VARIABLES - own, key=str.casefold):
        text = {variable: texts.get(variable, "Text & more")}
        yield Trial(
            "variables", variable, SecondaryRecord("x", "book", {"title": "Title", **text})
        )
    for role in Role:
        if role.in_csl:
            people = {role: (_PERSON,)}
            yield Trial(
                "people", role.value, SecondaryRecord("x", "book", {"title": "Title"}, people)
            )
    for variable in sorted(DATE_VARIABLES):
        yield Trial("dates", variable, _dated(variable, Date("1960-06-07")))
    for label, edtf in (
        ("about", "1966~"),
        ("uncertain", "1966?"),
        ("range", "1966-06-01/1966-06-30"),
        ("season", "1966-21"),
        ("open end", "1966/.."),
        ("before our era", "-0043-03-15"),
    ):
        yield Trial("dates", f"issued, {label}", _dated("issued", Date(edtf)))
    yield Trial("dates", "issued, in words", _dated("issued", Date(raw="in the late fifties")))
    for label, name in (
        ("particle", Name("Gaulle", "Charles", non_dropping_particle="de")),
        ("suffix", Name("King", "Martin Luther", suffix="Jr.")),
        ("family name first", Name("Mao", "Zedong", family_first=True)),
        ("corporate body", Name(literal="Ministry of Foreign Affairs", kind=NameKind.BODY)),
        ("other script", Name("Mao", "Zedong", forms=(Name("毛", "泽东", language="zh"),))),
        ("authority file", Name("Mao", "Zedong", identifiers=(("wikidata", "Q5816"),))),
        ("office", Name("Mao", "Zedong", office="Chairman")),
    ):
        yield Trial(
            "people",
            f"author, {label}",
            SecondaryRecord("x", "book", {"title": "Title"}, {Role.AUTHOR: (name,)}),
        )
    yield Trial(
        "tags", "keywords", SecondaryRecord("x", "book", {"title": "Title"}, {}, {}, ("a",))
    )
    yield Trial(
        "origin",
        "provenance",
        SecondaryRecord("x", "book", {"title": "Title"}, provenance=(_provenance("title"),)),
    )


def _dated(variable: str, date: Date) -> SecondaryRecord:
    return SecondaryRecord("x", "book", {"title": "Title"}, {}, {variable: date})


def _provenance(field: str) -> Provenance:
    return Provenance(field=field, source="the envelope")


def _archival() -> Iterator[Trial]:
    holder = Repository((("und", "Arkivi Qendror Shtetëror"),), place="Tirana")
    held = ArchivalRecord("x", repository=holder)
    fonds = Level(LevelKind.FONDS, number="14/AP", label="Fondi", name="Marrëdhëniet")
    file = Level(LevelKind.FILE, number="3", label="Dos.")
    for group, name, record in (
        ("archive", "repository", held),
        ("archive", "levels", replace(held, levels=(fonds, file))),
        (
            "archive",
            "folios",
            replace(held, levels=(fonds, file), folios=Folios.parse("1-9", "Fl.")),
        ),
        ("archive", "copies", replace(held, copies=(Copy("Wilson Center Digital Archive"),))),
        ("archive", "classification", replace(held, classification="secret")),
        ("archive", "excerpt", replace(held, excerpt=True)),
        ("archive", "relations", replace(held, relations=(Relation(RelationKind.RELATED, "y"),))),
        ("archive titles", "title", replace(held, title=Title("Letter"))),
        (
            "archive titles",
            "title, original",
            replace(held, title=Title("Letter", original="Letër")),
        ),
        (
            "archive titles",
            "title, form",
            replace(held, title=Title("Letter", form=TitleForm.FORMAL)),
        ),
        ("archive titles", "title, language", replace(held, title=Title("Letter", language="en"))),
        ("archive", "date", replace(held, date=Date("1960-06-07"))),
        ("archive", "event-date", replace(held, event_date=Date("1960-06-07"))),
        ("archive", "other-dates", replace(held, date=Date("1960"), other_dates=(Date("1961"),))),
        ("archive", "genre", replace(held, genre="Memorandum of conversation")),
        ("archive", "language", replace(held, language="sq")),
        ("archive", "note", replace(held, note="Stamped.")),
        ("archive", "keywords", replace(held, keywords=("Sino-Albanian relations",))),
        (
            "origin",
            "provenance of an archival field",
            replace(held, provenance=(_provenance("title"),)),
        ),
    ):
        yield Trial(group, name, record)
    for role in Role:
        if (
            role in (Role.AUTHOR, Role.RECIPIENT, Role.TRANSLATOR, Role.CONTRIBUTOR)
            or not role.in_csl
        ):
            yield Trial("archive people", role.value, replace(held, people={role: (_PERSON,)}))


@cache
def carried(format_name: str) -> frozenset[Trial]:
    """The trials that come home from a format word for word.

    Raises `UnknownNameError` for a format that does not exist, and ValueError for one that
    nothing reads back.
    """
    reader = reader_of(format_name)
    if reader is None:
        raise ValueError(f"{format_name} is not read back")
    return frozenset(trial for trial in trials() if _comes_home(trial.record, format_name, reader))


def _comes_home(record: Record, format_name: str, reader: str) -> bool:
    text = write([record], format_name).text
    source = Source("trial", text.encode("utf-8"))
    found = [again for again, _ in READERS[reader].read(source, lambda problem: None)]
    return len(found) == 1 and not differing(record, found[0])


def summary(format_name: str) -> str:
    """``everything``, or how much of each kind comes home: ``all variables, 12 of 13 dates``."""
    home = carried(format_name)
    parts = []
    for group, members in _groups().items():
        count = sum(trial in home for trial in members)
        parts.append(
            f"{group} all" if count == len(members) else f"{group} {count}/{len(members)}"
        )
    return "everything" if len(home) == len(trials()) else ", ".join(parts)


def _groups() -> Mapping[str, Sequence[Trial]]:
    found: dict[str, list[Trial]] = {}
    for trial in trials():
        found.setdefault(trial.group, []).append(trial)
    return found


def page() -> str:
    """The page ``docs/formats.md``."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# What each format carries"
    yield ""
    yield "Made by `python -m maocite.carried`; do not edit. Each field is written in each format, read back and"
    yield "compared: ● comes home word for word, ○ does not, and `--report` then lists it. What the fields are called"
    yield "in BibTeX and BibLaTeX stands in [bibtex.md](bibtex.md), what they are in TEI in [tei.md](tei.md)."
    yield "`csljson-styles`, `cmif`, `notes` and `bibliography` are for printing and are not read back."
    yield ""
    names = formats()
    yield "| format | comes home |"
    yield "| --- | --- |"
    for name in names:
        yield f"| `{name}` | {summary(name)} |"
    yield ""
    for group, members in _groups().items():
        yield f"## {group[0].upper()}{group[1:]}"
        yield ""
        yield f"| | {' | '.join(f'`{name}`' for name in names)} |"
        yield f"|{' --- |' * (len(names) + 1)}"
        for trial in members:
            cells = ("●" if trial in carried(name) else "○" for name in names)
            yield f"| {trial.name} | {' | '.join(cells)} |"
        yield ""


if __name__ == "__main__":
    print(page(), end="")
