"""How does a profile file become a profile? TOML in, `Profile` out, or every mistake with its place."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar, get_type_hints

from maocite.archives.profile import (
    FOLIOS,
    ITEM,
    REPOSITORY,
    CreditJoin,
    Example,
    FolioRule,
    Form,
    Grammar,
    LevelRule,
    Profile,
    Rule,
)
from maocite.errors import InputError, Level, Place, Problem, did_you_mean
from maocite.model import Repository

Shape = TypeVar("Shape", LevelRule, FolioRule, Form, Rule, Example)

_PROFILE_KEYS = (
    *("key", "grammar", "archive", "rule", "example", "signatures", "fonds"),
    *("successor", "digital", "title", "citation", "level", "folios"),
)
_ARCHIVE_KEYS = (
    *("names", "abbreviation", "place", "country", "country_code", "identifiers"),
    *("other_names", "other_abbreviations", "other_places"),
)
_GRAMMAR_KEYS = ("key", "title", "citation", "level", "folios")
_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")


@cache
def _types(shape: type) -> Mapping[str, object]:
    """The types of a dataclass's fields; finding them takes longer than reading a table."""
    return get_type_hints(shape)


class _File(Generic[Shape]):
    """One TOML file while it is read; gathers its problems."""

    def __init__(self, name: str, text: str, ours: bool = False) -> None:
        self.name = name
        self.ours = ours
        """It comes with maocite, whose tests have tried its regular expressions."""
        self._lines = text.splitlines()
        self.problems: list[Problem] = []

    def wrong(self, path: str, message: str) -> None:
        """Note a mistake at a key; the line is that of the key's first mention."""
        last = re.sub(r"\[\d+\]", "", path).rsplit(".", 1)[-1]
        sign = re.compile(rf'\s*(?:"?{re.escape(last)}"?\s*=|\[+\s*{re.escape(last)}\s*\]+)')
        line = next((n for n, text in enumerate(self._lines, 1) if sign.match(text)), None)
        self.problems.append(
            Problem(Level.ERROR, message, Place(self.name, line, field=path), "archive-profile")
        )

    def known(self, table: Mapping[str, object], path: str, keys: Iterable[str]) -> None:
        """Report every key that has no meaning here."""
        allowed = tuple(keys)
        for key in table:
            if key not in allowed:
                hint = did_you_mean(key, allowed) or f"; known keys: {', '.join(allowed)}"
                self.wrong(f"{path}{key}", f"this key has no meaning here{hint}")

    def table(self, table: Mapping[str, object], key: str, path: str) -> dict[str, object]:
        """A table inside a table; an empty one where it is missing or no table."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            self.wrong(
                f"{path}{key}", f"must be a table: write [{path}{key}] on a line of its own"
            )
            return {}
        return value

    def text(self, table: Mapping[str, object], key: str, path: str) -> str | None:
        """A string or None."""
        value = table.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            self.wrong(f"{path}{key}", 'must be text in quotation marks, such as "AQSH"')
            return None
        return value if isinstance(value, str) else None

    def texts(self, table: Mapping[str, object], key: str, path: str) -> tuple[str, ...]:
        """A list of strings."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            self.wrong(f"{path}{key}", 'must be a list of texts, such as ["AQSH", "AQSh"]')
            return ()
        return tuple(value)

    def pairs(
        self, table: Mapping[str, object], key: str, path: str
    ) -> tuple[tuple[str, str], ...]:
        """A table of strings as pairs in the order of the file."""
        inner = self.table(table, key, path)
        if not all(isinstance(value, str) for value in inner.values()):
            self.wrong(f"{path}{key}", 'each value must be text in quotation marks: sq = "..."')
            return ()
        return tuple((name, str(value)) for name, value in inner.items())

    def shape(self, cls: type[Shape], table: Mapping[str, object], path: str) -> Shape | None:
        """A dataclass of `maocite.archives.profile` from a table with the same keys."""
        types = _types(cls)  # type: ignore[arg-type]  # mypy takes the class for its instances
        known = {field.name: field for field in fields(cls)}
        self.known(table, path, known)
        values: dict[str, Any] = {}
        before = len(self.problems)
        for name, field in known.items():
            if name in table:
                values[name] = self._value(types[name], table[name], f"{path}{name}")
            elif field.default is MISSING:
                self.wrong(f"{path}{name}", "is missing")
        return cls(**values) if len(self.problems) == before else None

    def _value(self, kind: object, value: object, path: str) -> object:
        if isinstance(kind, type) and issubclass(kind, Enum):
            words = [str(member.value) for member in kind]
            if value in words:
                return kind(value)
            hint = did_you_mean(str(value), words) or f"; one of: {', '.join(words)}"
            self.wrong(path, f"{value!r} is not known here{hint}")
        elif kind is bool:
            if isinstance(value, bool):
                return value
            self.wrong(path, "must be true or false, without quotation marks")
        elif kind == tuple[str, ...]:
            if isinstance(value, list) and all(isinstance(part, str) for part in value):
                return tuple(value)
            self.wrong(path, 'must be a list of texts, such as ["F.", "fond"]')
        elif isinstance(value, str):
            return value
        else:
            self.wrong(path, "must be text in quotation marks")
        return None


