"""Which element of MODS says what? Paths for reading and writing, roles, types.

Sources: Metadata Object Description Schema 3.7 and its user guidelines (Library of Congress); the
MARC code list for relators; Zotero's MODS translator, for what reaches Zotero. A path is an XPath
without prefixes: what stands in ``[@…]`` is written and looked for, ``[not(…)]`` is only looked for.
"""

from collections.abc import Mapping
from types import MappingProxyType

NAMESPACE = "http://www.loc.gov/mods/v3"

HOST = "relatedItem[@type='host'][not(@displayLabel='archival collection')]"
COLLECTION = "relatedItem[@type='host'][@displayLabel='archival collection']"
SERIES = "relatedItem[@type='series']"

ITEM_PATHS: Mapping[str, str] = MappingProxyType(
    {
        "title": "titleInfo[not(@type)]/title",
        "title-short": "titleInfo[@type='abbreviated']/title",
        "original-title": "titleInfo[@type='alternative'][@displayLabel='original title']/title",
        "genre": "genre[not(@authority)]",
        "language": "language/languageTerm[@type='code'][@authority='rfc5646']",
        "abstract": "abstract[not(@type)]",
        "note": "note[not(@type)]",
        "annote": "note[@type='annotation']",
        "archive_collection": f"{COLLECTION}/titleInfo/title",
        "collection-title": f"{SERIES}/titleInfo/title",
        "collection-number": f"{SERIES}/part/detail[@type='volume']/number",
        "call-number": "classification",
        "DOI": "identifier[@type='doi']",
        "PMID": "identifier[@type='pmid']",
        "PMCID": "identifier[@type='pmcid']",
        "archive": "location/physicalLocation[@displayLabel='archive']",
        "archive_location": "location/physicalLocation[@displayLabel='archive_location']",
        "URL": "location/url[@usage='primary display']",
        "license": "accessCondition",
        "source": "recordInfo/recordContentSource",
    }
)
"""Variables that belong to the item itself. Zotero makes "Loc. in Archive" of all that stands in
`physicalLocation`, so that the repository comes before the location there."""

WHOLE_PATHS: Mapping[str, str] = MappingProxyType(
    {
        "container-title": "titleInfo[not(@type)]/title",
        "container-title-short": "titleInfo[@type='abbreviated']/title",
        "publisher-place": "originInfo/place/placeTerm[@type='text']",
        "publisher": "originInfo/publisher",
        "edition": "originInfo/edition",
        "volume": "part/detail[@type='volume']/number",
        "issue": "part/detail[@type='issue']/number",
        "section": "part/detail[@type='section']/number",
        "ISBN": "identifier[@type='isbn']",
        "ISSN": "identifier[@type='issn']",
    }
)
"""Variables of the whole that an article or chapter is part of; of the item where it is no part."""

LONG = frozenset({"note", "annote", "abstract"})
"""Variables whose texts have lines and paragraphs; all others stand on one line."""

PARTIAL = frozenset(
    {
        *("blogPost", "bookSection", "conferencePaper", "dictionaryEntry"),
        *("encyclopediaArticle", "forumPost", "journalArticle", "magazineArticle"),
        *("newspaperArticle", "webpage"),
    }
)
"""Zotero types that are part of a whole."""

RELATORS: Mapping[str, str] = MappingProxyType(
    {
        "author": "aut",
        "editor": "edt",
        "translator": "trl",
        "contributor": "ctb",
        "recipient": "rcp",
        "interviewer": "ivr",
        "composer": "cmp",
        "director": "drt",
        "producer": "pro",
        "performer": "prf",
        "compiler": "com",
        "illustrator": "ill",
        "narrator": "nrt",
        "host": "hst",
        "curator": "cur",
        "organizer": "orm",
        "script-writer": "aus",
        "collection-editor": "pbd",
    }
)
"""CSL name variables and MARC relator codes (`pbd` as Zotero uses it, for editors of a series)."""
READ_RELATORS: Mapping[str, str] = MappingProxyType(
    {
        **{code: role for role, code in RELATORS.items()},
        "cre": "author",
        "creator": "author",
        "art": "author",
        "ctg": "author",
        "pht": "author",
        "ive": "author",
        "inv": "author",
        "spk": "author",
        "addressee": "recipient",
        "crp": "author",
        "correspondent": "author",
        "artist": "author",
        "photographer": "author",
        "cartographer": "author",
        "interviewee": "author",
        "speaker": "author",
        "writer": "author",
        "dissertant": "author",
        "dis": "author",
        "letter writer": "author",
        "interviewer": "interviewer",
        "verfasser": "author",
        "verfasserin": "author",
        "adressat": "recipient",
        "adressatin": "recipient",
        "herausgeber": "editor",
        "herausgeberin": "editor",
        "übersetzer": "translator",
        "übersetzerin": "translator",
        "ths": "contributor",
        "dgs": "contributor",
        "thesis advisor": "contributor",
        "red": "editor",
        **dict.fromkeys(("act", "actor", "sng", "singer", "mus", "musician"), "performer"),
        **dict.fromkeys(("itr", "instrumentalist"), "performer"),
    }
)
"""Roles by code, or by a word that is none of CSL's."""

