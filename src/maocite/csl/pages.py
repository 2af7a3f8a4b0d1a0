"""Page ranges: ``page-range-format``."""

from enum import Enum


class PageRangeFormat(Enum):
    """Values of ``page-range-format`` on ``cs:style``; ``chicago`` is read as ``chicago-15``."""

    EXPANDED = "expanded"
    MINIMAL = "minimal"
    MINIMAL_TWO = "minimal-two"
    CHICAGO_15 = "chicago-15"
    CHICAGO_16 = "chicago-16"


def format_range(text: str, form: PageRangeFormat | None, delimiter: str = "–") -> str:
    """Set the content of ``page`` (or of a page locator) in the style's range format.

    ``form`` None keeps the digits and only sets the delimiter; ``delimiter`` is the term
    ``page-range-delimiter``. Several ranges (``1-3, 45-48``) are treated one by one, numbers with
    the same prefix (``L123-L125``) by their digits; text that is no range is left alone.
    """
    raise NotImplementedError
