"""Which date do words mean? ``13 May 1959``, ``May 13, 1959``, ``(December, 1991):``, ``1958/59``."""

import re

from maocite.model.date import Date
from maocite.model.edtf import edtf_or_none

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English, as the text of our own ``date`` elements has them."""

_STEMS = (
    ("jan", "gen", "ene", "янв"), ("feb", "fév", "fev", "фев", "shk"), ("mar", "mär", "maa", "мар"),
    ("apr", "avr", "abr", "апр", "pri"), ("may", "mai", "mag", "maj", "мая", "май"),
    ("jun", "jui", "giu", "июн", "qer"), ("jul", "juil", "lug", "июл", "kor"),
    ("aug", "aoû", "aou", "ago", "авг", "gus"), ("sep", "set", "сен", "sht"),
    ("oct", "okt", "ott", "out", "окт", "tet"), ("nov", "ноя", "nën"),
    ("dec", "dez", "déc", "dic", "дек", "dhj"),
)  # fmt: skip
_LONGEST_SHORT = 4
"""Letters; a longer word is a month only if it is the whole name of one."""
_WHOLE = re.compile(
    r"januar|februar|märz|april|juni|juli|august|september|oktober|november|dezember|jänner|"
    r"feber|janvier|février|fevrier|avril|juillet|août|aout|septembre|octobre|novembre|"
    r"décembre|decembre|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|"
    r"ottobre|novembre|dicembre|enero|febrero|abril|mayo|junio|julio|septiembre|setiembre|"
    r"octubre|noviembre|diciembre|janeiro|fevereiro|março|marco|maio|junho|julho|setembro|"
    r"outubro|novembro|dezembro|januari|februari|maart|marts|augustus|augusti|oktober|december|"
    r"gener|febrer|març|setembre|desembre|január|február|március|április|június|július|"
    r"augusztus|október|februarie|martie|aprilie|septembrie|octombrie|noiembrie|decembrie|"
    r"januarii|februarii|martii|aprilis|aprili|junii|julii|octobris|novembris|decembris|января|"
    r"февраля|марта|апреля|июня|июля|августа|сентября|октября|ноября|декабря|январь|февраль|"
    r"апрель|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|"
    r"janar|shkurt|prill|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor"
    + "|"
    + "|".join(MONTHS).lower()
)
"""Names of months."""
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_YEAR = r"(?P<year>[12]\d{3})"
_MONTH = r"(?P<month>[^\W\d_]{3,}|1[0-2]|0?[1-9])\.?"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|\.)?"
_NAMED = r"(?P<month>[^\W\d_]{3,})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)(?:-(?P<day>\d\d))?",
        rf"{_DAY}\s*(?:de\s+)?{_NAMED},?\s*(?:de\s+)?{_YEAR}",
        rf"{_NAMED}\s+{_DAY},?\s+{_YEAR}",
        rf"{_NAMED},?\s+(?:de\s+)?{_YEAR}",
        rf"{_YEAR},?\s+{_NAMED}(?:\s+{_DAY})?",
        rf"{_DAY}\s*[.]\s*(?P<month>1[0-2]|0?[1-9])\s*[.]\s*{_YEAR}",
        rf"(?P<day>1[3-9]|2\d|3[01])-(?P<month>1[0-2]|0[1-9])-{_YEAR}",
    )
)
_SPAN = re.compile(rf"{_YEAR}\s*[-–—/]\s*(?P<end>\d{{4}}|\d\d)")
_ABOUT = re.compile(r"^(?:ca?\.?|circa|about|um|vers)\s*(?=[12]\d{3}$)", re.I)
_COPYRIGHT = re.compile(r"^(?:(?:©|cop\.|copyright)\s*|[cp])(?=[12]\d{3}$)", re.I)
_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*|\s+(?:to|bis|au)\s+")
_ONWARDS = re.compile(rf"{_YEAR}\s*(?:ff\.?|[-–—])")
_LETTERED = re.compile(r"([12]\d{3})\s?[a-h]")
"""``1999a``: the first of several works of one year."""
_DECADE = re.compile(r"([12]\d{2})0(?:s|er(?: Jahre)?)")


_UNFILLED = re.compile(r"([12]\d)(?:--?|(\d)-)(\?)?")
"""``197-?`` and ``19--`` of cataloguing rules: a decade, a century."""
_SECOND = re.compile(
    r"[12]\d{3}[, ] ?\[?i\.\s?e\.,? ([12]\d{3})|([12]\d{3}),? \[?(?:[cp©]|cop\. ?)[12]\d{3}"
)
"""``1964 [i.e. 1965]``, ``1975, c1974``: the year, and what is wrong or another thing."""
_UNDATED = re.compile(r"^(?:o\.\s?J|s\.\s?[ad]|n\.\s?d)\.,?\s\[(?=\d{4}\??$)", re.I)
"""``o. J. [1959]``: the work does not say it, but one knows."""


def parse_words(text: str) -> str | None:
    """The EDTF of a date in words; None where they are not understood for certain.

    >>> parse_words("(December, 1991):")
    '1991-12'
    """
    words = re.sub(r"\s+", " ", text).strip(" \t\r\n()[].,:;")
    words = _UNDATED.sub("", words)
    if match := _UNFILLED.fullmatch(words):
        return f"{match[1]}{match[2] or 'X'}X{match[3] or ''}"
    if match := _SECOND.fullmatch(words):
        return match[1] or match[2]
    if match := _LETTERED.fullmatch(words):
        return match[1]
    if match := _ONWARDS.fullmatch(words):
        return edtf_or_none(f"{match['year']}/..")
    if match := _DECADE.fullmatch(words):
        return f"{match[1]}X"
    words = _COPYRIGHT.sub("", words)
    about = _ABOUT.match(words)
    if about:
        words = words[about.end() :]
    unsure = words.endswith("?") and re.fullmatch(r"[12]\d{3}\?", words)
    if unsure:
        words = words[:-1]
    if match := _SPAN.fullmatch(words):
        year, end = match["year"], match["end"]
        return (
            year
            if end == year
            else edtf_or_none(f"{year}/{end if len(end) == 4 else year[:2] + end}")
        )
    for form in _FORMS:
        if match := form.fullmatch(words):
            found = _edtf(match)
            if found:
                mark = "~" if about else "?" if unsure else ""
                return found + mark
    return _interval(words)


def read_words(text: str) -> Date | None:
    """``13 May 1920``; the words stay beside it where they say more than the date."""
    words = text.replace("\u00a0", " ").replace("–", "-")
    edtf = parse_words(re.sub(r"(?<!\d\d)-{2,}|(?<=\d{4})-{2,}", "-", words))
    if edtf is None:
        return None
    return Date(edtf, text if _SAYS_MORE.search(words) else None)


_SAYS_MORE = re.compile(
    r"[©\[\]]|^[cp]\.?\s?\d|^cop|\d,?\s?[a-h]$|, ?(?:[cp©]|cop)|\bJ\.|\bd\.|\bi\.", re.I
)
"""Words that are not the date alone: ``c1920``, ``1998a``, ``o. J. [1959]``, ``1959, c1958``."""


def _interval(words: str) -> str | None:
    """``1 March 1928 – 14 March 1928``: two dates that are understood each for itself."""
    ends = _BETWEEN.split(words)
    if len(ends) != 2 or any(_BETWEEN.search(end) for end in ends):
        return None
    start, end = (parse_words(end) for end in ends)
    if start and start == end:
        return start
    return edtf_or_none(f"{start}/{end}") if start and end and "/" not in start + end else None


def _edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    text = str(parts["year"])
    if month := parts.get("month"):
        number = _month(month)
        if number is None:
            return None
        text += f"-{number:02d}"
        if day := parts.get("day"):
            text += f"-{int(day):02d}"
    return edtf_or_none(text)


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    lower = word.lower()
    if lower in _SEASONS:
        return _SEASONS[lower]
    if len(lower) > _LONGEST_SHORT and not _WHOLE.fullmatch(lower):
        return None  # "Marburg", "Mainz"
    # The longest stem decides: "juillet" is July although "jui" begins June.
    found = [
        (len(stem), number)
        for number, stems in enumerate(_STEMS, 1)
        for stem in stems
        if lower.startswith(stem)
    ]
    return max(found)[1] if found else None
