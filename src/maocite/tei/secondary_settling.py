"""What do the elements of an entry come to, once all are read: its type, its texts, what only its words say?"""

import re
from types import MappingProxyType

from maocite.model.date import Date
from maocite.model.provenance import Origin, Provenance
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.tei import prose, zotero_export
from maocite.tei.infer import Evidence, infer_type, is_report_number
from maocite.tei.languages import from_tag
from maocite.tei.node import Node
from maocite.tei.richtext import from_node as rich_text
from maocite.tei.secondary_dates import settle_dates
from maocite.tei.secondary_values import Reading, joined_ends
from maocite.tei.texts import Form, from_nodes, join_title
from maocite.tei.tokens import from_token
from maocite.tei.types import VAGUE, WHOLE_WORKS, type_of_word
from maocite.tei.variants import first_language


def settled(reading: Reading, node: Node, key: str) -> SecondaryRecord:
    """The record of what was found in an entry."""
    settle_dates(reading)
    texts = _texts(reading)
    if node.name == "bibl" and not reading.draft.ours:
        _infer(reading, node, texts)
    _edited(reading, node)
    item_type = _type(reading, node, texts)
    if reading.word and item_type in WHOLE_WORKS and texts.get("page", "").isdecimal():
        texts.setdefault("number-of-pages", texts.pop("page"))
    if item_type == "report" and "number" not in texts and not reading.draft.ours:
        _take_report_number(reading, texts)
    if reading.of_zotero and item_type == "speech" and "publisher-place" in texts:
        texts["event-place"] = texts.pop("publisher-place")
    if item_type == "periodical" and node.name == "bibl" and _is_in_journal(reading, texts):
        item_type, texts["container-title"] = "article-journal", texts.pop("title")
    if item_type == "thesis" and "genre" not in texts and (genre := node.get("subtype")):
        texts["genre"] = genre.replace("_", " ")
    if reading.of_zotero and "language" not in texts and (tag := zotero_export.language(node)):
        texts["language"] = from_tag(tag)
    if "language" not in texts and (tag := node.get("xml:lang") or reading.titles.language()):
        texts["language"] = from_tag(tag)
    told = bool(texts.keys() - {"language", "URL", "DOI"} or reading.draft.people)
    if not told and node.text().rstrip(".,") == texts.get("URL") and not reading.draft.ours:
        item_type = "webpage" if item_type == "document" else item_type
    elif not told and (reading.loose or (node.text() and not reading.draft.ours)):
        # Nothing but prose: a note is where every format shows it.
        whole = reading.draft.extra.pop("text", None)
        texts["note"] = (
            str(whole) if whole else rich_text(node if reading.draft.ours else _apart(node))
        )
    elif reading.loose:
        reading.draft.extra.setdefault("text", node.spaced_text())
    return SecondaryRecord(
        id=key,
        type=item_type,
        texts=MappingProxyType(texts),
        people=MappingProxyType(reading.draft.all_people()),
        dates=MappingProxyType(reading.draft.dates),
        keywords=tuple(reading.draft.keywords),
        provenance=tuple(reading.draft.provenance),
        extra=MappingProxyType(reading.draft.all_extra()),
        silence=tuple(reading.draft.silence),
    )


def _apart(node: Node) -> Node:
    """An entry with a blank before a date that somebody set right behind its text."""
    children: list[Node | str] = []
    for child in node.children:
        before = children[-1] if children else ""
        glued = isinstance(before, str) and before[-1:] not in ("", " ", "\n", "\t", "(", "[")
        if isinstance(child, Node) and child.name == "date" and glued:
            children.append(" ")
        children.append(child)
    return Node(node.name, node.attributes, children, node.line)


def _edited(reading: Reading, node: Node) -> None:
    """Who is called the author of a book that says of itself that it is edited has edited it."""
    people = reading.draft.people
    if node.get("subtype") == "edited" and not reading.draft.ours and not people.get(Role.EDITOR):
        people[Role.EDITOR] = people.pop(Role.AUTHOR, [])


def _take_report_number(reading: Reading, texts: dict[str, str]) -> None:
    """A number of no kind beside a report is that of the report."""
    for node in reading.draft.unread:
        if node.name == "idno" and node.get("type") is None and is_report_number(node.text()):
            texts["number"] = node.text()
            reading.draft.unread.remove(node)
            return


def _is_in_journal(reading: Reading, texts: dict[str, str]) -> bool:
    """Whether an entry with the title of a journal alone is an article in it."""
    if reading.draft.ours or "container-title" in texts or "title" not in texts:
        return False
    if "page" in texts:
        return True
    return bool(reading.draft.people.get(Role.AUTHOR)) and not texts.keys().isdisjoint(
        ("page", "issue", "volume")
    )


def _infer(reading: Reading, node: Node, texts: dict[str, str]) -> None:
    """Fill in what only the words of the entry say; each such field is marked as inferred."""
    people = reading.draft.people
    found = prose.infer(
        node,
        texts,
        has_people=bool(people.get(Role.AUTHOR) or people.get(Role.EDITOR)),
        has_date="issued" in reading.draft.dates,
    )
    fields = [name for name, value in found.texts.items() if texts.get(name) != value]
    texts |= found.texts
    if found.people:
        role = Role.EDITOR if found.are_editors else Role.AUTHOR
        people[role] += found.people
        fields.append(role.value)
    if found.editors and not people.get(Role.EDITOR):
        people[Role.EDITOR] += found.editors
        fields.append(Role.EDITOR.value)
    if found.translators and not people.get(Role.TRANSLATOR):
        people[Role.TRANSLATOR] += found.translators
        fields.append(Role.TRANSLATOR.value)
    if found.year:
        reading.draft.dates["issued"] = Date(found.year)
        fields.append("issued")
    if {"title", "container-title"} <= found.texts.keys():
        reading.has_analytic = True
    for name in fields:
        statement = Provenance(name, Origin.INFERRED, note="read from the words of the entry")
        reading.draft.provenance.append(statement)


