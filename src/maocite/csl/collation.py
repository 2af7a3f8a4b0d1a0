"""Language-aware sort keys: the Unicode Collation Algorithm, or a fallback without libraries."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

Collator = Callable[[str], str]
"""Gives the sort key of a text. Keys of one collator compare as their texts sort."""


@lru_cache(maxsize=64)
def collator(language: str = "en-US") -> Collator:
    """A function from text to sort key for a language, the same one for the same language.

    Keys tell letters apart first, then accents; case does not count. Punctuation is passed over,
    a space comes before everything ("A Hansen" before "Aalto"), numbers count by their value
    ("Part 9" before "Part 10").

    Uses ICU, hence the Unicode Collation Algorithm with the rules of the language, where PyICU is
    installed (``pip install maocite[collation]``), otherwise :func:`plain_collator`. Nothing is
    loaded before the first key is asked for.
    """
    compute: Collator | None = None

    @lru_cache(maxsize=8192)
    def key(text: str) -> str:
        nonlocal compute
        if compute is None:
            compute = _icu_collator(language) or plain_collator(language)
        return compute(text)

    return key


def plain_collator(language: str) -> Collator:
    """The order of the letters A to Z, with the letters that the language sorts on their own.

    Compatible characters are resolved (NFKD), accents count after letters, case does not count.
    """
    own = _LETTERS | _own_letters(language)
    letters = str.maketrans(own)
    has_own_letter = re.compile(f"[{''.join(own)}]").search
    beyond_ascii = re.compile("[^\x00-\x7f]").finditer
    moved = _latin_moved(language)

    def key(text: str) -> str:
        text = plain_key(text)
        return text.translate(moved) if moved else text

    def plain_key(text: str) -> str:
        if text.isascii():
            return _numbers(_bare(text).lower())
        folded = unicodedata.normalize("NFC", _bare(text)).casefold()
        if has_own_letter(folded):
            folded = folded.translate(letters)
        decomposed = unicodedata.normalize("NFKD", folded)
        marks = base = ""
        end = 0
        for found in beyond_ascii(decomposed):
            at = found.start()
            if unicodedata.combining(found[0]):
                marks += chr(at + 1) + found[0]
                base += decomposed[end:at]
                end = at + 1
        base += decomposed[end:]
        # U+0000 is less than every letter: "Alvarez" before "Álvarez" before "Alvarezes".
        return f"{_numbers(base)}\0{marks}" if marks else _numbers(base)

    return key


def _icu_collator(language: str) -> Collator | None:
    try:
        import icu
    except ImportError:
        return None
    try:
        rules = icu.Collator.createInstance(icu.Locale(language))
    except icu.ICUError:  # no language tag
        rules = icu.Collator.createInstance(icu.Locale.getRoot())
    rules.setStrength(icu.Collator.SECONDARY)
    rules.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)

    def key(text: str) -> str:
        # One character for each byte keeps the order of the bytes.
        return str(rules.getSortKey(_bare(text)).decode("latin-1"))

    return key


# Punctuation (Unicode category P, as far as titles and names have it) and markup.
_PASSED_OVER = (
    "<[^<>]*>|[!\"#%&'()*,\\-./:;?@\\[\\\\\\]_{}¡§«¶·»¿ʹʺʻʼʽʾʿ‐-‧‰-⁞⁽⁾〈〉、-〃〈-】〔-〟・]+"
)
_DIGITS = r"0*([0-9]+)"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is passed over, and a digit; compiled when the first key is asked for."""
    return re.compile(_PASSED_OVER), re.compile(r"\d")


def _bare(text: str) -> str:
    """Without markup and punctuation; one space between words, and between numbers (1914-1918)."""
    passed_over, digit = _patterns()
    put = _nothing_or_space if digit.search(text) else ""
    return " ".join(passed_over.sub(put, text).split())


def _nothing_or_space(found: re.Match[str]) -> str:
    start, end = found.span()
    text = found.string
    return " " if text[start - 1 : start].isdecimal() and text[end : end + 1].isdecimal() else ""


def _numbers(text: str) -> str:
    """Put the count of digits before each number, so that numbers sort by their value."""
    if text.isalpha() or _patterns()[1].search(text) is None:
        return text
    return re.sub(_DIGITS, lambda found: f"{len(found[1]):04d}{found[1]}", text)


# Letters that do not decompose, by the letters they stand with in most languages.
_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n",
    "þ": "th", "ŧ": "t",
}  # fmt: skip

# Letters that a language sorts after another one, in their order (CLDR).
_AFTER = {
    "cs": ("cč", "rř", "sš", "zž"),
    "da": ("zæøå",),
    "es": ("nñ",),
    "et": ("sšzž", "võäöü"),
    "fi": ("zåäö",),
    "hr": ("cčć", "dđ", "sš", "zž"),
    "hu": ("oö", "uü"),
    "is": ("aá", "dð", "eé", "ií", "oó", "uú", "yý", "zþæö"),
    "lt": ("cč", "sš", "zž"),
    "lv": ("cč", "gģ", "kķ", "lļ", "nņ", "sš", "zž"),
    "nb": ("zæøå",),
    "nn": ("zæøå",),
    "pl": ("aą", "cć", "eę", "lł", "nń", "oó", "sś", "zźż"),
    "ro": ("aăâ", "iî", "sș", "tț"),
    "sk": ("aä", "cč", "oô", "sš", "zž"),
    "sl": ("cč", "sš", "zž"),
    "sq": ("cç", "eë"),
    "sv": ("zåäö",),
    "tr": ("cç", "gğ", "hı", "oö", "sş", "uü"),
    "vi": ("aăâ", "dđ", "eê", "oôơ", "uư"),
}


# Languages whose own script comes before the Latin one (CLDR, "reorder"), and where the Latin
# letters go: behind the alphabets, or behind the characters of Chinese, Japanese and Korean too.
_ALPHABETS = ("ar", "be", "bg", "el", "fa", "he", "hy", "ka", "kk", "ky", "mk", "mn", "ru", "sr", "th", "uk")  # fmt: skip
_LATIN_AT = dict.fromkeys(_ALPHABETS, 0x2000) | dict.fromkeys(("ja", "ko", "zh"), 0x10F000)


def _latin_moved(language: str) -> dict[int, int]:
    """Where each Latin letter goes in the order of a language; empty where it stays."""
    offset = _LATIN_AT.get(language[:2].lower())
    if offset is None:
        return {}
    return {code: offset + code for code in range(ord("a"), ord("z") + 1)}


def _own_letters(language: str) -> dict[str, str]:
    """Each letter of its own as the one before it and a character that follows every letter."""
    own = {}
    for letters in _AFTER.get(language[:2].lower(), ()):
        base = letters[0]
        for rank, letter in enumerate(letters[1:], 1):
            own[letter] = f"{base}{chr(0x10FF00 + rank)}"
    return own
