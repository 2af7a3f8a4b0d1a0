"""Which item types, fields and creators does Zotero have, and which CSL names do they bear?

Source: Zotero's schema (github.com/zotero/zotero-schema), read at version 41 for fields and at
version 29 for creators: a field that an older Zotero does not know becomes a line of Extra when it
is imported, but a creator that it does not know becomes an author, so that creators which only
newer versions have go into Extra from the start. Fields that Zotero names by type
(``reportNumber``, ``university``) stand here under their base name (``number``, ``publisher``),
which Zotero's import accepts for all types.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

_EVERYWHERE = [
    "title",
    "abstractNote",
    "date",
    "language",
    "shortTitle",
    "url",
    "accessDate",
    "rights",
    "citationKey",
]
_HELD = ["archive", "archiveLocation", "libraryCatalog", "callNumber"]

# Zotero type, CSL type, whether it has the archive fields, further fields (with a star: from a
# version after 29), creators (main one first). Of several Zotero types with one CSL type the first
# is written.
_TYPES = """
journalArticle|article-journal|+|publicationTitle volume issue pages series seriesTitle seriesText journalAbbreviation DOI ISSN publisher* place* section* partNumber* partTitle* PMID* PMCID*|author contributor editor translator reviewedAuthor
magazineArticle|article-magazine|+|publicationTitle volume issue pages ISSN publisher* place* DOI*|author contributor translator reviewedAuthor
newspaperArticle|article-newspaper|+|publicationTitle place edition section pages ISSN publisher* volume* issue* DOI*|author contributor translator reviewedAuthor
book|book|+|series seriesNumber volume numberOfVolumes edition place publisher numPages ISBN ISSN* DOI* medium* originalDate* originalPublisher* originalPlace*|author contributor editor translator seriesEditor
bookSection|chapter|+|publicationTitle series seriesNumber volume numberOfVolumes edition place publisher pages ISBN ISSN* DOI* medium* originalDate* originalPublisher* originalPlace*|author contributor editor bookAuthor translator seriesEditor
manuscript|manuscript|+|type place numPages publisher* number* DOI*|author contributor translator
letter|personal_communication|+|type eventPlace*|author contributor recipient
document|document|+|type* publisher place* DOI*|author contributor editor translator reviewedAuthor
report|report|+|number type seriesTitle seriesNumber* place publisher pages DOI* ISBN* ISSN*|author contributor translator seriesEditor
thesis|thesis|+|type publisher place numPages series* seriesNumber* DOI* ISBN* ISSN*|author contributor
webpage|webpage|-|publicationTitle type publisher* place* DOI*|author contributor translator
conferencePaper|paper-conference|+|publicationTitle conferenceName place publisher volume issue* numberOfVolumes* pages series seriesNumber* DOI ISBN ISSN* eventPlace*|author contributor editor translator seriesEditor
dictionaryEntry|entry-dictionary|+|publicationTitle series seriesNumber volume numberOfVolumes edition place publisher pages ISBN|author contributor editor translator seriesEditor
encyclopediaArticle|entry-encyclopedia|+|publicationTitle series seriesNumber volume numberOfVolumes edition place publisher pages ISBN|author contributor editor translator seriesEditor
preprint|article|+|type publisher number place series seriesNumber DOI|author contributor editor translator reviewedAuthor
artwork|graphic|+|medium artworkSize|artist contributor
audioRecording|song|+|medium seriesTitle volume numberOfVolumes place publisher runningTime ISBN|performer contributor composer wordsBy
bill|bill|-|number code volume section pages legislativeBody session history|sponsor cosponsor contributor
blogPost|post-weblog|-|publicationTitle type|author commenter contributor
case|legal_case|-|court number reporter volume pages history|author counsel contributor
computerProgram|software|+|seriesTitle versionNumber system place publisher programmingLanguage ISBN DOI*|programmer contributor
dataset|dataset|+|number type versionNumber publisher place medium DOI|author contributor
film|motion_picture|+|publisher type medium runningTime|director contributor scriptwriter producer
forumPost|post|-|publicationTitle type|author contributor
hearing|hearing|-|committee place publisher numberOfVolumes number pages legislativeBody session history|contributor
interview|interview|+|medium|interviewee contributor interviewer translator
map|map|+|type scale seriesTitle edition place publisher ISBN|cartographer contributor seriesEditor
patent|patent|-|place country assignee issuingAuthority number filingDate pages applicationNumber priorityNumbers references legalStatus priorityDate*|inventor attorneyAgent contributor
presentation|speech|-|type place meetingName|presenter contributor
standard|standard|+|number publisher place type versionNumber numPages DOI organization committee status|author contributor
statute|legislation|-|code codeNumber number pages section session history|author contributor
tvBroadcast|broadcast|+|publicationTitle number medium place publisher runningTime|director scriptwriter producer castMember contributor guest
radioBroadcast|broadcast|+|publicationTitle number medium place publisher runningTime|director scriptwriter producer castMember contributor guest
podcast|broadcast|-|date* seriesTitle number medium runningTime|podcaster contributor guest
videoRecording|motion_picture|+|medium seriesTitle volume numberOfVolumes place publisher runningTime ISBN|director scriptwriter producer castMember contributor
email|personal_communication|-||author contributor recipient
instantMessage|personal_communication|-||author contributor recipient
"""

FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title",)),
    ("title-short", ("shortTitle",)),
    ("container-title", ("publicationTitle", "reporter", "code")),
    ("container-title-short", ("journalAbbreviation",)),
    ("collection-title", ("series", "seriesTitle")),
    ("collection-number", ("seriesNumber",)),
    ("event-title", ("conferenceName", "meetingName")),
    ("genre", ("type", "programmingLanguage")),
    ("medium", ("medium", "system")),
    ("issued", ("date",)),
    ("original-date", ("originalDate", "priorityDate")),
    ("submitted", ("filingDate",)),
    ("volume", ("volume", "codeNumber")),
    ("number-of-volumes", ("numberOfVolumes",)),
    ("issue", ("issue", "priorityNumbers")),
    ("number", ("number",)),
    ("part-number", ("partNumber",)),
    ("part-title", ("partTitle",)),
    ("section", ("section", "committee")),
    ("chapter-number", ("session",)),
    ("page", ("pages",)),
    ("number-of-pages", ("numPages",)),
    ("edition", ("edition",)),
    ("version", ("versionNumber",)),
    ("scale", ("scale",)),
    ("dimensions", ("artworkSize", "runningTime")),
    ("status", ("legalStatus", "status")),
    ("references", ("history", "references")),
    (
        "authority",
        ("court", "legislativeBody", "issuingAuthority", "organization", "authority"),
    ),
    ("publisher", ("publisher", "assignee")),
    ("publisher-place", ("place",)),
    ("event-place", ("eventPlace",)),
    ("original-publisher", ("originalPublisher",)),
    ("original-publisher-place", ("originalPlace",)),
    ("language", ("language",)),
    ("archive", ("archive",)),
    ("archive_location", ("archiveLocation",)),
    ("call-number", ("callNumber", "applicationNumber")),
    ("source", ("libraryCatalog",)),
    ("ISBN", ("ISBN",)),
    ("ISSN", ("ISSN",)),
    ("DOI", ("DOI",)),
    ("PMID", ("PMID",)),
    ("PMCID", ("PMCID",)),
    ("URL", ("url",)),
    ("accessed", ("accessDate",)),
    ("abstract", ("abstractNote",)),
    ("license", ("rights",)),
    ("citation-key", ("citationKey",)),
)
"""CSL variable and the Zotero fields that can hold it; a type has at most one of them, the first."""
VARIABLES = {field: variable for variable, fields in FIELDS for field in fields}
"""The CSL variable of each Zotero field, whether an item type has it or not."""

BASE_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        name: base
        for base, names in {
            "publisher": "institution university distributor label company studio network repository",
            "number": "reportNumber billNumber docketNumber documentNumber episodeNumber patentNumber"
            " publicLawNumber archiveID identifier",
            "type": "manuscriptType letterType reportType thesisType mapType websiteType postType"
            " presentationType genre",
            "medium": "artworkMedium interviewMedium audioRecordingFormat videoRecordingFormat"
            " audioFileType format",
            "publicationTitle": "bookTitle proceedingsTitle blogTitle websiteTitle forumTitle"
            " programTitle dictionaryTitle encyclopediaTitle sessionTitle",
            "volume": "codeVolume reporterVolume",
            "pages": "codePages firstPage",
            "place": "repositoryLocation",
            "date": "issueDate dateDecided dateEnacted",
            "title": "caseName nameOfAct subject",
        }.items()
        for name in names.split()
    }
)
"""Fields that Zotero names by type, and what they are called here."""

CREATORS = {
    "author": "author",
    "bookAuthor": "container-author",
    "castMember": "performer",
    "chair": "chair",
    "composer": "composer",
    "contributor": "contributor",
    "creator": "author",
    "director": "director",
    "editor": "editor",
    "executiveProducer": "executive-producer",
    "guest": "guest",
    "host": "host",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "organizer": "organizer",
    "originalCreator": "original-author",
    "producer": "producer",
    "recipient": "recipient",
    "reviewedAuthor": "reviewed-author",
    "scriptwriter": "script-writer",
    "seriesCreator": "series-creator",
    "seriesEditor": "collection-editor",
    "translator": "translator",
}
"""Zotero creator type and CSL name variable; the main creator of a type is the CSL author."""


@dataclass(frozen=True, slots=True)
class ItemType:
    """One item type of Zotero."""

    name: str
    """``journalArticle``."""
    csl: str
    """``article-journal``."""
    fields: Mapping[str, str]
    """The Zotero field of each CSL variable that the type has."""
    newer: AbstractSet[str]
    """Those of its fields that Zotero's schema 29 does not give it."""
    variables: Mapping[str, str]
    """The CSL variable of each Zotero field."""
    creators: Mapping[str, str]
    """The Zotero creator type of each CSL name variable that the type has."""
    roles: Mapping[str, str]
    """The CSL name variable of each Zotero creator type that has one."""


