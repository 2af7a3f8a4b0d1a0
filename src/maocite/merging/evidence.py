"""Are two records the same work? What speaks for it, and how much that weighs."""

from enum import Enum

from maocite.checks.spelling import is_near
from maocite.merging.portrait import Portrait
from maocite.model.record import ArchivalRecord

REPORTED = 0.6
"""Lighter evidence is not worth a word."""
_ALIKE = 0.8
"""Share of common words from which two titles are nearly the same."""


class Why(Enum):
    """What speaks for it, heaviest first; the number is compared with `Rules.threshold`."""

    EQUAL = (1.0, "the same in every field")
    IDENTIFIER = (1.0, "the same {}")
    PLACE = (1.0, "the same call number and folios")
    WORK = (0.95, "the same title, people and date")
    KEY = (0.92, "the same key, nearly the same title, and nothing against it")
    DATE_AS_FAR = (0.9, "the same title and people, and dates that agree as far as they go")
    NO_PEOPLE = (0.85, "the same title and date, but people in one record only")
    NO_DATE = (0.85, "the same title and people, but a date in one record only")
    NEAR_TITLE = (0.8, "nearly the same title, the same people and date")
    OTHER_TYPE = (0.75, "the same title, people and date, but other types")
    OTHER_LANGUAGE = (0.75, "the same title, people and date, but other languages")
    OTHER_TITLE = (0.7, "the same {}, but other titles")
    OTHER_UNIT = (0.7, "the same title, people and date, but another call number")
    EXCERPT = (0.7, "the same title, people and date, but one is an excerpt")
    OTHER_SHAPE = (0.6, "the same title and date, but only one lies in an archive")

    def __init__(self, weight: float, words: str) -> None:
        self.weight = weight
        self.words = words


_HELPED_BY_KEY = (Why.NO_PEOPLE, Why.NO_DATE, Why.NEAR_TITLE, Why.OTHER_TYPE, Why.OTHER_LANGUAGE)
"""Doubts that a common key settles."""

Evidence = tuple[Why, str]
"""What speaks for it, and the same in words: ``the same DOI``."""


def compare(one: Portrait, other: Portrait) -> Evidence | None:
    """What speaks for two records being the same work; None where nothing does, or too much against."""
    if one.record == other.record:
        return Why.EQUAL, Why.EQUAL.words
    archival = isinstance(one.record, ArchivalRecord)
    if archival is not isinstance(other.record, ArchivalRecord):
        same = one.title and one.title == other.title and one.date and one.date == other.date
        return _said(Why.OTHER_SHAPE) if same else None
    if archival and _tied(one, other):
        return None
    near = _near(one, other)
    shared = _shared(one, other)
    if shared is not None:
        why, what = shared
        if near or not (one.title and other.title):
            return why, why.words.format(what)
        # Many documents of one collection may stand at one address.
        apart = what.startswith("URL ") or _contradict(one, other)
        return None if apart else _said(Why.OTHER_TITLE, what)
    if not near or _contradict(one, other):
        return None
    found = _by_description(one, other)
    if one.record.id == other.record.id and _agree(one.people, other.people):
        return found if found and found[0] not in _HELPED_BY_KEY else _said(Why.KEY)
    return found


def _said(why: Why, what: str = "") -> Evidence:
    return why, why.words.format(what)


def _shared(one: Portrait, other: Portrait) -> tuple[Why, str] | None:
    """An identifier or a place in an archive that both have."""
    for name, value in sorted(one.identifiers & other.identifiers):
        # Volumes of one set share a number; pages of one edition share an address.
        if name in ("ISBN", "URL") and _contradict(one, other):
            continue
        return Why.IDENTIFIER, f"{name} {value}"
    if one.unit and one.unit == other.unit and one.folios and one.folios == other.folios:
        return Why.PLACE, "call number and folios"
    return None


def _by_description(one: Portrait, other: Portrait) -> Evidence | None:
    """Titles are near and nothing contradicts; what do title, people and date say together?"""
    if one.title != other.title:
        same = one.people and one.people == other.people and one.date == other.date
        return _said(Why.NEAR_TITLE) if same else None
    if one.people != other.people:
        if (not one.people or not other.people) and one.date and one.date == other.date:
            return _said(Why.NO_PEOPLE)
        agree = one.people and other.people and _agree(one.people, other.people)
        return _said(Why.NEAR_TITLE) if agree else None
    if one.date != other.date:
        known = one.date and other.date
        return _said(Why.DATE_AS_FAR if known else Why.NO_DATE) if one.people else None
    if not (one.date or one.people):
        return None
    return _said(_departure(one, other) or Why.WORK)


def _departure(one: Portrait, other: Portrait) -> Why | None:
    """What makes a person look twice although title, people and date are the same."""
    first, second = one.record, other.record
    if isinstance(first, ArchivalRecord) and isinstance(second, ArchivalRecord):
        if first.excerpt is not second.excerpt:
            return Why.EXCERPT
        return Why.OTHER_UNIT if one.unit and other.unit and one.unit != other.unit else None
    if first.type != second.type:
        return Why.OTHER_TYPE
    languages = {
        record.texts["language"].casefold()[:2]
        for record in (first, second)
        if not isinstance(record, ArchivalRecord) and "language" in record.texts
    }
    return Why.OTHER_LANGUAGE if len(languages) > 1 else None


def _tied(one: Portrait, other: Portrait) -> bool:
    """Whether a relation says that they are two: copy, translation, enclosure, part."""
    return any(
        isinstance(record, ArchivalRecord)
        and any(tie.target == target for tie in record.relations)
        for record, target in ((one.record, other.record.id), (other.record, one.record.id))
    )


def _contradict(one: Portrait, other: Portrait) -> bool:
    """Whether dates, numbers or folios say that they are two works."""
    if one.date and other.date and not _dates_agree(one.date, other.date):
        return True
    if one.unit and one.unit == other.unit and one.folios and other.folios:
        return one.folios != other.folios
    numbers = dict(other.numbers)
    return any(numbers.get(name, value) != value for name, value in one.numbers)


def _dates_agree(one: str, other: str) -> bool:
    """1959 and 1959-05-13 agree as far as they go; so do 1966~ and 1966."""
    short, long = sorted((one.rstrip("?~%"), other.rstrip("?~%")), key=len)
    return long.startswith(short) and long[len(short) : len(short) + 1] in ("", "-", " ", "T")


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _near(one: Portrait, other: Portrait) -> bool:
    """Whether the titles are the same but for a letter, a subtitle or a few words."""
    if one.title == other.title:
        return bool(one.title)
    if not one.title or not other.title:
        return False
    ours, theirs = one.words, other.words
    differing = ours ^ theirs
    if one.main == other.main and (one.main == one.title or other.main == other.title):
        return True
    if any(word[:1].isdigit() for word in differing):
        # "Part 1" and "Part 2"; talks in 1959 and talks in 1960.
        return False
    return is_near(one.title, other.title) or len(ours & theirs) >= _ALIKE * len(ours | theirs)
