"""Small layouts, each with the rule that decides what they print."""

from typing import Any

import pytest

from maocite.csl import Citation, CitationItem, Locator, load_style, render

DOE = {"family": "Doe", "given": "Jane"}
DOE2 = {"family": "Doe", "given": "John"}
ROE = {"family": "Roe", "given": "Rick"}
VLIST = {"family": "Vlist", "non-dropping-particle": "van der", "given": "Eric"}
ITEM: dict[str, Any] = {"id": "a", "type": "book", "title": "Title"}
MACROS = """<macro name="title"><text variable="title" display="block"/></macro>
<macro name="author"><names variable="author"><name/><substitute><text value="Anon."/>
</substitute></names></macro>"""


def style(
    layout: str, cites: str = "", entries: str = "", root: str = "", locale: str = ""
) -> bytes:
    return f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {root}>
      {locale}{MACROS}<citation {cites}><layout delimiter="; ">{layout}</layout></citation>
      <bibliography {entries}><layout suffix=".">{layout}</layout></bibliography>
      </style>""".encode()


def cite(layout: str, item: dict[str, Any], locator: Locator | None = None, **more: str) -> str:
    citation = Citation([CitationItem("a", locator=locator)])
    rendered = render(load_style(style(layout, **more)), [{**ITEM, **item}], [citation], "html")
    return rendered.citations[0]


def entries(layout: str, items: list[dict[str, Any]], **more: str) -> list[str]:
    numbered = [{**ITEM, "id": str(number), **item} for number, item in enumerate(items)]
    rendered = render(load_style(style(layout, **more)), numbered, (), "html")
    assert rendered.bibliography is not None
    return ["".join(entry.text.split("\n")) for entry in rendered.bibliography.entries]


def year(form: str = "") -> str:
    return f'<date variable="issued"><date-part name="year" {form}/></date>'


LITERAL = {"issued": {"literal": "in press"}}


def test_a_literal_date_stands_where_the_year_does() -> None:
    assert cite(year('prefix="(" suffix=")"'), LITERAL) == "(in press)"
    month = '<date variable="issued"><date-part name="month"/></date>'
    assert cite(f'<group delimiter=", ">{year()}{month}</group>', LITERAL) == "in press"


DATED = [{"author": [DOE], "issued": {"date-parts": [[2000]]}}] * 2
SUFFIXES = 'disambiguate-add-year-suffix="true"'


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ('prefix=" (" suffix=")"', "Doe (2000a)"),  # "appended to the year", not to its affixes
        ('prefix=" " font-weight="bold"', "Doe <b>2000</b><b>a</b>"),
    ],
)
def test_a_year_suffix_is_set_like_its_year(part: str, first: str) -> None:
    layout = '<names variable="author"><name form="short"/></names>' + year(part)
    assert entries(layout, DATED, cites=SUFFIXES)[0] == f"{first}."


def test_a_collapsed_year_suffix_keeps_the_formatting_around_it() -> None:
    dated = f'<names variable="author"><name form="short"/></names>{year()}'
    layout = f'<group delimiter=" " font-weight="bold">{dated}</group>'
    source = style(layout, cites=f'{SUFFIXES} collapse="year-suffix" year-suffix-delimiter=","')
    items = [{**ITEM, **item, "id": key} for key, item in zip("ab", DATED, strict=True)]
    both = [Citation([CitationItem("a"), CitationItem("b")])]
    assert render(load_style(source), items, both, "html").citations[0] == (
        "<b>Doe 2000a</b>,<b>b</b>"
    )


def test_what_an_author_adds_to_a_collapsed_cite_stays() -> None:
    layout = '<names variable="author"><name form="short"/></names>' + year('prefix=" "')
    items = [{**ITEM, "id": "a", **DATED[0]}, {**ITEM, "id": "b", "author": [DOE]}]
    cites = [CitationItem("a"), CitationItem("b", suffix=" (lost)")]
    source = load_style(style(layout, cites='collapse="year"'))
    assert render(source, items, [Citation(cites)]).citations[0] == "Doe 2000; Doe (lost)"


def test_chinese_has_no_spaces_around_its_and() -> None:
    names = '<names variable="author"><name and="text" form="short"/></names>'
    found = cite(names, {"author": [DOE, ROE]}, root='default-locale="zh-CN"')
    assert found == "Doe和Roe"


def test_labels_of_three_names() -> None:
    names = [{"family": family} for family in ("Alpha", "Beta", "Gamma")]
    item = {"author": names, "issued": {"date-parts": [[2002]]}}
    assert cite('<text variable="citation-label"/>', item) == "AlBG02"


def test_et_al_shares_the_formatting_of_its_names() -> None:
    names = (
        '<names variable="author"><name font-style="italic" et-al-min="2" et-al-use-first="1"/>'
        '<et-al font-weight="bold"/></names>'
    )
    assert cite(names, {"author": [DOE, ROE]}) == "<i><i>Jane Doe</i> <b>et al.</b></i>"


def test_affixes_of_names_stand_around_a_list_with_et_al_and_persons_only() -> None:
    names = (
        '<names variable="author"><name form="short" prefix="[" suffix="]" '
        'et-al-min="3" et-al-use-first="1"/></names>'
    )
    body = {"literal": "Ministry"}
    assert cite(names, {"author": [DOE, body]}) == "[Doe], Ministry"
    assert cite(names, {"author": [DOE, ROE, body]}) == "[[Doe] et al.]"


def test_a_year_suffix_that_is_not_needed_is_no_empty_variable() -> None:
    group = '<group><text term="no date" form="short"/>{}</group>'
    assert cite(group.format('<text variable="volume"/>'), {"volume": ""}) == ""
    assert (
        cite(group.format('<text variable="year-suffix"/><text variable="volume"/>'), {}) == "n.d."
    )


def test_note_numbers_tell_cites_apart() -> None:
    layout = (
        '<choose><if position="subsequent"><group delimiter=", ">'
        '<names variable="author"><name form="short"/></names>'
        '<choose><if disambiguate="true"><text variable="title"/></if></choose>{}</group></if>'
        '<else><text variable="title"/></else></choose>'
    )
    items = [{**ITEM, "id": key, "author": [DOE], "title": key.upper()} for key in "ab"]
    notes = [Citation([CitationItem(key)]) for key in "abab"]

    def later(reference: str) -> list[str]:
        source = style(layout.format(reference)).replace(b'class="in-text"', b'class="note"')
        return list(render(load_style(source), items, notes).citations)[2:]

    number = '<text variable="first-reference-note-number" prefix="note "/>'
    assert later("") == ["Doe, A", "Doe, B"]
    assert later(number) == ["Doe, note 1", "Doe, note 2"]


def test_an_inverted_short_name_has_its_particle_behind_the_separator() -> None:
    names = '<names variable="author"><name form="short" name-as-sort-order="all"/></names>'
    assert cite(names, {"author": [VLIST]}) == "Vlist, van der"
    never = 'demote-non-dropping-particle="never"'
    assert cite(names, {"author": [VLIST]}, root=never) == "van der Vlist"


@pytest.mark.parametrize(
    ("substitute", "shown"),
    [
        # "... a shorthand version of cs:names without child elements, which uses the attributes
        # values and child elements of the original cs:names element" (CSL 1.0.2, "Substitute").
        ('<names variable="editor"/>', "[<b>Rick Roe</b>]"),
        ('<names variable="editor"><name/></names>', "Rick Roe"),
        ('<text variable="title"/>', "Title"),
    ],
)
def test_only_the_shorthand_takes_affixes_over(substitute: str, shown: str) -> None:
    names = (
        '<names variable="author" prefix="[" suffix="]" font-weight="bold"><name/>'
        f"<substitute>{substitute}</substitute></names>"
    )
    assert cite(names, {"editor": [ROE]}) == shown


def test_a_word_in_the_place_of_names_is_no_value_for_a_group() -> None:
    # "cs:group and its child elements are suppressed if ... all variables that are called are
    # empty", and a macro counts as a group.
    assert cite('<text macro="author"/><text variable="title"/>', {}) == "Title"
    group = '<group delimiter=" "><names variable="author"><substitute><text value="Anon."/>'
    group += '</substitute></names><text variable="title"/></group>'
    assert cite(group, {}) == "Anon. Title"


def test_words_of_the_style_get_title_case_in_any_language() -> None:
    layout = '<text value="lieu de vente" text-case="title"/><text variable="title" prefix=" "'
    layout += ' text-case="title"/>'
    found = cite(layout, {"title": "le livre"}, root='default-locale="fr-FR"')
    assert found == "Lieu de Vente le livre"


@pytest.mark.parametrize("language", ["en", "en-GB", "eng", "English"])
def test_names_of_english(language: str) -> None:
    layout = '<text variable="title" text-case="title"/>'
    item = {"title": "the book of sand", "language": language}
    assert cite(layout, item, root='default-locale="fr-FR"') == "The Book of Sand"


def test_the_last_definition_of_a_term_holds() -> None:
    term = '<term name="editor"><single>{0}</single><multiple>{0}</multiple></term>'
    terms = "".join(term.format(word) for word in ("first", "last"))
    locale = f'<locale xml:lang="en"><terms>{terms}</terms></locale>'
    assert cite('<text term="editor"/>', {}, locale=locale) == "last"


def test_spaces_before_double_marks_are_narrow() -> None:
    assert cite('<text variable="title"/>', {"title": "Titre : essai"}) == "Titre\u202f: essai"


@pytest.mark.parametrize(
    ("locator", "shown"), [("12-15", "12–5"), ("12–15", "12–15"), ("1–2, 12-15", "1–2, 12–5")]
)
def test_a_dash_typed_into_a_locator_stays(locator: str, shown: str) -> None:
    layout = '<text variable="locator"/>'
    found = cite(layout, {}, Locator("page", locator), root='page-range-format="minimal"')
    assert found == shown


@pytest.mark.parametrize(
    ("variable", "shown"), [("number", "3–4"), ("edition", "3–4"), ("version", "3-4")]
)
def test_ranges_in_number_variables(variable: str, shown: str) -> None:
    assert cite(f'<text variable="{variable}"/>', {variable: "3-4"}) == shown


@pytest.mark.parametrize(
    ("title", "shown"), [("中国历史研究", "中国历史研究"), ("中国 (China)", "<i>中国 (China)</i>")]
)
def test_chinese_and_japanese_have_no_italics(title: str, shown: str) -> None:
    assert cite('<text variable="title" font-style="italic"/>', {"title": title}) == shown
    names = '<names variable="author"><name><name-part name="family" font-style="italic"/></name>'
    authors = {"author": [{"family": "毛", "given": "泽东"}, DOE]}
    assert cite(f"{names}</names>", authors) == "毛泽东, Jane <i>Doe</i>"


def test_a_suppressed_author_takes_the_label_along() -> None:
    names = '<names variable="editor"><name/><label prefix=" (" suffix=")"/></names>'
    source = style(f'<group delimiter=", ">{names}<text variable="title"/></group>')
    item = {**ITEM, "editor": [DOE]}
    suppressed = Citation([CitationItem("a", suppress_author=True)])
    only = Citation([CitationItem("a", author_only=True)])
    found = render(load_style(source), [item], [suppressed, only]).citations
    assert list(found) == ["Title", "Jane Doe"]


def test_numbers_collapse_where_no_locator_is_printed() -> None:
    items = [{**ITEM, "id": key} for key in "abcd"]

    def collapsed(layout: str, changed: int, **changes: Any) -> str:
        cites = [CitationItem(key) for key in "abcd"]
        cites[changed] = CitationItem("abcd"[changed], **changes)
        source = style(layout, cites='collapse="citation-number"')
        return render(load_style(source), items, [Citation(cites)]).citations[0]

    number = '<text variable="citation-number"/>'
    page = Locator("page", "3")
    assert collapsed(number, 1, locator=page) == "1–4"
    with_locator = f'<group delimiter=", p. ">{number}<text variable="locator"/></group>'
    assert collapsed(with_locator, 0, locator=page) == "1, p. 3; 2–4"
    assert collapsed(number, 0, prefix="see ") == "see 1–4"
    assert collapsed(number, 3, suffix=" there") == "1–3; 4 there"


def test_marks_are_drawn_into_the_formatting_of_a_whole_quotation() -> None:
    layout = '<text variable="title" quotes="true" font-weight="bold" suffix=", "/>'
    assert cite(layout + '<text value="z"/>', {}) == "“<b>Title,</b>” z"
    found = cite('<text variable="title" quotes="true" suffix=", "/>', {"title": "A <i>ship</i>"})
    assert found.rstrip() == "“A <i>ship</i>,”"


@pytest.mark.parametrize("attribute", ['font-style="italic"', 'quotes="false"'])
def test_a_text_set_apart_keeps_its_mark_beside_its_own_suffix(attribute: str) -> None:
    macro = f'<text variable="title" {attribute} suffix="."/>'
    layout = f'<group suffix=". "><choose><if type="book">{macro}</if></choose></group>'
    found = cite(layout + '<text value="z"/>', {"title": "Why?"})
    assert found.replace("<i>", "").replace("</i>", "") == "Why?. z"


def test_several_spaces() -> None:
    # HTML would show one of them; the separator of names is one whatever the style says.
    assert cite('<text variable="title" prefix="a  "/>', {}) == "a\u00a0 Title"
    names = (
        '<names variable="author"><name name-as-sort-order="all" sort-separator=",  "/></names>'
    )
    assert cite(names, {"author": [DOE]}) == "Doe, Jane"


def test_a_reference_that_was_escaped_twice_is_its_character() -> None:
    assert cite('<text value="&amp;#8212;"/>', {}) == "—"


@pytest.mark.parametrize(
    ("locale", "title", "suffix", "shown"),
    [
        ("en-GB", "Report 5.", ". ", "‘Report 5.’ z"),  # what ends a sentence stays in it
        ("en-GB", "Why?", ". ", "‘Why?’. z"),
        ("en-GB", "So,", ", ", "‘So’, z"),
        ("en-US", "Why?", ". ", "“Why?” z"),
        ("en-US", "Report 5.", ". ", "“Report 5.” z"),
    ],
)
def test_marks_at_a_quotation(locale: str, title: str, suffix: str, shown: str) -> None:
    layout = f'<text variable="title" quotes="true" suffix="{suffix}"/><text value="z"/>'
    assert cite(layout, {"title": title}, root=f'default-locale="{locale}"') == shown


BLOCK = '<div class="csl-block">{}</div>'


def test_blocks_are_made_by_children_of_the_layout_only() -> None:
    nested = '<group delimiter=", "><text variable="title" display="block"/>{}</group>'
    items = [{"issued": {"date-parts": [[2000]]}}]
    assert entries(nested.format(year()), items) == ["Title, 2000."]
    assert entries('<text macro="title"/>', items) == ["Title."]
    chosen = '<choose><if type="book"><text variable="title" display="block"/></if></choose>'
    assert entries(chosen + year(), items) == ["    " + BLOCK.format("Title") + "2000."]


def test_the_suffix_of_the_layout_stands_in_the_last_block() -> None:
    block = '<text variable="title" display="block" suffix="{}"/>'
    for suffix in ("", "."):
        assert entries(block.format(suffix), [{}]) == ["    " + BLOCK.format("Title.")]


def test_rendered_names_are_compared_without_et_al() -> None:
    # "complete-all: when all rendered names of the name variable match those in the preceding
    # bibliographic entry ... replaces the entire name list (including ... terms like “et al”)"
    names = '<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names>'
    names += '<text variable="title" prefix=". "/>'
    items = [{"author": [DOE], "title": "A"}, {"author": [DOE, ROE], "title": "B"}]
    found = entries(names, items, entries='subsequent-author-substitute="—"')
    assert found == ["Jane Doe. A.", "—. B."]


def test_global_rules_hold_for_entries_too() -> None:
    names = '<names variable="author"><name initialize-with="."/></names>'
    rule = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="{}"'
    items = [{"author": [DOE]}, {"author": [DOE2]}]
    assert entries(names, items, cites=rule.format("all-names")) == ["Jane Doe.", "John Doe."]


def test_initials_that_are_the_same_are_not_added() -> None:
    # "ambiguous names (names that ... differ when initials are added ...) are expanded"
    names = '<names variable="author"><name form="short" initialize-with="."/></names>'
    rule = (
        'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names-with-initials"'
    )
    items = [{**ITEM, "id": key, "author": [name]} for key, name in (("a", DOE), ("b", DOE2))]
    both = Citation([CitationItem("a"), CitationItem("b")])
    rendered = render(load_style(style(names, cites=rule)), items, [both])
    assert rendered.citations[0] == "Doe; Doe"


def test_formatting_inside_the_same_formatting_is_written_where_it_does_no_harm() -> None:
    layout = '<group font-weight="bold"><text variable="title" font-weight="bold"/></group>'
    assert cite(layout, {}) == "<b><b>Title</b></b>"
    source = load_style(style(layout))
    citations = [Citation([CitationItem("a")])]
    assert list(render(source, [ITEM], citations, "latex").citations) == ["\\textbf{Title}"]
    assert list(render(source, [ITEM], citations, "markdown").citations) == ["**Title**"]


def test_cites_that_sort_keys_leave_equal_follow_the_bibliography() -> None:
    layout = '<text variable="title"/>'
    source = style(layout).replace(
        b'<layout delimiter="; ">', b'<sort><key variable="issued"/></sort><layout delimiter="; ">'
    )
    source = source.replace(
        b'<layout suffix=".">', b'<sort><key variable="title"/></sort><layout suffix=".">'
    )
    same = {"issued": {"date-parts": [[2000]]}}
    items = [{**ITEM, **same, "id": key, "title": title} for key, title in ("aZ", "bY")]
    both = Citation([CitationItem("a"), CitationItem("b")])
    assert render(load_style(source), items, [both]).citations[0] == "Y; Z"


@pytest.mark.parametrize(("case", "shown"), [("", "Ibid."), ('text-case="lowercase"', "ibid.")])
def test_a_term_whose_case_the_style_sets_gets_no_capital(case: str, shown: str) -> None:
    source = style(f'<text term="ibid" {case}/>').replace(b'class="in-text"', b'class="note"')
    citation = Citation([CitationItem("a")])
    assert render(load_style(source), [ITEM], [citation]).citations[0] == shown
