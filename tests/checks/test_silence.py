"""A record that is right as it stands says so, and nothing else goes quiet with it."""

from checks.finding import found, problems_of
from checks.test_folios import letters

UNIT = "kind: archival, levels: [{kind: year, number: 1967}], date: 1966"
SILENT = "silence: {check: year-against-date, reason: filed later}"


def test_what_a_record_silences_is_not_reported() -> None:
    assert len(found(f"- {{id: a, {UNIT}}}\n", "year-against-date")) == 1
    assert problems_of(f"- {{id: a, {UNIT}, {SILENT}}}\n") == []


def test_another_record_is_reported_still() -> None:
    text = f"- {{id: a, {UNIT}, {SILENT}}}\n- {{id: b, {UNIT}}}\n"
    assert [(p.code, p.place.record) for p in problems_of(text)] == [("year-against-date", "b")]


def test_either_record_of_a_pair_can_silence_it() -> None:
    silence = "silence: {check: folios-overlap, reason: r}"
    assert problems_of(letters(f"a, folios: 1-6, {silence}", "b, folios: 6")) == []
    assert problems_of(letters("a, folios: 1-6", f"b, folios: 6, {silence}")) == []
    both = letters(f"a, folios: 1-6, {silence}", f"b, folios: 6, {silence}")
    assert problems_of(both) == []


def test_a_silence_that_keeps_nothing_quiet_is_reported() -> None:
    (problem,) = problems_of(f"- {{id: a, type: book, {SILENT}}}\n")
    assert (problem.code, problem.place.field) == ("silence-unused", "silence[0]")
    assert problem.place.line == 1


def test_a_silence_that_is_there_twice() -> None:
    silence = "{check: year-against-date, reason: r}"
    (problem,) = problems_of(f"- {{id: a, {UNIT}, silence: [{silence}, {silence}]}}\n")
    assert (problem.code, problem.place.field) == ("silence-unused", "silence[1]")


def test_a_silence_of_no_check() -> None:
    (problem,) = problems_of(
        "- {id: a, type: book, silence: {check: year-agianst-date, reason: r}}\n"
    )
    assert problem.code == "silence-unknown"
    assert "did you mean 'year-against-date'" in problem.message


def test_errors_cannot_be_silenced() -> None:
    text = (
        "- {id: a, kind: archival, relations: {kind: related, target: b}, "
        "silence: {check: unknown-target, reason: r}}\n"
    )
    assert [problem.code for problem in problems_of(text)] == ["unknown-target", "silence-unknown"]


def test_a_silence_needs_its_reason() -> None:
    (problem,) = problems_of("- {id: a, type: book, silence: {check: key-unfit}}\n")
    assert (problem.code, problem.place.field) == ("missing-field", "silence")
