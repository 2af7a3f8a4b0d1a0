"""Other items for the comparison: of every type, with any variables, drawn by a seed.

The items of ``differential_items`` have what such works usually have. These have unusual
combinations too: dates of every form, titles with quotation marks, markup and other scripts,
particles, suffixes, institutions, up to 22 names, any other variable of CSL 1.0.2. The same
seed gives the same items on every machine.
"""

from __future__ import annotations

from random import Random
from typing import Any

from csl_suite.differential_items import TYPES, Item

_PEOPLE: tuple[dict[str, str], ...] = (
    {"family": "Okafor", "given": "Chidi"},
    {"family": "Keller", "given": "Anna Maria"},
    {"family": "Dupont", "given": "Jean-Luc"},
    {"family": "van der Vlist", "given": "Eric"},
    {"family": "Humboldt", "given": "Alexander", "non-dropping-particle": "von"},
    {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
    {"family": "La Fontaine", "given": "Jean", "dropping-particle": "de"},
    {"family": "Davis", "given": "Sammy", "suffix": "Jr."},
    {"family": "King", "given": "Martin L.", "suffix": "III"},
    {"family": "O'Brien", "given": "Flann"},
    {"family": "毛", "given": "泽东"},
    {"family": "村上", "given": "春樹"},
    {"family": "Łukasiewicz", "given": "Zofia"},
    {"family": "de la Cruz", "given": "Juana Inés"},
    {"family": "Smith", "given": "J. R."},
    {"family": "Smith", "given": "Paula"},
    {"family": "Nguyễn", "given": "Văn An"},
    {"family": "Иванова", "given": "Наталья"},
    {"literal": "Ministry of Foreign Affairs"},
    {"literal": "World Health Organization"},
    {"family": "MacLeod", "given": "Iain"},
    {"family": "Ibáñez", "given": "María José"},
    {"family": "Plato"},
    {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
    {"family": "Müller-Lüdenscheid", "given": "H. G."},
    {"family": "Doe", "given": "Jane"},
)
_HOW_MANY = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 8, 9, 12, 22)
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
    '"Who\'s there?" A reading of Hamlet',
    "Voices (and silences) in the archive [second series]",
    "Tacitus' annals, vol. 3",
    'A study of <span class="nocase">mRNA</span> in <b>bold</b> mice',
    "Report no. 5.",
    "The U.S. and the EU: a “special” relationship",
    "L'histoire de l'art",
    "Étude sur les manuscrits : nouvelles perspectives ?",
    "中国历史研究",
    "History of the <i>Titanic</i>",
    "Why “now”?",
    "<i>E. coli</i> under stress: what next?",
    "TITLE IN CAPITALS",
    "the iPhone effect",
    "Foo—bar: baz; qux",
)
_DATES: tuple[dict[str, Any], ...] = (
    {"date-parts": [[2004, 3, 17]]},
    {"date-parts": [[1999]]},
    {"date-parts": [[2011, 11]]},
    {"date-parts": [[1987, 6, 2], [1987, 6, 9]]},
    {"date-parts": [[1776]], "circa": True},
    {"date-parts": [[2015]], "season": 3},
    {"date-parts": [[1964], [1967]]},
    {"date-parts": [["2012", "05", "1"]]},
    {"date-parts": [[1999, 5], [1999, 8]]},
    {"date-parts": [[1999, 12, 30], [2000, 1, 3]]},
    {"raw": "2003-04-05"},
    {"literal": "in press"},
    {"date-parts": [[-44, 3, 15]]},
    {"date-parts": [[476]]},
    {"date-parts": [[2021, 9]]},
)
_NAMES = (
    "editor", "translator", "container-author", "collection-editor", "composer", "director",
    "illustrator", "interviewer", "original-author", "recipient", "reviewed-author",
    "editorial-director", "chair", "compiler", "contributor", "curator", "executive-producer",
    "guest", "host", "narrator", "organizer", "performer", "producer", "script-writer",
    "series-creator",
)  # fmt: skip
_DATE_VARIABLES = ("accessed", "original-date", "event-date", "submitted", "available-date")
_TEXTS: dict[str, tuple[str, ...]] = {
    "title-short": ("Silent border", "Sleep", "Homo viator", "What next?"),
    "container-title": (
        "Journal of Salt Studies", "The Daily Post", "Handbook of rivers and roads",
        "Annales d’histoire", "Proceedings of the Academy of Sciences of the United States",
        "Rivers & roads", "J. Am. Chem. Soc.", "Who’s Who?",
    ),
    "container-title-short": ("J Salt", "Daily P.", "PNAS"),
    "collection-title": ("Studies in quiet things", "Loeb classical library"),
    "volume-title": ("The early years",),
    "part-title": ("Beginnings",),
    "reviewed-title": ("The book under review",),
    "original-title": ("Der Zauberberg",),
    "publisher": ("Harbour Press", "University of Trieste", "Éditions du Sel", "Press, Inc."),
    "publisher-place": ("London", "Trieste", "Cambridge, MA", "Paris; Berlin"),
    "original-publisher": ("Fischer",),
    "original-publisher-place": ("Berlin",),
    "event-title": ("Third Congress of Archivists",),
    "event-place": ("Ljubljana",),
    "archive": ("State Archives",),
    "archive_collection": ("Smith papers",),
    "archive_location": ("fond 12, box 3",),
    "archive-place": ("Tirana",),
    "authority": ("Supreme Court", "U.S. Senate"),
    "call-number": ("QA 76.9",),
    "section": ("5", "IV"),
    "references": ("HR 12",),
    "genre": ("PhD thesis", "Technical report", "White paper", "oral history"),
    "medium": ("DVD", "vinyl"),
    "dimensions": ("23 min.",),
    "scale": ("1:25000",),
    "status": ("forthcoming",),
    "source": ("JSTOR",),
    "language": ("de", "en", "fr", "en-GB"),
    "note": ("Unpublished.",),
    "abstract": ("We show much.",),
    "division": ("Second Circuit",),
    "DOI": ("10.1000/xyz.1",),
    "URL": ("https://example.org/a/1", "http://www.example.com/index.html"),
    "ISBN": ("978-3-16-148410-0",),
    "ISSN": ("1234-5678",),
    "PMID": ("123456",),
    "PMCID": ("PMC12345",),
    "volume": ("12", "7", "3-4", "XII", "2nd"),
    "issue": ("4", "2-3", "Special issue", "12"),
    "number": ("42", "A-17", "2003/88", "1"),
    "edition": ("2", "3rd", "revised", "1", "Second edition", "2nd rev. ed."),
    "page": ("101-108", "3-10", "S213-S235", "1102", "321-328, 345", "xii-xv", "1087-89", "e1234"),
    "number-of-pages": ("312",),
    "number-of-volumes": ("4", "1"),
    "collection-number": ("14", "3"),
    "chapter-number": ("6", "2-3"),
    "part-number": ("2", "B"),
    "supplement-number": ("1",),
    "printing-number": ("3",),
    "version": ("2.1", "3"),
}  # fmt: skip
_USUAL: dict[str, tuple[str, ...]] = {
    "article-journal": ("container-title", "volume", "issue", "page", "DOI"),
    "article-magazine": ("container-title", "page", "issue"),
    "article-newspaper": ("container-title", "page"),
    "book": ("publisher", "publisher-place", "edition"),
    "chapter": ("container-title", "page", "publisher", "publisher-place", "editor"),
    "paper-conference": ("container-title", "page", "event-title", "event-place", "publisher"),
    "thesis": ("publisher", "genre", "publisher-place"),
    "report": ("publisher", "number", "genre"),
    "webpage": ("URL", "accessed", "container-title"),
    "legal_case": ("authority", "container-title", "volume", "page"),
    "patent": ("number", "authority"),
    "interview": ("interviewer", "medium"),
    "motion_picture": ("director", "medium"),
    "manuscript": ("archive", "archive_location", "archive-place"),
}
_LABELS = (
    "page", "page", "page", "chapter", "section", "verse", "paragraph", "line", "note", "volume",
    "folio", "figure", "sub-verbo", "issue", "opus", "part", "book", "column",
)  # fmt: skip
_LOCATORS = ("12-15", "3", "xii", "3, 5", "12–14", "5a", "1 & 2", "33ff.", "103-7")