NO_ROLES = frozenset(
    {
        *("pbl", "publisher", "dst", "distributor", "prt", "printer", "own", "owner", "fmo"),
        *("former owner", "fnd", "funder", "spn", "sponsor", "dgg", "degree grantor", "rps"),
        *("repository", "isb", "dnr", "donor", "bsl", "his", "host institution"),
    }
)
"""Roles of those who have nothing to do with what the item says."""

WRITTEN_ROLES = frozenset(
    {"author", "editor", "translator", "contributor", "recipient", "collection-editor"}
)
"""Roles that Zotero's import takes from a name. It makes authors of people in others, so that they
stand in a note."""

RESOURCES: Mapping[str, str] = MappingProxyType(
    {
        "map": "cartographic",
        "artwork": "still image",
        "audioRecording": "sound recording",
        "podcast": "sound recording-nonmusical",
        "radioBroadcast": "sound recording-nonmusical",
        "film": "moving image",
        "tvBroadcast": "moving image",
        "videoRecording": "moving image",
        "computerProgram": "software, multimedia",
        "dataset": "software, multimedia",
        "presentation": "mixed material",
    }
)
"""`typeOfResource` by Zotero type; `text` for the others."""

GENRES: Mapping[str, str] = MappingProxyType(
    {
        "article": "journalArticle",
        "journal article": "journalArticle",
        "book review": "journalArticle",
        "review": "journalArticle",
        "book chapter": "bookSection",
        "book section": "bookSection",
        "chapter": "bookSection",
        "newspaper article": "newspaperArticle",
        "magazine article": "magazineArticle",
        "conference paper": "conferencePaper",
        "working paper": "report",
        "dissertation": "thesis",
        "doctoral dissertation": "thesis",
        "doctoral thesis": "thesis",
        "master thesis": "thesis",
        "master's thesis": "thesis",
        "website": "webpage",
        "web page": "webpage",
        "blog": "blogPost",
        "photograph": "artwork",
        "postcard": "artwork",
        "painting": "artwork",
        "print": "artwork",
        "drawing": "artwork",
        "brief": "letter",
        "briefe": "letter",
        "postkarte": "letter",
        "telegramm": "letter",
        "manuskript": "manuscript",
        "tagebuch": "manuscript",
        "diary": "manuscript",
        "diaries": "manuscript",
        "comic or graphic novel": "book",
        "comic strip": "artwork",
        "drama": "book",
        "essay": "book",
        "humor, satire": "book",
        "hymnal": "book",
        "poetry": "book",
        "short story": "book",
        "short storie": "book",
        "yearbook": "book",
        "encyclopedia article": "encyclopediaArticle",
        "atlas": "map",
        "slide": "artwork",
        "transparency": "artwork",
        "sound recording": "audioRecording",
        "software": "computerProgram",
        "database": "dataset",
        "dataset": "dataset",
        "journal": "journalArticle",
        "periodical": "magazineArticle",
        "newspaper": "newspaperArticle",
        "book": "book",
        "autobiography": "book",
        "bibliography": "book",
        "biography": "book",
        "festschrift": "book",
        "fiction": "book",
        "novel": "book",
        "memoir": "book",
        "government publication": "report",
        "handbook": "book",
        "history": "book",
        "conference publication": "conferencePaper",
        "dictionary": "dictionaryEntry",
        "encyclopedia": "encyclopediaArticle",
        "graphic": "artwork",
        "picture": "artwork",
        "art original": "artwork",
        "art reproduction": "artwork",
        "interview": "interview",
        "law report or digest": "journalArticle",
        "legal article": "journalArticle",
        "legal case and case notes": "case",
        "legislation": "statute",
        "letter": "letter",
        "letters": "letter",
        "correspondence": "letter",
        "loose-leaf": "manuscript",
        "manuscript": "manuscript",
        "map": "map",
        "globe": "map",
        "motion picture": "film",
        "videorecording": "videoRecording",
        "online system or service": "webpage",
        "web site": "webpage",
        "patent": "patent",
        "report": "report",
        "technical report": "report",
        "standard or specification": "report",
        "sound": "audioRecording",
        "speech": "presentation",
        "thesis": "thesis",
        "theses": "thesis",
        "academic thesis": "thesis",
    }
)
"""Zotero type by genre of MARC (`marcgt`) and by words that catalogues use."""

DATES = ("dateIssued", "copyrightDate", "dateCreated")
"""Elements of `originInfo` that date the item, the one that counts most first."""
