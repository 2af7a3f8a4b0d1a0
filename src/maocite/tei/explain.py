"""Why is a file not valid against our schema? In words, and with what is expected.

libxml2 says only that something in an entry is wrong; the table of the contract says what.
"""

import re
from collections.abc import Iterator
from functools import cache

from maocite.tei.content import TEXT, State, expected, follow, parse_model
from maocite.tei.contract_elements import CLOSED, ELEMENTS, STARTS, datatype
from maocite.tei.node import Node

_RULES = {rule.name: rule for rule in ELEMENTS}

_FORMS = {
    "word": (re.compile(r"\S+"), "one word without white space"),
    "pointer": (re.compile(r"\S+"), "an address"),
    "date": (re.compile(r"-?\d{4,}(-\d\d(-\d\d(T\S+)?)?)?"), "1959, 1959-05 or 1959-05-13"),
    "preserve": (re.compile("preserve"), "preserve"),
}
"""Data types whose values are easily looked at; RELAX NG looks at all."""

Finding = tuple[int | None, str]
"""Line and message."""


def explain_all(root: Node) -> Iterator[Finding]:
    """What is wrong with each element, in document order; the inside of unknown ones is skipped."""
    if root.name not in STARTS:
        yield root.line, f"<{root.name}> is no beginning; expected: {', '.join(STARTS)}"
        return
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield from _attributes(node)
        yield from _children(node)
        known = [child for child in node.elements() if child.name in _RULES]
        waiting.extend(reversed(known))


@cache
def _start(name: str) -> frozenset[State]:
    notation = _RULES[name].content
    # In RELAX NG text may be empty, and what the parser gives may come in pieces.
    return frozenset({(parse_model(f"{TEXT}*" if notation == TEXT else notation),)})


def _children(node: Node) -> Iterator[Finding]:
    """The first child that may not stand where it stands, or what is missing at the end."""
    states, before = _start(node.name), ""
    for child in node.children:
        if isinstance(child, str):
            if not child.strip() or follow(states, TEXT):
                continue
            yield (
                node.line,
                f"text in <{node.name}>, which holds only elements: {child.strip()[:40]!r}",
            )
            continue
        after = follow(states, child.name)
        if not after:
            place = f"after <{before}>" if before else "first"
            message = f"<{child.name}> may not stand {place} in <{node.name}>; expected: {_words(states)}"
            yield child.line, message
            return
        states, before = after, child.name
    if "" not in expected(states):
        yield node.line, f"<{node.name}> ends too early; expected: {_words(states)}"


def _words(states: frozenset[State]) -> str:
    names = expected(states)
    words = [f"<{name}>" for name in sorted(names - {TEXT, ""})]
    words += ["text"] * (TEXT in names) + ["the end of the element"] * ("" in names)
    return ", ".join(words)


def _attributes(node: Node) -> Iterator[Finding]:
    words = _RULES[node.name].attributes.split()
    allowed = [word.rstrip("!") for word in words]
    for name, value in node.attributes.items():
        if name not in allowed:
            listed = ", ".join(f"@{word}" for word in allowed) or "none"
            yield node.line, f"@{name} may not stand in <{node.name}>; expected: {listed}"
        elif (values := CLOSED.get((node.name, name))) and value not in values:
            yield (
                node.line,
                f"@{name} of <{node.name}> is {value!r}; expected: {', '.join(values)}",
            )
        elif (form := _FORMS.get(datatype(node.name, name))) and not form[0].fullmatch(value):
            yield node.line, f"@{name} of <{node.name}> is {value!r}; expected: {form[1]}"
    for word in words:
        if word.endswith("!") and word.rstrip("!") not in node.attributes:
            yield node.line, f"<{node.name}> has no @{word.rstrip('!')}"
