"""How is a document in an archive written at once, without elements between?

The most frequent forms of what `maocite.tei.archival` makes of elements; whatever says more goes through these. The tests
hold both ways to the same text.
"""

from collections.abc import Callable
from functools import lru_cache

from maocite.addresses import address_of
from maocite.model.archive import Folios, Level, LevelKind, Repository
from maocite.model.record import ArchivalRecord, Title
from maocite.tei import archival, dates, folios, holding, people
from maocite.tei.identifiers import Identifiers
from maocite.tei.languages import to_tag
from maocite.tei.node import is_regular
from maocite.tei.opening import opened
from maocite.tei.richtext import markup_line, rich_line
from maocite.tei.serialise import STEP, escape_attribute, escaped, lines
from maocite.tei.texts import reference


def to_text(record: ArchivalRecord, identifiers: Identifiers, depth: int) -> str:
    """What `maocite.tei.serialise.serialise` makes of `maocite.tei.archival.to_node`."""
    indent = STEP * depth
    inner = indent + STEP
    start = opened("bibl", record, identifiers)
    pieces: list[str] = []
    named = record.people
    authors, others = archival.by_place(named)
    for role in authors:
        pieces.append(people.lines_of_role(role, inner)(named[role]))
    if record.title is not None:
        pieces.append(_titles(record.title, record.language, inner))
    for role in others:
        pieces.append(people.lines_of_role(role, inner)(named[role]))
    if record.date is not None:
        pieces.append(dates.writer(inner)(record.date))
    if told := archival.events(record):
        pieces.append(lines(told, inner))
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
    if said := archival.around(record, identifiers):
        pieces.append(lines(said, inner))
    if not pieces:
        return f"{indent}{start}/>\n"
    return f"{indent}{start}>\n{''.join(pieces)}{indent}</bibl>\n"


_NO_OTHERS = (None, None, None, None)


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
    if number is None or level.abbreviation is not None:
        return lines((holding.level(level, tag),), indent)
    lead = f"{label} {number}" if label is not None else number
    if not lead or not is_regular(lead):
        return lines((holding.level(level, tag),), indent)
    start = f'{indent}<{tag} type="{_kind(level.kind)}" n="{escape_attribute(number)}">'
    if name is None:
        return f"{start}{escaped(lead)}</{tag}>\n"
    if not name or not is_regular(name):
        return lines((holding.level(level, tag),), indent)
    inside = f"<name>{escaped(name)}</name>"
    if tag == "idno":
        inside = f'<idno type="name">{escaped(name)}</idno>'
    return f"{start}{escaped(lead)}, {inside}</{tag}>\n"


_kind: Callable[[LevelKind], str] = {kind: kind.value for kind in LevelKind}.__getitem__


@lru_cache(maxsize=1024)
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
