"""How is a person or a repository given? By the key of a declaration, or in full."""

from dataclasses import replace
from typing import Any

from maocite.errors import did_you_mean
from maocite.model.archive import Repository
from maocite.model.name import Name, NameKind
from maocite.native.node import Fields, Json, Node, Scalar
from maocite.native.reading import Declared, Reading
from maocite.native.shapes import (
    BOOLEAN,
    PAIRS,
    TEXT,
    Field,
    Schema,
    Shape,
    attributes,
    enum,
    listed,
    mapping,
    plain,
)

_KEY = Field("key", TEXT, "Under which key it is declared once for a collection.")


def _read_form(node: Node, at: Reading) -> Name | None:
    """A form of a name is a name, so the shape refers to itself."""
    return FULL_NAME.read(node, at)


def _write_form(name: Name, declared: Declared) -> Json:
    return FULL_NAME.write(name, declared)


_FORM: Shape[Name] = Shape(_read_form, _write_form, {"$ref": "#/$defs/name"})

_NAME_FIELDS = (
    Field("family", TEXT, "Family name; for a mononym the only part: Mëhilli."),
    Field("given", TEXT, "Given name: Elidor."),
    Field("dropping-particle", TEXT, "Left out when only the family name is shown: van."),
    Field("non-dropping-particle", TEXT, "Kept with the family name: van der."),
    Field("suffix", TEXT, "Jr., III."),
    Field("comma-suffix", BOOLEAN, "Whether a comma stands before the suffix."),
    Field("literal", TEXT, "The whole name where it has no parts: a body, a group."),
    Field("kind", enum("kind of name", NameKind), "Who bears the name; default: person."),
    Field("family-first", BOOLEAN, "The family name is printed first, as in Mao Zedong."),
    Field("language", TEXT, "BCP 47 tag of this form of the name: zh-Latn-pinyin."),
    Field("forms", listed(_FORM), "The same name in other scripts."),
    Field("identifiers", PAIRS, "Authority files: {viaf: ..., wikidata: ...}."),
)
_ADDITIONS = (
    Field("as-given", TEXT, "How the source of this record spells it: Abdyl Kellezi."),
    Field("office", TEXT, "Office that the record gives: Chinese Ambassador."),
)
_IN_FULL = (*_NAME_FIELDS, *_ADDITIONS, _KEY)


def _name_shape(name: str, fields: tuple[Field, ...]) -> Shape[Name]:
    take_all = attributes(fields)

    def build(values: dict[str, Any]) -> Name:
        return Name(**{word.replace("-", "_"): value for word, value in values.items()})

    def take(value: Name) -> dict[str, Any]:
        kind = None if value.kind is NameKind.PERSON else value.kind
        return take_all(value) | {"kind": kind}

    return mapping(name, build, take, fields)


FULL_NAME = _name_shape("name", _IN_FULL)
"""A name with everything that belongs to it."""
DECLARED_NAME = _name_shape("declared-name", _NAME_FIELDS)
"""A name as ``people`` declares it: without what only a record can say."""

_REPOSITORY_FIELDS = (
    Field("names", PAIRS, "Names by language, the original first: {sq: ..., en: ...}.", True),
    Field("abbreviation", TEXT, "AQSH."),
    Field("place", TEXT, "City: Tirana."),
    Field("country", TEXT, "Country: Albania."),
    Field("country-code", TEXT, "ISO 3166-1: AL."),
    Field("identifiers", PAIRS, "{isil: ..., wikidata: ...}."),
    Field("profile", TEXT, "Archive profile for its call numbers; default: the key."),
)
_FULL_REPOSITORY = plain("repository", Repository, (*_REPOSITORY_FIELDS, _KEY))
DECLARED_REPOSITORY = plain("declared-repository", Repository, _REPOSITORY_FIELDS)
"""A repository as ``repositories`` declares it."""


def _find(node: Scalar, at: Reading, kind: str, known: list[str]) -> str | None:
    """The key that a scalar names, if it is declared."""
    if node.text in known:
        return node.text
    hint = did_you_mean(node.text, known) or f"; declare it, or give the {kind} in full"
    at.error(node, f"unknown {kind} {node.text!r}{hint}", f"unknown-{kind}")
    return None


_REFERENCE_FIELDS = (Field("person", TEXT, "Key of a declared person.", True), *_ADDITIONS)
_REFERENCE = mapping(
    "person-reference", lambda values: values, lambda name: name, _REFERENCE_FIELDS
)


def _read_person(node: Node, at: Reading) -> Name | None:
    people = at.declared.people
    if isinstance(node, Scalar):
        key = _find(node, at, "person", list(people))
        return None if key is None else people[key]
    if not isinstance(node, Fields):
        at.unexpected(node, "the key of a person, or a name")
        return None
    person = node.get("person")
    if person is None:
        return FULL_NAME.read(node, at)
    found = _REFERENCE.read(node, at)
    if not isinstance(person, Scalar) or found is None:
        return None
    key = _find(person, at.at("person"), "person", list(people))
    if key is None:
        return None
    return replace(people[key], as_given=found.get("as-given"), office=found.get("office"))


def without_additions(name: Name) -> Name:
    """The name as ``people`` declares it."""
    return replace(name, as_given=None, office=None)


def _write_person(name: Name, declared: Declared) -> Json:
    if name.key is None or declared.people.get(name.key) != without_additions(name):
        return FULL_NAME.write(name, declared)
    if not (name.as_given or name.office):
        return name.key
    values = {"person": name.key, "as-given": name.as_given, "office": name.office}
    return _REFERENCE.write(values, declared)


def _read_repository(node: Node, at: Reading) -> Repository | None:
    if not isinstance(node, Scalar):
        return _FULL_REPOSITORY.read(node, at)
    key = _find(node, at, "repository", list(at.declared.repositories))
    return None if key is None else at.declared.repositories[key]


def _write_repository(repository: Repository, declared: Declared) -> Json:
    if repository.key and declared.repositories.get(repository.key) == repository:
        return repository.key
    return _FULL_REPOSITORY.write(repository, declared)


def _key_or(*others: Schema) -> Schema:
    return {"anyOf": [{"type": "string", "description": "Key of a declaration."}, *others]}


PERSON: Shape[Name] = Shape(
    _read_person,
    _write_person,
    _key_or(_REFERENCE.schema, FULL_NAME.schema),
    {**FULL_NAME.definitions, **_REFERENCE.definitions},
    fields=FULL_NAME.fields,
)
REPOSITORY: Shape[Repository] = Shape(
    _read_repository,
    _write_repository,
    _key_or(_FULL_REPOSITORY.schema),
    _FULL_REPOSITORY.definitions,
    fields=_FULL_REPOSITORY.fields,
)
