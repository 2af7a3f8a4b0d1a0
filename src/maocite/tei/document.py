"""What stands around the entries: the header, the lists, and the end of a document."""

from maocite.tei.node import Node, element
from maocite.tei.serialise import STEP, serialise, start_tag
from maocite.version import __version__

NAMESPACE = "http://www.tei-c.org/ns/1.0"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
DEFAULT_TITLE = "Bibliography"
HEADS = {"archival": "Archival sources", "secondary": "Published works"}
"""``@type`` of the two lists and their headings."""


def header(title: str | None) -> Node:
    """A ``teiHeader`` with the three parts that TEI asks for, and what is needed to read on."""
    file_description = element(
        "fileDesc",
        element("titleStmt", element("title", title or DEFAULT_TITLE)),
        element("publicationStmt", element("p", "Made from structured records; not published.")),
        element("sourceDesc", element("p", "Born digital: exported from structured records.")),
    )
    return element("teiHeader", file_description, encoding_description(SCHEMA))


SCHEMA = element("schemaRef", attributes={"key": "maocite-tei", "url": "maocite-tei.rng"})
"""Says that a file is what we write and nothing else; an edition, which grows, does not say so."""


def encoding_description(schema: Node | None = None) -> Node:
    """Which program wrote the file, and that quotation marks stay in the text.

    `schema`: a ``schemaRef``, for files that follow it.
    """
    label = element("label", "maocite")
    attributes = {"ident": "maocite", "version": __version__}
    application = element("application", label, attributes=attributes)
    marks = element(
        "quotation",
        element("p", "Quotation marks are kept as content."),
        attributes={"marks": "all"},
    )
    declared = [schema] if schema is not None else []
    return element(
        "encodingDesc", *declared, element("appInfo", application), element("editorialDecl", marks)
    )


def opening(title: str | None) -> str:
    """A document up to the first list; `depth` of the lists is `LIST_DEPTH`."""
    root = start_tag("TEI", {"xmlns": NAMESPACE})
    body = element("body", element("p"))
    return (
        f"{DECLARATION}{root}\n{serialise(header(title), 1)}{STEP}<text>\n{serialise(body, 2)}"
        f'{STEP * 2}<back>\n{STEP * 3}<div type="bibliography">\n'
        f"{serialise(element('head', title or DEFAULT_TITLE), LIST_DEPTH)}"
    )


LIST_DEPTH = 4
"""How deep the lists of a document lie."""
TEXT_CLOSING = f"{STEP * 3}</div>\n{STEP * 2}</back>\n{STEP}</text>\n"
CLOSING = "</TEI>\n"
EMPTY = serialise(element("p", "No records."), LIST_DEPTH)
"""What a document without records says; an empty list is invalid."""


def list_opening(kind: str, depth: int) -> str:
    """``<listBibl type="archival">`` and its heading."""
    tag = start_tag("listBibl", {"type": kind})
    return f"{STEP * depth}{tag}\n{serialise(element('head', HEADS[kind]), depth + 1)}"


def list_closing(depth: int) -> str:
    """The end of a list."""
    return f"{STEP * depth}</listBibl>\n"
