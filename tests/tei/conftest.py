"""The schemas of TEI, compiled once for all tests."""

import os
from pathlib import Path

import pytest
from lxml import etree

from maocite.sources import Source
from maocite.tei.validate import validate
from tei.schematron import Schematron

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAOCITE_SHARED", ROOT.parent / "shared"))


class Schemas:
    """RELAX NG and Schematron of TEI P5."""

    def __init__(self) -> None:
        self.grammar = etree.RelaxNG(etree.parse(str(SHARED / "tei" / "tei_all.rng")))
        self.rules = Schematron(SHARED / "tei" / "tei_all.sch")

    def grammar_errors(self, text: str, *, ours: bool = True) -> list[str]:
        """What the schemas of TEI and of ours say; `ours` is not for editions of others.

        An `lxml.etree.XMLSyntaxError` where it is no XML at all.
        """
        document = etree.fromstring(text.encode("utf-8"))
        self.grammar.validate(document)
        found = [f"{error.line}: {error.message}" for error in self.grammar.error_log]
        if ours:
            problems = validate(Source("ours", text.encode("utf-8")))
            found += [f"{problem.place}: {problem.message}" for problem in problems]
        return found

    def errors(self, text: str) -> list[str]:
        """What RELAX NG and Schematron say."""
        found = self.grammar_errors(text)
        return found or self.rules.messages(etree.fromstring(text.encode("utf-8")))


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    """Compiled once: that takes about ten seconds."""
    if not (SHARED / "tei" / "tei_all.rng").exists():
        pytest.skip(f"no TEI schema in {SHARED}; set MAOCITE_SHARED")
    return Schemas()
