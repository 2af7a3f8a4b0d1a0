"""How should the output look? Fields of `Options` as options of the command line."""

import functools
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

import click

from maocite.formats import MARKUPS, Options

Command = Callable[..., None]
_DEFAULTS = {field.name: field.default for field in fields(Options)}


def _option(flag: str, field: str, **settings: Any) -> Callable[[Command], Command]:
    default = _DEFAULTS[field]
    if default is not MISSING and default:
        settings |= {"default": default, "show_default": True}
    return click.option(flag, field, **settings)


_OPTIONS = {
    "style": _option(
        "--style",
        "style",
        metavar="NAME|FILE",
        help="CSL style; 'maocite styles' lists them.",
    ),
    "locale": _option(
        "--locale",
        "locale",
        metavar="LANG",
        help="Language of the output (BCP 47), such as de-DE.",
    ),
    "markup": _option(
        "--markup",
        "markup",
        type=click.Choice(MARKUPS),
        help="How the text is marked up.",
    ),
    "abbreviate": _option(
        "--abbreviate",
        "abbreviate",
        type=click.Choice(["introduce", "list", "never"]),
        help="Archives: first in full with the short form that follows; short from the start; "
        "always in full.",
    ),
    "order": _option(
        "--order",
        "order",
        type=click.Choice(["item-first", "archive"]),
        help="Archives: Chicago's order, or each archive's own.",
    ),
    "given_only": _option(
        "--given-only",
        "given_only",
        is_flag=True,
        help="Leave out what records have from elsewhere than their source.",
    ),
    "title": _option("--title", "title", help="Title of the document, for formats that have one."),
    "tei_form": _option(
        "--tei-form",
        "tei_form",
        type=click.Choice(["struct", "bibl", "both"]),
        help="TEI: elements, entries formatted in the style, or elements with the formatted text.",
    ),
    "tei_archival": _option(
        "--tei-archival",
        "tei_archival",
        type=click.Choice(["bibl", "msDesc", "biblStruct"]),
        help="TEI: element for archival sources: as cited, as edited, or for programs that take "
        "nothing else.",
    ),
    "tei_lists": _option(
        "--tei-lists",
        "tei_lists",
        is_flag=True,
        help="TEI: lists of the people, bodies and places that the records name, to which the entries point.",
    ),
    "publisher": _option("--publisher", "publisher", help="CMIF: who publishes the file."),
    "editor": _option(
        "--editor", "editor", metavar="'NAME <MAIL>'", help="CMIF: whom to ask about the file."
    ),
    "url": _option("--url", "url", metavar="ADDRESS", help="CMIF: where the file will lie."),
    "licence": _option(
        "--licence", "licence", metavar="ADDRESS|TEXT", help="CMIF: terms of its use."
    ),
}


def takes_options(*names: str) -> Callable[[Command], Command]:
    """Give a command these fields of `Options`, and hand them over as its argument `options`.

    In ``--help`` they stand in this order.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def gathered(**given: Any) -> None:
            chosen = {name: given.pop(name) for name in names}
            command(options=Options(**chosen), **given)

        decorated: Command = gathered
        for name in reversed(names):
            decorated = _OPTIONS[name](decorated)
        return decorated

    return decorate
