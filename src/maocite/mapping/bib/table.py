"""Which BibTeX type and field says what a CSL type and variable say? One table for both directions.

Sources: biblatex manual, "Database guide" (types and fields); BibTeX, "Entry types"; the Better
BibTeX and Zotero importers for the fields that only they know (``archive``, ``call-number``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from maocite.model.role import Role
from maocite.model.vocabulary import DATE_VARIABLES, TEXT_VARIABLES


class Form(Enum):
    """How the value of a field is written."""

    TEXT = "text"
    TITLE = "title"
    """Capitals are protected."""
    VERBATIM = "verbatim"
    """Nothing is escaped: addresses and identifiers."""
    PAGES = "pages"
    """``--`` between pages."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: a field, a variable, and where they mean the same."""

    field: str
    """biblatex's name."""
    variable: str
    form: Form = Form.TEXT
    types: frozenset[str] = frozenset()
    """CSL types; empty: all."""
    classic: str | None = None
    """BibTeX's name where it differs."""
    aliases: tuple[str, ...] = ()
    """Other names that are read."""
    zotero: str | None = None
    """Where Zotero's importers look for it, if elsewhere."""
    better: str | None = None
    """Where Better BibTeX alone looks for it: the name of Zotero's field, in lower case."""


UNPRINTED_GENRE = "genre"
"""Where the genre of a document stands whose title says it: no style prints this field."""

