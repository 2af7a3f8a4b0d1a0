"""Under which key is a record cited? Keys made by a pattern of the user, where a record has none.

A pattern is text with fields in braces: ``{author}{year}{word}`` makes ``mehilli2014mao``,
``{repository}-{date}-{word}`` makes ``aqsh-1960-06-07-memorandum``. A field with a capital keeps
capitals (``{Author}``), ``{title:20}`` cuts after so many letters. What a record does not have is
left out, with the separator before it. Keys are ASCII, which BibTeX, biber and Zotero all take.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from unicodedata import combining, normalize

from maocite.errors import did_you_mean
from maocite.exceptions import MaociteError
from maocite.model.record import ArchivalRecord, Record
from maocite.model.role import Role

SECONDARY_PATTERN = "{author}{year}{word}"
ARCHIVAL_PATTERN = "{repository}-{date}-{word}"

_FIELD = re.compile(r"\{(?P<name>[A-Za-z]+)(?::(?P<length>[1-9]\d{0,2}))?\}")
_MARKUP = re.compile(r"</?[a-z][^>]*>")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_MAKERS = (
    *(Role.AUTHOR, Role.EDITOR, Role.EDITOR_TRANSLATOR, Role.COMPILER, Role.DIRECTOR),
    *(Role.INTERVIEWER, Role.ORGANIZER, Role.TRANSLATOR, Role.CONTRIBUTOR),
)
"""Under whose name a work is looked for, in this order."""
_SPECIAL = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe", "ħ": "h"}
)
"""Letters whose stroke or ligature Unicode does not take apart."""

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "on",
        "in",
        "at",
        "to",
        "by",
        "for",
        "from",
        "with",
        "into",
        "about",
        "between",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "und",
        "oder",
        "von",
        "vom",
        "zu",
        "zur",
        "zum",
        "im",
        "am",
        "aus",
        "auf",
        "mit",
        "uber",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "et",
        "ou",
        "en",
        "au",
        "aux",
        "dans",
        "sur",
        "pour",
        "par",
        "avec",
        "il",
        "lo",
        "gli",
        "i",
        "uno",
        "una",
        "e",
        "o",
        "di",
        "da",
        "nel",
        "della",
        "delle",
        "dei",
        "el",
        "los",
        "las",
        "y",
        "del",
        "con",
        "por",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "do",
        "dos",
        "na",
        "no",
        "het",
        "een",
        "van",
        "in",
        "op",
        "te",
        "nje",
        "dhe",
        "ne",
        "me",
        "nga",
        "per",
        "v",
        "na",
        "o",
        "ob",
        "i",
        "s",
        "k",
        "iz",
        "po",
        "za",
        "ot",
        "do",
    ]
)
"""Articles, conjunctions and prepositions of the languages that our titles are in."""


@dataclass(frozen=True, slots=True)
class KeyPattern:
    """How keys are made."""

    secondary: str = SECONDARY_PATTERN
    """For published works."""
    archival: str = ARCHIVAL_PATTERN
    """For documents in archives."""

    def __post_init__(self) -> None:
        """Refuse fields that do not exist and braces without a field (`MaociteError`)."""
        for pattern in (self.secondary, self.archival):
            for match in _FIELD.finditer(pattern):
                if match["name"].lower() not in _FIELDS:
                    hint = did_you_mean(match["name"].lower(), list(_FIELDS))
                    raise MaociteError(
                        f"{pattern}: there is no field {match['name']!r}{hint}; "
                        f"there are {', '.join(_FIELDS)}"
                    )
            rest = _FIELD.sub("", pattern)
            if rest == pattern or not re.fullmatch(r"[A-Za-z0-9._:/+-]*", rest):
                raise MaociteError(
                    f"{pattern}: a pattern has fields such as {{author}}, and between them only "
                    "letters, digits and . _ : / + -"
                )

    def key(self, record: Record) -> str:
        """The key of a record, before it is told apart from others; never empty."""
        pattern = self.archival if isinstance(record, ArchivalRecord) else self.secondary
        made = _FIELD.sub(lambda match: _filled(match, record), pattern)
        made = re.sub(r"([._:/+-])[._:/+-]*", r"\1", made).strip("._:/+-")
        return made or "item"


def make_keys(
    records: Iterable[Record], pattern: KeyPattern | None = None, *, every: bool = False
) -> Mapping[str, str]:
    """Old and new key of each record whose key changes.

    Keys that came with the records stay and are never given twice; `every`: new keys for these too.
    The second record with a key gets ``b``, the third ``c``: records added at the end change no key
    that was made before.
    """
    kept = list(records)
    wanted = pattern or KeyPattern()
    fixed = set() if every else {record.id for record in kept if not is_made(record)}
    used = set(fixed)
    made: dict[str, str] = {}
    for record in kept:
        if record.id not in fixed:
            made[record.id] = _free(wanted.key(record), used)
    return MappingProxyType({old: new for old, new in made.items() if old != new})


def with_keys(records: Iterable[Record], keys: Mapping[str, str]) -> list[Record]:
    """The records under their new keys; relations between them follow."""
    return [_renamed(record, keys) for record in records]


def default_key(name: str, date: str, title: str) -> str:
    """``mehilli2014mao`` of what a file says; never empty."""
    year = re.search(r"\d{4}", date)
    words = telling_words(_MARKUP.sub("", title))
    key = "".join([_ascii(name, ""), year[0] if year else "", words[0] if words else ""])
    return key.lower() or "item"


def is_made(record: Record) -> bool:
    """Whether a reader gave the record its key, since the file had none: it looks as they make it."""
    key = re.sub(r"(?<=.)(?:[a-z]|\d{2,}|-\d+|-[a-z])$", "", record.id)
    usual = {KeyPattern(SECONDARY_PATTERN, SECONDARY_PATTERN).key(record), "item"}
    if isinstance(record, ArchivalRecord):
        # Archives are loaded with the first record that lies in one.
        from maocite.archives.keys import citation_key

        usual |= {citation_key(record), KeyPattern().key(record)}
    return record.id in usual or key in usual


def _renamed(record: Record, keys: Mapping[str, str]) -> Record:
    if isinstance(record, ArchivalRecord) and record.relations:
        ties = tuple(
            replace(tie, target=keys.get(tie.target or "", tie.target)) for tie in record.relations
        )
        return replace(record, id=keys.get(record.id, record.id), relations=ties)
    return replace(record, id=keys[record.id]) if record.id in keys else record


def _free(key: str, used: set[str]) -> str:
    found, count = key, 1
    while found in used:
        count += 1
        found = f"{key}{count}" if count > 26 else f"{key}{chr(96 + count)}"
    used.add(found)
    return found


def _filled(match: re.Match[str], record: Record) -> str:
    name = match["name"]
    text = _FIELDS[name.lower()](record)
    if name.islower():
        text = text.lower()
    elif name.isupper() and len(name) > 1:
        text = text.upper()
    return text[: int(match["length"])] if match["length"] else text


def telling_words(text: str) -> list[str]:
    """The words of a title, in ASCII, without articles and prepositions; all where nothing is left."""
    words = _ascii(text, " ").split()
    return [word for word in words if word.lower() not in _SMALL] or words


def _ascii(text: str, between: str) -> str:
    letters = normalize("NFKD", _APOSTROPHE.sub("", text).translate(_SPECIAL))
    plain = "".join(char for char in letters if not combining(char))
    return between.join(re.findall(r"[A-Za-z0-9]+", plain))


def _people(record: Record, most: int) -> list[str]:
    for role in _MAKERS:
        if names := record.people.get(role):
            return [_ascii(name.family or name.display(), "") for name in names[:most]]
    return []


def _author(record: Record) -> str:
    return (_people(record, 1) or [_repository(record)])[0]


def _date(record: Record) -> str:
    if isinstance(record, ArchivalRecord):
        date = record.date or record.event_date
    else:
        date = record.dates.get("issued") or record.dates.get("original-date")
    if date is None:
        return ""
    if date.edtf is not None:
        return re.sub(r"[?~%]", "", date.edtf.partition("/")[0].partition("T")[0]).strip(".")
    found = re.search(r"\d{4}", date.raw or "")
    return found[0] if found else ""


def _title(record: Record) -> str:
    if isinstance(record, ArchivalRecord):
        text = (record.title.without_date or record.title.text) if record.title else ""
    else:
        text = _MARKUP.sub("", record.texts.get("title", ""))
    return _ascii(text, " ")


def _words(record: Record, most: int) -> list[str]:
    return telling_words(_title(record))[:most]


_SHORT = re.compile(r"[A-Z][A-Za-z]*")


def _repository(record: Record) -> str:
    if not isinstance(record, ArchivalRecord) or record.repository is None:
        return ""
    repository = record.repository
    if short := repository.key or repository.abbreviation:
        return _ascii(short, "-")
    # The initials of the name without what stands in brackets: AQSH is not to be guessed.
    name = _ascii(repository.name.partition("(")[0], " ")
    return "".join(word[0] for word in _SHORT.findall(name))


def _levels(record: Record) -> str:
    levels = record.levels if isinstance(record, ArchivalRecord) else ()
    return "-".join(filter(None, (_ascii(level.number or "", "-") for level in levels)))


def _folios(record: Record) -> str:
    folios = record.folios if isinstance(record, ArchivalRecord) else None
    return _ascii(folios.raw, "-") if folios else ""


_FIELDS: Mapping[str, Callable[[Record], str]] = MappingProxyType(
    {
        "author": _author,
        "authors": lambda record: "".join(_people(record, 3)) or _repository(record),
        "year": lambda record: re.sub(r"^(-?\d*).*", r"\1", _date(record)),
        "date": _date,
        "word": lambda record: "".join(_words(record, 1)),
        "words": lambda record: "-".join(_words(record, 3)),
        "title": lambda record: _title(record).replace(" ", "-"),
        "repository": _repository,
        "levels": _levels,
        "folios": _folios,
        "type": lambda record: _ascii(record.type, "-"),
    }
)
"""The fields of a pattern."""
