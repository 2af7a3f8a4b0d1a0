"""The schemas of TEI, compiled once for all tests."""

import os
from pathlib import Path

import pytest
from lxml import etree

from tei.schematron import Schematron

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAOCITE_SHARED", ROOT.parent / "shared"))


class Schemas:
    """RELAX NG and Schematron of TEI P5."""

    def __init__(self) -> None:
        self.grammar = etree.RelaxNG(etree.parse(str(SHARED / "tei" / "tei_all.rng")))
        self.rules = Schematron(SHARED / "tei" / "tei_all.sch")

    def grammar_errors(self, text: str) -> list[str]:
        """What RELAX NG says; an `lxml.etree.XMLSyntaxError` where it is no XML at all."""
        document = etree.fromstring(text.encode("utf-8"))
        self.grammar.validate(document)
        return [f"{error.line}: {error.message}" for error in self.grammar.error_log]

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
