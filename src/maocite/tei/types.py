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
    "newspaperarticle": "article-newspaper", "patent": "patent", "podcast": "song",
    "preprint": "article", "presentation": "speech", "radiobroadcast": "broadcast",
    "report": "report", "standard": "standard", "statute": "legislation", "thesis": "thesis",
    "tvbroadcast": "broadcast", "videorecording": "motion_picture", "webpage": "webpage",
    "dataset": "dataset",
}  # fmt: skip
"""Item types of Zotero, lower case, and the CSL type that Zotero's own export gives them."""

OTHER_WORDS = {
    "article": "article-journal", "journal": "article-journal", "journal_article": "article-journal",
    "newspaper": "article-newspaper", "monograph": "book", "monogr": "book", "monography": "book",
    "incollection": "chapter", "inbook": "chapter", "inproceedings": "paper-conference",
    "collection": "book", "anthology": "book", "proceedings": "book", "phdthesis": "thesis",
    "dissertation": "thesis", "mastersthesis": "thesis", "techreport": "report", "website": "webpage",
    "online": "webpage", "book_section": "chapter", "bookchapter": "chapter", "entryencyclopedia": "entry-encyclopedia",
}  # fmt: skip
"""Words that projects invent, and BibTeX entry types."""


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
