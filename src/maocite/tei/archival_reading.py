"""How does a ``bibl`` with ``msIdentifier``, or a ``msDesc``, become a document in an archive?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from maocite.model.archive import Folios, Level, Repository
from maocite.model.date import Date
from maocite.model.record import ArchivalRecord, Copy, Relation, Title, TitleForm
from maocite.model.role import Role
from maocite.tei import archival, contents, correspondence, dates, folios, holding, relations
from maocite.tei.archival_forms import CONTEXT, PLACE
from maocite.tei.cmif import UNKNOWN
from maocite.tei.draft import Draft
from maocite.tei.keys import is_ours
from maocite.tei.languages import from_tag
from maocite.tei.links import is_address
from maocite.tei.node import Node
from maocite.tei.richtext import from_node as rich_text
from maocite.tei.roles import role_of_word
from maocite.tei.texts import address_text
from maocite.tei.tokens import from_token
from maocite.tei.types import type_of_word

_AGENTS = frozenset(["author", "editor", "respStmt", "translator", "recipient", "sender"])
_TRANSPARENT = frozenset(
    {"msContents", "msItem", "msItemStruct", "history", "origin", "additional", "adminInfo", "correspDesc",
     "monogr", "imprint", "msPart", "msFrag", "fileDesc", "titleStmt", "publicationStmt", "sourceDesc", "msDesc",
     "profileDesc", "langUsage", "textClass", "p", "ab"}
)  # fmt: skip
"""Elements that only hold others."""
_WHOLE = frozenset({"physDesc", "source", "recordHist", "correspContext", "additions", "listBibl"})
"""Elements of others that the record has no place for: kept as they are, not piece by piece."""
_DATED = ("when", "notBefore", "notAfter", "from", "to")
_FOLIO_UNITS = frozenset({"folio", "folios", "fol", "f", "leaf", "bl", "blatt", "sheet"})
_GREGORIAN = re.compile(r"gregorian", re.I)
_MAIN_TITLES = frozenset({"standard", "desc", "uniform", "supplied", "given"})
MAX_DEPTH = 60


@dataclass(slots=True)
class Reading:
    """What was found in one entry."""

    draft: Draft = field(default_factory=Draft)
    repository: Repository | None = None
    levels: list[Level] = field(default_factory=list)
    folios: Folios | None = None
    titles: dict[str, Node] = field(default_factory=dict)
    """By ``@type``."""
    dates: dict[str, Date] = field(default_factory=dict)
    other_dates: list[Date] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    rights: str | None = None
    urls: list[str] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    names: list[Node] = field(default_factory=list)
    """What the document is called: ``msName``."""
    excerpt: bool = False


def from_node(
    node: Node, key: str, heading: str = "", about: Sequence[Node] = ()
) -> ArchivalRecord:
    """The record of an entry; what could not be read stands under ``extra``.

    `heading`: what the header around it calls the document, for descriptions without a title;
    `about`: its ``abstract`` and ``keywords``.
    """
    reading = Reading(Draft(is_ours(node)))
    if node.name == "bibl" and any(map(str.isalpha, node.own_text())):
        reading.draft.extra["text"] = node.spaced_text()
    node = holding.gathered(node)
    _walk(reading, node if reading.draft.ours else contents.simplified(node, reading.draft), 0)
    abstract = reading.draft.add_about(about)
    if abstract is not None and "abstract" not in reading.notes:
        reading.notes["abstract"] = [rich_text(abstract)]
    notes = reading.notes
    return ArchivalRecord(
        id=key,
        type=_type(node, reading),
        repository=reading.repository,
        levels=tuple(reading.levels),
        folios=reading.folios,
        title=_title(reading, key) or _from_heading(heading, reading.levels),
        genre=_note(notes, "genre") or _genre(node, notes),
        date=reading.dates.get(""),
        event_date=reading.dates.get(archival.EVENT),
        other_dates=tuple(reading.other_dates),
        place=reading.places.get(archival.ORIGIN),
        event_place=reading.places.get(archival.EVENT),
        people=MappingProxyType(reading.draft.all_people()),
        language=reading.languages.get("main"),
        translation_language=reading.languages.get("translation"),
        excerpt=reading.excerpt,
        relations=tuple(reading.relations),
        classification=_note(notes, "classification"),
        abstract=_note(notes, "abstract"),
        rights=reading.rights,
        urls=tuple(reading.urls),
        copies=tuple(reading.copies),
        keywords=tuple(reading.draft.keywords),
        note=_note(notes, ""),
        provenance=tuple(reading.draft.provenance),
        extra=MappingProxyType(reading.draft.all_extra()),
        silence=tuple(reading.draft.silence),
    )


def _type(node: Node, reading: Reading) -> str:
    word = from_token(node.get("type") or "")
    if node.name == "correspDesc":
        return "personal_communication"
    if known := type_of_word(word):
        return known
    if Role.RECIPIENT in reading.draft.people or "letter" in word.lower():
        return "personal_communication"
    return "document" if node.name == "bibl" else "manuscript"


def _genre(node: Node, notes: dict[str, list[str]]) -> str | None:
    """``@subtype`` of a ``msDesc``, which has no note for it."""
    genre = node.get("subtype")
    return genre.replace("_", " ") if genre and node.name == "msDesc" else None


def _note(notes: dict[str, list[str]], kind: str) -> str | None:
    return "\n\n".join(notes[kind]) if notes.get(kind) else None


def _walk(reading: Reading, parent: Node, depth: int) -> None:
    dated = [] if reading.draft.ours else list(parent.elements("origDate", "date"))
    western = any(_GREGORIAN.search(date.get("calendar") or "") for date in dated)
    for child in parent.elements():
        calendar = (
            child.get("calendar") if western and child.name in ("origDate", "date") else None
        )
        if calendar and not _GREGORIAN.search(calendar):
            reading.draft.unread.append(child)  # the same day in another calendar
        elif depth > MAX_DEPTH:
            reading.draft.unread.append(child)
        else:
            _element(reading, child, depth)


def _element(reading: Reading, node: Node, depth: int) -> None:
    name = node.name
    if name == "msIdentifier":
        _identifier(reading, node)
    elif name == "head" and "head" not in reading.titles and not any(node.elements("title")):
        reading.titles["head"] = node
    elif name == "correspAction":
        _action(reading, node)
    elif name in _WHOLE and not (reading.draft.ours or _holds_context(node)):
        if node.text() or any(inner.attributes for inner in node.descend()):
            reading.draft.unread.append(node)
    elif name == "surrogates":
        _surrogates(reading, node)
    elif name in _TRANSPARENT or name in _WHOLE:
        _transparent(reading, node, depth)
    elif name in _AGENTS:
        reading.draft.add_people(node)
    elif name in ("persName", "orgName", "name") and (role := role_of_word(node.get("role"))):
        reading.draft.add_people(Node("respStmt", {}, [node], node.line), role)
    elif name == "q" and "main" not in reading.titles and depth == 0:
        reading.titles["main"] = Node("title", {}, [rich_text(node).rstrip(".,")], node.line)
    elif name == "title":
        kind = node.get("type") or "main"
        if kind in _MAIN_TITLES and not reading.draft.ours:
            kind = "main"
        if kind in reading.titles:
            reading.draft.unread.append(node)
        else:
            reading.titles[kind] = node
    elif name in ("date", "origDate"):
        _date(reading, node)
    elif name in ("placeName", "origPlace", "pubPlace"):
        kind = archival.EVENT if node.get("type") == archival.EVENT else archival.ORIGIN
        if place := node.text() if reading.draft.ours else contents.place_of(node):
            reading.places.setdefault(kind, place)
    elif name in ("biblScope", "locus"):
        _scope(reading, node)
    elif name in ("textLang", "language"):
        tag = node.get("mainLang") or node.get("ident")
        if language := from_tag(tag) if tag else node.text():
            reading.languages.setdefault("main", language)
    elif name == "availability":
        _rights(reading, node)
    elif name == "ref" and not reading.draft.ours and any(node.elements("origDate", "date")):
        _walk(reading, node, depth + 1)
    elif name in ("ref", "ptr"):
        address = address_text(node)
        if address and (reading.draft.ours or is_address(address)):
            reading.urls.append(address)
        elif not reading.draft.ours:
            reading.draft.unread.append(node)
    elif name in ("note", "summary", "abstract"):
        _notes(reading, node)
    elif name == "relatedItem" and node.get("type") == "holding":
        for identifier in node.descend("msIdentifier"):
            _identifier(reading, identifier)
    elif name == "relatedItem":
        _related(reading, node)
    elif name == "bibl" and node.get("type") == CONTEXT:
        _walk(reading, node, depth + 1)
    elif node.text() or node.attributes:
        reading.draft.unread.append(node)


def _transparent(reading: Reading, node: Node, depth: int) -> None:
    """Read what an element holds; its own words are kept, and its own date counts."""
    _walk(reading, node, depth + 1)
    if reading.draft.ours:
        return
    if node.own_text():
        reading.draft.unread.append(node)
    if node.name == "origin" and any(node.get(name) for name in _DATED) and not reading.dates:
        _date(reading, Node("origDate", node.attributes, [node.spaced_text()], node.line))


def _holds_context(node: Node) -> bool:
    return any(child.get("type") == CONTEXT for child in node.elements("bibl"))


def _surrogates(reading: Reading, node: Node) -> None:
    """Photographs and digital copies: those with an address are copies of the record."""
    for child in node.elements():
        own = reading.draft.ours and child.get("type") == relations.COPY
        copy = relations.copy_in(child) if own else relations.surrogate_of(child)
        if copy is None:
            reading.draft.unread.append(child)
        else:
            reading.copies.append(copy)
    if node.own_text():
        reading.draft.unread.append(node)


def _action(reading: Reading, node: Node) -> None:
    """Who sent a letter from where and when, and who received it (CMIF)."""
    role = correspondence.ROLES.get(node.get("type") or "")
    names = list(node.elements("persName", "orgName", "name", "rs"))
    if role is None:
        reading.draft.unread.append(node)
        return
    known = [name for name in names if name.text() != UNKNOWN or name.attributes]
    for group in [[name] for name in known] if reading.draft.ours else [known]:
        # In files of others, two elements may name one person.
        if group:
            reading.draft.add_people(Node("author", {}, [*group]), role)
    for child in node.elements():
        if child in names:
            continue
        if role is Role.AUTHOR and child.name in ("date", "placeName", "settlement"):
            _element(
                reading,
                Node("placeName", {}, child.children) if child.name != "date" else child,
                0,
            )
        elif child.text() or child.attributes:
            reading.draft.unread.append(
                Node("correspAction", dict(node.attributes), [child], child.line)
            )


def _identifier(reading: Reading, node: Node) -> None:
    if not reading.draft.ours:
        node, addresses = holding.without_addresses(node)
        reading.urls += addresses
        numbers = [c for c in node.elements("idno") if _is_of_authority(c)]
        reading.draft.unread += numbers
        rest = [child for child in node.children if isinstance(child, str) or child not in numbers]
        node = Node(node.name, node.attributes, rest, node.line)
    repository, levels = holding.from_node(node, ours=reading.draft.ours)
    if reading.repository is None and not reading.levels:
        reading.repository, reading.levels = repository, list(levels)
    else:
        reading.draft.unread.append(node)
        return
    used = holding.stand_in(node)
    known = {"country", "settlement", "repository", "collection", "idno", "msName"}
    if repository is not None and node.first("institution") is not None:
        known.add("institution")
    for part in node.elements():
        lost = repository is None and part.name in ("country", "settlement", "repository")
        if (part.name not in known or lost) and part.text() and part is not used:
            reading.draft.unread.append(part)
        elif part.name == "msName" and part.text() and not reading.draft.ours:
            reading.names.append(part)


_AUTHORITIES = frozenset(
    {"gnd", "viaf", "wikidata", "isni", "lccn", "dnb", "bnf", "qid", "sigle", "siglum", "sigil"}
)


def _is_of_authority(node: Node) -> bool:
    """Whether a number identifies the work in a file of authorities, and is no shelfmark; or a siglum."""
    return (node.get("type") or "").lower() in _AUTHORITIES


def _date(reading: Reading, node: Node) -> None:
    date = dates.from_node(node)
    if date is None:
        return
    kind = node.get("type") or ""
    if kind not in (archival.EVENT, archival.OTHER):
        kind = ""
    if kind == archival.OTHER or kind in reading.dates:
        reading.other_dates.append(date)
    else:
        reading.dates[kind] = date


def _scope(reading: Reading, node: Node) -> None:
    unit = (node.get("unit") or node.get("type") or "folio").lower().rstrip(".")
    found = folios.from_node(node) if unit in _FOLIO_UNITS and reading.folios is None else None
    if found is None:
        if node.text() or node.attributes:
            reading.draft.unread.append(node)
        return
    reading.folios = found


def _rights(reading: Reading, node: Node) -> None:
    parts = [
        part.text() or part.get("target") or "" for part in node.elements("p", "licence", "ab")
    ]
    text = "\n\n".join(part for part in parts if part) or node.text()
    if reading.rights is None:
        reading.rights = text or None
    else:
        reading.draft.unread.append(node)


def _notes(reading: Reading, node: Node) -> None:
    if reading.draft.add_note(node):
        return
    kind = {"summary": "abstract", "abstract": "abstract"}.get(node.name, node.get("type") or "")
    if kind == PLACE and node.first("placeName") is not None:
        _walk(reading, node, 0)
        return
    if kind == archival.EXCERPT:
        reading.excerpt = True
    elif kind in ("genre", "classification", "abstract", ""):
        reading.notes.setdefault(kind, []).append(rich_text(node))
    elif kind != "formatted":
        reading.draft.unread.append(node)


def _related(reading: Reading, node: Node) -> None:
    kind = node.get("type")
    if kind == relations.COPY and (copy := relations.copy_of(node)):
        reading.copies.append(copy)
    elif kind == relations.TRANSLATION and (lang := next(node.descend("textLang"), None)):
        tag = lang.get("mainLang")
        reading.languages["translation"] = from_tag(tag) if tag is not None else lang.text()
    elif relation := relations.from_node(node):
        reading.relations.append(relation)
    else:
        reading.draft.unread.append(node)


def _from_heading(heading: str, levels: Sequence[Level]) -> Title | None:
    """What an editor calls the document describes it, unless that is the shelfmark."""
    marks = (" ".join(filter(None, (level.label, level.number))) for level in levels)
    if heading in marks:
        return None
    return Title(heading, form=TitleForm.DESCRIPTIVE) if heading else None


def _title(reading: Reading, key: str) -> Title | None:
    """The title with its other forms; the heading of a ``msDesc`` stands in for a missing one."""
    titles = dict(reading.titles)
    head = titles.pop("head", None)
    main = titles.pop("main", None)
    forms = {
        kind: titles.pop(kind, None)
        for kind in ("without-date", "original", "transliterated", "translated")
    }
    reading.draft.unread += titles.values()
    if main is None:
        # A record of others may have only a translated or an original title.
        name = next((n for n in reading.names if len(n.text()) > 2 and n.text() != key), None)
        main = forms["translated"] or head or forms["original"] or name
        forms = {kind: node for kind, node in forms.items() if node is not main} | {"": None}
    elif head is not None and head.text() != main.text():
        reading.draft.unread.append(head)
    said = main.text() if main is not None else ""
    reading.draft.unread += (name for name in reading.names if name.text() not in (said, key))
    if main is None or not rich_text(main):
        return None
    language = main.get("xml:lang")

    def text(kind: str) -> str | None:
        node = forms.get(kind)
        return rich_text(node) if node is not None else None

    return Title(
        text=rich_text(main),
        without_date=text("without-date"),
        form=archival.form_of(main.get("subtype")),
        language=from_tag(language) if language is not None else None,
        original=text("original"),
        romanised=text("transliterated"),
        translated=text("translated"),
    )