PERIODICAL = frozenset(
    {
        *("article-journal", "article-magazine", "article-newspaper"),
        *("review", "review-book", "periodical"),
    }
)
IN_BOOK = frozenset(
    {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
)
WEB = frozenset({"webpage", "post", "post-weblog"})
BOOK = IN_BOOK | {"book", "classic", "collection", "musical_score", "pamphlet"}
_THESIS = frozenset({"thesis"})
_REPORT = frozenset({"report"})

RULES = (
    Rule("title", "title", Form.TITLE),
    Rule("shorttitle", "title-short", Form.TITLE),
    Rule("origtitle", "original-title", Form.TITLE),
    Rule("journaltitle", "container-title", Form.TEXT, PERIODICAL, "journal", ("journal",)),
    Rule("organization", "container-title", Form.TEXT, WEB, zotero="journal"),
    Rule("booktitle", "container-title", Form.TITLE, IN_BOOK),
    Rule(
        "maintitle",
        "container-title",
        Form.TITLE,
        frozenset({"book"}),
        "booktitle",
        ("booktitle", "journaltitle", "journal"),
        zotero="booktitle",
    ),
    Rule(
        "booktitle",
        "container-title",
        Form.TITLE,
        aliases=("maintitle", "journaltitle", "journal"),
    ),
    Rule("shortjournal", "container-title-short", aliases=("journalabbr",)),
    Rule("series", "collection-title"),
    Rule("volume", "volume"),
    Rule("number", "issue", types=PERIODICAL, aliases=("issue",)),
    Rule("number", "collection-number", types=BOOK, better="seriesnumber"),
    Rule("number", "number"),
    Rule("part", "part-number"),
    Rule("volumes", "number-of-volumes", better="numberofvolumes"),
    Rule("edition", "edition"),
    Rule("chapter", "chapter-number"),
    Rule("pages", "page", Form.PAGES),
    Rule("pagetotal", "number-of-pages", Form.PAGES, aliases=("numpages",)),
    Rule("version", "version"),
    Rule(
        "institution",
        "publisher",
        types=_THESIS,
        classic="school",
        aliases=("school", "publisher"),
    ),
    Rule("institution", "publisher", types=_REPORT, aliases=("publisher", "organization")),
    Rule("publisher", "publisher", aliases=("organization", "institution", "school", "assignee")),
    Rule("location", "publisher-place", classic="address", aliases=("address",)),
    Rule("origpublisher", "original-publisher"),
    Rule("origlocation", "original-publisher-place"),
    Rule("eventtitle", "event-title"),
    Rule("venue", "event-place", better="eventplace"),
    Rule("type", "genre", aliases=(UNPRINTED_GENRE,)),
    Rule("howpublished", "medium"),
    Rule("pubstate", "status"),
    # What Better BibTeX finds here goes into Zotero's field Extra, which is CSL's note.
    Rule("note", "note", better="extra"),
    Rule("annotation", "annote", classic="annote", aliases=("notes", "review")),
    Rule("abstract", "abstract"),
    Rule("rights", "license", aliases=("copyright", "license")),
    Rule("doi", "DOI", Form.VERBATIM),
    Rule("isbn", "ISBN"),
    Rule("issn", "ISSN"),
    Rule("pmid", "PMID", Form.VERBATIM),
    Rule("pmcid", "PMCID", Form.VERBATIM),
    Rule("url", "URL", Form.VERBATIM),
    Rule("call-number", "call-number", aliases=("callnumber", "lccn", "shelfmark")),
    Rule("source", "source", better="librarycatalog"),
    Rule("archive", "archive", aliases=("library",)),
    Rule("archivecollection", "archive_collection"),
    Rule("archivelocation", "archive_location"),
    Rule("archiveplace", "archive-place"),
)

DATES = {
    "date": "issued",
    "eventdate": "event-date",
    "urldate": "accessed",
    "origdate": "original-date",
}
"""biblatex's date fields."""
DATES |= {
    variable.replace("-", ""): variable
    for variable in sorted(DATE_VARIABLES)
    if variable not in DATES.values()
}
DATE_FIELDS: Mapping[str, str] = {variable: field for field, variable in DATES.items()}

ROLES: Mapping[str, Role] = {
    "author": Role.AUTHOR,
    "editor": Role.EDITOR,
    "translator": Role.TRANSLATOR,
    "bookauthor": Role.CONTAINER_AUTHOR,
    "collaborator": Role.CONTRIBUTOR,
    **{
        role.value.replace("-", ""): role
        for role in Role
        if role
        not in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.CONTAINER_AUTHOR, Role.CONTRIBUTOR)
    },
}
"""Name fields. Those after ``bookauthor`` are no standard of biblatex, which leaves them alone."""
ROLE_FIELDS: Mapping[Role, str] = {role: field for field, role in ROLES.items()}
EDITOR_TYPES: Mapping[str, Role] = {
    "editor": Role.EDITOR,
    "compiler": Role.COMPILER,
    "collaborator": Role.CONTRIBUTOR,
    "contributor": Role.CONTRIBUTOR,
    "recipient": Role.RECIPIENT,
    "translator": Role.TRANSLATOR,
    "seriesEditor": Role.COLLECTION_EDITOR,
    "interviewer": Role.INTERVIEWER,
    "organizer": Role.ORGANIZER,
    "director": Role.DIRECTOR,
    "producer": Role.PRODUCER,
}
"""Values of ``editortype`` that are roles of their own."""

ZOTERO_TYPES: Mapping[str, str] = {
    "bill": "legislation",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "motion_picture": "movie",
    "personal_communication": "letter",
    "software": "software",
    "song": "audio",
}
"""Entry types that Zotero's import of BibTeX knows beside those of `WRITE_TYPES`."""
NO_EDITORS = frozenset(
    {
        *(
            "artwork",
            "audio",
            "jurisdiction",
            "legislation",
            "letter",
            "movie",
            "online",
            "patent",
        ),
        *("mastersthesis", "phdthesis", "report", "software", "thesis", "unpublished"),
    }
)
"""Entry types that Zotero imports as items without editors, and makes authors of them."""
TAKEN_BY_ZOTERO = frozenset(
    {
        *("address", "chapter", "edition", "type", "series", "title", "volume", "copyright"),
        *("isbn", "issn", "shorttitle", "url", "doi", "abstract", "nationality", "language"),
        *("assignee", "booktitle", "school", "publisher", "issue", "journaltitle", "shortjournal"),
        *("eventtitle", "pagetotal", "version", "subtitle", "journal", "institution", "location"),
        *(
            "organization",
            "number",
            "pages",
            "note",
            "annote",
            "comment",
            "review",
            "howpublished",
        ),
        *("pmid", "pmcid", "author", "editor", "translator", "date", "urldate", "keywords"),
    }
)
"""Fields for which Zotero's import of BibTeX has a place."""
HANDLED = frozenset({"language", "keyword"})
"""Variables that `maocite.mapping.bib.language` and ``keywords`` say."""
_OWN_NAMES = {"number": "documentnumber", "issue": "issuenumber", "note": "comment"}


