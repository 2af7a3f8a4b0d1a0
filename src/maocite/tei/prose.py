"""What do the words of an entry say where its parts are not marked, or only some of them?

Bibliographies in prose follow a few habits: ``Doe, Jane. “A Part.” In Whole, 1–9. Place: Publisher,
1999``; ``Doe, Jane, A Book, Place 1999``. Only what follows them is read, only where no element says
it, and the record says of each field that it was inferred.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from maocite.model.datewords import parse_words
from maocite.model.name import Name, NameKind
from maocite.tei.keys import own_key
from maocite.tei.names_loose import parse_people
from maocite.tei.node import Node, collapse
from maocite.tei.prose_colon import dated, host_of, parts, split
from maocite.tei.prose_commas import imprint as imprint_between_commas
from maocite.tei.prose_commas import volume, whole
from maocite.tei.richtext import is_italic

_ITALIC, _END = "\ue000", "\ue001"
_TITLE, _ELEMENT = "\ue002", "\ue004"
"""Marks in the text: something in italics, a marked title, another marked part."""
_MARKS = re.compile("[\ue000-\ue004]")
_AGAIN = re.compile(
    r"[;.,]?\s(?:repr(?:inted|\.)?|reprinted|rpt\.?|reimpr\.|réimpr\.|rist\.|nachdr(?:uck|\.)|wieder(?:abgedruckt|\sin)|also (?:published )?in|translated as)\b",
    re.I,
)
"""Where an entry goes on to tell of another appearance of the work."""
LONGEST = 1500
"""Characters; a longer entry is an essay."""
MOST = 12
"""More names are no list of authors."""

_QUOTED = re.compile(
    r"“(?P<a>[^“”]{4,}?)”|„(?P<b>[^„“”]{4,}?)[“”]|«\s?(?P<c>[^«»]{4,}?)\s?»|(?<!\w)‘(?P<d>.{4,}?)’(?=[\s,.;)]|$)|(?<!\w)\"(?P<e>[^\"]{4,}?)\""
    r"|(?<![^\s,(])'(?P<f>[A-Z].{5,}?)'(?=[\s,.;])"
)
_ITALICS = re.compile(f"{_ITALIC}(?P<text>[^{_END}]*[^\\W\\d_]{{2}}[^{_END}]*){_END}")
_BROKEN = re.compile(f"{_END}(?P<blank>\\s*){_ITALIC}")
"""Where italics end only to begin again, as word processors write them."""
_LEAD_END = re.compile(
    f"[{_ITALIC}{_TITLE}{_ELEMENT}“„«‘\"(:\\[]|(?<=\\s)'|(?<=[^\\W\\d_]{{3}})\\.\\s|\\d{{4}}"
)
_EDITORS = re.compile(
    r"^\s*(?:\((?:eds?|hgg?|hrsgg?|éds?|dirs?|a cura di)\.?\)|,?\s*(?:eds?|hrsg|hg)\.)", re.I
)
_CITY = r"(?:St\. )?[A-ZÄÖÜÉ][^\W\d_]+(?:[ /-]+(?:[^\W\d_]{2,}|[^\W\d_]\.?)){0,3}(?:\s&\s[A-ZÄÖÜÉ][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)?"
_YEAR = r"(?P<year>1[4-9]\d\d|20[0-3]\d)"
_IN_BRACKETS = re.compile(rf"\((?:[^()]*?[\s,])?{_YEAR}(?P<to>[-–/]\d{{2,4}})?\)")
_AT_THE_END = re.compile(rf"(?:^|[\s,.;]){_YEAR}(?P<to>[-–/]\d{{2,4}})?(?=\s*(?:[.,;\])]|$))")
_PAGES = re.compile(
    r"(?:\bS\.|\bpp?\.?|\bSp\.|\bpages?)\s*(?P<a>\d+(?:\s?[-–]\s?\d+)?(?:,\s\d+[-–]\d+)*)"
    r"|\)\s*:\s*(?P<b>\d+[-–]\d+(?:,\s\d+[-–]\d+)*)|\)\s*,?\s(?P<c>\d+[-–]\d+)\s*\.?\s*$|,\s(?P<d>\d+[-–]\d+)\s*[.,]|\.\s(?P<e>\d+[-–]\d+)\s*\.?\s*$"
    r"|\s\d+(?:\s?\(\d+\))?:\s(?P<f>\d+[-–]\d+)(?!\d)"
)
_NUMBERS = re.compile(
    r"^[\s,.]*(?:vol\.?|Bd\.|Jg\.|Jahrgang|t\.)?\s*(?P<volume>\d{1,4}|[IVXLC]+)(?:(?:\s*[,.:]?\s*(?:no\.?|nr\.?|h\.|heft|n°)\s*|[,./](?=\d)|:(?=\d{1,2}\s?\())(?P<issue>\d+(?:[-–/]\d+)?)|\s?\((?P<bracketed>\d{1,3}(?:[-–/]\d{1,3})?)\))?\s*(?=[(,.:]|$)",
    re.I,
)
_IMPRINT = re.compile(
    rf"(?:^|[.,(;\s\ue001\ue002\ue004])\s*(?!(?:In|Ed|Hg|Hrsg|Vol|Bd)\b)(?P<place>{_CITY}):\s(?P<publisher>[^:;(){_ITALIC}{_TITLE}]{{2,70}}?),?\s{_YEAR}"
)
_PLACE = re.compile(rf"(?:\(|[.\ue001\ue002]\s)(?P<place>{_CITY}),\s{_YEAR}")
_THESIS = re.compile(
    r"(?<!\w)(?P<genre>(?:unpublished |unpubl\. )?(?:(?:bachelor|master|magister|diplom|doktor|lizentiats?)(?:[’‘']?s)?[ -]?(?:thesis|arbeit)"
    r"|ph\.?\s?d\.?[ ,-]+(?:thesis|diss(?:ertation|\.)?)|(?:doctoral |inaugural-?)?dissertation|thèse(?: de doctorat)?|tesi di laurea)\.?)(?!\w)",
    re.I,
)
_ADDRESS = re.compile(r"(?<![\w/])https?://[^\s<>\[\]\ue000-\ue004]+[^\s<>\[\]\ue000-\ue004.,;:)]")
_SITE = re.compile(
    r"^(?:(?P<title>[^\W_][^.,;:()“”„«»\ue000-\ue004]{1,60}?)(?::\s|,\s|\s[–-]\s|\s))?(?P<URL>https?://[^\s<>\[\]\ue000-\ue004]+?)[.,]?$"
)
"""Nothing but a web address, perhaps behind the name of the site."""
_DOI = re.compile(
    r"(?:\bdoi\s?:?\s?|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.\d{4,9}/[^\s\ue000-\ue004]*[^\s\ue000-\ue004.,;)\]])",
    re.I,
)
_WORD = r"[A-ZÄÖÜÉÈÁÓŠŽ][\w’'-]+"
_NAME = rf"(?:(?:[A-Z]\.-?)+|{_WORD})(?:\s(?:(?:[A-Z]\.-?)+|{_WORD}|de|von|van|der|di|da)){{0,2}}\s{_WORD}"
_CAPITALS = r"[A-ZÉÈÀÖÜÄ’'-]{3,}(?:\s[A-ZÉÈÀÖÜÄ’'-]{3,})?\s(?:(?:[A-Z]\.[ -]?)+(?<!\s)|[A-ZÉÈÖÜ][a-zéèêëàâîïôöüç]+(?:-[A-ZÉÈ][a-zéèêëàâîïôöüç]+)?(?:\s[A-ZÉ][a-zéèêëàâîïôöüç]+)?)"
"""``MARTIN Jeanne``, ``MARTIN J.``"""
_CAPITALS_APART = re.compile(
    r"([A-ZÉÈÀÖÜÄ’'-]{3,}(?:\s[A-ZÉÈÀÖÜÄ’'-]{3,})?)\s((?:[A-Z]\.[ -]?)+(?<!\s)|[A-ZÉÈÖÜ][^\s,A-Z]+(?:-[A-ZÉÈ][^\s,A-Z]+)?(?:\s[A-ZÉ][^\s,A-Z]+)?)"
)
_TRANSLATED_BY = re.compile(
    rf"(?:^|[\s(\[])(?:[Tt]ranslated\sby|[Tt]rans(?:l)?\.(?:\sby)?|[Üü]bers(?:etzt|\.)\svon|[Tt]raduit\spar|[Tt]rad\.\s(?:di|de|par))\s(?P<names>{_NAME}(?:(?:,\sand|,|\sand|\s&|\sund|\set)\s{_NAME})*)(?=[.,;:)\]]|\s\(|$)"
)
_MLA = re.compile(
    rf"\.\s(?P<publisher>[A-Z][^.;:()\[\]{_ITALIC}{_TITLE}{_ELEMENT}]{{0,60}}?\b(?:Press|Books?|Verlag|Publish\w+|Universit\w+|Éditions|House|Academic|Editions?|Edizioni|Ediciones)\b[^.;:()\[\]{_ITALIC}{_TITLE}{_ELEMENT}]{{0,30}}),\s(?:{_ELEMENT}|{_YEAR})"
)
"""``Title. Publisher, 1968.``"""
_UNDATED_IMPRINT = re.compile(
    rf"[.{_TITLE}]\s(?!(?:In|Ed|Hg|Hrsg|Vol|Bd)\b)(?P<place>{_CITY}):\s(?P<publisher>[^\W\d_][^:;(),.{_ITALIC}{_TITLE}{_ELEMENT}]{{1,60}})(?=[,.;)]|$)"
)
_EDITED_BY = re.compile(
    rf"[.,\ue001\ue002\ue004]\s(?:[Ee]ds?\.(?:\sby)?|[Ee]dited\sby|[Hh]g\.\svon|[Hh]rsg\.\svon)\s(?P<names>{_NAME}(?:(?:,\sand|,|\sand|\s&|\sund)\s{_NAME})*)(?=[.,;(]|\s\(|$)"
)
_HOST_EDITORS = re.compile(
    rf"\b(?:in|dans):?\s(?P<names>{_NAME}(?:(?:,\sand|,|\sand|\s&|\sund|\set|\s/)\s{_NAME})*),?\s(?:\((?:eds?|hgg?|hrsgg?|éds?|dirs?)\.?\)|(?:eds?|hg|hrsg)\.)[,:]?\s*$",
    re.I,
)
"""``in Jane Doe and R. Roe (eds)`` before the title of the host."""
_IN_SERIES = re.compile(
    rf"^,\s(?P<series>[^\W\d_][^,.;:()]{{3,80}}?),?\s(?P<number>\d{{1,4}}|[IVXLC]+)\s?\({_CITY}[,:\s]"
)
"""``, A Series, 310 (Rome, 1986)`` behind the title of a book."""
_SENTENCE = re.compile(
    r"^\.?\s*(?P<title>[^\W\d_].{5,}?[^\W\d_]{3})\.\s(?=.*\b(?:1[4-9]|20)\d\d\b)", re.S
)
_HOST = re.compile(
    r"^[\s.,;]*(?:in|dans|aus):?\s(?P<host>[^\W\d_][^,(]{3,}?)(?=\s[IVXLC]+\b|\s\d|,|\(|\.\s)",
    re.I,
)
_EDITED_HOST = re.compile(
    r"^[\s.,;]*(?:in|dans|aus):?\s(?P<host>[^\W\d_][^(]{3,}?)(?=,\s(?:edited\sby|ed\.|eds\.|hrsg|hg\.))",
    re.I,
)
_JOURNAL = re.compile(
    r"^[\s.,;”\"’»]*(?P<host>[^\W\d_][^\d(“„«:]{2,80}?)[.,]?\s(?:(?:vol|no|nr|bd|jg)\.?\s?)?(?=\d{1,4}\s?[(:,])",
    re.I,
)
"""``”, A Journal. 64(2)``"""
_MONTH = r"(?:Jan(?:uary|uar|vier|\.)|Feb(?:ruary|ruar|\.)|février|Mar(?:ch|s|\.)|März|Apr(?:il|\.)|avril|May|Mai|mai|June?|Juni|juin|July?|Juli|juillet|Aug(?:ust|\.)|août|Sept?(?:ember|\.)|septembre|O[ck]t(?:ober|\.)|octobre|Nov(?:ember|\.)|novembre|De[cz](?:ember|\.)|décembre)"
_DAY = re.compile(rf"(?:(?<!\d)\d{{1,2}}\.?\s{_MONTH}\s|(?<![^\W\d_]){_MONTH}\s\d{{1,2}},\s)$")
"""The day before a year: ``8 August ``, ``Aug. 8, ``."""
_LIVED = re.compile(r"\(\d{4}\s?[-–]\s?\d{2,4}\)")
_INVERTED = re.compile(
    r"^(?P<family>[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,2}),\s(?P<given>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,2}),\s(?P<rest>[^\W\d_]\S*(?:\s\S+){2,}.*)$",
    re.S,
)
_LISTED = re.compile(
    rf"^[^\W\d_][\w’'-]*(?:\s[\w’'-]+){{0,2}},\s[^,;]{{2,40}},\s(?:{_NAME},\s)*(?:(?:and|und|et|&)\s)?{_NAME}[.,:]?\s*[{_ITALIC}{_TITLE}“„«‘\"(]"
    rf"|^[^\W\d_][\w’'-]*(?:\s[\w’'-]+){{0,2}},\s[^,;]{{2,40}},\s(?:{_NAME},\s)*(?:and|und|et|&)\s{_NAME}\.\s"
)
"""``Doe, Jane, Richard Roe, and Anna Poe.`` before something marked."""
_BOOK = re.compile(
    rf"^(?P<title>.{{6,}}?),\s(?P<place>{_CITY})\s{_YEAR}(?:[-–/]\d{{2,4}})?\.?$",
    re.S,
)
_PART = re.compile(
    r"^(?P<title>.{6,}?),\sin:?\s(?P<host>[^\W\d_][^,(]*?)\s*(?P<rest>(?:\d|,|\().*)$", re.S
)


@dataclass(slots=True)
class Inferred:
    """What the words say beyond the marked parts."""

    texts: dict[str, str] = field(default_factory=dict)
    people: tuple[Name, ...] = ()
    are_editors: bool = False
    editors: list[Name] = field(default_factory=list)
    """Of the host."""
    translators: list[Name] = field(default_factory=list)
    year: str | None = None
    """EDTF."""


def infer(node: Node, known: Mapping[str, str], *, has_people: bool, has_date: bool) -> Inferred:
    """Read the words of a ``bibl``; `known` are the variables that its elements give."""
    line = "".join(_marked(child) for child in node.children).replace("\u00a0", " ")
    line = re.sub(r"(?<=[^\W\d_])\s:\s", ": ", line)  # a blank before the colon, in French
    line = collapse(_BROKEN.sub(lambda match: match["blank"], line))
    found = Inferred()
    if len(line) > LONGEST:
        return found
    if not has_people and not known and (site := _SITE.match(line)):
        found.texts = {name: value for name, value in site.groupdict().items() if value}
        return found
    if not has_people and not known.get("title") and (lead := split(line, own_key(node) or "")):
        names, are_editors, rest = lead
        found.texts, found.editors, found.year = parts(rest)
        if found.texts and not _MARKS.search("".join(found.texts.values())):
            found.people, found.are_editors = tuple(names), are_editors
            found.texts = {name: v for name, v in found.texts.items() if name not in known}
            return found
        found = Inferred()
    if not has_people and not known.get("title") and (said := dated(line)):
        texts, people, found.are_editors, found.year = said
        found.people, found.year = tuple(people), None if has_date else found.year
        found.texts = {name: value for name, value in texts.items() if name not in known}
        return found
    marked = bool(_MARKS.search(line.replace(_ELEMENT, "")))
    if not (has_people or has_date or marked or known.get("title")) and (entire := whole(line)):
        texts, people, found.editors, found.year = entire
        found.people = tuple(people)
        found.texts = {name: value for name, value in texts.items() if name not in known}
        return found
    if not has_people:
        line = _people(line, found)
    if (again := _AGAIN.search(line)) and re.search(_YEAR, line[: again.start()]):
        line = line[: again.start()]
    _titles(line, known, found)
    if not found.texts and not known.get("title") and found.people:
        _commas(line, found)
    if not (known.get("title") or found.texts.get("title")):
        return Inferred()
    _rest(line, known, found, has_date)
    found.texts = {name: v for name, v in found.texts.items() if not _MARKS.search(v)}
    told = (
        found.people
        or found.translators
        or found.year
        or has_people
        or has_date
        or known.get("title")
    )
    return found if told else Inferred()


def _marked(child: Node | str) -> str:
    if isinstance(child, str):
        return child
    if child.name == "title":
        return _TITLE
    if child.name in ("hi", "i", "em", "emph", "b", "strong", "seg") and child.get("type") is None:
        inner = "".join(_marked(inner) for inner in child.children)
        return (
            f"{_ITALIC}{inner}{_END}" if is_italic(child) and not _MARKS.search(inner) else inner
        )
    return _ELEMENT if child.name not in ("lb", "pb") else " "


_VOLUMES = re.compile(r"(?<![\w.])(?P<volumes>\d{1,3})\s(?:vols?\b|volumes\b|Bde\b|Bände\b)", re.I)
_EDITION = re.compile(
    r"(?<![\w.])(?P<edition>\d{1,2})(?:st|nd|rd|th)\s(?:rev(?:ised|\.)?\s)?ed(?:ition|n|\.)(?!\w)|(?<![\w.])(?P<auflage>\d{1,2})\.\sAufl(?:age|\.)",
    re.I,
)


def is_genre_of_thesis(text: str) -> bool:
    """Whether a text says nothing but what kind of thesis something is."""
    return _THESIS.fullmatch(text) is not None


def _counts(plain: str) -> dict[str, str]:
    """``20 vols, 2nd ed.``"""
    found: dict[str, str] = {}
    if volumes := _VOLUMES.search(plain):
        found["number-of-volumes"] = volumes["volumes"]
    if edition := _EDITION.search(plain):
        found["edition"] = edition["edition"] or edition["auflage"]
    return found


def _people(line: str, found: Inferred) -> str:
    """The names at the beginning; gives back what follows them."""
    listed = _LISTED.match(line)
    if not listed and (match := _INVERTED.match(line)) and not _MARKS.search(match["given"]):
        rest = match["rest"]
        # "Doe, Jane, A Book": what follows is no name, since it has other words.
        if re.match(r"\S+\s(?:[a-zäöü]\S*|\S+\s[a-zäöü])", rest) and not re.match(
            r"(?:and|und|et|&)\s", rest
        ):
            found.people = (Name(family=match["family"], given=match["given"]),)
            return rest
    end = _LEAD_END.search(line)
    lead = line[: end.start()] if end else ""
    rest = line[len(lead) :]
    if "," not in lead and re.match(f"\\.\\s*[{_TITLE}{_ITALIC}“]", rest):
        bodies = parse_people(lead)
        if len(bodies) == 1 and bodies[0].kind is NameKind.BODY and len(lead.split()) < 9:
            found.people = tuple(bodies)
            return rest.lstrip(" .")
    if alone := re.fullmatch(rf"(?P<name>{_WORD}(?:\s[IVX]+)?)\.\s(?={_TITLE}).*", line, re.S):
        # "Germanicus. A Book": whom one name tells.
        found.people = (Name(literal=alone["name"]),)
        return line[alone.end("name") + 2 :]
    if caps := re.match(
        rf"(?P<names>{_CAPITALS}(?:(?:,\s|\set\s|\se\s|\sy\s){_CAPITALS})*)(?=[,:]?\s|\s\()", line
    ):
        pieces = re.findall(_CAPITALS_APART, caps["names"])
        found.people = tuple(Name(family=family, given=given) for family, given in pieces)
        rest = line[caps.end() :]
        marker = _EDITORS.match(rest)
        found.are_editors = marker is not None
        return (rest[marker.end() :] if marker else rest).lstrip(" ,:")
    if "," not in lead and (marker := _EDITORS.match(rest)) and re.fullmatch(_NAME, lead.strip()):
        found.people, found.are_editors = tuple(parse_people(lead)), True
        return rest[marker.end() :].lstrip(" ,:")
    if "," not in lead or _LIVED.match(rest):
        return line
    marker = _EDITORS.match(rest)
    names = parse_people(_without_stop(lead))
    whole = all(
        (name.family and name.given and len(name.family.rstrip(".")) > 1)
        or name.kind is NameKind.GROUP
        for name in names
    )
    if not names or not whole or len(names) > MOST:
        return line
    found.people, found.are_editors = tuple(names), marker is not None
    return (rest[marker.end() :] if marker else rest).lstrip(" ,:")


def _without_stop(lead: str) -> str:
    """Without the full stop behind the names, but with that of an initial."""
    words = lead.strip(" ,:")
    last = words.rpartition(" ")[2]
    return words.rstrip(".") if len(last) > 3 and last.count(".") == 1 else words


def _titles(line: str, known: Mapping[str, str], found: Inferred) -> None:
    quoted, italic = _QUOTED.search(line), _ITALICS.search(line)
    if quoted and italic and not known.get("title") and italic.end() < quoted.start():
        name = next(g for g in quoted.groups() if g).strip(" ,.")
        between = line[italic.end() : quoted.start()]
        if not _MARKS.search(name) and (behind := _BEFORE_QUOTES.search(between)):
            found.texts["title"] = italic["text"].strip(" ,.")
            where = "collection-title" if behind["series"] else "container-title"
            found.texts[where] = name
            return
    words = next((g for g in quoted.groups() if g), "").strip(" ,.") if quoted else ""
    words = words.replace(_ITALIC, "").replace(_END, "").strip(" ,.")
    words = "" if _MARKS.search(words) else words
    marked = line.find(_TITLE)
    if words and known.get("title") and "container-title" not in known:
        if quoted is not None and 0 <= quoted.start() < marked:
            found.texts |= {"title": words, "container-title": known["title"]}
    elif words and not known.get("title"):
        found.texts["title"] = words
        after = line[quoted.end() :] if quoted is not None else ""
        behind = _ITALICS.search(line, quoted.end()) if quoted is not None else None
        if behind:
            found.texts["container-title"] = behind["text"].strip(" ,.")
        elif edited := host_of(after):
            found.texts["container-title"], found.editors = edited
        elif host := _EDITED_HOST.match(after) or _HOST.match(after) or _JOURNAL.match(after):
            found.texts["container-title"] = host["host"].strip(" ,.")
    elif italic and not known.get("title"):
        found.texts["title"] = italic["text"].strip(" ,.")


_BEFORE_QUOTES = re.compile(
    r"(?P<series>\b(?:coll(?:ection|\.)|collana|Reihe|series)\s?$)|^[\s,.]*(?:in|dans|en):?\s$",
    re.I,
)
"""Between a title in italics and quotes that hold a series or a journal."""


def _commas(line: str, found: Inferred) -> None:
    """``A Book, Place 1999``; ``A Part, in: A Journal 2 (1999), S. 1–9``."""
    if _MARKS.search(line):
        return
    if match := _PART.match(line):
        found.texts |= {"title": match["title"], "container-title": match["host"]}
    elif match := _BOOK.match(line):
        found.texts |= {"title": match["title"], "publisher-place": match["place"]}
    elif (match := _SENTENCE.match(line)) and match["title"].count("(") == match["title"].count(
        ")"
    ):
        found.texts["title"] = match["title"]


def _without_pages(publisher: str) -> tuple[str, str | None]:
    """``Press 12-34``: the pages behind the publisher."""
    match = re.fullmatch(r"(?P<publisher>.*[^\W\d_])\s(?P<page>\d+[-–]\d+)", publisher)
    return (match["publisher"], match["page"]) if match else (publisher, None)


def _rest(line: str, known: Mapping[str, str], found: Inferred, has_date: bool) -> None:
    plain = _QUOTED.sub(" ", _ITALICS.sub(_TITLE, line))
    if not has_date:
        years = list(_IN_BRACKETS.finditer(plain)) or list(_AT_THE_END.finditer(plain))
        if years:
            year = years[-1]["year"] + (years[-1]["to"] or "")
            day = _DAY.search(plain[: years[-1].start("year")])
            found.year = (parse_words(f"{day[0]}{year}") if day else None) or parse_words(year)
    new: dict[str, str] = {}
    in_host = "container-title" in found.texts or "container-title" in known
    if not in_host and "genre" not in known and (thesis := _THESIS.search(plain)):
        new["genre"] = thesis["genre"].rstrip(".")
    if "publisher-place" in new or not in_host:
        new |= _counts(plain)
    if in_host and (edited := _EDITED_BY.search(plain)):
        found.editors = parse_people(edited["names"])
    elif in_host and (ahead := _HOST_EDITORS.search(plain.rpartition(_TITLE)[0])):
        found.editors = parse_people(ahead["names"])
    elif not in_host and found.people and (edited := _EDITED_BY.search(plain)):
        found.editors = parse_people(edited["names"])
    elif not in_host and (series := _IN_SERIES.match(plain.rpartition(_TITLE)[2])):
        new |= {"collection-title": series["series"], "collection-number": series["number"]}
    if translated := _TRANSLATED_BY.search(plain):
        found.translators = parse_people(translated["names"])
    addresses = _ADDRESS.findall(line)
    if doi := _DOI.search(line):
        new["DOI"] = doi["doi"]
    elif len(addresses) == 1:
        new["URL"] = addresses[0]
    if pages := _PAGES.search(plain):
        new["page"] = next(group for group in pages.groups() if group)
    if imprint := _IMPRINT.search(plain):
        new |= {"publisher-place": imprint["place"], "publisher": imprint["publisher"].strip(" ,")}
        if not has_date and not found.year:
            found.year = parse_words(imprint["year"])
    elif (
        (has_date or found.year)
        and (known.get("title") or found.texts.get("title"))
        and (imprint := _UNDATED_IMPRINT.search(plain))
    ):
        publisher, page = _without_pages(imprint["publisher"].strip())
        new |= {"publisher-place": imprint["place"], "publisher": publisher}
        if page:
            new.setdefault("page", page)
    elif not in_host and (imprint := _MLA.search(plain)):
        new["publisher"] = imprint["publisher"]
    elif place := _PLACE.search(plain):
        new["publisher-place"] = place["place"]
    elif said := imprint_between_commas(plain.rpartition(_TITLE)[2]):
        if not (has_date or found.year) and "year" in said:
            found.year = parse_words(said["year"])
        new |= {"publisher-place": said["place"], "publisher": said["publisher"].strip()}
    if not in_host and _TITLE in plain and (number := volume(plain.rpartition(_TITLE)[2])):
        new["volume"] = number
    host = found.texts.get("container-title", "")
    after = plain.partition(host)[2] if host and host in plain else plain.rpartition(_TITLE)[2]
    after = after if _TITLE in plain or host else ""
    counted = _NUMBERS.match(after)
    if (
        in_host
        and "publisher" not in new
        and counted
        and not re.fullmatch(_YEAR, counted["volume"])
    ):
        new["volume"] = counted["volume"]
        if issue := counted["issue"] or counted["bracketed"]:
            new["issue"] = issue
    if not in_host:
        new.pop("page", None)
    found.texts |= {name: value for name, value in new.items() if name not in known}
