"""Reads the native format: YAML by hand, JSON by program."""

from collections.abc import Callable, Iterator

from maocite.errors import InputError, Level, Place, Problem
from maocite.formats import Reader, Report
from maocite.model.library import Placed
from maocite.native import read_document
from maocite.native.json_text import read_json
from maocite.native.node import Node
from maocite.native.yaml_text import read_yaml
from maocite.sources import Source


def _read(
    parse: Callable[[str, str], Node | None], source: Source, report: Report
) -> Iterator[Placed]:
    try:
        node = parse(source.text(), source.name)
    except InputError as error:
        for problem in error.problems:
            report(problem)
        return
    if node is None:
        report(Problem(Level.ERROR, "the file is empty", Place(source.name), "empty"))
        return
    yield from read_document(node, source.name, report)


def _read_yaml(source: Source, report: Report) -> Iterator[Placed]:
    return _read(read_yaml, source, report)


def _read_json(source: Source, report: Report) -> Iterator[Placed]:
    return _read(read_json, source, report)


YAML = Reader("yaml", (".yaml", ".yml"), "maocite's own records, as YAML", _read_yaml, True)
JSON = Reader("json", (".json",), "maocite's own records, as JSON", _read_json, True)
