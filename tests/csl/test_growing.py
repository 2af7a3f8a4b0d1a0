"""A document that grows has, after each citation, the texts that rendering all of it gives."""

import random
from typing import Any

import pytest

from maocite.csl import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CiteProcJSON,
    Locator,
    load_style,
    render,
)
from maocite.csl.growing import Growing

FAMILIES = ("Doe", "Roe", "Moe", "Poe", "Coe", "Low")
GIVENS = ("Ann", "Anna", "Bo", "Carl")


def items(chance: random.Random) -> list[dict[str, Any]]:
    return [
        {
            "id": str(number),
            "type": "book",
            "title": f"Title {number}",
            "author": [
                {"family": chance.choice(FAMILIES), "given": chance.choice(GIVENS)}
                for _ in range(chance.choice([1, 1, 2, 4]))
            ],
            "issued": {"date-parts": [[2000 + number % 3]]},
        }
        for number in range(30)
    ]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("sort", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "apa", "chicago-author-date", "chicago-notes-bibliography", "harvard-cite-them-right",
        "elsevier-harvard", "ieee", "modern-language-association", "nature",
    ],
)  # fmt: skip
def test_the_texts_of_the_whole_document(name: str, sort: bool, seed: int) -> None:
    chance = random.Random(seed)
    style, known = load_style(name), items(chance)
    front = CitationStylesBibliography(style, CiteProcJSON(known), "plain")
    if sort:
        front.sort()
    citations: list[Citation] = []
    for _ in range(40):
        cites = [
            CitationItem(
                chance.choice(known)["id"],
                Locator("page", "3") if chance.random() < 0.3 else None,
                suppress_author=chance.random() < 0.1,
            )
            for _ in range(chance.choice([1, 1, 1, 2, 3]))
        ]
        citations.append(Citation(cites, composite=chance.random() < 0.1))
        front.register(citations[-1])
        index = chance.choice([len(citations) - 1, chance.randrange(len(citations))])
        whole = CitationStylesBibliography(style, CiteProcJSON(known), "plain")
        if sort:
            whole.sort()
        for citation in citations:
            whole.register(citation)
        whole.bibliography()  # renders everything
        assert front.cite(citations[index]) == whole.cite(citations[index])


def test_items_unlike_all_before_are_not_compared_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    compare = Growing.compare

    def counted(growing: Growing) -> None:
        compared.append(len(growing.order))
        compare(growing)

    monkeypatch.setattr(Growing, "compare", counted)
    known = [
        {"id": str(n), "type": "book", "author": [{"family": f"Name{n}"}], "title": str(n)}
        for n in range(50)
    ]
    front = CitationStylesBibliography(load_style("apa"), CiteProcJSON(known), "plain")
    for item in known:
        citation = Citation([CitationItem(str(item["id"]))])
        front.register(citation)
        front.cite(citation)
    assert compared == []


def test_whole_documents_are_the_same_as_those_of_render() -> None:
    chance = random.Random(9)
    known = items(chance)
    style = load_style("chicago-notes-bibliography")
    citations = [Citation([CitationItem(chance.choice(known)["id"])]) for _ in range(60)]
    front = CitationStylesBibliography(style, CiteProcJSON(known), "plain")
    for citation in citations:
        front.register(citation)
    assert [front.cite(c) for c in citations] == render(style, known, citations).citations