def _texts(reading: Reading) -> dict[str, str]:
    texts = dict(reading.texts)
    if not reading.draft.ours:
        reading.links.settle(reading.found, reading.lines, reading.draft.unread)
    for variable, nodes in reading.found.items():
        mapping = reading.lines[variable]
        parallel = mapping.form is Form.LIST or variable == "abstract"
        if parallel and not reading.draft.ours:
            nodes, others = first_language(nodes)
            reading.draft.unread += others
        if variable == "page" and not reading.draft.ours:
            nodes = joined_ends(nodes)
        if value := from_nodes(mapping, nodes):
            texts[variable] = value
    reading.titles.settle()
    texts |= reading.titles.texts(join_title, in_host=reading.has_analytic)
    reading.draft.unread += reading.titles.unread
    texts |= reading.draft.variables
    if not reading.draft.ours:
        _without_numbers(reading, texts)
        if not reading.of_zotero:
            _number_of_series(texts)
            _label(texts)
        _volume_of_issue(texts)
        if not texts.keys() & {"title", "container-title"} and "collection-title" in texts:
            texts["title"] = texts.pop("collection-title")  # the work is the series
    return {
        variable: value
        for variable, value in texts.items()
        if value or variable in reading.draft.variables
    }


_CITED = re.compile(r"[^\W\d_].{1,60}?,?\s(?:1[4-9]|20)\d\d[a-z]?")


def _label(texts: dict[str, str]) -> None:
    """``Doe 2014a`` is no short title but what the project cites the work as."""
    short, title = texts.get("title-short", ""), texts.get("title", "")
    if _CITED.fullmatch(short) and short.casefold() not in title.casefold():
        texts.setdefault("citation-label", texts.pop("title-short"))


_BOTH = re.compile(
    r"(?:vol|t|Bd|Jg)\.?\s?(?P<volume>\d+|[IVXLC]+)\s?[-–,/]\s?(?:n[°ºo.]{1,2}|nr\.?|H\.|Heft)\s?(?P<issue>\d+(?:[-–/]\d+)?)",
    re.I,
)


def _volume_of_issue(texts: dict[str, str]) -> None:
    """``vol. 32 - n°2`` names both."""
    if "volume" not in texts and (match := _BOTH.fullmatch(texts.get("issue", ""))):
        texts |= match.groupdict()


_IN_SERIES = re.compile(
    r"(?P<title>[^\W\d_][^\d]{4,}?)(?:,?\s(?:(?:vol|Bd|Band|t|tome|no|nr|n°|Nr)\.?\s?)?|,\s)(?P<number>\d{1,3}|[IVXL]{2,}(?:[/.,]\s?\d{1,3})?)\.?"
)


def _number_of_series(texts: dict[str, str]) -> None:
    """``Studies in Things 185`` is number 185 of the Studies; years and single letters are no numbers."""
    match = _IN_SERIES.fullmatch(texts.get("collection-title", ""))
    if match is not None and "collection-number" not in texts:
        texts["collection-title"] = match["title"].rstrip(" ,.;:")
        texts["collection-number"] = match["number"]


_NUMBERED = re.compile(
    r"(?P<title>[^\W\d_].+?)(?P<numbers>(?:[,.;\s]+(?:Bd|Band|Halbbd|Jg|Jahrgang|Nr|No|Heft|H|Vol|volume|issue|n°)\.?\s*\d+)+)\.?",
    re.I,
)


def _without_numbers(reading: Reading, texts: dict[str, str]) -> None:
    """``A Journal, Bd. 1, Nr. 2`` is A Journal where elements give these numbers too."""
    match = _NUMBERED.fullmatch(texts.get("container-title", ""))
    if match is None:
        return
    scopes = [node.text() for node in reading.draft.unread if node.name == "biblScope"]
    given = {*scopes, texts.get("volume"), texts.get("issue")}
    if given.issuperset(re.findall(r"\d+", match["numbers"])):
        texts["container-title"] = match["title"].rstrip(",.; ")


def _type(reading: Reading, node: Node, texts: dict[str, str]) -> str:
    word = from_token(node.get("type") or "")
    known = type_of_word(word) or reading.word
    if known and (reading.draft.ours or word.lower() not in VAGUE):
        return known
    if word and reading.draft.ours:
        return word
    if word and not known and word.lower() not in VAGUE | {"print", "printed"}:
        # A word of the project's own.
        words = {name: node.get(name) or "" for name in ("type", "subtype") if node.get(name)}
        reading.draft.unread.append(Node(node.name, words, [], node.line))
    in_host = reading.has_analytic or reading.titles.has_host()
    dated = frozenset(name for name in ("accessed", "issued") if name in reading.draft.dates)
    evidence = Evidence(
        in_host=in_host,
        level=reading.titles.host_level() or "",
        variables=frozenset(texts) | dated,
        roles=frozenset(reading.draft.people),
        has_meeting="event-title" in texts or "event-date" in reading.draft.dates,
        genre=f"{texts.get('genre', '')} {word} {node.get('subtype') or ''}",
        own_level=(reading.titles.own_level() or "") if in_host else "",
    )
    if word.lower() == "article" and not in_host:
        return "article-journal" if "issue" in texts or "volume" in texts else "article"
    if word.lower() in ("document", "review") and known:
        return known
    return infer_type(evidence)
