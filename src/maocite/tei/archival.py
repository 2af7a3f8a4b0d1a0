"""How does a document in an archive become ``bibl`` with ``msIdentifier``?

``bibl`` is the only bibliographic element that may hold ``msIdentifier`` directly.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache

from maocite.addresses import address_of
from maocite.model.record import ArchivalRecord, Title, TitleForm
from maocite.model.role import Role
from maocite.tei import dates, folios, holding, people, relations
from maocite.tei.extras import extra_nodes, keyword_nodes, provenance_nodes, silence_nodes
from maocite.tei.identifiers import Identifiers
from maocite.tei.languages import name_of, to_tag
from maocite.tei.node import Node, element, shared
from maocite.tei.opening import attributes_of
from maocite.tei.richtext import rich
from maocite.tei.roles import BY_ROLE
from maocite.tei.texts import reference

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
    # The entry takes its id before those to which it points, as in `maocite.tei.archival_lines`.
    attributes = attributes_of(record, identifiers)
    return element("bibl", *parts(record, identifiers), attributes=attributes)


def parts(record: ArchivalRecord, identifiers: Identifiers) -> list[Node]:
    """Everything that a record says, as elements in the order of a ``bibl``."""
    children: list[Node] = []
    authors, others = by_place([role for role in record.people if record.people[role]])
    for role in authors:
        children += people.of_role(role, record.people[role])
    if record.title is not None:
        children += title_nodes(record.title, record.language)
    for role in others:
        children += people.of_role(role, record.people[role])
    if record.date is not None:
        children.append(dates.to_node(record.date))
    children += events(record)
    if identifier := holding.to_node(record.repository, record.levels):
        children.append(identifier)
    if record.folios is not None:
        children.append(folios.to_node(record.folios))
    if record.language is not None:
        children.append(text_lang(record.language))
    if record.rights is not None:
        children.append(availability(record.rights))
    children += [reference(url, {"type": "URL"}) for url in record.urls]
    for kind, text in notes(record):
        children.append(rich("note", text, {"type": kind} if kind else {}))
    return children + around(record, identifiers)


def by_place(roles: Collection[Role]) -> tuple[list[Role], list[Role]]:
    """The roles of authors, which stand before the title, and the others behind it."""
    ordered = people.in_order(roles)
    authors = [role for role in ordered if BY_ROLE[role].element == "author"]
    return authors, [role for role in ordered if role not in authors]


def title_nodes(title: Title, original_language: str | None) -> list[Node]:
    """The title and its other forms, each with what is known of its language."""
    return [
        rich("title", text, attributes, quotes=True)
        for text, attributes in titles(title, original_language)
    ]


def titles(title: Title, original_language: str | None) -> Iterator[tuple[str, dict[str, str]]]:
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


def events(record: ArchivalRecord) -> list[Node]:
    """Places and dates beside that of the document: where it was written, of what it tells, others."""
    nodes: list[Node] = []
    if record.place is not None:
        nodes.append(element("placeName", record.place, attributes={"type": ORIGIN}))
    if record.event_date is not None:
        nodes.append(dates.to_node(record.event_date, EVENT))
    if record.event_place is not None:
        nodes.append(element("placeName", record.event_place, attributes={"type": EVENT}))
    nodes += [dates.to_node(date, OTHER) for date in record.other_dates]
    return nodes


@lru_cache(maxsize=256)
def text_lang(language: str) -> Node:
    """The language of the document."""
    return shared(
        element("textLang", name_of(language), attributes={"mainLang": to_tag(language)})
    )


def availability(rights: str) -> Node:
    """Terms of use: the address of a licence, or words."""
    if address := address_of(rights):
        return element("availability", element("licence", rights, attributes={"target": address}))
    return element("availability", element("p", rights))


def notes(record: ArchivalRecord) -> list[tuple[str | None, str]]:
    """``@type`` and text of each note."""
    texts = (record.genre, record.classification, record.abstract, record.note)
    if texts == _NO_NOTES:
        return []
    return [(kind, text) for (_, kind), text in zip(NOTES, texts, strict=True) if text is not None]


_NO_NOTES = (None,) * len(NOTES)


def around(record: ArchivalRecord, identifiers: Identifiers) -> list[Node]:
    """What few records say: that they are excerpts, keywords, where statements come from, what they are related to."""
    nodes = []
    if record.excerpt:
        nodes.append(element("note", "Excerpt only.", attributes={"type": EXCERPT}))
    nodes += keyword_nodes(record.keywords)
    nodes += provenance_nodes(record.provenance)
    nodes += silence_nodes(record.silence)
    nodes += extra_nodes(record.extra)
    nodes += _related(record, identifiers)
    return nodes


def _related(record: ArchivalRecord, identifiers: Identifiers) -> list[Node]:
    nodes = [relations.to_node(relation, identifiers) for relation in record.relations]
    nodes += [relations.copy_node(copy) for copy in record.copies]
    if record.translation_language is not None:
        inside = element("bibl", text_lang(record.translation_language))
        nodes.append(element("relatedItem", inside, attributes={"type": relations.TRANSLATION}))
    return nodes


def form_of(word: str | None) -> TitleForm | None:
    """Formal or descriptive, as ``@subtype`` says it."""
    return next((form for form in TitleForm if form.value == word), None)
