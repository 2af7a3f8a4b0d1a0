"""How does an edition that points to records get its notes and its bibliography?

A ``note type="formatted"`` at the end of each citing ``bibl`` (behind a pointer that stands alone)
and one ``div type="bibliography"`` at the end of ``back``. Every other byte stays; what an earlier
run wrote is replaced, so that doing it twice changes nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maocite.errors import Level, Place, Problem, did_you_mean
from maocite.formats import Report
from maocite.locators import Pinpoint
from maocite.model.library import Library
from maocite.sources import Source
from maocite.tei.edition_bibliography import bibliography
from maocite.tei.edits import Edit, applied, prefix_at, prefixed
from maocite.tei.encoding import read_encoded
from maocite.tei.identifiers import Identifiers
from maocite.tei.pointers import FORMATTED, Citing, Pointer, citing, is_formatted, is_ours
from maocite.tei.prefixes import prefixes_of
from maocite.tei.scan import Spot, scan
from maocite.tei.serialise import start_tag

Cite = tuple[str, Pinpoint | None]
"""Key of a record and the place in it."""


@dataclass(frozen=True, slots=True)
class CitationRequest:
    """What one ``bibl`` cites."""

    cites: tuple[Cite, ...]
    note_number: int
    """Number of the note in which it stands, counted over the edition."""


_BREAKS = re.compile(r"[\t\r\n]+")
Formatter = Callable[[Sequence[CitationRequest]], Sequence[str]]
"""Makes the text of each citation, as TEI markup, in document order."""


def expand(
    source: Source, library: Library, style: str, divide: str, formatter: Formatter, report: Report
) -> bytes:
    """The edition with formatted citations and a bibliography of what it cites.

    Pointers to nothing and records that are not cited are reported as warnings. Raises
    `InputError` for a file that is no well-formed XML.
    """
    encoded = read_encoded(source)
    scanned = scan(source, encoded.utf8)
    spots, own_ids = scanned.spots, scanned.ids
    prefixes, refused = prefixes_of(spots)
    for spot, message in refused:
        report(Problem(Level.WARNING, message, Place(source.name, spot.line), "prefix"))
    identifiers = Identifiers()
    keys = {identifiers.of(key): key for key in library.by_id}
    dangling = _Dangling(source, library)
    units: list[tuple[Citing, CitationRequest]] = []
    numbers: dict[int, int] = {}
    for unit in citing(spots, prefixes):
        cites: list[Cite] = []
        for pointer in unit.pointers:
            key = _key(pointer.fragment, keys, library) if pointer.points else None
            if key is not None and not _is_internal(pointer, own_ids):
                cites.append((key, pointer.pinpoint))
            elif pointer.surely and key is None and pointer.fragment not in own_ids:
                report(dangling.problem(pointer))
        if cites:
            _report_taken(unit, source, own_ids, report)
            number = numbers.setdefault(id(unit.note or unit.spot), len(numbers) + 1)
            units.append((unit, CitationRequest(tuple(cites), number)))
    cited = list(dict.fromkeys(key for _, request in units for key, _ in request.cites))
    _report_uncited(library, cited, report)
    # Line breaks of a value would be taken for those of the file.
    texts = [_BREAKS.sub(" ", text) for text in formatter([request for _, request in units])]
    notes = {spot.start: spot for spot in spots if is_formatted(spot)}
    edits = [
        edit
        for (unit, _), text in zip(units, texts, strict=True)
        for edit in _citation(unit.spot, style, text, notes)
    ]
    entries = [library[key] for key in cited if identifiers.of(key) not in own_ids]
    whole = replace(source, held=encoded.utf8)
    edits += bibliography(whole, spots, entries, identifiers, divide, report)
    return encoded.restored(applied(encoded.utf8, edits))


_ENTRIES = frozenset(
    {"bibl", "biblStruct", "biblFull", "msDesc", "witness", "item", "note", "ref", "ptr"}
)
"""Elements that an edition may give the key of a record as ``xml:id``, because they describe or name it."""


def _is_internal(pointer: Pointer, own_ids: Mapping[str, str]) -> bool:
    """Whether it leads to a chapter or a place of the edition that happens to be named like a record."""
    own = own_ids.get(pointer.fragment)
    return own is not None and not pointer.surely and own not in _ENTRIES


MOST_HINTS = 25
"""Pointers to nothing for which a near key is looked for: among thousands of keys that takes a while."""


@dataclass(slots=True)
class _Dangling:
    """Tells of the pointers that lead to nothing."""

    source: Source
    library: Library
    hints: dict[str, str] = field(default_factory=dict)
    """What near keys there are, by what was pointed to."""

    def problem(self, pointer: Pointer) -> Problem:
        """What is wrong with a pointer, and the keys that may be meant."""
        wanted = pointer.fragment
        if wanted not in self.hints and len(self.hints) < MOST_HINTS:
            self.hints[wanted] = did_you_mean(wanted, [*self.library.by_id])
        what = "is neither a record nor in the file"
        if not pointer.points:
            what = "has neither a # nor a prefix that is defined"
        message = f"points to {wanted!r}, which {what}{self.hints.get(wanted, '')}"
        place = Place(self.source.name, pointer.spot.line)
        return Problem(Level.WARNING, message, place, "dangling-pointer")


def _report_taken(
    unit: Citing, source: Source, own_ids: Mapping[str, str], report: Report
) -> None:
    """Records whose id another element of the file has: they are cited, but cannot be listed under it."""
    for pointer in unit.pointers:
        own = own_ids.get(pointer.fragment)
        if own is not None and own not in _ENTRIES:
            message = (
                f"cites {pointer.fragment!r}, which is the xml:id of <{own or 'an element'}> in the file too: "
                "the record is not listed; rename one of the two"
            )
            place = Place(source.name, pointer.spot.line)
            report(Problem(Level.WARNING, message, place, "taken-id"))


def _key(fragment: str, keys: Mapping[str, str], library: Library) -> str | None:
    return keys.get(fragment) or (fragment if fragment in library else None)


def _report_uncited(library: Library, cited: Sequence[str], report: Report) -> None:
    wanted = frozenset(cited)
    for record in library:
        if record.id not in wanted:
            place = library.places.get(record.id, Place(record=record.id))
            report(Problem(Level.WARNING, "is not cited in the edition", place, "uncited"))


def _citation(spot: Spot, style: str, text: str, notes: Mapping[int, Spot]) -> list[Edit]:
    """The formatted citation of a ``bibl``, or behind a pointer that stands alone.

    `notes`: formatted citations by their offset. One that an editor wrote by hand stays.
    """
    if spot.name == "bibl":
        old = next(filter(is_formatted, spot.children), None)
        scope = spot.scope
    else:
        old = notes.get(spot.end)
        scope = spot.parent.scope if spot.parent is not None else spot.scope
    if old is not None and not is_ours(old):
        return []
    prefix, declared = prefix_at(spot, scope)
    tag = f"{prefix}note"
    attributes = {**declared, "type": FORMATTED, "subtype": style}
    made = f"{start_tag(tag, attributes)}{prefixed(text, prefix)}</{tag}>"
    if old is not None:
        return [Edit(old.start, old.end, made)]
    if spot.name != "bibl":
        return [Edit(spot.end, spot.end, made)]
    if spot.empty:
        return [Edit(spot.end - 2, spot.end, f">{made}</{spot.prefix}bibl>")]
    return [Edit(spot.closing, spot.closing, made)]
