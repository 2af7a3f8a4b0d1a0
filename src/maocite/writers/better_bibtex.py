"""Writes BibLaTeX for Better BibTeX."""

from maocite.mapping.bib.dialects import BETTER_BIBTEX
from maocite.mapping.bib.output import writer

WRITER = writer(BETTER_BIBTEX)
