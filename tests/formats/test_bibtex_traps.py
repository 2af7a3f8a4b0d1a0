"""The traps of .bib files, each one measured on a program that falls into it."""

import re

import pytest

from maocite.api import write
from maocite.errors import Level, Problem
from maocite.mapping.bib.latex_out import balanced
from maocite.mapping.flat import differing
from maocite.model import (
    ArchivalRecord,
    Date,
    LevelKind,
    Name,
    NameKind,
    Record,
    Repository,
    Role,
    SecondaryRecord,
    Title,
)
from maocite.model import (
    Level as Unit,
)
from maocite.readers import READERS
from maocite.sources import Source

DIALECTS = ("bibtex", "biblatex", "biblatex-chicago", "better-bibtex", "zotero-bibtex")
MAO = Name("Mao", "Zedong", family_first=True)


def read_text(text: str) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    source = Source("x.bib", text.encode())
    return [record for record, _ in READERS["bibtex"].read(source, problems.append)], problems


def one(text: str) -> SecondaryRecord:
    (record,), problems = read_text(text)
    assert [problem for problem in problems if problem.level is Level.ERROR] == []
    assert isinstance(record, SecondaryRecord)
    return record


def book(**texts: str) -> SecondaryRecord:
    return SecondaryRecord("x", "book", texts)


def field(text: str, name: str) -> str:
    match = re.search(rf"^  {name} = \{{(.*)\}},$", text, re.M)
    assert match, text
    return match[1]


def test_only_words_with_a_capital_are_braced() -> None:
    text = write(
        [book(title="Memorandum of Conversation with NATO in Çu’s house")], "biblatex"
    ).text
    assert field(text, "title") == ("Memorandum of {Conversation} with {NATO} in {Çu’s} house")


def test_a_foreign_title_is_braced_whole() -> None:
    record = book(title="Ndarja me sovjetikët", language="sq")
    assert field(write([record], "biblatex").text, "title") == "{Ndarja me sovjetikët}"


def test_what_stands_above_the_line() -> None:
    record = book(title="The 20<sup>th</sup> of H<sub>2</sub>O<sup>ö</sup>")
    for dialect in set(DIALECTS) - {"zotero-bibtex"}:
        assert one(write([record], dialect).text).texts == record.texts
    written = write([record], "zotero-bibtex")
    # Zotero's importer would leave "\\textsuperscriptth" in the title.
    assert one(written.text).texts["title"] == "The 20ᵗʰ of H₂Oö"
    assert [problem.place.field for problem in written.problems if problem.place] == ["title"]


def test_biblatex_chicago_expands_the_title_of_a_web_page() -> None:
    # It asks how the title begins, and TeX stops for good at a \\textit that was expanded.
    title = "Of <i>Two <b>Ships</b></i>, the 20<sup>th</sup>, H<sub>2</sub>O"
    page = SecondaryRecord("x", "webpage", {"title": title})
    written = write([page], "biblatex-chicago")
    assert field(written.text, "title") == (
        r"Of \mkbibitalic{{Two} \mkbibbold{{Ships}}}, the 20\mkbibsuperscript{th}, {H}$_{2}${O}"
    )
    assert one(written.text).texts["title"] == title
    assert written.problems == ()
    for lost in ("x<sub>a</sub>", '<span style="font-variant:small-caps;">x</span>'):
        written = write([SecondaryRecord("x", "webpage", {"title": lost})], "biblatex-chicago")
        assert "\\" not in written.text
        assert [(p.level, p.place.field) for p in written.problems] == [(Level.LOSS, "title")]


def test_biblatex_chicago_has_no_driver_for_software() -> None:
    record = SecondaryRecord("x", "software", {"title": "Tropy"})
    text = write([record], "biblatex-chicago").text
    assert text.startswith("@misc{x,\n  entrysubtype = {software},")
    assert one(text).type == "software"
    assert write([record], "biblatex").text.startswith("@software{x,")
    typed = one("@software{x, title = {Tropy}}")
    assert write([typed], "biblatex-chicago").text == text


