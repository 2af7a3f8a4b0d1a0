"""A user's own archive, in one file of her project."""

from pathlib import Path

import pytest

from maocite.errors import InputError
from maocite.formats import Options
from maocite.mapping.callnumber import own_profile
from maocite.model import ArchivalRecord, Level, LevelKind, Library, Repository, Title, TitleForm
from maocite.rendering import render_notes

PROFILE = """\
key = "town"

[archive]
names = { en = "Town Archive" }
abbreviation = "TA"
place = "Springfield"
country = "United States"

[rule]
verified = false

[citation]
order = ["repository", "fonds", "file", "folios", "item"]

[[level]]
id = "fonds"
kind = "fonds"
term = "shelf"
label = "Shelf"
required = true

[[level]]
id = "file"
kind = "file"
term = "bundle"
label = "Bundle"

[folios]
label = "fol."

[[example]]
citation = "TA, Shelf 4, Bundle 7."
"""
RECORD = ArchivalRecord(
    "a",
    repository=Repository((("en", "Town Archive"),), abbreviation="TA", profile="town.toml"),
    levels=(Level(LevelKind.FONDS, "4"), Level(LevelKind.FILE, "7")),
    title=Title("Minutes", form=TitleForm.DESCRIPTIVE),
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "town.toml").write_text(PROFILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_its_labels_and_order_are_printed(project: Path) -> None:
    library = Library.of([RECORD])
    options = Options(order="archive")
    assert render_notes(library, ["a"], options, lambda p: None) == [
        "Minutes, Town Archive (TA), Shelf 4, Bundle 7."
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/etc/town.toml", "current folder"),
        ("../town.toml", "current folder"),
        ("missing.toml", "No such file"),
        ("wrong.toml", "labl"),
    ],
)
def test_a_wrong_file_is_named(project: Path, path: str, message: str) -> None:
    (project / "wrong.toml").write_text(PROFILE.replace("label", "labl"), "utf-8")
    with pytest.raises(InputError) as caught:
        own_profile(path)
    assert message in str(caught.value)
    assert path in str(caught.value)
