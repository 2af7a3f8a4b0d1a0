"""Page ranges: ``page-range-format`` (CSL 1.0.2, appendix V, "Page Range Formats")."""

import re
from enum import Enum
from functools import lru_cache


class PageRangeFormat(Enum):
    """Values of ``page-range-format`` on ``cs:style``; ``chicago`` is read as ``chicago-15``."""

    EXPANDED = "expanded"
    MINIMAL = "minimal"
    MINIMAL_TWO = "minimal-two"
    CHICAGO_15 = "chicago-15"
    CHICAGO_16 = "chicago-16"


# Patterns are compiled when they are first needed: loading the module stays cheap.
# What stands between ranges: "1-3, 45-48", "142-145 & 235", "3 and 7".
_BETWEEN = r"(\s*,\s*|\s*;\s*|\s*&\s*|,?\s+and\s+)"
# A label inside a locator, in small letters: "fig. 3-4", but not "ISO 9000-1".
_LABEL = r"(?s)((?:[^\W\d_]+\.?\s+)*)(.*)\Z"
_DASH = r"\s*(?:(?<!\\)[-–‐‑])+\s*"
# Each end is a prefix (S, L, 8n, e00), digits and perhaps small letters (12a).
_END = r"((?:\d*[^\W\d_]+0*)?)(\d+)([^\W\d_]*)"
_RANGE = f"{_END}({_DASH}){_END}\\Z"
_ROMAN_RANGE = f"(?i)([ivxlcdm]+){_DASH}([ivxlcdm]+)\\Z"
_LONGEST = 1000
"""Characters; a longer text is no list of pages and is left alone, unread."""
_SPACED_DASH = r"\s*-\s*"


def format_range(
    text: str, form: PageRangeFormat | None, delimiter: str = "–", ampersand: str = "&"
) -> str:
    """Set the content of ``page`` (or of a page locator) in the style's range format.

    ``form`` None keeps the digits and only sets the delimiter; ``delimiter`` is the term
    ``page-range-delimiter``, ``ampersand`` the term ``and`` in its symbol form. Several ranges
    (``1-3, 45-48``) are treated one by one, numbers with the same prefix (``L123-L125``) by their
    digits; text that is no range is left alone. A backslash keeps a hyphen (``3\\-B``).
    """
    if text.isdecimal() or len(text) > _LONGEST:
        return text
    return _format(text, form, delimiter, ampersand)


@lru_cache(maxsize=8192)
def _format(text: str, form: PageRangeFormat | None, delimiter: str, ampersand: str) -> str:
    pieces = re.split(_BETWEEN, text.strip())
    if len(pieces) == 1:
        return _one(pieces[0], form, delimiter)
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            pieces[index] = _one(piece, form, delimiter)
        elif "&" in piece:
            pieces[index] = f" {ampersand} "
    return "".join(pieces)


def _one(text: str, form: PageRangeFormat | None, delimiter: str) -> str:
    found = re.match(_LABEL, text)
    label, content = found.groups() if found else ("", text)
    if label != label.lower():
        return text
    if ends := re.match(_RANGE, content):
        prefix, first, letters, dash, last_prefix, last, last_letters = ends.groups()
        if prefix != last_prefix:
            # "n11564-1568" is no range that anyone can count: the hyphen stays.
            return (
                f"{label}{prefix}{first}{letters}{dash.strip()}{last_prefix}{last}{last_letters}"
            )
        shown = last
        plain = not (letters or last_letters)
        if form is not None and plain:
            shown = _expand(first, last)
            shown = _shorten(first, shown, form) if int(shown) > int(first) else last
        if form in {None, PageRangeFormat.EXPANDED} or not plain:
            shown = last_prefix + shown
        return f"{label}{prefix}{first}{letters}{delimiter}{shown}{last_letters}"
    if romans := re.match(_ROMAN_RANGE, content):
        return f"{label}{romans[1]}{delimiter}{romans[2]}"
    return re.sub(_SPACED_DASH, "-", text).replace("\\-", "-") if "-" in text else text


def _expand(first: str, last: str) -> str:
    """Give a short second number its missing digits: 321, 28 -> 328."""
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _shorten(first: str, last: str, form: PageRangeFormat) -> str:
    """The second number of a range, ``first`` < ``last``, as the format writes it.

    The examples are the specification's own.
    """
    if form is PageRangeFormat.EXPANDED:  # 42–45, 321–328, 2787–2816
        return last
    if form is PageRangeFormat.MINIMAL:  # 42–5, 321–8, 2787–816
        return _changed(first, last, 1)
    if form is PageRangeFormat.MINIMAL_TWO:  # 42–45, 321–28, 2787–816
        return _changed(first, last, 2)
    return _chicago(int(first), last, form)


def _changed(first: str, last: str, least: int) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: int, last: str, form: PageRangeFormat) -> str:
    """The Chicago Manual's table: 15th edition 9.64, 16th edition 9.60 (17th 9.61, 18th 9.63).

    Less than 100, or a multiple of 100: all digits (3–10, 100–104, 1100–1113).
    101 to 109 of any hundred: the changed part only (101–8, 1103–4).
    110 to 199 of any hundred: two digits or more as needed (321–28, 498–532, 1087–89).
    The 15th edition gives all four digits if three change (1496–1504); of numbers of five digits
    and more it leaves out the thousands only (13792–803).
    """
    end = int(last)
    if first < 100 or first % 100 == 0:
        return last
    if first // 100 == end // 100:
        return str(end % 100)
    if form is PageRangeFormat.CHICAGO_15:
        same_thousand = first >= 10_000 and first // 1000 == end // 1000
        return str(end % 1000) if same_thousand and end % 1000 >= 100 else last
    for digits in range(3, len(last)):
        power = 10**digits
        if first // power == end // power:
            return str(end % power) if end % power >= power // 10 else last
    return last
