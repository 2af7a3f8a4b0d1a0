"""How is a document in an archive written at once, without elements between?

The most frequent forms of what `maocite.tei.archival` makes of elements; whatever says more goes through these. The tests
hold both ways to the same text.
"""

from collections.abc import Callable
from functools import lru_cache

from maocite.addresses import address_of
from maocite.model.archive import Folios, Level, LevelKind, Repository
from maocite.model.name import Name
from maocite.model.record import ArchivalRecord, Title
from maocite.model.role import Role
from maocite.tei import archival, dates, folios, holding, people
from maocite.tei.identifiers import Identifiers
from maocite.tei.languages import to_tag
from maocite.tei.node import is_regular
from maocite.tei.opening import archival_order, opened
from maocite.tei.richtext import markup_line, rich_line
from maocite.tei.serialise import STEP, escape_attribute, escaped, lines
from maocite.tei.texts import reference

Writing = tuple[Role, Callable[[tuple[Name, ...]], str]]
"""A role, and what writes the people who have it."""


def to_text(record: ArchivalRecord, identifiers: Identifiers, depth: int) -> str:
    """What `maocite.tei.serialise.serialise` makes of `maocite.tei.archival.to_node`."""
    indent = STEP * depth
    inner = indent + STEP
    found, order = identifiers.for_entry(record.id), archival_order(record)
    start = opened("bibl", record, record.genre, order, found)
    named = record.people
    authors, others = _writers(tuple(named), inner)
    pieces = [write(names) for role, write in authors if (names := named[role])]
    if record.title is not None:
        pieces.append(_titles(record.title, record.language, inner))
    pieces += [write(names) for role, write in others if (names := named[role])]
    if record.date is not None:
        pieces.append(dates.writer(inner)(record.date))
    place, event, scene = record.place, record.event_date, record.event_place
    if place is not None or event is not None or scene is not None or record.other_dates:
        pieces.append(lines(archival.events(record), inner))
    if record.repository is not None or record.levels:
        pieces.append(_holding(record.repository, record.levels, inner))
    if record.folios is not None:
        pieces.append(_folios(record.folios, inner))
    if record.language is not None:
        pieces.append(lines((archival.text_lang(record.language),), inner))
    if record.rights is not None:
        pieces.append(lines((archival.availability(record.rights),), inner))
    for url in record.urls:
        pieces.append(_address(url, inner))
    for kind, text in archival.notes(record):
        pieces.append(_note(kind, inner)(text))
    if _says_more(record):
        pieces.append(lines(archival.around(record, identifiers), inner))
    if not pieces:
        return f"{indent}{start}/>\n"
    return f"{indent}{start}>\n{''.join(pieces)}{indent}</bibl>\n"


_NO_OTHERS = (None, None, None, None)


def _says_more(record: ArchivalRecord) -> bool:
    """Whether `maocite.tei.archival.around` gives anything, which it seldom does."""
    return bool(
        record.excerpt
        or record.keywords
        or record.provenance
        or record.silence
        or record.extra
        or record.relations
        or record.copies
        or record.translation_language is not None
    )


@lru_cache(maxsize=512)
def _writers(roles: tuple[Role, ...], indent: str) -> tuple[list[Writing], list[Writing]]:
    """What writes the people of such a record: authors stand before the title."""
    authors, others = archival.by_place(roles)
    return (
        [(role, people.lines_of_role(role, indent)) for role in authors],
        [(role, people.lines_of_role(role, indent)) for role in others],
    )


def _titles(title: Title, language: str | None, indent: str) -> str:
    text = title.text
    others = (title.without_date, title.original, title.romanised, title.translated)
    if text and others == _NO_OTHERS:
        form = title.form.value if title.form is not None else None
        start = _title_start(form, title.language, indent)
        line = markup_line(start, text, "</title>\n", quotes=True)
        if line is not None:
            return line
    return "".join(
        [
            rich_line("title", text, attributes, indent, quotes=True)
            for text, attributes in archival.titles(title, language)
        ]
    )


@lru_cache(maxsize=256)
def _title_start(form: str | None, language: str | None, indent: str) -> str:
    subtype = f' subtype="{form}"' if form is not None else ""
    tag = f' xml:lang="{escape_attribute(to_tag(language))}"' if language is not None else ""
    return f'{indent}<title level="u" type="main"{subtype}{tag}>'


def _holding(repository: Repository | None, levels: tuple[Level, ...], indent: str) -> str:
    """The ``msIdentifier``."""
    if repository is None or not repository.name.strip():
        node = holding.to_node(repository, levels)
        return lines((node,), indent) if node is not None else ""
    inner = indent + STEP
    pieces = [f"{indent}<msIdentifier>\n", _body(repository, inner)]
    last = holding.last_arrangement(levels)
    for place, level in enumerate(levels):
        pieces.append(_level(level, "collection" if place <= last else "idno", inner))
    pieces.append(f"{indent}</msIdentifier>\n")
    return "".join(pieces)


@lru_cache(maxsize=512)
def _body(repository: Repository, indent: str) -> str:
    """Country, place and names: the same few archives keep most documents."""
    return lines(holding.body(repository), indent)


def _level(level: Level, tag: str, indent: str) -> str:
    label, number, name = level.label, level.number, level.name
    if level.abbreviation is not None or name == "" or not is_regular(name or ""):
        return lines((holding.level(level, tag),), indent)
    start = f'{indent}<{tag} type="{_kind(level.kind)}"'
    if number is None and label is None and name is not None:
        if tag == "collection":
            return f"{start}>{escaped(name)}</{tag}>\n"
        inside = f'{indent}{STEP}<idno type="name">{escaped(name)}</idno>\n'
        return f"{start}>\n{inside}{indent}</{tag}>\n"
    lead = number if label is None else f"{label} {number}"
    if not number or not lead or not is_regular(lead):
        return lines((holding.level(level, tag),), indent)
    start = f'{start} n="{escape_attribute(number)}">{escaped(lead)}'
    if name is None:
        return f"{start}</{tag}>\n"
    if tag == "collection":
        return f"{start}, <name>{escaped(name)}</name></{tag}>\n"
    return f'{start}, <idno type="name">{escaped(name)}</idno></{tag}>\n'


_kind: Callable[[LevelKind], str] = {kind: kind.value for kind in LevelKind}.__getitem__


def _folios(value: Folios, indent: str) -> str:
    return lines((folios.to_node(value),), indent)


def _address(url: str, indent: str) -> str:
    address = address_of(url)
    if address is None or not is_regular(url):
        return lines((reference(url, {"type": "URL"}),), indent)
    return f'{indent}<ref type="URL" target="{escaped(address)}">{escaped(url)}</ref>\n'


@lru_cache(maxsize=64)
def _note(kind: str | None, indent: str) -> Callable[[str], str]:
    start = f"{indent}<note>" if kind is None else f'{indent}<note type="{kind}">'
    attributes = {"type": kind} if kind is not None else {}

    def note(text: str) -> str:
        line = markup_line(start, text, "</note>\n") if text else None
        return rich_line("note", text, attributes, indent) if line is None else line

    return note
