"""Does an abbreviation mean one thing only?"""

import re
from collections.abc import Hashable, Iterator

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.checks.spelling import plain
from maocite.checks.units import archive_of
from maocite.model.name import NameKind
from maocite.model.record import ArchivalRecord, Record

_IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<short>[^\W\d_][\w./-]{1,11})[)\]]")
_Use = tuple[Hashable, str, Hashable, str, str]
"""Where it counts, the abbreviation, what it means, in words, field."""


def abbreviations_mean_one_thing(collection: Collection) -> Iterator[Finding]:
    """No abbreviation stands for two archives, two bodies, or two units of one archive."""
    first: dict[tuple[Hashable, str], tuple[Hashable, str, str]] = {}
    told: set[tuple[Hashable, ...]] = set()
    for record in collection.library:
        for scope, short, meaning, words, field in _uses(collection, record):
            key = (scope, short.replace(".", "").casefold())
            known, known_words, known_in = first.setdefault(key, (meaning, words, record.id))
            if known == meaning or (key, meaning) in told:
                continue
            told.add((key, meaning))
            message = (
                f"{short} stands for {words!r} here and for {known_words!r} in {known_in!r}; the "
                "list of abbreviations can explain it once only: give one of them another"
            )
            yield Finding(message, at(record, field), (known_in,))


def _uses(collection: Collection, record: Record) -> Iterator[_Use]:
    if isinstance(record, ArchivalRecord) and (repository := record.repository):
        archive = archive_of(collection, repository)
        if repository.abbreviation:
            # Without a profile the name alone decides: its place may be left out elsewhere.
            meaning = archive[:1]
            yield "bodies", repository.abbreviation, meaning, repository.name, "repository"
        for index, level in enumerate(record.levels):
            if level.abbreviation:
                unit = (level.kind, level.number or plain(level.name or ""))
                words = level.name or f"{level.kind.value} {level.number}"
                yield archive, level.abbreviation, unit, words, f"levels[{index}].abbreviation"
    for role, names in record.people.items():
        for index, name in enumerate(names):
            match = _IN_BRACKETS.fullmatch(name.literal or "")
            if match and name.kind is NameKind.BODY and sum(map(str.isupper, match["short"])) > 1:
                field = f"{role.value}[{index}]"
                yield "bodies", match["short"], (plain(match["name"]),), match["name"], field


ABBREVIATION_TWICE: LibraryRule = Rule(
    "abbreviation-twice",
    "Does one abbreviation stand for two bodies?",
    "The list of abbreviations can explain it once only, so that later notes lead to the wrong "
    "one. Give one of the two another abbreviation.",
    abbreviations_mean_one_thing,
)
