"""How does a record look in another format's terms? Tables and converters for both directions.

`flat` brings an archival record down to the variables of CSL, which most formats know in some
form, and back; `csl_json` writes and reads those variables as CSL-JSON; `bib` as BibTeX fields.
"""
