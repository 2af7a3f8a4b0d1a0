"""Which elements and attributes do we write, and what may stand in them? The table of the contract."""

from dataclasses import dataclass

from maocite.model.archive import LevelKind
from maocite.model.name import NameKind
from maocite.model.record import TitleForm
from maocite.model.role import Role
from maocite.tei import archival, correspondence, document, extras, holding, names, relations
from maocite.tei.archival_forms import PLACE
from maocite.tei.dates import EDTF_METHOD
from maocite.tei.pointers import FORMATTED
from maocite.tei.roles import ROLES
from maocite.tei.tagged import FRAMES
from maocite.tei.texts import TEXTS

STARTS = ("TEI", "teiHeader", "listBibl", "biblStruct", "bibl", "msDesc")
"""Elements that a file may begin with: documents, and fragments to be put into others."""


@dataclass(frozen=True, slots=True)
class ElementRule:
    """One element of the contract."""

    name: str
    purpose: str
    content: str
    """In the notation of `maocite.tei.content`."""
    attributes: str = ""
    """Names between blanks, ``!`` behind those that must be there."""


_INLINE = "hi | seg | foreign | q"
_RICH = f"(#text | {_INLINE})*"
_NAMES = "name | orgName | persName"
_TEXT = "#text"
_NAME_PARTS = f"#text | forename | surname | nameLink | genName | roleName | idno | {_NAMES}"
FORMATTED_PARTS = f"#text | {_INLINE} | ref"
"""What the CSL processor's markup holds."""
_PHRASE = f"{FORMATTED_PARTS} | title | date | {_NAMES}"
"""The same with the parts that may stand in it where they are named."""
TAGGED_PARTS = f"{_PHRASE} | author | editor | biblScope | publisher | pubPlace | edition | extent | idno | settlement | lb"
"""What a ``bibl`` holds whose parts are named inside of its text."""
_ENTRIES = "bibl | biblStruct | msDesc"
_ID = "type subtype xml:id n sortKey"
_DATE = "when from to notBefore notAfter when-custom datingMethod cert"
_NAMED = "type subtype key ref rend role xml:lang xml:space"

