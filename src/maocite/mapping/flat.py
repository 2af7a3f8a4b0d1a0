"""How does an archival record look in CSL's variables? The way that most formats share.

A flat record is a `SecondaryRecord` that may also describe a document in an archive, and may name
people in roles that CSL does not have; each format takes from it what it knows.
"""

from collections.abc import Container, Mapping
from dataclasses import fields, replace
from operator import attrgetter
from types import MappingProxyType

from maocite.mapping.callnumber import archive_name, print_levels, read_levels, read_repository
from maocite.mapping.csl_dates import read_date, write_date
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.record import ArchivalRecord, Copy, Record, SecondaryRecord, Title
from maocite.model.vocabulary import DATE_VARIABLES, TEXT_VARIABLES

FOREIGN = "csl"
"""Key of `Record.extra` for what CSL-JSON says and the record has no place for."""

_PUBLISHED = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
        *("chapter", "dataset", "entry", "entry-dictionary", "entry-encyclopedia", "legal_case"),
        *("legislation", "paper-conference", "patent", "periodical", "post", "post-weblog"),
        *("review", "review-book", "software", "standard", "thesis", "webpage"),
    }
)
"""Types whose ``archive`` names a database or a library, not where the one original lies."""
_ARCHIVE_ALONE = frozenset({"manuscript", "document", "personal_communication", "collection"})

_TEXTS = {
    "genre": "genre",
    "language": "language",
    "publisher-place": "place",
    "event-place": "event_place",
    "abstract": "abstract",
    "license": "rights",
    "note": "note",
}
"""CSL variables and the fields of an archival record that say the same in one string."""
_OWN_TEXTS = frozenset(
    {
        *_TEXTS,
        *("title", "original-title", "URL", "source", "keyword"),
        *("archive", "archive_collection", "archive_location", "archive-place"),
    }
)
_OWN_DATES = frozenset({"issued", "event-date"})
_ARCHIVAL_ORDER = (
    *("title", "original-title", *_TEXTS),
    *("archive", "archive-place", "archive_collection", "archive_location", "URL", "source"),
    *("issued", "event-date"),
)
"""In which order `flatten` gives the variables of an archival record, before all others."""
_RANKS = {variable: rank for rank, variable in enumerate(_ARCHIVAL_ORDER)}


def title_for_print(title: Title, dated: bool) -> str:
    """The title without its date where the date is printed by itself (`dated`)."""
    return title.without_date if dated and title.without_date else title.text


def flatten(record: Record, *, without_date: bool = False) -> SecondaryRecord:
    """The record in CSL's variables; what they cannot say is left out.

    `without_date`: leave the date out of a title where the record has a date beside it.
    """
    if isinstance(record, SecondaryRecord):
        return record
    texts: dict[str, str] = {}
    title = record.title
    if title is not None:
        texts["title"] = title_for_print(title, without_date and has_date(record))
        if original := title.original or title.romanised:
            texts["original-title"] = original
    for variable, field in _TEXTS.items():
        value = getattr(record, field)
        if value is not None:
            texts[variable] = value
    if record.repository is not None:
        texts["archive"] = archive_name(record.repository)
        if record.repository.place is not None:
            texts["archive-place"] = record.repository.place
    collection, location = print_levels(record)
    if collection is not None:
        texts["archive_collection"] = collection
    if location is not None:
        texts["archive_location"] = location
    if record.urls:
        texts["URL"] = record.urls[0]
    if record.copies and record.copies[0].name is not None:
        texts["source"] = record.copies[0].name
    dates = {}
    if record.date is not None:
        dates["issued"] = record.date
    if record.event_date is not None:
        dates["event-date"] = record.event_date
    if record.extra:
        _add_foreign(record.extra.get(FOREIGN), texts, dates)
    return SecondaryRecord(
        record.id,
        record.type,
        MappingProxyType(texts),
        record.people,
        MappingProxyType(dates),
        record.keywords,
        (),
        record.extra,
    )


def _add_foreign(foreign: object, texts: dict[str, str], dates: dict[str, Date]) -> None:
    """Variables of a foreign file that an archival record keeps in `extra`."""
    if not isinstance(foreign, Mapping):
        return
    for name, value in foreign.items():
        if name in TEXT_VARIABLES and isinstance(value, str) and value:
            texts.setdefault(name, value)
        elif name in DATE_VARIABLES and name not in dates:
            try:
                dates[name] = read_date(value)
            except ValueError:
                continue


