"""How are the entries of a file found and made into nodes? The only module that knows lxml.

Nothing outside the file is read: no network, no DTD, no external entity; entities that the file
declares itself are expanded as far as libxml2's amplification limit allows; nesting is bounded by
libxml2 (256 levels). Each entry is let go once it is read, so that memory does not grow with
their number.
"""

import html.entities
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal

from lxml import etree

from maocite.errors import InputError, Level, OutputError, Place, Problem
from maocite.formats import Report
from maocite.sources import Source
from maocite.tei.entries import ALWAYS, describes, is_candidate, restates
from maocite.tei.header import ABOUT, NUMBERS, Entry, Header, printed_source
from maocite.tei.keys import is_ours
from maocite.tei.node import Node
from maocite.tei.pointed import BEARERS, filled, name_of, target

XML = "{http://www.w3.org/XML/1998/namespace}"
XINCLUDE = "{http://www.w3.org/2001/XInclude}include"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
"""What stands in this namespace shows how to encode, and describes nothing."""
_ROOTS = frozenset(
    {"TEI", "TEI.2", "teiCorpus", "teiCorpus.2", "teiHeader", "listBibl", "standOff"}
)

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9._-]*);")
_DECLARED = re.compile(rb"<!ENTITY\s+([A-Za-z][A-Za-z0-9._-]*)\s")
_MARKS = re.compile(rb"\xc2[\x98\x9c]|&#(?:x0*98|x0*9c|152|156);", re.I)
_JOINED = re.compile("([-’'])\x9c\\s+")
"""The end of an article that is one with the word behind it: ``al-muqtabas``."""
_NO_MARKS = {0x98: None, 0x9C: None}
_NAMES = 1024
"""How many names of elements are remembered; a file of any size has some hundred."""
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def entries(source: Source, report: Report) -> Iterator[Entry]:
    """The entries of a file in document order.

    What is no well-formed XML is repaired as far as possible and reported as a warning, as is what
    is not read: files to be included, entities that nobody declares, a file without entries.
    Raises `InputError` with line and column where nothing can be read or where it is no TEI.
    """
    walk = _Walk(source.name, report)
    pointed: set[str] = set()
    if (error := _error(walk.watched(source.chunks()), pointed)) is None:
        # Most files: read twice from where they lie, and never held.
        walk.names = _names(source.chunks(), pointed, recover=False)
        yield from walk.entries(source.chunks(), recover=False)
        walk.end()
        return
    content, recover = source.content, False
    if (western := _western(content)) is not None:
        message = "is not in UTF-8, as its beginning says or leaves out; read as Windows-1252"
        report(Problem(Level.WARNING, message, Place(source.name), "encoding"))
        content, error = western, _error(_cut(western), pointed)
    if error is not None:
        content = _named_characters(content, walk.entities)
        # A DTD elsewhere declares them: apart from that the file may be as it should.
        if not walk.entities or (error := _error(_cut(content), pointed)) is not None:
            report(_problem(source, error))
            content, recover = _in_one_root(content, error), True
    walk.has_marks = bool(_MARKS.search(content))
    walk.names = _names(_cut(content), pointed, recover=recover)
    yield from walk.entries(_cut(content), recover=recover)
    walk.end()


_CHUNK = 1 << 16
_LONGEST_MARK = 16
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=[\"']([\w.-]+)")


def _western(content: bytes) -> bytes | None:
    """The file in UTF-8 where it was written in Windows-1252 and does not say so; else None."""
    declared = _ENCODING.match(content)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or (declared and declared[1].lower() != b"utf-8"):
        return None
    text = content.decode("utf-8", "surrogateescape")
    escaped = re.search("[\udc80-\udcff]", text)
    # A single slip in a file that is UTF-8 otherwise says nothing of the rest.
    if not escaped or re.search("[\u0080-\ud7ff\ue000-\U0010ffff]", text):
        return None
    return content.decode("cp1252", "replace").encode()


def _cut(content: bytes) -> Iterator[bytes]:
    """A content in chunks, so that entries are let go while it is read."""
    return (content[at : at + _CHUNK] for at in range(0, len(content), _CHUNK))


