"""Which words does a reader of citations know? Months, verbs of credit, kinds of document, marks.

They lie in ``data/archives/words/*.toml``; this is the one place that reads those files.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import cast

from maocite.resources import data

_PLAIN = {ord(mark): "'" for mark in "‘’ʹ′`"} | {ord(mark): "-" for mark in "‐‑–—−"}


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """Letters alone decide: no case, no accents, one apostrophe, one kind of dash and space."""
    plain = text.casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join(plain.replace("`", "'").split())


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return _alternatives(tuple(words))


@lru_cache(maxsize=256)
def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=64)
def folded(words: tuple[str, ...]) -> frozenset[str]:
    """The words as they are compared, without a final full stop."""
    return frozenset(fold(word).rstrip(".") for word in words)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The vocabulary of `maocite.archives`."""

    months: Mapping[str, int]
    """Folded name to number."""
    month_names: tuple[str, ...]
    """All spellings, as written."""
    about: tuple[str, ...]
    lead: tuple[str, ...]
    no_date: tuple[str, ...]
    seasons: Mapping[str, int]
    parts: tuple[str, ...]
    verbs: Mapping[str, str]
    """Verb of a credit to role."""
    credit_print: Mapping[str, str]
    """Role to verb, in the order of a printed sentence."""
    via: tuple[str, ...]
    languages: Mapping[str, str]
    """English name of a language to BCP 47 tag."""
    genres: tuple[str, ...]
    """Kinds of document, lower case."""
    letters: tuple[str, ...]
    """Those of `genres` that go from a sender to a recipient."""
    pictures: tuple[str, ...]
    """Those of `genres` that whole collections consist of."""
    places: tuple[str, ...]
    """Cities where documents are often dated."""
    classifications: tuple[str, ...]
    abbreviations: frozenset[str]
    """Folded words whose full stop does not end a sentence."""
    state_abbreviations: frozenset[str]
    """Folded abbreviations of states and provinces, whose full stop may end a citation."""
    genre_languages: Mapping[str, str]
    """Folded kind of document to the language of that word."""
    archive_words: tuple[str, ...]
    """Words that give a name away as that of an archive."""
    body_words: tuple[str, ...]
    """Words that give a name away as that of a corporate body."""
    family_first: frozenset[str]
    """Folded family names that stand before the given name."""
    particles: frozenset[str]
    """Particles of family names, folded."""


def load_words() -> Words:
    """Read the word lists that come with maocite."""
    folder = data() / "archives" / "words"
    dates, credits_, texts, names = (
        _table(folder / f"{name}.toml") for name in ("dates", "credits", "documents", "names")
    )
    months = cast("dict[str, list[list[str]]]", dates["months"])
    spellings = [
        (name, number)
        for language in months.values()
        for number, month in enumerate(language, 1)
        for name in month
    ]
    words = cast("dict[str, list[str]]", dates["words"])
    return Words(
        months={fold(name): number for name, number in reversed(spellings)},
        month_names=tuple(dict.fromkeys(name for name, _ in spellings)),
        about=tuple(words["about"]),
        lead=tuple(words["lead"]),
        no_date=tuple(words["none"]),
        seasons=cast("dict[str, int]", words["seasons"]),
        parts=tuple(words["parts"]),
        verbs=cast("dict[str, str]", credits_["verbs"]),
        credit_print=cast("dict[str, str]", credits_["print"]),
        via=tuple(cast("dict[str, list[str]]", credits_["via"])["words"]),
        languages=cast("dict[str, str]", credits_["languages"]),
        genres=_words(texts, "genres"),
        letters=_words(texts, "letters"),
        pictures=_words(texts, "pictures"),
        places=_words(texts, "places"),
        classifications=_words(texts, "classifications"),
        abbreviations=frozenset(fold(w).rstrip(".") for w in _words(texts, "abbreviations")),
        state_abbreviations=frozenset(
            fold(w).rstrip(".") for w in _words(texts, "state_abbreviations")
        ),
        genre_languages={
            fold(genre): language
            for language, genres in cast("dict[str, list[str]]", texts["genre_languages"]).items()
            for genre in genres
        },
        archive_words=_words(texts, "archive_words"),
        body_words=_words(texts, "body_words"),
        family_first=frozenset(fold(w) for w in _words(names, "family_first")),
        particles=frozenset(fold(w) for w in _words(names, "particles")),
    )


def _table(file: Traversable) -> dict[str, object]:
    return tomllib.loads(file.read_text("utf-8"))


def _words(table: dict[str, object], key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", table[key]))
