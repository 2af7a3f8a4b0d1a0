"""What is the document called in a note? Its title or description, other titles, credits."""

from collections.abc import Mapping
from types import MappingProxyType

from maocite.apparatus.wording import Wording
from maocite.mapping.typography import unquoted
from maocite.model.record import ArchivalRecord, Record, RelationKind, Title, TitleForm
from maocite.model.role import Role

NO_TITLES: Mapping[str, str] = MappingProxyType({})


def is_letter(record: ArchivalRecord) -> bool:
    """Whether sender and recipient name the document (CMOS 18, 14.111 and 14.121).

    A title that stands on the document is used instead.
    """
    formal = record.title is not None and record.title.form is TitleForm.FORMAL
    return bool(record.names(Role.AUTHOR) and record.names(Role.RECIPIENT)) and not formal


def main_title(record: ArchivalRecord) -> str | None:
    """The title as printed: without the date that the note gives, without its own quotes."""
    title = record.title
    if title is None or is_letter(record):
        return None
    dated = record.date is not None or record.event_date is not None
    return unquoted(title.without_date if dated and title.without_date else title.text)


def called(record: Record) -> str:
    """What a relation of another record calls this one."""
    if isinstance(record, ArchivalRecord):
        return main_title(record) or record.genre or record.id
    return record.texts.get("title", record.id)


def is_quoted(title: Title | None) -> bool:
    """Formal titles are quoted, descriptions are not; what is not known counts as formal."""
    return title is not None and title.form is not TitleForm.DESCRIPTIVE


def other_titles(title: Title | None) -> str | None:
    """Romanised title and original script, then the translation in brackets (CMOS 18, 11.93).

    >>> other_titles(Title("文化大革命", romanised="Wenhua da geming", translated="Cultural Revolution"))
    'Wenhua da geming [Cultural Revolution]'
    """
    if title is None:
        return None
    own = [text for text in (title.romanised, title.original) if text and text != title.text]
    words = " ".join(own)
    if title.translated:
        words = f"{words} [{title.translated}]".strip()
    return words or None


def genre(record: ArchivalRecord) -> str | None:
    """The kind of document where the title does not say it; "letter" is left out (14.111)."""
    if record.genre is None:
        return None
    if is_letter(record):
        return None if record.genre == "letter" else record.genre
    if record.title is None or is_quoted(record.title):
        return record.genre
    return None


def remarks(
    record: ArchivalRecord, words: Wording, titles: Mapping[str, str] = NO_TITLES
) -> str | None:
    """Excerpt, enclosure, copy, publication and mark of secrecy.

    `titles`: what other records of the collection are called, by id.
    """
    found = []
    text = record.title.text.lower() if record.title else ""
    if record.excerpt and words.excerpt.lower() not in text:
        found.append(words.excerpt)
    for relation in record.relations:
        what = relation.text or titles.get(relation.target or "")
        if what and relation.kind is RelationKind.ENCLOSURE_OF:
            found.append(words.enclosure.format(what=what))
        elif what and relation.kind in (RelationKind.PUBLISHED_IN, RelationKind.PART_OF):
            found.append(words.published.format(what=what))
        elif relation.kind is RelationKind.COPY_OF and words.copy not in found:
            found.append(words.copy)
    if record.classification:
        found.append(record.classification)
    return ", ".join(found) or None


def credit(record: ArchivalRecord, words: Wording) -> str | None:
    """Who gave the document, or brought it out of the archive; never the heading of a note."""
    found = []
    if names := record.names(Role.CONTRIBUTOR):
        found.append(words.contributed.format(names=words.join(names)))
    if names := record.names(Role.OBTAINED_BY):
        found.append(words.obtained.format(names=words.join(names)))
    return ", ".join(found) or None
