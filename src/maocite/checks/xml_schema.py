"""Do the XML files follow their schema?"""

from collections.abc import Iterator, Sequence

from maocite.errors import InputError, Level, Place, Problem
from maocite.guess import input_format
from maocite.sources import Source

MOST = 50
"""Problems that are told of one file; nobody reads more."""
TEI_FORMATS = frozenset({"tei"})


def validate_sources(
    sources: Sequence[Source], format_name: str | None = None, schema: Source | None = None
) -> list[Problem]:
    """What is invalid in each TEI file, or with `schema` (RELAX NG) in each XML file.

    Raises `InputError` where `schema` is none.
    """
    from maocite.tei.validate import validate  # lxml is loaded only where there is XML

    problems: list[Problem] = []
    for source in sources:
        if not _is_wanted(source, format_name, schema is not None):
            continue
        found = validate(source, schema)
        problems += found[:MOST]
        problems += _remarks(source, found, schema)
    return problems


def _is_wanted(source: Source, format_name: str | None, any_xml: bool) -> bool:
    if any_xml:
        return source.head().lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    try:
        return (format_name or input_format(source)) in TEI_FORMATS
    except InputError:
        return False


def _remarks(source: Source, found: Sequence[Problem], schema: Source | None) -> Iterator[Problem]:
    place = Place(source.name)
    if len(found) > MOST:
        message = f"{len(found) - MOST} more places are invalid"
        yield Problem(Level.ERROR, message, place, "invalid")
    if found and schema is None and found[0].code != "not-xml":
        message = (
            "measured against the TEI that maocite writes; --schema FILE takes another schema"
        )
        yield Problem(Level.WARNING, message, place, "schema")
