"""The options of `maocite export` that concern TEI and CMIF alone."""

import click

from maocite.formats import Options

tei_form = click.option(
    "--tei-form",
    type=click.Choice(["struct", "bibl", "both"]),
    default=Options().tei_form,
    show_default=True,
    help="TEI: elements, entries formatted in the style, or elements with the formatted text.",
)
tei_archival = click.option(
    "--tei-archival",
    type=click.Choice(["bibl", "msDesc", "biblStruct"]),
    default=Options().tei_archival,
    show_default=True,
    help="TEI: element for archival sources: as cited, as edited, or for programs that take "
    "nothing else.",
)
publisher = click.option("--publisher", help="CMIF: who publishes the file.")
licence = click.option("--licence", metavar="ADDRESS|TEXT", help="CMIF: terms of its use.")
