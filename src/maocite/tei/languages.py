"""How is a language written: as a tag that ``xml:lang`` takes, and as a word for people?"""

import re

_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_PRIVATE = "x-maocite"

NAMES = {
    "sq": "Albanian", "ar": "Arabic", "hy": "Armenian", "be": "Belarusian", "bs": "Bosnian",
    "bg": "Bulgarian", "my": "Burmese", "ca": "Catalan", "zh": "Chinese", "hr": "Croatian",
    "cs": "Czech", "da": "Danish", "nl": "Dutch", "en": "English", "et": "Estonian",
    "fi": "Finnish", "fr": "French", "ka": "Georgian", "de": "German", "el": "Greek",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "ga": "Irish",
    "it": "Italian", "ja": "Japanese", "kk": "Kazakh", "km": "Khmer", "ko": "Korean",
    "lo": "Lao", "la": "Latin", "lv": "Latvian", "lt": "Lithuanian", "mk": "Macedonian",
    "mn": "Mongolian", "no": "Norwegian", "fa": "Persian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sr": "Serbian", "sk": "Slovak", "sl": "Slovenian",
    "es": "Spanish", "sv": "Swedish", "th": "Thai", "bo": "Tibetan", "tr": "Turkish",
    "uk": "Ukrainian", "uz": "Uzbek", "vi": "Vietnamese", "yi": "Yiddish",
}  # fmt: skip
"""English names of ISO 639-1 codes, for the text of ``textLang``; others stand as their tag."""


def to_tag(language: str) -> str:
    """The language as ``xml:lang`` takes it.

    What is no tag (``Albanian and Chinese``) becomes one for private use (BCP 47, 2.2.7) that
    `from_tag` reads back.
    """
    if not language or (_TAG.fullmatch(language) and not language.startswith(_PRIVATE)):
        return language
    digits = language.encode("utf-8", "replace").hex()
    return "-".join([_PRIVATE, *(digits[i : i + 8] for i in range(0, len(digits), 8))])


def from_tag(tag: str) -> str:
    """The language of an ``xml:lang``."""
    if not tag.startswith(_PRIVATE + "-"):
        return tag
    try:
        return bytes.fromhex(tag.removeprefix(_PRIVATE).replace("-", "")).decode("utf-8")
    except ValueError:
        return tag


def name_of(language: str) -> str:
    """``Albanian`` for ``sq`` and ``sq-AL``; the tag itself where no name is known."""
    return NAMES.get(language.partition("-")[0].lower(), language)
