"""How does a document in an archive become ``bibl`` with ``msIdentifier``?

``bibl`` is the only bibliographic element that may hold ``msIdentifier`` directly.
"""

from collections.abc import Iterator
from functools import lru_cache

from maocite.addresses import address_of
from maocite.model.record import ArchivalRecord, People, Title, TitleForm
from maocite.model.role import Role
from maocite.tei import dates, folios, holding, people, relations
from maocite.tei.extras import extra_nodes, keyword_nodes, provenance_nodes, silence_nodes
from maocite.tei.identifiers import Identifiers
from maocite.tei.languages import name_of, to_tag
from maocite.tei.node import Node, element, shared
from maocite.tei.richtext import rich, rich_line
from maocite.tei.roles import BY_ROLE
from maocite.tei.serialise import STEP, lines, start_tag
from maocite.tei.texts import reference
from maocite.tei.tokens import slug, to_token

NOTES = (
    ("genre", "genre"),
    ("classification", "classification"),
    ("abstract", "abstract"),
    ("note", None),
)
"""Field of the record and ``@type`` of its ``note``."""
EXCERPT = "excerpt"
"""``note type="excerpt"``: only a part of the document was used."""
EVENT = "event"
OTHER = "other"
ORIGIN = "origin"
TITLES = (
    ("without_date", "without-date"),
    ("original", "original"),
    ("romanised", "transliterated"),
    ("translated", "translated"),
)
"""Field of the title and ``@type`` of its element; the title itself is ``main``."""


def to_node(record: ArchivalRecord, identifiers: Identifiers) -> Node:
    """The ``bibl`` of a record as a cited source; nothing of the record is left out."""
    # The entry takes its id before those to which it points, as in `to_text`.
    attributes = attributes_of(record, identifiers)
    return element("bibl", *parts(record, identifiers), attributes=attributes)


def to_text(record: ArchivalRecord, identifiers: Identifiers, depth: int) -> str:
    """What `maocite.tei.serialise.serialise` makes of `to_node`, with fewer elements made."""
    indent = STEP * depth
    inner = indent + STEP
    start = start_tag("bibl", attributes_of(record, identifiers))
    authors, others = _authors(record.people)
    pieces = [people.lines_of_role(role, inner)(record.people[role]) for role in authors]
    if record.title is not None:
        for text, attributes in _titles(record.title, record.language):
            pieces.append(rich_line("title", text, attributes, inner, quotes=True))
    pieces += [people.lines_of_role(role, inner)(record.people[role]) for role in others]
    if record.date is not None and (date := dates.plain_text(record.date)) is not None:
        pieces.append(f"{inner}{date}\n")
    elif record.date is not None:
        pieces.append(lines((dates.to_node(record.date),), inner))
    pieces.append(lines(_after_date(record, identifiers), inner))
    content = "".join(pieces)
    return (
        f"{indent}{start}\n{content}{indent}</bibl>\n" if content else f"{indent}{start[:-1]}/>\n"
    )


def parts(record: ArchivalRecord, identifiers: Identifiers) -> list[Node]:
    """Everything that a record says, as elements in the order of a ``bibl``."""
    children: list[Node] = []
    authors, others = _authors(record.people)
    for role in authors:
        children += people.of_role(role, record.people[role])
    if record.title is not None:
        children += title_nodes(record.title, record.language)
    for role in others:
        children += people.of_role(role, record.people[role])
    if record.date is not None:
        children.append(dates.to_node(record.date))
    return children + _after_date(record, identifiers)


def _authors(named: People) -> tuple[list[Role], list[Role]]:
    """The roles of authors, which stand before the title, and the others behind it."""
    roles = [role for role in people.in_order(named) if named[role]]
    authors = [role for role in roles if BY_ROLE[role].element == "author"]
    return authors, [role for role in roles if role not in authors]


def _after_date(record: ArchivalRecord, identifiers: Identifiers) -> list[Node]:
    children = _events(record)
    if identifier := holding.to_node(record.repository, record.levels):
        children.append(identifier)
    if record.folios is not None:
        children.append(folios.to_node(record.folios))
    if record.language is not None:
        children.append(_text_lang(record.language))
    if record.rights is not None:
        children.append(_availability(record.rights))
    children += [reference(url, {"type": "URL"}) for url in record.urls]
    children += _notes(record)
    children += keyword_nodes(record.keywords)
    children += provenance_nodes(record.provenance)
    children += silence_nodes(record.silence)
    children += extra_nodes(record.extra)
    children += _related(record, identifiers)
    return children


