"""How does a ``biblStruct``, ``bibl`` or ``biblFull`` become a published work?

One walk over the elements: each is read at the place where it stands, by the same tables that
write it. What no table knows is kept as XML under ``extra`` and reported.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.tei import dates, prose, zotero_export
from maocite.tei.draft import Draft
from maocite.tei.flat import Flat, without_typography
from maocite.tei.infer import is_report_number
from maocite.tei.keys import is_ours
from maocite.tei.languages import from_tag
from maocite.tei.links import is_address
from maocite.tei.node import Node
from maocite.tei.related_reading import relate
from maocite.tei.roles import role_of, role_of_word
from maocite.tei.secondary_dates import read_date, read_issue, read_meeting
from maocite.tei.secondary_settling import settled
from maocite.tei.secondary_values import (
    Reading,
    by_table,
    put,
    read_reference,
    read_title_links,
    read_value,
    words_in,
)
from maocite.tei.texts import Place, mapping_of
from maocite.tei.types import HAL, WHOLE_WORKS, type_of_word

_ZONES = {
    "analytic": Place.ITEM,
    "monogr": Place.HOST,
    "series": Place.SERIES,
    "seriesStmt": Place.SERIES,
}
_TRANSPARENT = frozenset(
    [
        "imprint",
        "titleStmt",
        "editionStmt",
        "publicationStmt",
        "notesStmt",
        "fileDesc",
        "sourceDesc",
        "profileDesc",
        "textClass",
        "langUsage",
        "noteGrp",
        "head",
        "p",
        "ab",
    ]
)
"""Elements that only hold others."""
_AGENTS = frozenset(
    ["author", "editor", "respStmt", "translator", "recipient", "sponsor", "funder", "principal"]
)
_HOSTS = frozenset(
    {"host", "appearsin", "in", "partof", "ispartof", "container", "containedin", "publishedin"}
)
_STATEMENTS = (
    "titleStmt",
    "editionStmt",
    "publicationStmt",
    "seriesStmt",
    "notesStmt",
    "profileDesc",
)
"""Parts of a header."""
_PUBLISHES = re.compile(r"publi[sckz]|verleg|\bpbl\b|éditions?\b", re.I)
_INSTITUTIONS = frozenset({"institution", "publisher", "laboratory", "university"})
"""Types of ``authority`` that publish."""
_LABELS = frozenset({"abbrev", "abbr", "short", "siglum"})
"""A ``bibl`` in a ``bibl`` that tells under which label a project cites the work."""
_WHOLE = frozenset({"raw_reference", "raw_citation", "formatted_reference"})
"""Notes that hold the whole entry in words."""
_HELD = {
    "archive": ("repository", None),
    "archivelocation": ("idno", "location"),
    "callnumber": ("idno", "callNumber"),
}
"""Notes about where a copy is kept."""
_SCHOOLS = frozenset({"school", "university", "institution"})
"""Notes that name where a thesis was written or a report was made."""
MAX_DEPTH = 60
"""Elements nested deeper are kept as they are."""


def from_node(node: Node, key: str, about: Sequence[Node] = ()) -> SecondaryRecord:
    """The record of an entry; `Draft.unread` of it stands under ``extra``.

    `about`: ``abstract`` and ``keywords`` of the header whose source it is.
    """
    reading = Reading(Draft(is_ours(node)), has_analytic=_has_part(node))
    reading.of_zotero = not reading.draft.ours and zotero_export.is_of_zotero(node)
    reading.item_type = node.get("type") or ""
    reading.in_words = node.name == "bibl" and not reading.draft.ours
    if node.name == "biblFull":
        reading.full = not reading.draft.ours
        _full(reading, node)
    else:
        _walk(reading, node, Place.NOTE, 0)
    if node.get("type") and node.first("analytic") is not None:
        _own_numbers(reading, about)
    abstract = reading.draft.add_about(about)
    if abstract is not None and "abstract" not in reading.found:
        _note(reading, abstract)
    return settled(reading, node, key)


def _own_numbers(reading: Reading, about: Sequence[Node]) -> None:
    """DOI and address that the header of a paper gives for the paper itself."""
    for node in about:
        if node.name == "idno" and node.text():
            of_paper = Node("idno", {"type": node.get("type") or ""}, node.children, node.line)
            if (node.get("type") or "").lower() == "url" or "DOI" not in reading.found:
                read_value(reading, of_paper, Place.ITEM)


def _has_part(node: Node) -> bool:
    """Whether the entry is a part of something: some put the authors of a book where those of a part stand."""
    part = node.first("analytic")
    if part is None or part.first("title") is not None or is_ours(node):
        return part is not None
    return type_of_word(node.get("type") or "") not in WHOLE_WORKS


def says_whole(node: Node) -> bool:
    """Whether an entry holds itself in words in a note of its own, as programs add it that parse references."""
    return any(note.get("type") in _WHOLE for note in node.elements("note"))


def _walk(reading: Reading, parent: Node, zone: Place, depth: int) -> None:
    lead = ""
    seen: dict[str, int] = defaultdict(int)
    if parent.name == "bibl" and not reading.draft.ours:
        parent = without_typography(parent)
    flat = (
        Flat(parent, reading.draft) if parent.name == "bibl" and not reading.draft.ours else None
    )
    for child in parent.children:
        if flat is not None:
            child = flat.seen_as(child)
        if isinstance(child, str):
            lead = child
            reading.loose = reading.loose or bool(words_in(child))
        elif depth > MAX_DEPTH:
            reading.draft.unread.append(child)
        elif child.name == "title":
            _title(reading, child, zone, lead)
        elif child.name in ("analytic", "monogr") and seen[child.name]:
            _again(reading, child, parent, depth)
        elif child.name == "imprint" and seen["imprint"] and _is_said_again(parent, child):
            reading.draft.unread.append(child)
        else:
            seen[child.name] += 1
            first = child.name == "monogr" and _is_volume(parent)
            _element(reading, child, Place.ITEM if first else zone, depth)
        lead = child if isinstance(child, str) else ""


def _title(reading: Reading, node: Node, zone: Place, lead: str = "") -> None:
    if reading.draft.ours:
        reading.titles.add(node, zone, lead, ours=True)
    elif reading.titles.found and prose.is_genre_of_thesis(node.text()):
        _note(reading, Node("note", {"type": "genre"}, node.children, node.line))
    elif is_address(node.text()):
        # A database has no other place for it.
        read_reference(reading, Node("ref", node.attributes, node.children, node.line), zone)
    else:
        reading.titles.add(node, zone, lead, in_words=reading.in_words)
        read_title_links(reading, node, zone)


def _is_volume(parent: Node) -> bool:
    """Whether the first ``monogr`` is a volume and the second the work to which it belongs."""
    monogrs = list(parent.elements("monogr"))
    if len(monogrs) < 2 or parent.first("analytic") is not None:
        return False
    titles = [node.first("title") for node in monogrs[:2]]
    texts = [node.text() for node in titles if node is not None]
    return len(texts) == 2 and texts[0] != texts[1]


def _again(reading: Reading, node: Node, parent: Node, depth: int) -> None:
    """A second ``monogr``: the larger work, or where the item appeared once more."""
    second = list(parent.elements(node.name)).index(node) == 1
    if node.name == "monogr" and second and _is_volume(parent):
        reading.has_analytic = True
        _walk(reading, node, Place.HOST, depth + 1)
    else:
        reading.draft.unread.append(node)


def _is_said_again(parent: Node, imprint: Node) -> bool:
    """Whether a second ``imprint`` says the same in another language or another calendar."""
    first = parent.first("imprint")
    if first is None or first is imprint:
        return False
    languages = {first.get("xml:lang"), imprint.get("xml:lang")}
    if len(languages) == 2 and None not in languages:
        return True
    one, other = (
        {date.edtf for node in part.elements("date") if (date := dates.from_node(node))}
        for part in (first, imprint)
    )
    return bool((one & other) - {None})


def _full(reading: Reading, node: Node) -> None:
    """``biblFull``: a header of its own; HAL describes the publication in its ``sourceDesc``."""
    source = next(
        (s for outer in node.descend("sourceDesc") for s in outer.elements("biblStruct", "bibl")),
        None,
    )
    statement = next(node.descend("titleStmt"), None)
    if source is None or statement is None or not _is_same_work(source, statement):
        _walk(reading, node, Place.NOTE, 0)
        return
    reading.has_analytic = source.first("analytic") is not None
    _walk(reading, source, Place.NOTE, 0)
    imprints = [date for part in source.descend("imprint") for date in part.elements("date")]
    if not any(date.text() or date.get("when") for date in imprints):
        _produced(reading, node)
    known = {inner.text() for inner in source.descend("title")}
    people = frozenset(role for role, names in reading.draft.people.items() if names)
    for outer in node.descend(*_STATEMENTS):
        for inner in outer.elements():
            said = inner.name == "title" and inner.text() in known
            said = said or (inner.name in _AGENTS and role_of(inner) in people)
            of_copy = inner.name in ("publisher", "distributor", "edition", "ref")
            of_copy = of_copy or (outer.name == "editionStmt" and inner.name == "respStmt")
            if of_copy and not said:
                # Of the copy in the archive, not of the publication.
                reading.draft.unread.append(inner)
            elif not said:
                _element(reading, inner, Place.ITEM, 0)


def _produced(reading: Reading, node: Node) -> None:
    """Of a work that was published nowhere else, the date when it was made."""
    found = {date.get("type"): date for date in node.descend("date")}
    made = next((d for kind in _MADE if (d := found.get(kind)) is not None), None)
    if made is not None and (date := dates.from_node(made)):
        reading.draft.dates.setdefault("issued", date)


_MADE = ("whenProduced", "whenWritten")


def _is_same_work(source: Node, statement: Node) -> bool:
    titles = {node.text() for node in statement.elements("title")}
    return bool(titles & {node.text() for node in source.descend("title")})


def _element(reading: Reading, node: Node, zone: Place, depth: int) -> None:
    """Read one element where it stands."""
    name = node.name
    if name == "series" and not any(node.elements()) and node.text():
        reading.titles.add(Node("title", {"level": "s"}, node.children, node.line), Place.SERIES)
    elif (
        name in ("series", "seriesStmt") and zone is not Place.ITEM and _is_journal(node, reading)
    ):
        _walk(reading, node, Place.HOST, depth + 1)
    elif name == "monogr" and zone is Place.ITEM:
        _walk(reading, node, zone, depth + 1)
    elif name in _ZONES:
        _walk(reading, node, _ZONES[name], depth + 1)
    elif name in _TRANSPARENT:
        _walk(reading, node, zone, depth + 1)
    elif name == "bibl":
        _nested(reading, node, depth)
    elif name in _AGENTS:
        _agent(reading, node, zone)
    elif name == "title":
        _title(reading, node, zone)
    elif (
        name == "biblScope" and node.get("unit") in ("series", "serie") and not reading.draft.ours
    ):
        reading.titles.add(Node("title", {"level": "s"}, node.children, node.line), Place.SERIES)
    elif name == "meeting":
        read_meeting(reading, node)
    elif name in ("date", "docDate"):
        read_date(reading, node)
    elif name in ("textLang", "language", "lang"):
        _language(reading, node)
    elif name == "relatedItem":
        _related(reading, node, depth)
    elif name in ("note", "annotation", "abstract"):
        _note(reading, node)
    elif name in ("ref", "ptr", "a"):
        read_reference(reading, node, zone)
        if not reading.draft.ours and any(node.elements("title", "author", "editor", "date")):
            _walk(reading, node, zone, depth + 1)
    elif name in (
        "idno",
        "biblScope",
        "availability",
        "edition",
        "extent",
        "measure",
    ):
        read_value(reading, node, zone)
    elif name == "authority" and (node.get("type") or "institution") not in _INSTITUTIONS:
        reading.draft.unread.append(node)  # who supervised a thesis, who judged it
    elif name in ("publisher", "pubPlace", "distributor", "authority"):
        _imprint(reading, node, zone, depth)
    elif name == "msIdentifier":
        _held(reading, node)
    elif name == "keywords":
        reading.draft.add_note(Node("note", {"type": "keywords"}, node.children))
    elif name == "classCode" and (node.get("scheme") or "") == "halTypology":
        reading.word = HAL.get((node.get("n") or "").lower())
    elif name in ("persName", "orgName", "name") and (role := role_of_word(node.get("role"))):
        reading.draft.add_people(Node("respStmt", {}, [node], node.line), role)
    elif name == "orgName" and node.get("type") == "collaboration":
        reading.draft.add_people(Node("respStmt", {}, [node], node.line), Role.AUTHOR)
    elif name == "orgName" and not node.get("role") and "publisher" not in reading.found:
        # Who issued a report, where a thesis was written.
        by_table(reading, Node("publisher", {}, node.children, node.line), (Place.IMPRINT,), None)
    elif name == "num" and node.get("type") == "series":
        line = mapping_of((Place.SERIES,), "biblScope", "volume")
        if line is not None:
            put(reading, line, node)
    elif (name == "num" and not reading.draft.ours and read_issue(reading, node)) or name in (
        "lb",
        "pb",
        "space",
        "certainty",
    ):
        pass
    elif name in ("hi", "emph", "seg", "i", "b", "em") and node.get("type") is None:
        # Typography, not statements: part of the text.
        reading.loose = reading.loose or bool(node.text())
    elif node.text() or node.attributes:
        reading.draft.unread.append(node)


def _held(reading: Reading, node: Node) -> None:
    """Where a copy is kept; others gather all its numbers in one ``idno``."""
    for part in node.elements():
        inner = [] if reading.draft.ours or part.name != "idno" else list(part.elements("idno"))
        for number in inner or [part]:
            kind = number.get("type")
            if number.name == "idno" and kind is None and not reading.draft.ours:
                kind = "callNumber"
            by_table(reading, number, (Place.HOLDING,), kind)


def _is_journal(node: Node, reading: Reading) -> bool:
    """Whether a ``series`` without a ``monogr`` is the journal of an article."""
    levels = {title.get("level") for title in node.elements("title")}
    return not reading.draft.ours and not reading.has_analytic and levels == {"j"}


def _nested(reading: Reading, node: Node, depth: int) -> None:
    """``bibl type="monogr"`` and its like inside a ``bibl``."""
    kind = (node.get("type") or "").lower()
    if kind in _LABELS and node.text() and not any(node.elements()):
        label = Node("note", {}, node.children, node.line)
        reading.draft.variables.setdefault("citation-label", label.text())
        return
    if kind in ("formatted", "citation", "full") and not any(node.elements()):
        reading.draft.unread.append(node)
        return
    zone = {
        "analytic": Place.ITEM,
        "a": Place.ITEM,
        "series": Place.SERIES,
        "s": Place.SERIES,
    }.get(kind)
    if zone is Place.ITEM:
        reading.has_analytic = True
    _walk(reading, node, zone or Place.HOST, depth + 1)


def _language(reading: Reading, node: Node) -> None:
    tag = node.get("mainLang") or node.get("ident")
    found = from_tag(tag) if tag else node.text()
    if not found or "language" in reading.texts:
        if found and found != reading.texts["language"]:
            reading.draft.unread.append(node)
        return
    reading.texts["language"] = found
    if node.get("otherLangs"):
        reading.draft.unread.append(node)


def _imprint(reading: Reading, node: Node, zone: Place, depth: int) -> None:
    """Publishers and places; what else stands in them is read for itself."""
    others = [child for child in node.elements() if child.name in ("title", "pubPlace", "date")]
    if node.name == "publisher" and not reading.draft.ours:
        node, place = _at_its_place(node)
        others += place
    if others and not reading.draft.ours:
        for child in others:
            if child.name == "title":
                reading.titles.add(child, Place.HOST)
            elif child.name == "pubPlace" and "publisher-place" in reading.found:
                continue
            else:
                _element(reading, child, zone, depth + 1)
        rest = [c for c in node.children if isinstance(c, str) or c not in others]
        node = Node(node.name, node.attributes, rest, node.line)
    name = "pubPlace" if node.name == "pubPlace" else "publisher"
    children = node.children
    if (reading.in_words or reading.full) and children and isinstance(last := children[-1], str):
        children = [*children[:-1], last.rstrip(" \t\r\n,;:")]
    found = Node(name, node.attributes, children, node.line)
    by_table(reading, found, (Place.IMPRINT,), None)


_ADDRESSES = frozenset({"address", "settlement", "placeName", "country", "region"})


def _at_its_place(node: Node) -> tuple[Node, list[Node]]:
    """A publisher without the address that stands beside its name, and the place of the address."""
    rest = [c for c in node.children if isinstance(c, str) or c.name not in _ADDRESSES]
    name = Node(node.name, node.attributes, rest, node.line)
    if len(rest) == len(node.children) or not name.text().strip(" ,:;()"):
        return node, []
    found = [child for child in node.elements() if child.name in _ADDRESSES]
    towns = [n for child in found for n in (child, *child.descend("settlement", "placeName"))]
    town = next((n for n in towns if n.name in ("settlement", "placeName")), found[0])
    return name, [Node("pubPlace", {}, [town.spaced_text()], node.line)]


def _agent(reading: Reading, node: Node, zone: Place) -> None:
    institution = node.first("orgName") if node.name == "respStmt" else None
    resp = node.first("resp")
    publishes = resp is None or _PUBLISHES.search(resp.text())
    if institution is not None and publishes and not reading.draft.ours:
        # Where a thesis was written, or who issued a report.
        found = Node("publisher", institution.attributes, institution.children, node.line)
        by_table(reading, found, (Place.IMPRINT,), None)
        return
    role = zotero_export.role_of_main(node, reading.item_type) if reading.of_zotero else None
    role = role or role_of(node)
    if (
        zone is Place.HOST
        and reading.has_analytic
        and node.name == "author"
        and role is Role.AUTHOR
    ):
        role = Role.CONTAINER_AUTHOR
    elif zone is Place.SERIES and role in (Role.EDITOR, Role.AUTHOR):
        role = Role.COLLECTION_EDITOR
    reading.draft.add_people(node, role)


def _related(reading: Reading, node: Node, depth: int) -> None:
    kind = (node.get("type") or "").lower().replace("-", "")
    if kind == "holding":
        for identifier in node.descend("msIdentifier"):
            _element(reading, identifier, Place.HOLDING, depth + 1)
        return
    inside = node.first("bibl", "biblStruct")
    if kind in _HOSTS and inside is not None and any(inside.descend("title")):
        reading.has_analytic = True
        reading.titles.now_in_a_host()
        before, reading.in_host = reading.in_host, True
        _walk(reading, inside, Place.HOST, depth + 1)
        reading.in_host = before
        return
    if inside is None or not relate(kind, inside, reading.draft, reading.found, reading.lines):
        reading.draft.unread.append(node)


def _note(reading: Reading, node: Node) -> None:
    if reading.draft.add_note(node):
        return
    kind = (node.get("type") or ("abstract" if node.name == "abstract" else "")).lower()
    if kind in ("url", "uri") and (line := mapping_of((Place.ITEM,), "ref", "url")):
        put(reading, line, node)
    elif kind in ("accessed", "access") and (date := dates.from_node(node)):
        reading.draft.dates.setdefault("accessed", date)
    elif node.first("listBibl", "bibl", "biblStruct") is not None:
        reading.draft.unread.append(node)
    elif kind == "pagecount" and not reading.draft.ours:
        by_table(reading, Node("extent", {}, node.children, node.line), (Place.EXTENT,), "pages")
    elif kind in _WHOLE and not reading.draft.ours:
        reading.draft.extra.setdefault("text", node.spaced_text())
    elif kind in ("report", "report_number") and is_report_number(node.text()):
        number = Node("idno", {"type": "report"}, node.children, node.line)
        reading.word = reading.word or "report"
        by_table(reading, number, (Place.ITEM,), "report")
    elif (holding := _HELD.get(kind.replace("-", "").replace("_", ""))) and not reading.draft.ours:
        part = Node(holding[0], {}, node.children, node.line)
        by_table(reading, part, (Place.HOLDING,), holding[1])
    elif kind in _SCHOOLS and not reading.draft.ours and "publisher" not in reading.found:
        by_table(reading, Node("publisher", {}, node.children, node.line), (Place.IMPRINT,), None)
    elif kind != "formatted":
        named = {"type": kind} if kind and not node.get("type") else {}
        found = Node("note", {**node.attributes, **named}, node.children, node.line)
        by_table(reading, found, (Place.NOTE,), kind)
