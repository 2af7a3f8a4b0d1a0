"""Which header does a new edition of a record begin with?"""

from maocite.model.record import ArchivalRecord, Record
from maocite.tei import correspondence, document, secondary
from maocite.tei.archival_forms import to_ms_desc
from maocite.tei.identifiers import Identifiers
from maocite.tei.languages import name_of, to_tag
from maocite.tei.node import Node, element
from maocite.tei.people import mapped
from maocite.tei.richtext import rich


def header_of(record: Record) -> Node:
    """A ``teiHeader``: title and people, the source as ``msDesc`` or ``biblStruct``, its language,
    and ``correspDesc`` where it is a letter. Publisher and terms are left to the editor."""
    identifiers = Identifiers()
    if isinstance(record, ArchivalRecord):
        source = to_ms_desc(record, identifiers)
        title = record.title.text if record.title is not None else record.id
        language = record.language
    else:
        source = secondary.to_node(record, identifiers)
        title = record.texts.get("title", record.id)
        language = record.texts.get("language")
    agents = [node for _, nodes in mapped(record.people) for node in nodes]
    statement = element(
        "titleStmt",
        rich("title", title, {}, quotes=True),
        *(node for node in agents if node.name == "author"),
        *(node for node in agents if node.name == "editor"),
        *(node for node in agents if node.name == "respStmt"),
    )
    description = element(
        "fileDesc",
        statement,
        element("publicationStmt", element("p", "Publisher, date and licence of the edition.")),
        element("sourceDesc", source),
    )
    children = [description, document.encoding_description()]
    profile = []
    if language:
        profile.append(_languages(language))
    if correspondence.is_letter(record) and (letter := correspondence.to_node(record)):
        profile.append(letter)
    if profile:
        children.append(element("profileDesc", *profile))
    return element("teiHeader", *children)


def _languages(language: str) -> Node:
    one = element("language", name_of(language), attributes={"ident": to_tag(language)})
    return element("langUsage", one)
