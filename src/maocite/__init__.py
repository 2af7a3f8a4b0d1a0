"""maocite: archival and secondary-source records to Chicago notes, BibLaTeX, CSL-JSON and TEI."""

__version__ = "0.1.0"
