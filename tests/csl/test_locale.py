"""Locales: fallback by element, by form and by gender, and the suffixes of ordinals."""

import pytest
from lxml import etree

from maocite.csl.locale import Gender, Locale, TermForm, merge_locales


def locale(*bodies: str) -> Locale:
    """A locale of elements with these children, the most special one first."""
    elements = [
        etree.fromstring(f'<locale xmlns="http://purl.org/net/xbiblio/csl">{body}</locale>')
        for body in bodies
    ]
    return merge_locales(elements, "en-US")


def terms(*entries: str) -> str:
    return f"<terms>{''.join(entries)}</terms>"


ENGLISH = terms(
    '<term name="ordinal">th</term>',
    '<term name="ordinal-01">st</term>',
    '<term name="ordinal-02">nd</term>',
    '<term name="ordinal-03">rd</term>',
    '<term name="ordinal-11">th</term>',
    '<term name="ordinal-12">th</term>',
    '<term name="ordinal-13">th</term>',
    '<term name="long-ordinal-02">second</term>',
)


def test_the_first_element_that_has_a_term_gives_it() -> None:
    merged = locale(
        terms('<term name="in">within</term>', '<term name="et-al"></term>'),
        terms('<term name="in">in</term>', '<term name="et-al">et al.</term>',
              '<!-- not a term --><term name="and">and</term>'),
    )  # fmt: skip
    assert merged.term("in") == "within"
    assert merged.term("et-al") == ""
    assert merged.term("and") == "and"
    assert merged.term("nonsense") is None


@pytest.mark.parametrize(
    ("form", "word"),
    [
        (TermForm.LONG, "editor"),
        (TermForm.SHORT, "ed."),
        (TermForm.VERB, "edited by"),
        (TermForm.VERB_SHORT, "edited by"),
        (TermForm.SYMBOL, "ed."),
    ],
)
def test_forms_fall_back(form: TermForm, word: str) -> None:
    merged = locale(
        terms('<term name="editor">editor</term>'),
        terms('<term name="editor" form="short">ed.</term>',
              '<term name="editor" form="verb">edited by</term>'),
    )  # fmt: skip
    assert merged.term("editor", form) == word


def test_plural() -> None:
    merged = locale(
        terms("<term name='page'>\n<single>page</single>\n<multiple>pages</multiple></term>",
              "<term name='issue'>issue</term>", "<term name='only'><multiple>x</multiple></term>")
    )  # fmt: skip
    assert [merged.term("page"), merged.term("page", plural=True)] == ["page", "pages"]
    assert merged.term("issue", plural=True) == "issue"
    assert merged.term("only") == "x"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (21, "21st"),
     (111, "111th"), (112, "112th"), (122, "122nd"), (0, "0th")],
)  # fmt: skip
def test_english_ordinals(number: int, shown: str) -> None:
    assert locale(ENGLISH).ordinal(number) == shown


def test_long_ordinals() -> None:
    merged = locale(ENGLISH)
    assert [merged.long_ordinal(n) for n in (2, 3, 22)] == ["second", "3rd", "22nd"]


def test_gender() -> None:
    french = locale(
        terms('<term name="ordinal">ᵉ</term>',
              '<term name="ordinal-01" gender-form="feminine" match="whole-number">ʳᵉ</term>',
              '<term name="ordinal-01" gender-form="masculine" match="whole-number">ᵉʳ</term>',
              '<term name="long-ordinal-01" gender-form="feminine">première</term>',
              '<term name="long-ordinal-01" gender-form="masculine">premier</term>',
              '<term name="edition" gender="feminine">édition</term>')
    )  # fmt: skip
    assert french.gender("edition") is Gender.FEMININE
    assert french.gender("volume") is Gender.NEUTER
    assert french.ordinal(1, Gender.FEMININE) == "1ʳᵉ"
    assert french.ordinal(1, Gender.MASCULINE) == "1ᵉʳ"
    assert french.ordinal(1) == "1ᵉ"
    assert french.ordinal(21, Gender.FEMININE) == "21ᵉ"
    assert french.long_ordinal(1, Gender.FEMININE) == "première"
    assert french.long_ordinal(2, Gender.FEMININE) == "2ᵉ"


def test_a_style_that_has_ordinals_has_all_of_them() -> None:
    own = terms('<term name="ordinal">.</term>', '<term name="ordinal-02" match="last-two-digits">x</term>')  # fmt: skip
    merged = locale(own, ENGLISH)
    assert [merged.ordinal(n) for n in (1, 2, 11, 12, 102)] == ["1.", "2x", "11.", "12.", "102x"]


def test_ordinals_of_csl_1_0() -> None:
    entries = [f'<term name="ordinal-0{n}">{s}</term>' for n, s in enumerate(["st", "nd", "rd", "th"], 1)]  # fmt: skip
    merged = locale(terms(*entries))
    assert [merged.ordinal(n) for n in (1, 2, 3, 4, 11, 12, 22)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "22nd"
    ]  # fmt: skip


def test_no_ordinals_at_all() -> None:
    assert locale("").ordinal(3) == "3"


def test_dates() -> None:
    merged = locale(
        '<date form="numeric"/><date form="numeric" delimiter="/"><date-part name="year"/></date>',
        '<date form="numeric"/>'
        '<date form="text"><!-- c --><date-part name="month" suffix=" "/>'
        '<date-part name="year"/></date>',
    )
    numeric, text = merged.date_format("numeric"), merged.date_format("text")
    assert numeric is not None
    assert text is not None
    assert numeric.attributes == {"form": "numeric", "delimiter": "/"}
    assert [part.name for part in text.parts] == ["month", "year"]
    assert text.parts[0].attributes["suffix"] == " "
    assert merged.date_format("other") is None


def test_options() -> None:
    merged = locale(
        '<style-options limit-day-ordinals-to-day-1="true"/>',
        '<style-options punctuation-in-quote="true" limit-day-ordinals-to-day-1="false"/>',
    )
    assert merged.punctuation_in_quote
    assert merged.limit_day_ordinals_to_day_1
    assert not locale("").punctuation_in_quote
    assert not locale("").limit_day_ordinals_to_day_1