def has_date(record: ArchivalRecord) -> bool:
    """Whether a date can stand beside the title."""
    return record.date is not None or record.event_date is not None


def is_archival(flat: SecondaryRecord) -> bool:
    """Whether the variables describe a document in an archive."""
    return lies_in_archive(flat.type, flat.texts)


def lies_in_archive(csl_type: str, variables: Container[str]) -> bool:
    """Whether an item with these variables is a document in an archive."""
    if csl_type in _PUBLISHED:
        return False
    if "archive_location" in variables or "archive_collection" in variables:
        return True
    return "archive" in variables and csl_type in _ARCHIVE_ALONE


def are_sorted(variables: Container[str]) -> bool:
    """Whether none of the variables of a document in an archive is kept elsewhere in its record,
    since one is missing without which it says nothing."""
    return not (
        ("archive-place" in variables and "archive" not in variables)
        or ("original-title" in variables and "title" not in variables)
    )


def in_order(flat: SecondaryRecord) -> SecondaryRecord | None:
    """What `flatten` makes of the record that `restore` makes of these variables, if that is sure
    without doing it: a call number is printed again as it was read, whatever is read in it.

    None where anything is out of the ordinary.
    """
    if not is_archival(flat):
        return flat
    texts, dates = flat.texts, flat.dates
    if flat.extra or not are_sorted(texts) or "keyword" in texts or "" in texts.values():
        return None
    return SecondaryRecord(
        flat.id,
        flat.type,
        {name: texts[name] for name in sorted(texts, key=archival_rank)},
        flat.people,
        {name: dates[name] for name in sorted(dates, key=archival_rank)},
        flat.keywords,
    )


def archival_rank(variable: str) -> int:
    """Where a variable stands among those of an archival record; all others stand behind them."""
    return _RANKS.get(variable, len(_RANKS))


def restore(flat: SecondaryRecord) -> Record:
    """The record that the variables describe: archival where they name a place in an archive."""
    return restore_archival(flat) if is_archival(flat) else flat


def restore_archival(flat: SecondaryRecord) -> ArchivalRecord:
    """The archival record of the variables; those without a field of its own go to `extra`."""
    texts = flat.texts
    archive, place = texts.get("archive"), texts.get("archive-place")
    foreign: dict[str, object] = {
        name: value for name, value in texts.items() if name not in _OWN_TEXTS
    }
    repository = None
    if archive is not None:
        repository = read_repository(archive, place)
    elif place is not None:
        foreign["archive-place"] = place
    levels, folios = read_levels(
        repository, texts.get("archive_collection"), texts.get("archive_location")
    )
    title = None
    if "title" in texts:
        title = Title(texts["title"], original=texts.get("original-title"))
    elif "original-title" in texts:
        foreign["original-title"] = texts["original-title"]
    for name, date in flat.dates.items():
        if name not in _OWN_DATES:
            foreign[name] = write_date(date)
    url, source = texts.get("URL"), texts.get("source")
    extra = flat.extra
    if foreign:
        known = extra.get(FOREIGN)
        merged = {**known, **foreign} if isinstance(known, Mapping) else foreign
        extra = MappingProxyType({**extra, FOREIGN: merged})
    return ArchivalRecord(
        id=flat.id,
        type=flat.type,
        repository=repository,
        levels=levels,
        folios=folios,
        title=title,
        genre=texts.get("genre"),
        date=flat.dates.get("issued"),
        event_date=flat.dates.get("event-date"),
        place=texts.get("publisher-place"),
        event_place=texts.get("event-place"),
        people=flat.people,
        language=texts.get("language"),
        abstract=texts.get("abstract"),
        rights=texts.get("license"),
        urls=(url,) if url is not None else (),
        copies=(Copy(source),) if source is not None else (),
        keywords=flat.keywords,
        note=texts.get("note"),
        extra=extra,
    )


