"""CMIF: the letters of a collection for correspSearch (Correspondence Metadata Interchange Format)."""

from collections.abc import Iterable, Iterator

from maocite.errors import Level, Place, Problem
from maocite.formats import Options, Report, Writer
from maocite.model.record import Record
from maocite.tei import correspondence, document
from maocite.tei.node import Node, element
from maocite.tei.serialise import FORBIDDEN, REPLACEMENT, STEP, serialise, start_tag
from maocite.tei.texts import address_of

SOURCE = "collection"
"""``xml:id`` of the ``bibl`` that stands for the collection."""
UNNAMED = "Publisher not named."
UNSTATED = "Terms of use not stated."


def write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    """A TEI header with one ``correspDesc`` for each letter; other records are reported as loss."""
    title = options.title or "Letters"
    _report_missing(options, report)
    yield f"{document.DECLARATION}{start_tag(element('TEI', attributes={'xmlns': document.NAMESPACE}))}\n"
    yield f"{STEP}<teiHeader>\n{_clean(serialise(_description(title, options), 2))}{STEP * 2}<profileDesc>\n"
    empty = True
    for record in records:
        node = correspondence.to_node(record, SOURCE) if correspondence.is_letter(record) else None
        if node is None:
            message = "is no letter with a sender or an addressee; CMIF holds nothing else"
            report(Problem(Level.LOSS, message, Place(record=record.id), "no-letter"))
            continue
        empty = False
        yield _clean(serialise(node, 3))
    if empty:
        yield f"{STEP * 3}<langUsage><p>No letters.</p></langUsage>\n"
    body = serialise(element("text", element("body", element("p"))), 1)
    yield f"{STEP * 2}</profileDesc>\n{STEP}</teiHeader>\n{body}</TEI>\n"


def _report_missing(options: Options, report: Report) -> None:
    """CMIF wants a publisher and free terms; nobody but the user can state them."""
    for name, value, example in (
        ("publisher", options.publisher, "--publisher NAME"),
        ("licence", options.licence, "--licence https://creativecommons.org/licenses/by/4.0/"),
    ):
        if not value:
            message = f"the header names no {name}, which correspSearch asks for: {example}"
            report(Problem(Level.WARNING, message, Place(field=name), f"no-{name}"))


def _clean(text: str) -> str:
    return FORBIDDEN.sub(REPLACEMENT, text)


def _description(title: str, options: Options) -> Node:
    terms = element("p", UNSTATED)
    if options.licence:
        target = address_of(options.licence)
        attributes = {"target": target} if target else {}
        terms = element("licence", options.licence, attributes=attributes)
    source = element("bibl", title, attributes={"type": "online", "xml:id": SOURCE})
    return element(
        "fileDesc",
        element("titleStmt", element("title", title)),
        element(
            "publicationStmt",
            element("publisher", options.publisher or UNNAMED),
            element("availability", terms),
        ),
        element("sourceDesc", source),
    )


WRITER = Writer("cmif", (), "CMIF: letters for correspSearch (TEI correspDesc)", write)
