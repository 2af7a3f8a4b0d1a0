"""The document interface gives the texts that rendering the whole document gives."""

import random
from typing import Any

import pytest

from maocite.csl import Citation, CitationItem, Document, Locator, load_style, render
from maocite.errors import UnknownNameError

ITEMS: list[dict[str, Any]] = [
    {
        "id": str(number),
        "type": "book",
        "title": f"Title {number}",
        "author": [{"family": "Doe", "given": given}],
        "issued": {"date-parts": [[2000 + number % 2]]},
    }
    for number, given in enumerate(["John", "Jane", "John", "Jim", "John"])
]


def citation(*keys: str, page: str = "") -> Citation:
    locator = Locator("page", page) if page else None
    return Citation([CitationItem(key, locator) for key in keys])


@pytest.mark.parametrize("name", ["chicago-notes-bibliography", "chicago-author-date", "ieee"])
def test_any_edits_end_in_what_batch_rendering_gives(name: str) -> None:
    style = load_style(name)
    chance = random.Random(7)
    document = Document(style, ITEMS)
    shown: list[str] = []
    for _ in range(40):
        count = len(document.citations)
        keys = chance.sample("01234", chance.choice([1, 1, 2]))
        cite = citation(*keys, page=chance.choice(["", "3", "4"]))
        before = list(shown)
        match chance.choice(["insert", "insert", "move", "remove", "replace"]) if count else "":
            case "move":
                source, target = chance.randrange(count), chance.randrange(count)
                before.insert(target, before.pop(source))
                changed = document.move(source, target)
            case "remove":
                index = chance.randrange(count)
                del before[index]
                changed = document.remove(index)
            case "replace":
                index = chance.randrange(count)
                changed = document.replace(index, cite)
            case _:
                index = chance.randrange(count + 1)
                before.insert(index, "")
                changed = document.insert(index, cite)
        shown = [changed.get(index, text) for index, text in enumerate(before)]
        whole = render(style, ITEMS, document.citations, "html", uncited=False)
        assert shown == list(document.texts) == whole.citations
        assert document.bibliography == whole.bibliography


def test_year_suffixes_come_and_go() -> None:
    document = Document(load_style("chicago-author-date"), ITEMS)
    assert document.add(citation("0")) == {0: "(Doe 2000)"}
    assert document.add(citation("2")) == {0: "(Doe 2000a)", 1: "(Doe 2000b)"}
    assert document.remove(1) == {0: "(Doe 2000)"}


def test_an_unknown_key_changes_nothing() -> None:
    document = Document(load_style("chicago-author-date"), ITEMS, citations=[citation("0")])
    with pytest.raises(UnknownNameError, match="citation key '9'"):
        document.add(citation("9"))
    assert document.texts == ("(Doe 2000)",)
