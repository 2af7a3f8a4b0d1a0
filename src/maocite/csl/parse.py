"""How does what citeproc-py loaded become a style? Complete, or all of its mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from maocite.csl.loading import LoadedStyle, StyleError
from maocite.csl.problems import as_error, as_warning, is_error
from maocite.csl.style import Element, StyleTree
from maocite.csl.variant import NAMESPACE
from maocite.csl.vocabulary import unknown_words
from maocite.exceptions import did_you_mean

if TYPE_CHECKING:
    from lxml import etree

    from maocite.errors import Problem

_PREFIX = len(NAMESPACE)

MAX_DEPTH = 120
"""Elements nested deeper than this are refused, so that recursion is bounded."""

_RENDERING = ("choose", "date", "group", "label", "names", "number", "text")
_CHILDREN: Mapping[str, tuple[str, ...]] = {
    "citation": ("sort", "layout"),
    "bibliography": ("sort", "layout"),
    "sort": ("key",),
    "layout": _RENDERING,
    "macro": _RENDERING,
    "group": _RENDERING,
    "if": _RENDERING,
    "else-if": _RENDERING,
    "else": _RENDERING,
    "choose": ("if", "else-if", "else"),
    "substitute": _RENDERING,
    "names": ("name", "et-al", "label", "substitute", "institution"),
    "name": ("name-part",),
    "date": ("date-part",),
    "institution": ("institution-part",),
}


_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "text": ("variable", "macro", "term", "value"),
    "number": ("variable",),
    "date": ("variable",),
    "names": ("variable",),
    "label": ("variable",),
    "key": ("variable", "macro"),
}
"""One of these attributes must be there; without it the element says nothing."""

MAX_INLINED_DEPTH = 250
"""The same with macros written out at their calls; official styles come to 72."""

MAX_DRAWN = 200_000
"""Elements drawn for one cite at most, macros written out; official styles come to 3,047."""


def parse(loaded: LoadedStyle) -> StyleTree:
    """Make the elements of a loaded style into frozen values and check them.

    Raises StyleError where a macro is missing or calls itself, or there is no layout. What is
    not known (elements, attributes and words of newer versions) is passed over with a warning.
    """
    problems: list[Problem] = []
    source = loaded.source

    def convert(node: etree._Element, name: str, depth: int) -> Element:
        line = node.sourceline or 0
        if depth > MAX_DEPTH:
            message = f"elements are nested more than {MAX_DEPTH} deep"
            problems.append(as_error(message, source, line, "too-deep"))
            return Element(name, {}, (), line)
        known = _CHILDREN.get(name, ())
        children = []
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or not tag.startswith(NAMESPACE):
                continue
            child_name = tag[_PREFIX:]
            if child_name not in known:
                message = f"cs:{child_name} is not known inside of cs:{name}; it is passed over"
                line_of = child.sourceline
                problems.append(as_warning(message, source, line_of, "unknown-element"))
                continue
            element = convert(child, child_name, depth + 1)
            # Labels of names have no variable of their own.
            required = _REQUIRED.get(child_name) if name != "names" else None
            if (
                required
                and required[0] not in element.attributes
                and not any(word in element.attributes for word in required)
            ):
                message = f"cs:{child_name} needs {' or '.join(required)}; it is passed over"
                problems.append(as_warning(message, source, element.line, "missing-attribute"))
            else:
                children.append(element)
        return Element(name, _attributes(node), tuple(children), line)

    root = loaded.root
    top = dict(root.items())
    citation = bibliography = None
    macros: dict[str, Element] = {}
    for node in root:
        if node.tag == f"{NAMESPACE}macro":
            macro = convert(node, "macro", 0)
            macros[macro.get("name")] = macro
        elif node.tag == f"{NAMESPACE}citation":
            citation = convert(node, "citation", 0)
        elif node.tag == f"{NAMESPACE}bibliography":
            bibliography = convert(node, "bibliography", 0)
    if citation is None and bibliography is None:
        message = "the style has neither cs:citation nor cs:bibliography"
        problems.append(as_error(message, source, root.sourceline, "no-layout"))
    for part in (citation, bibliography):
        if part is not None and part.child("layout") is None:
            message = f"cs:{part.name} has no cs:layout"
            problems.append(as_error(message, source, part.line, "no-layout"))
    tops = [part for part in (citation, bibliography) if part is not None]
    problems += _macro_problems(tops, macros, source)
    errors = [problem for problem in problems if is_error(problem)]
    if errors:
        raise StyleError(errors)
    style = Element("style", top, (), root.sourceline or 0)
    own_terms = {str(term.get("name")) for term in root.iter(f"{NAMESPACE}term")}
    parts = [style, *tops, *macros.values()]
    problems += _vocabulary_problems(parts, frozenset(own_terms), source)
    problems += _language_problems(loaded)
    return StyleTree(style, citation, bibliography, macros, tuple(problems))


_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


_WIDE_SPACE = re.compile(r"[ \t\r\n]{2,}")


def _attributes(node: etree._Element) -> dict[str, str]:
    """The attributes of an element; several spaces in a row count as one, as in running text.

    A character reference that was escaped twice ("&amp;#8212;") is read as its character.
    """
    found = {str(key): str(value) for key, value in node.items()}
    for key, value in found.items():
        if "  " in value or "\n" in value:
            found[key] = _WIDE_SPACE.sub(" ", value)
        if "&#" in value:
            from html import unescape  # has a table of all entities

            found[key] = unescape(value)
    return found


def _language_problems(loaded: LoadedStyle) -> list[Problem]:
    """A warning where neither the style nor a locale file is in the output language.

    "If the requested locale is not available ... the en-US locale" is used (CSL 1.0.2, "Locale
    Fallback").
    """
    wanted = loaded.language
    there = [element.get(_LANGUAGE) or "" for element in loaded.locales]
    if any(one and one.split("-")[0] == wanted.split("-")[0] for one in there):
        return []
    near = wanted.replace("_", "-")
    hint = f"; language tags are written with a hyphen: {near!r}" if near != wanted else ""
    message = f"there is no locale {wanted!r}, so that terms and dates are in en-US{hint}"
    return [as_warning(message, loaded.source, None, "unknown-locale")]


def _vocabulary_problems(
    parts: list[Element], own_terms: frozenset[str], source: str | None
) -> list[Problem]:
    """Warnings of words that CSL 1.0.2 does not have, each at its first line."""
    lines: dict[str, int] = {}
    for part in parts:
        for element in part.walk():
            for sentence in unknown_words(element.name, element.attributes, own_terms):
                lines.setdefault(sentence, element.line)
    return [as_warning(sentence, source, line, "unknown-word") for sentence, line in lines.items()]


def _called_macros(element: Element) -> list[tuple[str, int]]:
    return [
        (part.attributes["macro"], part.line)
        for part in element.walk()
        if "macro" in part.attributes and part.name in ("text", "key")
    ]


def _macro_problems(
    tops: list[Element], macros: Mapping[str, Element], source: str | None
) -> list[Problem]:
    """Macros that are missing, and circles of macros, each told once."""
    problems = []
    calls = {name: _called_macros(macro) for name, macro in macros.items()}
    for called in [*calls.values(), *(_called_macros(top) for top in tops)]:
        for name, line in called:
            if name not in macros:
                message = f"macro {name!r} is not defined{did_you_mean(name, list(macros))}"
                problems.append(as_error(message, source, line, "unknown-macro"))
    finished: dict[str, None] = {}
    for start in macros:
        path: list[str] = []
        stack = [(start, 0)]
        while stack:
            name, index = stack.pop()
            if index == 0:
                if name in finished:
                    continue
                path.append(name)
            called = calls.get(name, [])
            if index >= len(called):
                finished[name] = None
                path.pop()
                continue
            stack.append((name, index + 1))
            target, line = called[index]
            if target in path:
                circle = " -> ".join([*path[path.index(target) :], target])
                message = f"macros call each other in a circle: {circle}"
                problems.append(as_error(message, source, line, "macro-circle"))
            elif target in macros and target not in finished:
                if len(path) > MAX_DEPTH:
                    message = f"macros call each other more than {MAX_DEPTH} deep"
                    return [*problems, as_error(message, source, line, "too-deep")]
                stack.append((target, 0))
    return problems or _extent_problems(tops, macros, list(finished), source)


def _extent_problems(
    tops: list[Element], macros: Mapping[str, Element], order: list[str], source: str | None
) -> list[Problem]:
    """Layouts that get too deep or too long where macros call macros, so that time is bounded.

    ``order``: macro names, those that are called before those that call them.
    """
    extents: dict[str, tuple[int, int]] = {}

    def extent(element: Element) -> tuple[int, int]:
        """Depth, and number of elements drawn at most: one branch of each cs:choose."""
        depth = drawn = 0
        attributes = element.attributes
        if "macro" in attributes and element.name in ("text", "key"):
            depth, drawn = extents.get(attributes["macro"], (0, 0))
        one_of = element.name == "choose"
        for child in element.children:
            deep, size = extent(child) if child.children or "macro" in child.attributes else (1, 1)
            if deep > depth:
                depth = deep
            if not one_of:
                drawn += size
            elif size > drawn:
                drawn = size
        return depth + 1, drawn + 1

    for name in order:
        if name in macros:
            extents[name] = extent(macros[name])
    problems = []
    for top in tops:
        depth, drawn = extent(top)
        if depth > MAX_INLINED_DEPTH:
            message = f"cs:{top.name} and its macros are nested more than {MAX_INLINED_DEPTH} deep"
            problems.append(as_error(message, source, top.line, "too-deep"))
        if drawn > MAX_DRAWN:
            message = f"cs:{top.name} with its macros draws more than {MAX_DRAWN} elements"
            problems.append(as_error(message, source, top.line, "too-large"))
    return problems