def attributes_of(record: ArchivalRecord, identifiers: Identifiers) -> dict[str, str]:
    """``@type``, ``@subtype``, ``xml:id``, ``@n`` and ``@sortKey`` of an entry."""
    attributes = {"type": to_token(record.type)}
    if genre := slug(record.genre or ""):
        attributes["subtype"] = genre
    attributes["xml:id"] = identifiers.for_entry(record.id)
    attributes["n"] = record.id
    words = [record.repository.name if record.repository else ""]
    if when := record.date or record.event_date:
        words.append(when.edtf or when.raw or "")
    if key := "_".join(
        filter(None, (slug(word, joint="-" if word[:1].isdigit() else "_") for word in words))
    ):
        attributes["sortKey"] = key
    return attributes


def title_nodes(title: Title, original_language: str | None) -> list[Node]:
    """The title and its other forms, each with what is known of its language."""
    return [
        rich("title", text, attributes, quotes=True)
        for text, attributes in _titles(title, original_language)
    ]


def _titles(title: Title, original_language: str | None) -> Iterator[tuple[str, dict[str, str]]]:
    """The forms of a title, each with its attributes."""
    attributes = {"level": "u", "type": "main"}
    if title.form is not None:
        attributes["subtype"] = title.form.value
    if title.language is not None:
        attributes["xml:lang"] = to_tag(title.language)
    yield title.text, attributes
    languages = {"without-date": title.language}
    if original_language and to_tag(original_language) == original_language:
        primary = original_language.partition("-")[0]
        languages |= {"original": original_language, "transliterated": f"{primary}-Latn"}
    forms = (
        ("without-date", title.without_date),
        ("original", title.original),
        ("transliterated", title.romanised),
        ("translated", title.translated),
    )
    for kind, text in forms:
        if text is not None:
            attributes = {"level": "u", "type": kind}
            if language := languages.get(kind):
                attributes["xml:lang"] = to_tag(language)
            yield text, attributes


def _events(record: ArchivalRecord) -> list[Node]:
    nodes = []
    if record.place is not None:
        nodes.append(element("placeName", record.place, attributes={"type": ORIGIN}))
    if record.event_date is not None:
        nodes.append(dates.to_node(record.event_date, EVENT))
    if record.event_place is not None:
        nodes.append(element("placeName", record.event_place, attributes={"type": EVENT}))
    nodes += [dates.to_node(date, OTHER) for date in record.other_dates]
    return nodes


@lru_cache(maxsize=256)
def _text_lang(language: str) -> Node:
    return shared(
        element("textLang", name_of(language), attributes={"mainLang": to_tag(language)})
    )


def _availability(rights: str) -> Node:
    if address := address_of(rights):
        return element("availability", element("licence", rights, attributes={"target": address}))
    return element("availability", element("p", rights))


def _notes(record: ArchivalRecord) -> list[Node]:
    nodes = []
    texts = (record.genre, record.classification, record.abstract, record.note)
    for (_, kind), text in zip(NOTES, texts, strict=True):
        if text is not None:
            nodes.append(rich("note", text, {"type": kind} if kind else {}))
    if record.excerpt:
        nodes.append(element("note", "Excerpt only.", attributes={"type": EXCERPT}))
    return nodes


def _related(record: ArchivalRecord, identifiers: Identifiers) -> list[Node]:
    nodes = [relations.to_node(relation, identifiers) for relation in record.relations]
    nodes += [relations.copy_node(copy) for copy in record.copies]
    if record.translation_language is not None:
        inside = element("bibl", _text_lang(record.translation_language))
        nodes.append(element("relatedItem", inside, attributes={"type": relations.TRANSLATION}))
    return nodes


def form_of(word: str | None) -> TitleForm | None:
    """Formal or descriptive, as ``@subtype`` says it."""
    return next((form for form in TitleForm if form.value == word), None)
