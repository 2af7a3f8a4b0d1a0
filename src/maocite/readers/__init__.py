"""How records come in: the folder listing is the list of formats."""

from maocite.formats import Reader, Registry

READERS: Registry[Reader] = Registry(
    "input format",
    __name__,
    [
        ("yaml", "native", "YAML"),
        ("json", "native", "JSON"),
        ("csljson", "csljson", "READER"),
        ("csl-yaml", "csl_yaml", "READER"),
        ("zotero-csljson", "zotero_csljson", "READER"),
        ("jsonl", "jsonl", "READER"),
        ("bibtex", "bibtex", "READER"),
        ("ris", "ris", "READER"),
        ("tei", "tei", "READER"),
        ("zotero-rdf", "zotero_rdf", "READER"),
        ("mods", "mods", "READER"),
    ],
)
"""All readers by name; nothing is imported before it is asked for."""