def own_name(variable: str) -> str:
    """The field for a variable that no rule of its type has: the variable's name, joined."""
    joined = variable.lower().replace("-", "").replace("_", "")
    return _OWN_NAMES.get(variable, joined)


OWN_FIELDS: Mapping[str, str] = {own_name(name): name for name in TEXT_VARIABLES - HANDLED}


@cache
def writing(csl_type: str) -> Mapping[str, Rule]:
    """The rule that writes each variable of a type; no two write the same field."""
    found: dict[str, Rule] = {}
    taken: set[str] = set()
    for rule in RULES:
        if rule.types and csl_type not in rule.types:
            continue
        if rule.variable not in found and rule.field not in taken:
            found[rule.variable] = rule
            taken.add(rule.field)
    for variable in sorted(TEXT_VARIABLES - HANDLED):
        found.setdefault(variable, Rule(own_name(variable), variable))
    return found


@cache
def reading(csl_type: str) -> Mapping[str, Rule]:
    """The rule that reads each field of a type: names of their own first, then aliases."""
    found: dict[str, Rule] = {}
    rules = [rule for rule in RULES if not rule.types or csl_type in rule.types]
    for variable, rule in writing(csl_type).items():
        found[rule.field] = rule
        if rule.classic:
            found.setdefault(rule.classic, rule)
        assert rule.variable == variable
    for rule in rules:
        for name in (rule.field, rule.classic, rule.zotero, rule.better, *rule.aliases):
            if name:
                found.setdefault(name, rule)
    for name, variable in OWN_FIELDS.items():
        found.setdefault(name, Rule(name, variable))
    return found


READ_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "manual": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "misc": "document",
    "document": "document",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "webpage": "webpage",
    "patent": "patent",
    "periodical": "periodical",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "unpublished": "manuscript",
    "manuscript": "manuscript",
    "archival": "manuscript",
    "letter": "personal_communication",
    "artwork": "graphic",
    "image": "graphic",
    "audio": "song",
    "music": "song",
    "video": "motion_picture",
    "movie": "motion_picture",
    "performance": "performance",
    "review": "review",
    "software": "software",
    "dataset": "dataset",
    "standard": "standard",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "newspaper": "article-newspaper",
    "interview": "interview",
    "speech": "speech",
    "map": "map",
    "custom": "document",
    # Words of Mendeley, Papers and other programs.
    "book_section": "chapter",
    "newspaper_article": "article-newspaper",
    "magazine_article": "article-magazine",
    "web_page": "webpage",
    "film": "motion_picture",
    "presentation": "speech",
    "talk": "speech",
    "bathesis": "thesis",
    "candthesis": "thesis",
    "softwareversion": "software",
    "softwaremodule": "software",
    "codefragment": "software",
    "constitution": "legislation",
    "legadminmaterial": "legislation",
    "legmaterial": "bill",
    "commentary": "book",
}
"""CSL type of each entry type."""

