"""Which fields has a record? The two tables that serve reading, writing and the schema."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.model.role import Role
from maocite.model.vocabulary import DATE_VARIABLES, ITEM_TYPES, TEXT_VARIABLES
from maocite.native.node import Fields, Json, Node, Scalar
from maocite.native.parts import COPY, DATE, FOLIOS, LEVEL, PROVENANCE, RELATION, SILENCE, TITLE
from maocite.native.people import PERSON, REPOSITORY
from maocite.native.reading import Declared, Reading
from maocite.native.shapes import (
    ANYTHING,
    BOOLEAN,
    TEXT,
    Field,
    Schema,
    Shape,
    attributes,
    listed,
    many,
    mapping,
    one_of,
)

KINDS = ("archival", "secondary")

_HEAD = (
    Field("id", TEXT, "Citation key, unique in its collection: aqsh-1959-05-13.", True),
    Field("kind", one_of("kind of record", KINDS), "Needed only where the fields leave it open."),
)
_TAIL = (
    Field("keywords", many(TEXT), "Keywords."),
    Field("provenance", many(PROVENANCE), "Where fields come from, and what stands so (sic)."),
    Field("silence", many(SILENCE), "Checks that shall not report on it, each with the reason."),
    Field("extra", ANYTHING, "Fields of a foreign format that have no place here."),
)
_TYPE = one_of("item type", sorted(ITEM_TYPES))

_ROLE_DOCS = {
    Role.AUTHOR: "Who wrote it, or the body that issued it.",
    Role.RECIPIENT: "To whom it is addressed.",
    Role.PARTICIPANT: "Who took part in the conversation or meeting.",
    Role.SUBJECT: "Whom it is about.",
    Role.TRANSLATOR: "Who translated it.",
    Role.CONTRIBUTOR: "Who gave the document to the edition; in a secondary record: contributor.",
    Role.CORRECTOR: "Who wrote corrections into it.",
    Role.OBTAINED_BY: "Who brought it out of the archive.",
    Role.TRANSMITTED_BY: "Who passed it on to the addressee.",
}
ROLES = (*_ROLE_DOCS, *(role for role in Role if role not in _ROLE_DOCS))
"""All roles, those that archives need most first."""


def _role_field(role: Role) -> Field:
    doc = _ROLE_DOCS.get(role) or f"CSL name variable {role.value}."
    return Field(role.value, many(PERSON), doc)


_ARCHIVAL_OWN = (
    Field("type", _TYPE, "CSL item type that comes nearest; default: document."),
    Field("repository", REPOSITORY, "The body that keeps the document."),
    Field("levels", listed(LEVEL), "Levels of the call number, coarse to fine."),
    Field("folios", FOLIOS, "Folios of the document: 1-6."),
    Field("title", TITLE, "Title of the document."),
    Field("genre", TEXT, "Kind of document: memorandum of conversation."),
    Field("date", DATE, "When the document was written."),
    Field("event-date", DATE, "When the event took place that it records."),
    Field("other-dates", many(DATE), "Further dates, each with a note that says what they are."),
    Field("place", TEXT, "Where the document was written."),
    Field("event-place", TEXT, "Where the event took place."),
)
_ARCHIVAL_REST = (
    Field("language", TEXT, "BCP 47 tag of the document: sq."),
    Field("translation-language", TEXT, "BCP 47 tag of the translation that was used: en."),
    Field("excerpt", BOOLEAN, "Whether only a part of the document was used."),
    Field("relations", many(RELATION), "Ties to other records and enclosures."),
    Field("classification", TEXT, "Mark of secrecy as the document has it."),
    Field("abstract", TEXT, "What it says, in short."),
    Field("rights", TEXT, "Rights."),
    Field("urls", many(TEXT), "Addresses."),
    Field("copies", many(COPY), "Where else it can be seen."),
    Field("note", TEXT, "A remark."),
)
ARCHIVAL_FIELDS = (
    *_HEAD,
    *_ARCHIVAL_OWN,
    *map(_role_field, ROLES),
    *_ARCHIVAL_REST,
    *_TAIL,
)
"""The fields of a document in an archive."""


_FIRST_VARIABLES = ("title", "title-short", "original-title", "container-title", "publisher")
_VARIABLES = (*_FIRST_VARIABLES, *sorted(TEXT_VARIABLES - {*_FIRST_VARIABLES}, key=str.casefold))


def _people(values: dict[str, Any]) -> Mapping[Role, Any]:
    return MappingProxyType(
        {role: values.pop(role.value) for role in ROLES if values.get(role.value)}
    )


def _roles(people: Mapping[Role, Any]) -> dict[str, Any]:
    return {role.value: names or None for role, names in people.items()}


def _build_archival(values: dict[str, Any]) -> ArchivalRecord:
    people = _people(values)
    rest = {
        word.replace("-", "_"): value
        for word, value in values.items()
        if word != "kind" and value != ()
    }
    return ArchivalRecord(people=people, **rest)


_take_archival_fields = attributes((_HEAD[0], *_ARCHIVAL_OWN, *_ARCHIVAL_REST, *_TAIL))


def _take_archival(record: ArchivalRecord) -> dict[str, Any]:
    kind = None if record.repository or record.levels else KINDS[0]
    return {**_take_archival_fields(record), "kind": kind, **_roles(record.people)}


ARCHIVAL = mapping(
    "archival-record",
    _build_archival,
    _take_archival,
    ARCHIVAL_FIELDS,
    strangers=dict.fromkeys(
        [*_VARIABLES, *DATE_VARIABLES],
        "for published works; this record lies in an archive, as it has a repository or levels",
    ),
)
"""A document in an archive."""

SECONDARY_FIELDS = (
    *_HEAD,
    Field("type", _TYPE, "CSL item type: article-journal.", True),
    *(_role_field(role) for role in ROLES if role.in_csl),
    *(Field(name, TEXT, f"CSL variable {name}, as written.") for name in _VARIABLES),
    *(Field(name, DATE, f"CSL date variable {name}, in EDTF.") for name in sorted(DATE_VARIABLES)),
    *_TAIL,
)
"""The fields of a published work: the CSL variables by name."""


def _build_secondary(values: dict[str, Any]) -> SecondaryRecord:
    return SecondaryRecord(
        id=values["id"],
        type=values["type"],
        people=_people(values),
        texts=MappingProxyType({name: values[name] for name in _VARIABLES if name in values}),
        dates=MappingProxyType(
            {name: values[name] for name in sorted(DATE_VARIABLES) if name in values}
        ),
        keywords=values.get("keywords", ()),
        provenance=values.get("provenance", ()),
        silence=values.get("silence", ()),
        extra=values.get("extra", MappingProxyType({})),
    )


def _take_secondary(record: SecondaryRecord) -> dict[str, Any]:
    return {
        **_roles(record.people),
        **record.texts,
        **record.dates,
        "id": record.id,
        "type": record.type,
        "keywords": record.keywords or None,
        "provenance": record.provenance or None,
        "silence": record.silence or None,
        "extra": record.extra or None,
    }


SECONDARY = mapping(
    "secondary-record",
    _build_secondary,
    _take_secondary,
    SECONDARY_FIELDS,
    strangers=dict.fromkeys(
        [entry.name for entry in ARCHIVAL_FIELDS],
        "for documents in archives; give a repository or levels, or write kind: archival",
    ),
)
"""A published work."""


def _is_archival(node: Fields) -> bool:
    """An explicit ``kind`` decides; else whoever names a repository or levels means an archive."""
    kind = node.get("kind")
    if isinstance(kind, Scalar) and kind.text in KINDS:
        return kind.text == KINDS[0]
    return node.get("repository") is not None or node.get("levels") is not None


def _read_record(node: Node, at: Reading) -> Record | None:
    if not isinstance(node, Fields):
        at.unexpected(node, "a record: a mapping with id, type, title")
        return None
    return ARCHIVAL.read(node, at) if _is_archival(node) else SECONDARY.read(node, at)


def _write_record(record: Record, declared: Declared) -> Json:
    if isinstance(record, ArchivalRecord):
        return ARCHIVAL.write(record, declared)
    return SECONDARY.write(record, declared)


_SAYS_SECONDARY: Schema = {
    "properties": {"kind": {"const": KINDS[1]}},
    "required": ["kind"],
}
_SAYS_ARCHIVAL: Schema = {
    "anyOf": [
        {"required": ["repository"]},
        {"required": ["levels"]},
        {"properties": {"kind": {"const": KINDS[0]}}, "required": ["kind"]},
    ],
    "not": _SAYS_SECONDARY,
}

RECORD: Shape[Record] = Shape(
    _read_record,
    _write_record,
    {"if": _SAYS_ARCHIVAL, "then": ARCHIVAL.schema, "else": SECONDARY.schema},
    {**ARCHIVAL.definitions, **SECONDARY.definitions},
)
"""Either; which one, the fields say."""
