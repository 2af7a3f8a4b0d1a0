"""Writes BibLaTeX for its standard styles."""

from maocite.mapping.bib.dialects import BIBLATEX
from maocite.mapping.bib.output import writer

WRITER = writer(BIBLATEX)
