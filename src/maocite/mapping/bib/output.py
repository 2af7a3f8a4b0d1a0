"""How do records become a .bib file? One entry after the other, and what each could not say."""

import re
from collections.abc import Iterable, Iterator, Mapping

from maocite.errors import Level, Place, Problem
from maocite.formats import Options, Ready, Report, Shortcut, Writer
from maocite.mapping.bib.dates import MONTH_NAMES
from maocite.mapping.bib.dialects import Dialect
from maocite.mapping.bib.latex_out import CONTROL, balanced
from maocite.mapping.bib.plan import are_read_back
from maocite.mapping.bib.shortcut import shortcut
from maocite.mapping.bib.table import DATE_FIELDS, ROLE_FIELDS
from maocite.mapping.bib.write import FOREIGN, Entry, fold_key
from maocite.mapping.flat import differing, flatten, restore, says_all
from maocite.memory import Seen
from maocite.model.record import ArchivalRecord, Record
from maocite.model.role import Role

_BEGIN = re.compile(r"""@(?=\s*[^\s{}(),"#%'=@]+\s*[{(])""")


def writer(dialect: Dialect) -> Writer:
    """The writer of a dialect."""

    def write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
        return _write(records, dialect, report)

    def write_mixed(records: Iterable[Record | Ready], report: Report) -> Iterator[str]:
        return _write(records, dialect, report)

    at_once = shortcut(dialect)
    return Writer(
        dialect.name,
        (".bib",),
        dialect.summary,
        write,
        Shortcut(write_mixed, item=at_once) if at_once else None,
    )


def _write(records: Iterable[Record | Ready], dialect: Dialect, report: Report) -> Iterator[str]:
    keys = Seen()
    separator = ""
    for record in records:
        if isinstance(record, Ready):
            text = record.text
            for field in record.lost:
                report(_loss(record, field, _message(field)))
            if not keys.add(record.id.casefold()):
                key = _free(record.id, keys)
                report(_loss(record, "id", _renamed(key)))
                text = text.replace(f"{{{record.id},", f"{{{key},", 1)
            yield f"{separator}{text}"
            separator = "\n"
            continue
        key = _free(record.id, keys)
        flat = flatten(record, without_date=True)
        entry = Entry(flat, dialect, key, _title_language(record))
        if not (entry.exact and flat is record and not (entry.doubtful or entry.archival)):
            for field, message in losses(record, entry):
                report(_loss(record, field, message))
        if not record.extra:
            yield f"{separator}{entry}"
            separator = "\n"
            continue
        yield f"{separator}{_remarks(record, 'before', report)}{entry}"
        if after := _remarks(record, "after", report):
            yield f"\n{after.removesuffix(chr(10))}"
        separator = "\n"


def _free(name: str, keys: Seen) -> str:
    """The key of a record, told apart from those before it, of which case is no part."""
    folded = key = fold_key(name)
    number = 1
    while not keys.add(key.casefold()):
        number += 1
        key = f"{folded}-{number}"
    return key


def _loss(record: Record | Ready, field: str, message: str) -> Problem:
    return Problem(Level.LOSS, message, Place(record=record.id, field=field), "not-carried")


def _renamed(key: str) -> str:
    return f"the key becomes {key}, in characters that every program takes"


def losses(record: Record, entry: Entry) -> Iterator[tuple[str, str]]:
    """Fields of a record that reading its entry would not give back, each with a message."""
    if entry.exact and not (record.extra or entry.doubtful) and isinstance(record, ArchivalRecord):
        if not says_all(entry.flat, record):
            for field in differing(record, restore(entry.flat)):
                yield field, _message(field)
        return
    if entry.exact and says_all(entry.flat, record):
        for role in dict.fromkeys(entry.doubtful):
            if not are_read_back(entry.flat.names(role), entry.fields[ROLE_FIELDS[role]]):
                yield role.value, _message(role.value)
        return
    fields = tuple(
        (name, MONTH_NAMES.get(value, value) if name == "month" else value)
        for name, value in entry.fields.items()
    )
    # Seldom needed, and much to load.
    from maocite.mapping.bib.block import Block
    from maocite.mapping.bib.extra import read_entry

    block = Block(entry.type, entry.key, fields, 0)
    again = read_entry(block, Place(), _ignore)
    if record.id != again.id:
        yield "id", _renamed(again.id)
    for field in differing(record, again):
        if field == "id":
            continue
        if field == "extra" and _only_remarks(record, again):
            continue
        yield field, _message(field)


