"""Names of CSL-JSON: which part is which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maocite.csl.names import Name, as_mapping, is_romanesque, parse_name, parse_names

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    ("family", "given_name", "parts"),
    [
        # family, given, dropping particle, non-dropping particle
        ("Humboldt", "Alexander von", ("Humboldt", "Alexander", "von", "")),
        ("van Gogh", "Vincent", ("Gogh", "Vincent", "", "van")),
        ("van der Vlist", "Eric", ("Vlist", "Eric", "", "van der")),
        ("La Fontaine", "Jean de", ("La Fontaine", "Jean", "de", "")),
        ("von und zum Jones", "Ralph", ("Jones", "Ralph", "", "von und zum")),
        ("Smith", "George von und zum", ("Smith", "George", "von und zum", "")),
        ("d'Aubignac", "François Hédelin", ("Aubignac", "François Hédelin", "", "d'")),
        ("d’Aubignac", "François", ("Aubignac", "François", "", "d’")),
        ("Aubignac", "François Hédelin d'", ("Aubignac", "François Hédelin", "d'", "")),
        ("al-One", "Alan", ("One", "Alan", "", "al-")),
        ("de la Tour d'Auvergne", "H.", ("Tour d'Auvergne", "H.", "", "de la")),
        ("'t Hooft", "Gerard", ("Hooft", "Gerard", "", "'t")),
        ("Van Four", "Fourname", ("Van Four", "Fourname", "", "")),
        ("Doe-Roe", "Jane", ("Doe-Roe", "Jane", "", "")),
        ("hooks", "bell", ("hooks", "bell", "", "")),
        ('"van Dyke"', "Dick", ("van Dyke", "Dick", "", "")),
        ("von", "der", ("von", "der", "", "")),
        ("van Gogh", "", ("van Gogh", "", "", "")),
    ],
)
def test_particles(family: str, given_name: str, parts: tuple[str, str, str, str]) -> None:
    name = parse_name({"family": family, "given": given_name})
    assert name is not None
    assert (name.family, name.given, name.dropping_particle, name.non_dropping_particle) == parts


@pytest.mark.parametrize("no", [False, 0, "false"])
def test_parse_names_false_keeps_the_name_whole(no: object) -> None:
    name = parse_name({"family": "van Gogh", "given": "Vincent, Jr.", "parse-names": no})
    assert name is not None
    assert (name.family, name.given, name.suffix) == ("van Gogh", "Vincent, Jr.", "")


def test_particles_given_apart_are_kept() -> None:
    name = parse_name(
        {"family": "Fontaine", "given": "Jean", "dropping-particle": "de",
         "non-dropping-particle": "La", "suffix": "III"}
    )  # fmt: skip
    assert name == Name("Fontaine", "Jean", "de", "La", "III")


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("Sammy, Jr.", Name("Davis", "Sammy", suffix="Jr.")),
        ("John,! III", Name("Davis", "John", suffix="III", comma_suffix=True)),
    ],
)
def test_suffix_inside_the_given_name(given_name: str, name: Name) -> None:
    assert parse_name({"family": "Davis", "given": given_name}) == name


@pytest.mark.parametrize(
    "value",
    [
        {"literal": "Foreign Office"},
        {"family": "Foreign Office", "isInstitution": True},
        "Foreign Office",
        {"literal": "Foreign Office", "family": "Office", "given": "Foreign"},
    ],
)
def test_literals(value: object) -> None:
    assert parse_name(value) == Name(literal="Foreign Office", is_institution=True)


@pytest.mark.parametrize(
    ("value", "romanesque", "spaces"),
    [
        ({"family": "毛", "given": "泽东"}, False, False),
        ({"family": "김", "given": "일성"}, False, False),
        ({"family": "毛", "given": "Zedong"}, False, True),
        ({"family": "Папандопуло", "given": "Федор"}, True, True),
        ({"family": "حسين", "given": "طه"}, True, True),
        ({"family": "ठाकुर", "given": "रवीन्द्रनाथ"}, True, True),
        ({"given": "Plato"}, False, True),
    ],
)
def test_scripts(value: object, romanesque: bool, spaces: bool) -> None:
    name = parse_name(value)
    assert name is not None
    assert (name.romanesque, name.has_given_spaces) == (romanesque, spaces)


def test_names_of_a_variable() -> None:
    value = [{"family": "Doe"}, {}, None, {"literal": ""}, "UN", {"family": None}]
    assert parse_names(value) == (Name("Doe"), Name(literal="UN", is_institution=True))
    assert parse_names({"family": "Doe"}) == (Name("Doe"),)
    assert parse_names(None) == ()


def test_equal_names_are_one_object() -> None:
    value = {"family": "Doe", "given": "Jane"}
    assert parse_name(value) is parse_name(dict(value))


@given(JSON | st.fixed_dictionaries({"family": JSON, "given": JSON, "suffix": JSON}))
def test_no_json_does_harm(value: object) -> None:
    for name in parse_names(value):
        assert name.literal or name.family or name.given or name.suffix or any(as_mapping(name))


@given(st.text(alphabet="aA -'’,!.é", min_size=1), st.text(alphabet="aA -'’.é", min_size=1))
def test_no_letter_is_lost(family: str, given_name: str) -> None:
    def letters(*texts: object) -> list[str]:
        return sorted(char for text in texts for char in str(text) if char.isalpha())

    name = parse_name({"family": family, "given": given_name})
    assert letters(family, given_name) == (letters(*as_mapping(name).values()) if name else [])


def test_is_romanesque() -> None:
    assert is_romanesque("Żeromski")
    assert not is_romanesque("我妻")
    assert not is_romanesque("")