def test_nocase_and_guarding_braces_are_told_apart() -> None:
    assert one("@book{x, title = {The {NATO} alliance}}").texts["title"] == "The NATO alliance"
    assert (
        one("@book{x, title = {The {NATO} Alliance}}").texts["title"]
        == 'The <span class="nocase">NATO</span> Alliance'
    )


def test_an_accent_inside_a_guard_is_no_second_guard() -> None:
    record = book(title="϶À la carte")
    assert one(write([record], "bibtex").text).texts["title"] == "϶À la carte"
    assert one("@book{x, title = {A {{\\'E}}cole}}").texts["title"] == "A École"


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "text",
    [
        "Smith & Sons: 50% of #1_a for $5",
        "a~b^c\\d",
        "} unbalanced {",
        '"quoted" and @misc{x, y}',
        "\\input{/etc/passwd}",
        "\\immediate\\write18{rm -rf}",
        "x^^5cinput y",
        "毛泽东 Çu ș ț Đặng Thai Mai ầ",
        "a -- b --- c ``d'' e",
        "<i>Pravda</i> and <b>Zëri</b>",
        "10 < 20 > 5",
    ],
)
def test_text_comes_through_and_no_command_does(text: str, dialect: str) -> None:
    record = book(title=text, publisher=text, note=text)
    written = write([record], dialect).text
    assert balanced(written.replace("\\{", "{").replace("\\}", "}"))
    assert not re.search(r"\\(input|immediate|write)\b", written)
    assert "^^" not in written
    assert not re.search(r"(?<!\\)[%#$&]", written)
    again = one(written)
    assert dict(again.texts) == dict(record.texts)


def test_addresses_are_verbatim_and_end_nothing() -> None:
    record = book(URL="https://x.org/a_b?c=%20&d=~e#f", DOI="10.1000/a_b")
    text = write([record], "biblatex").text
    assert field(text, "url") == record.texts["URL"]
    assert field(text, "doi") == record.texts["DOI"]
    hostile = write([book(URL="https://x.org/}\\input{y}")], "biblatex")
    assert "\\input" not in hostile.text
    assert [problem.place.field for problem in hostile.problems] == ["URL"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (MAO, "{{Mao} Zedong}"),
        (
            Name(literal="Ministry of Foreign Affairs", kind=NameKind.BODY),
            "{Ministry of Foreign Affairs}",
        ),
        (Name(literal="Party and State", kind=NameKind.BODY), "{Party and State}"),
        (Name("Gaulle", "Charles", non_dropping_particle="de"), "de Gaulle, Charles"),
        (Name("King", "Martin Luther", suffix="Jr."), "King, Jr., Martin Luther"),
        (Name("Ramiz"), "Ramiz"),
        (Name("al-Assad", "Hafez"), "{al-Assad}, Hafez"),
    ],
)
def test_names(name: Name, written: str) -> None:
    record = SecondaryRecord("x", "book", people={Role.AUTHOR: (name,)})
    text = write([record], "biblatex").text
    assert field(text, "author") == written
    assert one(text).names(Role.AUTHOR) == (name,)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Elidor Mëhilli", Name("Mëhilli", "Elidor")),
        ("Charles de Gaulle", Name("Gaulle", "Charles", non_dropping_particle="de")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("family=Mao, given=Zedong", Name("Mao", "Zedong")),
        ('M{\\"e}hilli, Elidor', Name("Mëhilli", "Elidor")),
        ("{\\'E}mile Zola", Name("Zola", "Émile")),
        ("Jean {de la} Fontaine", Name("Fontaine", "Jean de la")),
    ],
)
def test_names_of_others(written: str, name: Name) -> None:
    assert one(f"@book{{x, author = {{{written}}}}}").names(Role.AUTHOR) == (name,)


def test_and_others_is_no_person_for_zotero() -> None:
    record = one("@book{x, author = {Mao, Zedong and others}}")
    assert record.names(Role.AUTHOR)[1].kind is NameKind.GROUP
    assert " and others" in write([record], "biblatex").text
    zotero = write([record], "zotero-bibtex")
    assert "others" not in zotero.text
    assert [problem.place.field for problem in zotero.problems] == ["author"]