ELEMENTS = tuple(
    ElementRule(*line)
    for line in (
        ("TEI", "a document", "teiHeader text standOff?"),
        ("standOff", "lists to which entries point", "(listPerson listOrg? listPlace?) | (listOrg listPlace?) | listPlace"),
        ("listPerson", "people", "person+"),
        ("person", "a person, or a group of people", "persName+", "xml:id!"),
        ("listOrg", "bodies, archives among them", "org+"),
        ("org", "a body", "orgName+ idno*", "xml:id!"),
        ("listPlace", "places", "place+"),
        ("place", "a place", "placeName+", "xml:id!"),
        ("teiHeader", "what the file is", "fileDesc encodingDesc? profileDesc?"),
        ("fileDesc", "the file as a publication", "titleStmt publicationStmt sourceDesc"),
        ("titleStmt", "title and people", "title author* (editor | respStmt)*"),
        ("publicationStmt", "who publishes it", "p | (publisher idno? date availability)"),
        ("sourceDesc", "what it was made from", f"p | {_ENTRIES}"),
        ("encodingDesc", "how it was made", "schemaRef? appInfo editorialDecl"),
        ("schemaRef", "this schema, in files that hold nothing else", "", "key! url!"),
        ("appInfo", "the program", "application"),
        ("application", "the program and its version", "label", "ident! version!"),
        ("editorialDecl", "rules of the encoding", "quotation"),
        ("quotation", "quotation marks are content", "p", "marks!"),
        ("profileDesc", "language and letters", "langUsage? correspDesc*"),
        ("langUsage", "languages of the edition", "language | p"),
        ("language", "a language", _TEXT, "ident! xml:space"),
        ("correspDesc", "a letter", "correspAction+", "key source ref"),
        ("correspAction", "sending or receiving",
         f"(({_NAMES})+ placeName? date?) | (placeName date?) | date", "type!"),
        ("text", "the text", "body back?"),
        ("body", "an empty body", "p"),
        ("back", "the back matter", "div"),
        ("div", "the bibliography", "head (listBibl+ | p)", "type!"),
        ("head", "a heading", _TEXT, "xml:space"),
        ("p", "words", _TEXT, "xml:space"),
        ("label", "the name of the program", _TEXT),
        ("listBibl", "archival sources, or published works", f"head? (listBibl | {_ENTRIES})+", "type"),
        ("biblStruct", "a published work, or an archival source in this form",
         "analytic? monogr series? (note | relatedItem)*", "type! subtype xml:id! n! sortKey"),
        ("analytic", "a part of a host",
         "author* title* idno* ref* textLang? (editor | respStmt)* availability?"),
        ("monogr", "a work that is its own host",
         "(author* meeting? title+ idno* ref* textLang? (editor | respStmt)* availability?)? edition* imprint extent* biblScope*"),
        ("series", "the series", "title? biblScope? editor*"),
        ("meeting", "a conference or another event", "name? placeName? date?"),
        ("imprint", "place, publisher and dates", "(pubPlace+ publisher* date*) | (publisher+ date*) | date+"),
        ("edition", "edition, version or printing", f"({FORMATTED_PARTS} | num)*", "xml:space"),
        ("num", "number of a version or printing", _TEXT, "type! xml:space"),
        ("extent", "how much there is", "measure"),
        ("measure", "volumes, pages, dimensions", f"({FORMATTED_PARTS})*", "unit! xml:space"),
        ("bibl", "an archival source, an entry as a style prints it, or the other end of a relation",
         "(author* title* (editor | respStmt)* (date | placeName)* name? pubPlace? publisher? idno? msIdentifier? biblScope? "
         f"textLang? availability? ref* note* relatedItem*) | ({TAGGED_PARTS} | note)*", f"{_ID} xml:space"),
        ("msDesc", "an archival source that is edited, or where something is held",
         "msIdentifier msContents? history? additional?", _ID),
        ("msIdentifier", "archive, levels of arrangement, shelfmark",
         "country? settlement? repository? collection* idno* msName?"),
        ("country", "country of the archive", _TEXT, "key xml:space"),
        ("settlement", "place of the archive", _TEXT, "ref xml:space"),
        ("repository", "the archive, with its names in several languages",
         "(#text | orgName | idno)*", "key n ref xml:space"),
        ("collection", "a level of arrangement, coarse to fine", "(#text | name | abbr)*", "type n xml:space"),
        ("msName", "the key, where nothing is known of the holding", _TEXT, "xml:space"),
        ("abbr", "a short form", _TEXT, "xml:space"),
        ("msContents", "abstract and description", "(summary msItem?) | msItem"),
        ("summary", "the abstract", _RICH, "xml:space"),
        ("msItem", "the document, of which more is said than its place",
         "locus? ((author+ title* (editor | respStmt)* textLang? note*) | (title+ (editor | respStmt)* textLang? note*) | "
         "((editor | respStmt)+ textLang? note*) | (textLang note*) | note+)"),
        ("locus", "folios", _TEXT, "from to n xml:space"),
        ("history", "where it comes from", "origin"),
        ("origin", "date and place of origin", "origDate? origPlace?"),
        ("origDate", "date of origin, EDTF", "(#text | seg | time | note)*", f"{_DATE} xml:space"),
        ("origPlace", "place of origin", _TEXT, "xml:space"),
        ("additional", "terms and everything else", "adminInfo? surrogates? listBibl?"),
        ("surrogates", "copies elsewhere", "bibl+"),
        ("adminInfo", "terms of use", "availability"),
        ("author", "an author", f"({_NAMES})*", "role"),
        ("editor", "an editor or a translator; whom to ask about a file", f"({_NAMES})* email?", "role"),
        ("email", "an address", _TEXT, "xml:space"),
        ("respStmt", "people in another role", f"resp ({_NAMES})+"),
        ("resp", "the role", _TEXT, "key! xml:space"),
        ("persName", "a person, or another form of a name", f"({_NAME_PARTS} | {_INLINE} | ref)*", _NAMED),
        ("orgName", "a body", f"({_NAME_PARTS} | {_INLINE} | ref)*", _NAMED),
        ("name", "a name without parts, a group, an event", f"({_NAME_PARTS} | {_INLINE} | ref)*", _NAMED),
        ("forename", "given name", _TEXT, "xml:space"),
        ("surname", "family name", _TEXT, "xml:space"),
        ("nameLink", "particle", _TEXT, "type xml:space"),
        ("genName", "suffix", _TEXT, "rend xml:space"),
        ("roleName", "office", _TEXT, "type! xml:space"),
        ("title", "a title", f"({FORMATTED_PARTS})*", "level type subtype rend xml:lang xml:space"),
        ("date", "a date, EDTF", f"({FORMATTED_PARTS} | time | note)*", f"type {_DATE} xml:space"),
        ("time", "time of day", _TEXT, "xml:space"),
        ("placeName", "a place", f"({FORMATTED_PARTS})*", "type ref xml:space"),
        ("textLang", "language of the work", _TEXT, "mainLang! xml:space"),
        ("idno", "an identifier, or a unit in an archive", "(#text | idno)*", "type n xml:space"),
        ("ref", "an address, or the key of another record", f"({_PHRASE})*", "type target n xml:space"),
        ("availability", "terms of use", "p | licence"),
        ("licence", "a licence", _TEXT, "target xml:space"),
        ("publisher", "a publisher", f"({FORMATTED_PARTS})*", "xml:space"),
        ("pubPlace", "a place of publication", f"({FORMATTED_PARTS})*", "ref xml:space"),
        ("biblScope", "volume, pages, folios", f"({FORMATTED_PARTS} | abbr)*", "unit! from to n xml:space"),
        ("relatedItem", "a tie to something else", "(bibl | msDesc)?", "type! target n"),
        ("note", "abstract, remarks, statements about fields, the formatted text",
         f"({FORMATTED_PARTS} | list | placeName | choice | sic | corr | bibl)*", "type subtype n xml:space"),
        ("list", "keywords", "item+", "type!"),
        ("item", "a keyword", _TEXT, "xml:space"),
        ("choice", "what the source has, and what is right", "sic corr"),
        ("sic", "what the source has", _TEXT, "xml:space"),
        ("corr", "what is right", _TEXT, "xml:space"),
        ("lb", "a new line of a formatted entry", ""),
        ("hi", "italics, bold and the like", f"({_PHRASE})*", "rend! style"),
        ("q", "words in quotation marks", f"({_PHRASE})*"),
        ("foreign", "words in another language", f"({_PHRASE})*", "xml:lang! rend"),
        ("seg", "words to be left as they are", f"({_PHRASE})*", "type xml:space"),
    )
)  # fmt: skip
"""Every element that we write. Edited editions (`maocite tei expand`) follow their own schema."""


