"""CMIF: the letters of a collection for correspSearch (Correspondence Metadata Interchange Format)."""

import os
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from maocite.addresses import address_of
from maocite.errors import Level, Place, Problem
from maocite.formats import Options, Report, Writer
from maocite.model.record import Record
from maocite.tei import cmif, correspondence, document
from maocite.tei.node import Node, element
from maocite.tei.serialise import FORBIDDEN, REPLACEMENT, STEP, serialise, start_tag

UNNAMED = "not named"
UNSTATED = "Terms of use not stated."
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
"""The terms that correspSearch asks for."""
_MAIL = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<mail>[^<>\s]+@[^<>\s]+)>\s*")


def write(records: Iterable[Record], options: Options, report: Report) -> Iterator[str]:
    """A TEI header with one ``correspDesc`` for each letter; other records are reported as loss."""
    title = options.title or "Letters"
    source = source_id(title, options)
    _report_missing(options, report)
    yield f"{document.DECLARATION}{start_tag('TEI', {'xmlns': document.NAMESPACE})}\n"
    yield f"{STEP}<teiHeader>\n{_clean(serialise(_description(title, source, options), 2))}{STEP * 2}<profileDesc>\n"
    empty = True
    for record in records:
        node = cmif.to_node(record, source) if correspondence.is_letter(record) else None
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


def source_id(title: str, options: Options) -> str:
    """``xml:id`` of the ``bibl`` that stands for the collection: a UUID that is the same whenever the file is made anew,
    with a letter before it, since an id may not begin with a digit."""
    name = options.url or "\n".join((options.publisher or "", title))
    return f"uuid-{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _report_missing(options: Options, report: Report) -> None:
    """CMIF wants a publisher, a person to ask, an address and free terms; nobody but the user can state them."""
    for name, value, example in (
        ("publisher", options.publisher, "--publisher NAME"),
        ("editor", options.editor, "--editor 'NAME <MAIL>'"),
        ("url", options.url, "--url ADDRESS, where the file will lie"),
        ("licence", options.licence, f"--licence {CC_BY}"),
    ):
        if not value:
            message = f"the header names no {name}, which correspSearch asks for: {example}"
            report(Problem(Level.WARNING, message, Place(field=name), f"no-{name}"))


def _clean(text: str) -> str:
    return FORBIDDEN.sub(REPLACEMENT, text)


def _description(title: str, source: str, options: Options) -> Node:
    terms = element("p", UNSTATED)
    if options.licence:
        target = address_of(options.licence)
        attributes = {"target": target} if target else {}
        terms = element("licence", options.licence, attributes=attributes)
    url = [element("idno", options.url, attributes={"type": "url"})] if options.url else []
    published = element(
        "publicationStmt",
        element("publisher", options.publisher or f"Publisher {UNNAMED}."),
        *url,
        element("date", attributes={"when": _today()}),
        element("availability", terms),
    )
    described = element("bibl", title, attributes={"type": "online", "xml:id": source})
    return element(
        "fileDesc",
        element("titleStmt", element("title", title), _editor(options.editor)),
        published,
        element("sourceDesc", described),
    )


def _editor(editor: str | None) -> Node:
    """The person to ask: ``Jane Doe <jane@example.org>``."""
    found = _MAIL.fullmatch(editor or "")
    if not found:
        return element("editor", element("name", editor or f"Editor {UNNAMED}."))
    mail = element("email", found["mail"])
    if not found["name"]:
        return element("editor", mail)
    return element("editor", element("name", found["name"]), " ", mail)


def _today() -> str:
    """The day on which the file is made; ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) sets another."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else datetime.now(UTC)
    return now.date().isoformat()


WRITER = Writer("cmif", (), "CMIF: letters for correspSearch (TEI correspDesc)", write)
