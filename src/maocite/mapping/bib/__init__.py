"""BibTeX and BibLaTeX: one table of types and fields for both directions, and the parts it needs."""
