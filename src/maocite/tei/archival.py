"""How does a document in an archive become ``bibl`` with ``msIdentifier``?

``bibl`` is the only bibliographic element that may hold ``msIdentifier`` directly.
"""

from functools import lru_cache

from maocite.model.record import ArchivalRecord, Title, TitleForm
from maocite.tei import dates, folios, holding, people, relations
from maocite.tei.extras import extra_nodes, keyword_nodes, provenance_nodes, silence_nodes
from maocite.tei.identifiers import Identifiers
from maocite.tei.languages import name_of, to_tag
from maocite.tei.node import Node, element, shared
from maocite.tei.richtext import rich
from maocite.tei.texts import address_of, reference
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
    children = parts(record, identifiers)
    return element("bibl", *children, attributes=attributes_of(record, identifiers))


def parts(record: ArchivalRecord, identifiers: Identifiers) -> list[Node]:
    """Everything that a record says, as elements in the order of a ``bibl``."""
    children: list[Node] = []
    agents = [node for _, nodes in people.mapped(record.people) for node in nodes]
    children += [node for node in agents if node.name == "author"]
    if record.title is not None:
        children += title_nodes(record.title, record.language)
    children += [node for node in agents if node.name != "author"]
    children += _dates(record)
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
    attributes = {"level": "u", "type": "main"}
    if title.form is not None:
        attributes["subtype"] = title.form.value
    if title.language is not None:
        attributes["xml:lang"] = to_tag(title.language)
    nodes = [rich("title", title.text, attributes, quotes=True)]
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
            nodes.append(rich("title", text, attributes, quotes=True))
    return nodes


def _dates(record: ArchivalRecord) -> list[Node]:
    nodes = []
    if record.date is not None:
        nodes.append(dates.to_node(record.date))
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