def _item_type(line: str) -> ItemType:
    name, csl, held, further, creators = line.split("|")
    own = further.split()
    newer = frozenset(field[:-1] for field in own if field.endswith("*"))
    known = {
        *_EVERYWHERE,
        *(field.removesuffix("*") for field in own),
        *(_HELD if held == "+" else ()),
    }
    if name == "computerProgram":
        known.discard("language")  # only that of the program
    fields = {}
    for variable, candidates in FIELDS:
        if found := next((field for field in candidates if field in known), None):
            fields[variable] = found
    if name == "presentation":
        # The place of a talk is where it was given; it has no publisher.
        fields["event-place"] = fields.pop("publisher-place")
    types = creators.split()
    roles = {kind: CREATORS[kind] for kind in types if kind in CREATORS}
    if types[0] not in ("director", "contributor"):
        roles[types[0]] = "author"
    return ItemType(
        name,
        csl,
        MappingProxyType(fields),
        newer,
        MappingProxyType({field: variable for variable, field in fields.items()}),
        MappingProxyType({role: kind for kind, role in roles.items()}),
        MappingProxyType(roles),
    )


ITEM_TYPES: Mapping[str, ItemType] = MappingProxyType(
    {(made := _item_type(line)).name: made for line in _TYPES.strip().splitlines()}
)
"""All item types of Zotero that are records, by name."""