def says_all(flat: SecondaryRecord, record: Record) -> bool:
    """Whether `restore` surely makes the record of `flat`, which `flatten` made of it.

    Quicker than doing it; where there is anything out of the ordinary, the answer is no.
    """
    if flat is record:
        return not is_archival(flat)
    if isinstance(record, SecondaryRecord) or not is_archival(flat):
        return False
    if record.extra and not _says_foreign(flat, record.extra):
        return False
    title, repository, texts = record.title, record.repository, flat.texts
    if title is not None and _unsaid_of_title(title) != _NO_TITLE_PARTS:
        return False
    place = texts.get("archive-place")
    if repository is None:
        if place is not None:
            return False
    else:
        known = read_repository(texts["archive"], place)
        if known is not repository and known != repository:
            return False
    units = read_levels(repository, texts.get("archive_collection"), texts.get("archive_location"))
    return (
        units == (record.levels, record.folios)
        and len(record.urls) <= 1
        and len(record.copies) == ("source" in texts)
        and (not record.copies or record.copies[0] == Copy(texts["source"]))
        and texts.get("title") == (title.text if title else None)
        and "" not in texts.values()
        and _unsaid(record) == _UNSAID_DEFAULTS
    )


def _says_foreign(flat: SecondaryRecord, extra: Mapping[str, object]) -> bool:
    """Whether `extra` holds nothing but variables that the flat record has as well."""
    foreign = extra.get(FOREIGN)
    if len(extra) != 1 or type(foreign) is not dict:
        return False
    for name, value in foreign.items():
        if name in _OWN_TEXTS or name in _OWN_DATES:
            return False
        date = flat.dates.get(name)
        if (write_date(date) if date else flat.texts.get(name)) != value:
            return False
    return True


_UNSAID = (
    *("other_dates", "translation_language", "excerpt", "relations", "classification"),
    *("provenance", "silence"),
)
"""Fields of an archival record of which the variables say nothing."""
_unsaid = attrgetter(*_UNSAID)
_UNSAID_DEFAULTS = _unsaid(ArchivalRecord(""))
_unsaid_of_title = attrgetter("without_date", "form", "language", "romanised", "translated")
_NO_TITLE_PARTS = _unsaid_of_title(Title(""))


def differing(record: Record, other: Record) -> tuple[str, ...]:
    """Fields of `record` that `other` does not say in the same way, in the model's order.

    Empty fields of `record` do not count; ``kind`` stands for a record of the other shape.
    """
    if isinstance(record, SecondaryRecord) or isinstance(other, SecondaryRecord):
        return _differing_flat(record, other)
    return tuple(_differing_archival(record, other))


def _differing_archival(record: ArchivalRecord, other: ArchivalRecord) -> list[str]:
    found = []
    for field in _ARCHIVAL_FIELDS:
        own = getattr(record, field)
        theirs = getattr(other, field)
        if own == theirs or own is None or own in ((), False):
            continue
        if field == "people":
            found += [
                role.value
                for role, names in own.items()
                if not same_names(names, theirs.get(role))
            ]
        elif field in ("title", "repository") and theirs is not None:
            found += [f"{field}.{part}" for part in _parts(own, theirs)]
        else:
            found.append(field.replace("_", "-"))
    return found


_ARCHIVAL_FIELDS = tuple(field.name for field in fields(ArchivalRecord))


def same_names(names: tuple[Name, ...], others: tuple[Name, ...] | None) -> bool:
    """Whether two lists name the same people; under which key a file declares them is no matter."""
    if names == others:
        return True
    if not any(name.key for name in (*names, *(others or ()))):
        return False
    return others is not None and [replace(name, key=None) for name in names] == [
        replace(name, key=None) for name in others
    ]


def _parts(own: object, theirs: object) -> list[str]:
    """Set fields of one part of a record that the other has otherwise."""
    found = []
    for name in type(own).__slots__:  # type: ignore[attr-defined]  # both are slotted dataclasses
        value = getattr(own, name)
        if value not in (None, ()) and value != getattr(theirs, name):
            found.append(name.replace("_", "-"))
    return found


def _differing_flat(record: Record, other: Record) -> tuple[str, ...]:
    if isinstance(record, ArchivalRecord):
        seen = restore_archival(other) if isinstance(other, SecondaryRecord) else other
        return ("kind", *_differing_archival(record, seen))
    if isinstance(other, ArchivalRecord):
        other = flatten(other)
    found = [] if record.type == other.type else ["type"]
    found += [
        r.value for r, names in record.people.items() if not same_names(names, other.names(r))
    ]
    found += [name for name, text in record.texts.items() if other.texts.get(name) != text]
    found += [name for name, date in record.dates.items() if other.dates.get(name) != date]
    for name in ("keywords", "provenance", "silence", "extra"):
        own = getattr(record, name)
        if own and own != getattr(other, name):
            found.append(name)
    return tuple(found)
