"""Runs the Schematron rules of TEI with elementpath: XPath 3.1 in pure Python.

For each pattern the first rule whose context matches a node wins; each assert that is false and
each report that is true is a message (ISO/IEC 19757-3, 6). Rules that need XSLT's ``current()``
cannot run; there are two, both for verse.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import elementpath
from elementpath.xpath31 import XPath31Parser
from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"
Element = etree._Element


@dataclass(frozen=True)
class Check:
    """One assert or report."""

    fails_if: bool
    test: str
    message: str


@dataclass(frozen=True)
class Rule:
    """What holds for the nodes that a context selects."""

    context: str
    variables: tuple[tuple[str, str], ...]
    checks: tuple[Check, ...]


class Schematron:
    """The rules of one schema."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(str(path)).getroot()
        self.namespaces = {
            str(ns.get("prefix")): str(ns.get("uri")) for ns in root.iter(f"{SCH}ns")
        }
        self.patterns = [
            [_rule(rule) for rule in pattern.iter(f"{SCH}rule")]
            for pattern in root.iter(f"{SCH}pattern")
        ]
        self.patterns = [
            [rule for rule in rules if not any("current()" in c.test for c in rule.checks)]
            for rules in self.patterns
        ]

    def messages(self, root: Element) -> list[str]:
        """Everything that the rules say of a document."""
        found = []
        for rules in self.patterns:
            done: set[Element] = set()
            for rule in rules:
                for node in self._select(root, root, f"//({rule.context})", {}):
                    if not isinstance(node, etree._Element) or node in done:
                        continue
                    done.add(node)
                    found += [
                        f"{etree.QName(node).localname}: {text}"
                        for text in self._broken(root, node, rule)
                    ]
        return found

    def _broken(self, root: Element, node: Element, rule: Rule) -> list[str]:
        values: dict[str, object] = {}
        for name, expression in rule.variables:
            values[name] = self._select(root, node, expression, values)
        return [
            check.message
            for check in rule.checks
            if bool(self._select(root, node, f"boolean({check.test})", values)) is check.fails_if
        ]

    def _select(
        self, root: Element, item: Element, expression: str, values: dict[str, object]
    ) -> list[object]:
        # elementpath's types know the standard library's elements, not lxml's.
        document: Any = root
        context: Any = item
        variables: Any = values
        result = elementpath.select(
            document,
            expression,
            namespaces=self.namespaces,
            parser=XPath31Parser,
            item=context,
            variables=variables,
        )
        return cast("list[object]", result)


def _rule(rule: Element) -> Rule:
    checks = tuple(
        Check(
            child.tag == f"{SCH}report",
            str(child.get("test")),
            " ".join("".join(child.itertext()).split()),
        )
        for child in rule
        if child.tag in (f"{SCH}assert", f"{SCH}report")
    )
    variables = tuple(
        (str(child.get("name")), str(child.get("value"))) for child in rule.iter(f"{SCH}let")
    )
    return Rule(str(rule.get("context")), variables, checks)