def _kinds(element: str) -> tuple[str, ...]:
    """Values of ``@type`` or ``@unit`` that the table of variables gives an element."""
    return tuple(sorted({m.kind for m in TEXTS if m.element == element and m.kind}))


def _closed(*values: str | None) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


CLOSED = {
    ("schemaRef", "key"): (document.SCHEMA.attributes["key"],),
    ("quotation", "marks"): ("all",),
    ("div", "type"): ("bibliography",),
    ("listBibl", "type"): ("archival", "secondary"),
    ("list", "type"): ("simple",),
    ("num", "type"): tuple(sorted(m.kind or "" for m in TEXTS if m.form.name == "NUMBER")),
    ("measure", "unit"): tuple(sorted(m.kind or "" for m in TEXTS if m.form.name == "MEASURE")),
    ("title", "level"): ("a", "j", "m", "s", "u"),
    ("title", "type"): _closed("main", "sub", *_kinds("title"), "reviewed", *(kind for _, kind in archival.TITLES)),
    ("title", "rend"): tuple(sorted(FRAMES)),
    ("title", "subtype"): tuple(sorted(form.value for form in TitleForm)),
    ("biblScope", "unit"): _closed("folio", *_kinds("biblScope")),
    ("note", "type"): _closed(
        *_kinds("note"), *(kind for _, kind in archival.NOTES), archival.EXCERPT, PLACE, FORMATTED,
        extras.KEYWORDS, extras.PROVENANCE, extras.EXTRA, extras.SILENCE, extras.VARIABLE,
    ),
    ("relatedItem", "type"): _closed(
        *relations.KINDS.values(), relations.COPY, relations.TRANSLATION,
        "holding", "originalEdition", "reviewOf",
    ),
    ("author", "role"): _closed(*(m.word for m in ROLES if m.element == "author")),
    ("editor", "role"): _closed(*(m.word for m in ROLES if m.element == "editor")),
    ("resp", "key"): _closed(*(m.role.value for m in ROLES if m.element == "respStmt")),
    ("collection", "type"): tuple(sorted(kind.value for kind in LevelKind)),
    ("correspAction", "type"): tuple(sorted(correspondence.ROLES)),
    ("nameLink", "type"): ("dropping",),
    ("genName", "rend"): ("comma",),
    ("roleName", "type"): ("office",),
    ("placeName", "type"): (archival.EVENT, archival.ORIGIN),
    ("ref", "type"): ("URL",),
    ("foreign", "rend"): ("normal",),
    ("persName", "rend"): (names.FAMILY_FIRST,),
    ("orgName", "rend"): (names.FAMILY_FIRST,),
    ("name", "rend"): (names.FAMILY_FIRST,),
    ("date", "datingMethod"): (EDTF_METHOD,),
    ("origDate", "datingMethod"): (EDTF_METHOD,),
    ("date", "cert"): ("low", "medium"),
    ("origDate", "cert"): ("low", "medium"),
}  # fmt: skip
"""Attributes with a closed list of values."""

