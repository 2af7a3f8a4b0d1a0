"""Which tag of RIS says what? One table for reading and writing, by Zotero's item types.

A row for some types also takes the tag from them in the rows for all others: where Zotero says counsel
(``A4`` of a case), for whom CSL has no name, nobody becomes a translator.

Sources: Research Information Systems, "RIS format specification" (2011), for the tags; Zotero's
RIS translator for what each means by type, since a file for Zotero must be read by Zotero; EndNote's
use of ``MANSCPT`` and ``PCOMM`` for archives. A row holds for the types it names, or for all others
that have the field; the first row that fits is taken. `Use` says in which direction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from maocite.mapping.zotero import CREATORS, ITEM_TYPES, VARIABLES, ItemType


class Use(Enum):
    """In which direction a row counts."""

    BOTH = "both"
    READ = "read"
    """Other programs write it so; read after the tags of `BOTH`, and only where those left the
    field empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one tag means for some types."""

    tag: str
    field: str
    """Zotero field, ``creator:`` and a creator type, or one of `SPECIAL`."""
    types: frozenset[str] = frozenset()
    """Zotero types; empty: all."""
    use: Use = Use.BOTH


SPECIAL = ("tags", "note", "extra", "end-page", "container", "collection")
"""What is no field: keywords, child notes, lines of Extra, last page, the title of some container,
the collection in an archive."""


def _rows(use: Use, text: str) -> tuple[Row, ...]:
    rows = []
    for line in text.strip().splitlines():
        tag, field, *types = line.split()
        rows.append(Row(tag, field, frozenset(types), use))
    return tuple(rows)


ROWS: tuple[Row, ...] = _rows(
    Use.BOTH,
    """
TI title
AU creator:author
AU creator:artist artwork
AU creator:cartographer map
AU creator:composer audioRecording
AU creator:director film radioBroadcast tvBroadcast videoRecording
AU creator:interviewee interview
AU creator:inventor patent
AU creator:podcaster podcast
AU creator:programmer computerProgram
A2 creator:sponsor bill
A2 creator:performer audioRecording
A2 creator:presenter presentation
A2 creator:interviewer interview
A2 creator:editor journalArticle bookSection conferencePaper dictionaryEntry document encyclopediaArticle
A2 creator:seriesEditor book report
A2 creator:recipient email instantMessage letter
A2 reporter case
A2 issuingAuthority patent
A3 creator:contributor thesis
A3 creator:cosponsor bill
A3 creator:producer film tvBroadcast videoRecording radioBroadcast
A3 creator:editor book
A3 creator:seriesEditor bookSection conferencePaper dictionaryEntry encyclopediaArticle map
A4 creator:counsel case
A4 creator:contributor conferencePaper film dataset
A4 creator:translator
T2 publicationTitle journalArticle magazineArticle newspaperArticle bookSection blogPost dictionaryEntry encyclopediaArticle forumPost webpage radioBroadcast tvBroadcast
T2 conferenceName conferencePaper
T2 meetingName presentation
T2 committee hearing
T2 code bill statute
T2 seriesTitle computerProgram map report
T2 series book
T3 legislativeBody hearing bill
T3 series bookSection conferencePaper journalArticle
T3 seriesTitle audioRecording
DA date
VL codeNumber statute
VL volume
IS numberOfVolumes bookSection
IS issue
NV number dataset
NV numberOfVolumes
SP numPages book thesis manuscript
SP runningTime film
SP pages
ET session bill hearing statute
ET versionNumber computerProgram dataset
ET edition
SE section
C1 filingDate patent
C1 creator:castMember radioBroadcast tvBroadcast videoRecording
C1 scale map
C1 place conferencePaper
C2 creator:bookAuthor bookSection
C2 creator:commenter blogPost
C3 artworkSize artwork
C3 publicationTitle conferencePaper
C4 creator:wordsBy audioRecording
C4 creator:attorneyAgent patent
C4 type film
C5 references patent
C5 medium audioRecording radioBroadcast film tvBroadcast videoRecording
C6 legalStatus patent
CY place
PB assignee patent
PB court case
PB publisher
LA programmingLanguage computerProgram
LA language
M1 seriesNumber book
M1 system computerProgram
M1 applicationNumber patent
M1 number bill hearing statute podcast radioBroadcast tvBroadcast
M3 medium interview artwork podcast
M3 type manuscript map report thesis blogPost webpage forumPost letter presentation
OP history hearing statute bill case
OP priorityNumbers patent
SN ISSN journalArticle magazineArticle newspaperArticle
SN number patent report
SN ISBN
SV seriesNumber bookSection
SV number case
ST shortTitle
J2 journalAbbreviation
DO DOI
UR url
Y2 accessDate
DB archive
AN archiveLocation
CN callNumber
DP libraryCatalog
AB abstractNote
CR rights
N1 note
KW tags
M2 extra
""",
) + _rows(
    Use.READ,
    """