def _events(
    chunks: Iterable[bytes],
    *,
    recover: bool,
    kinds: Sequence[Literal["start", "end"]] = ("start", "end"),
) -> Iterator[tuple[str, Any]]:
    """Starts and ends of elements while the file is read (`lxml.etree.XMLSyntaxError`)."""
    parser: etree.XMLPullParser[etree._Element] = etree.XMLPullParser(
        kinds,
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        recover=recover,
        huge_tree=False,
        collect_ids=False,
    )
    for chunk in chunks:
        parser.feed(chunk)
        yield from parser.read_events()
    parser.close()
    yield from parser.read_events()


def _error(chunks: Iterable[bytes], pointed: set[str]) -> etree.XMLSyntaxError | None:
    """Why the file is not well-formed; None where it is. No tree is kept.

    The ``xml:id`` to which elements without a name of their own point are added to `pointed`.
    """
    try:
        for _, item in _events(chunks, recover=False, kinds=("end",)):
            if not len(item) and not item.text and item.attrib:
                pointed.update(filter(None, [target(_local(item), item.attrib)]))
            _release(item)
    except etree.XMLSyntaxError as error:
        return error
    return None


def _names(chunks: Iterable[bytes], pointed: set[str], *, recover: bool) -> dict[str, Node]:
    """The names that lists of people and bodies give to these ``xml:id``."""
    names: dict[str, Node] = {}
    inside: etree._Element | None = None
    for event, item in _events(chunks, recover=recover) if pointed else ():
        if event == "start":
            if inside is None and item.get(f"{XML}id") in pointed and _local(item) in BEARERS:
                inside = item
        elif inside is not None and item is inside:
            if (name := name_of(convert(item))) is not None:
                names[item.attrib[f"{XML}id"]] = name
            inside = None
            _release(item)
        elif inside is None:
            _release(item)
    return names


def _problem(source: Source, error: etree.XMLSyntaxError) -> Problem:
    line, column = error.position
    place = Place(source.name, line or None, column or None)
    message = f"is no well-formed XML ({str(error).partition(', line')[0]}); read as far as possible, please check"
    root = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        found = etree.fromstring(source.content, root)
    except (etree.XMLSyntaxError, ValueError):
        found = None
    if found is None:
        message = f"is no XML: {str(error).partition(', line')[0]}"
        raise InputError([Problem(Level.ERROR, message, place, "not-xml")]) from None
    return Problem(Level.WARNING, message, place, "not-well-formed")


def _named_characters(content: bytes, unknown: set[str]) -> bytes:
    """HTML's names of characters (``&nbsp;``) as numbers: the DTD that declares them is not read.

    Other names that the file does not declare become text. All are added to `unknown`.
    """
    declared = {*_OWN, *_DECLARED.findall(content)}

    def number(match: re.Match[bytes]) -> bytes:
        if match[1] in declared:
            return match[0]
        name = match[1].decode("ascii")
        unknown.add(name)
        point = html.entities.name2codepoint.get(name)
        return f"&amp;{name};".encode() if point is None else f"&#{point};".encode()

    return _ENTITY.sub(number, content)


_DECLARATIONS = re.compile(rb"<\?xml[^>]*\?>|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", re.S)


def _in_one_root(content: bytes, error: etree.XMLSyntaxError) -> bytes:
    """A fragment with several roots in one; lines stay where they are."""
    if error.code != etree.ErrorTypes.ERR_DOCUMENT_END or content[:2] in (
        b"\xff\xfe",
        b"\xfe\xff",
    ):
        return content
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=[\"']([\w.-]+)", content)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        content = content.decode(declared[1].decode("ascii"), "replace").encode()
    without = _DECLARATIONS.sub(lambda match: b"\n" * match[0].count(b"\n"), content)
    return b"<listBibl>" + without.removeprefix(b"\xef\xbb\xbf") + b"</listBibl>"


