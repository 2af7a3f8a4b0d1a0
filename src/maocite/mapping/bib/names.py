"""How are names written in BibTeX, and what do its name fields say?

Sources: BibTeX, "How to use BibTeX" ("First von Last", "von Last, First", "von Last, Jr, First",
corporate names in braces, ``and others``); biblatex manual, "Name lists" (extended format
``family=..., given=...``). What Zotero and Better BibTeX make of them decides between equals.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from maocite.mapping.bib.symbols import ACCENTS, SYMBOLS
from maocite.mapping.particles import is_joined, split_joined
from maocite.model.name import Name, NameKind

OTHERS = Name(literal="others", kind=NameKind.GROUP)
"""``and others`` at the end of a list."""
_OTHERS_WORDS = frozenset({"others", "and others", "et al", "et al."})
_AND = re.compile(r"(?:\s+and)+\s+", re.I)
_EDGES = re.compile(r"^and\s+|\s+and$", re.I)
"""An ``and`` with nobody before or behind it."""
_EXTENDED = re.compile(
    r"(family|given|prefix|suffix|useprefix|id|given-i|family-i|prefix-i|suffix-i|juniorfirst)\s*=\s*(.*)",
    re.S,
)
_IN_BRACES = re.compile(
    r"\s*\"?(?:given|family|prefix|suffix)\s*=\s*\"?.*\b(?:given|family)\s*=", re.S
)
_PLAIN_PART = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)*")
_LOWER_WORDS = re.compile(r"[^\W\d_A-Z][\w’']*(?: [^\W\d_A-Z][\w’']*)*")
_BEHIND = re.compile(r"(\S.*?)((?: +[^\W\d_A-Z{}\\]+)+)")
_LOWER_WORD = re.compile(r"(?:^|[\s~])[^\W\d_A-Z]", re.U)

Encode = Callable[[str], str]
Decode = Callable[[str], str]


# --- out ---


def is_others(name: Name) -> bool:
    """Whether the name stands for people who are not named at the end of a list."""
    return name.kind is NameKind.GROUP and (name.literal or "").casefold() in _OTHERS_WORDS


def write_name(name: Name, encode: Encode, joined: bool = False, behind: bool = False) -> str:
    """``de Gaulle, Charles``; in braces what must stay in one piece and in its order.

    A family name that comes first (``{{Mao} Zedong}``) stays first in every program; the inner
    braces mark the family name for the way back. `joined`: ``el-Prifti`` for programs that would
    set a blank behind the particle; biblatex knows better. `behind`: ``Humboldt, Alexander von``,
    as Zotero keeps a particle that does not belong to the family name.
    """
    if is_others(name):
        return "others"
    if name.literal is not None:
        return f"{{{encode(name.literal)}}}"
    dropping = name.dropping_particle
    behind = behind and bool(dropping and name.given and _LOWER_WORDS.fullmatch(dropping))
    before = () if behind else (dropping,)
    particle = " ".join(p for p in (*before, name.non_dropping_particle) if p)
    if name.family is None or (name.given is None and (" " in name.family or particle)):
        return f"{{{encode(name.display())}}}"
    if name.family_first and name.given and not name.suffix and not particle:
        return f"{{{{{encode(name.family)}}} {encode(name.given)}}}"
    family = _part(name.family, encode, True)
    if particle:
        blank = "" if joined and is_joined(particle) else " "
        family = f"{_part(particle, encode, False)}{blank}{family}"
    if name.given is None:
        return family
    given = _part(name.given, encode, False)
    if behind:
        given = f"{given} {encode(dropping or '')}"
    if name.suffix:
        return f"{family}, {_part(name.suffix, encode, False)}, {given}"
    return f"{family}, {given}"


def _part(text: str, encode: Encode, family: bool) -> str:
    """One part of a name, in braces where BibTeX would cut it."""
    written = encode(text)
    if "," in text or ";" in text or "=" in text or _AND.search(f" {text} "):
        return f"{{{written}}}"
    if family and any(word[:1].islower() for word in text.split()):
        return f"{{{written}}}"
    return written


def is_exact(name: Name, joined: bool = False, behind: bool = False) -> bool:
    """Whether reading the written name gives the same name."""
    if name.language or name.forms or name.identifiers or name.as_given or name.office or name.key:
        return False
    if name.literal is not None:
        return (is_others(name) and name == OTHERS) or _is_body(name)
    if name.kind is not NameKind.PERSON or name.family is None or name.comma_suffix:
        return False
    return list(read_names(write_name(name, _same, joined, behind), _same)) == [name]


_PERSON = NameKind.PERSON
_beside = attrgetter(
    *("dropping_particle", "non_dropping_particle", "suffix", "comma_suffix", "literal"),
    *("family_first", "language", "forms", "identifiers", "as_given", "office", "key"),
)
"""All that a name can say beside family and given name."""


def is_simple(name: Name) -> bool:
    """Whether a name says no more than a family and a given name that `are_simple`."""
    family, given = name.family, name.given
    if not (family and given) or name.kind is not _PERSON or any(_beside(name)):
        return False
    return are_simple(family, given)


def are_simple(family: str, given: str) -> bool:
    """Whether family and given name are words of letters, and none in lower case: written and read
    as they are everywhere, with nothing to escape."""
    if family.isalpha() and given.isalpha():
        return not (_is_small(family) or _is_small(given))
    text = f"{family} {given}"
    if not _PLAIN_PART.fullmatch(text) or "_" in text or "--" in text or "''" in text:
        return False
    return not any([_is_small(word) for word in text.split(" ")])  # noqa: C419  # a list is quicker


def _is_small(word: str) -> bool:
    """Whether a word is in lower case, or the one that stands between names in every spelling."""
    return word[0].islower() or word.lower() == "and"


def _is_body(name: Name) -> bool:
    only = Name(literal=name.literal, kind=NameKind.BODY)
    text = name.literal or ""
    return name == only and text == text.strip() and "{" not in text and "}" not in text


def _same(text: str) -> str:
    return text


# --- in ---


def read_names(value: str, decode: Decode) -> Iterator[Name]:
    """The names of one field, without its outer delimiters."""
    if "\\" in value:
        value = _unspaced(value)
    if "{" not in value:
        pieces = _AND.split(value) if " " in value or "\n" in value else [value]
    else:
        pieces = _split(value, _AND)
    for piece in pieces:
        text = piece.strip()
        if text[:4].casefold() == "and " or text[-4:].casefold() == " and":
            text = _EDGES.sub("", text)
        if text:
            name = _read(text, decode)
            if name is not None:
                yield name


_SEMICOLON = re.compile(r"\s*;\s+")


def with_and(value: str) -> str | None:
    """``Doe, J. and Roe, R.`` for ``Doe, J.; Roe, R.`` and ``Doe, J., Roe, R.``; None for others.

    BibTeX reads neither as several names. Four commas and more are nobody's, and where they part
    pairs, each is a name.
    """
    if ("; " not in value and value.count(",") < 3) or _AND.search(value):
        return None
    if "; " in value:
        pieces = [piece for piece in _split(value, _SEMICOLON) if piece.strip()]
        return " and ".join(pieces) if len(pieces) > 1 else None
    parts = [part for part in _split(value, _COMMA) if part.strip()]
    if len(parts) < 4 or "=" in value:
        return None
    if all(" " in part.strip() and "." not in part.split()[-1] for part in parts):
        return " and ".join(parts)
    if len(parts) % 2:
        return None
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return " and ".join(f"{family}, {given}" for family, given in pairs)


def _split(value: str, separator: re.Pattern[str]) -> list[str]:
    """The pieces between separators that stand outside braces."""
    pieces: list[str] = []
    depth, start, at = 0, 0, 0
    while at < len(value):
        char = value[at]
        if char == "\\":
            at += 2
            continue
        if char == "{":
            depth += 1
        elif char == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and (match := separator.match(value, at)):
            pieces.append(value[start:at])
            start = at = match.end()
            continue
        at += 1
    pieces.append(value[start:])
    return pieces


_LETTER_COMMANDS = "|".join(
    name for name, char in SYMBOLS.items() if char.isalpha() and len(char) == 1
)
_SPACED = re.compile(rf"(\\(?:{_LETTER_COMMANDS}))[ \t\r\n]+(?=[^\s{{}}\\])")


def _unspaced(value: str) -> str:
    r"""``H{\aa}kansson`` for ``H\aa kansson``, whose blank parts no words, and `` `` for ``\ ``."""
    return _SPACED.sub(r"{\1}", value).replace("\\ ", " ")


_NEEDS_DECODING = re.compile(r"[\\{}$~\n\t]|--|``|''|  ")
_COMMA = re.compile(r"\s*,\s*")
_GAP = re.compile(r"[\s~]+")


def _read(text: str, decode: Decode) -> Name | None:
    return _parse(text, decode) if _NEEDS_DECODING.search(text) else _plain(text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> Name | None:
    """A name with nothing to decode; people recur in a collection."""
    return _parse(text, _same)


def _parse(text: str, decode: Decode) -> Name | None:
    if text.casefold() in _OTHERS_WORDS:
        return OTHERS
    whole = _whole(text)
    if whole is not None and "=" in whole and _IN_BRACES.match(whole):
        # Better BibTeX puts the parts in braces, and braces around them.
        return _extended(whole, decode)
    if whole is not None:
        return _one_piece(whole, decode)
    if "=" in text and _EXTENDED.match(text):
        return _extended(text, decode)
    parts = _split(text, _COMMA) if "{" in text else [p.strip() for p in text.split(",")]
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    if len(parts) == 1:
        return _first_last(parts[0], decode)
    if len(parts) == 2 and _GENERATION.fullmatch(parts[1].strip()):
        # "Martin Luther King, Jr." is meant as "King, Jr., Martin Luther".
        name = _first_last(parts[0], decode)
        return replace(name, suffix=parts[1].strip()) if name else None
    particle, family = _von_last(parts[0])
    suffix = given = None
    if len(parts) == 2 and " " in family and (ending := _ENDING.fullmatch(family)):
        family, suffix = ending[1], ending[2]
    if len(parts) == 2:
        given = parts[1]
    else:
        # "von Last, Jr, First"; what many people write is "von Last, First, Jr."
        suffix, given = parts[1], ", ".join(parts[2:])
        if _GENERATION.fullmatch(given) or re.fullmatch("[IVX]+", given):
            suffix, given = given, suffix
    behind = _BEHIND.fullmatch(given) if given else None
    if behind and behind[2].islower():
        return _name(decode, family, behind[1], particle, suffix, behind[2].strip())
    return _name(decode, family, given, particle, suffix)


_GENERATION = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_ENDING = re.compile(rf"(\S.*?)\s+({_GENERATION.pattern})")


def _whole(text: str) -> str | None:
    """What stands in one pair of braces around the whole name."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    depth = 0
    for position, char in enumerate(text):
        if char == "\\":
            return None if position == 1 and _is_letter(text) else _deep(text)
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0 and position < len(text) - 1:
                return None
    return text[1:-1]


