"""Writes BibLaTeX for biblatex-chicago."""

from maocite.mapping.bib.dialects import CHICAGO
from maocite.mapping.bib.output import writer

WRITER = writer(CHICAGO)
