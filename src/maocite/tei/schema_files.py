"""Which files does a RELAX NG schema include? Only plain files of this machine: nothing is fetched."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from maocite.errors import InputError, Level, Place, Problem

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
MOST_FILES = 200
MOST_BYTES = 32 * 1024 * 1024
"""Of one included file; tei_all has 2 million."""


def check_includes(name: str, root: etree._Element) -> None:
    """Follow every ``include`` and ``externalRef`` of a schema that was read from the file `name`.

    Raises `InputError`, with file and line, for an address of the network, a file that does not exist or is no plain
    file, is too large or is no XML, for files that include each other, and for ``xml:base``.
    """
    problems: list[Problem] = []
    first = Path(name).resolve()
    waiting: list[tuple[Path, etree._Element, tuple[Path, ...]]] = [(first, root, (first,))]
    seen: set[Path] = set()
    while waiting and not problems:
        path, element, chain = waiting.pop()
        for based in element.xpath("//*[@xml:base]"):
            place = Place(str(path), based.sourceline)
            message = "has an xml:base, which would lead elsewhere; write the whole path into href"
            problems.append(Problem(Level.ERROR, message, place, "schema-include"))
        for place, href in _references(path, element):
            target = _target(path, href)
            if target is None:
                message = f"includes {href!r}; nothing is fetched from a network: put the file beside the schema"
            elif target in chain:
                message = f"includes {href!r}, which includes it in turn"
            elif len(seen) >= MOST_FILES:
                message = f"includes more than {MOST_FILES} files"
            elif isinstance(inner := _read(target), str):
                message = f"includes {href!r}, which {inner}"
            else:
                if target not in seen:
                    seen.add(target)
                    waiting.append((target, inner, (*chain, target)))
                continue
            problems.append(Problem(Level.ERROR, message, place, "schema-include"))
    if problems:
        raise InputError(problems)


def _references(path: Path, root: etree._Element) -> Iterator[tuple[Place, str]]:
    for element in root.iter(f"{{{RELAX_NG}}}include", f"{{{RELAX_NG}}}externalRef"):
        yield Place(str(path), element.sourceline), (element.get("href") or "").strip()


def _target(path: Path, href: str) -> Path | None:
    """The file that an address names; None where it is not of this machine."""
    parts = urlsplit(href)
    if parts.scheme not in ("", "file") or parts.netloc not in ("", "localhost"):
        return None
    return Path(os.path.normpath(path.parent / unquote(parts.path)))


def _read(path: Path) -> etree._Element | str:
    """The root of an included file, or why it cannot be had."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return "is no plain file"
        if status.st_size > MOST_BYTES:
            return f"is larger than {MOST_BYTES // 1024 // 1024} MB"
        content = path.read_bytes()
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return f"is no well-formed XML: {str(error).partition(', line')[0]}"