WRITE_TYPES: Mapping[str, tuple[str, str, str]] = {
    "article": ("online", "misc", "misc"),
    "article-journal": ("article", "article", "article"),
    "article-magazine": ("article", "article", "article"),
    "article-newspaper": ("article", "article", "article"),
    "book": ("book", "book", "book"),
    "chapter": ("incollection", "incollection", "incollection"),
    "classic": ("book", "book", "book"),
    "dataset": ("dataset", "misc", "misc"),
    "entry": ("inreference", "incollection", "inreference"),
    "entry-dictionary": ("inreference", "incollection", "inreference"),
    "entry-encyclopedia": ("inreference", "incollection", "inreference"),
    "graphic": ("artwork", "misc", "misc"),
    "legal_case": ("jurisdiction", "misc", "misc"),
    "legislation": ("legislation", "misc", "misc"),
    "manuscript": ("unpublished", "unpublished", "unpublished"),
    "motion_picture": ("video", "misc", "misc"),
    "pamphlet": ("booklet", "booklet", "misc"),
    "paper-conference": ("inproceedings", "inproceedings", "inproceedings"),
    "patent": ("patent", "misc", "patent"),
    "performance": ("performance", "misc", "misc"),
    "periodical": ("periodical", "misc", "misc"),
    "personal_communication": ("letter", "misc", "unpublished"),
    "post": ("online", "misc", "online"),
    "post-weblog": ("online", "misc", "online"),
    "report": ("report", "techreport", "report"),
    "review": ("review", "article", "article"),
    "review-book": ("article", "article", "article"),
    "software": ("software", "misc", "misc"),
    "song": ("audio", "misc", "misc"),
    "standard": ("standard", "misc", "misc"),
    "thesis": ("thesis", "phdthesis", "thesis"),
    "treaty": ("legal", "misc", "misc"),
    "webpage": ("online", "misc", "online"),
}
"""Entry type of each CSL type in biblatex, in BibTeX, and where Zotero loses no record; all other
types are ``misc``."""

SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
"""biblatex-chicago's and pandoc's words in ``entrysubtype``; other types stand there by name."""
SUBTYPE_NAMES = {word: name for name, word in SUBTYPES.items()}

OTHER_EDITORS = ("editora", "editorb", "editorc", "namea", "nameb", "namec")
"""Name fields whose role stands in a field of its own: ``editoratype``."""

THESES = {"mastersthesis": "Master’s thesis", "phdthesis": "PhD thesis"}
"""What a thesis is that says nothing of its ``type``."""
_OFFICES = {
    "de": "German",
    "eu": "European",
    "fr": "French",
    "uk": "British",
    "us": "U.S.",
}
TYPE_WORDS = {
    "phdthesis": "PhD thesis",
    "mathesis": "MA thesis",
    "bathesis": "BA thesis",
    "candthesis": "Cand. thesis",
    "techreport": "technical report",
    "resreport": "research report",
    "software": "computer software",
    "datacd": "CD-ROM",
    "audiocd": "audio CD",
    "patreq": "patent request",
    **{f"patent{office}": f"{word} patent" for office, word in _OFFICES.items()},
    **{f"patreq{office}": f"{word} patent request" for office, word in _OFFICES.items()},
}
"""biblatex's localisation keys in ``type``."""

STATES = {
    "inpreparation": "in preparation",
    "inpress": "in press",
    "newseries": "new series",
    "oldseries": "old series",
}
"""biblatex's localisation keys in ``pubstate`` and ``series``; others are the words themselves."""

INHERITED = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
    "shorttitle": "",
    "author": "bookauthor",
}
"""biblatex, "Crossref data inheritance": what a parent's field is in a part of it; empty: nothing.
Fields that are not named here keep their name."""
MAIN_TITLES = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
"""The same for a volume of a work in several."""
NOT_INHERITED = frozenset(
    {
        *("ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label"),
        *("options", "presort", "related", "relatedoptions", "relatedstring", "relatedtype"),
        *("shorthand", "shorthandintro", "sortkey", "key", "keywords", "abstract", "annotation"),
        *("note", "doi", "url", "urldate", "pages", "pagetotal", "file", "shorttitle"),
    }
)
"""Fields of a parent that a part of it does not get."""
