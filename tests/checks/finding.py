"""What do the checks say of a text? Shared by the tests of this folder."""

from functools import lru_cache

from maocite.archives import Profiles, load_profiles
from maocite.checks import check_sources
from maocite.errors import Problem
from maocite.sources import Source


@lru_cache(maxsize=1)
def profiles() -> Profiles:
    """Loaded once: reading them takes longer than a check."""
    return load_profiles()


def problems_of(text: str) -> list[Problem]:
    """Everything found in records in YAML."""
    return check_sources([Source("x.yaml", text.encode())], None, profiles())[1]


def found(text: str, code: str) -> list[tuple[str | None, str | None, str]]:
    """Record, field and message of what one check finds."""
    return [
        (problem.place.record, problem.place.field, problem.message)
        for problem in problems_of(text)
        if problem.code == code
    ]


def places(text: str, code: str) -> list[tuple[str | None, str | None]]:
    """Record and field alone."""
    return [(record, field) for record, field, _ in found(text, code)]


def records(*lines: str) -> str:
    """Records in one line each: ``a, type: book``."""
    return "".join(f"- {{id: {line}}}\n" for line in lines)
