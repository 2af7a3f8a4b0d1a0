"""Which findings were looked at already? What records silence is left out, and nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maocite.checks.rule import Collection, Finding, LibraryRule
from maocite.errors import Level, Place, Problem, did_you_mean
from maocite.model.library import Library

UNUSED = "silence-unused"
UNKNOWN = "silence-unknown"
REASONS = {
    UNUSED: (
        "Does every silence keep something quiet?",
        "What was silenced has been mended, or stands elsewhere; the silence would hide the next "
        "mistake. Delete it.",
    ),
    UNKNOWN: (
        "Does every silence name a check?",
        "A misspelt code silences nothing; errors cannot be silenced.",
    ),
}
"""Question and reason of the two codes that speak of silences themselves."""


def heed(collection: Collection, rules: Sequence[LibraryRule]) -> Iterator[Problem]:
    """What the rules find, in the order of the records, less what these silence."""
    library = collection.library
    silenced = {(record.id, silence.check) for record in library for silence in record.silence}
    used: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for rule in rules:
        for finding in rule.ask(collection):
            hits = silenced & _marks(rule, finding) if silenced else set()
            if rule.level is Level.WARNING and hits:
                used |= hits
                continue
            place = placed(library, finding.place)
            problems.append(Problem(rule.level, finding.message, place, rule.code))
    order = {key: index for index, key in enumerate(library.by_id)}
    problems.sort(key=lambda problem: order.get(problem.place.record or "", -1))
    yield from problems
    yield from _idle(library, used, rules)


def _marks(rule: LibraryRule, finding: Finding) -> set[tuple[str, str]]:
    records = (finding.place.record, *finding.others)
    return {(record, rule.code) for record in records if record is not None}


def placed(library: Library, place: Place) -> Place:
    """The place with the source and the line of its record."""
    known = library.places.get(place.record or "", Place())
    return replace(place, source=known.source, line=known.line)


def _idle(
    library: Library, used: set[tuple[str, str]], rules: Iterable[LibraryRule]
) -> Iterator[Problem]:
    """Silences that silence nothing."""
    levels = {rule.code: rule.level for rule in rules}
    for record in library:
        seen: set[str] = set()
        for index, silence in enumerate(record.silence):
            again = silence.check in seen
            seen.add(silence.check)
            place = placed(library, Place(record=record.id, field=f"silence[{index}]"))
            level = levels.get(silence.check)
            if level is None:
                hint = did_you_mean(silence.check, list(levels))
                message = (
                    f"there is no check {silence.check!r} of records{hint}; "
                    "'maocite check --list' shows them"
                )
                yield Problem(Level.WARNING, message, place, UNKNOWN)
            elif level is not Level.WARNING:
                message = f"{silence.check!r} reports errors, which cannot be silenced; mend it"
                yield Problem(Level.WARNING, message, place, UNKNOWN)
            elif again or (record.id, silence.check) not in used:
                message = (
                    f"{silence.check!r} is silenced twice; keep one"
                    if again
                    else f"{silence.check!r} finds nothing here; delete the silence, which would "
                    "hide the next mistake"
                )
                yield Problem(Level.WARNING, message, place, UNUSED)
