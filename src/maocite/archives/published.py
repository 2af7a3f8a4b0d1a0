"""Is it cited from a printed edition? Imprint, editors, volume and pages, apart from the archive."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maocite.archives.credits import is_credit, read_credit
from maocite.archives.lexing import Segment, split
from maocite.archives.people import read_names
from maocite.archives.words import Words, fold
from maocite.model import Date, Name, Role, SecondaryRecord

_IMPRINT = re.compile(
    r"\((?P<place>[^():]{2,60}):\s*(?P<publisher>[^():]{2,80}),\s*(?P<year>(?:1[5-9]|20)\d\d)\)"
)
_IN = re.compile(
    r"(?P<stop>[,.][”\"’]?)\s+(?:quoted\s+|printed\s+|published\s+|reprinted\s+)?[Ii]n:?\s+(?=\S)"
)
"""Before the title of the edition."""
_VOLUME = re.compile(r"(?:vol\.?|volume|bd\.?|t\.)\s*(?P<number>[\dIVXLC]+)", re.I)
_EDITORS = re.compile(r"(?:edited by|ed\.|eds\.|hg\.|hrsg\.)\s*(?P<names>.+)", re.I)
_DOCUMENT = re.compile(r"(?:doc(?:ument|\.)?|no\.|nr\.)\s*(?P<number>[\w./-]*\d[\w./-]*)", re.I)
_PAGES = re.compile(r"(?:pp?\.\s*)?(?P<pages>\d+(?:\s*[-–]\s*\d+)?)")


@dataclass(frozen=True, slots=True)
class Published:
    """The edition that a document is cited from."""

    work: SecondaryRecord
    start: int
    """Where the edition begins in the line; what stands before is the document."""
    end: int


def read_published(text: str, words: Words) -> Published | None:
    """The edition of a line with an imprint, ``(New York: Harcourt, 1977)``; else None."""
    imprint = _IMPRINT.search(text)
    if not imprint:
        return None
    head = text[: imprint.start()]
    inner = _IN.search(head)
    start = inner.end() if inner else 0

    def is_abbreviation(word: str) -> bool:
        return fold(word) in words.abbreviations

    segments = split(head[start:], is_abbreviation)
    texts, people = (_volume if inner else _book)(segments, head[start:], words)
    texts |= {
        "publisher-place": imprint["place"].strip(),
        "publisher": imprint["publisher"].strip(),
    }
    end = imprint.end()
    for segment in split(text[imprint.end() :], is_abbreviation):
        if number := _DOCUMENT.fullmatch(segment.text):
            texts["number"] = number["number"]
        elif pages := _PAGES.fullmatch(segment.text):
            texts["page"] = pages["pages"]
        else:
            break
        end = imprint.end() + segment.end
    key = re.sub(r"[\W_]+", "-", fold(f"{texts.get('title', 'work')} {imprint['year']}")).strip(
        "-"
    )
    work = SecondaryRecord(
        key[:60],
        "book",
        texts=texts,
        people=people,
        dates={"issued": Date(imprint["year"])},
    )
    return Published(work, inner.end("stop") if inner else 0, end)


def _book(
    segments: Sequence[Segment], text: str, words: Words
) -> tuple[dict[str, str], dict[Role, tuple[Name, ...]]]:
    """``Milovan Djilas. Wartime. Translated by Michael B. Petrovich.``"""
    texts: dict[str, str] = {}
    people: dict[Role, tuple[Name, ...]] = {}
    plain: list[Segment] = []
    for segment in segments:
        if is_credit(segment.text, words):
            people.update(read_credit(segment.text, words).people)
        else:
            plain.append(segment)
    if len(plain) > 1:
        people[Role.AUTHOR] = read_names(plain[0].text, words)
        plain = plain[1:]
    if plain:
        title = text[plain[0].start : plain[-1].end]
        texts["title"] = title.strip('“”" ,.')
    return texts, people


def _volume(
    segments: Sequence[Segment], text: str, words: Words
) -> tuple[dict[str, str], dict[Role, tuple[Name, ...]]]:
    """``Foreign Relations ..., ed. A, vol. 21, Chile, 1969–1973, ed. B and C``."""
    texts: dict[str, str] = {}
    people: dict[Role, tuple[Name, ...]] = {}
    stretch: list[Segment] = []
    titles: list[str] = []

    def close() -> None:
        if stretch:
            titles.append(text[stretch[0].start : stretch[-1].end])
            stretch.clear()

    editors: list[tuple[Name, ...]] = []
    for segment in segments:
        if volume := _VOLUME.fullmatch(segment.text):
            close()
            texts["volume"] = volume["number"]
        elif names := _EDITORS.fullmatch(segment.text):
            close()
            editors.append(read_names(names["names"], words))
        else:
            stretch.append(segment)
    close()
    if titles:
        texts["title"] = titles[-1]
    if len(titles) > 1:
        texts["collection-title"] = titles[0]
    if editors:
        people[Role.EDITOR] = editors[-1]
    if len(editors) > 1:
        people[Role.COLLECTION_EDITOR] = editors[0]
    return texts, people
