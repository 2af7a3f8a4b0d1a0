"""cs:date-part: one part of a point in time as text."""

from __future__ import annotations

from collections.abc import Callable

from maocite.csl.dates import DatePoint
from maocite.csl.locale import Locale, TermForm
from maocite.csl.style import Element

PartText = Callable[[DatePoint], str]


def compile_part(element: Element, locale: Locale) -> PartText:
    """The function that gives the text of a part, "" where the point in time has none."""
    form = element.get("form")
    match element.get("name"):
        case "year":
            return _year(form, locale)
        case "month":
            return _month(form, locale)
        case _:
            return _day(form, locale)


def _year(form: str, locale: Locale) -> PartText:
    """ "BC" is appended to years before Christ, "AD" to positive years of less than four digits."""
    before = locale.term("bc") or ""
    after = locale.term("ad") or ""

    def year(point: DatePoint) -> str:
        number = point.year
        if number < 0:
            return f"{-number}{before}"
        if form == "short" and number >= 1000:
            return f"{number % 100:02d}"
        return f"{number}{after}" if 0 < number < 1000 else str(number)

    return year


def _month(form: str, locale: Locale) -> PartText:
    term_form = TermForm.SHORT if form == "short" else TermForm.LONG
    months = [locale.term(f"month-{n:02d}", term_form) or "" for n in range(1, 13)]
    seasons = [locale.term(f"season-{n:02d}", term_form) or "" for n in range(1, 5)]

    def month(point: DatePoint) -> str:
        if point.month is None:
            season = point.season
            return seasons[season - 1] if season and 1 <= season <= 4 else ""
        if not 1 <= point.month <= 12:
            return ""
        if form == "numeric":
            return str(point.month)
        if form == "numeric-leading-zeros":
            return f"{point.month:02d}"
        return months[point.month - 1]

    return month


def _day(form: str, locale: Locale) -> PartText:
    def day(point: DatePoint) -> str:
        if point.day is None:
            return ""
        if form == "numeric-leading-zeros":
            return f"{point.day:02d}"
        # "limit-day-ordinals-to-day-1": only the first day of the month is an ordinal.
        if form == "ordinal" and (point.day == 1 or not locale.limit_day_ordinals_to_day_1):
            return locale.ordinal(point.day, locale.gender(f"month-{point.month or 1:02d}"))
        return str(point.day)

    return day
