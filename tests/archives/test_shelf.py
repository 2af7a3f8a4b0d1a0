"""The shelf, which reads only the profiles that are asked for, decides as all of them together do."""

import random

import pytest

from maocite.archives import Profiles, Shelf, load_profiles
from maocite.errors import UnknownNameError
from maocite.mapping.callnumber import archive_name, read_repository
from maocite.model import Repository


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    return load_profiles()


def spellings(profiles: Profiles) -> list[str]:
    """Every name and abbreviation, as it is, bent, cut, and two of them joined."""
    found = []
    for profile in profiles:
        own = profile.repository
        found += [name for _, name in own.names]
        found += [own.abbreviation or "", *profile.other_names, *profile.other_abbreviations]
        found.append(archive_name(own))
    found = sorted(set(filter(None, found)))
    dice = random.Random(3)
    bent = [text.upper() for text in found] + [text.lower() + "." for text in found]
    cut = [text.rsplit(" ", 1)[0] for text in found]
    joined = [f"{one} ({dice.choice(found)})" for one in found]
    unknown = ["", " ", "(", "Stadtbibliothek Nirgendwo", "National Archives (Ghana)", "Archive"]
    return [*found, *bent, *cut, *joined, *unknown]


def test_it_finds_the_same_profile_for_every_spelling(profiles: Profiles) -> None:
    texts = spellings(profiles)
    assert len(texts) > 1_000
    for text in texts:
        shelf = Shelf() if len(text) % 16 == 0 else _SHELF
        names = (("und", text),)
        for repository in (Repository(names), Repository(names, abbreviation=text)):
            assert shelf.of(repository).key == profiles.of(repository).key, text


_SHELF = Shelf()


def test_it_finds_the_same_profile_for_every_repository(profiles: Profiles) -> None:
    shelf = Shelf()
    assert shelf.of(None).key == profiles.of(None).key
    for profile in profiles:
        assert profile.key in shelf
        assert shelf[profile.key].repository == profile.repository
        assert shelf[profile.key].grammar.key == profile.grammar.key
        assert shelf.of(profile.repository).key == profiles.of(profile.repository).key
        named = Repository((("und", "Anything"),), profile=profile.key)
        assert shelf.of(named) is shelf[profile.key]


def test_it_reads_what_is_asked_for_and_nothing_else() -> None:
    shelf = Shelf()
    found = shelf.of(Repository((("sq", "Arkivi Qendror Shtetëror"),)))
    assert found.key == "aqsh"
    assert sorted(shelf.read) == ["aqsh", "generic"]


def test_a_profile_that_does_not_exist_is_named(profiles: Profiles) -> None:
    wrong = Repository((("und", "Anything"),), profile="aqhs")
    with pytest.raises(UnknownNameError, match="aqsh"):
        Shelf().of(wrong)
    with pytest.raises(UnknownNameError, match="aqsh"):
        profiles.of(wrong)


def test_an_archive_of_a_file_is_the_known_one_where_name_and_place_agree(
    profiles: Profiles,
) -> None:
    for profile in profiles:
        if profile.key.startswith("generic"):
            continue
        own = profile.repository
        assert read_repository(archive_name(own), own.place) == own
    elsewhere = read_repository("Arkivi Qendror Shtetëror (Central State Archives)", "Elbasan")
    assert elsewhere.key is None
    assert elsewhere.place == "Elbasan"
