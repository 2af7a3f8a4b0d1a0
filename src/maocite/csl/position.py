"""First, ibid, subsequent, near? One walk over the cites in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from maocite.csl.cite import Position


class Cited(NamedTuple):
    """What a cite's position depends on."""

    key: str
    label: str
    locator: str


class Placed(NamedTuple):
    """Where a cite stands."""

    position: Position
    near_note: bool
    first_note: int
    """Number of the note that cites the item first; 0 at the first cite itself."""


FIRST = Placed(Position.FIRST, False, 0)


def places(
    citations: Iterable[tuple[int, Sequence[Cited]]], near_note_distance: int = 5
) -> list[list[Placed]]:
    """The places of all cites; each citation comes with its note number (0 in the text).

    Rules: CSL 1.0.2, "Choose", condition ``position``.
    """
    walks = Walks(near_note_distance)
    return [walks.place(note, cites) for note, cites in citations]


class Walks:
    """A walk over the citations of a document, as far as it has come."""

    __slots__ = ("near_note_distance", "notes", "text")

    def __init__(self, near_note_distance: int = 5) -> None:
        self.near_note_distance = near_note_distance
        # Cites in the text of a document with notes have positions of their own.
        self.notes, self.text = _Walk(), _Walk()

    def place(self, note: int, cites: Sequence[Cited]) -> list[Placed]:
        """The places of the cites of the next citation, in a note or in the text (0)."""
        walk = self.notes if note else self.text
        first_notes, last_notes, before = walk.first_notes, walk.last_notes, walk.before
        row: list[Placed] = []
        for index, cite in enumerate(cites):
            first_note = first_notes.get(cite.key)
            if first_note is None:
                first_notes[cite.key] = note
                last_notes[cite.key] = note
                row.append(FIRST)
                continue
            near = 0 <= note - last_notes[cite.key] <= self.near_note_distance
            last_notes[cite.key] = note
            previous: Cited | None = None
            if index > 0:
                previous = cites[index - 1]
            elif before and note - walk.note <= 1 and _one_item(before, cite.key):
                # A note without citations in between leaves nothing for "ibid." to point to.
                previous = before[-1]
            position = Position.SUBSEQUENT
            if previous is not None and previous.key == cite.key:
                position = _ibid(previous, cite)
            row.append(Placed(position, near, first_note))
        if cites:
            walk.before, walk.note = cites, note
        return row


def _one_item(before: Sequence[Cited], key: str) -> bool:
    """Whether "the previous citation consists of a single cite referencing the same item"."""
    return len(before) == 1 or all(cite.key == key for cite in before)


class _Walk:
    """What was cited so far."""

    __slots__ = ("before", "first_notes", "last_notes", "note")

    def __init__(self) -> None:
        self.first_notes: dict[str, int] = {}
        self.last_notes: dict[str, int] = {}
        self.before: Sequence[Cited] = ()
        self.note = 0


def _ibid(previous: Cited, cite: Cited) -> Position:
    """What two cites of one item in a row are.

    "If the preceding cite does not have a locator: ... position is "ibid-with-locator" if the
    current cite has one, otherwise "ibid". If the preceding cite does have a locator: if the
    current cite has the same locator, "ibid"; if it has a different one, "ibid-with-locator"; if
    it lacks a locator, its only position is "subsequent"."
    """
    if not previous.locator:
        return Position.IBID_WITH_LOCATOR if cite.locator else Position.IBID
    if not cite.locator:
        return Position.SUBSEQUENT
    if (previous.label, previous.locator) == (cite.label, cite.locator):
        return Position.IBID
    return Position.IBID_WITH_LOCATOR
