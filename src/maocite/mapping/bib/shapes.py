"""Which lines have the entries of all items that have the same type and variables?"""

from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from maocite.mapping.bib.dialects import Archives, Dates, Dialect
from maocite.mapping.bib.plan import plan_of
from maocite.mapping.bib.table import DATE_FIELDS, NO_EDITORS, ROLE_FIELDS, Form
from maocite.mapping.bib.write import PRINT_GENRE
from maocite.mapping.csl_json import ROLES
from maocite.mapping.flat import archival_rank, are_sorted, lies_in_archive
from maocite.model.vocabulary import ITEM_TYPES


class Kind(Enum):
    """What is done with the value of a variable."""

    TEXT = 1
    """It is written as it is."""
    CHECKED = 2
    """The same, if it is not read as something else."""
    TITLE = 3
    PAGES = 4
    VERBATIM = 5
    NAMES = 6
    DATE = 7
    ISSUED = 8
    """A date that may be known in words alone."""
    LANGUAGE = 9
    KEYWORDS = 10
    GENRE = 11
    """The genre of a document in an archive, which its title may say."""
    LOCATION = 12
    """Where a document lies in an archive: written with the collection before it."""


_LINES = (Kind.ISSUED, Kind.LANGUAGE, Kind.GENRE)
"""Of which the name of the field depends on the value."""
_NO_PROSE = (Kind.VERBATIM, Kind.NAMES, Kind.DATE, Kind.ISSUED, Kind.LANGUAGE, Kind.KEYWORDS)
_FORMS = {
    Form.TEXT: Kind.TEXT,
    Form.TITLE: Kind.TITLE,
    Form.PAGES: Kind.PAGES,
    Form.VERBATIM: Kind.VERBATIM,
}

Item = Mapping[str, object]


class _Step(NamedTuple):
    """What is done with one variable."""

    rank: tuple[int, int]
    """Where its line stands in an entry; those of one rank stand as in the item."""
    variable: str
    kind: Kind
    field: str
    otherwise: bool
    """Whether the text may be read as something else."""
    line: str
    """``  title = {%s},``, or ``%s`` alone where the field depends on the value."""
    prose: bool
    """Whether the text is looked at with all others."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is done with all items of a type that have the same variables."""

    template: str
    """The entry, with ``%s`` for the key and then for each value; for some, for the line."""
    values: Callable[[Item], tuple[object, ...]]
    """The values of an item in the order of the lines."""
    prose: Callable[[Item], Collection[str]]
    """The texts that are looked at together; what is no text among them, joining them tells."""
    beside: Callable[[Item], Collection[str]]
    """Those of them that are no titles, which may have markup."""
    plain: tuple[int, ...]
    """Places of values in the template that are texts and written as they are."""
    special: tuple[tuple[int, str, Kind, str, bool], ...]
    """All others: place, variable, what is done, field, whether it may be read otherwise."""
    fields: frozenset[str]
    """All fields of an entry."""
    archival: bool
    foreign: bool
    """Whether titles may be in a language other than English."""
    unexpandable: bool
    """Whether titles may have no markup."""


def shape_of(dialect: Dialect, csl_type: str, variables: Collection[str]) -> Shape | None:
    """The shape of items of a type with these variables; None where they need a record."""
    if csl_type not in ITEM_TYPES or "id" not in variables:
        return None
    archival = lies_in_archive(csl_type, variables)
    if archival and not _is_whole(variables, dialect):
        return None
    plan = plan_of(csl_type, archival, dialect.name)
    if _is_odd(plan.type, csl_type, variables, dialect):
        return None
    known = _steps_of(dialect, csl_type, archival)
    try:
        steps = [known[name] for name in variables if name not in ("id", "type")]
    except KeyError:
        return None
    steps.sort(key=_rank)
    fields = frozenset([step.field for step in steps])
    if len(fields) < len(steps):
        return None
    begin = f"  entrysubtype = {{{plan.subtype}}},\n" if plan.subtype else ""
    text, title = Kind.TEXT, Kind.TITLE
    plain: list[int] = []
    special: list[tuple[int, str, Kind, str, bool]] = []
    for place, (_, variable, kind, field, otherwise, _, _) in enumerate(steps, 1):
        if kind is text:
            plain.append(place)
        else:
            special.append((place, variable, kind, field, otherwise))
    return Shape(
        f"@{plan.type}{{%s,\n{begin}{''.join([step.line for step in steps])}",
        _getter(["id", *[step.variable for step in steps]]),
        _getter([step.variable for step in steps if step.prose]),
        _getter([step.variable for step in steps if step.prose and step.kind is not title]),
        tuple(plain),
        tuple(special),
        fields,
        archival,
        "language" in variables and not (archival or plan.for_zotero),
        plan.type == "online" and dialect.archives is Archives.CHICAGO,
    )


def _is_odd(entry: str, csl_type: str, variables: Container[str], dialect: Dialect) -> bool:
    """Whether the type of an entry or its fields depend on more than the shape says."""
    return (
        entry == "phdthesis"  # or mastersthesis, as its genre says
        or (csl_type == "book" and "container-title" in variables)
        or ("volume-title" in variables and "container-title" in variables)
        or (dialect.better and "editor" in variables and entry in NO_EDITORS)
    )


def _getter(names: list[str]) -> Callable[[Item], tuple[Any, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda item: tuple([item[name] for name in names])


def _rank(step: _Step) -> tuple[int, int]:
    return step.rank


@cache
def _steps_of(dialect: Dialect, csl_type: str, archival: bool) -> Mapping[str, _Step]:
    """What is done with each variable of a type."""
    steps = [
        _step("language", Kind.LANGUAGE, "language", (4, 0)),
        _step("keyword", Kind.KEYWORDS, "keywords", (4, 1)),
        _step("title", Kind.TITLE, "title", (0, 0)),
    ]
    columns = plan_of(csl_type, archival, dialect.name).columns
    for variable, (field, form, otherwise) in columns.items():
        kind = _FORMS[form]
        if archival and variable == "archive_location":
            kind = Kind.LOCATION
        elif archival and field == "type" and dialect.archives in PRINT_GENRE:
            kind = Kind.GENRE
        elif otherwise and kind is Kind.TEXT:
            kind = Kind.CHECKED
        steps.append(_step(variable, kind, field, (2, _place(variable, archival)), otherwise))
    for variable, role in ROLES.items():
        steps.append(_step(variable, Kind.NAMES, ROLE_FIELDS[role], (1, 0)))
    for variable, field in DATE_FIELDS.items():
        kind = Kind.ISSUED if variable == "issued" else Kind.DATE
        if archival and kind is Kind.ISSUED and dialect.dates is Dates.ORIGIN:
            field = DATE_FIELDS["original-date"]
        steps.append(_step(variable, kind, field, (3, _place(variable, archival))))
    return {step.variable: step for step in steps}


def _step(
    variable: str, kind: Kind, field: str, rank: tuple[int, int], otherwise: bool = False
) -> _Step:
    line = "%s" if kind in _LINES else f"  {field} = {{%s}},\n"
    return _Step(rank, variable, kind, field, otherwise, line, kind not in _NO_PROSE)


def _place(variable: str, archival: bool) -> int:
    """Documents in archives have their variables in the order of their records."""
    return archival_rank(variable) if archival else 0


def _is_whole(variables: Container[str], dialect: Dialect) -> bool:
    """Whether no variable of a document in an archive is kept for another that is missing."""
    return are_sorted(variables) and not (
        # Printed where there is no date of the document.
        ("event-date" in variables and "issued" not in variables)
        or ("original-date" in variables and dialect.dates is Dates.ORIGIN)
    )
