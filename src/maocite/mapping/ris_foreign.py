"""What do other programs hide in RIS? Labels of ProCite in notes, Citavi's libraries, PMIDs in addresses.

Sources: what Zotero's RIS translator makes of the files of ProCite, Citavi, RefMan and EndNote.
"""

import re
from collections.abc import Mapping

from maocite.mapping.ris_table import reading, writing
from maocite.mapping.zotero import ItemType

Entry = list[tuple[str, str]]

_LABEL = re.compile(r"([A-Za-z][A-Za-z,/() ]*?)\s*:\s*(.*)", re.S)
_RUN = re.compile(r"([A-Za-z,\s]+)\s*:")
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.I)
_PMID = re.compile(r"PM:\s*(\d+)")
_PMCID = re.compile(r"PMC\d+")
_DAY = re.compile(r"(\d{4})/(\d\d)/(\d\d)")
_TOUCHED = frozenset({"DO", "M3", "UR", "C2", "C6", "KW", "SN", "ET"})
_EXTENT = re.compile(r"(\d+)\s*(p|v)(?:ages?|p|gs?|ols?|olumes?)?\.?", re.I)
LISTS = frozenset({"UR", "L1", "L2", "L3", "L4", "SN"})
"""Tags under which EndNote puts several addresses, files or numbers, each on its line."""
_SHELVED = frozenset({"T2", "AN", "AV", "CN"})
"""Tags that say where in a library or archive something lies."""
_SERIAL = re.compile(
    r"(\d{4})-?(\d{3}[\dXx])\s*\((?:ISSN|print|online|electronic|linking)\)", re.I
)
_BOOK = re.compile(r"((?:97[89])?[\d-]{9,13}[\dXx])\s*\(ISBN\)", re.I)
_NUMBER = ("Record Number", "Record ID")
_CERTAIN = frozenset({*_NUMBER, "Connective Phrase", "Author Role"})
"""Labels that nobody but ProCite writes."""
_FIELDS = {
    "Call Number": "callNumber",
    "Edition": "edition",
    "ISBN": "ISBN",
    "Language": "language",
    "Publisher Name": "publisher",
    "Series Title": "series",
    "Proceedings Title": "publicationTitle",
    "Page(s)": "pages",
    "Volume ID": "volume",
    "Issue ID": "issue",
    "Issue Identification": "issue",
    "Series Volume ID": "seriesNumber",
    "Scale": "scale",
    "Place of Publication": "place",
    "Histroy": "history",
    "Size": "artworkSize",
    "Notes": "note",
}
"""Zotero fields by ProCite's label, which misspells one of them."""
_SEEN = frozenset(
    {
        *_CERTAIN,
        *_FIELDS,
        *("Author, Subsidiary", "Author, Monographic", "Extent of Work", "Packaging Method"),
    }
)
_ROLES = {
    "actor": "castMember",
    "author": "author",
    "cartographer": "cartographer",
    "compiled": "editor",
    "compiler": "editor",
    "composed": "composer",
    "composer": "composer",
    "directed": "director",
    "director": "director",
    "ed": "editor",
    "edited": "editor",
    "editor": "editor",
    "introduction": "contributor",
    "performed": "performer",
    "performer": "performer",
    "presenter": "presenter",
    "produced": "producer",
    "producer": "producer",
    "translated": "translator",
    "translator": "translator",
}
_PEOPLE = frozenset({"AU", "A1", "A2", "A3"})
_MOVED = {
    "BOOK": {"VL": "ET", "IS": "VL"},
    "CHAP": {"VL": "ET"},
    "COMP": {"IS": "ET"},
    "BILL": {"CY": "T2", "VL": "M1", "SP": "SE"},
    "ART": {"M1": "M3"},
}
"""Tags in which ProCite says something else, by ``TY``."""


def usual(entry: Entry, named: str, kind: ItemType) -> Entry:
    """The entry as most programs would write it."""
    entry = _libraries(entry)
    if any(tag == "N1" and is_labelled(value) for tag, value in entry):
        entry = _procite(entry, named, kind)
    entry = _one_each(_library(entry, named))
    entry = [_value(*pair) if pair[0] in _TOUCHED else pair for pair in entry]
    words = [value for tag, value in entry if tag == "KW" and value.strip()]
    if len(words) == 1 and "," in words[0] and not re.search(r"[;\n]", words[0]):
        entry = [(tag, value.replace(",", ";") if tag == "KW" else value) for tag, value in entry]
    titles = {value.strip() for tag, value in entry if tag in ("TI", "T1")}
    return [pair for pair in entry if pair[0] != "N1" or pair[1].strip() not in titles]


def is_usual(tag: str, value: str) -> bool:
    """Whether a value stays what it is in `usual`."""
    return tag not in _TOUCHED or _value(tag, value) == (tag, value)


def is_labelled(note: str) -> bool:
    """Whether a note can only be one of ProCite's labels."""
    return _label(note)[0] in _CERTAIN


def is_taken_apart(note: str) -> bool:
    """Whether Zotero would take what begins a note for one of ProCite's labels.

    One such note makes it read all records that follow as ProCite's.
    """
    label = _RUN.search(note.strip())
    return label is not None and (label[1] in _SEEN or label[1].endswith(" Role"))


