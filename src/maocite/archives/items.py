"""Which document is it? Title, genre, correspondents, date and place of a citation.

Reads the segments that are no part of the call number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from maocite.archives.dates import find_dates, is_no_date, read_date
from maocite.archives.lexing import QUOTES, Segment, pairs
from maocite.archives.people import is_body, looks_like_name, read_name, read_names
from maocite.archives.reading import Piece, State
from maocite.archives.words import Words, alternatives, fold, folded
from maocite.model import Date, Name, Role, Title, TitleForm

_TITLES = (
    r"(?:Cdes?|Comrades?|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Amb|Ambassador|President|Secretary)\.?\s+"
)
_CORRESPONDENTS = re.compile(
    r"(?:from\s+)?(?P<sender>.{2,80}?)\s+to\s+(?P<recipient>.{2,100})", re.I
)
_BY = re.compile(r"\s+by\s+(?P<name>[^\W\d_][^,;()\[\]]{2,60})$")
_ACTED = re.compile(
    r"(?P<verb>transmitted by|signed by|prepared by|written by|drafted by|from|by|to)\s+(?P<name>.+)",
    re.I,
)


@dataclass(slots=True)
class Item:
    """What was read of the document."""

    title: Title | None = None
    genre: str | None = None
    number: str | None = None
    classification: str | None = None
    date: Date | None = None
    no_date: str | None = None
    place: str | None = None
    language: str | None = None
    people: dict[Role, tuple[Name, ...]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    unknown: list[Segment] = field(default_factory=list)

    def note(self, state: State, segment: Segment, field_: str, why: str = "") -> None:
        """Account for a segment."""
        self.pieces.append(Piece(state, segment.text, field_, segment.start, segment.end, why))


@lru_cache(maxsize=4)
def _numbered(words: Words) -> re.Pattern[str]:
    """``Report No. 1/89 (Secret)``, ``telegram 795``."""
    return re.compile(
        rf"(?P<genre>{alternatives(words.genres)})?\s*(?:(?:No|Nr|Number|№|#)\.?\s*)(?P<number>[\w/.-]*\d[\w/.-]*)"
        rf"(?:\s*[(\[](?P<mark>{alternatives(words.classifications)})[)\]])?",
        re.I,
    )


def classification(text: str, words: Words) -> bool:
    """Whether a text is a mark of secrecy."""
    return fold(text).strip(" .") in folded(words.classifications)


def read_item(line: str, segments: Sequence[Segment], words: Words) -> Item:
    """Read the description of a document; what fits nothing is in `Item.unknown`."""
    item = Item()
    run: list[Segment] = []
    runs: list[list[Segment]] = []
    for position, segment in enumerate(segments):
        following = segments[position + 1] if position + 1 < len(segments) else None
        if _known(item, line, segment, following, bool(run or runs), words):
            if run:
                runs.append(run)
            run = []
        else:
            run.append(segment)
    if run:
        runs.append(run)
    for stretch in runs:
        if item.title is None and not _correspondents(item, stretch, words):
            _descriptive(item, line, stretch, words)
        elif item.title is not None:
            kind = stretch[0] if len(stretch) == 1 and _is_genre(stretch[0].text, words) else None
            if kind and item.genre is None:
                item.genre = kind.text
                item.note(State.UNDERSTOOD, kind, "genre")
            else:
                item.unknown += stretch
    _guess_genre(item, words)
    return item


def _known(
    item: Item, line: str, segment: Segment, following: Segment | None, begun: bool, words: Words
) -> bool:
    """Take a segment that says by its form what it is."""
    text = segment.text
    if item.title is None and text[0] in QUOTES and _quoted(item, segment, words):
        return True
    twice = following is not None and begun and text == following.text
    if item.date is None and not twice and (found := read_date(text, words)):
        item.date = found.date
        state = State.GUESSED if found.guess else State.UNDERSTOOD
        item.note(state, segment, "date", found.guess)
        return True
    if is_no_date(text, words):
        item.no_date = text
        item.note(State.UNDERSTOOD, segment, "date", "the citation says that there is no date")
        return True
    if classification(text, words):
        item.classification = text
        item.note(State.UNDERSTOOD, segment, "classification")
        return True
    if numbered := _numbered(words).fullmatch(text):
        item.genre = numbered["genre"] or item.genre
        item.number = numbered["number"]
        item.classification = numbered["mark"] or item.classification
        item.note(State.UNDERSTOOD, segment, "extra.number")
        return True
    code = re.fullmatch(r"[\w()./-]*\d[\w()./-]*", text)
    if code and item.number is None and not re.search(r"[a-z]{2}", text):
        item.number = text
        item.note(State.GUESSED, segment, "extra.number", "taken for the number of the document")
        return True
    if text[0] == "(" and pairs(text).get(0) == len(text) - 1:
        item.unknown.append(segment)
        return True
    described = begun or item.title is not None or Role.RECIPIENT in item.people
    if described and item.genre is None and _is_genre(text, words):
        item.genre = text
        item.note(State.UNDERSTOOD, segment, "genre")
        return True
    if described and (acted := _ACTED.fullmatch(text)) and looks_like_name(acted["name"], words):
        _act(item, segment, acted["verb"].casefold(), read_name(acted["name"], words))
        return True
    dated = following is not None and read_date(following.text, words) is not None
    known_place = fold(text).rstrip(".") in folded(words.places)
    if dated and item.place is None and described and known_place:
        item.place = text
        item.note(State.UNDERSTOOD, segment, "place")
        return True
    return False


def _act(item: Item, segment: Segment, verb: str, name: Name) -> None:
    role = {"to": Role.RECIPIENT, "transmitted by": Role.TRANSMITTED_BY}.get(verb, Role.AUTHOR)
    item.people[role] = (*item.people.get(role, ()), name)
    item.note(State.UNDERSTOOD, segment, role.value)


def _quoted(item: Item, segment: Segment, words: Words) -> bool:
    """A title in quotation marks, and what stands behind it in brackets."""
    text = segment.text
    end = pairs(text).get(0)
    if end is None:
        return False
    inner = text[1:end].strip()
    stripped = inner.rstrip(",;").rstrip()
    if stripped.endswith(".") and not stripped.endswith(("..", "etc.", "Etc.")):
        stripped = stripped[:-1]
    rest = text[end + 1 :].strip(" .,")
    brackets = re.fullmatch(r"[(\[](.+)[)\]]", rest)
    if brackets and classification(brackets[1], words):
        item.classification = brackets[1]
    elif brackets:
        item.genre = brackets[1]
    elif rest:
        return False
    item.title = _title(stripped, TitleForm.FORMAL, item, words)
    item.note(State.UNDERSTOOD, segment, "title")
    return True


def _title(text: str, form: TitleForm, item: Item, words: Words) -> Title:
    """The title, and without its date where it closes with one."""
    dates = find_dates(text, words)
    if not dates:
        return Title(text, form=form)
    last = dates[-1]
    rest = text[last.end :].strip(" ).")
    if item.date is None:
        item.date = last.date
    if rest and not re.fullmatch(r"\[[^\]]*\]", rest):
        return Title(text, form=form)
    head = text[: last.start].rstrip(" (,")
    head = re.sub(rf"\s+(?:{alternatives(words.lead)})$", "", head, flags=re.I).rstrip(" ,")
    bracket = f" {rest}" if rest else ""
    return Title(text, without_date=(head + bracket) or None, form=form)


def _descriptive(item: Item, line: str, stretch: Sequence[Segment], words: Words) -> None:
    """A title without quotation marks: all words of consecutive segments, as they stand."""
    start, end = stretch[0].start, stretch[-1].end
    text = line[start:end]
    if bracket := re.fullmatch(r"(?P<title>.+?)\s*\[(?P<genre>[^\[\]]+)\]", text):
        if any(fold(word) in fold(bracket["genre"]) for word in words.genres):
            item.genre, text = bracket["genre"], bracket["title"]
    elif (mark := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)) and classification(mark[2], words):
        text, item.classification = mark[1], mark[2]
    item.title = _title(text, TitleForm.DESCRIPTIVE, item, words)
    item.pieces.append(Piece(State.UNDERSTOOD, line[start:end], "title", start, end))
    if (by := _BY.search(text)) and looks_like_name(by["name"], words):
        item.people.setdefault(Role.AUTHOR, (read_name(by["name"], words),))
        item.pieces.append(
            Piece(
                State.GUESSED,
                by["name"],
                "author",
                start + by.start("name"),
                start + by.end(),
                "named in the title",
            )
        )
    elif (head := text.split(". ")[0]) != text and is_body(head, words):
        item.people.setdefault(Role.AUTHOR, (read_name(head, words),))
        item.pieces.append(
            Piece(
                State.GUESSED,
                head,
                "author",
                start,
                start + len(head),
                "the body that opens the title",
            )
        )


def _correspondents(item: Item, stretch: Sequence[Segment], words: Words) -> bool:
    """``J.H. Campbell to James Groppi``, with or without the kind of document before it."""
    segments = list(stretch)
    if len(segments) == 2 and _is_genre(segments[0].text, words):
        genre: Segment | None = segments.pop(0)
    else:
        genre = None
    if len(segments) != 1:
        return False
    found = correspondents(segments[0].text, words)
    if found is None:
        return False
    item.people[Role.AUTHOR], item.people[Role.RECIPIENT] = found.sender, found.recipient
    item.note(State.UNDERSTOOD, segments[0], "author, recipient")
    if genre:
        item.genre = genre.text
        item.note(State.UNDERSTOOD, genre, "genre")
    else:
        item.genre = found.genre or item.genre
    return True


@dataclass(frozen=True, slots=True)
class Correspondents:
    """Who wrote to whom."""

    sender: tuple[Name, ...]
    recipient: tuple[Name, ...]
    genre: str | None
    """The kind of document that stands before the sender: ``Telegram from A to B``."""


def correspondents(text: str, words: Words) -> Correspondents | None:
    """``Memorandum from A to B``; None where one side is no name."""
    if opening := re.match(
        rf"(?P<genre>{alternatives(words.letters)})\s+(?:from\s+)?(?=\S)", text, re.I
    ):
        body = text[opening.end() :]
    else:
        body = text
    match = _CORRESPONDENTS.fullmatch(body)
    if not match:
        return None
    sender, recipient = (
        re.sub(rf"^{_TITLES}", "", match[side]) for side in ("sender", "recipient")
    )
    people = [re.split(r"\s+and\s+", side) for side in (sender, recipient)]
    if not all(looks_like_name(name, words) for side in people for name in side):
        return None
    return Correspondents(
        read_names(match["sender"], words),
        read_names(match["recipient"], words),
        opening["genre"] if opening else None,
    )


@lru_cache(maxsize=8)
def _openings(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words at the beginning of a folded title, the longest that fits."""
    return re.compile(rf"(?:{alternatives(tuple(fold(word) for word in words))})\b")


def _guess_genre(item: Item, words: Words) -> None:
    if item.title and item.title.form is TitleForm.DESCRIPTIVE:
        text = fold(item.title.text)
        if opening := _openings(tuple(words.genre_languages)).match(text):
            item.language = words.genre_languages[opening[0]]
            item.pieces.append(
                Piece(State.GUESSED, "", "language", 0, 0, "the first words of the title")
            )
    if item.genre:
        return
    if item.title and item.title.form is TitleForm.DESCRIPTIVE:
        text = fold(item.title.text)
        if opening := _openings(words.genres).match(text):
            item.genre = next(g for g in words.genres if fold(g) == opening[0])
            item.pieces.append(
                Piece(State.GUESSED, "", "genre", 0, 0, "the first words of the title")
            )
    elif Role.RECIPIENT in item.people:
        item.genre = "letter"
        item.pieces.append(
            Piece(State.GUESSED, "", "genre", 0, 0, "from one person to another, without a kind")
        )


def _is_genre(text: str, words: Words) -> bool:
    return fold(text).strip(" .") in folded(words.genres)
