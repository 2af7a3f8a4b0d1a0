"""Writes BibTeX for plain.bst and its kin."""

from maocite.mapping.bib.dialects import BIBTEX
from maocite.mapping.bib.output import writer

WRITER = writer(BIBTEX)
