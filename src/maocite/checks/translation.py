"""Is a translation credited, and does a translator have something that he translated?"""

from collections.abc import Iterator

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at
from maocite.model.record import ArchivalRecord, Record
from maocite.model.role import Role

_WRITTEN = frozenset(
    ["article", "article-journal", "article-magazine", "article-newspaper", "book", "chapter",
     "classic", "document", "entry", "entry-dictionary", "entry-encyclopedia", "manuscript",
     "pamphlet", "paper-conference", "report", "thesis"]
)  # fmt: skip
"""Item types for which `original-title` means that someone translated words."""


def translations_are_credited(collection: Collection) -> Iterator[Finding]:
    """What is cited in translation names the translator."""
    for record in collection.library:
        if _has_translator(record):
            continue
        if isinstance(record, ArchivalRecord):
            field = _translated(record)
        elif "original-title" in record.texts and record.type in _WRITTEN:
            field = "original-title"
        else:
            field = None
        if field is not None:
            message = (
                f"{field} says that this is cited in translation, but nobody is named who "
                "translated; name the translator, yourself where it is your own translation"
            )
            yield Finding(message, at(record, field))


def _translated(record: ArchivalRecord) -> str | None:
    """The field that speaks of a translation."""
    language = record.translation_language
    if language is not None and language != record.language:
        return "translation-language"
    if record.title is not None and record.title.translated is not None:
        return "title.translated"
    return None


def _has_translator(record: Record) -> bool:
    return bool(record.names(Role.TRANSLATOR) or record.names(Role.EDITOR_TRANSLATOR))


def translators_have_a_language(collection: Collection) -> Iterator[Finding]:
    """Where a translator is named, the language of the translation is known."""
    for record in collection.archival():
        if not _has_translator(record) or record.translation_language is not None:
            continue
        message = (
            "a translator is named, but not the language of the translation, so that it is not "
            "clear which text is cited; enter 'translation-language: en', or whichever it is"
        )
        yield Finding(message, at(record, "translator"))


TRANSLATION_UNCREDITED: LibraryRule = Rule(
    "translation-without-translator",
    "Does a translation name its translator?",
    "The words that are quoted are the translator's, and whoever quotes them owes the credit. "
    "Name the translator, yourself included.",
    translations_are_credited,
)
TRANSLATOR_ONLY: LibraryRule = Rule(
    "translator-without-language",
    "Is the language of the translation known where a translator is named?",
    "Without it, it is not clear which text is cited. Enter translation-language.",
    translators_have_a_language,
)
