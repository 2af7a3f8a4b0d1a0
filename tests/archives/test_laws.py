"""The law of the archives: what is printed is read back, what is well formed is printed again."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from archives.generated import records
from maocite.archives import Profile, load_profiles, parse_citation, print_citation

PROFILES = load_profiles()
NAMED = [profile for profile in PROFILES if not profile.key.startswith("generic")]


def whole(profile: Profile) -> st.SearchStrategy[bool]:
    """Whether the document is described; where it stands first, a citation always does."""
    form = profile.grammar.form
    return st.just(True) if not form.repository_first else st.booleans()


@pytest.mark.parametrize("profile", NAMED, ids=lambda profile: profile.key)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(choices=st.data())
def test_what_is_printed_is_read_back(profile: Profile, choices: st.DataObject) -> None:
    item = choices.draw(whole(profile))
    record = choices.draw(records(profile, item=item))
    assume(record.levels or record.folios)
    # A number that is the sigle of an archive ("BArch, BA") names nothing real.
    mentions = PROFILES.recogniser.mentions
    assume(not any(mentions(level.number or "") for level in record.levels))
    line = print_citation(record, profile, item=item, words=PROFILES.words)
    reading = parse_citation(line, PROFILES, key=record.id)
    assert reading.record == record
    again = print_citation(reading.record, reading.profile, item=item, words=PROFILES.words)
    assert again == line


@pytest.mark.parametrize("profile", NAMED, ids=lambda profile: profile.key)
def test_the_example_is_read_and_printed_again(profile: Profile) -> None:
    line = profile.example
    reading = parse_citation(line, PROFILES)
    assert reading.profile.key == profile.key
    assert not reading.left
    item = bool(reading.record.title or reading.record.people)
    printed = print_citation(reading.record, reading.profile, item=item, words=PROFILES.words)
    assert printed.rstrip(".") == line.rstrip(".")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_a_failure(line: str) -> None:
    reading = parse_citation(line, PROFILES)
    assert reading.line == line
