"""Which format is it, when the user does not say? Suffixes first, then a look at the content."""

import re
from pathlib import Path

from maocite.errors import InputError, Level, MaociteError, Place, Problem
from maocite.sources import Source

INPUT_SUFFIXES = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".bib": "bibtex",
    ".ris": "ris",
    ".rdf": "zotero-rdf",
    ".mods": "mods",
    ".tei": "tei",
    ".xml": "tei",
}
"""Format that a file with this suffix is read as."""

OUTPUT_SUFFIXES = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "csljson",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".bib": "biblatex",
    ".ris": "ris",
    ".rdf": "zotero-rdf",
    ".mods": "mods",
    ".xml": "tei",
}
"""Format that a file with this suffix is written as."""

_REFERENCES = re.compile(rb"^references:\s*$", re.MULTILINE)
_ZOTERO_ID = re.compile(rb'"id":\s*"http://zotero\.org/')
_BLANK = b"\xef\xbb\xbf \t\r\n"
_NAMESPACES = (
    (b"http://www.tei-c.org/ns/1.0", "tei"),
    (b"http://www.loc.gov/mods/v3", "mods"),
    (b"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "zotero-rdf"),
)
"""Addresses that XML of a format names near its beginning."""


def input_format(source: Source) -> str:
    """Name of the reader for a source; raises `InputError` where nothing fits.

    JSON is ours where it is an object with ``records``, else CSL-JSON: a bare list of items is
    what reference managers write; ids that are addresses in Zotero are Zotero's. YAML is CSL-YAML where it has ``references`` and no ``records``.
    """
    head = source.head()
    name = INPUT_SUFFIXES.get(source.suffix) or _look(head)
    if name == "json" and not _is_ours(head, source):
        return "zotero-csljson" if _ZOTERO_ID.search(head) else "csljson"
    if name == "yaml" and _REFERENCES.search(head) and not source.holds(b"records:"):
        return "csl-yaml"
    if source.suffix == ".xml":
        name = _look(head) or name
    if name is None:
        message = f"no format is known for this file; say which with --from ({', '.join(sorted(set(INPUT_SUFFIXES.values())))})"
        raise InputError([Problem(Level.ERROR, message, Place(source.name), "unknown-suffix")])
    return name


def _is_ours(head: bytes, source: Source) -> bool:
    """Whether JSON is an object that has ``records``, which may stand far behind its beginning."""
    return head.lstrip(_BLANK)[:1] == b"{" and source.holds(b'"records"')


def _look(content: bytes) -> str | None:
    """The format that the first character betrays, for standard input and odd suffixes."""
    start = content.lstrip(_BLANK)[:1]
    if start in (b"{", b"["):
        return "json"
    if start in (b"@", b"%"):
        return "bibtex"
    if re.match(rb"(?:\xef\xbb\xbf)?\s*TY {1,2}- ", content):
        return "ris"
    if start == b"<":
        return next((name for mark, name in _NAMESPACES if mark in content[:4096]), None)
    if not start:
        return None
    return "yaml" if any(key in content for key in (b"records:", b"- id:")) else None


ZOTERO = "zotero"
"""Asks for the best format for Zotero instead of naming one."""
FOR_ZOTERO = {
    ".json": ("zotero-csljson", "keeps the archive; tags and child notes stay behind"),
    ".ris": ("ris", "keeps the archive, tags and notes; Extra holds what RIS has no tag for"),
    ".bib": ("zotero-bibtex", "Zotero cannot take an archive from BibTeX; .rdf loses nothing"),
    ".bibtex": ("zotero-bibtex", "Zotero cannot take an archive from BibTeX; .rdf loses nothing"),
}
"""The best format for Zotero's import under each suffix, and what to know of it."""


def zotero_format(path: str) -> tuple[str, str]:
    """The writer that loses least on the way into Zotero, and why; by the suffix of the file.

    Zotero RDF where the suffix does not ask for another: it alone brings every field, tag, note
    and collection into Zotero.
    """
    usual = ("zotero-rdf", "all fields, tags, notes and collections arrive")
    return FOR_ZOTERO.get(Path(path).suffix.lower(), usual)


def output_format(path: str) -> str:
    """Name of the writer for a file; raises `MaociteError` where the suffix says nothing."""
    suffix = Path(path).suffix.lower()
    if suffix in OUTPUT_SUFFIXES:
        return OUTPUT_SUFFIXES[suffix]
    known = ", ".join(OUTPUT_SUFFIXES)
    raise MaociteError(
        f"{path}: no format is known for this suffix; say which with --to, or use {known}"
    )