def _is_letter(text: str) -> bool:
    r"""Whether the braces hold a letter with its accent (``{\"e}``) or a sign: no name in one piece."""
    found = _LETTER.fullmatch(text)
    return found is not None and (found[1] in ACCENTS or (not found[2] and found[1] in SYMBOLS))


_LETTER = re.compile(r"\{\\([A-Za-z]+|[^A-Za-z])\s*(\{?\\?[A-Za-z]?\}?)\}")


def _deep(text: str) -> str | None:
    """`_whole` for a text with commands: escaped braces do not count."""
    bare = re.sub(r"\\.", "  ", text)
    depth = 0
    for position, char in enumerate(bare):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0 and position < len(bare) - 1:
            return None
    return text[1:-1]


def _one_piece(inner: str, decode: Decode) -> Name | None:
    """A corporate name, or ``{Mao} Zedong`` as `write_name` marks a family name that comes first."""
    if inner.startswith("{") and "} " in inner:
        end = inner.index("} ")
        family, given = inner[1:end], inner[end + 2 :]
        if family.count("{") == family.count("}") and "{" not in given.split("\\")[0].removesuffix(
            "{"
        ):
            return Name(decode(family), decode(given), family_first=True)
    literal = decode(inner)
    return Name(literal=literal, kind=NameKind.BODY) if literal else None


