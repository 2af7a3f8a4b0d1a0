"""Items of every CSL type for the comparison with another processor, the same on every run."""

from __future__ import annotations

from typing import Any

Item = dict[str, Any]

# CSL 1.0.2, appendix III.
TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip

_PEOPLE = (
    {"family": "Okafor", "given": "Chidi"},
    {"family": "Keller", "given": "Anna Maria"},
    {"family": "Dupont", "given": "Jean-Luc"},
    {"family": "van der Vlist", "given": "Eric"},
    {"family": "Humboldt", "given": "Alexander von"},
    {"family": "Müller-Lüdenscheid", "given": "H. G."},
    {"family": "Davis", "given": "Sammy", "suffix": "Jr."},
    {"family": "O'Brien", "given": "Flann"},
    {"family": "毛", "given": "泽东"},
    {"family": "Łukasiewicz", "given": "Zofia"},
    {"family": "de la Cruz", "given": "Juana Inés"},
    {"family": "Smith", "given": "J. R."},
    {"family": "Nguyễn", "given": "Văn An"},
    {"family": "Иванова", "given": "Наталья"},
    {"literal": "Ministry of Foreign Affairs"},
    {"family": "MacLeod", "given": "Iain"},
    {"family": "Ibáñez", "given": "María José"},
)
_TITLES = (
    "The silent border: a history of salt and its keepers",
    "Is sleep necessary?",
    "On the “quiet” revolution in rural schools",
    "Notes toward a theory of <i>Homo viator</i> in medieval letters",
    "H<sub>2</sub>O and the politics of water",
    "Labour & capital in the port of Trieste",
    "What we talk about when we talk about archives!",
    "Zur Geschichte der Handschriften",
    "An introduction to state-of-the-art methods",
    "Letters from the front, 1914-1918",
    "The last word",
)
_DATES: tuple[dict[str, Any], ...] = (
    {"date-parts": [[2004, 3, 17]]},
    {"date-parts": [[1999]]},
    {"date-parts": [[2011, 11]]},
    {"date-parts": [[1987, 6, 2], [1987, 6, 9]]},
    {"date-parts": [[1776]], "circa": True},
    {"date-parts": [[2015]], "season": 3},
    {"date-parts": [[1964], [1967]]},
    {"date-parts": [[2020, 1, 31]]},
)
_PAGES = ("101-108", "3-10", "S213-S235", "1102", "321-328, 345", "xii-xv", "96-117", "1087-89")


def items() -> list[Item]:
    """One item of each type; what they have besides changes from item to item."""
    return [_item(number, kind) for number, kind in enumerate(TYPES)]


def _item(number: int, kind: str) -> Item:
    """The fields that such an item usually has, in every combination that turns up."""

    def pick(choices: tuple[Any, ...], step: int = 1) -> Any:
        return choices[number * step % len(choices)]

    def people(count: int, start: int = 0) -> list[dict[str, str]]:
        first = number * 3 + start
        return [_PEOPLE[(first + i) % len(_PEOPLE)] for i in range(count)]

    item: Item = {"id": f"{kind}-{number}", "type": kind, "title": pick(_TITLES)}
    authors = (1, 2, 3, 1, 8, 1, 4, 0, 2, 1, 12)[number % 11]
    if authors:
        item["author"] = people(authors)
    if number % 13 != 7:
        item["issued"] = pick(_DATES)
    if kind in {"article-journal", "article-magazine", "article-newspaper", "review", "review-book",
                "chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference",
                "post", "post-weblog", "song", "broadcast", "webpage", "legal_case", "figure"}:  # fmt: skip
        item["container-title"] = pick(("Journal of Salt Studies", "The Daily Post",
                                        "Handbook of rivers and roads", "Annales d’histoire"))  # fmt: skip
        item["page"] = pick(_PAGES)
    if kind in {
        "article-journal",
        "review",
        "review-book",
        "article-magazine",
        "legal_case",
        "bill",
    }:
        item["volume"] = pick(("12", "7", "3-4", "XII"))
        if number % 2:
            item["issue"] = pick(("4", "2-3", "Special issue"))
    if kind in {"book", "chapter", "thesis", "report", "collection", "pamphlet", "entry-encyclopedia",
                "paper-conference", "classic", "musical_score", "software", "standard", "map"}:  # fmt: skip
        item["publisher"] = pick(("Harbour Press", "University of Trieste", "Éditions du Sel"))
        item["publisher-place"] = pick(("London", "Trieste", "Cambridge, MA"))
    if kind in {"book", "chapter", "entry-encyclopedia", "classic", "software"}:
        item["edition"] = pick(("2", "3rd", "revised"))
    if kind in {"chapter", "entry-encyclopedia", "paper-conference", "book", "interview"}:
        item["editor"] = people(1 + number % 3, 5)
    if number % 5 == 0:
        item["translator"] = people(1, 9)
    if number % 7 == 2:
        item["collection-title"] = "Studies in quiet things"
        item["collection-number"] = pick(("14", "3"))
    if kind in {"interview", "motion_picture", "performance", "broadcast"}:
        item["interviewer" if kind == "interview" else "director"] = people(1, 7)
    if kind in {"personal_communication", "interview"}:
        item["recipient"] = people(1, 11)
    if kind in {"review", "review-book"}:
        item["reviewed-title"] = "The book under review"
        item["reviewed-author"] = people(1, 4)
    if kind in {"report", "patent", "standard", "regulation", "bill", "legislation", "thesis"}:
        item["number"] = pick(("42", "A-17", "2003/88"))
        item["genre"] = pick(("PhD thesis", "Technical report", "White paper"))
    if kind in {"speech", "paper-conference", "performance", "event", "hearing"}:
        # "event" is the name before CSL 1.0.2; many styles still use it.
        item["event-title"] = item["event"] = "Third Congress of Archivists"
        item["event-place"] = "Ljubljana"
    if kind in {"manuscript", "document", "personal_communication", "figure", "graphic", "map"}:
        item["archive"] = "State Archives"
        item["archive_location"] = "fond 12, box 3"
        item["archive-place"] = "Tirana"
    if kind in {"legal_case", "treaty", "legislation", "hearing"}:
        item["authority"] = "Supreme Court"
        item["section"] = "5"
        item["references"] = "HR 12"
    if number % 3 == 0:
        item["DOI"] = f"10.1000/{kind}.{number}"
    if number % 4 == 1 or kind in {"webpage", "post", "post-weblog", "dataset", "software"}:
        item["URL"] = f"https://example.org/{kind}/{number}"
        item["accessed"] = {"date-parts": [[2021, 5, 4]]}
    if number % 6 == 3:
        item["original-date"] = {"date-parts": [[1890]]}
        item["number-of-pages"] = "312"
    if number % 8 == 4:
        item["title-short"] = " ".join(item["title"].split(":")[0].split()[:3])
        item["medium"] = "DVD"
        item["version"] = "2.1"
    if number % 9 == 5:
        item["number-of-volumes"] = "4"
        item["volume"] = "2"
        item["ISBN"] = "978-3-16-148410-0"
    if item["title"].startswith("Zur "):
        item["language"] = "de"
    return item