def read_toml(name: str, content: bytes) -> tuple[dict[str, object], str]:
    """Parse TOML; raises `InputError` naming the line of the mistake."""
    try:
        text = content.decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError:
        problem = "is not UTF-8; save the file as UTF-8"
        line = None
    except tomllib.TOMLDecodeError as error:
        problem = f"is not TOML: {error}"
        where = re.search(r"line (\d+)", str(error))
        line = int(where[1]) if where else None
    raise InputError([Problem(Level.ERROR, problem, Place(name, line), "archive-profile")])


def read_grammar(name: str, content: bytes, *, ours: bool = False) -> Grammar:
    """One file of ``data/archives/grammars``; raises `InputError` with all its mistakes.

    `ours`: it comes with maocite, and its regular expressions need not be tried.
    """
    table, text = read_toml(name, content)
    file: _File[Any] = _File(name, text, ours)
    file.known(table, "", _GRAMMAR_KEYS)
    key = file.text(table, "key", "") or Path(name).stem
    grammar = _grammar(file, table, key)
    if grammar is None or file.problems:
        raise InputError(file.problems)
    return grammar


def read_profile(
    name: str, content: bytes, grammars: Mapping[str, Grammar], *, ours: bool = False
) -> Profile:
    """One profile file; raises `InputError` with all its mistakes.

    `ours`: it comes with maocite, and its regular expressions need not be tried.
    """
    table, text = read_toml(name, content)
    file: _File[Any] = _File(name, text, ours)
    file.known(table, "", _PROFILE_KEYS)
    key = file.text(table, "key", "") or Path(name).stem
    if not _WORD.fullmatch(key):
        file.wrong("key", f"{key!r} must be lower-case letters, digits and hyphens: my-archive")
    repository, names, abbreviations = _archive(file, table, key)
    grammar = _grammar_of(file, table, key, grammars)
    rule = file.shape(Rule, file.table(table, "rule", ""), "rule.")
    examples = _examples(file, table)
    signatures = file.texts(table, "signatures", "")
    for signature in signatures:
        _check_pattern(file, "signatures", signature)
    successor = file.text(table, "successor", "")
    places = file.texts(file.table(table, "archive", ""), "other_places", "archive.")
    if file.problems or repository is None or grammar is None or rule is None:
        raise InputError(file.problems)
    return Profile(
        key=key,
        repository=repository,
        grammar=grammar,
        rule=rule,
        examples=examples,
        other_names=names,
        other_abbreviations=abbreviations,
        other_places=places,
        signatures=signatures,
        fonds=file.pairs(table, "fonds", ""),
        successor=successor,
        digital=table.get("digital") is True,
        source=name,
    )


def _archive(
    file: "_File[Any]", table: dict[str, object], key: str
) -> tuple[Repository | None, tuple[str, ...], tuple[str, ...]]:
    archive = file.table(table, "archive", "")
    if "archive" not in table:
        file.wrong("archive", 'is missing: write [archive] and below it names = { en = "..." }')
        return None, (), ()
    file.known(archive, "archive.", _ARCHIVE_KEYS)
    names = file.pairs(archive, "names", "archive.")
    if not names:
        file.wrong(
            "archive.names", 'needs one name, with its language: names = { en = "My Archive" }'
        )
        return None, (), ()
    repository = Repository(
        names=names,
        key=key,
        abbreviation=file.text(archive, "abbreviation", "archive."),
        place=file.text(archive, "place", "archive."),
        country=file.text(archive, "country", "archive."),
        country_code=file.text(archive, "country_code", "archive."),
        identifiers=file.pairs(archive, "identifiers", "archive."),
    )
    return (
        repository,
        file.texts(archive, "other_names", "archive."),
        file.texts(archive, "other_abbreviations", "archive."),
    )


