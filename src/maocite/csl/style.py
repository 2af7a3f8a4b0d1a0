"""What can a style say? Its elements as frozen values; no rendering, no XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from maocite.csl.output import Format
from maocite.csl.textcase import TextCase
from maocite.errors import Level, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Element:
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


@dataclass(frozen=True, slots=True)
class NameOptions:
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


_NUMBERS = ("et_al_min", "et_al_use_first", "et_al_subsequent_min", "et_al_subsequent_use_first")


def name_options(element: Element) -> NameOptions:
    """The name options that an element sets itself.

    On ``cs:name`` they are called ``form`` and ``delimiter``; on the elements around it
    ``name-form`` and ``name-delimiter``.
    """
    own: dict[str, Any] = {}
    for option in fields(NameOptions):
        attribute = option.name.rstrip("_").replace("_", "-")
        if option.name in ("form", "delimiter") and element.name != "name":
            attribute = "name-" + attribute
        value = element.attributes.get(attribute)
        if value is None:
            continue
        if option.name in _NUMBERS:
            number = element.whole(attribute)
            if number is not None:
                own[option.name] = number
        elif option.name in ("et_al_use_last", "initialize"):
            own[option.name] = value == "true"
        else:
            own[option.name] = value
    return NameOptions(**own)


def inherit(own: NameOptions, outer: NameOptions) -> NameOptions:
    """Own words first; what is left open comes from outside."""
    left_open = [field.name for field in fields(own) if getattr(own, field.name) is None]
    return replace(own, **{name: getattr(outer, name) for name in left_open})


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


@dataclass(frozen=True, slots=True, eq=False)
class StyleTree:
    """A whole style, read and checked."""

    root: Element
    citation: Element | None
    bibliography: Element | None
    macros: Mapping[str, Element]
    problems: tuple[Problem, ...]

    def warnings(self) -> tuple[Problem, ...]:
        """What in the style is not known here and was passed over."""
        return tuple(p for p in self.problems if p.level is Level.WARNING)