def is_doi(text: str) -> bool:
    """Whether it is a DOI; others mean something else by the tag ``M3``."""
    return _DOI.fullmatch(text) is not None


def _value(tag: str, value: str) -> tuple[str, str]:
    text = value.strip()
    if tag in ("DO", "M3") and (doi := _DOI.fullmatch(text)):
        return tag, doi[1]
    if tag == "UR" and (number := _PMID.fullmatch(text)):
        return "M2", f"PMID: {number[1]}"
    if tag in ("C2", "C6") and _PMCID.fullmatch(text):
        return "M2", f"PMCID: {text}"
    if tag == "ET" and (day := _DAY.fullmatch(text)):
        # EndNote's day of an article's electronic publication.
        return "M2", f"available-date: {'-'.join(day.groups())}"
    if tag == "SN" and (serial := _SERIAL.fullmatch(text)):
        return tag, f"{serial[1]}-{serial[2]}"
    if tag == "SN" and (book := _BOOK.fullmatch(text)):
        return tag, book[1]
    if tag == "KW" and "%K" in text:
        return tag, re.sub(r"(?m)^%K\s+", "", text)
    return tag, value


def _libraries(entry: Entry) -> Entry:
    """Citavi's first pair of library (``H1``) and call number (``H2``)."""
    tags = [tag for tag, _ in entry]
    if ("H1" not in tags and "H2" not in tags) or "CN" in tags or "DP" in tags:
        return entry
    moved = {"H1": "DP", "H2": "CN"}
    found = []
    for tag, value in entry:
        found.append((moved.pop(tag, tag), value))
    return found


def names_library(entry: Entry, named: str) -> bool:
    """Whether the publisher of a manuscript is the archive that holds it.

    So in EndNote, and in what catalogues and editions of documents offer to take away.
    """
    if named != "MANSCPT":
        return False
    tags = {tag for tag, value in entry if value.strip()}
    return "PB" in tags and "DB" not in tags and not tags.isdisjoint(_SHELVED)


def _library(entry: Entry, named: str) -> Entry:
    if not names_library(entry, named):
        return entry
    return [("DB" if tag == "PB" else tag, value) for tag, value in entry]


def _one_each(entry: Entry) -> Entry:
    """Each address, file and number under a tag of its own."""
    if not any("\n" in value and tag in LISTS for tag, value in entry):
        return entry
    found: Entry = []
    for tag, value in entry:
        parts = value.split("\n") if "\n" in value and tag in LISTS else [value]
        found += [(tag, part) for part in parts]
    return found


def record_number(entry: Entry) -> str:
    """The number that ProCite gave the record; empty where there is none."""
    labels = (_label(value) for tag, value in entry if tag == "N1")
    return next((text for label, text in labels if label in _NUMBER), "")


def _label(value: str) -> tuple[str, str]:
    match = _LABEL.fullmatch(value.strip())
    return (match[1], match[2].strip()) if match else ("", value)


def _procite(entry: Entry, named: str, kind: ItemType) -> Entry:
    anywhere = {field: tag for tag, field in reading(kind.name)[0].items()}
    places = {**anywhere, **writing(kind.name)}
    titles = ["T3", "T2", "TI"]
    found: Entry = []
    for tag, value in entry:
        label, text = _label(value) if tag == "N1" else ("", value)
        if tag != "N1":
            if named == "CHAP" and tag in ("TI", "T1", "T2", "T3") and titles:
                tag = titles.pop()
            found.append((_MOVED.get(named, {}).get(tag, tag), value))
        elif label in _NUMBER:
            continue  # what the record is called: `record_number`
        elif label in ("Author, Subsidiary", "Author, Monographic"):
            tags = [one for one, _ in found]
            people = "A1" if not {"A1", "AU"} & set(tags) else "A3" if "A2" in tags else "A2"
            found += [(people, _inverted(name)) for name in re.split(r";\s*", text)]
        elif label.endswith(" Role"):
            if not _assign(found, text, places):
                found.append((tag, value))
        elif label == "Extent of Work" and (extent := _EXTENT.fullmatch(text)):
            field = "numPages" if extent[2] in "pP" else "numberOfVolumes"
            found.append((places[field], extent[1]) if field in places else (tag, value))
        elif (place := places.get(_FIELDS.get(label, ""))) is not None:
            found.append((place, text))
        else:
            found.append((tag, value))
    return found


def _assign(found: Entry, said: str, places: Mapping[str, str]) -> bool:
    """Give the people who stand last the roles that a note after them says."""
    words = re.sub(r"s\b|\.|\s+by\b|with an\s*", "", said.casefold())
    roles = [
        role for word in re.split(r"\s*(?:,|\band\b)\s*", words) if (role := _ROLES.get(word))
    ]
    tags = list(dict.fromkeys(places.get(f"creator:{role}", "") for role in roles))
    if not tags or "" in tags or not found or found[-1][0] not in _PEOPLE:
        return False
    last = found[-1][0]
    count = next((n for n, (tag, _) in enumerate(reversed(found)) if tag != last), len(found))
    people = [name for _, name in found[-count:]]
    found[-count:] = [(tag, name) for tag in tags for name in people]
    return True


def _inverted(name: str) -> str:
    """``Ed Two`` as ``Two, Ed``."""
    first, _, last = name.strip().rpartition(" ")
    return f"{last}, {first}" if first and "," not in name else name.strip()
