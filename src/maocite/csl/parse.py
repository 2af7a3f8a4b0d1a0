"""How does what citeproc-py loaded become a style? Complete, or all of its mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from maocite.csl.loading import LoadedStyle, StyleError
from maocite.csl.problems import as_error, as_warning, is_error
from maocite.csl.style import MENTIONING, Calls, Element, Mentions, StyleTree
from maocite.csl.variant import NAMESPACE
from maocite.csl.vocabulary import ATTRIBUTES, is_known, unknown_words
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


_NAMES = {f"{NAMESPACE}{name}": name for names in _CHILDREN.values() for name in names}
_REQUIRED: Mapping[str, dict[str, None]] = {
    "text": dict.fromkeys(("variable", "macro", "term", "value")),
    "number": {"variable": None},
    "date": {"variable": None},
    "names": {"variable": None},
    "label": {"variable": None},
    "key": dict.fromkeys(("variable", "macro")),
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
    source = loaded.source
    reader = _Reader(source)
    problems = reader.problems
    root = loaded.root
    top = dict(root.items())
    citation = bibliography = None
    macros: dict[str, Element] = {}
    for node in root:
        if node.tag == f"{NAMESPACE}macro":
            name = attributes_of(node).get("name", "")
            macros[name] = reader.part(node, "macro", name)
        elif node.tag == f"{NAMESPACE}citation":
            citation = reader.part(node, "citation")
        elif node.tag == f"{NAMESPACE}bibliography":
            bibliography = reader.part(node, "bibliography")
    if citation is None and bibliography is None:
        message = "the style has neither cs:citation nor cs:bibliography"
        problems.append(as_error(message, source, root.sourceline, "no-layout"))
    for part in (citation, bibliography):
        if part is not None and part.child("layout") is None:
            message = f"cs:{part.name} has no cs:layout"
            problems.append(as_error(message, source, part.line, "no-layout"))
    tops = [part for part in (citation, bibliography) if part is not None]
    calls = {name: reader.mentions["macro", name].calls for name in macros}
    top_calls = [reader.mentions[part.name, ""].calls for part in tops]
    problems += _macro_problems(tops, top_calls, macros, calls, source)
    errors = [problem for problem in problems if is_error(problem)]
    if errors:
        raise StyleError(errors)
    style = Element("style", top, (), root.sourceline or 0)
    own_terms = {str(term.get("name")) for term in root.iter(f"{NAMESPACE}term")}
    doubtful: list[_Attributes] = [("style", top, root.sourceline or 0)]
    for key in [*((part.name, "") for part in tops), *(("macro", name) for name in macros)]:
        doubtful += reader.doubtful[key]
    problems += _vocabulary_problems(doubtful, frozenset(own_terms), source)
    problems += _language_problems(loaded)
    mentions = {name: reader.mentions["macro", name] for name in macros}
    return StyleTree(style, citation, bibliography, macros, mentions, tuple(problems))


_NO_ATTRIBUTES: frozenset[str] = frozenset()
_Attributes = tuple[str, Mapping[str, str], int]
"""The attributes of an element, with its name and line."""


class _Part:
    """What is noted of cs:citation, cs:bibliography or a cs:macro while it is read."""

    __slots__ = ("calls", "conditions", "doubtful", "pairs")

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []
        self.conditions = 0
        self.pairs: set[tuple[str, str]] = set()
        """Attributes with their values."""
        self.doubtful = False
        """Whether an element has an attribute that CSL does not know."""

    def mentions(self) -> Mentions:
        """What the part mentions."""
        variables: set[str] = set()
        for attribute, value in self.pairs:
            if attribute in MENTIONING:
                variables.update(value.split())
        return Mentions(frozenset(variables), self.conditions, tuple(self.calls))


class _Reader:
    """Makes elements of XML, and notes on the way what is asked of them later."""

    def __init__(self, source: str | None) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.mentions: dict[tuple[str, str], Mentions] = {}
        """By the names of element and macro: cs:citation, cs:bibliography, each cs:macro."""
        self.doubtful: dict[tuple[str, str], list[_Attributes]] = {}
        """Attributes that CSL may not know, by the same."""
        self._part = _Part()
        self._sound: set[tuple[str, str]] = set()

    def part(self, node: etree._Element, name: str, macro: str = "") -> Element:
        """Read cs:citation, cs:bibliography or a cs:macro."""
        part = self._part = _Part()
        element = self.element(node, name, attributes_of(node), 0)
        self.mentions[name, macro] = part.mentions()
        unseen = part.pairs - self._sound
        sound = {pair for pair in unseen if is_known(*pair)}
        self._sound |= sound
        suspect = part.doubtful or len(sound) < len(unseen)
        self.doubtful[name, macro] = [
            (one.name, one.attributes, one.line) for one in (element.walk() if suspect else ())
        ]
        return element

    def element(
        self, node: etree._Element, name: str, attributes: dict[str, str], depth: int
    ) -> Element:
        """Read an element and all inside of it; what is not known there is passed over."""
        line = node.sourceline or 0
        if depth > MAX_DEPTH:
            message = f"elements are nested more than {MAX_DEPTH} deep"
            self.problems.append(as_error(message, self.source, line, "too-deep"))
            return Element(name, {}, (), line)
        if attributes:
            part = self._part
            part.pairs.update(attributes.items())
            if not ATTRIBUTES.get(name, _NO_ATTRIBUTES).issuperset(attributes):
                part.doubtful = True
            if "macro" in attributes and name in ("text", "key"):
                part.calls.append((attributes["macro"], line))
            if "disambiguate" in attributes:
                part.conditions += 1
        known = _CHILDREN.get(name, ())
        children = []
        for child in node:
            tag: Any = child.tag
            child_name = _NAMES.get(tag)
            if child_name is None or child_name not in known:
                self.pass_over(child, name)
                continue
            own = attributes_of(child)
            # Labels of names have no variable of their own.
            required = _REQUIRED.get(child_name)
            if required is None or name == "names" or not required.keys().isdisjoint(own):
                children.append(self.element(child, child_name, own, depth + 1))
            else:
                message = f"cs:{child_name} needs {' or '.join(required)}; it is passed over"
                at = child.sourceline or 0
                self.problems.append(as_warning(message, self.source, at, "missing-attribute"))
        return Element(name, attributes, tuple(children), line)

    def pass_over(self, child: etree._Element, name: str) -> None:
        """Warn of an element of CSL that stands where it is not known."""
        tag = child.tag
        if isinstance(tag, str) and tag.startswith(NAMESPACE):
            message = f"cs:{tag[_PREFIX:]} is not known inside of cs:{name}; it is passed over"
            line = child.sourceline
            self.problems.append(as_warning(message, self.source, line, "unknown-element"))


_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def attributes_of(node: etree._Element) -> dict[str, str]:
    """The attributes of an element.

    A character reference that was escaped twice ("&amp;#8212;") is read as its character.
    """
    found: dict[str, str] = dict(node.items())
    if "&#" in "".join(found.values()):
        from html import unescape  # has a table of all entities

        found = {key: unescape(value) if "&#" in value else value for key, value in found.items()}
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
    doubtful: list[_Attributes], own_terms: frozenset[str], source: str | None
) -> list[Problem]:
    """Warnings of words that CSL 1.0.2 does not have, each at its first line."""
    lines: dict[str, int] = {}
    for name, attributes, line in doubtful:
        for sentence in unknown_words(name, attributes, own_terms):
            lines.setdefault(sentence, line)
    return [as_warning(sentence, source, line, "unknown-word") for sentence, line in lines.items()]


def _macro_problems(
    tops: list[Element],
    top_calls: list[Calls],
    macros: Mapping[str, Element],
    calls: Mapping[str, Calls],
    source: str | None,
) -> list[Problem]:
    """Macros that are missing, and circles of macros, each told once."""
    problems = []
    for called in [*calls.values(), *top_calls]:
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
            called = calls.get(name, ())
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
