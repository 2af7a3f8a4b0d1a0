"""Compare a reading with a case of ``archival-cases-open.yaml``, field by field."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from maocite.archives import Reading
from maocite.archives.words import fold
from maocite.model import ArchivalRecord, Name, Role, TitleForm

Case = Mapping[str, Any]
FROM_THE_PAGE = ("title", "date", "place", "language", "author", "genre", "title_quoted")
"""What `parsed` may take from the page that carries a catalogue string (header of the file)."""


def cases_file() -> Path:
    """Where the cases lie: in the folder named by MAOCITE_SHARED, else beside the project."""
    shared = Path(os.environ.get("MAOCITE_SHARED", Path(__file__).parents[3] / "shared"))
    return shared / "reference" / "archival-cases-open.yaml"


def load_cases() -> list[Case]:
    """All cases; empty where the file is missing."""
    path = cases_file()
    if not path.is_file():
        return []
    return list(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)["cases"])


def mismatches(case: Case, reading: Reading) -> list[str]:
    """What the reading says otherwise than the case, one line for each field."""
    found = []
    for field, wanted in case["parsed"].items():
        if field in FROM_THE_PAGE and not _in_string(case, field, wanted):
            continue
        got = FIELDS[field](reading, wanted)
        if got is not None:
            found.append(f"{field}: wanted {wanted!r}, got {got!r}")
    return found


def _in_string(case: Case, field: str, wanted: Any) -> bool:
    """Whether the string itself gives the field; only catalogue strings may leave it out."""
    whole = case["kind"] == "catalogue" or re.search("source note|caption", case["source"])
    if not whole:
        return True
    text = fold(case["original_citation"])
    if field == "language":
        return False
    if field == "date":
        return str(wanted)[:4] in text and not re.search(r"72/1971$|1911/1912", str(wanted))
    if field == "title_quoted":
        return any(mark in text for mark in '“"')
    values = wanted if isinstance(wanted, list) else [wanted]
    return all(fold(str(value)) in text for value in values)


def _same(got: object, wanted: object) -> object:
    """None where both say the same; else what was got, or a word for nothing."""
    if isinstance(got, str) and isinstance(wanted, str) and fold(got) == fold(wanted):
        return None
    return None if got == wanted else (got if got is not None else "nothing")


def _title(reading: Reading, wanted: str) -> object:
    title = reading.record.title
    if title is None:
        return "nothing"
    return None if wanted in (title.text, title.without_date) else title.text


def _quoted(reading: Reading, wanted: str) -> object:
    form = reading.record.title.form if reading.record.title else None
    return _same(form, TitleForm.FORMAL if wanted == "true" else TitleForm.DESCRIPTIVE)


def _date(reading: Reading, wanted: str) -> object:
    date = reading.record.date
    return _same(date.edtf if date else None, None if wanted in ("null", "") else wanted)


def _names(*roles: Role) -> Callable[[Reading, list[str]], object]:
    def check(reading: Reading, wanted: list[str]) -> object:
        names = [name for role in roles for name in reading.record.names(role)]
        forms = [{name.display(), f"{name.family}, {name.given}"} for name in names]
        fits = len(forms) == len(wanted) and all(
            text in form for text, form in zip(wanted, forms, strict=True)
        )
        return None if fits else [name.display() for name in names]

    return check


def _repository(reading: Reading, wanted: Mapping[str, str]) -> object:
    repository = reading.record.repository
    if repository is None:
        return "nothing"
    profile = reading.profile
    names = {fold(name) for _, name in repository.names}
    abbreviations = {fold(repository.abbreviation or "")}
    if repository.key == profile.key:
        names |= {fold(name) for name in profile.other_names}
        abbreviations |= {fold(text) for text in profile.other_abbreviations}
    places = {repository.place, repository.country, f"{repository.place}, {repository.country}"}
    inferred = any(piece.field == "repository" and not piece.text for piece in reading.guessed)
    written = [piece.text for piece in reading.pieces if piece.field == "repository"]
    for key, value in wanted.items():
        match key:
            case "abbr":
                fits = fold(value) in abbreviations
            case "name" | "name_original":
                fits = fold(value) in names
            case "place":
                fits = value in places
            case "given_in_string":
                fits = inferred == (value == "false")
            case "agency_code":
                fits = any(value in text for text in written)
            case _:
                fits = key == "defined_by"
        if not fits:
            return {key: (repository.names, repository.abbreviation, repository.place)}
    return None


def _levels(reading: Reading, wanted: list[Mapping[str, str]]) -> object:
    levels = reading.record.levels
    shown = [(x.kind.value, x.label, x.number, x.name, x.abbreviation) for x in levels]
    if len(levels) != len(wanted):
        return shown
    terms = {rule.kind: rule.term for rule in reading.profile.grammar.levels}
    for level, want in zip(levels, wanted, strict=True):
        words = {level.kind.value, terms.get(level.kind, ""), *_terms(reading, level.kind)}
        for key, value in want.items():
            match key:
                case "label" if fold(value) in fold(reading.line) and level.label:
                    fits = fold(level.label) == fold(value)
                case "label":
                    fits = value == "" or fold(value).rstrip("s") in {
                        fold(word).rstrip("s") for word in words
                    }
                case "value":
                    fits = value in (level.number, level.name)
                case "name" | "name_original":
                    fits = value == level.name
                case "abbr":
                    fits = value in (level.abbreviation, level.name)
                case "kind":
                    fits = level.kind.value == value
                case "placeholder":
                    fits = any(piece.note.startswith("a placeholder") for piece in reading.guessed)
                case "likely":
                    fits = any(value in piece.note for piece in reading.guessed)
                case _:
                    fits = key == "defined_by"
            if not fits:
                return {key: value, "levels": shown}
    return None


def _terms(reading: Reading, kind: object) -> set[str]:
    """What the grammar calls levels of a kind."""
    return {rule.term for rule in reading.profile.grammar.levels if rule.kind is kind}


def _folios(reading: Reading, wanted: Mapping[str, Any]) -> object:
    folios = reading.record.folios
    if folios is None:
        return "nothing"
    ranges = wanted.get("ranges") or [[wanted["from"], wanted.get("to", wanted["from"])]]
    got = [(r.first.number, (r.last or r.first).number) for r in folios]
    if got != [(int(first), int(last)) for first, last in ranges]:
        return got
    return _same(folios.label, wanted["label"])


def _published(reading: Reading, wanted: Mapping[str, Any]) -> object:
    work = reading.container
    if work is None:
        return "nothing"
    roles = {
        "author": Role.AUTHOR,
        "editor": Role.COLLECTION_EDITOR,
        "translator": Role.TRANSLATOR,
        "volume_editor": Role.EDITOR,
    }
    texts = {
        "title": "collection-title" if "volume_title" in wanted else "title",
        "volume_title": "title",
        "place": "publisher-place",
        "publisher_place": "publisher-place",
        "publisher": "publisher",
        "pages": "page",
        "volume": "volume",
        "number": "number",
    }
    for key, value in wanted.items():
        if key in roles:
            got: object = [name.display() for name in work.names(roles[key])]
        elif key == "year":
            got = str(work.dates.get("issued"))
        else:
            got = work.texts.get(texts[key])
        if got != value:
            return {key: got}
    return None


def _record(get: Callable[[ArchivalRecord], object]) -> Callable[[Reading, object], object]:
    return lambda reading, wanted: _same(get(reading.record), wanted)


def _copy(reading: Reading, wanted: object) -> object:
    name = wanted["name"] if isinstance(wanted, Mapping) else wanted
    spellings = [copy.name for copy in reading.record.copies]
    written = [piece.text for piece in reading.pieces if piece.field.startswith("copies")]
    return None if name in spellings or name in written else spellings


FIELDS: Mapping[str, Callable[[Reading, Any], object]] = {
    "title": _title,
    "title_quoted": _quoted,
    "date": _date,
    "no_date": lambda reading, wanted: _same(
        reading.record.date.raw if reading.record.date else None, wanted
    ),
    "author": _names(Role.AUTHOR),
    "recipient": _names(Role.RECIPIENT),
    "transmitted_by": _names(Role.TRANSMITTED_BY),
    "contributor": _names(Role.CONTRIBUTOR, Role.OBTAINED_BY),
    "translator": _names(Role.TRANSLATOR),
    "repository": _repository,
    "digital_repository": _copy,
    "via": _copy,
    "levels": _levels,
    "folios": _folios,
    "genre": _record(lambda record: record.genre),
    "number": _record(lambda record: record.extra.get("number")),
    "classification": _record(lambda record: record.classification),
    "place": _record(lambda record: record.place),
    "language": _record(lambda record: record.language),
    "original_language": lambda reading, wanted: None,  # always from the page
    "accessed": _record(lambda record: record.extra.get("accessed")),
    "url": _record(lambda record: record.urls[0] if record.urls else None),
    "entry": _record(lambda record: record.type),
    "hereafter": lambda reading, wanted: _same(
        next((short for short, _ in reading.hereafter), None), wanted
    ),
    "published_in": _published,
    "container": _published,
}


def authors(names: tuple[Name, ...]) -> list[str]:
    """The names in reading order."""
    return [name.display() for name in names]