_NAME_TYPES = _closed(
    *(kind.value for kind in NameKind), names.ALTERNATIVE, names.AS_GIVEN, "literal", "event",
    holding.ABBREVIATION, "name", "abbr",
)  # fmt: skip
CLOSED |= {
    (name, "role"): tuple(sorted(role.value for role in Role))
    for name in ("persName", "orgName", "name")
}
CLOSED |= {(name, "type"): _NAME_TYPES for name in ("persName", "orgName", "name")}
CLOSED |= {
    (n, "subtype"): tuple(k.value for k in NameKind) for n in ("persName", "orgName", "name")
}

DATATYPES = {
    "xml:id": "id", "xml:lang": "language", "mainLang": "language", "ident": "name", "xml:space": "preserve",
    "version": "version", "type": "word", "subtype": "word", "sortKey": "word", "unit": "word", "rend": "word",
    "url": "pointer", "from": "word", "to": "word", "target": "pointer", "ref": "pointers", "source": "pointer",
    "when": "date", "notBefore": "date", "notAfter": "date",
}  # fmt: skip
"""Data types of attributes without a closed list; all others hold text."""
DATES = frozenset({"date", "origDate"})
"""Elements whose ``@from`` and ``@to`` are dates."""


def datatype(element: str, attribute: str) -> str:
    """Name of the data type of an attribute: a key of `maocite.tei.contract.DATATYPES`."""
    if element in DATES and attribute in ("from", "to"):
        return "date"
    if (element, attribute) == ("correspDesc", "ref"):
        return "pointer"
    if (element, attribute) == ("language", "ident"):
        return "language"
    return DATATYPES.get(attribute, "text")
