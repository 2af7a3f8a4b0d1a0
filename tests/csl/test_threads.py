"""A compiled style is shared between threads; all of them get the same texts."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from maocite.csl import Citation, CitationItem, Rendered, load_style, render

KINDS = ("book", "chapter", "article-journal", "thesis", "webpage", "document", "report")


def items(seed: int) -> list[dict[str, Any]]:
    return [
        {
            "id": str(number),
            "type": KINDS[(number * seed) % len(KINDS)],
            "title": f"Title {number}",
            "author": [{"family": f"Name {number % 5}", "given": "J."}],
            **({"publisher": "P"} if number % 2 else {}),
            **({"issued": {"date-parts": [[1990 + number % 4]]}} if number % 3 else {}),
        }
        for number in range(60)
    ]


def test_threads_share_a_style() -> None:
    style = load_style("chicago-author-date")

    def rendered(seed: int) -> Rendered:
        citations = [Citation([CitationItem(str(number))]) for number in range(60)]
        return render(style, items(seed), citations, "html")

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(rendered, [1, 2, 3, 4, 1, 2, 3, 4]))
    alone = [rendered(seed) for seed in (1, 2, 3, 4)]
    assert together == alone + alone
