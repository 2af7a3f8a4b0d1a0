"""Do the XML files follow their schema, and which one is theirs?

A file that says so (``schemaRef key="maocite-tei"``) is measured against the TEI that maocite writes; so is every
TEI file where the user asks for it. The schema of another project is named by the user: a file that follows it is
not wrong because ours is narrower.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from maocite.errors import InputError, Level, Place, Problem
from maocite.guess import input_format
from maocite.sources import Source

MOST = 50
"""Problems that are told of one file; nobody reads more."""
TEI_FORMATS = frozenset({"tei"})
OURS = "maocite"
"""What ``--schema`` takes for the schema of the TEI that maocite writes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the XML files, and against which schema."""

    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]
    """One sentence for each file: the schema, and how to choose another."""


def validate_sources(
    sources: Sequence[Source], format_name: str | None = None, schema: Source | str | None = None
) -> Checked:
    """What is invalid in each XML file.

    `schema`: RELAX NG in XML syntax, for all XML files; `OURS` for the TEI that maocite writes; None: that for the TEI
    files that declare it, while of all others only whether they are well-formed is looked at. Raises `InputError`
    where `schema` is none.
    """
    problems: list[Problem] = []
    remarks: list[str] = []
    for source in sources:
        if _is_wanted(source, format_name, schema is not None):
            found, remark = _checked(source, schema)
            problems += _most(source, found)
            remarks.append(f"{source.name}: {remark}")
    return Checked(tuple(problems), tuple(remarks))


def _is_wanted(source: Source, format_name: str | None, any_xml: bool) -> bool:
    if any_xml:
        return source.head().lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    try:
        return (format_name or input_format(source)) in TEI_FORMATS
    except InputError:
        return False


def _checked(source: Source, schema: Source | str | None) -> tuple[list[Problem], str]:
    """What is wrong with a file, and which schema said so."""
    from maocite.tei.validate import declared, validate  # lxml is loaded only where there is XML

    if isinstance(schema, Source):
        return validate(source, schema), f"measured against {schema.name}"
    found = validate(source)
    named = declared(source)
    if schema == OURS or named.ours:
        remark = "measured against the TEI that maocite writes"
        if found:
            remark += "; --schema FILE.rng takes the schema of another project"
        return found, remark
    if not found:
        return [], "valid as the TEI that maocite writes"
    if found[0].code == "not-xml":
        return found, "not measured against a schema"
    theirs = f" It names {named.schema}." if named.schema else ""
    return [], (
        f"well-formed; measured against no schema, since it does not say that it follows maocite's.{theirs} "
        f"--schema FILE.rng takes that of its project, --schema {OURS} the TEI that maocite writes."
    )


def _most(source: Source, found: Sequence[Problem]) -> list[Problem]:
    problems = list(found[:MOST])
    if len(found) > MOST:
        message = f"{len(found) - MOST} more places are invalid"
        problems.append(Problem(Level.ERROR, message, Place(source.name), "invalid"))
    return problems
