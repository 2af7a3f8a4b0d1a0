"""TEI P5: a document or a bare ``listBibl``, archival sources and published works apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from maocite.errors import Level, Place, Problem, UnknownNameError
from maocite.formats import Options, Report, Writer
from maocite.model.record import ArchivalRecord, Record, SecondaryRecord
from maocite.tei import archival_lines, document, secondary
from maocite.tei.archival_forms import FORMS
from maocite.tei.formatted import MARKUP, TAGGED, EntryForm, punctuated, with_formatted
from maocite.tei.identifiers import Identifiers
from maocite.tei.lists import Lists
from maocite.tei.node import Node
from maocite.tei.serialise import FORBIDDEN, REPLACEMENT, has_forbidden, serialise
from maocite.tei.tokens import slug
from maocite.tei.waiting import Waiting


@dataclass(frozen=True, slots=True)
class _Work:
    """What all entries of one output share."""

    options: Options
    report: Report
    depth: int
    """Steps of indentation of an entry."""
    identifiers: Identifiers
    lists: Lists | None

    @classmethod
    def of(cls, options: Options, report: Report, depth: int, *, lists: bool = False) -> "_Work":
        identifiers = Identifiers()
        return cls(options, report, depth, identifiers, Lists(identifiers) if lists else None)

    def text(self, record: Record, node: Node) -> str:
        """The text of an entry, with pointers to the lists where there are any."""
        if self.lists is not None:
            node = self.lists.linked(node)
        return self.checked(record, serialise(node, self.depth))

    def checked(self, record: Record, text: str) -> str:
        """The text of an entry; characters that XML forbids are replaced and reported."""
        if not has_forbidden(text):
            return text
        for name in _forbidden_fields(record):
            message = (
                "characters that XML forbids (control characters, lone surrogates) became U+FFFD"
            )
            place = Place(record=record.id, field=name)
            self.report(Problem(Level.LOSS, message, place, "characters"))
        return FORBIDDEN.sub(REPLACEMENT, text)


def structured(record: Record, identifiers: Identifiers, options: Options) -> Node:
    """The element of a record, in the form for archival sources that is asked for."""
    if not isinstance(record, ArchivalRecord):
        return secondary.to_node(record, identifiers)
    if options.tei_archival not in FORMS:
        raise UnknownNameError("TEI element", options.tei_archival, list(FORMS))
    return FORMS[options.tei_archival](record, identifiers)


def _at_once(record: Record, work: _Work) -> str | None:
    """The text of `structured`, made without it; None for forms that are made of others."""
    if isinstance(record, SecondaryRecord):
        return secondary.to_text(record, work.identifiers, work.depth)
    if work.options.tei_archival == "bibl":
        return archival_lines.to_text(record, work.identifiers, work.depth)
    return None


Entry = tuple[Record, str]
"""A record and its entry."""


def _entries(records: Iterable[Record], work: _Work) -> Iterator[Entry]:
    """The entries as their records come; formatted ones in the order of the style.

    Raises `UnknownNameError` for a form that does not exist.
    """
    options, identifiers = work.options, work.identifiers
    forms = {form.value: form for form in EntryForm}
    if options.tei_form not in forms:
        raise UnknownNameError("form of TEI entries", options.tei_form, list(forms))
    form = forms[options.tei_form]
    if form is EntryForm.STRUCT:
        for record in records:
            if work.lists is None and (text := _at_once(record, work)) is not None:
                yield record, work.checked(record, text)
                continue
            yield record, work.text(record, structured(record, identifiers, options))
        return
    from maocite.csl.unwritable import writable
    from maocite.rendering import bibliography_of
    from maocite.tei.parse import fragment

    held = {record.id: record for record in records}
    if not held:
        return
    chosen = replace(options, markup=TAGGED if form is EntryForm.BIBL else MARKUP)
    # What the style leaves out is said once for each entry below, or stands in the elements.
    unprinted: list[Problem] = []
    found = bibliography_of(list(held.values()), chosen, unprinted.append).entries
    # The processor takes control characters out of keys too.
    keys = {writable(key): key for key in held}
    texts = {keys[made.id]: FORBIDDEN.sub(REPLACEMENT, made.text) for made in found}
    if form is EntryForm.BIBL:
        for key in [*texts, *(key for key in held if key not in texts)]:
            content = fragment(texts.get(key, "")) or [key]
            node = punctuated(held[key], identifiers, content)
            message = "only what the style prints is written; --tei-form both keeps the record"
            work.report(Problem(Level.LOSS, message, Place(record=key), "formatted"))
            yield held[key], work.text(held[key], node)
        return
    style = slug(options.style, joint="-") or "style"
    for key, record in held.items():
        node = structured(record, identifiers, options)
        if content := fragment(texts.get(key, "")):
            node = with_formatted(node, style, content)
        yield record, work.text(record, node)


def _forbidden_fields(record: Record) -> Iterator[str]:
    for part in fields(record):
        if any(FORBIDDEN.search(text) for text in _texts(getattr(record, part.name))):
            yield part.name


def _texts(value: object) -> Iterator[str]:
    """Every string inside a value of the model."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _texts(inner)


def _lists(records: Iterable[Record], work: _Work) -> Iterator[str]:
    """The list of archival sources as its records come, then that of the published works.

    What comes first in the output is written at once; the other waits, so that memory stays
    flat however many records there are.
    """
    opened = False
    depth = work.depth - 1
    with Waiting() as later:
        for record, text in _entries(records, work):
            if not isinstance(record, ArchivalRecord):
                later.add(text)
                continue
            if not opened:
                yield document.list_opening("archival", depth)
                opened = True
            yield text
        if opened:
            yield document.list_closing(depth)
        if not later.is_empty():
            yield document.list_opening("secondary", depth)
            yield from later.all()
            yield document.list_closing(depth)


def write_document(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    """A TEI document whose back matter is the bibliography."""
    title = FORBIDDEN.sub(REPLACEMENT, options.title) if options.title else None
    work = _Work.of(options, report, document.LIST_DEPTH + 1, lists=options.tei_lists)
    yield document.opening(title)
    empty = True
    for chunk in _lists(records, work):
        empty = False
        yield chunk
    if empty:
        yield document.EMPTY
    yield document.TEXT_CLOSING
    if work.lists is not None and (nodes := work.lists.nodes()):
        yield FORBIDDEN.sub(REPLACEMENT, serialise(Node("standOff", {}, [*nodes]), 1))
    yield document.CLOSING


def write_fragment(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    """A ``listBibl`` that holds the two lists, to be put into a document."""
    if options.tei_lists:
        message = "lists of people and places stand outside of a listBibl; --to tei writes them"
        report(Problem(Level.WARNING, message, code="no-lists"))
    yield f'<listBibl xmlns="{document.NAMESPACE}">\n'
    empty = True
    for chunk in _lists(records, _Work.of(options, report, 2)):
        empty = False
        yield chunk
    if empty:
        yield "  <bibl>No records.</bibl>\n"
    yield "</listBibl>\n"


WRITER = Writer("tei", (".xml",), "TEI P5 document with listBibl", write_document)
FRAGMENT = Writer("tei-bibl", (), "TEI P5 listBibl alone", write_fragment)
