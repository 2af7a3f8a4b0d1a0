"""How records go out: the folder listing is the list of formats."""

from maocite.formats import Registry, Writer

WRITERS: Registry[Writer] = Registry(
    "output format",
    __name__,
    [
        ("yaml", "native", "YAML"),
        ("json", "native", "JSON"),
        ("csljson", "csljson", "COMPLETE"),
        ("csljson-styles", "csljson", "STYLES"),
        ("zotero-csljson", "zotero_csljson", "WRITER"),
        ("jsonl", "jsonl", "WRITER"),
        ("bibtex", "bibtex", "WRITER"),
        ("biblatex", "biblatex", "WRITER"),
        ("biblatex-chicago", "biblatex_chicago", "WRITER"),
        ("better-bibtex", "better_bibtex", "WRITER"),
        ("zotero-bibtex", "zotero_bibtex", "WRITER"),
        ("ris", "ris", "WRITER"),
        ("zotero-rdf", "zotero_rdf", "WRITER"),
        ("mods", "mods", "WRITER"),
        ("tei", "tei", "WRITER"),
        ("tei-bibl", "tei", "FRAGMENT"),
        ("cmif", "cmif", "WRITER"),
        ("notes", "rendered", "NOTES"),
        ("bibliography", "rendered", "BIBLIOGRAPHY"),
    ],
)
"""All writers by name; nothing is imported before it is asked for."""
