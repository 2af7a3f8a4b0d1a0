"""What do the words of a catalogue say? Extents, numbers, names and dates as cataloguers write them."""

import re

from maocite.mapping.zotero_names import read_name
from maocite.model import Name

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_OPEN_YEAR = re.compile(r"\d[\du]{2}[\du]")
_LIFE = re.compile(r"\s*(?:\[[^\[\]]*\d{4}[^\[\]]*\]|,\s*\d{4}\??-(?:\d{4}\??)?\.?)$")
_STOP = re.compile(r"(?<=[a-z]{4})\.$")
"""The full stop after a heading, where it is none of an abbreviation."""
_PAGES = re.compile(r"(?<![\d.-])(\d+)\]? (?:p|pp|pages|leaves|[Ss]|Seiten|Bl)\b(?!.*\+)")
_VOLUMES = re.compile(r"(\d+) (?:v|vol|vols|volumes?|Bde?|Bände)\b")
_SIZE = re.compile(r"\d+(?:[.,]\d+)? ?(?:x|×) ?\d+(?:[.,]\d+)? ?(?:cm|mm|in)\b")
_ISBN = re.compile(r"\s*(?:ISBN[: ]*)?((?:97[89][- ]?)?\d[\d -]{8,}[\dXx])\b", re.I)
_SCALE = re.compile(r"(?:Scale\s*:?\s*)?\[?([^\[\]]*?)\]?\.?")


def line_of(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def date_of(text: str) -> str:
    """``20020702`` as ``2002-07-02``, ``19uu`` as ``19XX``; 9999 is the end of what goes on."""
    text = text.strip()
    if match := _COMPACT.fullmatch(text):
        return "-".join(match.groups())
    if _OPEN_YEAR.fullmatch(text):
        return text.replace("u", "X").replace("9999", "..")
    return text


def without_years(text: str) -> str:
    """``Smith, Adam, 1723-1790`` without the years of life."""
    return _LIFE.sub("", line_of(text))


def person_of(text: str) -> Name | None:
    """``Ulmer, Fran``; without a comma the last word is the family name. Years of life go."""
    text = _STOP.sub("", without_years(text))
    last, comma, first = (part.strip() for part in text.partition(","))
    if comma:
        return read_name(f"{last} || {first.rstrip(',')}")
    first, _, last = text.rpartition(" ")
    if not first:
        return Name(last) if last else None
    return read_name(f"{last} || {first}")


def sizes_of(extent: str, picture: bool) -> dict[str, str]:
    """``vii, 322 p. ; 23 cm.``: pages, volumes; the size where it is one of a picture or map."""
    extent = line_of(extent)
    found: dict[str, str] = {}
    if pages := _PAGES.findall(extent):
        if len(pages) == 1:
            found["number-of-pages"] = pages[0]
    elif volumes := _VOLUMES.search(extent):
        found["number-of-volumes"] = volumes[1]
    if picture and (size := _SIZE.search(extent)):
        found["dimensions"] = size[0]
    return found


def isbn_of(text: str) -> str:
    """``0801486394 (pbk. : acid-free)``: the number."""
    match = _ISBN.match(text)
    return match[1] if match else line_of(text)


def scale_of(text: str) -> str:
    """``Scale [ca. 1:510,000].``: ``ca. 1:510,000``."""
    match = _SCALE.fullmatch(line_of(text))
    return match[1].strip() if match else line_of(text)