_OF_CSL: dict[str, ItemType] = {}
for _type in ITEM_TYPES.values():
    _OF_CSL.setdefault(_type.csl, _type)

# CSL types without a Zotero type of their own, and the one whose fields serve them best. Zotero's
# CSL import makes documents of them; a ``type:`` line in Extra keeps what they are.
_NEAREST = {
    "entry": "encyclopediaArticle",
    "figure": "artwork",
    "musical_score": "audioRecording",
    "pamphlet": "manuscript",
    "periodical": "book",
    "classic": "book",
    "regulation": "statute",
    "review": "journalArticle",
    "review-book": "journalArticle",
}


TYPE_LINES: Mapping[str, str] = MappingProxyType({"broadcast": "tvBroadcast"})
"""What a ``type:`` line of Extra says for a CSL type of which Zotero would take the wrong one of
its own: by itself it makes a podcast of every broadcast, which has no archive and no place."""


def item_type(csl: str) -> ItemType:
    """The Zotero type for a CSL type; `document` where nothing comes nearer."""
    return _OF_CSL.get(csl) or ITEM_TYPES[_NEAREST.get(csl, "document")]


def becomes(csl: str, kind: ItemType) -> ItemType:
    """What Zotero makes of an item of type `kind` whose ``type:`` line says that it is `csl`.

    "Type" lines of Extra change the type of an item when it is saved, except to ``article``.
    """
    if csl in (kind.csl, "article"):
        return kind
    return _OF_CSL.get(csl, kind)
