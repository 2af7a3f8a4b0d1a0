"""What does a record look like as CSL-JSON? Complete, both ways.

Source: CSL 1.0.2 data schema. What CSL has no variable for travels under ``custom``, the schema's
place for "additional information that does not have a designated CSL JSON field".
"""

from collections.abc import Mapping
from types import MappingProxyType

from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.mapping import csl_dates, csl_names
from maocite.mapping.custom import apply_custom, custom_for
from maocite.mapping.flat import FOREIGN, flatten, in_order, restore, says_all
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.record import Record, SecondaryRecord
from maocite.model.role import Role
from maocite.model.vocabulary import DATE_VARIABLES, ITEM_TYPES, TEXT_VARIABLES

# One empty mapping for all records.
_NOBODY: Mapping[Role, tuple[Name, ...]] = MappingProxyType({})
_NO_DATES: Mapping[str, Date] = MappingProxyType({})
_NOTHING: Mapping[str, object] = MappingProxyType({})

Item = dict[str, object]
"""One item of CSL-JSON."""

ROLES = {role.value: role for role in Role if role.in_csl}
"""Name variables of CSL."""
_ALIASES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
}
"""Names of CSL 1.0 and of citeproc-js for variables of CSL 1.0.2."""
_PLAIN_TEXTS = TEXT_VARIABLES - {"keyword"}
OLD_TYPES = {
    "article-legal": "legal_case",
    "entry_encyclopedia": "entry-encyclopedia",
    "article_journal": "article-journal",
    "legal-case": "legal_case",
    "personal-communication": "personal_communication",
    "motion-picture": "motion_picture",
    "musical-score": "musical_score",
    "journal-article": "article-journal",
    "magazine-article": "article-magazine",
    "newspaper-article": "article-newspaper",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "book-series": "book",
    "book-set": "book",
    "edited-book": "book",
    "reference-book": "book",
    "monograph": "book",
    "proceedings": "book",
    "reference-entry": "entry",
    "posted-content": "article",
    "dissertation": "thesis",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "journal": "periodical",
    "peer-review": "review",
    "report-component": "report",
    "report-series": "report",
}
"""Spellings of item types that files in the wild have, Crossref's among them."""
_NO_DATE: tuple[object, ...] = (None, {}, "", [], {"date-parts": [[None]]}, {"date-parts": [[]]})
_SUBJECTS = frozenset({"subject", "categories"})
"""Where Crossref and DataCite put keywords."""


def to_csl(record: Record) -> Item:
    """The complete record as a CSL item: `from_csl` gives it back.

    Valid against the CSL 1.0.2 data schema, except for unknown fields that a CSL-JSON file
    brought along, which go back to where they stood.
    """
    flat = flatten(record)
    item, exact = write_item(flat)
    foreign = flat.extra.get(FOREIGN) if flat.extra else None
    if isinstance(foreign, Mapping):
        for name, value in foreign.items():
            if name not in item:
                item[name] = value
    if not (exact and says_all(flat, record) and not _beside(record)):
        custom = custom_for(record, item, _plain)
        if custom:
            own = item.get("custom")
            item["custom"] = {**own, **custom} if isinstance(own, Mapping) else custom
    return item


def item_of(flat: SecondaryRecord) -> Item | None:
    """What `to_csl` makes of the record of these variables, if that is sure without making it."""
    if flat.extra or flat.provenance or flat.silence:
        return None
    ordered = in_order(flat)
    if ordered is None:
        return None
    item, exact = write_item(ordered)
    return item if exact else None


def _beside(record: Record) -> bool:
    """Whether the record says anything for which there is no variable at all."""
    if record.provenance or record.silence:
        return True
    return bool(record.extra) and isinstance(record, SecondaryRecord)


def write_item(flat: SecondaryRecord) -> tuple[Item, bool]:
    """The variables of a flat record, and whether reading them gives the same record."""
    item: Item = {"id": flat.id, "type": flat.type}
    exact = True
    for role, names in flat.people.items():
        if not role.in_csl:
            exact = False
        elif names:
            item[role.value] = [csl_names.write_name(name) for name in names]
            exact = exact and all(map(csl_names.is_exact, names))
    item.update(flat.texts)
    for variable, date in flat.dates.items():
        item[variable] = csl_dates.write_date(date)
        exact = exact and csl_dates.is_exact(date)
    if flat.keywords:
        text = join_keywords(flat.keywords)
        exact = exact and "keyword" not in item and split_keywords(text) == flat.keywords
        item["keyword"] = text
    elif "keyword" in item:
        exact = False
    return item, exact