A1 creator:author
A1 creator:artist artwork
A1 creator:cartographer map
A1 creator:composer audioRecording
A1 creator:director film radioBroadcast tvBroadcast videoRecording
A1 creator:interviewee interview
A1 creator:inventor patent
A1 creator:podcaster podcast
A1 creator:programmer computerProgram
A2 creator:editor blogPost
A2 creator:seriesEditor computerProgram map webpage videoRecording
A2 creator:producer dataset
ED creator:editor
T1 title
CT title
BT title book manuscript
BT publicationTitle bookSection
BT container
JF publicationTitle
JO conferenceName conferencePaper
JO journalAbbreviation
JA journalAbbreviation
JI journalAbbreviation
J1 journalAbbreviation
T2 collection manuscript letter
T2 container
T3 series book
T3 seriesTitle film videoRecording report map dataset computerProgram
Y1 date
PY date
C2 date patent
C7 number journalArticle magazineArticle
EP end-page
AV archiveLocation
M1 issue journalArticle
M1 numberOfVolumes bookSection
M1 pages manuscript letter
M1 accessDate webpage
M1 extra
VL accessDate webpage
CN callNumber patent
M3 DOI journalArticle
CY place conferencePaper
IS versionNumber dataset
N2 abstractNote
RN note
""",
)

TYPES: tuple[tuple[str, str, str], ...] = (
    ("JOUR", "journalArticle", ""),
    ("MGZN", "magazineArticle", ""),
    ("NEWS", "newspaperArticle", ""),
    ("BOOK", "book", ""),
    ("CHAP", "bookSection", ""),
    ("MANSCPT", "manuscript", ""),
    ("PCOMM", "letter", ""),
    ("AGGR", "document", ""),
    ("RPRT", "report", ""),
    ("THES", "thesis", ""),
    ("ELEC", "webpage", ""),
    ("CONF", "conferencePaper", ""),
    ("DICT", "dictionaryEntry", ""),
    ("ENCYC", "encyclopediaArticle", ""),
    ("ART", "artwork", ""),
    ("SOUND", "audioRecording", ""),
    ("BILL", "bill", ""),
    ("BLOG", "blogPost", ""),
    ("CASE", "case", ""),
    ("COMP", "computerProgram", ""),
    ("DATA", "dataset", ""),
    ("MPCT", "film", ""),
    ("HEAR", "hearing", ""),
    ("MAP", "map", ""),
    ("PAT", "patent", ""),
    ("SLIDE", "presentation", ""),
    ("STAT", "statute", ""),
    ("VIDEO", "videoRecording", ""),
    # Zotero's types that RIS does not tell apart; a "type:" line of Extra does.
    ("UNPD", "manuscript", "article"),
    ("STAND", "report", "standard"),
    ("PCOMM", "letter", "interview"),
    ("ELEC", "webpage", "post"),
    ("VIDEO", "videoRecording", "broadcast"),
    ("PAMP", "manuscript", "pamphlet"),
    ("CLSWK", "book", "classic"),
    ("FIGURE", "artwork", "figure"),
    ("MUSIC", "audioRecording", "musical_score"),
    ("SER", "book", "periodical"),
)
"""``TY``, the Zotero type that Zotero reads it as, and the one CSL type that it is written for
although the Zotero type bears another."""

_READ_TYPES = {
    "ABST": "journalArticle",
    "ADVS": "film",
    "ANCIENT": "document",
    "ARCH": "manuscript",
    "ARCHIVE": "manuscript",
    "CHART": "artwork",
    "CPAPER": "conferencePaper",
    "CTLG": "magazineArticle",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "bookSection",
    "EDBOOK": "book",
    "EJOUR": "journalArticle",
    "EQUA": "document",
    "GEN": "document",
    "GOVDOC": "report",
    "GRANT": "document",
    "GRNT": "document",
    "INPR": "manuscript",
    "INTV": "interview",
    "JFULL": "journalArticle",
    "LEGAL": "case",
    "LETTER": "letter",
    "MULTI": "videoRecording",
    "STD": "standard",
    "UNBILL": "manuscript",
    "ICOMM": "email",
    "UNPB": "manuscript",
    "WEB": "webpage",
}
"""Further ``TY`` of the specification and of other programs. Zotero takes ``GEN`` and what it does
not know for a journal article; we do so only where the record names a journal."""

_UNPUBLISHED = {"T2": "container", "M1": "number"}
OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "ADVS": {"A2": "creator:castMember"},
    "INPR": _UNPUBLISHED,
    "PAMP": {"T2": "container", "M1": "seriesNumber"},
    "UNBILL": _UNPUBLISHED,
    "UNPB": {**_UNPUBLISHED, "A2": "creator:editor"},
    "UNPD": {**_UNPUBLISHED, "A2": "creator:editor"},
}
"""What tags of `Use.READ` mean in one ``TY`` only. Of those that Zotero reads as manuscripts, only
``MANSCPT`` has the collection of an archive in ``T2`` and folios in ``M1``."""


def written_type(csl: str) -> tuple[str, ItemType]:
    """``TY`` for a CSL type, and the Zotero type that its reading gives."""
    return _written_types().get(csl) or ("AGGR", ITEM_TYPES["document"])


@cache
def _written_types() -> Mapping[str, tuple[str, ItemType]]:
    found: dict[str, tuple[str, ItemType]] = {}
    for tag, name, csl in TYPES:
        found.setdefault(csl or ITEM_TYPES[name].csl, (tag, ITEM_TYPES[name]))
    for csl, name in (("entry", "ENCYC"), ("regulation", "STAT"), ("review", "JOUR")):
        found[csl] = next((tag, ITEM_TYPES[kind]) for tag, kind, _ in TYPES if tag == name)
    found["review-book"] = found["review"]
    return found


@cache
def read_types() -> Mapping[str, ItemType]:
    """Zotero type by ``TY``."""
    named = {tag: name for tag, name, _ in reversed(TYPES)}
    return {tag: ITEM_TYPES[name] for tag, name in {**_READ_TYPES, **named}.items()}


@cache
def reading(kind: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Field by tag for a Zotero type: what everybody writes, and what others write besides.

    A field that the type does not have is read all the same; CSL has a name for it.
    """
    tables: dict[Use, dict[str, str]] = {Use.BOTH: {}, Use.READ: {}}
    for row in sorted(ROWS, key=lambda row: not row.types):
        if not row.types or kind in row.types:
            tables[row.use].setdefault(row.tag, row.field)
    both, others = (
        {tag: field for tag, field in tables[use].items() if _is_known(kind, field)} for use in Use
    )
    # What a type has no field for is left to what other programs mean by the tag in that type.
    own = {row.tag for row in ROWS if row.use is Use.READ and kind in row.types}
    for tag in own & others.keys() & both.keys():
        if both[tag] not in ITEM_TYPES[kind].variables:
            del both[tag]
    return both, others


@cache
def writing(kind: str) -> Mapping[str, str]:
    """Tag by field for a Zotero type, in the order of the table."""
    item_type = ITEM_TYPES[kind]
    both, _ = reading(kind)
    tags = {row.tag: both[row.tag] for row in ROWS if row.tag in both}
    found: dict[str, str] = {}
    for tag, field in tags.items():
        creator = field.removeprefix("creator:")
        if field in SPECIAL or field in item_type.variables or creator in item_type.roles:
            found.setdefault(field, tag)
    return found


def _is_known(kind: str, field: str) -> bool:
    """Whether a field or creator has a name in CSL."""
    if field.startswith("creator:"):
        creator = field.removeprefix("creator:")
        return creator in ITEM_TYPES[kind].roles or creator in CREATORS
    return field in SPECIAL or field in VARIABLES