def sampled_items(seed: int) -> list[Item]:
    """One item of each type."""
    random = Random(seed)
    return [_item(random, f"{kind}-{seed}-{number}", kind) for number, kind in enumerate(TYPES)]


def sampled_locators(seed: int, count: int) -> list[tuple[str, str] | None]:
    """Label and locator of as many later cites, None for about one in four."""
    random = Random(seed * 7 + 1)
    return [
        (random.choice(_LABELS), random.choice(_LOCATORS)) if random.random() < 0.75 else None
        for _ in range(count)
    ]


def _item(random: Random, key: str, kind: str) -> Item:
    item: Item = {"id": key, "type": kind}
    if random.random() < 0.97:
        item["title"] = random.choice(_TITLES)
    if random.random() < 0.88:
        item["author"] = _people(random)
    if random.random() < 0.92:
        item["issued"] = random.choice(_DATES)
    richness = random.random()
    more = (0, 4) if richness < 0.4 else (4, 12) if richness < 0.85 else (15, 40)
    others = [*_TEXTS, *_NAMES, *_DATE_VARIABLES]
    for variable in [*_USUAL.get(kind, ()), *random.sample(others, random.randint(*more))]:
        if variable in item:
            continue
        if variable in _NAMES:
            item[variable] = _people(random)
        elif variable in _DATE_VARIABLES:
            item[variable] = random.choice(_DATES)
        else:
            item[variable] = random.choice(_TEXTS[variable])
    if "event-title" in item:
        # The name before CSL 1.0.2, which many styles still use.
        item["event"] = item["event-title"]
    return item


def _people(random: Random) -> list[dict[str, str]]:
    return [dict(name) for name in random.sample(_PEOPLE, random.choice(_HOW_MANY))]