def join_keywords(keywords: tuple[str, ...]) -> str:
    """``Albania, China``; with semicolons where a keyword holds a comma."""
    return ("; " if any("," in word for word in keywords) else ", ").join(keywords)


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords between semicolons, or between commas where there is no semicolon."""
    words = text.split(";" if ";" in text else ",")
    return tuple(stripped for word in words if (stripped := word.strip()))


def from_csl(item: Mapping[str, object], place: Place, report: Report) -> Record | None:
    """The record of a CSL item; None where it is none, and `report` then has an error.

    Unknown fields go to ``extra["csl"]``. What ``custom`` adds to a field counts only as long as
    the variables that stood beside it are unchanged: what another program edited wins.
    """
    record = _plain(item, place, report)
    if record is None:
        return None
    custom = item.get("custom")
    if custom is not None and isinstance(custom, Mapping) and "maocite" in custom:
        return apply_custom(record, item, custom["maocite"], place, report)
    return record


def _plain(item: Mapping[str, object], place: Place, report: Report) -> Record | None:
    """The record that the variables alone describe."""
    flat = read_item(item, place, report)
    return None if flat is None else restore(flat)


def read_item(item: Mapping[str, object], place: Place, report: Report) -> SecondaryRecord | None:
    """The flat record of a CSL item."""
    identifier = _text(item.get("id")) or _text(item.get("citation-key")) or _made_key(item)
    if not identifier:
        message = 'the item has no "id"; each needs one of its own'
        report(Problem(Level.ERROR, message, place, "no-id"))
        return None
    if place.record is None:
        place = Place(place.source, place.line, place.column, identifier)
    texts: dict[str, str] = {}
    odd: list[str] = []
    """Texts that are written otherwise than as text, or under an older name."""
    people: dict[Role, tuple[Name, ...]] = {}
    dates = {}
    keywords: tuple[str, ...] = ()
    foreign: dict[str, object] = {}
    item_type = "document"
    for name, value in item.items():
        if name in _PLAIN_TEXTS:
            if type(value) is str and value:
                texts[name] = value
            else:
                odd.append(name)
        elif name == "id":
            continue
        elif name == "type":
            if type(value) is str and value in ITEM_TYPES:
                item_type = value
            else:
                item_type = _type(value, place, report, foreign)
        elif name in ROLES:
            names = _names(name, value, place, report)
            if names:
                people[ROLES[name]] = names
            elif value not in (None, [], ""):
                foreign[name] = value
        elif name in DATE_VARIABLES:
            if value in _NO_DATE:
                continue
            try:
                dates[name] = csl_dates.read_date(value)
            except ValueError as error:
                _warn(report, place, name, f"{error}; kept as it is", "date")
                foreign[name] = value
        elif name == "keyword" and isinstance(value, str):
            keywords = split_keywords(value)
        elif name in TEXT_VARIABLES or (name in _ALIASES and _ALIASES[name] not in item):
            odd.append(name)
        elif name in _SUBJECTS and "keyword" not in item and (words := _words(value)):
            keywords = words
        elif name != "custom":
            foreign[name] = value
    for name in odd:
        _odd_text(name, item[name], place, report, texts, foreign)
    custom = item.get("custom")
    if custom is None:
        pass
    elif isinstance(custom, Mapping):
        rest = {key: value for key, value in custom.items() if key != "maocite"}
        if rest:
            foreign["custom"] = rest
    else:
        foreign["custom"] = custom
    return SecondaryRecord(
        identifier,
        item_type,
        MappingProxyType(texts),
        MappingProxyType(people) if people else _NOBODY,
        MappingProxyType(dates) if dates else _NO_DATES,
        keywords,
        (),
        MappingProxyType({FOREIGN: foreign}) if foreign else _NOTHING,
    )


def _odd_text(
    name: str,
    value: object,
    place: Place,
    report: Report,
    texts: dict[str, str],
    foreign: dict[str, object],
) -> None:
    """Puts a variable into `texts` that is a number or a list, and into `foreign` what is no text."""
    text = _text(value)
    if type(value) is list and value and all(type(word) is str for word in value):
        # Crossref has lists of titles and numbers.
        text = value[0]
        if len(value) > 1:
            foreign[name] = value
    if text:
        texts[_ALIASES.get(name, name)] = text
    elif text is None and value is not None:
        _warn(report, place, name, "expected text; kept as it is", "wrong-shape")
        foreign[name] = value


def _made_key(item: Mapping[str, object]) -> str:
    """What stands for an ``id`` that is missing, as in what DOIs resolve to; empty for no item."""
    if doi := _text(item.get("DOI")):
        return doi
    title = item.get("title")
    words = _text(title[0] if isinstance(title, list) and title else title)
    if not words:
        return ""
    authors = item.get("author")
    first = authors[0] if isinstance(authors, list) and authors else None
    from maocite.keys import default_key  # few items have no key

    who = _text(first.get("family") or first.get("literal")) if isinstance(first, dict) else None
    return default_key(who or "", str(item.get("issued", "")), words)


def _words(value: object) -> tuple[str, ...]:
    """The texts of a list; empty where it is no list of texts."""
    if type(value) is not list or not all(type(word) is str and word.strip() for word in value):
        return ()
    return tuple(dict.fromkeys(word.strip() for word in value))


def _type(value: object, place: Place, report: Report, foreign: dict[str, object]) -> str:
    if isinstance(value, str):
        if value in ITEM_TYPES:
            return value
        if value in OLD_TYPES:
            return OLD_TYPES[value]
    if value not in (None, ""):
        message = f"unknown item type {value!r}; taken for a document"
        _warn(report, place, "type", message, "unknown-item-type")
        foreign["type"] = value
    else:
        _warn(report, place, "type", 'the item has no "type"; taken for a document', "no-type")
    return "document"


def _names(variable: str, value: object, place: Place, report: Report) -> tuple[Name, ...]:
    if type(value) is list and (plain := csl_names.read_plain(value)):
        return plain
    if type(value) is not list and isinstance(value, Mapping | str):
        value = [value]
    if not isinstance(value, list):
        if value is not None:
            _warn(
                report, place, variable, "expected a list of names; kept as it is", "wrong-shape"
            )
        return ()
    names = []
    for index, entry in enumerate(value):
        try:
            name, unknown = csl_names.read_name(entry)
        except ValueError as error:
            _warn(report, place, f"{variable}[{index}]", f"{error}; left out", "name")
            continue
        if unknown:
            message = f"unknown fields of a name are left out: {', '.join(sorted(unknown))}"
            _warn(report, place, f"{variable}[{index}]", message, "unknown-field")
        names.append(name)
    return tuple(names)


def _text(value: object) -> str | None:
    """Text as written; numbers as text. None for what is neither."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _warn(report: Report, place: Place, field: str, message: str, code: str) -> None:
    where = Place(place.source, place.line, place.column, place.record, field)
    report(Problem(Level.WARNING, message, where, code))
