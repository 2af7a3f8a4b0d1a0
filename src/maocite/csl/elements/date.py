"""cs:date, localized or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from maocite.csl.cite import Cite, Drawing
from maocite.csl.compile import Draw, Scope
from maocite.csl.dates import Date, DatePoint
from maocite.csl.elements.dateparts import PartText, compile_part
from maocite.csl.elements.dress import Dress, compile_dress
from maocite.csl.output import EMPTY, Calls, Drawn, Group, Hole, Node, Tag, simplified
from maocite.csl.style import Element
from maocite.csl.yearsuffix import letters

_PRECISION = {"year": 0, "month": 1, "day": 2}


class Part(NamedTuple):
    """A cs:date-part, compiled."""

    name: str
    text: PartText
    """Gives the undressed text of a point in time, "" where it has no such part."""
    dress: Dress
    prefix: str
    suffix: str
    range_delimiter: str


def compile_date(element: Element, scope: Scope) -> Draw:
    """A date; a range is joined by the range delimiter of the largest part that differs."""
    variable = element.get("variable")
    parts, delimiter, outer = date_parts(element, scope)
    dress = compile_dress(element, scope, Tag.DATE)
    localized_case = compile_dress(outer, scope) if outer is not None else None
    has_year = any(part.name == "year" for part in parts)

    def printed_content(date: Date, suffix: int) -> Node | None:
        drawn = draw_date(date, parts, delimiter, suffix)
        if drawn is not None and localized_case is not None:
            return localized_case(drawn)
        return drawn

    content = sorting_content(parts, printed_content) if scope.sorting else printed_content

    def remembered(cite: Cite, suffix: int) -> Node | None:
        if cite.comparing and variable == "accessed":
            # When something was looked at tells no cites apart.
            return None
        date = cite.item.date(variable)
        if date is None:
            return None
        key = (content, id(date), suffix)
        memo = cite.memo
        if key not in memo:
            drawn = content(date, suffix)
            memo[key] = None if drawn is None else simplified(drawn)
        found: Node | None = memo[key]
        return found

    shown = frozenset(part.name for part in parts)
    printed = scope.ask(
        ("date-prints", variable, shown), _prints(variable, shown), variable=variable
    )

    def plain_value(cite: Cite) -> Node:
        return remembered(cite, 0) or ""

    def suffixed_value(cite: Cite) -> Node:
        return remembered(cite, cite.hints.year_suffix) or ""

    plain = Drawn(dress(Hole(plain_value, None, True, variable)), Calls.FULL)
    suffixed = Drawn(dress(Hole(suffixed_value, None, False, variable)), Calls.FULL)

    def draw(drawing: Drawing) -> Drawn:
        if drawing.suppresses(variable) or not drawing.ask(printed):
            return EMPTY
        if drawing.called:
            drawing.draws(variable)
        if has_year and drawing.year_suffix_due:
            drawing.year_suffix_due = False
            return suffixed
        return plain

    return draw


def _prints(variable: str, shown: frozenset[str]) -> Callable[[Cite], bool]:
    """Whether a date has one of the parts that are shown."""

    def prints(cite: Cite) -> bool:
        date = cite.item.date(variable)
        if date is None:
            return False
        if date.literal is not None:
            return "year" in shown
        points = [point for point in (date.start, date.end) if point is not None]
        return any(
            "year" in shown
            or ("month" in shown and (point.month or point.season))
            or ("day" in shown and point.day)
            for point in points
        )

    return prints


def date_parts(element: Element, scope: Scope) -> tuple[list[Part], str, Element | None]:
    """The parts of a date in order, their delimiter, and for localized dates the locale's element.

    "Localized dates ... the date-parts attribute limits the date parts shown; cs:date-part
    elements of the style override attributes of the locale's, but not affixes or their order."
    """
    form = element.attributes.get("form")
    own = [child for child in element.children if child.name == "date-part"]
    if form is None:
        parts = [part for child in own if (part := _part(child, scope)) is not None]
        return parts, element.get("delimiter"), None
    localized = scope.locale.date_format(form)
    if localized is None:
        return [], "", None
    wanted = element.get("date-parts", "year-month-day").split("-")
    overrides = {child.get("name"): child.attributes for child in own}
    parts = []
    for found in localized.parts:
        if found.name in wanted:
            kept = {
                key: value
                for key, value in overrides.get(found.name, {}).items()
                if key not in ("prefix", "suffix")
            }
            merged = Element("date-part", {**found.attributes, **kept}, (), element.line)
            part = _part(merged, scope)
            if part is not None:
                parts.append(part)
    attributes = {
        key: value
        for key, value in localized.attributes.items()
        if key not in ("form", "delimiter")
    }
    outer = Element("date", attributes, (), element.line)
    return parts, localized.attributes.get("delimiter", ""), outer


def _part(element: Element, scope: Scope) -> Part | None:
    name = element.get("name")
    if name not in _PRECISION:
        return None
    bare = {k: v for k, v in element.attributes.items() if k not in ("prefix", "suffix")}
    undressed = Element(element.name, bare, (), element.line)
    return Part(
        name,
        compile_part(element, scope.locale),
        compile_dress(undressed, scope),
        element.get("prefix"),
        element.get("suffix"),
        element.get("range-delimiter", "–"),
    )


def suffix_node(number: int, dress: Dress) -> Node:
    """The letters of a year suffix as a tagged node, formatted as the year is."""
    return Group((dress(letters(number)),), tag=Tag.YEAR_SUFFIX)


def draw_date(date: Date, parts: list[Part], delimiter: str, suffix: int) -> Node | None:
    """A single date or a range; None where none of the parts is there.

    A literal date stands where the year would stand. It has no year that a suffix could follow.
    """
    start, end = date.start, date.end
    if date.literal is not None:
        year = next((part for part in parts if part.name == "year"), None)
        return None if year is None else _between(year.dress(date.literal), year)
    if start is None:
        return None
    if end is None or end == start:
        nodes = _texts(start, parts, suffix, None)
        if not nodes:
            return None
        if date.open_ended:
            return Group((_joined(nodes, delimiter), "–"))
        return _joined(nodes, delimiter)
    largest = _largest_difference(start, end, parts)
    if largest is None:
        nodes = _texts(start, parts, suffix, None)
        return _joined(nodes, delimiter) if nodes else None
    level = _PRECISION[largest.name]
    differing = [i for i, part in enumerate(parts) if _PRECISION[part.name] >= level]
    first, last = differing[0], differing[-1] + 1
    # What stands between two parts that differ belongs to both ends: "May 1, 2000–June 4, 2001".
    year_inside = any(part.name == "year" for part in parts[first:last])
    before = _texts(start, parts[:first], suffix, None)
    left = _texts(start, parts[first:last], 0, "end")
    right = _texts(end, parts[first:last], suffix if year_inside else 0, "start")
    after = _texts(end, parts[last:], suffix, None)
    middle = Group((_joined(left, delimiter), largest.range_delimiter, _joined(right, delimiter)))
    return _joined([*before, middle, *after], delimiter)


def _between(node: Node, part: Part) -> Node:
    """A part between its affixes."""
    if not part.prefix and not part.suffix:
        return node
    return Group((node,), prefix=part.prefix, suffix=part.suffix)


def _joined(nodes: list[Node], delimiter: str) -> Node:
    return nodes[0] if len(nodes) == 1 else Group(tuple(nodes), delimiter)


def _largest_difference(start: DatePoint, end: DatePoint, parts: list[Part]) -> Part | None:
    """The largest part shown that differs between both ends."""
    shown = {part.name: part for part in parts}
    if start.year != end.year and "year" in shown:
        return shown["year"]
    if (start.month, start.season) != (end.month, end.season) and "month" in shown:
        return shown["month"]
    if start.day != end.day and "day" in shown:
        return shown["day"]
    return None


def _texts(point: DatePoint, parts: list[Part], suffix: int, bare: str | None) -> list[Node]:
    """The parts of a point in time with their affixes.

    ``bare`` "end" leaves out the suffix of the last part, "start" the prefix of the first: "the
    range delimiter replaces the affixes that would stand at it".
    """
    texts = [(part, part.text(point)) for part in parts]
    shown = [(part, text) for part, text in texts if text]
    nodes: list[Node] = []
    for index, (part, text) in enumerate(shown):
        node = part.dress(text)
        if suffix and part.name == "year":
            node = Group((node, suffix_node(suffix, part.dress)))
        prefix = "" if bare == "start" and index == 0 else part.prefix
        after = "" if bare == "end" and index == len(shown) - 1 else part.suffix
        if prefix or after:
            node = Group((node,), prefix=prefix, suffix=after)
        nodes.append(node)
    return nodes


def sorting_content(
    parts: list[Part], content: Callable[[Date, int], Node | None]
) -> Callable[[Date, int], Node | None]:
    """Dates in sort keys: year, month, day with leading zeros, as far as the style draws them.

    "Dates called via the variable attribute are sorted in full; in macros only the rendered
    date-parts count."
    """
    names = {part.name for part in parts}
    prefix = parts[0].prefix if parts else ""

    def text(point: DatePoint) -> str:
        year = f"{point.year + 100_000:06d}" if "year" in names else ""
        month = (point.month or (point.season or 0)) if "month" in names else None
        day = (point.day or 0) if "day" in names else None
        return year + "".join(f"{number:02d}" for number in (month, day) if number is not None)

    def sorting(date: Date, suffix: int) -> Node | None:
        if date.start is None:
            return content(date, 0)
        ends = [text(point) for point in (date.start, date.end) if point is not None]
        joined = "-".join(ends)
        return prefix + joined if joined else None

    return sorting
