"""Call numbers measured against their archive, and archives against one another."""

import pytest

from checks.finding import found, places


def rgani(levels: str) -> str:
    return f"- {{id: a, repository: {{names: {{ru-Latn: RGANI}}}}, levels: [{levels}]}}\n"


FOND, OPIS, DELO = (
    "{kind: fonds, number: 5}",
    "{kind: inventory, number: 49}",
    "{kind: file, number: 131}",
)


def test_a_call_number_that_is_complete() -> None:
    text = rgani(f"{FOND}, {OPIS}, {DELO}")
    for code in ("level-missing", "level-unknown", "level-order"):
        assert found(text, code) == []


def test_levels_that_the_archive_needs() -> None:
    ((record, field, message),) = found(rgani(f"{FOND}, {DELO}"), "level-missing")
    assert (record, field) == ("a", "levels")
    assert "(inventory)" in message
    assert "RGANI" in message


def test_levels_that_the_archive_does_not_have() -> None:
    ((_, field, message),) = found(
        rgani(f"{FOND}, {OPIS}, {DELO}, {{kind: reel, number: 3}}"), "level-unknown"
    )
    assert field == "levels[3].kind"
    assert "RGANI has no level 'reel'" in message


def test_levels_in_the_wrong_order() -> None:
    ((_, field, message),) = found(rgani(f"{DELO}, {OPIS}, {FOND}"), "level-order")
    assert field == "levels[1]"
    assert "inventory stands below file" in message


@pytest.mark.parametrize(
    ("kinds", "count"),
    [
        (["fonds", "series", "file"], 0),
        (["collection", "box", "folder", "series"], 0),
        (["series", "fonds"], 1),
        (["item", "box", "file"], 1),
    ],
)
def test_order_in_an_archive_without_a_profile(kinds: list[str], count: int) -> None:
    levels = ", ".join(f"{{kind: {kind}, number: 1}}" for kind in kinds)
    text = f"- {{id: a, repository: {{names: {{en: Some Archive}}}}, levels: [{levels}]}}\n"
    assert len(found(text, "level-order")) == count


def test_a_profile_that_does_not_exist() -> None:
    text = "- {id: a, repository: {names: {en: X}, profile: rgan}}\n"
    ((_, field, message),) = found(text, "unknown-profile")
    assert field == "repository.profile"
    assert "rgani" in message


def kept_in(*repositories: str) -> str:
    return "".join(
        f"- {{id: a{number}, repository: {{names: {{en: {repository}}}}}\n"
        for number, repository in enumerate(repositories)
    )


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        ("Some Archive}, place: Rome", "Some Archive}, place: Paris", "repository.place"),
        ("Some Archive}, country: Italy", "Some archive}, country: France", "repository.country"),
    ],
)
def test_one_archive_in_two_places(one: str, other: str, field: str) -> None:
    assert places(kept_in(one, other), "repository-places") == [("a1", field)]


def test_two_archives_of_one_name() -> None:
    text = (
        "repositories:\n"
        "  one: {names: {en: National Library}, country: Freedonia}\n"
        "  two: {names: {en: National Library}, country: Sylvania}\n"
        "records: [{id: a, repository: one}, {id: b, repository: two}]\n"
    )
    for code in ("repository-places", "repository-twice"):
        assert found(text, code) == []


def test_one_archive_described_twice() -> None:
    text = kept_in("Some Archive}, place: Rome", "'Some  Archive'}")
    assert places(text, "repository-twice") == [("a1", "repository")]
    known = kept_in("Central State Archives}, abbreviation: AQSH", "Albanian State Archives}")
    assert places(known, "repository-twice") == [("a1", "repository")]
    assert found(kept_in("Some Archive}", "Other Archive}"), "repository-twice") == []


def test_the_former_name_of_an_archive_is_another_description() -> None:
    assert found(kept_in("RTsKhIDNI}", "RGASPI}"), "repository-twice") == []


def test_an_abbreviation_of_two_archives() -> None:
    text = kept_in("Some Archive}, abbreviation: SA", "Silent Archive}, abbreviation: S.A.")
    ((record, _, message),) = found(text, "abbreviation-twice")
    assert record == "a1"
    assert "'Silent Archive' here and for 'Some Archive' in 'a0'" in message
    same = kept_in("Some Archive}, abbreviation: SA", "Some Archive}, abbreviation: SA")
    assert found(same, "abbreviation-twice") == []


def test_an_abbreviation_of_two_bodies() -> None:
    text = (
        "- {id: a, type: book, author: {literal: Party of Labor (PLA), kind: body}}\n"
        "- {id: b, type: book, author: {literal: People’s Liberation Army (PLA), kind: body}}\n"
        "- {id: c, type: book, author: {literal: Party of Labor (PLA), kind: body}}\n"
        "- {id: d, type: book, author: {literal: Ministry (Berlin), kind: body}}\n"
        "- {id: e, type: book, author: {literal: Embassy (Berlin), kind: body}}\n"
    )
    assert places(text, "abbreviation-twice") == [("b", "author[0]")]


def test_an_abbreviation_of_two_units() -> None:
    def unit(record: str, archive: str, number: int) -> str:
        return (
            f"- {{id: {record}, repository: {{names: {{en: {archive}}}}}, "
            f"levels: [{{kind: fonds, number: {number}, abbreviation: DP}}]}}\n"
        )

    text = unit("a", "Some Archive", 1) + unit("b", "Some Archive", 2) + unit("c", "Other", 3)
    assert places(text, "abbreviation-twice") == [("b", "levels[0].abbreviation")]
