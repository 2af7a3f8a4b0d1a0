"""How does a name look in CSL-JSON? Source: CSL 1.0.2 data schema, "name-variable"."""

from collections.abc import Mapping
from functools import lru_cache

from maocite.model.name import Name, NameKind

_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_KNOWN = frozenset({*_PARTS, "comma-suffix", "static-ordering", "parse-names", "isInstitution"})


def write_name(name: Name) -> dict[str, object]:
    """The name as CSL has it; ``static-ordering`` keeps a family name first ("Mao Zedong")."""
    written: dict[str, object] = {}
    if name.family is not None:
        written["family"] = name.family
    if name.given is not None:
        written["given"] = name.given
    if name.dropping_particle is not None:
        written["dropping-particle"] = name.dropping_particle
    if name.non_dropping_particle is not None:
        written["non-dropping-particle"] = name.non_dropping_particle
    if name.suffix is not None:
        written["suffix"] = name.suffix
    if name.comma_suffix:
        written["comma-suffix"] = True
    if name.family_first:
        written["static-ordering"] = True
    if name.literal is not None:
        written["literal"] = name.literal
    return written


def is_exact(name: Name) -> bool:
    """Whether `read_name` makes the same name of what `write_name` makes of it."""
    kind = NameKind.PERSON if name.literal is None else NameKind.BODY
    return (
        name.kind is kind
        and name.language is None
        and not name.forms
        and not name.identifiers
        and name.as_given is None
        and name.office is None
        and name.key is None
    )


def read_plain(values: list[object]) -> tuple[Name, ...] | None:
    """The names of a list in which each has only texts, as most have; else None."""
    names = []
    for value in values:
        if type(value) is not dict:
            return None
        texts = value.values()
        try:
            "".join(texts)
        except TypeError:  # something in it is no text
            return None
        name = _known(*value, *texts)
        if name is None:
            return None
        names.append(name)
    return tuple(names)


@lru_cache(maxsize=4096)
def _known(*parts: str) -> Name | None:
    """The name of fields and then their texts. People recur in a collection."""
    half = len(parts) // 2
    if parts[:half] == ("family", "given") and all(parts):
        return Name(parts[2], parts[3])
    try:
        name, unknown = read_name(dict(zip(parts[:half], parts[half:], strict=True)))
    except ValueError:
        return None
    return None if unknown else name


def read_name(value: object) -> tuple[Name, list[str]]:
    """The name, and the fields of it that CSL does not know. Raises ValueError for what is none.

    A literal is taken for a corporate body, which is what reference managers mean by a name in
    one field.
    """
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, Mapping):
        raise ValueError('a name is an object with "family" and "given", or with "literal"')
    texts: dict[str, str] = {}
    for part in _PARTS:
        text = value.get(part)
        if isinstance(text, int | float) and not isinstance(text, bool):
            text = str(text)
        if isinstance(text, str) and text:
            texts[part] = text
    if not texts and isinstance(body := value.get("name"), str) and body:
        texts["literal"] = body  # Crossref's word for it
    literal = texts.get("literal")
    if _flag(value.get("isInstitution")) and literal is None:
        literal = texts.pop("family", None)
    unknown = [
        str(key)
        for key in value
        if key not in _KNOWN and not (key == "name" and value[key] == literal)
    ]
    name = Name(
        texts.get("family"),
        texts.get("given"),
        texts.get("dropping-particle"),
        texts.get("non-dropping-particle"),
        texts.get("suffix"),
        _flag(value.get("comma-suffix")),
        literal,
        NameKind.PERSON if literal is None else NameKind.BODY,
        _flag(value.get("static-ordering")),
    )
    return name, unknown


def _flag(value: object) -> bool:
    """The schema allows strings, numbers and booleans."""
    return value not in (None, False, 0, "", "0", "false")
