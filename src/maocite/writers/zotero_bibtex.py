"""Writes BibTeX for Zotero without plug-ins."""

from maocite.mapping.bib.dialects import ZOTERO
from maocite.mapping.bib.output import writer

WRITER = writer(ZOTERO)
