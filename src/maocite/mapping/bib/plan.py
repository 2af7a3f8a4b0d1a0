"""What holds for all entries of a type in a dialect? Entry type, fields and their forms, decided once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import is_normalized

from maocite.mapping.bib import names as bib_names
from maocite.mapping.bib.dialects import DIALECTS, Archives, Dates, Dialect
from maocite.mapping.bib.latex_out import Alphabet, escape, is_plain, one_line
from maocite.mapping.bib.table import (
    HANDLED,
    READ_TYPES,
    SUBTYPES,
    TAKEN_BY_ZOTERO,
    WRITE_TYPES,
    ZOTERO_TYPES,
    Form,
    Rule,
    own_name,
    writing,
)
from maocite.mapping.flat import same_names
from maocite.model.name import Name

_READ_OTHERWISE = frozenset({"container-title", "medium", "DOI", "ISBN", "ISSN", "note"})
"""Variables whose texts may say something else in the files of other programs."""
_LOWERED = frozenset({"collection-title", "event-title"})
"""Variables beside the titles whose capitals Better BibTeX lowers."""
_AROUND = frozenset({"publisher-place", "note", "publisher"})
"""Variables whose fields say where a document in an archive lies."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What holds for all entries of a type in a dialect."""

    type: str
    subtype: str | None
    """``entrysubtype``, where the entry type does not say which CSL type it is."""
    chicago_subtype: str | None
    """The same for an entry that keeps the type which it came with."""
    columns: Mapping[str, tuple[str, Form, bool]]
    """Field and form of each variable, and whether its text may be read otherwise; the title and
    what is handled apart are left out."""
    apart: frozenset[str]
    """The title, which has more markup than others, and variables whose texts are no prose."""
    name: Callable[[Name], tuple[str, bool]]
    """Writes a name, and says whether it is read back the same."""
    dates: bool
    """Whether every date is written as it is in a field of its own."""
    for_zotero: bool
    dropped: frozenset[str]
    """Variables for whose fields stock Zotero has no place."""
    scripts: bool
    """Whether ``<sup>`` and ``<sub>`` become characters, and rights stand in two fields."""


@cache
def plan_of(csl_type: str, archival: bool, name: str) -> Plan:
    """The plan of a CSL type in the dialect of a name; `archival`: of documents in archives."""
    dialect = next(dialect for dialect in DIALECTS if dialect.name == name)
    written = WRITE_TYPES.get(csl_type, ("misc",) * 3)[dialect.column]
    if archival:
        written = dict(dialect.archival_types).get(csl_type, "misc")
    if written in dialect.without:
        # Reviews stand in journals.
        written = "article" if written == "review" else "misc"
    if dialect.archives is Archives.ZOTERO:
        written = ZOTERO_TYPES.get(csl_type, written)
    chicago = csl_type if archival and dialect.archives is Archives.CHICAGO else None
    told = READ_TYPES.get(written) == csl_type
    if written in ZOTERO_TYPES.values():
        # The reader keeps entry types that no dialect but this one writes.
        told = told and written in WRITE_TYPES.get(csl_type, ())
    columns = {
        variable: (
            _field(rule, archival, dialect),
            _form(rule, dialect),
            variable in _READ_OTHERWISE and (variable != "container-title" or csl_type == "book"),
        )
        for variable, rule in writing(csl_type).items()
        if variable not in HANDLED and variable != "title"
    }
    return Plan(
        type=written,
        subtype=chicago if told else SUBTYPES.get(csl_type, csl_type),
        chicago_subtype=chicago,
        columns=columns,
        apart=frozenset(
            {"title", *(name for name, (_, form, _) in columns.items() if form is Form.VERBATIM)}
        ),
        name=_recurring(dialect.name),
        dates=dialect.dates is Dates.DATE and not dialect.for_zotero,
        for_zotero=dialect.for_zotero,
        dropped=frozenset(
            name for name, (field, _, _) in columns.items() if field not in TAKEN_BY_ZOTERO
        ),
        scripts=dialect.archives is Archives.ZOTERO,
    )


def _field(rule: Rule, archival: bool, dialect: Dialect) -> str:
    if archival and rule.variable in _AROUND:
        return own_name(rule.variable)
    if dialect.for_zotero and rule.zotero:
        return rule.zotero
    if dialect.better and rule.better:
        return rule.better
    return rule.classic if dialect.classic and rule.classic else rule.field


def _form(rule: Rule, dialect: Dialect) -> Form:
    return Form.TITLE if dialect.for_zotero and rule.variable in _LOWERED else rule.form


@cache
def _recurring(name: str) -> Callable[[Name], tuple[str, bool]]:
    """What writes the names of a dialect. People recur in a collection."""
    dialect = next(dialect for dialect in DIALECTS if dialect.name == name)
    return lru_cache(maxsize=4096)(names_in(dialect))


def names_in(dialect: Dialect) -> Callable[[Name], tuple[str, bool]]:
    """What writes a name in a dialect, and says whether it is read back the same."""
    alphabet, joined, behind = dialect.alphabet, dialect.joined, dialect.for_zotero

    def encode_part(text: str) -> str:
        return escape(one_line(text), alphabet)

    def write(name: Name) -> tuple[str, bool]:
        if alphabet is Alphabet.UNICODE and bib_names.is_simple(name):
            return f"{name.family}, {name.given}", True
        parts = (
            *(name.family, name.given, name.literal, name.suffix),
            *(name.dropping_particle, name.non_dropping_particle),
        )
        exact = bib_names.is_exact(name, joined, behind) and all(
            part is None
            or (is_plain(part) and (alphabet is Alphabet.UNICODE or is_normalized("NFC", part)))
            for part in parts
        )
        return bib_names.write_name(name, encode_part, joined, behind), exact

    return write


def are_read_back(names: tuple[Name, ...], field: str) -> bool:
    """Whether reading a field that we wrote gives the same people."""
    from maocite.mapping.bib.latex_in import Decoder  # few names are in doubt

    read = tuple(bib_names.read_names(field, Decoder(_forget).text))
    return same_names(names, read)


def _forget(command: str) -> None:
    """A command that we wrote ourselves needs no warning."""
