"""Bibliographies that historians print: divided, archives by fonds, years covered."""

from pathlib import Path

import pytest

import maocite
from maocite.apparatus.collections import archival_order, holdings, years_covered
from maocite.apparatus.divisions import Division, divide, read_divisions
from maocite.cli import main
from maocite.divided import render_divided
from maocite.errors import InputError
from maocite.formats import Listing, Options
from maocite.model import (
    ArchivalRecord,
    Date,
    Folios,
    Level,
    LevelKind,
    Record,
    Repository,
    SecondaryRecord,
)
from maocite.sources import Source

ZURICH = Repository((("de", "Archiv für Zeitgeschichte"),), place="Zürich")
AQSH = Repository((("sq", "Arkivi Qendror Shtetëror"),), abbreviation="AQSH", place="Tirana")


def document(
    key: str, file: str, date: str | None = None, fonds: str = "2", repository: Repository = AQSH
) -> ArchivalRecord:
    levels = (
        Level(LevelKind.FONDS, fonds, label="Fondi"),
        Level(LevelKind.FILE, file, label="Dos."),
    )
    return ArchivalRecord(
        key, repository=repository, levels=levels, event_date=Date(date) if date else None
    )


def test_years_are_those_of_the_documents() -> None:
    """Not those inside of call numbers; intervals count with both ends."""
    assert years_covered([document("a", "1", "1959-05"), document("b", "1", "1968/1970")]) == (
        "1959–1970"
    )
    assert years_covered([document("a", "1", "196X")]) == "1960–1969"
    assert years_covered([document("a", "1", "1966~")]) == "1966"
    assert years_covered([document("a", "1")]) is None


def test_archival_order_counts_numbers_as_numbers() -> None:
    files = ["38", "4", "4a", "10"]
    ranked = sorted((document(f"k{file}", file) for file in files), key=archival_order)
    assert [record.levels[1].number for record in ranked] == ["4", "4a", "10", "38"]
    one = ArchivalRecord("x", folios=Folios.parse("11-43"))
    two = ArchivalRecord("w", folios=Folios.parse("2-9"))
    assert sorted([one, two], key=archival_order) == [two, one]


def test_repositories_then_fonds() -> None:
    records = [
        document("c", "1", "1970", fonds="10", repository=ZURICH),
        document("b", "1", "1960", fonds="14/AP"),
        document("a", "1", "1959", fonds="2"),
        document("d", "2", "1961", fonds="14/AP"),
    ]
    found = [
        (h.heading, [(f.heading, len(f.records)) for f in h.fonds]) for h in holdings(records)
    ]
    assert found == [
        ("Archiv für Zeitgeschichte, Zürich", [("Fondi 10, 1970", 1)]),
        (
            "Arkivi Qendror Shtetëror, Tirana (AQSH)",
            [("Fondi 2, 1959", 1), ("Fondi 14/AP, 1960–1961", 2)],
        ),
    ]


def test_records_go_to_the_first_division_that_takes_them() -> None:
    source = SecondaryRecord("s", "book", keywords=("Primary source",))
    work, paper = SecondaryRecord("w", "book"), SecondaryRecord("n", "article-newspaper")
    parts = divide([work, document("a", "1"), source, paper])
    assert [(d.title, [r.id for r in part]) for d, part in parts] == [
        ("Archival sources", ["a"]),
        ("Published primary sources", ["s"]),
        ("Secondary works", ["w", "n"]),
    ]
    press = Division("Newspapers", types=frozenset({"article-newspaper"}))
    assert [(d.title, [r.id for r in part]) for d, part in divide([work, paper], [press])] == [
        ("Newspapers", ["n"]),
        ("Other works", ["w"]),
    ]


