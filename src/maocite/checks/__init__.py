"""Is a collection sound? Every rule asks one question; `maocite.checks.rules` lists them."""

from collections.abc import Iterable, Sequence

from maocite.archives import Profiles, load_profiles
from maocite.checks.rule import Collection, FileRule, Finding, LibraryRule, NativeFile, Rule
from maocite.checks.rules import FILE_RULES, LIBRARY_RULES, RULES, Explained
from maocite.checks.silence import heed
from maocite.errors import InputError, Level, Problem
from maocite.guess import input_format
from maocite.model.library import Library, Placed
from maocite.native.document import open_document
from maocite.native.json_text import read_json
from maocite.native.yaml_text import read_yaml
from maocite.sources import Source
from maocite.streaming import read_all

__all__ = [
    "FILE_RULES",
    "LIBRARY_RULES",
    "RULES",
    "Collection",
    "Explained",
    "FileRule",
    "Finding",
    "LibraryRule",
    "NativeFile",
    "Rule",
    "check",
    "check_sources",
]

_PARSERS = {"yaml": read_yaml, "json": read_json}


def check(
    library: Library, files: Iterable[NativeFile] = (), profiles: Profiles | None = None
) -> list[Problem]:
    """What the rules find in a collection, and in the native files that it was read from.

    `profiles`: the archives to measure call numbers against; None: those that come with maocite.
    What a record silences is left out (`maocite.model.record.Silence`).
    """
    problems = [
        Problem(rule.level, finding.message, finding.place, rule.code)
        for file in files
        for rule in FILE_RULES
        for finding in rule.ask(file)
    ]
    collection = Collection.of(library, profiles or load_profiles())
    return problems + list(heed(collection, LIBRARY_RULES))


def check_sources(
    sources: Sequence[Source],
    format_name: str | None = None,
    profiles: Profiles | None = None,
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
    return library, problems + check(library, files, profiles)


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
