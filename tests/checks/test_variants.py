"""One person under two spellings, and two people who are none."""

import pytest

from checks.finding import found, places, problems_of
from maocite.checks.spelling import is_near, near_pairs, plain


def books(*authors: str) -> str:
    return "".join(
        f"- {{id: b{number}, type: book, title: t{number}, author: {author}}}\n"
        for number, author in enumerate(authors)
    )


def name(text: str, extra: str = "") -> str:
    given, _, family = text.rpartition(" ")
    return f"{{family: {family}, given: {given}{extra}}}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdyl Këllëzi", "Abdyl Kellezi"),
        ("Liri Belishova", "Lira Belishova"),
        ("Enver Hoxha", "Enver Hoxa"),
        ("Elidor Mëhilli", "E. Mëhilli"),
        ("Andrew Walder", "Andrew G. Walder"),
        ("Christian F. Ostermann", "C. F. Ostermann"),
        ("Odd Arne Westad", "Odd A. Westad"),
        ("Lorenz Lüthi", "LORENZ LÜTHI"),
        ("Wiesław Gomułka", "Wieslaw Gomulka"),
        ("Jean-Paul Sartre", "Jean Paul Sartre"),
        ("Mehmet Shehu", "Mehmte Shehu"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    ((record, field, message),) = found(books(name(one), name(other)), "name-variant")
    assert (record, field) == ("b1", "author[0]")
    assert repr(other) in message
    assert repr(one) in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mehmet Shehu", "Bashkim Shehu"),
        ("Hysni Kapo", "Vito Kapo"),
        ("Li Na", "Li No"),
        ("Jan Novák", "Jon Novák"),
        ("Rita Marko", "Vita Marko"),
        ("Andrew G. Walder", "Andrew H. Walder"),
        ("Michael Schoenhals", "Michael Schoenfeld"),
        ("J. Smith", "K. Smith"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert found(books(name(one), name(other)), "name-variant") == []


def test_one_letter_makes_another_name_in_east_asia() -> None:
    one = name("Peng Li", ", family-first: true")
    other = name("Feng Li", ", family-first: true")
    ping = name("Xiaoping Deng", ", family-first: true")
    assert found(books(one, other, ping, ping.replace("ping", "ming")), "name-variant") == []


def test_initials_that_fit_two_people_say_nothing() -> None:
    text = books(name("J. Smith"), name("John Smith"), name("James Smith"))
    assert found(text, "name-variant") == []


def test_people_listed_together_are_two() -> None:
    assert found(books(f"[{name('Anna Smith')}, {name('Anne Smith')}]"), "name-variant") == []


def test_people_whom_an_authority_file_tells_apart() -> None:
    one = name("John Smith", ", identifiers: {viaf: 1}")
    other = name("John Smyth", ", identifiers: {viaf: 2}")
    assert found(books(one, other), "name-variant") == []


def test_father_and_son() -> None:
    text = books(name("John Smith", ", suffix: Jr."), name("John Smith"))
    assert found(text, "name-variant") == []


def test_a_name_as_a_whole_and_in_parts_and_the_wrong_way_round() -> None:
    right = name("Zedong Mao", ", family-first: true")
    whole, turned = "{literal: Mao Zedong}", name("Mao Zedong")
    western = name("Zedong Mao")
    for other in (whole, turned, western):
        assert places(books(right, other), "name-variant") == [("b1", "author[0]")]


def test_the_declared_and_the_more_frequent_spelling_is_the_usual_one() -> None:
    rare, usual = name("Abdyl Kellezi"), name("Abdyl Këllëzi")
    assert places(books(rare, usual, usual), "name-variant") == [("b0", "author[0]")]
    declared = f"people: {{k: {usual}}}\nrecords:\n" + books("k", rare, rare)
    ((record, _, message),) = found(declared, "name-variant")
    assert record == "b1"
    assert "(in 2 records)" in message


def test_what_the_source_has_is_no_variant() -> None:
    text = f"people: {{k: {name('Abdyl Këllëzi')}}}\nrecords:\n" + books(
        "k", "{person: k, as-given: Abdyl Kellezi}"
    )
    assert problems_of(text) == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("People’s Army of Albania", "People's Army of Albania", 1),
        ("Party of Labour of Albania", "Party of Labor of Albania", 1),
        ("13th Party Congress", "12th Party Congress", 0),
        ("Embassy in Poland", "Embassy in Finland", 0),
    ],
)
def test_bodies(one: str, other: str, count: int) -> None:
    text = books(f'{{literal: "{one}", kind: body}}', f'{{literal: "{other}", kind: body}}')
    assert len(found(text, "name-variant")) == count


def test_groups_that_nobody_names_are_not_compared() -> None:
    text = books(
        "{literal: other comrades, kind: group}", "{literal: Other Comrades, kind: group}"
    )
    assert found(text, "name-variant") == []


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("lira", "liri", True),
        ("hoxha", "hoxa", True),
        ("mehmet", "mehmte", True),
        ("mao", "mao", False),
        ("abcd", "abef", False),
        ("ab", "abcd", False),
        ("abc", "cab", False),
        ("", "a", True),
    ],
)
def test_words_that_are_near(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) == near
    assert is_near(other, one) == near


def test_near_pairs_are_those_of_the_slow_way() -> None:
    words = ["lira", "liri", "lir", "hoxha", "hoxa", "mehmet", "mehmte", "ab", "ba", "a"]
    slow = {frozenset((one, other)) for one in words for other in words if is_near(one, other)}
    fast = [frozenset(pair) for pair in near_pairs((word, word) for word in words)]
    assert set(fast) == slow
    assert len(fast) == len(slow)


def test_plain_words() -> None:
    assert plain("Këllëzi") == plain("KELLEZI") == "kellezi"
    assert plain("Gomułka") == "gomulka"
    assert plain("People’s  Daily") == plain("People's daily") == "peoples daily"
    assert plain("毛泽东") == "毛泽东"
