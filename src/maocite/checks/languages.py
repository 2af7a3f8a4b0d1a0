"""Is a language tag one of BCP 47?"""

import re
from collections.abc import Iterator, Mapping

from maocite.checks.iso639 import SHORTER, TWO_LETTERS
from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.model.name import Name
from maocite.model.record import ArchivalRecord, Record

# RFC 5646, section 2.1: langtag = language ["-" script] ["-" region] *("-" variant)
# *("-" extension) ["-" privateuse]; of the languages only those of two and three letters exist.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+"
    r"|i-[a-z]{3,8}",
    re.I,
)
_COUNTRIES = {
    "al": "sq", "at": "de", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "kp": "ko",
    "ua": "uk", "us": "en", "vn": "vi", "yu": "sr", "rs": "sr", "ir": "fa", "il": "he",
}  # fmt: skip
"""Codes of countries that are taken for languages, and are the code of none."""


def languages_are_tags(collection: Collection) -> Iterator[Finding]:
    """Languages are written as BCP 47 tags: ``sq``, ``zh-Latn-pinyin``, ``en-GB``."""
    named = collection.profiles.words.languages
    known: dict[str, str | None] = {}
    told: set[tuple[str, str]] = set()
    for record in collection.library:
        for field, tag, declared in _tags(record):
            if tag not in known:
                known[tag] = _wrong(tag, named)
            wrong = known[tag]
            if wrong is None or (declared, tag) in told:
                continue
            if declared:
                told.add((declared, tag))
            yield Finding(f"{tag!r} is no language tag of BCP 47{wrong}", at(record, field))


def _tags(record: Record) -> Iterator[tuple[str, str, str]]:
    """Field and tag; and the key of the declaration, which is reported once."""
    if isinstance(record, ArchivalRecord):
        if record.language is not None:
            yield "language", record.language, ""
        if record.translation_language is not None:
            yield "translation-language", record.translation_language, ""
        if record.title is not None and record.title.language is not None:
            yield "title.language", record.title.language, ""
        if (repository := record.repository) is not None:
            for tag, _ in repository.names:
                yield "repository.names", tag, f"repository {repository.key or repository.name}"
    elif "language" in record.texts:
        yield "language", record.texts["language"], ""
    for role, names in record.people.items():
        for index, name in enumerate(names):
            yield from _tags_of_name(name, f"{role.value}[{index}]")


def _tags_of_name(name: Name, field: str) -> Iterator[tuple[str, str, str]]:
    declared = f"person {name.key}" if name.key else ""
    if name.language is not None:
        yield f"{field}.language", name.language, declared
    for index, form in enumerate(name.forms):
        if form.language is not None:
            yield f"{field}.forms[{index}].language", form.language, declared


def _wrong(tag: str, named: Mapping[str, str]) -> str | None:
    """The rest of the message, None where the tag is right."""
    match = _TAG.fullmatch(tag)
    if match is None:
        names = {name.casefold(): code for name, code in named.items()}
        if code := names.get(tag.strip().casefold()):
            return f"; write {code}"
        if _TAG.fullmatch(joined := re.sub(r"[_\s]+", "-", tag.strip())):
            return f"; write {joined}"
        return "; write sq, en-GB, zh-Latn-pinyin or the like"
    language, region = (match["language"] or "").lower()[:3].strip("-"), match["region"]
    rest = tag[len(language) :]
    if len(language) == 3 and language in SHORTER:
        # "When a language has both an ISO 639-1 two-character code and a three-character code
        # ... the ISO 639-1 two-character code MUST be used" (RFC 5646, 2.2.1, shortened).
        return f": where a code of two letters exists, it is used; write {SHORTER[language]}{rest}"
    if len(language) == 2 and language not in TWO_LETTERS:
        right = _COUNTRIES.get(language)
        hint = f"; {language} is a country, write {right}{rest}" if right else ""
        return hint or f": there is no language {language!r} (ISO 639)"
    if region is not None and region.upper() == "UK":
        return "; the code of the United Kingdom is GB"
    return None


LANGUAGE_TAG: LibraryRule = Rule(
    "language-tag",
    "Is every language given as a tag of BCP 47?",
    "Title case, sorting and hyphenation depend on it; what is no tag counts as English. "
    "Write sq, en-GB, zh-Latn-pinyin.",
    languages_are_tags,
)
