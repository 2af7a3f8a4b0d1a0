"""What do entries say that part everything with commas, or that begin with a title?

``Martin Jeanne, Un Livre, Paris, Minuit, 1979``; ``Anna Müller, Die Dinge, in: Hans Meier (Hg.), Worte, Köln 1988,
S. 12–45``; ``Monumenta Rerum. Hannover: Hahn, 1826-``: habits of the humanities in French, Italian and German.
"""

import re

from maocite.model.datewords import parse_words
from maocite.model.name import Name
from maocite.tei.names_loose import parse_people

_YEAR = r"(?P<year>(?:1[4-9]|20)\d\d)"
_WORD = r"[A-ZÄÖÜÉÈÎ][^\W\d_][\w’'-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /–-]{_WORD}){{0,2}})"
_BEHIND = r"[^,;:()\[\]\ue000-\ue004]"
_IMPRINT = re.compile(
    rf",\s{_PLACE},\s(?P<publisher>(?!(?:vol|t|p|pp|n|nr|no|S|coll|éd|ed)\.|[IVXLC]+\b|\d){_BEHIND}{{2,60}}?)"
    rf"(?:,\scoll(?:ection|\.)[^,]{{0,80}})?(?:,\s{_YEAR}(?=[,.;\s]|$)|[.,]?\s*(?:$|,\sp\.))"
)
"""``, Paris, Minuit, 1979``; a month is no publisher."""
_MONTHS = re.compile(
    r"(?:janv(?:ier)?|févr(?:ier)?|mars|avril|mai|juin|juil(?:let)?|août|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|déc(?:embre)?|gennaio|febbraio"
    r"|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|dicembre|enero|January|March|April|May|June|July|August|December|Oktober|Dezember|Juni|Juli)\.?(?:\s|$)",
    re.I,
)
_PERSON = r"[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,3}"
_PART = re.compile(
    rf"^(?P<names>{_PERSON}(?:\s?/\s?{_PERSON})*),\s(?P<title>[^,].{{4,}}?),\sin:\s(?P<editors>{_PERSON}(?:\s?/\s?{_PERSON}|,\s{_PERSON})*)"
    rf"\s\((?:Hgg?|Hrsgg?|eds?)\.\),\s(?P<host>.{{4,}}?),\s(?P<place>{_WORD}(?:[ /–-]{_WORD}){{0,3}})\s{_YEAR}(?:,\s(?:S\.|pp?\.)\s(?P<page>\d+(?:[–-]\d+)?))?\.?$"
)
_TITLED = re.compile(
    rf"^(?P<title>[^\W\d_][^.“”„«»\ue000-\ue004]{{8,}}?)(?:,\s(?:Vol|Bd)\.\s(?P<volume>\d+|[IVXLC]+))?"
    rf"(?:[.,]\s(?:[Ee]d\.(?:\sby)?|[Ee]dited\sby|[Hh]rsg\.\svon|[Hh]g\.\svon)\s(?P<names>[^:]+?))?\.\s{_PLACE}:\s(?P<publisher>[^:;()]{{2,60}}),\s{_YEAR}(?P<open>\s?(?:[-–]|ff?\.))?\s*\.?$"
)
_VOLUME = re.compile(
    r"[.,\ue002]\s(?:Vol|Bd|Band|Tome|t|T)\.?\s(?P<volume>\d{1,3}|[IVXLC]+)(?=[.,:;\s]|$)"
)


def imprint(plain: str) -> dict[str, str]:
    """Place, publisher and year behind the title; empty where they do not stand so."""
    match = _IMPRINT.search(plain)
    if match is None or _MONTHS.match(match["publisher"]):
        return {}
    return {name: value for name, value in match.groupdict().items() if value}


def volume(plain: str) -> str | None:
    """The volume of a book: ``. Vol. II.``."""
    match = _VOLUME.search(plain)
    return match["volume"] if match else None


Whole = tuple[dict[str, str], list[Name], list[Name], str | None]


def whole(line: str) -> Whole | None:
    """Variables, authors, editors and the date of an entry in which nothing is marked; None if unclear."""
    if match := _PART.match(line):
        authors, editors = (parse_people(match[name]) for name in ("names", "editors"))
        if all(name.family and name.given for name in (*authors, *editors)):
            texts = {
                "title": match["title"],
                "container-title": match["host"],
                "publisher-place": match["place"],
            }
            if match["page"]:
                texts["page"] = match["page"]
            return texts, authors, editors, parse_words(match["year"])
    if (match := _TITLED.match(line)) and not _begins_with_name(match["title"]):
        texts = {name: match[name] for name in ("title", "volume", "publisher") if match[name]}
        texts["publisher-place"] = match["place"]
        year = f"{match['year']}/.." if match["open"] else parse_words(match["year"])
        return texts, [], parse_people(match["names"] or ""), year
    return None


def _begins_with_name(title: str) -> bool:
    head, comma, _ = title.partition(",")
    return bool(comma) and len(head.split()) < 4