def test_divisions_of_the_user() -> None:
    text = b'[[division]]\ntitle = "Press"\ntypes = ["article-newspaper"]\nkeywords = ["X"]\n'
    assert read_divisions(Source("d.toml", text)) == (
        Division("Press", None, frozenset({"article-newspaper"}), frozenset({"x"})),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "[[division]]"),
        (b"title = ", "d.toml"),
        (b"[[division]]\nkind = 'archival'\n", "needs a title"),
        (b"[[division]]\ntitle = 'A'\nkind = 'archive'\n", "archival or secondary"),
        (b"[[division]]\ntitle = 'A'\ntypes = ['article-newspapers']\n", "article-newspaper"),
        (b"[[division]]\ntitle = 'A'\ntyps = []\n", "types"),
    ],
)
def test_mistakes_in_divisions_are_named(text: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_divisions(Source("d.toml", text))
    assert message in str(caught.value)


def test_entries_under_a_fonds_name_neither_fonds_nor_repository() -> None:
    records = [document("b", "10", "1960"), document("a", "9", "1959")]
    text = render_divided(records, Options(), lambda p: None, listing=Listing.ITEMS)
    assert text.splitlines() == [
        "Archival sources",
        "================",
        "",
        "Arkivi Qendror Shtetëror, Tirana (AQSH)",
        "  Fondi 2, 1959–1960",
        "    1959. Dos. 9.",
        "    1960. Dos. 10.",
    ]


def test_headings_are_escaped() -> None:
    evil = Repository((("en", "Archive <script>"),))
    text = render_divided(
        [document("a", "1", repository=evil)], Options(markup="html"), lambda p: None
    )
    assert "<script>" not in text
    assert "<h3>Archive &#60;script&#62;</h3>" in text or "&lt;script&gt;" in text


def test_the_founding_collection_is_one_fonds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "bibliography.md"
    arguments = ["bibliography", "-s", "sample:mao-albania", "--divided", "--markup", "markdown"]
    with pytest.raises(SystemExit):
        main([*arguments, "-o", str(output)])
    text = output.read_text("utf-8")
    assert text.startswith("## Archival sources\n")
    assert "#### Fondi 14/AP, Marrëdhëniet me Partinë Komuniste të Kinës, 1959–1970\n" in text
    assert text.count("####") == 1
    library = maocite.read("sample:mao-albania")
    published = [record for record in library if isinstance(record, SecondaryRecord)]
    assert text.count("\n\n") >= len(published)


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("html", ["<h2>A &#38; B</h2>", "<h3>Archiv für Zeitgeschichte, Zürich</h3>"]),
        ("markdown", ["## A &amp; B", "### Archiv für Zeitgeschichte, Zürich"]),
        ("latex", [r"\section*{A \& B}", r"\subsection*{Archiv für Zeitgeschichte, Zürich}"]),
        ("rst", ["A & B\n=====", "Archiv für Zeitgeschichte, Zürich\n" + "-" * 33]),
        ("typst", ["= A & B", "== Archiv für Zeitgeschichte, Zürich"]),
        ("rtf", [r"{\pard\b\fs28 A & B\par}", r"Archiv f\uc0\u252{}r Zeitgeschichte"]),
    ],
)
def test_headings_are_those_of_the_markup(name: str, headings: list[str]) -> None:
    records: list[Record] = [document("a", "1", repository=ZURICH), SecondaryRecord("b", "book")]
    parts = [Division("A & B", kind="archival")]
    text = render_divided(records, Options(markup=name), lambda p: None, parts)
    assert [heading for heading in headings if heading not in text] == []


def test_headings_of_restructured_text_are_underlined_to_their_width() -> None:
    """docutils counts letters of East Asia as two columns and refuses a short underline."""
    beijing = Repository((("zh", "北京市档案馆"),))
    text = render_divided(
        [document("a", "1", repository=beijing)], Options(markup="rst"), lambda p: None
    )
    assert f"北京市档案馆\n{'-' * 12}\n" in text


@pytest.mark.parametrize("divided", [True, False])
def test_rtf_is_one_document(divided: bool, capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--divided"] if divided else []
    with pytest.raises(SystemExit):
        main(["bibliography", "-s", "sample:mao-albania", "--markup", "rtf", *more])
    text = capsys.readouterr().out.strip()
    assert text.startswith("{\\rtf1")
    assert text.count("{\\rtf1") == 1
    assert text.endswith("}")
    assert text.replace("\\{", "").count("{") == text.replace("\\}", "").count("}")
