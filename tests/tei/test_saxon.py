"""The Schematron rules of TEI over whole files: Saxon runs them fast enough for thousands of records.

It runs where saxonche (PyPI) is installed; `tei.schematron` runs the same rules in pure Python on small documents.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from lxml import etree

from tei.conftest import SHARED
from tei.outputs import outputs
from tei.schematron import SCH

RULES = SHARED / "tei" / "tei_all.sch"


def stylesheet(schematron: Path) -> str:
    """The rules as XSLT: one mode for each pattern, in which the first rule that fits wins (ISO/IEC 19757-3, 6)."""
    root = etree.parse(str(schematron)).getroot()
    spaces = {str(ns.get("prefix")): str(ns.get("uri")) for ns in root.iter(f"{SCH}ns")}
    declared = " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in spaces.items())
    lines = [
        f'<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" {declared}>',
        '<xsl:output method="text"/>',
    ]
    modes = []
    for number, pattern in enumerate(root.iter(f"{SCH}pattern")):
        mode = f"p{number}"
        modes.append(f'<xsl:apply-templates select="." mode="{mode}"/>')
        lines.append(f'<xsl:mode name="{mode}" on-no-match="shallow-skip"/>')
        for place, rule in enumerate(pattern.iter(f"{SCH}rule")):
            context = quoteattr(str(rule.get("context")))
            lines.append(f'<xsl:template match={context} mode="{mode}" priority="{1000 - place}">')
            lines += [
                f"<xsl:variable name={quoteattr(str(one.get('name')))} select={quoteattr(str(one.get('value')))}/>"
                for one in rule.iter(f"{SCH}let")
            ]
            lines += [_check(one) for one in rule if one.tag in (f"{SCH}assert", f"{SCH}report")]
            lines.append(f'<xsl:apply-templates select="@*|node()" mode="{mode}"/></xsl:template>')
    lines.append(f'<xsl:template match="/">{"".join(modes)}</xsl:template></xsl:stylesheet>')
    return "\n".join(lines)


def _check(check: etree._Element) -> str:
    test = str(check.get("test"))
    fails = test if check.tag == f"{SCH}report" else f"not({test})"
    message = " ".join("".join(map(str, check.itertext())).split())
    text = f'<xsl:value-of select="path(.)"/><xsl:text>: {escape(message)}&#10;</xsl:text>'
    return f"<xsl:if test={quoteattr(fails)}>{text}</xsl:if>"


RUN = """
import sys
from pathlib import Path
from saxonche import PySaxonProcessor

with PySaxonProcessor(license=False) as processor:
    rules = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=Path(sys.argv[1]).read_text("utf-8"))
    for name in sys.argv[2:]:
        # Saxon's parser counts entities, and the rules look at none.
        text = Path(name).read_text("utf-8").replace("&lt;", "(").replace("&gt;", ")").replace("&amp;", "+")
        for line in (rules.transform_to_string(xdm_node=processor.parse_xml(xml_text=text)) or "").splitlines():
            if line.strip():
                print(Path(name).name, line)
"""
"""In a process of its own: Saxon changes the locale of the one that it is in."""


def test_no_rule_is_broken(tmp_path: Path) -> None:
    if importlib.util.find_spec("saxonche") is None:
        pytest.skip("no Saxon here: pip install saxonche")
    if not RULES.is_file():
        pytest.skip(f"no {RULES}; set MAOCITE_SHARED")
    rules = tmp_path / "rules.xsl"
    rules.write_text(stylesheet(RULES), "utf-8")
    broken = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><bibl><relatedItem/><date when="1959" from="1958"/></bibl></TEI>'
    files = []
    for name, text in [*outputs(), ("broken", broken)]:
        files.append(tmp_path / f"{name}.xml")
        files[-1].write_text(text, "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", RUN, rules, *files],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    # Two messages for the broken file: silence would only say that nothing was looked at.
    lines = run.stdout.splitlines()
    assert [line for line in lines if not line.startswith("broken.xml")] == []
    assert len(lines) == 2, run.stderr
