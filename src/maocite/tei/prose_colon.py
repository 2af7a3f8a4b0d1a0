"""What do entries say that begin with names in their natural order and a colon?

``Jane Doe / Richard Roe: A Part. In: A Journal 2 (1999), H. 1, S. 1–9``; ``Jane Doe: A Book. Place 1999``:
a habit of the humanities in German. A title with a colon looks the same at its beginning, so that names
count only where a stroke parts them or where the key of the entry begins with one.
"""

import re
import unicodedata

from maocite.model.datewords import parse_words
from maocite.model.name import Name
from maocite.tei.names_loose import parse_people

_PERSON = r"[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,4}"
_PEOPLE = rf"{_PERSON}(?:\s/\s{_PERSON})*"
_EDITORS = r"(?P<editors>\s\((?:Hgg?|Hrsgg?|eds?)\.\))"
_INVERTED = r"[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,3},\s[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,3}"
_LEAD_INVERTED = re.compile(
    rf"^(?P<names>{_INVERTED}(?:\s/\s{_INVERTED})*){_EDITORS}?:\s(?P<rest>\S.*)$", re.S
)
_LEAD = re.compile(rf"^(?P<names>{_PEOPLE}){_EDITORS}?:\s(?P<rest>\S.*)$", re.S)
_YEAR = r"(?P<year>(?:1[4-9]|20)\d\d)"
_PLACE = r"(?P<place>(?:St\. )?[A-ZÄÖÜÉ][^\W\d_]+(?:(?:\s/\s|[ -]|\sund\s)[A-ZÄÖÜ(][\w()-]*|/[A-ZÄÖÜ][\w-]*\.?){0,3})(?:\su\.\s?a\.)?"
_IN = re.compile(r"^(?P<title>.{4,}?)[.,]?\s[Ii]n:\s(?P<host>.+)$", re.S)
_JOURNAL = re.compile(
    rf"^(?P<host>[^()]{{3,}}?),?\s(?P<volume>\d{{1,4}}(?:/\d{{1,4}})?)(?:,\s(?:Nr\.|[Nn]o\.|H\.|Heft)\s(?P<issue>\d+(?:[–/-]\d+)?))?\s\({_YEAR}(?P<to>/\d{{2,4}})?\)",
    re.S,
)
_ISSUE = re.compile(r"\bH(?:eft|\.)\s?(?P<issue>\d+(?:[–/-]\d+)?)\b")
_PAGES = re.compile(r"(?:\bS\.\s|[,:]\s(?=\d+[–-]\d))(?P<page>\d+(?:[–-]\d+)?)\b")
_SERIES = re.compile(r"\s?\(=\s?(?P<series>[^()]+?)(?:,\s(?P<number>\d+))?\)")
_EDITION = re.compile(r"[.,]\s(?P<edition>\d+)\.\s(?:[^\W\d_]+\.?\s)?Aufl(?:age|\.|$)")
_IMPRINT = re.compile(
    rf"(?:[.,)]\s|^){_PLACE}(?::\s(?P<publisher>[^:.,;()]{{2,50}}),?)?\s{_YEAR}(?=\s*(?:[.,(\[\ue004]|DOI|PDF|$))"
)
_HOST_EDITORS = re.compile(rf"^(?P<names>{_PEOPLE})\s\((?:Hgg?|Hrsgg?)\.\):\s(?P<host>.+)$", re.S)
_EDITED = re.compile(
    rf"[.,]\s(?:Hg|Hrsg)\.\svon\s(?P<names>{_PERSON}(?:(?:,|\sund)\s{_PERSON})*)(?:\su\.\s?a\.)?(?:\s\((?:Hg|Hrsg)\.\))?\s*$",
    re.S,
)
_SERIES_BEHIND = re.compile(r"^\s\((?P<series>[^()=]+?),\s(?P<number>\d+)\)")
_DOI = re.compile(r"\bDOI:\s?(?P<doi>10\.\d{4,9}/\S+?)[.,]?(?:\s|$)")


def split(line: str, key: str) -> tuple[list[Name], bool, str] | None:
    """The names at the beginning, whether they are editors, and the rest; None where there are none."""
    inverted = _LEAD_INVERTED.match(line)
    match = inverted or _LEAD.match(line)
    names = parse_people(match["names"]) if match else []
    if match is None or not all(name.family and name.given for name in names):
        return None
    first = _folded(names[0].family or "")
    if (
        not inverted
        and "/" not in match["names"]
        and not (first and _folded(key).startswith(first))
    ):
        return None
    return names, match["editors"] is not None, match["rest"]