@pytest.mark.parametrize("edtf", ["1966~", "1966?", "196X", "1966-06-01/1966-06-30", "1966-21"])
def test_uncertain_dates_stay_so_in_biblatex(edtf: str) -> None:
    record = SecondaryRecord("x", "book", dates={"issued": Date(edtf)})
    written = write([record], "biblatex")
    assert field(written.text, "date") == edtf
    assert written.problems == ()
    assert one(written.text).dates["issued"].edtf == edtf


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ("year = 1959, month = may, day = 13", "1959-05-13"),
        ('year = 1959, month = "13~" # may', "1959-05-13"),
        ("year = {1959}, month = {5}", "1959-05"),
        ("year = {1959}, month = {maj}", "1959-05"),
        ("year = {c. 1966}", "1966~"),
        ("date = {1966-06/}, year = 1965", "1966-06/"),
    ],
)
def test_dates_of_others(fields: str, edtf: str) -> None:
    assert one(f"@book{{x, {fields}}}").dates["issued"].edtf == edtf


def test_strings_and_concatenation() -> None:
    text = (
        '@string{uet = "UET Press"}\n@book{x, publisher = uet # ", " # {Tirana}, note = nowhere}'
    )
    (record,), problems = read_text(text)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["publisher"] == "UET Press, Tirana"
    assert record.texts["note"] == "nowhere"
    assert [problem.code for problem in problems] == ["unknown-string"]


def test_a_part_inherits_from_its_book() -> None:
    (part, _), _ = read_text(
        "@incollection{a, crossref = {b}, title = {Part}, pages = {1--2}}\n"
        "@collection{b, title = {Whole}, editor = {Cook, Alexander}, year = 2014, note = {x}}"
    )
    assert isinstance(part, SecondaryRecord)
    assert part.texts["title"] == "Part"
    assert part.texts["container-title"] == "Whole"
    assert part.names(Role.EDITOR) == (Name("Cook", "Alexander"),)
    assert part.dates["issued"] == Date("2014")
    assert "note" not in part.texts


def test_xdata_is_no_record_and_circles_end() -> None:
    records, _ = read_text(
        "@book{a, xdata = {p}, title = {T}}\n@xdata{p, publisher = {Verso}, xdata = {p}}\n"
        "@book{c, crossref = {d}}\n@book{d, crossref = {c}}"
    )
    assert [record.id for record in records] == ["a", "c", "d"]
    first = records[0]
    assert isinstance(first, SecondaryRecord)
    assert first.texts["publisher"] == "Verso"


def test_a_broken_entry_hides_no_other() -> None:
    records, problems = read_text(
        "@book{a, title = {A}}\n@book{b, title = {B\n@book{c, title = {C}}\nstray @ sign\n"
        "@book{d, title = {D}}"
    )
    assert [record.id for record in records] == ["a", "c", "d"]
    assert [(p.level, p.place.line) for p in problems if p.level is Level.ERROR] == [
        (Level.ERROR, 2)
    ]


def test_unknown_fields_types_and_comments_go_back() -> None:
    text = (
        '@comment{kept}\n@preamble{"\\newcommand{\\x}{y}"}\n'
        "@suppbook{a,\n  title = {A},\n  foo = {b & c},\n  sortname = {Z},\n}\n@comment{the end}\n"
    )
    (record,), _ = read_text(text)
    written = write([record], "biblatex").text
    assert written.startswith("@comment{kept}\n")
    assert written.endswith("\n}\n\n@comment{the end}\n")
    assert "\\newcommand{\\x}{y}" in written
    assert "@suppbook{a," in written
    assert field(written, "foo") == "b \\& c"
    assert field(written, "sortname") == "Z"


