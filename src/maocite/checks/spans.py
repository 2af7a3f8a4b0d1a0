"""Which days can a date mean, and can two dates mean the same?"""

from maocite.model.date import Date
from maocite.model.edtf import Day, Interval, Open, Point, Qualifier

Span = tuple[Day, Day]
"""First and last day, both included."""

_LEEWAY = 5
"""Years by which a date that is marked as uncertain or approximate may be off."""
_NEVER, _ALWAYS = (-(10**9), 1, 1), (10**9, 12, 31)


def span(date: Date | None, leeway: bool = True) -> Span | None:
    """The days that a date can mean; None where only words are known.

    `leeway` False: as if nothing were uncertain.
    """
    value = date.value if date is not None else None
    if value is None:
        return None
    if isinstance(value, Point):
        return _side(value, leeway)
    start = _NEVER if isinstance(value.start, Open) else _side(value.start, leeway)[0]
    end = _ALWAYS if isinstance(value.end, Open) else _side(value.end, leeway)[1]
    return start, end


def _side(point: Point, leeway: bool) -> Span:
    years = _LEEWAY if leeway and point.qualifier is not Qualifier.NONE else 0
    first, last = point.earliest(), point.latest()
    return (first[0] - years, *first[1:]), (last[0] + years, *last[1:])


def meet(one: Span, other: Span) -> bool:
    """Whether a day lies in both."""
    return one[0] <= other[1] and other[0] <= one[1]


def years(first: int, last: int) -> Span:
    """From the beginning of one year to the end of another."""
    return (first, 1, 1), (last, 12, 31)


def exact_day(date: Date) -> Day | None:
    """The day where the date is one and nothing is open or uncertain."""
    value = date.value
    if isinstance(value, Interval) or value is None or not value.day or not value.is_exact:
        return None
    return value.earliest() if value.qualifier is Qualifier.NONE else None
