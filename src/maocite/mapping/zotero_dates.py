"""How does Zotero's date field say a date? Text that people read, and EDTF where that says more.

Zotero keeps the date as text and reads year, month and day out of it when it cites. A plain date
goes as ISO 8601; ``1966~`` goes as ``c. 1966``, which Zotero shows as written; intervals and open
digits go as EDTF. For all that is no plain date a line ``issued: …`` in Extra says it in EDTF,
which citation processors take (the line that Zotero's own translators for archives write).
"""

import re

from maocite.model import Date
from maocite.model.datewords import read_words
from maocite.model.edtf import EdtfError, Point, Qualifier, parse_edtf

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_EDTF = re.compile(r"[-\dXYTZ:+/.?~%]{4,}")
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about)\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WORDS = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})",
        rf"{_MONTH},? (?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}) {_MONTH}(?: (?P<day>\d{{1,2}}))?",
    )
)


def is_plain(date: Date) -> bool:
    """Whether the date is a day, a month or a year and nothing else."""
    edtf = date.edtf
    return (
        edtf is not None
        and date.raw is None
        and date.time is None
        and date.note is None
        and _ISO.fullmatch(edtf) is not None
        and edtf[5:6] != "2"
    )


def to_text(date: Date) -> str:
    """What the date field shows: the words of the source, ``c. 1966``, or EDTF."""
    if date.raw is not None:
        return date.raw
    value = date.value
    if isinstance(value, Point) and value.qualifier is Qualifier.APPROXIMATE and value.is_exact:
        plain = str(date.edtf)[:-1]
        if _ISO.fullmatch(plain) and not value.season:
            return f"c. {plain}"
    return str(date.edtf)


def read_text(text: str) -> Date:
    """The date that a text is: ISO 8601, EDTF, ``c. 1966``, ``May 13, 1959``; else its words.

    Raises ValueError for an empty text.
    """
    text = text.strip()
    if not text:
        raise ValueError("the date is empty")
    found = _edtf(text)
    return Date(raw=text) if found is None else Date(found)


def read_edtf(text: str) -> Date | None:
    """The date of an EDTF string; None where it is none."""
    try:
        return Date(str(parse_edtf(text)))
    except EdtfError:
        return None


def with_words(fields: dict[str, str], extra: list[str]) -> None:
    """Say in EDTF what other programs and catalogues say in words: ``c1975.``, ``13. Mai 1959``.

    The words stay where they say more; then a line of Extra has the EDTF.
    """
    text = fields.get("date", "")
    if not text.strip() or read_text(text).edtf or any("issued:" in line for line in extra):
        return
    if date := read_words(text):
        if date.raw:
            extra.append(f"issued: {date.edtf}")
        else:
            fields["date"] = str(date.edtf)


def _edtf(text: str) -> str | None:
    if _EDTF.fullmatch(text):
        return _valid(text)
    if about := _ABOUT.fullmatch(text):
        return _valid(f"{about[1]}~")
    # Zotero's own storage form is "1959-05-13 May 13, 1959"; an access date has a time behind it.
    if stored := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?: .*|T\d\d:\d\d:\d\dZ)", text):
        return _valid(stored[1])
    for form in _WORDS:
        if match := form.fullmatch(text):
            return _of_words(match.groupdict())
    return None


def _of_words(parts: dict[str, str | None]) -> str | None:
    """EDTF of an English month or season, with year and perhaps day."""
    word, day = str(parts["month"]).casefold(), parts.get("day")
    if season := _SEASONS.get(word):
        return None if day else _valid(f"{parts['year']}-{season}")
    month = next((n for n, start in enumerate(_MONTHS, 1) if word.startswith(start)), None)
    if month is None:
        return None
    return _valid(f"{parts['year']}-{month:02d}" + (f"-{int(day):02d}" if day else ""))


def _valid(text: str) -> str | None:
    date = read_edtf(text)
    return date.edtf if date else None
