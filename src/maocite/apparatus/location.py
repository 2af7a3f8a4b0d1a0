"""Where does the document lie, in full or in short, in the order of Chicago or of the archive?"""

from dataclasses import dataclass, replace

from maocite.apparatus.options import ApparatusOptions, Order
from maocite.archives import Naming, Profile, print_location
from maocite.archives.printing import assign, print_folios, print_level, print_number
from maocite.archives.profile import FolioRule, Form, LevelRule
from maocite.locators import Pinpoint
from maocite.mapping.callnumber import COLLECTION_KINDS, archive_name
from maocite.mapping.typography import en_dashed, is_range
from maocite.model.archive import Folios, Level
from maocite.model.record import ArchivalRecord


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader of a note knows already."""

    repository: bool = False
    """The short form of the repository was introduced."""
    fonds: bool = False
    """The short form of the fonds was introduced."""


def pinpointed(record: ArchivalRecord, pinpoint: Pinpoint | None) -> ArchivalRecord:
    """The record with the cited folios in the place of its own (CMOS 18, 14.123: labelled)."""
    folios = record.folios
    if pinpoint is not None and pinpoint.label in ("folio", "page"):
        label = folios.label if folios and pinpoint.label == "folio" else None
        if pinpoint.label == "page":
            label = "pp." if is_range(pinpoint.value) else "p."
        try:
            folios = Folios.parse(pinpoint.value, label)
        except ValueError:
            folios = Folios(pinpoint.value, (), label)
    if folios is not None:
        folios = replace(folios, raw=en_dashed(folios.raw))
    return replace(record, folios=folios)


def outside(record: ArchivalRecord, pinpoint: Pinpoint | None) -> bool:
    """Whether a cited folio lies outside of the document."""
    if (
        pinpoint is None
        or pinpoint.label != "folio"
        or not (record.folios and record.folios.ranges)
    ):
        return False
    try:
        cited = Folios.parse(pinpoint.value)
    except ValueError:
        return True
    return any(
        not any(end in part for part in record.folios)
        for found in cited
        for end in (found.first, found.last or found.first)
    )


def write_location(
    record: ArchivalRecord, profile: Profile, known: Known, options: ApparatusOptions
) -> str:
    """The whole location; short where the reader knows the short form."""
    if options.order is Order.ARCHIVE:
        return _archive_order(record, profile, known)
    parts = unit_parts(record, profile)
    if known.repository and known.fonds and (short := short_form(record, profile)):
        # As it was announced: "hereafter AQSH, F. 14/AP".
        parts.append(short)
    else:
        parts += [*fonds_parts(record, profile, known), repository_part(record, known)]
    return ", ".join(part for part in parts if part)


def _archive_order(record: ArchivalRecord, profile: Profile, known: Known) -> str:
    if not known.repository:
        return print_location(record, profile, naming=Naming.FULL)
    if not known.fonds:
        return print_location(record, profile, naming=Naming.SHORT)
    levels = tuple(
        replace(level, name=None, label=_short_label(rule, _label(level, rule)))
        if level.kind in COLLECTION_KINDS and level.number
        else level
        for rule, level in assign(record.levels, profile.grammar)
    )
    return print_location(
        replace(record, levels=levels), _abbreviating(profile), naming=Naming.SHORT
    )


def _abbreviating(profile: Profile) -> Profile:
    """The profile with the shortest labels for fonds and collections."""
    rules = tuple(
        replace(rule, label=_short_label(rule, rule.label))
        if rule.kind in COLLECTION_KINDS
        else rule
        for rule in profile.grammar.levels
    )
    return replace(profile, grammar=replace(profile.grammar, levels=rules))


def unit_parts(record: ArchivalRecord, profile: Profile) -> list[str]:
    """Folio and file, "from the most specific to the most general" (CMOS 18, 14.127).

    The levels of one call number stay in the archive's order: ``V. 1960, Dos. 3, Fl. 1–9``.
    """
    parts = [
        print_level(level, rule, profile.grammar.form)
        for rule, level in assign(record.levels, profile.grammar)
        if level.kind not in COLLECTION_KINDS
    ]
    if record.folios:
        rule = profile.grammar.folios or FolioRule()
        parts.append(print_folios(record.folios, rule, profile.grammar.form))
    return parts


def fonds_parts(record: ArchivalRecord, profile: Profile, known: Known) -> list[str]:
    """The fonds with its name, or its short form."""
    form = profile.grammar.form
    return [
        short_fonds(level, rule, form) if known.fonds else print_level(level, rule, form)
        for rule, level in assign(record.levels, profile.grammar)
        if level.kind in COLLECTION_KINDS
    ]


def short_fonds(level: Level, rule: LevelRule | None, form: Form) -> str:
    """``F. 14/AP``: short label and number, or the abbreviation, or the name."""
    if level.number:
        short = _short_label(rule, _label(level, rule))
        return print_number(replace(level, label=short), None, form)
    return level.abbreviation or level.name or ""


def _label(level: Level, rule: LevelRule | None) -> str | None:
    return level.label or (rule.label if rule else None)


def _short_label(rule: LevelRule | None, label: str | None) -> str | None:
    """The shortest abbreviation that the archive's profile has for a label: ``F.`` for Fondi."""
    if rule is None or label is None:
        return label
    short = [
        word
        for word in rule.labels
        if word[:1].casefold() == label[:1].casefold() and (word.endswith(".") or word.isupper())
    ]
    return min([*short, label], key=len)


def repository_part(record: ArchivalRecord, known: Known) -> str:
    """``Arkivi Qendror Shtetëror (Central State Archives), Tirana``, or ``AQSH``."""
    repository = record.repository
    if repository is None:
        return ""
    if known.repository and repository.abbreviation:
        return repository.abbreviation
    return ", ".join(part for part in (archive_name(repository), repository.place) if part)


def short_form(record: ArchivalRecord, profile: Profile) -> str | None:
    """What later notes say for repository and fonds: ``AQSH, F. 14/AP``; None: no short form."""
    repository = record.repository
    if repository is None or not repository.abbreviation:
        return None
    return ", ".join([repository.abbreviation, *fonds_parts(record, profile, Known(True, True))])