class _Walk:
    """One way through a file: what was found, and what is to be said of it."""

    def __init__(self, name: str, report: Report) -> None:
        self._name = name
        self._report = report
        self._count = 0
        self._root: etree._Element | None = None
        self._headings: list[tuple[int, int, str]] = []
        self._around: etree._Element | None = None
        """What stands around the last entry in parts."""
        self._restated = 0
        self.names: dict[str, Node] = {}
        """By ``xml:id``, the names to which entries only point."""
        self.has_marks = False
        """Whether the file marks words that do not count in sorting, as library catalogues do."""
        self.entities: set[str] = set()
        """Names of entities whose text the file does not hold."""

    def watched(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks as they come, looked through for such marks, which may lie across two of them."""
        rest = b""
        for chunk in chunks:
            self.has_marks = self.has_marks or _MARKS.search(rest + chunk) is not None
            rest = chunk[-_LONGEST_MARK:]
            yield chunk

    def entries(self, chunks: Iterable[bytes], *, recover: bool) -> Iterator[Entry]:
        """The entries, each let go when the next one is asked for."""
        inside: etree._Element | None = None
        header = Header()
        for event, item in _events(chunks, recover=recover):
            if event == "start":
                tag = item.tag
                if not isinstance(tag, str):
                    continue
                if self._root is None:
                    self._root = item
                if tag == XINCLUDE:
                    self._not_included(item)
                elif inside is None:
                    if _bare(tag) == "teiHeader":
                        self._headings = []
                    if _is_entry(item) or _is_about(item):
                        inside = item
            elif inside is not None and item is inside:
                inside = None
                if _is_about(item):
                    header.about.append(convert(item, self.entities))
                elif (entry := self._entry(item)) is not None:
                    self._count += 1
                    yield from header.take(entry, of_source=_is_of_source(item))
                _release(item)
            elif inside is None and isinstance(item.tag, str):
                if _local(item) == "teiHeader":
                    yield from header.end()
                    self._restated += header.restated
                self._heading(item)
                _release(item)
        yield from header.end()
        self._restated += header.restated

    def _entry(self, item: etree._Element) -> Entry | None:
        parent = item.getparent()
        name = _local(parent) if parent is not None else ""
        node = convert(item, self.entities)
        if self.names:
            node = filled(node, self.names)
        if self.has_marks and not is_ours(node):
            _sort_whole(node)
        if node.name == "msDesc" and (printed := printed_source(node)) is not None:
            node = printed
        if not describes(node, name):
            return None
        if parent is None:
            return Entry(node, name, None)
        if restates(node):
            if parent is self._around:
                self._restated += 1
                return None
        else:
            self._around = parent
        key, heading = (parent.get(f"{XML}id") if name == "item" else None), ""
        outer = {_local(ancestor): ancestor for ancestor in item.iterancestors()}
        if _is_of_source(item):
            edition = outer.get("TEI", outer.get("TEI.2"))
            key = edition.get(f"{XML}id", edition.get("id")) if edition is not None else None
            heading = min(self._headings, default=(0, 0, ""))[2]
        return Entry(node, name, parent.get("type"), key, heading)

    def _heading(self, item: etree._Element) -> None:
        """Remember what a header calls its text: its own title before that of the series."""
        parent = item.getparent()
        if _local(item) != "title" or parent is None or _local(parent) != "titleStmt":
            return
        level, kind = item.get("level"), item.get("type", "main")
        if level != "s" and kind in ("main", "full", "desc") and (text := convert(item).text()):
            rank = 0 if level == "a" or item.get("type") == "main" else 1
            self._headings.append((rank, len(self._headings), text))

    def _not_included(self, item: etree._Element) -> None:
        message = f"asks to include {item.get('href', 'another file')}, which is not read"
        place = Place(self._name, item.sourceline)
        self._report(Problem(Level.WARNING, message, place, "not-included"))

    def end(self) -> None:
        """Say what concerns the file as a whole; raises `InputError` where it is no TEI."""
        place = Place(self._name)
        if self.entities:
            names = ", ".join(f"&{name};" for name in sorted(self.entities))
            message = f"names entities whose text it does not hold: {names}; read as in HTML or left as they are"
            self._report(Problem(Level.WARNING, message, place, "undeclared-entity"))
        if self._restated:
            message = f"sets entries in words once more (bibl type=formatted or the like, {self._restated} of them): left out"
            self._report(Problem(Level.WARNING, message, place, "restated"))
        if self._count or self._root is None:
            return
        tag = str(self._root.tag)
        if _local(self._root) in _ROOTS or "tei-c.org" in tag:
            message = "holds no entry of a bibliography (listBibl, biblStruct, msDesc, sourceDesc)"
            self._report(Problem(Level.WARNING, message, place, "no-entries"))
            return
        message = f"is no TEI: its root is <{_local(self._root)}>; expected: <TEI> or <listBibl>"
        line = Place(self._name, self._root.sourceline)
        raise InputError([Problem(Level.ERROR, message, line, "not-tei")])


def _is_entry(item: etree._Element) -> bool:
    if str(item.tag).startswith(EXAMPLES) or _local(item) not in ALWAYS | {"bibl"}:
        return False
    around = [
        (_local(outer), " ".join((outer.get("type", ""), outer.get(f"{XML}id", ""))))
        for outer in item.iterancestors()
    ]
    return is_candidate(_local(item), around)


def _is_of_source(item: etree._Element) -> bool:
    """Whether an entry describes the source of the text to which the header belongs."""
    outer = {_local(ancestor) for ancestor in item.iterancestors()}
    return "sourceDesc" in outer and "biblFull" not in outer


def _is_about(item: etree._Element) -> bool:
    """Whether an element of a header says what its text is about."""
    parent = item.getparent()
    if _local(item) == "idno":
        kind = (item.get("type") or "").lower()
        return kind in NUMBERS and parent is not None and _local(parent) == "publicationStmt"
    return (
        _local(item) in ABOUT
        and parent is not None
        and _local(parent) in ("profileDesc", "textClass")
    )


def _release(item: etree._Element) -> None:
    """Let an element go, and what stands before it; its attributes are not needed any more."""
    # The text behind it may still be growing at the end of a chunk: the parser writes on into the
    # very same node, so that it must not be replaced.
    item.clear(keep_tail=True)
    parent = item.getparent()
    if parent is not None:
        while item.getprevious() is not None:
            del parent[0]


def _local(item: etree._Element) -> str:
    tag = item.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=_NAMES)
def _bare(tag: str) -> str:
    """The name of an element without its namespace."""
    # A prefix that nobody declares is left in the name.
    return tag.rpartition("}")[2].rpartition(":")[2]


@lru_cache(maxsize=_NAMES)
def _attribute(name: str) -> str:
    """``xml:id`` and ``xml:lang`` with their prefix, all others without."""
    return name.replace(XML, "xml:").rpartition("}")[2]


def fragment(markup: str) -> list[Node | str]:
    """Text with elements that a program of ours made, as children of an element.

    Raises `OutputError` where it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return convert(etree.fromstring(f"<x>{markup}</x>", parser)).children
    except etree.XMLSyntaxError as error:
        raise OutputError(f"formatted text is no well-formed XML: {error}") from None


def convert(item: etree._Element, unknown: set[str] | None = None) -> Node:
    """An element of lxml as a `Node`; comments and processing instructions fall away.

    Names of entities that the file does not declare are added to `unknown`.
    """
    root = _node(item)
    waiting = [(item, root)]
    while waiting:
        source, node = waiting.pop()
        if source.text:
            node.children.append(source.text)
        for child in source:
            if isinstance(child.tag, str):
                made = _node(child)
                node.children.append(made)
                waiting.append((child, made))
            elif isinstance(child, etree._Entity):
                node.children.append(_entity(child.name or "", unknown))
            if child.tail:
                node.children.append(child.tail)
    return root


def _sort_whole(node: Node) -> None:
    """Take out the marks around words that do not count in sorting."""
    for inner in (node, *node.descend()):
        inner.children[:] = [
            _JOINED.sub(r"\1", child).translate(_NO_MARKS) if isinstance(child, str) else child
            for child in inner.children
        ]


def _entity(name: str, unknown: set[str] | None) -> str:
    if unknown is not None:
        unknown.add(name)
    point = html.entities.name2codepoint.get(name)
    return f"&{name};" if point is None else chr(point)


def _node(item: etree._Element) -> Node:
    attributes = {_attribute(str(name)): str(value) for name, value in item.items()}
    return Node(_local(item), attributes, [], item.sourceline)