@pytest.mark.parametrize(
    "preamble",
    [
        r"\immediate\write18{ls}",
        r"\@@input shadow",
        r"\lstinputlisting{/etc/hosts}",
        r"\providecommand{\input}{}\input{/etc/hosts}",
        r"{\def\input#1{}}\input{/etc/hosts}",
        r"\let\x\input",
        r"\catcode`\@=0",
        "^^5cinput{x}",
    ],
)
def test_a_preamble_that_could_reach_files_stays_out(preamble: str) -> None:
    (record,), _ = read_text(f"@preamble{{{{{preamble} }}}}\n@book{{a, title = {{A}}}}")
    written = write([record], "biblatex")
    assert "@preamble" not in written.text
    assert "dangerous-preamble" in [problem.code for problem in written.problems]


@pytest.mark.parametrize(
    "preamble",
    [
        r"\def\cprime{$'$} ",
        r"\newcommand{\noopsort}[1]{}",
        r"\ifx\undefined\allcaps\def\allcaps#1{#1}\fi",
        r"\def\Dbar{\leavevmode\lower.6ex\hbox to 0pt{\hskip-.23ex \accent\"16\hss}D}",
    ],
)
def test_a_preamble_that_names_texts_goes_back(preamble: str) -> None:
    (record,), _ = read_text(f"@preamble{{{{{preamble}}}}}\n@book{{a, title = {{A}}}}")
    assert preamble.strip() in write([record], "biblatex").text


@pytest.mark.parametrize("dialect", ["biblatex", "better-bibtex", "bibtex"])
def test_signs_that_tex_prints_as_others(dialect: str) -> None:
    record = SecondaryRecord("a", "book", {"title": "A < b > c | d"})
    written = write([record], dialect).text
    assert field(written, "title") == r"A \textless{} b \textgreater{} c \textbar{} d"
    assert read_text(written)[0] == [record]


@pytest.mark.parametrize(
    ("dialect", "genre", "name"),
    [
        ("biblatex", "note of conversation", "genre"),
        ("biblatex-chicago", "notes of conversation", "genre"),
        ("biblatex", "record of conversation", "type"),
        ("better-bibtex", "note of conversation", "type"),
        ("bibtex", "note of conversation", "type"),
    ],
)
def test_a_genre_that_the_title_says_is_not_printed_again(
    dialect: str, genre: str, name: str
) -> None:
    record = ArchivalRecord(
        id="a",
        type="document",
        levels=(Unit(LevelKind.FONDS, number="14"),),
        title=Title("Notes on a Conversation"),
        genre=genre,
    )
    written = write([record], dialect).text
    assert field(written, name) == genre
    (again,), _ = read_text(written)
    assert "genre" not in differing(record, again)


def test_a_language_becomes_the_name_of_a_command() -> None:
    record = SecondaryRecord("a", "book", {"language": "Albanian & {French}"})
    written = write([record], "biblatex")
    assert field(written.text, "language") == "Albanian and French"
    assert [problem.place.field for problem in written.problems] == ["language"]


def test_a_comment_of_braces_in_the_wrong_order_swallows_nothing() -> None:
    record = SecondaryRecord("a", "book", extra={"bibtex": {"before": [["comment", "}@x{"]]}})
    written = write([record], "biblatex").text
    assert written.startswith("@comment{]@x[}\n\n@book{a,")


def test_keys_are_ascii_and_unique() -> None:
    records = [SecondaryRecord(key, "book") for key in ("Çu 1966", "cu-1966", "毛", "a,b")]
    written = write(records, "bibtex")
    assert re.findall(r"^@book\{(.*),$", written.text, re.M) == [
        "Cu-1966",
        "cu-1966-2",
        "item",
        "a-b",
    ]
    assert [problem.place.field for problem in written.problems] == ["id"] * 4


def test_the_same_key_twice() -> None:
    records, problems = read_text("@book{a, title={A}}\n@book{a, title={B}}\n@book{a, title={A}}")
    assert [record.id for record in records] == ["a", "a-2"]
    assert [problem.code for problem in problems] == ["duplicate-key", "repeated-entry"]