def _grammar_of(
    file: "_File[Any]", table: dict[str, object], key: str, grammars: Mapping[str, Grammar]
) -> Grammar | None:
    """The grammar that is named, or the one that the file itself spells out."""
    name = file.text(table, "grammar", "")
    own = [part for part in ("citation", "level", "folios") if part in table]
    if name and own:
        file.wrong(
            "grammar", f"{name!r} says how call numbers are built; leave out {', '.join(own)}"
        )
    elif name and name not in grammars:
        hint = did_you_mean(name, list(grammars)) or f"; known: {', '.join(sorted(grammars))}"
        file.wrong("grammar", f"there is no grammar {name!r}{hint}")
    elif name:
        return grammars[name]
    elif not own:
        file.wrong(
            "grammar",
            'is missing: name one, such as grammar = "ru-fond-opis-delo", '
            "or write [citation] and [[level]]",
        )
    else:
        return _grammar(file, table, key)
    return None


def _grammar(file: "_File[Any]", table: dict[str, object], key: str) -> Grammar | None:
    citation = dict(file.table(table, "citation", ""))
    credit = citation.pop("credit", CreditJoin.AND.value)
    compact = citation.pop("compact", None)
    if credit not in [join.value for join in CreditJoin]:
        file.wrong("citation.credit", f"{credit!r} is not known here; one of: ' and ', '; '")
    if isinstance(citation.get("order"), list):
        form = file.shape(Form, citation, "citation.")
    else:
        file.wrong(
            "citation.order",
            'is missing: the parts as printed, such as ["item", "repository", "fonds", "folios"]',
        )
        form = None
    rows = table.get("level", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        file.wrong("level", "must be tables: write [[level]] above each level, coarse to fine")
        rows = []
    levels = [
        file.shape(LevelRule, row, f"level[{position}].") for position, row in enumerate(rows)
    ]
    folios: FolioRule | None = None
    if "folios" in table:
        folios = file.shape(FolioRule, file.table(table, "folios", ""), "folios.")
    whole = [level for level in levels if level is not None]
    for position, level in enumerate(whole):
        for pattern in (level.pattern, level.name_pattern):
            if pattern is not None:
                _check_pattern(file, f"level[{position}].pattern", pattern)
    if form is not None and len(whole) == len(levels):
        _check_order(file, form, whole, folios)
    if file.problems or form is None:
        return None
    title = file.text(table, "title", "") or key
    return Grammar(
        key,
        title,
        form,
        tuple(whole),
        folios,
        compact if isinstance(compact, str) else None,
        CreditJoin(credit),
    )


def _check_order(
    file: "_File[Any]", form: Form, levels: list[LevelRule], folios: FolioRule | None
) -> None:
    """Every slot names something, every level has its place."""
    ids = [level.id for level in levels]
    slots = [ITEM, REPOSITORY, *([FOLIOS] if folios else []), *ids]
    for slot in form.order:
        if slot not in slots:
            file.wrong("citation.order", f"there is no level {slot!r}{did_you_mean(slot, slots)}")
    for slot in slots:
        if slot not in form.order:
            file.wrong("citation.order", f"{slot!r} has no place in the order; add it")
    for name in {name for name in ids if ids.count(name) > 1}:
        file.wrong("level.id", f"two levels have the id {name!r}; each needs its own")


def _check_pattern(file: "_File[Any]", path: str, pattern: str) -> None:
    if file.ours:
        return
    try:
        re.compile(pattern)
    except re.error as error:
        file.wrong(path, f"{pattern!r} is no regular expression: {error}")


def _examples(file: "_File[Any]", table: dict[str, object]) -> tuple[Example, ...]:
    rows = table.get("example", [])
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        file.wrong("example", 'is missing: write [[example]] and below it citation = "..."')
        return ()
    shapes = [file.shape(Example, row, f"example[{n}].") for n, row in enumerate(rows)]
    return tuple(shape for shape in shapes if shape is not None)


def toml_files(folder: Traversable) -> list[Traversable]:
    """The TOML files of a folder by name."""
    if not folder.is_dir():
        return []
    return sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )


def read_grammars(folder: Traversable) -> Mapping[str, Grammar]:
    """All grammars that come with maocite by key; raises `InputError` with the mistakes of all."""
    problems: list[Problem] = []
    grammars: dict[str, Grammar] = {}
    for entry in toml_files(folder):
        try:
            grammar = read_grammar(str(entry), entry.read_bytes(), ours=True)
        except InputError as error:
            problems += error.problems
        else:
            grammars[grammar.key] = grammar
    if problems:
        raise InputError(problems)
    return MappingProxyType(grammars)
