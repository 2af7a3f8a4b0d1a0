"""What does each note say of an archival document, given the notes before it?

The CSL processor asks for variables; this module gives it those of a document in an archive, as
they are right at one place of the text. They go two ways: under the names of CSL, so that every
style profits, and under names of our own (``archival-...``), which the styles in ``styles/`` ask
for. `VARIABLES` lists the latter.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maocite.apparatus import description
from maocite.apparatus.location import (
    Known,
    fonds_parts,
    outside,
    pinpointed,
    repository_part,
    short_form,
    unit_parts,
    write_location,
)
from maocite.apparatus.options import Abbreviate, ApparatusOptions, Order
from maocite.apparatus.wording import wording
from maocite.archives import Profile
from maocite.errors import Level, Place, Problem
from maocite.formats import Report
from maocite.locators import Pinpoint
from maocite.mapping.callnumber import profile_of
from maocite.model.record import ArchivalRecord, Record

VARIABLES = {
    "archival-title": "title that stands on the document, to be quoted",
    "archival-description": "title that describes the document, not to be quoted",
    "archival-other-titles": "romanised and original title, translation in brackets",
    "archival-correspondents": "set where sender and recipient stand for a title",
    "archival-genre": "kind of document where the title does not say it",
    "archival-remarks": "excerpt, enclosure, copy, mark of secrecy",
    "archival-place": "place where a letter or memorandum was written",
    "archival-location": "folios, file, fonds, repository as this note needs them",
    "archival-hereafter": "the announcement of a short form",
    "archival-entry-location": "the location as a bibliography prints it",
    "archival-credit": "who contributed or obtained the document",
}
"""Our variables and what they hold; all are text."""

_FULL = Known()


@dataclass(frozen=True, slots=True)
class Cited:
    """One cite of a document, in the order of the text."""

    record: Record
    pinpoint: Pinpoint | None = None


def archival_variables(
    record: ArchivalRecord,
    options: ApparatusOptions,
    pinpoint: Pinpoint | None = None,
    *,
    grouped: bool = False,
    titles: Mapping[str, str] = description.NO_TITLES,
) -> dict[str, str]:
    """Our variables of a document with its location in full, as a bibliography needs them.

    `grouped`: the entry stands under a heading that names repository and fonds. `titles`: what
    other records are called, by id, for relations.
    """
    words = wording(options.language)
    title = description.main_title(record)
    quoted = description.is_quoted(record.title)
    profile = profile_of(record.repository)
    found = {
        "archival-title": title if quoted else None,
        "archival-description": None if quoted else title,
        "archival-other-titles": description.other_titles(record.title),
        "archival-correspondents": "1" if description.is_letter(record) else None,
        "archival-genre": description.genre(record),
        "archival-remarks": description.remarks(record, words, titles),
        "archival-place": record.place,
        "archival-location": write_location(pinpointed(record, pinpoint), profile, _FULL, options),
        "archival-entry-location": ", ".join(unit_parts(pinpointed(record, None), profile))
        if grouped
        else _entry_location(record, profile, options),
        "archival-credit": description.credit(record, words),
    }
    return {name: value for name, value in found.items() if value}


def _entry_location(
    record: ArchivalRecord, profile: Profile, options: ApparatusOptions
) -> str | None:
    """``V. 1960, Dos. 3, Fl. 1–9. Fondi 14/AP, …. Arkivi …, Tirana`` (CMOS 18, 14.128)."""
    shown = pinpointed(record, None)
    if options.order is Order.ARCHIVE:
        return write_location(shown, profile, _FULL, options)
    parts = (
        ", ".join(unit_parts(shown, profile)),
        ", ".join(fonds_parts(shown, profile, _FULL)),
        repository_part(shown, _FULL),
    )
    return ". ".join(part for part in parts if part) or None


def variables_by_cite(
    cites: Sequence[Cited],
    options: ApparatusOptions,
    report: Report,
    titles: Mapping[str, str] = description.NO_TITLES,
) -> list[Mapping[str, str]]:
    """The variables of each cite, in order; empty for published works.

    The first note in full announces a short form only where a later note uses it. A pinpoint
    outside of the document's folios is reported as a warning.
    """
    walk = _Walk(cites, options, report, titles)
    return [walk.step(cite) for cite in cites]


class _Walk:
    """From the first cite to the last, remembering what the reader knows."""

    def __init__(
        self,
        cites: Sequence[Cited],
        options: ApparatusOptions,
        report: Report,
        titles: Mapping[str, str],
    ) -> None:
        self._options, self._report, self._titles = options, report, titles
        self._known: set[str] = set()
        forms = (_forms(cite.record) for cite in cites)
        self._ahead = Counter(form for pair in forms for form in pair if form)

    def step(self, cite: Cited) -> Mapping[str, str]:
        record = cite.record
        if not isinstance(record, ArchivalRecord):
            return {}
        if outside(record, cite.pinpoint):
            self._warn(record, cite.pinpoint)
        profile = profile_of(record.repository)
        repository, fonds = _forms(record)
        known = self._what_is_known(repository, fonds)
        shown = pinpointed(record, cite.pinpoint)
        found = archival_variables(record, self._options, cite.pinpoint, titles=self._titles)
        found["archival-location"] = write_location(shown, profile, known, self._options)
        if self._options.abbreviate is Abbreviate.INTRODUCE:
            later = fonds if fonds and self._ahead[fonds] > 1 else repository
            if later and later not in self._known and self._ahead[later] > 1:
                hereafter = wording(self._options.language).hereafter
                found["archival-hereafter"] = hereafter.format(short=later)
                self._known |= {form for form in (repository, fonds) if form}
        for form in (repository, fonds):
            if form:
                self._ahead[form] -= 1
        return {**found, **_for_any_style(record, profile, known)}

    def _what_is_known(self, repository: str | None, fonds: str | None) -> Known:
        match self._options.abbreviate:
            case Abbreviate.NEVER:
                return _FULL
            case Abbreviate.LIST:
                return Known(repository is not None, fonds is not None)
            case Abbreviate.INTRODUCE:
                return Known(repository in self._known, fonds in self._known)

    def _warn(self, record: ArchivalRecord, pinpoint: Pinpoint | None) -> None:
        folios = record.folios.raw if record.folios else ""
        cited = pinpoint.value if pinpoint else ""
        message = f"folio {cited} lies outside of the document, which has {folios}"
        place = Place(record=record.id, field="folios")
        self._report(Problem(Level.WARNING, message, place, "locator-outside"))


def _forms(record: Record) -> tuple[str | None, str | None]:
    """Short forms of the repository and of its fonds, as far as there are any."""
    if not isinstance(record, ArchivalRecord) or record.repository is None:
        return None, None
    abbreviation = record.repository.abbreviation
    form = short_form(record, profile_of(record.repository))
    return abbreviation, form if form != abbreviation else None


def _for_any_style(record: ArchivalRecord, profile: Profile, known: Known) -> dict[str, str]:
    """What a style that knows nothing of us can use: short archive and collection."""
    if not known.repository or record.repository is None:
        return {}
    found = {"archive": record.repository.abbreviation or "", "archive-place": ""}
    if known.fonds:
        found["archive_collection"] = ", ".join(fonds_parts(record, profile, known))
    return found


def list_of_abbreviations(
    cites: Sequence[Cited], options: ApparatusOptions
) -> list[tuple[str, str]]:
    """Short forms that the notes use, with what they stand for, in alphabetical order."""
    if options.abbreviate is Abbreviate.NEVER:
        return []
    found: dict[str, str] = {}
    for cite in cites:
        record = cite.record
        repository, fonds = _forms(record)
        if not isinstance(record, ArchivalRecord) or repository is None:
            continue
        found[repository] = repository_part(record, _FULL)
        if fonds:
            profile = profile_of(record.repository)
            found[fonds] = ", ".join(fonds_parts(record, profile, _FULL))
    return sorted(found.items())