def parts(rest: str) -> tuple[dict[str, str], list[Name], str | None]:
    """Variables, editors of the host and the date of what follows the names; empty if unclear."""
    inside = _IN.match(rest)
    texts: dict[str, str] = {}
    editors: list[Name] = []
    whole = inside["host"] if inside else rest
    if doi := _DOI.search(whole):
        texts["DOI"] = doi["doi"]
    if inside and (journal := _JOURNAL.match(whole)):
        texts |= {"container-title": journal["host"], "volume": journal["volume"]}
        if journal["issue"]:
            texts["issue"] = journal["issue"]
        for pattern in (_ISSUE, _PAGES):
            if found := pattern.search(whole, journal.end()):
                texts |= found.groupdict()
        year = journal["year"] + (journal["to"] or "")
    else:
        if inside and (lead := _HOST_EDITORS.match(whole)):
            editors, whole = parse_people(lead["names"]), lead["host"]
        imprint = next(reversed([*_IMPRINT.finditer(whole)]), None)
        if imprint is None:
            return {}, [], None
        title = whole[: imprint.start()]
        if inside and (edited := _EDITED.search(title)):
            editors += parse_people(edited["names"])
            title = title[: edited.start()]
        if behind := _SERIES_BEHIND.match(whole[imprint.end() :]):
            texts |= {"collection-title": behind["series"], "collection-number": behind["number"]}
        for pattern in (_SERIES, _EDITION):
            if found := pattern.search(title):
                known = {k: v for k, v in found.groupdict().items() if v}
                texts |= {_NAMES.get(k, k): v for k, v in known.items()}
                title = title[: found.start()]
        if inside and (pages := _PAGES.search(whole, imprint.end())):
            texts["page"] = pages["page"]
        texts |= {"container-title" if inside else "title": title.strip(" .,")}
        texts["publisher-place"], year = imprint["place"], imprint["year"]
        if imprint["publisher"]:
            texts["publisher"] = imprint["publisher"]
    if inside:
        texts["title"] = inside["title"].strip(" .,")
    return texts, editors, parse_words(year)


_DATED = re.compile(
    rf"^(?P<names>{_INVERTED}(?:\s?/\s{_INVERTED})*)(?P<editors>\s\((?:Hgg?|Hrsgg?|eds?)\.\))?\s\({_YEAR}[a-z]?\):\s(?P<title>[^“”„«»\"‚‘]{{6,}}?)"
    r"(?:[.,]\s(?P<edition>\d+)\.\sAufl(?:age|\.))?\s?[.,]\s(?P<place>[A-ZÄÖÜ][^\W\d_]+(?:[ ,/-]+[A-ZÄÖÜ][^\W\d_]+){0,3}):\s(?P<publisher>[^:.;]{2,50}?)\s?\.?\s?\ue004?$",
    re.S,
)


def dated(line: str) -> tuple[dict[str, str], list[Name], bool, str | None] | None:
    """``Doe, Jane (1999): A Book. Place: Publisher.``: variables, names, whether they edit, the date."""
    match = _DATED.match(line)
    names = parse_people(match["names"]) if match else []
    if match is None or " In: " in line or " in: " in line:
        return None
    if not all(name.family and name.given for name in names):
        return None
    found = {name: match[name] for name in ("title", "edition", "publisher") if match[name]}
    found["publisher-place"] = match["place"]
    return found, names, match["editors"] is not None, parse_words(match["year"])


_HOST_BEHIND = re.compile(
    rf"^[\s.,;]*(?:in|In)\s?:\s(?P<names>{_INVERTED}(?:\s?/\s?{_INVERTED})*|{_PEOPLE})(?P<marker>\s(?:u\.\s?a\.\s)?\((?:Hgg?|Hrsgg?|eds?)\.\))?:\s(?P<host>[^\W\d_].{{3,}}?)\.(?:\s|$)",
    re.S,
)


def host_of(after: str) -> tuple[str, list[Name]] | None:
    """``, in: Roe, Richard (Hg.): Host. Place``: the host and its editors."""
    match = _HOST_BEHIND.match(after)
    names = parse_people(match["names"]) if match else []
    if match is None or not names or not all(name.family and name.given for name in names):
        return None
    if not match["marker"] and "," not in match["names"]:
        return None
    return match["host"].strip(" ,"), names


_NAMES = {"series": "collection-title", "number": "collection-number"}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    for umlaut, letter in (("a\u0308", "ae"), ("o\u0308", "oe"), ("u\u0308", "ue")):
        plain = plain.replace(umlaut, letter)
    return re.sub(r"[^a-z0-9]", "", plain)
