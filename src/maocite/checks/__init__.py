"""Is a collection sound? Every rule asks one question; the tables below are the list of them."""

from collections.abc import Iterable, Sequence

from maocite.api import read_all
from maocite.checks.declarations import every_declaration_is_used
from maocite.checks.provenance import provenance_names_fields, sic_stands_in_the_field
from maocite.checks.relations import relations_have_targets
from maocite.checks.rule import FileRule, LibraryRule, NativeFile
from maocite.checks.schema import keeps_schema
from maocite.errors import InputError, Level, Problem
from maocite.guess import input_format
from maocite.model.library import Library, Placed
from maocite.native.document import open_document
from maocite.native.json_text import read_json
from maocite.native.yaml_text import read_yaml
from maocite.sources import Source

__all__ = ["FILE_RULES", "LIBRARY_RULES", "FileRule", "LibraryRule", "check", "check_sources"]

LIBRARY_RULES: tuple[LibraryRule, ...] = (
    provenance_names_fields,
    sic_stands_in_the_field,
    relations_have_targets,
)
"""Asked of every collection."""

FILE_RULES: tuple[FileRule, ...] = (keeps_schema, every_declaration_is_used)
"""Asked of every file in the native format."""

_PARSERS = {"yaml": read_yaml, "json": read_json}


def check(library: Library, files: Iterable[NativeFile] = ()) -> list[Problem]:
    """What the rules find in a collection, and in the native files that it was read from."""
    problems = [problem for file in files for rule in FILE_RULES for problem in rule(file)]
    return problems + [problem for rule in LIBRARY_RULES for problem in rule(library)]


def check_sources(
    sources: Sequence[Source], format_name: str | None = None
) -> tuple[Library, list[Problem]]:
    """Read sources and check what they hold; everything found, nothing raised.

    The library holds the records that could be read; of two with one id, the first.
    """
    problems: list[Problem] = []
    placed: list[Placed] = []
    files: list[NativeFile] = []
    for source in sources:
        before = len(problems)
        try:
            placed += read_all([source], problems.append, format_name)
            if not any(problem.level is Level.ERROR for problem in problems[before:]):
                files += _native_file(source, format_name or input_format(source))
        except InputError as error:
            problems += error.problems
    library = _distinct(placed, problems)
    return library, problems + check(library, files)


def _native_file(source: Source, format_name: str) -> list[NativeFile]:
    """The file, where it is one of ours; its problems are known already."""
    parse = _PARSERS.get(format_name)
    node = parse(source.text(), source.name) if parse else None
    if node is None:
        return []
    return [NativeFile(source.name, node, open_document(node, source.name, lambda problem: None))]


def _distinct(placed: Sequence[Placed], problems: list[Problem]) -> Library:
    """The library of all records; of two with one id the first is kept and both are reported."""
    try:
        return Library.of(placed)
    except InputError as error:
        problems += error.problems
    first: dict[str, Placed] = {}
    for record, place in placed:
        first.setdefault(record.id, (record, place))
    return Library.of(first.values())