def test_a_field_twice_keeps_the_first_and_the_second() -> None:
    (record,), problems = read_text(
        "@book{a, title = {A}, title = {B}, keywords={x}, keywords={y}}"
    )
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "A"
    assert record.keywords == ("x", "y")
    assert "title-2" in str(record.extra)
    assert [problem.code for problem in problems] == ["duplicate-field"]


def test_an_archive_stands_where_each_style_looks_for_it() -> None:
    repository = Repository((("sq", "Arkivi Qendror Shtetëror"),), key="aqsh", place="Tirana")
    levels = (
        Unit(LevelKind.FONDS, "14/AP", label="Fondi"),
        Unit(LevelKind.FILE, "3", label="Dos."),
    )
    record = ArchivalRecord(
        "m",
        "manuscript",
        repository,
        levels,
        title=Title("Memorandum (7 June 1960)", without_date="Memorandum"),
        event_date=Date("1960-06-07"),
        people={Role.TRANSLATOR: (Name("Mëhilli", "Elidor"),)},
    )
    whole = "Arkivi Qendror Shtetëror, Tirana, Fondi 14/AP, Dos. 3"
    biblatex = write([record], "biblatex").text
    assert biblatex.startswith("@misc{m,")
    assert field(biblatex, "title") == "Memorandum"
    assert field(biblatex, "date") == "1960-06-07"
    assert field(biblatex, "note") == "Fondi 14/AP, Dos. 3"
    assert field(biblatex, "organization") == "Arkivi Qendror Shtetëror"
    assert field(biblatex, "location") == "Tirana"
    chicago = write([record], "biblatex-chicago").text
    assert field(chicago, "origdate") == "1960-06-07"
    assert field(chicago, "organization") == "Fondi 14/AP"
    assert field(chicago, "institution") == "Arkivi Qendror Shtetëror"
    assert field(chicago, "options") == "usetranslator=false"
    better = write([record], "better-bibtex").text
    assert better.startswith("@unpublished{m,")
    assert field(better, "archivelocation") == "Fondi 14/AP, Dos. 3"
    assert "howpublished" not in better
    assert field(write([record], "zotero-bibtex").text, "howpublished") == whole
    plain = write([record], "bibtex").text
    assert '  month = "7~" # jun,\n' in plain
    assert field(plain, "howpublished") == whole.replace("ë", '{\\"e}')
    assert field(plain, "note") == 'Translated by Elidor M{\\"e}hilli'
    assert field(plain, "key") == "Memorandum"


@pytest.mark.parametrize(
    ("dialect", "field_name", "words"),
    [
        ("biblatex", "titleaddon", "To Enver Hoxha and the Politburo"),
        ("biblatex-chicago", "titleaddon", "to Enver Hoxha and the Politburo"),
        ("bibtex", "note", "To Enver Hoxha and the Politburo. Contributed by Ana B"),
    ],
)
def test_the_recipient_of_a_letter_is_printed(dialect: str, field_name: str, words: str) -> None:
    # No style of LaTeX prints a field "recipient".
    record = ArchivalRecord(
        "x",
        "personal_communication",
        Repository((("en", "Central Archive"),)),
        people={
            Role.RECIPIENT: (
                Name("Hoxha", "Enver"),
                Name(literal="the Politburo", kind=NameKind.BODY),
            ),
            Role.CONTRIBUTOR: (Name("B", "Ana"),),
        },
    )
    written = write([record], dialect).text
    assert field(written, field_name) == words
    again = read_text(written)[0][0]
    assert again.people == record.people
    assert not again.extra


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_encodings(encoding: str) -> None:
    source = Source("x.bib", "@book{x, title = {Mëhilli}}".encode(encoding))
    problems: list[Problem] = []
    ((record, _),) = READERS["bibtex"].read(source, problems.append)
    assert isinstance(record, SecondaryRecord)
    assert record.texts["title"] == "Mëhilli"
    legacy = encoding in ("cp1252", "latin-1")
    assert [problem.code for problem in problems] == (["encoding"] if legacy else [])


