"""What can a style say? Its elements as frozen values; no rendering, no XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from maocite.csl.output import Format
from maocite.csl.problems import is_error
from maocite.csl.textcase import TextCase

if TYPE_CHECKING:
    from maocite.errors import Problem


class Element(NamedTuple):
    """An element of the style."""

    name: str
    """Without prefix: ``text``."""
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    line: int

    def get(self, attribute: str, default: str = "") -> str:
        """An attribute, or what stands for it where it is missing."""
        return self.attributes.get(attribute, default)

    def flag(self, attribute: str, default: bool = False) -> bool:
        """An attribute that is ``true`` or ``false``."""
        value = self.attributes.get(attribute)
        return default if value is None else value == "true"

    def whole(self, attribute: str) -> int | None:
        """An attribute that is a whole number; None where it is none or beyond all reason."""
        value = self.get(attribute).strip()
        return int(value) if value.isdecimal() and len(value) < 10 else None

    def child(self, name: str) -> Element | None:
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator[Element]:
        """The element and everything inside of it."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.children))


class NameOptions(NamedTuple):
    """Inheritable name options; None where nothing was said (CSL 1.0.2, "Name")."""

    and_: str | None = None
    delimiter_precedes_et_al: str | None = None
    delimiter_precedes_last: str | None = None
    et_al_min: int | None = None
    et_al_use_first: int | None = None
    et_al_subsequent_min: int | None = None
    et_al_subsequent_use_first: int | None = None
    et_al_use_last: bool | None = None
    initialize: bool | None = None
    initialize_with: str | None = None
    name_as_sort_order: str | None = None
    sort_separator: str | None = None
    form: str | None = None
    delimiter: str | None = None
    names_delimiter: str | None = None


_ATTRIBUTES = [
    (option, name, f"name-{name}" if name in ("form", "delimiter") else name)
    for option in NameOptions._fields
    for name in [option.rstrip("_").replace("_", "-")]
]
"""Each option with its attribute on ``cs:name`` and on the elements around it."""
_NUMBERS = ("et_al_min", "et_al_use_first", "et_al_subsequent_min", "et_al_subsequent_use_first")


def name_options(element: Element) -> NameOptions:
    """The name options that an element sets itself.

    On ``cs:name`` they are called ``form`` and ``delimiter``; on the elements around it
    ``name-form`` and ``name-delimiter``.
    """
    attributes = element.attributes
    named = element.name == "name"
    own: list[Any] = []
    for option, short, long in _ATTRIBUTES:
        value = attributes.get(short if named else long)
        if value is None:
            own.append(None)
        elif option in _NUMBERS:
            own.append(element.whole(short if named else long))
        elif option in ("et_al_use_last", "initialize"):
            own.append(value == "true")
        else:
            own.append(value)
    return NameOptions._make(own)


def inherit(own: NameOptions, outer: NameOptions) -> NameOptions:
    """Own words first; what is left open comes from outside."""
    return NameOptions._make(
        [mine if mine is not None else theirs for mine, theirs in zip(own, outer, strict=True)]
    )


def formatting(element: Element) -> Format | None:
    """The formatting attributes of an element, None where it has none."""
    get = element.attributes.get
    found = Format(
        get("font-style"),
        get("font-variant"),
        get("font-weight"),
        get("text-decoration"),
        get("vertical-align"),
    )
    return found if found.items() else None


def text_case(element: Element) -> TextCase | None:
    """The attribute ``text-case``; unknown values count as none."""
    value = element.attributes.get("text-case")
    if value is None:
        return None
    try:
        return TextCase(value)
    except ValueError:
        return None


Calls = tuple[tuple[str, int], ...]
"""Macros that are called, with the lines of the calls."""


class Mentions(NamedTuple):
    """What a part of a style mentions, macros called from it not included."""

    variables: frozenset[str]
    """Printed or tested."""
    conditions: int
    """How many conditions ``disambiguate``."""
    calls: Calls


MENTIONING = frozenset(("variable", "is-numeric", "is-uncertain-date"))
"""Attributes that name variables."""


def mentions(top: Element) -> Mentions:
    """What an element and everything inside of it mention."""
    variables: set[str] = set()
    calls: list[tuple[str, int]] = []
    conditions = 0
    for element in top.walk():
        attributes = element.attributes
        for attribute in MENTIONING.intersection(attributes):
            variables.update(attributes[attribute].split())
        if "macro" in attributes and element.name in ("text", "key"):
            calls.append((attributes["macro"], element.line))
        if "disambiguate" in attributes:
            conditions += 1
    return Mentions(frozenset(variables), conditions, tuple(calls))


class StyleTree(NamedTuple):
    """A whole style, read and checked."""

    root: Element
    citation: Element | None
    bibliography: Element | None
    macros: Mapping[str, Element]
    mentions: Mapping[str, Mentions]
    """By macro."""
    problems: tuple[Problem, ...]

    def warnings(self) -> tuple[Problem, ...]:
        """What in the style is not known here and was passed over."""
        return tuple(problem for problem in self.problems if not is_error(problem))