def _message(field: str) -> str:
    return _MESSAGES.get(field, "the format has no place for all that it says")


def _title_language(record: Record) -> str | None:
    """The language that decides how a title is protected; None: taken for English."""
    if isinstance(record, ArchivalRecord):
        return record.title.language if record.title else None
    return record.texts.get("language")


_MESSAGES = {
    "kind": "that it lies in an archive shows only from a repository or a call number",
    "title.text": "the title is written without its date, which has a field of its own",
    "title.without-date": "only one form of the title is written",
    "title.form": "the format does not say whether a title is formal or descriptive",
    "title.language": "the format has no language of a title",
    "title.translated": "the format has no place for a translation of the title",
    "title.romanised": "the format has no place for a romanised title beside the original",
    "levels": "the call number is written as text, from which its levels do not all come back",
    "folios": "the folios are written as text, from which they do not all come back",
    "provenance": "the format has no place for where a statement comes from",
    "other-dates": "the format has no place for dates that contradict the chosen one",
    "relations": "the format has no place for enclosures and other relations",
    "translation-language": "the format has no place for the language of a translation",
    "excerpt": "the format does not say that only a part was used",
    "classification": "the format has no place for a mark of secrecy",
    "silence": "which checks are not to report on the record concerns only maocite",
    "extra": "it belongs to another format",
}
_MESSAGES |= {
    role.value: "of a name, the format has no place for kind, office, spellings and other scripts"
    for role in Role
}
_MESSAGES |= dict.fromkeys(
    ("date", *DATE_FIELDS),
    "of a date, the format has no place for the time of day, notes and words beside it",
)


def _only_remarks(record: Record, again: Record) -> bool:
    """Whether only the comments before an entry differ, which are written beside it."""
    own = record.extra.get(FOREIGN)
    if not isinstance(own, Mapping):
        return False
    rest = {name: value for name, value in own.items() if name not in ("before", "after")}
    without = {**record.extra, FOREIGN: rest}
    if not rest:
        del without[FOREIGN]
    return without == dict(again.extra)


def _remarks(record: Record, where: str, report: Report) -> str:
    """Comments and preambles that stood before the record, or after the last, in its file."""
    foreign = record.extra.get(FOREIGN)
    remarks = foreign.get(where) if isinstance(foreign, Mapping) else None
    if not isinstance(remarks, list):
        return ""
    from maocite.mapping.bib.preamble import is_harmless

    found = []
    for remark in remarks:
        if not (isinstance(remark, list) and len(remark) == 2 and isinstance(remark[1], str)):
            continue
        kind, text = remark[0], CONTROL.sub("", remark[1])
        if kind == "preamble" and not (balanced(text) and is_harmless(text)):
            message = "a preamble that could do more than name texts and their looks is left out"
            place = Place(record=record.id, field="extra")
            report(Problem(Level.LOSS, message, place, "dangerous-preamble"))
            continue
        found.append(
            f"@{'preamble' if kind == 'preamble' else 'comment'}{{{_quoted(kind, text)}}}\n\n"
        )
    return "".join(found)


def _quoted(kind: object, text: str) -> str:
    """A preamble in quotation marks: biber takes those of its text amiss between braces."""
    if kind != "preamble":
        if not balanced(text):
            text = text.replace("{", "[").replace("}", "]")
        # To BibTeX, a comment is over where the next entry begins.
        return _BEGIN.sub("[at]", text)
    depth, marked = 0, []
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        marked.append('{"}' if char == '"' and not depth else char)
    return f'"{"".join(marked)}"'


def _ignore(problem: Problem) -> None:
    """What we wrote ourselves needs no warnings."""