def test_what_zotero_exports() -> None:
    record = one(
        "@article{lalaj_2010,\n\ttitle = {The 20$^{th}$ {Century}},\n\turldate = {2024-03-02TZ},\n"
        "\tauthor = {Lalaj, Ana},\n\tmonth = jan,\n\tyear = {2010},\n"
        "\tnote = {Publisher: UET},\n\tfile = {Text:C\\:\\\\Users\\\\x.pdf:application/pdf},\n}"
    )
    assert record.texts["title"] == "The 20<sup>th</sup> Century"
    assert record.dates["accessed"] == Date("2024-03-02")
    assert record.dates["issued"] == Date("2010-01")
    assert record.texts["note"] == "Publisher: UET"
    assert (
        "file = {Text:C\\:\\\\Users\\\\x.pdf:application/pdf}" in write([record], "biblatex").text
    )


def test_what_better_bibtex_exports() -> None:
    (record,), problems = read_text(
        "@unpublished{x,\n  title = {Minutes},\n  editora = {Mëhilli, Elidor},\n"
        "  editoratype = {collaborator},\n  eprint = {123},\n  eprinttype = {pmid},\n}\n\n"
        "% == BibLaTeX quality report for x:\n% ? unused Archive: Bodleian Library\n"
        '% ? unused Archive location ("MS. Eng. hist. c. 2230")\n'
    )
    assert problems == []
    assert isinstance(record, ArchivalRecord)
    assert record.names(Role.CONTRIBUTOR) == (Name("Mëhilli", "Elidor"),)
    assert record.repository is not None
    assert record.repository.name == "Bodleian Library"
    assert [level.name for level in record.levels] == ["MS. Eng. hist. c. 2230"]


def test_a_masters_thesis_stays_one() -> None:
    record = one("@mastersthesis{x, title = {T}, school = {UET}}")
    assert record.texts["publisher"] == "UET"
    assert write([record], "bibtex").text.startswith("@mastersthesis{x,")
    assert field(write([record], "biblatex").text, "type") == "Master’s thesis"


def test_deep_braces_and_many_authors_end_soon() -> None:
    authors = " and ".join(f"A{number}, B" for number in range(10_000))
    record = one(f"@book{{x, title = {{{'{' * 500}x{'}' * 500}}}, author = {{{authors}}}}}")
    assert len(record.names(Role.AUTHOR)) == 10_000
    assert "x" in record.texts["title"]


@pytest.mark.parametrize("before", ["“", "[", "("])
def test_a_first_word_behind_a_mark_is_braced(before: str) -> None:
    """BibTeX's change.case$ lowers it: it keeps the first letter only as first character."""
    for dialect in ("bibtex", "biblatex"):
        text = field(write([book(title=f"{before}What is this")], dialect).text, "title")
        assert text.endswith("{What} is this")


def test_rights_stand_where_zotero_and_where_better_bibtex_look() -> None:
    record = book(title="A", license="CC BY 4.0")
    text = write([record], "zotero-bibtex").text
    assert field(text, "rights") == field(text, "copyright") == "CC BY 4.0"
    assert read_text(text)[0] == [record]
    assert "copyright" not in write([record], "better-bibtex").text


@pytest.mark.parametrize(
    "fields", ["rights = {A}, copyright = {B}", "copyright = {B}, rights = {A}"]
)
def test_rights_that_say_two_things_are_both_kept(fields: str) -> None:
    records, _ = read_text(f"@book{{x, title = {{T}}, {fields}}}")
    text = write(records, "zotero-bibtex").text
    assert "{A}" in text
    assert "{B}" in text


@pytest.mark.parametrize("dialect", ["biblatex", "better-bibtex", "biblatex-chicago"])
def test_signs_that_the_first_encoding_lacks_are_commands_in_every_field(dialect: str) -> None:
    # In OT1 these print as an exclamation mark, a question mark and a dash.
    record = SecondaryRecord("a", "book", {"title": "T", "publisher": "A | B > C"})
    text = write([record], dialect).text
    assert r"publisher = {A \textbar{} B \textgreater{} C}" in text
    assert one(text).texts["publisher"] == "A | B > C"