def _first_last(text: str, decode: Decode) -> Name | None:
    """``First von Last``: the last word is the family name, with the words in lower case before."""
    if "{" in text:
        words = [word for word in _split(text, _GAP) if word]
    else:
        words = [word for word in _GAP.split(text) if word]
    if not words:
        return None
    lower = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    if len(lower) == len(words) - 1 and _is_lower(words[-1]):
        # In small letters as a whole: ``bell hooks``, ``vincent van gogh``.
        lower = [i for i in lower if words[i] in _PARTICLES]
    if lower:
        start, end = lower[0], lower[-1] + 1
        return _name(
            decode,
            " ".join(words[end:]),
            " ".join(words[:start]),
            " ".join(words[start:end]),
            None,
        )
    given = " ".join(words[:-1])
    if "~" in text:
        # What a tie holds together stays together in the given names.
        given = text[: text.rindex(words[-1])].strip(" ~")
    return _name(decode, words[-1], given, None, None)


_PARTICLES = frozenset(
    {
        *("von", "van", "der", "den", "de", "di", "da", "del", "della", "du", "la", "le", "ten"),
        *("ter", "zu", "zur", "zum", "vom", "af", "av", "of", "el", "al", "ibn", "bin", "bint"),
        *("dos", "das", "do", "des", "d'", "d’", "e", "y", "i", "het", "'t", "op"),
    }
)


