"""Which shape has an item type: part of a host or not, and at which level is its title?"""

from maocite.model.vocabulary import ITEM_TYPES

IN_A_JOURNAL = frozenset(
    ["article-journal", "article-magazine", "article-newspaper", "review", "review-book"]
)
"""``analytic``, and a host with a title of level ``j``."""

IN_A_BOOK = frozenset(
    ["chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"]
)
"""``analytic``, and a host with a title of level ``m``."""

UNPUBLISHED = frozenset(
    ["article", "interview", "manuscript", "personal_communication", "song", "speech", "thesis"]
)
"""Level ``u`` where they have no host."""

SERIAL = frozenset(["periodical"])
"""Level ``j``."""

ZOTERO = {
    "artwork": "graphic", "audiorecording": "song", "bill": "bill", "blogpost": "post-weblog",
    "book": "book", "booksection": "chapter", "case": "legal_case", "computerprogram": "software",
    "conferencepaper": "paper-conference", "dictionaryentry": "entry-dictionary",
    "document": "document", "email": "personal_communication",
    "encyclopediaarticle": "entry-encyclopedia", "film": "motion_picture", "forumpost": "post",
    "hearing": "hearing", "instantmessage": "personal_communication", "interview": "interview",
    "journalarticle": "article-journal", "letter": "personal_communication",
    "magazinearticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperarticle": "article-newspaper", "patent": "patent", "podcast": "broadcast",
    "preprint": "article", "presentation": "speech", "radiobroadcast": "broadcast",
    "report": "report", "standard": "standard", "statute": "legislation", "thesis": "thesis",
    "tvbroadcast": "broadcast", "videorecording": "motion_picture", "webpage": "webpage",
    "dataset": "dataset",
}  # fmt: skip
"""Item types of Zotero, lower case, and the CSL type that Zotero's own export gives them."""

OTHER_WORDS = {
    "monograph": "book", "monogr": "book", "monography": "book", "mvbook": "book", "anthology": "book",
    "proceedings": "book", "editedbook": "book", "editedvolume": "book", "edition": "book", "catalog": "book",
    "catalogue": "book", "festschrift": "book", "buch": "book", "livre": "book", "ouvrage": "book", "volume": "book",
    "incollection": "chapter", "inbook": "chapter", "bookchapter": "chapter", "bookpart": "chapter",
    "suppbook": "chapter", "sammelband": "chapter", "aufsatz": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "conferencearticle": "paper-conference",
    "paperconference": "paper-conference", "proceedingsarticle": "paper-conference",
    "journalarticles": "article-journal", "articlejournal": "article-journal", "zeitschriftenartikel": "article-journal",
    "journalpaper": "article-journal", "articlenewspaper": "article-newspaper", "zeitungsartikel": "article-newspaper",
    "articlemagazine": "article-magazine", "preprints": "article", "postprint": "article-journal",
    "bookreview": "review-book", "reviewbook": "review-book", "rezension": "review-book",
    "phdthesis": "thesis", "dissertation": "thesis", "mastersthesis": "thesis", "thèse": "thesis", "diss": "thesis",
    "techreport": "report", "workingpaper": "report", "technicalreport": "report",
    "website": "webpage", "online": "webpage", "electronic": "webpage", "web": "webpage", "url": "webpage",
    "blog": "post-weblog", "postweblog": "post-weblog", "inreference": "entry-encyclopedia",
    "entryencyclopedia": "entry-encyclopedia", "entrydictionary": "entry-dictionary", "lexiconentry": "entry-dictionary",
    "motionpicture": "motion_picture", "movie": "motion_picture", "video": "motion_picture", "score": "musical_score",
    "musicalscore": "musical_score", "music": "song", "audio": "song", "photograph": "graphic", "image": "graphic",
    "painting": "graphic", "talk": "speech", "lecture": "speech", "poster": "speech", "legalcase": "legal_case",
    "personalcommunication": "personal_communication", "brief": "personal_communication",
    "zeitschrift": "periodical", "serial": "periodical", "app": "software", "program": "software", "unpublished": "manuscript",
    "ms": "manuscript",
}  # fmt: skip
"""Words that projects invent, and BibTeX entry types."""


VAGUE = frozenset(
    ["article", "collection", "journal", "newspaper", "magazine", "review", "document"]
)
"""Words that projects use for more than what CSL means by them: what an entry holds decides."""

HAL = {
    "art": "article-journal", "comm": "paper-conference", "poster": "speech", "ouv": "book", "couv": "chapter",
    "douv": "book", "proceedings": "book", "issue": "periodical", "these": "thesis", "etabthese": "thesis",
    "hdr": "thesis", "mem": "thesis", "lecture": "speech", "report": "report", "creport": "chapter",
    "undefined": "article", "preprint": "article", "patent": "patent", "img": "graphic", "map": "map",
    "video": "motion_picture", "son": "song", "software": "software", "notice": "entry-encyclopedia",
    "trad": "book", "blog": "post-weblog", "note": "article-journal", "presconf": "speech",
}  # fmt: skip
"""``classCode scheme="halTypology"`` of the French archive HAL, lower case."""


def has_analytic(item_type: str, has_host: bool) -> bool:
    """Whether the item is described as part of a host."""
    return has_host or item_type in IN_A_JOURNAL or item_type in IN_A_BOOK


def host_level(item_type: str) -> str:
    """Level of the host's title."""
    return "j" if item_type in IN_A_JOURNAL else "m"


def own_level(item_type: str) -> str:
    """Level of a title that has no host."""
    if item_type in SERIAL:
        return "j"
    return "u" if item_type in UNPUBLISHED else "m"


WHOLE_WORKS = frozenset({"thesis", "book", "report"})
"""Types of works that are no part of another."""


def type_of_word(word: str | None) -> str | None:
    """The CSL type that a ``@type`` means: CSL's word, Zotero's, or another; None if unknown."""
    if not word:
        return None
    if word in ITEM_TYPES:
        return word
    plain = word.strip().lower()
    if plain in ITEM_TYPES:
        return plain
    squeezed = plain.replace("-", "").replace("_", "").replace(" ", "")
    return ZOTERO.get(squeezed) or OTHER_WORDS.get(squeezed)
