"""What are the parts of a record? Levels, folios, titles, dates, relations, copies, provenance."""

from typing import Any

from maocite.model.archive import Folio, FolioRange, Folios, Level, LevelKind
from maocite.model.date import Date
from maocite.model.provenance import Origin, Provenance
from maocite.model.record import Copy, Relation, RelationKind, Silence, Title, TitleForm
from maocite.native.shapes import TEXT, Field, Shape, attributes, enum, listed, mapping, plain

LEVEL = plain(
    "level",
    Level,
    (
        Field("kind", enum("kind of level", LevelKind), "What kind of unit it is: fonds.", True),
        Field("label", TEXT, "The archive's own word before the number: Fondi, V., Dos."),
        Field("number", TEXT, "As the archive writes it: 14/AP."),
        Field("name", TEXT, "Name of the unit."),
        Field("abbreviation", TEXT, "Short form of the name for later citations: DPOO."),
    ),
)
"""One step of a call number."""

_FOLIOS_FIELDS = (
    Field("raw", TEXT, "As the source writes them: 001-130.", True),
    Field("label", TEXT, "The archive's own word: Fl."),
    Field("ranges", listed(TEXT), "As numbers, where raw does not say it: ['1-6', 12r-13v]."),
)


def _build_folios(values: dict[str, Any]) -> Folios:
    raw, label = values["raw"], values.get("label")
    if "ranges" not in values:
        return Folios.parse(raw, label)
    ranges: list[FolioRange] = []
    for text in values["ranges"]:
        parsed = Folios.parse(text).ranges
        if not parsed:
            raise ValueError(f"{text!r} is no range of folios; write 12, 12-15 or 12r-13v")
        ranges.extend(parsed)
    return Folios(raw, tuple(ranges), label)


def _take_folios(folios: Folios) -> dict[str, Any]:
    try:
        same = Folios.parse(folios.raw).ranges == folios.ranges
    except ValueError:
        same = False
    ranges = None if same else tuple(_spell(part) for part in folios.ranges)
    return {"raw": folios.raw, "label": folios.label, "ranges": ranges}


def _spell(part: FolioRange) -> str:
    ends: list[Folio] = [part.first] if part.last is None else [part.first, part.last]
    return "-".join(f"{end.number}{end.letter}{end.side}" for end in ends)


FOLIOS = mapping("folios", _build_folios, _take_folios, _FOLIOS_FIELDS, short="raw")
"""Folio ranges; ``1-6`` for short."""

TITLE = plain(
    "title",
    Title,
    (
        Field("text", TEXT, "As given, verbatim, date included.", True),
        Field("without-date", TEXT, "The same without its date and without an author before it."),
        Field("form", enum("form of title", TitleForm), "Whether it stands on the document."),
        Field("language", TEXT, "BCP 47 tag of the text."),
        Field("original", TEXT, "The title in the language and script of the document."),
        Field("romanised", TEXT, "The original in Latin letters."),
        Field("translated", TEXT, "A translation of the text."),
    ),
    short="text",
)
"""The title of a document; its text for short."""

DATE: Shape[Date] = plain(
    "date",
    Date,
    (
        Field("edtf", TEXT, "EDTF, level 1: 1959-05-13, 1966~, 195X, 1968-10-05/1968-10-07."),
        Field("raw", TEXT, "As the source writes it: late April 1966."),
        Field("time", TEXT, "Time of day as the source writes it: 10:00 am."),
        Field("note", TEXT, "What is to be said of it."),
    ),
    short="edtf",
)
"""A date; its EDTF for short."""

RELATION = plain(
    "relation",
    Relation,
    (
        Field("kind", enum("kind of relation", RelationKind), "How they belong together.", True),
        Field("target", TEXT, "Id of the other record."),
        Field("text", TEXT, "The other thing in words."),
    ),
)

COPY = plain(
    "copy",
    Copy,
    (
        Field("name", TEXT, "Where: Wilson Center Digital Archive."),
        Field("location", TEXT, "Call number or number there."),
        Field("url", TEXT, "Address."),
        Field("note", TEXT, "What is to be said of it."),
    ),
    short="name",
)

_PROVENANCE_FIELDS = (
    Field("field", TEXT, "Path of the field: date, participant[1], levels[0].name.", True),
    Field("origin", enum("origin", Origin), "How we know; default: given."),
    Field("source", TEXT, "Where it was read."),
    Field("sic", TEXT, "Words that stand so in the source and look wrong."),
    Field("correct", TEXT, "What they should be, where that is known."),
    Field("note", TEXT, "What is to be said of it."),
)
_take_provenance = attributes(_PROVENANCE_FIELDS)


def _take_set(provenance: Provenance) -> dict[str, Any]:
    origin = None if provenance.origin is Origin.GIVEN else provenance.origin
    return _take_provenance(provenance) | {"origin": origin}


def _build_provenance(values: dict[str, Any]) -> Provenance:
    return Provenance(**values)


PROVENANCE = mapping("provenance", _build_provenance, _take_set, _PROVENANCE_FIELDS)
"""Where one field comes from."""

SILENCE = plain(
    "silence",
    Silence,
    (
        Field("check", TEXT, "Code of the check: year-against-date.", True),
        Field("reason", TEXT, "Why the record is right as it stands.", True),
    ),
)
"""A check that shall not report on the record."""