def _von_last(text: str) -> tuple[str | None, str]:
    """``van der Vlugt``: everything up to the last word in lower case goes before the name.

    BibTeX does so with ``Ponce de León`` too, which every reader takes for the family name.
    """
    if not text[:1].islower() and "\\" not in text and not _LOWER_WORD.search(text):
        return None, text
    words = [word for word in _split(text, _GAP) if word]
    lower = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    if not lower or not (lower[0] == 0 or words[0] in _LARGE_PARTICLES):
        return None, text
    end = lower[-1] + 1
    return " ".join(words[:end]), " ".join(words[end:])


_LARGE_PARTICLES = frozenset({"Van", "Von", "De", "Der", "Den", "Di", "Da", "La", "Le", "Del"})
"""Particles that some families write with a capital: ``Van der Berg``."""


def _is_lower(word: str) -> bool:
    r"""Whether a word begins with a small letter; one in braces never does.

    BibTeX: a "special character", ``{\c{c}}``, is a letter in this respect too.
    """
    special = _SPECIAL.match(word)
    if special is not None:
        return special[1] in _SMALL or (special[1] not in _LARGE and special[2].islower())
    return word[0].islower()


_SPECIAL = re.compile(r"\{?\\([A-Za-z]+|.)[\s{]*([A-Za-z]?)", re.S)
_SMALL = frozenset({"aa", "ae", "oe", "o", "l", "ss", "i", "j", "th", "dh", "dj", "ng"})
"""Commands that are letters themselves."""
_LARGE = frozenset({"AA", "AE", "OE", "O", "L", "SS", "TH", "DH", "DJ", "NG"})


_TAGS = re.compile(r"</?(?:i|b|sub|sup|span)(?: [^<>]*)?>")
"""Markup, ``\\textsc{Doe}``: how names are set is for the style to say."""


def _name(
    decode: Decode,
    family: str,
    given: str | None,
    particle: str | None,
    suffix: str | None,
    dropping: str | None = None,
) -> Name | None:
    parts = [decode(text) or None if text else None for text in (family, given, particle, suffix)]
    if any(part and "<" in part for part in parts):
        parts = [_TAGS.sub("", part) or None if part else None for part in parts]
    if parts[0] and not particle and family[:1] != "{":
        parts[2], parts[0] = split_joined(parts[0])
    if not (parts[0] or parts[1]):
        return None
    return Name(parts[0], parts[1], dropping, parts[2], parts[3])


_QUOTED_PART = re.compile(r'"(\w+=.*)"', re.S)


def _extended(text: str, decode: Decode) -> Name | None:
    """``family=Gaulle, given=Charles, prefix=de, useprefix=true``."""
    found: dict[str, str] = {}
    for part in _split(text, _COMMA):
        match = _EXTENDED.fullmatch(_QUOTED_PART.sub(r"\1", part.strip()))
        if match:
            value = match[2].strip()
            if value.startswith('"') and value.endswith('"') and len(value) > 1:
                value = value[1:-1]
            found[match[1]] = decode(value)
    family, given = found.get("family") or None, found.get("given") or None
    if not (family or given):
        return None
    prefix = found.get("prefix") or None
    dropping = prefix if found.get("useprefix", "").casefold() == "false" else None
    return Name(family, given, dropping, None if dropping else prefix, found.get("suffix") or None)
