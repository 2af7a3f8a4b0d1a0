"""Page ranges against the tables of the specification and of the Chicago Manual of Style."""

import pytest

from maocite.csl.pages import PageRangeFormat, format_range

CHICAGO_BOTH = """3-10 71-72 96-117 100-104 600-613 1100-1123 101-108=101–8 808-833=808–33
1103-1104=1103–4 321-325=321–25 415-532 1536-1538=1536–38 1496-1504=1496–1504|1496–504
11564-11615=11564–615 11564-11578=11564–78 13792-13803=13792–803 2787-2816=2787–2816|2787–816
12991-123001 498-532 107-8=107–8 505-17=505–17 100-4=100–104 71-2=71–72"""


def chicago_cases() -> list[tuple[str, str, str]]:
    """The ranges, in the 15th and in the 16th edition's form."""
    cases = []
    for word in CHICAGO_BOTH.split():
        text, _, shown = word.partition("=")
        older, _, newer = (shown or text.replace("-", "–")).partition("|")
        cases.append((text, older, newer or older))
    return cases


@pytest.mark.parametrize(("text", "older", "newer"), chicago_cases())
def test_chicago(text: str, older: str, newer: str) -> None:
    assert format_range(text, PageRangeFormat.CHICAGO_15) == older
    assert format_range(text, PageRangeFormat.CHICAGO_16) == newer


@pytest.mark.parametrize(
    ("text", "expanded", "minimal", "minimal_two"),
    [
        ("42-45", "42–45", "42–5", "42–45"),
        ("321-328", "321–328", "321–8", "321–28"),
        ("2787-2816", "2787–2816", "2787–816", "2787–816"),
        ("321-28", "321–328", "321–8", "321–28"),
        ("9-12", "9–12", "9–12", "9–12"),
    ],
)
def test_expanded_and_minimal(text: str, expanded: str, minimal: str, minimal_two: str) -> None:
    assert format_range(text, PageRangeFormat.EXPANDED) == expanded
    assert format_range(text, PageRangeFormat.MINIMAL) == minimal
    assert format_range(text, PageRangeFormat.MINIMAL_TWO) == minimal_two


@pytest.mark.parametrize(
    ("text", "form", "shown"),
    [
        ("110-5", None, "110–5"),
        ("42 – 45", None, "42–45"),
        ("42--45", None, "42–45"),
        ("142-145 & 235", PageRangeFormat.CHICAGO_15, "142–45 & 235"),
        ("1-3, 45-48", PageRangeFormat.MINIMAL, "1–3, 45–8"),
        ("367-368, fig. 333", PageRangeFormat.CHICAGO_16, "367–68, fig. 333"),
        ("fig. 13-14", PageRangeFormat.MINIMAL, "fig. 13–4"),
        ("S213-S235", PageRangeFormat.EXPANDED, "S213–S235"),
        ("S213-S235", PageRangeFormat.MINIMAL, "S213–35"),
        ("8n11564-8n1568", PageRangeFormat.CHICAGO_15, "8n11564–68"),
        ("n11564-1568", PageRangeFormat.CHICAGO_15, "n11564-1568"),
        ("123N110 - N5, 456K200 - 99", PageRangeFormat.EXPANDED, "123N110-N5, 456K200-99"),
        ("112a-114b", PageRangeFormat.CHICAGO_16, "112a–114b"),
        ("xxv-xxviii", PageRangeFormat.CHICAGO_16, "xxv–xxviii"),
        ("45-42", PageRangeFormat.MINIMAL, "45–42"),
        ("1-2-3", None, "1-2-3"),
        ("3\\-B", None, "3-B"),
        ("ISO 9000-1 and after", None, "ISO 9000-1 and after"),
        ("passim", PageRangeFormat.CHICAGO_16, "passim"),
    ],
)
def test_other_content(text: str, form: PageRangeFormat | None, shown: str) -> None:
    assert format_range(text, form) == shown


def test_terms_of_the_locale() -> None:
    assert format_range("253-257", PageRangeFormat.CHICAGO_15, "‑") == "253‑57"
    assert format_range("213 & 235", None, ampersand="und") == "213 und 235"


@pytest.mark.parametrize("text", ["1-" * 500_000, " " * 10**6, "a " * 500_000, "9" * 10**6])
def test_a_megabyte_is_left_alone(text: str) -> None:
    assert format_range(text, PageRangeFormat.CHICAGO_16) == text
