"""Every open fixture of the CSL test suite, judged as the suite judges, against a list of reds.

``known_failures.txt`` names each fixture that is not rendered as expected, with the reason by
the specification. It holds in both directions: a fixture that passes must leave it.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import pytest

from csl_suite.adaptor import render

HERE = Path(__file__).parent
SUITE = (
    Path(os.environ.get("MAOCITE_SHARED", HERE.parents[1] / ".." / "shared")).resolve()
    / "csl-suite"
)
NAMES = sorted(path.stem for path in (SUITE / "fixtures").glob("*.txt"))


def known_failures() -> dict[str, str]:
    """Name and reason of each fixture that is expected to fail."""
    lines = (HERE / "known_failures.txt").read_text("utf-8").splitlines()
    entries = [line.partition(":") for line in lines if line.strip() and not line.startswith("#")]
    return {name.strip(): reason.strip() for name, _, reason in entries}


KNOWN = known_failures()


@lru_cache(maxsize=1)
def judge() -> ModuleType:
    """The suite's own reader and judge of fixtures."""
    spec = importlib.util.spec_from_file_location("csl_suite_fixtures", SUITE / "fixtures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(bool(NAMES), reason="the fixtures are there")
def test_fixtures_are_there() -> None:
    pytest.skip(f"no CSL test suite at {SUITE}; set MAOCITE_SHARED to the folder above it")


@pytest.mark.parametrize("name", NAMES)
def test_fixture(name: str) -> None:
    fixture = judge().load(SUITE / "fixtures" / f"{name}.txt")
    status, output = judge().judge(fixture, render(fixture.request()))
    if name in KNOWN:
        assert status not in {"exact", "pass"}, "passes now: take it off known_failures.txt"
    else:
        assert judge().neutral(output) == judge().neutral(fixture.expected)


@pytest.mark.skipif(not NAMES, reason="no CSL test suite to compare the list with")
def test_the_list_names_fixtures_and_reasons() -> None:
    assert set(KNOWN) <= set(NAMES)
    assert all(KNOWN.values())
