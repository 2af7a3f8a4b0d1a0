"""Personal and institutional names: their parts, particles and scripts (CSL 1.0.2, "Names")."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = "'’ʻ"


class Name(NamedTuple):
    """One name of a name variable, its particles told apart."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    """Dropped when only the family name is shown: "von" in "Alexander von Humboldt"."""
    non_dropping_particle: str = ""
    """Kept with the family name: "van" in "Vincent van Gogh"."""
    suffix: str = ""
    """ "Jr.", "III"."""
    comma_suffix: bool = False
    """Whether a comma stands before the suffix also in natural order."""
    literal: str = ""
    """A name that is not divided, mostly of an institution."""
    static_ordering: bool = False
    """Family name always first, as in Chinese, Hungarian (``static-ordering``)."""
    is_institution: bool = False
    """Not a person: a literal, or marked as institution in the item."""
    romanesque: bool = True
    """Whether the family name is in a script with given names that can be inverted and
    abbreviated: all but Chinese, Japanese and Korean."""
    has_given_spaces: bool = True
    """False where family and given name are written together (毛泽东)."""


def parse_name(value: object, *, parse_particles: bool = True) -> Name | None:
    """Read one CSL-JSON name (an object or a string, read as literal); None where it is empty.

    Particles and suffixes inside ``family`` and ``given`` ("Charles de", "d'Aubignac",
    "Sammy, Jr.") are told apart unless the name has ``parse-names: false``, a non-dropping
    particle of its own or a family name in quotation marks, or ``parse_particles`` is False.
    Equal names are one object.
    """
    if value.__class__ is dict or isinstance(value, Mapping):
        get = value.get
        if len(value) == 2 and parse_particles:
            # Most names: no other field says anything.
            family, given = get("family"), get("given")
            if family.__class__ is str and given.__class__ is str:
                return _simple(family, given)
        fields = (
            get("family"),
            get("given"),
            get("dropping-particle"),
            get("non-dropping-particle"),
            get("suffix"),
            get("literal"),
            get("comma-suffix"),
            get("static-ordering"),
            get("isInstitution"),
            get("parse-names", True) if parse_particles else False,
        )
        try:
            return _make(*fields)
        except TypeError:  # a field that is a list or an object says nothing
            known = (str, int, float, bool)
            return _make(*[field if isinstance(field, known) else None for field in fields])
    text = _text(value)
    if not text:
        return None
    return _make(literal_field=text)


def parse_names(value: object) -> tuple[Name, ...]:
    """Read the JSON value of a name variable: a list of names, or one; what is none is left out."""
    if isinstance(value, list | tuple):
        if len(value) == 1:
            name = parse_name(value[0])
            return () if name is None else (name,)
        return tuple([name for name in map(parse_name, value) if name is not None])
    single = parse_name(value)
    return () if single is None else (single,)


def as_mapping(name: Name) -> Mapping[str, object]:
    """The name as CSL-JSON again, its particles apart."""
    entries: tuple[tuple[str, object], ...] = (
        ("family", name.family),
        ("given", name.given),
        ("dropping-particle", name.dropping_particle),
        ("non-dropping-particle", name.non_dropping_particle),
        ("suffix", name.suffix),
        ("comma-suffix", name.comma_suffix),
        ("literal", name.literal),
        ("static-ordering", name.static_ordering),
    )
    return {key: value for key, value in entries if value}


def is_romanesque(text: str) -> bool:
    """Whether ``text`` has a letter of a script whose names are spaced, inverted, abbreviated.

    "Names [...] in Chinese, Japanese and Korean script [...] are displayed with the family name
    preceding the given name, without spaces" (CSL 1.0.2, "Name-part order"). All other scripts
    count as romanesque.
    """
    if text.isascii():
        return text != "" and not text.isspace()
    return any(char.isalnum() and not _is_east_asian(char) for char in text)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip() if value[:1].isspace() or value[-1:].isspace() else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def _is_true(value: object) -> bool:
    if isinstance(value, str):
        return value.strip().lower() not in {"", "0", "false", "no"}
    return bool(value)


def _is_east_asian(char: str) -> bool:
    """Han, Kana, Bopomofo, Yi and Hangul, by the blocks of Unicode 15."""
    code = ord(char)
    return code >= 0x1100 and (
        code <= 0x11FF
        or 0x2E80 <= code <= 0xA4CF
        or 0xA960 <= code <= 0xA97F
        or 0xAC00 <= code <= 0xD7FF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x1B000 <= code <= 0x1B2FF
        or 0x20000 <= code <= 0x3FFFF
    )


@lru_cache(maxsize=32768)
def _simple(family: str, given: str) -> Name | None:
    """The name that has these two fields only."""
    return _make.__wrapped__(family, given)


@lru_cache(maxsize=32768, typed=True)
def _make(
    family_field: object = None,
    given_field: object = None,
    dropping_field: object = None,
    non_dropping_field: object = None,
    suffix_field: object = None,
    literal_field: object = None,
    comma_suffix_field: object = None,
    static_ordering_field: object = None,
    is_institution_field: object = None,
    parse_names_field: object = True,
) -> Name | None:
    """The name of these fields of CSL-JSON, of whatever type they are."""
    family, given, literal = _text(family_field), _text(given_field), _text(literal_field)
    dropping, non_dropping = _text(dropping_field), _text(non_dropping_field)
    suffix, comma_suffix = _text(suffix_field), _is_true(comma_suffix_field)
    is_institution = _is_true(is_institution_field)
    parse_particles = _is_true(parse_names_field)
    if not (family or given or literal or dropping or non_dropping or suffix):
        return None
    if not literal and is_institution and family and not given:
        literal, family = family, ""
    if literal:
        return Name(literal=literal, is_institution=True, romanesque=is_romanesque(literal))
    if len(family) > 2 and family[0] == family[-1] == '"':
        # '"Van Dyke"': the family name is not to be divided.
        family, parse_particles = family[1:-1], False
    if parse_particles and family and given and not non_dropping:
        non_dropping, family = _leading_particles(family)
        if not suffix:
            given, suffix, comma = _suffix(given)
            comma_suffix = comma_suffix or comma
        if not dropping:
            given, dropping = _trailing_particles(given)
    romanesque = is_romanesque(family)
    return Name(
        family,
        given,
        dropping,
        non_dropping,
        suffix,
        comma_suffix,
        static_ordering=_is_true(static_ordering_field),
        is_institution=is_institution,
        romanesque=romanesque,
        has_given_spaces=romanesque or is_romanesque(given),
    )


# Particles --------------------------------------------------------------------------------------


def _leading_particles(family: str) -> tuple[str, str]:
    """ "van der Meer" -> "van der", "Meer"; "d'Aubignac" -> "d'", "Aubignac".

    A particle is a word in small letters that ends in a space, a hyphen or an apostrophe.
    """
    if not _is_small(family):
        return "", family
    end = 0
    while _is_small(family[end:]):
        word_end = family.find(" ", end)
        joint = max(
            family.rfind(mark, end, len(family) if word_end < 0 else word_end)
            for mark in f"-{_APOSTROPHES}"
        )
        after = joint + 1 if joint >= 0 and joint + 1 != word_end else word_end
        if word_end >= 0 and joint < 0:
            after = word_end
        if after <= 0:
            break
        while after < len(family) and family[after] == " ":
            after += 1
        if after >= len(family):
            break
        end = after
    particle = family[:end]
    # "de l' Isle": the space after an apostrophe is the writer's.
    shown = particle if particle[-2:-1] in _APOSTROPHES else particle.rstrip()
    return shown, family[end:]


def _trailing_particles(given: str) -> tuple[str, str]:
    """ "Alexander von" -> "Alexander", "von": the last words, if in small letters."""
    start = len(given)
    while (space := given.rfind(" ", 1, start)) > 0 and _is_small(given[space + 1 : start]):
        start = space
    return given[:start].rstrip(), given[start:].strip()


def _is_small(word: str) -> bool:
    """Whether the first character, apostrophes and hyphens aside, is a small letter."""
    first = word.lstrip(f" -{_APOSTROPHES}")[:1]
    return first != first.upper()


def _suffix(given: str) -> tuple[str, str, bool]:
    """ "Sammy, Jr." -> "Sammy", "Jr."; an exclamation mark asks for the comma: "John,! III"."""
    name, comma, suffix = given.partition(",")
    if not comma:
        return given, "", False
    suffix = suffix.strip()
    wanted = suffix.startswith("!")
    return name.rstrip(), suffix.lstrip("!").strip(), wanted
