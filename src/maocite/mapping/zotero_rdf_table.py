"""Which element of Zotero RDF says what? One table for reading and writing.

Source: Zotero's translators "Zotero RDF" (export) and "RDF" (import). A field that no line names
stands in Zotero's own namespace under its own name (``z:archive``), which the import takes over
whatever it is. Parts of a whole (container, series, section) are all tied to the item itself: the
import does not look for parts of parts.
"""

from collections.abc import Mapping
from types import MappingProxyType

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "z": "http://www.zotero.org/namespaces/export#",
        "bib": "http://purl.org/net/biblio#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "prism": "http://prismstandard.org/namespaces/1.2/basic/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://nwalsh.com/rdf/vCard#",
        "link": "http://purl.org/rss/1.0/modules/link/",
    }
)

OF_ITEM: Mapping[str, str] = MappingProxyType(
    {
        "title": "dc:title",
        "date": "dc:date",
        "accessDate": "dcterms:dateSubmitted",
        "rights": "dc:rights",
        "edition": "prism:edition",
        "versionNumber": "prism:edition",
        "pages": "bib:pages",
        "abstractNote": "dcterms:abstract",
        "archiveLocation": "dc:coverage",
    }
)
"""Fields and the properties of the item that hold them, where these are not in ``z:``."""

OF_CONTAINER: Mapping[str, str] = MappingProxyType(
    {
        "publicationTitle": "dc:title",
        "reporter": "dc:title",
        "journalAbbreviation": "dcterms:alternative",
        "volume": "prism:volume",
        "issue": "prism:number",
    }
)
"""Fields that belong to the container of the types that have one, else to the item."""

IDENTIFIERS = ("DOI", "ISBN", "ISSN")
"""Fields that are written as ``dc:identifier`` behind their name, on the container if there is one."""

OF_SERIES: Mapping[str, str] = MappingProxyType(
    {
        "series": "dc:title",
        "seriesTitle": "dcterms:alternative",
        "seriesText": "dc:description",
        "seriesNumber": "dc:identifier",
    }
)

CONTAINERS: Mapping[str, str] = MappingProxyType(
    {
        "bookSection": "bib:Book",
        "journalArticle": "bib:Journal",
        "magazineArticle": "bib:Periodical",
        "newspaperArticle": "bib:Newspaper",
        "webpage": "z:Website",
        "blogPost": "z:Blog",
        "forumPost": "z:Forum",
        "encyclopediaArticle": "bib:Book",
        "dictionaryEntry": "bib:Book",
        "conferencePaper": "bib:Journal",
        "case": "bib:CourtReporter",
    }
)
"""Zotero types and the class of what they are part of."""

CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "book": "bib:Book",
        "bookSection": "bib:BookSection",
        "journalArticle": "bib:Article",
        "magazineArticle": "bib:Article",
        "newspaperArticle": "bib:Article",
        "thesis": "bib:Thesis",
        "letter": "bib:Letter",
        "manuscript": "bib:Manuscript",
        "interview": "bib:Interview",
        "film": "bib:MotionPicture",
        "artwork": "bib:Illustration",
        "webpage": "bib:Document",
        "report": "bib:Report",
        "bill": "bib:Legislation",
        "case": "bib:Document",
        "hearing": "bib:Report",
        "patent": "bib:Patent",
        "statute": "bib:Legislation",
        "email": "bib:Letter",
        "map": "bib:Image",
        "blogPost": "bib:Document",
        "instantMessage": "bib:Letter",
        "forumPost": "bib:Document",
        "audioRecording": "bib:Recording",
        "presentation": "bib:ConferenceProceedings",
        "videoRecording": "bib:Recording",
        "tvBroadcast": "bib:Recording",
        "radioBroadcast": "bib:Recording",
        "podcast": "bib:Recording",
        "computerProgram": "bib:Data",
    }
)
"""Zotero types and the class of the item; `rdf:Description` for the others."""

CLASS_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **{cls: kind for kind, cls in reversed(list(CLASSES.items()))},
        "bib:Article": "journalArticle",
        "bib:Document": "webpage",
        "bib:Legislation": "statute",
    }
)
"""The Zotero type of an item that does not name it."""

CREATORS: Mapping[str, str] = MappingProxyType(
    {"author": "bib:authors", "editor": "bib:editors", "contributor": "bib:contributors"}
)
"""Creator types outside Zotero's namespace; the others are ``z:`` and the plural."""
UNREAD_CREATORS = frozenset({"castMember", "scriptwriter", "producer"})
"""Creator types that the import looks for under other names than the export writes."""

MEDIUM_TYPES = frozenset({"artwork", "interview"})
"""Types whose medium stands in ``dcterms:medium``."""

LINES_IF_NEWER = frozenset(
    {
        *("originalDate", "originalPublisher", "originalPlace", "partNumber", "partTitle"),
        *("PMID", "PMCID", "type", "publisher", "priorityDate"),
    }
)
"""Fields that a line of Extra says where an older Zotero does not give them to the type. It throws
away what it does not know at all, makes "Type: minutes" of a document's type, which citations take
for the type of the item, and five lines of one publisher. The current one moves these lines into
their fields."""
DOUBLED_IF_NEWER = frozenset({"eventPlace"})
"""Fields that an older Zotero throws away, and whose line the current one leaves in Extra."""
RENAMED_PUBLISHER: Mapping[str, str] = MappingProxyType({"manuscript": "institution"})
"""Types to which only newer versions give a publisher, and Zotero's own name for it there. A line
would not find that field, and ``foaf:name`` becomes five lines of Extra in older versions."""
