"""Whatever records say, the checks answer; and their time grows with the number of records."""

import sys
from types import FrameType, MappingProxyType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.finding import profiles
from maocite.checks import RULES, check
from maocite.errors import Level
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Library,
    Name,
    Record,
    Relation,
    RelationKind,
    Repository,
    Role,
    Silence,
    Title,
)
from maocite.model import Level as Step
from maocite.model.archive import LevelKind
from strategies import records

CODES = {rule.code for rule in RULES}


@given(st.lists(records(), max_size=4, unique_by=lambda record: record.id))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_checks_answer_whatever_records_say(entries: list[Record]) -> None:
    library = Library.of(entries)
    for problem in check(library, profiles=profiles()):
        assert problem.code in CODES
        assert problem.place.record in library
        assert problem.message


@given(st.lists(records(), max_size=3, unique_by=lambda record: record.id))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_silencing_all_warnings_leaves_errors_alone(entries: list[Record]) -> None:
    from dataclasses import replace

    bare = Library.of([replace(record, silence=()) for record in entries])
    found = [p for p in check(bare, profiles=profiles()) if p.level is Level.WARNING]
    wanted = {(p.place.record, p.code) for p in found}
    quiet = Library.of(
        replace(
            record,
            silence=tuple(
                Silence(code, "seen") for key, code in sorted(wanted) if key == record.id
            ),
        )
        for record in bare
    )
    left = check(quiet, profiles=profiles())
    assert [p for p in left if p.level is Level.WARNING] == []


def _hostile(number: int) -> Library:
    """Everything overlaps, nothing is related to what exists, all names are alike."""
    repository = Repository((("ru-Latn", "RGANI"),))
    levels = tuple(
        Step(kind, "1") for kind in (LevelKind.FONDS, LevelKind.INVENTORY, LevelKind.FILE)
    )
    return Library.of(
        ArchivalRecord(
            f"a{i}",
            repository=repository,
            levels=levels,
            folios=Folios.parse(f"{i % 7 + 1}-{i + 9}"),
            title=Title(f"Meeting of 3 and 4 May 19{i % 90 + 10}, talk no. {i}"),
            date=Date("1850"),
            relations=(Relation(RelationKind.RELATED, f"b{i}"),),
            people=MappingProxyType(
                {Role.AUTHOR: (Name(family="Wang", given=f"{i:06}".translate(_LETTERS)),)}
            ),
        )
        for i in range(number)
    )


_LETTERS = str.maketrans("0123456789", "abcdefghij")


def test_work_grows_with_the_number_of_records() -> None:
    """Counted in calls, not in seconds: the machine may be busy."""

    def calls(number: int) -> int:
        library, count = _hostile(number), 0

        def step(frame: FrameType, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(step)
        try:
            check(library, profiles=profiles())
        finally:
            sys.setprofile(None)
        return count

    calls(100)
    few, many = calls(250), calls(2000)
    # Eight times the records; a square would take sixty-four times as many.
    assert many < 16 * few
